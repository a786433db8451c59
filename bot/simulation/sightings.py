"""Messages as they are about to be sent, and how what they are about stands then."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import Engine, select

from bot.adapters.database.among import among
from bot.adapters.database.quick import quick
from bot.adapters.database.tables import delivery_subjects
from bot.core.clock import Clock
from bot.core.model import Assignment, AssignmentId, Delivery, DeliveryId, Kind, PersonId
from bot.core.stores import UnitOfWork
from bot.services.looking import contact_of

P = ParamSpec("P")
T = TypeVar("T")

FOR_THEMSELVES = frozenset({Kind.NUDGE, Kind.DIGEST})  # whoever is away gets none
_SUBJECTS = (
    select(delivery_subjects.c.delivery_id, delivery_subjects.c.assignment_id)
    .where(among(delivery_subjects.c.delivery_id, "among"))
    .order_by(delivery_subjects.c.delivery_id, delivery_subjects.c.assignment_id)
)


class Watched(Protocol):
    """An office that can be looked at from outside."""

    @property
    def engine(self) -> Engine:
        """Of its database."""

    @property
    def clock(self) -> Clock:
        """Its own."""

    def look(self, service: Callable[Concatenate[UnitOfWork, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a service finds."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A message as it was claimed, and how what it is about stood then."""

    delivery: Delivery
    about: tuple[Assignment, ...]
    is_away: bool  # whoever gets it, and somebody stands in


def sightings(machine: Watched, wanted: Sequence[DeliveryId]) -> dict[DeliveryId, Sighting]:
    """Of these messages, as they are at this moment."""
    named: dict[DeliveryId, list[AssignmentId]] = {}
    with machine.engine.connect() as connection:
        for row in quick(connection).execute(_SUBJECTS, {"among": list(wanted)}):
            named.setdefault(row.delivery_id, []).append(row.assignment_id)
    return machine.look(_sightings, wanted, named)


def _sightings(
    work: UnitOfWork, ids: Sequence[DeliveryId], named: Mapping[DeliveryId, list[AssignmentId]]
) -> dict[DeliveryId, Sighting]:
    found = work.deliveries.get_many(ids)
    about: dict[DeliveryId, list[AssignmentId]] = {
        one.id: [one.assignment_id] if one.assignment_id else named.get(one.id, [])
        for one in found.values()
        if one.assignment_id or one.kind in {Kind.ESCALATION, Kind.DIGEST} or "waits" in one.facts
    }
    wanted = {assignment_id for ids_ in about.values() for assignment_id in ids_}
    asked = {one.person_id for one in found.values() if one.person_id and one.kind in FOR_THEMSELVES}
    replaced = _with_somebody_instead(work, asked)
    known = {a.id: a for a in work.assignments.get_many(wanted)}
    return {
        one.id: Sighting(
            one, tuple(known[assignment_id] for assignment_id in about.get(one.id, ())), one.person_id in replaced
        )
        for one in found.values()
    }


def _with_somebody_instead(work: UnitOfWork, among_these: set[PersonId]) -> set[PersonId]:
    """Who of them is on leave while somebody stands in whom a channel reaches."""
    absent = work.delegations.absent(work.today) if among_these else set()
    standing = work.delegations.in_force(work.today) if absent & among_these else []
    return {
        one.from_person
        for one in standing
        if one.from_person in among_these
        and one.assignment_id is None
        and one.to_person not in absent
        and contact_of(work, one.to_person)
    }

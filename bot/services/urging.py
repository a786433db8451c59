"""A director has the heads nudged by hand: whom that would reach, and doing it."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.model import Assignment, AssignmentId, Delivery, Directive, Kind, PersonId, State, Status
from bot.core.policy import after_order, reason_now
from bot.core.records import Event
from bot.core.stores import UnitOfWork
from bot.core.urging import Place, Urging
from bot.services.answering import Actor
from bot.services.following import reschedule
from bot.services.looking import clerks, directors_over, policy_of
from bot.services.sending import send_escalation, send_ordered_nudge, waiting_nudge
from bot.services.summarising import overseen_one

JUST_NOW = timedelta(hours=1)  # elapsed office time in which a head is not nudged twice, whoever orders it
Shown = Mapping[AssignmentId, str | None]  # each unit that would be pressed, and when it last gave a sign (ISO)

_ON_ITS_WAY = frozenset({State.QUEUED, State.CLAIMED})


def whom_to_urge(work: UnitOfWork, director: PersonId, directive: Directive) -> list[Urging]:
    """The open units under this director, by unit code, with what would become of each."""
    return _to_urge(work, directive, overseen_one(work, director, directive))


def _to_urge(work: UnitOfWork, directive: Directive, seen: Iterable[Matter]) -> list[Urging]:
    deliveries: dict[AssignmentId, list[Delivery]] = {}
    for delivery in work.deliveries.waiting(directive.id):
        if delivery.assignment_id:
            deliveries.setdefault(delivery.assignment_id, []).append(delivery)
    return [
        Urging(matter=m, place=_place(work, m, deliveries.get(m.assignment.id, ())))
        for m in seen
        if _is_open(m.assignment)
    ]


def _is_open(a: Assignment) -> bool:
    """Whether anything is asked of the unit now; whether it is its task at all may be the clerk's to decide first."""
    return not (a.is_settled or a.rests_until or a.status is Status.DECLINED)


def _place(work: UnitOfWork, matter: Matter, deliveries: Sequence[Delivery]) -> Place:
    if matter.addressee.contact is None:
        return Place.CALL
    nudged = matter.assignment.last_nudged_at
    if nudged and work.now - nudged < JUST_NOW:
        return Place.JUST_NUDGED
    if any(_is_on_its_way(delivery) for delivery in deliveries):
        return Place.ON_ITS_WAY
    return Place.NUDGE


def _is_on_its_way(delivery: Delivery) -> bool:
    """A nudge that only waits, for open hours or the network, is none: the one by hand takes its place."""
    if delivery.kind is Kind.NUDGE:
        return delivery.state is State.CLAIMED
    return delivery.kind is Kind.DIRECTIVE and delivery.state in _ON_ITS_WAY and not delivery.repeat


def shown(found: Iterable[Urging]) -> dict[AssignmentId, str | None]:
    """What is agreed to when a director agrees to this list."""
    pressed = (one.matter.assignment for one in found if one.place in {Place.NUDGE, Place.CALL})
    return {a.id: a.last_sign_at.isoformat() if a.last_sign_at else None for a in pressed}


def mark_of(agreed: Shown) -> int:
    """A number that tells one such list from another, for the button that agrees to it."""
    return zlib.crc32(repr(sorted(agreed.items())).encode())


def urge(work: UnitOfWork, directive: Directive, by: Actor, agreed: Shown, *, order_of: str) -> list[Urging]:
    """Nudge those of the list who are still open and silent; what became of each unit on it, by unit code.

    `order_of` names the director as the heads are to read it.
    """
    seen = overseen_one(work, by.person.id, directive)
    now_open = {one.matter.assignment.id: one for one in _to_urge(work, directive, seen)}
    results = []
    for matter in seen:
        assignment_id = matter.assignment.id
        if assignment_id not in agreed:
            continue
        one = now_open.get(assignment_id)
        sign = matter.assignment.last_sign_at
        if one is None or (sign.isoformat() if sign else None) != agreed[assignment_id]:
            one = Urging(matter=matter, place=Place.ANSWERED)
        elif one.place is Place.NUDGE:
            _nudge(work, matter, by, order_of)
        elif one.place is Place.CALL:
            _to_call_sheet(work, matter, by)
        results.append(one)
    return results


def _nudge(work: UnitOfWork, matter: Matter, by: Actor, order_of: str) -> None:
    a, calendar = matter.assignment, work.rules.calendar
    waiting = waiting_nudge(work, a.id)
    if waiting:
        work.deliveries.settle(waiting.id, State.DROPPED, reason="one ordered by hand takes its place")
        taken, nth = replace(a, last_nudged_at=work.now), int(waiting.facts["nth"])
    else:
        taken = after_order(a, policy_of(matter.directive), work.now)
        nth = taken.nudges
    why = reason_now(a, calendar, work.now)
    counted = bool(waiting) or taken.nudges_since_sign > a.nudges_since_sign
    send_ordered_nudge(work, matter, nth=nth, why=why, order_of=order_of, counted=counted)
    reschedule(work, taken)
    _note(work, matter, by, "nudge", facts={"nth": nth, "why": why, "ordered": 1})


def _to_call_sheet(work: UnitOfWork, matter: Matter, by: Actor) -> None:
    """Those who ring are told, unless they just were."""
    a = matter.assignment
    if a.last_call_sheet_at and work.now - a.last_call_sheet_at < JUST_NOW:
        return
    to = clerks(work) or directors_over(work, matter.addressee.unit)
    told = [person for person in to if send_escalation(work, matter, person, call_sheet=True)]
    reschedule(work, replace(a, last_call_sheet_at=work.now))
    names = ", ".join(person.full_name for person in told)
    _note(work, matter, by, "call_sheet", text=names or None, facts={"ordered": 1})


def _note(
    work: UnitOfWork,
    matter: Matter,
    by: Actor,
    what: str,
    *,
    text: str | None = None,
    facts: Mapping[str, str | int | None],
) -> None:
    work.events.append(
        Event(
            at=work.now,
            what=what,
            who=by.person.full_name,
            person_id=by.person.id,
            channel=by.channel,
            directive_id=matter.directive.id,
            assignment_id=matter.assignment.id,
            text=text,
            facts=facts,
        )
    )

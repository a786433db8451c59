"""What was to be told above a head and did not arrive: unlike a nudge, it does not come again by itself soon."""

from collections.abc import Iterator
from datetime import datetime

from bot.core.folding import Entry
from bot.core.matter import Matter
from bot.core.model import Delivery, Kind, Person, PersonId, State
from bot.core.policy import Rung
from bot.core.stores import UnitOfWork
from bot.services.digests import open_lines
from bot.services.folding import StoredLine, escalate, put_on_next
from bot.services.ladder import ladder_from
from bot.services.looking import clerks, contact_of, directors_over, matters

_TELLS = frozenset({Kind.ESCALATION, Kind.DIGEST})
_ARRIVES = frozenset({State.QUEUED, State.CLAIMED, State.SENT, State.UNKNOWN})


def tell_after_all(work: UnitOfWork, delivery: Delivery) -> None:
    """The same person is told on another account, or in their next digest; one whom nothing reaches, somebody else."""
    if delivery.kind not in _TELLS or delivery.person_id is None:
        return
    person = work.recipients.person(delivery.person_id)
    contact = contact_of(work, person.id)
    if contact and delivery.kind is Kind.DIGEST:
        if lines := [line for line in _still_wanted(work, delivery) if line[1] != Entry.NUDGE]:
            put_on_next(work, contact, lines)
        return
    for matter, call_sheet in _untold(work, delivery):
        for other in [person] if contact else _others(work, matter, person, call_sheet=call_sheet):
            escalate(work, matter, other, call_sheet=call_sheet)


def _still_wanted(work: UnitOfWork, digest: Delivery) -> list[StoredLine]:
    _, gone = open_lines(work, digest)
    return [line for line in digest.facts["lines"] if line not in gone]


def _untold(work: UnitOfWork, delivery: Delivery) -> Iterator[tuple[Matter, bool]]:
    """What it said that is still true, and whether it was that somebody has to ring."""
    if delivery.kind is Kind.DIGEST:
        told = {line[0]: line for line in _still_wanted(work, delivery) if line[1] != Entry.NUDGE}
        sheets = {about: line[1] == Entry.CALL_SHEET for about, line in told.items()}
        since = {about: datetime.fromisoformat(line[4]) for about, line in told.items()}
    else:
        about_all = work.deliveries.subjects(delivery.id)
        sheets = dict.fromkeys(about_all, bool(delivery.facts.get("call_sheet")))
        since = dict.fromkeys(about_all, delivery.created_at)
    for matter in matters(work, work.assignments.get_many(sheets)):
        a = matter.assignment
        answered = a.last_sign_at is not None and a.last_sign_at >= since[a.id]
        if not (a.is_settled or a.paused_at or answered or (sheets[a.id] and a.reachable)):
            yield matter, sheets[a.id]


def _others(work: UnitOfWork, matter: Matter, but: Person, *, call_sheet: bool) -> list[Person]:
    """Who hears of it in the place of somebody whom nothing reaches; nobody, where others were told with them."""
    if call_sheet:
        people = clerks(work) or directors_over(work, matter.addressee.unit)
    else:
        _, people = ladder_from(work, matter, Rung.DEPUTY)
    told = _told(work, matter)
    return [] if told - {but.id} else [person for person in people or clerks(work) if person.id != but.id]


def _told(work: UnitOfWork, matter: Matter) -> set[PersonId]:
    """Who has been told of it since it was last told, or is about to be."""
    a = matter.assignment
    last = max((at for at in (a.last_escalated_at, a.last_call_sheet_at) if at), default=a.issued_at)
    return {
        d.person_id
        for d in work.deliveries.of_assignment(a.id)
        if d.kind in _TELLS and d.state in _ARRIVES and (d.sent_at is None or d.sent_at >= last)
        if d.person_id and (d.kind is Kind.ESCALATION or _has_line(d, a.id))
    }


def _has_line(digest: Delivery, about: int) -> bool:
    return any(line[0] == about and line[1] != Entry.NUDGE for line in digest.facts["lines"])

"""Ending a recurring duty: no further period opens, and what is not due yet is not asked for any more."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.duties import Duty, Share, asked_of
from bot.core.errors import BadInput
from bot.core.making import replace
from bot.core.model import Acceptance, Assignment, Directive, Status
from bot.core.records import Event
from bot.core.stores import UnitOfWork
from bot.services.following import BOT, reschedule, save
from bot.services.issuing import find_directive
from bot.services.looking import people_of, voice
from bot.services.sending import send_notice
from bot.services.upwards import not_waiting, tell_deciders, waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What came of it."""

    directive: Directive
    duties: tuple[Duty, ...]
    finished: int  # units with nothing left to do
    late: int  # periods that are still to be carried out


def running(work: UnitOfWork, directive: Directive) -> list[Duty]:
    """The recurring duties that have not been ended."""
    if not directive.duties or directive.withdrawn_at:
        return []
    return [duty for duty in work.duties.of_directive(directive.id) if duty.goes_on]


def end_series(work: UnitOfWork, handle_or_number: str, *, number: int | None = None, by: str = BOT) -> Ended:
    """End all recurring duties of a directive, or one; periods whose deadline has passed stay to be carried out.

    Whoever has nothing left is finished: confirmed as of the last period they closed, or, having closed none, freed.
    Raises NotFound, and BadInput where there is none to end.
    """
    directive = find_directive(work, handle_or_number)
    ended = [duty for duty in running(work, directive) if number in {None, duty.number}]
    if not ended:
        which = f"duty {number} of {directive.handle}" if number else f"no duty of {directive.handle}"
        raise BadInput(
            f"{which[0].upper()}{which[1:]} comes again{'' if number is None else ' no more'}; nothing was changed."
        )
    every = work.assignments.of_directive(directive.id)
    for a in every:
        reschedule(work, a)  # opens what has begun meanwhile: a missed period is not lost with the series
    for duty in ended:
        work.duties.end(duty.id, work.now)
        _note(work, directive, duty, by)
    finished = late = 0
    for a in work.assignments.get_many([a.id for a in every]):
        shares = [s for s in work.duties.shares([a.id]).get(a.id, []) if s.duty_id in {duty.id for duty in ended}]
        if shares and not a.is_settled:
            finished += _end_for(work, directive, a, shares)
            late += sum(share.is_open and share.is_late(work.now) for share in asked_of(shares))
    return Ended(directive=directive, duties=tuple(ended), finished=finished, late=late)


def _end_for(work: UnitOfWork, directive: Directive, a: Assignment, shares: Sequence[Share]) -> bool:
    """What one unit has of them; whether that leaves it with nothing to do."""
    work.duties.drop(s for s in shares if s.is_open and not s.is_late(work.now))
    left = asked_of(work.duties.shares([a.id]).get(a.id, []))
    goes_on = {duty.number for duty in running(work, directive)}
    over = not any(s.is_open or s.number in goes_on for s in left)
    matter = save(work, _finished(work, a, left) if over else a)
    tell_deciders(work, matter)
    for person in people_of(matter):
        told = voice(work, person).series_over(matter, sorted({share.number for share in shares}))
        send_notice(work, person, told, directive_id=directive.id, assignment_id=a.id)
    return over


def _finished(work: UnitOfWork, a: Assignment, left: Sequence[Share]) -> Assignment:
    a = not_waiting(work, a)
    closed = [share for share in left if share.closed_at]
    if not closed:
        return replace(a, status=Status.WITHDRAWN)
    last = max(closed, key=lambda share: share.closed_at or work.now)
    a = replace(a, status=Status.CONFIRMED, confirmed_at=last.closed_at, confirmed_by=last.closed_by)
    return waiting(work, replace(a, acceptance=Acceptance.WAITING)) if work.rules.acceptance else a


def _note(work: UnitOfWork, directive: Directive, duty: Duty, by: str) -> None:
    work.events.append(
        Event(
            at=work.now,
            what="series_ended",
            who=by,
            directive_id=directive.id,
            text=f"{duty.number}. {duty.text}",
            facts={"duty": duty.number},
        )
    )

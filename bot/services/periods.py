"""Duties as rows: given to units, their periods opened in time, and the deadline that an assignment has by them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from bot.core.calendar import Calendar
from bot.core.duties import (
    Duty,
    NewDuty,
    NewShare,
    Period,
    Share,
    Timing,
    first_period,
    last_of,
    next_period,
    opened_since,
    running_period,
    timing_at_the_end,
    timing_of,
)
from bot.core.making import replace
from bot.core.model import Assignment, Deadline, Directive, Status
from bot.core.policy import deadline_passes
from bot.core.records import Event
from bot.core.stores import UnitOfWork
from bot.services.books import going_on


def record_duties(
    work: UnitOfWork, directive: Directive, new: Sequence[NewDuty], assignments: Iterable[Assignment], by: str
) -> list[Assignment]:
    """Number the duties of a directive that is being issued and give each unit its own; how the assignments stand."""
    listed = list(assignments)
    if not new:
        return listed
    codes = {unit.code: unit.id for unit in work.recipients.units()}
    duties = work.duties.add(directive.id, new, codes)
    work.events.append(*(_given(work, duty, one, by) for duty, one in zip(duties, new, strict=True)))
    work.duties.give(share for a in listed for share in _shares_for(work, directive, a, duties))
    given = work.duties.shares([a.id for a in listed])
    return [_timed(a, timing_of(given.get(a.id, ()))) for a in listed]


def _given(work: UnitOfWork, duty: Duty, new: NewDuty, by: str) -> Event:
    due = str(new.repeats.every) if new.repeats else new.due.on.isoformat() if new.due else None
    return Event(
        at=work.now,
        what="duty_given",
        who=by,
        directive_id=duty.directive_id,
        text=f"{duty.number}. {duty.text}",
        facts={"duty": duty.number, "lead": ",".join(new.leads), "supporting": ",".join(new.supports), "due": due},
    )


def give_duties(work: UnitOfWork, directive: Directive, a: Assignment) -> Assignment:
    """What the directive's duties ask of this unit from now on; what it had of them before is open again.

    Of a duty that comes again it is the period that runs now: those before are over for the unit.
    """
    if not directive.duties:
        return a
    had = work.duties.shares([a.id]).get(a.id, [])
    every = work.duties.of_directive(directive.id)
    recurring = {duty.id for duty in every if duty.repeats}
    work.duties.save(_as_given(share) for share in had if share.duty_id not in recurring)
    known = {share.duty_id for share in had}
    work.duties.give(_shares_for(work, directive, a, (duty for duty in every if duty.id not in known)))
    for duty in every:
        _go_on_with(work, a, duty, [share for share in had if share.duty_id == duty.id])
    return align(work, a, directive)


def _as_given(share: Share) -> Share:
    return replace(share, closed_at=None, closed_by=None, percent=None)


def _go_on_with(work: UnitOfWork, a: Assignment, duty: Duty, had: Sequence[Share]) -> None:
    """A recurring duty that the unit had before."""
    last = last_of(had)
    if duty.repeats is None or not duty.goes_on or last is None:
        return
    over = last.due_at is not None and last.due_at <= work.now
    work.duties.drop(share for share in had if share.is_open and (over or share.id != last.id))
    if over:
        period = running_period(duty.repeats, last, work.rules.calendar, work.now)
        work.duties.give([_of_period(duty, a, period, leads=last.leads)])
    else:
        work.duties.save([_as_given(last)])


def _shares_for(work: UnitOfWork, directive: Directive, a: Assignment, duties: Iterable[Duty]) -> Iterator[NewShare]:
    """What each of the duties asks of the unit; nothing, where it has to do with others or is over."""
    for duty in duties:
        leads = a.unit_id in duty.leads or (not duty.leads and a.unit_id not in duty.supports)
        over = duty.repeats is not None and not duty.goes_on
        if not over and (leads or a.unit_id in duty.supports):
            yield _share(work, directive, a, duty, leads=leads)


def _share(work: UnitOfWork, directive: Directive, a: Assignment, duty: Duty, *, leads: bool) -> NewShare:
    calendar = work.rules.calendar
    if duty.repeats:
        return _of_period(duty, a, first_period(duty.repeats, calendar, work.now), leads=leads)
    due = duty.due or directive.due
    return NewShare(duty_id=duty.id, assignment_id=a.id, leads=leads, due=due, due_at=_passes(due, calendar))


def _of_period(duty: Duty, a: Assignment, period: Period, *, leads: bool) -> NewShare:
    return NewShare(
        duty_id=duty.id,
        assignment_id=a.id,
        leads=leads,
        due=period.due,
        due_at=period.due_at,
        nth=period.nth,
        period_on=period.period_on,
    )


def align(work: UnitOfWork, a: Assignment, directive: Directive, by: str = "hệ thống") -> Assignment:
    """The assignment with the deadline that its duties give it now; periods that have begun are opened first."""
    if not directive.duties or a.status is Status.WITHDRAWN:
        return a
    shares = work.duties.shares([a.id]).get(a.id, [])
    if a.status is Status.CONFIRMED:
        return _timed(a, timing_at_the_end(shares))
    duties = work.duties.of_directive(directive.id)
    shares = _open_periods(work, a, duties, shares, by)
    calendar = work.rules.calendar
    coming = [next_period(rule, last, calendar) for _, rule, last in going_on(duties, shares)]
    return _timed(a, timing_of(shares, coming))


def _timed(a: Assignment, timing: Timing | None) -> Assignment:
    if timing is None:
        return replace(a, rests_until=None)
    moved = timing.due_at != a.due_at
    return replace(
        a,
        due=timing.due,
        due_at=timing.due_at,
        rests_until=timing.rests_until,
        overdue_nudges=0 if moved else a.overdue_nudges,
    )


def _open_periods(work: UnitOfWork, a: Assignment, duties: Sequence[Duty], shares: list[Share], by: str) -> list[Share]:
    """Those that have begun meanwhile, each of them; the shares as they are then."""
    opened = [
        (duty, last, period)
        for duty, rule, last in going_on(duties, shares)
        for period in opened_since(rule, last, work.rules.calendar, work.now)
    ]
    work.duties.give(_of_period(duty, a, period, leads=last.leads) for duty, last, period in opened)
    for duty, _, period in opened:
        work.events.append(
            Event(
                at=work.now,
                what="period_opened",
                who=by,
                directive_id=a.directive_id,
                assignment_id=a.id,
                text=f"{duty.number}. {duty.text}",
                facts={"duty": duty.number, "period": period.nth, "due": period.due.on.isoformat()},
            )
        )
    return work.duties.shares([a.id]).get(a.id, []) if opened else shares


def move_deadline(work: UnitOfWork, a: Assignment, before: Deadline | None, due: Deadline) -> None:
    """More time was granted: it is for the duties from which the deadline came when it was asked for."""
    passes = deadline_passes(due, work.rules.calendar)
    shares = work.duties.shares([a.id]).get(a.id, [])
    held = [share for share in shares if share.is_open and share.due == before]
    work.duties.save(replace(share, due=due, due_at=passes) for share in held)


def follow_directive(work: UnitOfWork, a: Assignment, due: Deadline | None) -> None:
    """The directive has another deadline: so have its duties that have none of their own."""
    shares = work.duties.shares([a.id]).get(a.id, [])
    if not shares:
        return
    without = {d.number for d in work.duties.of_directive(a.directive_id) if d.due is None and d.repeats is None}
    at = _passes(due, work.rules.calendar)
    moved = [share for share in shares if share.is_open and share.number in without]
    work.duties.save(replace(share, due=due, due_at=at) for share in moved)


def _passes(due: Deadline | None, calendar: Calendar) -> datetime | None:
    return deadline_passes(due, calendar) if due else None


def hand_on(work: UnitOfWork, from_: Assignment, to: Assignment) -> None:
    """Another unit has the duties from now on."""
    shares = work.duties.shares([from_.id]).get(from_.id, [])
    if shares:
        ids = {share.duty_id for share in shares}
        work.duties.hand_on(ids, (from_.id, from_.unit_id), (to.id, to.unit_id))


def reopen_last(work: UnitOfWork, a: Assignment) -> None:
    """The confirmation is taken back, or the result returned: what it closed is open again."""
    shares = work.duties.shares([a.id]).get(a.id, [])
    last = max((share.closed_at for share in shares if share.closed_at), default=None)
    work.duties.save(replace(s, closed_at=None, closed_by=None) for s in shares if last and s.closed_at == last)

"""Being reminded later: how long each urgency lets somebody wait, and when not at all. Pure: the time is handed in."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.calendar import Calendar, elapsed
from bot.core.model import Assignment, Urgency
from bot.core.policy import FollowUp, Step, waits_for
from bot.core.spans import Span

MOST = 2  # times in a row, without a report or an obstacle between them
WAITS = (  # a place in this list stands in buttons that were sent
    Span(time=timedelta(minutes=30)),
    Span(time=timedelta(hours=2)),
    Span(time=timedelta(hours=4)),
    Span(days=1),
    Span(days=3),
    Span(days=5),
)
_OFFERED: Mapping[Urgency, tuple[int, ...]] = {
    Urgency.THUONG: (3, 4, 5),
    Urgency.KHAN: (2, 3),
    Urgency.THUONG_KHAN: (1,),
    Urgency.HOA_TOC: (0,),
}


class Refusal(StrEnum):
    """Why nobody is reminded later."""

    OVER = "over"  # nothing more is asked of the unit
    RESTS = "rests"  # somebody else has to decide first, so that there is no reminder
    LATE = "late"
    BEYOND_DUE = "beyond_due"  # it would come after the day of the deadline
    TOO_LONG = "too_long"  # for the urgency
    TWICE = "twice"


def waits_of(urgency: Urgency) -> tuple[Span, ...]:
    """The waits that are offered, the shortest first."""
    return tuple(WAITS[place] for place in _OFFERED[urgency])


def refusal_of(a: Assignment, now: datetime) -> Refusal | None:
    """Why it may not be put off at all; None where it may."""
    if a.is_settled:
        return Refusal.OVER
    if waits_for(a) or a.rests_until:
        return Refusal.RESTS
    if a.due_at and now >= a.due_at:
        return Refusal.LATE
    return Refusal.TWICE if a.snoozes >= MOST else None


def offered(
    a: Assignment, urgency: Urgency, policy: FollowUp, calendar: Calendar, now: datetime
) -> Iterator[tuple[int, Span]]:
    """What can be chosen, each with its place among `WAITS`."""
    for place in _OFFERED[urgency]:
        if isinstance(until(a, urgency, WAITS[place], policy, calendar, now), datetime):
            yield place, WAITS[place]


def until(
    a: Assignment, urgency: Urgency, span: Span, policy: FollowUp, calendar: Calendar, now: datetime
) -> datetime | Refusal:
    """Until when there is no reminder, aware UTC; or why that cannot be."""
    if refusal := refusal_of(a, now):
        return refusal
    counts = elapsed(calendar.zone) if policy.ignores_hours else calendar

    def end(wait: Span) -> datetime:
        return counts.next_open(counts.after(now, wait))

    at = end(span)
    if at > end(waits_of(urgency)[-1]):
        return Refusal.TOO_LONG
    return Refusal.BEYOND_DUE if a.due and calendar.today(at) > a.due.on else at


def is_asleep(a: Assignment, now: datetime) -> bool:
    """Whether nobody is reminded of it yet."""
    return a.snoozed_until is not None and now < a.snoozed_until


def is_awaited(a: Assignment, step: Step) -> bool:
    """Whether a step comes at this time because the head asked for it."""
    return a.snoozes > 0 and a.snoozed_until == step.at

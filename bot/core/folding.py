"""Which nudges go as one morning digest, and how many messages a person gets in a day. Pure: the time is handed in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.core.calendar import Calendar
from bot.core.matter import Matter
from bot.core.model import AssignmentId, Urgency
from bot.core.spans import Span

SEVERAL = 2  # nudges of one person on one day, from which on they go together


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A nudge that somebody is to get in the course of a day."""

    assignment_id: AssignmentId
    urgency: Urgency
    crosses_deadline: bool = False  # the deadline passes before its time, so that said earlier it would be untrue
    held: bool = False  # the cap held it back before


def carried(coming: Collection[Coming], *, has_digest: bool, room: int) -> frozenset[AssignmentId]:
    """Those of one person's nudges of a day that the morning's digest carries; the others go at their own time.

    `has_digest`: something waits for it already, so that it goes anyhow. `room`: how many messages the cap still lets
    through today.
    """
    held = {one.assignment_id for one in coming if one.held and one.urgency is not Urgency.HOA_TOC}
    usual = {one.assignment_id for one in coming if one.urgency is Urgency.THUONG and not one.crosses_deadline}
    together = held | usual
    if has_digest:
        return frozenset(together)
    return frozenset(together) if len(together) >= SEVERAL and room > 0 else frozenset()


def digest_on(day: date, at: time, calendar: Calendar) -> datetime:
    """When the digest of a working day goes: at that time, or as soon afterwards as the office is open; aware UTC."""
    opening = calendar.opening(day)
    since_opening = datetime.combine(day, at) - calendar.local(opening).replace(tzinfo=None)
    moment = calendar.next_open(opening + max(since_opening, timedelta(0)))
    return moment if calendar.today(moment) == day else opening


def next_digest(now: datetime, at: time, calendar: Calendar) -> datetime:
    """The first time of a digest that is not past, on a working day."""
    today = calendar.today(now)
    if calendar.is_working_day(today) and (moment := digest_on(today, at, calendar)) > now:
        return moment
    return digest_on(calendar.today(calendar.after(now, Span(days=1))), at, calendar)


class Entry(StrEnum):
    """What a line of a digest stands for. The values are stored."""

    NUDGE = "nudge"
    ESCALATION = "escalation"
    CALL_SHEET = "call_sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a digest: an assignment, and what the person would have been told about it."""

    entry: Entry
    matter: Matter
    nth: int = 0  # of a nudge
    others: tuple[Matter, ...] = ()  # of the same directive, told in the same line

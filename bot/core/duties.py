"""The numbered duties of a directive: who leads, who helps, until when, and the periods of one that comes again.

Pure. A unit's part in one period of a duty is a *share*; a duty that does not come again has one period.
"""

import calendar as weeks
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType

from bot.core.calendar import Calendar
from bot.core.model import Assignment, AssignmentId, Deadline, DirectiveId, PersonId, Status, UnitId

DutyId = NewType("DutyId", int)
ShareId = NewType("ShareId", int)

MOST_DUTIES = 99  # of one directive
LONGEST_DUTY = 1000  # characters


class Every(StrEnum):
    """How often a duty comes again. The values are stored."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """When the periods of a duty end: "trước ngày 15 hằng tháng" is the 15th of every month.

    Raises ValueError for a day or a month that there is not.
    """

    every: Every
    day: int  # of the week (1 is Monday), else of the month: its last one where the month is shorter
    month: int = 1  # of the quarter (1 to 3) or of the year (1 to 12)

    def __post_init__(self) -> None:
        last_day = 7 if self.every is Every.WEEK else 31
        last_month = {Every.QUARTER: 3, Every.YEAR: 12}.get(self.every, 1)
        if not (1 <= self.day <= last_day and 1 <= self.month <= last_month):
            raise ValueError(f"No {self.every} has a day {self.day} of month {self.month}.")

    def day_after(self, day: date) -> date:
        """The next day of the row, later than `day`."""
        if self.every is Every.WEEK:
            return day + timedelta(days=(self.day - day.isoweekday() - 1) % 7 + 1)
        months = ((day.year * 12 + day.month - 1) + n for n in range(14))
        ends = (self._in_month(*divmod(month, 12)) for month in months)
        return next(end for end in ends if end and end > day)

    def _in_month(self, year: int, before: int) -> date | None:
        """The day in that month, of which `before` have passed in its year."""
        place = {Every.QUARTER: before % 3 + 1, Every.YEAR: before + 1}.get(self.every, 1)
        if place != self.month:
            return None
        return date(year, before + 1, min(self.day, weeks.monthrange(year, before + 1)[1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDuty:
    """A duty as it is typed in, with units by their codes."""

    text: str
    leads: tuple[str, ...] = ()  # none: every unit that gets the directive carries it out
    supports: tuple[str, ...] = ()
    due: Deadline | None = None  # none: the directive's own
    repeats: Recurrence | None = None  # then `due` is without effect

    @property
    def codes(self) -> tuple[str, ...]:
        """All units that it names."""
        return (*self.leads, *self.supports)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One numbered duty of a directive that was issued."""

    id: DutyId
    directive_id: DirectiveId
    number: int  # 1 for the first
    text: str
    due: Deadline | None = None  # as it was given; none: the directive's
    repeats: Recurrence | None = None
    leads: tuple[UnitId, ...] = ()  # none: every unit
    supports: tuple[UnitId, ...] = ()
    ended_at: datetime | None = None  # no further period

    @property
    def goes_on(self) -> bool:
        """Whether a further period is to come."""
        return self.repeats is not None and self.ended_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One unit's part in one period of a duty. It exists from when the period opens."""

    id: ShareId
    duty_id: DutyId
    assignment_id: AssignmentId
    number: int  # of the duty
    leads: bool  # closing it closes the period; whoever only helps says that its own part is done
    nth: int = 1  # period
    period_on: date | None = None  # the day in the row that the period ends with, holidays aside
    due: Deadline | None = None  # in force
    original_due: Deadline | None = None
    due_at: datetime | None = None  # the instant at which `due` has passed
    percent: int | None = None
    closed_at: datetime | None = None
    closed_by: PersonId | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be carried out."""
        return self.closed_at is None

    @property
    def was_late(self) -> bool:
        """Whether it was closed after its deadline."""
        return bool(self.closed_at and self.due_at and self.closed_at > self.due_at)

    def is_late(self, now: datetime) -> bool:
        """Whether it is late, open or not."""
        return self.was_late or bool(self.is_open and self.due_at and now >= self.due_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewShare:
    """A share that opens now; see Share."""

    duty_id: DutyId
    assignment_id: AssignmentId
    leads: bool
    due: Deadline | None
    due_at: datetime | None
    nth: int = 1
    period_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A period of a recurring duty that is to come."""

    nth: int
    period_on: date
    due: Deadline
    due_at: datetime
    opens_at: datetime  # when the period before has ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """What the deadline of an assignment is, going by its duties."""

    due: Deadline | None
    original_due: Deadline | None  # before more time was granted
    due_at: datetime | None
    rests_until: datetime | None = None  # nothing is open before: then the next period begins


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The duties of a directive as one of its units sees them."""

    duties: tuple[Duty, ...]  # all of them, by number
    shares: tuple[Share, ...] = ()  # the unit's own, by number and period
    names: Mapping[UnitId, str] = field(default_factory=dict)  # of units
    next_opening: datetime | None = None  # when the next period of a duty of the unit begins

    @property
    def own(self) -> tuple[Duty, ...]:
        """Those that the unit carries out or helps with."""
        mine = {share.number for share in self.shares}
        return tuple(duty for duty in self.duties if duty.number in mine)

    @property
    def others(self) -> tuple[Duty, ...]:
        """The rest of the directive."""
        mine = {share.number for share in self.shares}
        return tuple(duty for duty in self.duties if duty.number not in mine)

    @property
    def asked(self) -> tuple[Share, ...]:
        """What the assignment hangs on: the duties that the unit leads; for a unit that only helps its parts."""
        return asked_of(self.shares)

    @property
    def open(self) -> tuple[Share, ...]:
        """What is asked of the unit and still open, the most urgent first."""
        return by_urgency(share for share in self.asked if share.is_open)

    @property
    def only_supports(self) -> bool:
        """Whether the unit leads nothing, but helps with something."""
        return bool(self.shares) and not any(share.leads for share in self.shares)

    @property
    def goes_on(self) -> bool:
        """Whether a duty that is asked of the unit comes again."""
        asked = {share.number for share in self.asked}
        return any(duty.goes_on for duty in self.duties if duty.number in asked)

    @property
    def follows_directive(self) -> bool:
        """Whether the directive's own deadline means anything to the unit."""
        without = {duty.number for duty in self.duties if duty.due is None and duty.repeats is None}
        return not self.shares or any(share.number in without for share in self.open)

    def duty(self, number: int) -> Duty | None:
        """The duty with this number."""
        return next((duty for duty in self.duties if duty.number == number), None)

    def of(self, number: int) -> tuple[Share, ...]:
        """The unit's own part in all periods of a duty."""
        return tuple(share for share in self.shares if share.number == number)

    def closable(self, number: int) -> tuple[Share, ...]:
        """The open periods of a duty that the unit may close: it leads it; the earliest first."""
        return tuple(share for share in self.of(number) if share.leads and share.is_open)


def asked_of(shares: Iterable[Share]) -> tuple[Share, ...]:
    """The shares that an assignment hangs on: those that the unit leads; where it leads none, all."""
    listed = tuple(shares)
    return tuple(share for share in listed if share.leads) or listed


def by_urgency(shares: Iterable[Share]) -> tuple[Share, ...]:
    """The earliest deadline first, those without one last."""
    return tuple(sorted(shares, key=_urgency))


def _urgency(share: Share) -> tuple[float, int, int]:
    return (share.due_at.timestamp() if share.due_at else math.inf, share.number, share.nth)


def timing_of(shares: Iterable[Share], coming: Iterable[Period] = ()) -> Timing | None:
    """The deadline of an open assignment: that of its earliest open duty; of the next period where none is open.

    None where the duties do not say: the unit has none, or all are closed for good. `coming`: the next period of each
    recurring duty that is asked of the unit.
    """
    asked = asked_of(shares)
    still_open = by_urgency(share for share in asked if share.is_open)
    if still_open:
        first = still_open[0]
        return Timing(due=first.due, original_due=first.original_due, due_at=first.due_at)
    following = min(coming, key=lambda period: period.due_at, default=None)
    if asked and following:
        due = following.due
        return Timing(due=due, original_due=due, due_at=following.due_at, rests_until=following.opens_at)
    return None


def timing_at_the_end(shares: Iterable[Share]) -> Timing | None:
    """The deadline that a finished assignment is measured by: late if any of its shares was closed late.

    None where there are none, or one is open.
    """
    asked = asked_of(shares)
    if not asked or any(share.is_open for share in asked):
        return None
    late = [share for share in asked if share.was_late]
    chosen = by_urgency(late)[0] if late else by_urgency(asked)[-1]
    return Timing(due=chosen.due, original_due=chosen.original_due, due_at=chosen.due_at)


def original_due(book: Book, a: Assignment) -> Deadline | None:
    """What the deadline in force was before anybody had more time for that duty."""
    closed = timing_at_the_end(book.shares) if a.status is Status.CONFIRMED else None
    timing = closed or timing_of(book.shares)
    return timing.original_due if timing else a.due


def first_period(rule: Recurrence, calendar: Calendar, now: datetime) -> Period:
    """The first period that ends after today; it is open at once."""
    today = calendar.today(now)
    day = rule.day_after(today)
    while (due := _deadline(day, calendar, None)).on <= today:
        day = rule.day_after(day)
    return Period(nth=1, period_on=day, due=due, due_at=calendar.closing(due.on), opens_at=now)


def next_period(rule: Recurrence, last: Share | Period, calendar: Calendar) -> Period:
    """The period after this one. Its deadline is always later than the one before it."""
    assert last.period_on  # noqa: S101 - it is a period
    assert last.due  # noqa: S101 - every period has one
    before = last.original_due if isinstance(last, Share) and last.original_due else last.due
    day = rule.day_after(last.period_on)
    due = _deadline(day, calendar, before.on)
    return Period(
        nth=last.nth + 1,
        period_on=day,
        due=due,
        due_at=calendar.closing(due.on),
        opens_at=calendar.closing(before.on),
    )


def running_period(rule: Recurrence, last: Share, calendar: Calendar, now: datetime) -> Period:
    """The first period behind `last` whose deadline has not passed; it may have opened already."""
    period = next_period(rule, last, calendar)
    while period.due_at <= now:
        period = next_period(rule, period, calendar)
    return period


def _deadline(day: date, calendar: Calendar, before: date | None) -> Deadline:
    """The last working day up to `day`; after a long holiday, which swallows a whole period, the first one behind."""
    on = calendar.working_day_before(day, 0)
    if before is not None and on <= before:
        on = max(day, before + timedelta(days=1))
        while not calendar.is_working_day(on):
            on += timedelta(days=1)
    return Deadline(on=on)


def opened_since(rule: Recurrence, last: Share, calendar: Calendar, now: datetime) -> list[Period]:
    """Each period that has opened by `now` behind `last`; after a long sleep several, none of them skipped."""
    found: list[Period] = []
    following = next_period(rule, last, calendar)
    while following.opens_at <= now:
        found.append(following)
        following = next_period(rule, following, calendar)
    return found


def coming_periods(rule: Recurrence, last: Share, calendar: Calendar, most: int) -> list[Period]:
    """The next periods behind `last`."""
    found: list[Period] = []
    at: Share | Period = last
    for _ in range(most):
        at = next_period(rule, at, calendar)
        found.append(at)
    return found


def percent_of(shares: Iterable[Share]) -> int | None:
    """How far along the unit is over all that is asked of it, a closed duty counting full; None where nothing tells."""
    newest = {share.number: share for share in asked_of(shares)}
    told = [100 if share.closed_at else share.percent for share in newest.values()]
    return sum(part or 0 for part in told) // len(told) if any(part is not None for part in told) else None


def last_of(shares: Sequence[Share]) -> Share | None:
    """The newest period."""
    return max(shares, key=lambda share: share.nth, default=None)

"""The office's working calendar: when it is open, and how long a wait lasts. CONTRACT section 4 is the law here.

Everything is counted from two tables per calendar year, made when first asked for: the working days, and the open
intervals as UTC moments. A question is then a binary search, which keeps a simulator of many years quick and makes
summer time no special case.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from bot.core.hours import NOTHING, WHOLE_DAY, Opening, refuse_bad_hours
from bot.core.spans import Span

_EVERY_WEEKDAY = frozenset(range(1, 8))
# Years kept in memory, about 100 kB each: more than any directive spans, and a due date of 9999 does not fill it.
_YEARS_KEPT = 256
_MARKS_KEPT = 4096  # due dates; hundreds of assignments share one


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day the week alone would get wrong: a holiday (`works` is False) or a make-up working day (True)."""

    works: bool
    name: str


SpecialDays = Callable[[int], Mapping[date, SpecialDay]]
"""The special days of one year. It must give the same answer each time; the calendar asks about once per year."""


def no_special_days(_year: int) -> Mapping[date, SpecialDay]:
    """Every day is what its weekday says."""
    return {}


def special_days(days: Mapping[date, SpecialDay]) -> SpecialDays:
    """Sort the given days into years, as a Calendar asks for them."""
    years: dict[int, dict[date, SpecialDay]] = {}
    for day, special in days.items():
        years.setdefault(day.year, {})[day] = special
    nothing: Mapping[date, SpecialDay] = {}
    return lambda year: years.get(year, nothing)


@dataclass(frozen=True, slots=True)
class _Days:
    """The working days of one year as ordinals: in order, and for looking up."""

    ordered: tuple[int, ...]
    known: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Openings:
    """The open intervals of one year, in order: aware UTC, each with the open time passed before and after it."""

    opens: tuple[datetime, ...]
    closes: tuple[datetime, ...]
    before: tuple[timedelta, ...]
    after: tuple[timedelta, ...]

    @property
    def total(self) -> timedelta:
        return self.after[-1]

    def passed(self, at: datetime) -> timedelta:
        """Return the open time of this year that has passed at `at`, aware UTC."""
        index = bisect_right(self.opens, at) - 1
        if index < 0:
            return NOTHING
        return self.before[index] + (min(at, self.closes[index]) - self.opens[index])

    def moment(self, passed: timedelta) -> datetime:
        """Return the first moment when `passed` (positive, at most the total) has passed, aware UTC."""
        index = bisect_left(self.after, passed)
        return self.opens[index] + (passed - self.before[index])


@dataclass(frozen=True)
class Calendar:
    """When the office works, in its own `zone`. Give it aware times of any zone; it answers in aware UTC.

    `working_weekdays` are ISO weekdays (1 is Monday); `hours` are sorted and do not overlap; a special day overrules
    its weekday. A moment is open from the opening (included) to the closing (excluded). A wall-clock time that summer
    time skips means the moment of the change; one that comes twice means the first.

    Raises ValueError when made if no day could ever be open, or the hours are out of order; when asked, for a naive
    time, for a year without a working day, and at the end of time (9999).
    """

    zone: tzinfo
    working_weekdays: frozenset[int]
    hours: tuple[Opening, ...]
    special_days: SpecialDays = no_special_days
    always_open: bool = field(init=False, compare=False)
    """Is every duration plain elapsed time? True for hours 00:00-24:00, days 1-7 and no special days."""
    _days: Callable[[int], _Days] = field(init=False, repr=False, compare=False)
    _openings: Callable[[int], _Openings] = field(init=False, repr=False, compare=False)
    openings_before: Callable[[date, tuple[int, ...]], tuple[datetime, ...]] = field(
        init=False, repr=False, compare=False
    )
    """When the office opens on the nth working days before a due date, for each n as `working_day_before` has it."""

    def __post_init__(self) -> None:
        if not self.working_weekdays or not self.working_weekdays <= _EVERY_WEEKDAY:
            raise ValueError(
                f"A calendar needs working weekdays from 1 (Monday) to 7 (Sunday), not {set(self.working_weekdays)}."
            )
        refuse_bad_hours(self.hours)
        open_a_day = sum((end - start for start, end in self.hours), NOTHING)
        always = (
            self.working_weekdays == _EVERY_WEEKDAY and open_a_day == WHOLE_DAY and self.special_days is no_special_days
        )
        # The tables hang on the object, not on the class, so that they go when the calendar goes.
        for name, value in (
            ("always_open", always),
            ("_days", lru_cache(_YEARS_KEPT)(self._count_days)),
            ("_openings", lru_cache(_YEARS_KEPT)(self._count_openings)),
            ("openings_before", lru_cache(_MARKS_KEPT)(self._find_openings_before)),
        ):
            object.__setattr__(self, name, value)

    # Days

    def is_working_day(self, day: date) -> bool:
        """Tell whether the office opens on this day."""
        return day.toordinal() in self._days(day.year).known

    def special_day(self, day: date) -> SpecialDay | None:
        """Look up what makes this day special, with its name; None for an ordinary day."""
        return self.special_days(day.year).get(day)

    def working_days_until(self, today: date, due: date) -> int:
        """Count the working days after `today`, up to and including `due`; 0 when `due` is not later."""
        if due <= today:
            return 0
        first, last = today.toordinal(), due.toordinal()
        count = 0
        for year in range(today.year, due.year + 1):
            ordered = self._days(year).ordered
            count += bisect_right(ordered, last) - bisect_right(ordered, first)
        return count

    def working_day_before(self, due: date, n: int) -> date:
        """Find the nth working day before `due`; for 0 `due` itself, or the last working day before it if it is none.

        A due date on a day off thus gives the same day for 0 and 1. Raises ValueError for a negative `n`.
        """
        if n < 0:
            raise ValueError(f"Working days before a due date are counted from 0 up, not {n}.")
        if n == 0:
            if self.is_working_day(due):
                return due
            n = 1
        return self._nth_before(due, n)

    # Moments

    def local(self, at: datetime) -> datetime:
        """Show the same moment on the office's wall clock."""
        return _aware(at).astimezone(self.zone)

    def today(self, at: datetime) -> date:
        """Tell the date in the office at this moment."""
        return self.local(at).date()

    def opening(self, day: date) -> datetime:
        """Tell when the office opens on that day (a day off: when it would), aware UTC."""
        return self._moment(day, self.hours[0][0])

    def closing(self, day: date) -> datetime:
        """Tell when the office closes on that day (a day off: when it would), aware UTC; 24:00 is the next midnight."""
        return self._moment(day, self.hours[-1][1])

    def is_open(self, at: datetime) -> bool:
        """Tell whether the office is open at this moment: opening counts, closing does not."""
        moment = _utc(at)
        return self.next_open(moment) == moment

    def next_open(self, at: datetime) -> datetime:
        """Return `at` itself if the office is open then, else its next opening; aware UTC."""
        moment = _utc(at)
        if self.always_open:
            return moment
        year = moment.year  # in UTC; where the office has a later one already, the loop goes on to it
        if moment.month == moment.day == 1:  # and it may have an earlier one
            year = moment.astimezone(self.zone).year
        while True:
            openings = self._openings(year)
            index = bisect_right(openings.closes, moment)
            if index < len(openings.closes):
                return max(moment, openings.opens[index])
            year += 1

    def after(self, start: datetime, span: Span) -> datetime:
        """Return the moment when `span` has passed since `start`: its days first, then its time; aware UTC.

        A day means the same time of day on the next working day, not moved into open hours (`next_open` does that).
        Time runs only while open: the answer is the first moment when enough has passed, so it may be a closing.
        """
        if self.always_open:
            return _utc(start) + timedelta(days=span.days) + span.time
        moment = self._after_days(start, span.days) if span.days else _utc(start)
        return self._after_time(moment, span.time) if span.time else moment

    def elapsed(self) -> "Calendar":
        """Return the calendar of the same zone that is always open, as `elapsed(zone)` gives it."""
        return elapsed(self.zone)

    # How it is counted

    def _after_days(self, start: datetime, days: int) -> datetime:
        local = self.local(start)
        passed = self._nth_after(local.date(), days).toordinal() - local.toordinal()
        moment = _utc(start) + timedelta(days=passed)
        there = moment.astimezone(self.zone)
        if not there.fold and there.utcoffset() == local.utcoffset():  # nearly always, and quick
            return moment
        return self._after_days_slowly(local, days)

    def _after_days_slowly(self, local: datetime, days: int) -> datetime:
        """The same where summer time begins or ends in between."""
        clock = local.time()
        since_midnight = timedelta(
            hours=clock.hour, minutes=clock.minute, seconds=clock.second, microseconds=clock.microsecond
        )
        return self._moment(self._nth_after(local.date(), days), since_midnight)

    def _after_time(self, start: datetime, wait: timedelta) -> datetime:
        year = self.local(start).year
        wait += self._openings(year).passed(start)
        while wait > self._openings(year).total:
            wait -= self._openings(year).total
            year += 1
        return self._openings(year).moment(wait)

    def _nth_after(self, day: date, n: int) -> date:
        year = day.year
        n += bisect_right(self._days(year).ordered, day.toordinal())
        while n > len(self._days(year).ordered):
            n -= len(self._days(year).ordered)
            year += 1
        return date.fromordinal(self._days(year).ordered[n - 1])

    def _find_openings_before(self, due: date, days: tuple[int, ...]) -> tuple[datetime, ...]:
        return tuple(self.opening(self.working_day_before(due, n)) for n in days)

    def _nth_before(self, day: date, n: int) -> date:
        year = day.year
        left = bisect_left(self._days(year).ordered, day.toordinal())
        while n > left:
            n -= left
            year -= 1
            left = len(self._days(year).ordered)
        return date.fromordinal(self._days(year).ordered[left - n])

    def _moment(self, day: date, since_midnight: timedelta) -> datetime:
        """Tell when the wall clock shows this time, aware UTC; the class says how for the two odd nights of a year."""
        wall = datetime.combine(day, time.min) + since_midnight
        moment = wall.replace(tzinfo=self.zone).astimezone(UTC)
        if moment.astimezone(self.zone).replace(tzinfo=None) == wall:
            return moment
        return self._change_before(moment, wall)

    def _change_before(self, moment: datetime, skipped: datetime) -> datetime:
        """Find the change of the clock that skips this wall time; `moment` is what Python makes of it, never earlier.

        Python alone would read 02:30 as 03:30, later than 03:15: the order of times would break that night.
        """
        earlier = skipped.replace(tzinfo=self.zone, fold=1).astimezone(UTC).replace(microsecond=0)
        before, after = 0, int((moment - earlier) / timedelta(seconds=1))
        offset = (earlier + timedelta(seconds=after)).astimezone(self.zone).utcoffset()
        while after - before > 1:
            middle = (before + after) // 2
            if (earlier + timedelta(seconds=middle)).astimezone(self.zone).utcoffset() == offset:
                after = middle
            else:
                before = middle
        return earlier + timedelta(seconds=after)

    def _count_days(self, year: int) -> _Days:
        _refuse_beyond(MAXYEAR, year)
        special = self.special_days(year)
        first = date(year, 1, 1).toordinal()
        known = {
            ordinal
            for ordinal in range(first, date(year, 12, 31).toordinal() + 1)
            if (ordinal - 1) % 7 + 1 in self.working_weekdays  # ordinal 1 was a Monday
        }
        known |= {day.toordinal() for day, what in special.items() if what.works}
        known -= {day.toordinal() for day, what in special.items() if not what.works}
        if not known:
            raise ValueError(
                f"No day of {year} is a working day; look at the working days and the swaps of the calendar."
            )
        return _Days(tuple(sorted(known)), frozenset(known))

    def _count_openings(self, year: int) -> _Openings:
        _refuse_beyond(MAXYEAR - 1, year)  # the last midnight of the last year is no time at all
        opens, closes, before, after = [], [], [], []
        passed = NOTHING
        for ordinal in self._days(year).ordered:
            day = date.fromordinal(ordinal)
            for start, end in self.hours:
                opened, closed = self._moment(day, start), self._moment(day, end)
                if opened < closed:  # summer time can skip an interval altogether
                    opens.append(opened)
                    closes.append(closed)
                    before.append(passed)
                    passed += closed - opened
                    after.append(passed)
        return _Openings(tuple(opens), tuple(closes), tuple(before), tuple(after))


@lru_cache(maxsize=16)  # its tables are made once, not for every directive that asks
def elapsed(zone: tzinfo) -> Calendar:
    """Return the calendar of a zone that is always open: every wait is plain elapsed time, as for hỏa tốc."""
    return Calendar(zone, _EVERY_WEEKDAY, ((NOTHING, WHOLE_DAY),))


def _refuse_beyond(last: int, year: int) -> None:
    if year > last:
        raise ValueError(f"A calendar ends with the year {last}; the wait or the date asked for is far too long.")


def _aware(at: datetime) -> datetime:
    if at.tzinfo is not UTC and at.utcoffset() is None:
        raise ValueError(f"A calendar works with aware times; {at} has no time zone.")
    return at


def _utc(at: datetime) -> datetime:
    return at if at.tzinfo is UTC else _aware(at).astimezone(UTC)

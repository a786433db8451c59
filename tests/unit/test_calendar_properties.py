"""What holds for every office, in a zone without summer time, in two with it, and in one that skips midnight."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.calendar import Calendar, SpecialDay, elapsed, special_days
from bot.core.hours import parse_hours
from bot.core.spans import Span

ZONES = [ZoneInfo(key) for key in ("Asia/Ho_Chi_Minh", "Europe/Berlin", "Africa/Cairo", "Australia/Lord_Howe")]
HOURS = [
    "07:30-11:30,13:30-17:00",
    "00:00-24:00",
    "02:00-02:30,02:45-03:15",
    "22:00-24:00,00:00-06:00",
    "12:00-12:01",
]
HANOI = ZONES[0]

dates = st.dates(date(2024, 1, 1), date(2028, 12, 31))
# Many of the moments fall where clocks change, days end and intervals meet.
near = st.sampled_from([datetime(2026, 3, 29, 1), datetime(2026, 10, 25, 1), datetime(2026, 4, 23, 22)])  # noqa: DTZ001
moments = st.one_of(
    st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    st.builds(
        lambda change, minutes: change.replace(tzinfo=UTC) + timedelta(minutes=minutes), near, st.integers(-180, 180)
    ),
)
times = st.timedeltas(min_value=timedelta(0), max_value=timedelta(hours=60))
spans = st.builds(Span, days=st.integers(0, 40), time=times)

# The calendars are few and made once, so that their years are counted once.
holidays = {
    date(year, 2, day): SpecialDay(works=False, name="Tết") for year in range(2024, 2029) for day in range(8, 17)
}
make_up = {date(year, 3, day): SpecialDay(works=True, name="Làm bù") for year in range(2024, 2029) for day in (28, 29)}
CALENDARS = [
    Calendar(zone, frozenset(weekdays), parse_hours(hours), special_days(holidays | make_up))
    for zone in ZONES
    for weekdays in ((1, 2, 3, 4, 5), (7,), range(1, 8))
    for hours in HOURS
]
calendars = st.sampled_from(CALENDARS)
unhurried = settings(deadline=None)  # the first to ask for a year waits until it is counted


@unhurried
@given(calendars, moments)
def test_the_next_open_moment_is_open_never_earlier_and_stays(calendar: Calendar, at: datetime) -> None:
    found = calendar.next_open(at)
    assert found >= at
    assert calendar.is_open(found)
    assert calendar.next_open(found) == found
    assert (found == at) == calendar.is_open(at)
    assert calendar.is_working_day(calendar.today(found))


@unhurried
@given(calendars, moments, st.integers(1, 1000))
def test_nothing_is_open_before_the_next_open_moment(calendar: Calendar, at: datetime, thousandth: int) -> None:
    found = calendar.next_open(at)
    between = at + (found - at) * thousandth / 1001
    assert not calendar.is_open(between) or found == at


@unhurried
@given(calendars, moments, moments)
def test_the_next_open_moment_keeps_the_order(calendar: Calendar, one: datetime, other: datetime) -> None:
    first, second = sorted((one, other))
    assert calendar.next_open(first) <= calendar.next_open(second)


@unhurried
@given(calendars, moments, moments, times)
def test_a_wait_of_time_keeps_the_order_of_starts(
    calendar: Calendar, one: datetime, other: datetime, wait: timedelta
) -> None:
    first, second = sorted((one, other))
    assert calendar.after(first, Span(time=wait)) <= calendar.after(second, Span(time=wait))


@unhurried
@given(calendars, moments, st.integers(0, 40), st.integers(0, 40), times, times)
def test_a_longer_wait_never_ends_earlier(
    calendar: Calendar, at: datetime, days: int, more_days: int, wait: timedelta, more: timedelta
) -> None:
    short = calendar.after(at, Span(days, wait))
    assert at <= short <= calendar.after(at, Span(days, wait + more))
    assert calendar.after(at, Span(days)) <= calendar.after(at, Span(days + more_days))


@unhurried
@given(calendars, moments, times, times)
def test_waiting_twice_is_waiting_for_the_sum(
    calendar: Calendar, at: datetime, one: timedelta, other: timedelta
) -> None:
    twice = calendar.after(calendar.after(at, Span(time=one)), Span(time=other))
    assert twice == calendar.after(at, Span(time=one + other))


@settings(max_examples=60, deadline=None)
@given(calendars, moments, st.integers(1, 300))
def test_a_wait_of_minutes_is_as_many_open_minutes(calendar: Calendar, at: datetime, minutes: int) -> None:
    start = at.replace(second=0, microsecond=0)
    wait = timedelta(minutes=minutes if calendar.hours != parse_hours("12:00-12:01") else 1 + minutes % 3)
    end = calendar.after(start, Span(time=wait))
    counted = sum(calendar.is_open(start + timedelta(minutes=n)) for n in range((end - start) // timedelta(minutes=1)))
    assert timedelta(minutes=counted) == wait


@unhurried
@given(moments, st.integers(0, 400))
def test_a_wait_of_days_keeps_the_wall_clock_and_counts_working_days(at: datetime, days: int) -> None:
    for calendar in CALENDARS[: 3 * len(HOURS)]:  # Hà Nội
        start, end = calendar.local(at), calendar.local(calendar.after(at, Span(days)))
        assert end.time() == start.time()
        assert calendar.working_days_until(start.date(), end.date()) == days
        assert days == 0 or calendar.is_working_day(end.date())


@unhurried
@given(st.sampled_from(ZONES), moments, spans)
def test_always_open_is_plain_elapsed_time(zone: ZoneInfo, at: datetime, span: Span) -> None:
    plain = Calendar(zone, frozenset(range(1, 8)), parse_hours("00:00-24:00"))
    for calendar in (plain, elapsed(zone)):
        assert calendar.always_open
        assert calendar.after(at, span) == at + timedelta(days=span.days) + span.time
        assert calendar.next_open(at) == at
        assert calendar.is_open(at)


@unhurried
@given(moments, spans)
def test_a_calendar_that_only_happens_to_be_open_always_counts_the_same(at: datetime, span: Span) -> None:
    counted = Calendar(HANOI, frozenset(range(1, 8)), parse_hours("00:00-24:00"), special_days({}))
    assert not counted.always_open
    assert counted.after(at, span) == elapsed(HANOI).after(at, span)
    assert counted.next_open(at) == at


@unhurried
@given(calendars, dates)
def test_a_day_opens_before_it_closes_and_before_the_next_one(calendar: Calendar, day: date) -> None:
    opening, closing = calendar.opening(day), calendar.closing(day)
    assert opening <= closing <= calendar.opening(day + timedelta(days=1)) + timedelta(days=1)
    assert opening < calendar.opening(day + timedelta(days=1))
    if calendar.is_working_day(day) and opening < closing:
        assert calendar.is_open(opening) or calendar.next_open(opening) < closing
        assert not calendar.is_open(closing) or calendar.hours[-1][1] == timedelta(hours=24)


@unhurried
@given(calendars, dates, st.integers(0, 300))
def test_working_days_before_a_due_date_are_counted_back(calendar: Calendar, due: date, n: int) -> None:
    found = calendar.working_day_before(due, n)
    assert found <= due
    assert calendar.is_working_day(found)
    counted = calendar.working_days_until(found, due)
    assert counted == (n if calendar.is_working_day(due) else max(n - 1, 0))


@unhurried
@given(st.sampled_from(ZONES), dates, st.times())
def test_a_moment_is_the_first_that_shows_at_least_this_time(zone: ZoneInfo, day: date, clock: time) -> None:
    calendar = Calendar(zone, frozenset(range(1, 8)), parse_hours("00:00-23:59"))
    start = datetime.combine(day - timedelta(days=1), time(0), zone)
    found = calendar._moment(day, timedelta(hours=clock.hour, minutes=clock.minute, seconds=clock.second))
    shown = calendar.local(found).replace(tzinfo=None)
    wanted = datetime.combine(day, clock.replace(microsecond=0))
    assert shown >= wanted
    assert calendar.local(found - timedelta(seconds=1)).replace(tzinfo=None) < wanted
    assert found > start

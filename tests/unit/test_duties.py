"""Duties of a directive: the deadline that follows from them, and the periods of those that come again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.holidays import days_of
from bot.core.calendar import Calendar, SpecialDay, special_days
from bot.core.duties import (
    Book,
    Duty,
    DutyId,
    Every,
    Recurrence,
    Share,
    ShareId,
    asked_of,
    coming_periods,
    first_period,
    next_period,
    opened_since,
    percent_of,
    timing_at_the_end,
    timing_of,
)
from bot.core.hours import parse_hours, parse_working_days
from bot.core.model import AssignmentId, Deadline, DirectiveId, PersonId

CALENDAR = Calendar(
    ZoneInfo("Asia/Ho_Chi_Minh"), parse_working_days("1-5"), parse_hours("07:30-11:30,13:30-17:00"), days_of("VN")
)
DAY = timedelta(days=1)
MARCH = datetime(2026, 3, 4, 2, 0, tzinfo=UTC)
MONTHLY = Recurrence(every=Every.MONTH, day=15)


def share(number: int, due: date | None, **changes: object) -> Share:
    deadline = Deadline(on=due) if due else None
    made = Share(
        id=ShareId(number),
        duty_id=DutyId(number),
        assignment_id=AssignmentId(1),
        number=number,
        leads=True,
        due=deadline,
        original_due=deadline,
        due_at=CALENDAR.closing(due) if due else None,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


rules = st.one_of(
    st.builds(Recurrence, every=st.just(Every.WEEK), day=st.integers(1, 7)),
    st.builds(Recurrence, every=st.just(Every.MONTH), day=st.integers(1, 31)),
    st.builds(Recurrence, every=st.just(Every.QUARTER), day=st.integers(1, 31), month=st.integers(1, 3)),
    st.builds(Recurrence, every=st.just(Every.YEAR), day=st.integers(1, 31), month=st.integers(1, 12)),
)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
days = st.dates(date(2024, 1, 1), date(2028, 12, 31))


# The row of days


@pytest.mark.parametrize(
    ("rule", "after", "expected"),
    [
        (Recurrence(every=Every.WEEK, day=5), date(2026, 3, 5), date(2026, 3, 6)),
        (Recurrence(every=Every.WEEK, day=5), date(2026, 3, 6), date(2026, 3, 13)),
        (MONTHLY, date(2026, 3, 4), date(2026, 3, 15)),
        (MONTHLY, date(2026, 3, 15), date(2026, 4, 15)),
        (Recurrence(every=Every.MONTH, day=31), date(2026, 1, 31), date(2026, 2, 28)),
        (Recurrence(every=Every.QUARTER, day=25, month=3), date(2026, 3, 4), date(2026, 3, 25)),
        (Recurrence(every=Every.QUARTER, day=25, month=3), date(2026, 3, 25), date(2026, 6, 25)),
        (Recurrence(every=Every.YEAR, day=15, month=1), date(2026, 3, 4), date(2027, 1, 15)),
        (Recurrence(every=Every.YEAR, day=29, month=2), date(2027, 2, 28), date(2028, 2, 29)),
    ],
)
def test_the_next_day_of_the_row(rule: Recurrence, after: date, expected: date) -> None:
    assert rule.day_after(after) == expected


@pytest.mark.parametrize(
    ("every", "day", "month"),
    [(Every.WEEK, 8, 1), (Every.MONTH, 0, 1), (Every.MONTH, 32, 1), (Every.QUARTER, 1, 4), (Every.YEAR, 1, 13)],
)
def test_a_day_that_there_is_not_is_refused(every: Every, day: int, month: int) -> None:
    with pytest.raises(ValueError, match="No "):
        Recurrence(every=every, day=day, month=month)


@given(rules, days)
def test_the_row_leaves_nothing_out(rule: Recurrence, day: date) -> None:
    found = rule.day_after(day)
    assert found > day
    assert rule.day_after(found - DAY) == found
    longest = {Every.WEEK: 7, Every.MONTH: 31, Every.QUARTER: 92, Every.YEAR: 366}
    assert (found - day).days <= longest[rule.every]


# Periods


def test_a_deadline_on_a_day_off_is_the_last_working_day_before_it() -> None:
    period = first_period(MONTHLY, CALENDAR, MARCH)  # 15 March 2026 is a Sunday
    assert (period.nth, period.period_on, period.due) == (1, date(2026, 3, 15), Deadline(on=date(2026, 3, 13)))
    after = next_period(MONTHLY, period, CALENDAR)
    assert (after.nth, after.due.on, after.opens_at) == (2, date(2026, 4, 15), period.due_at)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-03-12 08:00", date(2026, 3, 13)),
        ("2026-03-13 08:00", date(2026, 4, 15)),  # due that very day: nobody could
        ("2026-03-14 08:00", date(2026, 4, 15)),
        ("2026-04-14 16:59", date(2026, 4, 15)),
        ("2026-04-15 07:00", date(2026, 5, 15)),
    ],
)
def test_the_first_period_ends_after_the_day_on_which_it_is_given(moment: str, expected: date) -> None:
    now = datetime.fromisoformat(moment).replace(tzinfo=CALENDAR.zone).astimezone(UTC)
    assert first_period(MONTHLY, CALENDAR, now).due.on == expected


def test_a_period_that_a_long_holiday_swallows_ends_on_the_first_day_behind_it() -> None:
    weekly = Recurrence(every=Every.WEEK, day=3)
    closed = {date(2026, 2, 16) + n * DAY for n in range(12)}
    holidays = dict.fromkeys(closed, SpecialDay(works=False, name="Tết"))
    calendar = Calendar(CALENDAR.zone, CALENDAR.working_weekdays, CALENDAR.hours, special_days(holidays))
    first = first_period(weekly, calendar, datetime(2026, 2, 12, 2, 0, tzinfo=UTC))
    ends = [first.due.on, next_period(weekly, first, calendar).due.on]
    assert ends == [date(2026, 2, 13), date(2026, 3, 2)]


@given(rules, moments)
def test_periods_follow_each_other_without_a_gap(rule: Recurrence, now: datetime) -> None:
    period = first_period(rule, CALENDAR, now)
    assert period.due_at > now
    for _ in range(8):
        following = next_period(rule, period, CALENDAR)
        assert following.nth == period.nth + 1
        assert following.period_on == rule.day_after(period.period_on)
        assert following.opens_at == period.due_at < following.due_at
        assert CALENDAR.is_working_day(following.due.on)
        period = following


@given(rules, moments, st.integers(0, 500))
def test_after_any_sleep_every_period_has_opened_and_none_too_early(
    rule: Recurrence, now: datetime, asleep: int
) -> None:
    first = first_period(rule, CALENDAR, now)
    mine = share(1, first.due.on, period_on=first.period_on)
    later = now + asleep * DAY
    opened = opened_since(rule, mine, CALENDAR, later)
    assert [period.nth for period in opened] == list(range(2, 2 + len(opened)))
    assert all(period.opens_at <= later for period in opened)
    assert coming_periods(rule, mine, CALENDAR, len(opened) + 1)[:-1] == opened
    assert coming_periods(rule, mine, CALENDAR, len(opened) + 1)[-1].opens_at > later


def test_an_extension_of_one_period_does_not_move_the_next() -> None:
    first = first_period(MONTHLY, CALENDAR, MARCH)
    mine = share(1, first.due.on, period_on=first.period_on)
    extended = replace(mine, due=Deadline(on=date(2026, 5, 20)), due_at=CALENDAR.closing(date(2026, 5, 20)))
    assert next_period(MONTHLY, extended, CALENDAR) == next_period(MONTHLY, mine, CALENDAR)


# The deadline of the assignment

EARLY, LATE = date(2026, 3, 10), date(2026, 3, 20)


def test_the_deadline_is_that_of_the_earliest_open_duty() -> None:
    shares = [share(1, LATE), share(2, EARLY), share(3, None)]
    timing = timing_of(shares)
    assert timing
    assert (timing.due, timing.due_at) == (Deadline(on=EARLY), CALENDAR.closing(EARLY))
    timing = timing_of([shares[0], replace(shares[1], closed_at=MARCH), shares[2]])
    assert timing
    assert timing.due == Deadline(on=LATE)


def test_what_a_unit_only_helps_with_counts_where_it_leads_nothing() -> None:
    helps = share(1, EARLY, leads=False)
    assert asked_of([helps, share(2, LATE)]) == (share(2, LATE),)
    assert asked_of([helps]) == (helps,)


def test_between_two_periods_the_unit_rests() -> None:
    first = first_period(MONTHLY, CALENDAR, MARCH)
    done = share(1, first.due.on, period_on=first.period_on, closed_at=MARCH)
    following = next_period(MONTHLY, done, CALENDAR)
    timing = timing_of([done], [following])
    assert timing
    assert (timing.due, timing.rests_until) == (following.due, first.due_at)
    assert timing_of([done]) is None


shares_of_any = st.lists(
    st.tuples(st.none() | days, st.none() | moments, st.booleans()).map(
        lambda made: share(1, made[0], closed_at=made[1], leads=made[2])
    ),
    max_size=6,
)


@given(shares_of_any)
def test_no_open_duty_is_due_before_the_assignment(shares: list[Share]) -> None:
    timing = timing_of(shares)
    still_open = [one for one in asked_of(shares) if one.is_open]
    assert (timing is not None) == bool(still_open)
    dues = [one.due_at for one in still_open if one.due_at]
    if timing:
        assert timing.due_at == min(dues, default=None)


@given(shares_of_any)
def test_a_finished_assignment_was_late_exactly_where_one_of_its_duties_was(shares: list[Share]) -> None:
    timing = timing_at_the_end(shares)
    asked = asked_of(shares)
    if not asked or any(one.is_open for one in asked):
        assert timing is None
        return
    assert timing
    finished_at = max(one.closed_at for one in asked if one.closed_at)
    late = timing.due_at is not None and finished_at > timing.due_at
    if any(one.was_late for one in asked):
        assert late
    elif all(one.due_at for one in asked):
        assert not late


def test_a_late_duty_stays_late_once_it_is_closed() -> None:
    mine = share(1, EARLY)
    assert not mine.is_late(CALENDAR.closing(EARLY) - DAY)
    assert mine.is_late(CALENDAR.closing(EARLY))
    closed = replace(mine, closed_at=CALENDAR.closing(EARLY) + DAY, closed_by=PersonId(1))
    assert closed.was_late
    assert not replace(mine, closed_at=CALENDAR.closing(EARLY)).was_late


def test_how_far_along_it_is_over_all_duties() -> None:
    assert percent_of([share(1, EARLY), share(2, LATE)]) is None
    assert percent_of([share(1, EARLY, percent=60), share(2, LATE)]) == 30
    assert percent_of([share(1, EARLY, closed_at=MARCH), share(2, LATE, percent=51)]) == 75


# As a unit sees it


def test_a_unit_sees_its_own_duties_and_the_rest() -> None:
    duties = tuple(
        Duty(id=DutyId(n), directive_id=DirectiveId(1), number=n, text=f"việc {n}", repeats=MONTHLY if n == 3 else None)
        for n in (1, 2, 3)
    )
    book = Book(duties=duties, shares=(share(1, LATE), share(3, EARLY, leads=False)))
    assert [duty.number for duty in book.own] == [1, 3]
    assert [duty.number for duty in book.others] == [2]
    assert [one.number for one in book.open] == [1]
    assert not book.only_supports
    assert not book.goes_on  # the recurring one is led by others
    assert book.closable(1)
    assert not book.closable(3)
    helper = Book(duties=duties, shares=(share(3, EARLY, leads=False),))
    assert helper.only_supports
    assert helper.goes_on
    assert not helper.closable(3)

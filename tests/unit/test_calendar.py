from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest

from bot.core.calendar import Calendar, SpecialDay, elapsed, no_special_days, special_days
from bot.core.hours import parse_hours, parse_working_days
from bot.core.spans import Span

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
BERLIN = ZoneInfo("Europe/Berlin")
OFFICE_HOURS = "07:30-11:30,13:30-17:00"


def off(name: str) -> SpecialDay:
    return SpecialDay(works=False, name=name)


SPECIAL = {date(2026, 2, day): off("Tết Nguyên Đán") for day in range(16, 21)} | {
    date(2026, 1, 1): off("Tết Dương lịch"),
    date(2026, 1, 2): off("Nghỉ hoán đổi"),
    date(2026, 1, 10): SpecialDay(works=True, name="Làm bù"),
}


def office(
    *, days: str = "1-5", hours: str = OFFICE_HOURS, zone: tzinfo = HANOI, special: dict[date, SpecialDay] = SPECIAL
) -> Calendar:
    known = special_days(special) if special else no_special_days
    return Calendar(zone, parse_working_days(days), parse_hours(hours), known)


def at(text: str, zone: tzinfo = HANOI) -> datetime:
    """`"2026-03-04 16:00"` on the wall clock of the zone, as the bot stores it."""
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


# 4 March 2026 is a Wednesday.


@pytest.mark.parametrize(
    ("start", "span", "expected"),
    [
        ("2026-03-04 16:00", "PT4H", "2026-03-05 10:30"),  # the example of the contract
        ("2026-03-04 16:00", "P1D", "2026-03-05 16:00"),
        ("2026-03-04 21:15", "P1D", "2026-03-05 21:15"),  # a day keeps the time of day, open or not
        ("2026-03-04 03:00", "P7D", "2026-03-13 03:00"),
        ("2026-03-06 17:30", "P1D", "2026-03-09 17:30"),  # Friday evening
        ("2026-03-07 10:00", "P1D", "2026-03-09 10:00"),  # Saturday
        ("2026-03-06 16:30", "PT1H", "2026-03-09 08:00"),
        ("2026-03-06 20:00", "PT30M", "2026-03-09 08:00"),
        ("2026-03-04 11:00", "PT1H", "2026-03-04 14:00"),  # over lunch
        ("2026-03-04 12:00", "PT10M", "2026-03-04 13:40"),
        ("2026-03-04 11:00", "PT30M", "2026-03-04 11:30"),  # enough has passed at the closing
        ("2026-03-04 15:00", "PT2H", "2026-03-04 17:00"),
        ("2026-03-04 15:00", "PT2H0.000001S", "2026-03-05 07:30:00.000001"),
        ("2026-03-04 06:00", "PT0S", "2026-03-04 06:00"),
        ("2026-03-04 07:30", "PT37H30M", "2026-03-10 17:00"),  # five working days of 7.5 hours
        ("2026-03-06 16:00", "P1DT4H", "2026-03-10 10:30"),  # days first, then time
        ("2026-02-13 16:00", "P1D", "2026-02-23 16:00"),  # Friday before Tết
        ("2026-02-13 16:00", "PT4H", "2026-02-23 10:30"),
        ("2026-02-18 09:00", "PT1H", "2026-02-23 08:30"),  # mùng hai
        ("2025-12-31 16:00", "P1D", "2026-01-05 16:00"),  # 1 January is a holiday, 2 January is swapped
        ("2026-01-09 16:00", "P1D", "2026-01-10 16:00"),  # a make-up Saturday
        ("2026-01-09 16:00", "PT2H", "2026-01-10 08:30"),
        ("2026-01-10 16:00", "P1D", "2026-01-12 16:00"),
        ("2028-02-28 09:00", "P1D", "2028-02-29 09:00"),  # a leap day is a day
        ("2028-02-29 09:00", "P1D", "2028-03-01 09:00"),
        ("2024-02-28 09:00", "P365D", "2025-07-23 09:00"),
    ],
)
def test_a_wait_counts_working_days_and_open_hours(start: str, span: str, expected: str) -> None:
    assert office().after(at(start), Span.parse(span)) == at(expected)


def test_answers_are_utc_whatever_zone_the_question_came_in() -> None:
    asked = datetime(2026, 3, 4, 18, tzinfo=timezone(timedelta(hours=9)))  # 16:00 in Hà Nội
    for answer in (
        office().after(asked, Span.parse("PT4H")),
        office().next_open(asked),
        elapsed(HANOI).next_open(asked),
    ):
        assert answer.tzinfo is UTC
    assert office().after(asked, Span.parse("PT4H")) == at("2026-03-05 10:30")


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("2026-03-04 07:29:59.999999", "2026-03-04 07:30"),
        ("2026-03-04 07:30", "2026-03-04 07:30"),
        ("2026-03-04 09:12:34", "2026-03-04 09:12:34"),
        ("2026-03-04 11:30", "2026-03-04 13:30"),
        ("2026-03-04 12:00", "2026-03-04 13:30"),
        ("2026-03-04 16:59:59", "2026-03-04 16:59:59"),
        ("2026-03-04 17:00", "2026-03-05 07:30"),
        ("2026-03-06 17:00", "2026-03-09 07:30"),
        ("2026-02-13 17:00", "2026-02-23 07:30"),
        ("2026-01-09 18:00", "2026-01-10 07:30"),
        ("2025-12-31 17:00", "2026-01-05 07:30"),
    ],
)
def test_the_next_open_moment(asked: str, expected: str) -> None:
    assert office().next_open(at(asked)) == at(expected)
    assert office().is_open(at(asked)) == (asked == expected)


def test_working_days_are_weekdays_but_for_special_ones() -> None:
    calendar = office()
    january = [day for day in range(1, 32) if calendar.is_working_day(date(2026, 1, day))]
    assert january == [5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 19, 20, 21, 22, 23, 26, 27, 28, 29, 30]
    assert calendar.special_day(date(2026, 1, 2)) == off("Nghỉ hoán đổi")
    assert calendar.special_day(date(2026, 1, 5)) is None


def test_an_office_may_work_on_saturdays() -> None:
    calendar = office(days="1-5,6")
    assert calendar.is_working_day(date(2026, 3, 7))
    assert calendar.after(at("2026-03-06 16:00"), Span(days=1)) == at("2026-03-07 16:00")


@pytest.mark.parametrize(
    ("today", "due", "expected"),
    [
        ("2026-03-04", "2026-03-04", 0),
        ("2026-03-04", "2026-03-03", 0),
        ("2026-03-04", "2026-03-05", 1),
        ("2026-03-06", "2026-03-08", 0),  # due on a Sunday, asked on the Friday before
        ("2026-03-05", "2026-03-08", 1),
        ("2026-03-04", "2026-03-13", 7),
        ("2026-02-13", "2026-02-23", 1),
        ("2025-12-30", "2026-01-05", 2),
        ("2025-01-01", "2027-01-01", 516),
    ],
)
def test_working_days_until_a_due_date(today: str, due: str, expected: int) -> None:
    assert office().working_days_until(date.fromisoformat(today), date.fromisoformat(due)) == expected


@pytest.mark.parametrize(
    ("due", "n", "expected"),
    [
        ("2026-03-04", 0, "2026-03-04"),
        ("2026-03-04", 1, "2026-03-03"),
        ("2026-03-04", 3, "2026-02-27"),
        ("2026-03-08", 0, "2026-03-06"),  # a Sunday
        ("2026-03-08", 1, "2026-03-06"),
        ("2026-03-08", 2, "2026-03-05"),
        ("2026-02-23", 1, "2026-02-13"),
        ("2026-01-05", 1, "2025-12-31"),
        ("2026-01-12", 1, "2026-01-10"),
        ("2026-03-04", 700, "2023-06-20"),
    ],
)
def test_working_days_before_a_due_date(due: str, n: int, expected: str) -> None:
    assert office().working_day_before(date.fromisoformat(due), n) == date.fromisoformat(expected)


def test_a_negative_count_before_a_due_date_is_refused() -> None:
    with pytest.raises(ValueError, match="from 0 up, not -1"):
        office().working_day_before(date(2026, 3, 4), -1)


def test_opening_and_closing_of_a_day_also_of_a_day_off() -> None:
    for day in ("2026-03-04", "2026-03-07", "2026-02-17"):
        assert office().opening(date.fromisoformat(day)) == at(f"{day} 07:30")
        assert office().closing(date.fromisoformat(day)) == at(f"{day} 17:00")
    assert office(hours="00:00-24:00").opening(date(2028, 2, 29)) == at("2028-02-29 00:00")
    assert office(hours="00:00-24:00").closing(date(2028, 2, 29)) == at("2028-03-01 00:00")


def test_the_local_day_is_not_the_day_in_utc() -> None:
    asked = datetime(2026, 3, 3, 17, 30, tzinfo=UTC)
    assert office().local(asked).isoformat() == "2026-03-04T00:30:00+07:00"
    assert office().today(asked) == date(2026, 3, 4)


# Around the clock


def test_round_the_clock_on_working_days_runs_from_friday_midnight_to_monday() -> None:
    calendar = office(hours="00:00-24:00")
    assert not calendar.always_open
    assert calendar.is_open(at("2026-03-06 23:59:59"))
    assert calendar.next_open(at("2026-03-07 00:00")) == at("2026-03-09 00:00")
    assert calendar.after(at("2026-03-06 23:00"), Span.parse("PT2H")) == at("2026-03-09 01:00")
    assert calendar.after(at("2026-03-04 23:00"), Span.parse("PT2H")) == at("2026-03-05 01:00")


def test_every_hour_of_every_day_is_plain_elapsed_time() -> None:
    for calendar in (
        elapsed(HANOI),
        office(days="1-7", hours="00:00-24:00", special={}),
        office(days="1-7", hours="00:00-12:00,12:00-24:00", special={}),
        Calendar(HANOI, frozenset(range(1, 8)), parse_hours("00:00-12:00") + parse_hours("12:00-24:00")),
    ):
        assert calendar.always_open
        assert calendar.is_open(at("2026-02-17 00:00"))
        assert calendar.after(at("2026-02-16 23:59:59"), Span.parse("P2DT2.5S")) == at("2026-02-19 00:00:01.5")
        assert calendar.working_days_until(date(2026, 2, 16), date(2026, 2, 23)) == 7
    assert not office(days="1-7", hours="00:00-24:00").always_open
    assert not office(days="1-7", special={}).always_open
    assert not office(hours="00:00-24:00", special={}).always_open


def test_an_office_knows_its_always_open_twin() -> None:
    assert office().elapsed() is elapsed(HANOI)
    assert office().elapsed().always_open


def test_a_day_of_elapsed_time_is_24_hours_even_when_the_clocks_change() -> None:
    start = at("2026-03-28 12:00", BERLIN)
    assert elapsed(BERLIN).after(start, Span(days=1)) == start + timedelta(hours=24)


# Summer time. In Berlin the clocks skip 02:00-03:00 on 29 March 2026 and repeat 02:00-03:00 on 25 October 2026.


def test_a_day_keeps_its_time_of_day_when_the_clocks_change() -> None:
    calendar = office(days="1-7", zone=BERLIN, special={})
    assert calendar.after(at("2026-03-28 09:00", BERLIN), Span(days=1)) == at("2026-03-29 09:00", BERLIN)
    assert calendar.after(at("2026-10-24 09:00", BERLIN), Span(days=1)) == at("2026-10-25 09:00", BERLIN)


@pytest.mark.parametrize("skipped", ["02:00", "02:30", "02:59:59.999999"])
def test_a_skipped_time_of_day_means_the_change_of_the_clock(skipped: str) -> None:
    calendar = office(days="1-7", zone=BERLIN, special={})
    assert calendar.after(at(f"2026-03-28 {skipped}", BERLIN), Span(days=1)) == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_open_hours_are_as_long_as_the_night_makes_them() -> None:
    calendar = office(days="1-7", hours="01:00-04:00", zone=BERLIN, special={})
    short, long = date(2026, 3, 29), date(2026, 10, 25)
    assert calendar.closing(short) - calendar.opening(short) == timedelta(hours=2)
    assert calendar.closing(long) - calendar.opening(long) == timedelta(hours=4)
    assert calendar.after(calendar.opening(short), Span.parse("PT2H")) == calendar.closing(short)
    assert calendar.after(calendar.opening(long), Span.parse("PT4H")) == calendar.closing(long)


def test_both_hours_of_the_long_night_are_open_in_whatever_zone_they_are_named() -> None:
    calendar = office(days="1-7", hours="00:00-24:00", zone=BERLIN, special={date(2026, 12, 25): off("Weihnachten")})
    for fold in (0, 1):
        asked = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=fold)
        assert calendar.is_open(asked)
        assert calendar.next_open(asked) == asked.astimezone(UTC)


def test_an_interval_that_the_night_skips_is_not_missed() -> None:
    calendar = office(days="1-7", hours="02:00-02:30,02:45-03:15,04:00-05:00", zone=BERLIN, special={})
    change = datetime(2026, 3, 29, 1, tzinfo=UTC)  # 03:00 in Berlin, all of 02:00-03:00 at once
    assert calendar.opening(date(2026, 3, 29)) == change
    assert calendar.next_open(change - timedelta(minutes=1)) == change
    assert calendar.after(change, Span.parse("PT20M")) == at("2026-03-29 04:05", BERLIN)


# What is refused


NAIVE = datetime(2026, 3, 4, 9)  # noqa: DTZ001 - the point of the test


@pytest.mark.parametrize("calendar", [office(), elapsed(HANOI)])
def test_naive_times_are_refused(calendar: Calendar) -> None:
    for ask in (
        calendar.is_open,
        calendar.next_open,
        calendar.local,
        calendar.today,
        lambda naive: calendar.after(naive, Span(days=1)),
        lambda naive: calendar.after(naive, Span.parse("PT1H")),
        lambda naive: calendar.after(naive, Span()),
    ):
        with pytest.raises(ValueError, match="2026-03-04 09:00:00 has no time zone"):
            ask(NAIVE)


def hours(*pairs: tuple[float, float]) -> tuple[tuple[timedelta, timedelta], ...]:
    return tuple((timedelta(hours=start), timedelta(hours=end)) for start, end in pairs)


@pytest.mark.parametrize(
    ("weekdays", "opened", "complaint"),
    [
        (frozenset[int](), hours((8, 17)), "needs working weekdays"),
        (frozenset({0, 1}), hours((8, 17)), "needs working weekdays"),
        (frozenset({1, 8}), hours((8, 17)), "needs working weekdays"),
        (frozenset({1}), hours(), "never be open"),
        (frozenset({1}), hours((17, 8)), "in order"),
        (frozenset({1}), hours((8, 8)), "in order"),
        (frozenset({1}), hours((13, 17), (8, 11)), "in order"),
        (frozenset({1}), hours((8, 12), (11, 17)), "in order"),
        (frozenset({1}), hours((8, 25)), "in order"),
        (frozenset({1}), hours((-1, 8)), "in order"),
    ],
)
def test_a_calendar_that_makes_no_sense_is_refused(
    weekdays: frozenset[int], opened: tuple[tuple[timedelta, timedelta], ...], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        Calendar(HANOI, weekdays, opened)


def test_a_year_without_a_working_day_is_refused_and_not_searched_for_ever() -> None:
    first = date(2027, 1, 1)
    closed = {first + timedelta(days=n): off("Đóng cửa") for n in range(365)}
    calendar = office(special=closed)
    assert calendar.is_open(at("2026-12-31 16:00"))
    for span in ("P1D", "PT4H"):
        with pytest.raises(ValueError, match="No day of 2027 is a working day"):
            calendar.after(at("2026-12-31 16:00"), Span.parse(span))
    with pytest.raises(ValueError, match="No day of 2027 is a working day"):
        calendar.next_open(at("2026-12-31 18:00"))


def test_the_end_of_time_is_refused_with_a_sentence() -> None:
    for span in ("P2D", "PT40H"):
        with pytest.raises(ValueError, match=r"A calendar ends with the year 999[89]"):
            office().after(at("9998-12-31 16:00") + timedelta(days=364 if span == "P2D" else 0), Span.parse(span))


# Reading the settings


def test_hours_are_read_in_any_order_and_joined_where_they_touch() -> None:
    assert parse_hours(OFFICE_HOURS) == hours((7.5, 11.5), (13.5, 17))
    assert parse_hours(" 13:30 - 17:00 , 7:30-11:30 ") == hours((7.5, 11.5), (13.5, 17))
    assert parse_hours("00:00-24:00") == hours((0, 24))
    assert parse_hours("12:00-24:00,00:00-12:00") == hours((0, 24))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "are not intervals"),
        ("07:30", "are not intervals"),
        ("07:30-11:30,", "are not intervals"),
        ("7h30-11h30", "are not intervals"),
        ("07:30-11:30;13:30-17:00", "are not intervals"),
        ("07:30-25:00", "no clock shows: '07:30-25:00'"),
        ("07:30-24:01", "no clock shows"),
        ("07:60-11:30", "no clock shows"),
        ("17:00-07:30", "end before they start: '17:00-07:30'"),
        ("07:30-07:30", "end before they start"),
        ("24:00-24:00", "end before they start"),
        ("07:30-13:30,13:00-17:00", "overlap"),
        ("07:30-17:00,08:00-09:00", "overlap"),
    ],
)
def test_bad_hours_are_refused_with_the_text_and_an_example(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=f"{complaint}.*write 07:30-11:30,13:30-17:00") as refused:
        parse_hours(text)
    assert repr(text) in str(refused.value)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1-5", {1, 2, 3, 4, 5}),
        ("1-5,6", {1, 2, 3, 4, 5, 6}),
        ("1,2,3", {1, 2, 3}),
        ("7", {7}),
        ("1-7", set(range(1, 8))),
        (" 1 - 5 , 5", {1, 2, 3, 4, 5}),
    ],
)
def test_working_days_are_read(text: str, days: set[int]) -> None:
    assert parse_working_days(text) == days


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "are not weekdays"),
        ("Mon-Fri", "are not weekdays"),
        ("1-5,", "are not weekdays"),
        ("1-2-3", "are not weekdays"),
        ("0-4", "go beyond 1"),
        ("1-8", "go beyond 1"),
        ("5-1", "run backwards in '5-1'"),
    ],
)
def test_bad_working_days_are_refused_with_the_text_and_an_example(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=f"{complaint}.*write 1-5 for Monday to Friday") as refused:
        parse_working_days(text)
    assert repr(text) in str(refused.value)

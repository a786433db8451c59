"""What goes together in the morning, and when that is."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import Calendar
from bot.core.folding import Coming, carried, digest_on, next_digest
from bot.core.hours import parse_hours, parse_working_days
from bot.core.model import AssignmentId, Urgency

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICE = Calendar(VIETNAM, parse_working_days("1-5"), parse_hours("07:30-11:30,13:30-17:00"))
ALWAYS = Calendar(VIETNAM, parse_working_days("1-7"), parse_hours("00:00-24:00"))

USUAL, KHAN, HOA_TOC = Urgency.THUONG, Urgency.KHAN, Urgency.HOA_TOC


def _coming(*what: tuple[Urgency, str]) -> list[Coming]:
    return [
        Coming(
            assignment_id=AssignmentId(number),
            urgency=urgency,
            crosses_deadline=how == "crosses",
            held=how == "held",
        )
        for number, (urgency, how) in enumerate(what, start=1)
    ]


@pytest.mark.parametrize(
    ("what", "has_digest", "room", "expected"),
    [
        pytest.param([], False, 5, set(), id="nothing"),
        pytest.param([(USUAL, "")], False, 5, set(), id="one goes by itself"),
        pytest.param([(USUAL, ""), (USUAL, "")], False, 5, {1, 2}, id="two go together"),
        pytest.param([(USUAL, ""), (USUAL, "")], False, 0, set(), id="nothing is left of the cap"),
        pytest.param([(USUAL, ""), (USUAL, "")], True, 0, {1, 2}, id="the place was kept"),
        pytest.param([(USUAL, "")], True, 5, {1}, id="a digest goes anyhow"),
        pytest.param([(KHAN, ""), (KHAN, "")], False, 5, set(), id="urgent ones go by themselves"),
        pytest.param([(USUAL, ""), (USUAL, ""), (KHAN, "")], False, 5, {1, 2}, id="also beside others"),
        pytest.param([(KHAN, "held"), (KHAN, "")], True, 5, {1}, id="but for what the cap held back"),
        pytest.param([(USUAL, ""), (USUAL, "crosses")], False, 5, set(), id="not late before its deadline"),
        pytest.param([(HOA_TOC, "held"), (HOA_TOC, ""), (USUAL, "")], True, 5, {3}, id="hỏa tốc never"),
    ],
)
def test_what_the_morning_carries(
    what: list[tuple[Urgency, str]], *, has_digest: bool, room: int, expected: set[int]
) -> None:
    assert carried(_coming(*what), has_digest=has_digest, room=room) == expected


@given(
    what=st.lists(st.tuples(st.sampled_from(Urgency), st.sampled_from(["", "held", "crosses"])), max_size=12),
    has_digest=st.booleans(),
    room=st.integers(-2, 6),
)
def test_nothing_is_carried_that_must_go_by_itself(
    what: list[tuple[Urgency, str]], *, has_digest: bool, room: int
) -> None:
    coming = _coming(*what)
    together = carried(coming, has_digest=has_digest, room=room)
    for one in coming:
        if one.urgency is HOA_TOC or (one.urgency is not USUAL and not one.held):
            assert one.assignment_id not in together
    assert has_digest or (len(together) != 1 and (room > 0 or not together))


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 7, day, hour, minute, tzinfo=VIETNAM).astimezone(UTC)


@pytest.mark.parametrize(
    ("calendar", "at", "expected"),
    [
        pytest.param(OFFICE, time(7, 30), _at(2, 7, 30), id="at the opening"),
        pytest.param(OFFICE, time(6, 0), _at(2, 7, 30), id="before it"),
        pytest.param(OFFICE, time(9, 15), _at(2, 9, 15), id="in open hours"),
        pytest.param(OFFICE, time(12, 0), _at(2, 13, 30), id="at noon"),
        pytest.param(OFFICE, time(18, 0), _at(2, 7, 30), id="in the evening there is no digest"),
        pytest.param(ALWAYS, time(7, 30), _at(2, 7, 30), id="always open"),
    ],
)
def test_when_the_digest_of_a_day_goes(calendar: Calendar, at: time, expected: datetime) -> None:
    assert digest_on(date(2024, 7, 2), at, calendar) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(_at(2, 7), _at(2, 7, 30), id="this morning"),
        pytest.param(_at(2, 7, 30), _at(3, 7, 30), id="tomorrow"),
        pytest.param(_at(5, 16), _at(8, 7, 30), id="on Friday it is Monday's"),
        pytest.param(_at(6, 6), _at(8, 7, 30), id="on a Saturday, too"),
    ],
)
def test_when_the_next_digest_goes(now: datetime, expected: datetime) -> None:
    assert next_digest(now, time(7, 30), OFFICE) == expected

"""Counting assignments: whatever they are, the totals add up."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.matter import days_late
from bot.core.model import Assignment, AssignmentId, Deadline, DirectiveId, Status, UnitId, Until
from bot.core.summary import LATENESS, LATEST, Showing, Split, count, is_shown, lateness, split_of

DUE = Deadline(on=date(2026, 3, 20))
PASSES = datetime(2026, 3, 20, 10, tzinfo=UTC)  # 17:00 in Hà Nội
BEFORE, AFTER = datetime(2026, 3, 20, 9, tzinfo=UTC), datetime(2026, 3, 23, 1, tzinfo=UTC)


def assignment(
    status: Status,
    *,
    due: Deadline | None = DUE,
    done: datetime | None = None,
    until: Until = Until.CONFIRM,
    reachable: bool = True,
) -> Assignment:
    return Assignment(
        id=AssignmentId(1),
        directive_id=DirectiveId(1),
        unit_id=UnitId(1),
        status=status,
        until=until,
        issued_at=datetime(2026, 3, 2, 2, tzinfo=UTC),
        due=due,
        due_at=PASSES if due else None,
        acknowledged_at=done if status in {Status.ACKNOWLEDGED, Status.CONFIRMED} else None,
        confirmed_at=done if status is Status.CONFIRMED else None,
        reachable=reachable,
    )


@pytest.mark.parametrize(
    ("a", "now", "expected"),
    [
        (assignment(Status.CONFIRMED, done=BEFORE), AFTER, Split.DONE_ON_TIME),
        (assignment(Status.CONFIRMED, done=PASSES), AFTER, Split.DONE_ON_TIME),
        (assignment(Status.CONFIRMED, done=AFTER), AFTER, Split.DONE_LATE),
        (assignment(Status.CONFIRMED, due=None, done=AFTER), AFTER, Split.DONE_ON_TIME),
        (assignment(Status.ACKNOWLEDGED, done=BEFORE), BEFORE, Split.RUNNING_IN_TIME),
        (assignment(Status.ACKNOWLEDGED, done=BEFORE), AFTER, Split.RUNNING_LATE),
        (assignment(Status.ACKNOWLEDGED, done=BEFORE, until=Until.ACK), AFTER, Split.DONE_ON_TIME),
        (assignment(Status.ACKNOWLEDGED, done=AFTER, until=Until.ACK), AFTER, Split.DONE_LATE),
        (assignment(Status.DELIVERED), BEFORE, Split.RUNNING_IN_TIME),
        (assignment(Status.DELIVERED), AFTER, Split.RUNNING_LATE),
        (assignment(Status.ISSUED), AFTER, Split.RUNNING_LATE),
        (assignment(Status.ISSUED, due=None), AFTER, Split.RUNNING_NO_DEADLINE),
        (assignment(Status.DELIVERED, due=None, until=Until.ACK), AFTER, Split.RUNNING_NO_DEADLINE),
        (assignment(Status.WITHDRAWN), AFTER, None),
        (assignment(Status.DECLINED), AFTER, None),
    ],
)
def test_where_an_assignment_counts(a: Assignment, now: datetime, expected: Split | None) -> None:
    assert split_of(a, now) == expected


def test_bug_the_summary_and_the_nudge_of_the_deadlines_instant_say_the_same() -> None:
    """The nudge of that instant says that it is overdue; the summary used to say it a moment later."""
    assert split_of(assignment(Status.DELIVERED), PASSES) is Split.RUNNING_LATE


@pytest.mark.parametrize(
    ("days", "bucket"),
    [
        (1, "1-7"),
        (7, "1-7"),
        (8, "8-30"),
        (30, "8-30"),
        (31, "31-120"),
        (120, "31-120"),
        (121, ">120"),
        (4000, ">120"),
    ],
)
def test_how_late_is_told_in_four_steps(days: int, bucket: str) -> None:
    assert lateness(days) == bucket


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 3, 20), 1),  # the evening of the day itself
        (date(2026, 3, 21), 1),
        (date(2026, 3, 22), 2),
        (date(2026, 3, 27), 7),
        (date(2027, 3, 20), 365),
    ],
)
def test_days_late_are_calendar_days(today: date, days: int) -> None:
    assert days_late(DUE, today) == days


def test_a_directive_of_every_kind_of_assignment() -> None:
    counts = count(
        [
            assignment(Status.ISSUED, reachable=False),
            assignment(Status.DELIVERED),
            assignment(Status.ACKNOWLEDGED, done=BEFORE, reachable=False),
            assignment(Status.CONFIRMED, done=BEFORE, reachable=False),
            assignment(Status.CONFIRMED, done=AFTER),
            assignment(Status.DECLINED),
            assignment(Status.WITHDRAWN, reachable=False),
        ],
        AFTER,
        date(2026, 3, 31),
    )
    assert counts.total == 7
    assert {str(status): n for status, n in counts.status.items()} == {
        "issued": 1,
        "delivered": 1,
        "acknowledged": 1,
        "confirmed": 2,
        "declined": 1,
        "withdrawn": 1,
    }
    assert {str(split): n for split, n in counts.split.items()} == {
        "done_on_time": 1,
        "done_late": 1,
        "running_in_time": 0,
        "running_late": 3,
        "running_no_deadline": 0,
    }
    assert counts.late_by_days == {"1-7": 0, "8-30": 3, "31-120": 0, ">120": 0}
    assert counts.unreachable == 2  # nobody has to ring about what is settled


moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
everything = st.lists(
    st.builds(
        assignment,
        st.sampled_from(Status),
        due=st.sampled_from([DUE, None]),
        done=moments,
        until=st.sampled_from(Until),
        reachable=st.booleans(),
    ),
    max_size=30,
)


@given(everything, moments)
def test_the_totals_always_add_up(assignments: list[Assignment], now: datetime) -> None:
    counts = count(assignments, now, now.date())
    status = counts.status
    assert counts.total == len(assignments) == sum(status.values())
    assert sum(counts.split.values()) == counts.total - status[Status.WITHDRAWN] - status[Status.DECLINED]
    assert sum(counts.late_by_days.values()) == counts.split[Split.RUNNING_LATE]
    assert list(counts.late_by_days) == [*(name for name, _ in LATENESS), LATEST]
    assert list(status) == list(Status)
    assert list(counts.split) == list(Split)
    assert counts.unreachable <= counts.total - sum(a.is_settled for a in assignments)


@given(st.permutations([assignment(status, done=BEFORE) for status in Status]), moments)
def test_the_order_does_not_matter(assignments: list[Assignment], now: datetime) -> None:
    assert count(assignments, now, now.date()) == count(reversed(assignments), now, now.date())


STUCK = replace(assignment(Status.ACKNOWLEDGED, done=BEFORE), obstacle="")


@pytest.mark.parametrize(
    ("a", "now", "expected"),
    [
        (assignment(Status.ISSUED), BEFORE, {Showing.NOT_YET}),
        (assignment(Status.DELIVERED), AFTER, {Showing.NOT_YET, Showing.LATE}),
        (assignment(Status.ACKNOWLEDGED, done=BEFORE), BEFORE, {Showing.RUNNING}),
        (assignment(Status.ACKNOWLEDGED, done=BEFORE), AFTER, {Showing.RUNNING, Showing.LATE}),
        (assignment(Status.ACKNOWLEDGED, done=BEFORE, until=Until.ACK), AFTER, {Showing.DONE}),
        (assignment(Status.CONFIRMED, done=AFTER), AFTER, {Showing.DONE}),
        (STUCK, BEFORE, {Showing.RUNNING, Showing.STUCK}),
        (replace(STUCK, status=Status.DELIVERED), BEFORE, {Showing.NOT_YET, Showing.STUCK}),
        (replace(STUCK, status=Status.WITHDRAWN), AFTER, set()),
        (assignment(Status.DECLINED), AFTER, set()),
    ],
)
def test_what_a_list_is_narrowed_to(a: Assignment, now: datetime, expected: set[Showing]) -> None:
    assert {showing for showing in Showing if is_shown(a, showing, now)} == expected | {Showing.ALL}

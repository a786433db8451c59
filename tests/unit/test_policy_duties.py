"""Following up where a directive has several duties: rests between periods, and the days of duties that come later."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.model import Assignment
from bot.core.policy import Do, FollowUp, Why, next_step
from tests.unit.test_policy import HOA_TOC, NEVER_TOLD, OFFICE, THUONG, acknowledged, at, preview, silent, until


def test_between_two_periods_nothing_is_asked() -> None:
    a = acknowledged("2026-03-04 09:00", due="2026-04-15")
    resting = replace(a, rests_until=at("2026-03-16 17:00"))
    assert preview(a, 1) == ["nudge 2026-04-06 07:30 before_due"]
    assert preview(resting, 1) == preview(a, 1)  # its days are later anyway
    weekly = replace(acknowledged("2026-03-04 09:00", due="2026-03-20"), rests_until=at("2026-03-13 17:00"))
    assert preview(weekly, 2) == ["nudge 2026-03-16 07:30 before_due", "nudge 2026-03-17 07:30 before_due"]


@pytest.mark.parametrize("policy", [THUONG, HOA_TOC])
@given(
    days=st.integers(0, 40),
    due=st.dates(date(2026, 3, 10), date(2026, 6, 1)),
    made=st.sampled_from([silent, acknowledged]),
)
def test_a_rest_holds_back_all_that_would_be_sent(
    policy: FollowUp, days: int, due: date, made: Callable[..., Assignment]
) -> None:
    opens = at("2026-03-05 17:00") + timedelta(days=days)
    a = replace(made("2026-03-04 09:00", due=str(due)), rests_until=opens)
    step = next_step(a, policy, OFFICE, at("2026-03-04 10:00"))
    assert step
    assert step.at >= opens


def late(also: Sequence[str]) -> Assignment:
    a = acknowledged("2026-03-02 09:00", due="2026-03-04")
    a = replace(a, nudges=9, overdue_nudges=9, nudges_since_sign=1, last_nudged_at=at("2026-03-10 09:00"))
    return replace(a, also_due=tuple(until(day) for day in also))


def test_while_one_is_late_a_later_one_has_its_own_days() -> None:
    assert preview(late([]), 2, NEVER_TOLD) == ["nudge 2026-03-19 09:00 overdue", "nudge 2026-03-30 09:00 overdue"]
    assert preview(late(["2026-03-18"]), 4, NEVER_TOLD) == [
        "nudge 2026-03-13 07:30 overdue",
        "nudge 2026-03-17 07:30 overdue",
        "nudge 2026-03-18 07:30 overdue",
        "nudge 2026-03-27 07:30 overdue",
    ]


def test_before_that_the_nearest_deadline_sets_the_days() -> None:
    a = acknowledged("2026-03-02 09:00", due="2026-03-20")
    other = replace(a, also_due=(until("2026-03-25"),))
    assert preview(other, 4, NEVER_TOLD) == preview(a, 4, NEVER_TOLD)


@given(st.lists(st.integers(1, 28), max_size=4))
def test_other_duties_never_make_it_quieter(days: list[int]) -> None:
    alone = next_step(late([]), NEVER_TOLD, OFFICE, at("2026-03-11 09:00"))
    beside = next_step(late([f"2026-04-{day:02}" for day in days]), NEVER_TOLD, OFFICE, at("2026-03-11 09:00"))
    assert alone
    assert beside
    assert beside.at <= alone.at
    assert (beside.what, beside.why) == (Do.NUDGE, Why.OVERDUE)

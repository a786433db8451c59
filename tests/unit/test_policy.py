"""When an assignment is followed up: tables with the calendar of Vietnam in 2026, and what holds for every one."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby, islice, pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.adapters.holidays import days_of
from bot.core.calendar import Calendar, elapsed, no_special_days
from bot.core.hours import parse_hours, parse_working_days
from bot.core.model import (
    SETTLED,
    Acceptance,
    Assignment,
    AssignmentId,
    Deadline,
    DirectiveId,
    ExtensionState,
    Status,
    UnitId,
    Until,
)
from bot.core.policy import (
    Do,
    FollowUp,
    Rung,
    Step,
    Why,
    after_order,
    after_step,
    coming_steps,
    deadline_passes,
    from_stored,
    next_step,
    reason_now,
    to_stored,
    waits_for,
)
from bot.core.spans import Span

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICE = Calendar(HANOI, parse_working_days("1-5"), parse_hours("07:30-11:30,13:30-17:00"), days_of("VN"))

THUONG = FollowUp()
# What the settings make of each urgency is held by test_settings.
KHAN = FollowUp(ack_within=Span.parse("PT4H"), ack_every=Span.parse("PT4H"))
THUONG_KHAN = FollowUp(ack_within=Span.parse("PT2H"), ack_every=Span.parse("PT2H"))
HOA_TOC = FollowUp(ack_within=Span.parse("PT30M"), ack_every=Span.parse("PT30M"), ignores_hours=True)
NEVER_TOLD = replace(THUONG, escalate_after=1000, escalate_late=Span(days=1000))  # the director hears of nothing


def at(text: str) -> datetime:
    """`"2026-03-04 16:00"` on the wall clock of Hà Nội."""
    return datetime.fromisoformat(text).replace(tzinfo=HANOI).astimezone(UTC)


def until(text: str) -> Deadline:
    """A day, or an instant of it where an hour is given."""
    day = date.fromisoformat(text[:10])
    return Deadline(on=day, at=at(text) if len(text) > 10 else None)


def silent(delivered: str, *, due: str | None = None, issued: str | None = None) -> Assignment:
    """Delivered, not acknowledged."""
    deadline = until(due) if due else None
    return Assignment(
        id=AssignmentId(1),
        directive_id=DirectiveId(1),
        unit_id=UnitId(1),
        status=Status.DELIVERED,
        until=Until.CONFIRM,
        issued_at=at(issued or delivered),
        delivered_at=at(delivered),
        due=deadline,
        original_due=deadline,
        due_at=deadline_passes(deadline, OFFICE) if deadline else None,
    )


def acknowledged(signed: str, *, due: str | None = None) -> Assignment:
    """Acknowledged at once."""
    a = silent(signed, due=due)
    return replace(a, status=Status.ACKNOWLEDGED, acknowledged_at=at(signed), last_sign_at=at(signed))


def signed(a: Assignment, when: str) -> Assignment:
    """The head did something about it."""
    return replace(a, last_sign_at=at(when), nudges_since_sign=0, escalations=0)


def reported(a: Assignment, when: str) -> Assignment:
    return replace(signed(a, when), status=Status.ACKNOWLEDGED, last_report="đang làm", last_report_at=at(when))


def stuck(a: Assignment, when: str, text: str = "thiếu kinh phí") -> Assignment:
    return replace(signed(a, when), obstacle=text, obstacle_at=at(when))


def shown(step: Step) -> str:
    return f"{step.what} {OFFICE.local(step.at):%Y-%m-%d %H:%M} {step.why}"


def preview(a: Assignment, most: int, policy: FollowUp = THUONG, now: str = "2026-01-01 00:00") -> list[str]:
    return [shown(step) for step in islice(coming_steps(a, policy, OFFICE, at(now)), most)]


def nudged(a: Assignment, times: int, policy: FollowUp = THUONG) -> Assignment:
    """The same after so many steps, if nobody answers."""
    for step in islice(coming_steps(a, policy, OFFICE, a.issued_at), times):
        a = after_step(a, step)
    return a


# Until acknowledged. 2 March 2026 is a Monday; Tết is from 14 to 22 February.


@pytest.mark.parametrize(
    ("policy", "delivered", "expected"),
    [
        pytest.param(
            THUONG,
            "2026-03-02 08:30",
            [
                "nudge 2026-03-03 08:30 silence",
                "nudge 2026-03-04 08:30 silence",
                "nudge 2026-03-05 08:30 silence",
                "escalate 2026-03-06 08:30 silence",  # in the place of the fourth
                "nudge 2026-03-09 08:30 silence",
                "nudge 2026-03-10 08:30 silence",
                "nudge 2026-03-11 08:30 silence",
                "nudge 2026-03-12 08:30 silence",
                "escalate 2026-03-12 08:30 silence",  # the next rung, beside the nudge
                "nudge 2026-03-13 08:30 silence",
                "nudge 2026-03-16 08:30 silence",
                "nudge 2026-03-17 08:30 silence",
                "nudge 2026-03-18 08:30 silence",
            ],
            id="thường",
        ),
        pytest.param(
            THUONG,
            "2026-02-13 16:00",
            ["nudge 2026-02-23 16:00 silence", "nudge 2026-02-24 16:00 silence", "nudge 2026-02-25 16:00 silence"],
            id="thường before Tết",
        ),
        pytest.param(
            THUONG,
            "2026-03-06 21:15",
            ["nudge 2026-03-10 07:30 silence", "nudge 2026-03-11 07:30 silence", "nudge 2026-03-12 07:30 silence"],
            id="thường sent by hand on Friday evening",
        ),
        pytest.param(
            KHAN,
            "2026-03-04 16:00",
            [
                "nudge 2026-03-05 10:30 silence",  # the example of the contract
                "nudge 2026-03-05 16:30 silence",
                "nudge 2026-03-06 11:00 silence",
                "escalate 2026-03-09 07:30 silence",  # four hours are over at the closing on Friday
                "nudge 2026-03-09 13:30 silence",
                "nudge 2026-03-10 08:00 silence",
            ],
            id="khẩn",
        ),
        pytest.param(
            THUONG_KHAN,
            "2026-03-04 16:00",
            [
                "nudge 2026-03-05 08:30 silence",
                "nudge 2026-03-05 10:30 silence",
                "nudge 2026-03-05 14:30 silence",
                "escalate 2026-03-05 16:30 silence",
                "nudge 2026-03-06 09:00 silence",
            ],
            id="thượng khẩn",
        ),
        pytest.param(
            HOA_TOC,
            "2026-02-17 23:45",
            [
                "nudge 2026-02-18 00:15 silence",
                "nudge 2026-02-18 00:45 silence",
                "nudge 2026-02-18 01:15 silence",
                "escalate 2026-02-18 01:45 silence",
                "nudge 2026-02-18 02:15 silence",
            ],
            id="hỏa tốc in the night of Tết",
        ),
    ],
)
def test_the_head_is_nudged_until_it_is_acknowledged(policy: FollowUp, delivered: str, expected: list[str]) -> None:
    assert preview(silent(delivered), len(expected), policy) == expected


def test_the_first_wait_and_the_later_ones_are_set_apart() -> None:
    policy = replace(THUONG, ack_within=Span.parse("PT1H"), ack_every=Span(days=2))
    assert preview(silent("2026-03-02 08:30"), 3, policy) == [
        "nudge 2026-03-02 09:30 silence",
        "nudge 2026-03-04 09:30 silence",
        "nudge 2026-03-06 09:30 silence",
    ]


# Ahead of the deadline


@pytest.mark.parametrize(
    ("a", "expected"),
    [
        pytest.param(
            acknowledged("2026-03-02 09:00", due="2026-03-20"),
            [
                "nudge 2026-03-11 07:30 before_due",
                "nudge 2026-03-17 07:30 before_due",
                "nudge 2026-03-19 07:30 before_due",
                "nudge 2026-03-20 07:30 due_today",
                "nudge 2026-03-23 07:30 overdue",
            ],
            id="7, 3, 1 working days ahead and on the day",
        ),
        pytest.param(
            acknowledged("2026-03-12 08:00", due="2026-03-20"),
            ["nudge 2026-03-17 07:30 before_due", "nudge 2026-03-19 07:30 before_due"],
            id="what lies before the last sign is not made up for",
        ),
        pytest.param(
            signed(acknowledged("2026-03-02 09:00", due="2026-03-20"), "2026-03-19 09:00"),
            ["nudge 2026-03-20 07:30 due_today"],
            id="after a sign on the eve",
        ),
        pytest.param(
            acknowledged("2026-03-20 09:00", due="2026-03-20"),
            ["nudge 2026-03-23 07:30 overdue"],
            id="acknowledged on the day itself",
        ),
        pytest.param(
            acknowledged("2026-03-02 09:00", due="2026-03-21"),
            [
                "nudge 2026-03-12 07:30 before_due",
                "nudge 2026-03-18 07:30 before_due",
                "nudge 2026-03-20 07:30 before_due",  # Friday is both one day ahead and the last day
                "nudge 2026-03-23 07:30 overdue",
            ],
            id="due on a Saturday",
        ),
        pytest.param(
            acknowledged("2026-02-02 09:00", due="2026-02-18"),
            [
                "nudge 2026-02-05 07:30 before_due",
                "nudge 2026-02-11 07:30 before_due",
                "nudge 2026-02-13 07:30 before_due",
                "nudge 2026-02-23 07:30 overdue",
            ],
            id="due at Tết",
        ),
        pytest.param(
            acknowledged("2026-03-18 09:00", due="2026-03-20 10:00"),
            [
                "nudge 2026-03-19 07:30 before_due",
                "nudge 2026-03-20 07:30 due_today",
                "nudge 2026-03-20 10:00 overdue",
                "nudge 2026-03-23 10:00 overdue",
            ],
            id="due at an hour",
        ),
        pytest.param(
            acknowledged("2026-03-18 09:00", due="2026-03-20 07:00"),
            ["nudge 2026-03-19 07:30 before_due", "nudge 2026-03-20 07:30 overdue"],
            id="due before the office opens",
        ),
        pytest.param(
            silent("2026-03-17 08:30", due="2026-03-20"),
            [
                "nudge 2026-03-18 08:30 silence",
                "nudge 2026-03-19 07:30 before_due",
                "nudge 2026-03-20 07:30 due_today",
                "nudge 2026-03-23 07:30 overdue",
            ],
            id="not acknowledged: whichever comes first",
        ),
    ],
)
def test_the_head_is_reminded_ahead_of_the_deadline(a: Assignment, expected: list[str]) -> None:
    assert preview(a, len(expected), NEVER_TOLD) == expected


def test_flash_directives_remind_at_the_opening_of_a_day_and_not_at_midnight() -> None:
    policy = replace(HOA_TOC, escalate_after=1000, escalate_late=Span(days=1000))
    assert preview(acknowledged("2026-03-18 09:00", due="2026-03-20"), 5, policy) == [
        "nudge 2026-03-19 07:30 before_due",
        "nudge 2026-03-20 07:30 due_today",
        "nudge 2026-03-20 17:00 overdue",
        "nudge 2026-03-21 17:00 overdue",  # Saturday
        "nudge 2026-03-22 17:00 overdue",
    ]


def test_bug_a_silence_that_ends_in_the_night_does_not_swallow_the_mark_of_the_morning() -> None:
    """Sent by hand at 06:00: a day later both wait for the opening, and the head used to hear of the silence alone."""
    assert preview(silent("2026-03-18 06:00", due="2026-03-20"), 2, NEVER_TOLD) == [
        "nudge 2026-03-19 07:30 before_due",
        "nudge 2026-03-20 07:30 due_today",
    ]


# Overdue


def test_overdue_begins_at_once_goes_on_daily_slows_to_weekly_and_never_ends() -> None:
    told = preview(acknowledged("2026-03-20 09:00", due="2026-03-20"), 9, NEVER_TOLD)
    assert told == [
        "nudge 2026-03-23 07:30 overdue",
        "nudge 2026-03-24 07:30 overdue",
        "nudge 2026-03-25 07:30 overdue",
        "nudge 2026-03-26 07:30 overdue",
        "nudge 2026-03-27 07:30 overdue",
        "nudge 2026-04-07 07:30 overdue",
        "nudge 2026-04-16 07:30 overdue",
        "nudge 2026-04-28 07:30 overdue",  # 27 April stands in for the Hùng Kings' day, a Sunday
        "nudge 2026-05-11 07:30 overdue",  # 30 April and 1 May are days off
    ]
    years = islice(
        coming_steps(acknowledged("2026-03-20 09:00", due="2026-03-20"), THUONG, OFFICE, at(told[0][6:22])), 400
    )
    assert list(years)[-1].at > at("2030-01-01 00:00")


def test_a_deadline_already_past_is_pressed_like_any_other() -> None:
    assert preview(silent("2026-03-11 09:00", due="2026-03-02"), 3) == [
        "nudge 2026-03-12 09:00 overdue",
        "escalate 2026-03-13 09:00 overdue",  # two days late, and the head was asked
        "nudge 2026-03-16 09:00 overdue",
    ]


def test_bug_passing_the_deadline_does_not_slow_down_an_urgent_directive() -> None:
    """Nobody had acknowledged: every four hours until the deadline, and then only once a day."""
    policy = replace(KHAN, escalate_after=1000, escalate_late=Span(days=1000))
    assert preview(silent("2026-03-04 16:00", due="2026-03-04"), 4, policy) == [
        "nudge 2026-03-05 07:30 overdue",
        "nudge 2026-03-05 13:30 silence",
        "nudge 2026-03-06 08:00 silence",
        "nudge 2026-03-06 14:00 silence",
    ]
    past = preview(silent("2026-03-11 16:00", due="2026-03-02"), 1, policy)
    assert past == ["nudge 2026-03-12 10:30 silence"]


def test_no_deadline_asks_every_seven_working_days() -> None:
    assert preview(acknowledged("2026-03-02 09:00"), 5) == [
        "nudge 2026-03-11 09:00 no_deadline",
        "nudge 2026-03-20 09:00 no_deadline",
        "nudge 2026-03-31 09:00 no_deadline",
        "escalate 2026-04-09 09:00 silence",
        "nudge 2026-04-20 09:00 no_deadline",
    ]


# What the head says


@pytest.mark.parametrize(
    ("a", "expected"),
    [
        pytest.param(
            reported(acknowledged("2026-03-02 09:00", due="2026-03-20"), "2026-03-09 10:00"),
            "nudge 2026-03-12 10:00 before_due",
            id="a report holds a mark back three working days",
        ),
        pytest.param(
            reported(acknowledged("2026-03-02 09:00", due="2026-03-20"), "2026-03-02 10:00"),
            "nudge 2026-03-11 07:30 before_due",
            id="but not a later one",
        ),
        pytest.param(
            reported(acknowledged("2026-03-02 09:00", due="2026-03-20"), "2026-03-25 10:00"),
            "nudge 2026-03-30 10:00 overdue",
            id="a report when it is overdue",
        ),
        pytest.param(
            reported(acknowledged("2026-03-02 09:00"), "2026-03-09 10:00"),
            "nudge 2026-03-18 10:00 no_deadline",
            id="a report without a deadline",
        ),
        pytest.param(
            stuck(silent("2026-03-02 08:30"), "2026-03-02 09:00"),
            "nudge 2026-03-05 09:00 silence",
            id="an obstacle pauses the nudges",
        ),
        pytest.param(
            stuck(acknowledged("2026-03-02 09:00", due="2026-03-20"), "2026-03-20 15:00"),
            "nudge 2026-03-25 15:00 overdue",
            id="also when it is overdue",
        ),
        pytest.param(
            stuck(reported(acknowledged("2026-03-02 09:00", due="2026-03-20"), "2026-03-19 10:00"), "2026-03-20 15:00"),
            "nudge 2026-03-25 15:00 overdue",
            id="a report and an obstacle: the later of the two",
        ),
        pytest.param(
            reported(stuck(acknowledged("2026-03-02 09:00", due="2026-03-20"), "2026-03-19 10:00"), "2026-03-20 15:00"),
            "nudge 2026-03-25 15:00 overdue",
            id="an obstacle and a report",
        ),
    ],
)
def test_a_report_and_an_obstacle_buy_time(a: Assignment, expected: str) -> None:
    assert preview(a, 1, NEVER_TOLD) == [expected]


def test_bug_what_is_held_back_past_the_deadline_is_overdue_and_no_reminder_of_it() -> None:
    a = reported(acknowledged("2026-03-02 09:00", due="2026-03-13"), "2026-03-11 10:00")
    assert preview(a, 2, NEVER_TOLD) == ["nudge 2026-03-16 10:00 overdue", "nudge 2026-03-17 10:00 overdue"]
    eve = reported(acknowledged("2026-03-02 09:00", due="2026-03-13 17:00"), "2026-03-10 10:00")
    assert preview(eve, 1, NEVER_TOLD) == ["nudge 2026-03-13 10:00 due_today"]  # the mark was that of the 12th


def test_bug_an_obstacle_told_by_a_photo_alone_pauses_too() -> None:
    a = stuck(silent("2026-03-02 08:30"), "2026-03-02 09:00", text="")
    assert preview(a, 1) == ["nudge 2026-03-05 09:00 silence"]


def test_a_sign_begins_the_count_anew() -> None:
    a = nudged(silent("2026-03-02 08:30"), 4)
    assert (a.nudges, a.nudges_since_sign, a.escalations) == (3, 3, 1)
    a = replace(signed(a, "2026-03-06 10:00"), status=Status.ACKNOWLEDGED)
    assert preview(a, 4) == [
        "nudge 2026-03-17 10:00 no_deadline",
        "nudge 2026-03-26 10:00 no_deadline",
        "nudge 2026-04-06 10:00 no_deadline",
        "escalate 2026-04-15 10:00 silence",
    ]


@pytest.mark.parametrize("status", sorted(SETTLED))
def test_what_is_settled_is_left_in_peace(status: Status) -> None:
    a = replace(silent("2026-03-02 08:30", due="2026-03-20"), status=status)
    assert next_step(a, THUONG, OFFICE, at("2026-04-01 08:00")) is None
    assert next_step(replace(a, reachable=False), THUONG, OFFICE, at("2026-04-01 08:00")) is None
    assert preview(a, 1) == []


def test_where_a_receipt_is_enough_acknowledging_settles_it() -> None:
    a = replace(silent("2026-03-02 08:30"), until=Until.ACK)
    assert preview(a, 1) == ["nudge 2026-03-03 08:30 silence"]
    assert preview(replace(a, status=Status.ACKNOWLEDGED, acknowledged_at=at("2026-03-02 09:00")), 1) == []


# Escalation


def test_bug_the_director_hears_of_silence_without_the_head_losing_the_word_that_it_is_due_today() -> None:
    """The three marks before it are the three nudges; the fourth used to give way to the escalation."""
    assert preview(acknowledged("2026-03-02 09:00", due="2026-03-20"), 8) == [
        "nudge 2026-03-11 07:30 before_due",
        "nudge 2026-03-17 07:30 before_due",
        "nudge 2026-03-19 07:30 before_due",
        "nudge 2026-03-20 07:30 due_today",
        "escalate 2026-03-20 07:30 silence",
        "nudge 2026-03-23 07:30 overdue",
        "nudge 2026-03-24 07:30 overdue",
        "nudge 2026-03-25 07:30 overdue",
    ]


def test_the_first_word_after_the_deadline_does_not_give_way_either() -> None:
    assert preview(acknowledged("2026-03-16 09:00", due="2026-03-20"), 6) == [
        "nudge 2026-03-17 07:30 before_due",
        "nudge 2026-03-19 07:30 before_due",
        "nudge 2026-03-20 07:30 due_today",
        "nudge 2026-03-23 07:30 overdue",
        "escalate 2026-03-23 07:30 overdue",
        "nudge 2026-03-24 07:30 overdue",
    ]


def test_lateness_is_escalated_after_two_days_whatever_the_count() -> None:
    policy = replace(THUONG, escalate_after=1000)
    assert preview(acknowledged("2026-03-20 09:00", due="2026-03-20"), 6, policy) == [
        "nudge 2026-03-23 07:30 overdue",
        "nudge 2026-03-24 07:30 overdue",
        "escalate 2026-03-25 07:30 overdue",
        "nudge 2026-03-26 07:30 overdue",
        "nudge 2026-03-27 07:30 overdue",
        "escalate 2026-03-27 07:30 overdue",  # twice as late: the next rung, beside the nudge
    ]


def test_lateness_is_not_escalated_before_the_head_was_asked_again() -> None:
    a = reported(nudged(acknowledged("2026-03-20 09:00", due="2026-03-20"), 3), "2026-03-25 10:00")
    assert preview(a, 3) == [
        "nudge 2026-03-30 10:00 overdue",
        "escalate 2026-03-31 10:00 overdue",
        "nudge 2026-04-01 10:00 overdue",
    ]


def test_later_escalations_come_weekly_beside_the_nudges() -> None:
    steps = preview(silent("2026-03-02 08:30"), 40)
    escalations = [step for step in steps if step.startswith("escalate")]
    assert escalations[:4] == [
        "escalate 2026-03-06 08:30 silence",
        "escalate 2026-03-12 08:30 silence",
        "escalate 2026-03-23 08:30 silence",
        "escalate 2026-04-01 08:30 silence",
    ]
    nudges = [OFFICE.local(at(step[6:22])).date() for step in steps if step.startswith("nudge")]
    gaps = {OFFICE.working_days_until(one, other) for one, other in pairwise(nudges)}
    assert gaps == {1, 2}  # two only where the first escalation took a nudge's place
    assert [step[6:16] for step in steps if step.startswith("nudge")].count("2026-03-06") == 0


def rungs(a: Assignment, most: int, policy: FollowUp = THUONG) -> list[Rung | None]:
    steps = (step for step in coming_steps(a, policy, OFFICE, a.issued_at) if step.what is Do.ESCALATE)
    return [step.rung for step in islice(steps, most)]


def test_the_ladder_is_climbed_once_and_its_top_repeats() -> None:
    expected = [Rung.DEPUTY, Rung.DIRECTOR, Rung.DIRECTOR, Rung.DIRECTOR]
    assert rungs(silent("2026-03-02 08:30"), 4) == expected
    assert rungs(acknowledged("2026-03-20 09:00", due="2026-03-20"), 4) == expected
    assert rungs(signed(nudged(silent("2026-03-02 08:30"), 12), "2026-03-18 09:00"), 4) == expected  # from below again


def test_both_rungs_are_not_climbed_at_once_after_a_long_sleep() -> None:
    a = nudged(acknowledged("2026-03-02 09:00", due="2026-03-20"), 2)
    assert [step for step in preview(a, 7, now="2026-06-01 09:00") if step.startswith("escalate")] == [
        "escalate 2026-06-02 09:00 overdue",
        "escalate 2026-06-03 09:00 overdue",
    ]


# Somebody else has to decide first


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"extension": ExtensionState.ASKED, "waiting_since": at("2026-03-03 10:00")}, Why.EXTENSION),
        ({"status": Status.DECLINED, "waiting_since": at("2026-03-03 10:00")}, Why.DECLINED),
        (
            {
                "status": Status.CONFIRMED,
                "acceptance": Acceptance.WAITING,
                "waiting_since": at("2026-03-03 10:00"),
            },
            Why.ACCEPTANCE,
        ),
    ],
)
def test_while_somebody_decides_the_head_is_left_in_peace_and_the_decider_reminded(
    changes: dict[str, Any], why: Why
) -> None:
    a = replace(acknowledged("2026-03-02 09:00", due="2026-03-04"), **changes)
    assert preview(a, 3) == [f"wait 2026-03-0{day} 10:00 {why}" for day in (4, 5, 6)]


def test_a_decided_extension_lets_the_nudges_go_on() -> None:
    a = replace(acknowledged("2026-03-02 09:00", due="2026-03-20"), extension=ExtensionState.REFUSED)
    assert preview(a, 1) == ["nudge 2026-03-11 07:30 before_due"]


def test_an_accepted_result_asks_nothing_of_anybody() -> None:
    a = replace(acknowledged("2026-03-02 09:00"), status=Status.CONFIRMED, acceptance=Acceptance.ACCEPTED)
    assert preview(a, 1) == []


def test_a_paused_directive_rests_but_for_a_weekly_word() -> None:
    a = replace(acknowledged("2026-03-02 09:00", due="2026-03-04"), paused_at=at("2026-03-03 10:00"))
    assert preview(a, 2) == ["wait 2026-03-12 10:00 paused", "wait 2026-03-23 10:00 paused"]


def test_to_be_reminded_later_holds_the_nudge_back() -> None:
    a = replace(silent("2026-03-02 08:30"), snoozed_until=at("2026-03-05 14:00"))
    assert preview(a, 2) == ["nudge 2026-03-05 14:00 silence", "nudge 2026-03-06 14:00 silence"]


# Nobody to reach


def test_who_cannot_be_reached_is_on_the_call_sheet_and_again_every_week() -> None:
    a = replace(silent("2026-03-02 08:30", due="2026-03-05"), status=Status.ISSUED, delivered_at=None, reachable=False)
    assert preview(a, 3) == [
        "call_sheet 2026-03-03 08:30 unreachable",
        "call_sheet 2026-03-12 08:30 unreachable",
        "call_sheet 2026-03-23 08:30 unreachable",
    ]
    assert preview(a, 2, KHAN)[0] == "call_sheet 2026-03-02 14:30 unreachable"  # three hours, lunch, one more


def test_who_blocks_the_bot_later_is_rung_at_once() -> None:
    a = replace(nudged(silent("2026-03-02 08:30"), 2), reachable=False)
    assert preview(a, 1, now="2026-03-05 03:00") == ["call_sheet 2026-03-05 07:30 unreachable"]


# After a long sleep


@pytest.mark.parametrize(
    ("a", "expected"),
    [
        (silent("2026-03-02 08:30"), ["nudge 2026-04-06 09:15 silence", "nudge 2026-04-07 09:15 silence"]),
        (
            nudged(silent("2026-03-02 08:30"), 3),
            ["escalate 2026-04-06 09:15 silence", "nudge 2026-04-07 09:15 silence"],
        ),
        (
            nudged(silent("2026-03-02 08:30"), 9),  # the director has heard once, and is to hear again
            ["nudge 2026-04-06 09:15 silence", "escalate 2026-04-06 09:15 silence", "nudge 2026-04-07 09:15 silence"],
        ),
        (
            acknowledged("2026-03-02 09:00", due="2026-04-08"),  # the mark of seven days ahead was 30 March
            ["nudge 2026-04-06 09:15 before_due", "nudge 2026-04-07 07:30 before_due"],
        ),
        (
            acknowledged("2026-03-02 09:00", due="2026-03-20"),  # all four marks were missed, and the deadline
            ["nudge 2026-04-06 09:15 overdue", "escalate 2026-04-07 09:15 overdue"],
        ),
        (
            acknowledged("2026-03-02 09:00"),
            ["nudge 2026-04-06 09:15 no_deadline", "nudge 2026-04-15 09:15 no_deadline"],
        ),
        (
            replace(silent("2026-03-02 08:30"), reachable=False),
            ["call_sheet 2026-04-06 09:15 unreachable", "call_sheet 2026-04-15 09:15 unreachable"],
        ),
    ],
)
def test_after_weeks_of_downtime_one_step_comes_and_not_all_that_were_missed(
    a: Assignment, expected: list[str]
) -> None:
    assert preview(a, len(expected), now="2026-04-06 09:15") == expected


def test_what_was_missed_waits_for_the_next_opening() -> None:
    assert preview(silent("2026-03-02 08:30"), 1, now="2026-03-07 03:00") == ["nudge 2026-03-09 07:30 silence"]
    assert preview(silent("2026-03-02 08:30"), 1, HOA_TOC, now="2026-03-07 03:00") == ["nudge 2026-03-07 03:00 silence"]


# The fast settings of the contract: every wait is plain elapsed time


FAST_OFFICE = Calendar(HANOI, parse_working_days("1-7"), parse_hours("00:00-24:00"), days_of("none"))
FAST = FollowUp(
    ack_within=Span.parse("PT2S"),
    ack_every=Span.parse("PT3S"),
    overdue_every=Span.parse("PT4S"),
    overdue_slows_to=Span.parse("PT30S"),
    no_deadline_every=Span.parse("PT5S"),
    after_report=Span.parse("PT7S"),
    obstacle_waits=Span.parse("PT9S"),
    escalate_late=Span.parse("PT6S"),
)
SUNDAY_NIGHT = at("2026-02-15 23:00:00")


def seconds(a: Assignment, most: int, policy: FollowUp = FAST) -> list[tuple[Do, float]]:
    steps = islice(coming_steps(a, policy, FAST_OFFICE, SUNDAY_NIGHT), most)
    return [(step.what, (step.at - SUNDAY_NIGHT).total_seconds()) for step in steps]


def test_with_the_fast_settings_waits_are_plain_seconds() -> None:
    a = silent("2026-02-15 23:00:00")
    assert seconds(a, 6) == [
        (Do.NUDGE, 2),
        (Do.NUDGE, 5),
        (Do.NUDGE, 8),
        (Do.ESCALATE, 11),
        (Do.NUDGE, 14),
        (Do.NUDGE, 17),
    ]
    a = acknowledged("2026-02-15 23:00:00")
    assert seconds(a, 2) == [(Do.NUDGE, 5), (Do.NUDGE, 10)]
    assert seconds(reported(a, "2026-02-15 23:00:00"), 2) == [(Do.NUDGE, 7), (Do.NUDGE, 12)]
    assert seconds(stuck(a, "2026-02-15 23:00:00"), 2) == [(Do.NUDGE, 9), (Do.NUDGE, 14)]
    assert seconds(replace(a, reachable=False), 2) == [(Do.CALL_SHEET, 2), (Do.CALL_SHEET, 32)]


def test_with_the_fast_settings_a_deadline_of_seconds_is_overdue_at_once() -> None:
    due_at = SUNDAY_NIGHT + timedelta(seconds=1)
    due = Deadline(on=date(2026, 2, 15), at=due_at)
    a = replace(acknowledged("2026-02-15 23:00:00"), due=due, due_at=due_at)
    assert seconds(a, 5, replace(FAST, escalate_after=1000)) == [
        (Do.NUDGE, 1),
        (Do.NUDGE, 5),
        (Do.ESCALATE, 7),  # six seconds late
        (Do.NUDGE, 11),
        (Do.ESCALATE, 13),  # twice as late: the next rung
    ]


def test_days_are_elapsed_too() -> None:
    assert seconds(silent("2026-02-15 23:00:00"), 2, FollowUp()) == [(Do.NUDGE, 86400), (Do.NUDGE, 2 * 86400)]


# What holds always

moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 6, 1), timezones=st.just(UTC))  # noqa: DTZ001
maybe = st.one_of(st.none(), moments)
waits = st.builds(Span, days=st.integers(0, 9), time=st.timedeltas(timedelta(0), timedelta(hours=9)))
intervals = waits.filter(lambda span: span != Span())
policies = st.builds(
    FollowUp,
    ack_within=waits,
    ack_every=intervals,
    before_due=st.lists(st.integers(0, 12), max_size=4).map(lambda days: tuple(sorted(set(days), reverse=True))),
    overdue_every=intervals,
    overdue_slows_to=intervals,
    overdue_slows_after=st.integers(0, 6),
    no_deadline_every=intervals,
    after_report=waits,
    obstacle_waits=waits,
    escalate_after=st.integers(1, 5),
    escalate_late=waits,
    decide_every=intervals,
    ignores_hours=st.booleans(),
)
deadlines = st.one_of(
    st.none(),
    st.builds(Deadline, on=st.dates(date(2026, 1, 1), date(2027, 6, 1))),
    moments.map(lambda moment: Deadline(on=moment.astimezone(HANOI).date(), at=moment)),
)
calendars = st.sampled_from([OFFICE, FAST_OFFICE, Calendar(HANOI, frozenset({6}), parse_hours("22:00-24:00"))])


@st.composite
def assignments(draw: st.DrawFn, calendar: Calendar, among: Sequence[Status] = tuple(Status)) -> Assignment:
    due = draw(deadlines)
    nudges = draw(st.integers(0, 9))
    return Assignment(
        id=AssignmentId(1),
        directive_id=DirectiveId(1),
        unit_id=UnitId(1),
        status=draw(st.sampled_from(among)),
        until=draw(st.sampled_from(Until)),
        issued_at=draw(moments),
        due=due,
        due_at=deadline_passes(due, calendar) if due else None,
        delivered_at=draw(maybe),
        last_report_at=draw(maybe),
        obstacle=draw(st.sampled_from([None, "", "thiếu kinh phí"])),
        obstacle_at=draw(maybe),
        last_sign_at=draw(maybe),
        nudges=nudges,
        nudges_since_sign=draw(st.integers(0, nudges)),
        overdue_nudges=draw(st.integers(0, nudges)),
        last_nudged_at=draw(moments) if nudges else None,
        last_escalated_at=draw(maybe),
        escalations=draw(st.integers(0, 3)),
        last_call_sheet_at=draw(maybe),
        extension=draw(st.sampled_from([None, *ExtensionState])),
        acceptance=draw(st.sampled_from([None, *Acceptance])),
        waiting_since=draw(maybe),
        last_reminded_at=draw(maybe),
        snoozed_until=draw(maybe),
        paused_at=draw(maybe),
        reachable=draw(st.booleans()),
    )


Scene = tuple[Assignment, FollowUp, Calendar, datetime]


@st.composite
def scenes(draw: st.DrawFn, *, still_open: bool = False) -> Scene:
    calendar = draw(calendars)
    a = draw(assignments(calendar))
    if still_open:
        assume(not a.is_closed)
    return a, draw(policies), calendar, draw(moments)


unhurried = settings(deadline=None)  # the first to ask a calendar for a year waits until it is counted


@unhurried
@given(scenes())
def test_a_step_is_never_before_now_and_there_is_none_only_if_settled(scene: Scene) -> None:
    a, policy, calendar, now = scene
    step = next_step(a, policy, calendar, now)
    assert (step is None) == a.is_closed
    assert step == next_step(a, policy, calendar, now)
    if step:
        assert step.at >= now
        assert step.at.tzinfo is UTC
        assert policy.ignores_hours or calendar.is_open(step.at)
        waits = waits_for(a)
        assert (step.what is Do.WAIT) == (waits is not None)
        assert (step.what is Do.CALL_SHEET) == (step.why is Why.UNREACHABLE) == (not waits and not a.reachable)
        assert (step.what is Do.ESCALATE) == (step.rung is not None)


@unhurried
@given(scenes(still_open=True))
def test_reasons_are_true_when_the_step_is_taken(scene: Scene) -> None:
    a, policy, calendar, now = scene
    step = next_step(a, policy, calendar, now)
    assert step
    late = a.due_at is not None and step.at >= a.due_at
    if step.why is Why.OVERDUE:
        assert late
    if step.why in {Why.BEFORE_DUE, Why.DUE_TODAY}:
        assert a.due
        assert not late
        assert (step.why is Why.DUE_TODAY) == (calendar.today(step.at) == a.due.on)
    if step.why is Why.NO_DEADLINE:
        assert a.due is None


@unhurried
@given(scenes(still_open=True), st.integers(0, 1000))
def test_the_stored_step_stays_right_until_it_comes(scene: Scene, thousandth: int) -> None:
    """Looking again meanwhile, as after a restart, finds the same."""
    a, policy, calendar, now = scene
    step = next_step(a, policy, calendar, now)
    assert step
    between = now + (step.at - now) * thousandth / 1000
    assert next_step(a, policy, calendar, min(between, step.at)) == step


@unhurried
@given(scenes(still_open=True))
def test_time_goes_on_after_at_most_three_steps_at_one_instant(scene: Scene) -> None:
    a, policy, calendar, now = scene
    steps = list(islice(coming_steps(a, policy, calendar, now), 24))
    assert [step.at for step in steps] == sorted(step.at for step in steps)
    for _, together in groupby(steps, key=lambda step: step.at):
        whats = [step.what for step in together]
        assert len(whats) <= 3
        assert whats.count(Do.ESCALATE) <= 1
    assert len(steps) == 24


@unhurried
@given(scenes(still_open=True))
def test_after_a_long_sleep_nobody_gets_two_of_a_kind(scene: Scene) -> None:
    a, policy, calendar, now = scene
    policy = replace(policy, ack_within=policy.ack_every)  # a first wait of nothing means at once, after anything
    woken = now + timedelta(days=600)
    steps = list(islice(coming_steps(a, policy, calendar, woken), 4))
    first = [step.what for step in steps if step.at == steps[0].at]
    assert len(first) == len(set(first))


def ticked(a: Assignment, policy: FollowUp, calendar: Calendar, ticks: list[datetime]) -> Iterator[Step]:
    """What the job does: at each tick, every step that has come."""
    for now in ticks:
        while (step := next_step(a, policy, calendar, now)) and step.at <= now:
            yield step
            a = after_step(a, step)


@unhurried
@given(scenes(still_open=True), st.lists(st.integers(0, 999), max_size=5))
def test_the_preview_is_what_comes(scene: Scene, between: list[int]) -> None:
    a, policy, calendar, now = scene
    told = list(islice(coming_steps(a, policy, calendar, now), 12))
    end = told[-1].at
    ticks = {step.at for step in told} | {now + (end - now) * part / 1000 for part in between}
    assert list(ticked(a, policy, calendar, sorted(ticks)))[:12] == told


@unhurried
@given(
    assignments(FAST_OFFICE, [Status.ISSUED, Status.DELIVERED, Status.ACKNOWLEDGED]),
    policies,
    moments,
    st.timedeltas(timedelta(0), timedelta(days=300)),
)
def test_where_the_office_never_closes_only_the_differences_count(
    a: Assignment, policy: FollowUp, now: datetime, shift: timedelta
) -> None:
    a = replace(a, due=None, due_at=None, until=Until.CONFIRM)
    times = [name for name in Assignment.__slots__ if isinstance(getattr(a, name), datetime)]
    later = replace(a, **{name: getattr(a, name) + shift for name in times})
    one, other = next_step(a, policy, FAST_OFFICE, now), next_step(later, policy, FAST_OFFICE, now + shift)
    assert one
    assert other == replace(one, at=one.at + shift)
    assert next_step(a, replace(policy, ignores_hours=True), OFFICE, now) == one  # hỏa tốc is that, in any office


@given(policies)
def test_a_policy_is_stored_and_read_again(policy: FollowUp) -> None:
    assert from_stored(json.loads(json.dumps(to_stored(policy)))) == policy


def test_an_older_or_newer_copy_of_a_policy_is_read_too() -> None:
    assert from_stored({"ack_within": "PT4H", "phone_after": "P1D"}) == FollowUp(ack_within=Span.parse("PT4H"))


def test_a_step_taken_is_counted() -> None:
    a = silent("2026-03-02 08:30")
    moment = at("2026-03-03 08:30")
    nudge = after_step(a, Step(what=Do.NUDGE, at=moment, why=Why.SILENCE))
    assert nudge == replace(a, nudges=1, nudges_since_sign=1, last_nudged_at=moment)
    late = after_step(a, Step(what=Do.NUDGE, at=moment, why=Why.OVERDUE))
    assert late == replace(nudge, overdue_nudges=1)
    told = after_step(a, Step(what=Do.ESCALATE, at=moment, why=Why.SILENCE))
    assert told == replace(a, escalations=1, last_escalated_at=moment)
    rung = after_step(a, Step(what=Do.CALL_SHEET, at=moment, why=Why.UNREACHABLE))
    assert rung == replace(a, last_call_sheet_at=moment)


def test_a_deadline_passes_at_its_hour_or_at_the_close_of_its_day() -> None:
    assert deadline_passes(until("2026-03-20"), OFFICE) == at("2026-03-20 17:00")
    assert deadline_passes(until("2026-03-20 10:00"), OFFICE) == at("2026-03-20 10:00")
    assert deadline_passes(until("2026-03-20"), elapsed(HANOI)) == at("2026-03-21 00:00")
    assert days_of("none") is no_special_days
    assert FAST_OFFICE.always_open


# Nudged by hand


def nudged_often(a: Assignment, times: int, last: str) -> Assignment:
    return replace(a, nudges=times, nudges_since_sign=times, last_nudged_at=at(last))


@pytest.mark.parametrize("since_sign", [0, 1, 2, 3])
def test_the_next_step_waits_as_long_after_a_nudge_by_hand_as_after_any(since_sign: int) -> None:
    """Also where the director would have been told of the silence in the next moment: they have just acted on it."""
    a = nudged_often(silent("2026-03-02 08:00"), since_sign, "2026-03-04 08:00")
    ordered = after_order(a, THUONG, at("2026-03-04 10:15"))
    step = next_step(ordered, THUONG, OFFICE, at("2026-03-04 10:15"))
    assert step
    assert step.at == at("2026-03-05 10:15")
    assert step.what is (Do.ESCALATE if since_sign >= 2 else Do.NUDGE)
    assert ordered.nudges == since_sign + 1


def test_a_nudge_by_hand_counts_towards_the_escalation_but_not_beyond_it() -> None:
    a = silent("2026-03-02 08:00")
    counts = []
    for hour in (9, 11, 13, 15):
        a = after_order(a, THUONG, at(f"2026-03-02 {hour:02}:00"))
        counts.append((a.nudges, a.nudges_since_sign))
    assert counts == [(1, 1), (2, 2), (3, 3), (4, 3)]


def test_nudges_by_hand_do_not_slow_the_pace_of_the_overdue() -> None:
    a = silent("2026-03-02 08:00", due="2026-03-03")
    for day in range(4, 12):
        a = after_order(a, NEVER_TOLD, at(f"2026-03-{day:02} 09:00"))
    step = next_step(a, NEVER_TOLD, OFFICE, at("2026-03-11 09:00"))
    assert step
    assert (step.at, step.why) == (at("2026-03-12 09:00"), Why.OVERDUE)


def test_a_report_still_holds_the_bot_back_after_a_nudge_by_hand() -> None:
    a = acknowledged("2026-03-02 08:00")
    a = replace(a, last_report_at=at("2026-03-04 08:00"), last_sign_at=at("2026-03-04 08:00"))
    hasty = replace(THUONG, no_deadline_every=Span(days=1))
    step = next_step(after_order(a, hasty, at("2026-03-04 09:00")), hasty, OFFICE, at("2026-03-04 09:00"))
    assert step
    assert step.at == at("2026-03-09 08:00")


@pytest.mark.parametrize(
    ("a", "now", "expected"),
    [
        (silent("2026-03-02 08:00"), "2026-03-02 09:00", Why.SILENCE),
        (silent("2026-03-02 08:00", due="2026-03-20"), "2026-03-02 09:00", Why.SILENCE),
        (silent("2026-03-02 08:00", due="2026-03-20"), "2026-03-20 09:00", Why.DUE_TODAY),
        (silent("2026-03-02 08:00", due="2026-03-20"), "2026-03-20 17:00", Why.OVERDUE),
        (acknowledged("2026-03-02 08:00"), "2026-03-02 09:00", Why.NO_DEADLINE),
        (acknowledged("2026-03-02 08:00", due="2026-03-20"), "2026-03-02 09:00", Why.BEFORE_DUE),
        (acknowledged("2026-03-02 08:00", due="2026-03-20"), "2026-03-20 06:00", Why.DUE_TODAY),
        (acknowledged("2026-03-02 08:00", due="2026-03-20 10:00"), "2026-03-20 10:00", Why.OVERDUE),
    ],
)
def test_a_nudge_by_hand_is_about_what_is_so_now(a: Assignment, now: str, expected: Why) -> None:
    assert reason_now(a, OFFICE, at(now)) is expected

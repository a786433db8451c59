"""How long somebody may put a reminder off."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.core.calendar import Calendar
from bot.core.hours import parse_hours, parse_working_days
from bot.core.model import (
    Assignment,
    AssignmentId,
    Deadline,
    DirectiveId,
    ExtensionState,
    Status,
    UnitId,
    Until,
    Urgency,
)
from bot.core.policy import Do, FollowUp, Why, coming_steps, deadline_passes, next_step
from bot.core.snoozing import Refusal, is_asleep, offered, until
from bot.core.spans import Span
from handlers.snoozing import wait_in
from handlers.understanding import understand

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICE = Calendar(VIETNAM, parse_working_days("1-5"), parse_hours("07:30-11:30,13:30-17:00"))
DAY, HOURS = Span(days=1), Span(time=timedelta(hours=4))
HOA_TOC = replace(FollowUp(), ignores_hours=True)


def _at(day: int, hour: int = 8, minute: int = 0) -> datetime:
    return datetime(2024, 7, day, hour, minute, tzinfo=VIETNAM).astimezone(UTC)


NOW = _at(1, 16)  # a Monday


def _assignment(due: date | None = None, **changes: Any) -> Assignment:
    deadline = Deadline(on=due) if due else None
    a = Assignment(
        id=AssignmentId(1),
        directive_id=DirectiveId(1),
        unit_id=UnitId(1),
        status=Status.DELIVERED,
        until=Until.CONFIRM,
        issued_at=_at(1),
        delivered_at=_at(1),
        due=deadline,
        original_due=deadline,
        due_at=deadline_passes(deadline, OFFICE) if deadline else None,
    )
    return replace(a, **changes)


@pytest.mark.parametrize(
    ("urgency", "due", "expected"),
    [
        (Urgency.THUONG, None, ["P1D", "P3D", "P5D"]),
        (Urgency.THUONG, date(2024, 7, 4), ["P1D", "P3D"]),  # Thursday
        (Urgency.THUONG, date(2024, 7, 1), []),
        (Urgency.KHAN, None, ["PT4H", "P1D"]),
        (Urgency.KHAN, date(2024, 7, 1), []),
        (Urgency.THUONG_KHAN, None, ["PT2H"]),
        (Urgency.HOA_TOC, None, ["PT30M"]),
        (Urgency.HOA_TOC, date(2024, 7, 1), ["PT30M"]),
    ],
)
def test_what_is_offered(urgency: Urgency, due: date | None, expected: list[str]) -> None:
    policy = HOA_TOC if urgency is Urgency.HOA_TOC else FollowUp()
    found = offered(_assignment(due), urgency, policy, OFFICE, NOW)
    assert [str(span) for _, span in found] == expected


@pytest.mark.parametrize(
    ("changes", "span", "expected"),
    [
        ({}, DAY, _at(2, 16)),
        ({}, Span(days=2), _at(3, 16)),  # typed, not offered
        ({}, Span(time=timedelta(hours=2)), _at(2, 8, 30)),  # open hours
        ({}, Span(days=6), Refusal.TOO_LONG),
        ({"status": Status.CONFIRMED}, DAY, Refusal.OVER),
        ({"status": Status.WITHDRAWN}, DAY, Refusal.OVER),
        ({"status": Status.DECLINED}, DAY, Refusal.RESTS),
        ({"extension": ExtensionState.ASKED}, DAY, Refusal.RESTS),
        ({"paused_at": NOW}, DAY, Refusal.RESTS),
        ({"due": date(2024, 7, 2)}, DAY, _at(2, 16)),
        ({"due": date(2024, 7, 2)}, Span(days=2), Refusal.BEYOND_DUE),
        ({"due": date(2024, 7, 1), "due_at": _at(1, 15)}, DAY, Refusal.LATE),
        ({"snoozes": 1}, DAY, _at(2, 16)),
        ({"snoozes": 2}, DAY, Refusal.TWICE),
    ],
)
def test_until_when(changes: Mapping[str, Any], span: Span, expected: datetime | Refusal) -> None:
    assert until(_assignment(**changes), Urgency.THUONG, span, FollowUp(), OFFICE, NOW) == expected


def test_hoa_toc_is_put_off_by_elapsed_time() -> None:
    night = _at(1, 23)
    found = until(_assignment(), Urgency.HOA_TOC, Span(time=timedelta(minutes=30)), HOA_TOC, OFFICE, night)
    assert found == _at(1, 23, 30)


def test_the_next_step_waits_for_it_and_the_ladder_stands_as_it_stood() -> None:
    a = _assignment(nudges=3, nudges_since_sign=3, last_nudged_at=_at(1, 15), snoozed_until=_at(4, 16), snoozes=1)
    step = next_step(a, FollowUp(), OFFICE, NOW)
    assert step
    assert (step.what, step.at) == (Do.ESCALATE, _at(4, 16))
    assert is_asleep(a, NOW)
    assert not is_asleep(a, _at(4, 16))


def test_nothing_comes_before_it() -> None:
    a = _assignment(date(2024, 7, 3), snoozed_until=_at(2, 16), snoozes=1)
    steps = coming_steps(a, FollowUp(), OFFICE, NOW)
    assert next(steps).at == _at(2, 16)


@pytest.mark.parametrize("due", [None, date(2024, 7, 31)])
def test_bug_whoever_asked_for_a_day_is_reminded_then_although_the_pace_is_slower(due: date | None) -> None:
    taken = {"status": Status.ACKNOWLEDGED, "acknowledged_at": _at(1, 15), "last_sign_at": _at(1, 15)}
    a = _assignment(due, **taken, snoozed_until=_at(4, 16), snoozes=1)
    step = next_step(a, FollowUp(), OFFICE, NOW)
    assert step
    assert (step.what, step.at, step.why) == (Do.NUDGE, _at(4, 16), Why.BEFORE_DUE if due else Why.NO_DEADLINE)
    [_, then] = islice(coming_steps(a, FollowUp(), OFFICE, NOW), 2)
    assert then.at > _at(4, 16)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nhắc lại sau 3 ngày", "P3D"),
        ("nhac lai sau 3 ngay", "P3D"),
        ("Nhắc tôi sau 1 ngày làm việc ạ", "P1D"),
        ("đề nghị nhắc lại sau 4 giờ", "PT4H"),
        ("nhắc sau 30 phút nhé", "PT30M"),
        ("remind me in 2 days", "P2D"),
        ("remind me again after 4 hours please", "PT4H"),
        ("VB1 nhắc lại sau 2 tiếng", "PT2H"),
        ("nhắc lại sau", None),
        ("3 ngày", None),
        ("đã nhắc các xã sau 3 ngày chưa có báo cáo", None),
        ("nhắc lại sau 3 ngày vì chờ số liệu", None),
        ("sau 3 ngày sẽ xong", None),
    ],
)
def test_how_long_in_words(text: str, expected: str | None) -> None:
    found = wait_in(understand(text))
    assert (str(found) if found else None) == expected


@pytest.mark.parametrize(("text", "expected"), [("3 ngày", "P3D"), ("sau 4 giờ ạ", "PT4H"), ("60%", None), ("3", None)])
def test_the_answer_to_how_long(text: str, expected: str | None) -> None:
    found = wait_in(understand(text), asked=True)
    assert (str(found) if found else None) == expected

"""What a clerk types in English for a field of a draft."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.model import Unit, UnitId, Urgency
from handlers import fields

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
NOW = datetime(2026, 4, 1, 1, tzinfo=UTC)
UNITS = [Unit(id=UnitId(1), code="VP", name="Văn phòng"), Unit(id=UnitId(2), code="STC", name="Sở Tài chính")]


@pytest.mark.parametrize("text", ["20/04/2026", "20 April 2026", "20 apr 2026", "20 April, 2026", "by 20 April 2026"])
def test_a_day(text: str) -> None:
    due = fields.due_in(text, HANOI)
    assert due
    assert (due.on.isoformat(), due.at) == ("2026-04-20", None)


@pytest.mark.parametrize("text", ["20/04/2026 17:00", "20 April 2026, 17:00", "17:00 20 April 2026"])
def test_a_day_with_an_hour(text: str) -> None:
    due = fields.due_in(text, HANOI)
    assert due
    assert due.at == datetime(2026, 4, 20, 10, tzinfo=UTC)
    assert fields.when_in(text, HANOI, NOW) == due.at


@pytest.mark.parametrize("text", ["April 2026", "20 April", "31 April 2026", "20 Foo 2026", "4/20/2026"])
def test_what_is_no_whole_day_is_asked_again(text: str) -> None:
    assert fields.due_in(text, HANOI) is None


@pytest.mark.parametrize("text", ["none", "None.", "no", "no deadline"])
def test_no_deadline(text: str) -> None:
    assert fields.is_no_due(text)


@pytest.mark.parametrize("text", ["back", "Back.", "go back", "cancel"])
def test_back(text: str) -> None:
    assert fields.goes_back(text)


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("normal", Urgency.THUONG),
        ("Urgent", Urgency.KHAN),
        ("very urgent", Urgency.THUONG_KHAN),
        ("most urgent", Urgency.HOA_TOC),
        ("soon", None),
    ],
)
def test_urgency(text: str, urgency: Urgency | None) -> None:
    assert fields.urgency_in(text) is urgency


def test_units() -> None:
    assert fields.units_in("all", UNITS).everyone
    assert fields.units_in("everyone", UNITS).everyone
    assert fields.units_in("VP and STC", UNITS).codes == ("VP", "STC")


def test_number_and_subject() -> None:
    assert fields.number_in("No. 124/SNN-VP") == "124/SNN-VP"
    assert fields.number_in("number: 124/SNN-VP") == "124/SNN-VP"
    assert fields.subject_in("Subject: review of procedures") == "review of procedures"
    assert fields.subject_in("Re: review of procedures") == "review of procedures"
    assert fields.subject_in("Review of procedures") == "Review of procedures"

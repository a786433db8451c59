"""The JSON that other programs read, exactly as CONTRACT section 6 says."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.core.errors import NotFound
from bot.core.messages import Fate
from bot.core.model import Deadline, Kind, Person, Role, Until
from bot.services.answering import Actor, Statement, acknowledge, confirm, report, report_obstacle
from bot.services.following import follow_up_due
from bot.services.issuing import Issued, withdraw_directive
from bot.services.summarising import list_json, show_json, summary_json
from tests.store.office_cast import CHAT, DAY, HANOI, HOUR, MINUTE, Cast

SUMMARY_KEYS = ["generated_at", "directives"]
DIRECTIVE_KEYS = [
    "directive",
    "number",
    "subject",
    "due",
    "paused_at",
    "total",
    "status",
    "unreachable",
    "split",
    "late_by_days",
    "units",
]
STATUSES = ["issued", "delivered", "acknowledged", "confirmed", "declined", "withdrawn"]
SPLIT = ["done_on_time", "done_late", "running_in_time", "running_late", "running_no_deadline"]
LATE = ["1-7", "8-30", "31-120", ">120"]
UNIT_KEYS = [
    "unit",
    "name",
    "head",
    "status",
    "reachable",
    "percent",
    "acknowledged_at",
    "acknowledged_by",
    "confirmed_at",
    "acceptance",
    "due",
    "original_due",
    "nudges",
    "last_report",
    "obstacle",
    "extension",
    "delegate",
    "stand_in",
]
DELIVERY_KEYS = ["id", "kind", "channel", "state", "due_at", "sent_at", "attempts", "reason", "repeat"]
HEADS = ("KH", "TC", "TH", "VP", "XD")


@pytest.fixture
def heads(cast: Cast) -> dict[str, Person]:
    """Five heads who have joined, a unit whose head has not, a director and a clerk."""
    made = {code: cast.head(code, f"Trưởng {code}", f"1{code}") for code in HEADS}
    cast.head("YT", "Trưởng YT")
    cast.head("SO", "Giám đốc Hải", "900", role=Role.DIRECTOR)
    cast.head("SO", "Văn thư Hoa", "901", role=Role.CLERK)
    return made


def told(cast: Cast, *args: Any, **options: Any) -> Any:
    """As a program reads it: through JSON."""
    return json.loads(json.dumps(cast.do(summary_json, *args, **options)))


def shown(cast: Cast, handle: str = "VB1") -> Any:
    return json.loads(json.dumps(cast.do(show_json, handle)))


def by(person: Person) -> Actor:
    return Actor(person=person, channel=CHAT)


def act(cast: Cast, issued: Issued, heads: dict[str, Person], code: str, service: Any, *said: Any) -> None:
    unit = cast.do(lambda work: work.recipients.unit(code))
    [a] = [a for a in cast.assignments(issued) if a.unit_id == unit.id]
    cast.do(service, a.id, by(heads[code]), *said)


@pytest.fixture
def issued(cast: Cast, heads: dict[str, Person]) -> Issued:
    """Due on Friday; one has confirmed in time, one has acknowledged, one reports an obstacle, two are silent."""
    made = cast.issue(due=Deadline(on=date(2026, 3, 6)))
    cast.send_all()
    cast.clock.let_pass(10 * MINUTE)
    act(cast, made, heads, "KH", confirm)
    act(cast, made, heads, "TC", report, Statement(text="Đạt 60%", percent=60))
    act(cast, made, heads, "TH", report_obstacle, Statement(text="Thiếu kinh phí"))
    return made


def sums_hold(directive: dict[str, Any]) -> bool:
    status: dict[str, int]
    split: dict[str, int]
    status, split = directive["status"], directive["split"]
    return bool(
        sum(status.values()) == directive["total"] == len(directive["units"])
        and sum(split.values()) == directive["total"] - status["withdrawn"] - status["declined"]
        and sum(directive["late_by_days"].values()) == split["running_late"]
    )


# summary


def test_a_summary_has_the_keys_of_the_contract(cast: Cast, issued: Issued) -> None:
    summary = told(cast)
    [directive] = summary["directives"]
    assert list(summary) == SUMMARY_KEYS
    assert list(directive) == DIRECTIVE_KEYS
    assert [list(directive[name]) for name in ("status", "split", "late_by_days")] == [STATUSES, SPLIT, LATE]
    assert [list(unit) for unit in directive["units"]] == [UNIT_KEYS] * 6


def test_a_summary_says_how_everything_stands(cast: Cast, issued: Issued) -> None:
    summary = told(cast)
    [directive] = summary["directives"]
    assert summary["generated_at"] == "2026-03-04T02:10:00Z"
    assert {name: directive[name] for name in DIRECTIVE_KEYS[:-1]} == {
        "directive": "VB1",
        "number": "12/CT-UBND",
        "subject": "Rà soát thủ tục hành chính",
        "due": "2026-03-06",
        "paused_at": None,
        "total": 6,
        "status": dict.fromkeys(STATUSES, 0) | {"issued": 1, "delivered": 3, "acknowledged": 1, "confirmed": 1},
        "unreachable": 1,
        "split": dict.fromkeys(SPLIT, 0) | {"done_on_time": 1, "running_in_time": 5},
        "late_by_days": dict.fromkeys(LATE, 0),
    }
    assert [unit["unit"] for unit in directive["units"]] == [*HEADS, "YT"]
    assert directive["units"][1] == {
        "unit": "TC",
        "name": "Phòng TC",
        "head": "Trưởng TC",
        "status": "acknowledged",
        "reachable": True,
        "percent": 60,
        "acknowledged_at": "2026-03-04T02:10:00Z",
        "acknowledged_by": "Trưởng TC",
        "confirmed_at": None,
        "acceptance": None,
        "due": "2026-03-06",
        "original_due": "2026-03-06",
        "nudges": 0,
        "last_report": "Đạt 60%",
        "obstacle": None,
        "extension": None,
        "delegate": None,
        "stand_in": None,
    }
    assert directive["units"][0]["confirmed_at"] == "2026-03-04T02:10:00Z"
    assert directive["units"][2]["obstacle"] == "Thiếu kinh phí"
    assert (directive["units"][5]["reachable"], directive["units"][5]["status"]) == (False, "issued")


@pytest.mark.parametrize(
    ("days", "bucket"),
    [(1, "1-7"), (7, "1-7"), (8, "8-30"), (30, "8-30"), (31, "31-120"), (120, "31-120"), (121, ">120")],
)
def test_lateness_is_counted_in_calendar_days(cast: Cast, issued: Issued, days: int, bucket: str) -> None:
    cast.clock.travel_to(datetime(2026, 3, 6, 18, 0, tzinfo=HANOI) + timedelta(days=days))
    [directive] = told(cast)["directives"]
    assert directive["late_by_days"] == dict.fromkeys(LATE, 0) | {bucket: 5}
    assert directive["split"] == dict.fromkeys(SPLIT, 0) | {"done_on_time": 1, "running_late": 5}


def test_the_evening_of_the_deadline_is_late_by_one_day_at_least(cast: Cast, issued: Issued) -> None:
    cast.clock.travel_to(datetime(2026, 3, 6, 16, 59, tzinfo=HANOI))
    assert told(cast)["directives"][0]["split"]["running_late"] == 0
    cast.clock.let_pass(2 * MINUTE)
    assert told(cast)["directives"][0]["late_by_days"]["1-7"] == 5


def test_the_sums_hold_at_every_moment_of_a_story(cast: Cast, heads: dict[str, Person], issued: Issued) -> None:
    other = cast.issue(["TC", "VP"], number=None)
    cast.send_all()
    moments = [told(cast)]
    for step in range(6):
        cast.clock.let_pass(DAY)
        cast.do(follow_up_due)
        cast.send_all()
        act(cast, issued, heads, HEADS[step % 5], acknowledge if step % 2 else confirm)
        moments.append(told(cast, everything=True))
    cast.do(withdraw_directive, other.directive.handle, reason=None)
    moments.append(told(cast, everything=True))
    assert [all(sums_hold(directive) for directive in moment["directives"]) for moment in moments] == [True] * 8
    last = {directive["directive"]: directive for directive in moments[-1]["directives"]}
    assert last["VB2"]["status"]["withdrawn"] == 2
    assert sum(last["VB2"]["split"].values()) == 0
    assert last["VB1"]["split"]["done_late"] == 2
    assert last["VB1"]["split"]["done_on_time"] == 1


def test_done_without_a_deadline_counts_as_on_time(cast: Cast, heads: dict[str, Person]) -> None:
    issued = cast.issue(["TC", "VP"])
    cast.clock.let_pass(400 * DAY)
    act(cast, issued, heads, "TC", confirm)
    [directive] = told(cast)["directives"]
    assert directive["due"] is None
    assert directive["split"] == dict.fromkeys(SPLIT, 0) | {"done_on_time": 1, "running_no_deadline": 1}


def test_where_receipt_is_enough_an_acknowledgment_is_done(cast: Cast, heads: dict[str, Person]) -> None:
    issued = cast.issue(["TC"], until=Until.ACK, due=Deadline(on=date(2026, 3, 6)))
    act(cast, issued, heads, "TC", acknowledge)
    [directive] = told(cast, everything=True)["directives"]
    assert (directive["status"]["acknowledged"], directive["split"]["done_on_time"]) == (1, 1)
    assert told(cast)["directives"] == []


def test_an_hour_given_shows_as_an_instant(cast: Cast, heads: dict[str, Person]) -> None:
    at = datetime(2026, 3, 6, 10, 0, tzinfo=HANOI)
    cast.issue(["TC"], due=Deadline(on=at.date(), at=at))
    [directive] = told(cast)["directives"]
    assert directive["due"] == directive["units"][0]["due"] == "2026-03-06T03:00:00Z"


def test_a_first_send_of_unknown_fate_stays_issued(cast: Cast, heads: dict[str, Person]) -> None:
    cast.issue(["TC"])
    [claim] = cast.claim()
    cast.record(claim, Fate.UNKNOWN)
    assert told(cast)["directives"][0]["status"]["issued"] == 1
    cast.clock.let_pass(MINUTE)
    cast.send_all()
    assert told(cast)["directives"][0]["status"]["delivered"] == 1


def test_a_unit_without_anybody_has_no_head(cast: Cast, heads: dict[str, Person]) -> None:
    cast.unit("TRONG")
    cast.issue(["TRONG"])
    [unit] = told(cast)["directives"][0]["units"]
    assert (unit["head"], unit["reachable"]) == (None, False)


def test_without_a_handle_only_the_open_ones_are_told(cast: Cast, heads: dict[str, Person], issued: Issued) -> None:
    done = cast.issue(["TC"], number="13/CT-UBND")
    act(cast, done, heads, "TC", confirm)
    cast.issue(["TC"], number="14/CT-UBND")
    cast.do(withdraw_directive, "VB3", reason=None)
    assert [d["directive"] for d in told(cast)["directives"]] == ["VB1"]
    assert [d["directive"] for d in told(cast, everything=True)["directives"]] == ["VB1", "VB2", "VB3"]
    assert [d["directive"] for d in told(cast, "13/CT-UBND")["directives"]] == ["VB2"]
    with pytest.raises(NotFound):
        told(cast, "VB9")


# directive list


def test_the_list_of_directives(cast: Cast, heads: dict[str, Person], issued: Issued) -> None:
    act(cast, cast.issue(["TC"], number="/SNN-VP", dated="2026-04"), heads, "TC", confirm)
    cast.issue(["TC"], number=None, dated=None)
    cast.do(withdraw_directive, "VB3", reason=None)
    listed = json.loads(json.dumps(cast.do(list_json)))
    assert listed[0] == {
        "directive": "VB1",
        "number": "12/CT-UBND",
        "subject": "Rà soát thủ tục hành chính",
        "date": "2026-03-03",
        "urgency": "thuong",
        "status": "open",
        "total": 6,
    }
    assert [(d["number"], d["date"], d["status"]) for d in listed[1:]] == [
        ("/SNN-VP", "2026-04", "done"),
        (None, None, "withdrawn"),
    ]


# directive show


def test_show_is_the_summary_of_one_with_deliveries_steps_and_history(cast: Cast, issued: Issued) -> None:
    detailed = shown(cast)
    extra = ["deliveries", "duties", "next_steps", "history"]
    assert list(detailed) == [*DIRECTIVE_KEYS, "follow_up"]
    assert detailed.pop("follow_up") == {}
    assert [list(unit) for unit in detailed["units"]] == [UNIT_KEYS + extra] * 6
    plain = told(cast, "VB1")["directives"][0]
    for unit in detailed["units"]:
        for name in extra:
            del unit[name]
    assert detailed == plain


def test_every_message_about_a_unit_is_told_but_no_edit(cast: Cast, heads: dict[str, Person], issued: Issued) -> None:
    cast.send_all()
    units = {unit["unit"]: unit["deliveries"] for unit in shown(cast)["units"]}
    [card] = units["VP"]
    assert list(card) == DELIVERY_KEYS
    assert {name: card[name] for name in DELIVERY_KEYS if name != "id"} == {
        "kind": "directive",
        "channel": CHAT,
        "state": "sent",
        "due_at": "2026-03-04T02:00:00Z",
        "sent_at": "2026-03-04T02:00:00Z",
        "attempts": 1,
        "reason": None,
        "repeat": False,
    }
    assert [d["kind"] for d in units["TH"]] == ["directive", "notice"]
    assert units["YT"] == []
    assert Kind.EDIT in {d.kind for d in cast.every_delivery()}


def test_what_is_being_sent_shows_as_queued_and_a_repeat_as_one(cast: Cast, heads: dict[str, Person]) -> None:
    cast.issue(["TC"])
    [claim] = cast.claim()
    assert [d["state"] for d in shown(cast)["units"][0]["deliveries"]] == ["queued"]
    cast.record(claim, Fate.UNKNOWN, reason="no answer")
    deliveries = shown(cast)["units"][0]["deliveries"]
    assert [(d["state"], d["repeat"], d["reason"], d["sent_at"]) for d in deliveries] == [
        ("unknown", False, "no answer", None),
        ("queued", True, None, None),
    ]
    assert deliveries[1]["due_at"] == "2026-03-04T02:01:00Z"


def test_the_next_steps_come_as_if_nobody_answered(cast: Cast, issued: Issued) -> None:
    steps = {unit["unit"]: unit["next_steps"] for unit in shown(cast)["units"]}
    assert {code: len(found) for code, found in steps.items()} == dict.fromkeys([*HEADS, "YT"], 5) | {"KH": 0}
    assert {key for found in steps.values() for step in found for key in step} == {"at", "what", "to", "why"}
    first = steps["VP"][0]
    assert (first["what"], first["to"]) == ("nudge", "Trưởng VP")
    assert (steps["YT"][0]["what"], steps["YT"][0]["to"]) == ("call_sheet", "Văn thư Hoa")
    assert {s["to"] for s in steps["VP"] if s["what"] == "escalate"} == {"Văn thư Hoa"}  # the first rung
    for found in steps.values():
        assert found == sorted(found, key=lambda step: str(step["at"]))
        assert all(step["at"] >= "2026-03-04T02:10:00Z" and step["at"].endswith("Z") for step in found)


def test_the_history_of_a_unit_is_its_own_and_the_directives(cast: Cast, issued: Issued) -> None:
    history = {unit["unit"]: unit["history"] for unit in shown(cast)["units"]}
    assert history["TC"] == [
        {
            "at": "2026-03-04T02:00:00Z",
            "who": "Văn thư Hoa",
            "what": "issued",
            "channel": None,
            "text": "12/CT-UBND; Rà soát thủ tục hành chính; KH, TC, TH, VP, XD, YT",
        },
        {"at": "2026-03-04T02:00:00Z", "who": "hệ thống", "what": "delivered", "channel": CHAT, "text": "Trưởng TC"},
        {"at": "2026-03-04T02:10:00Z", "who": "Trưởng TC", "what": "reported", "channel": CHAT, "text": "Đạt 60%"},
        {"at": "2026-03-04T02:10:00Z", "who": "Trưởng TC", "what": "acknowledged", "channel": CHAT, "text": None},
    ]
    assert [event["what"] for event in history["YT"]] == ["issued"]


def test_the_number_of_nudges_equals_that_of_the_nudges_told(cast: Cast, heads: dict[str, Person]) -> None:
    cast.issue(["TC"])
    cast.send_all()
    for _ in range(12):
        cast.clock.let_pass(8 * HOUR)
        cast.do(follow_up_due)
        cast.send_all()
    unit = shown(cast)["units"][0]
    nudges = [d for d in unit["deliveries"] if d["kind"] == "nudge" and d["state"] == "sent"]
    assert (unit["nudges"], len(nudges)) == (len(nudges), unit["nudges"])
    assert unit["nudges"] >= 2

"""Somebody has many directives: a cap for each day, and one digest in the morning."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.core.errors import NotSent, Refused, Unknown
from bot.core.matter import Matter
from bot.core.model import Assignment, Directive, DirectiveId, Role, Urgency
from bot.core.policy import FollowUp
from bot.core.spans import Span
from bot.core.stores import UnitOfWork
from bot.services.folding import escalate
from bot.services.following import reschedule
from bot.services.looking import matters
from tests.story.harness import DAY, HOUR, MINUTE, VIETNAM, Part, Somebody, StoryOffice

COUNTED = ("nudge", "escalation", "digest")
ALONE = FollowUp(escalate_after=99, escalate_late=Span(days=99))  # nobody else hears of it


def _at(day: int, hour: int = 8, minute: int = 0) -> datetime:
    return datetime(2024, 7, day, hour, minute, tzinfo=VIETNAM)


def _per_day(person: Somebody) -> Counter[date]:
    """How many messages that count came on each day of the office."""
    return Counter(m.at.astimezone(VIETNAM).date() for m in person.screen if m.kind in COUNTED)


def _when(person: Somebody, kind: str) -> list[str]:
    return [f"{m.at.astimezone(VIETNAM):%a %d %H:%M}" for m in person.screen if m.kind == kind]


async def _issue(office: StoryOffice, count: int, *, urgency: Urgency = Urgency.THUONG) -> list[Directive]:
    pace = office.database.rules.pace.of(urgency)
    follow_up = replace(pace, escalate_after=99, escalate_late=Span(days=99))
    return [
        await office.issue(f"{n}/CT-UBND", to=office.lan, urgency=urgency, follow_up=follow_up)
        for n in range(1, count + 1)
    ]


def _set(office: StoryOffice, **rules: object) -> None:
    office.database.rules = replace(office.database.rules, **rules)  # type: ignore[arg-type]


# What falls due on one day goes together


async def test_two_nudges_of_one_day_are_one_digest_in_the_morning(office: StoryOffice) -> None:
    await _issue(office, 2)
    await office.travel_to(_at(2, 12))
    assert office.lan.received(*COUNTED) == ["digest"]
    assert _when(office.lan, "digest") == ["Tue 02 07:30"]
    digest = office.lan.last
    assert digest.title == "🗓 VIỆC CẦN XỬ LÝ"
    assert digest.options == ["VB1 – 1/CT-UBND", "VB2 – 2/CT-UBND"]
    assert [line for line in digest.lines if line.startswith("VB")][:2] == [
        "VB1: văn bản số 1/CT-UBND",
        "VB2: văn bản số 2/CT-UBND",
    ]


async def test_a_single_one_stays_a_nudge_at_its_own_time(office: StoryOffice) -> None:
    await _issue(office, 1)
    await office.travel_to(_at(2, 12))
    assert _when(office.lan, "nudge") == ["Tue 02 08:00"]
    assert office.lan.received("digest") == []


async def test_a_line_is_answered_by_choosing_it(office: StoryOffice) -> None:
    await _issue(office, 2)
    await office.travel_to(_at(2, 7, 30))
    await office.lan.choose("VB2 – 2/CT-UBND")
    await office.lan.choose("Đã tiếp nhận")
    assert await office.status(office.lan, "VB2") == "acknowledged"
    assert await office.status(office.lan, "VB1") == "delivered"


async def test_a_line_is_answered_by_its_handle(office: StoryOffice) -> None:
    await _issue(office, 2)
    await office.travel_to(_at(2, 7, 30))
    await office.lan.say("VB1 đã nhận")
    assert await office.status(office.lan, "VB1") == "acknowledged"


async def test_each_line_is_a_nudge_of_its_assignment(buttoned: StoryOffice) -> None:
    await _issue(buttoned, 2)
    await buttoned.travel_to(_at(3, 12))
    for handle in ("VB1", "VB2"):
        standing = await buttoned.standing(buttoned.lan, handle)
        assert standing["nudges"] == 2
        assert [d["kind"] for d in standing["deliveries"]] == ["directive", "digest", "digest"]
        assert "together in the morning" in standing["deliveries"][-1]["reason"]
        nudges = [event for event in await buttoned.events(handle) if event.what == "nudge"]
        assert [event.facts for event in nudges] == [{"nth": n, "why": "silence", "digest": 1} for n in (1, 2)]
    assert "Nhắc lần 2." in buttoned.lan.last.text


async def test_digests_count_for_the_ladder(buttoned: StoryOffice) -> None:
    for n in (1, 2):
        await buttoned.issue(f"{n}/CT-UBND", to=buttoned.lan, follow_up=FollowUp(escalate_after=2))
    await buttoned.travel_to(_at(4, 12))
    assert buttoned.lan.received(*COUNTED) == ["digest", "digest"]
    assert buttoned.deputy.received("escalation") == ["escalation", "escalation"]


async def test_the_worst_comes_first(buttoned: StoryOffice) -> None:
    for number, due in (("1/CT", None), ("2/CT", date(2024, 7, 3)), ("3/CT", date(2024, 6, 20))):
        await buttoned.issue(number, to=buttoned.lan, due=due, follow_up=ALONE)
    await buttoned.travel_to(_at(2, 7, 30))
    assert buttoned.lan.newest("digest").options == ["VB3 – 3/CT", "VB2 – 2/CT", "VB1 – 1/CT"]


async def test_what_is_late_only_this_afternoon_is_not_called_late_in_the_morning(buttoned: StoryOffice) -> None:
    due = _at(2, 15)
    for number in ("1/CT", "2/CT"):
        await buttoned.issue(number, to=buttoned.lan, due=due, follow_up=replace(ALONE, before_due=()))
        await buttoned.lan.say(f"VB{number[0]} đã nhận")
    await buttoned.travel_to(_at(2, 15, 1))
    assert buttoned.lan.received(*COUNTED) == ["nudge", "nudge"]


async def test_an_urgent_one_is_nudged_by_itself(buttoned: StoryOffice) -> None:
    for n, urgency in enumerate((Urgency.THUONG, Urgency.THUONG, Urgency.KHAN), start=1):
        await buttoned.issue(f"{n}/CT", to=buttoned.lan, urgency=urgency)
    await buttoned.travel_to(_at(2, 12))
    assert buttoned.lan.newest("digest").options == ["VB1 – 1/CT", "VB2 – 2/CT"]
    assert [title for title in buttoned.lan.titles("nudge") if "3/CT" not in title] == []
    assert buttoned.lan.titles("nudge")[0] == "⏰ NHẮC LẦN 1: văn bản số 3/CT"


async def test_no_cap_no_digest(buttoned: StoryOffice) -> None:
    _set(buttoned, daily_cap=0)
    await _issue(buttoned, 7)
    await buttoned.travel_to(_at(2, 12))
    assert buttoned.lan.received(*COUNTED) == ["nudge"] * 7


# The cap


async def test_no_day_brings_more_than_the_cap(office: StoryOffice) -> None:
    _set(office, daily_cap=2)
    await _issue(office, 3, urgency=Urgency.KHAN)
    await office.issue("9/CT-UBND", to=office.lan, follow_up=ALONE)
    await office.travel_to(_at(15))
    assert max(_per_day(office.lan).values()) == 2
    for number in range(1, 5):  # and nothing is forgotten
        assert (await office.assignment(office.lan, f"VB{number}")).nudges >= 5


async def test_beyond_the_cap_a_nudge_waits_for_the_next_morning(buttoned: StoryOffice) -> None:
    _set(buttoned, daily_cap=1)
    await _issue(buttoned, 2, urgency=Urgency.KHAN)  # 13:30 and 13:30
    await buttoned.travel_to(_at(1, 17))
    assert buttoned.lan.received(*COUNTED) == ["nudge"]
    assert [what for what, _ in await buttoned.history("VB2")][-1] == "held"
    await buttoned.travel_to(_at(2, 7, 30))
    assert buttoned.lan.received(*COUNTED) == ["nudge", "digest"]
    assert "VB2 – 2/CT-UBND" in buttoned.lan.last.options


async def test_hoa_toc_is_neither_capped_nor_folded(buttoned: StoryOffice) -> None:
    _set(buttoned, daily_cap=1)
    await _issue(buttoned, 2, urgency=Urgency.HOA_TOC)
    await buttoned.let_pass(2 * HOUR)
    assert buttoned.lan.received(*COUNTED) == ["nudge"] * 8
    assert buttoned.lan.received("digest") == []


async def test_what_is_sent_by_hand_does_not_count(buttoned: StoryOffice) -> None:
    _set(buttoned, daily_cap=1)
    await _issue(buttoned, 1)
    await buttoned.director.say("/tonghop VB1")
    await buttoned.director.choose("Đôn đốc ngay")
    await buttoned.director.choose("Đồng ý")
    await buttoned.issue("2/CT", to=buttoned.lan, urgency=Urgency.KHAN)
    await buttoned.travel_to(_at(1, 17))
    assert buttoned.lan.titles("nudge") == [
        "⏰ NHẮC LẦN 1: văn bản số 1/CT-UBND",
        "⏰ NHẮC LẦN 1: văn bản số 2/CT",
    ]


async def test_escalations_beyond_the_cap_are_lines_of_the_next_digest(office: StoryOffice) -> None:
    _set(office, daily_cap=2)
    quick = FollowUp(ack_within=Span.parse("PT1H"), ack_every=Span.parse("PT1H"), escalate_after=1)
    for n, head in enumerate((office.minh, office.hanh, office.lan), start=1):
        await office.issue(f"{n}/CT-UBND", to=head, follow_up=quick)
    await office.travel_to(_at(1, 16, 59))
    assert len(office.clerk.received(*COUNTED)) == 2
    await office.travel_to(_at(2, 7, 30))
    digest = office.clerk.newest("digest")
    assert any(option.startswith("Đã nhận qua điện thoại – VB") for option in digest.options)
    await office.travel_to(_at(9))
    for person in (office.clerk, office.director, office.deputy):
        assert max(_per_day(person).values(), default=0) <= 2


async def test_a_call_is_recorded_from_a_line_of_the_digest(office: StoryOffice) -> None:
    _set(office, daily_cap=1)
    quick = FollowUp(ack_within=Span.parse("PT1H"), ack_every=Span.parse("PT1H"), escalate_after=1)
    for n, head in enumerate((office.minh, office.hanh), start=1):
        await office.issue(f"{n}/CT-UBND", to=head, follow_up=quick)
    await office.travel_to(_at(2, 7, 30))
    digest = office.clerk.newest("digest")
    await office.clerk.choose(digest.options[0], on=digest)
    await office.clerk.say("chị Mơ")
    assert "acknowledged" in {await office.status(office.minh, "VB1"), await office.status(office.hanh, "VB2")}


async def test_a_director_is_offered_the_whole_directive(buttoned: StoryOffice) -> None:
    _set(buttoned, daily_cap=1)
    quick = FollowUp(ack_within=Span.parse("PT30M"), ack_every=Span.parse("PT30M"), escalate_after=1)
    for n, head in enumerate((buttoned.minh, buttoned.hanh), start=1):
        await buttoned.issue(f"{n}/CT-UBND", to=head, follow_up=quick)
    await buttoned.travel_to(_at(4, 12))
    assert _when(buttoned.director, "escalation") == ["Wed 03 07:30"]
    digest = buttoned.director.newest("digest")
    assert digest.options == ["VB2"]
    await buttoned.director.choose("VB2", on=digest)
    assert buttoned.director.last.kind == "summary"


async def _clerk_at_the_cap(office: StoryOffice) -> None:
    """What goes up about three units; the clerk's cap is one message a day."""
    _set(office, daily_cap=1)
    quick = FollowUp(ack_within=Span.parse("PT1H"), ack_every=Span.parse("PT1H"), escalate_after=1)
    for n, head in enumerate((office.minh, office.hanh, office.lan), start=1):
        await office.issue(f"{n}/CT-UBND", to=head, follow_up=quick)
    await office.travel_to(_at(1, 16, 59))
    assert len(office.clerk.received("escalation")) == 1


async def test_bug_escalations_on_a_digest_of_unknown_fate_were_never_told(buttoned: StoryOffice) -> None:
    await _clerk_at_the_cap(buttoned)
    buttoned.channel.fails_for(buttoned.clerk.address, Unknown("no answer"))
    await buttoned.travel_to(_at(2, 9))
    buttoned.channel.fails_for(buttoned.clerk.address, None)
    await buttoned.travel_to(_at(3, 9))
    told = buttoned.clerk.newest("digest").text
    assert [number for number in ("1/CT-UBND", "2/CT-UBND", "3/CT-UBND") if number in told][-2:] == [
        "2/CT-UBND",
        "3/CT-UBND",
    ]


async def test_bug_escalations_on_a_digest_to_a_former_account_were_never_told(buttoned: StoryOffice) -> None:
    await _clerk_at_the_cap(buttoned)
    code = await buttoned.invite(buttoned.clerk)
    phone = buttoned.stranger("new-phone")
    await phone.say(f"/start {code}")
    await buttoned.travel_to(_at(2, 9))
    assert len(phone.received("digest")) == 1


async def test_bug_what_waits_for_a_digest_was_lost_with_a_second_change_of_account(buttoned: StoryOffice) -> None:
    await _clerk_at_the_cap(buttoned)
    for name in ("new-phone", "newer-phone"):
        code = await buttoned.invite(buttoned.clerk)
        phone = buttoned.stranger(name)
        await phone.say(f"/start {code}")
        await buttoned.run(lambda work: _fill(work, buttoned.clerk))
    await buttoned.travel_to(_at(2, 9))
    told = phone.newest("digest").text
    assert [number for number in ("2/CT-UBND", "3/CT-UBND") if number in told] == ["2/CT-UBND", "3/CT-UBND"]


def _fill(work: UnitOfWork, to: Somebody) -> None:
    """Something more goes up, which moves what waits to the account that they have now."""
    [matter] = matters(work, [a for a in work.assignments.of_directive(DirectiveId(3)) if not a.is_settled])
    assert to.person
    assert escalate(work, matter, to.person, call_sheet=False)


async def test_bug_an_escalation_that_the_only_one_on_its_rung_refused_was_told_nobody(buttoned: StoryOffice) -> None:
    follow_up = FollowUp(ack_within=Span.parse("PT1H"), ack_every=Span.parse("PT1H"), escalate_after=1)
    await buttoned.issue(to=buttoned.minh, follow_up=follow_up)
    blocked = Refused("Forbidden: bot was blocked by the user", unreachable=True)
    buttoned.channel.fails_for(buttoned.clerk.address, blocked)
    await buttoned.travel_to(_at(1, 10, 5))
    assert buttoned.admin.received("escalation") == ["escalation"]


async def test_bug_a_nudge_by_hand_that_waited_for_the_network_was_folded_away(buttoned: StoryOffice) -> None:
    await _issue(buttoned, 3)
    buttoned.channel.fails_for(buttoned.lan.address, NotSent("no network"))
    await buttoned.director.say("/tonghop VB1")
    await buttoned.director.choose("Đôn đốc ngay")
    await buttoned.director.choose("Đồng ý")
    await buttoned.travel_to(_at(2, 9))
    buttoned.channel.fails_for(buttoned.lan.address, None)
    await buttoned.let_pass(HOUR)
    assert "Theo chỉ đạo" in buttoned.lan.newest("nudge").text
    assert buttoned.lan.newest("digest").options == ["VB2 – 2/CT-UBND", "VB3 – 3/CT-UBND"]


async def test_bug_one_that_could_not_be_counted_held_up_everybody(
    buttoned: StoryOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _issue(buttoned, 2)
    for head in (buttoned.minh, buttoned.hanh):
        await buttoned.issue("9/CT-UBND", to=head)
    broken = (await buttoned.assignment(buttoned.lan)).id

    def stumble(work: UnitOfWork, assignment: Assignment) -> Matter:
        if assignment.id == broken:
            raise ValueError("a row that nobody expects")
        return reschedule(work, assignment)

    monkeypatch.setattr("bot.services.following.reschedule", stumble)
    await buttoned.travel_to(_at(2, 12))
    assert buttoned.minh.received("nudge") == ["nudge"]
    assert buttoned.lan.received(*COUNTED) == ["nudge"]


# At the moment of sending


async def test_bug_reminder_after_acknowledgment(buttoned: StoryOffice) -> None:
    await _issue(buttoned, 3)
    with buttoned.nothing_is_sent():
        await buttoned.travel_to(_at(2, 7, 30))
        await buttoned.lan.say("VB2 đã nhận")
    await buttoned.deliver()
    assert buttoned.lan.newest("digest").options == ["VB1 – 1/CT-UBND", "VB3 – 3/CT-UBND"]
    assert (await buttoned.assignment(buttoned.lan, "VB2")).nudges == 0
    assert (await buttoned.assignment(buttoned.lan, "VB3")).nudges == 1


async def test_where_nothing_is_left_to_do_the_digest_is_dropped(buttoned: StoryOffice) -> None:
    await _issue(buttoned, 2)
    with buttoned.nothing_is_sent():
        await buttoned.travel_to(_at(2, 7, 30))
        await buttoned.lan.say("VB1 đã nhận")
        await buttoned.lan.say("VB2 đã nhận")
    await buttoned.deliver()
    assert buttoned.lan.received("digest") == []
    standing = await buttoned.standing(buttoned.lan, "VB1")
    assert [d["state"] for d in standing["deliveries"] if d["kind"] == "digest"] == ["dropped"]
    assert standing["nudges"] == 0


async def test_missed_runs_after_downtime_fired_all_at_once(office: StoryOffice) -> None:
    await _issue(office, 10)
    office.clock.travel_to(_at(10, 10))  # more than a week without the process
    await office.settle()
    assert office.lan.received(*COUNTED) == ["digest"]
    await office.travel_to(_at(10, 17))
    assert office.lan.received(*COUNTED) == ["digest"]
    await office.travel_to(_at(12, 17))
    assert max(_per_day(office.lan).values()) <= 5


async def test_nudges_that_waited_for_the_network_do_not_come_all_at_once(buttoned: StoryOffice) -> None:
    _set(buttoned, daily_cap=2)
    await _issue(buttoned, 2, urgency=Urgency.KHAN)
    with buttoned.nothing_is_sent():
        await buttoned.travel_to(_at(2, 16))
    await buttoned.travel_to(_at(9))
    assert max(_per_day(buttoned.lan).values()) <= 2


async def test_a_digest_of_unknown_fate_is_not_sent_again(buttoned: StoryOffice) -> None:
    await _issue(buttoned, 2)
    buttoned.channel.fails_next(Unknown("no answer"))
    await buttoned.travel_to(_at(2, 17))
    assert buttoned.lan.received("digest") == []
    assert (await buttoned.assignment(buttoned.lan)).nudges == 1
    await buttoned.travel_to(_at(3, 8))
    assert _when(buttoned.lan, "digest") == ["Wed 03 07:30"]


async def test_a_digest_that_was_not_sent_is_tried_again(buttoned: StoryOffice) -> None:
    await _issue(buttoned, 2)
    buttoned.channel.fails_next(NotSent("no network"))
    await buttoned.travel_to(_at(2, 8))
    assert buttoned.lan.received("digest") == ["digest"]
    assert (await buttoned.assignment(buttoned.lan)).nudges == 1


async def test_a_digest_that_is_refused_counts_for_nothing(buttoned: StoryOffice) -> None:
    await _issue(buttoned, 2)
    buttoned.channel.fails_next(Refused("Forbidden: bot was blocked by the user", unreachable=True))
    await buttoned.travel_to(_at(2, 12))
    for handle in ("VB1", "VB2"):
        assert (await buttoned.assignment(buttoned.lan, handle)).nudges == 0
        assert not (await buttoned.standing(buttoned.lan, handle))["reachable"]


async def test_whoever_takes_another_account_gets_the_digest_there(buttoned: StoryOffice) -> None:
    await _issue(buttoned, 2)
    code = await buttoned.invite(buttoned.lan)
    await buttoned.travel_to(_at(2, 7))
    phone = buttoned.stranger("new-phone")
    await phone.say(f"/start {code}")
    await buttoned.travel_to(_at(2, 8))
    assert phone.received("digest") == ["digest"]
    assert buttoned.lan.received("digest") == []


async def test_digests_rest_with_the_office(buttoned: StoryOffice) -> None:
    await buttoned.travel_to(_at(5, 9))
    await _issue(buttoned, 3)
    await buttoned.travel_to(_at(8, 7, 29))
    assert buttoned.lan.received("digest") == []
    await buttoned.travel_to(_at(8, 7, 30))
    assert _when(buttoned.lan, "digest") == ["Mon 08 07:30"]


# Long ones


async def test_a_long_one_comes_in_pages(office: StoryOffice) -> None:
    await _issue(office, 11)
    await office.travel_to(_at(2, 7, 30))
    offered: list[str] = []
    for _ in range(4):
        offered += [option for option in office.lan.options if option.startswith("VB")]
        if "Trang sau" not in office.lan.options:
            break
        await office.lan.choose("Trang sau")
    assert offered == [f"VB{n} – {n}/CT-UBND" for n in range(1, 12)]
    assert (await office.assignment(office.lan, "VB11")).nudges == 1


async def test_a_page_is_for_nobody_else(buttoned: StoryOffice) -> None:
    await _issue(buttoned, 11)
    await buttoned.travel_to(_at(2, 7, 30))
    payload = buttoned.lan.newest("digest").choices[-1].payload
    for other in (buttoned.minh, buttoned.deputy, buttoned.clerk, buttoned.director):
        await other.press(payload)
        assert other.last.text == buttoned.words.not_the_head()
    await buttoned.lan.press(payload)
    assert buttoned.lan.last.title == "🗓 VIỆC CẦN XỬ LÝ"


async def test_a_page_of_what_is_done_says_so(buttoned: StoryOffice) -> None:
    await _issue(buttoned, 9)
    await buttoned.travel_to(_at(2, 7, 30))
    payload = buttoned.lan.newest("digest").choices[-1].payload
    for n in range(1, 10):
        await buttoned.lan.say(f"VB{n} đã nhận")
    await buttoned.lan.press(payload)
    assert buttoned.lan.last.text == buttoned.words.nothing_open()


async def test_whoever_heads_two_units_has_one_digest(buttoned: StoryOffice) -> None:
    buttoned.adds_unit("BQL", "Ban Quản lý")
    buttoned.adds(Part(name=buttoned.lan.name, unit="BQL", role=Role.HEAD, title="Trưởng ban"))
    await buttoned.issue(to=buttoned.lan, follow_up=ALONE)
    await buttoned.travel_to(_at(2, 8) + 5 * MINUTE)
    assert buttoned.lan.received(*COUNTED) == ["digest"]
    assert len(buttoned.lan.last.options) == 2
    await buttoned.let_pass(DAY)
    assert buttoned.lan.received(*COUNTED) == ["digest", "digest"]


# What waits says so


async def test_a_held_nudge_says_why_and_when_it_comes(buttoned: StoryOffice) -> None:
    _set(buttoned, daily_cap=1)
    await _issue(buttoned, 2, urgency=Urgency.KHAN)
    await buttoned.travel_to(_at(1, 17))
    standing = await buttoned.standing(buttoned.lan, "VB2")
    assert standing["next_steps"][0]["at"] == "2024-07-02T00:30:00Z"
    held = [event["text"] for event in standing["history"] if event["what"] == "held"]
    assert held == [buttoned.words.held_for_digest(_at(2, 7, 30))]
    assert standing["nudges"] == 0


async def test_a_digest_of_yesterday_goes_with_todays(buttoned: StoryOffice) -> None:
    await _issue(buttoned, 2)
    with buttoned.nothing_is_sent():
        await buttoned.travel_to(_at(2, 17))
    await buttoned.travel_to(_at(3, 17))
    assert _when(buttoned.lan, "digest") == ["Wed 03 07:30"]
    for handle in ("VB1", "VB2"):
        assert (await buttoned.assignment(buttoned.lan, handle)).nudges == 1
    states = [d["state"] for d in (await buttoned.standing(buttoned.lan))["deliveries"] if d["kind"] == "digest"]
    assert states == ["dropped", "sent"]


async def test_what_waits_for_a_digest_goes_also_once_there_is_no_cap(buttoned: StoryOffice) -> None:
    _set(buttoned, daily_cap=1)
    quick = FollowUp(ack_within=Span.parse("PT1H"), ack_every=Span.parse("PT1H"), escalate_after=1)
    for n, head in enumerate((buttoned.minh, buttoned.hanh), start=1):
        await buttoned.issue(f"{n}/CT-UBND", to=head, follow_up=quick)
    await buttoned.travel_to(_at(1, 16, 59))
    _set(buttoned, daily_cap=0)
    await buttoned.travel_to(_at(2, 8))
    assert _when(buttoned.clerk, "digest") == ["Tue 02 07:30"]


async def test_who_has_left_the_post_hears_no_more_of_the_unit(buttoned: StoryOffice) -> None:
    _set(buttoned, daily_cap=1)
    quick = FollowUp(ack_within=Span.parse("PT1H"), ack_every=Span.parse("PT1H"), escalate_after=1)
    for n in (1, 2):
        await buttoned.issue(f"{n}/CT-UBND", to=buttoned.lan, follow_up=quick)
    await buttoned.travel_to(_at(1, 16, 59))
    assert buttoned.deputy.received(*COUNTED) == ["escalation"]
    buttoned.ends_posts_of(buttoned.deputy)
    await buttoned.travel_to(_at(2, 8))
    assert buttoned.deputy.received("digest") == []
    assert buttoned.clerk.received("digest") == ["digest"]


async def test_a_director_of_many_units_reads_one_line_for_each_directive(office: StoryOffice) -> None:
    quick = FollowUp(ack_within=Span.parse("PT1H"), ack_every=Span.parse("PT1H"), escalate_after=1)
    for n in range(1, 4):
        await office.issue(f"{n}/CT-UBND", to=[office.minh, office.hanh, office.lan], follow_up=quick)
    _set(office, daily_cap=1)
    await office.travel_to(_at(10))
    for digest in (message for message in office.director.screen if message.kind == "digest"):
        numbers = [line for line in digest.lines if line.startswith("🔺")]
        assert len(numbers) == len(set(numbers))


async def test_the_digest_goes_to_whoever_has_the_task(office: StoryOffice) -> None:
    binh = office.adds(Part(name="Trần Văn Bình", unit="STC", role=Role.OFFICER, title="Chuyên viên"))
    weekly = replace(ALONE, no_deadline_every=Span(days=1))
    for n in (1, 2):
        await office.issue(f"{n}/CT-UBND", to=office.lan, follow_up=weekly)
        await office.lan.say(f"VB{n} đã nhận")
        await office.lan.say(f"VB{n} giao việc")
        await office.lan.choose(binh.name)
    await office.travel_to(_at(2, 17))
    assert _when(binh, "digest") == ["Tue 02 07:30"]
    assert office.lan.received(*COUNTED) == []
    await binh.choose("VB2 – 2/CT-UBND")
    await binh.say("VB2 nhắc lại sau 1 ngày")
    assert (await office.assignment(office.lan, "VB2")).snoozes == 1

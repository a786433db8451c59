"""Somebody who is nudged asks to be reminded later."""

from datetime import date, datetime

from bot.core.model import Urgency
from bot.core.policy import FollowUp
from tests.story.harness import A_DAY, DAY, VIETNAM, Somebody, StoryOffice


def _at(day: int, hour: int = 8, minute: int = 0) -> datetime:
    return datetime(2024, 7, day, hour, minute, tzinfo=VIETNAM)


def _when(person: Somebody, *kinds: str) -> list[str]:
    return [f"{m.at.astimezone(VIETNAM):%a %d %H:%M}" for m in person.screen if m.kind in kinds]


async def test_the_nudge_offers_it_and_it_comes_later(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.let_pass(DAY)
    assert office.lan.last.options[-1] == "Nhắc lại sau"
    await office.lan.choose("Nhắc lại sau")
    assert office.lan.last.options == ["1 ngày làm việc", "3 ngày làm việc", "5 ngày làm việc"]
    await office.lan.choose("3 ngày làm việc")
    assert "đề nghị không nhắc trước 08:00 ngày 05/07/2024" in office.lan.last.text
    await office.travel_to(_at(8, 7))
    assert _when(office.lan, "nudge") == ["Tue 02 08:00", "Fri 05 08:00"]
    assert ("snoozed", office.lan.name) in await office.history()


async def test_it_is_asked_for_in_words(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.let_pass(DAY)
    await office.lan.say("VB1 nhắc lại sau 2 ngày ạ")
    await office.travel_to(_at(4, 9))
    assert _when(office.lan, "nudge") == ["Tue 02 08:00", "Thu 04 08:00"]
    assert office.lan.received("reported") == []


async def test_the_length_alone_answers_the_question(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.let_pass(DAY)
    await office.lan.say("nhắc lại sau")
    await office.lan.say("1 ngày")
    assert "08:00 ngày 03/07/2024" in office.lan.last.text
    assert office.lan.received("reported") == []


async def test_with_several_open_it_is_asked_which(office: StoryOffice) -> None:
    await office.issue("1/CT", to=office.lan)
    await office.issue("2/CT", to=office.lan)
    await office.lan.say("nhắc lại sau 3 ngày")
    await office.lan.choose("VB2 – 2/CT")
    assert (await office.assignment(office.lan, "VB2")).snoozes == 1
    assert (await office.assignment(office.lan, "VB1")).snoozes == 0
    assert office.lan.received("reported") == []


async def test_a_report_while_it_is_being_asked_is_a_report(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.let_pass(DAY)
    await office.lan.choose("Nhắc lại sau")
    await office.lan.say("60%, còn 2 xã")
    assert office.lan.last.kind == "reported"


async def test_not_more_than_twice_without_a_report(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    for _ in range(2):
        await office.lan.say("nhắc lại sau 1 ngày")
    await office.lan.say("nhắc lại sau 1 ngày")
    assert "hai lần liên tiếp" in office.lan.last.text
    await office.lan.say("60%")
    await office.lan.say("nhắc lại sau 1 ngày")
    assert office.lan.last.title == "⏰ Đã ghi nhận đề nghị nhắc lại sau"


async def test_never_beyond_the_deadline(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=date(2024, 7, 3))
    await office.lan.say("nhắc lại sau 3 ngày")
    assert "Hạn là 03/07/2024" in office.lan.last.text
    await office.lan.say("nhắc lại sau")
    assert office.lan.last.options == ["1 ngày làm việc"]
    await office.travel_to(_at(3, 18))
    await office.lan.say("nhắc lại sau 1 ngày")
    assert "đã quá hạn" in office.lan.last.text


async def test_urgency_limits_it(office: StoryOffice) -> None:
    await office.issue(to=office.lan, urgency=Urgency.THUONG_KHAN)
    await office.lan.say("nhắc lại sau 1 ngày")
    assert "dài nhất là 2 giờ" in office.lan.last.text


async def test_it_is_no_answer_for_the_ladder(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan, follow_up=FollowUp(ack_within=A_DAY, ack_every=A_DAY, escalate_after=2))
    await buttoned.travel_to(_at(3, 9))
    assert buttoned.lan.received("nudge") == ["nudge", "nudge"]
    await buttoned.lan.say("nhắc lại sau 1 ngày")
    await buttoned.travel_to(_at(4, 8, 59))
    assert buttoned.deputy.received() == []
    await buttoned.travel_to(_at(4, 9))
    assert buttoned.deputy.received() == ["escalation"]
    assert await buttoned.status(buttoned.lan) == "delivered"


async def test_a_nudge_that_waits_to_be_sent_is_dropped(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    with buttoned.nothing_is_sent():
        await buttoned.let_pass(DAY)
        await buttoned.lan.say("nhắc lại sau 1 ngày")
    await buttoned.deliver()
    assert buttoned.lan.received("nudge") == []
    nudge = next(d for d in (await buttoned.standing(buttoned.lan))["deliveries"] if d["kind"] == "nudge")
    assert nudge["state"] == "dropped"
    assert nudge["reason"].endswith("the head has asked to be reminded later")
    assert (await buttoned.assignment(buttoned.lan)).nudges == 0


async def test_a_line_of_a_digest_is_put_off_too(office: StoryOffice) -> None:
    await office.issue("1/CT", to=office.lan)
    await office.issue("2/CT", to=office.lan)
    with office.nothing_is_sent():
        await office.travel_to(_at(2, 7, 30))
        await office.lan.say("VB1 nhắc lại sau 1 ngày")
    await office.deliver()
    assert office.lan.newest("digest").options == ["VB2 – 2/CT"]


async def test_the_coming_steps_say_why_they_come_then(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.lan.say("nhắc lại sau 3 ngày")
    step = (await buttoned.standing(buttoned.lan))["next_steps"][0]
    assert (step["at"], step["why"]) == (
        "2024-07-04T01:00:00Z",
        "the head has not answered; the head has asked to be reminded then, and not before",
    )
    await buttoned.clerk.say("/vanban VB1")
    await buttoned.clerk.choose("Các bước tới")
    assert "đơn vị đề nghị nhắc lại sau" in buttoned.clerk.last.text


async def test_what_is_done_or_rests_needs_no_putting_off(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.pause()
    await buttoned.lan.press("later:1")
    assert "đang tạm dừng nhắc" in buttoned.lan.last.text
    await buttoned.resume()
    await buttoned.lan.say("xong")
    await buttoned.lan.choose("Đồng ý")
    await buttoned.lan.press("laterby:1:3")
    assert "hoàn thành" in buttoned.lan.last.text
    assert (await buttoned.assignment(buttoned.lan)).snoozes == 0


async def test_a_forged_wait_is_no_longer_than_the_urgency_allows(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan, urgency=Urgency.HOA_TOC)
    for place in (5, 3, 99):
        await buttoned.lan.press(f"laterby:1:{place}")
    assert (await buttoned.assignment(buttoned.lan)).snoozed_until is None


async def test_no_time_at_all_is_no_wait_and_counts_as_none(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.let_pass(DAY)
    for words in ("VB1 nhắc lại sau 0 ngày", "VB1 nhắc lại sau 0 phút"):
        await office.lan.say(words)
        assert office.lan.last.options == ["1 ngày làm việc", "3 ngày làm việc", "5 ngày làm việc"]
    a = await office.assignment(office.lan)
    assert (a.snoozes, a.snoozed_until, a.last_report_at) == (0, None, None)

"""Following up rests, and goes on."""

from datetime import date

import pytest

from bot.core.errors import BadInput
from bot.services.summarising import list_json, summary_json
from tests.story.harness import DAY, HOUR, StoryOffice


async def test_nobody_is_nudged_and_nothing_goes_up_while_it_rests(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh], due=date(2024, 7, 5))
    await office.pause()
    await office.let_pass(30 * DAY)
    assert (office.lan.received(), office.director.received()) == (["directive"], [])


async def test_heads_may_still_answer_and_read_that_it_rests(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.pause()
    await office.lan.choose("Đã tiếp nhận")
    assert await office.status(office.lan) == "acknowledged"
    assert "tạm dừng nhắc" in office.lan.last.text
    await office.lan.say("60%")
    assert (await office.standing(office.lan))["percent"] == 60


async def test_the_clerk_is_asked_every_week_once_for_all_units(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh, office.hanh])
    await office.pause()
    await office.let_pass(8 * DAY)
    assert office.clerk.titles() == []  # a week of working days
    await office.let_pass(3 * DAY)
    assert office.clerk.titles() == ["⏸ Đang tạm dừng nhắc: văn bản số 12/CT-UBND (VB1)"]
    await office.let_pass(10 * DAY)
    assert len(office.clerk.titles()) == 2


async def test_the_reminder_of_a_pause_that_is_over_is_not_sent(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.pause()
    with office.nothing_is_sent():
        await office.let_pass(10 * DAY)
        await office.resume()
    await office.deliver()
    assert office.clerk.titles() == []


async def test_a_nudge_that_waits_for_the_morning_is_dropped(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    with office.nothing_is_sent():
        await office.let_pass(DAY + HOUR)
        assert (await office.standing(office.lan))["nudges"] == 1
        await office.pause()
    await office.deliver()
    assert office.lan.received() == ["directive"]
    standing = await office.standing(office.lan)
    assert standing["nudges"] == 0
    assert standing["deliveries"][-1]["state"] == "dropped"
    assert standing["deliveries"][-1]["reason"] == "the head has not answered; following up rests"


async def test_it_goes_on_at_the_usual_pace_and_floods_nobody(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh], due=date(2024, 7, 5))
    await office.pause()
    await office.let_pass(14 * DAY)
    await office.resume()
    await office.let_pass(HOUR)
    assert office.lan.received() == ["directive"]
    await office.let_pass(DAY)
    assert office.lan.received() == ["directive", "nudge"]
    assert (office.minh.received(), office.director.received()) == (["directive", "nudge"], [])


async def test_what_is_reopened_meanwhile_rests_too(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    await office.lan.say("xong")
    await office.lan.choose("Đồng ý")
    await office.pause()
    await office.lan.choose("Mở lại")
    await office.let_pass(9 * DAY)
    assert "nudge" not in office.lan.received()


async def test_it_is_listed_as_paused(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.pause()
    assert [one["status"] for one in await office.run(list_json)] == ["paused"]
    assert len((await office.run(summary_json))["directives"]) == 1
    steps = (await office.standing(office.lan))["next_steps"]
    assert {step["what"] for step in steps} == {"wait"}
    await office.resume()
    assert [one["status"] for one in await office.run(list_json)] == ["open"]
    assert [what for what, _ in await office.history()][-2:] == ["paused", "resumed"]


async def test_the_summary_in_chat_says_that_it_rests(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.pause()
    await office.director.say("/tonghop VB1")
    assert "⏸ Đang tạm dừng nhắc từ 08:00 ngày 01/07/2024" in office.director.last.text
    await office.resume()
    await office.director.say("/tonghop VB1")
    assert "⏸" not in office.director.last.text


async def test_an_added_unit_rests_like_the_others(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.pause()
    await office.amend(add=[office.hanh.unit.code])
    await office.let_pass(9 * DAY)
    assert office.hanh.received() == ["directive"]


async def test_what_makes_no_sense_is_refused(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    with pytest.raises(BadInput, match="not paused"):
        await office.resume()
    await office.pause()
    with pytest.raises(BadInput, match="paused already"):
        await office.pause()
    await office.withdraw()
    for act in (office.pause, office.resume):
        with pytest.raises(BadInput, match="withdrawn"):
            await act()


async def test_bug_a_unit_that_takes_over_was_nudged_during_the_pause(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.hanh])
    await office.lan.choose("↩️ Không thuộc nhiệm vụ đơn vị")
    await office.lan.say("Việc của Sở Xây dựng")
    await office.pause()
    await office.clerk.choose("➡️ Chuyển đơn vị khác")
    await office.clerk.say("SXD")
    await office.let_pass(7 * DAY)
    assert office.minh.received() == ["directive"]
    await office.resume()
    await office.let_pass(3 * DAY)
    assert "nudge" in office.minh.received()

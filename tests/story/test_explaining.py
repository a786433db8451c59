"""Every nudge says in one sentence why it was sent, waits, or was dropped."""

from datetime import date

from bot.core.policy import FollowUp
from tests.story.harness import DAY, HOUR, StoryOffice


async def nudges(office: StoryOffice) -> list[tuple[str, str | None]]:
    told = (await office.standing(office.lan))["deliveries"]
    return [(one["state"], one["reason"]) for one in told if one["kind"] == "nudge"]


async def test_sent_held_and_dropped(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=date(2024, 7, 31))
    await office.let_pass(DAY + HOUR)
    assert await nudges(office) == [("sent", "the head has not answered")]
    with office.nothing_is_sent():
        await office.let_pass(DAY)
        assert (await nudges(office))[-1] == ("queued", "the head has not answered; waits to be sent")
        await office.lan.say("đã nhận")
    await office.deliver()
    assert (await nudges(office))[-1] == ("dropped", "the head has not answered; the head has answered meanwhile")


async def test_one_that_waits_for_the_morning(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    with office.nothing_is_sent():
        await office.let_pass(DAY + 11 * HOUR)
    await office.deliver()
    assert await nudges(office) == [("queued", "the head has not answered; waits for open hours")]


async def test_one_that_was_ordered_and_a_report_upwards(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.let_pass(2 * HOUR)
    await office.director.say("/tonghop VB1")
    await office.director.choose("Đôn đốc ngay")
    await office.director.choose("Đồng ý")
    [(state, reason)] = await nudges(office)
    assert state == "sent"
    assert reason
    assert office.director.name in reason
    await office.let_pass(8 * DAY)
    told = (await office.standing(office.lan))["deliveries"]
    upwards = {one["reason"] for one in told if one["kind"] == "escalation"}
    assert upwards == {"the unit has not answered as it was asked to"}


async def test_bug_the_coming_steps_told_a_rung_twice_on_which_nobody_stands(buttoned: StoryOffice) -> None:
    for person in (buttoned.clerk, buttoned.admin):
        await person.block()
    await buttoned.issue(to=buttoned.minh, follow_up=FollowUp(escalate_after=1))
    steps = (await buttoned.standing(buttoned.minh))["next_steps"]
    foretold = [step["at"] for step in steps if step["what"] == "escalate"]
    await buttoned.let_pass(21 * DAY)
    told = [m.at for m in buttoned.director.screen if m.kind == "escalation"]
    assert foretold == [at.strftime("%Y-%m-%dT%H:%M:%SZ") for at in told][: len(foretold)]

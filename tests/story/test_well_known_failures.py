"""The ways in which systems that remind people are known to fail, each under its name."""

from dataclasses import replace
from datetime import date

from bot.core.errors import NotSent, Refused, Unknown
from bot.core.model import Role, Urgency
from tests.story.harness import DAY, HOUR, Message, Part, Somebody, StoryOffice

BINH = Part(name="Trần Văn Bình", unit="STC", role=Role.OFFICER, title="Chuyên viên")
DIGEST = "🗓 VIỆC CẦN XỬ LÝ"


def _reminded(*people: Somebody) -> list[Message]:
    """All that the bot sent them by itself about what they have not done."""
    kinds = {"nudge", "escalation"}
    return [m for one in people for m in one.screen if m.kind in kinds or m.title.startswith(DIGEST)]


async def test_reminder_after_acknowledgment(office: StoryOffice) -> None:
    """Planned before the answer, sent after it: by itself, as a line of a digest, and as word to those above."""
    for number in ("12/CT-UBND", "13/CT-UBND", "14/CT-UBND"):
        await office.issue(number, to=office.lan)
    await office.issue("15/CĐ-UBND", to=office.lan, urgency=Urgency.KHAN)  # which no digest carries
    await office.let_pass(3 * DAY)
    before = len(_reminded(office.lan, office.deputy, office.clerk, office.director))
    with office.nothing_is_sent():
        await office.let_pass(2 * DAY)
        for card in [message for message in office.lan.screen if message.kind == "directive"]:
            await office.lan.say("đã nhận", reply_to=card)
    await office.let_pass(3 * DAY)  # over the weekend, into open hours
    assert office.lan.received("acknowledged") == ["acknowledged"] * 4
    assert len(_reminded(office.lan, office.deputy, office.clerk, office.director)) == before


async def test_escalation_months_later(buttoned: StoryOffice) -> None:
    """What was due to those above once is not told when it is long over; after a long sleep the head comes first."""
    await buttoned.issue("12/CT-UBND", to=buttoned.lan)
    await buttoned.issue("13/CT-UBND", to=buttoned.minh)
    await buttoned.let_pass(3 * DAY)
    with buttoned.nothing_is_sent():
        await buttoned.let_pass(3 * DAY)  # the escalations wait
        await buttoned.lan.say("xong")
        await buttoned.lan.say("đồng ý")
        buttoned.clock.travel_to(buttoned.clock.now() + 90 * DAY)  # and nothing runs for three months
    await buttoned.settle()
    above = _reminded(buttoned.deputy, buttoned.clerk, buttoned.director)
    assert [message for message in above if "Sở Tài chính" in message.text and message.at.month > 8] == []
    assert await buttoned.status(buttoned.lan) == "confirmed"
    late = [message for message in _reminded(buttoned.minh, buttoned.director, buttoned.clerk) if message.at.month > 8]
    assert len([message for message in late if message in buttoned.minh.screen]) <= 1
    assert [message for message in late if message in buttoned.director.screen] == []  # the clerk hears before


async def test_missed_runs_after_downtime_fired_all_at_once(buttoned: StoryOffice) -> None:
    """A week without the process: one message for each person, not seven for each directive."""
    for number in ("12/CT-UBND", "13/CT-UBND", "14/CT-UBND"):
        await buttoned.issue(number, to=[buttoned.lan, buttoned.minh], due=date(2024, 7, 3))
    buttoned.clock.travel_to(buttoned.clock.now() + 7 * DAY)
    await buttoned.settle()
    assert [len(_reminded(one)) for one in (buttoned.lan, buttoned.minh)] == [1, 1]
    assert _reminded(buttoned.deputy, buttoned.clerk, buttoned.director) == []
    assert {(await buttoned.standing(buttoned.lan, handle))["nudges"] for handle in ("VB1", "VB2", "VB3")} == {1}


async def test_the_absent_person_asked(office: StoryOffice) -> None:
    """A head on leave is not nudged while somebody stands in; nor is a director on leave told."""
    await office.issue(to=office.lan)
    await office.lan.say("/uyquyen")
    await office.lan.choose("Ủy quyền khi vắng mặt")
    await office.lan.choose("Phạm Văn Dũng")
    await office.lan.say("01/07/2024 - 31/07/2024")
    await office.let_pass(20 * DAY)
    assert _reminded(office.lan) == []
    assert _reminded(office.deputy) != []
    assert _reminded(office.clerk) != []  # the ladder does not wait for who is away


async def test_the_delegate_added_later_skipping_a_rule(buttoned: StoryOffice) -> None:
    """Whoever is handed a task in the middle of it gets it in open hours, within the cap, and not after an answer."""
    buttoned.database.rules = replace(buttoned.database.rules, daily_cap=1)
    binh = buttoned.adds(BINH)
    for number in ("12/CT-UBND", "13/CT-UBND"):
        await buttoned.issue(number, to=buttoned.lan, due=date(2024, 7, 5))
        await buttoned.lan.say("đã nhận", reply_to=buttoned.lan.newest("directive"))
    await buttoned.let_pass(5 * DAY)
    for handle in ("VB1", "VB2"):
        await buttoned.lan.say(f"{handle} giao việc")
        await buttoned.lan.choose("Trần Văn Bình")
    mine = len(_reminded(buttoned.lan))
    await buttoned.let_pass(14 * DAY)
    got = _reminded(binh)
    days = [message.at.astimezone(buttoned.now.tzinfo) for message in got]
    assert got != []
    assert len(_reminded(buttoned.lan)) == mine
    assert len({at.date() for at in days}) == len(days)  # one a day
    assert all(at.weekday() < 5 and 7 <= at.hour < 17 for at in days)
    with buttoned.nothing_is_sent():
        await buttoned.let_pass(3 * DAY)
        for card in [message for message in binh.screen if message.kind == "directive"]:
            await binh.say("60%", reply_to=card)
    await buttoned.settle()
    assert len(_reminded(binh)) == len(got)


async def test_failed_reminder_marked_as_sent(buttoned: StoryOffice) -> None:
    """What is not on the screen counts for nothing; what may be there is said to be in doubt."""
    await buttoned.issue(to=buttoned.lan)
    buttoned.channel.fails_next(NotSent("could not connect"))
    await buttoned.let_pass(DAY)
    assert await _nudges(buttoned) == [("queued", 1)]
    assert _reminded(buttoned.lan) == []
    await buttoned.let_pass(HOUR)
    assert await _nudges(buttoned) == [("sent", 2)]
    buttoned.channel.fails_next(Unknown("no answer came"))
    await buttoned.let_pass(DAY)
    assert await _nudges(buttoned) == [("sent", 2), ("unknown", 1)]
    buttoned.channel.fails_next(Refused("Bad Request: message is too long"))
    await buttoned.let_pass(DAY)
    standing = await buttoned.standing(buttoned.lan)
    assert await _nudges(buttoned) == [("sent", 2), ("unknown", 1), ("refused", 1)]
    assert standing["nudges"] == 2
    assert [message.title[:12] for message in _reminded(buttoned.lan)] == ["⏰ NHẮC LẦN 1"]


async def _nudges(office: StoryOffice) -> list[tuple[str, int]]:
    deliveries = (await office.standing(office.lan))["deliveries"]
    return [(one["state"], one["attempts"]) for one in deliveries if one["kind"] == "nudge"]

"""The issuer takes a directive back."""

from bot.core.errors import Unknown
from tests.story.harness import DAY, StoryOffice


async def test_everyone_who_had_it_is_told(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    await office.withdraw(reason="ban hành nhầm")
    for head in (office.lan, office.minh):
        assert head.received() == ["directive", "withdrawal"]
        assert head.last.lines[:2] == ["🛑 THU HỒI: văn bản số 12/CT-UBND", "V/v tăng cường quản lý ngân sách"]
        assert "ban hành nhầm" in head.last.text
    assert office.hanh.received() == []


async def test_whoever_heard_of_it_is_told_too(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.let_pass(5 * DAY)
    await office.withdraw()
    assert office.clerk.received() == office.deputy.received() == ["escalation", "withdrawal"]
    assert office.director.received() == []


async def test_nothing_follows(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.withdraw()
    await office.let_pass(30 * DAY)
    assert office.lan.received() == ["directive", "withdrawal"]


async def test_who_never_got_it_hears_nothing(office: StoryOffice) -> None:
    with office.nothing_is_sent():
        await office.issue(to=office.lan)
        await office.withdraw()
    await office.deliver()
    assert office.lan.received() == []
    assert (await office.standing(office.lan))["deliveries"][0]["state"] == "dropped"


async def test_who_may_have_got_it_is_told(office: StoryOffice) -> None:
    office.channel.fails_next(Unknown("no answer came"), arrives=True)
    await office.issue(to=office.lan)
    await office.withdraw()
    await office.let_pass(DAY)
    assert office.lan.received() == ["directive", "withdrawal"]


async def test_what_was_confirmed_stays_so(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    await office.lan.say("xong")
    await office.lan.choose("Đồng ý")
    await office.withdraw()
    assert await office.status(office.lan) == "confirmed"
    assert await office.status(office.minh) == "withdrawn"


async def test_the_directives_message_says_so_and_offers_nothing_more(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.withdraw()
    card = buttoned.lan.screen[0]
    assert card.choices == ()
    assert card.lines[-1].startswith("🛑")


async def test_nudges_lose_their_buttons(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.let_pass(DAY)
    await buttoned.withdraw()
    assert [message.choices for message in buttoned.lan.screen] == [(), (), ()]


async def test_it_is_told_outside_hours_without_sound(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.let_pass(DAY / 2)
    await office.withdraw()
    assert (office.lan.last.kind, office.lan.last.silent) == ("withdrawal", True)

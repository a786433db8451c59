"""A directive too long for a channel is read behind a link: by whom, until when, and what it says."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core.errors import Refused, Unknown
from bot.core.links import LASTS
from bot.core.model import Role
from bot.core.stores import UnitOfWork
from bot.services.forgetting import forget_person, unlink_person
from bot.services.full_text import Found, Opened, judge, open_text
from tests.story.harness import (
    BUTTONED,
    BUTTONLESS,
    IN_HAND,
    MINUTE,
    Building,
    Message,
    Part,
    Somebody,
    StoryOffice,
)

ADDRESS = "https://dondoc.example.vn"
LONG_TEXT = "Số: 12/CT-UBND\n\n" + "\n".join(
    f"{n}. Đề nghị các đơn vị rà soát nội dung thứ {n}." for n in range(1, 200)
)
NEW_TEXT = LONG_TEXT.replace("rà soát", "kiểm tra lại")
_LINK = re.compile(rf"^{re.escape(ADDRESS)}/van-ban/([a-z2-7]+)$", re.MULTILINE)


@pytest.fixture
def public(buttonless: StoryOffice) -> StoryOffice:
    """On a channel without buttons and files, with an address of its own."""
    buttonless.database.rules = replace(buttonless.database.rules, public_url=ADDRESS)
    return buttonless


def token_in(message: Message) -> str:
    """Of the only link in it."""
    [token] = _LINK.findall(message.text)
    return str(token)


async def opened(office: StoryOffice, token: str) -> Opened:
    """What the server finds behind it."""
    found = judge(office.database.rules, token, office.clock.now())
    return found if isinstance(found, Opened) else await office.run(open_text, found)


async def found_by(office: StoryOffice, token: str) -> Found:
    return (await opened(office, token)).found


async def test_a_head_reads_behind_the_link_and_acknowledges_in_the_chat(public: StoryOffice) -> None:
    lan = public.lan
    await public.issue(to=lan, text=LONG_TEXT)
    assert lan.received() == ["directive"]  # the rest does not follow in parts
    card = lan.last
    assert len(card.text) <= 1900
    assert card.options == ["Đã tiếp nhận", "Vướng mắc", "Không thuộc nhiệm vụ đơn vị", "Toàn văn"]
    assert "dùng đến 08:00 ngày 08/07/2024" in card.text

    before = await public.events()
    for _ in range(3):  # a robot that looks for previews, then the head, then the head again
        shown = await opened(public, token_in(card))
        assert shown.found is Found.TEXT
        assert shown.matter
        assert shown.matter.directive.text == LONG_TEXT
    assert await public.events() == before
    assert await public.status(lan) == "delivered"
    assert (await public.assignment(lan)).last_sign_at is None

    await lan.choose("Đã tiếp nhận")
    assert await public.status(lan) == "acknowledged"
    assert await found_by(public, token_in(card)) is Found.TEXT
    await lan.say("xong")
    await lan.say("1")
    assert await public.status(lan) == "confirmed"
    assert await found_by(public, token_in(card)) is Found.TEXT


@pytest.mark.parametrize(
    ("language", "said"), [("Tiếng Việt", "VB1 đã nhận."), ("English", "VB1 received.")], ids=["vi", "en"]
)
async def test_what_the_page_asks_for_is_understood(public: StoryOffice, language: str, said: str) -> None:
    await public.lan.say("/language")
    await public.lan.choose(language)
    await public.issue(to=public.lan, text=LONG_TEXT)
    shown = await opened(public, token_in(public.lan.last))
    assert shown.matter
    assert shown.reader
    assert shown.until
    assert f" {said}\n" in shown.words.page_foot(shown.matter, shown.reader, shown.until)
    await public.lan.say(said)
    assert await public.status(public.lan) == "acknowledged"


async def test_without_an_address_it_goes_in_parts(buttonless: StoryOffice) -> None:
    await buttonless.issue(to=buttonless.lan, text=LONG_TEXT)
    card, full = buttonless.lan.screen
    assert "Toàn văn được gửi kèm sau tin này." in card.text
    assert "http" not in card.text
    assert LONG_TEXT in full.text


async def test_below_a_full_text_that_pushes_it_out_of_sight_the_menu_comes_again(buttonless: StoryOffice) -> None:
    lan = buttonless.lan
    await buttonless.issue(to=lan, text=LONG_TEXT)
    card, full = lan.screen
    assert (full.handle, full.options) == (card.handle, card.options)
    assert full.options[0] == "Đã tiếp nhận"
    await lan.say("1")
    assert await buttonless.status(lan) == "acknowledged"
    await lan.say("toàn văn")
    assert (lan.last.kind, lan.last.options) == ("full text", IN_HAND)
    await lan.say("2")
    assert lan.last.title == "🏁 Xác nhận hoàn thành"


async def test_the_menu_below_a_full_text_fits_what_was_answered_meanwhile(buttonless: StoryOffice) -> None:
    lan = buttonless.lan
    with buttonless.nothing_is_sent():
        await buttonless.issue(to=lan, text=LONG_TEXT)
    fails = iter([None, (Unknown("only a part has arrived"), True)])
    buttonless.channel.mishap = lambda: next(fails, None)
    await buttonless.deliver()
    await lan.say("đã nhận")
    await buttonless.let_pass(2 * MINUTE)
    assert lan.newest("full text").options == IN_HAND


async def test_a_file_needs_no_menu_of_its_own(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan, text=LONG_TEXT)
    await buttoned.lan.choose("Toàn văn")
    assert [message.options for message in buttoned.lan.screen if message.kind == "full text"] == [[], []]


async def test_what_stands_whole_in_its_message_does_not_follow_once_more(building: Building) -> None:
    """Zalo brought the same words twice: room was kept for edits, of which there are none."""
    text = LONG_TEXT[:1300].strip()
    for can, received in ((BUTTONLESS, ["directive"]), (replace(BUTTONLESS, edits=True), ["directive", "full text"])):
        with building.office(can) as office:
            await office.issue(to=office.lan, text=text)
            assert office.lan.received() == received
            assert text in office.lan.screen[0].text


async def test_where_files_are_taken_it_stays_a_file(buttoned: StoryOffice) -> None:
    buttoned.database.rules = replace(buttoned.database.rules, public_url=ADDRESS)
    await buttoned.issue(to=buttoned.lan, text=LONG_TEXT)
    assert buttoned.lan.received() == ["directive", "full text"]
    assert not any(ADDRESS in message.text for message in buttoned.lan.screen)


async def test_what_fits_into_a_few_messages_goes_whole(public: StoryOffice) -> None:
    text = LONG_TEXT[: 3 * BUTTONLESS.longest_text].strip()
    await public.issue(to=public.lan, text=text)
    assert public.lan.received() == ["directive", "full text"]
    assert not any(ADDRESS in message.text for message in public.lan.screen)


async def test_each_gets_a_link_of_their_own(public: StoryOffice) -> None:
    await public.issue(to=[public.lan, public.minh], text=LONG_TEXT)
    hers, his = token_in(public.lan.last), token_in(public.minh.last)
    assert hers != his
    readers = [(await opened(public, token)).reader for token in (hers, his)]
    assert [reader and reader.full_name for reader in readers] == ["Nguyễn Thị Lan", "Trần Văn Minh"]


async def test_a_week_later_it_is_over_and_a_new_one_comes_for_the_asking(public: StoryOffice) -> None:
    lan = public.lan
    await public.issue(to=lan, text=LONG_TEXT)
    token = token_in(lan.last)
    public.clock.travel_to(public.clock.now() + LASTS - timedelta(seconds=1))
    assert await found_by(public, token) is Found.TEXT
    public.clock.travel_to(public.clock.now() + timedelta(seconds=1))
    assert await found_by(public, token) is Found.OVER
    await lan.say("toàn văn")
    answer = lan.newest("full text")
    assert answer.title == "📎 Toàn văn văn bản số 12/CT-UBND"
    assert len(answer.text) < 500
    assert await found_by(public, token_in(answer)) is Found.TEXT
    assert await public.status(lan) == "delivered"


async def test_an_amended_directive_shows_the_text_in_force(public: StoryOffice) -> None:
    await public.issue(to=public.lan, text=LONG_TEXT)
    token = token_in(public.lan.last)
    await public.amend(text=NEW_TEXT, due=date(2024, 8, 1))
    shown = await opened(public, token)
    assert shown.matter
    assert shown.matter.directive.text == NEW_TEXT
    head = shown.words.page_head(shown.matter)
    assert "nội dung đang có hiệu lực" in head
    assert "Thời hạn: 01/08/2024" in head


async def test_what_was_withdrawn_is_read_no_more(public: StoryOffice) -> None:
    await public.issue(to=[public.lan, public.minh], text=LONG_TEXT)
    hers, his = token_in(public.lan.last), token_in(public.minh.last)
    await public.amend(drop=["SXD"])
    assert (await found_by(public, hers), await found_by(public, his)) == (Found.TEXT, Found.WITHDRAWN)
    await public.withdraw()
    assert await found_by(public, hers) is Found.WITHDRAWN


async def test_whoever_has_left_the_post_reads_no_more_and_the_successor_does(public: StoryOffice) -> None:
    lan = public.lan
    await public.issue(to=lan, text=LONG_TEXT)
    hers = token_in(lan.last)
    public.ends_posts_of(lan)
    binh = public.adds(Part(name="Vũ Thanh Bình", unit="STC", role=Role.HEAD, title="Giám đốc"))
    assert await found_by(public, hers) is Found.NOT_THEIRS
    await binh.say("toàn văn")
    assert await found_by(public, token_in(binh.newest("full text"))) is Found.TEXT


@pytest.mark.parametrize("how", ["unlinked", "taken over", "forgotten"])
async def test_whoever_has_a_lost_phone_reads_no_more(public: StoryOffice, how: str) -> None:
    lan = public.lan
    await public.issue(to=lan, text=LONG_TEXT)
    token = token_in(lan.last)
    if how == "taken over":
        await public.stranger("lans-new-phone").say(await public.invite(lan))
    else:
        service = {"unlinked": _unlink, "forgotten": _forget}[how]
        await public.run(service, lan)
    assert await found_by(public, token) is Found.NOT_THEIRS


def _unlink(work: UnitOfWork, person: Somebody) -> None:
    unlink_person(work, person.name, channel=None)


def _forget(work: UnitOfWork, person: Somebody) -> None:
    forget_person(work, person.name)


async def test_whoever_it_was_handed_to_reads_it_until_it_is_taken_back(public: StoryOffice) -> None:
    tam = public.adds(Part(name="Bùi Thị Tâm", unit="STC", role=Role.OFFICER, title="Chuyên viên"))
    await public.issue(to=public.lan, text=LONG_TEXT)
    await public.lan.choose("Đã tiếp nhận")
    await public.lan.choose("Giao người thực hiện")
    await public.lan.choose("Bùi Thị Tâm")
    token = token_in(next(message for message in tam.screen if message.kind == "directive"))
    assert await found_by(public, token) is Found.TEXT
    await public.lan.say("thu lại việc giao")
    assert await found_by(public, token) is Found.NOT_THEIRS


async def test_a_text_that_turns_out_to_be_secret_is_shown_to_nobody(public: StoryOffice) -> None:
    """None is stored; one that an earlier version took for harmless must not get out by a link."""
    await public.issue(to=public.lan, text=LONG_TEXT)
    token = token_in(public.lan.last)
    await public.run(_mark_secret)
    assert await found_by(public, token) is Found.NOTHING
    await public.lan.say("toàn văn")
    assert not _LINK.search(public.lan.last.text)


def _mark_secret(work: UnitOfWork) -> None:
    [directive] = work.directives.find("VB1")
    work.directives.amend(
        directive.id,
        subject=directive.subject,
        text=f"MẬT\n{LONG_TEXT}",
        file_name=directive.file_name,
        file=b"",
        due=directive.due,
    )


async def test_in_english_for_whoever_chose_it(public: StoryOffice) -> None:
    await public.lan.say("/language")
    await public.lan.choose("English")
    await public.issue(to=public.lan, text=LONG_TEXT)
    assert "Read the full text here (a link of your own, good until 8 July 2024, 08:00):" in public.lan.last.text
    shown = await opened(public, token_in(public.lan.last))
    assert (shown.found, shown.words.language) == (Found.TEXT, "en")


async def test_a_repeat_and_a_move_to_another_channel_bring_links_of_their_own(building: Building) -> None:
    with building.office(BUTTONLESS, other=replace(BUTTONLESS, longest_text=1800)) as office:
        office.database.rules = replace(office.database.rules, public_url=ADDRESS)
        lan = office.lan
        code = await office.invite(lan)
        there = lan.on(office.channels["other"])
        await there.say(code)
        await lan.say("/viec")  # heard here last, so that it goes here first
        office.channel.fails_next(Refused("no"))
        await office.issue(to=lan, text=LONG_TEXT)
        card = there.newest("directive")
        assert len(card.text) <= 1800
        assert await found_by(office, token_in(card)) is Found.TEXT

        office.channel.fails_next(Unknown("no answer"), arrives=True)
        await office.issue("13/CT-UBND", to=lan, text=LONG_TEXT)
        await office.let_pass(2 * MINUTE)
        first, again = lan.newest("directive"), there.newest("directive")
        assert (first.title, again.title) == ("📄 VĂN BẢN số 13/CT-UBND", "📄 VĂN BẢN số 13/CT-UBND (gửi lại)")
        for message in (first, again):
            assert await found_by(office, token_in(message)) is Found.TEXT


async def test_a_full_text_of_which_a_part_may_have_arrived_is_marked_when_it_comes_again(
    buttonless: StoryOffice,
) -> None:
    """It began anew, unmarked, so that nobody knew which part belonged to which."""
    with buttonless.nothing_is_sent():
        await buttonless.issue(to=buttonless.lan, text=LONG_TEXT)
    fails = iter([None, (Unknown("only a part has arrived"), True)])
    buttonless.channel.mishap = lambda: next(fails, None)
    await buttonless.deliver()
    await buttonless.let_pass(2 * MINUTE)
    titles = buttonless.lan.titles("full text")
    assert titles == ["📎 Toàn văn văn bản số 12/CT-UBND", "📎 Toàn văn văn bản số 12/CT-UBND (gửi lại)"]


async def test_the_mark_goes_along_when_the_rest_goes_by_another_channel(building: Building) -> None:
    with building.office(BUTTONLESS, other=BUTTONED) as office:
        lan = office.lan
        there = lan.on(office.channels["other"])
        await there.say(await office.invite(lan))
        await lan.say("/viec")
        with office.nothing_is_sent():
            await office.issue(to=lan, text=LONG_TEXT)
        fails = iter([None, (Unknown("only a part has arrived"), True)])
        office.channel.mishap = lambda: next(fails, None)
        await office.deliver()
        lan.block_unnoticed()
        await office.let_pass(2 * MINUTE)
        assert there.titles("full text") == ["📎 Toàn văn văn bản số 12/CT-UBND (gửi lại)"]

"""How people come in: by a code, by a vouched account, or not at all."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.messages import Happening, Incoming
from bot.core.model import Reach, Role
from tests.story.harness import DAY, HOUR, FakeChannel, Part, Somebody, StoryOffice


def _newcomer(office: StoryOffice, **changes: object) -> Somebody:
    part = {"name": "Vũ Thị Mai", "unit": "SYT", "role": Role.DEPUTY, "title": "Phó Giám đốc", "joined": False}
    return office.adds(Part(**part | changes))  # type: ignore[arg-type]


def _unjoined_head(office: StoryOffice) -> Somebody:
    office.adds_unit("SNV", "Sở Nội vụ")
    return _newcomer(office, unit="SNV", role=Role.HEAD, title="Giám đốc")


async def _vouch(office: StoryOffice, person: Somebody) -> None:
    assert person.person
    known = person.person.id
    await office.run(
        lambda work: work.recipients.save_contact(
            known, FakeChannel.name, person.address, proof="file", reach=Reach.VOUCHED
        )
    )


async def test_a_code_lets_in_and_greets_by_name_title_and_unit(office: StoryOffice) -> None:
    mai = _unjoined_head(office)
    await mai.say(f"/start {await office.invite(mai)}")
    assert mai.last.lines[:2] == ["Kính chào đồng chí Vũ Thị Mai.", "Giám đốc, Sở Nội vụ"]
    assert "UBND tỉnh" in mai.last.text


async def test_all_that_is_open_follows_the_greeting_at_once(office: StoryOffice) -> None:
    mai = _unjoined_head(office)
    await office.issue("12/CT-UBND", to=[mai, office.lan])
    await office.issue("13/CT-UBND", to=mai)
    assert mai.received() == []
    await mai.say(f"/start {await office.invite(mai)}")
    assert mai.received() == ["answer", "directive", "directive"]
    assert "đang có 2 văn bản cần xử lý" in mai.screen[0].text
    assert await office.status(mai) == "delivered"


async def test_a_deputy_who_joins_gets_the_list_of_what_is_open(office: StoryOffice) -> None:
    """The directive itself goes to the head alone, but the greeting promises that it can be seen."""
    await office.issue("12/CT-UBND", to=office.hanh)
    mai = _newcomer(office)
    await mai.say(f"/start {await office.invite(mai)}")
    assert mai.received() == ["answer", "answer"]
    assert mai.last.title == "Văn bản số 12/CT-UBND (VB1)"
    await mai.choose("Đã tiếp nhận")
    assert (await office.standing(mai))["acknowledged_by"] == "Vũ Thị Mai"


async def test_a_vouched_account_needs_no_code(office: StoryOffice) -> None:
    mai = _unjoined_head(office)
    await _vouch(office, mai)
    await office.issue(to=mai)
    await mai.say("/start")
    assert mai.received() == ["answer", "directive"]
    assert mai.screen[0].title == "Kính chào đồng chí Vũ Thị Mai."


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        ("xin chào", 0),  # the greeting, which says that nothing is open, has answered it
        ("Em chào anh chị ạ", 0),
        ("mã 7K2M9QX4T8BC", 0),
        ("chào, tôi hỏi việc 12/CT-UBND", 1),
        ("60%", 1),
    ],
)
async def test_a_vouched_account_joins_with_any_first_words(office: StoryOffice, said: str, answers: int) -> None:
    mai = _unjoined_head(office)
    await _vouch(office, mai)
    await mai.say(said)
    assert mai.titles() == ["Kính chào đồng chí Vũ Thị Mai.", *[office.words.nothing_open()] * answers]


async def test_vouched_but_never_joined_is_sent_nothing(office: StoryOffice) -> None:
    mai = _unjoined_head(office)
    await _vouch(office, mai)
    await office.issue(to=mai)
    assert mai.received() == []
    assert (await office.standing(mai))["reachable"] is False


async def test_a_code_is_taken_in_lower_case_and_with_dashes(office: StoryOffice) -> None:
    mai = _newcomer(office)
    code = (await office.invite(mai)).lower()
    await mai.say(f"/start {code[:4]}-{code[4:8]}-{code[8:]}")
    assert mai.last.title == "Kính chào đồng chí Vũ Thị Mai."


async def test_a_stranger_is_told_how_to_come_in(office: StoryOffice) -> None:
    stranger = office.stranger()
    for said in ("/start", "xong", "/viec", "1", ""):
        await stranger.say(said)
    await stranger.press("ack:1")
    assert [message.text for message in stranger.screen] == [office.told_to_strangers] * 6


async def test_the_bare_code_lets_in_where_nobody_knows_of_commands(office: StoryOffice) -> None:
    mai = _newcomer(office)
    await mai.say(f"{await office.invite(mai)}.")
    assert mai.last.title == "Kính chào đồng chí Vũ Thị Mai."
    stranger = office.stranger()
    for said, answer in (
        ("abcdefgh2345", office.words.wrong_code()),
        ("transparency", office.told_to_strangers),
        ("ABCDEFGH23456", office.told_to_strangers),
    ):
        await stranger.say(said)
        assert stranger.last.text == answer, said


async def test_starting_again_says_that_the_account_is_connected(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("/start")
    assert office.lan.received() == ["directive", "answer"]
    assert "đã được kết nối" in office.lan.last.title
    assert "/viec" in office.lan.last.text


async def test_a_wrong_code_is_refused_with_whom_to_ask(office: StoryOffice) -> None:
    stranger = office.stranger()
    await stranger.say("/start ABCDEFGH2345")
    assert stranger.last.text == office.words.wrong_code()
    assert "văn thư cơ quan" in stranger.last.text


async def test_a_used_code_lets_nobody_else_in(office: StoryOffice) -> None:
    mai = _newcomer(office)
    code = await office.invite(mai)
    await mai.say(f"/start {code}")
    stranger = office.stranger()
    await stranger.say(f"/start {code}")
    assert stranger.last.text == office.words.used_code()


async def test_the_same_person_may_send_their_code_twice(office: StoryOffice) -> None:
    mai = _newcomer(office)
    code = await office.invite(mai)
    await mai.say(f"/start {code}")
    await mai.say(f"/start {code}")
    assert "đã được kết nối" in mai.last.title


async def test_a_code_expires(office: StoryOffice) -> None:
    mai = _newcomer(office)
    code = await office.invite(mai)
    await office.let_pass(14 * DAY)
    await mai.say(f"/start {code}")
    assert mai.last.text == office.words.expired_code()


async def test_a_code_lasts_to_its_last_minute(office: StoryOffice) -> None:
    mai = _newcomer(office)
    code = await office.invite(mai)
    await office.let_pass(14 * DAY - timedelta(minutes=1))
    await mai.say(f"/start {code}")
    assert mai.last.title == "Kính chào đồng chí Vũ Thị Mai."


async def test_somebody_elses_code_does_not_move_an_account(office: StoryOffice) -> None:
    mai = _newcomer(office)
    code = await office.invite(mai)
    await office.minh.say(f"/start {code}")
    assert office.minh.last.text == office.words.someone_elses_code()
    await mai.say(f"/start {code}")
    assert mai.last.title == "Kính chào đồng chí Vũ Thị Mai."


async def test_a_new_account_takes_over_and_the_former_one_and_the_clerk_are_told(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    new_phone = office.stranger("lan-2")
    await new_phone.say(f"/start {await office.invite(office.lan)}")
    assert new_phone.received() == ["answer", "directive"]
    lan = office.lan.person
    assert lan
    assert office.lan.last.text == office.words.account_taken_over()
    assert office.clerk.last.title == "🔗 Nguyễn Thị Lan vừa kết nối"
    assert "Tài khoản cũ không còn nhận văn bản." in office.clerk.last.lines
    await office.lan.say("đã nhận")
    assert office.lan.last.text == office.told_to_strangers
    assert await office.status(office.lan) == "delivered"


async def test_guessing_is_slowed_down_for_an_hour(office: StoryOffice) -> None:
    stranger, mai = office.stranger(), _newcomer(office)
    code = await office.invite(mai)
    for _ in range(5):
        await stranger.say("/start ABCDEFGH2345")
    await stranger.say(f"/start {code}")
    assert stranger.last.text == office.words.too_many_tries()
    await office.let_pass(HOUR)
    await stranger.say(f"/start {code}")
    assert stranger.last.title == "Kính chào đồng chí Vũ Thị Mai."


async def test_guessing_by_many_accounts_alarms_the_admin_once(office: StoryOffice) -> None:
    for n in range(11):
        for _ in range(5):
            await office.stranger(f"stranger-{n}").say("/start ABCDEFGH2345")
    assert [message.text for message in office.admin.screen] == [office.words.guessing_alarm(50)]


async def test_nothing_but_wrong_codes_is_slowed_down(office: StoryOffice) -> None:
    for _ in range(7):
        await office.lan.say("/khongco")
    assert office.lan.titles() == [office.words.not_understood()] * 7


async def test_coming_back_after_blocking_shows_again_what_is_open(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.block()
    await office.lan.come_back()
    assert office.lan.received() == ["directive", "answer", "answer"]
    assert office.lan.titles("answer") == ["Kính chào đồng chí Nguyễn Thị Lan.", "Văn bản số 12/CT-UBND (VB1)"]
    await office.lan.choose("Đã tiếp nhận")
    assert await office.status(office.lan) == "acknowledged"


async def test_whom_to_ask_is_what_the_office_says(office: StoryOffice) -> None:
    office.database.rules = replace(office.database.rules, contact="Văn phòng Sở, 0205 3 812 345")
    stranger = office.stranger()
    await stranger.say("/start")
    assert stranger.last.text.endswith("liên hệ Văn phòng Sở, 0205 3 812 345.")


# By their own phone number, where the channel vouches for it


async def _with_phone(office: StoryOffice, person: Somebody, phone: str) -> None:
    assert person.person
    known = replace(person.person, phone=phone)
    await office.run(lambda work: work.recipients.save_person(known))


async def test_ones_own_phone_lets_in(buttoned: StoryOffice) -> None:
    mai = _unjoined_head(buttoned)
    await _with_phone(buttoned, mai, "0912000303")
    await buttoned.issue("12/CT-UBND", to=mai)
    await mai.say("Xin chào")
    assert mai.last.text == buttoned.words.stranger(may_share_phone=True)
    assert buttoned.channel.asking_phone == {mai.address}
    await mai.share_phone("84912000303")
    assert mai.screen[1].lines[:2] == ["Kính chào đồng chí Vũ Thị Mai.", "Giám đốc, Sở Nội vụ"]
    assert mai.received() == ["answer", "answer", "directive"]
    assert buttoned.channel.asking_phone == set()
    assert "Vũ Thị Mai" in buttoned.clerk.last.text
    assert buttoned.clerk.options == ["Hủy kết nối"]


async def test_a_phone_of_nobody_is_answered_politely(buttoned: StoryOffice) -> None:
    stranger = buttoned.stranger()
    await stranger.share_phone("+84912999999")
    assert stranger.last.text == buttoned.words.unknown_phone()
    await stranger.share_phone("+1 202 555 0142")
    assert stranger.last.text == buttoned.words.unknown_phone()


async def test_the_phone_of_somebody_who_has_left_office_lets_nobody_in(buttoned: StoryOffice) -> None:
    mai = _unjoined_head(buttoned)
    await _with_phone(buttoned, mai, "0912000303")
    buttoned.ends_posts_of(mai)
    await mai.share_phone("0912000303")
    assert mai.last.text == buttoned.words.unknown_phone()


async def test_an_account_of_somebody_else_stays_theirs(buttoned: StoryOffice) -> None:
    mai = _unjoined_head(buttoned)
    await _with_phone(buttoned, mai, "0912000303")
    await buttoned.lan.share_phone("0912000303")
    assert buttoned.lan.last.text == buttoned.words.someone_elses_code()
    await buttoned.issue("12/CT-UBND", to=mai)
    assert mai.received() == []


async def test_a_phone_on_a_second_account_takes_over_and_the_first_is_told(buttoned: StoryOffice) -> None:
    await _with_phone(buttoned, buttoned.lan, "0912000303")
    second = buttoned.stranger("lan-2")
    await second.share_phone("0912000303")
    assert buttoned.lan.last.text == buttoned.words.account_taken_over()
    await buttoned.issue("12/CT-UBND", to=buttoned.lan)
    assert "directive" in [message.kind for message in second.screen]
    assert buttoned.lan.received() == ["answer"]


async def test_where_no_phone_can_be_vouched_for_none_is_asked(buttonless: StoryOffice) -> None:
    stranger = buttonless.stranger()
    await stranger.say("Xin chào")
    assert stranger.last.text == buttonless.words.stranger()


# Going and coming back


async def test_who_unblocks_the_bot_is_reached_at_once(office: StoryOffice) -> None:
    await office.lan.block()
    await office.issue("12/CT-UBND", to=office.lan)
    assert not (await office.standing(office.lan))["reachable"]
    await office.lan.unblock()
    assert (await office.standing(office.lan))["reachable"]
    assert office.lan.received() == ["directive"]
    assert await office.status(office.lan) == "delivered"


async def test_a_stranger_who_unblocks_the_bot_stays_one(office: StoryOffice) -> None:
    stranger = office.stranger()
    await stranger.unblock()
    assert stranger.screen == []


async def test_an_unlinked_account_that_unblocks_the_bot_stays_unlinked(office: StoryOffice) -> None:
    mai = _unjoined_head(office)
    await mai.say(f"/start {await office.invite(mai)}")
    await office.clerk.choose("Hủy kết nối")
    await mai.block()
    await mai.unblock()
    await office.issue("12/CT-UBND", to=mai)
    assert "directive" not in mai.received()


# Groups


def _in_a_group(office: StoryOffice, what: Happening = Happening.IN_GROUP) -> Incoming:
    return Incoming(channel=office.channel.name, address="-100", key=office.new_key(), happened=what)


async def test_in_a_group_it_says_once_that_it_works_in_private_and_leaves(office: StoryOffice) -> None:
    await office.hear_all([_in_a_group(office), _in_a_group(office)])
    await office.hear(_in_a_group(office))
    assert [message.text for message in office.channel.chats["-100"]] == [office.words.only_in_private()]
    assert office.channel.left == ["-100"]


async def test_put_into_the_group_again_it_leaves_again(office: StoryOffice) -> None:
    await office.hear(_in_a_group(office))
    await office.let_pass(HOUR)
    await office.hear(_in_a_group(office))
    assert office.channel.left == ["-100", "-100"]


async def test_a_broadcast_channel_is_left_without_a_word(office: StoryOffice) -> None:
    await office.hear(_in_a_group(office, Happening.IN_CHANNEL))
    assert office.channel.chats["-100"] == []
    assert office.channel.left == ["-100"]

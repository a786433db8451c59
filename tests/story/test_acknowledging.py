"""The head says: received."""

import pytest

from bot.core.model import Role, Until
from tests.story.harness import DAY, HOUR, IN_HAND, Part, StoryOffice


async def test_acknowledging_is_noted_and_says_when_the_next_reminder_comes(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.let_pass(HOUR)
    await office.lan.choose("✅ Đã tiếp nhận")
    assert office.lan.received() == ["directive", "acknowledged"]
    assert office.lan.last.lines[:3] == [
        "✅ Đã ghi nhận việc tiếp nhận",
        "Văn bản số 12/CT-UBND (VB1)",
        "V/v tăng cường quản lý ngân sách",
    ]
    assert "09:00 ngày 10/07/2024" in office.lan.last.text
    standing = await office.standing(office.lan)
    assert (standing["status"], standing["acknowledged_by"]) == ("acknowledged", "Nguyễn Thị Lan")
    assert standing["acknowledged_at"] == "2024-07-01T02:00:00Z"
    assert office.lan.options == IN_HAND


async def test_the_receipt_replies_to_what_it_answers(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    said = await office.lan.say("đã nhận")
    assert (office.lan.last.kind, office.lan.last.reply_to) == ("acknowledged", said)


@pytest.mark.parametrize(
    "words", ["1", "đã nhận", "Da nhan", "ĐÃ TIẾP NHẬN", "dạ em đã nhận rồi ạ", "ok", "vb1 đã nhận", "VB1 1", "rõ"]
)
async def test_words_and_numbers_do_the_same(office: StoryOffice, words: str) -> None:
    await office.issue(to=office.lan)
    await office.lan.say(words)
    assert office.lan.received() == ["directive", "acknowledged"]


async def test_with_several_open_a_reply_says_which(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.say("đã nhận ạ", reply_to=office.lan.screen[0])
    assert await office.status(office.lan, "VB1") == "acknowledged"
    assert await office.status(office.lan, "VB2") == "delivered"


async def test_with_several_open_a_word_alone_is_asked_about_and_done_after_the_choice(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.say("đã nhận")
    assert office.lan.options == ["VB1 – 12/CT-UBND", "VB2 – 13/CT-UBND"]
    await office.lan.choose("VB2 – 13/CT-UBND")
    assert office.lan.last.kind == "acknowledged"
    assert await office.status(office.lan, "VB1") == "delivered"
    assert await office.status(office.lan, "VB2") == "acknowledged"


async def test_a_deputy_may_acknowledge_and_is_recorded_by_name(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.deputy.say("đã nhận")
    assert office.deputy.received() == ["acknowledged"]
    assert (await office.standing(office.lan))["acknowledged_by"] == "Phạm Văn Dũng"


async def test_a_second_time_is_answered_with_how_it_stands(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    card = office.lan.screen[0]
    old = [choice.payload for choice in card.choices]
    await office.lan.choose("Đã tiếp nhận")
    await office.let_pass(HOUR)
    await (office.lan.press(old[0], on=card) if old else office.lan.say("đã nhận"))
    assert office.lan.last.lines[:3] == [
        "Văn bản số 12/CT-UBND (VB1)",
        "V/v tăng cường quản lý ngân sách",
        "Đã tiếp nhận lúc 08:00 ngày 01/07/2024 (Nguyễn Thị Lan).",
    ]
    assert [what for what, _ in await office.history()] == ["issued", "delivered", "acknowledged"]


async def test_acknowledging_late_is_as_good(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.let_pass(9 * DAY)
    await office.lan.choose("Đã tiếp nhận")
    assert office.lan.last.kind == "acknowledged"


async def test_after_the_withdrawal_the_answer_says_so(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    card = office.lan.screen[0]
    old = card.choices[0].payload if card.choices else ""
    await office.withdraw()
    await (office.lan.press(old, on=card) if old else office.lan.say("1"))
    assert "thu hồi" in office.lan.last.lines[-1]
    assert await office.status(office.lan) == "withdrawn"


async def test_receipt_is_enough_where_no_more_is_asked(office: StoryOffice) -> None:
    await office.issue(to=office.lan, until=Until.ACK)
    await office.lan.choose("Đã tiếp nhận")
    assert "Hệ thống sẽ không nhắc thêm về văn bản này. Trân trọng cảm ơn." in office.lan.last.lines
    await office.let_pass(30 * DAY)
    assert office.lan.received() == ["directive", "acknowledged"]
    assert office.director.received() == []


# Somebody else


async def test_a_forged_button_tells_nothing_and_is_recorded(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.minh.press("ack:1")
    assert [message.text for message in buttoned.minh.screen] == [buttoned.words.not_the_head()]
    assert await buttoned.status(buttoned.lan) == "delivered"
    assert await buttoned.history() == [
        ("issued", "hệ thống"),
        ("delivered", "hệ thống"),
        ("refused_try", "Trần Văn Minh"),
    ]


async def test_another_heads_button_is_refused_although_both_have_the_directive(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=[buttoned.lan, buttoned.minh])
    lans = buttoned.lan.screen[0].choices[0].payload
    await buttoned.minh.press(lans)
    assert buttoned.minh.last.text == buttoned.words.not_the_head()
    assert await buttoned.status(buttoned.lan) == "delivered"
    assert await buttoned.status(buttoned.minh) == "delivered"


async def test_every_button_of_somebody_elses_is_refused_alike(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    for someone in (buttoned.minh, buttoned.director, buttoned.clerk):
        for act in ("ack", "report", "obstacle", "confirm", "agree", "back", "text", "open"):
            await someone.press(f"{act}:1")
        assert [message.text for message in someone.screen] == [buttoned.words.not_the_head()] * 8


async def test_a_number_that_is_nobodys_is_refused_just_so(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    for payload in ("ack:999", "open:0", "agree:2147483647", "summary:7", "notyet:1"):
        await buttoned.lan.press(payload)
        assert (payload, buttoned.lan.last.text) == (payload, buttoned.words.not_the_head())


async def test_nonsense_in_a_button_gets_a_polite_line(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    for payload in ("", "ack", "ack:", "ack:x", "ack:-1", "ack:1:2", "drop:1", "ack:٣", "x" * 64):
        await buttoned.lan.press(payload)
        assert (payload, buttoned.lan.last.text) == (payload, buttoned.words.not_understood())


async def test_a_directive_of_others_is_not_known_by_its_handle(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    for said in ("VB1 đã nhận", "VB1 1", "VB1 60%", "VB99 đã nhận"):
        await office.minh.say(said)
        assert office.minh.last.text == office.words.no_such_directive(said.split()[0])
    assert await office.status(office.lan) == "delivered"


async def test_the_former_head_is_refused_and_the_successor_may(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    pressed = buttoned.lan.screen[0].choices[0].payload
    buttoned.ends_posts_of(buttoned.lan)
    successor = buttoned.adds(Part(name="Hồ Thị Yến", unit="STC", role=Role.HEAD, title="Giám đốc"))
    await buttoned.lan.press(pressed)
    assert buttoned.lan.last.text == buttoned.words.not_the_head()
    await successor.press(pressed)
    assert successor.received() == ["acknowledged"]


async def test_an_officer_reads_but_does_not_answer(office: StoryOffice) -> None:
    officer = office.adds(Part(name="Lý Văn Sơn", unit="STC", role=Role.OFFICER, title="Chuyên viên"))
    await office.issue(to=office.lan)
    await officer.say("đã nhận")
    assert officer.last.text == office.words.not_understood()
    assert await office.status(office.lan) == "delivered"

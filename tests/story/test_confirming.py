"""The head says: implemented."""

import pytest

from tests.story.harness import DAY, HOUR, StoryOffice


async def test_one_question_and_then_it_is_done(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("🏁 Xác nhận hoàn thành")
    assert office.lan.last.title == "🏁 Xác nhận hoàn thành"
    assert office.lan.last.options == ["Đồng ý", "Quay lại"]
    assert await office.status(office.lan) == "acknowledged"
    await office.lan.choose("✔️ Đồng ý")
    assert office.lan.last.kind == "confirmed"
    assert await office.status(office.lan) == "confirmed"
    await office.let_pass(30 * DAY)
    assert office.lan.last.kind == "confirmed"
    assert office.director.received() == []


@pytest.mark.parametrize("words", ["xong", "Xong rồi ạ", "em đã làm xong", "hoàn thành", "HOAN THANH"])
async def test_a_typed_word_asks_the_same_question(office: StoryOffice, words: str) -> None:
    await office.issue(to=office.lan)
    await office.lan.say(words)
    assert office.lan.last.title == "🏁 Xác nhận hoàn thành"
    assert office.lan.last.options == ["Đồng ý", "Quay lại"]
    assert await office.status(office.lan) == "delivered"


@pytest.mark.parametrize("words", ["Đồng ý", "dong y", "có ạ", "ok", "vâng", "1", "VB1 1"])
async def test_agreeing_by_word_and_number(office: StoryOffice, words: str) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("xong")
    await office.lan.say(words)
    assert await office.status(office.lan) == "confirmed"
    assert office.lan.last.kind == "confirmed"


@pytest.mark.parametrize("words", ["Quay lại", "quay lai", "chưa", "không ạ", "thôi", "2", "VB1 2"])
async def test_going_back_by_word_and_number(office: StoryOffice, words: str) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.say("xong")
    await office.lan.say(words)
    assert await office.status(office.lan) == "acknowledged"
    await office.lan.say("đồng ý")  # to nothing that is asked any more
    assert await office.status(office.lan) == "acknowledged"


async def test_going_back_by_button(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("Xác nhận hoàn thành")
    await office.lan.choose("Quay lại")
    assert await office.status(office.lan) == "acknowledged"


async def test_confirming_without_acknowledging_does_both(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("xong")
    await office.lan.choose("Đồng ý")
    standing = await office.standing(office.lan)
    assert (standing["acknowledged_by"], standing["confirmed_at"]) == ("Nguyễn Thị Lan", "2024-07-01T01:00:00Z")


async def test_the_result_is_taken_there_and_the_question_asked_again(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("xong")
    await office.lan.say("Báo cáo số 45/BC-STC ngày 20/7/2024")
    assert office.lan.last.options == ["Đồng ý", "Quay lại"]
    assert "45/BC-STC" in office.lan.last.text
    assert await office.status(office.lan) == "delivered"
    await office.lan.choose("Đồng ý")
    assert await office.status(office.lan) == "confirmed"
    assert [what for what, _ in await office.history()][2:] == ["result", "acknowledged", "confirmed"]


async def test_a_file_can_be_the_result(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("xong")
    await office.lan.send_file("bao-cao.pdf")
    assert office.lan.last.options == ["Đồng ý", "Quay lại"]
    await office.lan.say("đồng ý")
    assert await office.status(office.lan) == "confirmed"
    assert await office.evidence(office.lan) == ["bao-cao.pdf"]


async def test_what_is_still_missing_is_a_report_and_not_an_answer(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("xong")
    await office.lan.say("còn thiếu một xã, mới 90%")
    assert office.lan.last.kind == "reported"
    assert await office.status(office.lan) == "acknowledged"
    await office.lan.say("đồng ý")
    assert await office.status(office.lan) == "acknowledged"


async def test_twice_is_answered_with_how_it_stands(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    card = office.lan.screen[0]
    await office.lan.say("xong")
    question = office.lan.last
    await office.lan.choose("Đồng ý")
    await office.let_pass(HOUR)
    await (office.lan.press("agree:1", on=question) if question.choices else office.lan.say("1", reply_to=question))
    assert "08:00 ngày 01/07/2024" in office.lan.last.text
    await office.lan.say("xong", reply_to=card)
    assert "08:00 ngày 01/07/2024" in office.lan.last.text
    assert [what for what, _ in await office.history()] == ["issued", "delivered", "acknowledged", "confirmed"]


async def test_an_old_question_pressed_late_is_answered_with_how_it_stands(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("xong")
    question = office.lan.last
    await office.withdraw()
    await (office.lan.press("agree:1", on=question) if question.choices else office.lan.say("1", reply_to=question))
    assert "thu hồi" in office.lan.last.lines[-1]
    assert await office.status(office.lan) == "withdrawn"


async def test_the_question_is_about_one_directive_of_several(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.say("VB2 xong")
    await office.lan.say("đồng ý")
    assert await office.status(office.lan, "VB2") == "confirmed"
    assert await office.status(office.lan, "VB1") == "delivered"


async def test_with_several_open_a_number_answers_the_question_just_asked(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.say("VB2 xong")
    await office.lan.say("1")
    assert await office.status(office.lan, "VB2") == "confirmed"


async def test_a_deputy_confirms_too(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.deputy.say("xong")
    await office.deputy.choose("Đồng ý")
    assert ("confirmed", "Phạm Văn Dũng") in await office.history()


async def test_agreeing_with_nothing_shows_how_things_stand(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("đồng ý")
    assert office.lan.last.title == "Văn bản số 12/CT-UBND (VB1)"
    assert await office.status(office.lan) == "delivered"


async def test_the_full_text_is_still_there_afterwards(office: StoryOffice) -> None:
    """Bug: without buttons the receipt offered `1. Toàn văn`, and 1 was answered with "nothing is open"."""
    await office.issue(to=office.lan)
    await office.lan.say("xong")
    await office.lan.choose("Đồng ý")
    assert office.lan.newest("confirmed" if not office.channel.capabilities.buttons else "directive").options == [
        "Toàn văn",
        "Mở lại",
    ]
    await (office.lan.say("1") if not office.channel.capabilities.buttons else office.lan.choose("Toàn văn"))
    assert office.lan.last.kind == "full text"

"""What is not clear is asked, and nothing is recorded meanwhile; with buttons and without."""

import pytest

from tests.story.harness import StoryOffice
from tests.unit.test_hundred_answers import ASK, HUNDRED

UNCLEAR = [text for text, meant in HUNDRED.items() if meant == ASK]


async def test_nothing_is_recorded_of_what_is_not_clear(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    for text in UNCLEAR:
        await office.lan.say(text)
        assert office.lan.last.kind == "answer", text
        assert office.lan.options[0] == "Đã tiếp nhận", text
    assert await office.status(office.lan) == "delivered"
    assert (await office.standing(office.lan))["last_report"] is None
    assert "chưa ghi nhận gì" in office.lan.last.text


async def test_after_it_was_asked_the_number_means_that_menu(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("đã nhận chưa?")
    await office.lan.say("1")
    assert await office.status(office.lan) == "acknowledged"


@pytest.mark.parametrize("text", ["👍", "alo", "xong chưa em", "2 xong"])
async def test_the_one_question_is_asked_again(office: StoryOffice, text: str) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("xong")
    await office.lan.say(text)
    assert office.lan.last.options == ["Đồng ý", "Quay lại"]
    assert await office.status(office.lan) == "delivered"
    await office.lan.say("đồng ý")
    assert await office.status(office.lan) == "confirmed"


async def test_a_short_word_is_an_answer_where_words_were_asked_for(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("đã nhận")
    await office.lan.choose("Báo cáo tiến độ")
    await office.lan.say("ổn")
    assert (await office.standing(office.lan))["last_report"] == "ổn"


async def test_with_several_open_what_is_not_clear_stays_so_once_it_is_known_about_which(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.issue("13/CT-UBND", to=office.lan)
    await office.lan.say("alo")
    await office.lan.choose("VB2 – 13/CT-UBND" if "VB2 – 13/CT-UBND" in office.lan.options else office.lan.options[1])
    assert await office.status(office.lan, "VB1") == "delivered"
    assert await office.status(office.lan, "VB2") == "delivered"

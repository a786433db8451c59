"""A director accepts what a unit has confirmed, or returns it; and the document that shows the result."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.duties import NewDuty
from bot.core.model import Deadline, Evidence
from tests.story.harness import DAY, HOUR, StoryOffice


@pytest.fixture(autouse=True)
def accepts(office: StoryOffice) -> None:
    office.database.rules = replace(office.database.rules, acceptance=True)


async def confirms(office: StoryOffice) -> None:
    await office.lan.say("xong")
    await office.lan.choose("Đồng ý")


async def test_a_confirmation_waits_and_is_accepted(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("xong")
    await office.lan.say("Báo cáo số 45/BC-STC")
    await office.lan.choose("Đồng ý")
    assert office.lan.last.title == "🏁 Đã ghi nhận hoàn thành"
    assert office.director.titles() == ["🏁 CHỜ XÁC NHẬN: văn bản số 12/CT-UBND"]
    assert "Kết quả: Báo cáo số 45/BC-STC" in office.director.last.text
    assert (await office.standing(office.lan))["acceptance"] == "waiting"
    await office.director.choose("Chấp nhận kết quả")
    assert office.lan.last.title == "🏁 Kết quả đã được chấp nhận: văn bản số 12/CT-UBND"
    assert (await office.standing(office.lan))["acceptance"] == "accepted"
    await office.let_pass(10 * DAY)
    assert office.director.received("to accept") == ["to accept"]
    assert office.lan.received("nudge") == []


async def test_it_is_returned_and_the_clock_starts_again(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await confirms(office)
    await office.director.choose("Trả lại, bổ sung")
    await office.director.say("thiếu số liệu quý I")
    assert office.lan.last.title == "↩️ TRẢ LẠI: văn bản số 12/CT-UBND"
    assert "Ý kiến: thiếu số liệu quý I" in office.lan.last.text
    standing = await office.standing(office.lan)
    assert (standing["status"], standing["acceptance"], standing["confirmed_at"]) == ("acknowledged", "returned", None)
    await office.let_pass(9 * DAY)
    assert office.lan.received("nudge") == ["nudge"]
    await confirms(office)
    assert (await office.standing(office.lan))["acceptance"] == "waiting"
    assert office.director.received("to accept") == ["to accept"] * 2


async def test_the_director_is_reminded_of_what_waits(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await confirms(office)
    await office.let_pass(2 * DAY)
    assert office.director.received() == ["to accept"] * 3
    assert office.lan.received("nudge") == []


async def test_it_can_be_reopened_until_it_is_accepted(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await confirms(office)
    await office.lan.say("mở lại")
    standing = await office.standing(office.lan)
    assert (standing["status"], standing["acceptance"]) == ("acknowledged", None)
    await office.director.press("accept:1")
    assert office.director.last.title == "Không có gì thay đổi."
    await confirms(office)
    await office.director.choose("Chấp nhận kết quả")
    await office.lan.press("reopen:1")
    assert await office.status(office.lan) == "confirmed"


async def test_who_may_not_accept_is_refused_and_recorded(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await confirms(office)
    for person in (office.lan, office.minh, office.clerk):
        await person.press("accept:1")
        assert person.last.text == office.words.not_the_head()
    assert (await office.standing(office.lan))["acceptance"] == "waiting"
    assert [what for what, _ in await office.history()].count("refused_try") == 3


async def test_required_evidence_comes_before_the_confirmation(office: StoryOffice) -> None:
    office.database.rules = replace(office.database.rules, acceptance=False, evidence=Evidence.REQUIRED)
    await office.issue(to=office.lan)
    await confirms(office)
    proof = "tệp" if office.channel.capabilities.files else "ảnh chụp"
    assert office.lan.last.title == f"Chưa xác nhận hoàn thành: cần số hoặc {proof} của văn bản kết quả."
    assert await office.status(office.lan) == "delivered"
    await office.lan.say("45/BC-STC")
    await office.lan.choose("Đồng ý")
    assert await office.status(office.lan) == "confirmed"


async def test_without_evidence_none_is_asked_for(office: StoryOffice) -> None:
    office.database.rules = replace(office.database.rules, acceptance=False, evidence=Evidence.OFF)
    await office.issue(to=office.lan)
    await office.lan.say("xong")
    assert "văn bản kết quả" not in office.lan.last.text
    await office.lan.choose("Đồng ý")
    assert await office.status(office.lan) == "confirmed"


async def test_where_nobody_has_to_accept_nobody_is_asked(office: StoryOffice) -> None:
    office.database.rules = replace(office.database.rules, acceptance=False)
    await office.issue(to=office.lan)
    await confirms(office)
    assert office.director.received() == []
    assert (await office.standing(office.lan))["acceptance"] is None


# Duties

DUTIES = [
    NewDuty(text="Lập dự toán", leads=("STC",), due=Deadline(on=date(2024, 7, 12))),
    NewDuty(text="Rà soát danh mục", leads=("STC",), due=Deadline(on=date(2024, 7, 19))),
]


async def closes(office: StoryOffice, number: int) -> None:
    await office.lan.say(f"VB1.{number} xong")
    await office.lan.choose("Đồng ý")


async def test_duties_are_accepted_together_and_a_return_opens_the_one_closed_last(office: StoryOffice) -> None:
    await office.issue(to=office.lan, duties=DUTIES)
    await closes(office, 1)
    assert office.director.received() == []
    await office.let_pass(HOUR)
    await closes(office, 2)
    assert office.director.titles() == ["🏁 CHỜ XÁC NHẬN: văn bản số 12/CT-UBND"]
    await office.director.choose("Trả lại, bổ sung")
    await office.director.say("thiếu phụ lục")
    standing = await office.standing(office.lan)
    assert (standing["status"], standing["due"]) == ("acknowledged", "2024-07-19")
    assert [bool(duty["periods"][0]["closed_at"]) for duty in standing["duties"]] == [True, False]
    await closes(office, 2)
    await office.director.choose("Chấp nhận kết quả")
    assert (await office.standing(office.lan))["acceptance"] == "accepted"


async def test_required_evidence_comes_before_the_first_duty_is_closed(office: StoryOffice) -> None:
    office.database.rules = replace(office.database.rules, acceptance=False, evidence=Evidence.REQUIRED)
    await office.issue(to=office.lan, duties=DUTIES)
    await closes(office, 1)
    proof = "tệp" if office.channel.capabilities.files else "ảnh chụp"
    assert office.lan.last.title == f"Chưa xác nhận hoàn thành: cần số hoặc {proof} của văn bản kết quả."
    await office.lan.say("45/BC-STC")
    await office.lan.choose("Đồng ý")
    assert office.lan.last.title == "🏁 Đã ghi nhận hoàn thành"
    assert "Nhiệm vụ còn lại: 2. Thời hạn gần nhất: 19/07/2024." in office.lan.last.lines

"""A clerk changes course from `/vanban VB1`: pauses, withdraws, sets another deadline, looks ahead."""

from datetime import date

import pytest

from bot.core.model import Role
from tests.story.harness import DAY, HOUR, Part, StoryOffice

ACTS = ["Các bước tới", "Tạm dừng nhắc", "Đổi thời hạn", "Thu hồi"]


async def opened(office: StoryOffice) -> None:
    await office.clerk.say("/vanban VB1")


async def test_the_view_offers_what_fits(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    await opened(office)
    assert [option for option in office.clerk.options if option in ACTS] == ACTS
    await office.pause()
    await opened(office)
    assert "Nhắc tiếp" in office.clerk.options
    assert "Tạm dừng nhắc" not in office.clerk.options
    await office.withdraw()
    await opened(office)
    assert not {*ACTS, "Nhắc tiếp"} & set(office.clerk.options)


async def test_directors_are_not_offered_it(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    await office.director.say("/tonghop VB1")
    assert not set(ACTS) & set(office.director.options)


async def test_the_buttons_are_the_clerks(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    for person in (buttoned.director, buttoned.lan):
        for payload in ("steps:1", "pause:1", "resume:1", "recall:1", "newdue:1", "chgyes:1:5", "chgno:1"):
            await person.press(payload)
            assert person.last.text == buttoned.words.not_the_head()
    assert [what for what, _ in await buttoned.history()] == ["issued", "delivered"]


async def test_pausing_and_resuming_are_asked_once(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    await opened(office)
    await office.clerk.choose("Tạm dừng nhắc")
    assert "2 đơn vị" in office.clerk.last.text
    assert (await office.assignment(office.lan)).paused_at is None
    await office.clerk.choose("Đồng ý")
    assert office.clerk.last.title == "⏸ Đã tạm dừng nhắc: văn bản số 12/CT-UBND (VB1)"
    assert (await office.history())[-1] == ("paused", office.clerk.name)
    await opened(office)
    await office.clerk.choose("Nhắc tiếp")
    await office.clerk.choose("Đồng ý")
    assert office.clerk.last.title == "⏯ Đã cho nhắc tiếp: văn bản số 12/CT-UBND (VB1)"
    assert (await office.assignment(office.lan)).paused_at is None


async def test_going_back_changes_nothing(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await opened(office)
    await office.clerk.choose("Tạm dừng nhắc")
    await office.clerk.choose("Quay lại")
    assert office.clerk.last.title == "Không thay đổi gì: văn bản số 12/CT-UBND (VB1)"
    assert [what for what, _ in await office.history()] == ["issued", "delivered"]


async def test_the_words_do_as_the_buttons(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await opened(office)
    await office.clerk.choose("Tạm dừng nhắc")
    await office.clerk.say("quay lại")
    assert (await office.assignment(office.lan)).paused_at is None
    await opened(office)
    await office.clerk.choose("Tạm dừng nhắc")
    await office.clerk.say("đồng ý")
    assert (await office.assignment(office.lan)).paused_at


async def test_withdrawing_asks_why_and_then_once(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    await opened(office)
    await office.clerk.choose("Thu hồi")
    await office.clerk.say("ban hành nhầm ngày 01/7/2024")
    assert "Lý do: ban hành nhầm ngày 01/7/2024" in office.clerk.last.text
    assert await office.status(office.lan) == "delivered"
    await office.clerk.choose("Đồng ý")
    assert await office.status(office.lan) == "withdrawn"
    assert "Lý do: ban hành nhầm ngày 01/7/2024" in office.lan.last.text
    assert ("withdrawn", office.clerk.name) in await office.history()


@pytest.mark.parametrize("said", ["không", "Không có", "none"])
async def test_no_reason_need_be_given(office: StoryOffice, said: str) -> None:
    await office.issue(to=office.lan)
    await opened(office)
    await office.clerk.choose("Thu hồi")
    await office.clerk.say(said)
    assert "Không nêu lý do" in office.clerk.last.text
    await office.clerk.choose("Đồng ý")
    assert "Lý do" not in office.lan.last.text


async def test_a_reason_that_cannot_be_is_asked_again(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await opened(office)
    await office.clerk.choose("Thu hồi")
    await office.clerk.say("vì " * 200)
    assert office.clerk.last.text == office.words.bad_recall_reason()
    await office.clerk.say("ban hành nhầm")
    await office.clerk.choose("Đồng ý")
    assert await office.status(office.lan) == "withdrawn"


async def test_another_deadline_asks_the_day_and_then_once(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=date(2024, 7, 20))
    await office.lan.say("đã nhận")
    await opened(office)
    await office.clerk.choose("Đổi thời hạn")
    for said in ("mai", "31/02/2024", "20/07/2024"):
        await office.clerk.say(said)
        assert "Mời nhắn" in office.clerk.last.text
    await office.clerk.say("30/07/2024 17:00")
    assert "20/07/2024 → 17:00 ngày 30/07/2024" in office.clerk.last.text
    assert (await office.standing(office.lan))["due"] == "2024-07-20"
    await office.clerk.choose("Đồng ý")
    assert office.clerk.last.title == "📅 Đã đổi thời hạn: văn bản số 12/CT-UBND (VB1)"
    standing = await office.standing(office.lan)
    assert (standing["due"], standing["status"]) == ("2024-07-30T10:00:00Z", "delivered")
    assert office.lan.last.kind == "amendment"


async def test_a_day_that_has_passed_is_said_and_none_takes_it_away(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=date(2024, 7, 20))
    await opened(office)
    await office.clerk.choose("Đổi thời hạn")
    await office.clerk.say("28/06/2024")
    assert "(đã qua)" in office.clerk.last.text
    await office.clerk.choose("Quay lại")
    await opened(office)
    await office.clerk.choose("Đổi thời hạn")
    await office.clerk.say("không")
    await office.clerk.choose("Đồng ý")
    assert (await office.standing(office.lan))["due"] is None


async def test_an_old_question_changes_nothing(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await opened(buttoned)
    await buttoned.clerk.choose("Tạm dừng nhắc")
    asked = buttoned.clerk.last
    await buttoned.amend(due=date(2024, 7, 30))  # it is another directive by now
    await buttoned.clerk.choose("Đồng ý", on=asked)
    assert buttoned.clerk.last.title.startswith("Câu hỏi này không còn hiệu lực")
    await opened(buttoned)
    await buttoned.clerk.choose("Tạm dừng nhắc")
    fresh = buttoned.clerk.last
    await buttoned.clerk.choose("Đồng ý", on=fresh)
    await buttoned.clerk.choose("Đồng ý", on=fresh)  # pressed twice
    assert buttoned.clerk.last.title.startswith("Câu hỏi này không còn hiệu lực")
    assert [what for what, _ in await buttoned.history()].count("paused") == 1


async def test_whoever_speaks_of_something_else_is_not_taken_to_answer(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await opened(office)
    await office.clerk.choose("Thu hồi")
    await office.clerk.say("/donvi")
    await office.clerk.say("ban hành nhầm")
    assert office.clerk.last.text == office.words.not_understood()


async def test_a_clerk_who_heads_a_unit_still_reports_by_reply(office: StoryOffice) -> None:
    both = office.adds(Part(name=office.clerk.name, unit=office.hanh.unit.code, role=Role.DEPUTY, title="Phó"))
    await office.issue(to=[office.hanh, office.lan])
    await both.say("/vanban VB1")
    await both.choose("Tạm dừng nhắc")
    await both.say("VB1 60%")
    assert (await office.standing(office.hanh))["percent"] == 60
    assert (await office.assignment(office.lan)).paused_at is None


async def test_the_coming_steps_are_those_that_come(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh], due=date(2024, 7, 12))
    await office.minh.say("xong")
    await office.minh.choose("Đồng ý")
    await opened(office)
    await office.clerk.choose("Các bước tới")
    told = office.clerk.last
    assert told.title == "🔭 Các bước tới: văn bản số 12/CT-UBND (VB1)"
    steps = [line for line in told.lines if line.startswith("•")]
    assert len(steps) == 5
    assert f"nhắc {office.lan.name} – chưa có phản hồi" in steps[0]
    assert office.minh.unit.name not in told.text
    moment = steps[0].removeprefix("• ").partition(": nhắc")[0]
    assert moment == "08:00 ngày 02/07/2024"
    await office.let_pass(DAY + HOUR)
    assert office.lan.newest("nudge").at.astimezone(office.now.tzinfo).strftime("%H:%M ngày %d/%m/%Y") == moment


async def test_the_coming_steps_in_english_and_in_pages(office: StoryOffice) -> None:
    heads = []
    for n in range(12):
        office.adds_unit(f"DV{n}", f"Đơn vị số {n}")
        heads.append(
            office.adds(Part(name=f"Nguyễn Văn {'ABCDEGHIKLMN'[n]}", unit=f"DV{n}", role=Role.HEAD, title="TP"))
        )
    await office.issue(to=heads)
    await office.clerk.say("/ngonngu")
    await office.clerk.choose("English")
    await office.clerk.say("/directives VB1")
    await office.clerk.choose("Coming steps")
    assert office.clerk.last.title == "🔭 Coming steps: directive No. 12/CT-UBND (VB1)"
    assert "remind Nguyễn Văn A – no response yet" in office.clerk.last.text
    await office.clerk.choose("Next page")
    assert "Page 2" in office.clerk.last.text
    assert office.channel.complaints == []


async def test_whose_wish_for_more_time_a_deadline_closes_is_said_before(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh], due=date(2024, 7, 19))
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("Xin gia hạn")
    await office.lan.say("25/07/2024, thiếu số liệu")
    await opened(office)
    await office.clerk.choose("Đổi thời hạn")
    await office.clerk.say("30/07/2024")
    assert "⚠️ Đề nghị gia hạn đang chờ sẽ khép lại: Sở Tài chính." in office.clerk.last.lines
    await office.clerk.choose("Đồng ý")
    assert office.clerk.last.title == "📅 Đã đổi thời hạn: văn bản số 12/CT-UBND (VB1)"
    assert "thời hạn mới đáp ứng đề nghị" in office.lan.last.text


async def test_a_wish_that_came_after_the_question_is_not_closed_unseen(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh], due=date(2024, 7, 19))
    await office.lan.choose("Đã tiếp nhận")
    await opened(office)
    await office.clerk.choose("Đổi thời hạn")
    await office.clerk.say("30/07/2024")
    assert "gia hạn" not in office.clerk.last.text
    await office.lan.choose("Xin gia hạn")
    await office.lan.say("25/07/2024, thiếu số liệu")
    await office.clerk.choose("Đồng ý")
    assert "không còn hiệu lực" in office.clerk.last.text
    assert (await office.standing(office.lan))["extension"] == "asked"

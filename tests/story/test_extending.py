"""A unit asks for more time, and somebody decides."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.core.model import Role
from bot.services.summarising import summary_json
from tests.story.harness import DAY, HOUR, VIETNAM, StoryOffice

DUE = date(2024, 7, 17)


def _at(day: int, hour: int = 8, minute: int = 0) -> datetime:
    return datetime(2024, 7, day, hour, minute, tzinfo=VIETNAM)


async def asks(office: StoryOffice, text: str = "24/07/2024 chờ số liệu của các xã") -> None:
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("Xin gia hạn")
    await office.lan.say(text)


async def test_more_time_is_asked_for_and_granted(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=DUE)
    await asks(office)
    assert office.lan.last.title == "⏳ Đã gửi đề nghị gia hạn"
    assert office.director.titles() == ["⏳ XIN GIA HẠN: văn bản số 12/CT-UBND"]
    assert "Lý do: chờ số liệu của các xã" in office.director.last.text
    assert (await office.standing(office.lan))["extension"] == "asked"
    await office.lan.say("/viec")
    assert "Đang xin gia hạn, chờ quyết định" in office.lan.last.text
    await office.director.choose("Chấp thuận gia hạn")
    assert office.lan.last.title == "⏳ KẾT QUẢ GIA HẠN: văn bản số 12/CT-UBND"
    assert "Thời hạn mới: 24/07/2024." in office.lan.last.text
    assert office.lan.last.options[0] == "Báo cáo tiến độ"
    standing = await office.standing(office.lan)
    assert (standing["due"], standing["original_due"]) == ("2024-07-24", "2024-07-17")
    assert standing["extension"] == "granted"
    assert [what for what, _ in await office.history() if what.startswith("extension")] == [
        "extension_asked",
        "extension_granted",
    ]


async def test_it_is_refused_with_a_reason(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=DUE)
    await asks(office)
    await office.director.choose("Chưa chấp thuận")
    await office.director.say("số liệu đã có trên hệ thống")
    assert office.lan.last.kind == "extension decided"
    assert "Lý do: số liệu đã có trên hệ thống" in office.lan.last.text
    standing = await office.standing(office.lan)
    assert (standing["due"], standing["extension"]) == ("2024-07-17", "refused")


async def test_what_is_missing_is_asked(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=DUE)
    await asks(office, "5 ngày")
    assert office.lan.last.title == "⏳ Xin gia hạn đến 22/07/2024"
    assert office.director.received() == []
    await office.lan.say("chờ kinh phí")
    assert "22/07/2024" in office.director.last.text


async def test_the_reason_may_come_first(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=DUE)
    await asks(office, "chờ kinh phí")
    assert office.director.received() == []
    await office.lan.say("7")
    assert "Lý do: chờ kinh phí" in office.director.last.text
    assert "24/07/2024" in office.director.last.text


async def test_typed_in_one_sentence_it_needs_no_button(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=DUE)
    await office.lan.say("xin gia han them 7 ngay vi cho so lieu")
    assert "Lý do: cho so lieu" in office.director.last.text
    assert await office.status(office.lan) == "acknowledged"  # whoever asks for time has it in hand
    await office.lan.say("xin gia hạn")
    assert "đang chờ quyết định" in office.lan.last.text
    assert office.director.received() == ["extension asked"]


async def test_a_directive_without_a_deadline_needs_none(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("Xin gia hạn")
    assert "không ghi thời hạn" in office.lan.last.text
    assert office.director.received() == []


async def test_a_day_that_is_not_later_is_asked_again(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=DUE)
    await asks(office, "10/07/2024 chờ kinh phí")
    assert office.director.received() == []
    await office.lan.say("19/07/2024")
    assert "Lý do: chờ kinh phí" in office.director.last.text


async def test_nudges_pause_and_the_decider_is_reminded_in_hours(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan, due=date(2024, 7, 3))
    await asks(buttoned, "12/07/2024 chờ kinh phí")
    nudged = buttoned.lan.received("nudge")
    await buttoned.travel_to(_at(4, 12))
    assert buttoned.lan.received("nudge") == nudged
    assert buttoned.director.received() == ["extension asked"] * 4
    assert "chờ quyết định từ" in buttoned.director.last.text
    assert buttoned.deputy.received() == []
    await buttoned.director.choose("Chấp thuận gia hạn")
    await buttoned.travel_to(_at(11, 12))
    assert buttoned.director.received() == ["extension asked"] * 4 + ["answer"]
    assert "🔔 SẮP ĐẾN HẠN (còn 1 ngày làm việc): văn bản số 12/CT-UBND" in buttoned.lan.titles("nudge")


async def test_a_reminder_that_is_decided_meanwhile_is_dropped(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan, due=DUE)
    await asks(buttoned)
    with buttoned.nothing_is_sent():
        await buttoned.let_pass(DAY)
        await buttoned.director.choose("Chấp thuận gia hạn")
    await buttoned.deliver()
    assert buttoned.director.received("extension asked") == ["extension asked"]


async def test_two_directors_and_two_presses_decide_once(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=DUE)
    await asks(office)
    await office.director.choose("Chấp thuận gia hạn")
    told = office.lan.received("extension decided")
    await office.director.press("givetime:1")
    await office.director.press("notime:1")
    assert office.director.last.title.startswith("⏳ Đã chấp thuận gia hạn lúc ")
    assert office.lan.received("extension decided") == told
    assert (await office.standing(office.lan))["extension"] == "granted"


async def test_who_may_not_decide_is_refused_and_recorded(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=DUE)
    await asks(office)
    for person in (office.minh, office.lan, office.clerk):
        await person.press("givetime:1")
        assert person.last.text == office.words.not_the_head()
    await office.director.press("givetime:99")
    assert office.director.last.text == office.words.not_the_head()
    assert (await office.standing(office.lan))["extension"] == "asked"
    assert [who for what, who in await office.history() if what == "refused_try"] == [
        office.minh.name,
        office.lan.name,
        office.clerk.name,
    ]


async def test_the_clerk_decides_where_the_office_says_so(office: StoryOffice) -> None:
    office.database.rules = replace(office.database.rules, extension_by=Role.CLERK)
    await office.issue(to=office.lan, due=DUE)
    await asks(office)
    assert (office.clerk.received(), office.director.received()) == (["extension asked"], [])
    await office.clerk.choose("Chấp thuận gia hạn")
    assert (await office.standing(office.lan))["due"] == "2024-07-24"


@pytest.mark.parametrize("end", ["confirmed", "withdrawn"])
async def test_the_end_closes_an_open_request(office: StoryOffice, end: str) -> None:
    await office.issue(to=office.lan, due=DUE)
    await asks(office)
    if end == "confirmed":
        await office.lan.say("xong")
        await office.lan.choose("Đồng ý")
    else:
        await office.withdraw()
    assert (await office.standing(office.lan))["extension"] is None
    await office.director.press("givetime:1")
    assert office.director.last.title == "Đề nghị gia hạn này không còn hiệu lực."
    assert await office.status(office.lan) == end
    await office.let_pass(10 * DAY)
    assert office.director.received("extension asked") == ["extension asked"]


async def test_the_split_counts_against_the_deadline_in_force(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan, due=date(2024, 7, 2))
    await asks(buttoned, "05/07/2024 chờ kinh phí")
    await buttoned.director.choose("Chấp thuận gia hạn")
    await buttoned.travel_to(_at(4))
    await buttoned.lan.say("xong")
    await buttoned.lan.choose("Đồng ý")
    split = (await buttoned.run(summary_json, "VB1"))["directives"][0]["split"]
    assert {name: n for name, n in split.items() if n} == {"done_on_time": 1}


async def test_going_back_asks_for_nothing(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=DUE)
    await asks(office, "quay lại")
    await office.let_pass(HOUR)
    assert office.director.received() == []
    assert (await office.standing(office.lan))["extension"] is None

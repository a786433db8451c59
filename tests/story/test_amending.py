"""The issuer changes a directive: its deadline, its words, its units."""

from datetime import date, datetime
from typing import Any

import pytest

from bot.core.amending import Leaderless
from bot.core.duties import NewDuty
from bot.core.errors import BadInput, DondocError, NotFound, SecretDirective, Unknown
from bot.core.model import Deadline, ExtensionState, Until
from tests.story.harness import DAY, HOUR, VIETNAM, StoryOffice

JULY_20, JULY_30 = date(2024, 7, 20), date(2024, 7, 30)


async def test_a_new_deadline_is_acknowledged_again(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh], due=JULY_20)
    await office.lan.say("đã nhận")
    await office.let_pass(HOUR)
    await office.amend(due=JULY_30)
    assert office.lan.last.lines[:2] == ["✏️ ĐIỀU CHỈNH: văn bản số 12/CT-UBND", "V/v tăng cường quản lý ngân sách"]
    assert "Thời hạn: 20/07/2024 → 30/07/2024" in office.lan.last.text
    assert await office.status(office.lan) == "delivered"
    standing = await office.standing(office.lan)
    assert (standing["due"], standing["original_due"], standing["acknowledged_at"]) == (
        "2024-07-30",
        "2024-07-20",
        None,
    )
    await office.lan.choose("Đã tiếp nhận")
    assert await office.status(office.lan) == "acknowledged"
    assert office.minh.received() == ["directive", "amendment"]


async def test_the_wait_begins_again_with_the_amendment(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=JULY_20)
    await office.let_pass(DAY - HOUR)
    await office.amend(due=JULY_30)
    await office.let_pass(2 * HOUR)
    assert office.lan.received() == ["directive", "amendment"]
    await office.let_pass(DAY)
    assert office.lan.received() == ["directive", "amendment", "nudge"]
    assert office.lan.last.title == "⏰ NHẮC LẦN 1: văn bản số 12/CT-UBND"


async def test_an_amendment_late_in_the_ladder_starts_it_from_below(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.let_pass(4 * DAY)
    before = (await office.assignment(office.lan)).nudges
    assert before >= 3
    await office.amend(due=JULY_30)
    a = await office.assignment(office.lan)
    assert (a.nudges, a.nudges_since_sign, a.escalations) == (before, 0, 0)


async def test_new_words_are_read_in_full_and_the_card_follows(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.lan.say("60%")
    card = buttoned.lan.screen[0]
    first = card.title
    await buttoned.amend(subject="tăng cường quản lý tài sản", text="Các đơn vị nộp báo cáo bằng văn bản.")
    assert (card.title, card.lines[1]) == (first, "V/v tăng cường quản lý tài sản")
    assert "Các đơn vị nộp báo cáo bằng văn bản." in card.text
    told = buttoned.lan.newest("amendment")
    assert told.lines[1] == "V/v tăng cường quản lý tài sản"
    assert "“tăng cường quản lý ngân sách”" in told.text
    assert "Các đơn vị nộp báo cáo bằng văn bản." in told.text
    assert (await buttoned.standing(buttoned.lan))["percent"] == 60  # what was done stays done
    await buttoned.lan.choose("Toàn văn", on=told)
    assert buttoned.lan.last.file is not None
    assert buttoned.lan.last.file.content.decode() == "Các đơn vị nộp báo cáo bằng văn bản."
    await buttoned.lan.choose("Đã tiếp nhận", on=told)
    assert told.options[0] == "Báo cáo tiến độ"


async def test_only_the_newest_of_nudge_and_amendment_keeps_its_buttons(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.amend(due=JULY_30)
    told = buttoned.lan.newest("amendment")
    assert told.options
    await buttoned.let_pass(DAY + HOUR)
    assert buttoned.lan.newest("nudge").options
    assert told.options == []


async def test_a_long_new_text_is_cut_to_the_channel(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.amend(text="Nội dung sửa đổi, bổ sung nhiều điểm. " * 300)
    assert "[…]" in office.lan.newest("amendment").text
    assert office.channel.complaints == []


async def test_added_units_get_it_dropped_ones_are_told_the_rest_one_line(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh], due=JULY_20)
    await office.lan.say("đã nhận")
    await office.amend(add=[office.hanh.unit.code], drop=[office.minh.unit.code.lower()])
    assert office.hanh.received() == ["directive"]
    assert office.minh.received() == ["directive", "withdrawal"]
    assert await office.status(office.minh) == "withdrawn"
    assert office.lan.last.kind == "amendment"
    assert office.hanh.unit.name in office.lan.last.text
    assert office.minh.unit.name in office.lan.last.text
    assert office.lan.last.options == []
    assert await office.status(office.lan) == "acknowledged"
    assert (await office.standing(office.hanh))["due"] == "2024-07-20"
    await office.let_pass(30 * DAY)
    assert office.minh.received() == ["directive", "withdrawal"]


async def test_a_unit_that_is_added_late_is_given_its_own_time(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.let_pass(10 * DAY)
    await office.amend(add=[office.hanh.unit.code])
    await office.let_pass(HOUR)
    assert office.hanh.received() == ["directive"]
    await office.let_pass(DAY)
    assert office.hanh.received() == ["directive", "nudge"]


async def test_a_dropped_unit_may_come_back(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    await office.amend(drop=[office.minh.unit.code])
    await office.amend(add=[office.minh.unit.code])
    assert office.minh.received() == ["directive", "withdrawal", "directive"]
    assert await office.status(office.minh) == "delivered"
    await office.minh.say("đã nhận")
    assert await office.status(office.minh) == "acknowledged"


async def test_what_was_confirmed_stays_so_and_hears_one_line(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh], due=JULY_20)
    await office.lan.say("xong")
    await office.lan.choose("Đồng ý")
    done = await office.amend(due=JULY_30, text="Nội dung mới của văn bản này.")
    assert (done.affected, done.untouched) == (1, 1)
    assert await office.status(office.lan) == "confirmed"
    assert office.lan.last.kind == "amendment"
    assert "không thay đổi" in office.lan.last.text
    assert (await office.standing(office.lan))["due"] == "2024-07-20"
    assert await office.status(office.minh) == "delivered"


async def test_a_receipt_is_not_one_for_other_words(office: StoryOffice) -> None:
    await office.issue(to=office.lan, until=Until.ACK)
    await office.lan.say("đã nhận")
    await office.amend(text="Nội dung mới của văn bản này.")
    assert await office.status(office.lan) == "delivered"
    await office.lan.choose("Đã tiếp nhận")
    assert await office.status(office.lan) == "acknowledged"


async def test_who_has_not_got_it_yet_reads_it_as_it_is_now(office: StoryOffice) -> None:
    with office.nothing_is_sent():
        await office.issue(to=office.lan)
        await office.amend(text="Nội dung mới của văn bản này.", due=JULY_30)
    await office.deliver()
    assert office.lan.received() == ["directive"]
    assert "Nội dung mới của văn bản này." in office.lan.last.text


async def test_who_may_have_got_it_is_told(office: StoryOffice) -> None:
    office.channel.fails_next(Unknown("no answer came"), arrives=True)
    await office.issue(to=office.lan)
    await office.amend(due=JULY_30)
    assert office.lan.received() == ["directive", "amendment"]


async def test_the_reader_is_told_in_their_language(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=JULY_20)
    await office.lan.say("/ngonngu")
    await office.lan.choose("English")
    await office.amend(due=JULY_30)
    assert office.lan.last.title == "✏️ AMENDED: directive No. 12/CT-UBND"
    assert "20 July 2024 → 30 July 2024" in office.lan.last.text


async def test_the_history_shows_what_was_and_what_is(office: StoryOffice) -> None:
    directive = await office.issue(to=office.lan, due=JULY_20)
    await office.amend(due=JULY_30, text="Nội dung mới của văn bản này.")
    event = next(e for e in await office.events() if e.what == "amended")
    assert event.text == "phiên bản 2; thời hạn: 20/07/2024 → 30/07/2024; nội dung văn bản được thay mới"
    assert event.facts == {"version": 2, "text_before": directive.text}
    amended = (await office.run(lambda work: work.directives.find("VB1")))[0]
    assert (amended.version, amended.file_name) == (2, "thay-the.txt")


@pytest.mark.parametrize(
    ("due", "state", "told"),
    [
        (JULY_30, ExtensionState.GRANTED, "• Đề nghị gia hạn của đơn vị đã khép lại, thời hạn mới đáp ứng đề nghị."),
        (date(2024, 7, 22), ExtensionState.REFUSED, "• Đề nghị gia hạn của đơn vị đã khép lại theo thời hạn mới; nếu"),
        (None, ExtensionState.GRANTED, "• Đề nghị gia hạn của đơn vị đã khép lại, văn bản không còn thời hạn."),
    ],
)
async def test_another_deadline_closes_a_wish_for_more_time_and_says_so(
    office: StoryOffice, due: date | None, state: ExtensionState, told: str
) -> None:
    await office.issue(to=[office.lan, office.minh], due=JULY_20)
    await office.lan.say("đã nhận")
    await office.lan.choose("Xin gia hạn")
    await office.lan.say("25/07/2024, thiếu số liệu")
    done = await office.amend(due=due)
    assert done.wishes_closed == ("STC",)
    a = await office.assignment(office.lan)
    [wished] = await office.run(lambda work: work.extensions.of_assignment(a.id))
    assert (wished.granted, wished.decided_by) == (state is ExtensionState.GRANTED, None)
    assert a.extension is state
    assert told in office.lan.last.text
    assert "gia hạn của đơn vị" not in office.minh.last.text


async def test_the_deputy_whose_wish_is_closed_hears_of_it(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=JULY_20)
    await office.deputy.say("VB1 đã nhận")
    await office.deputy.say("VB1 gia hạn")
    await office.deputy.say("25/07/2024, thiếu số liệu")
    assert (await office.assignment(office.lan)).extension is ExtensionState.ASKED
    await office.amend(due=JULY_30)
    for person in (office.lan, office.deputy):
        assert "đã khép lại, thời hạn mới đáp ứng đề nghị" in person.last.text


async def test_a_wish_about_a_duty_with_a_deadline_of_its_own_stays_open(office: StoryOffice) -> None:
    duty = NewDuty(text="Rà soát danh mục", leads=("STC",), due=Deadline(on=date(2024, 7, 12)))
    await office.issue(to=[office.lan, office.minh], due=JULY_20, duties=[duty])
    await office.lan.say("đã nhận")
    await office.lan.choose("Xin gia hạn")
    await office.lan.say("25/07/2024, thiếu số liệu")
    done = await office.amend(due=JULY_30, text="Nội dung mới của văn bản này.")
    assert done.wishes_closed == ()
    assert (await office.assignment(office.lan)).extension is ExtensionState.ASKED
    assert "khép lại" not in office.lan.last.text


async def test_a_duty_that_nobody_leads_any_more_is_named(office: StoryOffice) -> None:
    duties = [
        NewDuty(text="Rà soát danh mục", leads=("STC",), supports=("SXD",)),
        NewDuty(text="Lập dự toán", leads=("STC", "SYT")),
        NewDuty(text="Báo cáo kết quả"),  # everybody's
        NewDuty(text="Họp triển khai", leads=("STC",)),
    ]
    await office.issue(to=[office.lan, office.minh, office.hanh], due=JULY_20, duties=duties)
    await office.lan.say("VB1.4 xong")
    await office.lan.choose("Đồng ý")
    done = await office.amend(drop=["stc"])
    assert done.leaderless == (Leaderless(number=1, text="Rà soát danh mục", led_by=("STC",)),)
    assert (await office.amend(add=["STC"])).leaderless == ()
    assert (await office.amend(drop=["SXD"])).leaderless == ()


@pytest.mark.parametrize(
    ("addressed", "left_out"),
    [
        ("Sở Xây dựng, Sở Y tế", [(1, ("STC",)), (2, ("STC",))]),
        ("Sở Tài chính, Sở Xây dựng", [(2, ("SYT",))]),
        ("Sở Tài chính, Sở Xây dựng, Sở Y tế", []),
        ("Các đơn vị trực thuộc", []),
        ("Ban Quản lý dự án", []),  # the clerk has to say who that is
    ],
)
async def test_a_text_that_leaves_out_the_lead_of_a_duty_is_named(
    office: StoryOffice, addressed: str, left_out: list[tuple[int, tuple[str, ...]]]
) -> None:
    duties = [
        NewDuty(text="Rà soát danh mục", leads=("STC",), supports=("SXD",)),
        NewDuty(text="Lập dự toán", leads=("STC", "SYT")),
        NewDuty(text="Báo cáo kết quả"),
    ]
    await office.issue(to=[office.lan, office.minh, office.hanh], due=JULY_20, duties=duties)
    text = f"Số: 12/CT-UBND\nV/v tăng cường quản lý\n\nKính gửi: {addressed}.\n\nĐề nghị triển khai thực hiện."
    done = await office.amend(text=text)
    assert [(one.number, one.led_by) for one in done.left_out] == left_out


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({}, BadInput),
        ({"due": JULY_20}, BadInput),  # it is that already
        ({"due": datetime(3000, 1, 1, 8, tzinfo=VIETNAM)}, BadInput),
        ({"text": "TUYỆT MẬT\nSố: 12/CT-UBND\nNội dung."}, SecretDirective),
        ({"subject": "a" * 1001}, BadInput),
        ({"subject": " "}, BadInput),
        ({"text": "\n"}, BadInput),
        ({"add": ["KHONGCO"], "due": JULY_30}, NotFound),
        ({"add": ["STC"], "due": JULY_30}, BadInput),
        ({"drop": ["SYT"], "due": JULY_30}, BadInput),
        ({"drop": ["STC", "SXD"]}, BadInput),  # that leaves nobody
    ],
)
async def test_what_cannot_be_leaves_nothing_behind(
    office: StoryOffice, changes: dict[str, Any], error: type[DondocError]
) -> None:
    await office.issue(to=[office.lan, office.minh], due=JULY_20)
    before = (await office.history(), await office.standing(office.lan))
    with pytest.raises(error):
        await office.amend(**changes)
    await office.deliver()
    assert (await office.history(), await office.standing(office.lan)) == before
    assert office.lan.received() == ["directive"]


async def test_what_was_withdrawn_or_confirmed_cannot_be_changed(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    await office.lan.say("xong")
    await office.lan.choose("Đồng ý")
    with pytest.raises(BadInput, match="confirmed"):
        await office.amend(drop=[office.lan.unit.code])
    await office.withdraw()
    with pytest.raises(BadInput, match="withdrawn"):
        await office.amend(due=JULY_30)

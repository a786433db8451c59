"""What a directive looks like when it arrives."""

from datetime import date, datetime

import pytest

from bot.core.errors import Unknown
from bot.core.model import Role, Urgency
from tests.story.harness import DAY, MINUTE, VIETNAM, Part, StoryOffice

LONG_TEXT = "Số: 12/CT-UBND\n\n" + "\n".join(
    f"{n}. Đề nghị các đơn vị rà soát nội dung thứ {n}." for n in range(1, 200)
)


async def test_it_says_what_to_whom_and_until_when(office: StoryOffice) -> None:
    await office.issue("12/CT-UBND", to=office.lan, subject="V/v thu, chi ngân sách", due=date(2024, 7, 20))
    message = office.lan.screen[0]
    assert message.lines[:2] == ["📄 VĂN BẢN số 12/CT-UBND", "V/v thu, chi ngân sách"]
    for told in (
        "Giám đốc Nguyễn Thị Lan, Sở Tài chính",
        "Ủy ban nhân dân tỉnh, ngày 01/07/2024",
        "Thời hạn: 20/07/2024",
        "Mã theo dõi: VB1",
        "Đề nghị các đơn vị triển khai thực hiện.",
    ):
        assert told in message.text
    assert message.options == ["Đã tiếp nhận", "Vướng mắc", "Không thuộc nhiệm vụ đơn vị", "Toàn văn"]
    assert message.silent is False


@pytest.mark.parametrize(
    ("urgency", "title"),
    [
        (Urgency.THUONG, "📄 VĂN BẢN số 12/CT-UBND"),
        (Urgency.KHAN, "📄 VĂN BẢN KHẨN số 12/CT-UBND"),
        (Urgency.THUONG_KHAN, "📄 VĂN BẢN THƯỢNG KHẨN số 12/CT-UBND"),
        (Urgency.HOA_TOC, "📄 VĂN BẢN HỎA TỐC số 12/CT-UBND"),
    ],
)
async def test_urgency_stands_in_the_first_line(office: StoryOffice, urgency: Urgency, title: str) -> None:
    await office.issue(to=office.lan, urgency=urgency)
    assert office.lan.titles() == [title]


async def test_an_hour_that_was_given_is_shown(office: StoryOffice) -> None:
    await office.issue(to=office.lan, due=datetime(2024, 7, 3, 16, 30, tzinfo=VIETNAM))
    assert "Thời hạn: 16:30 ngày 03/07/2024" in office.lan.last.lines


@pytest.mark.parametrize(
    ("number", "title"),
    [("/SNN-VP", "📄 VĂN BẢN số …/SNN-VP"), (None, "📄 VĂN BẢN số VB1")],
)
async def test_a_blank_number_shows_as_a_gap(office: StoryOffice, number: str | None, title: str) -> None:
    await office.issue(number, to=office.lan)
    assert office.lan.titles() == [title]


async def test_each_unit_gets_a_message_of_its_own(office: StoryOffice) -> None:
    await office.issue(to=[office.lan, office.minh])
    assert office.lan.received() == ["directive"]
    assert office.minh.received() == ["directive"]
    assert "Giám đốc Trần Văn Minh, Sở Xây dựng" in office.minh.last.text


async def test_whoever_heads_two_units_gets_one_message_for_each(office: StoryOffice) -> None:
    office.adds_unit("QDT", "Quỹ Đầu tư")
    office.adds(Part(name=office.lan.name, unit="QDT", role=Role.HEAD, title="Chủ tịch Quỹ"))
    await office.issue(to=office.lan)
    assert office.lan.received() == ["directive", "directive"]
    assert [message.lines[3].partition(", ")[2] for message in office.lan.screen] == ["Sở Tài chính", "Quỹ Đầu tư"]


async def test_the_subject_stands_in_full_however_long(office: StoryOffice) -> None:
    subject = "V/v " + "tăng cường công tác quản lý, " * 20
    await office.issue(to=office.lan, subject=subject)
    assert office.lan.screen[0].lines[1] == subject


async def test_elsewhere_the_subject_is_cut_at_120_characters(office: StoryOffice) -> None:
    subject = "tăng cường công tác quản lý ngân sách " * 10
    await office.issue(to=office.lan, subject=subject)
    await office.lan.choose("Đã tiếp nhận")
    line = office.lan.last.lines[2]
    assert (line[:4], line[-1], len(line) <= 4 + 120) == ("V/v ", "…", True)


async def test_a_long_text_is_cut_and_the_file_follows(buttoned: StoryOffice) -> None:
    lan = buttoned.lan
    await buttoned.issue(to=lan, text=LONG_TEXT)
    assert lan.received() == ["directive", "full text"]
    card, full = lan.screen
    assert len(card.text) <= 4096
    assert card.lines[-1].startswith("Tình trạng: chưa tiếp nhận.")
    assert full.file is not None
    assert (full.file.name, full.file.content.decode()) == ("chi-thi.txt", LONG_TEXT)
    assert full.title == "📎 Toàn văn văn bản số 12/CT-UBND"


async def test_where_no_file_can_be_sent_the_rest_follows_as_text(buttonless: StoryOffice) -> None:
    await buttonless.issue(to=buttonless.lan, text=LONG_TEXT)
    card, full = buttonless.lan.screen
    assert len(card.text) <= 1900
    assert card.options == ["Đã tiếp nhận", "Vướng mắc", "Không thuộc nhiệm vụ đơn vị", "Toàn văn"]
    text = f"📎 Toàn văn văn bản số 12/CT-UBND\nV/v tăng cường quản lý ngân sách\n\n{LONG_TEXT.rstrip()}"
    assert full.text.partition("\n\nVB1:\n")[0] == text


async def test_without_buttons_the_file_follows_where_files_are_taken(buttonless_with_files: StoryOffice) -> None:
    lan = buttonless_with_files.lan
    await buttonless_with_files.issue(to=lan, text=LONG_TEXT)
    assert lan.received() == ["directive", "full text"]
    assert lan.last.file is not None


async def test_a_short_text_brings_no_file(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    assert office.lan.received() == ["directive"]


async def test_the_full_text_comes_for_the_asking(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.choose("📎 Toàn văn")
    last = office.lan.last
    assert last.title == "📎 Toàn văn văn bản số 12/CT-UBND"
    assert "Đề nghị các đơn vị triển khai thực hiện." in (last.file.content.decode() if last.file else last.text)
    assert await office.status(office.lan) == "delivered"


async def test_the_full_text_comes_for_a_typed_word(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    await office.lan.say("xem toan van")
    assert office.lan.received() == ["directive", "full text"]


async def test_outside_hours_it_comes_at_once_and_without_sound(office: StoryOffice) -> None:
    await office.travel_to(datetime(2024, 7, 1, 20, 0, tzinfo=VIETNAM))
    await office.issue(to=office.lan)
    assert (office.lan.last.at.astimezone(VIETNAM).hour, office.lan.last.silent) == (20, True)
    await office.lan.say("đã nhận")
    assert (office.lan.last.kind, office.lan.last.silent) == ("acknowledged", True)


async def test_hoa_toc_makes_a_sound_at_night(office: StoryOffice) -> None:
    await office.travel_to(datetime(2024, 7, 1, 23, 0, tzinfo=VIETNAM))
    await office.issue(to=office.lan, urgency=Urgency.HOA_TOC)
    assert office.lan.last.silent is False


async def test_one_that_may_not_have_arrived_comes_again_and_says_so(office: StoryOffice) -> None:
    office.channel.fails_next(Unknown("no answer came"), arrives=True)
    await office.issue(to=office.lan)
    assert await office.status(office.lan) == "issued"
    await office.let_pass(MINUTE)
    assert office.lan.titles() == ["📄 VĂN BẢN số 12/CT-UBND", "📄 VĂN BẢN số 12/CT-UBND (gửi lại)"]
    assert await office.status(office.lan) == "delivered"


async def test_one_that_was_answered_does_not_come_again(office: StoryOffice) -> None:
    office.channel.fails_next(Unknown("no answer came"), arrives=True)
    await office.issue(to=office.lan)
    await office.lan.say("đã nhận")
    await office.let_pass(DAY)
    assert office.lan.received() == ["directive", "acknowledged"]

"""A post changes hands: the successor takes over what is open, and both sides get a list."""

from datetime import date

import pytest

from bot.core.model import Role
from bot.documents.recipients import read_recipients
from bot.services.importing import NothingChanged, import_recipients
from tests.story.harness import DAY, Part, Somebody, StoryOffice

HEAD = "ma_don_vi,ten_don_vi,cap_tren,ho_ten,chuc_vu,vai_tro\n"
MAI = "STC,Sở Tài chính,UBND,Vũ Thị Mai,Giám đốc,thu_truong\n"
BINH = Part(name="Trần Văn Bình", unit="STC", role=Role.OFFICER, title="Chuyên viên")


async def takes_over(office: StoryOffice, *, joined: bool = True) -> Somebody:
    """Mai, who has been in another post until now, follows Lan."""
    mai = office.adds(Part(name="Vũ Thị Mai", unit="STC", role=Role.OFFICER, title="Chuyên viên", joined=joined))
    rows = read_recipients((HEAD + MAI).encode(), "nguoi-nhan.csv")
    await office.run(import_recipients, rows)
    await office.deliver()
    return mai


async def test_both_get_a_list_the_worst_first(office: StoryOffice) -> None:
    office.adds(BINH)
    await office.issue("12/CT-UBND", to=office.lan, due=date(2024, 8, 1))
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.say("60%, còn 2 xã")
    await office.lan.choose("Giao người thực hiện")
    await office.lan.choose("Trần Văn Bình")
    await office.issue("13/CT-UBND", to=office.lan, due=date(2024, 7, 10))
    mai = await takes_over(office)
    assert mai.received("directive") == ["directive"]  # what nobody else carries out
    list_ = mai.last
    assert list_.title == "👥 BÀN GIAO: 2 văn bản đang thực hiện"
    assert list_.lines[1] == "Đồng chí tiếp nhận các văn bản của Sở Tài chính từ đồng chí Nguyễn Thị Lan."
    first, second = list_.lines[2:4]
    assert first.startswith("• VB2: văn bản số 13/CT-UBND")
    assert first.endswith("chưa tiếp nhận, thời hạn 10/07/2024")
    assert second.endswith("đã tiếp nhận, thời hạn 01/08/2024, tiến độ 60%, đang giao Trần Văn Bình")
    assert office.lan.last.title == "👥 BÀN GIAO: 2 văn bản đã chuyển"
    assert "được bàn giao cho đồng chí Vũ Thị Mai" in office.lan.last.text


async def test_the_former_heads_buttons_are_refused_politely(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    card = office.lan.newest("directive")
    mai = await takes_over(office)
    await office.lan.press("ack:1", on=card)
    assert office.lan.last.text == office.words.not_the_head()
    await office.lan.say("đã nhận", reply_to=card)
    assert office.lan.last.text == office.words.not_the_head()
    assert await office.status(mai) == "delivered"
    await mai.choose("Đã tiếp nhận")
    assert await office.status(mai) == "acknowledged"
    await office.let_pass(8 * DAY)
    assert office.lan.received("nudge") == []


async def test_the_former_heads_card_loses_its_buttons(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    mai = await takes_over(buttoned)
    await mai.choose("Đã tiếp nhận")
    assert buttoned.lan.newest("directive").choices == ()


async def test_the_delegate_goes_on_under_the_new_head(office: StoryOffice) -> None:
    binh = office.adds(BINH)
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("Giao người thực hiện")
    await office.lan.choose("Trần Văn Bình")
    mai = await takes_over(office)
    await binh.say("100%, đã xong")
    assert mai.last.title == "👥 NGƯỜI THỰC HIỆN BÁO XONG: văn bản số 12/CT-UBND"
    await mai.choose("Giao người thực hiện")
    await mai.choose("Thu lại việc giao")
    assert binh.last.title == "👥 THÔI GIAO THỰC HIỆN: văn bản số 12/CT-UBND"


async def test_who_has_not_joined_gets_the_list_on_joining(office: StoryOffice) -> None:
    await office.issue(to=office.lan)
    mai = await takes_over(office, joined=False)
    assert mai.received() == []
    await mai.say(f"/start {await office.invite(mai)}")
    assert "👥 BÀN GIAO: 1 văn bản đang thực hiện" in mai.titles()
    await mai.say("/start")
    assert mai.titles().count("👥 BÀN GIAO: 1 văn bản đang thực hiện") == 1


async def test_a_delegate_who_leaves_with_a_file_is_told_of_to_the_head_at_once(office: StoryOffice) -> None:
    office.adds(BINH)
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    await office.lan.choose("Giao người thực hiện")
    await office.lan.choose("Trần Văn Bình")
    everybody_else = (
        "UBND,Ủy ban nhân dân tỉnh,,Trần Văn Quang,Chủ tịch,lanh_dao\n"
        "VP,Văn phòng,UBND,Đỗ Thị Hoa,Văn thư,van_thu\n"
        "STC,Sở Tài chính,UBND,Nguyễn Thị Lan,Giám đốc,thu_truong\n"
    )
    rows = read_recipients((HEAD + everybody_else).encode(), "nguoi-nhan.csv")
    await office.run(import_recipients, rows, replace_all=True)
    await office.deliver()
    assert office.lan.last.title == "👥 CẦN GIAO NGƯỜI KHÁC THỰC HIỆN: văn bản số 12/CT-UBND"
    assert "không còn công tác tại đơn vị" in office.lan.last.text
    assert ("delegation_ended", "hệ thống") in await office.history()


async def test_who_stood_in_for_the_former_head_does_so_no_more(office: StoryOffice) -> None:
    await office.lan.say("/uyquyen")
    await office.lan.choose("Ủy quyền khi vắng mặt")
    await office.lan.choose("Phạm Văn Dũng")
    await office.lan.say("01/07/2024 - 31/07/2024")
    mai = await takes_over(office)
    assert office.deputy.last.title == "👥 HẾT ỦY QUYỀN: Sở Tài chính"
    await office.issue(to=mai)
    assert (mai.received("directive"), office.deputy.received("directive")) == (["directive"], [])


async def test_a_dry_run_hands_nothing_over(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    before = len(buttoned.lan.screen)
    rows = read_recipients((HEAD + MAI).encode(), "nguoi-nhan.csv")
    with pytest.raises(NothingChanged):
        await buttoned.run(import_recipients, rows, dry_run=True)
    await buttoned.deliver()
    assert len(buttoned.lan.screen) == before

"""The lists of clerks and admins, joinings that can be undone, and lists of recipients sent in chat."""

import re

import pytest

from bot.core.messages import FileIn, Incoming
from bot.core.model import Role
from tests.story.harness import DAY, Part, Somebody, StoryOffice

HEADER = "ma_don_vi,ten_don_vi,cap_tren,ho_ten,chuc_vu,vai_tro,dien_thoai\n"


def _newcomer(office: StoryOffice, code: str = "SNV", name: str = "Vũ Thị Mai", unit: str = "Sở Nội vụ") -> Somebody:
    office.adds_unit(code, unit)
    return office.adds(Part(name=name, unit=code, role=Role.HEAD, title="Giám đốc", joined=False))


async def _sends(person: Somebody, rows: str, name: str = "danh-sach.csv") -> None:
    content = (HEADER + rows).encode()
    person.office.channel.files[f"remote-{name}"] = content
    await person.say("", files=[FileIn(remote_id=f"remote-{name}", name=name, mime="text/csv", size=len(content))])


async def _starts(person: Somebody, code: str, account: str) -> None:
    channel = person.office.channel
    said = Incoming(
        channel=channel.name,
        address=person.address,
        key=person.office.new_key(),
        name=account,
        text=f"/start {code}",
        message_id=channel.new_id(),
    )
    await person.office.hear(said)


# Lists


async def test_vanban_counts_each_directive_and_opens_it(office: StoryOffice) -> None:
    await office.issue("1/KH", to=[office.lan, office.minh])
    await office.issue("2/KH", to=office.hanh)
    await office.lan.say("VB1 đã nhận")
    await office.clerk.say("/vanban")
    lines = office.clerk.last.lines
    assert lines.index("VB2: văn bản số 2/KH") < lines.index("VB1: văn bản số 1/KH")
    assert "Tiếp nhận 1/2, hoàn thành 0/2" in lines
    await office.clerk.choose("📊 VB1")
    assert office.clerk.last.kind == "summary"
    assert "Sở Xây dựng" in office.clerk.last.text
    await office.clerk.choose("❓ Đơn vị chưa tiếp nhận")
    assert "Sở Xây dựng" in office.clerk.last.text
    await office.admin.say("/vanban VB2")
    assert "Văn bản số 2/KH (VB2)" in office.admin.last.lines


async def test_vanban_of_nothing_says_how_to_begin(office: StoryOffice) -> None:
    await office.clerk.say("/vanban")
    assert "Chưa có văn bản nào" in office.clerk.last.text


async def test_vanban_turns_pages(office: StoryOffice) -> None:
    for n in range(1, 13):
        await office.issue(f"{n}/KH", to=office.lan)
    await office.clerk.say("/vanban")
    assert "Còn 2 văn bản cũ hơn ở trang sau." in office.clerk.last.lines
    await office.clerk.choose("▶️ Trang sau")
    assert office.clerk.last.options == ["VB2", "VB1", "Trang trước"]


async def test_an_old_button_beyond_the_last_page_shows_the_last_page(office: StoryOffice) -> None:
    await office.issue("1/KH", to=office.lan)
    await office.clerk.press("directives:7")
    assert office.clerk.last.options == ["VB1"]


async def test_donvi_shows_heads_and_how_they_are_reached(office: StoryOffice) -> None:
    _newcomer(office)
    await office.clerk.say("/donvi")
    assert "• STC: Sở Tài chính – Giám đốc Nguyễn Thị Lan, qua chat" in office.clerk.last.lines
    assert "• SNV: Sở Nội vụ – Giám đốc Vũ Thị Mai, chưa tham gia" in office.clerk.last.lines
    assert "• VP: Văn phòng – chưa có thủ trưởng" in office.clerk.last.lines
    for n in range(20):
        office.adds_unit(f"X{n:02}", f"Đơn vị {n}")
    await office.clerk.say("/donvi")
    await office.clerk.choose("▶️ Trang sau")
    assert "• X19: Đơn vị 19 – chưa có thủ trưởng" in office.clerk.last.lines


async def test_moi_makes_a_sentence_to_forward(office: StoryOffice) -> None:
    mai = _newcomer(office)
    await office.clerk.say("/moi")
    assert "• Sở Nội vụ: 1 người" in office.clerk.last.lines
    await office.clerk.choose("📨 SNV")
    invitation = office.clerk.screen[-2].text
    assert invitation.startswith("Kính gửi đồng chí Giám đốc Vũ Thị Mai, Sở Nội vụ.")
    found = re.search(r"/start (\w+)", invitation)
    assert found
    await mai.say(f"/start {found[1]}")
    assert mai.last.title == "Kính chào đồng chí Vũ Thị Mai."
    await office.clerk.say("/moi")
    assert "đều đã tham gia" in office.clerk.last.text


async def test_moi_for_everybody_is_a_few_messages(office: StoryOffice) -> None:
    for n in range(10):
        _newcomer(office, f"X{n}", f"Người {n}", f"Đơn vị {n}")
    await office.clerk.say("/moi")
    await office.clerk.choose("👥 Tất cả")
    texts = [message.text for message in office.clerk.screen[1:]]
    assert [text.count("/start") for text in texts] == [8, 2, 0]
    assert texts[-1] == office.words.invitations_made(10)


async def test_only_an_admin_invites_an_admin(office: StoryOffice) -> None:
    office.adds(Part(name="Lý Văn Bình", unit="VP", role=Role.ADMIN, title="Quản trị", joined=False))
    await office.clerk.say("/moi")
    assert "đều đã tham gia" in office.clerk.last.text
    await office.clerk.press("invite:0")
    assert office.clerk.last.text == office.words.nobody_to_invite()
    await office.admin.say("/moi")
    assert "• Văn phòng: 1 người" in office.admin.last.lines


async def test_goidien_lists_whom_no_channel_reaches(office: StoryOffice) -> None:
    mai = _newcomer(office)
    await office.clerk.say("/goidien")
    assert "không có đơn vị nào phải gọi điện" in office.clerk.last.text
    await office.issue("1/KH", to=[mai, office.lan])
    await office.issue("2/KH", to=mai)
    await office.clerk.say("/goidien")
    text = office.clerk.last.text
    assert office.clerk.last.title == "📞 GỌI ĐIỆN: 1 đơn vị chưa liên lạc được qua ứng dụng"
    assert "• Sở Nội vụ: Giám đốc Vũ Thị Mai, chưa có số điện thoại (chưa tham gia)" in text
    assert "VB1, số 1/KH" in text
    assert "“Kính chào đồng chí Giám đốc Vũ Thị Mai." in text
    assert "và 1 văn bản khác" in text
    assert "Sở Tài chính" not in text


async def test_a_directive_without_a_number_is_listed_by_its_handle_once(office: StoryOffice) -> None:
    await office.issue("", to=_newcomer(office))
    await office.clerk.say("/goidien")
    assert "– VB1: V/v" in office.clerk.last.text
    assert "số VB1:" not in office.clerk.last.text


@pytest.mark.parametrize("command", ["/vanban", "/donvi", "/moi", "/goidien"])
async def test_the_lists_are_for_clerks_and_admins(office: StoryOffice, command: str) -> None:
    for person in (office.lan, office.director):
        await person.say(command)
        assert person.last.text == office.words.not_understood()


async def test_help_shows_each_what_they_can_do(office: StoryOffice) -> None:
    for person, has in ((office.clerk, True), (office.admin, True), (office.lan, False), (office.director, False)):
        await person.say("/trogiup")
        assert ("/goidien" in person.last.text) is has
        assert ("/viec" in person.last.text) is (person is office.lan)


# Joining


async def test_each_joining_is_told_and_can_be_undone_once(office: StoryOffice) -> None:
    mai = _newcomer(office)
    await office.issue(to=mai)
    await _starts(mai, await office.invite(mai), "<b>Hoa hồng</b> & 5*")
    told = office.clerk.last
    assert told.title == "🔗 Vũ Thị Mai vừa kết nối"
    assert "Giám đốc, Sở Nội vụ" in told.lines
    assert "“<b>Hoa hồng</b> & 5*”" in told.text
    assert office.admin.received() == []
    await office.clerk.choose("↩️ Hủy kết nối")
    assert "Vũ Thị Mai hiện chưa liên lạc được" in office.clerk.last.text
    assert mai.last.text == office.words.you_are_unlinked()
    assert (await office.standing(mai))["reachable"] is False
    await office.clerk.choose("↩️ Hủy kết nối", on=told)
    assert office.clerk.last.text == office.words.unlinked_already(mai.person)  # type: ignore[arg-type]
    await mai.say("đã nhận")
    assert mai.last.text == office.told_to_strangers
    seen = len(mai.screen)
    await office.let_pass(3 * DAY)
    assert len(mai.screen) == seen
    assert await office.status(mai) == "delivered"


async def test_an_old_button_does_not_undo_a_later_joining(buttoned: StoryOffice) -> None:
    mai = _newcomer(buttoned)
    await _starts(mai, await buttoned.invite(mai), "Mai")
    told = buttoned.clerk.last
    await buttoned.clerk.choose("↩️ Hủy kết nối", on=told)
    await buttoned.let_pass(DAY)
    await _starts(mai, await buttoned.invite(mai), "Mai")
    await buttoned.clerk.choose("↩️ Hủy kết nối", on=told)
    assert "không còn từ trước" in buttoned.clerk.last.text
    await mai.say("/viec")
    assert mai.last.text != buttoned.told_to_strangers


async def test_what_waits_for_a_taken_account_is_not_sent(office: StoryOffice) -> None:
    mai = _newcomer(office)
    await _starts(mai, await office.invite(mai), "Mai")
    with office.nothing_is_sent():
        await office.issue(to=mai)
        await office.clerk.choose("↩️ Hủy kết nối")
    await office.deliver()
    assert mai.received("directive") == []
    assert mai.last.text == office.words.you_are_unlinked()


# A list of recipients

NEW_HEAD = "SNV,Sở Nội vụ,UBND,Vũ Thị Mai,Giám đốc,thu_truong,0912000201\n"
NEW_DIRECTOR = "UBND,Ủy ban nhân dân tỉnh,,Hồ Văn Sơn,Phó Chủ tịch,lanh_dao,0912000202\n"
OLD_DIRECTOR = "UBND,Ủy ban nhân dân tỉnh,,Trần Văn Quang,Chủ tịch,lanh_dao,\n"


async def _names(office: StoryOffice) -> set[str]:
    return {post.person.full_name for post in await office.run(lambda work: work.recipients.posts(work.today))}


async def test_a_list_is_shown_first_and_taken_over_when_confirmed(office: StoryOffice) -> None:
    await _sends(office.clerk, NEW_HEAD + "STC,Sở Tài chính,UBND,Nguyễn Thị Lan,Giám đốc,thu_truong,0912000203\n")
    assert "Thêm 1, sửa 1." in office.clerk.last.lines
    assert "• Dòng 2, thêm: Vũ Thị Mai, Sở Nội vụ" in office.clerk.last.lines
    assert "Vũ Thị Mai" not in await _names(office)
    shown = office.clerk.last
    await office.clerk.choose("✔️ Cập nhật danh sách", on=shown)
    assert office.clerk.last.title == "✔️ Đã cập nhật danh sách. Thêm 1, sửa 1."
    assert "Vũ Thị Mai" in await _names(office)
    await office.clerk.press("takeover:1")
    assert "đã được cập nhật xong" in office.clerk.last.text


async def test_a_list_with_an_error_changes_nothing(office: StoryOffice) -> None:
    await _sends(office.clerk, NEW_HEAD + "SNV,Sở Nội vụ,UBND,Lê Tư,Giám đốc,vua,0912\n")
    assert office.clerk.last.options == []
    assert next(line for line in office.clerk.last.lines if line.startswith("• Dòng")).startswith("• Dòng 3, lỗi:")
    assert "sửa các dòng lỗi" in office.clerk.last.text
    await office.clerk.press("takeover:1")
    assert "Vũ Thị Mai" not in await _names(office)


async def test_a_long_list_is_shortened(office: StoryOffice) -> None:
    rows = "".join(f"X{n},Đơn vị {n},UBND,Người {n},Trưởng,thu_truong,\n" for n in range(200))
    await _sends(office.clerk, rows)
    assert "… và 175 dòng khác." in office.clerk.last.lines
    assert len(office.clerk.last.text) < 4000


async def test_what_is_there_already_needs_no_confirmation(office: StoryOffice) -> None:
    await _sends(office.clerk, OLD_DIRECTOR)
    assert "không có gì phải cập nhật" in office.clerk.last.text
    assert office.clerk.last.options == []


async def test_a_list_can_be_left(office: StoryOffice) -> None:
    await _sends(office.clerk, NEW_HEAD)
    await office.clerk.choose("✖️ Không cập nhật")
    assert "không được cập nhật thêm" in office.clerk.last.text
    await office.clerk.press("takeover:1")
    assert "Vũ Thị Mai" not in await _names(office)


async def test_a_file_that_is_no_list_says_why(office: StoryOffice) -> None:
    await _sends(office.clerk, "", name="danh-sach.xlsx")
    assert "bị hỏng nên không mở được" in office.clerk.last.text


async def test_directors_and_admins_wait_for_an_admin(office: StoryOffice) -> None:
    await _sends(office.clerk, NEW_HEAD + NEW_DIRECTOR + OLD_DIRECTOR)
    assert "Thêm 1, chờ quản trị 1, giữ nguyên 1." in office.clerk.last.lines
    await office.clerk.choose("✔️ Cập nhật danh sách")
    assert "Vũ Thị Mai" in await _names(office)
    assert "Hồ Văn Sơn" not in await _names(office)
    assert "đang chờ quản trị viên chấp thuận: đồng chí Ngô Văn Tài." in office.clerk.last.text
    assert "• Dòng 3, chờ quản trị: Hồ Văn Sơn, Ủy ban nhân dân tỉnh (lãnh đạo)" in office.admin.last.lines
    await office.clerk.press("grant:1")
    assert office.clerk.last.text == office.words.not_the_head()
    asked = office.admin.last
    await office.admin.choose("✔️ Chấp thuận", on=asked)
    assert "Hồ Văn Sơn" in await _names(office)
    assert office.clerk.last.title.startswith("✔️ Đồng chí Ngô Văn Tài đã chấp thuận 1 dòng")
    await office.admin.press("grant:1")
    assert "đã được cập nhật xong" in office.admin.last.text


async def test_an_admin_may_refuse(office: StoryOffice) -> None:
    await _sends(office.clerk, NEW_DIRECTOR)
    await office.clerk.choose("✔️ Cập nhật danh sách")
    await office.admin.choose("✖️ Không chấp thuận")
    assert office.clerk.last.title.startswith("✖️ Đồng chí Ngô Văn Tài không chấp thuận")
    await office.admin.press("grant:1")
    assert "Hồ Văn Sơn" not in await _names(office)


async def test_an_admins_own_list_needs_nobody_else(office: StoryOffice) -> None:
    await _sends(office.admin, NEW_DIRECTOR)
    await office.admin.choose("✔️ Cập nhật danh sách")
    assert "Hồ Văn Sơn" in await _names(office)


async def test_a_clerk_cannot_slip_an_admins_account_in_through_another_role(office: StoryOffice) -> None:
    header = HEADER.strip() + ",telegram_id\n"
    row = "VP,Văn phòng,UBND,Ngô Văn Tài,,chuyen_vien,,4711\n"
    office.channel.files["remote-a.csv"] = (header + row).encode()
    await office.clerk.say("", files=[FileIn(remote_id="remote-a.csv", name="a.csv", mime="text/csv")])
    await office.clerk.choose("✔️ Cập nhật danh sách")
    assert await office.run(lambda work: work.recipients.contact("telegram", "4711")) is None
    assert "chờ quản trị" in office.admin.last.text


async def test_what_has_changed_meanwhile_is_shown_again(office: StoryOffice) -> None:
    await _sends(office.clerk, NEW_HEAD)
    _newcomer(office)
    await office.clerk.choose("✔️ Cập nhật danh sách")
    assert office.clerk.last.title == "Dữ liệu đã thay đổi từ lần kiểm tra trước; đây là kết quả mới."
    await office.clerk.choose("✔️ Cập nhật danh sách")
    assert "Đã cập nhật danh sách" in office.clerk.last.title


# Without words


async def test_a_sticker_is_answered(office: StoryOffice) -> None:
    await office.clerk.say("")
    files = office.channel.capabilities.files
    assert office.clerk.last.text == (office.words.not_understood() if files else office.words.nothing_to_read())
    stranger = office.stranger()
    await stranger.say("")
    assert stranger.last.text == office.told_to_strangers

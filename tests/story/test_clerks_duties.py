"""A clerk types the duties of a directive into its draft."""

import pytest

from tests.story.harness import StoryOffice
from tests.story.test_clerks_drafts import PAPER

LINES = """1. Rà soát danh mục; chủ trì: STC; phối hợp: SXD; hạn: 12/07/2024
2. Báo cáo tình hình; chủ trì: SXD; hạn: ngày 15 hằng tháng
Quán triệt đến cán bộ"""


async def drafted(office: StoryOffice, lines: str = LINES) -> None:
    await office.clerk.say(PAPER)
    await types(office, lines)


async def types(office: StoryOffice, lines: str) -> None:
    await office.clerk.choose("✏️ Sửa")
    await office.clerk.choose("Nhiệm vụ")
    await office.clerk.say(lines)


async def test_typed_duties_are_shown_back_numbered_and_go_out(office: StoryOffice) -> None:
    await drafted(office)
    lines = office.clerk.last.lines
    at = lines.index("Nhiệm vụ: 3")
    assert lines[at + 1 : at + 4] == [
        "1. Rà soát danh mục; chủ trì: STC; phối hợp: SXD; hạn: 12/07/2024",
        "2. Báo cáo tình hình; chủ trì: SXD; hạn: ngày 15 hằng tháng",
        "3. Quán triệt đến cán bộ; mọi đơn vị nhận thực hiện; theo thời hạn của văn bản",
    ]
    await office.clerk.choose("📤 Phát hành")
    assert "1. Rà soát danh mục; đơn vị chủ trì (phối hợp: Sở Xây dựng); hạn: 12/07/2024." in office.lan.last.lines
    assert (
        "2. Báo cáo tình hình; đơn vị chủ trì; hạn: ngày 15 hằng tháng. Đang mở: kỳ 15/07/2024."
        in office.minh.last.lines
    )
    assert "3. Quán triệt đến cán bộ; mọi đơn vị thực hiện; hạn: 20/07/2024." in office.minh.last.lines


async def test_one_is_corrected_another_taken_out(office: StoryOffice) -> None:
    await drafted(office)
    await types(office, "1. Rà soát toàn bộ hồ sơ; chủ trì: STC\nxóa 2")
    lines = office.clerk.last.lines
    at = lines.index("Nhiệm vụ: 2")
    assert lines[at + 1 : at + 3] == [
        "1. Rà soát toàn bộ hồ sơ; chủ trì: STC; theo thời hạn của văn bản",
        "2. Quán triệt đến cán bộ; mọi đơn vị nhận thực hiện; theo thời hạn của văn bản",
    ]
    await types(office, "không")
    assert not any(line.startswith("Nhiệm vụ:") for line in office.clerk.last.lines)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Lập dự toán; chủ trì: ABC", "không có đơn vị ABC"),
        ("Lập dự toán; hạn: mai", "chưa rõ thời hạn “mai”"),
        ("Lập dự toán; hạn: ngày 40 hằng tháng", "chưa rõ thời hạn “ngày 40 hằng tháng”"),
        ("; chủ trì: STC", "thiếu nội dung nhiệm vụ"),
        ("xóa 9", "không có nhiệm vụ mang số này"),
    ],
)
async def test_a_line_that_is_not_clear_is_asked_again_and_nothing_is_taken_over(
    office: StoryOffice, line: str, why: str
) -> None:
    await drafted(office, f"Việc thứ nhất; chủ trì: STC\n{line}")
    assert why in office.clerk.last.text
    await office.clerk.say("Việc thứ hai; chủ trì: STC")
    lines = office.clerk.last.lines
    assert lines[lines.index("Nhiệm vụ: 1") + 1].startswith("1. Việc thứ hai")


async def test_a_unit_that_is_no_addressee_keeps_the_draft_back(office: StoryOffice) -> None:
    await drafted(office, "Lập dự toán; chủ trì: SYT; phối hợp: STC")
    assert "nhiệm vụ 1 nêu SYT, không có trong nơi nhận" in office.clerk.last.text
    await office.clerk.choose("📤 Phát hành")
    assert office.hanh.received() == []
    await office.clerk.choose("✏️ Sửa")
    await office.clerk.choose("Đơn vị nhận")
    await office.clerk.say("STC, SXD, SYT")
    await office.clerk.choose("📤 Phát hành")
    assert "1. Lập dự toán; đơn vị chủ trì (phối hợp: Sở Tài chính); hạn: 20/07/2024." in office.hanh.last.lines


async def test_a_duty_with_a_secrecy_mark_is_not_kept(office: StoryOffice) -> None:
    await drafted(office, "Triển khai phương án zxqv MẬT")
    drafts = await office.run(lambda work: work.drafts.open())
    assert [draft.duties for draft in drafts] == [()]


async def test_going_back_leaves_the_duties_as_they_are(office: StoryOffice) -> None:
    await drafted(office)
    await types(office, "quay lại")
    assert "Nhiệm vụ: 3" in office.clerk.last.lines

"""Following up, pressed through on the chat page: more time, somebody else's task, the ladder, digests, a holiday."""

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from bot.sandbox.story import ZONE
from tests.story.page import Screen, Stage, browser, looking, staged

if TYPE_CHECKING:
    from playwright.async_api import Browser

__all__ = ["browser"]
pytestmark = pytest.mark.asyncio(loop_scope="module")

DIRECTOR, CLERK = "Vi Quốc Trung", "Lương Thu Hà"
THANG, VINH, BICH, NHUNG = "Lý Đức Thắng", "Phùng Quang Vinh", "Lộc Thị Bích", "Ma Thị Nhung"
DINH, QUY = "Dương Công Định", "Đàm Văn Quý"
NUMBER = "1128/SNN-CCTL"
PAPER = """SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN
Số: 1300/SNN-VP
V/v kiểm tra hồ chứa
Lạng Sơn, ngày 06 tháng 4 năm 2026
Kính gửi: Chi cục Thủy lợi.
Yêu cầu kiểm tra các hồ chứa và báo cáo trước ngày 20/5/2026."""


async def test_following_up_can_be_pressed_through(browser: "Browser") -> None:
    async with staged() as stage, looking(browser, stage) as screen:
        await _somebody_elses_task(screen)
        await _more_time(screen)
        await _a_delegate(screen)
        await _a_second_directive(screen)
        await _a_digest_and_a_reminder_put_off(screen)
        await _the_ladder(screen, stage)
        await _a_holiday(screen, stage)


async def _somebody_elses_task(screen: Screen) -> None:
    await screen.open(THANG)
    await screen.press("↩️ Không thuộc nhiệm vụ đơn vị")
    await screen.told("Mời đồng chí nhắn lý do")
    await screen.say("Phòng không quản lý công trình")
    await screen.told("↩️ Đã gửi đề nghị chuyển nhiệm vụ")
    await screen.sees(".waiting", "1 đơn vị chờ quyết định (gia hạn, chuyển nhiệm vụ)")
    await screen.open(CLERK)
    await screen.told(f"↩️ ĐỀ NGHỊ CHUYỂN: văn bản số {NUMBER}")
    await screen.press("↩️ Giữ nguyên giao")
    await screen.say("Trụ sở cũng phải rà soát")
    await screen.open(THANG)
    await screen.told(f"↩️ TRẢ LẠI: văn bản số {NUMBER}")


async def _more_time(screen: Screen) -> None:
    await screen.open(VINH)
    await screen.press("✅ Đã tiếp nhận")
    await screen.told("✅ Đã ghi nhận việc tiếp nhận")
    await screen.press("⏳ Xin gia hạn")
    await screen.told("Thời hạn hiện nay: 15/05/2026")
    await screen.say("20/05/2026, chờ số liệu của các huyện")
    await screen.told("⏳ Đã gửi đề nghị gia hạn")
    await screen.open(DIRECTOR)
    await screen.told(f"⏳ XIN GIA HẠN: văn bản số {NUMBER}")
    await screen.press("✔️ Chấp thuận gia hạn")
    await screen.told("⏳ Đã chấp thuận gia hạn")
    await screen.open(VINH)
    await screen.told("Thời hạn mới: 20/05/2026")


async def _a_delegate(screen: Screen) -> None:
    await screen.open(BICH)
    await screen.press("✅ Đã tiếp nhận")
    await screen.told("✅ Đã ghi nhận việc tiếp nhận")
    await screen.press("👥 Giao người thực hiện")
    await screen.press(NHUNG)
    await screen.told("👥 Đã giao người thực hiện")
    await screen.open(NHUNG)
    await screen.told(f"👥 GIAO THỰC HIỆN: văn bản số {NUMBER}")
    await screen.say("100%, đã xong")
    await screen.told("📝 Đã ghi nhận tiến độ")
    await screen.open(BICH)
    await screen.told(f"👥 NGƯỜI THỰC HIỆN BÁO XONG: văn bản số {NUMBER}")
    await screen.press("🏁 Xác nhận hoàn thành")
    await screen.press("✔️ Đồng ý")
    await screen.told("🏁 Đã ghi nhận hoàn thành")
    await screen.sees(".progress.confirmed", "1/12")


async def _a_second_directive(screen: Screen) -> None:
    await screen.open(CLERK)
    await screen.choose("Chuyển tiếp một tin")
    await screen.say(PAPER)
    await screen.told("📋 BẢN NHÁP 1: văn bản số 1300/SNN-VP")
    await screen.press("📤 Phát hành")
    await screen.told("📤 Đã phát hành văn bản số 1300/SNN-VP (VB2)")


async def _a_digest_and_a_reminder_put_off(screen: Screen) -> None:
    await screen.travel("Sáng làm việc kế tiếp")
    await screen.open(DINH)
    await screen.told("🗓 VIỆC CẦN XỬ LÝ")
    await screen.press(f"VB1 – {NUMBER}")
    await screen.press("✅ Đã tiếp nhận")
    await screen.told("✅ Đã ghi nhận việc tiếp nhận")
    await screen.travel("Thêm 1 giờ")
    await screen.open(THANG)
    await screen.told(f"⏰ NHẮC LẦN 1: văn bản số {NUMBER}")
    await screen.press("⏰ Nhắc lại sau")
    await screen.press("3 ngày làm việc")
    await screen.told("⏰ Đã ghi nhận đề nghị nhắc lại sau")


async def _the_ladder(screen: Screen, stage: Stage) -> None:
    await stage.journey.travel_to(datetime(2026, 4, 10, 9, 0, tzinfo=ZONE))
    await screen.open(QUY)
    await screen.told(f"🔺 CHẬM PHẢN HỒI: văn bản số {NUMBER}")
    await screen.open(CLERK)
    await screen.press("📞 Đã nhận qua điện thoại – KN")
    await screen.told("Mời đồng chí nhắn họ tên người đã nhận cuộc gọi")
    await screen.say("Chị Nga, Phòng Hành chính")
    await screen.told("📞 Đã ghi nhận qua điện thoại.")
    await screen.open(DIRECTOR)
    await screen.say("/tonghop VB1")
    await screen.told("✅ Trung tâm Khuyến nông: tiếp nhận qua điện thoại")


async def _a_holiday(screen: Screen, stage: Stage) -> None:
    await screen.open(CLERK)
    await screen.say("/vanban VB1")  # so that the way there is short
    await screen.press("⏸ Tạm dừng nhắc")
    await screen.press("✔️ Đồng ý")
    await screen.told("⏸ Đã tạm dừng nhắc")
    await stage.journey.travel_to(datetime(2026, 4, 30, 9, 0, tzinfo=ZONE))
    await screen.sees(".clock", "Thứ Năm, 30/04/2026")
    await screen.sees(".state", "Nghỉ: ")
    await screen.open(DINH)
    before = await screen.page.locator(".message.theirs").count()
    await screen.travel("Thêm 1 giờ")
    await screen.sees(".clock .hour", "10:00")
    assert await screen.page.locator(".message.theirs").count() == before
    await screen.travel("Sáng làm việc kế tiếp")
    await screen.sees(".clock", "Thứ Hai, 04/05/2026")
    await screen.told("⏰ NHẮC LẦN")
    await screen.sees(".state", "Trong giờ làm việc")

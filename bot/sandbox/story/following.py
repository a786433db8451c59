"""In the middle: a second directive, more time, somebody else's task, busy mornings, and one who stays silent."""

from bot.sandbox.story.cast import BICH, CLERK, DIRECTOR, KHOI, LAN, MAI, MINH, NHUNG, SECOND, SON, TAI, THANG
from bot.sandbox.story.scene import Scene


async def another_task(scene: Scene) -> None:
    """A second directive, with a deadline: one says that it is not theirs, one asks for more time."""
    scene.transcript.chapter("Văn bản thứ hai, có thời hạn: một đơn vị đề nghị chuyển, một đơn vị xin gia hạn")
    await scene.at("13/04 08:30")
    await scene.issue(SECOND, codes=["KL", "CNTY", "TTBVTV"])
    await scene.at("13/04 08:45")
    await scene.press(MAI, "✅ Đã tiếp nhận")
    await scene.at("13/04 09:10")
    await scene.write(SON, "VB2 không thuộc nhiệm vụ")
    await scene.write(SON, "Kho của Chi cục đã bàn giao Chi cục Phát triển nông thôn từ tháng 01/2026")
    await scene.at("13/04 09:30")
    await scene.press(CLERK, "➡️ Chuyển đơn vị khác")
    await scene.type(CLERK, "PTNT")
    await scene.at("13/04 09:45")
    await scene.press(BICH, "✅ Đã tiếp nhận")
    await scene.at("13/04 10:00")
    for name in (LAN, THANG):
        await scene.confirm(name)
    await scene.confirm_in_writing(MINH)
    await scene.at("13/04 14:00")
    await scene.press(TAI, "✅ Đã tiếp nhận")
    await scene.press(TAI, "⏳ Xin gia hạn", about="VB2")
    await scene.type(TAI, "29/04/2026, các trạm ở xa, chưa kiểm kê xong")
    await scene.at("13/04 14:20")
    await scene.press(DIRECTOR, "✔️ Chấp thuận gia hạn")


async def a_busy_morning(scene: Scene) -> None:
    """Two tasks of one day come as one digest; a reminder is put off; a delegate reports."""
    scene.transcript.chapter("Nhiều việc trong một ngày gộp thành một tin buổi sáng; một đồng chí hẹn nhắc lại sau")
    await scene.at("14/04 10:00")
    await scene.reply(NHUNG, "40%, đã rà soát hồ sơ của 3 phòng")
    await scene.at("15/04 08:00")
    await scene.press(MAI, "VB2 – 1046/SNN-KHTC")
    await scene.type(MAI, "VB2 70%, còn hai trạm ở Tràng Định")
    await scene.at("15/04 08:15")
    await scene.press(BICH, "⏰ Nhắc lại sau", about="VB2")
    await scene.press(BICH, "5 ngày làm việc")
    await scene.at("15/04 16:00")


async def the_ladder(scene: Scene) -> None:
    """The director hears of it too; the clerk rings, and it is written down who took the call."""
    scene.transcript.chapter("Vẫn im lặng: hệ thống báo cáo lãnh đạo; văn thư gọi điện và ghi nhận")
    await scene.at("16/04 09:00")
    await scene.type(DIRECTOR, "/tonghop VB1")
    await scene.press(DIRECTOR, "❓ Đơn vị chưa tiếp nhận")
    await scene.at("16/04 09:30")
    await scene.press(CLERK, "📞 Đã nhận qua điện thoại")
    await scene.type(CLERK, "Chị Nga, Phòng Hành chính")
    await scene.at("16/04 11:00")
    await scene.reply(KHOI, "20%, đơn vị xin lỗi vì phản hồi chậm")

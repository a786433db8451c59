"""How it begins: the people join, the directive goes out, and most of them answer."""

from bot.documents.recipients import read_recipients
from bot.sandbox.story.cast import (
    ADMIN,
    BICH,
    DINH,
    HANH,
    LAN,
    MAI,
    MAIN,
    MINH,
    NHUNG,
    OFFICE,
    SON,
    TAI,
    THANG,
    VINH,
    is_head_or_below,
    sample,
)
from bot.sandbox.story.players import TELEGRAM, ZALO, player_of
from bot.sandbox.story.scene import Scene
from bot.services.importing import import_recipients
from bot.services.joining import make_invites


async def people_join(scene: Scene) -> None:
    """All but one, and one blocks the bot again."""
    scene.transcript.chapter("Văn thư nhập danh sách và phát mã mời; thủ trưởng các đơn vị tham gia")
    rows = read_recipients(sample(OFFICE), OFFICE)
    imported = await scene.office.run(import_recipients, rows)
    scene.transcript.note(f"Nhập danh sách: {imported.count('added')} dòng mới.")
    scene.transcript.note("Tên kèm (Zalo): tin trên Zalo; còn lại: tin trên Telegram.")
    scene.transcript.note("Thanh tra Sở, Chi cục Chăn nuôi và Thú y chỉ dùng Zalo; quản trị viên dùng cả hai kênh.")
    invites = await scene.office.run(make_invites, unit_code=None)
    codes = {(one.post.person.full_name, way.channel): way.code for one in invites for way in one.ways}
    for row in rows:
        if row.telegram_id or row.zalo_id:
            scene.people[row.full_name] = player_of(row, scene.journey.sandbox, scene.journey.zalo)
    for name, person in scene.people.items():
        if person.telegram:
            person.telegram.start(codes[name, TELEGRAM] if is_head_or_below(name) else None)
    await scene.settle()  # those on Zalo afterwards: what two platforms bring at once is heard in any order
    for name, person in scene.people.items():
        if person.zalo and not person.telegram:
            person.zalo.say(f"mã {codes[name, ZALO]}")
    await scene.settle()
    await scene.write(ADMIN, "Xin chào")
    await scene.at("06/04 08:05")
    scene.block(DINH)
    await scene.at("06/04 08:10")


async def it_goes_out(scene: Scene) -> None:
    """To every unit."""
    scene.transcript.chapter("Văn thư phát hành văn bản (số còn để trống, ngày chưa điền, không thời hạn)")
    await scene.at("06/04 08:30")
    await scene.issue(MAIN, codes=None)


async def they_answer(scene: Scene) -> None:
    """By button and by word, with a percentage, with an obstacle; one hands it to somebody of the unit."""
    scene.transcript.chapter("Các đơn vị tiếp nhận, báo cáo; một đơn vị giao người thực hiện, một đơn vị vướng mắc")
    await scene.at("06/04 08:41")
    await scene.press(LAN, "✅ Đã tiếp nhận")
    await scene.at("06/04 08:50")
    await scene.write(MINH, "1")
    for at, name in (("09:02", HANH), ("09:15", THANG), ("10:05", VINH)):
        await scene.at(f"06/04 {at}")
        await scene.press(name, "✅ Đã tiếp nhận")
    await scene.at("06/04 10:20")
    await scene.write(SON, "Dạ, đã nhận ạ")
    await scene.at("06/04 13:40")
    await scene.type(BICH, "da nhan")
    for at, name in (("14:00", MAI), ("14:10", TAI)):
        await scene.at(f"06/04 {at}")
        await scene.press(name, "✅ Đã tiếp nhận")
    await scene.at("07/04 09:00")
    await scene.press(BICH, "👥 Giao người thực hiện")
    await scene.press(BICH, NHUNG)
    await scene.at("08/04 09:30")
    await scene.reply(HANH, "60%, đã đối chiếu xong 9/15 nhiệm vụ")
    await scene.at("08/04 15:00")
    await scene.press(TAI, "⚠️ Vướng mắc")
    await scene.type(
        TAI, "Phần mềm một cửa chưa đồng bộ hồ sơ của kiểm lâm, đề nghị Văn phòng làm việc với đơn vị cung cấp"
    )


async def one_stays_silent(scene: Scene) -> None:
    """The first rung of the ladder: the unit's deputy and the clerk."""
    scene.transcript.chapter("Trung tâm Khuyến nông im lặng: sau ba lần nhắc, hệ thống báo cấp phó và văn thư")
    await scene.at("10/04 11:00")

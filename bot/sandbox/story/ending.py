"""How it ends: they confirm, one after the other; the holidays pass quietly; the last one confirms."""

from datetime import datetime

from bot.sandbox.story.cast import BICH, DIRECTOR, HANH, KHOI, LAN, MAI, MINH, NHUNG, SON, TAI, THANG, VINH, ZONE
from bot.sandbox.story.scene import Scene
from bot.services.summarising import summary_json

_EVE, _AFTER = datetime(2026, 4, 29, 17, 0, tzinfo=ZONE), datetime(2026, 5, 4, 7, 30, tzinfo=ZONE)


async def they_confirm(scene: Scene) -> None:
    """By button, by word, with a document; where somebody else has carried it out, the head."""
    scene.transcript.chapter("Hoàn thành")
    await scene.at("16/04 14:45")
    await scene.confirm(HANH, document="Báo cáo số 45/BC-KHTC")
    await scene.at("20/04 14:00")
    for name in (VINH, MINH, LAN):
        await scene.confirm_in_writing(name)
    await scene.confirm(THANG)
    for handle in ("VB2", "VB1"):
        await scene.confirm(MAI, about=handle)
    await scene.at("22/04 10:00")
    await scene.confirm_in_writing(SON)
    await scene.reply(NHUNG, "100%, đã xong")
    await scene.confirm(BICH, about="VB1")
    await scene.confirm(BICH, about="VB2")
    await scene.reply(TAI, "70%, còn trạm Đình Lập", about="VB2")
    await scene.at("28/04 09:10")
    await scene.reply(TAI, "100%, phần mềm đã đồng bộ")
    await scene.confirm(TAI, about="VB1")
    await scene.at("28/04 11:30")


async def the_holidays(scene: Scene) -> None:
    """A deadline passes on the eve; nobody is disturbed until the office opens again."""
    scene.transcript.chapter("Nghỉ lễ 30/4 và 1/5: hệ thống chờ đến ngày làm việc")
    await scene.at("29/04 09:00")
    await scene.type(DIRECTOR, "/tonghop VB1")
    await scene.press(DIRECTOR, "📣 Đôn đốc ngay")
    await scene.press(DIRECTOR, "✔️ Đồng ý")
    await scene.at("04/05 07:29")
    quiet = scene.messages_between(_EVE, _AFTER)
    sent = f"{quiet} tin" if quiet else "không gửi tin nào"
    scene.transcript.note(f"Từ {_EVE:%H:%M ngày %d/%m} đến {_AFTER:%H:%M ngày %d/%m}: {sent}.")
    await scene.at("04/05 08:30")
    await scene.confirm(TAI, document="Báo cáo số 118/BC-KL", about="VB2")


async def the_last(scene: Scene) -> None:
    """Nobody who can be reached owes anything any more."""
    scene.transcript.chapter("Đơn vị cuối cùng")
    await scene.at("05/05 09:00")
    await scene.confirm(KHOI)
    await scene.press(HANH, "📎 Toàn văn")
    await scene.type(DIRECTOR, "/tonghop")


async def results(scene: Scene) -> None:
    """Each directive's counts and units."""
    scene.transcript.chapter("Kết quả")
    for handle in scene.numbers:
        told = await scene.office.run(summary_json, handle)
        [directive] = told["directives"]
        counts = ", ".join(f"{name} {n}" for name, n in directive["status"].items() if n)
        late = f"; done_late {n}" if (n := directive["split"]["done_late"]) else ""
        scene.transcript.note(
            f"{handle}, {directive['total']} đơn vị: {counts}; unreachable {directive['unreachable']}{late}"
        )
        for unit in directive["units"]:
            reached = "" if unit["reachable"] or unit["status"] == "withdrawn" else " (chưa liên lạc được)"
            scene.transcript.note(f"{unit['name']}: {unit['status']}, nhắc {unit['nudges']} lần{reached}")

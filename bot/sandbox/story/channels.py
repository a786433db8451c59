"""Telegram and Zalo side by side: one head moves from the one to the other, and for an hour Telegram is down."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from bot.sandbox.story.cast import LAN, MINH, THANG, THIRD, VINH, ZONE
from bot.sandbox.story.checks import course_of
from bot.sandbox.story.players import TELEGRAM, ZALO
from bot.sandbox.story.scene import Scene
from bot.services.joining import make_invites

# Off the full minute: what is told of the outage names minutes, and a slow machine adds seconds to the way there.
_DOWN, _UP = datetime(2026, 4, 16, 13, 30, 30, tzinfo=ZONE), datetime(2026, 4, 16, 14, 30, 30, tzinfo=ZONE)


async def one_moves(scene: Scene) -> None:
    """A head joins on Zalo with a second code and blocks Telegram; one who has only Zalo reports there."""
    scene.transcript.chapter("Một đồng chí chuyển từ Telegram sang Zalo; một đồng chí chỉ dùng Zalo báo cáo tiến độ")
    await scene.at("09/04 09:00")
    scene.transcript.note(f"Văn thư cấp thêm một mã mời cho đồng chí {VINH} để dùng Zalo.")
    [invite] = await scene.office.run(make_invites, unit_code="QLXD")
    scene.people[VINH].zalo = scene.journey.zalo.person(VINH)
    await scene.write(VINH, f"mã {invite.code}")
    await scene.at("09/04 09:05")
    scene.block(VINH)
    await scene.at("09/04 10:00")
    await scene.write(MINH, "được 70%, còn kiểm tra 2 đơn vị")
    await scene.write(LAN, "Xin chào")


async def an_hour_without_telegram(scene: Scene) -> None:
    """A directive goes out meanwhile: to whoever has Zalo at once, to the others when Telegram is up again."""
    scene.transcript.chapter("Telegram gián đoạn một giờ: ai có Zalo nhận qua Zalo, không ai nhận hai bản")
    await scene.at(f"{_DOWN:%d/%m %H:%M:%S}")
    with _quiet():
        await scene.journey.sandbox.refuse()
        scene.transcript.note(f"{_DOWN:%H:%M}: Telegram không liên lạc được.")
        await scene.issue(THIRD, codes=["VP", "TTR", "TCCB"])
        await scene.at("16/04 13:40")
        await scene.write(LAN, "1")
        await scene.at("16/04 13:50")
        await scene.write(MINH, "đã nhận")
        await scene.at(f"{_UP:%d/%m %H:%M:%S}")
        await scene.journey.sandbox.accept()
        scene.transcript.note(f"{_UP:%H:%M}: Telegram hoạt động trở lại.")
        await scene.settle()
    await scene.at("16/04 14:35")
    await scene.press(THANG, "✅ Đã tiếp nhận")
    by_telegram = scene.messages_between(_DOWN, _UP, TELEGRAM)
    by_zalo = scene.messages_between(_DOWN, _UP, ZALO)
    scene.transcript.note(f"Trong giờ gián đoạn: qua Telegram {by_telegram} tin, qua Zalo {by_zalo} tin.")


async def they_confirm(scene: Scene) -> None:
    """By word and number, where each of them is now."""
    scene.transcript.chapter("Hoàn thành trên Zalo")
    for name in (MINH,):
        await scene.confirm_in_writing(name)


async def courses(scene: Scene) -> None:
    for handle, code in (("VB1","TTR"),("VB1","QLXD"),("VB1","CNTY"),("VB3","VP"),("VB3","TTR"),("VB3","TCCB")):
        print(code, await scene.office.run(course_of, handle, code))


@contextmanager
def _quiet() -> Iterator[None]:
    """What the bot's log says of the outage is for whoever looks after a real one."""
    logging.disable(logging.ERROR)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)

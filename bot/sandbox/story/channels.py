"""Telegram and Zalo side by side: one head moves from the one to the other, and for an hour Telegram is down."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from bot.core.model import Kind
from bot.sandbox.story.cast import LAN, MINH, THANG, THIRD, VINH, ZONE
from bot.sandbox.story.checks import Course, course_of
from bot.sandbox.story.players import TELEGRAM, ZALO
from bot.sandbox.story.scene import Scene
from bot.services.joining import make_invites

# Off the full minute: what is told of the outage names minutes, and a slow machine adds seconds to the way there.
_LEFT = datetime(2026, 4, 9, 9, 5, tzinfo=ZONE)
_DOWN, _UP = datetime(2026, 4, 16, 13, 30, 30, tzinfo=ZONE), datetime(2026, 4, 16, 14, 30, 30, tzinfo=ZONE)

# Directive and unit: by which channel it went, by which the nudges went if any, and what was answered where.
_LOOKED_AT = {
    ("VB1", "TTR"): (ZALO, None, (("acknowledged", ZALO), ("reported", ZALO), ("confirmed", ZALO))),
    ("VB1", "QLXD"): (TELEGRAM, ZALO, (("acknowledged", TELEGRAM), ("confirmed", ZALO))),
    ("VB3", "VP"): (ZALO, ZALO, (("acknowledged", ZALO), ("confirmed", ZALO))),
    ("VB3", "TTR"): (ZALO, ZALO, (("acknowledged", ZALO), ("confirmed", ZALO))),
    ("VB3", "TCCB"): (TELEGRAM, TELEGRAM, (("acknowledged", TELEGRAM), ("confirmed", TELEGRAM))),
}


async def one_moves(scene: Scene) -> None:
    """A head joins on Zalo with a second code and blocks Telegram; one who has only Zalo reports there."""
    scene.transcript.chapter("Một đồng chí chuyển từ Telegram sang Zalo; một đồng chí chỉ dùng Zalo báo cáo tiến độ")
    await scene.at("09/04 09:00")
    scene.transcript.note(f"Văn thư cấp thêm một mã mời cho đồng chí {VINH} để dùng Zalo.")
    [invite] = await scene.office.run(make_invites, unit_code="QLXD")
    scene.people[VINH].zalo = scene.journey.zalo.person(VINH)
    [code] = [way.code for way in invite.ways if way.channel == ZALO]
    await scene.write(VINH, f"mã {code}")
    await scene.at(f"{_LEFT:%d/%m %H:%M}")
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


async def as_promised(scene: Scene) -> None:
    """Which way everything went is looked up in the rows and on the screens."""
    courses = {(handle, code): await scene.office.run(course_of, handle, code) for handle, code in _LOOKED_AT}
    scene.broken += astray(courses)
    telegram = scene.people[VINH].telegram
    late = [one for one in telegram.received if one.sent_at > _LEFT] if telegram else []
    scene.expects(not late, f"{VINH} got {len(late)} messages on {TELEGRAM} after leaving it")
    scene.expects(not scene.messages_between(_DOWN, _UP, TELEGRAM), f"something went by {TELEGRAM} while it was down")


def astray(courses: Mapping[tuple[str, str], Course]) -> list[str]:
    """What went another way than the story tells, as sentences."""
    broken = []
    for (handle, code), course in courses.items():
        gone, nudged, answered = course.channels(Kind.DIRECTIVE), course.channels(Kind.NUDGE), course.answered
        by, then, acts = _LOOKED_AT[handle, code]
        if gone != (by,):
            broken.append(f"{handle} went to {code} by {', '.join(gone) or 'nothing'}, and not once by {by}")
        if set(nudged) != ({then} if then else set()):
            broken.append(f"the nudges of {handle} went to {code} by {', '.join(nudged) or 'nothing'}")
        if answered != acts:
            broken.append(f"{code} answered {handle} by {answered}")
    return broken


@contextmanager
def _quiet() -> Iterator[None]:
    """What the bot's log says of the outage is for whoever looks after a real one."""
    logging.disable(logging.ERROR)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)

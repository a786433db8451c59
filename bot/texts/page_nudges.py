"""Samples for the page of messages: reminders, and what is told upwards when nobody answers."""

from collections.abc import Iterator

from bot.core.policy import Do, Why
from bot.texts import page_cast as cast
from bot.texts.words import Words


def nudges(voice: Words) -> Iterator[cast.Sample]:
    """Each kind of reminder."""
    yield cast.say("chưa tiếp nhận", voice.nudge, cast.SILENT, 1, Why.SILENCE, cast.at("2026-04-07 08:30"))
    yield cast.say(
        "chưa tiếp nhận, thầy/cô",
        cast.like(voice, address="thay-co").nudge,
        cast.SILENT,
        2,
        Why.SILENCE,
        cast.at("2026-04-08 08:30"),
    )
    yield cast.say("sắp đến hạn, chưa báo cáo", voice.nudge, cast.ACKNOWLEDGED, 1, Why.BEFORE_DUE, cast.IN_TIME)
    yield cast.say("sắp đến hạn, đã báo cáo", voice.nudge, cast.REPORTED, 2, Why.BEFORE_DUE, cast.IN_TIME)
    yield cast.say("đến hạn hôm nay", voice.nudge, cast.REPORTED, 3, Why.DUE_TODAY, cast.THE_DAY)
    yield cast.say("quá hạn", voice.nudge, cast.REPORTED, 5, Why.OVERDUE, cast.LATE)
    yield cast.say("quá hạn, chưa tiếp nhận", voice.nudge, cast.SILENT, 5, Why.OVERDUE, cast.LATE)
    yield cast.say(
        "không thời hạn",
        voice.nudge,
        cast.changed(cast.REPORTED, due=None, due_at=None),
        1,
        Why.NO_DEADLINE,
        cast.IN_TIME,
    )
    yield cast.say("dòng đầu", voice.nudge_title, cast.LONG, 1, Why.SILENCE, cast.IN_TIME)
    yield cast.say("lần tới là nhắc", voice.next_nudge, cast.then(cast.SILENT, Do.NUDGE, Why.SILENCE))
    yield cast.say("lần tới là báo cáo", voice.next_nudge, cast.then(cast.SILENT, Do.ESCALATE, Why.SILENCE))
    yield cast.say("lần tới là gọi điện", voice.next_nudge, cast.then(cast.SILENT, Do.CALL_SHEET, Why.UNREACHABLE))
    yield cast.say("đang tạm dừng", voice.next_nudge, cast.then(cast.SILENT, Do.WAIT, Why.PAUSED))
    yield cast.say("không nhắc nữa", voice.next_nudge, cast.CONFIRMED)


def upwards(voice: Words) -> Iterator[cast.Sample]:
    """What a deputy, a clerk and a director hear of silence."""
    yield cast.say("im lặng", voice.escalation, [cast.NUDGED], cast.at("2026-04-10 08:30"))
    yield cast.say(
        "quá hạn, nhiều đơn vị", voice.escalation, [cast.NUDGED, cast.FORESTRY_LATE, cast.BLOCKED], cast.LATE
    )
    nobody = cast.about(cast.NOBODY, due=None)
    yield cast.say("không còn ai liên lạc được", voice.escalation, [nobody], cast.at("2026-04-10 08:30"))
    yield cast.say("đề nghị gọi điện", voice.call_sheet, [cast.BLOCKED, cast.NOBODY], cast.at("2026-04-07 08:30"))
    yield cast.say(
        "đề nghị gọi điện, quá hạn", voice.call_sheet, [cast.out_of_reach_as(cast.BLOCKED, "never_joined")], cast.LATE
    )
    yield cast.say("đề nghị gọi điện vì chưa rõ đã nhận", voice.doubtful, cast.SILENT)
    notice = voice.obstacle_notice
    until = cast.at("2026-04-14 15:00")
    yield cast.say(
        "vướng mắc", notice, cast.STUCK, "Chánh Văn phòng Nguyễn Thị Lan", "Phần mềm chưa đồng bộ hồ sơ.", until
    )
    yield cast.say("vướng mắc, chỉ có tệp", notice, cast.STUCK, "Chánh Văn phòng Nguyễn Thị Lan", "", until)

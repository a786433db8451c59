"""The samples of being reminded later, for `bot/texts/page.py`."""

from collections.abc import Iterator

from bot.core.policy import Do, Why
from bot.core.snoozing import WAITS, Refusal
from bot.texts import page_cast as cast
from bot.texts.page_cast import Sample
from bot.texts.words import Words

_say, _at = cast.say, cast.at
_SILENT, _CONFIRMED = cast.SILENT, cast.CONFIRMED
_UNTIL = _at("2026-04-09 08:30")


def snoozing(voice: Words) -> Iterator[Sample]:
    """What is offered, noted and refused."""
    later = voice.next_nudge(cast.then(_SILENT, Do.NUDGE, Why.SILENCE))
    yield _say("chọn thời gian", voice.ask_snooze, _SILENT)
    yield _say("một lựa chọn, theo giờ", voice.wait, WAITS[1])
    yield _say("một lựa chọn, theo phút", voice.wait, WAITS[0])
    yield _say("một lựa chọn, theo ngày", voice.wait, WAITS[4])
    yield _say("đã ghi nhận", voice.snoozed, _SILENT, _UNTIL, later)
    for case, refusal in (
        ("không còn việc", Refusal.OVER),
        ("đang tạm dừng nhắc", Refusal.RESTS),
        ("đã quá hạn", Refusal.LATE),
        ("quá ngày đến hạn", Refusal.BEYOND_DUE),
        ("quá dài", Refusal.TOO_LONG),
        ("đã hẹn hai lần", Refusal.TWICE),
    ):
        about = _CONFIRMED if refusal is Refusal.OVER else _SILENT
        yield _say(f"không hẹn được: {case}", voice.no_snooze, about, refusal)

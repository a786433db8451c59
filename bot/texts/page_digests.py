"""The samples of the morning digest, for `bot/texts/page.py`."""

from collections.abc import Iterator

from bot.core.folding import Entry, Line
from bot.core.making import replace
from bot.texts import page_cast as cast
from bot.texts.page_cast import Sample
from bot.texts.words import Words

_say, _at = cast.say, cast.at
_LATE = _at("2026-04-24 07:30")
_OWN = (Line(entry=Entry.NUDGE, matter=cast.REPORTED, nth=4), Line(entry=Entry.NUDGE, matter=cast.OTHER, nth=1))
_UPWARDS = (
    Line(entry=Entry.ESCALATION, matter=cast.FORESTRY_LATE),
    Line(entry=Entry.CALL_SHEET, matter=cast.BLOCKED),
)


def digests(voice: Words) -> Iterator[Sample]:
    """What a head reads in the morning, and what those above do."""
    yield _say("thủ trưởng", voice.digest, _OWN, 2, _LATE)
    yield _say("văn thư", voice.digest, _UPWARDS, 2, _LATE)
    many = replace(_UPWARDS[0], others=(cast.NUDGED,) * 6)
    yield _say("lãnh đạo, nhiều đơn vị", voice.digest, (many,), 1, _LATE)
    yield _say("trong lịch sử, chờ tin buổi sáng", voice.held_for_digest, _LATE)

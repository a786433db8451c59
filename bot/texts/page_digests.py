"""The samples of the morning digest, for `bot/texts/page.py`."""

from collections.abc import Iterator
from dataclasses import replace

from bot.core.folding import Entry, Line
from bot.texts import page
from bot.texts.page import Sample
from bot.texts.words import Words

_say, _at = page._say, page._at  # noqa: SLF001 - one page, written in several modules
_LATE = _at("2026-04-24 07:30")
_OWN = (Line(entry=Entry.NUDGE, matter=page._REPORTED, nth=4), Line(entry=Entry.NUDGE, matter=page._OTHER, nth=1))  # noqa: SLF001
_UPWARDS = (
    Line(entry=Entry.ESCALATION, matter=page._FORESTRY_LATE),  # noqa: SLF001
    Line(entry=Entry.CALL_SHEET, matter=page._BLOCKED),  # noqa: SLF001
)


def digests(voice: Words) -> Iterator[Sample]:
    """What a head reads in the morning, and what those above do."""
    yield _say("thủ trưởng", voice.digest, _OWN, 2, _LATE)
    yield _say("văn thư", voice.digest, _UPWARDS, 2, _LATE)
    many = replace(_UPWARDS[0], others=(page._NUDGED,) * 6)  # noqa: SLF001
    yield _say("lãnh đạo, nhiều đơn vị", voice.digest, (many,), 1, _LATE)
    yield _say("trong lịch sử, chờ tin buổi sáng", voice.held_for_digest, _LATE)

"""Telling a directive's text from anything else that somebody may write."""

import re

from bot.documents.folding import clean, fold

SHORTEST = 150  # characters; the letterhead alone is longer
_LOOKED_AT = 100_000

_SIGNS = (
    re.compile(r"^\W*s[o0]\s*:", re.MULTILINE),
    re.compile(r"(?<!\w)v\s?/\s?v\b|^\W*ve viec\b", re.MULTILINE),
    re.compile(r"\bkinh gui\b"),
    re.compile(r"\bnoi nhan\b"),
    re.compile(r"cong hoa xa hoi chu nghia viet nam|doc lap\s*[-–]\s*tu do\s*[-–]\s*hanh phuc"),
    re.compile(r"\bngay[\s\d._…]*thang[\s\d._…]*nam\b"),
)
_LETTERHEAD = (_SIGNS[0], _SIGNS[4])


def signs_of_a_directive(text: str) -> int:
    """How many of the signs of a directive's form a text shows: number, V/v, Kính gửi, Nơi nhận, motto, date.

    0 for a text of fewer than 150 characters.
    """
    if len(text.strip()) < SHORTEST:
        return 0
    folded = fold(clean(text[:_LOOKED_AT]))
    return sum(bool(sign.search(folded)) for sign in _SIGNS)


def has_letterhead(text: str) -> bool:
    """Whether a text begins a directive of its own, rather than going on with one."""
    folded = fold(clean(text[:_LOOKED_AT]))
    return any(sign.search(folded) for sign in _LETTERHEAD)

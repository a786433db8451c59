"""Telling a directive's text from anything else that somebody may write."""

import re

from bot.documents.folding import clean, fold

_SHORTEST = 150  # characters; a full letterhead alone is longer
_LOOKED_AT = 100_000

_SIGNS = (
    re.compile(
        r"^[^\w\n]{0,60}s[o0](?:[ \t]*:|[ \t]{1,8}\d{0,7}[ \t]?[/-][ \t]?[a-z][\w/&.-]{0,90}[ \t]*$)", re.MULTILINE
    ),
    re.compile(r"(?<!\w)v\s?/\s?v\b|^[^\w\n]{0,60}ve viec\b", re.MULTILINE),
    re.compile(r"\bkinh gui\b"),
    re.compile(r"\bnoi nhan\b"),
    re.compile(r"cong hoa xa hoi chu nghia viet nam|doc lap\s*[-–]\s*tu do\s*[-–]\s*hanh phuc"),
    re.compile(r"\bngay[\s\d._…]*thang[\s\d._…]*nam\b"),
)
_LETTERHEAD = (_SIGNS[0], _SIGNS[4])
# What the shortest directive has, each on a line of its own: a number, and what it is about or to whom it goes.
_NUMBER_LINE = re.compile(r"^[^\w\n]{0,60}s[o0][ \t]{0,8}:?[ \t\d._…]{0,40}[/-][ \t]?[a-z]{2}", re.MULTILINE)
_ABOUT_OR_TO = re.compile(r"^[^\w\n]{0,60}(?:v\s?/\s?v\b|ve viec\b|kinh gui\b)", re.MULTILINE)


def signs_of_a_directive(text: str) -> int:
    """How many of the signs of a directive's form a text shows: number, V/v, Kính gửi, Nơi nhận, motto, date.

    0 for a text of fewer than 150 characters without both a number and a V/v or Kính gửi, on lines of their own.
    """
    folded = fold(clean(text[:_LOOKED_AT]))
    if len(folded.strip()) < _SHORTEST and not (_NUMBER_LINE.search(folded) and _ABOUT_OR_TO.search(folded)):
        return 0
    return sum(bool(sign.search(folded)) for sign in _SIGNS)


def has_letterhead(text: str) -> bool:
    """Whether a text begins a directive of its own, rather than going on with one."""
    folded = fold(clean(text[:_LOOKED_AT]))
    return any(sign.search(folded) for sign in _LETTERHEAD)

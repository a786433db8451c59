"""The numbered parts, dashes, table rows and paragraphs of a body, in order."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.documents.citations import is_footnote
from bot.documents.folding import squeeze
from bot.documents.reading import Item

ROMAN, ARTICLE, ARABIC, DECIMAL, LETTER, DASH, PLUS, TEXT = range(8)
_NAMED = 0  # "Phần I", "A." stand beside Roman numerals

_SHAPES = (
    (ARTICLE, re.compile(r"^(?P<no>(?:Điều|ĐIỀU|Dieu|DIEU) \d{1,3}[a-z]?)\s*[.:]?\s*(?P<text>.*)$")),
    (
        _NAMED,
        re.compile(
            r"^(?P<no>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Phan|Chuong) (?:[IVX]{1,5}|\d{1,2}"
            r"|thứ \w+))\s*[.:]?\s*(?P<text>.*)$"
        ),
    ),
    (ROMAN, re.compile(r"^(?P<no>[IVX]{1,5})\s?(?:[.)\-–]|/(?![vV]))\s*(?P<text>[^\W\d].*)$")),
    (_NAMED, re.compile(r"^(?P<no>[A-H])\s?[.)]\s+(?P<text>[^\W\d].*)$")),
    (DECIMAL, re.compile(r"^(?P<no>\d{1,2}(?:\.\d{1,2}){1,3})\s?[.)]?\s+(?P<text>[^\W\d].*)$")),
    (ARABIC, re.compile(r"^(?P<no>\d{1,2})\s?(?:[.)]|[/\-](?=\s))\s*(?P<text>[^\s\d].*)$")),
    (LETTER, re.compile(r"^(?P<no>[a-zđ])\s?[.)]\s*(?P<text>[^\s.].*)$")),
    (DASH, re.compile(r"^(?P<no>[-–—•*])\s*(?P<text>[^\s\-].*)$")),
    (PLUS, re.compile(r"^(?P<no>\+)\s*(?P<text>\S.*)$")),
)
_VALUE = {"I": 1, "V": 5, "X": 10}


@dataclass(slots=True)
class Part:
    """One part: its level (a smaller one holds the larger ones after it), number, text and table rows below it."""

    level: int
    no: str
    text: str
    rows: list[list[str]] = field(default_factory=list)


def parts(lines: list[str]) -> list[Part]:
    """Divide unwrapped lines into parts. A paragraph without a number is a part of the level TEXT."""
    found: list[Part] = []
    for line in lines:
        if not line or is_footnote(line):
            continue
        if line.startswith("|"):
            if not found:
                found.append(Part(TEXT, "", ""))
            found[-1].rows.append(
                [squeeze(re.sub(r"<br\s*/?>", " ", cell)) for cell in line.strip().strip("|").split("|")]
            )
            continue
        found.append(_part(line))
    return found


def _part(line: str) -> Part:
    for level, shape in _SHAPES:
        match = shape.match(line)
        if match:
            return Part(level, match["no"], trimmed(match["text"]))
    return Part(TEXT, "", trimmed(line))


def trimmed(text: str) -> str:
    """Give a text without the stop that ends it; a colon stays."""
    return squeeze(text).removesuffix("/.").rstrip(" .;,")


def items(found: list[Part]) -> tuple[Item, ...]:
    """List the top-level numbered parts: articles if there are any, else chapters, Roman or Arabic numbers."""
    for level, counts in ((ARTICLE, _article), (_NAMED, _letter), (ROMAN, _roman), (ARABIC, _arabic)):
        listed = tuple(_in_sequence([part for part in found if part.level == level and counts(part.no)], counts))
        if listed:
            return listed
    return ()


def _in_sequence(listed: list[Part], counts: Callable[[str], int]) -> Iterator[Item]:
    """Keep those that count on from 1; a year or an amount at the start of a wrapped line does not."""
    last = 0
    for part in listed:
        value = counts(part.no)
        if last < value <= last + 2:
            last = value
            yield Item(no=part.no, text=part.text)


def _article(no: str) -> int:
    return int(re.sub(r"\D", "", no) or 0)


def _letter(no: str) -> int:
    return "ABCDEFGH".index(no) + 1 if len(no) == 1 and no in "ABCDEFGH" else 0


def _roman(no: str) -> int:
    if not re.fullmatch(r"[IVX]+", no):
        return 0
    values = [_VALUE[sign] for sign in no]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _arabic(no: str) -> int:
    return int(no) if no.isdecimal() else 0


def leaf(found: list[Part], at: int) -> bool:
    """Whether no smaller part follows under the part at `at`."""
    following = found[at + 1] if at + 1 < len(found) else None
    return following is None or following.level <= found[at].level or following.level == TEXT

"""The lines of a directive without the marks and columns that only lay it out."""

import html
import re
from dataclasses import dataclass

from bot.documents.folding import clean, fold, squeeze

MAX_HEAD_LINES = 60

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|i|u|em|strong|p|div|span|center|font|sup|h[1-6])(?:\s[^<>]{0,200})?>", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*{1,3}|_{2,}(?=\S)|(?<=\S)_{2,}|`+")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s+|>\s?)+")
_RULE = re.compile(r"^[\s|:\-–—_=*.+~─━═]*$")
_PAGE_NUMBER = re.compile(r"^\s*(?:[-–]\s*)?\d{1,3}(?:\s*[-–])?\s*$|^\s*trang \d+(?:\s*/\s*\d+)?\s*$", re.IGNORECASE)
_GAP = re.compile(r"\t+| {3,}")
_INDENT = 20  # spaces before a line that belongs to the right-hand column
_CLOSING = re.compile(r"^\W*noi nhan\b\s*:?")
_HEAD_END = re.compile(r"\bkinh gui\b")
_NEW_LINE = re.compile(
    r"^(?:[-–—+•*|]|\d{1,2}(?:\.\d{1,2})*\s?[.)/,]|[ivx]{1,5}\s?[.)]|[a-z]\s?[.)]|dieu \d|[¹²³⁴⁵⁶⁷⁸⁹]|\[\d|noi nhan|v/v\b|kinh gui|\()"
)
_ENDS = (".", ";", ":", "!", "?", "/", "|")
_WRAPPED_AT = 45  # a line shorter than this was ended on purpose


@dataclass(frozen=True, slots=True)
class Layout:
    """The three regions of a page; a blank line is "" in each."""

    head: list[str]  # letterhead and what stands in it, columns one below the other; ends with the "Kính gửi" line
    body: list[str]  # paragraphs, unwrapped
    closing: list[tuple[str, str]]  # from "Nơi nhận": left and right column; an annex follows in the left one


def lay_out(text: str) -> Layout:
    """Divide a directive into letterhead, body and closing."""
    lines = _lines(text)
    # The first list of recipients ends the directive itself; an annex behind it may carry one of its own.
    closing = next((at for at, line in enumerate(lines) if _CLOSING.match(fold(line))), len(lines))
    head = _head_length(lines[:closing])
    return Layout(
        head=_columns_in_turn(lines[:head]),
        body=unwrap(lines[head:closing]),
        closing=[_two_columns(line) for line in lines[closing:]],
    )


def _lines(text: str) -> list[str]:
    found = []
    for line in _TAG.sub("", html.unescape(clean(text))).split("\n"):
        for piece in [line] if line.lstrip().startswith("|") else _BREAK.split(line):
            bare = _HEADING.sub("", _EMPHASIS.sub("", piece)).rstrip()
            is_table_rule = bare.lstrip().startswith("|") and _RULE.match(bare)
            if is_table_rule or (bare and _PAGE_NUMBER.match(bare)):
                continue
            found.append("" if _RULE.match(bare) else bare)
    return found


def _head_length(lines: list[str]) -> int:
    """Count the lines that may hold the letterhead: up to "Kính gửi", or as far as one can reach."""
    for at, line in enumerate(lines[:MAX_HEAD_LINES]):
        folded = fold(line)
        if _HEAD_END.search(folded):
            return at + 1
        if re.match(r"\s*(?:can cu|dieu 1\b|1[.)]\s|i\.\s)", folded):
            return at
    return min(len(lines), MAX_HEAD_LINES)


def _columns_in_turn(lines: list[str]) -> list[str]:
    """Put the right-hand column of each block of lines below its left-hand one."""
    found: list[str] = []
    left: list[str] = []
    right: list[str] = []
    for line in [*lines, ""]:
        if line:
            one, other = _two_columns(line)
            left += [*_BREAK.split(one)] if one else []
            right += [*_BREAK.split(other)] if other else []
            continue
        found += [squeeze(each) for each in (*left, *right)]
        found.append("")
        left, right = [], []
    return found


def _two_columns(line: str) -> tuple[str, str]:
    if line.lstrip().startswith("|"):
        cells = [squeeze(cell) for cell in line.strip().strip("|").split("|")]
        return cells[0], " ".join(cells[1:])
    if line.startswith("\t") or len(line) - len(line.lstrip()) >= _INDENT:
        return "", line.strip()
    pieces = _GAP.split(line.strip(), maxsplit=1)
    return pieces[0], squeeze(pieces[1]) if len(pieces) > 1 else ""


def unwrap(lines: list[str]) -> list[str]:
    """Join the lines of each paragraph that was wrapped by hand."""
    found: list[str] = []
    above = ""
    for line in lines:
        bare = line.strip() if line.lstrip().startswith("|") else squeeze(line)
        if found and bare and _continues(above, bare):
            found[-1] += " " + bare
        else:
            found.append(bare)
        above = bare
    return found


def _continues(above: str, line: str) -> bool:
    if not above or above.endswith(_ENDS) or len(above) < _WRAPPED_AT or above.startswith("|"):
        return False
    return not _NEW_LINE.match(fold(line)) and not (above.isupper() and line.isupper() and len(line) > _WRAPPED_AT)

"""The lines of a directive without the marks and columns that only lay it out."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.documents.folding import clean, fold, squeeze

MAX_HEAD_LINES = 60

# What counts as markup, and how much of it is needed: a stray sign in a subject is meant as it stands.
_HTML = re.compile(
    r"^\s*<(?:(?P<block>!doctype|html|head|body|p|div|center|table|tr|td|h[1-6]|br)|b|strong|i|em|u|span|font)\b[^<>]*>",
    re.IGNORECASE | re.MULTILINE,
)
_MARKDOWN = re.compile(
    r"^[ \t]*(?P<block>#{1,6}[ \t]+\S|\|(?:[ \t]*:?-{3,}:?[ \t]*\|)+)"
    r"|(?<![\w*])\*\*[^\s*][^*\n]{0,300}\*\*(?![\w*])"
    r"|^[ \t]*\*[^\s*][^*\n]{0,300}\*[ \t]*$",
    re.MULTILINE,
)
_QUOTED = re.compile(r"\s*>")
_ENOUGH = 2  # lines or words that are marked up, or one block

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:b|i|u|em|strong|p|div|span|center|font|sup|h[1-6])(?:\s[^<>]{0,200})?>", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*{1,3}|_{2,}(?=\S)|(?<=\S)_{2,}|`+")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s+|>\s?)+")
_RULE = re.compile(r"^[\s|:\-–—_=*.+~─━═]*$")
_PAGE_NUMBER = re.compile(r"^\s*(?:[-–]\s*)?\d{1,3}(?:\s*[-–])?\s*$|^\s*trang \d+(?:\s*/\s*\d+)?\s*$", re.IGNORECASE)
# On folded text. A number or a day left blank is no gap between columns.
_GAP = re.compile(r"\t+|(?<!so:)(?<!so :)(?<!ngay)(?<!thang)(?<!nam)(?<! ) {3,}(?! */)")
_INDENT = 20  # spaces before a line that belongs to the right-hand column
_CLOSING = re.compile(r"^\W*noi nhan\b\s*:?")
_HEAD_END = re.compile(r"\bkinh gui\b")
_NEW_LINE = re.compile(
    r"^(?:[-–—+•*|(]|\d{1,2}(?:\.\d{1,2})*\s?(?:[.)](?!\d)|[/\-]\s)|[ivx]{1,5}\s?[.)]|[a-z]\s?[.)]|dieu \d"
    r"|[¹²³⁴⁵⁶⁷⁸⁹]|\[\d|noi nhan|v/v\b|kinh gui)"
)
_STOPS = (".", "!", "?")
_PAUSES = (";", ":", "/")
_WRAPPED_AT = 45  # a line shorter than this was ended on purpose
_WIDEST = 110  # a text with longer lines was not wrapped by hand


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
    length, addressed = _head_length(lines[:closing])
    head = _columns_in_turn(lines[:length])
    body = lines[length:closing]
    if addressed:
        # The line may go over its end, and into the body where a page was run together.
        first, *body = unwrap([lines[length - 1], *body])
        head = [*_columns_in_turn(lines[: length - 1]), first]
    return Layout(head=head, body=unwrap(body), closing=[_two_columns(line) for line in lines[closing:]])


def _lines(text: str) -> list[str]:
    text = clean(text)
    found = []
    for line in _without_markup(text) if _is_marked_up(text) else text.split("\n"):
        bare = line.rstrip()
        is_table_rule = bare.lstrip().startswith("|") and _RULE.match(bare)
        if is_table_rule or (bare and _PAGE_NUMBER.match(bare)):
            continue
        found.append("" if _RULE.match(bare) else bare)
    return found


def _is_marked_up(text: str) -> bool:
    """Whether the text is HTML or Markdown; in any other "<b>", "&amp;" and "*" are what somebody wrote."""
    return bool(_QUOTED.match(text)) or any(_weight(marks, text) >= _ENOUGH for marks in (_HTML, _MARKDOWN))


def _weight(marks: re.Pattern[str], text: str) -> int:
    return sum(_ENOUGH if found["block"] else 1 for found in marks.finditer(text))


def _without_markup(text: str) -> Iterator[str]:
    for line in _TAG.sub("", html.unescape(text)).split("\n"):
        # In a table's row a break does not end the row: `_columns_in_turn` divides its cells.
        for piece in [line] if line.lstrip().startswith("|") else _BREAK.split(line):
            yield _HEADING.sub("", _EMPHASIS.sub("", piece))


def _head_length(lines: list[str]) -> tuple[int, bool]:
    """Count the lines that may hold the letterhead; True if they end with "Kính gửi"."""
    for at, line in enumerate(lines[:MAX_HEAD_LINES]):
        folded = fold(line)
        if _HEAD_END.search(folded):
            return at + 1, True
        if re.match(r"\s*(?:can cu|dieu 1\b|1[.)]\s|i\.\s)", folded):
            return at, False
    return min(len(lines), MAX_HEAD_LINES), False


def _columns_in_turn(lines: list[str]) -> list[str]:
    """Put the right-hand column of each block of lines below its left-hand one."""
    found: list[str] = []
    left: list[str] = []
    right: list[str] = []
    for line in [*lines, ""]:
        if line:
            one, other = _two_columns(line)
            is_row = line.lstrip().startswith("|")
            left += (_BREAK.split(one) if is_row else [one]) if one else []
            right += (_BREAK.split(other) if is_row else [other]) if other else []
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
    line = line.strip()
    gap = _GAP.search(fold(line))
    return (line[: gap.start()], squeeze(line[gap.end() :])) if gap else (line, "")


def unwrap(lines: list[str]) -> list[str]:
    """Join the lines of each paragraph that was wrapped by hand."""
    found: list[list[str]] = []
    widest = max(map(len, lines), default=0)
    above = ""
    for line in lines:
        bare = line.strip() if line.lstrip().startswith("|") else squeeze(line)
        if found and bare and _continues(above, bare, widest if widest <= _WIDEST else None):
            found[-1].append(bare)
        else:
            found.append([bare])
        above = bare
    return [" ".join(paragraph) for paragraph in found]


def _continues(above: str, line: str, widest: int | None) -> bool:
    """Whether `line` goes on with the paragraph of the line above; `widest`: of a text wrapped by hand, else None."""
    if len(above) < _WRAPPED_AT or above.startswith("|") or above.endswith("./.") or _NEW_LINE.match(fold(line)):
        return False
    if above.isupper() and line.isupper() and len(line) > _WRAPPED_AT:
        return False
    if above.endswith(_STOPS):
        # A sentence may end where a line does; the next word did not fit only if the line is as wide as they come.
        return widest is not None and len(above) + 1 + len(line.split(" ", 1)[0]) > widest
    return not above.endswith(_PAUSES) or line[:1].islower()

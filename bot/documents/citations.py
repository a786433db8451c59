"""Other documents and addresses that a directive names."""

import re

from bot.documents.days import ANY_DAY, WORDED_DAY, day_in
from bot.documents.folding import fold, squeeze
from bot.documents.layout import unwrap
from bot.documents.reading import Reference

_NUMBER = re.compile(
    r"(?<![\w/.\-])\d{1,5}[a-zA-Z]?(?:\s?/\s?(?:19|20)\d{2})?\s?(?:/\s?|-\s?)"
    r"(?=[A-ZĐ])[A-Za-zĐđ&.]{1,15}\d{0,3}(?:\s?[\-/]\s?(?=[A-ZĐ0-9])[A-Za-zĐđ0-9&.]{1,15}){0,4}"
)
_DATED = re.compile(rf"\s*[,(]?\s*(?:ky\s)?{ANY_DAY}")
_DATED_LATER = re.compile(rf"\s*cua [^;,.()]{{2,60}}? (?={WORDED_DAY}|ngay\s+\d)")
_EMAIL = re.compile(
    r"(?<![\w.+\-])[A-Za-z0-9][A-Za-z0-9._%+\-]{0,63}@(?:[A-Za-z0-9\-]{1,63}\.){1,8}[A-Za-z]{2,24}(?!\w)"
)
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FOOTNOTE = re.compile(rf"^\s*(?:[{_SUPERSCRIPTS}]+|\[\^?\d{{1,2}}\]:?)\s*(?P<text>\S.*)$")

_DOCUMENT = (
    r"(?:quyet dinh|ke hoach|chuong trinh|danh muc|quy che|quy dinh|phu luc|mau|bieu|bang|de an|huong dan|bao cao"
    r"|cong van|"
    r"thong bao|to trinh|danh sach|du thao|de cuong|phuong an|nghi quyet|van ban|tai lieu|ho so|chi thi|bien ban|giay)"
)
_ISSUED_WITH = re.compile(
    r"ban hanh kem theo (?:quyet dinh|nghi quyet|cong van|thong tu|van ban|ke hoach|chi thi) nay,?\s+(?=\w)"
)
_APPROVED = re.compile(
    rf"(?:phe duyet|ban hanh|thong qua)\s+(?P<what>{_DOCUMENT}\b[^;]{{5,400}}?),?\s*\(?kem theo (?:quyet dinh"
    rf"|nghi quyet) nay"
)
_ENCLOSED = r"(?:gui kem|kem theo|dinh kem)"
_IN_BRACKETS = re.compile(
    rf"\((?P<text>[^()]{{3,400}}?)\s*(?:duoc )?{_ENCLOSED}(?: [^()]{{0,80}})?\)"
    rf"|\({_ENCLOSED}:?\s*(?P<after>[^()]{{3,400}})\)"
)
_BEHIND = re.compile(
    r"\b(?:theo|co|tai|lap|su dung|gui) (?:cac )?(?P<text>(?:mau|phu luc|bieu mau|bieu|danh sach|de cuong|du thao"
    r"|bang)\b"
    rf"(?:(?! theo )[^;,.:()]){{0,120}}?)\s*(?:duoc )?{_ENCLOSED}\b"
)
_LISTED = re.compile(
    rf"\b{_ENCLOSED}(?: (?:cong van|van ban|ke hoach|thong bao|quyet dinh) nay)?(?: la| gom"
    rf"| co)?\s*:\s*(?P<text>[^.]{{3,400}})"
)
_QUOTED_TITLE = re.compile(r"\s*[“\"][^“”\"]*[”\"“]\s*$")


def references(text: str, own: str | None) -> tuple[Reference, ...]:
    """List each other numbered document cited, once, with the first date given for it."""
    found: dict[str, Reference] = {}
    folded = fold(text)
    for match in _NUMBER.finditer(text):
        number = re.sub(r"\s", "", match[0]).rstrip(".-&")
        if not _is_a_number(number) or fold(number) == fold(own or ""):
            continue
        day = _date_after(folded, match.end())
        known = found.get(fold(number))
        if known is None or (known.date is None and day is not None):
            found[fold(number)] = Reference(number=known.number if known else number, date=day)
    return tuple(found.values())


def _is_a_number(text: str) -> bool:
    """Whether this is a document's number and not "Km2/QL1" or a date range: it has a slash and a code of capitals."""
    codes = re.split(r"[/\-]", text)[1:]
    return "/" in text and any(
        len(code) > 1 and code[0].isupper() and any(map(str.isupper, code[1:])) for code in codes
    )


def _date_after(folded: str, end: int) -> str | None:
    match = _DATED.match(folded, end)
    if match is None:
        later = _DATED_LATER.match(folded, end)
        match = _DATED.match(folded, later.end()) if later else None
    return day_in(match) if match else None


def emails(text: str) -> tuple[str, ...]:
    """List the e-mail addresses in a text, each once."""
    return tuple(dict.fromkeys(_EMAIL.findall(text)))


def footnotes(lines: list[str]) -> tuple[str, ...]:
    """List the lines that a raised number or "[1]" begins."""
    matches = (_FOOTNOTE.match(line) for line in unwrap(lines))
    return tuple(_trimmed(match["text"]) for match in matches if match)


def is_footnote(line: str) -> bool:
    """Whether a line is a footnote's text."""
    return bool(_FOOTNOTE.match(line))


def without_footnote_marks(text: str) -> str:
    """Give a text without the raised numbers that point to footnotes."""
    return re.sub(rf"(?<=[^\s\d])[{_SUPERSCRIPTS}]+|\[\^?\d{{1,2}}\]", "", text)


def attachments(lines: list[str]) -> tuple[str, ...]:
    """List what the lines say is enclosed."""
    found: list[str] = []
    for line in lines:
        folded = fold(line)
        issued = _ISSUED_WITH.search(folded)
        approved = _APPROVED.search(folded)
        if issued:
            found.append(_QUOTED_TITLE.sub("", _trimmed(line[issued.end() :])))
        elif approved:
            found.append(line[approved.start("what") : approved.end("what")])
        else:
            found += _enclosed(line, folded)
    return tuple(dict.fromkeys(each for each in map(_trimmed, found) if each))


def _enclosed(line: str, folded: str) -> list[str]:
    bracketed = _IN_BRACKETS.search(folded)
    if bracketed:
        group = "text" if bracketed["text"] else "after"
        inside = line[bracketed.start(group) : bracketed.end(group)]
        if re.match(r"\s*ban hanh\b", fold(inside)):
            return []
        return [
            re.sub(r"^\s*(?:có|co)\s+(?:các\s+|cac\s+)?", "", piece, flags=re.IGNORECASE) for piece in inside.split(";")
        ]
    for pattern in (_BEHIND, _LISTED):
        match = pattern.search(folded)
        if match:
            return line[match.start("text") : match.end("text")].split(";")
    return []


def _trimmed(text: str) -> str:
    return squeeze(text).strip(" ;,:-–").removesuffix("./.").removesuffix(".").strip(" ;,")

"""Number, date, issuer, type, subject and addressees: what stands above the body."""

import re
from dataclasses import dataclass

from bot.documents.days import ANY_DAY, WORDED_DAY, day_in, partial_day
from bot.documents.folding import LOWER, fold, squeeze
from bot.documents.marks import is_mark, without_marks

TYPES = {
    "nghi quyet": "NQ", "quyet dinh": "QĐ", "chi thi": "CT", "quy che": "QC", "quy dinh": "QyĐ", "thong cao": "TC",
    "thong bao": "TB", "huong dan": "HD", "chuong trinh": "CTr", "ke hoach": "KH", "phuong an": "PA", "de an": "ĐA",
    "du an": "DA", "bao cao": "BC", "bien ban": "BB", "to trinh": "TTr", "hop dong": "HĐ", "cong dien": "CĐ",
    "ban ghi nho": "BGN", "ban thoa thuan": "BTT", "giay uy quyen": "GUQ", "giay moi": "GM", "giay gioi thieu": "GGT",
    "giay nghi phep": "GNP", "phieu gui": "PG", "phieu chuyen": "PC", "phieu bao": "PB", "thong bao ket luan": "TB",
}  # fmt: skip
_CODES = {*TYPES.values(), "CV"}
_FOLDED_CODES = {fold(code): code for code in sorted(_CODES, key=lambda code: code != code.upper())}

_NUMBER = re.compile(
    r"(?P<word>s[o06])\s*(?P<colon>[:;.]?)[\s._…]*(?P<no>\d[\d\s]{0,6}[a-z]?)?[\s._…]*"
    r"(?P<code>(?:/\s?\d{4}\s?)?(?:/|-(?=\s?[a-z]))\s?[a-z][\w.&]*(?:\s?[/\-–](?:\s(?=[A-Za-z]*/))?[\w.&]+)*)"
)
_NATION = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|dang cong san viet nam|doc lap\s*[-–]\s*tu do\s*[-–]\s*hanh phuc"
)
_DATE_LINE = re.compile(rf",\s*{ANY_DAY}")
_DATE_ALONE = re.compile(rf"^\W*{WORDED_DAY}\W*$")
_ABOUT = re.compile(r"^(?:v\s?/\s?v|ve viec)\b\s*[:.]?\s*")
_ABOUT_WITHIN = re.compile(r"(?<!\w)v\s?/\s?v\b\s*[:.]?\s*")
_AUTHORITY = re.compile(
    r"^(?:(?:pho )?(?:bo truong|chu tich|giam doc|thu tuong|chanh|cuc truong|tong giam doc|hieu truong"
    r"|vien truong|thong doc)\b"
    r"|uy ban nhan dan|hoi dong|ubnd|ban thuong vu|ban chap hanh|thu tuong chinh phu|chinh phu)"
)
_BODY_STARTS = (
    r"(?:thuc hien|can cu|phuc dap|tra loi|xet|theo|tiep theo|trien khai|qua|de|nham|ngay|trong thoi gian"
    r"|thoi gian qua|sau khi|"
    r"hien nay|vua qua|tren co so|bo|so|ubnd|van phong|uy ban)"
)
_BODY_LINE = re.compile(rf"^(?:{_BODY_STARTS}\b.{{40}}|dieu 1\b|1[.)]\s|i\.\s|can cu\b)")
_RUN_ON = re.compile(
    r"(?<=[\w)])\s+(?=(?:thuc hien|can cu|phuc dap|tra loi|xet de nghi|tiep theo|trien khai|de trien khai|nham"
    r"|ngay \d|trong thoi gian|thoi gian qua|sau khi|vua qua|tren co so|theo de nghi)\b)"
)
_BULLET = re.compile(r"^\s*(?:[-–—+•*]+|\d{1,2}[.)])\s*")
_ORDERED_TO = re.compile(r"\b(?:dien|gui)\s*:")
_INVITED = re.compile(r"\bkinh moi\s*(?P<colon>:)?\s*")
_COMES_TO = re.compile(r"\s+(?:toi|den|tham|ve)?\s?(?:du|tham du|hop)\b")
_ORGANISATION = re.compile(
    r"^(?:UBND|UY BAN|HDND|HOI|SO|BO|PHONG|BAN|VAN PHONG|CUC|CHI CUC|TONG|TRUNG TAM|TRUONG|CONG|CHU TICH|TINH UY"
    r"|THANH UY|HUYEN UY|QUAN UY|"
    r"DANG|THANH TRA|DOAN|LIEN|VIEN|TOA|KHO BAC|BAO|NGAN HANG|THU TUONG|CHINH PHU|QUOC HOI|TAP DOAN|HAI QUAN|THUE"
    r"|DAI|BENH VIEN|"
    r"HAT|CHI NHANH|VU|MAT TRAN|BCH|BQL|KIEM TOAN|HOC VIEN|DAI HOC)\b"
)
_PLACE_PART = re.compile(r"^(?:TINH|THANH PHO|TP\.?|HUYEN|QUAN|XA|PHUONG|THI XA|THI TRAN|DAC KHU)\b")
_SECOND_BODY = re.compile(
    r"(?<=\w)\s+(?=(?:SO|CUC|CHI CUC|VAN PHONG|PHONG|TRUNG TAM|TRUONG|THANH TRA|BAN QUAN LY|BAN DAN TOC|CONG AN)\s)"
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The fields of a letterhead, and the body's first words where they were run into its last line."""

    number: str | None
    issuer: str | None
    issuer_parent: str | None
    type: str | None
    place: str | None
    date: str | None
    subject: str | None
    addressees: tuple[str, ...]
    body: list[str]


@dataclass(frozen=True, slots=True)
class _Dated:
    line: int
    start: int  # of the place's name in that line, or of the date where no place is printed
    end: int
    place: str | None
    date: str | None


def read_letterhead(head: list[str], body: list[str]) -> Letterhead:
    """Read the fields from a head and the body below it, as `lay_out` gives them."""
    lines = [without_marks(line) for line in head]
    number_at, number_end, number = _number(lines)
    dated = _date(lines)
    kind, heading_at, heading_end = _heading(lines, dated)
    issuer, parent = _issuer(lines[: number_at + 1] if number_at is not None else [])
    after = _Tail(lines, body)
    subject = (_subject_below(lines, heading_at, heading_end, issuer) if heading_at is not None else None) or _about(
        lines, dated, number_at, number_end
    )
    code = kind or _code_in(number)
    addressees, rest = after.addressees(code, heading_at)
    if code is None and (number is not None or addressees) and subject is not None:
        code = "CV"
    return Letterhead(
        number=number,
        issuer=issuer,
        issuer_parent=parent,
        type=code,
        place=dated.place if dated else None,
        date=dated.date if dated else None,
        subject=subject,
        addressees=addressees,
        body=rest,
    )


def _number(lines: list[str]) -> tuple[int | None, int, str | None]:
    """Find the number: its line, where it ends in it, and its text without spaces."""
    for at, line in enumerate(lines):
        folded = fold(line)
        for match in _NUMBER.finditer(folded):
            before = folded[: match.start()].strip(" -–_.*|")
            if (
                before
                and not _NATION.search(before[-60:])
                and not (match["colon"] == ":" and line[: match.start()].strip().isupper())
            ):
                continue
            code = line[match.start("code") : match.end("code")]
            digits = line[match.start("no") : match.end("no")] if match["no"] else ""
            return at, match.end(), re.sub(r"\s+", "", digits + code).rstrip(".,;:-–")
    return None, 0, None


def _code_in(number: str | None) -> str | None:
    """Read the type out of a number: its first code of letters, or CV where that is a body's."""
    for code in re.split(r"[/\-–]", number or ""):
        if code and not code[0].isdigit():
            return code if code in _CODES else _FOLDED_CODES.get(fold(code), "CV") if code.isascii() else "CV"
    return None


def _date(lines: list[str]) -> _Dated | None:
    for at, line in enumerate(lines):
        folded = fold(line)
        for match in _DATE_LINE.finditer(folded):
            place = _place(line[: match.start()])
            if place is None:
                continue
            return _Dated(at, line.rindex(place, 0, match.start()), match.end(), squeeze(place), day_in(match))
        alone = _DATE_ALONE.match(folded)
        if alone:
            return _Dated(at, 0, len(line), None, partial_day(alone["y"], alone["m"], alone["d"]))
    return None


def _place(before: str) -> str | None:
    """Give the name that ends `before`: all of it, or its last capitalised words where lines ran together."""
    words = before.split(" ")
    start = len(words)
    while start and _may_be_of_a_place(words[start - 1], last=start == len(words)):
        start -= 1
    while start < len(words) and not words[start][:1].isalpha():
        start += 1
    place = " ".join(words[start:]).strip(" *_|-–")
    return place if 2 <= len(place) <= 40 and len(words) - start <= 7 else None


def _may_be_of_a_place(word: str, *, last: bool) -> bool:
    if word in {"-", "–"}:
        return not last
    if fold(word).rstrip(".") in {"tp", "t"} or word in {"thành", "phố"}:
        return not last
    is_capitalised = word[:1].isupper() and word[1:].replace("'", "").replace("-", "").isalpha() and not word.isupper()
    return is_capitalised or (last and len(word) == 1 and word.isupper())


def _heading(lines: list[str], dated: _Dated | None) -> tuple[str | None, int | None, int]:
    """Find the type's name in capitals: its code, its line, and where the text after it begins."""
    for at, line in enumerate(lines):
        letters = fold("".join(filter(str.isalpha, line)))
        for name, code in TYPES.items():
            if letters == name.replace(" ", "") and line.upper() == line:
                return code, at, len(line)
    for at, line in enumerate(lines):
        start = dated.end if dated and at == dated.line else 0
        named = re.match(rf"\W*(?P<type>{'|'.join(sorted(TYPES, key=len, reverse=True))})\b", fold(line[start:]))
        if (
            named
            and line[start:][named.start("type") : named.end()].isupper()
            and (start or not _looks_like_issuer(lines, at))
        ):
            return TYPES[named["type"]], at, start + named.end()
    return None, None, 0


def _looks_like_issuer(lines: list[str], at: int) -> bool:
    """Whether the line stands above the number, where bodies are named: "HƯỚNG DẪN VIÊN ..."."""
    return any(_NUMBER.match(fold(line)) for line in lines[at + 1 :])


def _subject_below(lines: list[str], at: int, end: int, issuer: str | None) -> str | None:
    """Read the title below (or behind) the type's name, down to a blank line or the name of who decides."""
    first = lines[at][end:].strip(" :*-–")
    found = [first] if first else []
    if first and not first.isupper():
        return _trimmed(first)
    for line in lines[at + 1 :]:
        folded = fold(line)
        if not line or is_mark(line):
            if found:
                break
            continue
        if found and (_is_authority(line, issuer) or _ORDERED_TO.search(folded)):
            break
        if re.match(r"\W*kinh gui\b", folded) or (_BODY_LINE.match(folded) and found) or _NATION.search(folded):
            break
        if _ORDERED_TO.search(folded) or _INVITED.search(folded):
            break
        found.append(line)
    return _trimmed(_without_authority(" ".join(found), issuer))


def _is_authority(line: str, issuer: str | None) -> bool:
    return line.isupper() and (bool(_AUTHORITY.match(fold(line))) or fold(line) == fold(issuer or ""))


def _without_authority(line: str, issuer: str | None) -> str:
    """Cut "BỘ TRƯỞNG BỘ TƯ PHÁP" off the end of a title in capitals that was run into it."""
    if not issuer or not fold(line).endswith(fold(issuer)):
        return line
    line = line[: -len(issuer)].rstrip()
    post = re.search(
        r"\s(?:pho )?(?:bo truong|chu tich|giam doc|chanh van phong|cuc truong|tong giam doc)$", fold(line)
    )
    return line[: post.start()] if post else line


def _about(lines: list[str], dated: _Dated | None, number_at: int | None, number_end: int) -> str | None:
    """Read the "V/v ..." of a công văn, over as many lines as it takes."""
    for at, line in enumerate(lines):
        start = number_end if at == number_at else 0
        match = _ABOUT.match(fold(line[start:]).lstrip()) or (
            _ABOUT_WITHIN.search(fold(line[start:])) if start else None
        )
        if not match:
            continue
        begin = start + (len(line[start:]) - len(line[start:].lstrip()) if match.re is _ABOUT else 0) + match.end()
        found = [line[begin : dated.start] if dated and dated.line == at and dated.start > begin else line[begin:]]
        whole = dated is not None and dated.line == at and dated.start > begin
        for following, more in enumerate(lines[at + 1 :], start=at + 1):
            folded = fold(more)
            if dated and dated.line == following and not whole:
                found.append(more[: dated.start])
                break
            ends = not more or is_mark(more) or _NATION.search(folded)
            if whole or ends or re.match(r"\W*kinh gui\b", folded):
                break
            found.append(more)
        cut = re.search(r"\s\W*kinh gui\s*:", fold(" ".join(found)))
        return _trimmed(" ".join(found)[: cut.start()] if cut else " ".join(found))
    return None


def _trimmed(subject: str) -> str | None:
    subject = re.sub(rf"^(?:CỦA|CUA) [^{LOWER}]{{3,80}}(?= (?:về|ve) )", "", squeeze(subject))
    about = _ABOUT.match(fold(subject))
    return (subject[about.end() :] if about else subject).strip(" .;,:/-–") or None


def _issuer(lines: list[str]) -> tuple[str | None, str | None]:
    """Read the issuing body and its parent from the capital lines above the number."""
    bodies: list[str] = []
    for line in lines:
        nation = _NATION.search(fold(line))
        number = _NUMBER.search(fold(line))
        ends = [match.start() for match in (nation, number, re.search(r"[-–—_=]{3,}", line)) if match]
        name = squeeze(line[: min(ends)] if ends else line).strip(" *_|-–")
        if len(name) < 3 or not name.isupper() or is_mark(name) or not any(map(str.isalpha, name)):
            continue
        plain = fold(name).upper()
        if bodies and (_PLACE_PART.match(plain) or not _ORGANISATION.match(plain)):
            bodies[-1] += " " + name
        else:
            bodies += _run_together(name)
    if not bodies or not _ORGANISATION.match(fold(bodies[-1]).upper()):
        return None, None
    return bodies[-1], bodies[-2] if len(bodies) > 1 else None


def _run_together(name: str) -> list[str]:
    """Split "UBND TỈNH X SỞ Y" into parent and body."""
    plain = fold(name).upper()
    second = _SECOND_BODY.search(plain) if plain.startswith(("UBND", "UY BAN NHAN DAN")) else None
    return [name[: second.start()], name[second.end() :]] if second else [name]


class _Tail:
    """The lines from "Kính gửi" on, from which addressees are taken and the body remains."""

    def __init__(self, head: list[str], body: list[str]) -> None:
        self._head = head
        self._body = body

    def addressees(self, code: str | None, heading_at: int | None) -> tuple[tuple[str, ...], list[str]]:
        last = next((line for line in reversed(self._head) if line), "")
        sent = re.search(r"\bkinh gui\b\s*:?\s*", fold(last))
        if sent:
            return _entries(last[sent.end() :], self._body)
        lines = [*self._head, *self._body]
        start = heading_at + 1 if heading_at is not None else 0
        pattern = {"CĐ": _ORDERED_TO, "GM": _INVITED}.get(code or "")
        for at, line in enumerate(lines[start : start + 30] if pattern else [], start=start):
            match = pattern.search(fold(line)) if pattern else None
            if match:
                return _invited(line[match.end() :], lines[at + 1 :], listed=":" in match[0])
        return (), [*self._head[start:], *self._body] if heading_at is not None else lines


def _invited(rest: str, below: list[str], *, listed: bool) -> tuple[tuple[str, ...], list[str]]:
    if listed or not rest:
        return _entries(rest, below)
    end = _COMES_TO.search(fold(rest))
    return _clean_entries([rest[: end.start()]] if end else []), below


def _entries(rest: str, below: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """Split what follows "Kính gửi:" on its line and below into entries, and leave the body."""
    run_on = next((m for m in _RUN_ON.finditer(fold(rest)) if rest[m.end() : m.end() + 1].isupper()), None)
    if run_on:
        return _clean_entries(rest[: run_on.start()].split(";")), [rest[run_on.end() :], *below]
    found = [rest] if rest.strip(" .:") else []
    taken = 0
    for line in below:
        if not line:
            if found and not (found[-1].rstrip().endswith((";", ",")) and _next_is_bullet(below[taken:])):
                break
        elif found and _ends_before(found[-1], line):
            break
        elif _BULLET.match(line) or not found or found[-1].rstrip().endswith(";"):
            found.append(line)
        else:
            found[-1] += " " + line
        taken += 1
    return _clean_entries([each for entry in found for each in entry.split(";")]), below[taken:]


def _next_is_bullet(lines: list[str]) -> bool:
    following = next((line for line in lines if line), "")
    return bool(re.match(r"[-–+•]", following))


def _ends_before(entry: str, line: str) -> bool:
    """Whether the addressees end with this entry."""
    return _begins_the_body(entry, line) or (not _BULLET.match(line) and not _goes_on(entry, line))


def _begins_the_body(entry: str, line: str) -> bool:
    """Whether a numbered line is the first item: the addressees before it have ended with a full stop."""
    return entry.rstrip().endswith(".") and bool(re.match(r"\s*\d{1,2}[.)]\s", line))


def _goes_on(entry: str, line: str) -> bool:
    """Whether a line without a bullet still belongs to the addressees."""
    if entry.rstrip().endswith((".", "./.")):
        return False
    return (
        entry.rstrip().endswith((";", ","))
        or line[:1].islower()
        or (not _BODY_LINE.match(fold(line)) and len(line) < 60)
    )


def _clean_entries(entries: list[str]) -> tuple[str, ...]:
    found = (squeeze(_BULLET.sub("", entry)).strip(" .;,:/-–*_|") for entry in entries)
    return tuple(entry for entry in found if entry)

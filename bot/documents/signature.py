"""Recipients, signer and what follows: the end of a directive."""

import re
from dataclasses import dataclass

from bot.documents.folding import UPPER, fold, squeeze
from bot.documents.marks import is_mark

_NOI_NHAN = re.compile(r"^\W*noi nhan\b\s*[:.]?\s*")
_ENTRY = re.compile(r"^\s*[-–—+•*]\s*")
_LAST_ENTRY = re.compile(r"^luu\b")
_CAPACITY = re.compile(
    r"(?<!\w)(TM|KT|TL|TUQ|Q|K\s?/\s?T|T\s?/\s?L|T\s?/\s?M|T\s?/\s?UQ)(?:\.|(?=\s+[A-ZĐ]{2}))|(?<!\w)([KT]/[TLM])\s"
)
_POST = re.compile(
    r"(?<!\w)(?:QUYEN )?(?:PHO )?(?:TONG )?(?:BO TRUONG|THU TRUONG|THU TUONG|CHU TICH|CHU NHIEM|GIAM DOC|BI THU|CHANH|"
    r"CHI CUC TRUONG|CUC TRUONG|VU TRUONG|VIEN TRUONG|HIEU TRUONG|TRUONG|CHI HUY|TU LENH|THONG DOC|KIEM TOAN"
    r"|DOI TRUONG|"
    r"CHANH VAN PHONG|THU KY|THAM PHAN|HAT TRUONG|TRAM TRUONG|TONG THANH TRA|NGUOI)(?!\w)"
)
_STAMP = re.compile(r"^\W*(?:da ky|ky ten|chu ky|ky boi|signed|[a-z]+ ky)\b|^\W*$")
_NOT_A_NAME = {"noi", "luu", "nhu", "van", "kinh", "phu", "mau"}
_DEGREES = re.compile(r"(?<!\w)(?:(?:GS|PGS|TS|ThS|BS|BSCKI{1,2}|CKI{1,2}|KS|CN|LS|TTND|TTUT|NGND|NGUT)\.\s?)+")


@dataclass(frozen=True, slots=True)
class Signature:
    """The fields of a directive's end, and the lines of an annex behind it."""

    recipients: tuple[str, ...]
    name: str | None
    position: str | None
    capacity: tuple[str, ...]
    annex: list[str]


def read_signature(closing: list[tuple[str, str]], body: list[str]) -> Signature:
    """Read a closing as `lay_out` gives it; a signature above "Nơi nhận" is looked for at the end of `body`."""
    # The decree wants no degree before the name; who prints one all the same means no part of the name.
    closing = [(line, _DEGREES.sub("", beside)) for line, beside in closing]
    recipients, below = _recipients(closing)
    below = [_DEGREES.sub("", line) for line in below]
    right = [line for _, line in closing]
    signing, annex = [*(line for line in right if line), *below], []
    if any(right):
        name, used = _signer(signing)
        annex = below[max(0, used - len([line for line in right if line])) :]
    else:
        name, used = _signer(below)
        signing, annex = below, below[used:]
    if name is None:
        signing = _last_lines(body)
        name, used = _signer(signing)
    if name is None:
        return Signature(recipients, None, None, (), annex)
    posts = [line for line in signing[:used] if line]
    return Signature(recipients, name, _position(posts, name), _capacity(posts), annex)


def _recipients(closing: list[tuple[str, str]]) -> tuple[tuple[str, ...], list[str]]:
    """Collect the entries of "Nơi nhận" from the left column, and leave the lines after the last of them."""
    found: list[str] = []
    for at, (line, beside) in enumerate(closing):
        start = _NOI_NHAN.match(fold(line))
        line = line[start.end() :] if start and at == 0 else line  # noqa: PLW2901 - the label is no entry
        if not line.strip():
            continue
        if _ENTRY.match(line):
            if found and _LAST_ENTRY.match(fold(found[-1])):
                return _clean(found), [left for left, _ in closing[at:]]
            found.append(_ENTRY.sub("", line))
        elif _begins_a_signature(line) or (found and _is_over(found[-1], beside)) or not (found or start):
            return _clean(found), [left for left, _ in closing[at:]]
        elif found:
            found[-1] += " " + line
        else:
            found = [entry for entry in line.split(";") if entry.strip()]
        signed = _signature_within(found[-1]) if found and _LAST_ENTRY.match(fold(found[-1])) else None
        if signed:
            rest = found[-1][signed:]
            found[-1] = found[-1][:signed]
            return _clean(found), [rest, *(left for left, _ in closing[at + 1 :])]
    return _clean(found), []


def _is_over(entry: str, beside: str) -> bool:
    """Whether the last entry is complete, so that a line without a dash is no part of it."""
    last = bool(_LAST_ENTRY.match(fold(entry)))
    return (last and not beside and entry.rstrip().endswith((".", ")", ";"))) or (last and len(entry) < 40)


def _begins_a_signature(line: str) -> bool:
    plain = fold(line).upper()
    return line.isupper() and bool(_CAPACITY.match(line) or _POST.match(plain))


def _signature_within(entry: str) -> int | None:
    """Find where a signature was run into the last entry."""
    match = re.search(rf"(?<=\s)(?:(?:TM|KT|TL|TUQ|Q)\.|[{UPPER}]{{2,}}\s+[{UPPER}]{{2,}})", entry)
    return (
        match.start()
        if match and (_CAPACITY.match(match[0]) or _POST.match(fold(entry[match.start() :]).upper()))
        else None
    )


def _clean(entries: list[str]) -> tuple[str, ...]:
    found = (
        squeeze(entry).strip(" ;,:*").removesuffix(".").removesuffix("/").removesuffix(".").strip(" ;,")
        for entry in entries
    )
    return tuple(entry for entry in found if entry)


def _last_lines(body: list[str]) -> list[str]:
    lines = [line for line in body if line]
    for at in range(len(lines) - 1, max(-1, len(lines) - 8), -1):
        if _begins_a_signature(lines[at]):
            start = at
            while start and _begins_a_signature(lines[start - 1]):
                start -= 1
            return lines[start:]
    return []


def _signer(lines: list[str]) -> tuple[str | None, int]:
    """Find the signer's name and how many lines it takes to get there."""
    posted = False
    for at, line in enumerate(lines[:40]):
        posted = posted or _has_post(line)
        if posted and any(map(str.islower, line)) and not _STAMP.match(fold(line)):
            name = _name_in(line)
            if name:
                return name, at + 1
            if not _has_post(line):
                return None, 0
    return None, 0


def _has_post(line: str) -> bool:
    return bool(_POST.search(fold(_capitals(line)).upper()))


def _capitals(line: str) -> str:
    """Give the words in capitals at the beginning of a line, marks and commas with them."""
    words = line.split()
    end = next((at for at, word in enumerate(words) if any(map(str.islower, word))), len(words))
    return " ".join(words[:end])


def _name_in(line: str) -> str | None:
    """Read a name of two to six capitalised words, behind a post in capitals or alone on its line."""
    rest = squeeze(line)[len(_capitals(line)) :].strip(" *_.,;")
    words = rest.split()
    fits = 2 <= len(words) <= 6 and fold(words[0]) not in _NOT_A_NAME
    return (
        " ".join(words)
        if fits and all(word[0].isupper() and word.replace("'", "").isalpha() for word in words)
        else None
    )


def _position(lines: list[str], name: str) -> str | None:
    """Give the signer's own post: the last capital line above the name, or the last post where lines ran together."""
    capitals = [squeeze(_capitals(line)).strip(" ,;*") for line in lines if not is_mark(line)]
    capitals = [line for line in capitals if line and line != name and any(map(str.isalpha, line))]
    posts = [line for line in capitals if _POST.search(fold(line).upper())]
    if not posts:
        return None
    last = _joined(capitals, posts[-1])
    last = last[max((match.end() for match in _CAPACITY.finditer(last)), default=0) :].strip()
    starts = [match.start() for match in _POST.finditer(fold(last).upper())]
    run_together = len(lines) <= 2 or _CAPACITY.search(posts[-1]) is not None
    if len(starts) > 1 and run_together:
        own = [at for at in starts if not last[:at].rstrip().endswith((",", "-", "–", "KIÊM"))]
        last = last[own[-1] :]
    return last or None


def _joined(capitals: list[str], last: str) -> str:
    """Put a post back together whose name went over the end of its line: "TRƯỞNG BAN" / "THƯỜNG TRỰC"."""
    at = len(capitals) - 1 - capitals[::-1].index(last)
    return " ".join([last, *capitals[at + 1 :]])


def _capacity(lines: list[str]) -> tuple[str, ...]:
    marks = []
    for line in lines:
        found = _CAPACITY.finditer(_capitals(line) + " ")
        marks += [re.sub(r"[\s/.]", "", match[1] or match[2]) + "." for match in found]
    return tuple(dict.fromkeys(marks))

"""Deadline phrases (reference/directives.md, section 7), all read on folded text."""

import re
from collections.abc import Callable

from bot.documents.days import iso_day, last_day
from bot.documents.folding import fold, squeeze
from bot.documents.reading import Deadline

_TIME = r"(?P<hour>\d{1,2})\s?(?:gio|h|g|:)\s?(?P<minute>\d{2})?(?:\s?phut)?"
_BOUND = (
    r"(?:(?:hoan thanh |xong |hoan thanh xong )?(?:truoc|cham nhat|muon nhat|den het|het|den|trong|han cuoi|vao"
    r"|xong|hoan thanh)"
    r"(?: la| vao| den| den het| trong| cung| truoc)*\s?:?)"
)
_WEEKDAYS = {"hai": 1, "ba": 2, "tu": 3, "nam": 4, "sau": 5, "bay": 6}
_WEEKDAY = r"(?:thu (?P<weekday>hai|ba|tu|nam|sau|bay|[2-7])|(?P<sunday>chu nhat))"
_DAY = (
    r"(?:ngay )?(?:(?P<d>\d{1,2})\s?[/.\-]\s?(?P<m>\d{1,2})\s?[/.\-]\s?(?P<y>\d{4})(?!\d)"
    r"|(?<=ngay )(?P<d3>\d{1,2})\s?/\s?(?P<m3>\d{1,2})(?![\d/])"
    r"|(?<=ngay )(?P<d2>\d{1,2}) thang (?P<m2>\d{1,2})(?! nam \d{4})(?!\d)"
    r"|(?<=ngay )(?P<d4>\d{1,2}) thang (?P<m4>\d{1,2}) nam (?P<y4>\d{4}))"
)
_SAID_DAY = (
    rf"(?:{_TIME},? )?(?:{_WEEKDAY},? )?(?:\(?{_WEEKDAY.replace('weekday', 'w2').replace('sunday', 's2')}\)?,? )?{_DAY}"
)
_QUARTER = r"(?P<last_quarter>iv|iii|ii|i|[1-4])"
_PERIOD = (
    r"(?:(?P<edge>dau|giua|cuoi) )?(?:"
    r"thang (?P<pm>\d{1,2})(?:\s?/\s?|,? nam )(?P<pmy>\d{4})|thang (?P<pm_bare>\d{1,2})(?![\d/])"
    rf"|quy (?:(?:iv|iii|ii|i|[1-4])(?:,| va|\s?-) )*{_QUARTER}(?:\s?/\s?|,? nam )(?P<qy>\d{{4}})"
    r"|6 thang dau nam(?: (?P<hy>\d{4}))?|6 thang cuoi nam(?: (?P<hy2>\d{4}))?"
    r"|nam (?P<py>\d{4}))"
)
_EVERY = r"(?:hang|moi)"

_DATED = re.compile(rf"\b{_BOUND} {_SAID_DAY}")
_DATED_BARE = re.compile(rf"^\W*(?:{_BOUND} )?{_SAID_DAY}")
_PERIODIC = re.compile(rf"\b(?:{_BOUND} |ca )(?:het )?{_PERIOD}\b")
_PERIODIC_BARE = re.compile(rf"^\W*(?:{_BOUND} |ca )?{_PERIOD}\b")
_YEARLY = re.compile(rf"\s?,? {_EVERY} nam\b")

_AT = rf"(?:(?:{_BOUND} )?(?:{_TIME},? ))?"
_RECURRING: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(
            rf"\b(?:{_BOUND} )?{_AT}ngay (?P<n>\d{{1,2}})(?: cua)? thang cuoi(?: cua)?(?: {_EVERY}| moi)? quy\b"
        ),
        lambda m: f"quarterly:{int(m['n'])}",
    ),
    (re.compile(rf"\b(?:{_BOUND} )?{_AT}ngay (?P<n>\d{{1,2}}) {_EVERY} thang\b"), lambda m: f"monthly:{int(m['n'])}"),
    (
        re.compile(rf"\b(?:{_BOUND} )?{_AT}ngay(?: lam viec)? cuoi(?: cung)?(?: cua)?(?: {_EVERY})? thang\b"),
        lambda _: "monthly:last",
    ),
    (
        re.compile(rf"\b(?:{_BOUND} )?{_AT}(?:ngay )?{_WEEKDAY},? {_EVERY} tuan\b"),
        lambda m: f"weekly:{_weekday(m)}",
    ),
    (
        re.compile(rf"\b{_EVERY} tuan,? (?:{_BOUND} )?{_AT}(?:ngay )?{_WEEKDAY}\b"),
        lambda m: f"weekly:{_weekday(m)}",
    ),
    (re.compile(r"\b(?P<n>\d{1,2}) gio\s?/\s?(?:01 |1 )?lan\b"), lambda m: f"hourly:{int(m['n'])}"),
    (re.compile(rf"\b{_EVERY} ngay,? (?:{_BOUND} ){_TIME}"), lambda _: "daily"),
    (re.compile(rf"\b(?:{_BOUND} )?{_TIME},? {_EVERY} ngay\b"), lambda _: "daily"),
    (re.compile(rf"\b(?:dinh ky |bao cao |{_BOUND} ){_EVERY} ngay\b"), lambda _: "daily"),
    (re.compile(rf"\b(?:dinh ky |bao cao ){_EVERY} tuan\b|\bgiao ban tuan\b"), lambda _: "weekly"),
    (re.compile(rf"\b(?:dinh ky |bao cao ){_EVERY} thang\b|\bgiao ban thang\b"), lambda _: "monthly"),
    (re.compile(rf"\b(?:dinh ky |bao cao ){_EVERY} quy\b|\bgiao ban quy\b"), lambda _: "quarterly"),
    (re.compile(rf"\b(?:dinh ky |bao cao )(?:6 thang|{_EVERY} nam)\b"), lambda _: "yearly"),
    (re.compile(rf"\b(?:{_BOUND} )ngay \d{{1,2}}\s?/\s?\d{{1,2}},? {_EVERY} nam\b"), lambda _: "yearly"),
)

_UP_TO_A_STOP = r"[^.;,()]{0,120}"
_RELATIVE = re.compile(
    r"\b(?:trong|sau|cham nhat|khong qua|toi da)(?: vong| thoi han| thoi gian| sau| khong qua)* (?:toi da )?\d{1,3} "
    rf"(?:ngay|gio|phut|tuan|thang)\b(?: lam viec)?(?:,? (?:ke|tu|sau|truoc)\b{_UP_TO_A_STOP})?"
    rf"|\bngay (?:sau )?khi {_UP_TO_A_STOP}|\b(?:truoc|sau) (?:moi|khi) (?!tet\b){_UP_TO_A_STOP}"
)
_VAGUE = re.compile(
    r"\btrong (?:tuan|thang|quy|nam)(?: nay| toi| sau)?\b(?! \d)|\bthuong xuyen\b"
    r"|\bsom(?: nhat)?\b(?= (?:hoan|trinh|bao|trien|nhat)|$|[.,;])|\bcang som cang tot\b"
    r"|\b(?:hien|khai|cao|ly|lam|hanh) ngay\b(?! \d| sau| khi| tu)|\bngay(?=$|[.;,])"
)


def find_deadline(text: str, year: int | None, *, bare: bool = False) -> Deadline | None:
    """Find the deadline in `text`; a date wins over the rest. `year`: for a day printed without one.

    `bare`: the text is a deadline's own cell or line, where a date or period needs no "trước" before it.
    """
    folded = fold(text)
    return (
        (_dated(text, folded, year, bare=True) if bare else None)
        or _dated(text, folded, year, bare=False)
        or _recurring(text, folded)
        or _period(text, folded, year, bare=bare)
        or _simple(text, folded, bare=bare)
    )


def _dated(text: str, folded: str, year: int | None, *, bare: bool) -> Deadline | None:
    for match in (_DATED_BARE if bare else _DATED).finditer(folded):
        day = iso_day(
            match["y"] or match["y4"] or year,
            match["m"] or match["m2"] or match["m3"] or match["m4"],
            match["d"] or match["d2"] or match["d3"] or match["d4"],
        )
        if day and not _YEARLY.match(folded, match.end()):
            return Deadline(raw=_raw(text, match), kind="date", date=day, time=_time(match))
    return None


def _recurring(text: str, folded: str) -> Deadline | None:
    for pattern, every in _RECURRING:
        match = pattern.search(folded)
        if match:
            return Deadline(raw=_raw(text, match), kind="recurring", time=_time(match), every=every(match))
    return None


def _period(text: str, folded: str, year: int | None, *, bare: bool) -> Deadline | None:
    for match in (_PERIODIC_BARE if bare else _PERIODIC).finditer(folded):
        day = _end_of(match, year)
        if day:
            return Deadline(raw=_raw(text, match), kind="date", date=day)
    return None


def _end_of(match: re.Match[str], year: int | None) -> str | None:
    """Give the last day of a period, or the day the Civil Code gives for its beginning or middle."""
    if match["pm"] or match["pm_bare"]:
        return _in_month(match["edge"], int(match["pmy"] or year or 0), int(match["pm"] or match["pm_bare"]))
    if match["last_quarter"]:
        quarter = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(match["last_quarter"]) or int(match["last_quarter"])
        return last_day(int(match["qy"]), 3 * quarter)
    if match["py"]:
        month, day = {"dau": (1, 1), "giua": (6, 30)}.get(match["edge"], (12, 31))
        return iso_day(match["py"], month, day)
    first_half = "dau nam" in match[0]
    return last_day(int(match["hy"] or match["hy2"] or year or 0), 6 if first_half else 12)


def _in_month(edge: str | None, year: int, month: int) -> str | None:
    day = {"dau": 1, "giua": 15}.get(edge or "")
    return iso_day(year, month, day) if day else last_day(year, month)


def _simple(text: str, folded: str, *, bare: bool) -> Deadline | None:
    match = _RELATIVE.search(folded)
    if match:
        return Deadline(raw=_raw(text, match), kind="relative")
    # "ngày" (day) folds into "ngay" (at once).
    match = next(
        (found for found in _VAGUE.finditer(folded) if "ngày" not in text[found.start() : found.end()].lower()), None
    )
    if match:
        return Deadline(raw=_raw(text, match), kind="vague")
    return Deadline(raw=squeeze(text).rstrip(" .;,"), kind="vague") if bare and text.strip() else None


def _raw(text: str, match: re.Match[str]) -> str:
    return squeeze(text[match.start() : match.end()]).strip(" .;,|:")


def _time(match: re.Match[str]) -> str | None:
    groups = match.groupdict()
    if groups.get("hour") is None or int(groups["hour"]) > 24:
        return None
    minute = int(groups["minute"] or 0)
    return f"{int(groups['hour']):02d}:{minute:02d}" if minute < 60 else None


def _weekday(match: re.Match[str]) -> int:
    if match["sunday"]:
        return 7
    named = match["weekday"]
    return _WEEKDAYS.get(named) or int(named) - 1

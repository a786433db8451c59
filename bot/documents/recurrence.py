"""When a duty comes again, as it is written: "trước ngày 15 hằng tháng", "thứ Sáu hằng tuần", "every Friday"."""

import re
from collections.abc import Mapping

from bot.core.duties import Every, Recurrence
from bot.documents.folding import clean, fold, squeeze

_EACH = r"(?:hang|moi|dinh ky|every|each)"
_ROWS: Mapping[Every, re.Pattern[str]] = {  # the first that is named counts: "tháng cuối quý" is of a quarter
    Every.YEAR: re.compile(rf"\b(?:{_EACH} (?:nam|year)|yearly|annually)\b"),
    Every.QUARTER: re.compile(rf"\b(?:{_EACH} (?:quy|quarter)|cua quy|cuoi quy|dau quy|giua quy|quarterly)\b"),
    Every.MONTH: re.compile(rf"\b(?:{_EACH} (?:thang|month)|monthly)\b"),
    Every.WEEK: re.compile(
        rf"\b(?:{_EACH} tuan|{_EACH} week|weekly|every (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    ),
}
_DAY_AND_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s?(?:[/.-]\s?|thang )(\d{1,2})(?!\d)")
_DAY = re.compile(r"\b(?:ngay|day|the) (\d{1,2})(?:st|nd|rd|th)?\b|\b(\d{1,2})(?:st|nd|rd|th)\b")
_LAST = re.compile(r"\b(?:ngay cuoi|cuoi (?:hang |moi )?thang|last day)\b")
_MONTHS = (
    (re.compile(r"\b(?:thang dau|dau quy|first month)\b"), 1),
    (re.compile(r"\b(?:thang giua|giua quy|thang thu (?:hai|2)|second month)\b"), 2),
)
_WEEKDAYS = {
    **dict.fromkeys(("thu hai", "thu 2", "monday"), 1),
    **dict.fromkeys(("thu ba", "thu 3", "tuesday"), 2),
    **dict.fromkeys(("thu tu", "thu 4", "wednesday"), 3),
    **dict.fromkeys(("thu nam", "thu 5", "thursday"), 4),
    **dict.fromkeys(("thu sau", "thu 6", "friday"), 5),
    **dict.fromkeys(("thu bay", "thu 7", "saturday"), 6),
    **dict.fromkeys(("chu nhat", "sunday"), 7),
}
_MOST = 120  # characters


def recurrence_in(text: str) -> Recurrence | None:
    """The row of deadlines that a text of one phrase gives; None where it gives none, or no day that there is."""
    plain = fold(squeeze(clean(text)))
    every = next((every for every, named in _ROWS.items() if named.search(plain)), None)
    if every is None or len(plain) > _MOST:
        return None
    day, month = _day_of(every, plain)
    try:
        return Recurrence(every=every, day=day, month=month)
    except ValueError:
        return None


def _day_of(every: Every, plain: str) -> tuple[int, int]:
    """The day and the month; 0 for what is not said."""
    if every is Every.WEEK:
        found = [day for name, day in _WEEKDAYS.items() if re.search(rf"\b{name}\b", plain)]
        return (found[0] if len(found) == 1 else 0), 1
    if every is Every.YEAR:
        dates = _DAY_AND_MONTH.findall(plain)
        return (int(dates[0][0]), int(dates[0][1])) if len(dates) == 1 else (0, 1)
    days = [int(a or b) for a, b in _DAY.findall(plain)]
    day = days[0] if len(days) == 1 else 31 if not days and _LAST.search(plain) else 0
    if every is Every.MONTH:
        return day, 1
    return day, next((month for named, month in _MONTHS if named.search(plain)), 3)

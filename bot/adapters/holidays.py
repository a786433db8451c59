"""Public holidays and swapped working days: what the calendar cannot know from the week alone."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from bot.core.calendar import SpecialDay, SpecialDays, no_special_days, special_days

KNOWN_SWAPS = Path(__file__).with_name("swaps.csv")
"""Swaps of the state sector that the library `holidays` does not know yet, each with its source."""

_COLUMNS = {"ngay": "date", "loai": "kind", "ghi_chu": "note", "date": "date", "kind": "kind", "note": "note"}
_KINDS = {"nghi": False, "off": False, "lam_bu": True, "work": True}
_NAMES = {False: "Ngày nghỉ hoán đổi", True: "Ngày làm bù"}
_EXAMPLE = "the first line is ngay,loai,ghi_chu and the others are like 2026-01-02,nghi,Hoán đổi"


def days_of(holidays: str, swaps_file: Path | None = None) -> SpecialDays:
    """Gather the special days for a Calendar. `holidays` is `"VN"` or `"none"`; later sources overrule earlier ones.

    VN: the library's holidays and make-up days, then the known swaps, then the file. none: the file alone; without
    one there are no special days at all. The library is imported when the first year is asked for.
    Raises ValueError for another kind or a bad file, OSError if the file cannot be read.
    """
    own = read_swaps(swaps_file) if swaps_file else {}
    if holidays == "none":
        return special_days(own) if own else no_special_days
    if holidays != "VN":
        raise ValueError(f"Holidays of {holidays!r} are not known; write VN, or none and a swaps file.")
    swaps = special_days(read_swaps(KNOWN_SWAPS) | own)
    return lambda year: {**_vietnam(year), **swaps(year)}


def read_swaps(path: Path) -> dict[date, SpecialDay]:
    """Read days off and make-up days from a CSV file: `ngay,loai,ghi_chu` or `date,kind,note`, commas or semicolons.

    `loai` is `nghi` (`off`) or `lam_bu` (`work`), the date is ISO 8601, the note may be missing or empty.
    Raises ValueError naming the line, OSError if the file cannot be read.
    """
    days: dict[date, SpecialDay] = {}
    for row in _rows(path):
        day, special = row.day(), row.special()
        if day in days:
            raise row.error(f"{day} stands twice; keep one of them")
        days[day] = special
    return days


@lru_cache(maxsize=256)
def _vietnam(year: int) -> Mapping[date, SpecialDay]:
    """Ask the library about one year, names in Vietnamese; it knows nothing before 1901 and after 2100."""
    import holidays  # noqa: PLC0415 - a tenth of a second, which most commands need not pay

    found = holidays.country_holidays("VN", years=year, language="vi", expand=False)
    days = {day: SpecialDay(works=False, name=name) for day, name in found.items()}
    # The library lists make-up days of some other years as well.
    days |= {day: SpecialDay(works=True, name=_NAMES[True]) for day in found.weekend_workdays if day.year == year}
    return days


@dataclass(frozen=True, slots=True)
class _Row:
    path: Path
    line: int
    cells: Mapping[str, str]

    def error(self, what: str) -> ValueError:
        return ValueError(f"{self.path}, line {self.line}: {what}; {_EXAMPLE}.")

    def day(self) -> date:
        try:
            return date.fromisoformat(self.cells["date"])
        except ValueError:
            raise self.error(f"{self.cells['date']!r} is not a date, write year-month-day") from None

    def special(self) -> SpecialDay:
        works = _KINDS.get(_plain(self.cells["kind"]))
        if works is None:
            raise self.error(f"{self.cells['kind']!r} is neither nghi (off) nor lam_bu (work)")
        return SpecialDay(works=works, name=self.cells.get("note") or _NAMES[works])


def _rows(path: Path) -> Iterator[_Row]:
    """Read the lines below the header, without blank ones."""
    try:
        text = path.read_text(encoding="utf-8-sig")  # Excel puts a mark in front
    except UnicodeDecodeError:
        raise ValueError(f"{path} is not UTF-8; save it as “CSV UTF-8”.") from None
    # Excel in a Vietnamese Windows separates with semicolons.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    columns: list[str] = []
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        row = _Row(path, reader.line_num, dict(zip(columns, (cell.strip() for cell in cells), strict=False)))
        if not columns:
            columns = [_COLUMNS.get(_plain(cell), cell) for cell in cells]
            if not {"date", "kind"} <= set(columns):
                raise row.error(f"the columns {cells} lack ngay (date) or loai (kind)")
        elif len(cells) > len(columns):
            raise row.error('there are more cells than columns, put a note with a comma in "quotation marks"')
        elif not {"date", "kind"} <= row.cells.keys():
            raise row.error("the date or the kind is missing")
        else:
            yield row


def _plain(text: str) -> str:
    """`"Làm bù"` as `"lam_bu"`."""
    letters = unicodedata.normalize("NFD", text.strip().casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace(" ", "_")

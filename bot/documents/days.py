"""Days as Vietnamese documents print them."""

import calendar
import re
from datetime import date

# On folded text. Blanks left for a pen may be dots or underscores.
_BLANK = r"[\s._…]*"
WORDED_DAY = (
    rf"ngay{_BLANK}(?P<d>\d{{1,2}})?{_BLANK}thang{_BLANK}(?P<m>\d{{1,2}})?{_BLANK}nam{_BLANK}(?P<y>\d{{4}})?(?!\d)"
)
SLASHED_DAY = r"(?:ngay\s*)?(?P<d>\d{1,2})\s?[/.\-]\s?(?P<m>\d{1,2})\s?[/.\-]\s?(?P<y>\d{4})(?!\d)"
# Both in one pattern need groups of two names.
ANY_DAY = rf"(?:{WORDED_DAY}|ngay\s+{re.sub('(?<=P<)[dmy]', lambda name: name[0] + '2', SLASHED_DAY)})"


def iso_day(year: str | int | None, month: str | int | None, day: str | int | None) -> str | None:
    """Give a real day as ISO text; None when the calendar has no such day."""
    try:
        return date(int(year or 0), int(month or 0), int(day or 0)).isoformat()
    except ValueError:
        return None


def last_day(year: int, month: int) -> str | None:
    """Give a month's last day as ISO text."""
    in_calendar = 1 <= month <= 12 and 1 <= year <= 9999
    return iso_day(year, month, calendar.monthrange(year, month)[1]) if in_calendar else None


def partial_day(year: str | None, month: str | None, day: str | None) -> str | None:
    """Give what is known of a day: "2024-04-19", "2024-04" with the day blank, "2024" with the month blank too."""
    if year is None:
        return None
    if month is None:
        return year
    if day is None:
        return f"{year}-{int(month):02d}" if 1 <= int(month) <= 12 else None
    return iso_day(year, month, day)


def day_in(match: re.Match[str]) -> str | None:
    """Read the partial day that ANY_DAY found."""
    return partial_day(match["y"] or match["y2"], match["m"] or match["m2"], match["d"] or match["d2"])

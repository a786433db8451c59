"""The hours and weekdays in which an office is open, as people write them."""

import re
from collections.abc import Iterable
from datetime import timedelta

NOTHING = timedelta(0)
WHOLE_DAY = timedelta(hours=24)

Opening = tuple[timedelta, timedelta]
"""From when to when, counted from midnight on the wall clock: 24:00 is `timedelta(hours=24)`."""

_HOURS_EXAMPLE = "write 07:30-11:30,13:30-17:00"
_DAYS_EXAMPLE = "write 1-5 for Monday to Friday, or 1-5,6 with Saturdays"
_INTERVAL = re.compile(r"([0-9]{1,2}):([0-9]{2}) *- *([0-9]{1,2}):([0-9]{2})")
_WEEKDAYS = re.compile(r"([0-9])(?: *- *([0-9]))?")


def parse_hours(text: str) -> tuple[Opening, ...]:
    """Read `"07:30-11:30,13:30-17:00"` (or `"00:00-24:00"`), in any order; intervals that touch become one.

    Raises ValueError for an empty text, a time past 24:00, an end that is not after its start, and an overlap.
    """
    joined: list[Opening] = []
    for start, end in sorted(_parse_interval(part.strip(), text) for part in text.split(",")):
        if joined and start < joined[-1][1]:
            raise ValueError(f"Working hours {text!r} overlap; {_HOURS_EXAMPLE}.")
        if joined and start == joined[-1][1]:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def parse_working_days(text: str) -> frozenset[int]:
    """Read `"1-5"`, `"1-5,6"` or `"1,2,3"`: ISO weekdays, 1 is Monday. Raises ValueError for anything else."""
    days: set[int] = set()
    for part in text.split(","):
        found = _WEEKDAYS.fullmatch(part.strip())
        if found is None:
            raise ValueError(f"Working days {text!r} are not weekdays; {_DAYS_EXAMPLE}.")
        first, last = int(found[1]), int(found[2] or found[1])
        if not 1 <= first <= 7 or not 1 <= last <= 7:
            raise ValueError(f"Working days {text!r} go beyond 1 (Monday) to 7 (Sunday); {_DAYS_EXAMPLE}.")
        if last < first:
            raise ValueError(f"Working days {text!r} run backwards in {part.strip()!r}; {_DAYS_EXAMPLE}.")
        days.update(range(first, last + 1))
    return frozenset(days)


def _parse_interval(part: str, text: str) -> Opening:
    found = _INTERVAL.fullmatch(part)
    if found is None:
        raise ValueError(f"Working hours {text!r} are not intervals; {_HOURS_EXAMPLE}.")
    start_h, start_min, end_h, end_min = map(int, found.groups())
    start, end = timedelta(hours=start_h, minutes=start_min), timedelta(hours=end_h, minutes=end_min)
    if max(start_min, end_min) > 59 or max(start, end) > WHOLE_DAY:
        raise ValueError(f"Working hours {text!r} hold a time that no clock shows: {part!r}; {_HOURS_EXAMPLE}.")
    if end <= start:
        raise ValueError(f"Working hours {text!r} end before they start: {part!r}; {_HOURS_EXAMPLE}.")
    return start, end


def refuse_bad_hours(hours: Iterable[Opening]) -> None:
    """Raise ValueError unless there are hours, in order, inside one day."""
    closed: timedelta | None = None
    for start, end in hours:
        if start < (closed or NOTHING) or end <= start or end > WHOLE_DAY:
            raise ValueError(f"A calendar's hours come in order, inside one day, without overlap; not {hours}.")
        closed = end
    if closed is None:
        raise ValueError("A calendar without hours would never be open; give it at least one interval.")

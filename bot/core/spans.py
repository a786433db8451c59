"""A wait, as a setting gives it."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Self

_ISO = re.compile(
    r"P(?=.)"
    r"(?:(?P<weeks>[0-9]{1,9})W)?"
    r"(?:(?P<days>[0-9]{1,9})D)?"
    r"(?:T(?=.)"
    r"(?:(?P<hours>[0-9]{1,9})H)?"
    r"(?:(?P<minutes>[0-9]{1,9})M)?"
    r"(?:(?P<seconds>[0-9]{1,9})(?:[.,](?P<fraction>[0-9]{1,6}))?S)?"
    r")?"
)
_EXAMPLES = "write P1D for one working day, PT4H for four open hours, or P1DT2H for both"
# A wait longer than this is a slip of the finger, and would send the calendar centuries ahead.
_LONGEST_DAYS = 36_500


@dataclass(frozen=True, slots=True)
class Span:
    """A wait as a setting gives it: `days` counts working days, `time` counts open hours (CONTRACT section 4).

    The two never mix: 24 open hours are not a day. Zero is a span too ("at once"). Raises ValueError if a part is
    negative or longer than a hundred years.
    """

    days: int = 0
    time: timedelta = timedelta(0)

    def __post_init__(self) -> None:
        if self.days < 0 or self.time < timedelta(0):
            raise ValueError(f"A span cannot be negative: {self.days} days and {self.time}; {_EXAMPLES}.")
        if self.days > _LONGEST_DAYS or self.time > timedelta(days=_LONGEST_DAYS):
            raise ValueError(f"A span of {self.days} days and {self.time} is longer than a hundred years; {_EXAMPLES}.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 duration: `"P1D"`, `"PT4H"`, `"PT2.5S"`, `"P1DT2H"`, `"P2W"` (a week is seven counted days).

        Raises ValueError for anything else: years and months have no fixed length, and a wait is never negative.
        """
        found = _ISO.fullmatch(text.strip().upper())
        if found is None:
            raise ValueError(f"{text!r} is not a span; {_EXAMPLES}.")
        part = {name: int(digits) for name, digits in found.groupdict(default="0").items() if name != "fraction"}
        return cls(
            days=7 * part["weeks"] + part["days"],
            time=timedelta(
                hours=part["hours"],
                minutes=part["minutes"],
                seconds=part["seconds"],
                microseconds=int((found["fraction"] or "").ljust(6, "0")),
            ),
        )

    def times(self, n: int) -> Self:
        """The same wait `n` times over; beyond a hundred years it is a hundred years."""
        if n == 1:
            return self
        most = timedelta(days=_LONGEST_DAYS)
        return type(self)(days=min(self.days * n, _LONGEST_DAYS), time=min(self.time * n, most))

    def __str__(self) -> str:
        """ISO 8601 again: `Span.parse(str(span)) == span`; a zero is `PT0S`."""
        minutes, rest = divmod(self.time, timedelta(minutes=1))
        hours, minutes = divmod(minutes, 60)
        seconds = (
            f"{rest.seconds}.{rest.microseconds:06}".rstrip("0").rstrip(".") if rest.microseconds else rest.seconds
        )
        clock = "".join(f"{n}{unit}" for n, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if n)
        days = f"{self.days}D" if self.days else ""
        return f"P{days}T{clock}" if clock else f"P{days or 'T0S'}"

"""The only place that asks for the time."""

import time
from datetime import UTC, datetime, timedelta


class SystemClock:
    """The machine's clock: office time is wall time."""

    def now(self) -> datetime:
        """Office time, aware UTC."""
        return datetime.now(UTC)

    def wall(self) -> datetime:
        """Wall time, aware UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return time.monotonic()


class TravellingClock:
    """A clock that stands still until it is told to travel; wall time stays the machine's.

    Monotonic time runs on by itself and jumps forward with each journey, so that paces and limits measured with it
    see the same spans as the office does.
    """

    def __init__(self, start: datetime) -> None:
        if start.tzinfo is None:
            raise ValueError(f"A clock starts at an aware time; {start} has no time zone.")
        self._now = start.astimezone(UTC)
        self._travelled_s = 0.0

    def now(self) -> datetime:
        """Office time, aware UTC: the moment last travelled to."""
        return self._now

    def wall(self) -> datetime:
        """Wall time of the machine, aware UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Seconds that never go back: the machine's, and what was travelled."""
        return time.monotonic() + self._travelled_s

    def travel_to(self, moment: datetime) -> None:
        """Go forward to `moment`; going back leaves the clock where it is."""
        span = moment - self._now
        if span > timedelta(0):
            self._now = moment.astimezone(UTC)
            self._travelled_s += span.total_seconds()

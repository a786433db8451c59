"""Time that stands still until it is told to go on."""

from datetime import UTC, datetime


class SimulatedClock:
    """All three clocks in one: wall and monotonic time go with the office's, so that a run can be seen again."""

    def __init__(self, begins: datetime) -> None:
        self._begins = self._now = begins.astimezone(UTC)

    def now(self) -> datetime:
        """Office time, aware UTC."""
        return self._now

    def wall(self) -> datetime:
        """The same."""
        return self._now

    def monotonic(self) -> float:
        """Seconds since the beginning."""
        return (self._now - self._begins).total_seconds()

    def travel_to(self, moment: datetime) -> None:
        """Go on to `moment`; never back."""
        self._now = max(self._now, moment.astimezone(UTC))

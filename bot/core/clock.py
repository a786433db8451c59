"""The three clocks, never mixed; only `bot/adapters/clock.py` asks for the time."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Office time may travel (policy, deadlines, invites); wall time is for leases, monotonic time for waits."""

    def now(self) -> datetime:
        """Office time, aware UTC."""

    def wall(self) -> datetime:
        """Wall time, aware UTC."""

    def monotonic(self) -> float:
        """Seconds that never go back."""

"""How far a directive has got on its way out: the first sends of it, their outcomes, and how fast they go."""

from dataclasses import dataclass
from datetime import datetime, timedelta

RECENT = timedelta(seconds=10)  # over which the rate is taken
_BAR = 10  # cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """The first send to each unit of one directive, the newest where an account changed. All counts are units."""

    units: int  # that the directive is for
    sent: int
    waiting: int  # queued, or being sent
    refused: int
    unknown: int  # may have arrived
    dropped: int  # nobody wants it any more: answered or withdrawn meanwhile
    recent: int  # sent within RECENT before `now`
    began_at: datetime
    now: datetime

    @property
    def total(self) -> int:
        """How many first sends there are."""
        return self.sent + self.waiting + self.refused + self.unknown + self.dropped

    @property
    def unreachable(self) -> int:
        """Units to which nothing could be sent at all: no channel reaches them."""
        return max(self.units - self.total, 0)

    @property
    def is_over(self) -> bool:
        """Whether every first send has an outcome."""
        return self.waiting == 0

    @property
    def rate(self) -> float:
        """Messages a second over the last seconds."""
        span = min(self.now - self.began_at, RECENT).total_seconds()
        return self.recent / max(span, 1.0)

    @property
    def left_s(self) -> float | None:
        """Seconds until the last one leaves at this rate; None where nothing moves."""
        return self.waiting / self.rate if self.rate else None

    @property
    def cells(self) -> tuple[int, int]:
        """A bar's full and empty cells; full only when all is over, and never empty once something has ended."""
        ended = self.total - self.waiting
        full = _BAR if self.is_over else max(ended * _BAR // self.total, min(ended, 1))
        return full, _BAR - full


def clock_like(seconds: float) -> str:
    """`0:07`, `12:40`, `1:02:03`; what is left of a second counts as one."""
    whole = int(-(-seconds // 1))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"

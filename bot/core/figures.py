"""What the office counts for whoever watches over the bot."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.core.broadcast import Broadcast
from bot.core.model import DirectiveId, Kind, State, UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenIn:
    """The open assignments of one unit; declined ones wait for the clerk and do not count."""

    open: int
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Messages of one lane that are to be sent now; there is at least one."""

    count: int
    oldest_at: datetime  # when the one that waits longest came due


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How much there is of what at one moment."""

    deliveries: Mapping[tuple[Kind, State], int]
    due: Mapping[int, Due]  # messages that are to be sent now, by lane (model.LANES); no lane that has none
    inbox: int  # updates that nobody has finished yet
    open: int  # assignments
    overdue: int  # of them
    unreachable: int  # of them, that no channel reaches


class Counting(Protocol):
    """Reads that only count."""

    def deliveries(self) -> dict[tuple[Kind, State], int]:
        """All deliveries there are, by what for and how they stand."""

    def due(self, now: datetime) -> dict[int, Due]:
        """Queued messages that are due, by lane; only lanes that have any."""

    def broadcast(self, directive_id: DirectiveId, began_at: datetime, now: datetime) -> Broadcast:
        """How far the directive, issued then, has got on its way out."""

    def inbox(self) -> int:
        """Updates that wait."""

    def open_assignments(self, now: datetime) -> dict[UnitId, OpenIn]:
        """By unit; only units that have any."""

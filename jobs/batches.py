"""What the log says about sending: a line for each batch, with counts alone."""

import logging
from collections import Counter

from bot.core.clock import Clock
from bot.core.messages import Fate
from bot.core.model import LANE_NAMES

log = logging.getLogger(__name__)

_SHORTEST_S = 1.0  # what comes within so long is one batch
_LONGEST_S = 10.0  # a longer one is told in parts
_NAMES = {Fate.SENT: "sent", Fate.NOT_SENT: "not sent", Fate.REFUSED: "refused", Fate.UNKNOWN: "unknown"}


class Batches:
    """Attempts to send on one channel, counted until the batch is over."""

    def __init__(self, channel: str, clock: Clock) -> None:
        self._channel = channel
        self._clock = clock
        self._fates: Counter[Fate] = Counter()
        self._lanes: Counter[int] = Counter()
        self._began_s = self._ended_s = 0.0

    def add(self, lane: int, fate: Fate, took_s: float) -> None:
        """An attempt is over, which took so many seconds."""
        self._ended_s = self._clock.monotonic()
        if not self._fates:
            self._began_s = self._ended_s - took_s
        self._fates[fate] += 1
        self._lanes[lane] += 1

    def tell(self, *, quiet: bool, last: bool = False) -> None:
        """Write the line if the batch is over. `quiet`: nothing is on its way; `last`: nothing more will be."""
        age_s = self._clock.monotonic() - self._began_s
        if not self._fates or not (last or age_s >= (_SHORTEST_S if quiet else _LONGEST_S)):
            return
        fates = ", ".join(f"{self._fates[fate]} {name}" for fate, name in _NAMES.items())
        lanes = ", ".join(f"{LANE_NAMES.get(lane, lane)} {self._lanes[lane]}" for lane in sorted(self._lanes))
        log.info("%s: %s (%s) in %.1f s", self._channel, fates, lanes, self._ended_s - self._began_s)
        self._fates.clear()
        self._lanes.clear()

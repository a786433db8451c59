"""When a channel counts as down as a whole. Pure: what happened comes in, and the seconds of a clock that never jumps.

Single accounts fail all the time; a channel is down when nothing at all has got through for a while.
"""

from collections.abc import Collection
from dataclasses import dataclass

from bot.core.making import replace
from bot.core.stores import Facts

ENOUGH = 5  # failures in a row, of sending or of asking the platform who we are
PATIENCE_S = 60.0  # for which nothing got through


@dataclass(frozen=True, slots=True)
class Health:
    """What is known of a channel since something last got through."""

    failures: int = 0
    since_s: float | None = None  # of the first of them
    token_refused: bool = False

    @property
    def is_in_doubt(self) -> bool:
        """Whether it is worth asking the platform."""
        return self.failures > 0


def failed(health: Health, now_s: float, *, token_refused: bool = False) -> Health:
    """Something did not get through, for another reason than that the platform told us to wait."""
    since_s = now_s if health.since_s is None else health.since_s
    refused = health.token_refused or token_refused
    return replace(health, failures=health.failures + 1, since_s=since_s, token_refused=refused)


def is_down(health: Health, now_s: float, patience_s: float = PATIENCE_S) -> bool:
    """Whether nothing can be expected of it: a refused token tells it for all, else it takes some failures."""
    if health.since_s is None or now_s - health.since_s < patience_s:
        return False
    return health.token_refused or health.failures >= ENOUGH


def fact_of(channel: str) -> str:
    """Under which name it is remembered that a channel is down: since when, and why; empty while it is up."""
    return f"{channel}.down"


def channels_down(facts: Facts, used: Collection[str]) -> frozenset[str]:
    """Those of the channels in use that are down; where there is but one, nobody asks."""
    return frozenset(name for name in used if facts.get(fact_of(name))) if len(used) > 1 else frozenset()

"""One measured figure, and how it is printed."""

import json
import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

LATENCY_S = (0.005, 0.025)  # on the way there, and again on the way back, where the sandbox serves


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What the command line decides."""

    quick: bool = False
    rounds: int = 3

    def size(self, full: int, quick: int) -> int:
        """How many of something."""
        return quick if self.quick else full


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`at_most` or `at_least`: the bar (neither: no bar). `peers`: the same of others, by name."""

    name: str
    value: float
    unit: str
    command: str
    at_most: float | None = None
    at_least: float | None = None
    peers: Mapping[str, float] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)

    @property
    def bar(self) -> str:
        """`<= 1.02`; "" for none."""
        if self.at_most is not None:
            return f"<= {self.at_most:g}"
        return "" if self.at_least is None else f">= {self.at_least:g}"

    @property
    def meets(self) -> bool | None:
        """Whether it meets its bar; None without one. What could not be measured meets none."""
        if self.at_most is not None:
            return self.value <= self.at_most
        return None if self.at_least is None else self.value >= self.at_least

    def as_json(self) -> str:
        """One line."""
        told: dict[str, Any] = {"name": self.name, "value": round(self.value, 4), "unit": self.unit}
        if self.bar:
            told |= {"target": self.bar, "meets": self.meets}
        if self.peers:
            told["peers"] = {name: round(value, 4) for name, value in self.peers.items()}
        return json.dumps(told | dict(self.more) | {"command": self.command}, ensure_ascii=False)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share of them does not exceed; NaN where there are none."""
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)] if ordered else math.nan


def tell(what: str) -> None:
    """Progress, for whoever waits."""
    print(what, file=sys.stderr, flush=True)

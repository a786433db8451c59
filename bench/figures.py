"""One measured figure, and how it is printed."""

import json
import math
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

LATENCY_S = (0.005, 0.025)  # on the way there, and again on the way back


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What the command line decides."""

    heads: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`target`: the value should be at most this (None: no target)."""

    name: str
    value: float
    unit: str
    command: str
    target: float | None = None
    more: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> str:
        told: dict[str, Any] = {"name": self.name, "value": round(self.value, 4), "unit": self.unit}
        if self.target is not None:
            told |= {"target": self.target, "meets": self.value <= self.target}
        return json.dumps(told | self.more | {"command": self.command}, ensure_ascii=False)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share of them does not exceed; NaN where there are none."""
    ordered = sorted(values)
    return ordered[max(math.ceil(share * len(ordered)) - 1, 0)] if ordered else math.nan


def tell(what: str) -> None:
    """Progress, for whoever waits."""
    print(what, file=sys.stderr, flush=True)

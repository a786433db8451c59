"""What came of a simulated time."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.core.model import Kind
from bot.simulation.office import Size

Json = dict[str, Any]


class Broken(Exception):
    """Something that must always hold does not."""

    def __init__(self, what: str, which: str, at: datetime) -> None:
        super().__init__(f"{what}: {which}")
        self.what = what
        self.which = which  # the assignment, the message or the directive
        self.at = at


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counted while it goes on."""

    messages: Counter[Kind] = field(default_factory=Counter)  # that arrived, by kind
    acts: int = 0  # updates that people sent
    instants: int = 0
    assignments: int = 0
    outages: int = 0  # hours in which nothing could be sent
    downtimes: int = 0  # weeks in which the process was down
    zones: int = 0  # into which the host was moved
    checks: int = 0
    crashes: int = 0
    transactions: int = 0
    dropped: int = 0  # messages, stale at the moment of sending
    wall_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole of it. `broken` is the first thing that did not hold."""

    size: Size
    seed: int
    begins: datetime
    ends: datetime  # or when it broke
    tally: Tally
    broken: Broken | None

    @property
    def command(self) -> str:
        """Which shows the same again."""
        size = self.size
        return (
            f"dondoc simulate --units {size.units} --directives {size.directives} --days {size.days} --seed {self.seed}"
        )

    def as_json(self) -> Json:
        """For other programs."""
        tally = self.tally
        return {
            "ok": self.broken is None,
            "broken": self._broken_json(),
            "seed": self.seed,
            "units": self.size.units,
            "directives": self.size.directives,
            "days": self.size.days,
            "from": _instant(self.begins),
            "to": _instant(self.ends),
            "assignments": tally.assignments,
            "messages": {str(kind): tally.messages[kind] for kind in Kind if tally.messages[kind]},
            "nudges": tally.messages[Kind.NUDGE],
            "escalations": tally.messages[Kind.ESCALATION],
            "digests": tally.messages[Kind.DIGEST],
            "dropped": tally.dropped,
            "acts": tally.acts,
            "instants": tally.instants,
            "transactions": tally.transactions,
            "crashes": tally.crashes,
            "outages": tally.outages,
            "downtimes": tally.downtimes,
            "host_zones": tally.zones,
            "checks": tally.checks,
            "wall_s": round(tally.wall_s, 1),
        }

    def _broken_json(self) -> Json | None:
        broken = self.broken
        if broken is None:
            return None
        return {"what": broken.what, "which": broken.which, "at": _instant(broken.at), "again": self.command}

    def lines(self) -> list[str]:
        """For people."""
        tally = self.tally
        messages = ", ".join(f"{kind} {tally.messages[kind]}" for kind in Kind if tally.messages[kind])
        size = f"{self.size.units} units, {self.size.directives} directives, {tally.assignments} assignments"
        down = f"hours without sending: {tally.outages}; weeks without the process: {tally.downtimes}"
        troubles = f"{down}; moves of the host's time zone: {tally.zones}"
        told = [
            f"{self.size.days} days from {self.begins:%Y-%m-%d}, seed {self.seed}: {size}",
            f"messages that arrived: {messages}; dropped as stale: {tally.dropped}",
            f"acts of people: {tally.acts}; transactions: {tally.transactions}; crashes: {tally.crashes}",
            troubles,
        ]
        if self.broken:
            told.append(f"BROKEN on {_instant(self.broken.at)}: {self.broken.what}: {self.broken.which}")
            told.append(f"See it again: {self.command}")
        else:
            told.append(f"Every invariant held, in {tally.checks} checks and {tally.wall_s:.0f} s.")
        return told


def _instant(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")

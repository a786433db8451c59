"""What keeps the updates from coming when they are fetched: how long to wait, and what to say in the log."""

import logging
from dataclasses import dataclass

from bot.adapters.http import Timeouts

_log = logging.getLogger(__name__)

NETWORK = "network"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One failed try."""

    kind: str = NETWORK
    advice: str  # what is wrong, and what to do about it
    wait_s: float  # at most; a NETWORK one begins sooner and doubles up to this
    answers_to_end: int = 1  # good answers in a row after which it counts as over


@dataclass(slots=True)
class Trouble:
    """Said once when it begins, once when it is over."""

    source: str
    timeouts: Timeouts
    problem: Problem | None = None
    failures: int = 0
    answers: int = 0  # good ones in a row

    def wait_s(self, problem: Problem) -> float:
        """Seconds until the next try. Says in the log what is wrong when that is news."""
        if self.problem is None or problem.kind != self.problem.kind:
            _log.warning(
                "No updates for %s: %s; trying again, at most %g s apart.", self.source, problem.advice, problem.wait_s
            )
            self.problem = problem
            self.failures = 0
        self.failures += 1
        self.answers = 0
        if problem.kind == NETWORK:
            return float(min(self.timeouts.first_wait_s * 2 ** min(self.failures - 1, 30), problem.wait_s))
        return problem.wait_s

    def over(self) -> None:
        """An answer came."""
        self.answers += 1
        if self.problem is None:
            return
        if self.answers >= self.problem.answers_to_end:
            _log.info("Updates for %s come again, after %d failed tries.", self.source, self.failures)
            self.problem, self.failures = None, 0

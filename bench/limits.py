"""How many messages the local server takes: by the harshest reading of a limit, and as badly tempered as wanted."""

import math
from collections import deque

WINDOW_S = 1.0


class Limit:
    """Never more than `rate` in any sliding second, counted by arrival; None takes everything.

    `punish_s`: how long everything is refused after a refusal. Those made meanwhile do not make it longer.
    """

    def __init__(self, rate: int | None = None, *, punish_s: float = 0.0) -> None:
        self._rate = rate
        self._punish_s = punish_s
        self._taken: deque[float] = deque()
        self._closed_until = -math.inf

    def refuses_s(self, now: float) -> int:
        """0: taken. Else `retry_after`, in whole seconds as the Bot API has it. `now`: monotonic, never going back."""
        if self._rate is None:
            return 0
        if now < self._closed_until:
            return math.ceil(self._closed_until - now)
        while self._taken and now - self._taken[0] >= WINDOW_S:
            self._taken.popleft()
        if len(self._taken) < self._rate:
            self._taken.append(now)
            return 0
        if self._punish_s:
            self._closed_until = now + self._punish_s
            return math.ceil(self._punish_s)
        return math.ceil(WINDOW_S)

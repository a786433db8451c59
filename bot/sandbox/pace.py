"""How many messages the server takes in a second."""

import math
from collections import deque
from dataclasses import dataclass, field

from bot.core.clock import Clock
from bot.sandbox.errors import too_many


@dataclass(slots=True)
class _Window:
    """At most `limit` messages in any sliding `span_s` seconds."""

    limit: int
    span_s: float
    accepted: deque[float] = field(default_factory=deque)

    def wait_s(self, now_s: float, count: int) -> float:
        """Seconds until `count` more fit; 0 when they fit now."""
        while self.accepted and self.accepted[0] <= now_s - self.span_s:
            self.accepted.popleft()
        surplus = len(self.accepted) + count - self.limit
        if surplus <= 0:
            return 0.0
        # More at once than the limit never fits: then it waits for an empty window, and is taken as one.
        if not self.accepted:
            return 0.0
        freeing = self.accepted[min(surplus, len(self.accepted)) - 1]
        return freeing + self.span_s - now_s


class Pace:
    """The harshest reading of the published limits: never more in any sliding span (source: reference/sending.md).

    `rate_per_s` messages a second over all chats; `chat_burst` = (messages, seconds) for each chat. None: no limit.
    """

    def __init__(self, clock: Clock, *, rate_per_s: int | None, chat_burst: tuple[int, float] | None) -> None:
        self._clock = clock
        self._chat_burst = chat_burst
        self._all = None if rate_per_s is None else _Window(rate_per_s, 1.0)
        self._chats: dict[int, _Window] = {}

    def admit(self, chat_id: int, count: int) -> None:
        """Count `count` messages to this chat as accepted now. Raises ApiError 429; then nothing is counted."""
        now_s = self._clock.monotonic()
        windows = self._windows(chat_id)
        wait_s = max((window.wait_s(now_s, count) for window in windows), default=0.0)
        if wait_s > 0:
            raise too_many(max(1, math.ceil(wait_s)))
        for window in windows:
            window.accepted.extend([now_s] * count)

    def _windows(self, chat_id: int) -> list[_Window]:
        windows = [] if self._all is None else [self._all]
        if self._chat_burst is not None:
            if chat_id not in self._chats:
                self._chats[chat_id] = _Window(*self._chat_burst)
            windows.append(self._chats[chat_id])
        return windows

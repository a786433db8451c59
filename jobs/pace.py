"""How fast one token may send: permits that come back a second after the answer.

Whatever the network does, no more than `rate` requests can then arrive within any second, which an even pace cannot
promise under jitter (docs/decisions).
"""

import asyncio
from collections import deque

from bot.core.clock import Clock

CHAT_GAP_S = 1.0  # between messages to one chat that nobody waits for (source: Bot API FAQ, about one a second)
_HELD_TOGETHER_S = 2.0  # two chats told to wait within so many seconds: it is the token that has to wait


class Pace:
    """Permits of one token, gaps of its chats, waits that the platform asks for. Monotonic seconds throughout."""

    def __init__(self, rate_per_s: float, clock: Clock) -> None:
        self._permits = max(1, int(rate_per_s))
        self._permit_s = self._permits / rate_per_s  # a second, but for odd rates: 2.5/s is two in 0.8 s
        self._clock = clock
        self._in_flight = 0
        self._back_at: deque[float] = deque()  # when answered permits come back, in order
        self._token_held_until = 0.0
        self._chat_free_at: dict[str, float] = {}
        self._chat_held_until: dict[str, float] = {}
        self._last_hold: tuple[str, float] = ("", -_HELD_TOGETHER_S)

    def free(self) -> int:
        """How many may leave now."""
        now = self._clock.monotonic()
        while self._back_at and self._back_at[0] <= now:
            self._back_at.popleft()
        return 0 if now < self._token_held_until else self._permits - self._in_flight - len(self._back_at)

    def wait_s(self) -> float:
        """How long until another one may leave, as far as is known: an answer in flight may come any time."""
        now = self._clock.monotonic()
        if now < self._token_held_until:
            return self._token_held_until - now
        return max(self._back_at[0] - now, 0.0) if self._back_at else 0.05

    def take(self) -> None:
        """Use a permit; only while `free()` gives one."""
        self._in_flight += 1

    def answered(self) -> None:
        """The request is over, whatever came of it: its permit comes back a second later."""
        self._in_flight -= 1
        self._back_at.append(self._clock.monotonic() + self._permit_s)

    @property
    def is_held(self) -> bool:
        """Whether the whole token is to wait."""
        return self._clock.monotonic() < self._token_held_until

    def chat_wait_s(self, address: str, *, gapped: bool = True) -> float:
        """How long this chat is to be left alone; what is not gapped waits only where the platform said to."""
        free_at = max(self._chat_held_until.get(address, 0.0), self._chat_free_at.get(address, 0.0) if gapped else 0.0)
        return free_at - self._clock.monotonic()

    def used_chat(self, address: str) -> None:
        """A message has just gone there."""
        now = self._clock.monotonic()
        self._chat_free_at[address] = now + CHAT_GAP_S
        if len(self._chat_free_at) > 10_000:
            self._chat_free_at = {chat: at for chat, at in self._chat_free_at.items() if at > now}
            self._chat_held_until = {chat: at for chat, at in self._chat_held_until.items() if at > now}

    def hold(self, address: str, seconds: float) -> None:
        """The platform said to wait: that chat, or the whole token where two chats are told so together."""
        now = self._clock.monotonic()
        self._chat_held_until[address] = max(self._chat_held_until.get(address, 0.0), now + seconds)
        other, at = self._last_hold
        if other != address and now - at < _HELD_TOGETHER_S:
            self.hold_token(seconds)
        self._last_hold = (address, now)

    def hold_token(self, seconds: float) -> None:
        """Nothing leaves for so long."""
        self._token_held_until = max(self._token_held_until, self._clock.monotonic() + seconds)

    async def rest(self, seconds: float) -> None:
        """Sleep, but never so long that a journey of the clock would go unnoticed."""
        await asyncio.sleep(min(max(seconds, 0.001), 0.25))

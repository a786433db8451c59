"""How fast one token may send: permits that come back a second after the answer.

Whatever the network does, no more than `rate` requests can then arrive within any second, which an even pace cannot
promise under jitter (docs/decisions/0008). Most of the shortest round trip is given back to the pace, since no answer
can travel faster. A bulk of messages leaves room for whoever waits for an answer.
"""

import asyncio
import math
from collections import deque
from dataclasses import dataclass

from bot.core.clock import Clock

CHAT_GAP_S = 1.0  # between messages to one chat that nobody waits for (source: Bot API FAQ, about one a second)
GROUP_MOST = 20  # messages to one group within a minute (source: Bot API FAQ)
_GROUP_SPAN_S = 61.0  # a minute, and a second for what travels at different speeds
ANSWER_WAIT_S = 0.1  # the longest that an answer may have to wait for a permit that a bulk has taken
_HELD_TOGETHER_S = 2.0  # two chats told to wait within so many seconds: it is the token that has to wait
_GIVEN_BACK = 0.8  # of the shortest round trip
_GIVEN_BACK_FROM = 60  # answers; in the first bursts a wait inside our own process looks like a long wire
_WIRE_SHARE = 0.6  # of the usual round trip; where the shortest is less, chance decides how short the next one is
_OWN_TURN_S = 0.002  # what our own process may add to a round trip
_KEPT_SHARE = 15  # one permit in so many is kept for answers
_PEOPLE_ABOUT_S = 60.0  # after an answer others are likely to follow
_CHEAP = 0.01  # of a permit's turn; where the round trips vary less than that, keeping permits costs nothing
_SPREAD = 0.35  # of a second, over which a bulk spreads its permits
_MOST_KNOWN = 10_000  # chats, before those whose wait is over are forgotten
_CATCH_UP_S = 0.1  # what a busy process may make up for at once


@dataclass(frozen=True, slots=True)
class Permit:
    """One request on its way."""

    taken_at: float
    probe: bool = False  # the one that finds out whether the token may send again
    count: int = 1  # of the messages that it makes


class Pace:
    """Permits of one token, gaps of its chats, waits that the platform asks for. Monotonic seconds throughout."""

    def __init__(self, rate_per_s: float, clock: Clock) -> None:
        self.permits = max(1, int(rate_per_s))
        self._permit_s = self.permits / rate_per_s  # a second, but for odd rates: 2.5/s is two in 0.8 s
        self._clock = clock
        self._in_flight = 0
        self._answered_at: deque[float] = deque()  # of the permits that are not back yet, in order
        self._token_held_until = 0.0
        self._careful = False  # one at a time, until one goes well
        self._probes = 0
        self._chats = Chats(clock)
        self._last_hold: tuple[str, float] = ("", -_HELD_TOGETHER_S)
        self._trips = _Trips()
        self._kept = self.permits // _KEPT_SHARE if self.permits >= _KEPT_SHARE else int(self.permits > 2)
        self._people_until = -_PEOPLE_ABOUT_S
        self._bulk_gap_s = _SPREAD * self._permit_s / self.permits
        self._next_bulk_at = 0.0

    # Permits

    def free(self) -> int:
        """How many may leave now, answers among them."""
        now = self._clock.monotonic()
        if now < self._token_held_until:
            return 0
        back = self.permits - self._in_flight - self._away(now)
        return min(back, 1 - self._probes) if self._careful else back

    def free_for_bulk(self) -> int:
        """How many may leave now that nobody waits for: spread a little, and never the last that an answer may need."""
        now = self._clock.monotonic()
        due = 1 + int(min(now - self._next_bulk_at, _CATCH_UP_S) / self._bulk_gap_s) if now >= self._next_bulk_at else 0
        free = self.free()
        if free - self._kept >= due:  # whatever of those is to be kept
            return due
        return max(min(free - self._to_keep(now), due), 0)

    def wait_s(self, *, bulk: bool = False) -> float:
        """How long until another one may leave, as far as is known: an answer in flight may come any time."""
        now = self._clock.monotonic()
        if now < self._token_held_until:
            return self._token_held_until - now
        free = self.free()
        if free > 0 and not bulk:
            return 0.0
        waits = [0.05]
        if self._answered_at:
            waits.append(self._back_at(0) - now)
        if bulk and free > 0:
            kept = self._to_keep(now)
            if free > kept:
                return max(self._next_bulk_at - now, 0.0)
            waits.append(self._next_return_after(now + ANSWER_WAIT_S) - ANSWER_WAIT_S - now)
        return max(min(waits), 0.0)

    def take(self, *, bulk: bool = False, count: int = 1) -> Permit:
        """Use permits, one for each message that a request makes; only while `free()` gives one."""
        now = self._clock.monotonic()
        self._in_flight += count
        if bulk:
            self._next_bulk_at = max(self._next_bulk_at, now - _CATCH_UP_S) + count * self._bulk_gap_s
        else:
            self._people_until = now + _PEOPLE_ABOUT_S
        self._probes += self._careful
        return Permit(now, self._careful, count)

    def answered(self, permit: Permit, *, heard: bool = True) -> None:
        """The request is over: what it took comes back a second later.

        `heard`: the platform took it or refused it for good, so that the token may send.
        """
        now = self._clock.monotonic()
        self._in_flight -= permit.count
        self._answered_at.extend([now] * permit.count)
        if heard:
            self._trips.add(now - permit.taken_at)
        if permit.probe:
            self._probes -= 1
            self._careful = self._careful and not heard

    def _back_at(self, place: int) -> float:
        return self._answered_at[place] + self._permit_s - self._trips.given_back_s

    def _away(self, now: float) -> int:
        """How many answered permits are not back yet."""
        gone = now - self._permit_s + self._trips.given_back_s
        while self._answered_at and self._answered_at[0] <= gone:
            self._answered_at.popleft()
        return len(self._answered_at)

    def _to_keep(self, now: float) -> int:
        """Permits that a bulk must leave: none where enough come back so soon that an answer need not wait long.

        Where round trips vary, keeping them makes a bulk a few per cent slower: then only while people are about.
        """
        if now >= self._people_until and not self._trips.even(_CHEAP * self._permit_s):
            return 0
        soon = now + ANSWER_WAIT_S
        if len(self._answered_at) >= self._kept and self._kept and self._back_at(self._kept - 1) <= soon:
            return 0
        coming = 0
        while coming < len(self._answered_at) and self._back_at(coming) <= soon:
            coming += 1
        return max(self._kept - coming, 0)

    def _next_return_after(self, moment: float) -> float:
        backs = (self._back_at(place) for place in range(min(len(self._answered_at), self._kept + 1)))
        return next((at for at in backs if at > moment), moment + self._permit_s)

    # Waits that the platform asks for

    @property
    def is_held(self) -> bool:
        """Whether the whole token is to wait."""
        return self.held_s > 0

    @property
    def held_s(self) -> float:
        """For how long the whole token is to wait; 0 where it is not."""
        return max(self._token_held_until - self._clock.monotonic(), 0.0)

    def hold(self, address: str, seconds: float) -> None:
        """The platform said to wait: that chat, or the whole token where two chats are told so together.

        Which of the two it is the next one tells: it goes alone, and the others only when it went well.
        """
        now = self._clock.monotonic()
        self._chats.hold(address, seconds)
        other, at = self._last_hold
        if other not in ("", address) and (self._careful or now - at < _HELD_TOGETHER_S):
            self.hold_token(seconds)
        self._careful = True
        self._last_hold = (address, now)

    def hold_token(self, seconds: float) -> None:
        """Nothing leaves for so long; then one alone."""
        self._token_held_until = max(self._token_held_until, self._clock.monotonic() + seconds)
        self._careful = True

    # Chats

    def chat_wait_s(self, address: str, *, gapped: bool = True) -> float:
        """How long this chat is to be left alone; what is not gapped waits only where the platform has to be obeyed."""
        return self._chats.wait_s(address, gapped=gapped)

    def used_chat(self, address: str) -> None:
        """A message is going there."""
        self._chats.use(address)

    def chat_answered(self, address: str) -> None:
        """And has arrived by now."""
        self._chats.rest(address)

    def resting(self) -> tuple[frozenset[str], float]:
        """The chats that are to be left alone for now, and how long until the first of them may be written to."""
        return self._chats.resting()

    async def rest(self, seconds: float) -> None:
        """Sleep, but never so long that a journey of the clock would go unnoticed."""
        await asyncio.sleep(min(max(seconds, 0.001), 0.25))


class _Trips:
    """Round trips of requests, in seconds."""

    def __init__(self) -> None:
        self._count = 0
        self._shortest_s = float("inf")
        self._usual_s = 0.0

    def add(self, seconds: float) -> None:
        self._count += 1
        self._shortest_s = min(self._shortest_s, seconds)
        self._usual_s += (seconds - self._usual_s) / min(self._count, _GIVEN_BACK_FROM)

    @property
    def given_back_s(self) -> float:
        """By how much a permit comes back sooner than a second after its answer.

        What varies may come out shorter yet than any so far: the less likely, the more have been seen.
        """
        if self._count < _GIVEN_BACK_FROM or self._shortest_s < _WIRE_SHARE * self._usual_s:
            return 0.0
        shorter_yet_s = (self._usual_s - self._shortest_s) * math.sqrt(2 / self._count)
        return max(_GIVEN_BACK * (self._shortest_s - _OWN_TURN_S) - shorter_yet_s, 0.0)

    def even(self, within_s: float) -> bool:
        """Whether they differ so little that a permit's turn takes a second and hardly more."""
        return self._count >= _GIVEN_BACK_FROM and self._usual_s - self.given_back_s <= within_s


class Chats:
    """When each chat may be written to again."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._free_at: dict[str, float] = {}  # the soonest first
        self._held_until: dict[str, float] = {}
        self._to_groups: dict[str, deque[float]] = {}

    def wait_s(self, address: str, *, gapped: bool) -> float:
        """See `Pace.chat_wait_s`."""
        held = self._held_until.get(address, 0.0)
        gap = self._free_at.get(address, 0.0) if gapped else 0.0
        return max(held, gap, self._group_free_at(address)) - self._clock.monotonic()

    def _group_free_at(self, address: str) -> float:
        sent_at = self._to_groups.get(address)
        return sent_at[0] + _GROUP_SPAN_S if sent_at and len(sent_at) == GROUP_MOST else 0.0

    def use(self, address: str) -> None:
        """A message is going there."""
        self.rest(address)
        if address.startswith("-"):  # a group (source: Bot API, Chat.id)
            self._to_groups.setdefault(address, deque(maxlen=GROUP_MOST)).append(self._clock.monotonic())

    def rest(self, address: str) -> None:
        """It may have arrived only now."""
        now = self._clock.monotonic()
        self._free_at.pop(address, None)
        self._free_at[address] = now + CHAT_GAP_S
        self._forget(now)

    def _forget(self, now: float) -> None:
        """What is over."""
        while (first := next(iter(self._free_at))) and self._free_at[first] <= now:
            del self._free_at[first]
        for known in (self._held_until, self._to_groups):
            if len(known) > _MOST_KNOWN:
                self._held_until = {chat: at for chat, at in self._held_until.items() if at > now}
                self._to_groups = {c: at for c, at in self._to_groups.items() if at[-1] + _GROUP_SPAN_S > now}

    def resting(self) -> tuple[frozenset[str], float]:
        """See `Pace.resting`."""
        now = self._clock.monotonic()
        waits = {chat: at - now for chat, at in self._free_at.items() if at > now}
        return frozenset(waits), min(waits.values(), default=0.0)

    def hold(self, address: str, seconds: float) -> None:
        """The platform said to wait; a shorter wait does not cut a longer one."""
        until = self._clock.monotonic() + seconds
        self._held_until[address] = max(self._held_until.get(address, 0.0), until)

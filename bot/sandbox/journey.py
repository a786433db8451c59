"""Travelling in time without leaving anybody behind: to the next stored instant, until all is settled, and on."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.core.clock import Clock
from bot.sandbox.server import Sandbox
from bot.sandbox.zalo import ZaloSandbox

_LONGEST_S = 60.0  # of real time, for one step to settle
_LOOK_S = 0.005
_SELDOM_S = 0.25  # the longest between two rings


class TravelClock(Clock, Protocol):
    """A clock that goes where it is told."""

    def travel_to(self, moment: datetime) -> None:
        """Forward only."""


class Stuck(Exception):
    """The bot does not come to rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """Both platforms and the bot on one clock. `ring` wakes the bot; the other two ask it."""

    sandbox: Sandbox
    zalo: ZaloSandbox
    clock: TravelClock
    ring: Callable[[], None]
    is_settled: Callable[[], Awaitable[bool]]
    next_instant: Callable[[], Awaitable[datetime | None]]

    async def settle(self) -> None:
        """Wait until nothing is due, claimed or unanswered. Raises Stuck after a minute of real time."""
        time = asyncio.get_running_loop().time
        give_up_at = time() + _LONGEST_S
        ring_at, gap_s = time(), _LOOK_S
        quiet = 0
        while quiet < 2:
            if time() > give_up_at:
                raise Stuck(f"The bot has not come to rest at {self.clock.now():%Y-%m-%d %H:%M} UTC.")
            if time() >= ring_at:
                # A ring makes the bot look around. Where that takes longer than a look of ours, as on a busy machine,
                # ringing at each look would keep it looking around for ever: so less and less often.
                self.ring()
                ring_at, gap_s = time() + gap_s, min(gap_s * 2, _SELDOM_S)
            await asyncio.sleep(_LOOK_S)
            quiet = quiet + 1 if await self._is_quiet() else 0

    async def _is_quiet(self) -> bool:
        telegram, zalo = self.sandbox, self.zalo
        # What people say on a platform that is down nobody hears before it is up again.
        unheard = telegram.is_up and (telegram.pending_updates() or telegram.unanswered_presses())
        unheard = unheard or (zalo.is_up and zalo.pending_updates())
        return not unheard and await self.is_settled()

    async def travel_to(self, moment: datetime, *, at_each_stop: Callable[[], None] = lambda: None) -> None:
        """Go to `moment`, stopping wherever something comes due."""
        await self.settle()
        at_each_stop()
        while (stop := await self.next_instant()) is not None and stop < moment:
            self.clock.travel_to(stop)
            await self.settle()
            at_each_stop()
        self.clock.travel_to(moment)
        await self.settle()
        at_each_stop()

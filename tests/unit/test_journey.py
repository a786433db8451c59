"""Coming to rest between two moments of a journey."""

import asyncio
from datetime import UTC, datetime

from bot.adapters.clock import TravellingClock
from bot.sandbox import Sandbox
from bot.sandbox.journey import Journey
from bot.sandbox.zalo import ZaloSandbox

LOOKS_IT_TAKES = 4  # until the bot has looked around after a ring; on a busy machine many more than one
NOON = datetime(2026, 4, 6, 12, 0, tzinfo=UTC)


async def test_a_bot_slower_than_our_looks_still_comes_to_rest() -> None:
    busy = 0

    def ring() -> None:
        nonlocal busy
        busy = LOOKS_IT_TAKES

    async def is_settled() -> bool:
        nonlocal busy
        busy = max(busy - 1, 0)
        return busy == 0

    async def nothing() -> None:
        return None

    clock = TravellingClock(NOON)
    journey = Journey(
        sandbox=Sandbox(clock=clock),
        zalo=ZaloSandbox(clock=clock),
        clock=clock,
        ring=ring,
        is_settled=is_settled,
        next_instant=nothing,
    )
    async with asyncio.timeout(10):
        await journey.settle()

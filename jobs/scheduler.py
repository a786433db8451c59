"""The ticking: APScheduler rings bells, and does no work itself.

Its ticks stop for as long as the machine's clock was set back, so every loop also looks again by monotonic time.
"""

from collections.abc import Iterable
from datetime import UTC, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.core.ports import Bell


def ticking(every: timedelta, bells: Iterable[Bell]) -> AsyncIOScheduler:
    """A scheduler, not yet started, that rings the bells at this beat."""
    listed = list(bells)

    async def tick() -> None:  # a coroutine: a plain function would run in another thread
        for bell in listed:
            bell.ring()

    scheduler = AsyncIOScheduler(timezone=UTC)
    scheduler.add_job(
        tick, "interval", seconds=every.total_seconds(), max_instances=1, coalesce=True, misfire_grace_time=None
    )
    return scheduler

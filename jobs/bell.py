"""Waking loops."""

import asyncio
import contextlib


class AsyncBell:
    """Fulfils `Bell` within one event loop."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake whoever waits; ringing twice is ringing once."""
        self._rung.set()

    async def wait(self, at_most_s: float) -> None:
        """Return when rung, or after so many seconds."""
        # Not wait_for: before Python 3.12 it swallows a cancellation that comes together with the ring.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(at_most_s):
                await self._rung.wait()
        self._rung.clear()

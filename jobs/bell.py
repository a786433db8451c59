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
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._rung.wait(), at_most_s)
        self._rung.clear()

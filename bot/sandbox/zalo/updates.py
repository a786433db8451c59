"""Updates on their way to the bot: no numbers, no offset, one for each poll, or pushed to a webhook."""

import asyncio

from bot.sandbox.errors import ApiError, Json
from bot.sandbox.faults import Faults, Kind

LONGEST_WAIT_S = 50.0
_WEBHOOK_IS_SET = "You cannot use this API while a webhook is set. Please delete the webhook first."


class UpdateQueue:
    """What the bot has not fetched yet, in order.

    `Fault(Kind.REPLAY)`: a poll that finds nothing new gets the last one again, at once; a push is made once more.
    `Fault(Kind.OUT_OF_ORDER)`: where two or more wait, the newest goes first.
    """

    def __init__(self, faults: Faults) -> None:
        self.pending: list[Json] = []
        self.webhook_active = False
        self._faults = faults
        self._last: Json | None = None
        self._arrived = asyncio.Event()
        self._closed = False

    def push(self, update: Json) -> None:
        """Queue an update."""
        self.pending.append(update)
        self._arrived.set()

    async def poll(self, wait_s: float) -> Json:
        """`getUpdates`: fetched is forgotten. Raises ApiError 400 with a webhook, 408 after `wait_s` real seconds."""
        self._without_webhook()
        if not self.pending and self._last is not None and self._faults.take_update(Kind.REPLAY):
            return self._last
        try:
            async with asyncio.timeout(min(wait_s, LONGEST_WAIT_S)):
                while not self.pending and not self._closed:
                    await self.wait()
                    self._without_webhook()
        except TimeoutError:
            pass
        if not self.pending:
            raise ApiError(408, "Request timeout")
        self._last = self.first()
        self.pending.remove(self._last)
        return self._last

    async def wait(self) -> None:
        """Until something has changed."""
        self._arrived.clear()
        await self._arrived.wait()

    def stir(self) -> None:
        """Have whoever waits look again."""
        self._arrived.set()

    def first(self) -> Json:
        """The one whose turn it is."""
        newest_first = len(self.pending) > 1 and self._faults.take_update(Kind.OUT_OF_ORDER)
        return self.pending[-1 if newest_first else 0]

    def settle(self, update: Json) -> None:
        """The webhook took it."""
        if not self._faults.take_update(Kind.REPLAY) and update in self.pending:
            self.pending.remove(update)

    def close(self) -> None:
        """End a waiting poll."""
        self._closed = True
        self._arrived.set()

    def _without_webhook(self) -> None:
        if self.webhook_active:
            raise ApiError(400, _WEBHOOK_IS_SET)

"""Updates on their way to the bot: numbered, kept until confirmed, fetched by long polling or pushed to a webhook."""

import asyncio
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from bot.sandbox.errors import Json, conflict
from bot.sandbox.faults import Faults, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_UPDATE_ID = 700_000_001
MAX_LIMIT = 100
MAX_WAIT_S = 50
OPT_IN = frozenset({"chat_member", "message_reaction", "message_reaction_count"})  # only when asked for by name


def chat_of(update: Json) -> int:
    """The chat that an update is about: those of one chat are pushed one after the other; 0 where there is none."""
    for body in update.values():
        if isinstance(body, dict):
            message = body.get("message", body)  # that of a press lies within
            chat = message.get("chat") if isinstance(message, dict) else None
            return int(chat.get("id", 0)) if isinstance(chat, dict) else 0
    return 0


class UpdateQueue:
    """What the bot has not confirmed yet, in order."""

    def __init__(self, faults: Faults) -> None:
        self.pending: list[Json] = []
        self.allowed: list[str] = []  # empty: all but OPT_IN; remembered from one request to the next
        self.webhook_active = False
        self.on_push: Callable[[], None] = lambda: None
        self._faults = faults
        self._next_id = FIRST_UPDATE_ID
        self._poller: asyncio.Future[None] | None = None

    def push(self, kind: str, body: Json) -> int | None:
        """Queue an update; its id, or None when the bot has not allowed this kind."""
        if not self._wanted(kind):
            return None
        update_id = self._next_id
        self._next_id += 1
        self.pending.append({"update_id": update_id, kind: body})
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)
        self.on_push()
        return update_id

    async def poll(self, *, offset: int, limit: int, wait_s: float, allowed: Any) -> list[Json]:
        """`getUpdates`: confirm what lies below `offset`, then wait up to `wait_s` real seconds for something new.

        A negative offset keeps only that many from the end. Raises ApiError 409 when a webhook is set, and in the
        earlier poller when a second one comes.
        """
        if self.webhook_active:
            raise conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
        self.stop_poller("terminated by other getUpdates request; make sure that only one bot instance is running")
        self.allow(allowed)
        self._confirm(offset)
        if not self.pending and wait_s > 0:
            await self._wait(min(wait_s, MAX_WAIT_S))
        batch = self.pending[: min(max(limit, 1), MAX_LIMIT)]
        if len(batch) > 1 and self._faults.take_update(Kind.OUT_OF_ORDER):
            batch.reverse()
        return batch

    def stop_poller(self, why: str) -> None:
        """End a waiting `getUpdates` with 409."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(conflict(why))

    def close(self) -> None:
        """End a waiting `getUpdates` with nothing."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)

    def allow(self, allowed: Any) -> None:
        """Remember which kinds the bot wants; None leaves it as it was. What waits already stays."""
        if isinstance(allowed, list):
            self.allowed = [str(kind) for kind in allowed]

    def next_to_push(self, busy: Collection[int] = ()) -> Json | None:
        """The update a webhook gets next, of a chat that is not among these; it stays queued until `settle`."""
        waiting = [update for update in self.pending if chat_of(update) not in busy] if busy else self.pending
        if len(waiting) > 1 and self._faults.take_update(Kind.OUT_OF_ORDER):
            return waiting[-1]
        return waiting[0] if waiting else None

    def settle(self, update: Json) -> None:
        """The webhook took it."""
        if not self._faults.take_update(Kind.REPLAY) and update in self.pending:
            self.pending.remove(update)

    def drop_pending(self) -> None:
        """Forget what waits."""
        self.pending.clear()

    def _wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in OPT_IN

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self.pending = self.pending[offset:]
            return
        confirmed = [update for update in self.pending if update["update_id"] < offset]
        if confirmed and not self._faults.take_update(Kind.REPLAY):
            self.pending = [update for update in self.pending if update["update_id"] >= offset]

    async def _wait(self, wait_s: float) -> None:
        poller: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = poller
        try:
            async with asyncio.timeout(wait_s):
                await poller
        except TimeoutError:
            return
        finally:
            if self._poller is poller:
                self._poller = None

"""Taking in what people say: stored first, greeted at once, worked on in order, each in one transaction."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from bot.core.errors import DondocError
from bot.core.messages import Incoming
from bot.core.ports import Bell, Channel, Office, RawUpdate
from bot.core.stores import InboxItem, UnitOfWork

log = logging.getLogger(__name__)

T = TypeVar("T")

Handle = Callable[[UnitOfWork, int, Incoming | None], None]
GiveUp = Callable[[UnitOfWork, int, Incoming | None, str], None]

_TRIES = 3  # of an update that makes us stumble
_STORAGE_WAIT_S = 1.0
_BATCH = 100


def store_updates(work: UnitOfWork, updates: Sequence[RawUpdate]) -> list[RawUpdate]:
    """Keep what is new; gives back just that."""
    return [u for u in updates if work.inbox.take_in(u.source, u.key, u.raw, work.now)]


def last_key(work: UnitOfWork, source: str) -> str | None:
    """Where the polling goes on."""
    return work.inbox.last_key(source)


def waiting(work: UnitOfWork) -> list[InboxItem]:
    """What nobody has finished yet."""
    return work.inbox.waiting(_BATCH)


class Reception:
    """One channel's updates."""

    def __init__(
        self, office: Office, channel: Channel, *, handle: Handle, give_up: GiveUp, bell: Bell, look_again_s: float
    ) -> None:
        self._office = office
        self._channel = channel
        self._handle = handle
        self._give_up = give_up
        self._bell = bell
        self._look_again_s = look_again_s
        self._greetings: set[asyncio.Task[None]] = set()

    async def poll(self) -> None:
        """Take in updates for ever: the next batch is asked for only when this one is stored."""
        after = await self._surely(lambda: self._office.run(last_key, self._channel.source))
        async for batch in self._channel.updates(after):
            await self.take_in(batch)

    async def take_in(self, batch: Sequence[RawUpdate]) -> None:
        """Store the updates, then let the people know at once that they were heard."""
        fresh = await self._surely(lambda: self._office.run(store_updates, batch))
        for update in fresh:
            task = asyncio.create_task(self._channel.greet(update))
            self._greetings.add(task)
            task.add_done_callback(self._greetings.discard)
        if fresh:
            self._bell.ring()

    async def work(self) -> None:
        """Work on what is stored, for ever, beginning with what an earlier process left."""
        while True:
            items = await self._surely(lambda: self._office.run(waiting))
            for item in items:
                await self._work_on(item)
            if not items:
                await self._bell.wait(self._look_again_s)

    async def _work_on(self, item: InboxItem) -> None:
        incoming: Incoming | None = None
        try:
            incoming = self._channel.understand(RawUpdate(source=item.source, key=item.key, raw=item.raw))
            await self._office.run(self._handle, item.id, incoming)
        except DondocError as error:
            log.error("Update %s waits: %s", item.key, error)
            await asyncio.sleep(_STORAGE_WAIT_S)
        except Exception as error:  # noqa: BLE001 - one odd update must not hold up the others
            await self._stumble(item, incoming, type(error).__name__)

    async def _stumble(self, item: InboxItem, incoming: Incoming | None, reason: str) -> None:
        # The type alone: what the error says may quote what somebody wrote.
        log.error("Update %s of %s could not be worked on: %s", item.key, item.source, reason)
        if item.attempts + 1 < _TRIES:
            await self._office.run(lambda work: work.inbox.fail(item.id, reason, for_good=False))
        else:
            await self._office.run(self._give_up, item.id, incoming, reason)

    async def _surely(self, attempt: Callable[[], Awaitable[T]]) -> T:
        """Until the database takes it: an update must not be confirmed before it is stored."""
        while True:
            try:
                return await attempt()
            except DondocError as error:
                log.error("Updates wait to be stored: %s", error)
                await asyncio.sleep(_STORAGE_WAIT_S)

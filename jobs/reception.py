"""Taking in what people say: stored first, greeted at once, worked on in order, each in one transaction."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.core.conversation_store import InboxItem
from bot.core.errors import DondocError
from bot.core.messages import Incoming
from bot.core.ports import Bell, Channel, Meter, NoMeter, Office, RawUpdate
from bot.core.stores import UnitOfWork
from jobs.albums import Albums, Heard, heard
from jobs.screening import Screen

log = logging.getLogger(__name__)

T = TypeVar("T")

Handle = Callable[[UnitOfWork, Sequence[int], Incoming | None], None]
GiveUp = Callable[[UnitOfWork, Sequence[int], Incoming | None, str], None]

_TRIES = 3  # of an update that makes us stumble
_STORAGE_WAIT_S = 1.0
_BATCH = 100
_TOGETHER_S = 0.05  # for which several updates share a transaction: its commit costs as much as working on one
_ALBUM_QUIET_S = 1.0  # the parts of an album come within a fraction of that


def store_updates(work: UnitOfWork, updates: Sequence[RawUpdate]) -> list[RawUpdate]:
    """Keep what is new; gives back just that."""
    return [u for u in updates if work.inbox.take_in(u.source, u.key, u.raw, work.now)]


def store_pushed(work: UnitOfWork, updates: Sequence[RawUpdate]) -> list[RawUpdate]:
    """The same for what was pushed, which comes in any order: what is stored no longer tells what is still to come."""
    for name in {_pushed(u.source) for u in updates}:
        if work.facts.get(name) != _YES:
            work.facts.put(name, _YES)
    return store_updates(work, updates)


def last_key(work: UnitOfWork, source: str) -> str | None:
    """Where the polling goes on; None: at whatever the platform has not seen confirmed."""
    return None if work.facts.get(_pushed(source)) == _YES else work.inbox.last_key(source)


def store_polled(work: UnitOfWork, updates: Sequence[RawUpdate]) -> list[RawUpdate]:
    """Keep what is new; polled updates come in order again, the first ones included."""
    for name in {_pushed(u.source) for u in updates}:
        if work.facts.get(name) == _YES:
            work.facts.put(name, _NO)
    return store_updates(work, updates)


_YES, _NO = "yes", "no"


def _pushed(source: str) -> str:
    return f"pushed.{source}"


def waiting(work: UnitOfWork, channel: str | None = None) -> list[InboxItem]:
    """What nobody has finished yet, of that channel alone where one is named."""
    return work.inbox.waiting(_BATCH, channel)


def _note_failure(work: UnitOfWork, item_ids: Sequence[int], reason: str, *, for_good: bool) -> None:
    for item_id in item_ids:
        work.inbox.fail(item_id, reason, for_good=for_good)


@dataclass(frozen=True, slots=True)
class _Pushed:
    """An update that is being stored, and whoever waits for that."""

    update: RawUpdate
    stored: asyncio.Future[None]
    came_s: float  # monotonic


class Reception:
    """One channel's updates."""

    def __init__(
        self,
        office: Office,
        channel: Channel,
        *,
        handle: Handle,
        give_up: GiveUp,
        bell: Bell,
        look_again_s: float,
        meter: Meter | None = None,
        album_quiet_s: float = _ALBUM_QUIET_S,
    ) -> None:
        self._office = office
        self._channel = channel
        self._handle = handle
        self._give_up = give_up
        self._bell = bell
        self._look_again_s = look_again_s
        self._meter = meter or NoMeter()
        self._screen = Screen(channel, office.clock)
        self._albums = Albums(office.clock, album_quiet_s)
        self._greetings: set[asyncio.Task[None]] = set()
        self._pushed: list[_Pushed] = []
        self._storing: asyncio.Task[None] | None = None

    async def poll(self) -> None:
        """Take in updates for ever: the next batch is asked for only when this one is stored."""
        after = await self._surely(lambda: self._office.run(last_key, self._channel.source))
        async for batch in self._channel.updates(after):
            await self.take_in(batch)

    async def take_in(self, batch: Sequence[RawUpdate]) -> None:
        """Store the updates, then let the people know at once that they were heard."""
        came_s = self._office.clock.monotonic()
        fit = self._screen.fit(batch)
        self._welcome(
            await self._surely(lambda: self._office.run(store_polled, fit)),
            dict.fromkeys((update.key for update in fit), came_s),
        )

    async def receive(self, update: RawUpdate) -> None:
        """Store an update that was pushed to us, together with those that come meanwhile.

        Returns when it is stored. Raises DondocError where that failed: the platform pushes it again.
        """
        came_s = self._office.clock.monotonic()
        stored: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        [fit] = self._screen.fit([update])
        self._pushed.append(_Pushed(fit, stored, came_s))
        if self._storing is None or self._storing.done():
            self._storing = asyncio.create_task(self._store_pushed())
        await stored

    async def _store_pushed(self) -> None:
        while self._pushed:
            batch, self._pushed = self._pushed, []
            failure: DondocError | None = None
            try:
                fresh = await self._office.run(store_pushed, [one.update for one in batch])
                self._welcome(fresh, {one.update.key: one.came_s for one in reversed(batch)})
            except Exception as error:  # noqa: BLE001 - whatever it is, they are not stored
                told = error if type(error) is DondocError else type(error).__name__  # others may quote what was said
                log.error("Updates could not be stored: %s", told)
                failure = DondocError("The update could not be stored; push it again.")
            for one in batch:
                if one.stored.done():  # whoever waited has gone
                    continue
                if failure:
                    one.stored.set_exception(failure)
                else:
                    one.stored.set_result(None)

    async def _greet(self, update: RawUpdate, came_s: float) -> None:
        if await self._channel.greet(update):
            self._meter.press_answered(self._channel.name, self._office.clock.monotonic() - came_s)

    def _welcome(self, fresh: Sequence[RawUpdate], came_s: Mapping[str, float]) -> None:
        """Greet what is new; `came_s`: when each came in, by its key, in monotonic seconds."""
        self._meter.received(self._channel.name, len(fresh))
        for update in fresh:
            task = asyncio.create_task(self._greet(update, came_s[update.key]))
            self._greetings.add(task)
            task.add_done_callback(self._greetings.discard)
        if fresh:
            self._bell.ring()

    async def work(self) -> None:
        """Work on what is stored, for ever, beginning with what an earlier process left."""
        while True:
            items = await self._surely(lambda: self._office.run(waiting, self._channel.name))
            ready = self._albums.ready(heard(self._channel, items))
            await self._work_through(ready)
            if not ready:
                await self._bell.wait(min(self._albums.wait_s or self._look_again_s, self._look_again_s))

    async def _work_through(self, ready: Sequence[Heard]) -> None:
        """In their order, since what comes later may build on what came before; all wait while the database does."""
        most = len(ready)
        while ready and (done := await self._work_on(ready[:most])) is not None:
            ready = ready[done:]
            most = most if done else 1  # one of them makes us stumble

    async def _work_on(self, ready: Sequence[Heard]) -> int | None:
        """Work on the first ones in one transaction, for a while; how many are over and done with.

        0: one after the first makes us stumble, so that none was done. None: the database is not to be had now.
        """
        first, place = ready[0], 0
        if first.unreadable:
            await self._stumble(first, first.unreadable)
            return 1

        def handle(work: UnitOfWork) -> int:
            nonlocal place
            until = self._office.clock.monotonic() + _TOGETHER_S
            for place, one in enumerate(ready):
                if one.unreadable or (place and self._office.clock.monotonic() >= until):
                    return place
                self._handle(work, one.ids, one.incoming)
            return len(ready)

        try:
            return await self._office.run(handle)
        except Exception as error:  # noqa: BLE001 - one odd update must not hold up the others
            if type(error) is DondocError:  # the database; its kin say no to this update, and will again
                log.error("Update %s waits: %s", first.items[0].key, error)
                await asyncio.sleep(_STORAGE_WAIT_S)
                return None
            if place:
                return 0
            await self._stumble(first, type(error).__name__)
        return 1

    async def _stumble(self, one: Heard, reason: str) -> None:
        # The type alone: what the error says may quote what somebody wrote.
        first = one.items[0]
        log.error("Update %s of %s could not be worked on: %s", first.key, first.source, reason)
        for_good = first.attempts + 1 >= _TRIES
        if for_good:
            try:
                await self._surely(lambda: self._office.run(self._give_up, one.ids, one.incoming, reason))
            except Exception as error:  # noqa: BLE001 - then without telling the person
                log.error("Update %s of %s could not be answered: %s", first.key, first.source, type(error).__name__)
            else:
                return
        await self._surely(lambda: self._office.run(_note_failure, one.ids, reason, for_good=for_good))

    async def _surely(self, attempt: Callable[[], Awaitable[T]]) -> T:
        """Until the database takes it: an update must not be confirmed before it is stored."""
        while True:
            try:
                return await attempt()
            except DondocError as error:
                log.error("Updates wait to be stored: %s", error)
                await asyncio.sleep(_STORAGE_WAIT_S)

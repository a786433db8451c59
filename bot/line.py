"""One channel with all that runs for it: what comes in, what goes out, and how it presents itself."""

import asyncio
import logging
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from bot.adapters.database.office import DatabaseOffice
from bot.core.errors import ChannelError, CredentialsRefused, DondocError
from bot.core.ports import Channel, Meter, Profile, PushTarget
from bot.core.stores import UnitOfWork
from bot.web.pushes import PushDoor
from handlers.commands import menu_for
from handlers.conversation import give_up, handle
from jobs.bell import AsyncBell
from jobs.dispatch import Dispatcher
from jobs.pace import Pace
from jobs.presenting import Menus, present
from jobs.pushing import Pushing, make_way
from jobs.reception import Reception
from jobs.watching import Watch

log = logging.getLogger(__name__)

_INTRODUCE_AGAIN_S = 30.0
_READY_FOR_S = 15.0  # how long one good answer of the channel counts


def identity_fact(channel: str) -> str:
    """Under which name the bot's public name on a channel is remembered, so that commands can make links."""
    return f"{channel}.identity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """A channel as the settings want it: how fast, and whether its platform pushes."""

    channel: Channel
    rate_per_s: float
    refused: str  # what to say when the platform does not accept the token, and whom to ask
    push_paths: Sequence[str]  # of our own HTTP
    secret_header: str
    target: PushTarget | None = None  # none: updates are fetched


class Line:
    """Everything that one channel needs while the bot runs."""

    def __init__(self, office: DatabaseOffice, wire: Wire, *, meter: Meter, look_again_s: float) -> None:
        self._office = office
        self._wire = wire
        self.channel = wire.channel
        self.bells = {"dispatch": AsyncBell(), "inbox": AsyncBell()}
        pace = Pace(wire.rate_per_s, office.clock)
        self.watch = Watch(office, self.channel)
        self.dispatcher = Dispatcher(
            office,
            self.channel,
            pace,
            self.bells["dispatch"],
            look_again_s=look_again_s,
            meter=meter,
            watch=self.watch,
        )
        self._reception = Reception(
            office,
            self.channel,
            handle=handle,
            give_up=give_up,
            bell=self.bells["inbox"],
            look_again_s=look_again_s,
            meter=meter,
        )
        self.pushing = Pushing(self.channel, wire.target) if wire.target else None
        self._menus = Menus(office, self.channel, self.dispatcher, pace, menu_for=menu_for, look_again_s=look_again_s)
        self._ready_until_s = 0.0

    def jobs(self, profiles: Sequence[Profile]) -> Mapping[str, Coroutine[Any, Any, None]]:
        """What runs for ever, by name; only an introduction ends."""
        name = self.channel.name
        incoming = self.pushing.keep() if self.pushing else self._poll()
        # With one channel there is no other way, and nobody to tell on it.
        watch = {f"watch over {name}": self.watch.keep()} if len(self._office.rules.capabilities) > 1 else {}
        return watch | {
            f"introduction on {name}": self._introduce(profiles),
            f"{'webhook' if self.pushing else 'polling'} of {name}": incoming,
            f"menus on {name}": self._menus.keep(),
            f"conversation on {name}": self._reception.work(),
        }

    def routes(self) -> list[web.RouteDef]:
        """Where the platform pushes to; without a secret nothing that comes there is taken in."""
        wire = self._wire
        door = PushDoor(
            header=wire.secret_header,
            secret=wire.target.secret if wire.target else "",
            read=self.channel.read_push,
            take_in=self._reception.receive,
        )
        return [web.post(path, door.answer) for path in dict.fromkeys(wire.push_paths)]

    async def answers(self) -> bool:
        """Whether the platform takes what we send, and what people say reaches us."""
        if self.pushing and not self.pushing.is_set:
            return False
        now = self._office.clock.monotonic()
        if now >= self._ready_until_s:
            try:
                await self.channel.identity()
            except ChannelError:
                return False
            self._ready_until_s = now + _READY_FOR_S
        return True

    async def _introduce(self, profiles: Sequence[Profile]) -> None:
        """Learn our own name and say who we are; without a network, again later."""
        said = ""
        while True:
            try:
                name = await self.channel.identity()
                await self._office.run(_remember_identity, self.channel.name, name)
                break
            except CredentialsRefused:
                why = self._wire.refused
                self.watch.failed(token_refused=True)
            except ChannelError as error:
                why = str(error)
                self.watch.failed()
            except DondocError as error:
                why = str(error)
            if why != said:  # once, however long it lasts
                log.warning("The bot could not introduce itself yet, and tries again: %s", why)
                said = why
            await asyncio.sleep(_INTRODUCE_AGAIN_S)
        await present(self._office, self.channel, profiles)

    async def _poll(self) -> None:
        await make_way(self.channel)
        await self._reception.poll()


def _remember_identity(work: UnitOfWork, channel: str, name: str) -> None:
    work.facts.put(identity_fact(channel), name)

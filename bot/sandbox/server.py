"""The sandbox: a local Telegram Bot API over HTTP, and the people on its other side."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from aiohttp import web

from bot.core.clock import Clock
from bot.sandbox.chats import Access, Chat
from bot.sandbox.checking import Specification
from bot.sandbox.control import Control
from bot.sandbox.door import Door
from bot.sandbox.faults import Faults
from bot.sandbox.groups import SandboxGroup
from bot.sandbox.pace import Pace
from bot.sandbox.people import SandboxPerson
from bot.sandbox.records import Change, Recorded
from bot.sandbox.serving import BotApi
from bot.sandbox.world import Account, World

SAMPLE_TOKEN = "12345:sandbox"  # noqa: S105  # opens nothing but this server
FIRST_PERSON_ID = 600_001
FIRST_GROUP_ID = -400_001
MAX_REQUEST_BYTES = 60 * 2**20  # above the largest document, so that the method itself refuses it


class Guest(Protocol):
    """Another platform's API, below a root of its own."""

    def add_routes(self, router: web.UrlDispatcher, home: Callable[[], str]) -> None:
        """Put them on the server, whose address `home` gives."""


class Sandbox:
    """A Bot API that the real client talks to, with state in memory.

    `rate_per_s` is read strictly: never more accepted messages in any sliding second of `clock.monotonic()`, else 429.
    `chat_burst` = (messages, seconds) limits each chat likewise. `latency()` gives real seconds to wait before
    acceptance, and again after it. With `spec` (the published description of the API as JSON) every request is held
    against it.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        token: str = SAMPLE_TOKEN,
        username: str = "dondoc_sandbox_bot",
        rate_per_s: int | None = 30,
        chat_burst: tuple[int, float] | None = None,
        latency: Callable[[], float] | None = None,
        spec: Path | None = None,
    ) -> None:
        self.token = token
        self.clock = clock
        self.faults = Faults()
        number = token.partition(":")[0]
        bot = Account(id=int(number) if number.isdigit() else 12345, name="Đôn Đốc", username=username, is_bot=True)
        pace = Pace(clock, rate_per_s=rate_per_s, chat_burst=chat_burst)
        self.world = World(clock=clock, bot=bot, pace=pace, faults=self.faults)
        specification = None if spec is None else Specification(spec)
        self._api = BotApi(self.world, token=token, latency=latency, specification=specification)
        self._people: dict[int, SandboxPerson] = {}
        self._groups: dict[str, SandboxGroup] = {}
        self._door = Door()
        self._guests: list[Guest] = []

    @property
    def url(self) -> str:
        """The root; the client adds `/bot<token>/<method>` and `/file/bot<token>/<path>`."""
        return self._door.url

    @property
    def is_up(self) -> bool:
        """Whether the bot gets through to it: not before `start()`, nor after `refuse()`."""
        return self._door.is_open

    @property
    def complaints(self) -> list[str]:
        """What was wrong with requests, held against the description; empty without `spec`."""
        return self._api.complaints

    @property
    def requests(self) -> list[Recorded]:
        """Every request with the right token, in order of arrival."""
        return self._api.requests

    @property
    def people(self) -> list[SandboxPerson]:
        """Everyone, in order of creation."""
        return list(self._people.values())

    @property
    def groups(self) -> list[SandboxGroup]:
        """Every group, in order of creation."""
        return list(self._groups.values())

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Open the door; port 0 takes a free one."""
        app = web.Application(client_max_size=MAX_REQUEST_BYTES)
        app.router.add_route("GET", "/bot{token}/{method}", self._api.call)
        app.router.add_route("POST", "/bot{token}/{method}", self._api.call)
        app.router.add_route("GET", "/file/bot{token}/{path:.+}", self._api.download)
        Control(self).add_routes(app.router)
        for guest in self._guests:
            guest.add_routes(app.router, lambda: self.url)
        await self._door.open(app, host, port)

    def mount(self, guest: Guest) -> None:
        """Serve another platform's API at the same door; before `start()`."""
        self._guests.append(guest)

    async def stop(self) -> None:
        """Close the door and end everything that waits."""
        await self._api.webhook.close()
        self.faults.clear()
        self.world.updates.close()
        await self._door.close()

    async def refuse(self) -> None:
        """Close the listening socket and cut every connection: the network is down until `accept()`."""
        await self._door.refuse()

    async def accept(self) -> None:
        """Listen, again on the same port after `refuse()`."""
        await self._door.accept()

    def person(self, name: str, *, user_id: int | None = None, language: str = "vi") -> SandboxPerson:
        """The person with this id, else with this name; made when there is none yet."""
        for one in self._people.values():
            if one.id == user_id or (user_id is None and one.name == name):
                return one
        person_id = self._free_person_id() if user_id is None else user_id
        account = Account(id=person_id, name=name, language=language)
        chat = Chat(person_id, name)
        self.world.accounts[person_id] = account
        self.world.chats[person_id] = chat
        self._people[person_id] = SandboxPerson(self.world, account, chat)
        return self._people[person_id]

    def find_person(self, name_or_id: str | int) -> SandboxPerson | None:
        """Someone who exists."""
        return next((one for one in self._people.values() if name_or_id in {one.id, one.name}), None)

    def group(self, title: str) -> SandboxGroup:
        """The group with this title; made, with the bot in it, when there is none yet."""
        if title not in self._groups:
            chat = Chat(FIRST_GROUP_ID - len(self._groups), title, kind="group", access=Access.OPEN)
            self.world.chats[chat.id] = chat
            self._groups[title] = SandboxGroup(self.world, chat)
        return self._groups[title]

    def sent(self, method: str | None = None) -> list[Recorded]:
        """The requests that took effect: of this method, else every one that puts a message on a screen."""
        return [
            one
            for one in self.requests
            if one.accepted
            and (one.method == method if method else one.method.startswith("send") and one.method != "sendChatAction")
        ]

    def pending_updates(self) -> int:
        """How many updates the bot has not confirmed yet."""
        return len(self.world.updates.pending)

    def unanswered_presses(self) -> int:
        """How many pressed buttons still spin."""
        return sum(1 for _ in self.world.unanswered())

    def on_change(self, callback: Callable[[Change], None]) -> None:
        """Call this with every change on any screen."""
        self.world.watch(callback)

    def _free_person_id(self) -> int:
        return next(one for one in range(FIRST_PERSON_ID, FIRST_PERSON_ID + 10_000_000) if one not in self._people)

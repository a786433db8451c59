"""The local Zalo Bot API over HTTP, at a door of its own or at that of the local Telegram, and its people."""

from collections.abc import Callable

from aiohttp import web

from bot.core.clock import Clock
from bot.sandbox.door import Door
from bot.sandbox.faults import Faults
from bot.sandbox.records import Recorded
from bot.sandbox.zalo.people import ZaloPerson
from bot.sandbox.zalo.records import Switches
from bot.sandbox.zalo.serving import ZaloApi
from bot.sandbox.zalo.world import Watcher, ZaloChat, ZaloWorld, opaque_id

ROOT = "/zalo"
SAMPLE_TOKEN = "67890:sandbox"  # noqa: S105 - opens nothing but this server


class ZaloSandbox:
    """A Bot API that a real client talks to, with state in memory.

    `await start()` gives it a door of its own, which `refuse()` shuts; `Sandbox.mount` puts it at Telegram's door, and
    then `await stop()` is still due, for what waits.
    """

    def __init__(self, *, clock: Clock, token: str = SAMPLE_TOKEN, account_name: str = "bot.dondoc") -> None:
        self.token = token
        self.clock = clock
        self.faults = Faults()
        self.switches = Switches()
        self.world = ZaloWorld(clock=clock, faults=self.faults, switches=self.switches)
        self._api = ZaloApi(self.world, token=token, account_name=account_name)
        self._people: dict[str, ZaloPerson] = {}
        self._door = Door()
        self._home: Callable[[], str] = lambda: self._door.url

    @property
    def url(self) -> str:
        """The root; the client adds `/bot<token>/<method>`."""
        return f"{self._home()}{ROOT}"

    @property
    def is_up(self) -> bool:
        """Whether the bot gets through to it, at a door of its own: not before `start()`, nor after `refuse()`."""
        return self._door.is_open

    @property
    def requests(self) -> list[Recorded]:
        """Every request with the right token to a method that there is, in order of arrival."""
        return self._api.requests

    @property
    def people(self) -> list[ZaloPerson]:
        """Everyone, in order of creation."""
        return list(self._people.values())

    def add_routes(self, router: web.UrlDispatcher, home: Callable[[], str]) -> None:
        """Put them on a server, whose address `home` gives."""
        self._home = home
        router.add_route("GET", ROOT + "/bot{token}/{method}", self._api.call)
        router.add_route("POST", ROOT + "/bot{token}/{method}", self._api.call)
        router.add_route("GET", ROOT + "/files/{file_id}", self._api.file)

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Open a door of its own; port 0 takes a free one."""
        app = web.Application()
        self.add_routes(app.router, lambda: self._door.url)
        await self._door.open(app, host, port)

    async def stop(self) -> None:
        """Close the door and end everything that waits."""
        await self._api.webhook.close()
        self.faults.clear()
        self.world.updates.close()
        await self._door.close()

    async def refuse(self) -> None:
        """Zalo is down until `accept()`; at a door of its own."""
        self._api.webhook.hold()
        await self._door.refuse()

    async def accept(self) -> None:
        """Listen, again on the same port after `refuse()`."""
        await self._door.accept()
        self._api.webhook.go_on()

    def person(self, name: str, *, user_id: str | None = None) -> ZaloPerson:
        """The person with this name; made, with this account's id or one of their own, when there is none yet."""
        if name not in self._people:
            chat = ZaloChat(user_id or opaque_id(f"person {name}"), name)
            self.world.chats[chat.id] = chat
            self._people[name] = ZaloPerson(self.world, chat, lambda: self.url)
        return self._people[name]

    def find_person(self, name_or_id: str) -> ZaloPerson | None:
        """Someone who exists."""
        return next((one for one in self._people.values() if name_or_id in {one.id, one.name}), None)

    def sent(self, method: str = "sendMessage") -> list[Recorded]:
        """The requests of this method that took effect."""
        return [one for one in self.requests if one.accepted and one.method == method]

    def pending_updates(self) -> int:
        """How many updates the bot has not fetched yet."""
        return len(self.world.updates.pending)

    def on_message(self, watcher: Watcher) -> None:
        """Call this with every new message on any screen."""
        self.world.watch(watcher)

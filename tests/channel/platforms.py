"""Every channel with its emulator, behind one face: what `test_every_channel.py` runs over.

A new channel gets its tests by a `Platform` of its own in PLATFORMS.
"""

import asyncio
import io
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

import aiohttp
from aiohttp import web

from bot.adapters.clock import TravellingClock
from bot.adapters.http import Timeouts
from bot.adapters.telegram.channel import TelegramChannel
from bot.adapters.telegram.webhook import SECRET_HEADER as TELEGRAM_SECRET_HEADER
from bot.adapters.zalo.channel import ZaloBotChannel
from bot.adapters.zalo.webhook import SECRET_HEADER as ZALO_SECRET_HEADER
from bot.core.ports import Channel, RawUpdate
from bot.sandbox import Faults, Recorded, Sandbox
from bot.sandbox.zalo import ZaloSandbox
from bot.web.pushes import PushDoor
from bot.web.server import WebServer

TOKEN = "7654321:AAHsecretSecret-secret_SECRET35chars"
SECRET = "bi-mat_1234567890"
HASTY = Timeouts(connect_s=0.5, answer_s=0.3, upload_s=0.5, download_s=0.5, poll_s=5, poll_margin_s=0.2, pause_s=5)


class Server(Protocol):
    """What both emulators can do."""

    @property
    def url(self) -> str: ...
    @property
    def requests(self) -> list[Recorded]: ...

    faults: Faults

    async def start(self) -> None: ...
    async def stop(self) -> None: ...
    async def refuse(self) -> None: ...
    async def accept(self) -> None: ...
    def pending_updates(self) -> int: ...


@dataclass(frozen=True, kw_only=True)
class Head:
    """Somebody who has written to the bot."""

    address: str
    say: Callable[[str], Any]
    send_photo: Callable[[bytes, str], Any]
    texts: Callable[[], list[str]]  # of the bot's messages on the screen
    on_message: Callable[[Callable[[Any], None]], None]


class Platform(Protocol):
    """One channel and its emulator. `text_of` and `text_key`: where a platform has the words of an update."""

    name: str
    secret_header: str
    server: Server

    def channel(self, token: str, url: str, *, timeouts: Timeouts, sleep: Any, connections: int) -> Channel: ...
    def enter(self, name: str) -> Head: ...
    def update(self, text: str) -> dict[str, Any]:
        """A message as it travels, from somebody else."""
        ...


class OnTelegram:
    name = "telegram"
    secret_header = TELEGRAM_SECRET_HEADER

    def __init__(self, clock: TravellingClock) -> None:
        self.sandbox = Sandbox(clock=clock, token=TOKEN)
        self.server: Server = self.sandbox

    def channel(self, token: str, url: str, *, timeouts: Timeouts, sleep: Any, connections: int) -> Channel:
        return TelegramChannel(token, api_url=url, timeouts=timeouts, sleep=sleep, connections=connections)

    def enter(self, name: str) -> Head:
        person = self.sandbox.person(name)
        person.say("chào")
        return Head(
            address=str(person.id),
            say=person.say,
            send_photo=person.send_photo,
            texts=lambda: [message.text for message in person.received],
            on_message=person.on_message,
        )

    def update(self, text: str) -> dict[str, Any]:
        chat = {"id": 7101, "type": "private", "first_name": "Mật"}
        sender = {"id": 7101, "is_bot": False, "first_name": "Mật"}
        message = {"message_id": 7, "date": 1_720_000_000, "chat": chat, "from": sender, "text": text}
        return {"update_id": 5, "message": message}


class OnZalo:
    name = "zalo"
    secret_header = ZALO_SECRET_HEADER

    def __init__(self, clock: TravellingClock) -> None:
        self.sandbox = ZaloSandbox(clock=clock, token=TOKEN)
        self.server: Server = self.sandbox

    def channel(self, token: str, url: str, *, timeouts: Timeouts, sleep: Any, connections: int) -> Channel:
        return ZaloBotChannel(token, api_url=url, timeouts=timeouts, sleep=sleep, connections=connections)

    def enter(self, name: str) -> Head:
        person = self.sandbox.person(name)
        person.say("chào")
        return Head(
            address=person.id,
            say=person.say,
            send_photo=person.send_photo,
            texts=lambda: [message.text for message in person.received],
            on_message=person.on_message,
        )

    def update(self, text: str) -> dict[str, Any]:
        message = {
            "from": {"id": "6ede9afa66b88fe6d6a9", "display_name": "Mật", "is_bot": False},
            "chat": {"id": "6ede9afa66b88fe6d6a9", "chat_type": "PRIVATE"},
            "message_id": "2d758cb5e222177a4e35",
            "date": 1_720_000_000_000,
            "text": text,
        }
        return {"event_name": "message.text.received", "message": message}


PLATFORMS: dict[str, Callable[[TravellingClock], Platform]] = {"telegram": OnTelegram, "zalo": OnZalo}


def unconnected(name: str) -> tuple[Platform, Channel]:
    """A channel that asks nobody anything, so that there is nothing to close."""
    platform = PLATFORMS[name](TravellingClock(datetime(2024, 7, 1, 1, tzinfo=UTC)))
    return platform, platform.channel(TOKEN, "http://127.0.0.1:1", timeouts=HASTY, sleep=asyncio.sleep, connections=1)


@dataclass(kw_only=True)
class Stage:
    """`naps` holds the seconds for which the channel wanted to sleep; office time travels instead."""

    clock: TravellingClock
    platform: Platform
    naps: list[float] = field(default_factory=list)
    opened: list[Channel] = field(default_factory=list)  # whatever becomes of the test, they are closed
    channel: Channel = field(init=False)

    @property
    def server(self) -> Server:
        return self.platform.server

    @property
    def faults(self) -> Faults:
        return self.platform.server.faults

    async def nap(self, span_s: float) -> None:
        self.naps.append(span_s)
        self.clock.travel_to(self.clock.now() + timedelta(seconds=span_s))

    def open_channel(
        self, token: str = TOKEN, *, url: str | None = None, timeouts: Timeouts = HASTY, connections: int = 100
    ) -> Channel:
        where = self.server.url if url is None else url
        channel = self.platform.channel(token, where, timeouts=timeouts, sleep=self.nap, connections=connections)
        self.opened.append(channel)
        return channel

    def texts(self, updates: Sequence[RawUpdate]) -> list[str]:
        heard = [self.channel.understand(one) for one in updates]
        return [one.text for one in heard if one]


@asynccontextmanager
async def playing(name: str) -> AsyncIterator[Stage]:
    clock = TravellingClock(datetime(2024, 7, 1, 1, tzinfo=UTC))
    stage = Stage(clock=clock, platform=PLATFORMS[name](clock))
    await stage.server.start()
    stage.channel = stage.open_channel()
    try:
        yield stage
    finally:
        for channel in stage.opened:
            await channel.close()
        await stage.server.stop()


@dataclass(kw_only=True)
class Hook:
    """Our own door for pushes, and what came in through it."""

    url: str
    header: str
    taken: list[RawUpdate]

    async def post(self, body: bytes, *secrets: str) -> int:
        headers = [(self.header, secret) for secret in secrets]
        asking = aiohttp.ClientSession()
        async with asking, asking.post(self.url, data=io.BytesIO(body), headers=headers) as answer:
            return answer.status


@asynccontextmanager
async def hooked(stage: Stage) -> AsyncIterator[Hook]:
    taken: list[RawUpdate] = []

    async def take_in(update: RawUpdate) -> None:
        taken.append(update)

    door = PushDoor(header=stage.platform.secret_header, secret=SECRET, read=stage.channel.read_push, take_in=take_in)
    server = WebServer({}, [web.post("/hook", door.answer)])
    await server.start("127.0.0.1", 0)
    try:
        yield Hook(url=f"{server.url}/hook", header=stage.platform.secret_header, taken=taken)
    finally:
        await server.stop()

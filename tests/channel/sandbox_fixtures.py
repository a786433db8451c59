"""A scene for the tests of the sandbox: the server, the real client, a raw one, and Lan."""

import asyncio
import struct
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import telegram

from bot.adapters.clock import TravellingClock
from bot.sandbox import Sandbox, SandboxPerson

MORNING = datetime(2024, 7, 1, 1, 0, tzinfo=UTC)


def picture(width: int = 3, height: int = 2) -> bytes:
    """A small, true PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xff\0\0" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


async def until(happened: Callable[[], object]) -> None:
    """Let the loop run until it has happened; pytest's own timeout ends a test in which it never does."""
    while not happened():  # noqa: ASYNC110  # what is waited for has no event of its own
        await asyncio.sleep(0.001)


@dataclass(slots=True, kw_only=True)
class Scene:
    sandbox: Sandbox
    clock: TravellingClock
    bot: telegram.Bot
    http: aiohttp.ClientSession
    lan: SandboxPerson

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """One raw call with a JSON body; the answer's body."""
        async with self.http.post(f"{self.sandbox.url}/bot{self.sandbox.token}/{method}", json=params) as answer:
            body: dict[str, Any] = await answer.json()
            assert answer.status == (200 if body["ok"] else body["error_code"])
            return body

    async def refusal(self, method: str, **params: Any) -> str:
        """`"400 Bad Request: ..."` of a raw call that is refused."""
        body = await self.call(method, **params)
        assert body["ok"] is False
        return f"{body['error_code']} {body['description']}"

    async def control(self, path: str, **asked: Any) -> dict[str, Any]:
        async with self.http.post(f"{self.sandbox.url}/sandbox/{path}", json=asked) as answer:
            body: dict[str, Any] = await answer.json()
            return body

    async def look(self, path: str) -> dict[str, Any]:
        async with self.http.get(f"{self.sandbox.url}/sandbox/{path}") as answer:
            body: dict[str, Any] = await answer.json()
            return body

    def let_pass(self, seconds: float) -> None:
        self.clock.travel_to(self.clock.now() + timedelta(seconds=seconds))

    async def updates(self, offset: int | None = None, **options: Any) -> list[telegram.Update]:
        return list(await self.bot.get_updates(offset=offset, timeout=0, **options))


@asynccontextmanager
async def playing(**options: Any) -> AsyncIterator[Scene]:
    clock = TravellingClock(MORNING)
    sandbox = Sandbox(clock=clock, **options)
    await sandbox.start()
    bot = telegram.Bot(sandbox.token, base_url=f"{sandbox.url}/bot", base_file_url=f"{sandbox.url}/file/bot")
    try:
        async with bot, aiohttp.ClientSession() as http:
            yield Scene(sandbox=sandbox, clock=clock, bot=bot, http=http, lan=sandbox.person("Lan"))
    finally:
        await sandbox.stop()

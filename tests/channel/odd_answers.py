"""A server that answers everything with one status and body, and a channel that speaks to it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TypeVar

from aiohttp import web

from bot.core.ports import Channel

C = TypeVar("C", bound=Channel)


@asynccontextmanager
async def answering_with(make: Callable[[str], C]) -> AsyncIterator[Callable[[int, str], Awaitable[C]]]:
    """Starts as many as are wanted; `make` gives the channel for the root of an API. All are closed at the end."""
    async with AsyncExitStack() as opened:

        async def start(status: int, body: str) -> C:
            async def answer(_request: web.Request) -> web.StreamResponse:
                return web.Response(status=status, text=body, headers={"Location": "http://127.0.0.1:1/"})

            app = web.Application()
            app.router.add_route("*", "/{path:.*}", answer)
            runner = web.AppRunner(app, access_log=None)
            opened.push_async_callback(runner.cleanup)
            await runner.setup()
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            channel = make(f"http://127.0.0.1:{site.port}/")
            opened.push_async_callback(channel.close)
            return channel

        yield start

"""The stage for what is Zalo's own: fixtures to import."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web

from bot.adapters.zalo.channel import ZaloBotChannel
from bot.sandbox.zalo import ZaloPerson, ZaloSandbox
from tests.channel.platforms import HASTY, OnZalo, Stage, playing

Answering = Callable[[int, str], Awaitable[ZaloBotChannel]]
Request = Callable[..., Awaitable[tuple[int, Any]]]


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with playing("zalo") as stage:
        yield stage


@pytest.fixture
def channel(stage: Stage) -> ZaloBotChannel:
    assert isinstance(stage.channel, ZaloBotChannel)
    return stage.channel


@pytest.fixture
def sandbox(stage: Stage) -> ZaloSandbox:
    assert isinstance(stage.platform, OnZalo)
    return stage.platform.sandbox


@pytest.fixture
def lan(sandbox: ZaloSandbox) -> ZaloPerson:
    lan = sandbox.person("Nguyễn Thị Lan")
    lan.say("chào")
    return lan


@pytest.fixture
async def answering() -> AsyncIterator[Answering]:
    """A server that answers everything with one status and body."""
    runners: list[web.AppRunner] = []
    channels: list[ZaloBotChannel] = []

    async def start(status: int, body: str) -> ZaloBotChannel:
        async def answer(_request: web.Request) -> web.StreamResponse:
            return web.Response(status=status, text=body, headers={"Location": "http://127.0.0.1:1/"})

        app = web.Application()
        app.router.add_route("*", "/{path:.*}", answer)
        runner = web.AppRunner(app, access_log=None)
        runners.append(runner)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        channels.append(ZaloBotChannel("12345:x", api_url=f"http://127.0.0.1:{site.port}/", timeouts=HASTY))
        return channels[-1]

    yield start
    for channel in channels:
        await channel.close()
    for runner in runners:
        await runner.cleanup()

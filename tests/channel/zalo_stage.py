"""The stage for what is Zalo's own: fixtures to import."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from bot.adapters.zalo.channel import ZaloBotChannel
from bot.sandbox.zalo import ZaloPerson, ZaloSandbox
from tests.channel.odd_answers import answering_with
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
    async with answering_with(lambda url: ZaloBotChannel("12345:x", api_url=url, timeouts=HASTY)) as start:
        yield start

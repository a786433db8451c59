"""The stage for what is Telegram's own: fixtures to import."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.adapters.telegram.channel import TelegramChannel
from bot.sandbox import Sandbox, SandboxPerson
from tests.channel.odd_answers import answering_with
from tests.channel.test_telegram_stage import HASTY, Stage, playing

Answering = Callable[[int, str], Awaitable[TelegramChannel]]

LONG = "VĂN BẢN số 12\n\n" + "Nội dung của văn bản chỉ đạo. " * 250  # goes out in two parts


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with playing() as stage:
        yield stage


@pytest.fixture
def channel(stage: Stage) -> TelegramChannel:
    return stage.channel


@pytest.fixture
def sandbox(stage: Stage) -> Sandbox:
    return stage.sandbox


@pytest.fixture
def lan(stage: Stage) -> SandboxPerson:
    return stage.enter("Nguyễn Thị Lan")


@pytest.fixture
async def answering() -> AsyncIterator[Answering]:
    async with answering_with(lambda url: TelegramChannel("12345:x", api_url=url, timeouts=HASTY)) as start:
        yield start


def to(person: SandboxPerson) -> str:
    return str(person.id)

"""The stage for what is Telegram's own: the sandbox, the channel with short timeouts, Lan; fixtures to import."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.adapters.clock import TravellingClock
from bot.adapters.http import Timeouts
from bot.adapters.telegram.channel import TelegramChannel
from bot.core.model import Choice
from bot.sandbox import Sandbox, SandboxPerson
from bot.sandbox.server import SAMPLE_TOKEN
from tests.channel.odd_answers import answering_with

Answering = Callable[[int, str], Awaitable[TelegramChannel]]

SPEC = Path(__file__).parents[3] / "shared" / "reference" / "telegram-bot-api.json"
HASTY = Timeouts(connect_s=0.2, answer_s=0.2, upload_s=0.3, download_s=0.3, poll_s=5, poll_margin_s=0.2)
LONG = "VĂN BẢN số 12\n\n" + "Nội dung của văn bản chỉ đạo. " * 250  # goes out in two parts
BUTTONS = (Choice("✅ Đã tiếp nhận", "ack:1"), Choice("⚠️ Vướng mắc", "obstacle:1"))


@dataclass(kw_only=True)
class Stage:
    """`naps` holds the seconds for which the channel wanted to sleep; office time travels instead."""

    clock: TravellingClock
    sandbox: Sandbox
    channel: TelegramChannel = field(init=False)
    naps: list[float] = field(default_factory=list)
    opened: list[TelegramChannel] = field(default_factory=list)  # whatever becomes of the test, they are closed

    async def nap(self, span_s: float) -> None:
        self.naps.append(span_s)
        self.clock.travel_to(self.clock.now() + timedelta(seconds=span_s))

    def open_channel(self, token: str | None = None) -> TelegramChannel:
        token = self.sandbox.token if token is None else token
        self.opened.append(TelegramChannel(token, api_url=self.sandbox.url, timeouts=HASTY, sleep=self.nap))
        return self.opened[-1]

    def enter(self, name: str) -> SandboxPerson:
        person = self.sandbox.person(name)
        person.start()
        return person


@asynccontextmanager
async def closing(channel: TelegramChannel) -> AsyncIterator[TelegramChannel]:
    """Close it, however the test ends: a session that is left open would fail another test."""
    try:
        yield channel
    finally:
        await channel.close()


@asynccontextmanager
async def playing(token: str = SAMPLE_TOKEN) -> AsyncIterator[Stage]:
    """Every request is held against the published description, where it is at hand."""
    clock = TravellingClock(datetime(2024, 7, 1, 1, tzinfo=UTC))
    sandbox = Sandbox(clock=clock, token=token, spec=SPEC if SPEC.exists() else None)
    await sandbox.start()
    stage = Stage(clock=clock, sandbox=sandbox)
    stage.channel = stage.open_channel()
    try:
        yield stage
    finally:
        for channel in stage.opened:
            await channel.close()
        await sandbox.stop()
    assert sandbox.complaints == []


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

"""The stage for the whole program against the sandbox: fixtures to import."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.adapters.clock import TravellingClock
from bot.sandbox.zalo import ZaloSandbox
from tests.faults.stage import Stage, staging


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staging(tmp_path) as stage:
        yield stage


@pytest.fixture
def clock() -> TravellingClock:
    return TravellingClock(datetime.now(UTC) + timedelta(minutes=10))


@pytest.fixture
async def zalo() -> AsyncIterator[ZaloSandbox]:
    sandbox = ZaloSandbox(clock=TravellingClock(datetime.now(UTC)))
    await sandbox.start()
    yield sandbox
    await sandbox.stop()

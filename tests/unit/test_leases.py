"""What is sent in many parts stays ours for as long as its parts may take."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.adapters.clock import TravellingClock
from bot.core.errors import DondocError
from bot.core.model import DeliveryId
from bot.core.ports import Office
from jobs.leases import Leases

ONE, TWO = DeliveryId(1), DeliveryId(2)


@dataclass
class FakeOffice(Office):
    """Remembers what was to be renewed."""

    clock: TravellingClock = field(default_factory=lambda: TravellingClock(datetime(2026, 4, 6, tzinfo=UTC)))
    renewed: list[list[int]] = field(default_factory=list)
    is_away: bool = False

    async def run(self, service: Callable[..., Any], *args: Any, **_kwargs: Any) -> Any:
        assert service.__name__ == "renew_leases"
        if self.is_away:
            raise DondocError("The database is locked.")
        self.renewed.append(list(args[0]))

    def let_pass(self, **span: float) -> None:
        self.clock.travel_to(self.clock.now() + timedelta(**span))


@pytest.fixture
def office() -> FakeOffice:
    return FakeOffice()


@pytest.fixture
def leases(office: FakeOffice) -> Leases:
    return Leases(office)


async def test_only_what_goes_in_several_parts_is_renewed(office: FakeOffice, leases: Leases) -> None:
    await leases.renew()
    leases.hold(ONE, 1)
    await leases.renew()
    assert office.renewed == []
    leases.hold(TWO, 2)
    await leases.renew()
    assert office.renewed == [[TWO]]


async def test_what_has_been_sent_is_let_go(office: FakeOffice, leases: Leases) -> None:
    leases.hold(ONE, 5)
    leases.hold(TWO, 5)
    leases.let_go(ONE)
    leases.let_go(DeliveryId(99))
    await leases.renew()
    assert office.renewed == [[TWO]]


async def test_what_hangs_for_longer_than_all_its_parts_may_take_is_let_lapse(
    office: FakeOffice, leases: Leases
) -> None:
    leases.hold(ONE, 2)
    leases.hold(TWO, 3)
    office.let_pass(seconds=59)
    await leases.renew()
    office.let_pass(seconds=2)
    await leases.renew()
    office.let_pass(seconds=30)
    await leases.renew()
    assert office.renewed == [[ONE, TWO], [TWO]]


async def test_a_database_that_is_away_is_tried_again(
    office: FakeOffice, leases: Leases, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    leases.every_s = 0
    leases.hold(ONE, 3)
    office.is_away = True
    keeping = asyncio.create_task(leases.keep())
    while not caplog.records:  # noqa: ASYNC110 - the log has no event
        await asyncio.sleep(0)
    office.is_away = False
    while not office.renewed:  # noqa: ASYNC110
        await asyncio.sleep(0)
    keeping.cancel()
    assert office.renewed[0] == [ONE]
    assert "The leases of 1 messages could not be renewed" in caplog.text

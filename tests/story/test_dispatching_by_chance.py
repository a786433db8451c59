"""Sending while everything goes wrong by chance: nothing is lost or stuck, nothing comes twice without saying so."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from bot.core.errors import ChannelError, CredentialsRefused, DondocError, NotSent, Refused, Unknown
from bot.core.model import DirectiveId, State
from bot.core.stores import UnitOfWork
from jobs.bell import AsyncBell
from jobs.dispatch import Dispatcher
from jobs.pace import Pace
from tests.faults.stage import dice
from tests.story.harness import StoryOffice
from tests.story.test_dispatching import _heads
from tests.story.test_waiting_claims import WallClock, clock

__all__ = ["clock"]  # the fixture
REPEATED = "(gửi lại)"
ENDS: list[Callable[[Random], tuple[ChannelError, bool]]] = [
    lambda _: (NotSent("no connection"), False),
    lambda chance: (NotSent("told to wait", retry_after=timedelta(seconds=chance.choice([0.5, 3, 40]))), False),
    lambda _: (CredentialsRefused("token"), False),
    lambda chance: (Unknown("no answer"), chance.random() < 0.5),
    lambda _: (Refused("something odd"), False),
]


@contextmanager
def _trouble(office: StoryOffice, chance: Random, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """For as long as this lasts every fourth request fails, and every tenth transaction of a sender."""
    run = office.database.run

    async def locked_at_times(service: Any, *args: Any, **kwargs: Any) -> Any:
        if service.__name__ in {"claim_deliveries", "record_outcomes", "give_back"} and chance.random() < 0.1:
            raise DondocError("The database is locked.")
        return await run(service, *args, **kwargs)

    office.channel.mishap = lambda: chance.choice(ENDS)(chance) if chance.random() < 0.25 else None
    with monkeypatch.context() as patched:
        patched.setattr(office.database, "run", locked_at_times)
        yield
    office.channel.mishap = lambda: None


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_goes_wrong_everybody_has_it_in_the_end(
    buttoned: StoryOffice, clock: WallClock, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = dice(seed)
    monkeypatch.setattr("jobs.dispatch._STORAGE_WAIT_S", 0.001)
    monkeypatch.setattr("jobs.recording._STORAGE_WAIT_S", 0.001)
    heads = _heads(buttoned, 30)
    with buttoned.nothing_is_sent():
        await buttoned.issue(to=heads)
    with _trouble(buttoned, chance, monkeypatch):
        for _ in range(4):
            await _one_process(buttoned, clock, chance, turns=60)
    for _ in range(3):
        await _one_process(buttoned, clock, chance, turns=150)
    rows = await buttoned.run(_rows)
    assert {State(state) for of in rows.values() for state in of} <= {State.SENT, State.UNKNOWN, State.REFUSED}
    for head in heads:
        titles, states = head.titles(), rows[head.address]
        assert titles or State.REFUSED in states
        assert all(REPEATED in title for title in titles[1:])
        assert len(titles) <= len(states)  # each of them went out once at most


def _rows(work: UnitOfWork) -> dict[str, list[State]]:
    """How the messages of the directive ended, by account."""
    found: dict[str, list[State]] = {}
    for one in work.deliveries.of_directive(DirectiveId(1)):
        if one.state is not State.DROPPED:  # a repeat that was not wanted any more
            found.setdefault(one.address, []).append(one.state)
    return found


async def _one_process(office: StoryOffice, clock: WallClock, chance: Random, *, turns: int) -> None:
    """It sends for a while, and is stopped in the middle; now and then the platform hangs."""
    bell = AsyncBell()
    office.database.on_queued = bell.ring
    dispatcher = Dispatcher(office.database, office.channel, Pace(30, clock), bell, look_again_s=0.002)
    running = asyncio.create_task(dispatcher.run())
    for _ in range(turns):
        await asyncio.sleep(0.001)
        clock.step(chance.choice([0.02, 0.1, 0.5, 5]))
        if office.channel.gate is None and chance.random() < 0.1:
            office.channel.gate = asyncio.Event()
        elif office.channel.gate and chance.random() < 0.2:
            _go_on(office)
    _go_on(office)
    dispatcher.stop()
    await asyncio.wait_for(running, 10)


def _go_on(office: StoryOffice) -> None:
    gate, office.channel.gate = office.channel.gate, None
    if gate:
        gate.set()

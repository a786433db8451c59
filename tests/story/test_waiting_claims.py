"""What is claimed and cannot leave yet: it goes back before its lease runs out, and nothing is in doubt for that."""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.core.errors import DondocError, Unknown
from bot.core.model import State
from bot.core.ports import NoMeter
from jobs.bell import AsyncBell
from jobs.dispatch import Dispatcher
from jobs.pace import Pace
from tests.story.harness import StoryOffice
from tests.story.test_dispatching import SteppingClock, _count, _dispatching, _heads, _until


class WallClock(SteppingClock):
    """Wall time goes along."""

    def wall(self) -> datetime:
        return self.now()


@pytest.fixture
def clock(buttoned: StoryOffice) -> WallClock:
    clock = WallClock()
    buttoned.clock = buttoned.channel._clock = clock
    buttoned.database.clock = clock
    return clock


def _careful(clock: WallClock) -> Pace:
    """One goes alone, and the others when that went well."""
    pace = Pace(30, clock)
    pace.hold("somebody else's", 0.1)
    return pace


async def test_bug_what_waited_behind_a_hanging_request_for_longer_than_its_lease_was_sent_twice(
    buttoned: StoryOffice, clock: WallClock
) -> None:
    heads = _heads(buttoned, 12)
    with buttoned.nothing_is_sent():
        await buttoned.issue(to=heads)
    gate = buttoned.channel.gate = asyncio.Event()
    async with _dispatching(buttoned, _careful(clock)):
        await _until(lambda: buttoned.channel.on_their_way == 1, clock)
        hung_since = clock.monotonic()
        await _until(lambda: clock.monotonic() > hung_since + 120, clock, step_s=0.5)
        assert await _count(buttoned, State.UNKNOWN) == 1  # that which hangs
        buttoned.channel.fails_next(Unknown("no answer in time"))
        buttoned.channel.gate = None
        gate.set()
        await _until(lambda: all(head.screen for head in heads), clock)
    assert sorted(len(head.titles()) for head in heads) == [1] * 12
    assert sum("(gửi lại)" in head.titles()[0] for head in heads) == 1


async def test_bug_a_machine_that_slept_sent_what_was_in_doubt_by_then(buttoned: StoryOffice, clock: WallClock) -> None:
    heads = _heads(buttoned, 12)
    with buttoned.nothing_is_sent():
        await buttoned.issue(to=heads)
    gate = buttoned.channel.gate = asyncio.Event()
    async with _dispatching(buttoned, _careful(clock)) as dispatcher:
        await _until(lambda: len(dispatcher._ready) == 8, clock)
        clock.travel_to(clock.now() + timedelta(hours=8))  # as monotonic time knows nothing of
        buttoned.channel.gate = None
        gate.set()
        await _until(lambda: all(head.screen for head in heads), clock)
    assert [len(head.titles()) for head in heads] == [1] * 12
    assert not any("(gửi lại)" in head.titles()[0] for head in heads)


async def test_what_cannot_be_given_back_now_is_given_back_later(
    buttoned: StoryOffice, clock: WallClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads = _heads(buttoned, 12)
    with buttoned.nothing_is_sent():
        await buttoned.issue(to=heads)
    gate = buttoned.channel.gate = asyncio.Event()
    run = buttoned.database.run
    failed: list[object] = []

    async def locked_for_a_while(service, *args, **kwargs):  # type: ignore[no-untyped-def]
        if service.__name__ == "give_back" and not failed:
            failed.append(service)
            raise DondocError("The database is locked.")
        return await run(service, *args, **kwargs)

    monkeypatch.setattr("jobs.dispatch._STORAGE_WAIT_S", 0.01)
    monkeypatch.setattr(buttoned.database, "run", locked_for_a_while)
    async with _dispatching(buttoned, _careful(clock)) as dispatcher:
        await _until(lambda: len(dispatcher._ready) == 8, clock)
        clock.travel_to(clock.now() + timedelta(seconds=15))
        await _until(lambda: failed)
        gate.set()
        await _until(lambda: all(head.screen for head in heads), clock)
    assert [head.titles() for head in heads] == [["📄 VĂN BẢN số 12/CT-UBND"]] * 12


async def test_bug_a_meter_that_stumbles_cost_permits_and_outcomes(buttoned: StoryOffice, clock: WallClock) -> None:
    class Stumbling(NoMeter):
        def sent(self, *_: object) -> None:
            raise ZeroDivisionError

    heads = _heads(buttoned, 8)
    with buttoned.nothing_is_sent():
        await buttoned.issue(to=heads)
    bell, stumbled = AsyncBell(), []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: stumbled.append(context["exception"]))
    dispatcher = Dispatcher(
        buttoned.database, buttoned.channel, Pace(3, clock), bell, look_again_s=0.005, meter=Stumbling()
    )
    running = asyncio.create_task(dispatcher.run())
    await _until(lambda: all(head.screen for head in heads), clock)
    dispatcher.stop()
    await asyncio.wait_for(running, 5)
    assert await _count(buttoned, State.SENT) == 8
    assert {type(error) for error in stumbled} <= {ZeroDivisionError}

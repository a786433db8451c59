"""A request is cancelled when its time is over, and a cancellation by somebody else stays one."""

import asyncio

import pytest

from bot.adapters import time_limits
from bot.adapters.time_limits import TimeLimits


@pytest.fixture(autouse=True)
def _looks_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limits, "_EVERY_S", 0)


async def request(limits: TimeLimits, within_s: float, gate: asyncio.Event) -> str:
    """Waits for the gate, as a request does for its answer."""
    task = limits.begin(within_s)
    try:
        await gate.wait()
    except asyncio.CancelledError:
        if not limits.has_run_out(task):
            raise
        return "too late"
    finally:
        limits.end(task)
    return "in time"


async def test_a_request_ends_when_its_time_is_over_and_its_task_goes_on() -> None:
    limits = TimeLimits()

    async def twice() -> tuple[str, str, int]:
        first, second = await request(limits, 0, asyncio.Event()), await request(limits, 0, asyncio.Event())
        task = asyncio.current_task()
        assert task
        return first, second, task.cancelling()

    assert await asyncio.create_task(twice()) == ("too late", "too late", 0)


async def test_what_is_answered_in_time_is_left_alone() -> None:
    limits, gate = TimeLimits(), asyncio.Event()
    slow = asyncio.create_task(request(limits, 0, asyncio.Event()))
    quick = asyncio.create_task(request(limits, 600, gate))
    assert await slow == "too late"
    gate.set()
    assert await quick == "in time"


async def test_whoever_is_stopped_by_somebody_else_stops() -> None:
    limits = TimeLimits()
    stopped = asyncio.create_task(request(limits, 600, asyncio.Event()))
    await asyncio.sleep(0)
    stopped.cancel()
    with pytest.raises(asyncio.CancelledError):
        await stopped


async def test_whoever_is_stopped_by_both_stops() -> None:
    limits = TimeLimits()
    stopped = asyncio.create_task(request(limits, 0, asyncio.Event()))
    await asyncio.sleep(0)
    limits._look(asyncio.get_running_loop())  # its time is over, and in the same turn of the loop
    stopped.cancel()
    with pytest.raises(asyncio.CancelledError):
        await stopped

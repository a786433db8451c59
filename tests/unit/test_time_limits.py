"""Times by which requests must be through, whoever else ends them."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from bot.adapters.time_limits import TimeLimits

FAR_S, NOW_S = 3600.0, 0.0


@dataclass
class Request:
    """Hangs until it is ended; `told` says how it ended, as `Http.post` would."""

    limits: TimeLimits
    within_s: float = NOW_S
    told: list[str] = field(default_factory=list)
    hangs: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self) -> None:
        task = self.limits.begin(self.within_s)
        try:
            await self.hangs.wait()
            self.told.append("answered")
        except asyncio.CancelledError:
            if not self.limits.have_passed(task):
                self.told.append("cancelled")
                raise
            self.told.append("too late")
        finally:
            self.limits.end(task)
        assert task.cancelling() == 0


@pytest.fixture
def limits() -> TimeLimits:
    return TimeLimits()


@pytest.fixture
def look(limits: TimeLimits) -> Callable[[], None]:
    """What the loop does a few times a second."""
    return lambda: limits._look(asyncio.get_running_loop())


async def _begun(request: Request) -> asyncio.Task[None]:
    task = asyncio.create_task(request.send())
    await asyncio.sleep(0)
    return task


async def test_what_hangs_is_ended_and_what_is_in_time_is_not(limits: TimeLimits, look: Callable[[], None]) -> None:
    late, in_time = Request(limits), Request(limits, FAR_S)
    tasks = [await _begun(late), await _begun(in_time)]
    look()
    in_time.hangs.set()
    await asyncio.gather(*tasks)
    assert (late.told, in_time.told) == (["too late"], ["answered"])


@pytest.mark.parametrize("others", ["before", "after", "both"])
async def test_bug_a_cancellation_in_the_turn_of_the_deadline_was_swallowed(
    limits: TimeLimits, look: Callable[[], None], others: str
) -> None:
    request = Request(limits)
    task = await _begun(request)
    if others in {"before", "both"}:
        task.cancel()
    look()
    if others in {"after", "both"}:
        task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert request.told == ["cancelled"]


async def test_bug_a_deadline_that_became_another_error_left_its_task_counted_as_cancelled(
    limits: TimeLimits, look: Callable[[], None]
) -> None:
    async def told_otherwise() -> int:
        """As a library does whose own deadline is over in the same moment."""
        task = limits.begin(NOW_S)
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            pass
        finally:
            limits.end(task)
        return task.cancelling()

    task = asyncio.create_task(told_otherwise())
    await asyncio.sleep(0)
    look()
    assert await task == 0


def test_bug_no_deadline_was_kept_in_a_second_loop(limits: TimeLimits) -> None:
    async def leave_one_open() -> None:
        limits.begin(FAR_S)

    async def hang() -> list[str]:
        request = Request(limits)
        async with asyncio.timeout(5):
            await request.send()
        return request.told

    asyncio.run(leave_one_open())
    assert asyncio.run(hang()) == ["too late"]


async def test_one_task_may_send_again_after_its_deadline(limits: TimeLimits, look: Callable[[], None]) -> None:
    request = Request(limits)

    async def again_and_again() -> None:
        for _ in range(3):
            await request.send()

    task = asyncio.create_task(again_and_again())
    for _ in range(3):
        await asyncio.sleep(0)
        look()
        await asyncio.sleep(0)
    await task
    assert request.told == ["too late"] * 3

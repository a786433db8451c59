"""One directive to everybody at the limit: how near to it, and what a stop or a kill in the middle costs."""

import signal
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.figures import LATENCY_S, Figure, Setup, tell
from bot.adapters.clock import TravellingClock
from tests.faults.stage import Stage, dice, settled, staging, stopwatch, until

COMMAND = "python -m bench delivering"
RATE = 30
REPEATED = "(gửi lại)"


async def measure(setup: Setup) -> AsyncIterator[Figure]:
    ideal_s = setup.heads / RATE
    async with broadcasting(setup) as stage:
        await stage.run()
        publish_s = publish(stage)
        elapsed = stopwatch()
        await all_have_it(stage)
        more = {"publish_s": round(publish_s, 2), "wall_s": round(elapsed(), 2), **outcome(stage)}
        yield Figure(
            name=f"deliver_{setup.heads}_at_{RATE}",
            value=elapsed() / ideal_s,
            unit="of the ideal time",
            target=1.15,
            more=more,
            command=COMMAND,
        )
    async with broadcasting(setup) as stage:
        yield await interrupted(stage, setup, signal.SIGTERM)
    async with broadcasting(setup) as stage:
        yield await interrupted(stage, setup, signal.SIGKILL)


@asynccontextmanager
async def broadcasting(setup: Setup) -> AsyncIterator[Stage]:
    """The sandbox at its strictest, and so many heads who have joined."""
    chance = dice(1)
    with tempfile.TemporaryDirectory() as folder:
        async with staging(Path(folder), rate_per_s=RATE, latency=lambda: chance.uniform(*LATENCY_S)) as stage:
            tell(f"  {setup.heads} heads join …")
            stage.enter(setup.heads)
            yield stage


def publish(stage: Stage) -> float:
    """Seconds that the command took."""
    elapsed = stopwatch()
    stage.publish()
    return elapsed()


async def all_have_it(stage: Stage) -> None:
    people = stage.sandbox.people
    await until(lambda: all(stage.copies(person) for person in people), within_s=600)


async def interrupted(stage: Stage, setup: Setup, sign: signal.Signals) -> Figure:
    """Stop or kill it in the middle, start it again, let the waits of repeats pass; missing ones, and those twice."""
    bot = await stage.run()
    publish(stage)
    elapsed = stopwatch()
    await until(lambda: delivered(stage) >= setup.heads // 2, within_s=600)
    bot.send(sign)
    stopping = stopwatch()
    code = await bot.ended()
    stopped_s = stopping()
    in_flight = claimed(stage)
    bot = await stage.run()
    await until(lambda: delivered(stage) >= setup.heads - in_flight, within_s=600)
    wall_s = elapsed()
    bot.send(signal.SIGTERM)
    await bot.ended()
    await let_pass(stage, minutes=8)
    found = outcome(stage)
    name = "terminated" if sign is signal.SIGTERM else "killed"
    more = {"code": code, "stopped_s": round(stopped_s, 2), "in_flight": in_flight, "wall_s": round(wall_s, 2), **found}
    return Figure(
        name=f"deliver_{setup.heads}_{name}_missing",
        value=found["missing"],
        unit="heads",
        target=0,
        more=more,
        command=COMMAND,
    )


def delivered(stage: Stage) -> int:
    return sum(bool(stage.copies(person)) for person in stage.sandbox.people)


def claimed(stage: Stage) -> int:
    """How many were in flight when it ended."""
    with stage.office() as office:
        return len(office.run_now(lambda work: work.deliveries.claimed()))


async def let_pass(stage: Stage, *, minutes: int) -> None:
    """In this process, on a clock that travels."""
    clock = TravellingClock(datetime.now(UTC))
    async with stage.here(clock) as app:
        for _ in range(minutes):
            await settled(app, within_s=600)
            clock.travel_to(clock.now() + timedelta(minutes=1))
        await settled(app, within_s=600)


def outcome(stage: Stage) -> dict[str, Any]:
    copies = [[REPEATED in message.words for message in stage.copies(one)] for one in stage.sandbox.people]
    return {
        "missing": sum(not one for one in copies),
        "twice": sum(len(one) > 1 for one in copies),
        "twice_unmarked": sum(one.count(False) > 1 for one in copies),
        "marked_repeats": sum(one.count(True) for one in copies),
        "answers_429": sum(one.outcome == 429 for one in stage.sandbox.requests),
    }

"""Units of work a second: plain synchronous services in the database thread, called from the event loop."""

import asyncio
import json
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench.figures import Figure, Setup
from bench.workshop import Workshop
from bot.adapters.clock import TravellingClock
from bot.adapters.database.office import DatabaseOffice
from bot.adapters.telegram.understanding import understand
from bot.app import open_office
from bot.core.ports import RawUpdate
from bot.core.stores import UnitOfWork
from handlers.conversation import handle
from jobs.reception import store_updates, waiting
from tests.faults.stage import Stage, staging, stopwatch

COMMAND = "python -m bench working"
HEADS = 200
TIMES = 500
PRESSES = 100  # assignments and people are numbered alike


def read(work: UnitOfWork) -> None:
    work.facts.get("bench")


def write(work: UnitOfWork, value: str) -> None:
    work.facts.put("bench", value)


def measure(_shop: Workshop, _setup: Setup) -> Iterator[Figure]:
    yield from asyncio.run(_all())


async def _all() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        async with staging(Path(folder)) as stage:
            stage.enter(HEADS)
            elapsed = stopwatch()
            stage.publish()
            figures = [Figure(name="publish", value=elapsed(), unit="s", more={"heads": HEADS}, command=COMMAND)]
            clock = TravellingClock(datetime.now(UTC))
            office = open_office(stage.read_settings(), clock)
            try:
                return figures + [figure async for figure in in_thread(stage, office)]
            finally:
                office.close()


async def in_thread(stage: Stage, office: DatabaseOffice) -> AsyncIterator[Figure]:
    elapsed = stopwatch()
    for _ in range(TIMES):
        await office.run(read)
    yield a_second("units_of_work_read", TIMES / elapsed())
    elapsed = stopwatch()
    for number in range(TIMES):
        await office.run(write, str(number))
    yield a_second("units_of_work_write", TIMES / elapsed())
    await office.run(store_updates, presses(stage))
    items = await office.run(waiting)
    elapsed = stopwatch()
    for item in items:
        await office.run(handle, [item.id], understand(RawUpdate(source=item.source, key=item.key, raw=item.raw)))
    yield a_second("units_of_work_acknowledge", len(items) / elapsed())


def presses(stage: Stage) -> list[RawUpdate]:
    """As many heads as are worked on at once press ✅, as Telegram would tell it."""
    for number, person in enumerate(stage.sandbox.people[:PRESSES], start=1):
        message = person.say("x")  # something for the button to stand under
        person.press_old(f"ack:{number}", on=message)
    updates = [one for one in stage.sandbox.world.updates.pending if "callback_query" in one]
    return [RawUpdate(source="bench", key=str(one["update_id"]), raw=json.dumps(one)) for one in updates]


def a_second(name: str, value: float) -> Figure:
    return Figure(name=name, value=value, unit="a second", command=COMMAND)

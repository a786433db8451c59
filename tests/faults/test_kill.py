"""kill -9 at any moment: nothing that people said is lost, and no more is sent twice than was in flight."""

import asyncio
import signal
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.adapters.clock import TravellingClock
from bot.core.model import DirectiveId, Kind, State
from bot.sandbox import Change, SandboxPerson, What
from tests.faults.stage import Stage, dice, settled, staging, until

ACKNOWLEDGE = "✅ Đã tiếp nhận"
REPEATED = "(gửi lại)"
SIGNS = {Kind.DIRECTIVE: "📄", Kind.NUDGE: "⏰"}


def at_message(stage: Stage, beginning: str, number: int, act: Callable[[], None]) -> None:
    """Act at the very moment at which the so-manyth message that begins so reaches a screen."""
    seen = 0

    def watch(change: Change) -> None:
        nonlocal seen
        message = change.message
        if change.what is What.SENT and message and message.from_bot and message.words.startswith(beginning):
            seen += 1
            if seen == number:
                act()

    stage.sandbox.on_change(watch)


async def broadcast_killed(stage: Stage, kind: Kind, chance: Random, *, times: int) -> int:
    """Run the bot over and over, killing it in the middle of what it has left to send. How many were in flight."""
    in_flight = 0
    for _ in range(times):
        left = len(stage.sandbox.people) - gone(stage, kind)
        if not left:
            break
        bot = await stage.start()
        at_message(stage, SIGNS[kind], chance.randint(1, left), partial(bot.send, signal.SIGKILL))
        assert await bot.ended() == -signal.SIGKILL
        in_flight += claimed(stage)
    return in_flight


def gone(stage: Stage, kind: Kind) -> int:
    """How many messages of this kind have left, or may have."""
    with stage.office() as office:
        every = office.run_now(lambda work: work.deliveries.of_directive(DirectiveId(1)))
    return sum(one.kind is kind and one.state is not State.QUEUED for one in every)


def claimed(stage: Stage) -> int:
    """How many deliveries have neither gone out surely nor not at all."""
    with stage.office() as office:
        return len(office.run_now(lambda work: work.deliveries.claimed()))


async def rest_of_it(stage: Stage, *, minutes: int) -> None:
    """Let the bot finish here, on a clock that travels so many minutes."""
    clock = TravellingClock(datetime.now(UTC))
    async with stage.here(clock) as app:
        await settled(app)
        for _ in range(minutes):
            clock.travel_to(clock.now() + timedelta(minutes=1))
            await settled(app)


def chains_hold(stage: Stage) -> bool:
    return stage.dondoc("audit", "verify").code == 0


def deliveries(unit: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one for one in unit["deliveries"] if one["kind"] == kind]


@pytest.mark.parametrize(("heads", "seed"), [(200, 1), (40, 2)])
async def test_presses_survive_kill_9(tmp_path: Path, database: dict[str, Any], heads: int, seed: int) -> None:
    chance = dice(seed)
    heads = min(heads, 80) if database else heads  # what is tried is the same, and a server more takes its time
    async with staging(tmp_path, TELEGRAM_RATE_PER_S="1000", database=database) as stage:
        people = stage.enter(heads)
        stage.publish()
        bot = await stage.run()
        await until(lambda: all(stage.copies(person) for person in people))
        for person in people:
            person.press(ACKNOWLEDGE)
        await asyncio.sleep(chance.uniform(0, 0.05))
        await bot.kill()
        bot = await stage.run()  # and again, while the new one works on what the old one left
        await asyncio.sleep(chance.uniform(0, 0.5))
        await bot.kill()
        bot = await stage.run()
        await until(lambda: no_update_waits(stage), every_s=0.2)
        shown = stage.show()
        assert shown["status"]["acknowledged"] == heads
        events = Counter(
            (unit["unit"], event["who"])
            for unit in shown["units"]
            for event in unit["history"]
            if event["what"] == "acknowledged"
        )
        assert events == {(f"DV{n:03}", f"Người {n}"): 1 for n in range(1, heads + 1)}
        await until(lambda: any(receipts(person) for person in people))  # the last ones may just be on their way
        assert max(len(receipts(person)) for person in people) == 1
        assert chains_hold(stage)


def no_update_waits(stage: Stage) -> bool:
    if stage.sandbox.pending_updates():
        return False
    with stage.office() as office:
        return not office.run_now(lambda work: work.inbox.waiting(1))


def receipts(person: SandboxPerson) -> list[str]:
    return [message.words for message in person.received if message.words.startswith("✅")]


async def test_a_broadcast_survives_kill_9(tmp_path: Path, database: dict[str, Any]) -> None:
    chance = dice(2)
    latency = lambda: chance.uniform(0.001, 0.04)  # noqa: E731
    async with staging(tmp_path, latency=latency, TELEGRAM_RATE_PER_S="50", database=database) as stage:
        people = stage.enter(80)
        stage.publish()
        in_flight = await broadcast_killed(stage, Kind.DIRECTIVE, chance, times=3)
        await rest_of_it(stage, minutes=3)
        shown = stage.show()
        assert shown["status"]["delivered"] == 80
        repeats = 0
        for person, unit in zip(people, shown["units"], strict=True):
            copies = stage.copies(person)
            assert len(copies) >= 1
            first, *others = deliveries(unit, "directive")
            repeats += len(others)
            assert all(REPEATED in message.words for message in copies[1:])
            assert (first["state"], first["repeat"]) == ("unknown" if others else "sent", False)
            assert all(one["repeat"] for one in others)
        assert repeats <= in_flight
        assert chains_hold(stage)


async def test_a_nudge_is_never_sent_twice_whatever_is_killed(tmp_path: Path, database: dict[str, Any]) -> None:
    chance = dice(3)
    latency = lambda: chance.uniform(0.001, 0.04)  # noqa: E731
    async with staging(
        tmp_path,
        latency=latency,
        TELEGRAM_RATE_PER_S="50",
        FOLLOW_UP__ACK_WITHIN="PT1S",
        FOLLOW_UP__ACK_EVERY="P1D",
        database=database,
    ) as stage:
        people = stage.enter(40)
        stage.publish()
        in_flight = await broadcast_killed(stage, Kind.NUDGE, chance, times=2)
        await rest_of_it(stage, minutes=3)
        nudged = [[m.words for m in person.received if m.words.startswith("⏰ NHẮC LẦN 1:")] for person in people]
        assert max(len(one) for one in nudged) == 1
        assert sum(len(one) for one in nudged) >= 40 - in_flight
        assert {unit["nudges"] for unit in stage.show()["units"]} == {1}
        assert not any("⏰ NHẮC LẦN 2" in m.words for person in people for m in person.received)

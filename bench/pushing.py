"""1,000 presses of 500 heads within 10 s, pushed to the bot: is each answered, and counted once?"""

import asyncio
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.figures import LATENCY_S, Figure, Setup, percentile, tell
from bench.workshop import Workshop
from bot.sandbox import SandboxPerson
from tests.faults.stage import Stage, dice, staging, stopwatch, until

COMMAND = "python -m bench pushing"
EVERY_S = 0.01  # 1,000 in ten seconds
TARGET_S = 1.0  # from a press to the end of its spinner, for 99 of 100
ENOUGH_S = 600.0


def measure(_shop: Workshop, setup: Setup) -> Iterator[Figure]:
    yield asyncio.run(_measure(setup.size(500, 150)))


async def _measure(heads: int) -> Figure:
    chance = dice(3)
    port = _free_port()
    settings: dict[str, Any] = {
        "HTTP_PORT": str(port),
        "TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram/webhook",
        "TELEGRAM_WEBHOOK_SECRET": "bench-secret",
        "TELEGRAM_RATE_PER_S": "1000",  # how fast receipts leave is another question
    }
    with tempfile.TemporaryDirectory() as folder:
        async with staging(Path(folder), latency=lambda: chance.uniform(*LATENCY_S), **settings) as stage:
            people = stage.enter(heads)
            stage.publish()
            await stage.run()
            await until(lambda: all(stage.copies(person) for person in people), within_s=ENOUGH_S)
            tell("bench: everybody has it, now they press …")
            return await _press(stage, people)


async def _press(stage: Stage, people: list[SandboxPerson]) -> Figure:
    presses, queries = 2 * len(people), {}
    every_s = EVERY_S
    elapsed = stopwatch()
    for number in range(presses):
        person = people[number % len(people)]
        directive = stage.copies(person)[0]
        queries[person.press_old(f"ack:{number % len(people) + 1}", on=directive)] = stage.sandbox.clock.monotonic()
        await asyncio.sleep(max((number + 1) * every_s - elapsed(), 0))
    pressed_s = elapsed()
    await until(lambda: not stage.sandbox.unanswered_presses(), within_s=ENOUGH_S)
    answered_s = elapsed()
    await until(lambda: _receipts(people) >= presses, within_s=ENOUGH_S)
    units = stage.show()["units"]
    once = sum(sum(entry["what"] == "acknowledged" for entry in unit["history"]) == 1 for unit in units)
    spins = _spins(stage, queries)
    return Figure(
        name="pushed_presses_p99",
        value=percentile(spins, 0.99),
        unit="s",
        at_most=TARGET_S,
        more={
            "presses": presses,
            "answered": len(spins),
            "acknowledged_once": once,
            "heads": len(people),
            "p50_s": round(percentile(spins, 0.5), 3),
            "pressed_within_s": round(pressed_s, 2),
            "all_answered_s": round(answered_s, 2),
            "all_receipts_s": round(elapsed(), 2),
        },
        command=COMMAND,
    )


def _receipts(people: list[SandboxPerson]) -> int:
    """Answers in words: two for each, the second says how things stand."""
    return sum(not message.words.startswith("📄") for person in people for message in person.received)


def _spins(stage: Stage, queries: dict[str, float]) -> list[float]:
    """Seconds from each press until its spinner stopped."""
    answers: dict[Any, float] = {}
    for one in stage.sandbox.sent("answerCallbackQuery"):
        answers.setdefault(one.params["callback_query_id"], one.decided or 0.0)
    return [answers[query] - at for query, at in queries.items() if query in answers]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])

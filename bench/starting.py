"""How long until something happens: `--help`, a command on a full office, `run` until it is ready."""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp

from bench.figures import Figure, Setup
from tests.faults.stage import SAME_PROGRAM, Stage, staging, stopwatch

DONDOC = str(Path(sys.executable).parent / "dondoc")
COMMAND = "python -m bench starting"
TIMES = 5


async def measure(_setup: Setup) -> AsyncIterator[Figure]:
    taken = [await seconds(DONDOC, "--help") for _ in range(TIMES)]
    yield best_of(taken, "dondoc_help_s", target=0.5)
    with tempfile.TemporaryDirectory() as folder:
        async with staging(Path(folder)) as stage:
            stage.enter(50)
            stage.publish()
            taken = [await seconds(DONDOC, "summary", "--json", stage=stage) for _ in range(TIMES)]
            yield best_of(taken, "dondoc_summary_s")
            taken = [await until_ready(stage) for _ in range(TIMES)]
            yield best_of(taken, "run_to_readyz_s", target=3.0)


def best_of(taken: list[float], name: str, *, target: float | None = None) -> Figure:
    more = {"median": round(statistics.median(taken), 4), "of": len(taken)}
    return Figure(name=name, value=min(taken), unit="s", target=target, more=more, command=COMMAND)


async def seconds(*command: str, stage: Stage | None = None) -> float:
    env = SAME_PROGRAM | (stage.settings if stage else {})
    begun = time.monotonic()
    process = await asyncio.create_subprocess_exec(*command, env=env, stdout=asyncio.subprocess.DEVNULL)
    code = await process.wait()
    if code:
        raise RuntimeError(f"{command} ended with {code}")
    return time.monotonic() - begun


async def until_ready(stage: Stage) -> float:
    """From the start of the process to the first 200 of `/readyz`."""
    elapsed = stopwatch()
    bot = await stage.start()
    async with aiohttp.ClientSession() as http:
        while True:
            if bot.url and await is_ready(http, bot.url):
                taken = elapsed()
                break
            await asyncio.sleep(0.005)
    await bot.kill()
    return taken


async def is_ready(http: aiohttp.ClientSession, url: str) -> bool:
    try:
        async with http.get(f"{url}/readyz") as answer:
            return answer.status == 200
    except aiohttp.ClientError:
        return False

"""How long until something happens: `--help`, a command on a full office, `run` until it polls."""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from bench.figures import Figure, Setup
from bench.office import SOON_S, Office, bench_python
from bench.peers import BARE
from bench.rounds import OURS
from bench.serving import ROOT, Server, until
from bench.workshop import Workshop
from tests.faults.stage import SAME_PROGRAM

COMMAND = "python -m bench starting"
HEADS = 50


def measure(shop: Workshop, setup: Setup) -> Iterator[Figure]:
    times = setup.size(5, 3)
    with shop.offices.of(HEADS) as office:
        office.publish()
        yield _best("dondoc_help", [_command_s(office, "--help") for _ in range(times)], at_most=0.5)
        yield _best("dondoc_summary", [_command_s(office, "summary", "--json") for _ in range(times)])
        polled: dict[str, list[float]] = {name: [] for name in (OURS, *BARE)}
        for _ in range(times):
            polled[OURS].append(_ours_s(office, shop.server))
            for name in BARE:
                polled[name].append(_peer_s(name, shop.server))
    medians = {name: statistics.median(taken) for name, taken in polled.items()}
    own = medians.pop(OURS)
    yield Figure(name="start_to_first_poll", value=own, unit="s", peers=medians, command=COMMAND)
    for name, most in zip(BARE, (3.0, 0.35), strict=True):
        ratios = [one / other for one, other in zip(polled[OURS], polled[name], strict=True)]
        yield Figure(
            name=f"start_to_{name}",
            value=statistics.median(ratios),
            unit=f"x {name}",
            at_most=most,
            more={"rounds": [round(one, 3) for one in ratios]},
            command=COMMAND,
        )


def _best(name: str, taken: list[float], *, at_most: float | None = None) -> Figure:
    more = {"median": round(statistics.median(taken), 3), "of": len(taken)}
    return Figure(name=name, value=min(taken), unit="s", at_most=at_most, more=more, command=COMMAND)


def _command_s(office: Office, *arguments: str) -> float:
    begun = time.monotonic()
    command = [sys.executable, "-m", "bot", *arguments]
    subprocess.run(command, env=SAME_PROGRAM | office.settings, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - begun


def _ours_s(office: Office, server: Server) -> float:
    """From the start of the process to its first getUpdates, as the server saw it."""
    server.reset()
    with office.running() as bot:
        return bot.polls(server) - bot.begun


def _peer_s(name: str, server: Server) -> float:
    server.reset()
    with _polling(name, server) as begun:
        until(lambda: server.counts()["polled_at"] is not None, SOON_S)
        polled_at: float = server.counts()["polled_at"]
        return polled_at - begun


@contextmanager
def _polling(name: str, server: Server) -> Iterator[float]:
    begun = time.monotonic()
    command = [bench_python(), "-m", "bench.peers", name, "--url", server.url]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=ROOT, stdout=quiet, stderr=quiet)
    try:
        yield begun
    finally:
        process.kill()
        process.wait()

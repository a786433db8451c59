"""One broadcast by the real program or by a peer, and rounds in which they take turns."""

import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.figures import tell
from bench.office import SOON_S, Offices, bench_python
from bench.serving import ROOT, Server, until

OURS = "dondoc"
UNLIMITED = 1_000_000  # for `TELEGRAM_RATE_PER_S`
_LOOK_S = 0.02  # at a server that shall have nothing else to do
_LOOK_CLOSELY_S = 0.003
_LONGEST_S = 900.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Of one broadcast. Seconds count from the first message that the server accepted."""

    accepted_s: float  # to the last one accepted
    finished_s: float  # until whoever sends is done, with recording as well where it records
    refused: int  # answers 429
    cpu_ms: float  # of the sender, for one message
    peak_mb: float


def ours(offices: Offices, server: Server, heads: int, *, rate: float, behaviour: Mapping[str, float | None]) -> Run:
    """`dondoc run` idles, a directive is published beside it, and it is over when everything is recorded."""
    server.reset(**behaviour)
    with offices.of(heads) as office, office.running(TELEGRAM_RATE_PER_S=str(rate)) as bot:
        bot.polls(server)
        time.sleep(0.5)  # for what else it does at its start
        cpu_s = bot.cpu_s()
        office.publish()
        until(lambda: server.counts()["taken"] >= heads, _LONGEST_S, every_s=_LOOK_S)
        until(lambda: office.recorded() >= heads, SOON_S, every_s=_LOOK_CLOSELY_S)
        finished_at = time.monotonic()
        cpu_s = bot.cpu_s() - cpu_s
        return _run(server, finished_at, heads, cpu_s, bot.peak_bytes())


def peer(name: str, server: Server, count: int, *, rate: float, behaviour: Mapping[str, float | None]) -> Run:
    """The same by another library."""
    server.reset(**behaviour)
    with tempfile.TemporaryDirectory() as folder:
        command = [bench_python(), "-m", "bench.peers", name, "--url", server.url, "--count", str(count)]
        command += ["--rate", str(rate if behaviour.get("rate") else 0), "--database", str(Path(folder) / "outbox")]
        told = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, timeout=_LONGEST_S)
    found = json.loads(told.stdout)
    return _run(server, found["finished_at"], count, found["cpu_s"], found["peak_bytes"])


def _run(server: Server, finished_at: float, count: int, cpu_s: float, peak_bytes: int) -> Run:
    counts = server.counts()
    if counts["taken"] != count:
        raise RuntimeError(f"{counts['taken']} messages of {count} were accepted: every one exactly once was wanted.")
    return Run(
        accepted_s=counts["last_at"] - counts["first_at"],
        finished_s=finished_at - counts["first_at"],
        refused=counts["refused"],
        cpu_ms=cpu_s / count * 1000,
        peak_mb=peak_bytes / 2**20,
    )


def in_turns(contenders: Mapping[str, Callable[[], Run]], rounds: int) -> dict[str, list[Run]]:
    """Each once, then each once more: what else the machine does then troubles all of them alike."""
    runs: dict[str, list[Run]] = {name: [] for name in contenders}
    for number in range(1, rounds + 1):
        for name, contender in contenders.items():
            run = contender()
            runs[name].append(run)
            tell(
                f"  round {number}, {name}: {run.finished_s:.2f} s, {run.refused} refused, {run.cpu_ms:.2f} ms CPU each"
            )
    return runs


def medians(runs: Mapping[str, Sequence[Run]], what: Callable[[Run], float]) -> dict[str, float]:
    """By contender."""
    return {name: statistics.median(map(what, of)) for name, of in runs.items()}


def ratios(runs: Mapping[str, Sequence[Run]], to: str, what: Callable[[Run], float]) -> list[float]:
    """Ours to a peer's, in each round."""
    return [what(one) / what(other) for one, other in zip(runs[OURS], runs[to], strict=True)]

"""A broadcast at the limit of 30 a second: how near to it, and how often the server had to refuse."""

from collections.abc import Iterator, Mapping
from functools import partial

from bench.figures import Figure, Setup, tell
from bench.rounds import OURS, Run, in_turns, medians, ours, peer
from bench.workshop import Workshop

COMMAND = "python -m bench pacing"
RATE = 30
PEERS = ("ptb-limiter", "ptb-gather", "aiogram")
# What it is called, how the server behaves, the most that it may take, heads, heads for a quick look
CASES: tuple[tuple[str, dict[str, float | None], float, int, int], ...] = (
    ("strict", {}, 1.02, 300, 60),
    ("far", {"one_way_s": 0.03, "jitter_s": 0.03}, 1.03, 600, 90),
    ("punishing", {"punish_s": 3.0}, 1.05, 300, 60),
)


def measure(shop: Workshop, setup: Setup) -> Iterator[Figure]:
    for name, behaviour, most, full, quick in CASES:
        heads = setup.size(full, quick)
        tell(f" {heads} heads, {name}")
        strictly = behaviour | {"rate": RATE}
        contenders = {OURS: partial(ours, shop.offices, shop.server, heads, rate=RATE, behaviour=strictly)}
        for one in PEERS:
            contenders[one] = partial(peer, one, shop.server, heads, rate=RATE, behaviour=strictly)
        runs = in_turns(contenders, setup.rounds)
        times = medians(runs, lambda run, heads=heads: run.accepted_s / (heads / RATE))  # type: ignore[misc]
        refused = {of: sum(run.refused for run in every) for of, every in runs.items()}
        yield _figure(f"pace_{name}", times, "of N/30", most, heads, runs[OURS])
        yield _figure(f"pace_{name}_refused", refused, f"answers 429 in {setup.rounds} rounds", 0, heads, runs[OURS])


def _figure(name: str, of: Mapping[str, float], unit: str, most: float, heads: int, own: list[Run]) -> Figure:
    return Figure(
        name=name,
        value=of[OURS],
        unit=unit,
        at_most=most,
        peers={who: value for who, value in of.items() if who != OURS},
        more={"heads": heads, "recorded_s": [round(run.finished_s, 2) for run in own]},
        command=COMMAND,
    )

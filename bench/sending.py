"""A broadcast that nobody slows down: messages a second with everything recorded, processor and memory."""

import statistics
from collections.abc import Callable, Iterator
from functools import partial

from bench.figures import Figure, Setup
from bench.peers import PEERS
from bench.rounds import OURS, UNLIMITED, Run, in_turns, medians, ours, peer, ratios
from bench.workshop import Workshop

COMMAND = "python -m bench sending"
RATIOS = (  # to whom, in what, at most, at least
    ("raw", "speed", None, 0.35),
    ("aiogram-batch", "speed", None, 1.8),
    ("ptb-gather", "speed", None, 5.0),
    ("aiogram-batch", "cpu", 0.6, None),
    ("aiogram-batch", "memory", 0.7, None),
)


def measure(shop: Workshop, setup: Setup) -> Iterator[Figure]:
    heads = setup.size(2000, 500)
    contenders = {OURS: partial(ours, shop.offices, shop.server, heads, rate=UNLIMITED, behaviour={})}
    contenders |= {one: partial(peer, one, shop.server, heads, rate=UNLIMITED, behaviour={}) for one in PEERS}
    runs = in_turns(contenders, setup.rounds)
    of_run: dict[str, Callable[[Run], float]] = {
        "speed": lambda run: heads / run.finished_s,
        "cpu": lambda run: run.cpu_ms,
        "memory": lambda run: run.peak_mb,
    }
    for name, unit in (("speed", "messages/s"), ("cpu", "ms for a message"), ("memory", "MB at most")):
        of = medians(runs, of_run[name])
        own = of.pop(OURS)
        yield Figure(name=f"unlimited_{name}", value=own, unit=unit, peers=of, more={"heads": heads}, command=COMMAND)
    for to, name, most, least in RATIOS:
        yield Figure(
            name=f"unlimited_{name}_to_{to}",
            value=statistics.median(ratios(runs, to, of_run[name])),
            unit=f"x {to}",
            at_most=most,
            at_least=least,
            more={"heads": heads, "rounds": [round(one, 3) for one in ratios(runs, to, of_run[name])]},
            command=COMMAND,
        )

"""`python -m bench`: see the package's docstring."""

import argparse
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from bench import (
    capacity,
    deciding,
    holding,
    killing,
    pacing,
    pressing,
    pushing,
    sending,
    simulating,
    starting,
    working,
)
from bench.figures import Figure, Setup, tell
from bench.table import write_table
from bench.workshop import Workshop, open_workshop

BENCHMARKS: dict[str, Callable[[Workshop, Setup], Iterator[Figure]]] = {
    "capacity": capacity.measure,
    "starting": starting.measure,
    "deciding": deciding.measure,
    "working": working.measure,
    "sending": sending.measure,
    "pacing": pacing.measure,
    "pressing": pressing.measure,
    "pushing": pushing.measure,
    "holding": holding.measure,
    "killing": killing.measure,
    "simulating": simulating.measure,
}


def run(names: list[str], setup: Setup, table: Path | None) -> list[Figure]:
    """Measure, print each figure as it comes, and keep the table up with them."""
    figures: list[Figure] = []
    with open_workshop() as shop:
        for name in names:
            tell(f"bench: {name} …")
            for figure in BENCHMARKS[name](shop, setup):
                print(figure.as_json(), flush=True)
                figures.append(figure)
            if table:
                write_table(table, figures, setup)
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Prints one JSON object a line.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}; all without")
    parser.add_argument("--quick", action="store_true", help="less of everything, once: under three minutes")
    parser.add_argument("--rounds", type=int, metavar="N", help="of everything that takes turns (3; with --quick 1)")
    parser.add_argument("--table", type=Path, metavar="FILE", help="write the figures there as well, for people")
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    setup = Setup(quick=options.quick, rounds=options.rounds or (1 if options.quick else 3))
    figures = run(options.names or list(BENCHMARKS), setup, options.table)
    missed = [figure.name for figure in figures if figure.meets is False]
    tell(f"bench: {len(figures)} figures" + (f"; below the bar: {', '.join(missed)}" if missed else ""))
    return 0


signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started ends as well
sys.exit(main())

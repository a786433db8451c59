"""How long a made-up year takes: the real handlers, services and store, with every invariant looked at."""

import time
from collections.abc import Iterator

from bench.figures import Figure, Setup
from bench.workshop import Workshop
from bot.cli.simulating import made_up_rules
from bot.logs import set_up_logs
from bot.simulation.driving import simulate
from bot.simulation.office import Size

COMMAND = "python -m bench simulating"
AT_MOST_S = 600.0
YEAR = Size(units=200, directives=50, days=365)
WEEKS = Size(units=50, directives=6, days=30)
SEED = 7


def measure(_shop: Workshop, setup: Setup) -> Iterator[Figure]:
    """Once, however many rounds: it takes minutes. A time without an end, where something does not hold."""
    set_up_logs("ERROR", "text")
    size = WEEKS if setup.quick else YEAR
    begun, begun_cpu = time.monotonic(), time.process_time()
    report = simulate(size, SEED, made_up_rules())
    took_s, cpu_s = time.monotonic() - begun, time.process_time() - begun_cpu
    tally, days = report.tally, f"{size.days} days of {size.units} units and {size.directives} directives"
    more = {
        "instants": tally.instants,
        "transactions": tally.transactions,
        "messages": tally.messages.total(),
        "acts": tally.acts,
        "checks": tally.checks,
        "crashes": tally.crashes,
        "broken": report.broken.what if report.broken else None,
    }
    held = report.broken is None
    yield Figure(
        name="simulated_year",
        value=took_s if held else float("inf"),
        unit=f"s for {days}",
        at_most=None if setup.quick else AT_MOST_S,
        more=more,
        command=COMMAND,
    )
    yield Figure(name="simulated_year_cpu", value=cpu_s, unit="s of one processor", command=COMMAND)

"""The figures as a page for people."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.figures import Figure, Setup

_BEFORE = """\
# How fast, and beside whom

Made by a run, not by hand: `make bench TABLE=1` writes this page anew. {size}, Python {python}, {system}, \
{cores} processor cores, on {day}.

Each sender is a process of its own against a local Bot API server, itself a process of its own, which is not the
bottleneck (`server_capacity`). They take turns, round by round; a figure is the median of its rounds, a ratio the
median of the rounds' ratios. **dondoc** is the real program (`dondoc run`, a directive published beside it), which
records every delivery in SQLite: claim, outcome, assignment delivered, next step, event; its time runs until all of it
is recorded, and its processor time is that of the whole process. The peers send a message of 898 characters with three
buttons, 32 in flight: `ptb-gather` and `ptb-limiter` (python-telegram-bot alone, and with its AIORateLimiter),
`aiogram` and `raw` (aiohttp and orjson alone) record nothing; `aiogram-batch` records claim and outcome in batches.
A figure belongs to one machine; a ratio mostly does not.

- `pace_…`: time in units of heads / 30, at 30 in any sliding second. A burst of 30 is allowed at the start, so that
  0.9 and a little is the least there is. `far`: 60 ms there and back, and up to 30 ms more each way. `punishing`: a
  server that refuses everything for 3 s after each 429.
- `killed_…`: killed with SIGKILL at random moments and started again; what may come twice is what the server had
  accepted and the bot had not recorded yet.
- `simulated_year`: 365 days of 200 units and 50 directives (`dondoc simulate`, seed 7) in one process, with every
  invariant looked at; the bar is ten minutes.

| figure | dondoc | bar | met | peers | command |
|---|---|---|---|---|---|
"""


def write_table(path: Path, figures: Sequence[Figure], setup: Setup) -> None:
    """Overwrites the file."""
    before = _BEFORE.format(
        size=f"Medians of {setup.rounds} rounds" if not setup.quick else "A quick look only (less of everything)",
        python=platform.python_version(),
        system=platform.system(),
        cores=os.cpu_count(),
        day=f"{datetime.now(UTC):%Y-%m-%d}",
    )
    path.write_text(before + "".join(_row(figure) for figure in figures), encoding="utf-8")


def _row(figure: Figure) -> str:
    met = {True: "yes", False: "**no**", None: ""}[figure.meets]
    peers = ", ".join(f"{name} {_short(value)}" for name, value in figure.peers.items())
    bar = figure.bar.replace("<=", "≤").replace(">=", "≥")
    value = f"{_short(figure.value)} {figure.unit}"
    return f"| `{figure.name}` | {value} | {bar} | {met} | {peers} | `{figure.command}` |\n"


def _short(value: float) -> str:
    """Three digits that matter; whole numbers whole."""
    if value == round(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"

"""`dondoc simulate`: a made-up office, to see whether what must hold does."""

import sys
import tempfile
from argparse import Namespace
from pathlib import Path

from pydantic import SecretStr

from bot.app import rules_of
from bot.cli.printing import print_json
from bot.core.errors import BadInput
from bot.core.rules import Rules
from bot.logs import set_up_logs
from bot.settings import FixedSettings
from bot.simulation.driving import simulate as play
from bot.simulation.office import Size

_MOST = {"units": 999, "directives": 9999, "days": 3650}


def simulate(options: Namespace) -> int:
    """`dondoc simulate --units N --directives N --days N --seed N [--json]`: 0 when every invariant held, else 1."""
    for name, most in _MOST.items():
        if not 1 <= getattr(options, name) <= most:
            raise BadInput(f"--{name} {getattr(options, name)} cannot be simulated; give a number from 1 to {most}.")
    set_up_logs("ERROR", "text")
    size = Size(units=options.units, directives=options.directives, days=options.days)
    report = play(size, options.seed, made_up_rules(), each_day=_tell)
    if options.json:
        print_json(report.as_json())
    else:
        print("\n".join(report.lines()))
    return 1 if report.broken else 0


def made_up_rules() -> Rules:
    """As everything is set by default; nothing of the office's own is read."""
    with tempfile.TemporaryDirectory() as folder:
        return rules_of(FixedSettings(data_dir=Path(folder), audit_key=SecretStr("the key of what is made up")))


def _tell(days: int) -> None:
    if days % 30 == 0:
        print(f"{days} days", file=sys.stderr, flush=True)

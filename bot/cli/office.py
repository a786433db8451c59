"""Commands about the office as a whole."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from bot.adapters.database.engine import is_postgresql, shown
from bot.adapters.database.safekeeping import back_up
from bot.cli.printing import print_json, print_table, the_office
from bot.core.errors import BadInput
from bot.core.stores import UnitOfWork
from bot.services.summarising import summary_json
from bot.settings import load_settings


def summary(options: Namespace) -> None:
    """`dondoc summary [VB1] [--all] [--json]`."""
    with the_office() as (office, _):
        told = office.run_now(summary_json, options.handle, everything=options.all)
    if options.json:
        print_json(told)
        return
    for directive in told["directives"]:
        print_summary(directive)
    if not told["directives"]:
        print("No directive is open.")


def print_summary(directive: dict[str, Any]) -> None:
    """One directive as text."""
    print(f"{directive['directive']}  {directive['number'] or '-'}  {directive['subject']}")
    if directive.get("paused_at"):
        print(f"paused: no nudges since {directive['paused_at']}; `dondoc directive resume {directive['directive']}`")
    print(f"due: {directive['due'] or 'none'}; total: {directive['total']}; unreachable: {directive['unreachable']}")
    for name in ("status", "split", "late_by_days"):
        counted = ", ".join(f"{key} {value}" for key, value in directive[name].items() if value)
        print(f"{name}: {counted or 'none'}")
    rows = [
        [u["unit"], u["head"], u["status"], "yes" if u["reachable"] else "no", u["percent"], u["nudges"]]
        for u in directive["units"]
    ]
    print_table(rows, ["unit", "head", "status", "reachable", "percent", "nudges"])
    print()


def audit_verify(options: Namespace) -> int:
    """`dondoc audit verify [--json]`: 1 and the first broken event if a chain does not hold."""
    with the_office() as (office, _):
        checked, broken = office.run_now(_verify)
    if options.json:
        place = {"chain": broken.chain, "event": broken.seq, "why": broken.why} if broken else None
        print_json({"checked": checked, "broken": place})
    elif broken:
        where = f"directive VB{broken.chain}" if broken.chain else "the office"
        print(f"Broken: event {broken.seq} of {where}: {broken.why}. {checked} events before it hold.")
    else:
        print(f"All {checked} events hold.")
    return 1 if broken else 0


def _verify(work: UnitOfWork) -> Any:
    return work.events.verify()


def db_upgrade(_options: Namespace) -> None:
    """`dondoc db upgrade`: opening the office does it."""
    with the_office() as (_, settings):
        print(f"The database is up to date: {shown(settings.database_url)}")


def db_backup(options: Namespace) -> None:
    """`dondoc db backup FILE`: as it is, of whatever version; docs/operating.md says how to restore it."""
    settings = load_settings()
    if is_postgresql(settings.database_url):
        raise BadInput(
            f"{shown(settings.database_url)} is a PostgreSQL database, which pg_dump copies while the bot runs: "
            f'`pg_dump --format=custom --file={options.file} "$DATABASE_URL"`.'
        )
    size = back_up(settings.database_url, Path(options.file))
    key = "AUDIT_KEY" if settings.audit_key.get_secret_value() else str(settings.data_dir / "audit.key")
    print(f"Backed up to {options.file}: {size / 10**6:.1f} MB, checked, readable by its owner alone.")
    print(f"It does not hold {key}, without which the history cannot be checked: keep a copy of that one apart.")

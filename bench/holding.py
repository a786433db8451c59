"""Memory while 100,000 deliveries wait: above what the same program needs with nothing to do."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing

from bench.figures import Figure, Setup
from bench.office import Office
from bench.workshop import Workshop

COMMAND = "python -m bench holding"
HEADS = 1000
RATE = 30
_MB = 2**20


def measure(shop: Workshop, setup: Setup) -> Iterator[Figure]:
    for_s, times = setup.size(20, 5), 100
    with shop.offices.of(HEADS) as office:
        idle = _peak_bytes(shop, office, for_s)
        office.publish()
        multiply(office, times)
        before = _queued(office)
        busy = _peak_bytes(shop, office, for_s)
        more = {"idle_mb": round(idle / _MB, 1), "queued": [before, _queued(office)], "for_s": for_s}
    yield Figure(
        name="memory_for_100000_queued",
        value=(busy - idle) / _MB,
        unit="MB above idle",
        at_most=60,
        more=more,
        command=COMMAND,
    )


def _peak_bytes(shop: Workshop, office: Office, for_s: float) -> int:
    shop.server.reset(rate=RATE)
    with office.running(TELEGRAM_RATE_PER_S=str(RATE)) as bot:
        bot.polls(shop.server)
        time.sleep(for_s)
        return bot.peak_bytes()


def _queued(office: Office) -> int:
    return office.ask("SELECT count(*) FROM deliveries WHERE state = 'queued'")[0]


def multiply(office: Office, times: int) -> None:
    """Make so many directives of the one that is published, each with its assignments and deliveries."""
    with closing(sqlite3.connect(office.folder / "data" / "dondoc.db", isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        for number in range(1, times):
            _copy(db, "directives", {"id": f"id + {number}"}, "id = 1")
            moved = {"id": f"id + {number} * {HEADS}", "directive_id": f"directive_id + {number}"}
            _copy(db, "assignments", moved, "directive_id = 1")
            further = {"assignment_id": f"assignment_id + {number} * {HEADS}"}
            further["dedupe_key"] = f"dedupe_key || ':{number}'"
            _copy(db, "deliveries", moved | further, "directive_id = 1")
        db.execute("COMMIT")


def _copy(db: sqlite3.Connection, table: str, changes: dict[str, str], where: str) -> None:
    """Rows once more, with some columns changed; constants of this file alone come in here."""
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(changes.get(name, name) for name in columns)
    db.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {where}")  # noqa: S608

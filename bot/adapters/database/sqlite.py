"""SQLite: opened carefully (docs/decisions/0003), and the one place for a running bot beside its file."""

import sqlite3
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import URL, Connection, Engine, create_engine, event

from bot.adapters.database import as_json
from bot.core.errors import AlreadyRunning, BadInput

WORKERS = 1  # SQLite has one writer
_TRY_MS = 20


def connect(url: URL, lock_wait_ms: int) -> Engine:
    """An engine of one connection, which is made when first needed; the folder of the file is made at once."""
    path = url.database
    if path and path != ":memory:":
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInput(
                f"The folder {Path(path).parent} cannot be made ({error.strerror}); choose another DATA_DIR."
            ) from error
    engine = create_engine(
        url,
        hide_parameters=True,
        pool_size=WORKERS,
        max_overflow=0,
        connect_args={"check_same_thread": False},
        json_serializer=as_json.written,
        json_deserializer=as_json.read,
    )
    event.listen(engine, "connect", partial(_prepare, lock_wait_ms))
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(lock_wait_ms: int, connection: sqlite3.Connection, _record: object) -> None:
    # Without this the driver opens no transaction before a SELECT, and two processes overwrite each other's changes.
    connection.isolation_level = None
    # SQLite's own knows no letters beyond a-z: a unit "SGDĐT" would not be found by its own code.
    connection.create_function("lower", 1, _lower, deterministic=True)
    _write_ahead(connection, lock_wait_ms)
    # FULL, not NORMAL: an update that we have confirmed to the platform must outlive a power cut.
    for pragma in ("synchronous=FULL", "foreign_keys=ON", f"busy_timeout={lock_wait_ms}"):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: sqlite3.Connection, lock_wait_ms: int) -> None:
    """Change to WAL. Of two programs that make a new database together SQLite refuses one without any patience."""
    connection.execute(f"PRAGMA busy_timeout={_TRY_MS}")
    for left in reversed(range(max(lock_wait_ms // _TRY_MS, 1))):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or not left:
                raise
            time.sleep(_TRY_MS / 1000)
        else:
            return


def _lower(value: str | None) -> str | None:
    return value.lower() if isinstance(value, str) else value


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def hold(engine: Engine) -> Callable[[], None]:
    """Take the one place beside this file; gives back how to leave it. Raises AlreadyRunning.

    The lock is the operating system's: it goes with the process, however that ends.
    """
    import fcntl  # noqa: PLC0415 - not on every system; only `run` needs it

    path = engine.url.database
    assert path  # noqa: S101 - a file, as the settings ask for
    file: TextIO = Path(f"{path}.lock").open("a+")  # noqa: SIM115 - held for as long as the bot runs
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise AlreadyRunning(
            f"Another dondoc already runs on {path}; stop that one first, or give this one its own DATA_DIR."
        ) from error
    return file.close


def pragma(engine: Engine, name: str) -> Any:
    """What SQLite says of one of its settings."""
    with engine.begin() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

"""The connection to the database, and its migrations. See docs/decisions for why SQLite is opened as it is."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import DatabaseError, OperationalError

from bot.core.errors import AlreadyRunning, BadInput, DondocError

LOCK_WAIT_MS = 30_000  # how long a statement waits for another process's transaction
_TRY_MS = 20
NEWEST = "0005"  # the migration that this program speaks; a test holds it to the folder

_MIGRATIONS = Path(__file__).parent / "migrations"


def open_database(url: str, *, lock_wait_ms: int = LOCK_WAIT_MS) -> Engine:
    """Connect to a SQLite database, making the folder it lies in; bring it up to date with `upgrade` before use.

    Parameters never show in errors: they hold what people wrote.
    """
    path = make_url(url).database
    if path and path != ":memory:":
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInput(
                f"The folder {Path(path).parent} cannot be made ({error.strerror}); choose another DATA_DIR."
            ) from error
    engine = create_engine(
        url, hide_parameters=True, pool_size=1, max_overflow=0, connect_args={"check_same_thread": False}
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


@contextmanager
def in_our_words() -> Iterator[None]:
    """Raises DondocError where the database cannot be used: locked for long, disk full, damaged, no database at all."""
    try:
        yield
    except DatabaseError as error:
        if type(error) not in {DatabaseError, OperationalError}:  # the others tell of a mistake of ours
            raise
        raise DondocError(f"The database could not be used ({error.orig}); nothing was changed.") from error


def upgrade(engine: Engine) -> None:
    """Create the tables, or bring them up to date.

    Raises DondocError for a database of a newer program, and where it cannot be used.
    """
    with in_our_words(), engine.begin() as connection:
        if _version(connection) == NEWEST:
            return
        _migrate(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - costs a quarter of a second, and is seldom needed
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util.exc import CommandError  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise DondocError(
            "This database was made by a newer version of dondoc; install that version, or restore a backup."
        ) from error


def hold(engine: Engine) -> Callable[[], None]:
    """Take the one place for a running bot beside this SQLite file; gives back how to leave it.

    The lock is the operating system's: it goes with the process, however that ends. Raises AlreadyRunning.
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

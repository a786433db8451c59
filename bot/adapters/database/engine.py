"""The connection to the database, whichever it is, its migrations, and one transaction on it.

What is peculiar to each database is in `sqlite` and `postgres`; docs/decisions 3 and 7 say why they are opened so.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, inspect, make_url, text
from sqlalchemy.exc import DatabaseError, DBAPIError, InternalError, OperationalError, ProgrammingError

from bot.adapters.database import postgres, sqlite
from bot.adapters.database.types import POSTGRESQL
from bot.core.errors import DondocError

log = logging.getLogger(__name__)

T = TypeVar("T")

LOCK_WAIT_MS = 30_000  # how long a statement waits for another process's transaction
NEWEST = "0010"  # the migration that this program speaks; a test holds it to the folder

_MIGRATIONS = Path(__file__).parent / "migrations"
_USELESS = {"42501", "25006"}  # this account may not, or the server is a copy that only reads


def open_database(url: str, *, lock_wait_ms: int = LOCK_WAIT_MS) -> Engine:
    """Connect to a database; bring it up to date with `upgrade` before use.

    Parameters never show in errors: they hold what people wrote.
    """
    address = make_url(url)
    if is_postgresql(url):
        return postgres.connect(address, lock_wait_ms)
    return sqlite.connect(address, lock_wait_ms)


def is_postgresql(url: str) -> bool:
    """Whether the address is one of a PostgreSQL server; else it is a SQLite file."""
    return make_url(url).get_backend_name() == POSTGRESQL


def shown(url: str) -> str:
    """The database as people may see it: never with a password."""
    return postgres.shown(make_url(url)) if is_postgresql(url) else url


def _on_postgresql(engine: Engine) -> bool:
    return engine.dialect.name == POSTGRESQL


def workers(engine: Engine) -> int:
    """How many units of work the database takes at a time."""
    return postgres.WORKERS if _on_postgresql(engine) else sqlite.WORKERS


@contextmanager
def in_our_words() -> Iterator[None]:
    """Raises DondocError where the database cannot be used: not reached, locked for long, disk full, damaged, none."""
    try:
        yield
    except DBAPIError as error:
        if not _is_the_databases_fault(error):
            raise
        told = postgres.told_by(error)
        raise DondocError(f"The database could not be used ({told}); nothing was changed.") from error


def _is_the_databases_fault(error: DBAPIError) -> bool:
    """The others tell of a mistake of ours."""
    if type(error) in {DatabaseError, OperationalError} or error.connection_invalidated:
        return True
    return postgres.sqlstate(error) in _USELESS or (
        isinstance(error, InternalError) and postgres.sqlstate(error).startswith("XX")
    )


def transact(engine: Engine, unit: Callable[[Connection], T]) -> T:
    """Run a unit of work in one transaction; once more, alone, where others running beside it were in its way.

    Raises what it raises, and DondocError where the database cannot be used.
    """
    with in_our_words():
        try:
            return _attempt(engine, unit, alone=False)
        except DBAPIError as error:
            if not postgres.may_succeed_alone(error):
                raise
            log.debug("A unit of work runs again, alone: %s", postgres.sqlstate(error))
        return _attempt(engine, unit, alone=True)


def _attempt(engine: Engine, unit: Callable[[Connection], T], *, alone: bool) -> T:
    with engine.connect() as opened:
        connection = opened.execution_options(alone=alone)
        with connection.begin() as transaction:
            result = unit(connection)
            try:
                transaction.commit()
            except DBAPIError as error:
                if error.connection_invalidated:
                    raise postgres.lost_in_commit(error) from error
                raise
            return result


def upgrade(engine: Engine) -> None:
    """Create the tables, or bring them up to date; of several processes that start together one does it.

    Raises DondocError for a database of a newer program, and where it cannot be used.
    """
    with in_our_words(), engine.connect() as opened:
        connection = opened.execution_options(migrating=True)
        if _on_postgresql(engine):
            connection = connection.execution_options(isolation_level="READ COMMITTED")  # sees what the one before did
        with connection.begin():
            if _version(connection) == NEWEST:
                return
            if _on_postgresql(engine):
                postgres.one_at_a_time(connection)
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
    except ProgrammingError as error:  # PostgreSQL's way to say that a table is there already, or none may be made
        told = postgres.told_by(error)
        raise DondocError(f"The database could not be brought up to date ({told}); nothing was changed.") from error


def hold(engine: Engine) -> Callable[[], None]:
    """Take the one place for a running bot on this database; gives back how to leave it.

    Nothing has to be cleaned up after a process that was killed. Raises AlreadyRunning.
    """
    with in_our_words():
        return postgres.hold(engine) if _on_postgresql(engine) else sqlite.hold(engine)

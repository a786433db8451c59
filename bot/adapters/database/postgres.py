"""PostgreSQL: how it is opened, its one place for a running bot, and what makes a unit of work run again.

Units of work run side by side and SERIALIZABLE: whatever they read and write, the outcome is that of some order of one
after the other, which is what services count on. Where the server cannot keep that promise it refuses one of them, and
that one runs once more, alone (docs/decisions/0007).
"""

import threading
import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from bot.adapters.database import as_json
from bot.core.errors import AlreadyRunning, DondocError

OLDEST = 130_000  # server_version_num of what we have reason to trust
WORKERS = 4  # units of work at a time, each on a connection of its own
_STATEMENT_MS = 120_000  # far more than any of ours takes: it is there so that nothing hangs for ever
_DYING_TRIES, _TRY_S = 60, 0.05  # the server may take a moment to notice that a process was killed
_RECYCLE_S = 300  # how old a connection gets; with each new one the place is looked after
_TAKEN = {  # unless DATABASE_URL says otherwise
    "application_name": "dondoc",
    "connect_timeout": "5",  # seconds
    "keepalives_idle": "30",  # a dead network is noticed within a minute
    "keepalives_interval": "10",
    "keepalives_count": "3",
    "tcp_user_timeout": "60000",  # milliseconds
}
# The same for the server, which must notice that our machine is gone before it lets another bot run.
_ALIVE = "-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3"
_AGAIN = {
    "40001",  # serialization_failure
    "40P01",  # deadlock_detected
    "23505",  # unique_violation: somebody else has just written the row that we looked for in vain
}
_OURS = 0x646F6E64  # "dond": our corner of the advisory locks of a database
_RUNNING, _MIGRATING = 1, 2

# Nobody writes to this table but migrations. A lock on it is taken without a snapshot, so that what a transaction sees
# is not older than its turn. Side by side, or alone:
_TURNSTILE = "LOCK TABLE alembic_version IN {} MODE"
_TOGETHER, _ALONE = "ROW SHARE", "EXCLUSIVE"


def connect(url: URL, lock_wait_ms: int) -> Engine:
    """An engine of a few connections, which are made when first needed."""
    options = f"-c timezone=UTC -c lock_timeout={lock_wait_ms} -c statement_timeout={_STATEMENT_MS}"
    engine = create_engine(
        url,
        hide_parameters=True,
        isolation_level="SERIALIZABLE",
        pool_size=WORKERS,
        max_overflow=0,
        pool_pre_ping=True,  # after the server was restarted the next unit of work notices nothing
        pool_recycle=_RECYCLE_S,
        connect_args=_arguments(url, options),
        json_serializer=as_json.written,
        json_deserializer=as_json.read,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _say_less)
    return engine


def _arguments(url: URL, options: str = "") -> dict[str, str]:
    """What the connection is told besides the address, which has the last word."""
    taken = {name: value for name, value in _TAKEN.items() if name not in url.query}
    return taken | {"options": " ".join([_ALIVE, options, str(url.query.get("options", ""))]).strip()}


def _aside(url: URL) -> Engine:
    """For a connection of its own, beside those of the units of work."""
    return create_engine(
        url, poolclass=NullPool, isolation_level="AUTOCOMMIT", hide_parameters=True, connect_args=_arguments(url)
    )


def _begin(connection: Connection) -> None:
    chosen = connection.get_execution_options()
    if not chosen.get("migrating"):
        connection.exec_driver_sql(_TURNSTILE.format(_ALONE if chosen.get("alone") else _TOGETHER))


def _say_less(context: ExceptionContext) -> None:
    """The server's details quote whole rows, with what people wrote: only its first sentence goes on."""
    found = context.sqlalchemy_exception
    if isinstance(found, DBAPIError) and found.orig is not None:
        found.orig.args = (told_by(found),)
        found.args = (f"({type(found.orig).__name__}) {told_by(found)}",)


def told_by(error: DBAPIError) -> str:
    """The server's or the driver's own sentence, in one line."""
    primary = getattr(getattr(error.orig, "diag", None), "message_primary", None)
    return " ".join(str(primary or error.orig).split())


def sqlstate(error: DBAPIError) -> str:
    """The standard's code of what went wrong; "" where the server said nothing."""
    return getattr(error.orig, "sqlstate", None) or ""


def may_succeed_alone(error: DBAPIError) -> bool:
    """Whether it stumbled over somebody else's unit of work, and nothing was changed."""
    return sqlstate(error) in _AGAIN


def shown(url: URL) -> str:
    """The database for people to read: where it is, and no password."""
    return f"{url.database or url.username} on {url.host or url.query.get('host') or 'this machine'}"


def one_at_a_time(connection: Connection) -> None:
    """Wait until nobody else migrates; for the rest of the transaction nobody else does."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:ours, :what)"), {"ours": _OURS, "what": _MIGRATING})


class _Place:
    """The one place for a running bot on a database: an advisory lock, held by a connection of its own.

    The lock goes with the connection. When that is lost (the server was restarted), ours in the pool are lost too, and
    with the first new one the place is taken again, or found taken.
    """

    def __init__(self, engine: Engine) -> None:
        self._url = engine.url
        self._keeper = _aside(engine.url)
        self._connection: Connection | None = None
        self._turn = threading.Lock()

    def take(self, *_from_the_pool: object, tries: int = 1) -> None:
        """Raises AlreadyRunning where somebody else has it, and does not leave it in time."""
        with self._turn:
            if self._connection is not None:
                try:
                    self._connection.execute(text("SELECT 1"))
                except SQLAlchemyError:
                    self._connection.invalidate()
                    self._connection.close()
                    self._connection = None
                else:
                    return
            self._connection = self._taken(tries)

    def _taken(self, tries: int) -> Connection:
        connection = self._keeper.connect()
        for left in reversed(range(tries)):
            if _locked(connection, "pg_try_advisory_lock"):
                return connection
            if left:
                time.sleep(_TRY_S)
        connection.close()
        raise AlreadyRunning(
            f"Another dondoc already runs on {shown(self._url)}; stop that one first, or give this one its own "
            "DATABASE_URL."
        )

    def leave(self) -> None:
        """Somebody else may have it."""
        with self._turn:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


def _locked(connection: Connection, how: str) -> bool:
    query = text(f"SELECT {how}(:ours, :what)")
    return bool(connection.execute(query, {"ours": _OURS, "what": _RUNNING}).scalar())


def hold(engine: Engine) -> Callable[[], None]:
    """Take the one place on this database; gives back how to leave it. Raises AlreadyRunning."""
    place = _Place(engine)
    place.take(tries=_DYING_TRIES)
    event.listen(engine, "connect", place.take)

    def leave() -> None:
        event.remove(engine, "connect", place.take)
        place.leave()

    return leave


def is_in_use(url: str) -> bool:
    """Whether a running bot has the place. False where the server cannot be asked."""
    engine = _aside(make_url(url))
    try:
        with engine.connect() as connection:
            return not _locked(connection, "pg_try_advisory_lock_shared")
    except SQLAlchemyError:
        return False
    finally:
        engine.dispose()


def lost_in_commit(error: DBAPIError) -> DondocError:
    """Whether it was kept can only be seen by looking again."""
    return DondocError(
        f"The connection to the database was lost while a change was being kept ({told_by(error)}); "
        "look again whether it was, before you repeat it."
    )


Facts = dict[str, Any]


def ask(url: str) -> Facts:
    """What a doctor wants to know of the server, without changing anything. Raises DBAPIError where it says no."""
    engine = _aside(make_url(url))
    query = text(
        "SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number,"
        " current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS is_copy,"
        " coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS may_create,"
        " to_regclass('alembic_version') IS NOT NULL AS has_tables,"
        " EXISTS (SELECT 1 FROM pg_collation WHERE collname = 'und-x-icu') AS knows_letters"
    )
    try:
        with engine.connect() as connection:
            found: Facts = dict(connection.execute(query).mappings().one())
            found["migration"] = None
            if found["has_tables"]:
                found["migration"] = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
            return found
    finally:
        engine.dispose()

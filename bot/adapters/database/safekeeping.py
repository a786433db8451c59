"""Looking into a database without changing it, and copying a SQLite file while it is in use."""

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from bot.adapters.database import postgres
from bot.adapters.database.engine import NEWEST, is_postgresql
from bot.core.errors import BadInput, DondocError

_WAIT_S = 30.0  # for another program's transaction


class Condition(Enum):
    """What a look into a database file finds."""

    MISSING = auto()  # there is none yet
    GOOD = auto()
    OLD = auto()  # the next command brings it up to date
    NEW = auto()  # a newer dondoc made it
    UNREADABLE = auto()  # not a database, or not one that this account may read
    UNWRITABLE = auto()
    DAMAGED = auto()
    UNFIT = auto()  # a server, or a database on it, that we cannot work with


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """The condition, and what SQLite says about it."""

    path: Path
    condition: Condition
    details: str = ""


def database_path(url: str) -> Path:
    """The file that the address names."""
    return Path(make_url(url).database or "")


def examine(url: str) -> Examination:
    """Look without changing anything: is it there, whole, and of this version? Reads all of it."""
    path = database_path(url)
    if not path.exists():
        return Examination(path=path, condition=Condition.MISSING)
    try:
        with _reading(path) as connection:
            known = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            condition, details = _version(connection) if known else (Condition.MISSING, "an empty file")
            if condition is not Condition.MISSING:
                (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
                if found != "ok":
                    condition, details = Condition.DAMAGED, str(found)
    except sqlite3.DatabaseError as error:
        return Examination(path=path, condition=Condition.UNREADABLE, details=str(error))
    if condition in {Condition.GOOD, Condition.OLD} and not (os.access(path, os.W_OK) and _folder_is_open(path)):
        condition = Condition.UNWRITABLE
    return Examination(path=path, condition=condition, details=details)


def _version(connection: sqlite3.Connection) -> tuple[Condition, str]:
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
        return Condition.UNREADABLE, "another program's database"
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    version = row[0] if row else ""
    return _compared(version), version


def _compared(version: str) -> Condition:
    if version == NEWEST:
        return Condition.GOOD
    return Condition.OLD if version < NEWEST else Condition.NEW  # they are numbered in order


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a look at a PostgreSQL database finds: as `Examination`, with the server's own version."""

    name: str
    server: str = ""
    condition: Condition
    details: str = ""


def visit(url: str) -> Visit:
    """Ask the server without changing anything: is it there, fit for us, and of this version."""
    name = postgres.shown(make_url(url))
    try:
        found = postgres.ask(url)
    except DBAPIError as error:
        return Visit(name=name, condition=Condition.UNREADABLE, details=postgres.told_by(error))
    condition, details = _fit(found)
    return Visit(name=name, server=found["version"], condition=condition, details=details)


def _fit(found: postgres.Facts) -> tuple[Condition, str]:
    unfit = {
        f"it is older than PostgreSQL {postgres.OLDEST // 10_000}": found["number"] < postgres.OLDEST,
        f"its encoding is {found['encoding']}, not UTF8": found["encoding"] != "UTF8",
        "the server was built without ICU": not found["knows_letters"],
    }
    if any(unfit.values()):
        return Condition.UNFIT, next(what for what, is_so in unfit.items() if is_so)
    if found["is_copy"]:
        return Condition.UNWRITABLE, "the server is a copy that can only be read"
    if found["has_tables"]:
        version = found["migration"] or ""
        return _compared(version), version
    if not found["may_create"]:
        return Condition.UNWRITABLE, "this account may make no tables in it"
    return Condition.MISSING, ""


def is_there(url: str) -> bool:
    """Whether an office has been kept in this database already. False where the server cannot be asked."""
    if not is_postgresql(url):
        return database_path(url).exists()
    return visit(url).condition in {Condition.GOOD, Condition.OLD, Condition.NEW}


def _folder_is_open(path: Path) -> bool:
    return os.access(path.parent, os.W_OK | os.X_OK)  # SQLite keeps its journal beside the file


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, timeout=_WAIT_S)) as connection:
        yield connection


def is_in_use(url: str) -> bool:
    """Whether a running bot holds the place on this database (see `engine.hold`)."""
    if is_postgresql(url):
        return postgres.is_in_use(url)
    import fcntl  # noqa: PLC0415 - not on every system

    try:
        with Path(f"{database_path(url)}.lock").open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def back_up(url: str, target: Path) -> int:
    """Copy the database as it is at one moment, while anybody uses it; how many bytes. Readable by its owner alone.

    The copy is checked as a whole before it gets its name. Raises BadInput where `target` exists or cannot be made,
    DondocError where there is nothing to copy, or the copy is not whole.
    """
    source = database_path(url)
    if not source.exists():
        raise DondocError(f"There is no database at {source} yet, so there is nothing to back up; check DATA_DIR.")
    _reserve(target)
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        _copy(source, draft)
        _sync(draft)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        target.unlink(missing_ok=True)
        raise
    return target.stat().st_size


def _reserve(target: Path) -> None:
    """Take the name, so that nothing else can be overwritten; it stays empty until the copy is whole."""
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError as error:
        raise BadInput(f"{target} exists already and is left as it is; choose another name.") from error
    except OSError as error:
        raise BadInput(f"{target} cannot be made ({error.strerror}); choose another place.") from error


def _copy(source: Path, draft: Path) -> None:
    try:
        with _reading(source) as original, closing(sqlite3.connect(draft, timeout=_WAIT_S)) as copy:
            original.backup(copy)  # in one step, so that one moment is copied; whoever writes goes on writing
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, complete in itself
            (found,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        raise DondocError(f"The database {source} could not be copied ({error}); nothing was kept.") from error
    if found != "ok":
        raise DondocError(
            f"The copy of {source} is not whole ({found}); nothing was kept. Run `dondoc doctor`: the database itself "
            "may be damaged."
        )


def _sync(path: Path) -> None:
    """On the disk, not only on its way there."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

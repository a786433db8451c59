"""A throw-away PostgreSQL, started by whoever first asks for one and gone with the process that did.

It listens on a socket in a folder of its own and nowhere else. Every test gets a fresh database with the newest tables.
"""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from bot.adapters.database.engine import open_database, upgrade
from bot.adapters.database.tables import metadata

ACCOUNT = "postgres"  # owns folder and server where we are root, which PostgreSQL refuses to be
_SOON_S = 60.0
# The server runs for as long as somebody holds our end of its input open: even kill -9 leaves nothing behind.
_SERVE = '"$0/postgres" -D "$1/data" >"$1/log" 2>&1 & read -r _; kill -QUIT $!; wait $!; rm -rf "$1"'
_IN_A_HURRY = (
    "listen_addresses = ''",
    "fsync = off",
    "synchronous_commit = off",
    "full_page_writes = off",
    "max_connections = 60",
    "shared_buffers = 32MB",
    "autovacuum = off",
)


def binaries() -> Path | None:
    """Where initdb and postgres are: on PATH, or in Debian's versioned folder, the newest first."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    return next((one for one in folders if (one / "initdb").exists() and (one / "postgres").exists()), None)


class Postgres:
    """A running server."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes]) -> None:
        self._folder = folder
        self._process = process
        self._numbers = count(1)
        self._template: str | None = None
        self._shared: str | None = None
        self._boss = create_engine(self.url(ACCOUNT), poolclass=NullPool, isolation_level="AUTOCOMMIT")

    def url(self, database: str) -> str:
        """As DATABASE_URL takes it."""
        return f"postgresql+psycopg://{ACCOUNT}@/{database}?host={self._folder}"

    def answers(self) -> None:
        """Wait until it does. Raises RuntimeError with what it said where it ended instead."""
        deadline = time.monotonic() + _SOON_S
        while True:
            try:
                self.command("SELECT 1")
            except OperationalError as error:
                log = self._folder / "log"
                if self._process.poll() is not None or time.monotonic() > deadline:
                    told = log.read_text() if log.exists() else ""
                    raise RuntimeError(f"The throw-away PostgreSQL does not answer: {told}") from error
                time.sleep(0.02)
            else:
                return

    def command(self, statement: str) -> None:
        """Something that only the owner of the server may do."""
        with self._boss.connect() as connection:
            connection.execute(text(statement))

    def empty(self) -> str:
        """A new database without any tables; its address."""
        name = f"test{next(self._numbers)}"
        self.command(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    def fresh(self) -> str:
        """A new database with the newest tables and nothing in them; its address."""
        if self._template is None:
            self._template = self.empty()
            engine = open_database(self._template)
            upgrade(engine)
            engine.dispose()
        return self.copy(self._template)

    def cleared(self) -> str:
        """The same, but one database for all who ask, emptied each time: 6 ms where a new one takes 200."""
        if self._shared is None:
            self._shared = self.fresh()
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        statements = [
            f"{others} AND pid <> pg_backend_pid()",
            *(f"DELETE FROM {table.name}" for table in reversed(metadata.sorted_tables)),  # noqa: S608 - names of ours
            "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'",
        ]
        engine = create_engine(self._shared, poolclass=NullPool)
        with engine.begin() as connection:
            connection.exec_driver_sql("; ".join(statements))
        return self._shared

    def copy(self, url: str) -> str:
        """A new database with all that is in another one, which nobody uses meanwhile."""
        name = f"test{next(self._numbers)}"
        self.command(f"CREATE DATABASE {name} TEMPLATE {make_url(url).database}")
        return self.url(name)

    def drop(self, url: str) -> None:
        """The database is not needed any more, whoever still uses it."""
        self.command(f"DROP DATABASE IF EXISTS {make_url(url).database} WITH (FORCE)")

    def stop(self) -> None:
        """The server and its folder are gone."""
        self._boss.dispose()
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(_SOON_S)


def start(programs: Path) -> Postgres:
    """Make a cluster in a folder of its own and start it."""
    folder = Path(tempfile.mkdtemp(prefix="dondoc-pg-"))  # a short path: a socket's has at most 107 bytes
    as_its_account: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(folder, ACCOUNT)
        as_its_account = ["runuser", "-u", ACCOUNT, "--"]
    cluster = ["-D", f"{folder}/data", "-U", ACCOUNT, "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
    subprocess.run([*as_its_account, programs / "initdb", *cluster], check=True, capture_output=True, cwd="/")
    own = "\n".join([*_IN_A_HURRY, f"unix_socket_directories = '{folder}'"])
    with (folder / "data" / "postgresql.conf").open("a") as file:
        file.write(own + "\n")
    serve = [*as_its_account, "/bin/sh", "-c", _SERVE, str(programs), str(folder)]
    # In a session of its own: Ctrl-C is for the tests, and it must outlive them by the moment that cleaning up takes.
    process = subprocess.Popen(serve, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, cwd="/", start_new_session=True)
    server = Postgres(folder, process)
    try:
        server.answers()
    except BaseException:
        server.stop()
        raise
    return server


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    """One server for this process. Skips with a word where none is installed; in CI that is a failure."""
    programs = binaries()
    if programs is None:
        told = "PostgreSQL is not installed here (Debian's package postgresql), so nothing is tried on it"
        if os.environ.get("CI"):
            pytest.fail(f"{told}; where CI is set it must be.")
        pytest.skip(told)
    server = start(programs)
    yield server
    server.stop()


@contextlib.contextmanager
def fresh_database(server: Postgres) -> Iterator[str]:
    """A database for one test."""
    url = server.fresh()
    yield url
    server.drop(url)

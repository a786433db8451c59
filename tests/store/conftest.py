"""An office on a fresh database for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.adapters.database.engine import open_database, upgrade
from bot.adapters.database.office import DatabaseOffice, SqlUnitOfWork
from tests.postgres import Postgres
from tests.store.office_cast import Cast, TwoClocks, rules


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the newest tables, to be copied: migrating takes longer than most tests."""
    path = tmp_path_factory.mktemp("migrated") / "office.db"
    engine = open_database(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture
def sqlite_url(tmp_path: Path, migrated: Path) -> str:
    """A SQLite file with the newest tables and nothing in them."""
    path = tmp_path / "office.db"
    shutil.copyfile(migrated, path)
    return f"sqlite:///{path}"


@pytest.fixture
def postgres_url(postgres_server: Postgres) -> str:
    """The same on PostgreSQL."""
    return postgres_server.cleared()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A database with the newest tables and nothing in them, of each kind."""
    url: str = request.getfixturevalue({"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param])
    return url


@pytest.fixture
def clock() -> TwoClocks:
    return TwoClocks()


@pytest.fixture
def office(database_url: str, clock: TwoClocks) -> Iterator[DatabaseOffice]:
    made = DatabaseOffice(open_database(database_url), rules=rules(), clock=clock)
    yield made
    made.close()


@pytest.fixture
def cast(office: DatabaseOffice, clock: TwoClocks) -> Cast:
    return Cast(office, clock)


@pytest.fixture
def connection(office: DatabaseOffice) -> Iterator[Connection]:
    """One transaction that is never committed, for the tests of single stores."""
    with office.engine.connect() as opened, opened.begin() as transaction:
        yield opened
        transaction.rollback()


@pytest.fixture
def work(connection: Connection, office: DatabaseOffice) -> SqlUnitOfWork:
    """All stores in one open transaction: what each reads it has written itself."""
    return SqlUnitOfWork(connection, office.rules, office.clock)

"""The database itself: transactions, locks, a full disk, migrations."""

import asyncio
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.pool import StaticPool

from bot.adapters.database import engine as engine_module
from bot.adapters.database.engine import NEWEST, hold, open_database, upgrade
from bot.adapters.database.office import DatabaseOffice
from bot.adapters.database.sqlite import pragma
from bot.adapters.database.tables import metadata
from bot.core.errors import AlreadyRunning, BadInput, DondocError
from bot.core.model import Kind, PersonId
from bot.core.stores import UnitOfWork
from tests.store.office_cast import MORNING, ON_SQLITE, Cast, TwoClocks, rules


@pytest.fixture
def path(sqlite_url: str) -> Path:
    return Path(sqlite_url.removeprefix("sqlite:///"))


@pytest.fixture
def new_url(tmp_path: Path) -> str:
    """Nothing is there yet."""
    return f"sqlite:///{tmp_path / 'new' / 'office.db'}"


@pytest.fixture
def impatient(sqlite_url: str, clock: TwoClocks) -> Iterator[DatabaseOffice]:
    """An office that waits for another writer for a moment only."""
    made = DatabaseOffice(open_database(sqlite_url, lock_wait_ms=50), rules=rules(), clock=clock)
    yield made
    made.close()


@pytest.fixture
def writer(path: Path) -> Iterator[sqlite3.Connection]:
    """Another process's connection that holds the write lock."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    yield other
    other.close()


def remember(work: UnitOfWork, value: str) -> None:
    work.facts.put("value", value)


def recall(work: UnitOfWork) -> str | None:
    return work.facts.get("value")


# One transaction


def test_what_a_service_wrote_is_kept_when_it_returns(office: DatabaseOffice) -> None:
    office.run_now(remember, "kept")
    assert office.run_now(recall) == "kept"


def test_nothing_stays_of_a_service_that_raises(cast: Cast) -> None:
    def half_a_job(work: UnitOfWork) -> None:
        unit = work.recipients.save_unit("TC", "Phòng Tài chính", None)
        person = work.recipients.add_person("Lan", None)
        work.recipients.add_post(person.id, unit.id, "head", None, work.today)  # type: ignore[arg-type]
        work.deliveries.add(Kind.NOTICE, channel="telegram", address="1", at=work.now, facts={})
        work.facts.put("value", "half")
        raise RuntimeError("the other half")

    with pytest.raises(RuntimeError, match="the other half"):
        cast.do(half_a_job)
    assert cast.do(lambda work: (work.recipients.units(), work.facts.get("value"))) == ([], None)
    assert cast.every_delivery() == []


def test_later_reads_see_earlier_writes_of_the_same_transaction(office: DatabaseOffice) -> None:
    def write_then_read(work: UnitOfWork) -> str | None:
        work.facts.put("value", "first")
        work.facts.put("value", "second")
        return work.facts.get("value")

    assert office.run_now(write_then_read) == "second"


def test_the_moment_of_a_transaction_comes_from_the_three_clocks(office: DatabaseOffice, clock: TwoClocks) -> None:
    now, wall, today = office.run_now(lambda work: (work.now, work.wall, work.today))
    assert (now, wall, today.isoformat()) == (clock.now(), clock.wall(), "2026-03-04")


def test_today_is_the_offices_day_not_that_of_utc(office: DatabaseOffice, clock: TwoClocks) -> None:
    clock.travel_to(datetime.fromisoformat("2026-03-05T00:30:00+07:00"))
    assert office.run_now(lambda work: work.today.isoformat()) == "2026-03-05"


async def test_results_and_errors_come_back_to_the_loop(office: DatabaseOffice) -> None:
    def refuse(work: UnitOfWork) -> None:
        raise BadInput("not like this")

    await office.run(remember, value="kept")
    assert await office.run(recall) == "kept"
    with pytest.raises(BadInput, match="not like this"):
        await office.run(refuse)


@ON_SQLITE
async def test_services_run_in_the_database_thread_one_after_the_other(office: DatabaseOffice) -> None:
    names = await asyncio.gather(*(office.run(lambda _work: threading.current_thread().name) for _ in range(5)))
    assert set(names) == {"database_0"}


# The bell


async def test_the_bell_rings_after_a_commit_that_queued_something(office: DatabaseOffice) -> None:
    rung: list[str | None] = []
    office.on_queued = lambda: rung.append(threading.current_thread().name)

    def queue(work: UnitOfWork, *, and_fail: bool = False) -> None:
        work.deliveries.add(Kind.NOTICE, channel="telegram", address="1", at=work.now, facts={})
        if and_fail:
            raise BadInput("no")

    await office.run(remember, "nothing queued")
    with pytest.raises(BadInput):
        await office.run(queue, and_fail=True)
    assert rung == []
    await office.run(queue)
    assert rung == [threading.current_thread().name]


async def test_a_message_that_was_there_already_rings_no_bell(office: DatabaseOffice) -> None:
    rung: list[int] = []
    office.on_queued = lambda: rung.append(1)

    def queue(work: UnitOfWork) -> None:
        work.deliveries.add(Kind.NOTICE, channel="telegram", address="1", at=work.now, facts={}, dedupe_key="once")

    await office.run(queue)
    await office.run(queue)
    assert rung == [1]


# Two writers


@ON_SQLITE
async def test_the_loop_runs_on_while_another_process_writes(
    office: DatabaseOffice, writer: sqlite3.Connection
) -> None:
    waiting = asyncio.create_task(office.run(remember, "after all"))
    turns = 0
    for _ in range(200):
        await asyncio.sleep(0)
        turns += 1
    assert (turns, waiting.done()) == (200, False)
    writer.execute("ROLLBACK")
    await waiting
    assert await office.run(recall) == "after all"


def test_a_database_that_stays_locked_is_told_in_our_words(
    impatient: DatabaseOffice, writer: sqlite3.Connection
) -> None:
    with pytest.raises(DondocError, match=r"^The database could not be used \(database is locked\); nothing was ch"):
        impatient.run_now(remember, "too late")
    writer.execute("ROLLBACK")
    assert impatient.run_now(recall) is None


def test_the_tables_cannot_be_brought_up_to_date_while_somebody_else_writes(
    path: Path, writer: sqlite3.Connection
) -> None:
    engine = open_database(f"sqlite:///{path}", lock_wait_ms=50)
    with pytest.raises(DondocError, match="database is locked"):
        upgrade(engine)
    engine.dispose()


def test_commands_started_together_on_nothing_make_one_database(tmp_path: Path) -> None:
    """The change to WAL needs the file to itself, so that the patience must be set before it."""
    url = f"sqlite:///{tmp_path / 'office.db'}"
    failures: list[Exception] = []
    together = threading.Barrier(4)

    def start() -> None:
        engine = open_database(url)
        together.wait()
        try:
            upgrade(engine)
        except Exception as error:  # noqa: BLE001 - whatever it is, the test tells
            failures.append(error)
        finally:
            engine.dispose()

    in_threads(4, start)
    assert failures == []
    engine = open_database(url)
    with engine.begin() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).all() == [(NEWEST,)]
    engine.dispose()


def in_threads(count: int, does: Callable[[], None]) -> None:
    threads = [threading.Thread(target=does) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def add_one(work: UnitOfWork) -> None:
    work.facts.put("count", str(int(work.facts.get("count") or 0) + 1))


def test_four_writers_that_read_first_lose_no_update(database_url: str, clock: TwoClocks) -> None:
    def write() -> None:
        office = DatabaseOffice(open_database(database_url), rules=rules(), clock=clock)
        for _ in range(25):
            office.run_now(add_one)
        office.close()

    in_threads(4, write)
    office = DatabaseOffice(open_database(database_url), rules=rules(), clock=clock)
    assert office.run_now(lambda work: work.facts.get("count")) == "100"
    office.close()


_WRITER = """
import sys
from bot.adapters.database.conversation import SqlFacts
from bot.adapters.database.engine import open_database, transact
def add_one(connection):
    facts = SqlFacts(connection)
    facts.put("count", str(int(facts.get("count") or 0) + 1))
engine = open_database(sys.argv[1])
for _ in range(25):
    transact(engine, add_one)
engine.dispose()
"""


def test_two_processes_that_read_first_lose_no_update(database_url: str, office: DatabaseOffice) -> None:
    processes = [subprocess.Popen([sys.executable, "-c", _WRITER, database_url]) for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    assert office.run_now(lambda work: work.facts.get("count")) == "50"


# A full disk, a damaged file


@ON_SQLITE
def test_a_full_disk_changes_nothing(cast: Cast) -> None:
    cast.do(remember, "before")
    pages = pragma(cast.office.engine, "page_count")
    with cast.office.engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DondocError, match=r"\(database or disk is full\); nothing was changed\.$"):
        cast.do(lambda work: [work.facts.put(f"n{n}", "x" * 2000) for n in range(50)])
    assert cast.do(lambda work: (work.facts.get("value"), work.facts.get("n0"))) == ("before", None)


def test_a_file_that_is_no_database_is_told_in_our_words(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    path.write_text("This is a letter to the director, not a database. " * 50)
    engine = open_database(f"sqlite:///{path}")
    with pytest.raises(DondocError, match="file is not a database"):
        upgrade(engine)
    engine.dispose()


def test_somebody_elses_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE units (theirs TEXT)")
    other.commit()
    engine = open_database(f"sqlite:///{path}")
    with pytest.raises(DondocError, match="table units already exists"):
        upgrade(engine)
    engine.dispose()
    assert other.execute("SELECT sql FROM sqlite_master").fetchall() == [("CREATE TABLE units (theirs TEXT)",)]
    other.close()


def test_a_folder_that_cannot_be_made_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match="choose another DATA_DIR"):
        open_database(f"sqlite:///{tmp_path / 'file' / 'office.db'}")


# What SQLite is told


@ON_SQLITE
def test_sqlite_is_opened_carefully(office: DatabaseOffice) -> None:
    told = {name: pragma(office.engine, name) for name in ("journal_mode", "synchronous", "foreign_keys")}
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert pragma(office.engine, "busy_timeout") == 30_000


def test_a_row_without_its_parent_is_refused(office: DatabaseOffice) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        office.run_now(lambda work: work.invites.add("d", PersonId(99), created_at=work.now, expires_at=work.now))


# Errors keep quiet about what people wrote


def test_no_error_shows_what_people_wrote(office: DatabaseOffice) -> None:
    secret = "Báo cáo riêng của đồng chí Lan"

    def unknown_contact(work: UnitOfWork) -> None:
        facts = {"text": secret}
        work.deliveries.add(Kind.NOTICE, channel="telegram", address="1", at=work.now, facts=facts, contact_id=99)  # type: ignore[arg-type]

    def naive_time(work: UnitOfWork) -> None:
        work.inbox.take_in("telegram:1", "1", secret, MORNING.replace(tzinfo=None))

    def not_json(work: UnitOfWork) -> None:
        facts = {secret: object()}
        work.deliveries.add(Kind.NOTICE, channel="telegram", address="1", at=work.now, facts=facts)

    for service in (unknown_contact, naive_time, not_json):
        with pytest.raises((IntegrityError, StatementError, TypeError)) as caught:
            office.run_now(service)
        assert secret not in str(caught.value)
        assert secret not in repr(caught.value)


def test_a_naive_time_is_refused(office: DatabaseOffice) -> None:
    with pytest.raises(StatementError, match="has no time zone; the database keeps aware times only"):
        office.run_now(lambda work: work.inbox.take_in("telegram:1", "1", "{}", MORNING.replace(tzinfo=None)))


# The one place for a running bot


def test_a_second_bot_on_the_same_file_is_refused(database_url: str) -> None:
    first, second = open_database(database_url), open_database(database_url)
    leave = hold(first)
    with pytest.raises(AlreadyRunning, match=r"already runs on .+; stop that one first, or give this one its own DATA"):
        hold(second)
    leave()
    hold(second)()
    first.dispose()
    second.dispose()


def test_the_place_is_free_when_the_process_that_held_it_was_killed(database_url: str) -> None:
    holder = (
        "import sys; from bot.adapters.database.engine import hold, open_database\n"
        "leave = hold(open_database(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    engine = open_database(database_url)
    with subprocess.Popen(
        [sys.executable, "-c", holder, database_url], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunning):
            hold(engine)
        process.kill()
    hold(engine)()
    engine.dispose()


def test_commands_work_beside_a_running_bot(office: DatabaseOffice, database_url: str, clock: TwoClocks) -> None:
    leave = hold(office.engine)
    beside = DatabaseOffice(open_database(database_url), rules=rules(), clock=clock)
    beside.run_now(remember, "from a command")
    assert office.run_now(recall) == "from a command"
    beside.close()
    leave()


# Migrations


def test_migrating_from_nothing_gives_the_tables_as_they_are_written(new_url: str) -> None:
    migrated, written = open_database(new_url), create_engine("sqlite://", poolclass=StaticPool)
    upgrade(migrated)
    metadata.create_all(written)
    with migrated.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    assert indexes(migrated) == indexes(written)  # alembic does not compare the conditions of partial ones
    migrated.dispose()
    written.dispose()


def indexes(engine: Engine) -> set[str]:
    with engine.begin() as connection:
        return set(
            connection.execute(text("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql > ''")).scalars()
        )


def test_the_program_speaks_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(engine_module.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [NEWEST]


def test_upgrading_twice_is_harmless(new_url: str) -> None:
    engine = open_database(new_url)
    upgrade(engine)
    office = DatabaseOffice(engine, rules=rules(), clock=TwoClocks())
    office.run_now(remember, "kept")
    upgrade(engine)
    assert office.run_now(recall) == "kept"
    office.close()


def test_a_database_of_a_newer_program_is_refused_and_left_alone(sqlite_url: str, path: Path) -> None:
    engine = open_database(sqlite_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(
        DondocError, match=r"^This database was made by a newer version of dondoc; install that version"
    ):
        upgrade(engine)
    engine.dispose()
    other = sqlite3.connect(path)
    assert other.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]
    other.close()


def test_a_migration_that_fails_leaves_nothing_behind(new_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = Path(new_url.removeprefix("sqlite:///")).parent.parent / "migrations"
    shutil.copytree(engine_module._MIGRATIONS, broken)
    first = broken / "versions" / "0001_first_tables.py"
    first.write_text(first.read_text() + '    op.execute("DROP TABLE nowhere")\n')
    monkeypatch.setattr(engine_module, "_MIGRATIONS", broken)
    engine = open_database(new_url)
    with pytest.raises(DondocError, match="no such table: nowhere"):
        upgrade(engine)
    with engine.begin() as connection:
        assert connection.execute(text("SELECT name FROM sqlite_master")).all() == []
    engine.dispose()

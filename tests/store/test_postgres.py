"""What PostgreSQL brings with it: units of work side by side, a server that comes and goes, a schema of its own."""

import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import NullPool

from bot.adapters.database import engine as engine_module
from bot.adapters.database import postgres
from bot.adapters.database.conversation import SqlFacts
from bot.adapters.database.engine import NEWEST, hold, open_database, transact, upgrade
from bot.adapters.database.office import DatabaseOffice
from bot.adapters.database.tables import metadata
from bot.core.errors import AlreadyRunning, DondocError
from bot.core.messages import Claim, FileIn
from bot.core.model import DirectiveId, Kind, Reach
from bot.core.records import Event
from bot.core.stores import NewReport, UnitOfWork
from bot.services.answering import Actor, acknowledge
from bot.services.following import follow_up_due
from tests.postgres import Postgres
from tests.store.office_cast import CHAT, DAY, MORNING, ON_POSTGRESQL, Cast, TwoClocks, new_directive, rules

THREADS = 8


@pytest.fixture
def new_url(postgres_server: Postgres) -> Iterator[str]:
    """Nothing is there yet."""
    url = postgres_server.empty()
    yield url
    postgres_server.drop(url)


def together(does: Callable[[int], None], threads: int = THREADS) -> None:
    """The same thing in many threads at once; what goes wrong in any of them goes wrong here."""
    failures: list[BaseException] = []
    ready = threading.Barrier(threads)

    def run(number: int) -> None:
        ready.wait()
        try:
            does(number)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test tells
            failures.append(error)

    running = [threading.Thread(target=run, args=[number]) for number in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    if failures:
        raise failures[0]


# Side by side


@ON_POSTGRESQL
def test_eight_threads_claim_each_of_200_deliveries_once(cast: Cast) -> None:
    def queue(work: UnitOfWork) -> None:
        for n in range(200):
            work.deliveries.add(Kind.NOTICE, channel=CHAT, address=str(n), at=work.now, facts={"text": f"Tin {n}"})

    cast.do(queue)
    claims: list[Claim] = []

    def claim(_number: int) -> None:
        while mine := cast.claim(10):
            claims.extend(mine)

    together(claim)
    assert Counter(claim.id for claim in claims) == Counter(range(1, 201))
    assert {delivery.attempts for delivery in cast.every_delivery()} == {1}


@ON_POSTGRESQL
def test_no_account_is_sent_two_messages_at_a_time_whoever_claims(cast: Cast) -> None:
    def queue(work: UnitOfWork) -> None:
        for n in range(40):
            work.deliveries.add(Kind.NOTICE, channel=CHAT, address=str(n % 5), at=work.now, facts={"text": f"Tin {n}"})

    cast.do(queue)
    claims: list[Claim] = []
    together(lambda _number: claims.extend(cast.claim(10)))
    assert Counter(claim.address for claim in claims) == Counter("01234")


@ON_POSTGRESQL
def test_eight_threads_acknowledge_one_assignment_once(cast: Cast) -> None:
    lan = cast.head("TC", "Lan", "100")
    issued = cast.issue(["TC"])
    cast.send_all()
    [a] = cast.assignments(issued)
    fresh: list[bool] = []
    together(lambda _n: fresh.append(cast.do(acknowledge, a.id, Actor(person=lan, channel=CHAT)).fresh))
    assert sorted(fresh) == [False] * (THREADS - 1) + [True]
    events = cast.do(lambda work: work.events.of_directive(issued.directive.id))
    assert [event.what for event in events].count("acknowledged") == 1
    assert cast.do(lambda work: work.events.verify())[1] is None


@ON_POSTGRESQL
def test_eight_threads_append_to_one_chain_and_it_holds(cast: Cast) -> None:
    directive = cast.directive()

    def append(number: int) -> None:
        for n in range(10):
            event = Event(at=MORNING, what="reported", who=f"Người {number}", directive_id=directive.id, text=str(n))
            cast.do(lambda work, event=event: work.events.append(event))

    together(append)
    assert cast.do(lambda work: work.events.verify()) == (THREADS * 10, None)


@ON_POSTGRESQL
def test_chains_that_begin_together_are_all_on_the_roll(cast: Cast) -> None:
    made = [cast.directive().id for _ in range(THREADS)]

    def begin(number: int) -> None:
        event = Event(at=MORNING, what="issued", who="Hoa", directive_id=made[number])
        cast.do(lambda work: work.events.append(event))

    together(begin)
    assert cast.do(lambda work: work.events.verify()) == (THREADS, None)


@ON_POSTGRESQL
def test_handles_are_counted_without_a_gap_though_some_directives_come_to_nothing(cast: Cast) -> None:
    def publish(number: int) -> None:
        def issue(work: UnitOfWork) -> None:
            work.directives.add(new_directive(number=f"{number}/CT"))
            if number % 2:
                raise RuntimeError("thought better of it")

        try:
            cast.do(issue)
        except RuntimeError:
            assert number % 2

    together(publish)
    handles = [directive.handle for directive in cast.do(lambda work: work.directives.all())]
    assert handles == ["VB1", "VB2", "VB3", "VB4"]


@ON_POSTGRESQL
def test_a_step_that_is_due_is_taken_once_by_eight_threads(cast: Cast, clock: TwoClocks) -> None:
    for n in range(5):
        cast.head(f"U{n}", f"Người {n}", str(n))
    issued = cast.issue([f"U{n}" for n in range(5)])
    cast.send_all()
    clock.let_pass(2 * DAY)
    together(lambda _n: cast.do(follow_up_due))
    assert len(cast.deliveries(issued, Kind.NUDGE)) == 5
    assert {a.nudges for a in cast.assignments(issued)} == {1}


@ON_POSTGRESQL
def test_who_joins_while_a_directive_is_issued_gets_it(cast: Cast) -> None:
    """Each looks at what the other writes: one of the two must see the other's."""
    unit, lan = cast.unit("TC"), cast.person("Lan")
    cast.post(lan, unit)
    both_have_looked = threading.Barrier(2, timeout=10)
    firsts = threading.local()

    def wait_once() -> None:
        if not getattr(firsts, "waited", False):
            firsts.waited = True
            both_have_looked.wait()

    def issue(work: UnitOfWork) -> None:
        directive = work.directives.add(new_directive())
        addressee = work.recipients.addressees(work.today, [unit.id])[unit.id]
        wait_once()
        work.assignments.add(directive, unit.id, due=None, due_at=None)
        if addressee.contact:
            work.facts.put("sent by", "the issue")

    def join(work: UnitOfWork) -> None:
        waiting = work.assignments.of_units([unit.id])
        wait_once()
        work.recipients.save_contact(lan.id, CHAT, "100", proof="invite", reach=Reach.REACHABLE, joined_at=work.now)
        if waiting:
            work.facts.put("sent by", "the joining")

    together(lambda n: cast.do((issue, join)[n]), threads=2)
    assert cast.do(lambda work: work.facts.get("sent by")) is not None


@ON_POSTGRESQL
def test_a_unit_of_work_that_was_in_the_way_runs_again_alone_and_only_once_more(office: DatabaseOffice) -> None:
    other = open_database(str(office.engine.url.render_as_string(hide_password=False)))
    seen: list[bool] = []

    def stumble(connection: Any) -> str | None:
        seen.append(connection.get_execution_options()["alone"])
        facts = SqlFacts(connection)
        found = facts.get("value")
        if not found:
            transact(other, lambda beside: SqlFacts(beside).put("value", "theirs"))
        facts.put("value", f"{found} and ours")
        return found

    transact(office.engine, stumble)
    assert seen == [False, True]
    assert office.run_now(lambda work: work.facts.get("value")) == "theirs and ours"
    other.dispose()


@ON_POSTGRESQL
def test_what_is_really_there_already_is_still_told(office: DatabaseOffice) -> None:
    times: list[int] = []

    def twice_the_same(work: UnitOfWork) -> None:
        times.append(1)
        for _ in range(2):
            work.inbox._db.execute(text("INSERT INTO facts (name, value) VALUES ('a', 'b')"))  # type: ignore[attr-defined]

    with pytest.raises(IntegrityError):
        office.run_now(twice_the_same)
    assert len(times) == 2


# Values that SQLite takes without a word


@ON_POSTGRESQL
def test_long_words_and_large_numbers_are_kept(cast: Cast) -> None:
    lan = cast.head("TC", "Lan", "9" * 100)
    issued = cast.issue(["TC"], number="1" * 500)
    [a] = cast.assignments(issued)

    def report(work: UnitOfWork) -> list[FileIn]:
        said = NewReport(assignment_id=a.id, person_id=lan.id, at=work.now, channel=CHAT, kind="progress", text="a\0b")
        report_id = work.reports.add(said)
        file = FileIn(remote_id="x", name="phim.mp4", mime="video/" + "x" * 300, size=3_900_000_000)
        work.reports.add_evidence(report_id, CHAT, file, work.now)
        return work.reports.evidence_of(report_id)

    [file] = cast.do(report)
    assert (file.size, len(file.mime)) == (3_900_000_000, 306)


def test_a_text_with_a_nul_is_kept_without_it_and_its_event_holds(cast: Cast) -> None:
    directive = cast.directive(subject="a\0b")
    told = Event(at=MORNING, what="reported", who="L\0", directive_id=directive.id, text="\0")
    cast.do(lambda work: work.events.append(told))
    assert cast.do(lambda work: work.directives.get(DirectiveId(1))).subject == "a\ufffdb"
    assert cast.do(lambda work: work.events.verify()) == (1, None)


def test_codes_are_in_the_order_of_their_bytes_and_found_in_any_case(cast: Cast) -> None:
    codes = ["ab", "SGDĐT", "Z", "a", "B", "Đ", "a-b", "a b", "ôn"]
    for code in codes:
        cast.unit(code)
    assert [unit.code for unit in cast.do(lambda work: work.recipients.units())] == sorted(codes)
    assert cast.do(lambda work: work.recipients.unit("sgdđt")).code == "SGDĐT"
    cast.person("Đặng THỊ Ôn")
    assert [person.full_name for person in cast.do(lambda work: work.recipients.people_named("đẶNG thị ÔN"))] == [
        "Đặng THỊ Ôn"
    ]


@ON_POSTGRESQL
def test_the_details_of_a_refusal_are_not_repeated(office: DatabaseOffice) -> None:
    secret = "Báo cáo riêng của đồng chí Lan"

    def no_kind(work: UnitOfWork) -> None:
        work.deliveries.add(None, channel=CHAT, address=secret, at=work.now, facts={}, lane=1)  # type: ignore[arg-type]

    with pytest.raises(IntegrityError, match='null value in column "kind"') as caught:
        office.run_now(no_kind)
    assert secret not in f"{caught.value} {caught.value!r} {caught.value.orig}"


# The server


@ON_POSTGRESQL
def test_a_lost_connection_is_told_in_our_words_and_the_next_unit_of_work_finds_a_new_one(
    office: DatabaseOffice, database_url: str
) -> None:
    boss = create_engine(database_url, poolclass=NullPool, isolation_level="AUTOCOMMIT")

    def cut(work: UnitOfWork) -> None:
        work.facts.put("value", "half")
        end_others(boss)
        work.facts.put("value", "whole")

    with pytest.raises(DondocError, match=r"^The database could not be used \(.+\); nothing was changed\.$"):
        office.run_now(cut)
    assert office.run_now(lambda work: work.facts.get("value")) is None
    end_others(boss)
    assert office.run_now(lambda work: work.facts.get("value")) is None


def end_others(boss: Engine) -> None:
    """As a restart of the server does."""
    with boss.connect() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )


@ON_POSTGRESQL
def test_a_change_whose_keeping_is_in_doubt_is_told_so(office: DatabaseOffice, database_url: str) -> None:
    boss = create_engine(database_url, poolclass=NullPool, isolation_level="AUTOCOMMIT")

    def cut_at_the_end(work: UnitOfWork) -> None:
        work.facts.put("value", "kept?")
        end_others(boss)

    with pytest.raises(DondocError, match="was lost while a change was being kept"):
        office.run_now(cut_at_the_end)


def test_a_server_that_is_not_there_is_told_in_one_line() -> None:
    engine = open_database("postgresql+psycopg://me:geheim@127.0.0.1:1/office")
    with pytest.raises(DondocError, match=r"^The database could not be used \(.*refused.*\); nothing was ch") as caught:
        upgrade(engine)
    assert "\n" not in str(caught.value)
    assert "geheim" not in str(caught.value)
    engine.dispose()


@ON_POSTGRESQL
def test_somebody_who_holds_everything_up_is_told_in_our_words(database_url: str, clock: TwoClocks) -> None:
    office = DatabaseOffice(open_database(database_url, lock_wait_ms=50), rules=rules(), clock=clock)
    boss = create_engine(database_url, poolclass=NullPool)
    with boss.begin() as other:
        other.execute(text("LOCK TABLE alembic_version"))
        with pytest.raises(DondocError, match="due to lock timeout"):
            office.run_now(lambda work: work.facts.get("value"))
    assert office.run_now(lambda work: work.facts.get("value")) is None
    office.close()


# The one place for a running bot


@ON_POSTGRESQL
def test_the_place_is_taken_again_when_the_server_comes_back(office: DatabaseOffice, database_url: str) -> None:
    boss = create_engine(database_url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    leave = hold(office.engine)
    end_others(boss)
    assert not postgres.is_in_use(database_url)
    office.run_now(lambda work: work.facts.get("value"))
    assert postgres.is_in_use(database_url)
    end_others(boss)
    second = open_database(database_url)
    leave_second = hold(second)
    with pytest.raises(AlreadyRunning):
        office.run_now(lambda work: work.facts.get("value"))
    leave_second()
    office.run_now(lambda work: work.facts.get("value"))
    leave()
    assert not postgres.is_in_use(database_url)
    second.dispose()


# Migrations


def test_migrating_from_nothing_gives_the_tables_as_they_are_written(new_url: str, postgres_server: Postgres) -> None:
    written_url = postgres_server.empty()
    migrated, written = open_database(new_url), create_engine(written_url, poolclass=NullPool)
    upgrade(migrated)
    for index in (index for table in metadata.tables.values() for index in table.indexes):
        # The description says it in SQLite's word alone, see `types.partly`.
        index.dialect_options["postgresql"]["where"] = index.dialect_options["sqlite"]["where"]
    metadata.create_all(written)
    with migrated.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    assert shape(migrated) == shape(written)
    migrated.dispose()
    written.dispose()
    postgres_server.drop(written_url)


def shape(engine: Engine) -> set[tuple[Any, ...]]:
    """Columns with their types and collations, and indexes with their conditions."""
    columns = (
        "SELECT table_name, column_name, data_type, collation_name, is_nullable FROM information_schema.columns"
        " WHERE table_schema = 'public' AND table_name <> 'alembic_version'"
    )
    indexes = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
    with engine.connect().execution_options(migrating=True) as connection:
        return {tuple(row) for query in (columns, indexes) for row in connection.execute(text(query))}


def test_processes_that_start_together_migrate_once(new_url: str) -> None:
    def start(_number: int) -> None:
        engine = open_database(new_url)
        upgrade(engine)
        engine.dispose()

    together(start, threads=4)
    engine = open_database(new_url)
    assert transact(engine, lambda c: c.execute(text("SELECT version_num FROM alembic_version")).all()) == [(NEWEST,)]
    engine.dispose()


def test_a_database_of_a_newer_program_is_refused_and_left_alone(postgres_server: Postgres) -> None:
    url = postgres_server.fresh()
    engine = open_database(url)
    with engine.connect().execution_options(migrating=True) as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DondocError, match=r"^This database was made by a newer version of dondoc"):
        upgrade(engine)
    assert postgres.ask(url)["migration"] == "9999"
    engine.dispose()
    postgres_server.drop(url)


def test_somebody_elses_database_is_left_as_it_is(new_url: str) -> None:
    other = create_engine(new_url, poolclass=NullPool)
    with other.begin() as connection:
        connection.execute(text("CREATE TABLE units (theirs TEXT)"))
    engine = open_database(new_url)
    with pytest.raises(DondocError, match=r'relation "units" already exists\); nothing was changed'):
        upgrade(engine)
    with other.begin() as connection:
        assert connection.execute(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all() == [
            ("units",)
        ]
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing_behind(
    new_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "migrations"
    shutil.copytree(engine_module._MIGRATIONS, broken)
    first = broken / "versions" / "0001_first_tables.py"
    first.write_text(first.read_text() + '    op.execute("DROP TABLE nowhere")\n')
    monkeypatch.setattr(engine_module, "_MIGRATIONS", broken)
    engine = open_database(new_url)
    with pytest.raises(DondocError, match='table "nowhere" does not exist'):
        upgrade(engine)
    assert not postgres.ask(new_url)["has_tables"]
    engine.dispose()

"""The same stories on PostgreSQL, one of each kind; and what an operator sees of it."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from tests.faults.stage import dondoc, staging
from tests.postgres import Postgres, fresh_database
from tests.story.harness import PostgresBuilding
from tests.story.test_acknowledging import (  # noqa: F401 - they run here once more
    test_acknowledging_is_noted_and_says_when_the_next_reminder_comes,
)
from tests.story.test_clerks_drafts import (  # noqa: F401
    test_a_pasted_text_becomes_a_draft_and_goes_out_when_pressed,
    test_pressed_twice_it_is_one_directive,
)
from tests.story.test_clerks_duties import test_typed_duties_are_shown_back_numbered_and_go_out  # noqa: F401
from tests.story.test_clerks_people import test_donvi_shows_heads_and_how_they_are_reached  # noqa: F401
from tests.story.test_confirming import test_one_question_and_then_it_is_done  # noqa: F401
from tests.story.test_duties import test_duties_are_closed_one_by_one_and_the_last_one_confirms  # noqa: F401
from tests.story.test_follow_up import (  # noqa: F401
    test_a_silent_head_is_nudged_and_then_those_above_hear_of_it,
    test_before_the_deadline_it_counts_down,
)
from tests.story.test_forged import test_numbers_of_nothing_are_answered_politely  # noqa: F401
from tests.story.test_joining import test_all_that_is_open_follows_the_greeting_at_once  # noqa: F401
from tests.story.test_reception import test_unfinished_ones_are_worked_on_at_the_start  # noqa: F401
from tests.story.test_recurring_duties import (  # noqa: F401
    test_each_period_is_closed_on_its_own_and_the_next_opens_in_its_time,
    test_the_clerk_ends_the_series_in_chat,
)
from tests.story.test_reporting import test_the_button_asks_and_the_next_message_is_the_report  # noqa: F401
from tests.story.test_second_thoughts import test_an_edited_report_is_a_new_version_of_it  # noqa: F401
from tests.story.test_withdrawing import test_everyone_who_had_it_is_told  # noqa: F401


@pytest.fixture(scope="module")
def building(postgres_server: Postgres) -> PostgresBuilding:
    return PostgresBuilding(postgres_server)


@pytest.fixture
def url(postgres_server: Postgres) -> Iterator[str]:
    with fresh_database(postgres_server) as fresh:
        yield fresh


def database_line(settings: dict[str, str]) -> tuple[str, str]:
    """What the doctor says of the database."""
    nobody_there = {"TELEGRAM_TOKEN": "1:x", "TELEGRAM_API_URL": "http://127.0.0.1:9", "HTTP_PORT": "0"}
    told = dondoc("doctor", "--json", settings=nobody_there | settings)
    [line] = [check for check in told.json["checks"] if check["name"] == "database"]
    return line["state"], line["message"]


def test_the_doctor_says_how_it_stands(postgres_server: Postgres, url: str, tmp_path: Path) -> None:
    settings = {"DATA_DIR": str(tmp_path), "DATABASE_URL": url}
    state, told = database_line(settings)
    assert state == "ok"
    assert told.startswith("PostgreSQL ")
    assert told.endswith(": reachable and up to date")
    engine = create_engine(url, poolclass=NullPool)
    for version, state, words in (("0000", "warning", "of an older version"), ("9999", "fail", "by a newer dondoc")):
        with engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})
        assert database_line(settings)[0] == state
        assert words in database_line(settings)[1]
    empty = postgres_server.empty()
    assert database_line(settings | {"DATABASE_URL": empty})[0] == "warning"
    postgres_server.drop(empty)


def test_the_doctor_names_a_server_that_cannot_be_used(postgres_server: Postgres, tmp_path: Path) -> None:
    settings = {"DATA_DIR": str(tmp_path)}
    gone = database_line(settings | {"DATABASE_URL": "postgresql://me:geheim@127.0.0.1:1/office"})
    assert gone[0] == "fail"
    assert "office on 127.0.0.1: cannot be reached" in gone[1]
    assert "geheim" not in gone[1]
    postgres_server.command("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    state, told = database_line(settings | {"DATABASE_URL": postgres_server.url("latin")})
    assert state == "fail"
    assert "its encoding is LATIN1, not UTF8" in told
    postgres_server.drop(postgres_server.url("latin"))


def test_the_backup_is_pg_dumps_work(url: str, tmp_path: Path) -> None:
    settings = {"DATA_DIR": str(tmp_path), "DATABASE_URL": url}
    told = dondoc("db", "backup", "office.dump", settings=settings)
    assert (told.code, told.err.count("\n")) == (2, 1)
    assert "pg_dump --format=custom --file=office.dump" in told.err
    assert not (tmp_path / "office.dump").exists()


def test_bringing_it_up_to_date_shows_no_password(postgres_server: Postgres, tmp_path: Path) -> None:
    empty = postgres_server.empty()
    address = empty.replace("postgres@/", "postgres:geheim@/")
    told = dondoc("db", "upgrade", settings={"DATA_DIR": str(tmp_path), "DATABASE_URL": address})
    assert told.code == 0, told.err
    assert "geheim" not in told.out
    postgres_server.drop(empty)


async def test_a_second_run_on_the_same_database_refuses(url: str, tmp_path: Path) -> None:
    async with staging(tmp_path, DATABASE_URL=url) as stage:
        first = await stage.run()
        second = await stage.start(DATA_DIR=str(tmp_path / "elsewhere"))
        assert await second.ended() == 1
        assert "Another dondoc already runs on " in second.said
        assert second.said.count("\n") == 1
        first.send(signal.SIGTERM)
        assert await first.ended() == 0
        third = await stage.run()
        third.send(signal.SIGTERM)
        assert await third.ended() == 0

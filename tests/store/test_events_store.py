"""The history: whatever is changed in it without the key shows, and where."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import CursorResult, create_engine, text
from sqlalchemy.pool import NullPool

from bot.adapters.database.events import _WRITER, SqlEvents, _written
from bot.core.model import AssignmentId, DirectiveId
from bot.core.records import Event
from bot.core.stores import Break, UnitOfWork
from tests.store.office_cast import HANOI, MINUTE, MORNING, ON_SQLITE, Cast, new_directive

ONE, TWO, THREE = (DirectiveId(n) for n in (1, 2, 3))
WORDS = ("Đã tiếp nhận", None, "Báo cáo: đạt 60%, còn vướng kinh phí 💰", "", 'Nói "xong" rồi')


def event(n: int = 0, directive: DirectiveId | None = ONE, **changes: Any) -> Event:
    values: dict[str, Any] = {
        "at": MORNING + n * MINUTE,
        "what": "reported",
        "who": "Nguyễn Thị Lan",
        "directive_id": directive,
        "channel": "telegram",
        "text": WORDS[n % len(WORDS)],
        "facts": {"percent": n, "files": None, "why": "silence"},
    }
    return Event(**values | changes)


def write_a_history(work: UnitOfWork, rounds: int = 4) -> None:
    """Three directives and the office's own chain, their events interleaved as in life."""
    unit = work.recipients.save_unit("TC", "Phòng Tài chính", None)
    for _ in range(3):
        directive = work.directives.add(new_directive())
        work.assignments.add(directive, unit.id, due=None, due_at=None)
    lan = work.recipients.add_person("Nguyễn Thị Lan", None)
    for n in range(rounds):
        work.events.append(event(n, ONE, person_id=lan.id, assignment_id=AssignmentId(1)))
        work.events.append(event(n, None, what="joined"))
        work.events.append(event(n, THREE))
        work.events.append(event(n, TWO, person_id=lan.id))


def verify(cast: Cast) -> tuple[int, Break | None]:
    found: tuple[int, Break | None] = cast.do(lambda work: work.events.verify())
    return found


class Forger:
    """Somebody with the database, a history in it, and without the key."""

    def __init__(self, url: str) -> None:
        self._engine = create_engine(url, poolclass=NullPool)

    def execute(self, statement: str, parameters: Sequence[object] = ()) -> CursorResult[Any]:
        if self._engine.dialect.name == "postgresql":
            for sqlites, other in _ON_POSTGRESQL.items():
                statement = statement.replace(sqlites, other)
        with self._engine.begin() as connection:
            return connection.exec_driver_sql(statement, tuple(parameters))

    def read(self, query: str) -> list[tuple[Any, ...]]:
        with self._engine.begin() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]


_ON_POSTGRESQL = {
    "%": "%%",
    "?": "%s",
    "replace(at, '.000000', '.000001')": "at + interval '1 microsecond'",
    "replace(facts, ':2', ':3')": "replace(facts::text, '2', '3')::json",
    "02:00:00.000000'": "02:00:00Z'",
}


@pytest.fixture
def forger(cast: Cast, database_url: str) -> Forger:
    cast.do(write_a_history)
    assert verify(cast) == (16, None)
    return Forger(database_url)


# The history itself


def test_every_field_of_an_event_comes_back_in_the_order_of_the_chain(cast: Cast) -> None:
    cast.do(write_a_history)
    found = cast.do(lambda work: work.events.of_directive(ONE))
    assert found == [event(n, ONE, person_id=1, assignment_id=1) for n in range(4)]
    assert cast.do(lambda work: work.events.of_directive(DirectiveId(9))) == []


def test_nothing_written_is_nothing_broken(cast: Cast) -> None:
    assert verify(cast) == (0, None)


def test_the_chains_hold_after_many_events(cast: Cast) -> None:
    cast.do(write_a_history, rounds=100)
    assert verify(cast) == (400, None)


def test_only_what_came_since_is_checked_again(cast: Cast) -> None:
    cast.do(write_a_history)
    seen: dict[int, tuple[int, str]] = {}
    assert cast.do(lambda work: work.events.verify(seen)) == (16, None)
    assert cast.do(lambda work: work.events.verify(seen)) == (0, None)
    cast.do(lambda work: work.events.append(event(1), event(2, TWO)))
    assert cast.do(lambda work: work.events.verify(seen)) == (2, None)
    assert verify(cast) == (18, None)


def test_an_event_told_in_another_zone_holds(cast: Cast) -> None:
    """The digest was taken of the time as it was told, which is not how it comes back."""
    cast.directive()
    for zone in (HANOI, timezone(timedelta(hours=-3)), UTC):
        cast.do(lambda work, zone=zone: work.events.append(event(at=MORNING.astimezone(zone))))
    assert verify(cast) == (3, None)


def test_an_event_with_parts_of_a_second_holds(cast: Cast) -> None:
    cast.directive()
    for microsecond in (0, 1, 120_000, 999_999):
        cast.do(lambda work, part=microsecond: work.events.append(event(at=MORNING.replace(microsecond=part))))
    assert verify(cast) == (4, None)


# Forgeries: what was done, and where it shows

EDITS = {
    "text": "UPDATE events SET text = 'Đạt 100%' WHERE chain = 1 AND seq = 3",
    "text taken out": "UPDATE events SET text = NULL WHERE chain = 1 AND seq = 3",
    "who": "UPDATE events SET who = 'Trần Văn Minh' WHERE chain = 1 AND seq = 3",
    "who, by number": "UPDATE events SET person_id = NULL WHERE chain = 1 AND seq = 3",
    "what": "UPDATE events SET what = 'confirmed' WHERE chain = 1 AND seq = 3",
    "when": "UPDATE events SET at = '2026-03-01 02:00:00.000000' WHERE chain = 1 AND seq = 3",
    "when, by a microsecond": "UPDATE events SET at = replace(at, '.000000', '.000001') WHERE chain = 1 AND seq = 3",
    "channel": "UPDATE events SET channel = 'zalo' WHERE chain = 1 AND seq = 3",
    "facts": "UPDATE events SET facts = replace(facts, ':2', ':3') WHERE chain = 1 AND seq = 3",
    "a fact taken out": "UPDATE events SET facts = '{}' WHERE chain = 1 AND seq = 3",
    "assignment": "UPDATE events SET assignment_id = 2 WHERE chain = 1 AND seq = 3",
    "digest": "UPDATE events SET digest = 'ff' WHERE chain = 1 AND seq = 3",
    "digest of another": "UPDATE events SET digest = (SELECT digest FROM events WHERE chain = 2 AND seq = 3) "
    "WHERE chain = 1 AND seq = 3",
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_a_changed_event_is_found(cast: Cast, forger: Forger, edit: str) -> None:
    assert forger.execute(edit).rowcount == 1
    assert verify(cast) == (4 + 2, Break(chain=1, seq=3, why="the event was changed"))


UNREADABLE = {
    "no time": "UPDATE events SET at = 'hôm qua' WHERE chain = 1 AND seq = 3",
    "a number as time": "UPDATE events SET at = 20260304 WHERE chain = 1 AND seq = 3",
    "no JSON": "UPDATE events SET facts = 'percent' WHERE chain = 1 AND seq = 3",
    "facts of another shape": "UPDATE events SET facts = '[1]' WHERE chain = 1 AND seq = 3",
    "bytes as text": "UPDATE events SET text = x'ff00' WHERE chain = 1 AND seq = 3",
    "bytes as digest": "UPDATE events SET digest = x'ff00' WHERE chain = 1 AND seq = 3",
    "letters beyond ASCII in the digest": "UPDATE events SET digest = 'đ' WHERE chain = 1 AND seq = 3",
    "no number as person": "UPDATE events SET person_id = 'Lan' WHERE chain = 1 AND seq = 3",
}


@ON_SQLITE  # which takes any value in any column
@pytest.mark.parametrize("edit", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_an_event_that_cannot_be_read_is_found_like_any_other(cast: Cast, forger: Forger, edit: str) -> None:
    """verify() itself failed with TypeError or ValueError."""
    assert forger.execute(edit).rowcount == 1
    assert verify(cast) == (6, Break(chain=1, seq=3, why="the event was changed"))


def test_an_event_taken_out_of_the_middle_is_found(cast: Cast, forger: Forger) -> None:
    forger.execute("DELETE FROM events WHERE chain = 2 AND seq = 2")
    assert verify(cast) == (9, Break(chain=2, seq=2, why="an event is missing"))


def test_closing_the_gap_does_not_help(cast: Cast, forger: Forger) -> None:
    forger.execute("DELETE FROM events WHERE chain = 2 AND seq = 2")
    for seq in (3, 4):
        forger.execute("UPDATE events SET seq = seq - 1 WHERE chain = 2 AND seq = ?", [seq])
    forger.execute("UPDATE chains SET length = 3 WHERE chain = 2")
    assert verify(cast) == (9, Break(chain=2, seq=2, why="the event was changed"))


def test_a_cut_tail_is_found(cast: Cast, forger: Forger) -> None:
    forger.execute("DELETE FROM events WHERE chain = 3 AND seq >= 3")
    assert verify(cast) == (14, Break(chain=3, seq=3, why="the end of the chain was cut off"))


@pytest.mark.parametrize("also_the_head", [False, True])
def test_a_cut_tail_is_found_though_the_count_was_changed_with_it(
    cast: Cast, forger: Forger, *, also_the_head: bool
) -> None:
    forger.execute("DELETE FROM events WHERE chain = 3 AND seq >= 3")
    forger.execute("UPDATE chains SET length = 2 WHERE chain = 3")
    if also_the_head:
        head = "(SELECT digest FROM events WHERE chain = 3 AND seq = 2)"
        forger.execute(f"UPDATE chains SET head = {head} WHERE chain = 3")  # noqa: S608 - a constant
    assert verify(cast) == (14, Break(chain=3, seq=2, why="the chain's seal does not fit"))


def test_an_added_event_is_found(cast: Cast, forger: Forger) -> None:
    columns = "at, what, who, person_id, channel, assignment_id, text, facts, digest"
    forger.execute(
        f"INSERT INTO events (chain, seq, {columns}) SELECT 1, 5, {columns} FROM events WHERE chain = 1 AND seq = 4"  # noqa: S608
    )
    forger.execute("UPDATE chains SET length = 5 WHERE chain = 1")
    assert verify(cast) == (8, Break(chain=1, seq=5, why="the event was changed"))


def test_an_event_put_between_is_found(cast: Cast, forger: Forger) -> None:
    for seq in (4, 3):
        forger.execute("UPDATE events SET seq = seq + 1 WHERE chain = 0 AND seq = ?", [seq])
    forger.execute(
        "INSERT INTO events (chain, seq, at, what, who, facts, digest) "
        "SELECT 0, 3, at, 'joined', 'Kẻ lạ', facts, digest FROM events WHERE chain = 0 AND seq = 2"
    )
    assert verify(cast) == (2, Break(chain=0, seq=3, why="the event was changed"))


def test_swapped_events_are_found(cast: Cast, forger: Forger) -> None:
    for before, after in ((2, 99), (3, 2), (99, 3)):
        forger.execute("UPDATE events SET seq = ? WHERE chain = 1 AND seq = ?", [after, before])
    assert verify(cast) == (5, Break(chain=1, seq=2, why="the event was changed"))


def test_an_event_moved_to_another_chain_is_found(cast: Cast, forger: Forger) -> None:
    forger.execute("UPDATE events SET chain = 2, seq = 5 WHERE chain = 1 AND seq = 4")
    assert verify(cast) == (11, Break(chain=2, seq=5, why="the event was changed"))


def test_a_chain_without_its_events_is_found(cast: Cast, forger: Forger) -> None:
    forger.execute("DELETE FROM events WHERE chain = 2")
    assert verify(cast) == (12, Break(chain=2, seq=1, why="the end of the chain was cut off"))


def test_a_chain_without_its_seal_is_found(cast: Cast, forger: Forger) -> None:
    forger.execute("DELETE FROM chains WHERE chain = 2")
    assert verify(cast) == (16, Break(chain=2, seq=1, why="the whole chain is missing"))


def test_a_whole_chain_taken_out_is_found(cast: Cast, forger: Forger) -> None:
    """With its events its seal went too, and nothing told that there had been one."""
    for table in ("events", "chains"):
        forger.execute(f"DELETE FROM {table} WHERE chain = 2")  # noqa: S608 - a constant
    assert verify(cast) == (12, Break(chain=2, seq=1, why="the whole chain is missing"))


@pytest.mark.parametrize(
    "roll", ["DELETE FROM chains WHERE chain = -1", "UPDATE chains SET length = 3 WHERE chain = -1"]
)
def test_a_whole_directive_taken_out_is_found(cast: Cast, forger: Forger, roll: str) -> None:
    for statement in (
        "DELETE FROM events WHERE chain = 3",
        "DELETE FROM chains WHERE chain = 3",
        "DELETE FROM assignments WHERE directive_id = 3",
        "DELETE FROM directives WHERE id = 3",
        roll,
    ):
        forger.execute(statement)
    assert verify(cast) == (12, Break(chain=0, seq=0, why="a chain was taken out or put in"))


SEALS = ("length = 5", "head = 'x'", "seal = 'x'", "seal = 'đ'")


@ON_SQLITE
@pytest.mark.parametrize("change", ["length = 'x'", "seal = x'ff'"])
@pytest.mark.parametrize("chain", [-1, 1])
def test_a_seal_of_another_kind_is_found(cast: Cast, forger: Forger, chain: int, change: str) -> None:
    assert found_by(cast, forger, chain, change) == (16, max(chain, 0))


@pytest.mark.parametrize("change", SEALS)
@pytest.mark.parametrize("chain", [-1, 1])
def test_a_changed_seal_is_found(cast: Cast, forger: Forger, chain: int, change: str) -> None:
    assert found_by(cast, forger, chain, change) == (16, max(chain, 0))


def found_by(cast: Cast, forger: Forger, chain: int, change: str) -> tuple[int, int]:
    """How many events were checked before the changed seal was found, and in which chain that was."""
    forger.execute(f"UPDATE chains SET {change} WHERE chain = {chain}")  # noqa: S608 - constants
    checked, broken = verify(cast)
    assert broken
    return checked, broken.chain


def test_an_older_state_of_a_chain_and_its_seal_shows_once_something_follows(cast: Cast, forger: Forger) -> None:
    """Putting back a whole older state is the one thing that no seal inside the database can show."""
    [seal] = forger.read("SELECT length, head, seal FROM chains WHERE chain = 1")
    cast.do(lambda work: work.events.append(event(7)))
    forger.execute("DELETE FROM events WHERE chain = 1 AND seq = 5")
    assert verify(cast) == (16, Break(chain=1, seq=5, why="the end of the chain was cut off"))
    forger.execute("UPDATE chains SET length = ?, head = ?, seal = ? WHERE chain = 1", seal)
    assert verify(cast) == (16, None)


def test_another_key_opens_nothing(cast: Cast) -> None:
    cast.do(write_a_history)
    with cast.office.engine.begin() as connection:
        found = SqlEvents(connection, b"another key").verify()
    assert found == (0, Break(chain=0, seq=1, why="the event was changed"))


# Any edit at all

_TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
_CHANGES: dict[str, st.SearchStrategy[Any]] = {
    "chain": st.integers(0, 9),
    "seq": st.integers(-1, 9),
    "at": st.datetimes().map(lambda at: f"{at:%Y-%m-%d %H:%M:%S.%f}") | _TEXT,
    "what": _TEXT,
    "who": _TEXT,
    "person_id": st.none() | st.integers(-9, 9) | _TEXT | st.binary(max_size=4),
    "channel": st.none() | _TEXT | st.binary(max_size=4),
    "assignment_id": st.none() | st.integers(-9, 9),
    "text": st.none() | _TEXT | st.integers(-(2**40), 2**40) | st.binary(max_size=4),
    "facts": st.dictionaries(_TEXT, st.integers(-9, 9), max_size=2).map(str) | _TEXT | st.just("null"),
    "digest": _TEXT | st.binary(max_size=4),
}  # fmt: skip


@ON_SQLITE
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(field=st.sampled_from(sorted(_CHANGES)), row=st.integers(1, 16), data=st.data())
def test_no_field_of_an_event_can_be_edited(
    cast: Cast, database_url: str, field: str, row: int, data: st.DataObject
) -> None:
    if verify(cast)[0] == 0:
        cast.do(write_a_history)
    look = f"SELECT {field} FROM events WHERE id = {row}"  # noqa: S608 - constants
    change = f"UPDATE events SET {field} = ? WHERE id = {row}"  # noqa: S608
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)) as forger:
        [before] = forger.execute(look).fetchall()
        try:
            forger.execute(change, [data.draw(_CHANGES[field])])
        except sqlite3.IntegrityError:
            return  # the table itself refuses it
        [after] = forger.execute(look).fetchall()
        assert (verify(cast)[1] is None) == (after == before)
        forger.execute(change, before)
    assert verify(cast) == (16, None)


def test_bug_a_cut_end_is_not_made_whole_by_the_next_event(cast: Cast) -> None:
    for what in ("issued", "delivered", "acknowledged"):
        cast.do(lambda work, what=what: work.events.append(Event(at=work.now, what=what, who="Lan")))
    cast.do(cut_the_end)
    cast.do(lambda work: work.events.append(Event(at=work.now, what="reported", who="Lan")))
    checked, broken = cast.do(lambda work: work.events.verify())
    assert checked == 3
    assert broken is not None
    assert broken.why == "the chain's seal does not fit"


def cut_the_end(work: Any) -> None:
    """What somebody without the key would do: take the last event out, and let the chain end before it."""
    db = work.events._db
    rows = db.execute(text("SELECT id, seq, digest FROM events WHERE chain = 0 ORDER BY seq")).all()
    db.execute(text("DELETE FROM events WHERE id = :id"), {"id": rows[-1].id})
    ended = {"length": rows[-2].seq, "head": rows[-2].digest}
    db.execute(text("UPDATE chains SET length = :length, head = :head WHERE chain = 0"), ended)


_PLAIN = st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs"])), st.integers(-(2**70), 2**70))


@given(before=st.text("0123456789abcdef"), values=st.dictionaries(st.text("abcdefgh_", min_size=1), _PLAIN))
def test_what_is_written_fast_is_what_was_written_ever(before: str, values: dict[str, Any]) -> None:
    """Else every history of an earlier version would look changed."""
    told = [before, values | {"facts": {}}]
    assert _written(told, plain=True) == _WRITER.encode(told).encode() == _written(told, plain=False)

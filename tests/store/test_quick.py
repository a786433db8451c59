"""Statements that are kept run past SQLAlchemy from the second time on, and find and tell the same."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError, NoResultFound, StatementError

from bot.adapters.database import quick as quick_module
from bot.adapters.database.among import among
from bot.adapters.database.engine import open_database, transact, upgrade
from bot.adapters.database.quick import quick
from bot.adapters.database.tables import events, facts, units
from bot.core.errors import DondocError
from bot.core.model import Role

AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)


@pytest.fixture
def connection(sqlite_url: str) -> Iterator[Connection]:
    engine = open_database(sqlite_url)
    with engine.connect() as opened, opened.begin() as transaction:
        opened.execute(insert(units), [{"code": code, "name": f"Sở {code}"} for code in "ABC"])
        yield opened
        transaction.rollback()
    engine.dispose()


def _is_kept(statement: Any) -> bool:
    kept = quick_module._KEPT.get(statement)
    return kept is not None and any(kept.written.values())


def test_a_kept_query_finds_the_same_each_time(connection: Connection) -> None:
    db, query = quick(connection), select(units).where(units.c.code > bindparam("than")).order_by(units.c.code)
    first, second, third = (db.execute(query, {"than": "A"}).all() for _ in range(3))
    assert _is_kept(query)
    assert [tuple(row) for row in first] == [tuple(row) for row in second] == [tuple(row) for row in third]
    assert [row.name for row in third] == ["Sở B", "Sở C"]
    assert third[0]._asdict() == first[0]._asdict()
    assert db.execute(query, {"than": "B"}).one().code == "C"
    assert db.execute(query, {"than": "C"}).first() is None
    assert list(db.execute(query, {"than": "C"})) == []
    with pytest.raises(NoResultFound):
        db.execute(query, {"than": "C"}).one()


def test_single_values(connection: Connection) -> None:
    db, count, codes = quick(connection), select(func.count()).select_from(units), select(units.c.code)
    for _ in range(3):
        assert db.execute(count).scalar_one() == db.execute(count).scalar() == 3
        assert set(db.execute(codes).scalars()) == {"A", "B", "C"}


def test_a_statement_made_from_a_kept_one_is_another(connection: Connection) -> None:
    db, query = quick(connection), select(units).order_by(units.c.code)
    for _ in range(3):
        db.execute(query).all()
    narrower = query.where(units.c.code == "B")
    assert [[row.code for row in db.execute(narrower)] for _ in range(3)] == [["B"]] * 3


def test_a_list_of_its_own_and_one_that_is_given(connection: Connection) -> None:
    db, own = quick(connection), select(units.c.code).where(units.c.code.in_(["A", "C"])).order_by(units.c.code)
    given = select(units.c.code).where(units.c.code.in_(bindparam("among", expanding=True))).order_by(units.c.code)
    for listed in (["A"], ["B", "C"], [], ["C"], ["A", "C"], ["A"]):
        assert [row.code for row in db.execute(own)] == ["A", "C"]
        assert [row.code for row in db.execute(given, {"among": listed})] == listed
    assert _is_kept(own)


def test_bug_every_length_of_a_long_list_was_remembered(connection: Connection) -> None:
    db = quick(connection)
    given = select(units.c.code).where(units.c.code.in_(bindparam("among", expanding=True))).order_by(units.c.code)
    for count in range(1, 40):
        assert [row.code for row in db.execute(given, {"among": ["A"] * count})] == ["A"]
    assert len(quick_module._KEPT[given].written) <= quick_module._LONGEST
    assert _is_kept(given)


def test_a_list_of_any_length_as_one_value(connection: Connection) -> None:
    db, query = quick(connection), select(units.c.code).where(among(units.c.code, "of")).order_by(units.c.code)
    for of in (list("ABCDEFGHIJKLM"), ["B"], [], list("BC") * 20):
        assert [row.code for row in db.execute(query, {"of": of})] == sorted(set(of) & set("ABC"))
    assert _is_kept(query)


def test_times_and_json_are_kept_as_ever(connection: Connection) -> None:
    db, add = quick(connection), insert(events)
    told = {"chain": 1, "at": AT, "what": "x", "who": "ai", "facts": {"lý do": [1]}, "digest": "d"}
    keys = [db.execute(add, told | {"seq": seq}).inserted_primary_key for seq in range(1, 4)]
    assert _is_kept(add)
    query = select(events).order_by(events.c.seq)
    for _ in range(3):
        found = db.execute(query).all()
        assert [(row.id,) for row in found] == keys
        assert {(row.at, row.what, tuple(row.facts["lý do"]), row.text) for row in found} == {(AT, "x", (1,), None)}


def test_a_change_is_told_by_the_names_given(connection: Connection) -> None:
    db, change = quick(connection), update(units).where(units.c.code == bindparam("of"))
    for n in range(3):
        assert db.execute(change, {"of": "A", "name": f"Sở {n}"}).rowcount == 1
        assert db.execute(change, {"of": "B", "parent_id": 1, "name": "dưới A"}).rowcount == 1
    found = connection.execute(select(units.c.name, units.c.parent_id).order_by(units.c.code)).all()
    assert [tuple(row) for row in found] == [("Sở 2", None), ("dưới A", 1), ("Sở C", None)]


def test_errors_are_sqlalchemys_and_hide_what_was_given(connection: Connection) -> None:
    db, add = quick(connection), insert(units)
    db.execute(add, {"code": "D", "name": "D"})
    db.execute(add, {"code": "E", "name": "E"})
    with pytest.raises(IntegrityError) as refused:
        db.execute(add, {"code": "A", "name": "what nobody may read"})
    late = insert(facts).values(name="x", value="y")
    query = select(events.c.id).where(events.c.at > bindparam("since"), events.c.text == bindparam("said"))
    for _ in range(2):
        db.execute(query, {"since": AT, "said": "x"}).all()
    with pytest.raises(StatementError, match="no time zone") as naive:
        db.execute(query, {"since": AT.replace(tzinfo=None), "said": "what nobody may read"})
    assert _is_kept(query)
    assert "what nobody may read" not in f"{refused.value} {refused.value.params} {naive.value} {naive.value.params}"
    db.execute(late)
    with pytest.raises(IntegrityError):
        db.execute(late)


def test_bug_a_list_that_was_not_given_was_taken_for_an_empty_one(connection: Connection) -> None:
    db, query = quick(connection), select(units.c.code).where(units.c.code.in_(bindparam("of", expanding=True)))
    for _ in range(3):
        assert db.execute(query, {"of": []}).all() == []
    with pytest.raises(StatementError, match="required"):
        db.execute(query, {})


def test_bug_a_disk_that_filled_up_in_an_attempt_was_told_as_a_lost_savepoint(sqlite_url: str) -> None:
    engine, add = open_database(sqlite_url), insert(facts)
    upgrade(engine)

    def fill(connection: Connection) -> None:
        db = quick(connection)
        connection.exec_driver_sql("PRAGMA max_page_count=200")
        for n in range(1000):
            with db.begin_nested():
                db.execute(add, {"name": f"{n}", "value": "x" * 3000})

    for _ in range(2):
        with pytest.raises(DondocError, match="is full"):
            transact(engine, fill)
        assert transact(engine, lambda db: quick(db).execute(select(func.count()).select_from(facts)).scalar()) == 0
    engine.dispose()


def _told(execute: Any, statement: Any, given: dict[str, Any]) -> Any:
    """What comes of it: what is found, or which error it is."""
    try:
        found = execute(statement, given)
        return [tuple(row) for row in found.all()] if statement.is_select else found.rowcount
    except Exception as error:  # noqa: BLE001 - whichever it is, both are to raise the same
        return type(error), type(getattr(error, "orig", None))


_ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([2**63 - 1, 2**63, -(2**63) - 1, 10**30]),
    st.floats(),
    st.text(st.characters(exclude_categories=()), max_size=6),
    st.sampled_from(["A", "B", Role.HEAD, "\0", "\ud800", "é", b"A", AT, AT.replace(tzinfo=None), AT.date()]),
    st.lists(st.sampled_from(["A", None, 1]), max_size=2),
    st.dictionaries(st.text(max_size=2), st.none() | st.integers(), max_size=2),
)
_ASKED: dict[str, tuple[Any, dict[str, Any]]] = {
    "a text": (select(units).where(units.c.code == bindparam("v")), {}),
    "a number": (select(units.c.code).where(units.c.id == bindparam("v")), {}),
    "a time": (select(events.c.id).where(events.c.at > bindparam("v")), {}),
    "how many": (select(units.c.code).order_by(units.c.code).limit(bindparam("v")), {}),
    "more than is asked": (select(units.c.code).where(units.c.code == bindparam("of")), {"of": "A"}),
    "less than is asked": (select(units.c.code).where(units.c.code == bindparam("v", None), units.c.id == 1), {}),
    "a new row": (insert(units), {"code": "Z"}),
    "json": (update(events).where(events.c.id == bindparam("of")), {"of": 1, "what": "x"}),
}
_NAMES = {"a new row": "name", "json": "facts"}


@given(value=_ODD, values=st.lists(_ODD, max_size=10))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_given_sqlalchemy_says_the_same(connection: Connection, value: Any, values: list[Any]) -> None:
    db, several = quick(connection), select(units.c.code).where(units.c.code.in_(bindparam("v", expanding=True)))
    asked = [(query, others | {_NAMES.get(name, "v"): value}) for name, (query, others) in _ASKED.items()]
    for query, named in [*asked, (several, {"v": values}), (several, {"v": [value]})]:
        told = []
        for execute in (connection.execute, db.execute, db.execute, db.execute):
            inner = connection.begin_nested()
            told.append(_told(execute, query, named))
            inner.rollback()
        assert told[1:] == told[:1] * 3


def test_an_inner_attempt_is_undone_alone(connection: Connection) -> None:
    db, add, codes = quick(connection), insert(units), select(units.c.code).order_by(units.c.code)
    for _ in range(2):
        with contextlib.suppress(KeyError), db.begin_nested():
            db.execute(add, {"code": "D", "name": "outer"})
            with contextlib.suppress(ValueError), db.begin_nested():
                db.execute(add, {"code": "E", "name": "inner"})
                raise ValueError
            assert list(db.execute(codes).scalars()) == ["A", "B", "C", "D"]
            raise KeyError
        assert list(db.execute(codes).scalars()) == ["A", "B", "C"]
    with db.begin_nested(), db.begin_nested():
        db.execute(add, {"code": "D", "name": "kept"})
    assert list(db.execute(codes).scalars()) == ["A", "B", "C", "D"]


def test_what_was_written_is_undone_with_the_rest(sqlite_url: str) -> None:
    engine, add = open_database(sqlite_url), insert(units)
    with engine.connect() as opened:
        for code in "XYZ":
            with opened.begin() as transaction:
                db = quick(opened)
                with opened.begin_nested() as inner:
                    db.execute(add, {"code": f"{code}-", "name": "inner"})
                    inner.rollback()
                db.execute(add, {"code": code, "name": "outer"})
                (transaction.commit if code == "Y" else transaction.rollback)()
        with opened.begin():
            assert [row.code for row in opened.execute(select(units.c.code))] == ["Y"]
    engine.dispose()

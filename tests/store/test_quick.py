"""Statements that are kept run past SQLAlchemy from the second time on, and find and tell the same."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError, NoResultFound, StatementError

from bot.adapters.database import quick as quick_module
from bot.adapters.database.among import among
from bot.adapters.database.engine import open_database
from bot.adapters.database.quick import quick
from bot.adapters.database.tables import events, facts, units

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

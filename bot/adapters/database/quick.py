"""Statements that are run again and again, put together once.

Before each statement SQLAlchemy looks through all of it for one that it has written before, and afterwards makes ready
for whatever might be asked of the result: with SQLite that takes longer than the statement itself. Of a statement that
a store keeps and runs a second time, what goes to the driver is kept here, and how the values of its columns are read.
Everything else, and PostgreSQL, goes through SQLAlchemy as ever.
"""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Self, cast
from weakref import WeakKeyDictionary

from sqlalchemy import BindParameter, Connection, Dialect, Executable, Insert, Select
from sqlalchemy.exc import DBAPIError, MultipleResultsFound, NoResultFound
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.visitors import iterate

from bot.adapters.database.types import SQLITE

Processor = Callable[[Any], Any]
Given = Mapping[str, Any]
_NOTHING: Given = {}


def quick(connection: Connection) -> Connection:
    """The same connection, on which statements that are kept run fast; as it is where the database is not SQLite."""
    return cast("Connection", _Quick(connection)) if connection.dialect.name == SQLITE else connection


class _Quick:
    """As much of a connection as the stores use."""

    __slots__ = ("_connection", "_driver", "dialect")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._driver = cast("sqlite3.Connection", connection.connection.driver_connection)
        self.dialect = connection.dialect

    def execute(self, statement: Executable, given: Given | Sequence[Given] | None = None) -> Any:
        """See Connection. The first time through SQLAlchemy, with rows for many as well; from the second on past it."""
        kept = _KEPT.get(statement)
        if kept is None:
            _KEPT[statement] = _Kept()  # perhaps it comes again
        elif given is None or given.__class__ is dict:
            named = cast("Given", given or _NOTHING)
            if kept.lists is None:
                kept.lists = _lists_given(statement)
            # One that is not given would be taken for an empty one; each length is another statement, and all stay.
            if not all(name in named and len(named[name]) <= _LONGEST for name in kept.lists):
                return self._connection.execute(statement, given)
            if kept.lists:
                named = _one_by_one(kept.lists, named)
            names = tuple(named)
            if names not in kept.written:
                kept.written[names] = _written(statement, cast("Given", given or _NOTHING), self.dialect)
            if written := kept.written[names]:
                return written.run(self._driver, named, self.dialect)
        return self._connection.execute(statement, given)

    def exec_driver_sql(self, sql: str, rows: Sequence[Any]) -> None:
        """See Connection; `rows`: of one statement for many."""
        try:
            self._driver.executemany(sql, rows)
        except sqlite3.Error as error:
            raise _in_its_words(sql, error, self.dialect) from error

    @contextmanager
    def begin_nested(self) -> Iterator[None]:
        """See Connection; of several that are open the innermost is meant."""
        self._say("SAVEPOINT attempt")
        try:
            yield
        except BaseException:
            if self._driver.in_transaction:  # a full disk ends all of it, and that is what has to be told
                self._say("ROLLBACK TO attempt")
                self._say("RELEASE attempt")
            raise
        self._say("RELEASE attempt")

    def _say(self, sql: str) -> None:
        try:
            self._driver.execute(sql)
        except sqlite3.Error as error:
            raise _in_its_words(sql, error, self.dialect) from error

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


class _Kept:
    """A statement that was run before."""

    __slots__ = ("lists", "written")

    def __init__(self) -> None:
        self.lists: Sequence[str] | None = None  # that are given, of any number of members; None: nobody has looked
        self.written: dict[tuple[str, ...], _Written | None] = {}  # by what is given; None: SQLAlchemy runs it


def _lists_given(statement: Executable) -> Sequence[str]:
    bound = (one for one in iterate(cast("Any", statement)) if isinstance(one, BindParameter))
    return tuple({one.key for one in bound if one.required and one.expanding})


def _one_by_one(lists: Sequence[str], given: Given) -> dict[str, Any]:
    """The members of these lists under names of their own, as SQLAlchemy calls them."""
    named = {name: value for name, value in given.items() if name not in lists}
    return named | {f"{name}_{nth}": one for name in lists for nth, one in enumerate(given[name], start=1)}


class _Written:
    """A statement as SQLite wants it."""

    __slots__ = ("_columns", "_is_insert", "_make", "_sql", "_values")

    def __init__(
        self,
        sql: str,
        values: list[tuple[str | None, Processor | None, Any]],
        columns: list[tuple[int, Processor]],
        *,
        is_insert: bool,
    ) -> None:
        self._sql = sql
        self._values = values  # in their order: the name of what is given and how it is kept, or what stays the same
        self._columns = columns  # that are not read as they are kept
        self._is_insert = is_insert
        self._make: Callable[[Sequence[Any]], Any] | None = None

    def run(self, driver: sqlite3.Connection, given: Given, dialect: Dialect) -> "_Found":
        try:
            values = [
                same if name is None else given[name] if keep is None else keep(given[name])
                for name, keep, same in self._values
            ]
        except Exception as error:
            raise _in_its_words(self._sql, error, dialect) from error
        try:
            cursor = driver.execute(self._sql, values)
        except sqlite3.Error as error:
            raise _in_its_words(self._sql, error, dialect) from error
        if self._make is None and cursor.description:
            names = [column[0] for column in cursor.description]
            self._make = cast("Any", namedtuple("Row", names, rename=True))._make  # noqa: PYI024 - known only now
        return _Found(cursor, self._make, self._columns, is_insert=self._is_insert)


class _Found:
    """As much of a result as the stores use."""

    __slots__ = ("_columns", "_cursor", "_is_insert", "_make")

    def __init__(
        self,
        cursor: sqlite3.Cursor,
        make: Callable[[Sequence[Any]], Any] | None,
        columns: list[tuple[int, Processor]],
        *,
        is_insert: bool,
    ) -> None:
        self._cursor = cursor
        self._make = make
        self._columns = columns
        self._is_insert = is_insert

    def _row(self, kept: Sequence[Any]) -> Any:
        if self._columns:
            kept = list(kept)
            for at, read in self._columns:
                kept[at] = read(kept[at])
        assert self._make  # noqa: S101 - it has columns
        return self._make(kept)

    def first(self) -> Any:
        row = self._cursor.fetchone()
        self._cursor.close()
        return None if row is None else self._row(row)

    def all(self) -> list[Any]:
        return [self._row(row) for row in self._cursor.fetchall()]

    def one(self) -> Any:
        rows = self._cursor.fetchmany(2)
        self._cursor.close()
        if not rows:
            raise NoResultFound("No row was found when one was required")
        if len(rows) > 1:
            raise MultipleResultsFound("Multiple rows were found when exactly one was required")
        return self._row(rows[0])

    def scalar(self) -> Any:
        row = self.first()
        return None if row is None else row[0]

    def scalar_one(self) -> Any:
        return self.one()[0]

    def scalars(self) -> Iterator[Any]:
        return (row[0] for row in self)

    def __iter__(self) -> Iterator[Any]:
        return map(self._row, self._cursor.fetchall())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._cursor.close()

    @property
    def rowcount(self) -> int:
        return self._cursor.rowcount

    @property
    def inserted_primary_key(self) -> tuple[int | None]:
        assert self._is_insert  # noqa: S101 - else there is none
        return (self._cursor.lastrowid,)


# Those made for one time are forgotten. Threads share it: at worst a statement is written twice, to the same.
_KEPT: WeakKeyDictionary[Executable, _Kept] = WeakKeyDictionary()
_LONGEST = 8  # members of a list that is given


def _written(statement: Executable, given: Given, dialect: Dialect) -> _Written | None:
    """None for what needs more than this module does."""
    if not isinstance(statement, Select | UpdateBase):
        return None
    compiled = statement.compile(dialect=dialect, column_keys=sorted(given))
    assert isinstance(compiled, SQLCompiler)  # noqa: S101 - what such statements compile to
    if compiled.effective_returning or compiled.insert_prefetch or compiled.update_prefetch:
        return None
    try:
        state = compiled.construct_expanded_state(dict(given))  # a list that belongs to the statement is written out
    except Exception:  # noqa: BLE001 - SQLAlchemy says it better
        return None
    expanded = {one: (name, at) for name, ones in state.parameter_expansion.items() for at, one in enumerate(ones)}
    values: list[tuple[str | None, Processor | None, Any]] = []
    for name in state.positiontup or ():
        of, at = expanded.get(name, (name, None))
        bound = compiled.binds[of]
        keep = bound.type.dialect_impl(dialect).bind_processor(dialect)
        if of in given:
            values.append((name, keep, None))
        else:
            value: Any = bound.effective_value
            value = value if at is None else value[at]
            values.append((None, None, keep(value) if keep else value))
    columns = statement.selected_columns if isinstance(statement, Select) else ()
    reads = [column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns]
    return _Written(
        state.statement,
        values,
        [(at, read) for at, read in enumerate(reads) if read],
        is_insert=isinstance(statement, Insert),
    )


def _in_its_words(sql: str, error: Exception, dialect: Dialect) -> BaseException:
    """As SQLAlchemy tells of it, without the values."""
    return DBAPIError.instance(sql, (), error, sqlite3.Error, hide_parameters=True, dialect=dialect)

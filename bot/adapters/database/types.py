"""Column types that keep and give back the same on SQLite and PostgreSQL. The migrations use them too.

Text is ordered by the bytes of its UTF-8 on both, whatever the language of the server, and is as long as it is: a
length is a word to the reader, which SQLite never enforces and PostgreSQL must not either.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Dialect, TypeDecorator
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

POSTGRESQL, SQLITE = "postgresql", "sqlite"
_ZONE = len("+00:00")
_NUL, _INSTEAD = "\0", "\ufffd"  # PostgreSQL keeps no NUL in a text
LongInteger = sa.Integer().with_variant(sa.BigInteger(), POSTGRESQL)  # SQLite's own are long enough


def as_kept(value: str) -> str:
    """A text as it will come back: what no database of ours can keep is replaced by the sign for something lost."""
    return str(value).replace(_NUL, _INSTEAD)


def only(condition: str | ColumnElement[bool]) -> dict[str, Any]:
    """For an index that holds only rows of which this is true."""
    where = sa.text(condition) if isinstance(condition, str) else condition
    return {"sqlite_where": where, "postgresql_where": where}


def partly(condition: ColumnElement[bool]) -> dict[str, Any]:
    """The same in a description, which makes no table: with its own word PostgreSQL would be loaded at every start."""
    return {"sqlite_where": condition}


def _kept(value: str | None) -> str | None:
    if value is None or (value.__class__ is str and _NUL not in value):
        return value
    return as_kept(value)


class _Words(TypeDecorator[str]):
    """What is common to short and long texts."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """As declared on SQLite; on PostgreSQL a text without a limit, in the order of its bytes."""
        if dialect.name == POSTGRESQL:
            return dialect.type_descriptor(sa.Text(collation="C"))
        return dialect.type_descriptor(self.impl_instance)

    def bind_processor(self, dialect: Dialect) -> Callable[[str | None], str | None]:  # noqa: ARG002
        """See `as_kept`. One function, not SQLAlchemy's chain of them: every text of every message passes here."""
        return _kept


class String(_Words):
    """A short text; `length` says how short, in characters."""

    impl = sa.String
    cache_ok = True


class Text(_Words):
    """A text of any length."""

    impl = sa.Text
    cache_ok = True


class UtcTime(TypeDecorator[datetime]):
    """An aware time, kept in UTC. SQLite forgets the zone of a `DateTime(timezone=True)`; this one gives it back."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        """Refuses naive times with ValueError. Written for SQLite as SQLAlchemy writes them, in a third of the time."""
        return _written if dialect.name == SQLITE else _in_utc

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None] | None:
        """Aware UTC again."""
        return _read if dialect.name == SQLITE else super().result_processor(dialect, coltype)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Refuses naive times with ValueError."""
        return _in_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Aware UTC again."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _in_utc(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError(f"{value} has no time zone; the database keeps aware times only.")
    return value.astimezone(UTC)


def _written(value: datetime | None) -> str | None:
    if value is None:
        return None
    aware = value if value.tzinfo is UTC else _in_utc(value)
    return aware.isoformat(" ", "microseconds")[:-_ZONE]  # type: ignore[union-attr]


def _read(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value + "+00:00")


class folded(ColumnElement[str]):  # noqa: N801 - reads as a function, as SQLAlchemy's own do
    """A text with its capitals made small, Vietnamese ones too, to compare with another `folded`."""

    inherit_cache = True
    type = Text()
    _traverse_internals = [("text", sa.sql.visitors.InternalTraversal.dp_clauseelement)]  # noqa: RUF012

    def __init__(self, text: ColumnElement[str] | str) -> None:
        self.text = sa.literal(text, Text()) if isinstance(text, str) else text


@compiles(folded, "sqlite")
def _with_our_function(element: folded, compiler: SQLCompiler, **kw: Any) -> str:
    return f"lower({compiler.process(element.text, **kw)})"  # see sqlite.py: it knows all letters


@compiles(folded, POSTGRESQL)
def _with_icu(element: folded, compiler: SQLCompiler, **kw: Any) -> str:
    # lower() goes by the collation's language, and that of "C" knows no letters beyond a-z.
    return f'lower({compiler.process(element.text, **kw)} COLLATE "und-x-icu")'

"""Column types that keep and give back the same on SQLite and PostgreSQL. The migrations use them too.

Text is ordered by the bytes of its UTF-8 on both, whatever the language of the server, and is as long as it is: a
length is a word to the reader, which SQLite never enforces and PostgreSQL must not either.
"""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Dialect, TypeDecorator
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

POSTGRESQL = "postgresql"
_NUL, _INSTEAD = "\0", "\ufffd"  # PostgreSQL keeps no NUL in a text
LongInteger = sa.Integer().with_variant(sa.BigInteger(), POSTGRESQL)  # SQLite's own are long enough


def as_kept(value: str) -> str:
    """A text as it will come back: what no database of ours can keep is replaced by the sign for something lost."""
    return str(value).replace(_NUL, _INSTEAD)


def only(condition: str | ColumnElement[bool]) -> dict[str, Any]:
    """For an index that holds only rows of which this is true."""
    where = sa.text(condition) if isinstance(condition, str) else condition
    return {"sqlite_where": where, "postgresql_where": where}


class _Words(TypeDecorator[str]):
    """What is common to short and long texts."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """As declared on SQLite; on PostgreSQL a text without a limit, in the order of its bytes."""
        if dialect.name == POSTGRESQL:
            return dialect.type_descriptor(sa.Text(collation="C"))
        return dialect.type_descriptor(self.impl_instance)

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """See `as_kept`."""
        return None if value is None else as_kept(value)


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

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuses naive times with ValueError."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone; the database keeps aware times only.")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Aware UTC again."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


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

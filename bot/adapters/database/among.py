"""`IN` with a list of any length as one value, where SQLAlchemy writes a mark for each member, and the query anew."""

from collections.abc import Callable, Collection
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy import ColumnElement, Dialect, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.visitors import InternalTraversal
from sqlalchemy.types import UserDefinedType

from bot.adapters.database import as_json
from bot.adapters.database.types import POSTGRESQL, SQLITE


class _Members(UserDefinedType[Collection[Any]]):
    """Numbers or texts: for SQLite as JSON, for PostgreSQL as an array."""

    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        return _as_json if dialect.name == SQLITE else list


def _as_json(members: Collection[Any]) -> str:
    return as_json.written(list(members))


class among(ColumnElement[bool]):  # noqa: N801 - reads as a function, as SQLAlchemy's own do
    """Whether a column's value is one of those that are given under a name."""

    inherit_cache = True
    type = sa.Boolean()
    _traverse_internals = [  # noqa: RUF012
        ("column", InternalTraversal.dp_clauseelement),
        ("given", InternalTraversal.dp_clauseelement),
    ]

    def __init__(self, column: ColumnElement[Any], name: str) -> None:
        self.column = column
        self.given = bindparam(name, type_=_Members())

    def self_group(self, against: Callable[..., Any] | None = None) -> Self:  # noqa: ARG002 - SQLAlchemy's own
        """As it stands: else SQLAlchemy writes `= 1` behind it for SQLite, which then reads the whole table."""
        return self


@compiles(among, SQLITE)
def _on_sqlite(element: among, compiler: SQLCompiler, **kw: Any) -> str:
    column, given = compiler.process(element.column, **kw), compiler.process(element.given, **kw)
    return f"{column} IN (SELECT value FROM json_each({given}))"  # noqa: S608 - of marks alone


@compiles(among, POSTGRESQL)
def _on_postgresql(element: among, compiler: SQLCompiler, **kw: Any) -> str:
    return f"{compiler.process(element.column, **kw)} = ANY({compiler.process(element.given, **kw)})"

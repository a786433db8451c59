"""One statement for many rows. SQLAlchemy looks at every value of every row anew, which costs more than writing it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Delete, Dialect, Insert, Update
from sqlalchemy.sql.compiler import SQLCompiler


@dataclass(frozen=True, slots=True)
class _Written:
    """A statement as one database wants it."""

    sql: str
    processors: list[Callable[[Any], Any] | None]  # of the named values, in the order in which rows have them
    constants: list[Any]  # which come after them
    order: list[int]  # in which the driver wants all of these
    names: list[str] | None  # the same by name, for a driver that wants it so

    def row(self, values: Sequence[Any]) -> Sequence[Any] | dict[str, Any]:
        """What the driver takes for one row."""
        kept = [value if keep is None else keep(value) for keep, value in zip(self.processors, values, strict=True)]
        kept += self.constants
        ordered = tuple([kept[at] for at in self.order])
        return ordered if self.names is None else dict(zip(self.names, ordered, strict=True))


class Many:
    """A statement with named values, put together once for each database.

    `names`: of the values, in the order in which each row has them; of an INSERT the columns.
    """

    def __init__(self, statement: Insert | Update | Delete, *names: str) -> None:
        self._statement = statement
        self._names = names
        self._written: dict[str, _Written] = {}

    def run(self, connection: Connection, rows: Iterable[Sequence[Any]]) -> None:
        """Once for each row; not at all for none."""
        dialect = connection.dialect
        if dialect.name not in self._written:
            self._written[dialect.name] = self._write(dialect)
        written = self._written[dialect.name]
        if listed := [written.row(values) for values in rows]:
            connection.exec_driver_sql(written.sql, listed)

    def _write(self, dialect: Dialect) -> _Written:
        columns = list(self._names) if isinstance(self._statement, Insert) else None
        compiled = self._statement.compile(dialect=dialect, column_keys=columns)
        assert isinstance(compiled, SQLCompiler)  # noqa: S101 - what such statements compile to

        types = {name: parameter.type.dialect_impl(dialect) for parameter, name in compiled.bind_names.items()}
        processors = {name: kind.bind_processor(dialect) for name, kind in types.items()}
        constants = [name for name in types if name not in self._names]
        given = [(processors[name], compiled.params[name]) for name in constants]
        every = [*self._names, *constants]
        wanted = list(compiled.positiontup or every)
        return _Written(
            sql=str(compiled),
            processors=[processors[name] for name in self._names],
            constants=[keep(value) if keep else value for keep, value in given],
            order=[every.index(name) for name in wanted],
            names=None if compiled.positiontup else wanted,
        )

"""One statement for many rows. SQLAlchemy looks at every value of every row anew, which costs more than writing it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Delete, Dialect, Insert, Update
from sqlalchemy.sql.compiler import SQLCompiler


@dataclass(frozen=True, slots=True)
class _Written:
    """A statement as one database wants it."""

    sql: str
    count: int  # of the values that each row has
    processors: list[tuple[int, Callable[[Any], Any]]]  # of those that are not written as they are, and their places
    constants: tuple[Any, ...]  # which come after them
    in_order: Callable[[Sequence[Any]], tuple[Any, ...]]  # in which the driver wants all of these
    names: list[str] | None  # the same by name, for a driver that wants it so

    def row(self, values: Sequence[Any]) -> tuple[Any, ...] | dict[str, Any]:
        """What the driver takes for one row. Raises ValueError where it has more values, or fewer."""
        kept = [*values, *self.constants]
        if len(kept) != self.count + len(self.constants):
            raise ValueError(f"A row of {len(values)} values where {self.count} are written.")
        for at, keep in self.processors:
            kept[at] = keep(kept[at])
        ordered = self.in_order(kept)
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
            count=len(self._names),
            processors=[(at, keep) for at, name in enumerate(self._names) if (keep := processors[name])],
            constants=tuple([keep(value) if keep else value for keep, value in given]),
            in_order=_picker([every.index(name) for name in wanted]),
            names=None if compiled.positiontup else wanted,
        )


def _picker(places: Sequence[int]) -> Callable[[Sequence[Any]], tuple[Any, ...]]:
    """`itemgetter` gives no tuple for one place alone."""
    if len(places) == 1:
        return lambda values: (values[places[0]],)
    return itemgetter(*places)

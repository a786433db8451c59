"""What is asked all the time is found by an index: after a year a whole table is hundreds of thousands of rows."""

from collections.abc import Mapping
from typing import Any

import pytest
from sqlalchemy import Select, create_engine, event

from bot.adapters.database import directives, outbox, recipients
from bot.adapters.database.tables import metadata

ASKED: Mapping[str, Select[Any]] = {
    "messages by number": outbox._DELIVERIES,
    "what can change of an assignment's messages": outbox._LIVE,
    "what waits about a directive": outbox._WAITING,
    "assignments by number": directives._ASSIGNMENTS,
    "assignments of units": directives._OF_UNITS,
    "units by number": recipients._UNITS_AMONG,
    "accounts of people": recipients._CONTACTS_OF_MANY,
}


@pytest.mark.parametrize("name", ASKED)
def test_no_whole_table_is_read(name: str) -> None:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    asked: list[tuple[str, Any]] = []
    with engine.connect() as connection:
        event.listen(connection, "before_cursor_execute", lambda *told: asked.append((told[2], told[3])))
        connection.execute(ASKED[name], {"among": [1], "about": 1})
        [(query, given)] = asked
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", given)]
    engine.dispose()
    assert [step for step in plan if step.startswith("SCAN") and "json_each" not in step] == []

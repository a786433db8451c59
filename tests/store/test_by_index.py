"""What is asked all the time is found by an index: after a year a whole table is hundreds of thousands of rows."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Select, create_engine, event

from bot.adapters.database import directives, outbox_statements, recipients
from bot.adapters.database.tables import metadata

ASKED: Mapping[str, Select[Any]] = {
    "messages by number": outbox_statements.DELIVERIES,
    "what can change of an assignment's messages": outbox_statements.LIVE,
    "what waits about a directive": outbox_statements.WAITING,
    "assignments by number": directives._ASSIGNMENTS,
    "assignments of units": directives._OF_UNITS,
    "what comes next of all": directives._NEXT_STEP_AT,
    "units by number": recipients._UNITS_AMONG,
    "accounts of people": recipients._CONTACTS_OF_MANY,
}


def _plan(asking: Select[Any], values: Mapping[str, Any]) -> list[str]:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    asked: list[tuple[str, Any]] = []
    with engine.connect() as connection:
        event.listen(connection, "before_cursor_execute", lambda *told: asked.append((told[2], told[3])))
        connection.execute(asking, values)
        [(query, given)] = asked
        plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", given)]
    engine.dispose()
    return plan


@pytest.mark.parametrize("name", ASKED)
def test_no_whole_table_is_read(name: str) -> None:
    plan = _plan(ASKED[name], {"among": [1], "about": 1})
    assert [step for step in plan if step.startswith("SCAN") and "json_each" not in step] == []


def test_of_thousands_about_a_directive_or_to_somebody_only_those_that_wait_are_read() -> None:
    about = {"about": 1, "kind": "escalation", "person": 1, "among": [1], "since": datetime(2026, 3, 2, tzinfo=UTC)}
    theirs = "USING INDEX ix_deliveries_person (person_id=? AND sent_at"
    assert any("ix_deliveries_due (state=?" in step for step in _plan(outbox_statements.WAITING, about))
    assert any(theirs in step for step in _plan(outbox_statements.WAITING_FOR, about))
    every = [step for step in _plan(outbox_statements.REMINDERS, about) if "ix_deliveries_person" in step]
    assert len(every) == 2
    assert all("sent_at" in step for step in every)

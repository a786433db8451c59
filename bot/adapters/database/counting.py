"""Counting in tables."""

from datetime import datetime

from sqlalchemy import Connection, and_, case, func, select

from bot.adapters.database.tables import assignments, deliveries, inbox
from bot.core.figures import Counting, OpenIn
from bot.core.model import SETTLED, Kind, State, Status, UnitId, Until


class SqlCounting(Counting):
    """See the port."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def deliveries(self) -> dict[tuple[Kind, State], int]:
        query = select(deliveries.c.kind, deliveries.c.state, func.count()).group_by(
            deliveries.c.kind, deliveries.c.state
        )
        return {(Kind(kind), State(state)): count for kind, state, count in self._db.execute(query)}

    def due(self, now: datetime) -> tuple[int, datetime | None]:
        oldest = func.min(deliveries.c.due_at, type_=deliveries.c.due_at.type)
        query = select(func.count(), oldest).where(deliveries.c.state == State.QUEUED, deliveries.c.due_at <= now)
        count, oldest_at = self._db.execute(query).one()
        return count, oldest_at

    def inbox(self) -> int:
        query = select(func.count()).select_from(inbox).where(inbox.c.state == "waiting")
        return int(self._db.execute(query).scalar_one())

    def open_assignments(self, now: datetime) -> dict[UnitId, OpenIn]:
        received = and_(assignments.c.until == Until.ACK, assignments.c.status == Status.ACKNOWLEDGED)
        overdue = func.sum(case((assignments.c.due_at <= now, 1), else_=0))
        query = (
            select(assignments.c.unit_id, func.count(), overdue)
            .where(assignments.c.status.not_in(sorted({*SETTLED, Status.DECLINED})), ~received)
            .group_by(assignments.c.unit_id)
        )
        return {UnitId(unit): OpenIn(open=count, overdue=late) for unit, count, late in self._db.execute(query)}

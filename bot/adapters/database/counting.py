"""Counting in tables."""

from datetime import datetime

from sqlalchemy import Connection, and_, case, func, select

from bot.adapters.database.tables import assignments, deliveries, inbox
from bot.core.broadcast import RECENT, Broadcast
from bot.core.figures import Counting, Due, OpenIn
from bot.core.model import SETTLED, DirectiveId, Kind, State, Status, UnitId, Until


class SqlCounting(Counting):
    """See the port."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def deliveries(self) -> dict[tuple[Kind, State], int]:
        query = select(deliveries.c.kind, deliveries.c.state, func.count()).group_by(
            deliveries.c.kind, deliveries.c.state
        )
        return {(Kind(kind), State(state)): count for kind, state, count in self._db.execute(query)}

    def due(self, now: datetime) -> dict[int, Due]:
        oldest = func.min(deliveries.c.due_at, type_=deliveries.c.due_at.type)
        query = (
            select(deliveries.c.lane, func.count(), oldest)
            .where(deliveries.c.state == State.QUEUED, deliveries.c.due_at <= now)
            .group_by(deliveries.c.lane)
        )
        return {lane: Due(count=count, oldest_at=at) for lane, count, at in self._db.execute(query)}

    def broadcast(self, directive_id: DirectiveId, began_at: datetime, now: datetime) -> Broadcast:
        first = and_(deliveries.c.kind == Kind.DIRECTIVE, deliveries.c.repeat.is_(False))
        newest = (
            select(func.max(deliveries.c.id))
            .join(assignments, assignments.c.id == deliveries.c.assignment_id)  # by its index
            .where(assignments.c.directive_id == directive_id, first)
            .group_by(deliveries.c.assignment_id)
        )
        recent = func.sum(case((deliveries.c.sent_at > now - RECENT, 1), else_=0))
        query = (
            select(deliveries.c.state, func.count(), recent)
            .where(deliveries.c.id.in_(newest))
            .group_by(deliveries.c.state)
        )
        found = {State(state): (count, lately) for state, count, lately in self._db.execute(query)}
        counts = {state: found.get(state, (0, 0))[0] for state in State}
        units = select(func.count()).select_from(assignments).where(assignments.c.directive_id == directive_id)
        return Broadcast(
            units=int(self._db.execute(units).scalar_one()),
            sent=counts[State.SENT],
            waiting=counts[State.QUEUED] + counts[State.CLAIMED],
            refused=counts[State.REFUSED],
            unknown=counts[State.UNKNOWN],
            dropped=counts[State.DROPPED],
            recent=int(found.get(State.SENT, (0, 0))[1]),
            began_at=began_at,
            now=now,
        )

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

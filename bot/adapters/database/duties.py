"""Duties and shares in tables."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from bot.adapters.database.among import among
from bot.adapters.database.directives import deadline_of
from bot.adapters.database.tables import duties, duty_shares
from bot.core.duties import Duty, DutyId, Every, NewDuty, NewShare, Recurrence, Share
from bot.core.duty_store import Duties
from bot.core.model import AssignmentId, Deadline, DirectiveId, UnitId

_OF_DIRECTIVE = select(duties).where(duties.c.directive_id == bindparam("of")).order_by(duties.c.number)
_SHARES = (
    select(duty_shares, duties.c.number)
    .join(duties, duties.c.id == duty_shares.c.duty_id)
    .where(among(duty_shares.c.assignment_id, "among"))
    .order_by(duties.c.number, duty_shares.c.nth)
)
_GIVE = insert(duty_shares)
_CHANGE = update(duty_shares).where(duty_shares.c.id == bindparam("of"))


def _duty(row: Row[Any]) -> Duty:
    every = row.every
    return Duty(
        id=row.id,
        directive_id=row.directive_id,
        number=row.number,
        text=row.text,
        due=deadline_of(row.due_on, row.due_instant),
        repeats=Recurrence(every=Every(every), day=row.day, month=row.month) if every else None,
        leads=tuple(row.leads),
        supports=tuple(row.supports),
        ended_at=row.ended_at,
    )


def _values(new: NewDuty) -> dict[str, Any]:
    rule, due = new.repeats, None if new.repeats else new.due
    return {
        "text": new.text,
        "due_on": due.on if due else None,
        "due_instant": due.at if due else None,
        "every": rule.every if rule else None,
        "day": rule.day if rule else None,
        "month": rule.month if rule else None,
    }


def _share(row: Row[Any]) -> Share:
    return Share(
        id=row.id,
        duty_id=row.duty_id,
        assignment_id=row.assignment_id,
        number=row.number,
        leads=row.leads,
        nth=row.nth,
        period_on=row.period_on,
        due=deadline_of(row.due_on, row.due_instant),
        original_due=deadline_of(row.original_due_on, row.original_due_instant),
        due_at=row.due_at,
        percent=row.percent,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
    )


def _new_share(new: NewShare) -> dict[str, Any]:
    due = new.due
    on, at = (due.on, due.at) if due else (None, None)
    return {
        "duty_id": new.duty_id,
        "assignment_id": new.assignment_id,
        "leads": new.leads,
        "nth": new.nth,
        "period_on": new.period_on,
        "due_on": on,
        "due_instant": at,
        "original_due_on": on,
        "original_due_instant": at,
        "due_at": new.due_at,
    }


class SqlDuties(Duties):
    """See the port."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._listed: dict[DirectiveId, list[Duty]] = {}  # in this transaction, and not changed since
        self._shares: dict[AssignmentId, list[Share]] = {}  # likewise

    def forget_answers(self) -> None:
        """What was read before may be otherwise by now."""
        self._listed.clear()
        self._shares.clear()

    def add(self, directive_id: DirectiveId, new: Sequence[NewDuty], units: Mapping[str, UnitId]) -> list[Duty]:
        rows = [
            _values(one)
            | {"directive_id": directive_id, "number": number}
            | {"leads": [units[code] for code in one.leads], "supports": [units[code] for code in one.supports]}
            for number, one in enumerate(new, start=1)
        ]
        if rows:
            self.forget_answers()
            self._db.execute(insert(duties), rows)
        return self.of_directive(directive_id)

    def of_directive(self, directive_id: DirectiveId) -> list[Duty]:
        if directive_id not in self._listed:
            self._listed[directive_id] = [_duty(row) for row in self._db.execute(_OF_DIRECTIVE, {"of": directive_id})]
        return list(self._listed[directive_id])

    def end(self, duty_id: DutyId, at: datetime) -> None:
        self.forget_answers()
        self._db.execute(update(duties).where(duties.c.id == duty_id).values(ended_at=at))

    def give(self, new: Iterable[NewShare]) -> None:
        if rows := [_new_share(one) for one in new]:
            self.forget_answers()
            self._db.execute(_GIVE, rows)

    def shares(self, assignment_ids: Collection[AssignmentId]) -> dict[AssignmentId, list[Share]]:
        if unknown := [one for one in assignment_ids if one not in self._shares]:
            self._shares.update((one, []) for one in unknown)
            for row in self._db.execute(_SHARES, {"among": unknown}):
                self._shares[row.assignment_id].append(_share(row))
        return {one: list(found) for one in assignment_ids if (found := self._shares[one])}

    def save(self, shares: Iterable[Share]) -> None:
        changes = [
            {
                "of": share.id,
                "due_on": share.due.on if share.due else None,
                "due_instant": share.due.at if share.due else None,
                "due_at": share.due_at,
                "percent": share.percent,
                "closed_at": share.closed_at,
                "closed_by": share.closed_by,
            }
            for share in shares
        ]
        if changes:
            self.forget_answers()
            self._db.execute(_CHANGE, changes)

    def drop(self, shares: Iterable[Share]) -> None:
        ids = [share.id for share in shares]
        if ids:
            self.forget_answers()
            self._db.execute(delete(duty_shares).where(duty_shares.c.id.in_(ids)))

    def hand_on(
        self,
        duty_ids: Collection[DutyId],
        from_: tuple[AssignmentId, UnitId],
        to: tuple[AssignmentId, UnitId],
    ) -> None:
        self.forget_answers()
        (assignment, unit), (to_assignment, to_unit) = from_, to
        ids = list(duty_ids)
        moved = duty_shares.c.duty_id.in_(ids) & (duty_shares.c.assignment_id == assignment)
        self._db.execute(update(duty_shares).where(moved).values(assignment_id=to_assignment))
        for row in self._db.execute(select(duties).where(duties.c.id.in_(ids))).all():
            units = {name: [to_unit if one == unit else one for one in getattr(row, name)] for name in _ROLES}
            self._db.execute(update(duties).where(duties.c.id == row.id).values(units))


_ROLES = ("leads", "supports")


def duty_to_json(new: NewDuty) -> dict[str, Any]:
    """A duty of a draft, which is a row of nothing yet."""
    values = _values(new)
    due, at = values["due_on"], values["due_instant"]
    times = {"due_on": due.isoformat() if due else None, "due_instant": at.isoformat() if at else None}
    return values | times | {"leads": list(new.leads), "supports": list(new.supports)}


def duty_from_json(kept: Mapping[str, Any]) -> NewDuty:
    """What `duty_to_json` wrote down."""
    every, on, at = kept["every"], kept["due_on"], kept["due_instant"]
    return NewDuty(
        text=kept["text"],
        leads=tuple(kept["leads"]),
        supports=tuple(kept["supports"]),
        due=Deadline(on=date.fromisoformat(on), at=datetime.fromisoformat(at) if at else None) if on else None,
        repeats=Recurrence(every=Every(every), day=kept["day"], month=kept["month"]) if every else None,
    )

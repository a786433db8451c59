"""Extensions and delegations in tables."""

from collections.abc import Collection
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Date, Row, Select, and_, bindparam, func, insert, or_, select, update

from bot.adapters.database.among import among
from bot.adapters.database.directives import deadline_of
from bot.adapters.database.tables import delegations, extensions
from bot.core.deciding_store import Delegations, Extensions, NewDelegation
from bot.core.model import AssignmentId, Deadline, PersonId, UnitId
from bot.core.records import Delegation, Extension


def _extension(row: Row[Any]) -> Extension:
    wanted = deadline_of(row.wanted_on, row.wanted_instant)
    assert wanted  # noqa: S101 - the day is never empty
    return Extension(
        id=row.id,
        assignment_id=row.assignment_id,
        asked_at=row.asked_at,
        asked_by=row.asked_by,
        wanted=wanted,
        reason=row.reason,
        before=deadline_of(row.before_on, row.before_instant),
        decided_at=row.decided_at,
        decided_by=row.decided_by,
        granted=row.granted,
        answer=row.answer,
    )


_OF_ASSIGNMENT = select(extensions).where(extensions.c.assignment_id == bindparam("of")).order_by(extensions.c.id)


class SqlExtensions(Extensions):
    """See the port."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def ask(
        self,
        assignment_id: AssignmentId,
        by: PersonId,
        *,
        at: datetime,
        wanted: Deadline,
        reason: str,
        before: Deadline | None,
    ) -> Extension:
        values = {
            "assignment_id": assignment_id,
            "asked_at": at,
            "asked_by": by,
            "wanted_on": wanted.on,
            "wanted_instant": wanted.at,
            "reason": reason,
            "before_on": before.on if before else None,
            "before_instant": before.at if before else None,
        }
        key = self._db.execute(insert(extensions).values(values)).inserted_primary_key
        assert key  # noqa: S101 - the dialects in use give it
        added = self.get(key[0])
        assert added  # noqa: S101 - written in this very transaction
        return added

    def get(self, extension_id: int) -> Extension | None:
        row = self._db.execute(select(extensions).where(extensions.c.id == extension_id)).first()
        return _extension(row) if row else None

    def of_assignment(self, assignment_id: AssignmentId) -> list[Extension]:
        return [_extension(row) for row in self._db.execute(_OF_ASSIGNMENT, {"of": assignment_id})]

    def decide(
        self, extension_id: int, *, granted: bool, at: datetime, by: PersonId | None, answer: str | None
    ) -> None:
        values = {"granted": granted, "decided_at": at, "decided_by": by, "answer": answer}
        self._db.execute(update(extensions).where(extensions.c.id == extension_id).values(values))


def _delegation(row: Row[Any]) -> Delegation:
    return Delegation(
        id=row.id,
        unit_id=row.unit_id,
        assignment_id=row.assignment_id,
        from_person=row.from_person,
        to_person=row.to_person,
        from_on=row.from_on,
        to_on=row.to_on,
        made_at=row.made_at,
        ended_at=row.ended_at,
        look_at=row.look_at,
    )


def _hold_on(on: date | ColumnElement[date]) -> ColumnElement[bool]:
    until = or_(delegations.c.to_on.is_(None), delegations.c.to_on > on)
    return and_(delegations.c.ended_at.is_(None), delegations.c.from_on <= on, until)


# Made once: to put a query together costs more than to run it, and these are asked for every message.
_ABSENT = select(delegations.c.from_person).where(
    _hold_on(bindparam("on", type_=Date)), delegations.c.assignment_id.is_(None)
)
_DUE = (
    select(delegations)
    .where(delegations.c.ended_at.is_(None), delegations.c.look_at <= bindparam("now"))
    .order_by(delegations.c.look_at, delegations.c.id)
    .limit(bindparam("most"))
)
_NEXT_LOOK_AT = select(func.min(delegations.c.look_at, type_=delegations.c.look_at.type)).where(
    delegations.c.ended_at.is_(None)
)
_DELEGATION = select(delegations).where(delegations.c.id == bindparam("of"))
_CHANGE = update(delegations).where(delegations.c.id == bindparam("of"))
_ABOUT = (
    select(delegations)
    .where(
        _hold_on(bindparam("on", type_=Date)),
        or_(
            and_(delegations.c.assignment_id.is_(None), among(delegations.c.unit_id, "units")),
            among(delegations.c.assignment_id, "about"),
        ),
    )
    .order_by(delegations.c.id)
)


@cache
def _in_force(*, of_units: bool, to_one: bool) -> Select[Any]:
    """Those that hold `on` a day, narrowed by what is given: units `among` these, `to` a person."""
    query = select(delegations).where(_hold_on(bindparam("on", type_=Date)))
    if of_units:
        query = query.where(among(delegations.c.unit_id, "among"))
    if to_one:
        query = query.where(delegations.c.to_person == bindparam("to"))
    return query.order_by(delegations.c.id)


class SqlDelegations(Delegations):
    """See the port."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        # In this transaction, and not changed since: by day what is known of units and of assignments; who is away.
        self._known: dict[date, tuple[dict[UnitId, list[Delegation]], dict[AssignmentId, list[Delegation]]]] = {}
        self._absent: dict[date, set[PersonId]] = {}

    def forget_answers(self) -> None:
        """What was read before may be otherwise by now."""
        self._known.clear()
        self._absent.clear()

    def add(self, new: NewDelegation) -> Delegation:
        self.forget_answers()
        values = {
            "unit_id": new.unit_id,
            "assignment_id": new.assignment_id,
            "from_person": new.from_person,
            "to_person": new.to_person,
            "from_on": new.from_on,
            "to_on": new.to_on,
            "made_at": new.made_at,
            "look_at": new.look_at,
        }
        key = self._db.execute(insert(delegations).values(values)).inserted_primary_key
        assert key  # noqa: S101 - the dialects in use give it
        added = self.get(key[0])
        assert added  # noqa: S101 - written in this very transaction
        return added

    def get(self, delegation_id: int) -> Delegation | None:
        row = self._db.execute(_DELEGATION, {"of": delegation_id}).first()
        return _delegation(row) if row else None

    def in_force(
        self, on: date, *, unit_ids: Collection[UnitId] | None = None, to_person: PersonId | None = None
    ) -> list[Delegation]:
        query = _in_force(of_units=unit_ids is not None, to_one=to_person is not None)
        given: dict[str, Any] = {"on": on}
        if unit_ids is not None:
            given["among"] = list(unit_ids)
        if to_person is not None:
            given["to"] = to_person
        return [_delegation(row) for row in self._db.execute(query, given)]

    def about(
        self, on: date, unit_ids: Collection[UnitId], assignment_ids: Collection[AssignmentId]
    ) -> list[Delegation]:
        standing, handed = self._known.setdefault(on, ({}, {}))
        units = [one for one in unit_ids if one not in standing]
        about = [one for one in assignment_ids if one not in handed]
        if units or about:
            standing.update((one, []) for one in units)
            handed.update((one, []) for one in about)
            for row in self._db.execute(_ABOUT, {"on": on, "units": units, "about": about}).all():
                found = _delegation(row)
                (standing[found.unit_id] if found.assignment_id is None else handed[found.assignment_id]).append(found)
        every = [d for one in set(unit_ids) for d in standing[one]]
        every += [d for one in set(assignment_ids) for d in handed[one]]
        return sorted(every, key=lambda d: d.id)

    def absent(self, on: date) -> set[PersonId]:
        if on not in self._absent:
            self._absent[on] = set(self._db.execute(_ABSENT, {"on": on}).scalars())
        return set(self._absent[on])

    def due(self, now: datetime, limit: int) -> list[Delegation]:
        return [_delegation(row) for row in self._db.execute(_DUE, {"now": now, "most": limit})]

    def look_again(self, delegation_id: int, at: datetime | None) -> None:
        self.forget_answers()
        self._db.execute(_CHANGE, {"of": delegation_id, "look_at": at})

    def next_look_at(self) -> datetime | None:
        return self._db.execute(_NEXT_LOOK_AT).scalar()

    def to_come(self, on: date, unit_ids: Collection[UnitId]) -> list[Delegation]:
        query = select(delegations).where(delegations.c.ended_at.is_(None), delegations.c.from_on > on)
        query = query.where(delegations.c.unit_id.in_(list(unit_ids))).order_by(delegations.c.from_on)
        return [_delegation(row) for row in self._db.execute(query)]

    def end(self, delegation_id: int, at: datetime) -> None:
        self.forget_answers()
        self._db.execute(_CHANGE, {"of": delegation_id, "ended_at": at, "look_at": None})

"""Directives, assignments, reports and evidence in tables."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from bot.adapters.database.among import among
from bot.adapters.database.many import Many
from bot.adapters.database.tables import assignments, directives, units
from bot.core.making import maker
from bot.core.model import (
    SETTLED,
    Acceptance,
    Assignment,
    AssignmentId,
    Deadline,
    Directive,
    DirectiveId,
    ExtensionState,
    FollowUpCopy,
    Status,
    UnitId,
    Until,
    Urgency,
)
from bot.core.stores import Assignments, Directives, NewDirective

_HANDLE = re.compile(r"vb(\d{1,9})", re.IGNORECASE)
_WITHOUT_FILE = [column for column in directives.c if column.name != "file"]
_PLAIN = [
    field.name
    for field in fields(Assignment)
    if field.name
    not in {
        *("id", "status", "until", "due", "original_due", "extension", "acceptance"),
        *("changes", "reachable", "also_due"),
    }
]
_MADE = (
    "status",
    "until",
    "extension",
    "acceptance",
    *(f"{due}_{of}" for due in ("due", "original_due") for of in ("on", "instant")),
)
_AS_THEY_ARE = [column.name for column in assignments.c if column.name not in _MADE]
_ROW = [assignments.c[name] for name in (*_MADE, *_AS_THEY_ARE)]
_make = maker(
    Assignment,
    [
        *("status", "until", "due", "original_due", "extension", "acceptance"),
        *_AS_THEY_ARE,
        *("reachable", "also_due"),  # filled in by whoever reads
    ],
)
_STATUS = {str(status): status for status in Status}
_UNTIL = {str(until): until for until in Until}
_DELIVERED = Many(
    update(assignments)
    .where(assignments.c.id == bindparam("of"))
    .values(status=bindparam("stands"), delivered_at=bindparam("at"), next_step_at=bindparam("next")),
    "of",
    "stands",
    "at",
    "next",
)
# Made once: to put a query together costs more than to run it.
_DIRECTIVE = select(*_WITHOUT_FILE).where(directives.c.id == bindparam("of"))
_ASSIGNMENT = select(*_ROW).where(assignments.c.id == bindparam("of"))
_ASSIGNMENTS = select(*_ROW).where(among(assignments.c.id, "among"))
_OF_UNITS = (
    select(*_ROW).where(among(assignments.c.unit_id, "among")).order_by(assignments.c.directive_id, assignments.c.id)
)
_OF_DIRECTIVE = (
    select(*_ROW)
    .join(units, units.c.id == assignments.c.unit_id)
    .where(assignments.c.directive_id == bindparam("of"))
    .order_by(units.c.code)
)
_DUE = (
    select(*_ROW)
    .where(assignments.c.next_step_at <= bindparam("now"))
    .order_by(assignments.c.next_step_at, assignments.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)  # one that is being answered just now comes up again the next time
)
_NEXT_STEP_AT = (  # the first by the index; `min` would read every assignment that there ever was
    select(assignments.c.next_step_at)
    .where(
        assignments.c.next_step_at.is_not(None),
        assignments.c.status.not_in(sorted(SETTLED)) | (assignments.c.acceptance == Acceptance.WAITING),
    )
    .order_by(assignments.c.next_step_at)
    .limit(1)
)
_ADD = insert(assignments)
_CHANGE = update(assignments).where(assignments.c.id == bindparam("of"))
_CHANGING = [name for name in _PLAIN if name not in {"directive_id", "unit_id", "issued_at"}]


def deadline_of(on: date | None, at: datetime | None) -> Deadline | None:
    """The two columns of a deadline as one value."""
    return Deadline(on=on, at=at) if on else None


def _directive(row: Row[Any]) -> Directive:
    return Directive(
        id=row.id,
        number=row.number,
        issuer=row.issuer,
        kind=row.kind,
        dated=row.dated,
        subject=row.subject,
        urgency=Urgency(row.urgency),
        text=row.text,
        file_name=row.file_name,
        due=deadline_of(row.due_on, row.due_instant),
        until=Until(row.until),
        follow_up=row.follow_up,
        issued_at=row.issued_at,
        withdrawn_at=row.withdrawn_at,
        withdrawn_reason=row.withdrawn_reason,
        paused_at=row.paused_at,
        version=row.version,
        duties=row.duties,
    )


class SqlDirectives(Directives):
    """See the port."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._known: dict[DirectiveId, Directive] = {}  # in this transaction; only `withdraw` changes one

    def add(self, new: NewDirective) -> Directive:
        values = {field.name: getattr(new, field.name) for field in fields(new) if field.name != "due"}
        values |= {"due_on": new.due.on if new.due else None, "due_instant": new.due.at if new.due else None}
        # A handle is the id, and people count them: a sequence would skip one for each transaction that was undone.
        new_id = DirectiveId((self._db.execute(select(func.max(directives.c.id))).scalar() or 0) + 1)
        self._db.execute(insert(directives).values(values | {"id": new_id}))
        return self.get(new_id)

    def get(self, directive_id: DirectiveId) -> Directive:
        if directive_id not in self._known:
            row = self._db.execute(_DIRECTIVE, {"of": directive_id}).first()
            if row is None:
                raise KeyError(directive_id)
            self._known[directive_id] = _directive(row)
        return self._known[directive_id]

    def find(self, handle_or_number: str) -> list[Directive]:
        wanted = handle_or_number.strip()
        handle = _HANDLE.fullmatch(wanted)
        matches = directives.c.id == int(handle[1]) if handle else directives.c.number == wanted.removeprefix("…")
        query = select(*_WITHOUT_FILE).where(matches).order_by(directives.c.id)
        return [_directive(row) for row in self._db.execute(query)]

    def all(self) -> list[Directive]:
        return [_directive(row) for row in self._db.execute(select(*_WITHOUT_FILE).order_by(directives.c.id))]

    def file(self, directive_id: DirectiveId) -> bytes:
        return bytes(self._db.execute(select(directives.c.file).where(directives.c.id == directive_id)).scalar_one())

    def forget_answers(self) -> None:
        """What was read before may be otherwise by now."""
        self._known.clear()

    def withdraw(self, directive_id: DirectiveId, at: datetime, reason: str | None) -> None:
        self._set(directive_id, {"withdrawn_at": at, "withdrawn_reason": reason})

    def pause(self, directive_id: DirectiveId, at: datetime | None) -> None:
        self._set(directive_id, {"paused_at": at})

    def amend(
        self, directive_id: DirectiveId, *, subject: str, text: str, file_name: str, file: bytes, due: Deadline | None
    ) -> None:
        values: dict[str, Any] = {"subject": subject, "text": text, "file_name": file_name, "file": file}
        values |= {"due_on": due.on if due else None, "due_instant": due.at if due else None}
        self._set(directive_id, {**values, "version": directives.c.version + 1})

    def change_follow_up(self, directive_id: DirectiveId, follow_up: FollowUpCopy) -> None:
        self._set(directive_id, {"follow_up": follow_up})

    def _set(self, directive_id: DirectiveId, values: dict[str, Any]) -> None:
        self._known.pop(directive_id, None)
        self._db.execute(update(directives).where(directives.c.id == directive_id).values(values))


def _new(directive: Directive, unit_id: UnitId, due: Deadline | None, due_at: datetime | None) -> dict[str, Any]:
    return {
        "directive_id": directive.id,
        "unit_id": unit_id,
        "status": Status.ISSUED,
        "until": directive.until,
        "issued_at": directive.issued_at,
        "due_on": due.on if due else None,
        "due_instant": due.at if due else None,
        "original_due_on": due.on if due else None,
        "original_due_instant": due.at if due else None,
        "due_at": due_at,
    }


def _assignment(row: Row[Any]) -> Assignment:
    values: Sequence[Any] = row
    status, until, extension, acceptance, due_on, due_instant, original_on, original_instant, *as_they_are = values
    due = deadline_of(due_on, due_instant)
    return _make(
        _STATUS[status],
        _UNTIL[until],
        due,
        due if (original_on, original_instant) == (due_on, due_instant) else deadline_of(original_on, original_instant),
        ExtensionState(extension) if extension else None,
        Acceptance(acceptance) if acceptance else None,
        *as_they_are,
        True,  # noqa: FBT003 - reachable
        (),
    )


class SqlAssignments(Assignments):
    """See the port."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._read: dict[DirectiveId, list[Assignment]] = {}  # in this transaction, and not changed since

    def forget_answers(self) -> None:
        """What was read may not stand any more."""
        self._read.clear()

    def add(
        self, directive: Directive, unit_id: UnitId, *, due: Deadline | None, due_at: datetime | None
    ) -> Assignment:
        self.forget_answers()
        key = self._db.execute(_ADD, _new(directive, unit_id, due, due_at)).inserted_primary_key
        assert key  # noqa: S101 - the dialects in use give it
        added = self.get(key[0])
        assert added  # noqa: S101 - written in this very transaction
        return added

    def add_all(
        self, directive: Directive, unit_ids: Collection[UnitId], *, due: Deadline | None, due_at: datetime | None
    ) -> list[Assignment]:
        self.forget_answers()
        if unit_ids:
            self._db.execute(_ADD, [_new(directive, unit_id, due, due_at) for unit_id in unit_ids])
        added = {assignment.unit_id: assignment for assignment in self.of_directive(directive.id)}
        return [added[unit_id] for unit_id in unit_ids]

    def get(self, assignment_id: AssignmentId) -> Assignment | None:
        row = self._db.execute(_ASSIGNMENT, {"of": assignment_id}).first()
        return _assignment(row) if row else None

    def get_many(self, assignment_ids: Collection[AssignmentId]) -> list[Assignment]:
        found = self._db.execute(_ASSIGNMENTS, {"among": list(assignment_ids)})
        return [_assignment(row) for row in found.all()]

    def save_steps(self, assignments: Iterable[Assignment]) -> None:
        changes = [{"of": a.id, "next_step_at": a.next_step_at} for a in assignments]
        if changes:
            self.forget_answers()
            self._db.execute(_CHANGE, changes)

    def save_delivered(self, delivered: Sequence[tuple[Assignment, datetime | None]]) -> None:
        self.forget_answers()
        _DELIVERED.run(self._db, ((a.id, a.status, a.delivered_at, next_step_at) for a, next_step_at in delivered))

    def of_directive(self, directive_id: DirectiveId) -> list[Assignment]:
        if directive_id not in self._read:
            found = self._db.execute(_OF_DIRECTIVE, {"of": directive_id})
            self._read[directive_id] = [_assignment(row) for row in found]
        return list(self._read[directive_id])

    def of_units(self, unit_ids: Collection[UnitId]) -> list[Assignment]:
        return [_assignment(row) for row in self._db.execute(_OF_UNITS, {"among": list(unit_ids)})]

    def due(self, now: datetime, limit: int) -> list[Assignment]:
        return [_assignment(row) for row in self._db.execute(_DUE, {"now": now, "most": limit})]

    def save(self, assignment: Assignment) -> None:
        values: dict[str, Any] = {name: getattr(assignment, name) for name in _CHANGING}
        due = assignment.due
        values |= {
            "status": assignment.status,
            "extension": assignment.extension,
            "acceptance": assignment.acceptance,
            "due_on": due.on if due else None,
            "due_instant": due.at if due else None,
        }
        self.forget_answers()
        self._db.execute(_CHANGE, values | {"of": assignment.id})

    def next_step_at(self) -> datetime | None:
        return self._db.execute(_NEXT_STEP_AT).scalar()

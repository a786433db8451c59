"""What is written down about the nouns of the office: reports, wishes, delegations, codes, events. Times are UTC."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.core.model import AssignmentId, Deadline, DirectiveId, PersonId, UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a head said about an assignment. An edit of the message adds a version; the earlier ones stay."""

    id: int
    assignment_id: AssignmentId
    person_id: PersonId
    at: datetime
    kind: str  # "progress", "obstacle", "result" or "declined"
    text: str
    percent: int | None
    said_in: str | None  # see messages.Incoming.said_in
    revises: int | None  # the first version
    duty: int | None = None  # the number of the duty that it is about; None: all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A wish for more time, and what became of it."""

    id: int
    assignment_id: AssignmentId
    asked_at: datetime
    asked_by: PersonId
    wanted: Deadline
    reason: str
    before: Deadline | None  # the deadline in force when it was asked for
    decided_at: datetime | None = None
    decided_by: PersonId | None = None
    granted: bool | None = None  # None: not decided
    answer: str | None = None  # why not


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """Somebody acts for the head of a unit: on one assignment, or (leave) on all while the head is away."""

    id: int
    unit_id: UnitId
    assignment_id: AssignmentId | None  # None: standing, for all that the unit has
    from_person: PersonId
    to_person: PersonId
    from_on: date  # counted
    to_on: date | None  # not counted; None: until it is ended
    made_at: datetime
    ended_at: datetime | None = None
    look_at: datetime | None = None  # when something about it is due: it begins, ends, or its head is to hear of it

    def is_in_force(self, on: date) -> bool:
        """Whether it holds that day."""
        return self.ended_at is None and self.from_on <= on and (self.to_on is None or on < self.to_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite:
    """A one-use code for one person."""

    id: int
    person_id: PersonId
    expires_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened; never changed afterwards."""

    at: datetime
    what: str
    who: str  # by name, so that the record outlives the person's contacts; "hệ thống" for the bot
    person_id: PersonId | None = None
    channel: str | None = None
    directive_id: DirectiveId | None = None
    assignment_id: AssignmentId | None = None
    text: str | None = None
    facts: Mapping[str, str | int | None] = field(default_factory=dict)

"""The nouns of the office as frozen values. Times are aware UTC; days are days of the office's own time zone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NewType

UnitId = NewType("UnitId", int)
PersonId = NewType("PersonId", int)
ContactId = NewType("ContactId", int)
DirectiveId = NewType("DirectiveId", int)
AssignmentId = NewType("AssignmentId", int)
DeliveryId = NewType("DeliveryId", int)
FollowUpCopy = NewType("FollowUpCopy", str)  # JSON of policy.FollowUp as it was when the directive was issued


class Status(StrEnum):
    """Where an assignment stands. The values are stored: renaming one needs a migration."""

    ISSUED = "issued"  # recorded, not yet delivered
    DELIVERED = "delivered"  # the channel accepted it
    ACKNOWLEDGED = "acknowledged"  # the head has it in hand; nudges go on
    CONFIRMED = "confirmed"  # the head says it is implemented; nudges stop
    DECLINED = "declined"  # the head says it is not theirs; the clerk decides, nudges wait
    WITHDRAWN = "withdrawn"  # the issuer took it back; nudges stop


SETTLED = frozenset({Status.CONFIRMED, Status.WITHDRAWN})
UNACKNOWLEDGED = frozenset({Status.ISSUED, Status.DELIVERED})
REOPENING = timedelta(hours=24)  # how long a confirmation can be taken back


class ExtensionState(StrEnum):
    """How the latest wish for more time stands."""

    ASKED = "asked"  # nobody has decided; nudges wait
    GRANTED = "granted"
    REFUSED = "refused"


class Acceptance(StrEnum):
    """How a confirmation stands where a director has to accept it."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    RETURNED = "returned"  # the unit has to go on; a new confirmation waits again


class Evidence(StrEnum):
    """Whether a confirmation is asked for the document that shows the result."""

    OFF = "off"
    OPTIONAL = "optional"
    REQUIRED = "required"


class Role(StrEnum):
    """What a post entitles to."""

    HEAD = "head"
    DEPUTY = "deputy"
    OFFICER = "officer"
    DIRECTOR = "director"
    CLERK = "clerk"
    ADMIN = "admin"


ANSWERING = frozenset({Role.HEAD, Role.DEPUTY})  # who may answer for a unit
LOOKING_AFTER = frozenset({Role.CLERK, Role.ADMIN})  # who looks after recipients and documents


class Urgency(StrEnum):
    """The mark of Decree 30/2020 that picks the pace of following up."""

    THUONG = "thuong"
    KHAN = "khan"
    THUONG_KHAN = "thuong-khan"
    HOA_TOC = "hoa-toc"  # ignores working hours and days


class Until(StrEnum):
    """What settles an assignment."""

    CONFIRM = "confirm"
    ACK = "ack"  # receipt is all that is asked


class Reach(StrEnum):
    """Whether a contact takes messages."""

    VOUCHED = "vouched"  # the recipients' file names the account, nobody has opened the bot with it yet
    REACHABLE = "reachable"
    BLOCKED = "blocked"  # the channel refuses: the person blocked the bot or the account is gone
    REPLACED = "replaced"  # nobody's any more: another account of this person took over, or a clerk unlinked it


class Kind(StrEnum):
    """What a delivery is for; it also gives the lane."""

    ANSWER = "answer"  # to a person who is waiting
    DIRECTIVE = "directive"
    FULL_TEXT = "full_text"  # the file that goes with a directive too long for one message
    NOTICE = "notice"
    ESCALATION = "escalation"
    NUDGE = "nudge"
    DIGEST = "digest"  # what fell due together, in one message
    EDIT = "edit"  # an earlier message brought up to date


LANES: Mapping[Kind, int] = {
    Kind.ANSWER: 0,
    Kind.DIRECTIVE: 1,
    Kind.FULL_TEXT: 1,
    Kind.NOTICE: 2,
    Kind.ESCALATION: 2,
    Kind.NUDGE: 3,
    Kind.DIGEST: 4,
    Kind.EDIT: 5,
}


LANE_NAMES: Mapping[int, str] = {  # for whoever watches over the bot
    0: "answers",
    1: "directives",
    2: "escalations",
    3: "nudges",
    4: "digests",
    5: "edits",
}


class State(StrEnum):
    """How a delivery stands."""

    QUEUED = "queued"
    CLAIMED = "claimed"  # being sent; its lease says until when
    SENT = "sent"
    REFUSED = "refused"  # for good
    UNKNOWN = "unknown"  # written, no answer: it may have arrived
    DROPPED = "dropped"  # stale at the moment of sending


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day, which ends at the close of that working day, or an instant of it."""

    on: date
    at: datetime | None = None  # only where an hour was given


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A body of the office, in a tree."""

    id: UnitId
    code: str
    name: str
    parent_id: UnitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the office."""

    id: PersonId
    full_name: str
    phone: str | None = None  # digits with a leading 0
    language: str = "vi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A person's place in a unit, from a day (counted) to a day (not counted)."""

    id: int
    person: Person
    unit: Unit
    role: Role
    title: str | None
    from_on: date
    to_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person on a channel."""

    id: ContactId
    person_id: PersonId
    channel: str
    address: str  # the channel's own name for the account
    proof: str  # how it was proven: "file", "invite", "setting"
    reach: Reach
    joined_at: datetime | None = None
    heard_at: datetime | None = None  # when the person last said something there; kept where there are other channels


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A written instruction, as it was issued."""

    id: DirectiveId
    number: str | None  # "/SNN-VP" while the number is blank; None when the text has no such line
    issuer: str | None
    kind: str | None  # code of the type: CV, CT, TB ...
    dated: str | None  # ISO, may be partial: "2024-04"
    subject: str
    urgency: Urgency
    text: str
    file_name: str
    due: Deadline | None
    until: Until
    follow_up: FollowUpCopy
    issued_at: datetime
    withdrawn_at: datetime | None = None
    withdrawn_reason: str | None = None
    paused_at: datetime | None = None
    version: int = 1  # grows with each amendment
    duties: int = 0  # how many are numbered in it

    @property
    def handle(self) -> str:
        """The short name that every directive has: `VB1`."""
        return f"VB{self.id}"

    @property
    def number_for_people(self) -> str:
        """The number with a gap shown where it is blank: `…/SNN-VP`; the handle where there is none at all."""
        if not self.number:
            return self.handle
        return f"…{self.number}" if self.number.startswith("/") else self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """One directive given to one unit, and all that following it up needs to know."""

    id: AssignmentId
    directive_id: DirectiveId
    unit_id: UnitId
    status: Status
    until: Until
    issued_at: datetime
    due: Deadline | None = None
    original_due: Deadline | None = None  # where duties give the deadline, filled in by whoever reads
    due_at: datetime | None = None  # the instant at which `due` has passed
    delivered_at: datetime | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: PersonId | None = None
    taken_by_phone: str | None = None  # who took it on the telephone; then `acknowledged_by` is whoever rang
    confirmed_at: datetime | None = None
    confirmed_by: PersonId | None = None
    percent: int | None = None
    last_report: str | None = None
    last_report_at: datetime | None = None
    obstacle: str | None = None  # the open one; a later report or confirmation closes it
    obstacle_at: datetime | None = None
    last_sign_at: datetime | None = None  # anything the head did about it
    nudges: int = 0  # all of them; the next one is number nudges + 1
    nudges_since_sign: int = 0
    overdue_nudges: int = 0
    last_nudged_at: datetime | None = None
    last_escalated_at: datetime | None = None
    escalations: int = 0  # since the head's last sign
    last_call_sheet_at: datetime | None = None
    extension: ExtensionState | None = None  # of the latest request
    acceptance: Acceptance | None = None  # None: nobody has to accept it
    waiting_since: datetime | None = None  # somebody else has to decide: an extension, a decline, an acceptance
    last_reminded_at: datetime | None = None  # whoever has to decide was reminded
    snoozed_until: datetime | None = None  # the head asked to be reminded later
    snoozes: int = 0  # how often in a row, without a report between them
    paused_at: datetime | None = None  # the directive's following up rests since then
    rests_until: datetime | None = None  # none of its duties is open before: then a new period begins
    next_step_at: datetime | None = None
    changes: int = field(default=0, compare=False)  # how often its row was changed
    reachable: bool = True  # whether any channel reaches who answers for the unit
    also_due: tuple[Deadline, ...] = ()  # later deadlines of other open duties; filled in by whoever reads

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is asked of the unit."""
        return self.status in SETTLED or (self.until is Until.ACK and self.status is Status.ACKNOWLEDGED)

    @property
    def is_closed(self) -> bool:
        """Whether nobody has to do anything about it any more."""
        return self.is_settled and self.acceptance is not Acceptance.WAITING

    @property
    def is_withdrawn(self) -> bool:
        """Whether the issuer took it back."""
        return self.status is Status.WITHDRAWN

    @property
    def reopens_until(self) -> datetime | None:
        """Until when the confirmation may be taken back; None where there is none."""
        confirmed = self.status is Status.CONFIRMED and self.confirmed_at
        return confirmed + REOPENING if confirmed else None

    @property
    def done_at(self) -> datetime | None:
        """When the unit did what was asked, None while it has not."""
        if self.status is Status.CONFIRMED:
            return self.confirmed_at
        if self.until is Until.ACK and self.status is Status.ACKNOWLEDGED:
            return self.acknowledged_at
        return None


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a menu: what it says, and the payload that comes back."""

    label: str
    payload: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One message to one contact, with its attempts and outcome."""

    id: DeliveryId
    kind: Kind
    channel: str
    address: str
    person_id: PersonId | None  # None: a stranger who said something
    contact_id: ContactId | None
    directive_id: DirectiveId | None
    assignment_id: AssignmentId | None
    facts: Mapping[str, Any]  # what the message is made of at the moment of sending
    state: State
    created_at: datetime
    due_at: datetime
    attempts: int = 0
    sent_at: datetime | None = None
    message_id: str | None = None
    menu: tuple[Choice, ...] = ()
    reason: str | None = None
    repeat: bool = False  # sent again because the first attempt may not have arrived
    lane: int = 0  # see LANES; the lowest goes first


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Who answers for a unit today, and how they are reached."""

    unit: Unit
    post: Post | None  # the head's; without a head the deputy's; None: nobody
    contact: Contact | None  # one that takes messages; of `instead` where there is somebody
    reason: str | None = None  # why there is none: "no_head", "never_joined" or "blocked"
    instead: Person | None = None  # who gets in their place what is sent, see core.delegating
    spare: tuple[Contact, ...] = ()  # others of the same person, in the order in which they are tried; see core.routing

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """All that take messages, the first to be written to first."""
        return (self.contact, *self.spare) if self.contact else ()

    def contact_with(self, contact_id: ContactId | None) -> Contact | None:
        """The one of them with this id; None: whoever has it is not who is written to, or from another account."""
        return next((contact for contact in self.contacts if contact.id == contact_id), None)

    @property
    def receiver(self) -> Person | None:
        """Who gets what is sent."""
        return self.instead or (self.post.person if self.post else None)

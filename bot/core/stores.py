"""What a unit of work offers to services: one store for each kind of row, all in one transaction.

Every change that a service makes is seen by its later reads, and kept only if the service returns.
"""

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.core.conversation_store import Inbox, Talk
from bot.core.deciding_store import Delegations, Extensions
from bot.core.drafting_store import Drafts, RecipientFiles, Uploads
from bot.core.duty_store import Duties
from bot.core.figures import Counting
from bot.core.messages import FileIn
from bot.core.model import (
    Addressee,
    Assignment,
    AssignmentId,
    Contact,
    ContactId,
    Deadline,
    Directive,
    DirectiveId,
    FollowUpCopy,
    Person,
    PersonId,
    Post,
    Reach,
    Role,
    Unit,
    UnitId,
)
from bot.core.outbox_store import Deliveries
from bot.core.records import Event, Invite, Report
from bot.core.rules import Rules


class Recipients(Protocol):
    """Units, people, posts and contacts."""

    def units(self) -> list[Unit]:
        """All of them, by code."""

    def unit(self, code: str) -> Unit | None:
        """The unit with this code, whatever its case."""

    def save_unit(self, code: str, name: str, parent_id: UnitId | None) -> Unit:
        """Add the unit, or give the one with this code a new name and parent."""

    def person(self, person_id: PersonId) -> Person:
        """Raises KeyError when there is none."""

    def person_by_phone(self, phone: str) -> Person | None:
        """The person with these digits."""

    def people_named(self, full_name: str) -> list[Person]:
        """Everybody with exactly this name, whatever its case."""

    def add_person(self, full_name: str, phone: str | None) -> Person:
        """A new person."""

    def save_person(self, person: Person) -> None:
        """Name, phone and language as they are now."""

    def posts(
        self,
        on: date,
        *,
        unit_id: UnitId | None = None,
        person_id: PersonId | None = None,
        roles: Collection[Role] | None = None,
    ) -> list[Post]:
        """The posts held that day, by unit code and then as they were made."""

    def add_post(self, person_id: PersonId, unit_id: UnitId, role: Role, title: str | None, from_on: date) -> None:
        """A new post, held until it is ended."""

    def retitle_post(self, post_id: int, title: str | None) -> None:
        """Another title for the same post."""

    def end_post(self, post_id: int, on: date) -> None:
        """`on` is the first day on which it is no longer held."""

    def contacts(self, person_id: PersonId | None = None) -> list[Contact]:
        """Of one person or of all, the oldest first; replaced ones too."""

    def contact(self, channel: str, address: str) -> Contact | None:
        """Whose account this is; replaced ones too."""

    def save_contact(
        self,
        person_id: PersonId,
        channel: str,
        address: str,
        *,
        proof: str,
        reach: Reach,
        joined_at: datetime | None = None,
    ) -> Contact:
        """Make the account this person's, whosever it was before."""

    def set_reach(self, contact_id: ContactId, reach: Reach) -> None:
        """Whether the contact takes messages."""

    def heard(self, contact_id: ContactId, at: datetime) -> None:
        """The person has said something there."""

    def routes(self, person_ids: Collection[PersonId]) -> dict[PersonId, tuple[Contact, ...]]:
        """Each one's contacts that take messages, in the order of core.routing; who has none may be missing."""

    def forget(self, person_id: PersonId) -> None:
        """Phone, accounts and where they show elsewhere are gone for good; name and posts stay."""

    def replaced(self, channel: str, addresses: Collection[str]) -> set[str]:
        """Which of these accounts are nobody's any more."""

    def addressees(self, on: date, unit_ids: Collection[UnitId] | None = None) -> dict[UnitId, Addressee]:
        """Who answers for each unit that day, and how they are reached."""


class Invites(Protocol):
    """One-use codes, known by their digests only."""

    def add(self, digest: str, person_id: PersonId, *, created_at: datetime, expires_at: datetime) -> None:
        """Raises ValueError when the digest is taken."""

    def find(self, digest: str) -> Invite | None:
        """The invite, used or not."""

    def use(self, invite_id: int, *, at: datetime, by: str) -> None:
        """The code is spent."""

    def expire(self, person_id: PersonId, *, at: datetime) -> None:
        """What this person has not used yet holds no longer."""

    def note_wrong(self, channel: str, address: str, at: datetime) -> None:
        """Somebody tried a code that does not exist."""

    def count_wrong(self, since: datetime, account: tuple[str, str] | None = None) -> int:
        """Wrong codes since then, of one account or of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDirective:
    """What is recorded when a directive is issued; see model.Directive."""

    number: str | None
    issuer: str | None
    kind: str | None
    dated: str | None
    subject: str
    urgency: str
    text: str
    file_name: str
    file: bytes
    due: Deadline | None
    until: str
    follow_up: str
    issued_at: datetime
    duties: int = 0


class Directives(Protocol):
    """Directives with the files they came in."""

    def add(self, new: NewDirective) -> Directive:
        """The directive with its handle."""

    def get(self, directive_id: DirectiveId) -> Directive:
        """Raises KeyError when there is none."""

    def find(self, handle_or_number: str) -> list[Directive]:
        """By handle (`VB1`, any case) or exact number; several may share a number."""

    def all(self) -> list[Directive]:
        """The oldest first."""

    def file(self, directive_id: DirectiveId) -> bytes:
        """The file as it was handed in."""

    def withdraw(self, directive_id: DirectiveId, at: datetime, reason: str | None) -> None:
        """The issuer took it back."""

    def pause(self, directive_id: DirectiveId, at: datetime | None) -> None:
        """Following it up rests since then; None: no more."""

    def amend(
        self, directive_id: DirectiveId, *, subject: str, text: str, file_name: str, file: bytes, due: Deadline | None
    ) -> None:
        """It reads so from now on; its version grows."""

    def change_follow_up(self, directive_id: DirectiveId, follow_up: FollowUpCopy) -> None:
        """Another policy for this directive alone."""


class Assignments(Protocol):
    """Assignments. `reachable` is filled in by whoever reads, from `Recipients.addressees`."""

    def add(
        self, directive: Directive, unit_id: UnitId, *, due: Deadline | None, due_at: datetime | None
    ) -> Assignment:
        """A new one, issued with the directive."""

    def add_all(
        self, directive: Directive, unit_ids: Collection[UnitId], *, due: Deadline | None, due_at: datetime | None
    ) -> list[Assignment]:
        """The same for many units, in their order."""

    def get(self, assignment_id: AssignmentId) -> Assignment | None:
        """The assignment."""

    def get_many(self, assignment_ids: Collection[AssignmentId]) -> list[Assignment]:
        """Those of them that there are, in any order."""

    def save_steps(self, assignments: Iterable[Assignment]) -> None:
        """The next step; nothing else."""

    def save_delivered(self, delivered: Sequence[tuple[Assignment, datetime | None]]) -> None:
        """Status and time of delivery, and when the next step is due; nothing else."""

    def of_directive(self, directive_id: DirectiveId) -> list[Assignment]:
        """By unit code."""

    def of_units(self, unit_ids: Collection[UnitId]) -> list[Assignment]:
        """All assignments of these units, the newest directive last."""

    def due(self, now: datetime, limit: int) -> list[Assignment]:
        """Those whose next step has come, the longest due first."""

    def save(self, assignment: Assignment) -> None:
        """Everything but what it was made with."""

    def next_step_at(self) -> datetime | None:
        """The earliest stored next step of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReport:
    """What is recorded when a head says something; see model.Report."""

    assignment_id: AssignmentId
    person_id: PersonId
    at: datetime
    channel: str
    kind: str
    text: str
    percent: int | None = None
    said_in: str | None = None
    revises: int | None = None
    duty: int | None = None


class Reports(Protocol):
    """What heads say back, and the files that come with it."""

    def add(self, new: NewReport) -> int:
        """A new report, or with `revises` a new version of that one; its id."""

    def said_in(self, channel: str, said_in: str) -> Report | None:
        """The newest version of what was reported in this message."""

    def about_duty(self, report_id: int, duty: int | None) -> None:
        """The report, and each version of it, is about that duty."""

    def of_assignment(self, assignment_id: AssignmentId) -> list[Report]:
        """All versions of all reports, the oldest first."""

    def evidence_of(self, report_id: int) -> list[FileIn]:
        """The files that came with it."""

    def add_evidence(self, report_id: int, channel: str, file: FileIn, at: datetime) -> None:
        """A file to be fetched from the channel."""

    def waiting_evidence(self, now: datetime, limit: int) -> list[tuple[int, str, FileIn, int]]:
        """Files still to be fetched: (id, channel, file, attempts)."""

    def keep_evidence(self, evidence_id: int, content: bytes) -> None:
        """The file is here."""

    def put_off_evidence(self, evidence_id: int, until: datetime | None) -> None:
        """Try again then; None: it cannot be had any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """The first place at which a chain does not hold."""

    chain: int
    seq: int
    why: str


class Events(Protocol):
    """The append-only history, a keyed chain for each directive."""

    def append(self, *events: Event) -> None:
        """Add to the directive's chain (or the office's own, for what belongs to no directive), in this order."""

    def of_directive(self, directive_id: DirectiveId) -> list[Event]:
        """The oldest first."""

    def verify(self, seen: dict[int, tuple[int, str]] | None = None) -> tuple[int, Break | None]:
        """How many events were checked, and the first break.

        `seen`: by chain, how many were checked before and the digest of the last; only later ones are read, and it is
        brought up to date. Empty at first.
        """


class Facts(Protocol):
    """Small things to remember, by name."""

    def get(self, name: str) -> str | None:
        """The value."""

    def put(self, name: str, value: str) -> None:
        """Remember it."""


class UnitOfWork(Protocol):
    """One transaction: the stores, and the moment at which it began."""

    rules: Rules
    now: datetime  # office time, aware UTC
    wall: datetime  # wall time, aware UTC: for leases
    today: date  # of the office
    recipients: Recipients
    invites: Invites
    directives: Directives
    assignments: Assignments
    reports: Reports
    deliveries: Deliveries
    talk: Talk
    inbox: Inbox
    events: Events
    facts: Facts
    counting: Counting
    drafts: Drafts
    uploads: Uploads
    recipient_files: RecipientFiles
    extensions: Extensions
    delegations: Delegations
    duties: Duties

    def attempt(self) -> AbstractContextManager[object]:
        """What is done inside is undone if it raises; the transaction itself goes on."""

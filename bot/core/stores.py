"""What a unit of work offers to services: one store for each kind of row, all in one transaction.

Every change that a service makes is seen by its later reads, and kept only if the service returns.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from bot.core.drafts import (
    DirectiveDraft,
    DraftId,
    ListState,
    NewDraft,
    RecipientFile,
    RecipientFileId,
    Upload,
    UploadId,
    UploadKind,
)
from bot.core.duty_store import Duties
from bot.core.figures import Counting
from bot.core.messages import FileIn, Menu, Question
from bot.core.model import (
    Addressee,
    Assignment,
    AssignmentId,
    Choice,
    Contact,
    ContactId,
    Deadline,
    Delegation,
    Delivery,
    DeliveryId,
    Directive,
    DirectiveId,
    Event,
    Extension,
    FollowUpCopy,
    Invite,
    Kind,
    Person,
    PersonId,
    Post,
    Reach,
    Report,
    Role,
    State,
    Unit,
    UnitId,
)
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

    def count_evidence(self, assignment_id: AssignmentId) -> int:
        """How many files belong to an assignment."""


class Deliveries(Protocol):
    """The outbox: every message, before, while and after it is sent."""

    def add(  # noqa: PLR0913 - one row, its columns
        self,
        kind: Kind,
        *,
        channel: str,
        address: str,
        at: datetime,
        facts: Mapping[str, Any],
        person_id: PersonId | None = None,
        contact_id: ContactId | None = None,
        directive_id: DirectiveId | None = None,
        assignment_id: AssignmentId | None = None,
        subjects: Iterable[AssignmentId] = (),
        due_at: datetime | None = None,
        dedupe_key: str | None = None,
        repeat: bool = False,
        lane: int | None = None,
    ) -> DeliveryId | None:
        """Queue a message; None where its `dedupe_key` is there already. `lane`: another one than its kind's."""

    def add_all(self, kind: Kind, messages: Sequence[Mapping[str, Any]], *, at: datetime) -> None:
        """Queue messages that all are new: each with what `add` takes, to the `dedupe_key`; without facts."""

    def add_subject(self, delivery_id: DeliveryId, assignment_id: AssignmentId) -> None:
        """The message is about this assignment too."""

    def subjects(self, delivery_id: DeliveryId) -> list[AssignmentId]:
        """The assignments that one message is about, besides its own."""

    def get(self, delivery_id: DeliveryId) -> Delivery:
        """Raises KeyError when there is none."""

    def get_many(self, delivery_ids: Collection[DeliveryId]) -> dict[DeliveryId, Delivery]:
        """Those of them that there are."""

    def by_message(self, channel: str, address: str, message_id: str) -> Delivery | None:
        """The message that the platform calls so."""

    def of_directive(self, directive_id: DirectiveId) -> list[Delivery]:
        """The oldest first."""

    def of_assignment(self, assignment_id: AssignmentId) -> list[Delivery]:
        """Those about this assignment, shared ones too; the oldest first."""

    def keyed(self, dedupe_key: str) -> Delivery | None:
        """The message with this key."""

    def queued(self, kind: Kind) -> list[Delivery]:
        """Those of a kind that wait to be sent, due or not; the oldest first."""

    def reminders(self, person_ids: Collection[PersonId], since: datetime) -> list[Delivery]:
        """Nudges, escalations and digests to these people, the oldest first.

        Those that wait or are being sent, and those that have gone (or may have) since then.
        """

    def live(self, assignment_id: AssignmentId) -> list[Delivery]:
        """Those of its own that can still change, the oldest first, without what is over.

        That is: the directive's message and notices, whatever became of them; what is queued or being sent; sent nudges
        that still offer choices, and the newest one.
        """

    def waiting(self, directive_id: DirectiveId) -> list[Delivery]:
        """Queued or being sent, the oldest first."""

    def waiting_for(self, directive_id: DirectiveId, kind: Kind, contact_id: ContactId) -> list[Delivery]:
        """The same, of one kind to one contact."""

    def maybe_shown(self, contact_id: ContactId, person_id: PersonId) -> list[Delivery]:
        """New messages to the person's account that are being sent or of unknown fate, the oldest first."""

    def in_doubt(self) -> list[Delivery]:
        """Directives of unknown fate, the oldest first."""

    def claimable(
        self,
        channel: str,
        now: datetime,
        limit: int,
        *,
        urgent: bool = False,
        resting: Collection[str] = frozenset(),
    ) -> list[Delivery]:
        """Queued and due on a channel, by lane and age; one for each account, none for one that is being sent to.

        `urgent`: only what somebody waits for. `resting`: accounts that get nothing else for the moment.
        """

    def claim(self, menus: Mapping[DeliveryId, Sequence[Choice]], lease_until: datetime) -> None:
        """Ours until `lease_until` (wall time), showing these choices; counts the attempt."""

    def claimed(self, lapsed: datetime | None = None) -> list[Delivery]:
        """Being sent; with `lapsed` only those whose lease ran out before that wall time."""

    def standing(self) -> dict[DeliveryId, int]:
        """Those about an assignment that are being sent: how often that assignment was changed (`changes`)."""

    def settle(
        self,
        delivery_id: DeliveryId,
        state: State,
        *,
        sent_at: datetime | None = None,
        message_id: str | None = None,
        reason: str | None = None,
    ) -> None:
        """The last word about it."""

    def settle_sent(self, sent: Iterable[tuple[DeliveryId, datetime, str | None]]) -> None:
        """They have arrived: when, and what the platform calls them."""

    def put_off(self, delivery_id: DeliveryId, due_at: datetime, reason: str | None = None) -> None:
        """Back into the queue."""

    def give_back(self, delivery_ids: Collection[DeliveryId]) -> None:
        """Claimed and never tried: queued as before."""

    def show_menu(self, delivery_id: DeliveryId, menu: Sequence[Choice]) -> None:
        """The choices that the message shows since it was edited."""

    def change_facts(self, delivery_id: DeliveryId, facts: Mapping[str, Any]) -> None:
        """What the message is made of."""

    def next_due_at(self) -> datetime | None:
        """When the earliest queued one is due."""

    def count(self, state: State) -> int:
        """How many stand so."""


class Talk(Protocol):
    """What each contact was last shown and asked."""

    def show(self, menus: Sequence[Menu]) -> None:
        """The newest menu about an assignment takes the place of the one before."""

    def menus(self, contact_id: ContactId) -> list[Menu]:
        """The newest first."""

    def answer_menu(self, contact_id: ContactId, assignment_id: AssignmentId | None) -> None:
        """The person has chosen."""

    def ask(self, question: Question, at: datetime) -> None:
        """Takes the place of what was asked before."""

    def question(self, contact_id: ContactId) -> Question | None:
        """What is still open."""

    def close_question(self, contact_id: ContactId) -> None:
        """Answered, or no longer of interest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    """A stored update that nobody has finished yet."""

    id: int
    source: str
    key: str
    raw: str
    attempts: int


class Inbox(Protocol):
    """Updates as they came, stored before they are confirmed to the platform."""

    def take_in(self, source: str, key: str, raw: str, at: datetime) -> bool:
        """False where it was there already."""

    def waiting(self, limit: int, channel: str | None = None) -> list[InboxItem]:
        """Unfinished ones, the oldest first; of one channel where it is named."""

    def finish(self, item_id: int) -> None:
        """Done, in the transaction that did it."""

    def fail(self, item_id: int, reason: str, *, for_good: bool) -> None:
        """Counts the attempt; `for_good` sets it aside."""

    def last_key(self, source: str) -> str | None:
        """The key that came last."""

    def clear(self, before: datetime) -> int:
        """Forget finished ones from before then; how many."""


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


class Drafts(Protocol):
    """Directives that are not issued yet, and those that were made from drafts."""

    def add(self, new: NewDraft, file: bytes, at: datetime) -> DirectiveDraft:
        """A new one, open."""

    def get(self, draft_id: DraftId) -> DirectiveDraft | None:
        """The draft, whatever became of it."""

    def save(self, draft: DirectiveDraft, file: bytes | None = None) -> None:
        """Everything but who made it and when; with `file` also what it came in."""

    def file(self, draft_id: DraftId) -> bytes:
        """The file as it was handed in; empty for a dropped one."""

    def open(self) -> list[DirectiveDraft]:
        """Those neither issued nor dropped, the oldest first."""

    def due(self, now: datetime, limit: int) -> list[DirectiveDraft]:
        """Open ones whose time to be issued has come."""

    def next_issue_at(self) -> datetime | None:
        """The earliest time at which an open one is to be issued."""


class Uploads(Protocol):
    """Files of clerks that are still to be fetched and worked on."""

    def add(
        self,
        kind: UploadKind,
        file: FileIn,
        *,
        contact_id: ContactId,
        channel: str,
        address: str,
        message_id: str | None,
        at: datetime,
    ) -> UploadId:
        """To be fetched at once."""

    def get(self, upload_id: UploadId) -> Upload | None:
        """One that still waits; None once it is done or given up."""

    def waiting(self, now: datetime, limit: int) -> list[Upload]:
        """Those whose next try has come, the oldest first."""

    def finish(self, upload_id: UploadId) -> None:
        """Fetched and worked on, in the transaction that did it."""

    def fail(self, upload_id: UploadId, reason: str) -> None:
        """Given up."""

    def put_off(self, upload_id: UploadId, until: datetime, reason: str) -> None:
        """Counts the attempt; try again then."""

    def next_try_at(self) -> datetime | None:
        """When the next one is to be tried."""


class RecipientFiles(Protocol):
    """Lists of recipients that were sent in chat and are not taken over yet."""

    def add(self, person_id: PersonId, name: str, content: bytes, *, shown: str, at: datetime) -> RecipientFileId:
        """Its verdicts are being shown."""

    def get(self, file_id: RecipientFileId) -> RecipientFile | None:
        """The list, whatever became of it."""

    def move(
        self, file_id: RecipientFileId, state: ListState, *, shown: str | None = None, held: Sequence[int] | None = None
    ) -> None:
        """How it stands now. One that is done or dropped loses its content."""


class Extensions(Protocol):
    """Wishes for more time, and what was decided."""

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
        """A new one, not decided."""

    def get(self, extension_id: int) -> Extension | None:
        """The request, decided or not."""

    def of_assignment(self, assignment_id: AssignmentId) -> list[Extension]:
        """The oldest first: the history of the deadline."""

    def decide(
        self, extension_id: int, *, granted: bool, at: datetime, by: PersonId | None, answer: str | None
    ) -> None:
        """The last word about it; `by` None: it came to nothing by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDelegation:
    """What is recorded when somebody is to act for a head; see model.Delegation."""

    unit_id: UnitId
    assignment_id: AssignmentId | None
    from_person: PersonId
    to_person: PersonId
    from_on: date
    to_on: date | None
    made_at: datetime
    look_at: datetime | None = None


class Delegations(Protocol):
    """Who acts for whom."""

    def add(self, new: NewDelegation) -> Delegation:
        """A new one."""

    def get(self, delegation_id: int) -> Delegation | None:
        """The delegation, in force or not."""

    def in_force(
        self, on: date, *, unit_ids: Collection[UnitId] | None = None, to_person: PersonId | None = None
    ) -> list[Delegation]:
        """Those that hold that day, the oldest first."""

    def about(
        self, on: date, unit_ids: Collection[UnitId], assignment_ids: Collection[AssignmentId]
    ) -> list[Delegation]:
        """Those that hold that day for these units (standing ones) and these assignments, the oldest first."""

    def absent(self, on: date) -> set[PersonId]:
        """Who is on leave that day: somebody stands in for them."""

    def due(self, now: datetime, limit: int) -> list[Delegation]:
        """Those that are to be looked at, the longest due first."""

    def look_again(self, delegation_id: int, at: datetime | None) -> None:
        """When that is to be next."""

    def next_look_at(self) -> datetime | None:
        """The earliest of all."""

    def to_come(self, on: date, unit_ids: Collection[UnitId]) -> list[Delegation]:
        """Those that begin after that day, the earliest first."""

    def end(self, delegation_id: int, at: datetime) -> None:
        """It holds no more."""


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

"""What clerks hand in: directives before they are issued, files that are still to be fetched, lists of recipients."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from bot.core.duties import NewDuty
from bot.core.messages import FileIn
from bot.core.model import Addressee, ContactId, Deadline, DirectiveId, PersonId, Role, Urgency

DraftId = NewType("DraftId", int)
UploadId = NewType("UploadId", int)
RecipientFileId = NewType("RecipientFileId", int)


class DraftState(StrEnum):
    """How a draft stands. The values are stored."""

    OPEN = "open"
    ISSUED = "issued"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDraft:
    """A directive as it was read, before anybody has decided on it."""

    person_id: PersonId  # who handed it in
    number: str | None
    issuer: str | None
    kind: str | None  # code of the type: CV, CT, TB ...
    dated: str | None  # ISO, may be partial
    subject: str | None
    urgency: Urgency
    text: str
    file_name: str
    due: Deadline | None
    everyone: bool  # all units; `codes` are then without effect
    codes: tuple[str, ...]
    unmatched: tuple[str, ...]  # addressees in the text that are no unit of ours
    duties: tuple[NewDuty, ...] = ()  # as they were typed in; units by their codes
    pasted: int = 0  # characters of the last message it was pasted with; 0 for a file


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveDraft(NewDraft):
    """A stored draft."""

    id: DraftId
    state: DraftState
    created_at: datetime
    changed_at: datetime
    issue_at: datetime | None = None  # when it is to be issued by itself
    issue_by: PersonId | None = None  # who wanted that
    directive_id: DirectiveId | None = None  # what became of it

    @property
    def handle(self) -> str:
        """What it is called while it has no `VB1`."""
        return f"bản nháp {self.id}"

    @property
    def number_for_people(self) -> str:
        """The number with a gap where it is blank: `…/SNN-VP`; empty where there is none."""
        number = self.number or ""
        return f"…{number}" if number.startswith("/") else number


class Lack(StrEnum):
    """What keeps a draft from being issued."""

    SUBJECT = "subject"
    UNMATCHED = "unmatched"
    NOBODY = "nobody"
    DUTIES = "duties"  # one names a unit that does not get the directive


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """A draft with all that is needed to speak about it."""

    draft: DirectiveDraft
    addressees: tuple[Addressee, ...]
    lacks: tuple[Lack, ...]
    same_number: tuple[str, ...] = ()  # handles of directives issued under its number
    due_has_passed: bool = False
    issued_as: str | None = None  # the handle
    strangers: tuple[tuple[int, str], ...] = ()  # duties that name a unit which does not get it: number, codes

    @property
    def unreachable(self) -> tuple[Addressee, ...]:
        """Whom no channel reaches."""
        return tuple(addressee for addressee in self.addressees if addressee.contact is None)


class UploadKind(StrEnum):
    """What a clerk's file is taken for, by its name. The values are stored."""

    DIRECTIVE = "directive"
    RECIPIENTS = "recipients"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A clerk's file that is still to be fetched from the channel and worked on."""

    id: UploadId
    kind: UploadKind
    contact_id: ContactId
    channel: str
    address: str
    message_id: str | None  # what the answer replies to
    file: FileIn
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a row of a list of recipients does, or would do."""

    row: int
    verdict: str  # added, updated, unchanged, error, or held (an admin has to consent)
    message: str
    role: Role | None = None  # of the post, where an admin has to consent to it


class ListState(StrEnum):
    """How a list of recipients stands. The values are stored."""

    SHOWN = "shown"  # its verdicts were shown; nothing is changed yet
    WAITING = "waiting"  # taken over but for the rows that an admin has to grant
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientFile:
    """A list of recipients that somebody sent in chat."""

    id: RecipientFileId
    person_id: PersonId
    name: str
    content: bytes  # empty once nothing more is to be done with it: it is full of phone numbers
    state: ListState
    shown: str  # a digest of the verdicts that were shown last
    held: tuple[int, ...] = ()  # rows that wait for an admin

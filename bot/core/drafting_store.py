"""What a unit of work offers to services about what clerks send in; see bot/core/stores.py."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

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
from bot.core.messages import FileIn
from bot.core.model import (
    ContactId,
    PersonId,
)


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

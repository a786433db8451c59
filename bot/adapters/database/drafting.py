"""Drafts, clerks' files that are to be fetched, and lists of recipients in tables."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from bot.adapters.database.clerk_tables import drafts, recipient_files, uploads
from bot.adapters.database.duties import duty_from_json, duty_to_json
from bot.core.drafting_store import Drafts, RecipientFiles, Uploads
from bot.core.drafts import (
    DirectiveDraft,
    DraftId,
    DraftState,
    ListState,
    NewDraft,
    RecipientFile,
    RecipientFileId,
    Upload,
    UploadId,
    UploadKind,
)
from bot.core.messages import FileIn
from bot.core.model import ContactId, Deadline, PersonId, Urgency

_WITHOUT_FILE = [column for column in drafts.c if column.name != "file"]
_ODD = {"due", "codes", "unmatched", "duties", "urgency", "state"}  # fields that are no column as they stand
_PLAIN = [field.name for field in fields(DirectiveDraft) if field.name not in _ODD]
_OPEN = drafts.c.state == DraftState.OPEN
_WAITING = uploads.c.state == "waiting"


def _values(draft: NewDraft) -> dict[str, Any]:
    values = {field.name: getattr(draft, field.name) for field in fields(draft) if field.name not in {"id", "due"}}
    return values | {
        "codes": list(draft.codes),
        "unmatched": list(draft.unmatched),
        "duties": [duty_to_json(duty) for duty in draft.duties],
        "due_on": draft.due.on if draft.due else None,
        "due_instant": draft.due.at if draft.due else None,
    }


def _draft(row: Row[Any]) -> DirectiveDraft:
    return DirectiveDraft(
        state=DraftState(row.state),
        urgency=Urgency(row.urgency),
        due=Deadline(on=row.due_on, at=row.due_instant) if row.due_on else None,
        codes=tuple(row.codes),
        unmatched=tuple(row.unmatched),
        duties=tuple(duty_from_json(duty) for duty in row.duties or ()),
        **{name: getattr(row, name) for name in _PLAIN},
    )


class SqlDrafts(Drafts):
    """See the port."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, new: NewDraft, file: bytes, at: datetime) -> DirectiveDraft:
        values = _values(new) | {"file": file, "state": DraftState.OPEN, "created_at": at, "changed_at": at}
        key = self._db.execute(insert(drafts).values(values)).inserted_primary_key
        assert key  # noqa: S101 - the dialects in use give it
        added = self.get(key[0])
        assert added  # noqa: S101 - written in this very transaction
        return added

    def get(self, draft_id: DraftId) -> DirectiveDraft | None:
        row = self._db.execute(select(*_WITHOUT_FILE).where(drafts.c.id == draft_id)).first()
        return _draft(row) if row else None

    def save(self, draft: DirectiveDraft, file: bytes | None = None) -> None:
        values = _values(draft)
        if draft.state is DraftState.DROPPED:
            values |= {"text": "", "file": b""}  # nobody wants it any more
        elif file is not None:
            values["file"] = file
        self._db.execute(update(drafts).where(drafts.c.id == draft.id).values(values))

    def file(self, draft_id: DraftId) -> bytes:
        return bytes(self._db.execute(select(drafts.c.file).where(drafts.c.id == draft_id)).scalar_one())

    def open(self) -> list[DirectiveDraft]:
        query = select(*_WITHOUT_FILE).where(_OPEN).order_by(drafts.c.id)
        return [_draft(row) for row in self._db.execute(query)]

    def due(self, now: datetime, limit: int) -> list[DirectiveDraft]:
        query = select(*_WITHOUT_FILE).where(_OPEN, drafts.c.issue_at <= now)
        query = query.order_by(drafts.c.issue_at, drafts.c.id).limit(limit)
        return [_draft(row) for row in self._db.execute(query)]

    def next_issue_at(self) -> datetime | None:
        query = select(func.min(drafts.c.issue_at, type_=drafts.c.issue_at.type)).where(_OPEN)
        return self._db.execute(query).scalar()


def _upload(row: Row[Any]) -> Upload:
    return Upload(
        id=row.id,
        kind=UploadKind(row.kind),
        contact_id=row.contact_id,
        channel=row.channel,
        address=row.address,
        message_id=row.message_id,
        file=FileIn(remote_id=row.remote_id, name=row.name, mime=row.mime, size=row.size),
        attempts=row.attempts,
    )


class SqlUploads(Uploads):
    """See the port."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self.added = False  # whether there is something new to fetch

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
        values = {
            "kind": kind,
            "contact_id": contact_id,
            "channel": channel,
            "address": address,
            "message_id": message_id,
            "remote_id": file.remote_id,
            "name": file.name,
            "mime": file.mime,
            "size": file.size,
            "state": "waiting",
            "try_at": at,
        }
        key = self._db.execute(insert(uploads).values(values)).inserted_primary_key
        assert key  # noqa: S101 - the dialects in use give it
        self.added = True
        return UploadId(key[0])

    def get(self, upload_id: UploadId) -> Upload | None:
        row = self._db.execute(select(uploads).where(uploads.c.id == upload_id, _WAITING)).first()
        return _upload(row) if row else None

    def waiting(self, now: datetime, limit: int) -> list[Upload]:
        query = select(uploads).where(_WAITING, uploads.c.try_at <= now).order_by(uploads.c.id).limit(limit)
        return [_upload(row) for row in self._db.execute(query)]

    def finish(self, upload_id: UploadId) -> None:
        self._db.execute(update(uploads).where(uploads.c.id == upload_id).values(state="done"))

    def fail(self, upload_id: UploadId, reason: str) -> None:
        values = {"state": "failed", "attempts": uploads.c.attempts + 1, "reason": reason}
        self._db.execute(update(uploads).where(uploads.c.id == upload_id).values(values))

    def put_off(self, upload_id: UploadId, until: datetime, reason: str) -> None:
        values = {"try_at": until, "attempts": uploads.c.attempts + 1, "reason": reason}
        self._db.execute(update(uploads).where(uploads.c.id == upload_id).values(values))

    def next_try_at(self) -> datetime | None:
        return self._db.execute(
            select(func.min(uploads.c.try_at, type_=uploads.c.try_at.type)).where(_WAITING)
        ).scalar()


class SqlRecipientFiles(RecipientFiles):
    """See the port."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, person_id: PersonId, name: str, content: bytes, *, shown: str, at: datetime) -> RecipientFileId:
        values = {"person_id": person_id, "name": name, "content": content, "shown": shown, "sent_at": at}
        values |= {"state": ListState.SHOWN, "held": []}
        key = self._db.execute(insert(recipient_files).values(values)).inserted_primary_key
        assert key  # noqa: S101 - the dialects in use give it
        return RecipientFileId(key[0])

    def get(self, file_id: RecipientFileId) -> RecipientFile | None:
        row = self._db.execute(select(recipient_files).where(recipient_files.c.id == file_id)).first()
        if row is None:
            return None
        return RecipientFile(
            id=row.id,
            person_id=row.person_id,
            name=row.name,
            content=bytes(row.content),
            state=ListState(row.state),
            shown=row.shown,
            held=tuple(row.held),
        )

    def move(
        self, file_id: RecipientFileId, state: ListState, *, shown: str | None = None, held: Sequence[int] | None = None
    ) -> None:
        values: dict[str, Any] = {"state": state}
        if shown is not None:
            values["shown"] = shown
        if held is not None:
            values["held"] = list(held)
        if state in {ListState.DONE, ListState.DROPPED}:
            values["content"] = b""
        self._db.execute(update(recipient_files).where(recipient_files.c.id == file_id).values(values))

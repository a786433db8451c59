"""A list of recipients sent in chat: its verdicts first, then the change, some of it only with an admin's consent."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.drafts import ListState, RecipientFile, RecipientFileId, Verdict
from bot.core.model import Person, Role
from bot.core.records import Event
from bot.core.stores import UnitOfWork
from bot.documents.recipients import RecipientRow, read_recipients
from bot.services.importing import Imported, NothingChanged, import_recipients
from bot.services.looking import contact_of, voice
from bot.services.menus import granting
from bot.services.sending import send_notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A list with the verdicts on its rows, as they are now."""

    file_id: RecipientFileId
    name: str
    imported: Imported

    @property
    def held(self) -> list[Verdict]:
        """Rows that need an admin."""
        return [verdict for verdict in self.imported.rows if verdict.verdict == "held"]

    @property
    def may_be_taken(self) -> bool:
        """Whether it is without errors, and would change something."""
        changes = any(verdict.verdict in {"added", "updated", "held"} for verdict in self.imported.rows)
        return not self.imported.count("error") and changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of a press. `fresh`: this one changed something; `state`: how the list stands now."""

    looked: Looked | None  # with the verdicts to be shown again, or those that were carried out
    state: ListState
    fresh: bool
    asked: tuple[Person, ...] = ()  # admins who are to decide on what is left


def look_at_list(work: UnitOfWork, content: bytes, name: str, *, by: Person) -> Looked:
    """Keep a list and give its verdicts; nothing is changed yet. Raises UnreadableDocument."""
    rows = read_recipients(content, name)
    imported = _try_out(work, rows, by)
    file_id = work.recipient_files.add(by.id, name, content, shown=_digest(imported), at=work.now)
    return Looked(file_id=file_id, name=name, imported=imported)


def take_over(work: UnitOfWork, file: RecipientFile, *, by: Person) -> Taken:
    """Carry out what was shown; where that has changed meanwhile, give the new verdicts instead."""
    if file.state is not ListState.SHOWN:
        return Taken(looked=None, state=file.state, fresh=False)
    rows = read_recipients(file.content, file.name)
    again = _changed_since(work, file, rows, by)
    if again:
        return Taken(looked=again, state=file.state, fresh=False)
    imported = import_recipients(work, rows, by=by.full_name, hold_back=not _is_admin(work, by))
    looked = Looked(file_id=file.id, name=file.name, imported=imported)
    held = [verdict.row for verdict in looked.held]
    asked = _ask_admins(work, looked, by) if held else ()
    state = ListState.WAITING if held else ListState.DONE
    left = _try_out(work, _only(rows, held), None)
    work.recipient_files.move(file.id, state, shown=_digest(left), held=held)
    return Taken(looked=looked, state=state, fresh=True, asked=asked)


def leave_list(work: UnitOfWork, file: RecipientFile) -> Taken:
    """The list is not wanted after all."""
    if file.state is not ListState.SHOWN:
        return Taken(looked=None, state=file.state, fresh=False)
    work.recipient_files.move(file.id, ListState.DROPPED)
    return Taken(looked=None, state=ListState.DROPPED, fresh=True)


def grant(work: UnitOfWork, file: RecipientFile, *, by: Person) -> Taken:
    """An admin consents to the rows that waited; where they would do something else by now, they are shown again."""
    if file.state is not ListState.WAITING:
        return Taken(looked=None, state=file.state, fresh=False)
    rows = _only(read_recipients(file.content, file.name), file.held)
    again = _changed_since(work, file, rows, by)
    if again:
        return Taken(looked=again, state=file.state, fresh=False)
    imported = import_recipients(work, rows, by=by.full_name)
    work.recipient_files.move(file.id, ListState.DONE)
    _tell_sender(work, file, by, granted=True)
    return Taken(looked=Looked(file_id=file.id, name=file.name, imported=imported), state=ListState.DONE, fresh=True)


def deny(work: UnitOfWork, file: RecipientFile, *, by: Person) -> Taken:
    """An admin does not consent."""
    if file.state is not ListState.WAITING:
        return Taken(looked=None, state=file.state, fresh=False)
    work.recipient_files.move(file.id, ListState.DROPPED)
    rows = ", ".join(str(row) for row in file.held)
    work.events.append(Event(at=work.now, what="import_denied", who=by.full_name, person_id=by.id, text=rows))
    _tell_sender(work, file, by, granted=False)
    return Taken(looked=None, state=ListState.DROPPED, fresh=True)


def _only(rows: Sequence[RecipientRow], numbers: Sequence[int]) -> list[RecipientRow]:
    return [row for row in rows if row.row in set(numbers)]


def _try_out(work: UnitOfWork, rows: Sequence[RecipientRow], by: Person | None) -> Imported:
    """The verdicts, without the change. `by` None: with an admin's rights."""
    hold_back = by is not None and not _is_admin(work, by)
    try:
        with work.attempt():
            import_recipients(work, rows, dry_run=True, hold_back=hold_back)
    except NothingChanged as nothing:
        return nothing.imported
    raise AssertionError("a dry run always ends with its verdicts")


def _changed_since(work: UnitOfWork, file: RecipientFile, rows: Sequence[RecipientRow], by: Person) -> Looked | None:
    now = _try_out(work, rows, by)
    if _digest(now) == file.shown and not now.count("error"):
        return None
    work.recipient_files.move(file.id, file.state, shown=_digest(now))
    return Looked(file_id=file.id, name=file.name, imported=now)


def _digest(imported: Imported) -> str:
    told = [[row.row, row.verdict, row.message] for row in imported.rows]
    return hashlib.sha256(json.dumps([told, list(imported.ended)]).encode()).hexdigest()


def _is_admin(work: UnitOfWork, person: Person) -> bool:
    return bool(work.recipients.posts(work.today, person_id=person.id, roles={Role.ADMIN}))


def _ask_admins(work: UnitOfWork, looked: Looked, by: Person) -> tuple[Person, ...]:
    admins = {post.person.id: post.person for post in work.recipients.posts(work.today, roles={Role.ADMIN})}

    def ask(admin: Person) -> bool:
        words = voice(work, admin)
        return send_notice(work, admin, words.list_to_grant(by, looked.held), choices=granting(looked.file_id, words))

    return tuple(admin for admin in admins.values() if contact_of(work, admin.id) and ask(admin))


def _tell_sender(work: UnitOfWork, file: RecipientFile, by: Person, *, granted: bool) -> None:
    if file.person_id != by.id:
        sender = work.recipients.person(file.person_id)
        send_notice(work, sender, voice(work, sender).list_decided(by, len(file.held), granted=granted))

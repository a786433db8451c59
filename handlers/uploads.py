"""Files of clerks and admins: what they are taken for, and what happens once they have been fetched."""

from pathlib import PurePath

from bot.core.drafts import Upload, UploadId, UploadKind
from bot.core.messages import FileIn, Incoming
from bot.core.model import Reach
from bot.core.stores import UnitOfWork
from bot.documents import tables, text
from bot.documents.errors import UnreadableDocument
from bot.services.looking import reader_at, voice
from bot.services.sending import answer
from bot.texts.vi import files as wording
from bot.texts.words import Words
from handlers import drafts, lists
from handlers.desk import Desk

LIMITS = {UploadKind.DIRECTIVE: text.MAX_BYTES, UploadKind.RECIPIENTS: tables.MAX_BYTES}  # bytes
_KINDS = {
    **dict.fromkeys(text.SUFFIXES, UploadKind.DIRECTIVE),
    **dict.fromkeys((".csv", ".tsv", ".xlsx"), UploadKind.RECIPIENTS),
}


def kind_of(name: str) -> UploadKind | None:
    """What a file of this name is taken for; None for what this version does not read."""
    return _KINDS.get(PurePath(name).suffix.lower())


def take_file(desk: Desk, file: FileIn) -> None:
    """A file came: it is fetched next, in a job, since no transaction waits for the network."""
    desk.drop_doubt()
    kind = kind_of(file.name)
    if kind is None:
        desk.say(desk.words.wrong_kind_of_file(file.name))
    elif file.size is not None and file.size > LIMITS[kind]:
        desk.say(desk.words.unreadable(_too_large(kind, file.name, file.size)))
    else:
        desk.work.uploads.add(
            kind,
            file,
            contact_id=desk.contact.id,
            channel=desk.incoming.channel,
            address=desk.incoming.address,
            message_id=desk.incoming.message_id,
            at=desk.work.now,
        )


def _too_large(kind: UploadKind, name: str, size: int) -> str:
    say = wording.text_too_large if kind is UploadKind.DIRECTIVE else wording.table_too_large
    return say(name, size, LIMITS[kind])


def on_fetched(work: UnitOfWork, upload_id: UploadId, content: bytes) -> None:
    """Work on a file that is here, and finish it, in one transaction."""
    upload = work.uploads.get(upload_id)
    if upload is None:
        return
    work.uploads.finish(upload_id)
    desk = _desk(work, upload)
    if desk is None:
        return
    if not desk.looks_after:
        desk.say(desk.words.not_the_head())
    elif upload.kind is UploadKind.RECIPIENTS:
        lists.take_list(desk, content, upload.file.name)
    else:
        _take_text(desk, content, upload.file.name)


def _take_text(desk: Desk, content: bytes, name: str) -> None:
    try:
        words = text.decode(content, name)
    except UnreadableDocument as why:
        desk.say(desk.words.unreadable(why.sentence))
    else:
        drafts.take_paper(desk, words, file_name=name, file=content)


def on_late(work: UnitOfWork, upload_id: UploadId) -> None:
    """The first try to fetch it failed: the person is told that it goes on."""
    upload = work.uploads.get(upload_id)
    if upload:
        answer(work, _incoming(upload), _words(work, upload).file_on_its_way(upload.file.name))


def on_lost(work: UnitOfWork, upload_id: UploadId, reason: str) -> None:
    """It cannot be had, or makes us stumble: it is given up, and the person is told."""
    upload = work.uploads.get(upload_id)
    if upload:
        work.uploads.fail(upload_id, reason)
        answer(work, _incoming(upload), _words(work, upload).file_lost(upload.file.name, LIMITS[upload.kind] >> 20))


def _words(work: UnitOfWork, upload: Upload) -> Words:
    return voice(work, reader_at(work, upload.channel, upload.address))


def _incoming(upload: Upload) -> Incoming:
    """What an answer replies to."""
    key = f"upload:{upload.id}"
    return Incoming(channel=upload.channel, address=upload.address, key=key, message_id=upload.message_id)


def _desk(work: UnitOfWork, upload: Upload) -> Desk | None:
    """Where its sender sits now; None once the account is nobody's."""
    contact = work.recipients.contact(upload.channel, upload.address)
    if contact is None or contact.id != upload.contact_id or contact.reach is Reach.REPLACED:
        return None
    person = work.recipients.person(contact.person_id)
    posts = work.recipients.posts(work.today, person_id=person.id)
    return Desk(work=work, incoming=_incoming(upload), person=person, contact=contact, posts=tuple(posts))

"""The one door for everything that people say: a transaction for each, on whatever channel."""

import logging
from collections.abc import Sequence

from bot.core.messages import Happening, Incoming
from bot.core.model import Contact, Reach
from bot.core.stores import UnitOfWork
from bot.services.drafting import forget_begun
from bot.services.joining import come_back, join_vouched, leave, note_heard
from bot.services.looking import reader_at, voice
from bot.services.sending import answer
from bot.texts.words import Words
from handlers.commands import on_command
from handlers.desk import Desk
from handlers.groups import on_group
from handlers.joining import on_phone, on_start, on_stranger, only_knocks, says_code, welcome
from handlers.pressing import on_payload
from handlers.revising import on_edit
from handlers.typing import on_text
from handlers.understanding import understand

log = logging.getLogger(__name__)


def handle(work: UnitOfWork, item_ids: Sequence[int], incoming: Incoming | None) -> None:
    """Do all that an update (or an album's several) asks for and finish it, in one transaction: once, or not at all."""
    if incoming is not None:
        converse(work, incoming)
    for item_id in item_ids:
        work.inbox.finish(item_id)


def give_up(work: UnitOfWork, item_ids: Sequence[int], incoming: Incoming | None, reason: str) -> None:
    """An update that cannot be worked on is set aside; the person is told."""
    for item_id in item_ids:
        work.inbox.fail(item_id, reason, for_good=True)
    if incoming is not None and incoming.is_spoken_to_us:
        answer(work, incoming, _words(work, incoming).trouble())


def _words(work: UnitOfWork, incoming: Incoming) -> Words:
    can = work.rules.capabilities[incoming.channel]
    return voice(work, reader_at(work, incoming.channel, incoming.address), can)


def converse(work: UnitOfWork, incoming: Incoming) -> None:
    """Answer whoever spoke."""
    if incoming.happened is not None:
        _on_change(work, incoming, incoming.happened)
    elif incoming.withheld:
        _forget_the_beginning(work, incoming)
        answer(work, incoming, _words(work, incoming).secret())
    elif incoming.phone:
        on_phone(work, incoming)
    elif incoming.edited:
        _on_edit(work, incoming)
    else:
        _on_message(work, incoming)


def _forget_the_beginning(work: UnitOfWork, incoming: Incoming) -> None:
    """A client cuts a long text in two: where the mark stands in the second part, the first must not stay here."""
    contact = work.recipients.contact(incoming.channel, incoming.address)
    if contact and contact.reach is not Reach.REPLACED:
        forget_begun(work, work.recipients.person(contact.person_id))


def _on_change(work: UnitOfWork, incoming: Incoming, what: Happening) -> None:
    """The chat is not what it was."""
    if what is Happening.LEFT:
        leave(work, incoming.channel, incoming.address)
    elif what is Happening.RETURNED:
        come_back(work, incoming.channel, incoming.address)
    else:
        on_group(work, incoming)


def _on_message(work: UnitOfWork, incoming: Incoming) -> None:
    said = understand(incoming.text)
    if said.command == "start":
        on_start(work, incoming, said.argument)
        return
    before = work.recipients.contact(incoming.channel, incoming.address)
    comes_vouched = before is not None and before.reach is Reach.VOUCHED
    if comes_vouched and (code := says_code(work, incoming)):
        on_start(work, incoming, code)  # it is what they come by; the file's word is not needed
        return
    contact = _known(work, incoming)
    if contact is None:
        on_stranger(work, incoming)
        return
    if code := says_code(work, incoming):
        on_start(work, incoming, code)
        return
    if comes_vouched and only_knocks(incoming.text):
        return  # the greeting has answered it
    desk = _desk(work, incoming, contact)
    if incoming.press is not None:
        on_payload(desk, incoming.press)
    elif said.command:
        on_command(desk, said.command, said.argument)
    elif desk.hears_nothing:
        desk.say(desk.words.nothing_to_read())  # what was asked stays asked
    else:
        on_text(desk, said)


def _on_edit(work: UnitOfWork, incoming: Incoming) -> None:
    """Strangers may edit what they like."""
    contact = work.recipients.contact(incoming.channel, incoming.address)
    if contact and contact.reach is not Reach.REPLACED:
        on_edit(_desk(work, incoming, contact), understand(incoming.text))


def _known(work: UnitOfWork, incoming: Incoming) -> Contact | None:
    """The account's contact. Whoever speaks can be reached again; whoever is vouched for joins by speaking."""
    contact = work.recipients.contact(incoming.channel, incoming.address)
    if contact is None or contact.reach is Reach.REPLACED:
        return None
    if contact.reach is not Reach.REACHABLE:
        joined = join_vouched(work, incoming.channel, incoming.address, account=incoming.name)
        if joined and contact.reach is Reach.VOUCHED:
            welcome(work, incoming, joined)
    note_heard(work, contact)
    return work.recipients.contact(incoming.channel, incoming.address)


def _desk(work: UnitOfWork, incoming: Incoming, contact: Contact) -> Desk:
    person = work.recipients.person(contact.person_id)
    posts = work.recipients.posts(work.today, person_id=person.id)
    return Desk(work=work, incoming=incoming, person=person, contact=contact, posts=tuple(posts))

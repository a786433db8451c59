"""The one door for everything that people say: a transaction for each, on whatever channel."""

import logging

from bot.core.messages import Incoming
from bot.core.model import Contact, Reach
from bot.core.stores import UnitOfWork
from bot.services.joining import join_vouched, leave
from bot.services.looking import voice
from bot.services.sending import answer
from handlers.commands import on_command
from handlers.desk import Desk
from handlers.joining import on_start, welcome
from handlers.pressing import on_payload
from handlers.typing import on_text
from handlers.understanding import understand

log = logging.getLogger(__name__)


def handle(work: UnitOfWork, item_id: int, incoming: Incoming | None) -> None:
    """Do all that an update asks for and finish it, in one transaction: it is done once, or not at all."""
    if incoming is not None:
        converse(work, incoming)
    work.inbox.finish(item_id)


def give_up(work: UnitOfWork, item_id: int, incoming: Incoming | None, reason: str) -> None:
    """An update that cannot be worked on is set aside; the person is told."""
    work.inbox.fail(item_id, reason, for_good=True)
    if incoming is not None and not incoming.left:
        answer(work, incoming, voice(work).trouble())


def converse(work: UnitOfWork, incoming: Incoming) -> None:
    """Answer whoever spoke."""
    if incoming.left:
        leave(work, incoming.channel, incoming.address)
        return
    if incoming.withheld:
        answer(work, incoming, voice(work).secret())
        return
    said = understand(incoming.text)
    if said.command == "start":
        on_start(work, incoming, said.argument)
        return
    contact = _known(work, incoming)
    if contact is None:
        answer(work, incoming, voice(work).stranger())
        return
    desk = _desk(work, incoming, contact)
    if incoming.press is not None:
        on_payload(desk, incoming.press)
    elif said.command:
        on_command(desk, said.command, said.argument)
    else:
        on_text(desk, said)


def _known(work: UnitOfWork, incoming: Incoming) -> Contact | None:
    """The account's contact. Whoever speaks can be reached again; whoever is vouched for joins by speaking."""
    contact = work.recipients.contact(incoming.channel, incoming.address)
    if contact is None or contact.reach is Reach.REPLACED:
        return None
    if contact.reach is not Reach.REACHABLE:
        joined = join_vouched(work, incoming.channel, incoming.address, account=incoming.name)
        if joined and contact.reach is Reach.VOUCHED:
            welcome(work, incoming, joined)
    return work.recipients.contact(incoming.channel, incoming.address)


def _desk(work: UnitOfWork, incoming: Incoming, contact: Contact) -> Desk:
    person = work.recipients.person(contact.person_id)
    posts = work.recipients.posts(work.today, person_id=person.id)
    return Desk(work=work, incoming=incoming, person=person, contact=contact, posts=tuple(posts))

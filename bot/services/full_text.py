"""The full text of a long directive behind a link to our own HTTP: where it is given, and who reads what there."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache

from bot.core.delegating import is_within
from bot.core.links import LASTS, PATH, Link, Ticket, ticket_in, token_of
from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.messages import Act, FileOut, Outgoing
from bot.core.model import Delivery, Directive, Person, Reach
from bot.core.rules import Rules
from bot.core.stores import UnitOfWork
from bot.documents.marks import secrecy_of
from bot.services.looking import for_reader, look, voice, voice_in, words_of
from bot.texts.common import length
from bot.texts.words import Words

_FEW = 3  # messages in which a text may still go out whole


class Found(StrEnum):
    """What is behind a link."""

    TEXT = "text"
    NOTHING = "nothing"  # forged, cut off, or of something that is not there any more
    OVER = "over"  # it was good once
    NOT_THEIRS = "not theirs"  # whoever got it may not read it any more
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What whoever opens a link is shown. `matter`, `reader` and `until` stand for a text alone."""

    found: Found
    words: Words
    matter: Matter | None = None
    reader: Person | None = None
    until: datetime | None = None


# Giving one


def goes_as_link(work: UnitOfWork, directive: Directive, channel: str) -> bool:
    """Whether its whole text is read on our own HTTP by whoever gets it on this channel."""
    can = work.rules.capabilities[channel]
    if not work.rules.public_url or can.files or length(directive.text.strip()) <= _FEW * can.longest_text:
        return False
    return not _is_secret(directive.text)


def link_to_text(work: UnitOfWork, delivery: Delivery, directive: Directive) -> Link | None:
    """For whoever gets the message, from now on; None where the text goes out whole."""
    if not (delivery.assignment_id and delivery.person_id and delivery.contact_id):
        return None
    if not goes_as_link(work, directive, delivery.channel):
        return None
    ticket = Ticket(
        assignment_id=delivery.assignment_id,
        person_id=delivery.person_id,
        contact_id=delivery.contact_id,
        until=work.now + LASTS,
    )
    return Link(url=f"{work.rules.public_url}{PATH}/{token_of(ticket, work.rules.secret)}", until=ticket.until)


@lru_cache(maxsize=8)
def _is_secret(text: str) -> bool:
    """Such a text is never stored, but a later version may know one by a mark that an earlier one missed."""
    return secrecy_of(text) is not None


def with_full_text(work: UnitOfWork, delivery: Delivery, message: Outgoing, directive: Directive) -> Outgoing:
    """The message with the directive's own file; where the channel takes none, its text, or a link to a long one."""
    if work.rules.capabilities[delivery.channel].files:
        content = work.directives.file(directive.id)
        return replace(message, file=FileOut(name=directive.file_name, mime="text/plain", content=content))
    link = link_to_text(work, delivery, directive)
    reader = work.recipients.person(delivery.person_id) if link and delivery.person_id else None
    text = voice(work, reader).full_text_at(link) if link else directive.text
    return replace(message, text=f"{message.text}\n\n{text}")


# Opening one


def judge(rules: Rules, token: str, now: datetime) -> Ticket | Opened:
    """The ticket of a token that is good, else what to say; the database is not asked, whoever knocks how often."""
    ticket = ticket_in(token, rules.secret)
    if ticket is None:
        return Opened(found=Found.NOTHING, words=words_of(rules))
    if now >= ticket.until:
        return Opened(found=Found.OVER, words=words_of(rules))
    return ticket


def open_text(work: UnitOfWork, ticket: Ticket) -> Opened:
    """What its owner may read now: the text in force. To open it says nothing: a robot that looks for previews does it.

    Nothing is written.
    """
    matter = look(work, ticket.assignment_id)
    contacts = work.recipients.contacts(ticket.person_id)
    if matter is None or not contacts or _is_secret(matter.directive.text):
        return Opened(found=Found.NOTHING, words=voice_in(work, None))
    reader = work.recipients.person(ticket.person_id)
    words = voice(work, reader)
    theirs = any(c.id == ticket.contact_id and c.reach is not Reach.REPLACED for c in contacts)
    matter = for_reader(work, matter, reader.id)
    if not theirs or not is_within(Act.FULL_TEXT, matter.may):
        return Opened(found=Found.NOT_THEIRS, words=words)
    if matter.assignment.is_withdrawn or matter.directive.withdrawn_at:
        return Opened(found=Found.WITHDRAWN, words=words)
    return Opened(found=Found.TEXT, words=words, matter=matter, reader=reader, until=ticket.until)

"""Lost accounts, and people who want to be forgotten: for the command line."""

import json

from bot.core.errors import BadInput, NotFound
from bot.core.model import Person, Reach
from bot.core.records import Event
from bot.core.stores import UnitOfWork
from bot.documents.recipients import phone_in
from bot.services.following import BOT, reschedule_all_of
from bot.services.heads_up import tell_of_lost_delegate
from bot.services.joining import unlink


def find_person(work: UnitOfWork, named: str) -> Person:
    """By phone, or by exact full name. Raises NotFound for nobody, BadInput, naming them, for several of one name."""
    phone = phone_in(named)
    by_phone = work.recipients.person_by_phone(phone) if phone else None
    if by_phone:
        return by_phone
    found = work.recipients.people_named(named)
    if not found:
        raise NotFound(f"There is nobody called or with the phone {named}; see `dondoc recipients list`.")
    if len(found) > 1:
        listed = "; ".join(_which(work, person) for person in found)
        raise BadInput(f"Several people are called {named}: {listed}; name one by phone.")
    return found[0]


def _which(work: UnitOfWork, person: Person) -> str:
    posts = work.recipients.posts(work.today, person_id=person.id)
    where = ", ".join(post.unit.code for post in posts) or "no post"
    return f"{person.full_name} ({where}, phone {person.phone or 'unknown'})"


def unlink_person(work: UnitOfWork, named: str, *, channel: str | None) -> tuple[Person, list[str]]:
    """Take a person's accounts (of one channel, or all) from them; the channels on which there was one."""
    person = find_person(work, named)
    theirs = [c for c in work.recipients.contacts(person.id) if c.reach is not Reach.REPLACED]
    gone = [contact for contact in theirs if channel in {None, contact.channel}]
    for contact in gone:
        unlink(work, contact, by=BOT)
    return person, [contact.channel for contact in gone]


def forget_person(work: UnitOfWork, named: str) -> Person:
    """Forget a person's phone and accounts; what is on record keeps the name."""
    person = find_person(work, named)
    for contact in work.recipients.contacts(person.id):
        _forget_menu(work, contact.channel, contact.address)
        work.talk.close_question(contact.id)
    work.recipients.forget(person.id)
    work.events.append(Event(at=work.now, what="forgotten", who=BOT, person_id=person.id, text=person.full_name))
    reschedule_all_of(work, person.id)
    tell_of_lost_delegate(work, person.id)
    return person


def _forget_menu(work: UnitOfWork, channel: str, address: str) -> None:
    """Which command menu an account was given is remembered by its address."""
    shown = json.loads(work.facts.get(f"{channel}.menus") or "{}")
    if shown.pop(address, None) is not None:
        work.facts.put(f"{channel}.menus", json.dumps(shown))

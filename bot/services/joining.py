"""How people's accounts come to be known: one-use codes, accounts that the recipients' file vouches for."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.errors import ExpiredCode, NotFound, SomeoneElses, TooManyTries, UsedCode, WrongCode
from bot.core.inviting import JOINED, Guest, Way, guests
from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.messages import Act, payload
from bot.core.model import LOOKING_AFTER, Choice, Contact, Person, Post, Reach, Role
from bot.core.records import Event
from bot.core.stores import UnitOfWork
from bot.services.following import reschedule_all_of
from bot.services.heads_up import tell_delegate, tell_of_lost_delegate
from bot.services.inviting import bots_named, ways_in
from bot.services.looking import clerks, open_matters_of, voice
from bot.services.passing_on import leave_contact
from bot.services.sending import send_directive, send_farewell, send_notice

# Without letters and digits that are mistaken for one another on paper. 32 signs: five random bits each.
_SIGNS = "ABCDEFGHJKMNPQRSTVWXYZ0123456789"
_LENGTH = 12  # 60 random bits
_BETWEEN = re.compile(r"[^0-9A-ZÀ-Ỹ]+")
_BEFORE_CODE = frozenset({"", "MÃ", "MA", "MỜI", "MOI", "START", "CODE", "INVITATION", "INVITE"})
TRIES_AN_HOUR = 5  # wrong codes of one account
ALARM_AN_HOUR = 50  # wrong codes of all accounts
ADMIN_UNIT = ("QUAN-TRI", "Quản trị hệ thống")
_SECONDS = 10**10  # more than there are since 1970


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInvite:
    """Codes to hand over, one for each channel; they are not kept in this form."""

    post: Post
    ways: tuple[Way, ...]  # never empty
    has: tuple[str, ...]  # channels on which the person has joined already
    expires_at: datetime

    @property
    def code(self) -> str:
        """That of the channel to which people are invited first."""
        return self.ways[0].code


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Somebody whose account is known now."""

    person: Person
    posts: tuple[Post, ...]
    open_matters: tuple[Matter, ...]
    news: bool  # False: this account had joined before
    code_is_for: tuple[str, ...] = ()  # channels still to join, for which the code that was presented is kept


def make_invites_for(work: UnitOfWork, invited: Iterable[Guest]) -> list[NewInvite]:
    """Fresh codes for each of them, one for each channel that they lack."""
    bots = bots_named(work)
    return [_make_invite(work, guest, bots) for guest in invited]


def make_invites(work: UnitOfWork, *, unit_code: str | None) -> list[NewInvite]:
    """Fresh codes: of a unit for everybody and every channel, joined or not; of the office (None) for what is lacking.

    Raises NotFound for an unknown unit or one without people.
    """
    used = tuple(work.rules.capabilities)
    if unit_code is None:
        posts = work.recipients.posts(work.today)
        return make_invites_for(work, guests(posts, work.recipients.contacts(), used, joined={Reach.REACHABLE}))
    unit = work.recipients.unit(unit_code)
    if unit is None:
        raise NotFound(f"There is no unit {unit_code}; see `dondoc recipients list` for the codes.")
    posts = work.recipients.posts(work.today, unit_id=unit.id)
    if not posts:
        raise NotFound(f"Unit {unit.code} has nobody in post; import its head first.")
    return make_invites_for(work, guests(posts, (), used))


def _make_invite(work: UnitOfWork, guest: Guest, bots: Mapping[str, str | None]) -> NewInvite:
    expires_at = work.now + work.rules.invite_ttl
    codes = {channel: "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH)) for channel in guest.lacks}
    for code in codes.values():
        work.invites.add(_digest(work, code), guest.post.person.id, created_at=work.now, expires_at=expires_at)
    _note(work, "invited", guest.post.person)
    return NewInvite(post=guest.post, ways=ways_in(work, codes, bots), has=guest.has, expires_at=expires_at)


def _digest(work: UnitOfWork, code: str) -> str:
    plain = "".join(sign for sign in code.upper() if sign.isalnum())
    return hmac.new(work.rules.secret, f"invite:{plain}".encode(), hashlib.sha256).hexdigest()


def code_in(text: str) -> str | None:
    """The code that a message is, where nobody offers commands: alone, or after "mã", "mã mời", "start".

    A word as long in small letters is none without a figure in it; nor are several words.
    """
    said = text.strip(" .")
    words = _BETWEEN.split(said.upper())
    while words and words[0] in _BEFORE_CODE:
        del words[0]
    plain = "".join(words)
    if len(plain) != _LENGTH or not set(plain) <= set(_SIGNS):
        return None
    is_a_word = len(words) > 1 or not said.endswith(plain)  # in capitals, as codes are shown
    return plain if not is_a_word or any(sign.isdigit() for sign in plain) else None


def join_by_code(work: UnitOfWork, channel: str, address: str, code: str, *, account: str = "") -> Joined:
    """Let the account in as the person whom the code was made for. `account`: what it calls itself.

    Raises WrongCode, UsedCode, ExpiredCode, SomeoneElses or TooManyTries; the try itself is recorded by `note_wrong`,
    in a transaction that commits.
    """
    _refuse_guessing(work, channel, address)
    invite = work.invites.find(_digest(work, code))
    if invite is None:
        raise WrongCode(f"An account on {channel} tried a code that was never given out.")
    owner = work.recipients.contact(channel, address)
    if invite.used_at:
        if owner and owner.person_id == invite.person_id and owner.reach in {Reach.REACHABLE, Reach.BLOCKED}:
            person = work.recipients.person(invite.person_id)
            return _join(work, person, channel, address, proof="invite", account=account)
        raise UsedCode(f"An account on {channel} tried a code that was used on {invite.used_at:%Y-%m-%d}.")
    if invite.expires_at <= work.now:
        raise ExpiredCode(f"An account on {channel} tried a code that expired on {invite.expires_at:%Y-%m-%d}.")
    if owner and owner.person_id != invite.person_id and owner.reach in {Reach.REACHABLE, Reach.BLOCKED}:
        raise SomeoneElses(f"An account on {channel} that belongs to somebody tried a code made for another person.")
    person = work.recipients.person(invite.person_id)
    if owner and owner.reach is Reach.REACHABLE and (lacks := _lacks(work, person)):
        joined = _join(work, person, channel, address, proof=owner.proof, account=account)
        return replace(joined, code_is_for=lacks)  # spent here, it would serve nothing
    work.invites.use(invite.id, at=work.now, by=f"{channel}:{address}")
    return _join(work, person, channel, address, proof="invite", account=account)


def is_given_out(work: UnitOfWork, code: str) -> bool:
    """Whether it is somebody's code, used or not."""
    return work.invites.find(_digest(work, code)) is not None


def _lacks(work: UnitOfWork, person: Person) -> tuple[str, ...]:
    """The channels in use on which the person has no account."""
    there = {contact.channel for contact in work.recipients.contacts(person.id) if contact.reach in JOINED}
    return tuple(channel for channel in work.rules.capabilities if channel not in there)


def _refuse_guessing(work: UnitOfWork, channel: str, address: str) -> None:
    hour_ago = work.now - timedelta(hours=1)
    if work.invites.count_wrong(hour_ago, (channel, address)) >= TRIES_AN_HOUR:
        raise TooManyTries(f"An account on {channel} tried {TRIES_AN_HOUR} wrong codes within an hour.")


def note_wrong(work: UnitOfWork, channel: str, address: str) -> bool:
    """Count a wrong code; True at the one that should alarm the admins."""
    work.invites.note_wrong(channel, address, work.now)
    return work.invites.count_wrong(work.now - timedelta(hours=1)) == ALARM_AN_HOUR


def join_by_phone(work: UnitOfWork, channel: str, address: str, phone: str, *, account: str = "") -> Joined | None:
    """Let in the account whose own number, as the channel vouches, is that of somebody in office; None for nobody's.

    None also for one that was unlinked or replaced: whoever found a lost phone has its number, so it takes a new code.
    Raises SomeoneElses where the account belongs to another person.
    """
    person = work.recipients.person_by_phone(phone)
    if person is None or not work.recipients.posts(work.today, person_id=person.id):
        return None
    owner = work.recipients.contact(channel, address)
    if owner and owner.person_id != person.id and owner.reach in {Reach.REACHABLE, Reach.BLOCKED}:
        raise SomeoneElses(f"An account on {channel} that belongs to somebody shared another person's number.")
    if owner and owner.reach is Reach.REPLACED:
        return None
    return _join(work, person, channel, address, proof="phone", account=account)


def join_vouched(work: UnitOfWork, channel: str, address: str, *, account: str = "") -> Joined | None:
    """Let in an account that the recipients' file names, or that may start as the first admin; None for a stranger."""
    contact = work.recipients.contact(channel, address)
    if contact and contact.reach is Reach.REPLACED:
        contact = None
    known = work.recipients.person(contact.person_id) if contact else None
    if (channel, address) in work.rules.admins and not work.recipients.posts(work.today, roles={Role.ADMIN}):
        known = _first_admin(work, known)
    if known is None:
        return None
    proof = contact.proof if contact else "setting"
    return _join(work, known, channel, address, proof=proof, account=account)


def _first_admin(work: UnitOfWork, known: Person | None) -> Person:
    unit = work.recipients.unit(ADMIN_UNIT[0]) or work.recipients.save_unit(*ADMIN_UNIT, None)
    person = known or work.recipients.add_person("Quản trị viên", None)
    work.recipients.add_post(person.id, unit.id, Role.ADMIN, None, work.today)
    return person


def _join(work: UnitOfWork, person: Person, channel: str, address: str, *, proof: str, account: str) -> Joined:
    before = work.recipients.contact(channel, address)
    news = before is None or before.person_id != person.id or before.reach is not Reach.REACHABLE
    if news:
        took_over = _replace_others(work, person, channel, address)
        reach = Reach.REACHABLE
        saved = work.recipients.save_contact(person.id, channel, address, proof=proof, reach=reach, joined_at=work.now)
        _note(work, "joined", person, channel)
        if before is None or before.person_id != person.id or before.reach is not Reach.BLOCKED:
            _tell_clerks(work, person, saved, account, took_over=took_over)
        note_heard(work, saved)
        reschedule_all_of(work, person.id)
    open_matters = open_matters_of(work, person.id)
    for matter in open_matters:
        if matter.addressee.receiver and matter.addressee.receiver.id == person.id:
            send_directive(work, matter)
            _tell_if_delegate(work, matter, person, news=news)
    posts = work.recipients.posts(work.today, person_id=person.id)
    return Joined(person=person, posts=tuple(posts), open_matters=tuple(open_matters), news=news)


def _tell_if_delegate(work: UnitOfWork, matter: Matter, person: Person, *, news: bool) -> None:
    """Somebody to whom a head has handed it before they joined learns of whom they have it."""
    if not news or not matter.delegate or matter.delegate.id != person.id:
        return
    handed = list(work.delegations.in_force(work.today, to_person=person.id))
    by = next((one.from_person for one in handed if one.assignment_id == matter.assignment.id), None)
    if by:
        tell_delegate(work, matter, person, work.recipients.person(by).full_name, with_choices=False)


def _replace_others(work: UnitOfWork, person: Person, channel: str, address: str) -> bool:
    """The newest account takes over; the former one is told, for it may have been somebody else. Whether one was."""
    told = False
    for other in work.recipients.contacts(person.id):
        if other.channel != channel or other.address == address or other.reach is Reach.REPLACED:
            continue
        if other.reach is Reach.REACHABLE:
            send_farewell(work, other, voice(work, person).account_taken_over())
            told = True
        work.recipients.set_reach(other.id, Reach.REPLACED)
        _note(work, "replaced", person, channel)
    return told


def _tell_clerks(work: UnitOfWork, person: Person, contact: Contact, account: str, *, took_over: bool) -> None:
    """Each joining can be undone by those who know the person."""
    posts = work.recipients.posts(work.today, person_id=person.id)
    for clerk in clerks(work):
        if clerk.id != person.id:
            words = voice(work, clerk)
            text = words.joined_notice(person, posts, account, contact.channel, took_over=took_over)
            undo = Choice(words.labels.UNLINK, payload(Act.UNLINK, ticket_of(contact)))
            send_notice(work, clerk, text, choices=[undo])


def ticket_of(contact: Contact) -> int:
    """One number for a contact and the moment at which it joined, so that a button undoes that joining and no later."""
    assert contact.joined_at  # noqa: S101 - it has just joined
    return contact.id * _SECONDS + int(contact.joined_at.timestamp())


def contact_with(work: UnitOfWork, ticket: int) -> Contact | None:
    """The contact of a ticket; None where there never was one."""
    return next((contact for contact in work.recipients.contacts() if contact.id == ticket // _SECONDS), None)


def undo_joining(work: UnitOfWork, ticket: int, by: Person, *, admin: bool) -> tuple[Contact, bool] | None:
    """Unlink what a ticket stands for: the contact, and whether this changed anything.

    None for a forged ticket, and for an admin's account where it is no `admin` who asks.
    """
    contact = contact_with(work, ticket)
    if contact is None:
        return None
    if not admin and work.recipients.posts(work.today, person_id=contact.person_id, roles={Role.ADMIN}):
        return None
    same = contact.joined_at is not None and contact.reach is not Reach.REPLACED and ticket_of(contact) == ticket
    if same:
        unlink(work, contact, by=by.full_name)
    return contact, same


def unlink(work: UnitOfWork, contact: Contact, *, by: str) -> None:
    """The account is no longer this person's: it is told, nothing more goes there, and only a new code lets it in."""
    person = work.recipients.person(contact.person_id)
    if contact.reach is Reach.REACHABLE:
        send_farewell(work, contact, voice(work, person).you_are_unlinked())
    work.recipients.set_reach(contact.id, Reach.REPLACED)
    leave_contact(work, contact)
    work.talk.close_question(contact.id)
    work.events.append(
        Event(at=work.now, what="unlinked", who=by, person_id=person.id, channel=contact.channel, text=person.full_name)
    )
    reschedule_all_of(work, person.id)
    tell_of_lost_delegate(work, person.id)


def leave(work: UnitOfWork, channel: str, address: str) -> Contact | None:
    """The account blocked the bot: nothing reaches it until it comes back. None where we do not know it."""
    contact = work.recipients.contact(channel, address)
    if contact is None or contact.reach is not Reach.REACHABLE:
        return None
    work.recipients.set_reach(contact.id, Reach.BLOCKED)
    leave_contact(work, contact)
    _note(work, "left", work.recipients.person(contact.person_id), channel)
    reschedule_all_of(work, contact.person_id)
    tell_of_lost_delegate(work, contact.person_id)
    return contact


def come_back(work: UnitOfWork, channel: str, address: str) -> Contact | None:
    """The account takes messages again: what it missed follows. None where it had not left, or we do not know it."""
    contact = work.recipients.contact(channel, address)
    if contact is None or contact.reach is not Reach.BLOCKED:
        return None
    _join(work, work.recipients.person(contact.person_id), channel, address, proof=contact.proof, account="")
    return contact


def note_heard(work: UnitOfWork, contact: Contact) -> None:
    """The person says something on this channel; where there is but one, that tells nothing."""
    if len(work.rules.capabilities) > 1:
        work.recipients.heard(contact.id, work.now)


def may_look_after(work: UnitOfWork, person: Person) -> bool:
    """Whether the person is a clerk or an admin today."""
    return bool(work.recipients.posts(work.today, person_id=person.id, roles=LOOKING_AFTER))


def _note(work: UnitOfWork, what: str, person: Person, channel: str | None = None) -> None:
    work.events.append(Event(at=work.now, what=what, who=person.full_name, person_id=person.id, channel=channel))

"""Standing in: while a head is away, a deputy or officer of the unit gets what goes to the head."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.core.deciding_store import NewDelegation
from bot.core.delegating import Standing, StandingIn
from bot.core.errors import NotTheHead
from bot.core.matter import Matter
from bot.core.messages import Act, payload
from bot.core.model import ANSWERING, LOOKING_AFTER, Assignment, Choice, Person, PersonId, Role, Unit, UnitId
from bot.core.records import Delegation, Event
from bot.core.stores import UnitOfWork
from bot.services.answering import Actor
from bot.services.delegating import whom
from bot.services.following import BOT, reschedule
from bot.services.looking import clerks, matters, voice
from bot.services.sending import send_directive, send_notice
from bot.texts.words import Words

LONGEST = timedelta(days=366)
_BUTTONS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorised:
    """What became of it."""

    outcome: Standing
    unit: Unit
    made: StandingIn | None = None
    other: StandingIn | None = None  # whoever stands in already


def unit_for(work: UnitOfWork, unit_id: UnitId, by: Person) -> Unit:
    """The unit, for somebody who may say who stands in there: its head or deputy, or who looks after recipients.

    Raises NotTheHead, also where there is none.
    """
    unit = next((one for one in work.recipients.units() if one.id == unit_id), None)
    own = work.recipients.posts(work.today, person_id=by.id, unit_id=unit_id, roles=ANSWERING)
    desk = work.recipients.posts(work.today, person_id=by.id, roles=LOOKING_AFTER)
    if unit is None or not (own or desk):
        raise NotTheHead(f"{by.full_name} may not say who stands in at unit {unit_id}; changed posts?")
    return unit


def units_of(work: UnitOfWork, by: Person) -> list[Unit]:
    """Where somebody answers, in the order of their posts."""
    posts = work.recipients.posts(work.today, person_id=by.id, roles=ANSWERING)
    return list({post.unit.id: post.unit for post in posts}.values())


def head_of_unit(work: UnitOfWork, unit_id: UnitId) -> Person | None:
    """Whose leave it is about."""
    heads = work.recipients.posts(work.today, unit_id=unit_id, roles={Role.HEAD})
    return heads[0].person if heads else None


def standing_of(work: UnitOfWork, unit_ids: Collection[UnitId]) -> list[StandingIn]:
    """Who stands in, now or later, in these units; the earliest first."""
    now = work.delegations.in_force(work.today, unit_ids=unit_ids)
    listed = [one for one in [*now, *work.delegations.to_come(work.today, unit_ids)] if one.assignment_id is None]
    units = {unit.id: unit for unit in work.recipients.units()}
    return sorted(
        (_named(work, one, units[one.unit_id]) for one in listed), key=lambda one: (one.from_on, one.unit.code)
    )


def _named(work: UnitOfWork, one: Delegation, unit: Unit) -> StandingIn:
    head, to = work.recipients.person(one.from_person), work.recipients.person(one.to_person)
    return StandingIn(delegation=one, unit=unit, head=head, to=to)


def handed_out(work: UnitOfWork, unit_ids: Collection[UnitId]) -> list[tuple[Matter, Person]]:
    """What is handed to somebody in these units, directive by directive."""
    ids = {one.assignment_id for one in work.delegations.in_force(work.today, unit_ids=unit_ids) if one.assignment_id}
    found = matters(work, (a for a in work.assignments.get_many(ids) if not a.is_settled))
    return [(m, m.delegate) for m in sorted(found, key=lambda m: m.assignment.id) if m.delegate]


def authorise(work: UnitOfWork, unit_id: UnitId, by: Actor, to: PersonId, from_on: date, last_on: date) -> Authorised:
    """Somebody stands in for the head from the first of these days to the last, both counted. Raises NotTheHead."""
    unit = unit_for(work, unit_id, by.person)
    head = head_of_unit(work, unit_id)
    there = to in {post.person.id for post in whom(work, unit_id)}
    odd = _what_is_odd(work, head, there=there, from_on=from_on, last_on=last_on)
    if odd or head is None:
        return Authorised(outcome=odd or Standing.NO_HEAD, unit=unit)
    to_on = last_on + timedelta(days=1)
    mine = (one for one in standing_of(work, [unit_id]) if one.head.id == head.id)
    if other := next((one for one in mine if _meet(one, from_on, to_on)), None):
        return Authorised(outcome=Standing.OVERLAPS, unit=unit, other=other)
    added = work.delegations.add(
        NewDelegation(
            unit_id=unit_id,
            assignment_id=None,
            from_person=head.id,
            to_person=to,
            from_on=from_on,
            to_on=to_on,
            made_at=work.now,
            look_at=_opening(work, from_on),
        )
    )
    made = _named(work, added, unit)
    _note(work, made, "authorised", by.person.full_name, by)
    _tell_of(work, made, by)
    if added.is_in_force(work.today):
        _begin(work, made)
    return Authorised(outcome=Standing.MADE, unit=unit, made=made)


def _what_is_odd(
    work: UnitOfWork, head: Person | None, *, there: bool, from_on: date, last_on: date
) -> Standing | None:
    if head is None:
        return Standing.NO_HEAD
    if not there:
        return Standing.NOT_THERE
    if last_on < from_on:
        return Standing.BACKWARDS
    if last_on < work.today:
        return Standing.PAST
    return Standing.TOO_LONG if last_on - from_on > LONGEST or from_on - work.today > LONGEST else None


def _meet(one: StandingIn, from_on: date, to_on: date) -> bool:
    return one.from_on < to_on and (one.to_on is None or from_on < one.to_on)


def _opening(work: UnitOfWork, day: date) -> datetime:
    """When the office next works from that day on: nobody is told of it at night."""
    calendar = work.rules.calendar
    return calendar.next_open(max(calendar.opening(day), work.now))


def _tell_of(work: UnitOfWork, made: StandingIn, by: Actor) -> None:
    """Whoever stands in, the head, and the clerks, but for the one who has just written it down."""
    deputy = bool(work.recipients.posts(work.today, person_id=made.to.id, unit_id=made.unit.id, roles=ANSWERING))
    send_notice(work, made.to, voice(work, made.to).you_stand_in(made, deputy=deputy))
    others = {person.id: person for person in [made.head, *clerks(work)]}
    for person in others.values():
        if person.id not in {by.person.id, made.to.id}:
            send_notice(work, person, voice(work, person).head_is_told(made, by.person.full_name))


def look_at_standing(work: UnitOfWork, one: Delegation) -> None:
    """It begins or is over, as the day says."""
    unit = next(each for each in work.recipients.units() if each.id == one.unit_id)
    standing = _named(work, one, unit)
    head = head_of_unit(work, one.unit_id)
    there = work.recipients.posts(work.today, person_id=one.to_person, unit_id=one.unit_id)
    if one.is_in_force(work.today) and head and head.id == one.from_person and there:
        _begin(work, standing)
    elif work.today < one.from_on:
        work.delegations.look_again(one.id, _opening(work, one.from_on))
    else:
        _finish(work, standing)


def _begin(work: UnitOfWork, standing: StandingIn) -> None:
    """What is open is theirs to see; new directives and nudges come by themselves."""
    one = standing.delegation
    assert one.to_on  # noqa: S101 - whoever stands in does so until a day
    work.delegations.look_again(one.id, _opening(work, one.to_on))
    listed = _open_in(work, one.unit_id)
    _note(work, standing, "standing_in", BOT)
    words = voice(work, standing.to)
    choices = _openings(listed, words)
    send_notice(work, standing.to, words.standing_begins(standing, listed), choices=choices)
    for matter in listed:
        reschedule(work, matter.assignment)


def _finish(work: UnitOfWork, standing: StandingIn) -> None:
    """The head gets what is open again, and the directives that they have not seen."""
    one, began = standing.delegation, standing.from_on <= work.today
    work.delegations.end(one.id, work.now)
    _note(work, standing, "standing_over", BOT)
    send_notice(work, standing.to, voice(work, standing.to).you_stood_in(standing))
    if not began:
        return
    head = head_of_unit(work, one.unit_id)
    listed = [reschedule(work, matter.assignment) for matter in _open_in(work, one.unit_id)]
    if head is None or head.id != standing.head.id:
        return  # a successor has been handed all of it
    words = voice(work, head)
    send_notice(work, head, words.standing_over(standing, listed), choices=_openings(listed, words))
    for matter in listed:
        if matter.addressee.receiver and matter.addressee.receiver.id == head.id:
            send_directive(work, matter)


def end_standing(work: UnitOfWork, delegation_id: int, by: Actor) -> StandingIn | None:
    """The head is back sooner, or does not leave after all; None where it has ended already. Raises NotTheHead."""
    one = work.delegations.get(delegation_id)
    if one is None or one.assignment_id is not None:
        raise NotTheHead(f"{by.person.full_name} named standing delegation {delegation_id}, which does not exist.")
    standing = _named(work, one, unit_for(work, one.unit_id, by.person))
    if one.ended_at:
        return None
    _note(work, standing, "standing_ended", by.person.full_name, by)
    _finish(work, standing)
    return standing


def end_standing_where_gone(work: UnitOfWork) -> None:
    """Who has left the unit stands in for nobody there, and nobody for who is head no more."""
    units = [unit.id for unit in work.recipients.units()]
    for standing in standing_of(work, units):
        one = standing.delegation
        head = head_of_unit(work, one.unit_id)
        there = work.recipients.posts(work.today, person_id=one.to_person, unit_id=one.unit_id)
        if head is None or head.id != one.from_person or not there:
            _finish(work, standing)


def _open_in(work: UnitOfWork, unit_id: UnitId) -> list[Matter]:
    """The worst first."""
    found = matters(work, (a for a in work.assignments.of_units([unit_id]) if not a.is_settled))
    return sorted(found, key=lambda m: _urgency(m.assignment))


def _urgency(a: Assignment) -> tuple[bool, datetime]:
    return a.due_at is None, a.due_at or a.issued_at


def _openings(listed: Collection[Matter], words: Words) -> list[Choice]:
    return [Choice(words.open_label(m), payload(Act.OPEN, m.assignment.id)) for m in list(listed)[:_BUTTONS]]


def _note(work: UnitOfWork, standing: StandingIn, what: str, who: str, by: Actor | None = None) -> None:
    """Of no directive: the office's own history."""
    until = standing.to_on.isoformat() if standing.to_on else ""
    work.events.append(
        Event(
            at=work.now,
            what=what,
            who=who,
            person_id=by.person.id if by else None,
            channel=by.channel if by else None,
            text=f"{standing.unit.code}: {standing.head.full_name} → {standing.to.full_name}",
            facts={"from": standing.from_on.isoformat(), "to": until},
        )
    )

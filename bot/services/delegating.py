"""Handing a directive to somebody of the unit, and taking it back."""

from dataclasses import dataclass

from bot.core.deciding_store import NewDelegation
from bot.core.delegating import HEAD_HEARS_EVERY, Handing
from bot.core.inviting import guests
from bot.core.matter import Matter
from bot.core.messages import Act, payload
from bot.core.model import UNACKNOWLEDGED, AssignmentId, Choice, Person, PersonId, Post, Role, Status, UnitId
from bot.core.records import Delegation, Event
from bot.core.stores import UnitOfWork
from bot.services.acting import DELEGATES
from bot.services.answering import Actor, authorised, signed
from bot.services.following import BOT, reschedule, save
from bot.services.heads_up import head_of, line_of, tell_delegate, tell_lost, tell_weekly, why_unreached
from bot.services.joining import NewInvite, make_invites_for
from bot.services.looking import clerks, look, voice
from bot.services.sending import send_directive, send_notice
from bot.services.upwards import note

_MADE = "made_post:{}"  # a fact: the post was made by a head, so that a clerk can undo it


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What became of it."""

    matter: Matter
    outcome: Handing
    to: Person | None = None
    unreached: str | None = None  # why they have not got it: "never_joined", "blocked" or "away"
    invite: NewInvite | None = None


def whom(work: UnitOfWork, unit_id: UnitId, *, but: PersonId | None = None) -> list[Post]:
    """The deputies and officers of a unit, deputies first, each person once; not its head."""
    posts = work.recipients.posts(work.today, unit_id=unit_id)
    heads = {post.person.id for post in posts if post.role is Role.HEAD}
    found: dict[PersonId, Post] = {}
    for post in sorted((p for p in posts if p.role in DELEGATES), key=lambda p: p.role is not Role.DEPUTY):
        if post.person.id not in heads | {but}:
            found.setdefault(post.person.id, post)
    return list(found.values())


def can_be_handed(matter: Matter) -> bool:
    """Whether the unit has it in hand."""
    a = matter.assignment
    return not a.is_settled and a.status not in UNACKNOWLEDGED | {Status.DECLINED}


def hand_to(work: UnitOfWork, assignment_id: AssignmentId, by: Actor, to: PersonId) -> Handed:
    """Somebody of the unit carries it out from now on. Raises NotTheHead."""
    matter = authorised(work, assignment_id, by)
    post = next((one for one in whom(work, matter.assignment.unit_id) if one.person.id == to), None)
    if not can_be_handed(matter):
        return Handed(matter=matter, outcome=Handing.NOT_NOW)
    if to == by.person.id:
        return Handed(matter=matter, outcome=Handing.TO_ONESELF)
    if post is None:
        return Handed(matter=matter, outcome=Handing.NOT_THERE)
    if matter.delegate and matter.delegate.id == to:
        return Handed(matter=matter, outcome=Handing.HAS_IT, to=matter.delegate)
    return _hand(work, matter, by, post)


def _hand(work: UnitOfWork, matter: Matter, by: Actor, post: Post) -> Handed:
    a, to = matter.assignment, post.person
    _end_all(work, matter, by)
    work.delegations.add(
        NewDelegation(
            unit_id=a.unit_id,
            assignment_id=a.id,
            from_person=by.person.id,
            to_person=to.id,
            from_on=work.today,
            to_on=None,
            made_at=work.now,
            look_at=work.rules.calendar.next_open(work.now + HEAD_HEARS_EVERY),
        )
    )
    note(work, a, by, "delegated", text=to.full_name)
    matter = save(work, signed(work, a, by))
    unreached = why_unreached(work, to.id)
    if unreached is None:
        gets_it = matter.addressee.receiver is not None and matter.addressee.receiver.id == to.id
        card = gets_it and send_directive(work, matter, handed=True)
        tell_delegate(work, matter, to, by.person.full_name, with_choices=not card)
    return Handed(matter=matter, outcome=Handing.HANDED, to=to, unreached=unreached)


def hand_to_new(work: UnitOfWork, assignment_id: AssignmentId, by: Actor, name: str, title: str | None) -> Handed:
    """Somebody who is in no list: an officer of the unit from now on, with a code to forward. Raises NotTheHead.

    A name that the unit knows is that person.
    """
    matter = authorised(work, assignment_id, by)
    if not can_be_handed(matter):
        return Handed(matter=matter, outcome=Handing.NOT_NOW)
    unit = matter.addressee.unit
    held = work.recipients.posts(work.today, unit_id=unit.id)
    known = next((post for post in held if post.person.full_name.casefold() == name.casefold()), None)
    if known:
        return hand_to(work, assignment_id, by, known.person.id)
    person = work.recipients.add_person(name, None)
    work.recipients.add_post(person.id, unit.id, Role.OFFICER, title, work.today)
    [post] = work.recipients.posts(work.today, person_id=person.id)
    work.facts.put(_MADE.format(post.id), str(person.id))
    [invite] = make_invites_for(work, guests([post], (), tuple(work.rules.capabilities)))
    note(work, matter.assignment, by, "delegate_invited", text=name)
    handed = _hand(work, matter, by, post)
    _tell_clerks(work, post, by)
    return Handed(matter=handed.matter, outcome=handed.outcome, to=person, unreached=handed.unreached, invite=invite)


def _tell_clerks(work: UnitOfWork, post: Post, by: Actor) -> None:
    for clerk in clerks(work):
        if clerk.id != by.person.id:
            words = voice(work, clerk)
            undo = Choice(words.labels.UNDO_POST, payload(Act.UNDO_POST, post.id))
            send_notice(work, clerk, words.new_delegate(post, by.person.full_name), choices=[undo])


def undo_post(work: UnitOfWork, post_id: int, by: Actor) -> tuple[Person, bool] | None:
    """The person whom a head has added goes again, and so do their codes; None where no head made such a post."""
    made_for = work.facts.get(_MADE.format(post_id))
    if made_for is None:
        return None
    post = next((one for one in work.recipients.posts(work.today) if one.id == post_id), None)
    if post is None:
        return work.recipients.person(PersonId(int(made_for))), False
    work.recipients.end_post(post.id, work.today)
    work.invites.expire(post.person.id, at=work.now)
    work.events.append(_post_ended(work, post, by))
    end_where_gone(work)
    return post.person, True


def _post_ended(work: UnitOfWork, post: Post, by: Actor) -> Event:
    return Event(
        at=work.now,
        what="post_ended",
        who=by.person.full_name,
        person_id=post.person.id,
        channel=by.channel,
        text=f"{post.person.full_name}, {post.role}, {post.unit.code}",
    )


def take_back(work: UnitOfWork, assignment_id: AssignmentId, by: Actor) -> tuple[Matter, Person | None]:
    """The head has it in hand again; with whoever had it, None where nobody had. Raises NotTheHead."""
    matter = authorised(work, assignment_id, by)
    former = matter.delegate
    if not _end_all(work, matter, by):
        return matter, None
    note(work, matter.assignment, by, "delegation_ended", text=former.full_name if former else None)
    return save(work, signed(work, matter.assignment, by)), former


def _end_all(work: UnitOfWork, matter: Matter, by: Actor) -> bool:
    """Whoever has it has it no more, and is told; whether there was anybody."""
    a = matter.assignment
    ended = [one for one in work.delegations.about(work.today, (), {a.id}) if one.assignment_id == a.id]
    for one in ended:
        work.delegations.end(one.id, work.now)
        person = work.recipients.person(one.to_person)
        text = voice(work, person).task_ended(matter, by.person.full_name)
        send_notice(work, person, text, directive_id=a.directive_id, assignment_id=a.id)
    return bool(ended)


def end_where_gone(work: UnitOfWork) -> None:
    """Whoever has left the unit carries out nothing there any more; the head is told."""
    for one in work.delegations.in_force(work.today):
        if one.assignment_id is None or _is_there(work, one):
            continue
        work.delegations.end(one.id, work.now)
        matter = look(work, one.assignment_id)
        if matter is None or matter.assignment.is_settled:
            continue
        person = work.recipients.person(one.to_person)
        work.events.append(_ended_by_itself(work, matter, person))
        tell_lost(work, reschedule(work, matter.assignment), person, "gone")


def _is_there(work: UnitOfWork, one: Delegation) -> bool:
    return bool(work.recipients.posts(work.today, person_id=one.to_person, unit_id=one.unit_id))


def _ended_by_itself(work: UnitOfWork, matter: Matter, person: Person) -> Event:
    return Event(
        at=work.now,
        what="delegation_ended",
        who=BOT,
        directive_id=matter.directive.id,
        assignment_id=matter.assignment.id,
        text=person.full_name,
    )


def look_at_handed(work: UnitOfWork, one: Delegation) -> None:
    """A week has passed: the head hears of it, with all else that they have handed to others; or it is over."""
    calendar = work.rules.calendar
    if not calendar.is_open(work.now):
        work.delegations.look_again(one.id, calendar.next_open(work.now))
        return
    matter = look(work, one.assignment_id) if one.assignment_id else None
    if matter is None or (matter.assignment.is_settled and not matter.can_be_reopened):
        work.delegations.end(one.id, work.now)
        return
    head, again = head_of(work, matter), calendar.next_open(work.now + HEAD_HEARS_EVERY)
    listed = _handed_in(work, one.unit_id)
    for other, _ in [*listed, (one, matter)]:
        work.delegations.look_again(other.id, again)
    lines = [line_of(work, m, other) for other, m in listed if not head or other.to_person != head.id]
    if head and lines:
        tell_weekly(work, head, lines)


def _handed_in(work: UnitOfWork, unit_id: UnitId) -> list[tuple[Delegation, Matter]]:
    """All that is handed to somebody in a unit and open."""
    found = []
    for one in work.delegations.in_force(work.today, unit_ids=[unit_id]):
        matter = look(work, one.assignment_id) if one.assignment_id else None
        if matter and not matter.assignment.is_settled and matter.delegate and matter.delegate.id == one.to_person:
            found.append((one, matter))
    return found

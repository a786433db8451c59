"""Reading: an assignment with everything around it, for whoever decides or speaks about it."""

import json
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from bot.core.duties import Book, original_due
from bot.core.making import replace
from bot.core.matter import Matter, May
from bot.core.messages import Capabilities
from bot.core.model import (
    ANSWERING,
    LOOKING_AFTER,
    Acceptance,
    Addressee,
    Assignment,
    AssignmentId,
    Contact,
    Deadline,
    Directive,
    DirectiveId,
    FollowUpCopy,
    Person,
    PersonId,
    Post,
    Role,
    Unit,
    UnitId,
)
from bot.core.outages import channels_down
from bot.core.policy import FollowUp, Step, from_stored, next_step
from bot.core.routing import in_turn
from bot.core.rules import Rules
from bot.core.stores import UnitOfWork
from bot.services.acting import Acting, allowance, entrusted, reached
from bot.services.books import books
from bot.texts.common import ANYTHING
from bot.texts.words import Words, words_in


def voice(work: UnitOfWork, reader: Person | None, can: Capabilities = ANYTHING) -> Words:
    """The words of this office in the language of whoever reads them; in its own to a stranger, and for the record.

    `can`: what the channel can do on which they are read, where that is known.
    """
    return voice_in(work, reader.language if reader else None, can)


def voice_in(work: UnitOfWork, language: str | None, can: Capabilities = ANYTHING) -> Words:
    """The same in a language; None is the office's own."""
    return words_of(work.rules, language, can)


def words_of(rules: Rules, language: str | None = None, can: Capabilities = ANYTHING) -> Words:
    """The same where nothing is read."""
    return words_in(
        language,
        calendar=rules.calendar,
        address=rules.address,
        organisation=rules.organisation,
        contact=rules.contact,
        can=can,
    )


def reader_at(work: UnitOfWork, channel: str, address: str) -> Person | None:
    """Whose account it is, or was; None for a stranger's."""
    contact = work.recipients.contact(channel, address)
    return work.recipients.person(contact.person_id) if contact else None


def policy_of(directive: Directive) -> FollowUp:
    """The policy that the directive was issued with."""
    return _policy(directive.follow_up)


@lru_cache(maxsize=256)
def _policy(stored: FollowUpCopy) -> FollowUp:
    return from_stored(json.loads(stored))


def step_of(work: UnitOfWork, directive: Directive, assignment: Assignment) -> Step | None:
    """What comes next if nobody answers. `assignment.reachable` must be filled in."""
    return next_step(assignment, policy_of(directive), work.rules.calendar, work.now)


def look(work: UnitOfWork, assignment_id: AssignmentId) -> Matter | None:
    """One assignment; None where there is none."""
    assignment = work.assignments.get(assignment_id)
    return matters(work, [assignment])[0] if assignment else None


def matters(work: UnitOfWork, assignments: Iterable[Assignment], *, steps: bool = True) -> list[Matter]:
    """The same for many, in their order, with few queries. `steps` False: what comes next is not asked for."""
    listed = list(assignments)
    addressees = work.recipients.addressees(work.today, {a.unit_id for a in listed})
    numbered = books(work, listed)
    acting = Acting(work, listed)
    directives: dict[DirectiveId, Directive] = {}
    names: dict[PersonId, str] = {}
    found = []
    for assignment in listed:
        directive = directives.get(assignment.directive_id)
        if directive is None:
            directive = directives[assignment.directive_id] = work.directives.get(assignment.directive_id)
        acted = acting.addressed(assignment, addressees[assignment.unit_id])
        found.append(_matter(work, assignment, directive, acted, names, numbered.get(assignment.id), steps=steps))
    return found


def _matter(
    work: UnitOfWork,
    assignment: Assignment,
    directive: Directive,
    acted: tuple[Addressee, Person | None, Person | None],
    names: dict[PersonId, str],
    book: Book | None,
    *,
    steps: bool,
) -> Matter:
    addressee, delegate, stand_in = acted
    reachable = addressee.contact is not None
    if assignment.reachable is not reachable:
        assignment = replace(assignment, reachable=reachable)
    if book and book.shares:
        original = original_due(book, assignment)
        assignment = replace(assignment, also_due=_also_due(assignment, book), original_due=original)
    return Matter(
        assignment=assignment,
        directive=directive,
        addressee=addressee,
        acknowledged_by=_name(work, names, assignment.acknowledged_by),
        confirmed_by=_name(work, names, assignment.confirmed_by),
        next_step=step_of(work, directive, assignment) if steps else None,
        can_be_reopened=_can_be_reopened(work, assignment),
        delegate=delegate,
        stand_in=stand_in,
        duties=book,
    )


def _name(work: UnitOfWork, names: dict[PersonId, str], person_id: PersonId | None) -> str | None:
    if person_id is None:
        return None
    if person_id not in names:
        names[person_id] = work.recipients.person(person_id).full_name
    return names[person_id]


def _also_due(a: Assignment, book: Book) -> tuple[Deadline, ...]:
    """Of the duties that are open besides the one that the deadline in force comes from."""
    if a.due_at is None:
        return ()
    return tuple(dict.fromkeys(s.due for s in book.open if s.due and s.due_at and s.due_at > a.due_at))


def _can_be_reopened(work: UnitOfWork, a: Assignment) -> bool:
    """Whether the confirmation may be taken back: for a day, unless a director has accepted it."""
    return bool(a.reopens_until and work.now < a.reopens_until) and a.acceptance is not Acceptance.ACCEPTED


def open_matters_of(work: UnitOfWork, person_id: PersonId) -> list[Matter]:
    """What a person may answer for and is open, the worst first: the longest overdue, then the nearest deadline."""
    units = _own_units(work, person_id)
    found = matters(work, (a for a in _answered_by(work, person_id, units) if not a.is_settled))
    found = [m if m.assignment.unit_id in units else for_reader(work, m, person_id) for m in found]
    return sorted(found, key=worst_first)


def worst_first(m: Matter) -> tuple[bool, datetime]:
    """Sorts by what is the longest overdue, then by the nearest deadline."""
    return m.assignment.due_at is None, m.assignment.due_at or m.assignment.issued_at


def contact_for_nudges(work: UnitOfWork, matter: Matter) -> Contact | None:
    """Where the nudges about an assignment go: to whoever acts for the head, else the head; None: not reached.

    After some without a sign on one channel it is another one's turn.
    """
    to = matter.addressee
    if not to.spare:
        return to.contact
    down = channels_down(work.facts, work.rules.capabilities)
    return in_turn(to.contacts, matter.assignment.nudges_since_sign, work.rules.silent_after, down)


def reopenable_matters_of(work: UnitOfWork, person_id: PersonId) -> list[Matter]:
    """What a person may answer for and was confirmed so lately that it may be taken back, the latest first."""
    every = _answered_by(work, person_id, _own_units(work, person_id))
    confirmed = (a for a in every if _can_be_reopened(work, a))
    return sorted(matters(work, confirmed), key=lambda m: m.assignment.confirmed_at or work.now, reverse=True)


def _own_units(work: UnitOfWork, person_id: PersonId) -> set[UnitId]:
    """Where they are head or deputy."""
    return {post.unit.id for post in work.recipients.posts(work.today, person_id=person_id, roles=ANSWERING)}


def _answered_by(work: UnitOfWork, person_id: PersonId, units: set[UnitId]) -> list[Assignment]:
    """Those of their own units, then those that a head has handed to them."""
    own = work.assignments.of_units(units) if units else []
    return [*own, *(a for a in entrusted(work, person_id) if a.unit_id not in units)]


def answered_by(work: UnitOfWork, person_id: PersonId, directive_id: DirectiveId) -> list[Assignment]:
    """A person's assignments of one directive: of their units, and what was handed to them."""
    given = work.assignments.of_directive(directive_id)
    return [a for a in given if allowance(work, a, person_id) is not May.NOTHING]


def for_reader(work: UnitOfWork, matter: Matter, person_id: PersonId | None) -> Matter:
    """The same as this person may act on it; whoever may do nothing any more is offered nothing."""
    post = matter.addressee.post
    if person_id is None or (post and post.person.id == person_id):
        return matter if matter.may is May.ALL else replace(matter, may=May.ALL)
    return replace(matter, may=allowance(work, matter.assignment, person_id))


def people_of(matter: Matter) -> list[Person]:
    """Who is told what others decide: the head, and whoever acts for them on it; each once."""
    post = matter.addressee.post
    people = [post.person if post else None, matter.delegate, matter.stand_in]
    return list({person.id: person for person in people if person}.values())


def may_answer(work: UnitOfWork, person_id: PersonId, unit_id: UnitId) -> bool:
    """Whether the person is the unit's head or deputy today."""
    return bool(work.recipients.posts(work.today, person_id=person_id, unit_id=unit_id, roles=ANSWERING))


def contact_of(work: UnitOfWork, person_id: PersonId) -> Contact | None:
    """The contact to write to, of those that take messages."""
    return reached(work, person_id)


def clerks(work: UnitOfWork) -> list[Person]:
    """Who looks after recipients and documents and can be reached; admins only where there is no clerk."""
    posts = work.recipients.posts(work.today, roles=LOOKING_AFTER)
    found = [post for post in posts if contact_of(work, post.person.id)]
    return _people(post for post in found if post.role is Role.CLERK) or _people(found)


def directors_over(work: UnitOfWork, unit: Unit) -> list[Person]:
    """The nearest directors above a unit, and above all of them those of a top unit, whoever can be reached."""
    posts = [
        post for post in work.recipients.posts(work.today, roles={Role.DIRECTOR}) if contact_of(work, post.person.id)
    ]
    units = {u.id: u for u in work.recipients.units()}
    level: Unit | None = unit
    while level is not None:
        here = [post for post in posts if post.unit.id == level.id]
        if here:
            return _people(here)
        level = units.get(level.parent_id) if level.parent_id else None
    return _people(post for post in posts if post.unit.parent_id is None)


def units_under(work: UnitOfWork, director: PersonId) -> set[UnitId]:
    """The units that a director sees: all below their own; from a top unit the whole office."""
    units = work.recipients.units()
    seen: set[UnitId] = set()
    for post in work.recipients.posts(work.today, person_id=director, roles={Role.DIRECTOR}):
        if post.unit.parent_id is None:
            return {unit.id for unit in units}
        seen |= _below(units, post.unit.id)
    return seen


def _below(units: list[Unit], top: UnitId) -> set[UnitId]:
    found = {top}
    while more := {u.id for u in units if u.parent_id in found} - found:
        found |= more
    return found


def _people(posts: Iterable[Post]) -> list[Person]:
    return list({post.person.id: post.person for post in posts}.values())

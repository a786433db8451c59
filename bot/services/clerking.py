"""What clerks and admins look at: all directives, all units, who has not joined, whom to ring."""

from collections.abc import Collection, Sequence

from bot.core.drafts import DraftView
from bot.core.inviting import Guest, guests
from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.model import (
    UNACKNOWLEDGED,
    Addressee,
    AssignmentId,
    Directive,
    Kind,
    PersonId,
    Role,
    State,
    Unit,
    UnitId,
)
from bot.core.stores import UnitOfWork
from bot.core.summary import Counts
from bot.services.drafting import view_of
from bot.services.joining import NewInvite, make_invites_for
from bot.services.looking import matters
from bot.services.summarising import count_matters


def all_directives(work: UnitOfWork) -> list[Directive]:
    """The newest first."""
    return work.directives.all()[::-1]


def counted(work: UnitOfWork, directives: Sequence[Directive]) -> list[tuple[Directive, Counts]]:
    """Each with how it stands."""
    return [
        (d, count_matters(work, matters(work, work.assignments.of_directive(d.id), steps=False))) for d in directives
    ]


def open_drafts(work: UnitOfWork) -> list[DraftView]:
    """Those that nobody has decided on, the oldest first."""
    return [view_of(work, draft) for draft in work.drafts.open()]


def all_addressees(work: UnitOfWork) -> list[Addressee]:
    """Each unit with who answers for it, by code."""
    return list(work.recipients.addressees(work.today).values())


def invitable(work: UnitOfWork, *, admins_too: bool) -> list[tuple[Unit, list[Guest]]]:
    """Who lacks an account on some channel in use, by unit; each person once.

    Only an admin hands out codes for admins: whoever held such a code could use it for an account of their own.
    """
    posts = work.recipients.posts(work.today)
    hidden = set() if admins_too else {post.person.id for post in posts if post.role is Role.ADMIN}
    found: dict[UnitId, tuple[Unit, list[Guest]]] = {}
    for guest in guests(posts, work.recipients.contacts(), tuple(work.rules.capabilities)):
        if guest.post.person.id not in hidden:
            found.setdefault(guest.post.unit.id, (guest.post.unit, []))[1].append(guest)
    return list(found.values())


def invite(work: UnitOfWork, unit_id: UnitId | None, *, admins_too: bool, joined: bool | None) -> list[NewInvite]:
    """Fresh codes for the people of a unit (None: of all). `joined`: only those who have, or have not, a channel."""
    groups = invitable(work, admins_too=admins_too)
    asked_for = (guest for unit, there in groups if unit_id in {None, unit.id} for guest in there)
    return make_invites_for(work, [guest for guest in asked_for if joined in {None, bool(guest.has)}])


def to_call(work: UnitOfWork) -> list[list[Matter]]:
    """Open assignments to ring about, grouped by unit; the one with the nearest deadline leads its group.

    No channel reaches the unit, or nobody knows whether the directive has arrived (`Matter.in_doubt`).
    """
    units = work.recipients.units()
    still_open = (a for a in work.assignments.of_units({unit.id for unit in units}) if not a.is_settled)
    found = matters(work, still_open, steps=False)
    groups: dict[UnitId, list[Matter]] = {}
    doubtful = _doubtful(work)
    for matter in found:
        if not matter.assignment.reachable:
            groups.setdefault(matter.assignment.unit_id, []).append(matter)
        elif _is_in(doubtful, matter):
            groups.setdefault(matter.assignment.unit_id, []).append(replace(matter, in_doubt=True))
    for group in groups.values():
        group.sort(key=lambda m: (m.assignment.due_at is None, m.assignment.due_at or m.assignment.issued_at))
    return sorted(groups.values(), key=lambda group: group[0].addressee.unit.code)


def _is_in(doubtful: Collection[tuple[AssignmentId | None, PersonId | None]], matter: Matter) -> bool:
    contact = matter.addressee.contact
    unanswered = matter.assignment.status in UNACKNOWLEDGED  # a deputy may have answered from another account
    return unanswered and contact is not None and (matter.assignment.id, contact.person_id) in doubtful


def _doubtful(work: UnitOfWork) -> set[tuple[AssignmentId | None, PersonId | None]]:
    """What was sent to whom as often as is done quickly, and no copy is known to have arrived or on its way."""
    unsure: set[tuple[AssignmentId | None, PersonId | None]] = {
        (d.assignment_id, d.person_id) for d in work.deliveries.in_doubt() if d.assignment_id
    }
    known = {State.SENT, State.QUEUED, State.CLAIMED}
    for about in {assignment_id for assignment_id, _ in unsure if assignment_id}:
        for delivery in work.deliveries.live(about):
            if delivery.kind is Kind.DIRECTIVE and delivery.state in known:
                unsure.discard((about, delivery.person_id))
    return unsure

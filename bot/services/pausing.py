"""Following up rests, and goes on."""

from bot.core.calendar import elapsed
from bot.core.errors import BadInput
from bot.core.making import replace
from bot.core.model import Directive
from bot.core.records import Event
from bot.core.stores import UnitOfWork
from bot.services.following import BOT, reschedule
from bot.services.issuing import find_directive
from bot.services.looking import matters, policy_of


def pause_directive(work: UnitOfWork, handle_or_number: str, *, by: str = BOT) -> Directive:
    """No more nudges or escalations until it is resumed; heads may still answer. Raises NotFound, BadInput."""
    directive = running_one(work, handle_or_number)
    if directive.paused_at:
        raise BadInput(f"{directive.handle} is paused already; nothing was changed.")
    work.directives.pause(directive.id, work.now)
    for a in work.assignments.of_directive(directive.id):
        # What was confirmed may be reopened, and rests then too.
        if not a.is_withdrawn:
            reschedule(work, replace(a, paused_at=work.now, last_reminded_at=None))
    work.events.append(Event(at=work.now, what="paused", who=by, directive_id=directive.id))
    return work.directives.get(directive.id)


def resume_directive(work: UnitOfWork, handle_or_number: str, *, by: str = BOT) -> Directive:
    """Following up goes on: whatever came due meanwhile waits as long as the head is usually given.

    Raises NotFound, BadInput where it does not rest.
    """
    directive = running_one(work, handle_or_number)
    if directive.paused_at is None:
        raise BadInput(f"{directive.handle} is not paused; nothing was changed.")
    work.directives.pause(directive.id, None)
    policy, calendar = policy_of(directive), work.rules.calendar
    first = (elapsed(calendar.zone) if policy.ignores_hours else calendar).after(work.now, policy.ack_every)
    for matter in matters(work, work.assignments.of_directive(directive.id), steps=False):
        a = matter.assignment
        if a.paused_at:
            later = max(first, a.snoozed_until or first)
            reschedule(work, replace(a, paused_at=None, last_reminded_at=None, snoozed_until=later))
    work.events.append(Event(at=work.now, what="resumed", who=by, directive_id=directive.id))
    return work.directives.get(directive.id)


def running_one(work: UnitOfWork, handle_or_number: str) -> Directive:
    """The directive, if anybody still has to do anything about it. Raises NotFound, BadInput."""
    directive = find_directive(work, handle_or_number)
    if directive.withdrawn_at:
        raise BadInput(f"{directive.handle} has been withdrawn; nothing was changed.")
    if all(a.is_closed for a in work.assignments.of_directive(directive.id)):
        raise BadInput(f"Every unit is done with {directive.handle}; there is nothing to follow up.")
    return directive

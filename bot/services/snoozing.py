"""`⏰ Nhắc lại sau`: somebody who is nudged asks for it later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.messages import Act
from bot.core.model import AssignmentId
from bot.core.snoozing import Refusal, offered, refusal_of, until
from bot.core.spans import Span
from bot.core.stores import UnitOfWork
from bot.services.answering import Actor, authorised
from bot.services.following import save
from bot.services.looking import policy_of
from bot.services.upwards import note


@dataclass(frozen=True, slots=True, kw_only=True)
class Snoozed:
    """How the assignment stands now, and why it was not put off, where it was not."""

    matter: Matter
    refusal: Refusal | None = None


def offer(
    work: UnitOfWork, assignment_id: AssignmentId, by: Actor
) -> tuple[Matter, Sequence[tuple[int, Span]], Refusal | None]:
    """What can be chosen now, or why nothing can. Raises NotTheHead."""
    matter = authorised(work, assignment_id, by, Act.SNOOZE)
    a, directive = matter.assignment, matter.directive
    if refusal := refusal_of(a, work.now):
        return matter, (), refusal
    waits = list(offered(a, directive.urgency, policy_of(directive), work.rules.calendar, work.now))
    return matter, waits, None if waits else Refusal.BEYOND_DUE


def snooze(work: UnitOfWork, assignment_id: AssignmentId, by: Actor, span: Span) -> Snoozed:
    """No nudge and no escalation until that long from now; it is no answer, and starts no count anew.

    Raises NotTheHead.
    """
    matter = authorised(work, assignment_id, by, Act.SNOOZE)
    a, directive = matter.assignment, matter.directive
    at = until(a, directive.urgency, span, policy_of(directive), work.rules.calendar, work.now)
    if not isinstance(at, datetime):
        return Snoozed(matter=matter, refusal=at)
    a = replace(a, snoozed_until=at, snoozes=a.snoozes + 1)
    note(work, a, by, "snoozed", text=str(span), facts={"until": at.isoformat()})
    return Snoozed(matter=replace(save(work, a), may=matter.may))

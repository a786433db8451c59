"""Reading the duties of directives as their units see them."""

from collections.abc import Iterable

from bot.core.duties import Book, Duty, Share, asked_of, last_of, next_period
from bot.core.model import Assignment, AssignmentId, DirectiveId
from bot.core.stores import UnitOfWork


def books(work: UnitOfWork, assignments: Iterable[Assignment]) -> dict[AssignmentId, Book]:
    """Of each assignment whose directive numbers its duties; one query for each such directive and two besides."""
    numbered = [a for a in assignments if work.directives.get(a.directive_id).duties]
    if not numbered:
        return {}
    shares = work.duties.shares([a.id for a in numbered])
    duties: dict[DirectiveId, list[Duty]] = {}
    for a in numbered:
        if a.directive_id not in duties:
            duties[a.directive_id] = work.duties.of_directive(a.directive_id)
    names = {unit.id: unit.name for unit in work.recipients.units()}
    return {a.id: _book(work, duties[a.directive_id], shares.get(a.id, []), names) for a in numbered}


def _book(work: UnitOfWork, duties: list[Duty], shares: list[Share], names: dict) -> Book:  # type: ignore[type-arg]
    calendar = work.rules.calendar
    openings = [
        next_period(duty.repeats, last, calendar).opens_at for duty, last in going_on(duties, shares) if duty.repeats
    ]
    return Book(duties=tuple(duties), shares=tuple(shares), names=names, next_opening=min(openings, default=None))


def going_on(duties: Iterable[Duty], shares: Iterable[Share]) -> list[tuple[Duty, Share]]:
    """The recurring duties that are asked of the unit and have not ended, each with its newest period."""
    asked = asked_of(shares)
    found = []
    for duty in duties:
        last = last_of([share for share in asked if share.number == duty.number])
        if duty.goes_on and last:
            found.append((duty, last))
    return found

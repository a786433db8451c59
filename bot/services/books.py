"""Reading the duties of directives as their units see them."""

from collections.abc import Iterable, Mapping, Sequence

from bot.core.duties import Book, Duty, Recurrence, Share, asked_of, last_of, next_period
from bot.core.model import Assignment, AssignmentId, DirectiveId, UnitId
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


def _book(work: UnitOfWork, duties: Sequence[Duty], shares: Sequence[Share], names: Mapping[UnitId, str]) -> Book:
    calendar = work.rules.calendar
    openings = [next_period(rule, last, calendar).opens_at for _, rule, last in going_on(duties, shares)]
    return Book(duties=tuple(duties), shares=tuple(shares), names=names, next_opening=min(openings, default=None))


def going_on(duties: Iterable[Duty], shares: Iterable[Share]) -> list[tuple[Duty, Recurrence, Share]]:
    """The recurring duties that are asked of the unit and have not ended, each with its row and its newest period."""
    asked = asked_of(shares)
    found = []
    for duty in duties:
        last = last_of([share for share in asked if share.number == duty.number])
        if duty.repeats and duty.goes_on and last:
            found.append((duty, duty.repeats, last))
    return found

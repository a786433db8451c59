"""What a unit of work offers to services about duties; see bot/core/stores.py."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.core.duties import Duty, DutyId, NewDuty, NewShare, Share
from bot.core.model import AssignmentId, DirectiveId, UnitId


class Duties(Protocol):
    """The numbered duties of directives, and each unit's share in their periods."""

    def add(self, directive_id: DirectiveId, new: Sequence[NewDuty], units: Mapping[str, UnitId]) -> list[Duty]:
        """Number them from 1 and keep them; `units`: by the codes that they name. Once for a directive."""

    def of_directive(self, directive_id: DirectiveId) -> list[Duty]:
        """By number."""

    def end(self, duty_id: DutyId, at: datetime) -> None:
        """No further period opens."""

    def give(self, new: Iterable[NewShare]) -> None:
        """Units' shares, open."""

    def shares(self, assignment_ids: Collection[AssignmentId]) -> dict[AssignmentId, list[Share]]:
        """The shares of each, by number and period; only those that have any."""

    def save(self, shares: Iterable[Share]) -> None:
        """Deadline in force, percentage, and whether it is closed."""

    def drop(self, shares: Iterable[Share]) -> None:
        """These periods are not asked for any more."""

    def hand_on(
        self, duty_ids: Collection[DutyId], from_: tuple[AssignmentId, UnitId], to: tuple[AssignmentId, UnitId]
    ) -> None:
        """What one unit had of these duties another one has from now on; it has none of them yet."""

"""What a unit of work offers to services about more time, and who acts for whom; see bot/core/stores.py."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.core.model import AssignmentId, Deadline, PersonId, UnitId
from bot.core.records import Delegation, Extension


class Extensions(Protocol):
    """Wishes for more time, and what was decided."""

    def ask(
        self,
        assignment_id: AssignmentId,
        by: PersonId,
        *,
        at: datetime,
        wanted: Deadline,
        reason: str,
        before: Deadline | None,
    ) -> Extension:
        """A new one, not decided."""

    def get(self, extension_id: int) -> Extension | None:
        """The request, decided or not."""

    def of_assignment(self, assignment_id: AssignmentId) -> list[Extension]:
        """The oldest first: the history of the deadline."""

    def decide(
        self, extension_id: int, *, granted: bool, at: datetime, by: PersonId | None, answer: str | None
    ) -> None:
        """The last word about it; `by` None: it came to nothing by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDelegation:
    """What is recorded when somebody is to act for a head; see model.Delegation."""

    unit_id: UnitId
    assignment_id: AssignmentId | None
    from_person: PersonId
    to_person: PersonId
    from_on: date
    to_on: date | None
    made_at: datetime
    look_at: datetime | None = None


class Delegations(Protocol):
    """Who acts for whom."""

    def add(self, new: NewDelegation) -> Delegation:
        """A new one."""

    def get(self, delegation_id: int) -> Delegation | None:
        """The delegation, in force or not."""

    def in_force(
        self, on: date, *, unit_ids: Collection[UnitId] | None = None, to_person: PersonId | None = None
    ) -> list[Delegation]:
        """Those that hold that day, the oldest first."""

    def about(
        self, on: date, unit_ids: Collection[UnitId], assignment_ids: Collection[AssignmentId]
    ) -> list[Delegation]:
        """Those that hold that day for these units (standing ones) and these assignments, the oldest first."""

    def absent(self, on: date) -> set[PersonId]:
        """Who is on leave that day: somebody stands in for them."""

    def due(self, now: datetime, limit: int) -> list[Delegation]:
        """Those that are to be looked at, the longest due first."""

    def look_again(self, delegation_id: int, at: datetime | None) -> None:
        """When that is to be next."""

    def next_look_at(self) -> datetime | None:
        """The earliest of all."""

    def to_come(self, on: date, unit_ids: Collection[UnitId]) -> list[Delegation]:
        """Those that begin after that day, the earliest first."""

    def end(self, delegation_id: int, at: datetime) -> None:
        """It holds no more."""

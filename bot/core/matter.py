"""An assignment with all that is needed to speak about it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.core.duties import Book
from bot.core.model import Acceptance, Addressee, Assignment, Deadline, Directive, Person, Until
from bot.core.policy import Step


class May(StrEnum):
    """What somebody may do about an assignment; see core.delegating."""

    ALL = "all"  # head and deputy
    CONFIRM = "confirm"  # report, and say that it is implemented
    REPORT = "report"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One assignment, its directive, who answers for it, and what comes next."""

    assignment: Assignment
    directive: Directive
    addressee: Addressee
    acknowledged_by: str | None = None  # by name; on the telephone whoever rang (see `taken_by_phone`)
    confirmed_by: str | None = None
    next_step: Step | None = None
    can_be_reopened: bool = False  # confirmed, and so recently that it may be taken back
    duties: Book | None = None  # where the directive numbers any

    in_doubt: bool = False  # sent as often as is done quickly, and nobody knows whether it arrived

    delegate: Person | None = None  # whom the head has named for it
    stand_in: Person | None = None  # who acts for the head while they are away
    may: May = May.ALL  # what whoever reads this may do about it

    @property
    def due(self) -> Deadline | None:
        """The deadline in force."""
        return self.assignment.due

    @property
    def may_confirm(self) -> bool:
        """Whether whoever reads this may say that it is implemented."""
        return self.may in {May.ALL, May.CONFIRM}

    @property
    def waits_for_acceptance(self) -> bool:
        """Whether it is confirmed, and a director has to accept that."""
        return self.assignment.acceptance is Acceptance.WAITING

    @property
    def receipt_is_enough(self) -> bool:
        """Whether acknowledging settles it."""
        return self.directive.until is Until.ACK


def days_late(due: Deadline, today: date) -> int:
    """Calendar days since the deadline, a begun one counted: at least 1 (ask only once it has passed)."""
    return max(1, (today - due.on).days)

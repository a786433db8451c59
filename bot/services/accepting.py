"""A director accepts a confirmation, or returns it to the unit."""

from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.model import Acceptance, AssignmentId, Status
from bot.core.policy import Why
from bot.core.stores import UnitOfWork
from bot.services.answering import Actor, Receipt
from bot.services.following import save
from bot.services.heads_up import tell_decided
from bot.services.looking import people_of, voice
from bot.services.periods import reopen_last
from bot.services.upwards import entitled, not_waiting, note, turned_back


def waiting_one(work: UnitOfWork, assignment_id: AssignmentId, by: Actor) -> tuple[Matter, bool]:
    """The assignment, and whether its result is still to be accepted. Raises NotTheHead."""
    matter = entitled(work, assignment_id, by, Why.ACCEPTANCE)
    return matter, matter.assignment.acceptance is Acceptance.WAITING


def accept(work: UnitOfWork, assignment_id: AssignmentId, by: Actor) -> Receipt:
    """The result is accepted; from now on it cannot be taken back. A second time changes nothing. Raises NotTheHead."""
    matter, is_open = waiting_one(work, assignment_id, by)
    if not is_open:
        return Receipt(matter=matter, fresh=False)
    a = replace(not_waiting(work, matter.assignment), acceptance=Acceptance.ACCEPTED)
    note(work, a, by, "accepted")
    matter = save(work, a)
    _tell(work, matter, by, None)
    return Receipt(matter=matter, fresh=True)


def send_back(work: UnitOfWork, assignment_id: AssignmentId, by: Actor, answer: str) -> Receipt:
    """The unit has to go on, and the clock starts again. Raises NotTheHead."""
    matter, is_open = waiting_one(work, assignment_id, by)
    if not is_open:
        return Receipt(matter=matter, fresh=False)
    reopen_last(work, matter.assignment)
    a = replace(
        turned_back(work, matter.assignment),
        status=Status.ACKNOWLEDGED,
        acceptance=Acceptance.RETURNED,
        confirmed_at=None,
        confirmed_by=None,
    )
    note(work, a, by, "returned", text=answer)
    matter = save(work, a)
    _tell(work, matter, by, answer)
    return Receipt(matter=matter, fresh=True)


def _tell(work: UnitOfWork, matter: Matter, by: Actor, answer: str | None) -> None:
    """Whoever answers for the unit, and whoever carries it out."""
    who = by.person.full_name
    for person in people_of(matter):
        words = voice(work, person)
        text = (
            words.accepted(matter, who)
            if answer is None
            else words.returned(matter, who, answer, words.next_nudge(matter))
        )
        tell_decided(work, matter, person, text)

"""Not this unit's task: the head says so, and the clerk passes it on, upholds it, or takes it back."""

from dataclasses import dataclass

from bot.core.deciding import Passing
from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.model import UNACKNOWLEDGED, Assignment, AssignmentId, Person, Status, Unit
from bot.core.policy import Why
from bot.core.stores import NewReport, UnitOfWork
from bot.services.answering import Actor, Receipt, authorised, signed
from bot.services.following import reschedule, save
from bot.services.heads_up import tell_decided
from bot.services.looking import look, people_of, voice
from bot.services.periods import hand_on
from bot.services.sending import send_directive, send_notice
from bot.services.upwards import back_to_head, entitled, not_waiting, note, tell_deciders, turned_back, waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn:
    """An assignment given to another unit."""

    matter: Matter  # the one that was declined
    outcome: Passing
    to: Matter | None = None  # the new one


def may_be_declined(a: Assignment) -> bool:
    """Until the first report; whoever has reported has taken it on."""
    in_hand = a.status in UNACKNOWLEDGED or (a.status is Status.ACKNOWLEDGED and a.last_report_at is None)
    return in_hand and not a.is_settled and not a.waiting_since


def decline(work: UnitOfWork, assignment_id: AssignmentId, by: Actor, reason: str) -> Receipt:
    """The head says that it is not the unit's task; the clerk is told and the nudges pause. Raises NotTheHead."""
    matter = authorised(work, assignment_id, by)
    if not may_be_declined(matter.assignment):
        return Receipt(matter=matter, fresh=False)
    a = signed(work, matter.assignment, by)
    a = waiting(work, replace(a, status=Status.DECLINED, delivered_at=a.delivered_at or work.now))
    work.reports.add(
        NewReport(
            assignment_id=a.id,
            person_id=by.person.id,
            at=work.now,
            channel=by.channel,
            kind="declined",
            text=reason,
            percent=None,
            said_in=None,
            revises=None,
        )
    )
    note(work, a, by, "declined", text=reason)
    matter = save(work, a)
    return Receipt(matter=matter, fresh=True, told=tell_deciders(work, matter))


def declined_one(work: UnitOfWork, assignment_id: AssignmentId, by: Actor) -> tuple[Matter, bool]:
    """The assignment, and whether it is still to be decided on. Raises NotTheHead."""
    matter = entitled(work, assignment_id, by, Why.DECLINED)
    return matter, matter.assignment.status is Status.DECLINED


def uphold(work: UnitOfWork, assignment_id: AssignmentId, by: Actor, answer: str) -> Receipt:
    """It stays with the unit, and the nudges go on. Raises NotTheHead."""
    matter, is_open = declined_one(work, assignment_id, by)
    if not is_open:
        return Receipt(matter=matter, fresh=False)
    a = turned_back(work, matter.assignment)
    a = replace(a, status=back_to_head(a))
    note(work, a, by, "upheld", text=answer)
    matter = save(work, a)
    return Receipt(matter=matter, fresh=True, told=_tell(work, matter, by, answer))


def _tell(work: UnitOfWork, matter: Matter, by: Actor, answer: str) -> tuple[Person, ...]:
    def tell(person: Person) -> bool:
        words = voice(work, person)
        text = words.upheld(matter, by.person.full_name, answer, words.next_nudge(matter))
        return tell_decided(work, matter, person, text)

    return tuple(person for person in people_of(matter) if tell(person))


def take_back(work: UnitOfWork, assignment_id: AssignmentId, by: Actor) -> Receipt:
    """The unit is freed of it; nobody else gets it. Raises NotTheHead."""
    matter, is_open = declined_one(work, assignment_id, by)
    if not is_open:
        return Receipt(matter=matter, fresh=False)
    return Receipt(matter=_freed(work, matter, by, None), fresh=True)


def pass_on(work: UnitOfWork, assignment_id: AssignmentId, by: Actor, unit_code: str) -> PassedOn:
    """Another unit gets the directive instead, with the deadline in force. Raises NotTheHead."""
    matter, is_open = declined_one(work, assignment_id, by)
    if not is_open:
        return PassedOn(matter=matter, outcome=Passing.DECIDED_ALREADY)
    unit = next((u for u in work.recipients.units() if u.code.lower() == unit_code.strip().lower()), None)
    if unit is None:
        return PassedOn(matter=matter, outcome=Passing.NO_SUCH_UNIT)
    if any(a.unit_id == unit.id for a in work.assignments.of_directive(matter.directive.id)):
        return PassedOn(matter=matter, outcome=Passing.HAS_IT_ALREADY)
    declined = _freed(work, matter, by, unit)
    a = declined.assignment
    # Whatever waits from its being issued counts from now.
    given_now = replace(matter.directive, issued_at=work.now)
    added = work.assignments.add(given_now, unit.id, due=a.due, due_at=a.due_at)
    hand_on(work, a, added)
    note(work, added, by, "passed_on", text=f"{matter.addressee.unit.code} → {unit.code}")
    reschedule(work, replace(added, paused_at=matter.directive.paused_at))
    given = look(work, added.id)
    assert given  # noqa: S101 - added just now
    send_directive(work, given)
    return PassedOn(matter=declined, outcome=Passing.PASSED_ON, to=given)


def _freed(work: UnitOfWork, matter: Matter, by: Actor, instead: Unit | None) -> Matter:
    a = replace(not_waiting(work, matter.assignment), status=Status.WITHDRAWN)
    note(work, a, by, "taken_back", text=instead.code if instead else None)
    matter = save(work, a)
    for person in people_of(matter):
        text = voice(work, person).freed(matter, instead)
        send_notice(work, person, text, directive_id=matter.directive.id, assignment_id=matter.assignment.id)
    return matter

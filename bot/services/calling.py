"""What those who ring a unit, or clear an obstacle, report back."""

from bot.core.making import replace
from bot.core.model import UNACKNOWLEDGED, AssignmentId, Status
from bot.core.policy import Why
from bot.core.stores import UnitOfWork
from bot.services.answering import Actor, Receipt
from bot.services.following import save
from bot.services.heads_up import tell_decided
from bot.services.looking import may_answer, people_of, units_under, voice
from bot.services.upwards import anew, entitled, note

BY_PHONE = "điện thoại"  # the channel of such an acknowledgment, in the record (CONTRACT section 6)


def one_to_ring(work: UnitOfWork, assignment_id: AssignmentId, by: Actor) -> Receipt:
    """The assignment, for somebody who may say how a call went; fresh while it is open. Raises NotTheHead."""
    assignment = work.assignments.get(assignment_id)
    unit_id = assignment.unit_id if assignment else None
    # The director and the deputy are told as well, and may ring.
    rings = unit_id and (unit_id in units_under(work, by.person.id) or may_answer(work, by.person.id, unit_id))
    matter = entitled(work, assignment_id, by, Why.UNREACHABLE, beside=bool(rings))
    return Receipt(matter=matter, fresh=not matter.assignment.is_settled)


def taken_by_phone(work: UnitOfWork, assignment_id: AssignmentId, by: Actor, taker: str) -> Receipt:
    """Somebody of the unit took it on the telephone; the caller is the witness. Raises NotTheHead."""
    receipt = one_to_ring(work, assignment_id, by)
    a = receipt.matter.assignment
    if not receipt.fresh:
        return receipt
    as_heard = replace(by, channel=BY_PHONE)
    note(work, a, as_heard, "acknowledged" if a.status in UNACKNOWLEDGED else "phoned", text=taker)
    a = anew(work, a)
    if a.status in UNACKNOWLEDGED:
        a = replace(
            a,
            status=Status.ACKNOWLEDGED,
            acknowledged_at=work.now,
            acknowledged_by=by.person.id,
            taken_by_phone=taker,
        )
    return Receipt(matter=save(work, a), fresh=True)


def not_reached(work: UnitOfWork, assignment_id: AssignmentId, by: Actor) -> Receipt:
    """Nobody answered the telephone; it comes again. Raises NotTheHead."""
    receipt = one_to_ring(work, assignment_id, by)
    if receipt.fresh:
        note(work, receipt.matter.assignment, replace(by, channel=BY_PHONE), "not_phoned")
    return receipt


def clear_obstacle(work: UnitOfWork, assignment_id: AssignmentId, by: Actor) -> Receipt:
    """What stood in the way is gone: the head is told, and the nudges go on. Raises NotTheHead."""
    assignment = work.assignments.get(assignment_id)
    above = assignment is not None and assignment.unit_id in units_under(work, by.person.id)
    matter = entitled(work, assignment_id, by, Why.UNREACHABLE, beside=above)
    if matter.assignment.obstacle_at is None or matter.assignment.is_settled:
        return Receipt(matter=matter, fresh=False)
    a = replace(anew(work, matter.assignment), obstacle=None, obstacle_at=None)
    note(work, a, by, "obstacle_cleared")
    matter = save(work, a)
    for person in people_of(matter):
        words = voice(work, person)
        text = words.cleared(matter, by.person.full_name, words.next_nudge(matter))
        tell_decided(work, matter, person, text)
    return Receipt(matter=matter, fresh=True)

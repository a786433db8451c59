"""What a head does about one duty of a directive: closing it, taking that back, saying that a report is about it."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.duties import Share, by_urgency
from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.messages import Act
from bot.core.model import REOPENING, AssignmentId, Evidence, ExtensionState
from bot.core.reports import newest_versions
from bot.core.stores import UnitOfWork
from bot.services.answering import (
    Actor,
    Receipt,
    authorised,
    confirm,
    has_evidence,
    saved,
    signed,
    taken_in_hand,
    told_progress,
)
from bot.services.closing import close_shares, measure
from bot.services.upwards import not_waiting, note


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What came of a yes to the one question."""

    matter: Matter
    shares: tuple[Share, ...] = ()  # what was closed by it, as it was before
    lacks_evidence: bool = False
    refused: bool = False  # the unit does not lead this duty


def meant(matter: Matter, number: int) -> tuple[Share, ...]:
    """What closing this duty is about: its earliest open period; 0 is all that is asked of the unit and open."""
    book = matter.duties
    if book is None:
        return ()
    return by_urgency(book.closable(number))[:1] if number else book.open


def mark_of(shares: Sequence[Share]) -> int:
    """Stands for exactly these, in a button."""
    return zlib.crc32(",".join(str(share.id) for share in shares).encode())


def close_duty(work: UnitOfWork, assignment_id: AssignmentId, by: Actor, number: int, mark: int) -> Closing:
    """Close one duty (0: all that are open), if it is still what was asked about; only the lead unit closes a duty.

    A second time nothing changes. Closing the last one confirms the assignment. Raises NotTheHead.
    """
    matter = authorised(work, assignment_id, by, Act.DUTY_AGREE)
    book = matter.duties
    if book and number and book.of(number) and not any(share.leads for share in book.of(number)):
        note(work, matter.assignment, by, "duty_refused", facts={"duty": number})
        return Closing(matter=matter, refused=True)
    shares = meant(matter, number)
    if matter.assignment.is_settled or not shares or mark_of(shares) != mark:
        return Closing(matter=matter)
    if work.rules.evidence is Evidence.REQUIRED and not has_evidence(work, assignment_id):
        return Closing(matter=matter, lacks_evidence=True)
    if number == 0 or _is_last(matter, shares):
        return Closing(matter=confirm(work, assignment_id, by).matter, shares=shares)
    close_shares(work, matter, shares, by)
    a = signed(work, taken_in_hand(work, matter.assignment, by), by)
    if a.extension is ExtensionState.ASKED and _holds_deadline(matter, shares):
        a = not_waiting(work, a)  # more time was asked for what is closed now
    return Closing(matter=saved(work, matter, replace(a, obstacle=None, obstacle_at=None)), shares=shares)


def _holds_deadline(matter: Matter, shares: Sequence[Share]) -> bool:
    """Whether the deadline in force comes from these alone."""
    first = {s.id for s in matter.duties.open if s.due_at == matter.assignment.due_at} if matter.duties else set()
    return first <= {share.id for share in shares}


def _is_last(matter: Matter, shares: Sequence[Share]) -> bool:
    book = matter.duties
    return bool(book and not book.goes_on and {share.id for share in book.open} <= {share.id for share in shares})


def lately_closed(work: UnitOfWork, matter: Matter) -> Share | None:
    """What was closed last of an assignment that is still open, as long as that can be taken back."""
    if matter.duties is None or matter.assignment.is_settled:
        return None
    lately = [s for s in matter.duties.shares if s.closed_at and work.now < s.closed_at + REOPENING]
    return max(lately, key=lambda share: (share.closed_at or work.now, share.number), default=None)


def reopen_duty(work: UnitOfWork, assignment_id: AssignmentId, by: Actor, share_id: int | None, number: int) -> Receipt:
    """Take the closing of one duty back, within the time for that; `share_id` None: its latest. Raises NotTheHead."""
    matter = authorised(work, assignment_id, by, Act.DUTY_REOPEN)
    own = matter.duties.of(number) if matter.duties else ()
    lately = [s for s in own if s.closed_at and work.now < s.closed_at + REOPENING and share_id in {None, s.id}]
    if matter.assignment.is_settled or not lately:
        return Receipt(matter=matter, fresh=False)
    last = max(lately, key=lambda share: share.nth)
    work.duties.save([replace(last, closed_at=None, closed_by=None)])
    note(work, matter.assignment, by, "duty_reopened", facts={"duty": number, "period": last.nth})
    return Receipt(matter=saved(work, matter, signed(work, matter.assignment, by)), fresh=True)


def put_report_to(work: UnitOfWork, assignment_id: AssignmentId, by: Actor, report_id: int, number: int) -> Receipt:
    """A report that named no duty is about this one. Raises NotTheHead."""
    matter = authorised(work, assignment_id, by, Act.DUTY_ABOUT)
    reports = newest_versions(work.reports.of_assignment(assignment_id))
    report = next((one for one in reports if report_id in {one.id, one.revises}), None)
    own = matter.duties.of(number) if matter.duties else ()
    if report is None or not own or report.duty == number or matter.assignment.is_settled:
        return Receipt(matter=matter, fresh=False)
    work.reports.about_duty(report.revises or report.id, number)
    measure(work, matter.assignment, number, report.percent)
    note(work, matter.assignment, by, "report_placed", text=report.text, facts={"duty": number})
    return Receipt(matter=saved(work, matter, told_progress(work, matter.assignment)), fresh=True)


def last_report_of(work: UnitOfWork, assignment_id: AssignmentId) -> int | None:
    """The first version of the newest progress report."""
    progress = [one for one in newest_versions(work.reports.of_assignment(assignment_id)) if one.kind == "progress"]
    return (progress[-1].revises or progress[-1].id) if progress else None

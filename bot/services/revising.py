"""Second thoughts: an edited message is a new version of what it said, and the words that follow a spoken report."""

from dataclasses import dataclass

from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.messages import Act
from bot.core.model import Assignment, Person, Status
from bot.core.records import Report
from bot.core.reports import is_last
from bot.core.stores import UnitOfWork
from bot.services.answering import Actor, Receipt, Statement, authorised, keep, signed, tell_of_obstacle, told_progress
from bot.services.following import save


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A report that was put in other words, and how the assignment stands now."""

    before: Report
    receipt: Receipt


def revise(work: UnitOfWork, before: Report, by: Actor, said: Statement) -> Revision | None:
    """Record the new version; it counts in the place of the old one. None where nothing has changed.

    Kept but without effect once settled; refused when withdrawn. Raises NotTheHead.
    """
    matter = authorised(work, before.assignment_id, by, Act.REPORT)
    files = [file for file in said.files if not _is_there(work, before, file.name, file.size)]
    said = replace(said, files=files, duty=_duty_of(work, before, said))
    if (said.text, said.percent, said.duty) == (before.text, before.percent, before.duty) and not said.files:
        return None
    if matter.assignment.status is Status.WITHDRAWN:
        return Revision(before=before, receipt=Receipt(matter=matter, fresh=False))
    keep(work, matter.assignment, by, before.kind, said, revises=before.revises or before.id)
    if said.duty != before.duty:
        work.reports.about_duty(before.revises or before.id, said.duty)
    if matter.assignment.is_settled:
        return Revision(before=before, receipt=Receipt(matter=matter, fresh=False))
    return Revision(before=before, receipt=_taken_up(work, matter, before, by, said))


def _duty_of(work: UnitOfWork, before: Report, said: Statement) -> int | None:
    """What it is about now: another of the unit's duties, where it names one."""
    shares = work.duties.shares([before.assignment_id]).get(before.assignment_id, [])
    return said.duty if said.duty in {share.number for share in shares} else before.duty


def _is_there(work: UnitOfWork, report: Report, name: str, size: int | None) -> bool:
    """An edit brings the message's file along; a channel may name the very same file differently each time."""
    first = report.revises or report.id
    versions = (one.id for one in work.reports.of_assignment(report.assignment_id) if first in {one.id, one.revises})
    return any((file.name, file.size) == (name, size) for one in versions for file in work.reports.evidence_of(one))


def _taken_up(work: UnitOfWork, matter: Matter, before: Report, by: Actor, said: Statement) -> Receipt:
    a = signed(work, matter.assignment, by)
    told: tuple[Person, ...] = ()
    if before.kind == "progress":
        a = replace(told_progress(work, a), obstacle=a.obstacle, obstacle_at=a.obstacle_at)
    obstacle_stands = before.kind == "obstacle" and _still_stands(work, a, before)
    if obstacle_stands:
        a = replace(a, obstacle=said.text)
    matter = replace(save(work, a), may=matter.may)
    if obstacle_stands:
        told = tuple(tell_of_obstacle(work, matter, by, said.text))
    return Receipt(matter=matter, fresh=True, told=told)


def _still_stands(work: UnitOfWork, a: Assignment, before: Report) -> bool:
    return a.obstacle_at is not None and is_last(before, work.reports.of_assignment(a.id))


def add_late_part(work: UnitOfWork, report: Report, by: Actor, said: Statement) -> Receipt:
    """A file of an album that came after the others were worked on belongs to the same report. Raises NotTheHead."""
    matter = authorised(work, report.assignment_id, by, Act.REPORT)
    for file in said.files:
        work.reports.add_evidence(report.id, by.channel, file, work.now)
    return Receipt(matter=matter, fresh=False)

"""What a head says back: received, progress, obstacle, implemented."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.delegating import is_within
from bot.core.duties import percent_of
from bot.core.errors import ForTheHead, NotTheHead
from bot.core.making import replace
from bot.core.matter import Matter, May
from bot.core.messages import Act, FileIn, payload
from bot.core.model import (
    REOPENING,
    UNACKNOWLEDGED,
    Acceptance,
    Assignment,
    AssignmentId,
    Choice,
    Evidence,
    Person,
    Status,
)
from bot.core.records import Event
from bot.core.reports import standing
from bot.core.stores import NewReport, UnitOfWork
from bot.services import upwards
from bot.services.closing import close_all, measure
from bot.services.following import save
from bot.services.heads_up import tell_head_of_all_done, tell_head_of_obstacle
from bot.services.looking import clerks, directors_over, for_reader, look, policy_of, voice
from bot.services.periods import reopen_last
from bot.services.sending import refresh_card, settle_doubts
from bot.services.upwards import note
from bot.texts.common import named

Actor = upwards.Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody says about an assignment."""

    text: str = ""
    percent: int | None = None
    files: Sequence[FileIn] = ()
    said_in: str | None = None  # the message or album, for when it is edited
    duty: int | None = None  # the number of the one that it is about

    @property
    def is_spoken(self) -> bool:
        """Whether there is nothing to read: the words were spoken."""
        return not self.text and any(file.voice for file in self.files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """How the assignment stands now, and whether this act changed it."""

    matter: Matter
    fresh: bool
    told: tuple[Person, ...] = ()  # who else was told


def acknowledge(work: UnitOfWork, assignment_id: AssignmentId, by: Actor) -> Receipt:
    """The head has it in hand. A second time changes nothing. Raises NotTheHead."""
    matter = authorised(work, assignment_id, by, Act.ACKNOWLEDGE)
    if matter.assignment.status not in UNACKNOWLEDGED:
        return Receipt(matter=matter, fresh=False)
    return Receipt(matter=saved(work, matter, taken_in_hand(work, matter.assignment, by)), fresh=True)


def saved(work: UnitOfWork, before: Matter, a: Assignment) -> Matter:
    """The changed assignment, for the reader who has changed it."""
    return replace(save(work, a), may=before.may)


def report(work: UnitOfWork, assignment_id: AssignmentId, by: Actor, said: Statement) -> Receipt:
    """How far along it is; acknowledges too. Kept but without effect once settled; refused when withdrawn.

    Raises NotTheHead.
    """
    matter = authorised(work, assignment_id, by, Act.REPORT)
    if matter.assignment.status is Status.WITHDRAWN:
        return Receipt(matter=matter, fresh=False)
    keep(work, matter.assignment, by, "progress", said)
    if matter.assignment.is_settled:
        return Receipt(matter=matter, fresh=False)
    before = matter.assignment.percent
    a = taken_in_hand(work, matter.assignment, by)
    matter = saved(work, matter, told_progress(work, signed(work, a, by)))
    if matter.assignment.percent != before:
        tell_head_of_all_done(work, matter, by.person)
    return Receipt(matter=matter, fresh=True)


def told_progress(work: UnitOfWork, a: Assignment) -> Assignment:
    """The assignment as its reports say that it stands; whoever reports has no obstacle any more."""
    so_far = standing(work.reports.of_assignment(a.id))
    return replace(
        a,
        last_report=so_far.text,
        last_report_at=so_far.at,
        percent=percent_of(work.duties.shares([a.id]).get(a.id, [])) if so_far.by_duty else so_far.percent,
        obstacle=None,
        obstacle_at=None,
        snoozes=0,
    )


def report_obstacle(work: UnitOfWork, assignment_id: AssignmentId, by: Actor, said: Statement) -> Receipt:
    """Something stands in the way: the nudges pause and those who can clear it are told. Raises NotTheHead."""
    matter = authorised(work, assignment_id, by, Act.OBSTACLE)
    if matter.assignment.is_settled:
        return Receipt(matter=matter, fresh=False)
    keep(work, matter.assignment, by, "obstacle", said)
    a = replace(signed(work, matter.assignment, by), obstacle=said.text, obstacle_at=work.now, snoozes=0)
    matter = saved(work, matter, a)
    tell_head_of_obstacle(work, matter, by.person, said.text)
    return Receipt(matter=matter, fresh=True, told=tuple(tell_of_obstacle(work, matter, by, said.text)))


def tell_of_obstacle(work: UnitOfWork, matter: Matter, by: Actor, text: str) -> list[Person]:
    """Tell those who can clear it; gives back who was told."""
    calendar, policy = work.rules.calendar, policy_of(matter.directive)
    waits_until = calendar.next_open(calendar.after(work.now, policy.obstacle_waits))
    posts = work.recipients.posts(work.today, person_id=by.person.id, unit_id=matter.assignment.unit_id)
    who = named(posts[0]) if posts else by.person.full_name

    def tell(person: Person) -> bool:
        words = voice(work, person)
        notice = words.obstacle_notice(matter, who, text, waits_until)
        clear = Choice(words.labels.CLEAR, payload(Act.CLEAR, matter.assignment.id))
        return upwards.send_upwards(work, person, matter, notice, [clear])

    return [person for person in clerks(work) or directors_over(work, matter.addressee.unit) if tell(person)]


def confirm(work: UnitOfWork, assignment_id: AssignmentId, by: Actor) -> Receipt:
    """The head says that it is implemented, with all its duties; nudges stop. A second time changes nothing.

    Where a duty comes again only the periods that are open are over. Raises NotTheHead.
    """
    matter = authorised(work, assignment_id, by, Act.CONFIRM)
    if matter.assignment.is_settled or _rests(matter):
        return Receipt(matter=matter, fresh=False)
    if work.rules.evidence is Evidence.REQUIRED and not has_evidence(work, assignment_id):
        return Receipt(matter=matter, fresh=False)
    a = upwards.not_waiting(work, matter.assignment)
    if a.status is Status.DECLINED:  # the unit has carried it out after all
        a = replace(a, status=upwards.back_to_head(a))
    a = replace(signed(work, taken_in_hand(work, a, by), by), obstacle=None, obstacle_at=None)
    if not close_all(work, matter, by):
        return Receipt(matter=saved(work, matter, a), fresh=True)
    a = replace(a, status=Status.CONFIRMED, confirmed_at=work.now, confirmed_by=by.person.id)
    if work.rules.acceptance:
        a = upwards.waiting(work, replace(a, acceptance=Acceptance.WAITING))
    note(work, a, by, "confirmed")
    matter = saved(work, matter, a)
    refresh_card(work, a, work.now + REOPENING)
    return Receipt(matter=matter, fresh=True, told=upwards.tell_deciders(work, matter))


def _rests(matter: Matter) -> bool:
    """Whether nothing is open until the next period of a duty begins."""
    return bool(matter.duties and matter.duties.goes_on and not matter.duties.open)


def has_evidence(work: UnitOfWork, assignment_id: AssignmentId) -> bool:
    """Whether the number or the file of a resulting document, or a file with a report, has come."""
    reports = work.reports.of_assignment(assignment_id)
    return any(one.kind == "result" or work.reports.evidence_of(one.id) for one in reports)


def attach_result(work: UnitOfWork, assignment_id: AssignmentId, by: Actor, said: Statement) -> Receipt:
    """The number or the file of the document that shows the result. Raises NotTheHead."""
    matter = authorised(work, assignment_id, by, Act.CONFIRM)
    if matter.assignment.is_settled:
        return Receipt(matter=matter, fresh=False)
    keep(work, matter.assignment, by, "result", said)
    return Receipt(matter=matter, fresh=True)


def reopen(work: UnitOfWork, assignment_id: AssignmentId, by: Actor) -> Receipt:
    """Take a confirmation back, as long as that can be done; else nothing changes. Raises NotTheHead."""
    matter = authorised(work, assignment_id, by, Act.REOPEN)
    if not matter.can_be_reopened:
        return Receipt(matter=matter, fresh=False)
    reopen_last(work, matter.assignment)
    a = replace(
        signed(work, matter.assignment, by),
        status=Status.ACKNOWLEDGED,
        confirmed_at=None,
        confirmed_by=None,
        acceptance=None,
        waiting_since=None,
        last_reminded_at=None,
    )
    note(work, a, by, "reopened")
    return Receipt(matter=saved(work, matter, a), fresh=True)


def authorised(work: UnitOfWork, assignment_id: AssignmentId, by: Actor, act: Act | None = None) -> Matter:
    """The assignment, if this person may do the act about it; without one, if they may do all that its head may.

    Raises NotTheHead, also where there is no such assignment; ForTheHead to a delegate who may do other things.
    """
    matter = look(work, assignment_id)
    if matter is None:
        raise NotTheHead(f"{by.person.full_name} named assignment {assignment_id}, which does not exist; forged press?")
    matter = for_reader(work, matter, by.person.id)
    unit = matter.addressee.unit
    if is_within(act, matter.may):
        return matter
    if matter.may is not May.NOTHING:
        raise ForTheHead(f"{by.person.full_name}, a delegate, wanted what only the head of {unit.code} may.")
    raise NotTheHead(
        f"{by.person.full_name} acted on assignment {assignment_id} of {unit.code} without a post there; "
        "has the head changed?"
    )


def refused_try(work: UnitOfWork, assignment_id: AssignmentId, by: Actor) -> None:
    """Record that somebody tried to act for a unit that is not theirs."""
    assignment = work.assignments.get(assignment_id)
    work.events.append(
        Event(
            at=work.now,
            what="refused_try",
            who=by.person.full_name,
            person_id=by.person.id,
            channel=by.channel,
            directive_id=assignment.directive_id if assignment else None,
            assignment_id=assignment.id if assignment else None,
        )
    )


def signed(work: UnitOfWork, a: Assignment, by: Actor) -> Assignment:
    """The head has shown a sign of life, so that what we did not know about has arrived."""
    settle_doubts(work, a, by.person.id)
    return replace(a, last_sign_at=work.now, nudges_since_sign=0, escalations=0)


def taken_in_hand(work: UnitOfWork, a: Assignment, by: Actor) -> Assignment:
    """The same, acknowledged now if it was not yet."""
    if a.status not in UNACKNOWLEDGED:
        return a
    note(work, a, by, "acknowledged")
    return replace(
        signed(work, a, by),
        status=Status.ACKNOWLEDGED,
        delivered_at=a.delivered_at or work.now,  # an answer settles what the platform left in doubt
        acknowledged_at=work.now,
        acknowledged_by=by.person.id,
        taken_by_phone=None,
    )


def keep(work: UnitOfWork, a: Assignment, by: Actor, kind: str, said: Statement, *, revises: int | None = None) -> int:
    """Record what was said, or a new version of it; its id."""
    new = NewReport(
        assignment_id=a.id,
        person_id=by.person.id,
        at=work.now,
        channel=by.channel,
        kind=kind,
        text=said.text,
        percent=said.percent,
        said_in=said.said_in,
        revises=revises,
        duty=said.duty,
    )
    report_id = work.reports.add(new)
    for file in said.files:
        work.reports.add_evidence(report_id, by.channel, file, work.now)
    what = {"progress": "reported", "obstacle": "obstacle", "result": "result"}[kind]
    facts: dict[str, int | str | None] = {"percent": said.percent, "files": len(said.files)}
    facts |= {"duty": said.duty} if said.duty else {}
    if kind == "progress":
        measure(work, a, said.duty, said.percent)
    note(work, a, by, "revised" if revises else what, text=said.text, facts=facts)
    return report_id

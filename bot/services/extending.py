"""More time: the head asks for it, somebody decides, and the deadline in force changes."""

from dataclasses import dataclass

from bot.core.deciding import Asking
from bot.core.errors import NotTheHead
from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.model import AssignmentId, Deadline, ExtensionState, Person
from bot.core.policy import Why, deadline_passes
from bot.core.records import Extension
from bot.core.stores import UnitOfWork
from bot.services.answering import Actor, authorised, signed, taken_in_hand
from bot.services.following import save
from bot.services.heads_up import tell_decided
from bot.services.looking import people_of, voice
from bot.services.periods import move_deadline
from bot.services.upwards import entitled, note, open_request, tell_deciders, turned_back, waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A wish for more time, and what became of it."""

    matter: Matter
    outcome: Asking
    request: Extension | None = None
    told: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A request as it stands; `fresh` where this very act decided it."""

    matter: Matter
    request: Extension
    fresh: bool


def whether_to_ask(matter: Matter) -> Asking:
    """Whether more time can be asked for, before it is known how much."""
    a = matter.assignment
    if a.extension is ExtensionState.ASKED:
        return Asking.OPEN_ALREADY
    if a.is_settled or a.waiting_since or a.paused_at or a.rests_until:
        return Asking.OVER
    return Asking.ASKED if a.due else Asking.NO_DEADLINE


def ask_for_time(work: UnitOfWork, assignment_id: AssignmentId, by: Actor, wanted: Deadline, reason: str) -> Asked:
    """Record the wish and tell who decides; acknowledges too. Raises NotTheHead."""
    matter = authorised(work, assignment_id, by)
    outcome = whether_to_ask(matter)
    calendar = work.rules.calendar
    passes = deadline_passes(wanted, calendar)
    too_early = passes <= work.now or (matter.assignment.due_at is not None and passes <= matter.assignment.due_at)
    if outcome is Asking.ASKED and too_early:
        outcome = Asking.NOT_LATER
    if outcome is not Asking.ASKED:
        return Asked(matter=matter, outcome=outcome, request=open_request(work, matter.assignment.id))
    a = signed(work, taken_in_hand(work, matter.assignment, by), by)
    request = work.extensions.ask(a.id, by.person.id, at=work.now, wanted=wanted, reason=reason, before=a.due)
    note(work, a, by, "extension_asked", text=reason, facts={"wanted": wanted.on.isoformat()})
    matter = save(work, waiting(work, replace(a, extension=ExtensionState.ASKED)))
    return Asked(matter=matter, outcome=outcome, request=request, told=tell_deciders(work, matter))


def request_for(work: UnitOfWork, extension_id: int, by: Actor) -> tuple[Matter, Extension]:
    """A request, for somebody who may decide on it. Raises NotTheHead, also where there is none."""
    request = work.extensions.get(extension_id)
    if request is None:
        raise NotTheHead(f"{by.person.full_name} named extension {extension_id}, which does not exist; forged press?")
    return entitled(work, request.assignment_id, by, Why.EXTENSION), request


def decide_on_time(
    work: UnitOfWork, extension_id: int, by: Actor, *, granted: bool, answer: str | None = None
) -> Decided:
    """Grant it, or not, and tell the head; what has been decided stays. Raises NotTheHead."""
    matter, request = request_for(work, extension_id, by)
    if request.granted is not None:
        return Decided(matter=matter, request=request, fresh=False)
    work.extensions.decide(request.id, granted=granted, at=work.now, by=by.person.id, answer=answer)
    a = turned_back(work, matter.assignment)
    if granted:
        move_deadline(work, a, request.before, request.wanted)
        due_at = deadline_passes(request.wanted, work.rules.calendar)
        a = replace(a, extension=ExtensionState.GRANTED, due=request.wanted, due_at=due_at)
    else:
        a = replace(a, extension=ExtensionState.REFUSED)
    note(work, a, by, "extension_granted" if granted else "extension_refused", text=answer)
    matter = save(work, a)
    decided = work.extensions.get(request.id)
    assert decided  # noqa: S101 - it was there a moment ago
    _tell_head(work, matter, decided, by)
    return Decided(matter=matter, request=decided, fresh=True)


def _tell_head(work: UnitOfWork, matter: Matter, request: Extension, by: Actor) -> None:
    """Whoever answers for the unit, and whoever asked, if that is somebody else."""
    people = people_of(matter)
    if all(person.id != request.asked_by for person in people):
        people.append(work.recipients.person(request.asked_by))
    for person in people:
        words = voice(work, person)
        text = words.extension_decided(matter, request, by.person.full_name, words.next_nudge(matter))
        tell_decided(work, matter, person, text)

"""Following up: the stored next step, and what happens when it comes."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from itertools import islice

from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.messages import Act, payload
from bot.core.model import Assignment, Choice, Person, PersonId
from bot.core.policy import Do, Rung, Step, Why, after_step, coming_steps, waits_for
from bot.core.records import Event
from bot.core.stores import UnitOfWork
from bot.services.folding import Folded, escalate, fold_this_morning, hold, is_morning_over, next_morning
from bot.services.heads_up import tell_head_of_silence
from bot.services.ladder import deciders, ladder_from
from bot.services.looking import (
    clerks,
    directors_over,
    matters,
    open_matters_of,
    policy_of,
    voice,
)
from bot.services.periods import align
from bot.services.sending import refresh_messages, send_notice, send_nudge
from bot.services.upwards import tell_deciders

log = logging.getLogger(__name__)

_STUMBLED_WAIT = timedelta(hours=1)
BOT = "hệ thống"  # who did it, where nobody did


def save(work: UnitOfWork, assignment: Assignment) -> Matter:
    """Store a changed assignment with its next step, and bring what the head sees up to date."""
    matter = reschedule(work, assignment)
    refresh_messages(work, matter.assignment, awaited=True)
    return matter


def reschedule(work: UnitOfWork, assignment: Assignment) -> Matter:
    """Work out the next step anew, and store the assignment with it; how it stands then."""
    assignment = align(work, assignment, work.directives.get(assignment.directive_id), BOT)
    matter = with_its_step(matters(work, [assignment])[0])
    work.assignments.save(matter.assignment)
    return matter


def with_its_step(matter: Matter) -> Matter:
    """The same with the time of what comes next in the assignment, as it is to be stored."""
    at = look_again_at(matter, matter.next_step)
    return replace(matter, assignment=replace(matter.assignment, next_step_at=at))


def look_again_at(matter: Matter, step: Step | None) -> datetime | None:
    """When the next step comes, or a period of a duty begins before it, whether or not anybody hears of that."""
    opens_at = matter.duties.next_opening if matter.duties else None
    return min(step.at, opens_at) if step and opens_at else step.at if step else None


def reschedule_all_of(work: UnitOfWork, person_id: PersonId) -> None:
    """After somebody came or went: whoever answers for a unit decides what comes next."""
    for matter in open_matters_of(work, person_id):
        reschedule(work, matter.assignment)


def follow_up_due(work: UnitOfWork, limit: int = 500) -> int:
    """Take every step that has come; how many. Call again while it gives `limit`."""
    if fold_this_morning(work, limit, _count_folded) and not is_morning_over(work):
        return limit
    due = matters(work, work.assignments.due(work.now, limit))
    for matter in due:
        try:
            with work.attempt():
                _follow_up(work, matter)
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            # One that makes us stumble must not hold up all the others, nor be forgotten.
            log.error("Assignment %s cannot be followed up: %s", matter.assignment.id, type(error).__name__)
            work.assignments.save(replace(matter.assignment, next_step_at=work.now + _STUMBLED_WAIT))
    return len(due)


def _follow_up(work: UnitOfWork, matter: Matter) -> None:
    """The stored time only says when to look again; what is done is decided now."""
    step = matter.next_step
    if step is None or step.at > work.now:
        reschedule(work, matter.assignment)
        return
    does = {Do.NUDGE: _nudge, Do.ESCALATE: _escalate, Do.CALL_SHEET: _call_sheet, Do.WAIT: _remind}
    does[step.what](work, matter, step)


def _count_folded(work: UnitOfWork, folded: Folded) -> None:
    """A line of a digest is a nudge like any other."""
    step, a = replace(folded.step, at=work.now), folded.matter.assignment
    if not folded.before:
        reschedule(work, after_step(a, step))
        _note(work, folded.matter, "nudge", facts={"nth": folded.nth, "why": step.why, "digest": 1})
        return
    fewer = folded.before - 1  # of several that were never sent one remains
    since_sign = max(a.nudges_since_sign - fewer, 0)
    reschedule(work, replace(a, nudges=folded.nth, nudges_since_sign=since_sign, last_nudged_at=work.now))


def _nudge(work: UnitOfWork, matter: Matter, step: Step) -> None:
    if held := hold(work, matter):
        until, fresh = held
        work.assignments.save(replace(matter.assignment, next_step_at=until))
        if fresh:
            text = voice(work, None).held_for_digest(until)
            _note(work, matter, "held", text=text, facts={"why": step.why, "until": until.isoformat()})
        return
    sent = send_nudge(work, matter, step, matter.assignment.nudges + 1)
    # One that still waits to be sent speaks for this one too; only the clock moves on.
    taken = after_step(matter.assignment, step) if sent else replace(matter.assignment, last_nudged_at=step.at)
    reschedule(work, taken)
    if sent:
        _note(work, matter, "nudge", facts={"nth": taken.nudges, "why": step.why})


def _escalate(work: UnitOfWork, matter: Matter, step: Step) -> None:
    """Whoever stands on the rung; where nobody there is in office and can be reached, the next one."""
    rung, to = ladder_from(work, matter, step.rung or Rung.DEPUTY)
    if not matter.assignment.escalations:
        tell_head_of_silence(work, matter)
    # If all are away: whoever keeps the call sheet, even on leave, rather than nobody.
    _tell(work, matter, to or clerks(work), "escalation" if to else "call_sheet", call_sheet=False)
    reschedule(work, after_step(matter.assignment, replace(step, rung=rung)))


def _call_sheet(work: UnitOfWork, matter: Matter, step: Step) -> None:
    to = clerks(work) or directors_over(work, matter.addressee.unit)
    _tell(work, matter, to, "call_sheet", call_sheet=True)
    reschedule(work, after_step(matter.assignment, step))


def _remind(work: UnitOfWork, matter: Matter, step: Step) -> None:
    """Whoever has to decide is told that it waits."""
    _REMINDERS.get(step.why, _remind_to_decide)(work, matter)
    reschedule(work, after_step(matter.assignment, step))


def _remind_to_decide(work: UnitOfWork, matter: Matter) -> None:
    if told := tell_deciders(work, matter, again=True):
        names = ", ".join(person.full_name for person in told)
        _note(work, matter, "reminded", text=names, facts={"why": waits_for(matter.assignment) or ""})


def _remind_of_pause(work: UnitOfWork, matter: Matter) -> None:
    """One message for all units of the directive, which rest since the same moment."""
    directive = matter.directive
    if directive.paused_at is None:
        return
    since, told = directive.paused_at, []
    for person in deciders(work, matter, Why.PAUSED):
        words = voice(work, person)
        sent = send_notice(
            work,
            person,
            words.still_paused(directive, since),
            directive_id=directive.id,
            choices=[Choice(words.labels.RESUME, payload(Act.RESUME, directive.id))],
            more={"paused": since.isoformat()},
            dedupe_key=f"paused:{directive.id}:{person.id}:{work.today}",
        )
        told += [person.full_name] if sent else []
    if told:
        _note(work, matter, "reminded", text=", ".join(told), facts={"why": Why.PAUSED})


_REMINDERS: Mapping[Why, Callable[[UnitOfWork, Matter], None]] = {Why.PAUSED: _remind_of_pause}


def _tell(work: UnitOfWork, matter: Matter, to: list[Person], what: str, *, call_sheet: bool) -> None:
    told = [person for person in to if escalate(work, matter, person, call_sheet=call_sheet)]
    names = ", ".join(person.full_name for person in told)
    _note(work, matter, what, text=names or "không có ai liên lạc được")


def _note(
    work: UnitOfWork, matter: Matter, what: str, *, text: str | None = None, facts: dict[str, str | int] | None = None
) -> None:
    work.events.append(
        Event(
            at=work.now,
            what=what,
            who=BOT,
            directive_id=matter.directive.id,
            assignment_id=matter.assignment.id,
            text=text,
            facts=facts or {},
        )
    )


def next_instant(work: UnitOfWork) -> datetime | None:
    """When the next step comes, or the making of the digests before it."""
    step_at = work.assignments.next_step_at()
    return min((at for at in (step_at, next_morning(work, step_at)) if at), default=None)


def preview(work: UnitOfWork, matter: Matter, most: int = 5) -> list[Step]:
    """The coming steps if nobody answers, as long as whoever can be told now can be told then."""
    a, now = matter.assignment, work.now
    if a.next_step_at and matter.next_step and matter.next_step.what is Do.NUDGE:
        now = max(now, a.next_step_at)  # the daily cap may hold it back

    def reached(step: Step) -> Step:
        rung, _ = ladder_from(work, matter, step.rung or Rung.DEPUTY)
        return replace(step, rung=rung)

    return list(islice(coming_steps(a, policy_of(matter.directive), work.rules.calendar, now, reached), most))

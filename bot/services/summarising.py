"""Summaries: for directors as counts, for other programs as JSON (CONTRACT section 6)."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from bot.core.duties import Book, Duty
from bot.core.matter import Matter
from bot.core.model import Deadline, Delivery, Directive, Kind, PersonId, State, UnitId
from bot.core.policy import Step
from bot.core.records import Event
from bot.core.stores import UnitOfWork
from bot.core.summary import Counts, count
from bot.services.explaining import coming_of_duty, reason_of, why_of
from bot.services.following import preview
from bot.services.issuing import find_directive
from bot.services.ladder import who_hears
from bot.services.looking import matters, units_under
from bot.services.repacing import own_pace
from bot.texts.common import by_phone

Json = dict[str, Any]

_KINDS = {Kind.FULL_TEXT: "notice", Kind.ANSWER: "notice"}
_RUNNING = frozenset({"open", "paused"})
_STATES = {State.CLAIMED: "queued"}


def overseen(work: UnitOfWork, person_id: PersonId) -> list[tuple[Directive, Counts, list[Matter]]]:
    """The open directives with what a director sees of each."""
    units = units_under(work, person_id)
    found = []
    for directive in work.directives.all():
        if not directive.withdrawn_at:
            seen = _of_units(work, directive, units)
            if any(not m.assignment.is_closed for m in seen):
                found.append((directive, count_matters(work, seen), seen))
    return found


def overseen_one(work: UnitOfWork, person_id: PersonId, directive: Directive) -> list[Matter]:
    """What a director sees of one directive; empty where it went to none of their units."""
    return _of_units(work, directive, units_under(work, person_id))


def oversees(work: UnitOfWork, person_id: PersonId, directive: Directive) -> bool:
    """Whether it went to any unit of a director's."""
    units = units_under(work, person_id)
    return any(a.unit_id in units for a in work.assignments.of_directive(directive.id))


def _of_units(work: UnitOfWork, directive: Directive, units: Collection[UnitId]) -> list[Matter]:
    among = [a for a in work.assignments.of_directive(directive.id) if a.unit_id in units]
    return matters(work, among, steps=False)


def count_matters(work: UnitOfWork, seen: Iterable[Matter]) -> Counts:
    """The counts at this moment."""
    return count((m.assignment for m in seen), work.now, work.today)


def directive_status(directive: Directive, seen: Sequence[Matter]) -> str:
    """`"open"`, `"done"`, `"withdrawn"` or `"paused"`."""
    if directive.withdrawn_at:
        return "withdrawn"
    if all(m.assignment.is_closed for m in seen):
        return "done"
    return "paused" if directive.paused_at else "open"


def list_json(work: UnitOfWork) -> list[Json]:
    """`directive list --json`."""
    listed = []
    for directive in work.directives.all():
        seen = matters(work, work.assignments.of_directive(directive.id), steps=False)
        listed.append(
            {
                "directive": directive.handle,
                "number": directive.number,
                "subject": directive.subject,
                "date": directive.dated,
                "urgency": directive.urgency,
                "status": directive_status(directive, seen),
                "total": len(seen),
            }
        )
    return listed


def summary_json(work: UnitOfWork, handle: str | None = None, *, everything: bool = False) -> Json:
    """`summary --json`: one directive, the open ones, or all. Raises NotFound."""
    chosen = [find_directive(work, handle)] if handle else work.directives.all()
    told = []
    for directive in chosen:
        seen = matters(work, work.assignments.of_directive(directive.id), steps=False)
        if handle or everything or directive_status(directive, seen) in _RUNNING:
            told.append(_directive_json(work, directive, seen))
    return {"generated_at": instant(work.now), "directives": told}


def show_json(work: UnitOfWork, handle: str) -> Json:
    """`directive show VB1 --json`: the same with deliveries, coming steps and history. Raises NotFound."""
    directive = find_directive(work, handle)
    seen = matters(work, work.assignments.of_directive(directive.id))
    told = _directive_json(work, directive, seen) | {"follow_up": own_pace(work, directive)}
    events = work.events.of_directive(directive.id)
    for unit, matter in zip(told["units"], seen, strict=True):
        about = [e for e in events if e.assignment_id in {matter.assignment.id, None}]
        unit["deliveries"] = [
            _delivery_json(d) for d in work.deliveries.of_assignment(matter.assignment.id) if d.kind is not Kind.EDIT
        ]
        unit["duties"] = duties_json(work, matter)
        unit["next_steps"] = [_step_json(work, matter, step) for step in preview(work, matter)]
        unit["history"] = [_event_json(event) for event in about]
    return told


def _directive_json(work: UnitOfWork, directive: Directive, seen: Sequence[Matter]) -> Json:
    counts = count_matters(work, seen)
    return {
        "directive": directive.handle,
        "number": directive.number,
        "subject": directive.subject,
        "due": due_json(directive.due),
        "paused_at": instant(directive.paused_at),
        "total": counts.total,
        "status": {str(status): n for status, n in counts.status.items()},
        "unreachable": counts.unreachable,
        "split": {str(split): n for split, n in counts.split.items()},
        "late_by_days": counts.late_by_days,
        "units": [_unit_json(matter) for matter in seen],
    }


def _unit_json(matter: Matter) -> Json:
    a, post = matter.assignment, matter.addressee.post
    return {
        "unit": matter.addressee.unit.code,
        "name": matter.addressee.unit.name,
        "head": post.person.full_name if post else None,
        "status": a.status,
        "reachable": a.reachable,
        "percent": a.percent,
        "acknowledged_at": instant(a.acknowledged_at),
        "acknowledged_by": by_phone(a.taken_by_phone) if a.taken_by_phone else matter.acknowledged_by,
        "confirmed_at": instant(a.confirmed_at),
        "acceptance": a.acceptance,
        "due": due_json(a.due),
        "original_due": due_json(a.original_due),
        "nudges": a.nudges,
        "last_report": a.last_report,
        "obstacle": a.obstacle,
        "extension": a.extension,
        "delegate": matter.delegate.full_name if matter.delegate else None,
        "stand_in": matter.stand_in.full_name if matter.stand_in else None,
    }


def duties_json(work: UnitOfWork, matter: Matter) -> list[Json]:
    """The unit's own duties with all their periods; `coming`: when the next ones end, as long as the series goes on."""
    book = matter.duties
    return [_duty_json(work, matter, book, duty) for duty in book.own] if book else []


def _duty_json(work: UnitOfWork, matter: Matter, book: Book, duty: Duty) -> Json:
    shares, rule = book.of(duty.number), duty.repeats
    coming = coming_of_duty(work, matter, duty)
    return {
        "number": duty.number,
        "text": duty.text,
        "role": "lead" if shares[0].leads else "supporting",
        "repeats": {"every": rule.every, "day": rule.day, "month": rule.month} if rule else None,
        "ended_at": instant(duty.ended_at),
        "periods": [
            {
                "period": share.nth,
                "due": due_json(share.due),
                "original_due": due_json(share.original_due),
                "percent": share.percent,
                "closed_at": instant(share.closed_at),
                "late": share.is_late(work.now),
            }
            for share in shares
        ],
        "coming": [due_json(period.due) for period in coming],
    }


def _delivery_json(delivery: Delivery) -> Json:
    return {
        "id": delivery.id,
        "kind": _KINDS.get(delivery.kind, delivery.kind),
        "channel": delivery.channel,
        "state": _STATES.get(delivery.state, delivery.state),
        "due_at": instant(delivery.due_at),
        "sent_at": instant(delivery.sent_at),
        "attempts": delivery.attempts,
        "reason": reason_of(delivery),
        "repeat": delivery.repeat,
    }


def _step_json(work: UnitOfWork, matter: Matter, step: Step) -> Json:
    to = ", ".join(person.full_name for person in who_hears(work, matter, step)) or None
    return {"at": instant(step.at), "what": step.what, "to": to, "why": why_of(matter, step)}


def _event_json(event: Event) -> Json:
    return {
        "at": instant(event.at),
        "who": event.who,
        "what": event.what,
        "channel": event.channel,
        "text": event.text,
    }


def instant(at: datetime | None) -> str | None:
    """ISO, UTC, with `Z`."""
    return at.isoformat().replace("+00:00", "Z") if at else None


def due_json(due: Deadline | None) -> str | None:
    """A date where a day was given, an instant where an hour was."""
    if due is None:
        return None
    return instant(due.at) if due.at else due.on.isoformat()

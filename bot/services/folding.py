"""The daily cap and the morning digest: what goes now, what waits, what goes together.

A digest is a row of the outbox from the moment at which something first waits for it. Its facts hold a `lines` list of
`[assignment, entry, nth, why, since]`, and under `held` the assignments whose next nudge the cap held back.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count, takewhile
from typing import Any

from bot.core.folding import Coming, Entry, carried, digest_on, next_digest
from bot.core.matter import Matter
from bot.core.model import AssignmentId, Contact, Delivery, Directive, Kind, Person, PersonId, State
from bot.core.policy import Do, Step
from bot.core.stores import UnitOfWork
from bot.services.acting import route
from bot.services.looking import contact_for_nudges, contact_of, matters, policy_of, step_of
from bot.services.sending import is_waiting, joins_escalation, send_along, send_escalation, waiting_nudge

log = logging.getLogger(__name__)

_MADE = "digests"  # the fact that holds the day whose digests are made
_MOST = 20_000  # assignments looked at in a morning; what is beyond is nudged by itself
_UNCAPPED = 1_000_000
StoredLine = list[Any]  # assignment, entry, number of the nudge, why, since when


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A nudge that became a line of a digest."""

    matter: Matter
    step: Step
    nth: int
    before: int  # how many that were counted and never sent it takes the place of


# The cap


def is_capped(work: UnitOfWork, directive: Directive) -> bool:
    """Whether what is sent about it counts; hỏa tốc never waits."""
    return work.rules.daily_cap > 0 and not policy_of(directive).ignores_hours


def room_for(work: UnitOfWork, person_id: PersonId, listed: Iterable[Delivery] | None = None) -> int:
    """How many more messages the person may get today; what is queued for today counts, the digest's place is kept.

    `listed`: their reminders, where they are known already.
    """
    cap = work.rules.daily_cap
    if not cap:
        return _UNCAPPED
    found = work.deliveries.reminders([person_id], start_of_day(work)) if listed is None else listed
    tomorrow = _tomorrow(work)
    return cap - sum(_counts(work, d) and (d.state is not State.QUEUED or d.due_at < tomorrow) for d in found)


def room_to_send(work: UnitOfWork, delivery: Delivery, listed: Iterable[Delivery]) -> int:
    """The same at the moment of sending, when of what waits only the digest has its place."""
    others = (d for d in listed if d.id != delivery.id)
    return room_for(work, delivery.person_id or PersonId(0), (d for d in others if _keeps_its_place(d)))


def _keeps_its_place(delivery: Delivery) -> bool:
    return delivery.state is not State.QUEUED or delivery.kind is Kind.DIGEST


def _counts(work: UnitOfWork, delivery: Delivery) -> bool:
    if "order_of" in delivery.facts:  # by hand
        return False
    return delivery.directive_id is None or is_capped(work, work.directives.get(delivery.directive_id))


def _tomorrow(work: UnitOfWork) -> datetime:
    return start_of_day(work) + timedelta(days=1)


def start_of_day(work: UnitOfWork) -> datetime:
    """When the office's day began."""
    return datetime.combine(work.today, time.min, work.rules.calendar.zone).astimezone(UTC)


# Beyond it


def hold(work: UnitOfWork, matter: Matter) -> tuple[datetime, bool] | None:
    """Where the cap is used up: when the digest goes that will carry the nudge, and whether it is held just now.

    None where it may go.
    """
    contact = contact_for_nudges(work, matter)
    if contact is None or not is_capped(work, matter.directive) or room_for(work, contact.person_id) > 0:
        return None
    at = next_digest_at(work)
    row = _made_row(work, contact, work.rules.calendar.today(at), at)
    held = row.facts["held"]
    fresh = matter.assignment.id not in held
    if fresh:
        work.deliveries.change_facts(row.id, {**row.facts, "held": [*held, matter.assignment.id]})
    return at, fresh


def escalate(work: UnitOfWork, matter: Matter, to: Person, *, call_sheet: bool) -> bool:
    """Queue word of a unit's silence, or where the cap is used up a line of the next digest; False: not reached."""
    contact = contact_of(work, to.id)
    if contact is None:
        return False
    joins = joins_escalation(work, matter, contact, call_sheet=call_sheet)
    if joins or not is_capped(work, matter.directive) or room_for(work, to.id) > 0:
        return send_escalation(work, matter, to, call_sheet=call_sheet)
    entry = Entry.CALL_SHEET if call_sheet else Entry.ESCALATION
    _put(work, _next_row(work, contact), [_line(work, matter, entry)])
    return True


def next_digest_at(work: UnitOfWork) -> datetime:
    """When the next digests go, today's among them while their time has not come."""
    rules = work.rules
    return next_digest(work.now, rules.digest_at, rules.calendar)


def put_on_next(work: UnitOfWork, contact: Contact, lines: Sequence[StoredLine]) -> None:
    """Have lines of a digest that did not arrive told by the next one."""
    _put(work, _next_row(work, contact), lines)


def _next_row(work: UnitOfWork, contact: Contact) -> Delivery:
    """The digest that a line can still go with: today's as long as it waits itself, else the next one."""
    today = _row(work, contact.person_id, work.today)
    if today and today.state is State.QUEUED:
        return today
    at = next_digest_at(work)
    return _made_row(work, contact, work.rules.calendar.today(at), at)


def _row(work: UnitOfWork, person_id: PersonId, day: date) -> Delivery | None:
    """The digest of that day, which is one for each person: the last one, where another account has taken over."""
    return next(reversed(_rows(work, person_id, day)), None)


def _rows(work: UnitOfWork, person_id: PersonId, day: date) -> list[Delivery]:
    keyed = (work.deliveries.keyed(_key(person_id, day, n)) for n in count(1))
    return [row for row in takewhile(lambda row: row is not None, keyed) if row]


def _key(person_id: PersonId, day: date, nth: int) -> str:
    return f"digest:{person_id}:{day}" + (f":{nth}" if nth > 1 else "")


def next_key(work: UnitOfWork, person_id: PersonId, day: date) -> str:
    """Of a further digest of that day, which takes the place of those before."""
    return _key(person_id, day, len(_rows(work, person_id, day)) + 1)


def _made_row(work: UnitOfWork, contact: Contact, day: date, at: datetime) -> Delivery:
    """The digest of that day; one to an account that is no longer this person's is moved to theirs."""
    row = _row(work, contact.person_id, day)
    if row and row.state is State.QUEUED and row.contact_id not in {one.id for one in route(work, contact.person_id)}:
        work.deliveries.readdress(row.id, contact, due_at=row.due_at, facts=row.facts)
        return work.deliveries.get(row.id)
    if row:
        return row
    added = work.deliveries.add(
        Kind.DIGEST,
        channel=contact.channel,
        address=contact.address,
        person_id=contact.person_id,
        contact_id=contact.id,
        at=work.now,
        due_at=max(at, work.now),
        facts={"day": day.isoformat(), "lines": [], "held": []},
        dedupe_key=next_key(work, contact.person_id, day),
    )
    assert added  # noqa: S101 - the key was not there
    return work.deliveries.get(added)


def _line(work: UnitOfWork, matter: Matter, entry: Entry, *, nth: int = 0, why: str = "") -> StoredLine:
    return [matter.assignment.id, entry, nth, why, work.now.isoformat()]


def _put(work: UnitOfWork, row: Delivery, lines: Sequence[StoredLine]) -> None:
    """So many lines more; each takes the place of one like it."""
    row = work.deliveries.get(row.id)
    new = {(line[0], line[1]) for line in lines}
    kept = [line for line in row.facts["lines"] if (line[0], line[1]) not in new]
    held = [one for one in row.facts["held"] if one not in {about for about, _ in new}]
    work.deliveries.change_facts(row.id, {**row.facts, "lines": [*kept, *lines], "held": held})
    for about, _ in sorted(new):
        work.deliveries.add_subject(row.id, about)


# The morning


def next_morning(work: UnitOfWork, step_at: datetime | None) -> datetime | None:
    """When the digests of the day are made on which the next step of all comes; None where they are made, or none."""
    if step_at is None or not work.rules.daily_cap:
        return None
    calendar = work.rules.calendar
    day = max(calendar.today(step_at), work.today)
    if not calendar.is_working_day(day) or work.facts.get(_MADE) == day.isoformat():
        return None
    return digest_on(day, work.rules.digest_at, calendar)


def next_making(work: UnitOfWork) -> datetime | None:
    """When today's digests are, or should have been, made; None where they are, or where none are made today."""
    calendar = work.rules.calendar
    if not work.rules.daily_cap or is_morning_over(work) or not calendar.is_working_day(work.today):
        return None
    return digest_on(work.today, work.rules.digest_at, calendar)


def has_todays(work: UnitOfWork, delivery: Delivery) -> bool:
    """Whether somebody has, or is to have, another digest today, while this one is of an earlier day."""
    if delivery.person_id is None or delivery.facts["day"] >= work.today.isoformat():
        return False
    todays = _row(work, delivery.person_id, work.today)
    return todays is not None and todays.state is not State.DROPPED


def is_morning_over(work: UnitOfWork) -> bool:
    """Whether today's digests hold all that they are to hold."""
    return work.facts.get(_MADE) == work.today.isoformat()


def fold_this_morning(work: UnitOfWork, limit: int, taken: Callable[[UnitOfWork, Folded], None]) -> int:
    """Put what falls due together today on the digests of today, once its time has come; how many nudges that is.

    `taken` takes the step of each. Call again until `is_morning_over`.
    """
    at = next_making(work)
    if at is None or work.now < at:
        return 0
    done = 0
    for one in _of_today(work):
        if done >= limit:
            return done
        try:
            with work.attempt():
                folded = _fold(work, one)
                for nudge in folded:
                    taken(work, nudge)
            done += len(folded)
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            log.error("The digest for person %s cannot be made: %s", one.contact.person_id, type(error).__name__)
    work.facts.put(_MADE, work.today.isoformat())
    return done


@dataclass(frozen=True, slots=True, kw_only=True)
class _Today:
    """What one person may have to be nudged about today, and the digests of earlier days that were not sent."""

    contact: Contact
    matters: list[Matter]
    left: list[Delivery]


def _of_today(work: UnitOfWork) -> list[_Today]:
    found: dict[PersonId, _Today] = {}
    due = work.assignments.due(_tomorrow(work) - timedelta(microseconds=1), _MOST)
    for matter in matters(work, due, steps=False):
        contact = contact_for_nudges(work, matter)
        if contact and is_capped(work, matter.directive):
            found.setdefault(contact.person_id, _Today(contact=contact, matters=[], left=[])).matters.append(matter)
    for row in work.deliveries.queued(Kind.DIGEST):
        if row.person_id is None or row.facts["day"] > work.today.isoformat():
            continue
        if row.person_id not in found and (contact := contact_of(work, row.person_id)):
            found[row.person_id] = _Today(contact=contact, matters=[], left=[])
        if row.person_id in found and row.facts["day"] < work.today.isoformat():
            found[row.person_id].left.append(row)
    return list(found.values())


def _fold(work: UnitOfWork, one: _Today) -> list[Folded]:
    row = _row(work, one.contact.person_id, work.today)
    if row and row.state is not State.QUEUED:
        return []
    if row and row.contact_id != one.contact.id:
        row = _made_row(work, one.contact, work.today, work.now)
    waiting = [*one.left, *([row] if row else [])]
    held = {assignment_id for each in waiting for assignment_id in each.facts["held"]}
    there = {line[0] for line in row.facts["lines"] if line[1] == Entry.NUDGE} if row else set()
    nudges = [
        (matter, step)
        for matter in one.matters
        if matter.assignment.id not in there  # a short pace: due again today, which is for its own time
        and (step := step_of(work, matter.directive, matter.assignment))
        and step.what is Do.NUDGE
        and step.at < _tomorrow(work)
    ]
    coming = [
        Coming(
            assignment_id=matter.assignment.id,
            urgency=matter.directive.urgency,
            crosses_deadline=_crosses(work, matter, step),
            held=matter.assignment.id in held,
        )
        for matter, step in nudges
    ]
    together = carried(coming, has_digest=bool(waiting), room=room_for(work, one.contact.person_id))
    listed = [(m, s) for m, s in nudges if m.assignment.id in together and not _goes_anyhow(work, m.assignment.id)]
    if not listed and not one.left:
        return []
    row = _made_row(work, one.contact, work.today, work.now)
    said = _move_lines(work, one.left, row)
    folded = [_folded(work, one.contact, matter, step, said) for matter, step in listed]
    _put(work, row, [_line(work, f.matter, Entry.NUDGE, nth=f.nth, why=f.step.why) for f in folded])
    return folded


def _goes_anyhow(work: UnitOfWork, assignment_id: AssignmentId) -> bool:
    """Whether the directive itself is on its way, or a nudge that was ordered by hand."""
    waiting = waiting_nudge(work, assignment_id)
    return is_waiting(work, assignment_id) or (waiting is not None and "order_of" in waiting.facts)


def _move_lines(work: UnitOfWork, left: Iterable[Delivery], to: Delivery) -> dict[int, int]:
    """What earlier digests did not get to say is said by this one; how many nudges of each assignment that is."""
    lines = [line for row in left for line in row.facts["lines"]]
    if lines:
        to = work.deliveries.get(to.id)
        new = {(line[0], line[1]) for line in to.facts["lines"]}
        kept = {(line[0], line[1]): line for line in lines if (line[0], line[1]) not in new}
        work.deliveries.change_facts(to.id, {**to.facts, "lines": [*kept.values(), *to.facts["lines"]]})
        for assignment_id, _ in kept:
            work.deliveries.add_subject(to.id, assignment_id)
    for row in left:
        work.deliveries.settle(row.id, State.DROPPED, reason="the digest of a later day carries it")
    return Counter(line[0] for line in lines if line[1] == Entry.NUDGE)


def _crosses(work: UnitOfWork, matter: Matter, step: Step) -> bool:
    due_at = matter.assignment.due_at
    return due_at is not None and work.now < due_at <= step.at


def _folded(work: UnitOfWork, contact: Contact, matter: Matter, step: Step, said: Mapping[int, int]) -> Folded:
    """One that still waits in the queue, or on an earlier digest, gives up its place and its number."""
    waiting = waiting_nudge(work, matter.assignment.id)
    if waiting:
        work.deliveries.settle(waiting.id, State.DROPPED, reason="the morning's digest carries it")
    before = said.get(matter.assignment.id, 0) + (waiting is not None)
    nth = matter.assignment.nudges - before + 1
    send_along(work, matter, contact)
    return Folded(matter=matter, step=step, nth=nth, before=before)

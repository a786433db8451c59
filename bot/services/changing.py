"""Changing course: a directive is amended, its following up rests, and goes on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.amending import Amendment, Changes, Leaderless
from bot.core.errors import BadInput, NotFound, SecretDirective
from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.model import Assignment, Deadline, Directive, ExtensionState, Kind, PersonId, State, Status, Unit
from bot.core.policy import deadline_passes
from bot.core.records import Event
from bot.core.stores import UnitOfWork
from bot.documents.marks import secrecy_of
from bot.services.following import BOT, reschedule, save
from bot.services.issuing import FIRST_YEAR, LAST_YEAR, LONGEST_SUBJECT, find_directive
from bot.services.looking import contact_of, for_reader, look, matters, people_of, voice
from bot.services.menus import choices_for
from bot.services.periods import follow_directive, give_duties
from bot.services.rendering import room_for
from bot.services.rereading import leads_left_out
from bot.services.sending import send_directive, send_notice

_HAS_IT = frozenset({State.SENT, State.UNKNOWN, State.CLAIMED})
_ABOUT_IT = frozenset({Kind.DIRECTIVE, Kind.NUDGE, Kind.NOTICE, Kind.FULL_TEXT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """What came of it."""

    directive: Directive
    affected: int  # units that have to look again
    added: int
    dropped: int
    untouched: int  # units that got one line
    unreachable: int  # of the affected and the added ones
    leaderless: tuple[Leaderless, ...] = ()
    left_out: tuple[Leaderless, ...] = ()  # duties whose lead units the new text addresses no longer
    wishes_closed: tuple[str, ...] = ()  # codes of units whose wish for more time the new deadline has closed


def amend_directive(work: UnitOfWork, handle_or_number: str, amendment: Amendment, *, by: str = BOT) -> Amended:
    """Change what a directive says, until when and for whom; tell those whom it concerns.

    Raises NotFound, SecretDirective, or BadInput for what cannot be; then nothing is stored.
    """
    directive = find_directive(work, handle_or_number)
    every = matters(work, work.assignments.of_directive(directive.id))
    _refuse_odd(directive, amendment)
    to_add = _units_to_add(work, directive, amendment.add, every)
    to_drop = _matters_to_drop(directive, amendment.drop, every, adding=bool(to_add))
    dropped = {m.assignment.id for m in to_drop}
    going_on = [m for m in every if m.assignment.id not in dropped and not m.assignment.is_withdrawn]
    changes = _changes(directive, amendment, to_add, to_drop)
    touched = [m for m in going_on if _concerns(m, changes, amendment)]
    closed = tuple(m.addressee.unit.code for m in wishes_closed_by(going_on, amendment))
    if not (changes.rewritten or touched or to_add or to_drop or _moves_due(directive, amendment)):
        raise BadInput(f"{directive.handle} says all of that already; nothing was changed.")
    text_before = directive.text
    directive = _store(work, directive, amendment)
    _note_amendment(work, directive, changes, by, text_before)
    units = [_give_to(work, directive, unit, every, by) for unit in to_add]
    for matter in to_drop:
        _take_from(work, matter, by)
    look_again = {m.assignment.id for m in touched}
    for matter in going_on:
        if matter.assignment.id in look_again:
            _have_it_read_again(work, directive, matter, changes, amendment)
        else:
            _tell_in_passing(work, matter.assignment, changes)
    return Amended(
        directive=directive,
        affected=len(touched),
        added=len(units),
        dropped=len(to_drop),
        untouched=len(going_on) - len(touched),
        unreachable=sum(m.addressee.contact is None for m in [*touched, *units]),
        leaderless=_leaderless(to_drop, [*going_on, *units]),
        left_out=leads_left_out(work, directive.text, going_on) if changes.text_changed else (),
        wishes_closed=closed,
    )


# What is asked for


def _refuse_odd(directive: Directive, amendment: Amendment) -> None:
    if amendment.is_empty:
        raise BadInput(
            "Nothing to amend was given; name a deadline, a subject, a text, units to add or drop, or a pace."
        )
    if directive.withdrawn_at:
        raise BadInput(f"{directive.handle} has been withdrawn; publish a new directive instead. Nothing was changed.")
    for what, words in (("text", amendment.text), ("subject", amendment.subject)):
        if words is not None and (mark := secrecy_of(words)):
            raise SecretDirective(
                f"The new {what} is marked {mark}; such a text must not be stored or sent by this bot. "
                "Nothing was changed; pass it on by the means that the law on state secrets prescribes."
            )
    if amendment.text is not None and not amendment.text.strip():
        raise BadInput("The new text is empty; nothing was changed.")
    if amendment.subject is not None and not amendment.subject.strip():
        raise BadInput("The new subject is empty; nothing was changed.")
    if amendment.subject and len(amendment.subject) > LONGEST_SUBJECT:
        raise BadInput(f"The subject has {len(amendment.subject)} characters; shorten it to {LONGEST_SUBJECT}.")
    if amendment.due and not FIRST_YEAR <= amendment.due.on.year <= LAST_YEAR:
        raise BadInput(
            f"The deadline {amendment.due.on} lies outside the years {FIRST_YEAR} to {LAST_YEAR}; correct it."
        )


def _units_named(codes: Sequence[str], units: Iterable[Unit]) -> list[Unit]:
    known = {unit.code.lower(): unit for unit in units}
    unknown = [code for code in codes if code.lower() not in known]
    if unknown:
        raise NotFound(f"No such unit: {', '.join(unknown)}; see `dondoc recipients list` for the codes.")
    return list({known[code.lower()].id: known[code.lower()] for code in codes}.values())


def _units_to_add(work: UnitOfWork, directive: Directive, codes: Sequence[str], every: Sequence[Matter]) -> list[Unit]:
    units = _units_named(codes, work.recipients.units()) if codes else []
    have = {m.assignment.unit_id for m in every if not m.assignment.is_withdrawn}
    already = [unit.code for unit in units if unit.id in have]
    if already:
        raise BadInput(f"{directive.handle} has been given to {', '.join(already)} already; nothing was changed.")
    return units


def _matters_to_drop(
    directive: Directive, codes: Sequence[str], every: Sequence[Matter], *, adding: bool
) -> list[Matter]:
    having = {m.addressee.unit.id: m for m in every if not m.assignment.is_withdrawn}
    known = {m.addressee.unit.code.lower() for m in having.values()}
    strange = [code for code in codes if code.lower() not in known]
    if strange:
        raise BadInput(f"{directive.handle} is not with {', '.join(strange)}; nothing was changed.")
    found = [having[unit.id] for unit in _units_named(codes, (m.addressee.unit for m in having.values()))]
    done = [m.addressee.unit.code for m in found if m.assignment.status is Status.CONFIRMED]
    if done:
        raise BadInput(f"{', '.join(done)} confirmed {directive.handle} already, which stands; nothing was changed.")
    if found and len(found) == len(having) and not adding:
        raise BadInput(f"That leaves {directive.handle} without a unit; withdraw it instead. Nothing was changed.")
    return found


def _changes(directive: Directive, amendment: Amendment, added: Sequence[Unit], dropped: Sequence[Matter]) -> Changes:
    renamed = amendment.subject is not None and amendment.subject != directive.subject
    return Changes(
        subject_before=directive.subject if renamed else None,
        text_changed=amendment.text is not None and amendment.text != directive.text,
        due_changed=_moves_due(directive, amendment),
        due_before=directive.due,
        added=tuple(unit.name for unit in added),
        dropped=tuple(m.addressee.unit.name for m in dropped),
    )


def _moves_due(directive: Directive, amendment: Amendment) -> bool:
    return amendment.sets_due and amendment.due != directive.due


def _concerns(matter: Matter, changes: Changes, amendment: Amendment) -> bool:
    """Whether the unit has to look again. What was confirmed stays so; a receipt alone is not one for other words."""
    a = matter.assignment
    if a.status is Status.CONFIRMED:
        return False
    if a.is_settled:
        return changes.rewritten
    return changes.rewritten or _moves(matter, amendment)


def _moves(matter: Matter, amendment: Amendment) -> bool:
    """Whether the unit's own deadline changes: not where all its duties have deadlines of their own."""
    moves = amendment.sets_due and matter.assignment.due != amendment.due
    return moves and (matter.duties is None or matter.duties.follows_directive)


def wishes_closed_by(every: Iterable[Matter], amendment: Amendment) -> list[Matter]:
    """Whose wish for more time comes to its end by another deadline; the clerk is told before and after."""
    waiting = (m for m in every if m.assignment.extension is ExtensionState.ASKED and not m.assignment.is_settled)
    return [m for m in waiting if _moves(m, amendment)]


def _leaderless(dropped: Iterable[Matter], staying: Sequence[Matter]) -> tuple[Leaderless, ...]:
    """The duties, not closed yet, that the dropped units led and nobody else does."""
    led: dict[int, dict[str, str]] = {}
    for matter in dropped:
        for duty in matter.duties.own if matter.duties else ():
            parts = matter.duties.of(duty.number) if matter.duties else ()
            if any(part.leads for part in parts) and (duty.goes_on or any(part.is_open for part in parts)):
                led.setdefault(duty.number, {})[matter.addressee.unit.code] = duty.text
    kept = {part.number for matter in staying if matter.duties for part in matter.duties.shares if part.leads}
    return tuple(
        Leaderless(number=number, text=next(iter(units.values())), led_by=tuple(units))
        for number, units in sorted(led.items())
        if number not in kept
    )


# Doing it


def _store(work: UnitOfWork, directive: Directive, amendment: Amendment) -> Directive:
    anew = amendment.text is not None and amendment.file is not None
    work.directives.amend(
        directive.id,
        subject=amendment.subject if amendment.subject is not None else directive.subject,
        text=amendment.text if amendment.text is not None else directive.text,
        file_name=(amendment.file_name if anew else None) or directive.file_name,
        file=amendment.file if anew and amendment.file is not None else work.directives.file(directive.id),
        due=amendment.due if amendment.sets_due else directive.due,
    )
    return work.directives.get(directive.id)


def _due_at(work: UnitOfWork, due: Deadline | None) -> datetime | None:
    return deadline_passes(due, work.rules.calendar) if due else None


def _give_to(work: UnitOfWork, directive: Directive, unit: Unit, every: Sequence[Matter], by: str) -> Matter:
    """A unit gets it from now on, maybe once more."""
    earlier = next((m.assignment for m in every if m.assignment.unit_id == unit.id), None)
    if earlier:
        a = replace(_fresh(earlier), due=directive.due, due_at=_due_at(work, directive.due))
    else:
        # Whatever waits from its being issued counts from now.
        now = replace(directive, issued_at=work.now)
        a = work.assignments.add(now, unit.id, due=directive.due, due_at=_due_at(work, directive.due))
    a = give_duties(work, directive, replace(a, paused_at=directive.paused_at))
    work.assignments.save(a)
    reschedule(work, a)
    matter = _look(work, a)
    send_directive(work, matter, repeat=_has_heard(work, a))
    _note(work, directive, "added", by, assignment=a)
    return matter


def _fresh(a: Assignment) -> Assignment:
    """As if nothing had happened but that it was nudged, which counts all its life."""
    return replace(
        _patient_again(a),
        status=Status.ISSUED,
        delivered_at=None,
        acknowledged_at=None,
        acknowledged_by=None,
        percent=None,
        last_report=None,
        last_report_at=None,
        obstacle=None,
        obstacle_at=None,
        last_call_sheet_at=None,
        extension=None,
        waiting_since=None,
        last_reminded_at=None,
    )


def _patient_again(a: Assignment) -> Assignment:
    """The patience with the head begins anew."""
    a = replace(a, nudges_since_sign=0, overdue_nudges=0, escalations=0, last_escalated_at=None)
    return replace(a, snoozed_until=None, snoozes=0)


def _take_from(work: UnitOfWork, matter: Matter, by: str) -> None:
    """The unit need not carry it out; whoever has it there is told."""
    a = replace(_decided(work, matter.assignment, None), status=Status.WITHDRAWN)
    save(work, a)
    _note(work, matter.directive, "dropped", by, assignment=a)
    for person_id in _who_has_it(work, a):
        person = work.recipients.person(person_id)
        told = voice(work, person).withdrawn(matter.directive, None)
        send_notice(work, person, told, directive_id=a.directive_id, assignment_id=a.id)


def _have_it_read_again(
    work: UnitOfWork, directive: Directive, before: Matter, changes: Changes, amendment: Amendment
) -> None:
    a = before.assignment
    moved = _moves(before, amendment)
    wishes = [wish for wish in work.extensions.of_assignment(a.id) if wish.granted is None] if moved else []
    if moved:
        follow_directive(work, a, amendment.due)
        a = replace(_decided(work, a, amendment.due), due=amendment.due, due_at=_due_at(work, amendment.due))
    a = _patient_again(a)
    has_it = _has_heard(work, a)
    if a.status is Status.ACKNOWLEDGED or (a.status is Status.DELIVERED and has_it):
        # Their waits begin with the amendment.
        a = replace(a, status=Status.DELIVERED, delivered_at=work.now, acknowledged_at=None, acknowledged_by=None)
    matter = save(work, replace(a, paused_at=directive.paused_at))
    # Where its duties have deadlines of their own, the unit's may be the same as before.
    due_before = before.assignment.due
    changes = replace(changes, due_changed=moved and matter.due != due_before, due_before=due_before)
    if wishes:
        changes = replace(changes, wish=matter.assignment.extension)
    _tell(work, matter, changes, has_it=has_it, asked_by=[wish.asked_by for wish in wishes])


def _tell(work: UnitOfWork, matter: Matter, changes: Changes, *, has_it: bool, asked_by: Iterable[PersonId]) -> None:
    """Whoever has not got the directive yet will read it as it is now. Whoever asked for more time hears of it, too."""
    people = {person.id: person for person in people_of(matter)}
    people |= {one: work.recipients.person(one) for one in asked_by if one not in people}
    for person in people.values() if has_it else ():
        contact = contact_of(work, person.id)
        if contact is None:
            continue
        words = voice(work, person)
        send_notice(
            work,
            person,
            words.amended(matter, changes, room=room_for(work.rules.capabilities[contact.channel])),
            directive_id=matter.directive.id,
            assignment_id=matter.assignment.id,
            choices=choices_for(for_reader(work, matter, person.id), words),
            more={"amends": matter.directive.version},
        )


def _tell_in_passing(work: UnitOfWork, a: Assignment, changes: Changes) -> None:
    matter = _look(work, a)
    for person in people_of(matter) if _has_heard(work, a) else ():
        told = voice(work, person).amended_in_passing(matter, changes)
        send_notice(work, person, told, directive_id=a.directive_id, assignment_id=a.id)


def _decided(work: UnitOfWork, a: Assignment, due: Deadline | None) -> Assignment:
    """A wish for more time has come to its end by itself: the deadline is another one, or there is none any more."""
    if a.extension is not ExtensionState.ASKED:
        return a
    granted = False
    for wish in work.extensions.of_assignment(a.id):
        if wish.granted is None:
            granted = due is None or _due_at(work, due) >= _due_at(work, wish.wanted)  # type: ignore[operator]
            work.extensions.decide(wish.id, granted=granted, at=work.now, by=None, answer=None)
    return replace(a, extension=ExtensionState.GRANTED if granted else ExtensionState.REFUSED, waiting_since=None)


def _who_has_it(work: UnitOfWork, a: Assignment) -> list[PersonId]:
    """Who has a message about this unit's task, or may have one."""
    deliveries = work.deliveries.of_assignment(a.id)
    found = (d for d in deliveries if d.assignment_id == a.id and d.kind in _ABOUT_IT and d.state in _HAS_IT)
    return list(dict.fromkeys(d.person_id for d in found if d.person_id))


def _has_heard(work: UnitOfWork, a: Assignment) -> bool:
    return any(d.kind is Kind.DIRECTIVE and d.state in _HAS_IT for d in work.deliveries.live(a.id))


def _look(work: UnitOfWork, a: Assignment) -> Matter:
    matter = look(work, a.id)
    assert matter  # noqa: S101 - stored just now
    return matter


def _note_amendment(work: UnitOfWork, directive: Directive, changes: Changes, by: str, text_before: str) -> None:
    """What was and what is; the text that was stands in the record alone from now on."""
    facts: dict[str, str | int | None] = {"version": directive.version}
    if changes.text_changed:
        facts["text_before"] = text_before
    _note(work, directive, "amended", by, text=voice(work, None).amendment_on_record(directive, changes), facts=facts)


def _note(
    work: UnitOfWork,
    directive: Directive,
    what: str,
    by: str,
    *,
    assignment: Assignment | None = None,
    text: str | None = None,
    facts: dict[str, str | int | None] | None = None,
) -> None:
    work.events.append(
        Event(
            at=work.now,
            what=what,
            who=by,
            directive_id=directive.id,
            assignment_id=assignment.id if assignment else None,
            text=text,
            facts=facts or {},
        )
    )

"""Issuing a directive to units, and taking it back."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.duties import LONGEST_DUTY, MOST_DUTIES, NewDuty
from bot.core.errors import BadInput, NotFound, SecretDirective
from bot.core.making import replace
from bot.core.model import Addressee, Deadline, Directive, FollowUpCopy, PersonId, State, Status, Until, Urgency
from bot.core.policy import deadline_passes, to_stored
from bot.core.records import Event
from bot.core.stores import NewDirective, UnitOfWork
from bot.documents.marks import secrecy_of
from bot.services.acting import addressees
from bot.services.following import BOT, save, with_its_step
from bot.services.looking import matters, voice
from bot.services.periods import record_duties
from bot.services.sending import send_new_directive, send_notice
from bot.services.upwards import not_waiting

FIRST_YEAR, LAST_YEAR = 1900, 2999  # of a deadline; beyond them the calendar ends
LONGEST_SUBJECT = 1000  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A directive as it is to be issued: what was read, and what its issuer overruled."""

    number: str | None
    issuer: str | None
    kind: str | None
    dated: str | None
    subject: str
    urgency: Urgency
    text: str
    file_name: str
    file: bytes
    due: Deadline | None
    until: Until = Until.CONFIRM
    duties: Sequence[NewDuty] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """What came of it."""

    directive: Directive
    assignments: int
    unreachable: tuple[Addressee, ...]


def issue_directive(work: UnitOfWork, draft: Draft, *, codes: Sequence[str] | None, by: str = BOT) -> Issued:
    """Record the directive, its assignments, the first events and the messages to go out.

    `codes` None means every unit with a head (without one: a deputy) in post. Raises SecretDirective for a text marked
    secret, NotFound for an unknown code, BadInput when nobody is addressed; then nothing is stored.
    """
    _refuse_odd(draft)
    written = (draft.text, draft.subject, *(duty.text for duty in draft.duties))
    secrecy = next((mark for words in written if (mark := secrecy_of(words))), None)
    if secrecy:
        raise SecretDirective(
            f"{draft.file_name} is marked {secrecy}; such a text must not be stored or sent by this bot. "
            "Nothing was kept; pass it on by the means that the law on state secrets prescribes."
        )
    addressees = addressees_of(work, codes)
    draft = replace(draft, duties=_duties_for(draft, addressees))
    directive = work.directives.add(_as_stored(work, draft))
    names = ", ".join(a.unit.code for a in addressees)
    _note(work, directive, "issued", by, text=f"{directive.number_for_people}; {directive.subject}; {names}")
    due_at = deadline_passes(directive.due, work.rules.calendar) if directive.due else None
    units = [addressee.unit.id for addressee in addressees]
    added = work.assignments.add_all(directive, units, due=directive.due, due_at=due_at)
    added = record_duties(work, directive, draft.duties, added, by)
    found = [with_its_step(matter) for matter in matters(work, added)]
    if draft.duties:  # they may give the units deadlines of their own
        for matter in found:
            work.assignments.save(matter.assignment)
    else:
        work.assignments.save_steps(matter.assignment for matter in found)
    send_new_directive(work, found)
    return Issued(
        directive=directive,
        assignments=len(addressees),
        unreachable=tuple(a for a in addressees if a.contact is None),
    )


def _refuse_odd(draft: Draft) -> None:
    if len(draft.subject) > LONGEST_SUBJECT:
        raise BadInput(f"The subject has {len(draft.subject)} characters; shorten it to {LONGEST_SUBJECT}.")
    if draft.due and not FIRST_YEAR <= draft.due.on.year <= LAST_YEAR:
        raise BadInput(f"The deadline {draft.due.on} lies outside the years {FIRST_YEAR} to {LAST_YEAR}; correct it.")
    if len(draft.duties) > MOST_DUTIES:
        raise BadInput(f"{len(draft.duties)} duties are too many for one directive; {MOST_DUTIES} are the most.")
    for number, duty in enumerate(draft.duties, start=1):
        if not duty.text.strip() or len(duty.text) > LONGEST_DUTY:
            raise BadInput(f"Duty {number} has {len(duty.text)} characters; write 1 to {LONGEST_DUTY}.")
        if duty.due and not FIRST_YEAR <= duty.due.on.year <= LAST_YEAR:
            raise BadInput(f"Duty {number} is due on {duty.due.on}, outside the years {FIRST_YEAR} to {LAST_YEAR}.")


def _as_stored(work: UnitOfWork, draft: Draft) -> NewDirective:
    policy = work.rules.pace.of(draft.urgency)
    return NewDirective(
        number=draft.number,
        issuer=draft.issuer,
        kind=draft.kind,
        dated=draft.dated,
        subject=draft.subject,
        urgency=draft.urgency,
        text=draft.text,
        file_name=draft.file_name,
        file=draft.file,
        due=draft.due,
        until=draft.until,
        follow_up=FollowUpCopy(json.dumps(to_stored(policy))),
        issued_at=work.now,
        duties=len(draft.duties),
    )


def _duties_for(draft: Draft, addressees: Sequence[Addressee]) -> list[NewDuty]:
    """The duties with each unit's code as it is spelt here. Raises BadInput for a unit that is not addressed."""
    known = {a.unit.code.lower(): a.unit.code for a in addressees}
    strange = strangers_in(draft.duties, known.values())
    if strange:
        number, codes = strange[0]
        raise BadInput(
            f"Duty {number} names {', '.join(codes)}, which does not get the directive; add it or correct it."
        )
    return [
        replace(
            duty,
            leads=tuple(known[c.lower()] for c in duty.leads),
            supports=tuple(known[c.lower()] for c in duty.supports),
        )
        for duty in draft.duties
    ]


def strangers_in(duties: Sequence[NewDuty], codes: Iterable[str]) -> list[tuple[int, list[str]]]:
    """The numbers of duties that name units other than these, with those units."""
    known = {code.lower() for code in codes}
    named = (
        (number, [code for code in duty.codes if code.lower() not in known]) for number, duty in enumerate(duties, 1)
    )
    return [(number, strange) for number, strange in named if strange]


def addressees_of(work: UnitOfWork, codes: Sequence[str] | None) -> list[Addressee]:
    """Who would get a directive today. Raises NotFound for an unknown code, BadInput when that is nobody."""
    if codes is None:
        found = [a for a in addressees(work).values() if a.post]
        if not found:
            raise BadInput("No unit has a head or deputy in post; import the recipients first.")
        return found
    known = {unit.code.lower(): unit.id for unit in work.recipients.units()}
    unknown = [code for code in codes if code.lower() not in known]
    if unknown:
        raise NotFound(f"No such unit: {', '.join(unknown)}; see `dondoc recipients list` for the codes.")
    wanted = list(dict.fromkeys(known[code.lower()] for code in codes))
    if not wanted:
        raise BadInput("No unit is addressed; name units with --to CODE,CODE or --to all.")
    answering = addressees(work, wanted)
    return [answering[unit_id] for unit_id in wanted]


def find_directive(work: UnitOfWork, handle_or_number: str) -> Directive:
    """By handle or exact number. Raises NotFound, also where several share the number."""
    found = work.directives.find(handle_or_number)
    if not found:
        raise NotFound(f"There is no directive {handle_or_number}; see `dondoc directive list`.")
    if len(found) > 1:
        handles = ", ".join(directive.handle for directive in found)
        raise NotFound(f"Several directives have the number {handle_or_number}: {handles}; name one by its handle.")
    return found[0]


def withdraw_directive(work: UnitOfWork, handle_or_number: str, *, reason: str | None, by: str = BOT) -> Directive:
    """Take a directive back and tell everyone who had it. Raises NotFound, BadInput when it was done before."""
    directive = find_directive(work, handle_or_number)
    if reason and secrecy_of(reason):
        raise SecretDirective("The reason carries a secrecy mark; nothing was kept or sent. Give another reason.")
    if directive.withdrawn_at:
        raise BadInput(f"{directive.handle} has been withdrawn already; nothing was changed.")
    work.directives.withdraw(directive.id, work.now, reason)
    _note(work, directive, "withdrawn", by, text=reason)
    for matter in matters(work, work.assignments.of_directive(directive.id)):
        if not matter.assignment.is_settled:
            save(work, replace(not_waiting(work, matter.assignment), status=Status.WITHDRAWN))
    for person_id in _had_it(work, directive):
        person = work.recipients.person(person_id)
        send_notice(work, person, voice(work, person).withdrawn(directive, reason), directive_id=directive.id)
    return work.directives.get(directive.id)


def _had_it(work: UnitOfWork, directive: Directive) -> list[PersonId]:
    """Whoever has a message about the directive, or may have one, or is being sent one."""
    seen = {State.SENT, State.UNKNOWN, State.CLAIMED}
    deliveries = work.deliveries.of_directive(directive.id)
    return list(dict.fromkeys(d.person_id for d in deliveries if d.state in seen and d.person_id))


def _note(work: UnitOfWork, directive: Directive, what: str, by: str, *, text: str | None) -> None:
    work.events.append(Event(at=work.now, what=what, who=by, directive_id=directive.id, text=text))

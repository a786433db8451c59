"""What somebody other than the head has to decide: telling them, reminding them, and going on afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.errors import NotTheHead
from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.messages import Act, payload
from bot.core.model import LOOKING_AFTER, Assignment, AssignmentId, Choice, ExtensionState, Kind, Person, Role, Status
from bot.core.policy import Why, waits_for
from bot.core.records import Event, Extension
from bot.core.stores import UnitOfWork
from bot.services.acting import signature
from bot.services.ladder import deciders
from bot.services.looking import contact_of, look, units_under, voice
from bot.texts.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, and through which channel."""

    person: Person
    channel: str


def note(
    work: UnitOfWork,
    a: Assignment,
    by: Actor,
    what: str,
    *,
    text: str | None = None,
    facts: dict[str, int | str | None] | None = None,
) -> None:
    """An act of somebody, for the record."""
    work.events.append(
        Event(
            at=work.now,
            what=what,
            who=signature(work, a, by.person),
            person_id=by.person.id,
            channel=by.channel,
            directive_id=a.directive_id,
            assignment_id=a.id,
            text=text,
            facts=facts or {},
        )
    )


def entitled(work: UnitOfWork, assignment_id: AssignmentId, by: Actor, why: Why, *, beside: bool = False) -> Matter:
    """The assignment, if this person may decide on it: a director over the unit, or who looks after documents.

    `beside`: others may, too, and this is one of them. Raises NotTheHead, also where there is none.
    """
    matter = look(work, assignment_id)
    if matter is None:
        raise NotTheHead(f"{by.person.full_name} named assignment {assignment_id}, which does not exist; forged press?")
    desk = work.recipients.posts(work.today, person_id=by.person.id, roles=LOOKING_AFTER)
    over = matter.assignment.unit_id in units_under(work, by.person.id)
    by_role = over if _is_for_directors(work, why) else bool(desk)
    if not (by_role or beside) and by.person.id not in {person.id for person in deciders(work, matter, why)}:
        raise NotTheHead(f"{by.person.full_name} may not decide on assignment {assignment_id} ({why}); changed posts?")
    return matter


def _is_for_directors(work: UnitOfWork, why: Why) -> bool:
    return why is Why.ACCEPTANCE or (why is Why.EXTENSION and work.rules.extension_by is Role.DIRECTOR)


def open_request(work: UnitOfWork, assignment_id: AssignmentId) -> Extension | None:
    """The wish for more time that nobody has decided on."""
    return next((one for one in work.extensions.of_assignment(assignment_id) if one.granted is None), None)


def not_waiting(work: UnitOfWork, a: Assignment) -> Assignment:
    """The same with nothing left to decide; an open wish for more time comes to nothing."""
    if request := open_request(work, a.id):
        work.extensions.decide(request.id, granted=False, at=work.now, by=None, answer=None)
        decided = [one for one in work.extensions.of_assignment(a.id) if one.decided_by is not None]
        state = (ExtensionState.GRANTED if decided[-1].granted else ExtensionState.REFUSED) if decided else None
        a = replace(a, extension=state)
    return replace(a, waiting_since=None, last_reminded_at=None)


def waiting(work: UnitOfWork, a: Assignment) -> Assignment:
    """The same, to be decided on from now on."""
    return replace(a, waiting_since=work.now, last_reminded_at=None)


def anew(work: UnitOfWork, a: Assignment) -> Assignment:
    """The same with all counts begun again: what follows is counted from the word that the head gets now."""
    return replace(a, last_sign_at=work.now, nudges_since_sign=0, escalations=0, overdue_nudges=0)


def turned_back(work: UnitOfWork, a: Assignment) -> Assignment:
    """The same, decided on: it is the head's turn again."""
    return replace(anew(work, a), waiting_since=None, last_reminded_at=None)


def choices_of(matter: Matter, why: Why, words: Words, request: Extension | None = None) -> tuple[Choice, ...]:
    """What whoever decides can choose."""
    a, labels = matter.assignment, words.labels
    if why is Why.EXTENSION:
        number = request.id if request else 0
        return (
            Choice(labels.GRANT_TIME, payload(Act.GRANT_TIME, number)),
            Choice(labels.REFUSE_TIME, payload(Act.REFUSE_TIME, number)),
        )
    if why is Why.DECLINED:
        return (
            Choice(labels.TO_ANOTHER, payload(Act.TO_ANOTHER, a.id)),
            Choice(labels.UPHOLD, payload(Act.UPHOLD, a.id)),
            Choice(labels.TAKE_BACK, payload(Act.TAKE_BACK, a.id)),
        )
    if why is Why.ACCEPTANCE:
        return (
            Choice(labels.ACCEPT, payload(Act.ACCEPT, a.id)),
            Choice(labels.RETURN, payload(Act.RETURN, a.id)),
        )
    return ()


def tell_deciders(work: UnitOfWork, matter: Matter, *, again: bool = False) -> tuple[Person, ...]:
    """Whoever has to decide learns of it, or is reminded; who they are."""
    why = waits_for(matter.assignment)
    if why is None:
        return ()
    request = open_request(work, matter.assignment.id) if why is Why.EXTENSION else None
    told = []
    for person in deciders(work, matter, why):
        words = voice(work, person)
        text = _text(work, matter, why, words, request)
        if text and again and matter.assignment.waiting_since:
            text += "\n" + words.still_waiting(matter.assignment.waiting_since)
        if text and send_upwards(work, person, matter, text, choices_of(matter, why, words, request), waits=why):
            told.append(person)
    return tuple(told)


def _text(work: UnitOfWork, matter: Matter, why: Why, words: Words, request: Extension | None) -> str:
    if why is Why.EXTENSION and request:
        who = work.recipients.person(request.asked_by).full_name
        return words.extension_asked(matter, request, who)
    reports = work.reports.of_assignment(matter.assignment.id)
    if why is Why.DECLINED:
        declined = [report for report in reports if report.kind == "declined"]
        reason = declined[-1].text if declined else ""
        who = work.recipients.person(declined[-1].person_id).full_name if declined else ""
        return words.decline_notice(matter, who, reason)
    if why is Why.ACCEPTANCE:
        results = [report for report in reports if report.kind == "result"]
        return words.acceptance_notice(matter, results[-1].text if results else "", len(results))
    return ""


def send_upwards(
    work: UnitOfWork,
    to: Person,
    matter: Matter,
    text: str,
    choices: Sequence[Choice] = (),
    *,
    waits: Why | None = None,
) -> bool:
    """Queue a notice about an assignment for somebody who is not its head; False where no channel reaches them.

    `waits`: it is dropped if that is decided before it is sent, and waits for open hours.
    """
    contact = contact_of(work, to.id)
    if contact is None:
        return False
    since = matter.assignment.waiting_since
    facts: dict[str, object] = {"text": text, "choices": [[c.label, c.payload] for c in choices]}
    if waits:
        facts |= {"waits": waits, "since": since.isoformat() if since else None}
    work.deliveries.add(
        Kind.NOTICE,
        channel=contact.channel,
        address=contact.address,
        person_id=to.id,
        contact_id=contact.id,
        directive_id=matter.directive.id,
        subjects=[matter.assignment.id],
        at=work.now,
        facts=facts,
    )
    return True


def back_to_head(a: Assignment) -> Status:
    """How an assignment stands that was declined, or confirmed, and is the head's again."""
    if a.acknowledged_at:
        return Status.ACKNOWLEDGED
    return Status.DELIVERED if a.delivered_at else Status.ISSUED

"""What a head hears about directives that somebody else carries out for them."""

from collections.abc import Callable, Iterable

from bot.core.delegating import DONE, Line
from bot.core.matter import Matter
from bot.core.messages import Act, payload
from bot.core.model import Choice, Person, PersonId, Reach
from bot.core.records import Delegation, Report
from bot.core.stores import UnitOfWork
from bot.services.looking import contact_of, for_reader, look, voice
from bot.services.menus import choices_for
from bot.services.sending import OFFERS_ACTS, send_notice
from bot.texts.words import Words


def head_of(work: UnitOfWork, matter: Matter, *, but: Person | None = None) -> Person | None:
    """Who answers for it now and is reached, whoever carries it out: who stands in for the head, else the head."""
    post, not_them = matter.addressee.post, but.id if but else None
    people = (person for person in (matter.stand_in, post.person if post else None) if person)
    return next((person for person in people if person.id != not_them and contact_of(work, person.id)), None)


def tell_decided(work: UnitOfWork, matter: Matter, to: Person, text: str) -> bool:
    """Queue word of what somebody else has decided, with what its reader can do now; False where nobody is reached."""
    seen = for_reader(work, matter, to.id)
    choices = () if matter.assignment.is_settled else choices_for(seen, voice(work, to))
    return send_notice(
        work,
        to,
        text,
        directive_id=matter.directive.id,
        assignment_id=matter.assignment.id,
        choices=choices,
        more={OFFERS_ACTS: True},
    )


def tell_head(work: UnitOfWork, matter: Matter, about: Person, text: Callable[[Words], str]) -> bool:
    """Queue a notice for whoever answers for it, with what they can do; not for the very person it is about."""
    to = head_of(work, matter, but=about)
    if to is None:
        return False
    words = voice(work, to)
    return send_notice(
        work,
        to,
        text(words),
        directive_id=matter.directive.id,
        assignment_id=matter.assignment.id,
        choices=choices_for(for_reader(work, matter, to.id), words),
    )


def tell_head_of_all_done(work: UnitOfWork, matter: Matter, by: Person) -> None:
    """A delegate who may not confirm has reported all of it."""
    if matter.may_confirm or matter.assignment.percent != DONE:
        return
    said = matter.assignment.last_report or ""
    tell_head(work, matter, by, lambda words: words.delegate_done(matter, by, said))


def tell_head_of_obstacle(work: UnitOfWork, matter: Matter, by: Person, text: str) -> None:
    """The clerk hears of it, and so does the head."""
    if by.id in {person.id for person in (matter.delegate, matter.stand_in) if person}:
        tell_head(work, matter, by, lambda words: words.delegate_stuck(matter, by, text))


def tell_head_of_silence(work: UnitOfWork, matter: Matter) -> None:
    """The first rung is about to hear of it: a head is not to learn that from others."""
    who = matter.delegate
    if who and matter.addressee.receiver and matter.addressee.receiver.id == who.id:
        tell_head(work, matter, who, lambda words: words.delegate_silent(matter, who))


def why_unreached(work: UnitOfWork, person_id: PersonId) -> str | None:
    """Why nothing can be sent to somebody: `"away"`, `"blocked"` or `"never_joined"`; None where it can."""
    if person_id in work.delegations.absent(work.today):
        return "away"
    if contact_of(work, person_id):
        return None
    blocked = any(contact.reach is Reach.BLOCKED for contact in work.recipients.contacts(person_id))
    return "blocked" if blocked else "never_joined"


def tell_of_lost_delegate(work: UnitOfWork, person_id: PersonId) -> None:
    """No channel reaches somebody any more: whoever has handed them a directive is told at once."""
    reason = why_unreached(work, person_id)
    if reason is None:
        return
    for one in work.delegations.in_force(work.today, to_person=person_id):
        matter = look(work, one.assignment_id) if one.assignment_id else None
        if matter and not matter.assignment.is_settled and matter.delegate and matter.delegate.id == person_id:
            tell_lost(work, matter, matter.delegate, reason)


def tell_lost(work: UnitOfWork, matter: Matter, who: Person, reason: str) -> None:
    """The nudges are the head's again."""
    tell_head(work, matter, who, lambda words: words.delegate_lost(matter, who, reason))


def tell_delegate(work: UnitOfWork, matter: Matter, to: Person, by: str, *, with_choices: bool) -> None:
    """Who has given it, until when, and what is left to the head; beside the directive's own message."""
    words, seen = voice(work, to), for_reader(work, matter, to.id)
    send_notice(
        work,
        to,
        words.task_given(seen, by, words.next_nudge(matter)),
        directive_id=matter.directive.id,
        assignment_id=matter.assignment.id,
        choices=choices_for(seen, words) if with_choices else (),
    )


def line_of(work: UnitOfWork, matter: Matter, one: Delegation) -> Line:
    """What the delegate has reported since it was handed over."""
    reports = work.reports.of_assignment(matter.assignment.id)
    return Line(matter=matter, who=work.recipients.person(one.to_person), report=_last_of(reports, one))


def _last_of(reports: Iterable[Report], one: Delegation) -> Report | None:
    theirs = [r for r in reports if r.person_id == one.to_person and r.at >= one.made_at and r.kind != "result"]
    return theirs[-1] if theirs else None


def tell_weekly(work: UnitOfWork, to: Person, lines: list[Line]) -> None:
    """One message for all that this head has handed to others."""
    words = voice(work, to)
    choices = [
        Choice(words.open_label(line.matter), payload(Act.OPEN, line.matter.assignment.id)) for line in lines[:10]
    ]
    send_notice(work, to, words.weekly_line(lines), choices=choices)

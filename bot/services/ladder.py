"""Who hears of an assignment besides its head: the ladder above, and whoever has to decide."""

from collections.abc import Iterable

from bot.core.matter import Matter
from bot.core.model import Person, PersonId, Role
from bot.core.policy import Do, Rung, Step, Why
from bot.core.stores import UnitOfWork
from bot.services.looking import clerks, contact_of, directors_over


def away(work: UnitOfWork) -> set[PersonId]:
    """Who is on leave today: a standing authorisation says so, and who acts meanwhile."""
    return work.delegations.absent(work.today)


def in_office(work: UnitOfWork, people: Iterable[Person]) -> list[Person]:
    """Those who are not on leave and whom a channel reaches, each once."""
    absent = away(work)
    found = {p.id: p for p in people if p.id not in absent and contact_of(work, p.id)}
    return list(found.values())


def on_rung(work: UnitOfWork, matter: Matter, rung: Rung) -> list[Person]:
    """Who stands there today and can be told."""
    unit = matter.addressee.unit
    if rung is Rung.DIRECTOR:
        return in_office(work, directors_over(work, unit))
    nudged = {person.id for person in (matter.addressee.receiver, _head(matter)) if person}
    deputies = (post.person for post in work.recipients.posts(work.today, unit_id=unit.id, roles={Role.DEPUTY}))
    return in_office(work, [*(person for person in deputies if person.id not in nudged), *clerks(work)])


def _head(matter: Matter) -> Person | None:
    return matter.addressee.post.person if matter.addressee.post else None


def ladder_from(work: UnitOfWork, matter: Matter, rung: Rung) -> tuple[Rung, list[Person]]:
    """The first rung from this one on where somebody can be told, with whom; the top one and nobody if all are away."""
    for step in Rung:
        if step >= rung and (people := on_rung(work, matter, step)):
            return step, people
    return Rung.DIRECTOR, []


def who_hears(work: UnitOfWork, matter: Matter, step: Step) -> list[Person]:
    """Whom a step goes to, as things stand now; empty where nobody can be told."""
    if step.what is Do.NUDGE:
        return [matter.addressee.receiver] if matter.addressee.receiver else []
    if step.what is Do.ESCALATE:
        _, people = ladder_from(work, matter, step.rung or Rung.DEPUTY)
        return people or clerks(work)
    if step.what is Do.WAIT:
        return deciders(work, matter, step.why)
    return clerks(work) or directors_over(work, matter.addressee.unit)


def deciders(work: UnitOfWork, matter: Matter, why: Why) -> list[Person]:
    """Who decides: the clerk on what is no unit's task, the director on results; on more time as the settings say."""
    unit = matter.addressee.unit
    by_director = why is Why.ACCEPTANCE or (why is Why.EXTENSION and work.rules.extension_by is Role.DIRECTOR)
    directors, desk = in_office(work, directors_over(work, unit)), in_office(work, clerks(work))
    return (directors or desk) if by_director else (desk or directors)

"""A post changes hands: who answers for the unit now, and who did, each get a list of what is open."""

from collections.abc import Mapping

from bot.core.delegating import HandedOver
from bot.core.matter import Matter
from bot.core.messages import Act, payload
from bot.core.model import ANSWERING, Choice, Person, PersonId, Unit, UnitId
from bot.core.records import Event
from bot.core.stores import UnitOfWork
from bot.services.delegating import end_where_gone
from bot.services.following import BOT
from bot.services.looking import contact_of, matters, may_answer, open_matters_of, voice
from bot.services.sending import send_notice
from bot.services.standing_in import end_standing_where_gone

_BUTTONS = 10
_WAITING = "handover:{}"  # a fact: whose list waits until they have joined; the value is whom they follow


def who_answers(work: UnitOfWork) -> dict[UnitId, Person | None]:
    """For each unit today: the head, else the deputy."""
    return {
        unit_id: addressee.post.person if addressee.post else None
        for unit_id, addressee in work.recipients.addressees(work.today).items()
    }


def hand_over(work: UnitOfWork, before: Mapping[UnitId, Person | None]) -> None:
    """After posts have changed: whoever carried something out for a unit and has left it stops; lists to both."""
    end_standing_where_gone(work)
    end_where_gone(work)
    units = {unit.id: unit for unit in work.recipients.units()}
    for unit_id, to in who_answers(work).items():
        former = before.get(unit_id)
        if former and (to is None or to.id != former.id):
            _tell(work, units[unit_id], former, to)


def _tell(work: UnitOfWork, unit: Unit, former: Person, to: Person | None) -> None:
    over = _over(work, unit, former, to)
    if not over.matters:
        return
    names = f"{unit.code}: {former.full_name} → {to.full_name if to else '–'}"
    work.events.append(Event(at=work.now, what="handed_over", who=BOT, person_id=to.id if to else None, text=names))
    if to and not _send_list(work, over, to):
        work.facts.put(_WAITING.format(to.id), str(former.id))
    if not may_answer(work, former.id, unit.id):
        send_notice(work, former, voice(work, former).handover_from_former(over))


def _over(work: UnitOfWork, unit: Unit, former: Person | None, to: Person | None) -> HandedOver:
    open_ = work.assignments.of_units([unit.id]) if to is None else []
    listed = matters_of_unit(work, unit, to) if to else matters(work, (a for a in open_ if not a.is_settled))
    return HandedOver(unit=unit, former=former, to=to, matters=listed)


def matters_of_unit(work: UnitOfWork, unit: Unit, to: Person) -> list[Matter]:
    """What is open there for whoever answers, the worst first."""
    return [m for m in open_matters_of(work, to.id) if m.assignment.unit_id == unit.id]


def _send_list(work: UnitOfWork, over: HandedOver, to: Person) -> bool:
    if contact_of(work, to.id) is None:
        return False
    words = voice(work, to)
    choices = [Choice(words.open_label(m), payload(Act.OPEN, m.assignment.id)) for m in over.matters[:_BUTTONS]]
    return send_notice(work, to, words.handover_to_new(over), choices=choices)


def hand_over_on_joining(work: UnitOfWork, person_id: PersonId) -> None:
    """Whoever follows somebody in a post and could not be reached then gets the list now."""
    name = _WAITING.format(person_id)
    former_id = work.facts.get(name)
    if not former_id:
        return
    work.facts.put(name, "")
    former, to = work.recipients.person(PersonId(int(former_id))), work.recipients.person(person_id)
    posts = work.recipients.posts(work.today, person_id=person_id, roles=ANSWERING)
    for unit in {post.unit.id: post.unit for post in posts}.values():
        over = _over(work, unit, former, to)
        if over.matters:
            _send_list(work, over, to)

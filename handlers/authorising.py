"""`/uyquyen`: who stands in for a head on leave, from when to when; and who has been handed what."""

from collections.abc import Callable, Collection
from datetime import date

from bot.core.delegating import Standing, StandingIn
from bot.core.errors import NotTheHead
from bot.core.messages import Act, Question, payload
from bot.core.model import Choice, Person, PersonId, Unit, UnitId
from bot.services import delegating, standing_in
from handlers.desk import Desk
from handlers.fields import days_in, goes_back
from handlers.handing import labels_for
from handlers.understanding import Said

ACTS = frozenset({Act.AUTHORISE, Act.STAND_IN, Act.END_STANDING})
_BUTTONS = 10
_LISTED = 30
_ASK_AGAIN = frozenset({Standing.PAST, Standing.BACKWARDS, Standing.TOO_LONG})


def overview(desk: Desk, argument: str = "") -> None:
    """`/uyquyen`, for a clerk also with a unit's code behind it."""
    unit = desk.work.recipients.unit(argument.strip()) if argument.strip() else None
    if unit and desk.looks_after:
        _guarded(desk, lambda: _ask_whom(desk, unit.id))
        return
    own = standing_in.units_of(desk.work, desk.person)
    units = desk.work.recipients.units() if desk.looks_after else own
    ids = [unit.id for unit in units]
    listed, tasks = standing_in.standing_of(desk.work, ids), standing_in.handed_out(desk.work, ids)
    choices = [
        Choice(_end_label(desk, one, ids), payload(Act.END_STANDING, one.delegation.id)) for one in listed[:_BUTTONS]
    ]
    choices += [Choice(_label(desk, unit, own), payload(Act.AUTHORISE, unit.id)) for unit in own[:_BUTTONS]]
    desk.say(desk.words.standing_list(listed, tasks, may_name=desk.looks_after), choices=choices)


def _end_label(desk: Desk, one: StandingIn, ids: Collection[UnitId]) -> str:
    label = f"{desk.words.labels.END_STANDING}: {one.to.full_name}"
    return f"{label} – {one.unit.code}" if len(ids) > 1 else label


def _label(desk: Desk, unit: Unit, own: list[Unit]) -> str:
    label = desk.words.labels.AUTHORISE
    return f"{label} – {unit.code}" if len(own) > 1 else label


def on_button(desk: Desk, act: Act, number: int, more: list[int]) -> None:
    """One of its buttons; somebody who may not gets a polite line."""
    desk.drop_doubt()
    if act is Act.AUTHORISE:
        _guarded(desk, lambda: _ask_whom(desk, UnitId(number)))
    elif act is Act.STAND_IN:
        _guarded(desk, lambda: _ask_days(desk, UnitId(number), PersonId(more[0] if more else 0)))
    else:
        _guarded(desk, lambda: _end(desk, number))
    desk.chose(None)


def _guarded(desk: Desk, act: Callable[[], None]) -> None:
    try:
        act()
    except NotTheHead:
        desk.say(desk.words.not_the_head())


def _ask_whom(desk: Desk, unit_id: UnitId) -> None:
    unit = standing_in.unit_for(desk.work, unit_id, desk.person)
    head = standing_in.head_of_unit(desk.work, unit_id)
    posts = delegating.whom(desk.work, unit_id)[:_LISTED]
    if head is None:
        desk.say(desk.words.not_standing(Standing.NO_HEAD, unit, None))
    elif not posts:
        desk.say(desk.words.nobody_to_name(unit))
    else:
        choices = [
            Choice(label, payload(Act.STAND_IN, unit_id, post.person.id))
            for label, post in zip(labels_for(posts), posts, strict=True)
        ]
        desk.say(desk.words.choose_stand_in(unit, head, posts), choices=choices)


def _ask_days(desk: Desk, unit_id: UnitId, person_id: PersonId) -> None:
    unit = standing_in.unit_for(desk.work, unit_id, desk.person)
    person = _one_of(desk, unit_id, person_id)
    if person is None:
        desk.say(desk.words.not_standing(Standing.NOT_THERE, unit, None))
        return
    desk.ask(Act.STAND_IN, None, number=unit_id, person=person_id)
    desk.say(desk.words.ask_days(person))


def _one_of(desk: Desk, unit_id: UnitId, person_id: PersonId) -> Person | None:
    posts = delegating.whom(desk.work, unit_id)
    return next((post.person for post in posts if post.person.id == person_id), None)


def answered(desk: Desk, said: Said) -> bool:
    """Take the days that were asked for; False where the message is something else."""
    question, heard = desk.question(), desk.incoming
    if question is None or question.about is not Act.STAND_IN or heard.files or heard.reply_to:
        return False
    if goes_back(said.text):
        desk.close_question()
        desk.say(desk.words.left_as_it_is())
        return True
    days = days_in(said.text)
    if not days and (said.act or said.percent is not None or said.number is not None or said.handle):
        return False
    _guarded(desk, lambda: _take(desk, question, days))
    return True


def _take(desk: Desk, question: Question, days: list[date]) -> None:
    unit_id, person_id = UnitId(int(question.facts["number"])), PersonId(int(question.facts["person"]))
    kept = question.facts.get("from")
    days = [date.fromisoformat(kept), *days][:2] if kept and len(days) == 1 else days
    unit = standing_in.unit_for(desk.work, unit_id, desk.person)
    person = _one_of(desk, unit_id, person_id)
    if person and not days:
        desk.say(desk.words.ask_days(person))
        return
    if person and len(days) == 1:
        desk.ask(Act.STAND_IN, None, number=unit_id, person=person_id, **{"from": days[0].isoformat()})
        desk.say(desk.words.ask_last_day(person, days[0]))
        return
    first, last = (days[0], days[-1]) if days else (desk.work.today, desk.work.today)
    done = standing_in.authorise(desk.work, unit_id, desk.actor, person_id, first, last)
    if done.made:
        desk.close_question()
        desk.say(desk.words.standing_made(done.made))
        return
    if done.outcome in _ASK_AGAIN:
        desk.ask(Act.STAND_IN, None, number=unit_id, person=person_id)
    else:
        desk.close_question()
    desk.say(desk.words.not_standing(done.outcome, unit, done.other))


def _end(desk: Desk, delegation_id: int) -> None:
    ended = standing_in.end_standing(desk.work, delegation_id, desk.actor)
    if ended is None:
        desk.say(desk.words.standing_ended_already())
    else:
        overview(desk)

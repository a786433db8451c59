"""Buttons of those who decide, or ring: on more time, declined tasks, results, obstacles and calls."""

from collections.abc import Callable, Mapping

from bot.core.deciding import Deed, Passing, Wanted
from bot.core.matter import Matter
from bot.core.messages import Act, Question
from bot.core.model import AssignmentId
from bot.services import accepting, calling, declining, extending
from bot.services.answering import Receipt
from handlers import acts
from handlers.courtesy import is_nobodys
from handlers.desk import Desk
from handlers.fields import goes_back
from handlers.understanding import Said

_LONGEST = 1000  # characters of a reason; anything longer is a document

_ASKS = {
    Act.REFUSE_TIME: Wanted.WHY_NO_TIME,
    Act.TO_ANOTHER: Wanted.UNIT,
    Act.UPHOLD: Wanted.WHY_UPHELD,
    Act.RETURN: Wanted.WHY_RETURNED,
    Act.PHONED: Wanted.TAKER,
}
QUESTIONS = frozenset(_ASKS)
ACTS = QUESTIONS | {Act.GRANT_TIME, Act.TAKE_BACK, Act.ACCEPT, Act.CLEAR, Act.NOT_PHONED}


def on_decision_button(desk: Desk, act: Act, number: int) -> None:
    """One of the buttons; somebody who may not gets a polite line, and the try is recorded."""
    does: Mapping[Act, Callable[[Desk, int], None]] = {
        Act.GRANT_TIME: _grant_time,
        Act.REFUSE_TIME: _ask_about_time,
        Act.TO_ANOTHER: _ask_about_declined,
        Act.UPHOLD: _ask_about_declined,
        Act.TAKE_BACK: _take_back,
        Act.ACCEPT: _accept,
        Act.RETURN: _ask_about_result,
        Act.CLEAR: _clear,
        Act.PHONED: _ask_taker,
        Act.NOT_PHONED: _not_reached,
    }
    desk.drop_doubt()
    run = does[act]
    acts.guarded(desk, _subject(desk, act, number), lambda: _marked(desk, act, number, run))


def _marked(desk: Desk, act: Act, number: int, run: Callable[[Desk, int], None]) -> None:
    if act in {Act.TO_ANOTHER, Act.UPHOLD}:
        _ask_about_declined(desk, number, act)
    else:
        run(desk, number)
    desk.chose(None)  # these menus stand in the place of a list


def _subject(desk: Desk, act: Act, number: int) -> AssignmentId:
    """Which assignment the number stands for, for the record."""
    if act in {Act.GRANT_TIME, Act.REFUSE_TIME}:
        request = desk.work.extensions.get(number)
        return request.assignment_id if request else AssignmentId(0)
    return AssignmentId(number)


def answers_decision(desk: Desk, said: Said) -> bool:
    """Take the words that a decision still needs; False where the message is something else."""
    question = desk.question()
    if question is None or question.about not in QUESTIONS or desk.incoming.files or desk.incoming.reply_to:
        return False
    text = said.text.strip()
    if not text or said.handle or said.number is not None or len(text) > _LONGEST:
        return False
    number = int(question.facts["number"])
    subject = _subject(desk, question.about, number)
    if goes_back(text):
        desk.close_question()
        acts.guarded(desk, subject, lambda: _left(desk, question, number))
    else:
        acts.guarded(desk, subject, lambda: _take(desk, question, number, text))
    return True


def _take(desk: Desk, question: Question, number: int, text: str) -> None:
    assignment_id = AssignmentId(number)
    if question.about is Act.REFUSE_TIME:
        desk.close_question()
        _tell_time(desk, extending.decide_on_time(desk.work, number, desk.actor, granted=False, answer=text))
    elif question.about is Act.TO_ANOTHER:
        _pass_on(desk, assignment_id, text)
    elif question.about is Act.UPHOLD:
        _conclude(desk, declining.uphold(desk.work, assignment_id, desk.actor, text), Deed.UPHELD)
    elif question.about is Act.RETURN:
        _conclude(desk, accepting.send_back(desk.work, assignment_id, desk.actor, text), Deed.RETURNED)
    elif is_nobodys(text):
        _ask_taker(desk, number)  # again: "CẢM ƠN" has taken no call
    else:
        _conclude(desk, calling.taken_by_phone(desk.work, assignment_id, desk.actor, text), Deed.PHONED)


def _left(desk: Desk, question: Question, number: int) -> None:
    """They did not want to after all."""
    if question.about is Act.REFUSE_TIME:
        matter, _ = extending.request_for(desk.work, number, desk.actor)
    elif question.about is Act.RETURN:
        matter, _ = accepting.waiting_one(desk.work, AssignmentId(number), desk.actor)
    elif question.about is Act.PHONED:
        matter = calling.one_to_ring(desk.work, AssignmentId(number), desk.actor).matter
    else:
        matter, _ = declining.declined_one(desk.work, AssignmentId(number), desk.actor)
    _say(desk, matter, Deed.NOTHING)


def _say(desk: Desk, matter: Matter, deed: Deed) -> None:
    desk.say(desk.words.deed(matter, deed, desk.words.next_nudge(matter)))


def _conclude(desk: Desk, receipt: Receipt, deed: Deed) -> None:
    desk.close_question()
    _say(desk, receipt.matter, deed if receipt.fresh else Deed.NOTHING)


# More time


def _grant_time(desk: Desk, extension_id: int) -> None:
    _tell_time(desk, extending.decide_on_time(desk.work, extension_id, desk.actor, granted=True))


def _ask_about_time(desk: Desk, extension_id: int) -> None:
    matter, request = extending.request_for(desk.work, extension_id, desk.actor)
    if request.granted is not None:
        _tell_time(desk, extending.Decided(matter=matter, request=request, fresh=False))
        return
    desk.ask(Act.REFUSE_TIME, None, number=extension_id)
    desk.say(desk.words.ask_decider(matter, Wanted.WHY_NO_TIME))


def _tell_time(desk: Desk, decided: extending.Decided) -> None:
    by = decided.request.decided_by
    name = desk.work.recipients.person(by).full_name if by else None
    desk.say(desk.words.time_decided(decided.matter, decided.request, name))


# Declined


def _ask_about_declined(desk: Desk, number: int, act: Act = Act.TO_ANOTHER) -> None:
    matter, is_open = declining.declined_one(desk.work, AssignmentId(number), desk.actor)
    if not is_open:
        _say(desk, matter, Deed.NOTHING)
        return
    desk.ask(act, None, number=number)
    desk.say(desk.words.ask_decider(matter, _ASKS[act]))


def _pass_on(desk: Desk, assignment_id: AssignmentId, code: str) -> None:
    passed = declining.pass_on(desk.work, assignment_id, desk.actor, code)
    if passed.outcome in {Passing.NO_SUCH_UNIT, Passing.HAS_IT_ALREADY}:
        has_it = passed.outcome is Passing.HAS_IT_ALREADY
        desk.say(desk.words.no_unit_to_pass_to(code, has_it=has_it))
        return
    desk.close_question()
    if passed.to:
        desk.say(desk.words.passed_on(passed.matter, passed.to.addressee.unit))
    else:
        _say(desk, passed.matter, Deed.NOTHING)


def _take_back(desk: Desk, number: int) -> None:
    _conclude(desk, declining.take_back(desk.work, AssignmentId(number), desk.actor), Deed.TAKEN_BACK)


# Results


def _accept(desk: Desk, number: int) -> None:
    _conclude(desk, accepting.accept(desk.work, AssignmentId(number), desk.actor), Deed.ACCEPTED)


def _ask_about_result(desk: Desk, number: int) -> None:
    matter, is_open = accepting.waiting_one(desk.work, AssignmentId(number), desk.actor)
    if not is_open:
        _say(desk, matter, Deed.NOTHING)
        return
    desk.ask(Act.RETURN, None, number=number)
    desk.say(desk.words.ask_decider(matter, Wanted.WHY_RETURNED))


# Obstacles and calls


def _clear(desk: Desk, number: int) -> None:
    _conclude(desk, calling.clear_obstacle(desk.work, AssignmentId(number), desk.actor), Deed.CLEARED)


def _ask_taker(desk: Desk, number: int) -> None:
    receipt = calling.one_to_ring(desk.work, AssignmentId(number), desk.actor)
    if not receipt.fresh:
        _say(desk, receipt.matter, Deed.NOTHING)
        return
    desk.ask(Act.PHONED, None, number=number)
    desk.say(desk.words.ask_decider(receipt.matter, Wanted.TAKER))


def _not_reached(desk: Desk, number: int) -> None:
    _conclude(desk, calling.not_reached(desk.work, AssignmentId(number), desk.actor), Deed.NOT_REACHED)

"""What people type: an act's word, a number of the menu, or a report; and finding out what it is about."""

import re

from bot.core.messages import Act, Question
from bot.core.model import AssignmentId, Evidence
from bot.services.looking import answered_by, open_matters_of
from handlers import acts, authorising, changing, deciding, duties, handing, snoozing, urging, wishes
from handlers.desk import Desk
from handlers.doubt import act_meant, ask_which, reopen_one
from handlers.handing_in import handed_in
from handlers.numbers import choose, chosen_by_label
from handlers.revising import belongs_to_album, put_in_words
from handlers.summaries import summary_of
from handlers.unclear import is_unclear, is_wordless
from handlers.understanding import Said

_DOCUMENT_NUMBER = re.compile(r"\d\s*/\s*[A-ZĐa-zđ]{2,}")  # 45/BC-STC


def on_text(desk: Desk, said: Said) -> None:
    """A typed message, maybe with files."""
    if deciding.answers_decision(desk, said) or belongs_to_album(desk, said):
        return
    if named_for := handing.named_for(desk, said):
        acts.guarded(desk, named_for, lambda: handing.take_name(desk, named_for, said))
        return
    if authorising.answered(desk, said):
        return
    if desk.looks_after and (changing.answered(desk, said) or handed_in(desk, said)):
        return
    if _answers_urging(desk, said) or chosen_by_label(desk, said):
        return
    if not desk.answers:
        _without_a_unit(desk, said)
        return
    target = _target_named(desk, said)
    if said.handle and target is None:
        desk.say(desk.words.no_such_directive(f"VB{said.handle}"))
    elif said.number is not None and _is_choice(desk, said, target):
        choose(desk, said.number, target, by_handle=said.handle is not None)
    else:
        _about(desk, said, target)


def _is_choice(desk: Desk, said: Said, target: AssignmentId | None) -> bool:
    """Whether a number stands for a choice of a menu; in `VB1.2` it is that of a duty."""
    if desk.incoming.files or wishes.answers_in_days(desk, said):
        return False
    return not duties.names_duty(desk, target)


def _answers_urging(desk: Desk, said: Said) -> bool:
    """Whether it is a director's yes or no to the question behind `📣`."""
    question = urging.open_question(desk)
    if question is None or said.handle or desk.incoming.reply_to or desk.incoming.files:
        return False
    # From somebody who has directives of their own to answer "ok" might be about one of those.
    agreed = said.act is Act.AGREE or (said.is_assent and not desk.answers)
    if not desk.directs or not (agreed or said.act is Act.BACK):
        return False
    urging.answer_in_words(desk, question, agreed=agreed)
    return True


def _without_a_unit(desk: Desk, said: Said) -> None:
    """Directors and clerks choose by number, too, or name a directive to see it; they have nothing to report."""
    only_named = said.handle is not None and said.number is None and said.act is None
    if only_named and (desk.directs or desk.looks_after):
        summary_of(desk, f"VB{said.handle}")
    elif said.number is not None and said.handle is None and not desk.incoming.files:
        choose(desk, said.number, None)
    elif (answered := desk.replied_to()) and answered.assignment_id:
        desk.say(desk.words.not_the_head())  # it was theirs to answer once
    else:
        desk.say(desk.words.not_understood())


def _target_named(desk: Desk, said: Said) -> AssignmentId | None:
    """The assignment that the message names: by its handle, or by what it replies to."""
    if said.handle:
        return _by_handle(desk, said.handle)
    answered = desk.replied_to()
    return answered.assignment_id if answered else None


def _by_handle(desk: Desk, number: int) -> AssignmentId | None:
    """This person's assignment of that directive, an open one first."""
    found = desk.work.directives.find(f"VB{number}")
    mine = [a for d in found for a in answered_by(desk.work, desk.person.id, d.id)]
    return min(mine, key=lambda a: a.is_settled).id if mine else None


def _about(desk: Desk, said: Said, target: AssignmentId | None) -> None:
    desk.drop_doubt()
    question = desk.question()
    if target is None and question:
        target = question.assignment_id
    if question and question.assignment_id != target:
        question = None
    if target is None and said.act is Act.REOPEN:
        reopen_one(desk)
        return
    if target is None:
        target = _only_open_one(desk)
    if target is None:
        ask_which(desk, said)
        return
    found = target
    acts.guarded(desk, found, lambda: _apply(desk, found, said, question))


def _apply(desk: Desk, target: AssignmentId, said: Said, question: Question | None) -> None:
    """What the words do to one assignment."""
    if _is_wish(desk, target, said, question):
        return
    duty = question.facts.get("duty") if question else None
    if about := duties.named(desk, target, said):
        duty, said = about
        if duties.take(desk, target, duty, said):
            return
    _act_or_report(desk, target, said, question, duty)


def _is_wish(desk: Desk, target: AssignmentId, said: Said, question: Question | None) -> bool:
    """Whether something is asked for; then it is worked on."""
    files = desk.incoming.files
    if question and wishes.is_answer(desk, said, question):
        wishes.take(desk, target, said, question)
        return True
    if not files and (asked := wishes.asks_for_time(said)):
        wishes.take_time(desk, target, asked.text, None)
        return True
    how_long = question is not None and question.about is Act.SNOOZE
    if not files and (wait := snoozing.wait_in(said, asked=how_long)):
        snoozing.snooze(desk, target, wait)
        return True
    return False


def _act_or_report(desk: Desk, target: AssignmentId, said: Said, question: Question | None, duty: int | None) -> None:
    files = desk.incoming.files
    act, statement = act_meant(said, question, files), desk.statement(said, duty)
    if act is not None:
        acts.perform(desk, act, target)
    elif not (said.text or files):  # a sticker, or what the channel could not turn into words
        acts.show(desk, target)
    elif not files and (is_wordless(said) or (is_unclear(said) and _waits_for_a_choice(question))):
        acts.ask_what_is_meant(desk, target, confirming=question is not None and question.about is Act.CONFIRM)
    elif question and "spoken" in question.facts and said.text:
        put_in_words(desk, str(question.facts["spoken"]), statement)
    elif question and question.about is Act.OBSTACLE:
        acts.report_obstacle(desk, target, statement)
    elif _is_result(desk, said, question):
        acts.attach_result(desk, target, statement)
    else:
        acts.report(desk, target, statement)


def _waits_for_a_choice(question: Question | None) -> bool:
    """Whether words of no clear meaning are no answer: nothing was asked that words of their own answer."""
    return question is None or question.about is Act.CONFIRM


def _is_result(desk: Desk, said: Said, question: Question | None) -> bool:
    """Whether it names or is the resulting document, while the confirmation is being asked about."""
    if not question or question.about is not Act.CONFIRM or desk.work.rules.evidence is Evidence.OFF:
        return False
    return said.percent is None and (bool(desk.incoming.files) or bool(_DOCUMENT_NUMBER.search(said.text)))


def _only_open_one(desk: Desk) -> AssignmentId | None:
    found = open_matters_of(desk.work, desk.person.id)
    return found[0].assignment.id if len(found) == 1 else None

"""The acts of a head, however they were expressed: a button, a number, a word, a reply."""

import logging
from collections.abc import Callable

from bot.core.errors import ForTheHead, NotTheHead
from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.messages import Act
from bot.core.model import AssignmentId, Status
from bot.services import answering
from bot.services.answering import Statement
from bot.services.looking import voice
from bot.services.menus import choices_for, question_about
from handlers import duties, handing, snoozing, wishes
from handlers.desk import Desk

log = logging.getLogger(__name__)


def perform(desk: Desk, act: Act, assignment_id: AssignmentId) -> None:
    """Do what a button about an assignment says, if this person may."""
    does: dict[Act, Callable[[Desk, AssignmentId], None]] = {
        Act.ACKNOWLEDGE: acknowledge,
        Act.REPORT: ask_report,
        Act.OBSTACLE: ask_obstacle,
        Act.CONFIRM: ask_confirmation,
        Act.AGREE: confirm,
        Act.BACK: go_back,
        Act.FULL_TEXT: send_full_text,
        Act.REOPEN: reopen,
        Act.OPEN: show,
        Act.EXTEND: wishes.ask_time,
        Act.DECLINE: wishes.ask_decline,
        Act.DELEGATE: handing.ask_whom,
        Act.HAND_TO_NEW: handing.ask_new,
        Act.HAND_BACK: handing.take_back,
        Act.SNOOZE: snoozing.ask_how_long,
    }
    guarded(desk, assignment_id, lambda: does[act](desk, assignment_id))


def guarded(desk: Desk, assignment_id: AssignmentId, act: Callable[[], None]) -> None:
    """Run an act; for somebody who may not, a polite line that tells nothing, and a record of the try."""
    try:
        act()
    except ForTheHead:
        answering.refused_try(desk.work, assignment_id, desk.actor)
        desk.say(desk.words.for_the_head(answering.authorised(desk.work, assignment_id, desk.actor, Act.OPEN)))
    except NotTheHead:
        log.warning("Person %s may not act on assignment %s", desk.person.id, assignment_id)
        answering.refused_try(desk.work, assignment_id, desk.actor)
        desk.say(desk.words.not_the_head())
    else:
        desk.chose(assignment_id)


def acknowledge(desk: Desk, assignment_id: AssignmentId) -> None:
    """The head pressed "Đã tiếp nhận"."""
    receipt = answering.acknowledge(desk.work, assignment_id, desk.actor)
    _conclude(desk, receipt, desk.words.acknowledged(receipt.matter, desk.words.next_nudge(receipt.matter)))


def _still_open(desk: Desk, assignment_id: AssignmentId, act: Act) -> Matter | None:
    """What the act is about; None where it is settled, which is said then. Raises NotTheHead."""
    matter = answering.authorised(desk.work, assignment_id, desk.actor, act)
    if not matter.assignment.is_settled:
        return matter
    desk.say(desk.words.already(matter), matter=matter)
    return None


def ask_report(desk: Desk, assignment_id: AssignmentId) -> None:
    """The head pressed "Báo cáo tiến độ": the next message is the report."""
    matter = _still_open(desk, assignment_id, Act.REPORT)
    if matter is None:
        return
    if duties.asks_which(desk, matter, Act.DUTY_REPORT):
        return
    desk.ask(Act.REPORT, assignment_id)
    desk.say(desk.words.ask_report(matter), matter=matter)


def ask_obstacle(desk: Desk, assignment_id: AssignmentId) -> None:
    """The head pressed "Vướng mắc": the next message says what stands in the way."""
    matter = _still_open(desk, assignment_id, Act.OBSTACLE)
    if matter is None:
        return
    desk.ask(Act.OBSTACLE, assignment_id)
    desk.say(desk.words.ask_obstacle(matter), matter=matter)


def ask_confirmation(desk: Desk, assignment_id: AssignmentId) -> None:
    """The head pressed "Xác nhận hoàn thành": one question first."""
    matter = _still_open(desk, assignment_id, Act.CONFIRM)
    if matter is None:
        return
    if duties.asks_which(desk, matter, Act.DUTY_CLOSE):
        return
    if matter.duties and matter.duties.shares:
        duties.ask_close(desk, assignment_id, 0)
        return
    desk.ask(Act.CONFIRM, assignment_id)
    asked = desk.words.ask_confirmation(matter, desk.work.rules.evidence)
    desk.say(asked, choices=question_about(assignment_id, desk.words), matter=matter)


def confirm(desk: Desk, assignment_id: AssignmentId) -> None:
    """The head agreed."""
    if asked := duties.asked_about(desk.question(), assignment_id):
        duties.agree(desk, assignment_id, *asked)
        return
    matter = answering.authorised(desk.work, assignment_id, desk.actor, Act.AGREE)
    if matter.duties and matter.duties.shares and not matter.assignment.is_settled:
        ask_confirmation(desk, assignment_id)  # what exactly is done has to be said first
        return
    receipt = answering.confirm(desk.work, assignment_id, desk.actor)
    if not receipt.fresh and not receipt.matter.assignment.is_settled:
        desk.ask(Act.CONFIRM, assignment_id)
        choices = question_about(assignment_id, desk.words)
        desk.say(desk.words.evidence_needed(receipt.matter), choices=choices, matter=receipt.matter)
        return
    desk.close_question()
    _conclude(desk, receipt, desk.words.confirmed(receipt.matter))


def reopen(desk: Desk, assignment_id: AssignmentId) -> None:
    """The head takes the confirmation back, or the closing of a duty."""
    if duties.reopens_latest(desk, assignment_id):
        return
    receipt = answering.reopen(desk.work, assignment_id, desk.actor)
    matter, words = receipt.matter, desk.words
    if receipt.fresh:
        told = words.reopened(matter, words.next_nudge(matter))
        desk.say(told, choices=choices_for(matter, desk.words), matter=matter, menu_only=True)
    elif matter.assignment.status is Status.CONFIRMED:
        desk.say(words.too_late_to_reopen(matter), matter=matter)
    else:
        desk.say(words.already(matter), choices=choices_for(matter, desk.words), matter=matter, menu_only=True)


def go_back(desk: Desk, assignment_id: AssignmentId) -> None:
    """The head did not agree after all."""
    matter = answering.authorised(desk.work, assignment_id, desk.actor, Act.BACK)
    desk.close_question()
    text = desk.words.already(matter) if matter.assignment.is_settled else desk.words.not_confirmed(matter)
    desk.say(text, choices=choices_for(matter, desk.words), matter=matter, menu_only=True)


def send_full_text(desk: Desk, assignment_id: AssignmentId) -> None:
    """The head asked for the directive's own file."""
    matter = answering.authorised(desk.work, assignment_id, desk.actor, Act.FULL_TEXT)
    if matter.assignment.status is Status.WITHDRAWN:
        desk.say(desk.words.already(matter), matter=matter)
        return
    caption, choices = desk.words.full_text_caption(matter.directive), choices_for(matter, desk.words)
    desk.say(caption, choices=choices, matter=matter, menu_only=True, full_text=True)


def show(desk: Desk, assignment_id: AssignmentId) -> None:
    """The head picked one of a list."""
    matter = answering.authorised(desk.work, assignment_id, desk.actor, Act.OPEN)
    desk.say(desk.words.task(matter), choices=choices_for(matter, desk.words), matter=matter)
    desk.picked()


def ask_what_is_meant(desk: Desk, assignment_id: AssignmentId, *, confirming: bool) -> None:
    """Nothing that the head said can be recorded: how it stands, and what can be chosen; or the one question again."""
    matter = answering.authorised(desk.work, assignment_id, desk.actor, Act.OPEN)
    if confirming and not matter.assignment.is_settled:
        perform(desk, Act.CONFIRM, assignment_id)
        return
    desk.say(desk.words.unclear(matter), choices=choices_for(matter, desk.words), matter=matter)
    desk.picked()


def report(desk: Desk, assignment_id: AssignmentId, said: Statement) -> None:
    """The head said how far along it is; of a spoken report the words are asked for."""
    spoken = said.is_spoken
    if spoken:
        said = replace(said, text=voice(desk.work, None).spoken_only())
    receipt = answering.report(desk.work, assignment_id, desk.actor, said)
    desk.close_question()
    matter, words = receipt.matter, desk.words
    if not receipt.fresh:
        kept = matter.assignment.status is not Status.WITHDRAWN
        desk.say(words.reported_after_the_end(matter) if kept else words.already(matter), matter=matter)
        return
    if spoken:
        desk.ask(Act.REPORT, assignment_id, spoken=said.said_in)
    next_nudge = words.next_nudge(matter)
    told = (
        words.spoken_report(matter, next_nudge)
        if spoken
        else words.reported(matter, said.text, said.percent, len(said.files), next_nudge, said.duty)
    )
    about = [] if said.duty or spoken else duties.about_choices(desk, matter)
    if not about:
        desk.say(told, choices=choices_for(matter, desk.words), matter=matter, menu_only=True)
        return
    choices = about if desk.can.buttons else [*choices_for(matter, desk.words), *about]
    desk.say(f"{told}\n{words.about_all()}", choices=choices, matter=matter)


def report_obstacle(desk: Desk, assignment_id: AssignmentId, said: Statement) -> None:
    """The head said what stands in the way; of a spoken obstacle the words are asked for."""
    spoken = said.is_spoken
    if spoken:
        said = replace(said, text=voice(desk.work, None).spoken_only())
    receipt = answering.report_obstacle(desk.work, assignment_id, desk.actor, said)
    desk.close_question()
    matter, words = receipt.matter, desk.words
    told = words.obstacle_noted(matter, receipt.told, words.next_nudge(matter))
    if spoken and receipt.fresh:
        desk.ask(Act.OBSTACLE, assignment_id, spoken=said.said_in)
        told = words.spoken_obstacle(told)
    _conclude(desk, receipt, told)


def attach_result(desk: Desk, assignment_id: AssignmentId, said: Statement) -> None:
    """The head named or sent the document that shows the result; the question stays open."""
    receipt = answering.attach_result(desk.work, assignment_id, desk.actor, said)
    if not receipt.fresh:
        desk.close_question()
        desk.say(desk.words.already(receipt.matter), matter=receipt.matter)
        return
    told = desk.words.result_attached(receipt.matter, said.text, len(said.files))
    choices = duties.question_choices(desk, assignment_id) or question_about(assignment_id, desk.words)
    desk.say(told, choices=choices, matter=receipt.matter)


def _conclude(desk: Desk, receipt: answering.Receipt, told: str) -> None:
    """The receipt for what is new, the present state for what is not."""
    matter = receipt.matter
    text = told if receipt.fresh else desk.words.already(matter)
    desk.say(text, choices=choices_for(matter, desk.words), matter=matter, menu_only=True)

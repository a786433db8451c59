"""A head speaks of one duty: by a button, by `VB1.2 60%`, or by a reply that begins with `2:`."""

import re

from bot.core.delegating import is_within
from bot.core.duties import Book
from bot.core.matter import Matter
from bot.core.messages import Act, Question, payload
from bot.core.model import AssignmentId, Choice
from bot.services import answering, duties
from bot.services.books import books
from bot.services.menus import choices_for
from handlers.desk import Desk
from handlers.understanding import Said, understand

ACTS = frozenset({Act.DUTY_REPORT, Act.DUTY_CLOSE, Act.DUTY_AGREE, Act.DUTY_REOPEN, Act.DUTY_ABOUT})
_MOST = 12  # offered at once
_WITH_HANDLE = re.compile(
    r"(?<!\w)vb[\s.#-]{0,3}(\d{1,9})\.(\d{1,2})(?![\d/])(?!\s{0,3}(?:%|ph[aầ]n tr[aă]m|per\s?cent))[:.,)]?",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"\s*(?:(?:nhiệm vụ|nhiem vu|duty)\s+(?:số\s+|so\s+|no\.?\s*)?(\d{1,2})(?![\d/%])(?!\s{0,3}%)"
    r"|(?:việc\s+|viec\s+)?(\d{1,2})\s*:(?!\d{2}(?!\d|\s?%)))[\s:.,)–-]*",  # "2:30 chiều" is a time of day
    re.IGNORECASE,
)


# Which one is meant


def named(desk: Desk, assignment_id: AssignmentId, said: Said) -> tuple[int, Said] | None:
    """The number of the duty that a message names, and the message without it; None where it names none."""
    book = _book(desk, assignment_id)
    if book is None:
        return None
    directive_id = book.duties[0].directive_id
    found = _WITH_HANDLE.search(desk.incoming.text)
    if found and int(found[1]) == directive_id:
        before, after = desk.incoming.text[: found.start()].strip(), desk.incoming.text[found.end() :].strip()
        return int(found[2]), said if before and after else understand(before or after)
    leading = _LEADING.match(said.text)
    if leading and book.duty(int(leading[1] or leading[2])):
        return int(leading[1] or leading[2]), understand(said.text[leading.end() :])
    return None


def names_duty(desk: Desk, assignment_id: AssignmentId | None) -> bool:
    """Whether the message has a handle with the number of a duty, so that it is no choice of a menu."""
    if assignment_id is None or not _WITH_HANDLE.search(desk.incoming.text):
        return False
    return named(desk, assignment_id, understand(desk.incoming.text)) is not None


def _book(desk: Desk, assignment_id: AssignmentId) -> Book | None:
    a = desk.work.assignments.get(assignment_id)
    if a is None or not desk.work.directives.get(a.directive_id).duties:
        return None
    return books(desk.work, [a]).get(assignment_id)  # whoever acts on what is read in it has to be allowed to


def take(desk: Desk, assignment_id: AssignmentId, number: int, said: Said) -> bool:
    """What was said about that duty; False where it is a report on it, or something about the whole directive."""
    book = _book(desk, assignment_id)
    if book is None or not book.of(number):
        matter = answering.authorised(desk.work, assignment_id, desk.actor, Act.REPORT)
        desk.say(desk.words.not_leading(matter, number), matter=matter)
    elif desk.incoming.files:
        return False
    elif said.act is Act.CONFIRM:
        ask_close(desk, assignment_id, number)
    elif said.act is Act.REPORT:
        _ask_report(desk, assignment_id, number)
    elif said.act is Act.REOPEN:
        _reopen(desk, assignment_id, number, None)
    elif not said.text:
        _show(desk, answering.authorised(desk.work, assignment_id, desk.actor, Act.OPEN), number)
    else:
        return False
    return True


def _show(desk: Desk, matter: Matter, number: int) -> None:
    words, aid = desk.words, matter.assignment.id
    choices = [Choice(words.labels.REPORT, payload(Act.DUTY_REPORT, aid, number))]
    if matter.duties and matter.duties.closable(number) and is_within(Act.DUTY_CLOSE, matter.may):
        choices.append(Choice(words.labels.CONFIRM, payload(Act.DUTY_CLOSE, aid, number)))
    desk.say(words.this_duty(matter, number), choices=choices, matter=matter)


# Asking which


def asks_which(desk: Desk, matter: Matter, act: Act) -> bool:
    """Whether several duties are open, so that the head is asked which one; True once that is done."""
    book = matter.duties
    if book is None or matter.assignment.is_settled:
        return False
    closing = act is Act.DUTY_CLOSE
    if closing and book.only_supports:
        return False  # it confirms its part of all of them
    numbers = list(dict.fromkeys(s.number for s in (book.open if closing else book.shares) if s.is_open))
    if len(numbers) < 2:
        return False
    words = desk.words
    told = words.which_duty_to_close(matter) if closing else words.which_duty_to_report(matter)
    desk.say(told, choices=_each(desk, matter, act, numbers), matter=matter)
    return True


def _each(desk: Desk, matter: Matter, act: Act, numbers: list[int]) -> list[Choice]:
    words, aid = desk.words, matter.assignment.id
    listed = [duty for duty in matter.duties.own if duty.number in numbers][:_MOST] if matter.duties else []
    choices = [Choice(words.duty_label(duty), payload(act, aid, duty.number)) for duty in listed]
    return [*choices, Choice(words.labels.ALL_DUTIES, payload(act, aid, 0))]


def about_choices(desk: Desk, matter: Matter) -> list[Choice]:
    """After a report that named no duty while several are open: which one it is about."""
    book, words = matter.duties, desk.words
    report = duties.last_report_of(desk.work, matter.assignment.id)
    if book is None or report is None or matter.assignment.is_settled:
        return []
    numbers = dict.fromkeys(share.number for share in book.shares if share.is_open)
    listed = [duty for duty in book.own if duty.number in numbers][:_MOST]
    if len(listed) < 2:
        return []
    return [
        Choice(words.duty_label(d), payload(Act.DUTY_ABOUT, matter.assignment.id, d.number, report)) for d in listed
    ]


# The one question


def ask_close(desk: Desk, assignment_id: AssignmentId, number: int) -> None:
    """Ask once before a duty is closed, or (0) all that are open."""
    matter = answering.authorised(desk.work, assignment_id, desk.actor, Act.DUTY_CLOSE)
    words, shares = desk.words, duties.meant(matter, number)
    if matter.assignment.is_settled:
        desk.say(words.already(matter), matter=matter)
    elif shares:
        mark = duties.mark_of(shares)
        desk.ask(Act.CONFIRM, assignment_id, duty=number, mark=mark)
        asked = words.ask_close(matter, shares, desk.work.rules.evidence)
        desk.say(asked, choices=_question(desk, assignment_id, number, mark), matter=matter)
    elif number and not _leads(matter, number):
        desk.say(words.not_leading(matter, number), matter=matter)
    else:
        desk.say(words.closed_already(matter, number), matter=matter)


def _leads(matter: Matter, number: int) -> bool:
    return any(share.leads for share in matter.duties.of(number)) if matter.duties else False


def _question(desk: Desk, assignment_id: AssignmentId, number: int, mark: int) -> list[Choice]:
    labels = desk.words.labels
    return [
        Choice(labels.AGREE, payload(Act.DUTY_AGREE, assignment_id, number, mark)),
        Choice(labels.BACK, payload(Act.BACK, assignment_id)),
    ]


def asked_about(question: Question | None, assignment_id: AssignmentId) -> tuple[int, int] | None:
    """The duty and the mark that the open question is about; None where it is about none."""
    if question is None or question.about is not Act.CONFIRM or question.assignment_id != assignment_id:
        return None
    return (question.facts["duty"], question.facts["mark"]) if "mark" in question.facts else None


def question_choices(desk: Desk, assignment_id: AssignmentId) -> list[Choice] | None:
    """Those of the open question about duties; None where there is none."""
    asked = asked_about(desk.question(), assignment_id)
    return _question(desk, assignment_id, *asked) if asked else None


def agree(desk: Desk, assignment_id: AssignmentId, number: int, mark: int) -> None:
    """The head agreed that it is done."""
    closing = duties.close_duty(desk.work, assignment_id, desk.actor, number, mark)
    matter, words = closing.matter, desk.words
    if closing.refused:
        desk.say(words.not_leading(matter, number), matter=matter)
    elif closing.lacks_evidence:
        desk.ask(Act.CONFIRM, assignment_id, duty=number, mark=mark)
        choices = _question(desk, assignment_id, number, mark)
        desk.say(words.evidence_needed(matter), choices=choices, matter=matter)
    elif not closing.shares:
        desk.close_question()
        told = words.already(matter) if matter.assignment.is_settled else words.closed_already(matter, number)
        desk.say(told, choices=choices_for(matter, words), matter=matter, menu_only=True)
    else:
        desk.close_question()
        _conclude(desk, closing)


def _conclude(desk: Desk, closing: duties.Closing) -> None:
    matter, words = closing.matter, desk.words
    if matter.assignment.is_settled:
        desk.say(words.confirmed(matter), choices=choices_for(matter, words), matter=matter, menu_only=True)
        return
    aid, last = matter.assignment.id, closing.shares[-1]
    reopen = Choice(words.labels.REOPEN, payload(Act.DUTY_REOPEN, aid, last.number, last.id))
    told = words.duty_closed(matter, closing.shares, words.next_nudge(matter))
    choices = [reopen] if desk.can.buttons else [*choices_for(matter, words), reopen]
    desk.say(told, choices=choices, matter=matter)


def reopens_latest(desk: Desk, assignment_id: AssignmentId) -> bool:
    """Whether "mở lại" means the duty of an open assignment that was closed last; then it is open again."""
    matter = answering.authorised(desk.work, assignment_id, desk.actor, Act.REOPEN)
    share = duties.lately_closed(desk.work, matter)
    if share is None:
        return False
    _reopen(desk, assignment_id, share.number, share.id)
    return True


# Buttons


def on_duty_button(desk: Desk, act: Act, assignment_id: AssignmentId, number: int = 0, last: int = -1) -> None:
    """One of the buttons about a duty."""
    if act is Act.DUTY_REPORT:
        _ask_report(desk, assignment_id, number)
    elif act is Act.DUTY_CLOSE:
        ask_close(desk, assignment_id, number)
    elif act is Act.DUTY_AGREE:
        agree(desk, assignment_id, number, last)
    elif act is Act.DUTY_REOPEN:
        _reopen(desk, assignment_id, number, last)
    else:
        _place(desk, assignment_id, number, last)


def _ask_report(desk: Desk, assignment_id: AssignmentId, number: int) -> None:
    matter = answering.authorised(desk.work, assignment_id, desk.actor, Act.DUTY_REPORT)
    if matter.assignment.is_settled:
        desk.say(desk.words.already(matter), matter=matter)
    elif number and not (matter.duties and matter.duties.of(number)):
        desk.say(desk.words.not_leading(matter, number), matter=matter)
    elif number:
        desk.ask(Act.REPORT, assignment_id, duty=number)
        desk.say(desk.words.ask_report_on(matter, number), matter=matter)
    else:
        desk.ask(Act.REPORT, assignment_id)
        desk.say(desk.words.ask_report(matter), matter=matter)


def _reopen(desk: Desk, assignment_id: AssignmentId, number: int, share: int | None) -> None:
    receipt = duties.reopen_duty(desk.work, assignment_id, desk.actor, share, number)
    matter, words = receipt.matter, desk.words
    told = words.duty_reopened(matter, number, words.next_nudge(matter)) if receipt.fresh else words.already(matter)
    desk.say(told, choices=choices_for(matter, words), matter=matter, menu_only=True)


def _place(desk: Desk, assignment_id: AssignmentId, number: int, report: int) -> None:
    receipt = duties.put_report_to(desk.work, assignment_id, desk.actor, report, number)
    matter, words = receipt.matter, desk.words
    told = words.about_one(matter, number) if receipt.fresh else words.already(matter)
    desk.say(told, choices=choices_for(matter, words), matter=matter, menu_only=True)

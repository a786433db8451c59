"""What a head asks of others: more time, or that a task be passed on."""

import re
from datetime import timedelta

from bot.core.deciding import Asking
from bot.core.making import replace
from bot.core.messages import Act, Question
from bot.core.model import AssignmentId, Deadline
from bot.services import answering, declining, extending
from bot.services.menus import choices_for
from handlers.desk import Desk
from handlers.fields import due_in, goes_back
from handlers.understanding import Said, understand

QUESTIONS = frozenset({Act.EXTEND, Act.DECLINE})
_DAY = re.compile(r"(?<!\d)\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{4}(?!\d)")
_DAYS = re.compile(r"(?<![\d/])(\d{1,3})\s{0,2}(?:ngày|ngay|days?)(?![^\W_])", re.IGNORECASE)
_ALONE = re.compile(r"\s*\+?(\d{1,3})\s*")
_ASKING = re.compile(
    r"\s*(?:(?:đề nghị|de nghi|kính đề nghị|xin|cho)\s+){0,2}(?:gia hạn|gia han|extension|ask for more time)"
    r"(?:\s+(?:thêm|them|đến|den|until|by|of|for))?(?![^\W_])[\s:,.–-]*",
    re.IGNORECASE,
)
_JOINT = " \t\n,.;:–-"
_LEADING = re.compile(r"^(?:vì|vi|do|because|since)\s+(?=\S)", re.IGNORECASE)
_TRAILING = re.compile(r"(?:^|\s)(?:đến|den|thêm|them|until|xin|ngày|ngay)\s*$", re.IGNORECASE)


def asks_for_time(said: Said) -> Said | None:
    """What stands after "xin gia hạn" in a message that gives a day or a number of days with it; None for others."""
    found = _ASKING.match(said.text)
    rest = said.text[found.end() :] if found else ""
    return replace(said, text=rest) if _DAY.search(rest) or _DAYS.search(rest) else None


def ask_time(desk: Desk, assignment_id: AssignmentId) -> None:
    """The head pressed "Xin gia hạn": the next message says until when, and why."""
    matter = answering.authorised(desk.work, assignment_id, desk.actor)
    outcome = extending.whether_to_ask(matter)
    if outcome is not Asking.ASKED:
        desk.say(desk.words.no_time(matter, outcome), matter=matter)
        return
    desk.ask(Act.EXTEND, assignment_id)
    desk.say(desk.words.ask_time(matter), matter=matter)


def take_time(desk: Desk, assignment_id: AssignmentId, text: str, question: Question | None) -> None:
    """The day and the reason, together or one after the other."""
    matter = answering.authorised(desk.work, assignment_id, desk.actor)
    outcome = extending.whether_to_ask(matter)
    if outcome is not Asking.ASKED:
        desk.close_question()
        desk.say(desk.words.no_time(matter, outcome), matter=matter)
        return
    kept = dict(question.facts) if question and question.about is Act.EXTEND else {}
    day, reason = _parted(text)
    day, reason = day or str(kept.get("day", "")), reason or str(kept.get("reason", ""))
    wanted = _deadline(desk, day, matter.assignment.due) if day else None
    if wanted is None:
        desk.ask(Act.EXTEND, assignment_id, reason=reason)
        desk.say(desk.words.ask_until_when(matter) if reason else desk.words.ask_time(matter), matter=matter)
    elif not reason:
        desk.ask(Act.EXTEND, assignment_id, day=day)
        desk.say(desk.words.ask_why_time(matter, wanted), matter=matter)
    else:
        _ask(desk, assignment_id, wanted, reason)


def _ask(desk: Desk, assignment_id: AssignmentId, wanted: Deadline, reason: str) -> None:
    asked = extending.ask_for_time(desk.work, assignment_id, desk.actor, wanted, reason)
    if asked.outcome is Asking.NOT_LATER:
        desk.ask(Act.EXTEND, assignment_id, reason=reason)
        desk.say(desk.words.no_time(asked.matter, asked.outcome), matter=asked.matter)
        return
    desk.close_question()
    if asked.outcome is Asking.ASKED and asked.request:
        told = desk.words.time_asked(asked.matter, asked.request, asked.told)
    else:
        told = desk.words.no_time(asked.matter, asked.outcome)
    desk.say(told, choices=choices_for(asked.matter, desk.words), matter=asked.matter, menu_only=True)


def _parted(text: str) -> tuple[str, str]:
    """The day or the number of days as it was written, and what else was written."""
    alone = _ALONE.fullmatch(text)
    if alone:
        return f"{alone[1]} ngày", ""
    found = _DAY.search(text) or _DAYS.search(text)
    if not found:
        return "", text.strip()
    before = _TRAILING.sub("", text[: found.start()].rstrip()).strip(_JOINT)
    after = _LEADING.sub("", text[found.end() :].strip(_JOINT))
    return found[0], " ".join(part for part in (before, after) if part)


def _deadline(desk: Desk, day: str, due: Deadline | None) -> Deadline | None:
    """A day, or so many days after the deadline in force (after today, once that has passed)."""
    days = _DAYS.fullmatch(day)
    if not days or due is None:
        return due_in(day, desk.work.rules.calendar.zone)
    start = max(due.on, desk.work.today)
    on = start + timedelta(days=int(days[1]))
    return Deadline(on=on, at=due.at + (on - due.on) if due.at else None)


def ask_decline(desk: Desk, assignment_id: AssignmentId) -> None:
    """The head pressed "Không thuộc nhiệm vụ đơn vị": the next message says why."""
    matter = answering.authorised(desk.work, assignment_id, desk.actor)
    if not declining.may_be_declined(matter.assignment):
        desk.say(desk.words.already(matter), matter=matter)
        return
    desk.ask(Act.DECLINE, assignment_id)
    desk.say(desk.words.ask_decline(matter), matter=matter)


def take_decline(desk: Desk, assignment_id: AssignmentId, reason: str) -> None:
    """The reason has come."""
    receipt = declining.decline(desk.work, assignment_id, desk.actor, reason)
    desk.close_question()
    matter = receipt.matter
    text = desk.words.declined(matter, receipt.told) if receipt.fresh else desk.words.already(matter)
    desk.say(text, choices=choices_for(matter, desk.words), matter=matter, menu_only=True)


def is_answer(desk: Desk, said: Said, question: Question) -> bool:
    """Whether the words answer one of the two questions; another act's word or a file is something else."""
    if question.about not in QUESTIONS or not said.text or desk.incoming.files:
        return False
    return said.act in {None, Act.BACK, question.about} or said.is_assent


def take(desk: Desk, assignment_id: AssignmentId, said: Said, question: Question) -> None:
    """The answer to one of the two questions; "quay lại" leaves it without."""
    if goes_back(said.text):
        matter = answering.authorised(desk.work, assignment_id, desk.actor)
        desk.close_question()
        desk.say(desk.words.already(matter), choices=choices_for(matter, desk.words), matter=matter, menu_only=True)
    elif question.about is Act.EXTEND:
        take_time(desk, assignment_id, said.text, question)
    else:
        take_decline(desk, assignment_id, said.text)


def answers_in_days(desk: Desk, said: Said) -> bool:
    """Whether a bare number is the number of days that was asked for, not a choice of the menu."""
    question = desk.question()
    if not question or question.about is not Act.EXTEND or said.handle or desk.incoming.reply_to:
        return False
    return said.number is not None and understand(said.text).number is not None

"""A clerk changes course: following up rests or goes on, a directive is withdrawn, its deadline is another one.

Each is asked once. What was agreed to is done only while it is still what stands below the question.
"""

import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from bot.core.amending import Amendment
from bot.core.errors import BadInput, SecretDirective
from bot.core.matter import Matter
from bot.core.messages import Act, Question, payload
from bot.core.model import Choice, Deadline, Directive
from bot.core.policy import deadline_passes
from bot.documents.marks import secrecy_of
from bot.services.changing import amend_directive, wishes_closed_by
from bot.services.explaining import coming_of, coming_of_duty
from bot.services.issuing import withdraw_directive
from bot.services.looking import matters
from bot.services.pausing import pause_directive, resume_directive
from bot.services.series import end_series, running
from bot.texts.common import Coming
from handlers import fields
from handlers.desk import Desk
from handlers.paging import page_of
from handlers.understanding import Said

QUESTIONS = frozenset({Act.PAUSE, Act.RESUME, Act.RECALL, Act.NEW_DUE, Act.END_SERIES})
ACTS = frozenset({Act.STEPS, Act.CHANGE_AGREED, Act.CHANGE_BACK, *QUESTIONS})
_LONGEST_REASON = 300  # characters
_UNITS = 8  # on a page, with their coming steps


def offered(desk: Desk, directive: Directive, seen: Sequence[Matter]) -> list[Choice]:
    """What can be done about a directive while a unit is still at work."""
    if directive.withdrawn_at or all(m.assignment.is_closed for m in seen):
        return []
    labels = desk.words.labels
    rest = {Act.RESUME: labels.RESUME} if directive.paused_at else {Act.PAUSE: labels.PAUSE}
    series = {Act.END_SERIES: labels.END_SERIES} if running(desk.work, directive) else {}
    acts = {Act.STEPS: labels.STEPS, **rest, Act.NEW_DUE: labels.NEW_DUE, **series, Act.RECALL: labels.RECALL}
    return [Choice(label, payload(act, directive.id)) for act, label in acts.items()]


def on_change_button(desk: Desk, act: Act, number: int, more: Sequence[int]) -> None:
    """One of the buttons; the person looks after documents."""
    question = open_question(desk)
    desk.drop_doubt()
    directive = next(iter(desk.work.directives.find(f"VB{number}")), None)
    if directive is None:
        desk.say(desk.words.not_understood())
    elif act is Act.STEPS:
        _coming(desk, directive, *more)
    elif act is Act.CHANGE_AGREED:
        _agree(desk, directive, question, *more)
    elif act is Act.CHANGE_BACK:
        desk.say(desk.words.course_kept(directive))
    elif not _fits(desk, directive, act):
        desk.say(desk.words.course_outdated(directive))
    else:
        _begin(desk, directive, act)


def answered(desk: Desk, said: Said) -> bool:
    """Whether what was typed answers the question that is open; then it is worked on."""
    question = open_question(desk)
    if question is None or desk.incoming.files or desk.incoming.reply_to or said.handle or not said.text:
        return False
    directive = desk.work.directives.find(f"VB{question.facts['change']}")[0]
    if fields.goes_back(said.text):
        desk.close_question()
        desk.say(desk.words.course_kept(directive))
        return True
    if "mark" not in question.facts:
        _take_value(desk, directive, question.about, said.text)
        return True
    # From somebody who answers for a unit "ok" might be about something of theirs.
    if said.act is Act.AGREE or (said.is_assent and not desk.answers):
        desk.close_question()
        _agree(desk, directive, question, int(question.facts["mark"]))
        return True
    return False


def open_question(desk: Desk) -> Question | None:
    """What this person was asked about a directive that was issued."""
    question = desk.question()
    return question if question and question.about in QUESTIONS and "change" in question.facts else None


# Asking


def _begin(desk: Desk, directive: Directive, act: Act) -> None:
    words = desk.words
    if act is Act.PAUSE:
        _ask(desk, directive, act, words.ask_pause(directive, len(_open(desk, directive))))
    elif act is Act.RESUME:
        _ask(desk, directive, act, words.ask_resume(directive, len(_open(desk, directive))))
    elif act is Act.END_SERIES:
        duties = running(desk.work, directive)
        _ask(desk, directive, act, words.ask_end_series(directive, duties, len(_open(desk, directive))))
    else:
        desk.ask(act, None, change=directive.id)
        desk.say(words.ask_new_due(directive) if act is Act.NEW_DUE else words.ask_recall_reason(directive))


def _take_value(desk: Desk, directive: Directive, act: Act, text: str) -> None:
    """The new deadline, or the reason: understood, or asked again with an example."""
    if not _fits(desk, directive, act):
        desk.close_question()
        desk.say(desk.words.course_outdated(directive))
    elif act is Act.NEW_DUE:
        _take_due(desk, directive, text)
    else:
        _take_reason(desk, directive, text)


def _take_due(desk: Desk, directive: Directive, text: str) -> None:
    calendar, now, words = desk.work.rules.calendar, desk.work.now, desk.words
    due = None if fields.is_no_due(text) else fields.due_in(text, calendar.zone)
    if due is None and not fields.is_no_due(text):
        desk.say(words.bad_due())
    elif due == directive.due:
        desk.say(words.same_due(directive))
    else:
        has_passed = due is not None and deadline_passes(due, calendar) <= now
        still_open = _open(desk, directive)
        closing = wishes_closed_by(still_open, Amendment(sets_due=True, due=due))
        names = [matter.addressee.unit.name for matter in closing]
        told = words.ask_amend_due(directive, due, len(still_open), names, has_passed=has_passed)
        day, instant = (due.on.isoformat(), due.at and due.at.isoformat()) if due else (None, None)
        _ask(desk, directive, Act.NEW_DUE, told, on=day, at=instant, closing=_ids(closing))


def _take_reason(desk: Desk, directive: Directive, text: str) -> None:
    reason = None if fields.is_no_due(text) else text
    if reason and len(reason) > _LONGEST_REASON:
        desk.say(desk.words.bad_recall_reason())
    elif reason and secrecy_of(reason):
        desk.say(desk.words.secret())
    else:
        told = desk.words.ask_recall(directive, reason, len(_open(desk, directive)))
        _ask(desk, directive, Act.RECALL, told, reason=reason)


def _ask(desk: Desk, directive: Directive, act: Act, told: str, **facts: object) -> None:
    """The one question. Its button holds for exactly this, as the directive stands now."""
    shown = f"{act} {directive.version} {directive.paused_at} {facts}"
    mark = zlib.crc32(shown.encode())
    desk.ask(act, None, change=directive.id, mark=mark, version=directive.version, **facts)
    labels = desk.words.labels
    choices = [
        Choice(labels.AGREE, payload(Act.CHANGE_AGREED, directive.id, mark)),
        Choice(labels.BACK, payload(Act.CHANGE_BACK, directive.id)),
    ]
    desk.say(told, choices=choices)


def _fits(desk: Desk, directive: Directive, act: Act) -> bool:
    """Whether it can be done as things stand."""
    if directive.withdrawn_at or not _open(desk, directive):
        return False
    if act is Act.END_SERIES:
        return bool(running(desk.work, directive))
    return not directive.paused_at if act is Act.PAUSE else bool(directive.paused_at) or act is not Act.RESUME


def _open(desk: Desk, directive: Directive) -> list[Matter]:
    found = matters(desk.work, desk.work.assignments.of_directive(directive.id))
    return [m for m in found if not m.assignment.is_closed]


# Doing it


def _agree(desk: Desk, directive: Directive, question: Question | None, mark: int = -1) -> None:
    does: Mapping[Act, Callable[[Desk, Directive, Question], str]] = {
        Act.PAUSE: _pause,
        Act.RESUME: _resume,
        Act.RECALL: _recall,
        Act.NEW_DUE: _change_due,
        Act.END_SERIES: _end_series,
    }
    meant = question and (question.facts["change"], question.facts.get("mark")) == (directive.id, mark)
    if question is None or not meant or question.facts["version"] != directive.version:
        desk.say(desk.words.course_outdated(directive))
        return
    try:
        with desk.work.attempt():
            told = does[question.about](desk, directive, question)
    except (BadInput, SecretDirective):
        told = desk.words.course_outdated(directive)
    desk.say(told)


def _pause(desk: Desk, directive: Directive, _question: Question) -> str:
    return desk.words.paused_now(pause_directive(desk.work, directive.handle, by=desk.person.full_name))


def _resume(desk: Desk, directive: Directive, _question: Question) -> str:
    return desk.words.resumed_now(resume_directive(desk.work, directive.handle, by=desk.person.full_name))


def _recall(desk: Desk, directive: Directive, question: Question) -> str:
    reason = question.facts["reason"]
    withdrawn = withdraw_directive(desk.work, directive.handle, reason=reason, by=desk.person.full_name)
    return desk.words.recalled_now(withdrawn)


def _end_series(desk: Desk, directive: Directive, _question: Question) -> str:
    ended = end_series(desk.work, directive.handle, by=desk.person.full_name)
    return desk.words.series_ended(ended.directive, ended.finished, ended.late)


def _change_due(desk: Desk, directive: Directive, question: Question) -> str:
    due = _due_of(question)
    amendment = Amendment(sets_due=True, due=due)
    if _ids(wishes_closed_by(_open(desk, directive), amendment)) != question.facts["closing"]:
        raise BadInput("A wish for more time has come, or was decided on, since the clerk was told whose it closes.")
    done = amend_directive(desk.work, directive.handle, amendment, by=desk.person.full_name)
    return desk.words.due_amended(done.directive, done.affected, done.unreachable)


def _ids(listed: Sequence[Matter]) -> list[int]:
    return [matter.assignment.id for matter in listed]


def _due_of(question: Question) -> Deadline | None:
    day, instant = question.facts["on"], question.facts["at"]
    return Deadline(on=date.fromisoformat(day), at=instant and datetime.fromisoformat(instant)) if day else None


# What is to come


def _coming(desk: Desk, directive: Directive, page: int = 0) -> None:
    """The steps of each open unit if nobody answers."""
    still_open = _open(desk, directive)
    listed = [coming_of(desk.work, matter) for matter in still_open]
    periods = _coming_periods(desk, still_open)

    def tell(part: Sequence[Coming]) -> str:
        return "\n".join([desk.words.coming(directive, part, len(listed)), *periods])

    shown = page_of(listed, page, tell, desk.can, most=_UNITS)
    text = tell(shown.items)
    text += f"\n\n{desk.words.page_of(shown.number + 1, shown.count)}" if shown.count > 1 else ""
    desk.say(text, choices=shown.turning(desk.words, Act.STEPS, directive.id))


def _coming_periods(desk: Desk, still_open: Sequence[Matter]) -> list[str]:
    """Of each recurring duty that goes on, once: all its units have the same ones."""
    told: dict[int, str] = {}
    for matter in still_open:
        for duty in matter.duties.own if matter.duties else ():
            if duty.number not in told and (periods := coming_of_duty(desk.work, matter, duty)):
                told[duty.number] = desk.words.coming_periods(duty, periods)
    return ["", *(told[number] for number in sorted(told))] if told else []

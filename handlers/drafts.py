"""A directive before it is issued: shown, changed, issued, dropped."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.core.drafts import DirectiveDraft, DraftId, DraftState, DraftView
from bot.core.errors import SecretDirective
from bot.core.messages import Act, Question, payload
from bot.core.model import Choice
from bot.documents.marks import secrecy_of
from bot.services import drafting
from bot.services.progress import show_progress
from bot.texts.words import Words
from handlers import fields
from handlers.desk import Desk
from handlers.duty_lines import BadLine, duties_in

_FIELDS = (Act.SET_NUMBER, Act.SET_SUBJECT, Act.SET_UNITS, Act.SET_DUE, Act.SET_URGENCY, Act.SET_DUTIES)
Understood = dict[str, object] | datetime | str  # fields to change, when to issue, or what to say to ask again
ACTS = frozenset({Act.DRAFT, Act.ISSUE, Act.EDIT, Act.SCHEDULE, Act.DISCARD, *_FIELDS})
QUESTIONS = frozenset({Act.SCHEDULE, *_FIELDS})  # what is asked about a draft


def take_paper(desk: Desk, text: str, *, file_name: str = "", file: bytes = b"") -> None:
    """Somebody who may handed in a directive."""
    desk.drop_doubt()
    try:
        view = drafting.make_draft(desk.work, text, by=desk.person, file_name=file_name, file=file)
    except SecretDirective:
        desk.say(desk.words.secret())
        return
    tell(desk, view)


def tell(desk: Desk, view: DraftView) -> None:
    """The draft as it stands; with its buttons while it is open."""
    is_open = view.draft.state is DraftState.OPEN
    desk.say(desk.words.draft(view), choices=_choices(view.draft, desk.words) if is_open else ())


def _choices(draft: DirectiveDraft, words: Words) -> list[Choice]:
    labels = words.labels
    acts = {
        Act.ISSUE: labels.ISSUE,
        Act.EDIT: labels.EDIT,
        Act.SCHEDULE: labels.SCHEDULE,
        Act.DISCARD: labels.DISCARD,
    }
    return [Choice(label, payload(act, draft.id)) for act, label in acts.items()]


def on_draft_button(desk: Desk, act: Act, number: int) -> None:
    """One of the buttons below a draft, or below what was asked about it."""
    desk.drop_doubt()
    draft = desk.work.drafts.get(DraftId(number))
    if draft is None:
        desk.say(desk.words.no_such_draft())
        return
    does: Mapping[Act, Callable[[Desk, DirectiveDraft], None]] = {
        Act.DRAFT: _show,
        Act.ISSUE: _issue,
        Act.DISCARD: _discard,
        Act.EDIT: _choose_field,
        Act.SCHEDULE: _ask_when,
    }
    if draft.state is not DraftState.OPEN and act not in {Act.DRAFT, Act.ISSUE, Act.DISCARD}:
        desk.say(desk.words.already_decided(drafting.view_of(desk.work, draft)))
    elif act in _FIELDS:
        _ask_field(desk, act, draft)
    else:
        does[act](desk, draft)


def _show(desk: Desk, draft: DirectiveDraft) -> None:
    tell(desk, drafting.view_of(desk.work, draft))


def _issue(desk: Desk, draft: DirectiveDraft) -> None:
    decided = drafting.issue_draft(desk.work, draft, desk.person)
    if decided.fresh:
        answered = desk.say(desk.words.draft_issued(decided.view, desk.person))
        issued_as = decided.view.draft.directive_id
        if issued_as and len(decided.view.unreachable) < len(decided.view.addressees):
            show_progress(desk.work, answered, issued_as)
    elif draft.state is DraftState.OPEN:
        desk.say(desk.words.not_issued(decided.view), choices=_choices(draft, desk.words))
    else:
        desk.say(desk.words.already_decided(decided.view))


def _discard(desk: Desk, draft: DirectiveDraft) -> None:
    decided = drafting.drop_draft(desk.work, draft, desk.person)
    words = desk.words
    desk.say(words.draft_dropped(decided.view, desk.person) if decided.fresh else words.already_decided(decided.view))


def _choose_field(desk: Desk, draft: DirectiveDraft) -> None:
    labels = desk.words.labels
    offered = {
        Act.SET_NUMBER: labels.SET_NUMBER,
        Act.SET_SUBJECT: labels.SET_SUBJECT,
        Act.SET_UNITS: labels.SET_UNITS,
        Act.SET_DUE: labels.SET_DUE,
        Act.SET_URGENCY: labels.SET_URGENCY,
        Act.SET_DUTIES: labels.SET_DUTIES,
        Act.DRAFT: labels.BACK,
    }
    choices = [Choice(label, payload(act, draft.id)) for act, label in offered.items()]
    desk.say(desk.words.what_to_change(drafting.view_of(desk.work, draft)), choices=choices)


# Questions about it


def _ask_field(desk: Desk, act: Act, draft: DirectiveDraft) -> None:
    view, words = drafting.view_of(desk.work, draft), desk.words
    questions: Mapping[Act, Callable[[], str]] = {
        Act.SET_NUMBER: lambda: words.ask_number(view),
        Act.SET_SUBJECT: lambda: words.ask_subject(view),
        Act.SET_UNITS: lambda: words.ask_units(view, desk.work.recipients.units()),
        Act.SET_DUE: lambda: words.ask_due(view),
        Act.SET_URGENCY: lambda: words.ask_urgency(view),
        Act.SET_DUTIES: lambda: words.ask_duties(draft.duties),
    }
    desk.ask(act, None, draft=draft.id)
    desk.say(questions[act]())


def _ask_when(desk: Desk, draft: DirectiveDraft) -> None:
    view = drafting.view_of(desk.work, draft)
    if view.lacks:
        desk.say(desk.words.not_issued(view), choices=_choices(draft, desk.words))
        return
    desk.ask(Act.SCHEDULE, None, draft=draft.id)
    desk.say(desk.words.ask_when(view))


def answer_question(desk: Desk, question: Question, text: str) -> None:
    """What was typed after a question about a draft: understood, or asked again with an example."""
    draft = desk.work.drafts.get(DraftId(question.facts["draft"]))
    if draft is None or draft.state is not DraftState.OPEN:
        desk.close_question()
        told = desk.words.already_decided(drafting.view_of(desk.work, draft)) if draft else desk.words.no_such_draft()
        desk.say(told)
        return
    if fields.goes_back(text):
        desk.close_question()
        _show(desk, draft)
        return
    typed = question.about is Act.SET_DUTIES
    understood = _duties(desk, draft, desk.incoming.text) if typed else _understood(desk, question.about, text)
    if isinstance(understood, str):
        desk.say(understood)  # the question stays open
        return
    desk.close_question()
    if isinstance(understood, datetime):
        tell(desk, drafting.schedule_draft(desk.work, draft, desk.person, understood))
    else:
        tell(desk, drafting.change_draft(desk.work, draft, desk.person, **understood))


def _understood(desk: Desk, about: Act, text: str) -> Understood:
    """What the answer changes; what to say where it was not understood."""
    takes: Mapping[Act, Callable[[Desk, str], Understood]] = {
        Act.SET_NUMBER: _number,
        Act.SET_SUBJECT: _subject,
        Act.SET_UNITS: _units,
        Act.SET_DUE: _due,
        Act.SET_URGENCY: _urgency,
        Act.SCHEDULE: _when,
    }
    return takes[about](desk, text)


def _number(desk: Desk, text: str) -> Understood:
    number = fields.number_in(text)
    return desk.words.bad_number() if number is None else {"number": number}


def _subject(desk: Desk, text: str) -> Understood:
    subject = fields.subject_in(text)
    return desk.words.bad_subject() if subject is None else {"subject": subject}


def _units(desk: Desk, text: str) -> Understood:
    units = desk.work.recipients.units()
    named = fields.units_in(text, units)
    if named.unknown or not (named.everyone or named.codes):
        return desk.words.bad_units(named.unknown, units)
    return {"everyone": named.everyone, "codes": named.codes, "unmatched": ()}


def _due(desk: Desk, text: str) -> Understood:
    if fields.is_no_due(text):
        return {"due": None}
    due = fields.due_in(text, desk.work.rules.calendar.zone)
    return desk.words.bad_due() if due is None else {"due": due}


def _duties(desk: Desk, draft: DirectiveDraft, text: str) -> Understood:
    units, zone = desk.work.recipients.units(), desk.work.rules.calendar.zone
    typed = duties_in(text, draft.duties, units, zone)
    if isinstance(typed, BadLine):
        return desk.words.bad_duty(typed.line, typed.field, typed.what)
    marked = any(secrecy_of(duty.text) for duty in typed)
    return desk.words.secret() if marked else {"duties": typed}


def _urgency(desk: Desk, text: str) -> Understood:
    urgency = fields.urgency_in(text)
    return desk.words.bad_urgency() if urgency is None else {"urgency": urgency}


def _when(desk: Desk, text: str) -> Understood:
    at = fields.when_in(text, desk.work.rules.calendar.zone, desk.work.now)
    return desk.words.bad_when(desk.work.now) if at is None or at <= desk.work.now else at

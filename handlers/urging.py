"""`📣 Đôn đốc ngay`: whom it would reach, one question, and doing it."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.messages import Act, Question, payload
from bot.core.model import AssignmentId, Choice, Directive, Role
from bot.core.urging import Place, Urging
from bot.services.looking import policy_of
from bot.services.urging import JUST_NOW, mark_of, shown, urge, whom_to_urge
from bot.texts.common import named
from handlers.desk import Desk
from handlers.paging import page_of

ACTS = frozenset({Act.URGE, Act.URGE_AGREED, Act.URGE_BACK})


def on_urging_button(desk: Desk, act: Act, directive: Directive, more: Sequence[int]) -> None:
    """One of the buttons; the person is a director."""
    if act is Act.URGE:
        preview(desk, directive, *more)
    elif act is Act.URGE_BACK:
        go_back(desk, directive)
    else:
        agree(desk, directive, *more)


def answer_in_words(desk: Desk, question: Question, *, agreed: bool) -> None:
    """The words "đồng ý" or "quay lại", typed while the question is open."""
    directive = desk.work.directives.find(str(question.facts["handle"]))[0]
    if agreed:
        agree(desk, directive, int(question.facts["mark"]))
    else:
        go_back(desk, directive)


def preview(desk: Desk, directive: Directive, page: int = 0, *, outdated: bool = False) -> None:
    """Who would be nudged, when each was last, and who cannot be reached; then the question, if there is any."""
    found = whom_to_urge(desk.work, desk.person.id, directive)
    if not found:
        _close(desk)
        desk.say(desk.words.nothing_to_urge(directive))
        return

    def tell(part: Sequence[Urging]) -> str:
        return desk.words.urging(directive, found, part, desk.work.now)

    page_shown = page_of(found, page, tell, desk.can)
    agreed = shown(found)
    if agreed:
        mark = mark_of(agreed)
        signs = {str(assignment_id): sign for assignment_id, sign in agreed.items()}
        at = desk.work.now.isoformat()
        desk.ask(Act.URGE, None, handle=directive.handle, mark=mark, shown=signs, at=at)
        tail = _ask(desk, directive, found)
        choices = [
            Choice(desk.words.labels.AGREE, payload(Act.URGE_AGREED, directive.id, mark)),
            Choice(desk.words.labels.BACK, payload(Act.URGE_BACK, directive.id)),
        ]
    else:
        _close(desk)
        tail, choices = desk.words.nobody_to_urge(), []
    pages = [desk.words.page_of(page_shown.number + 1, page_shown.count)] if page_shown.count > 1 else []
    before = [desk.words.look_again(), ""] if outdated and agreed else []
    text = "\n".join([*before, tell(page_shown.items), "", *pages, tail])
    desk.say(text, choices=[*choices, *page_shown.turning(desk.words, Act.URGE, directive.id)])


def agree(desk: Desk, directive: Directive, mark: int = -1) -> None:
    """The director agreed to what was shown last; to anything older the present list is the answer."""
    question = open_question(desk)
    if question is None or (question.facts["handle"], question.facts["mark"]) != (directive.handle, mark):
        preview(desk, directive, outdated=True)
        return
    desk.close_question()
    agreed = {AssignmentId(int(key)): sign for key, sign in question.facts["shown"].items()}
    results = urge(desk.work, directive, desk.actor, agreed, order_of=_as_heads_read_it(desk))
    desk.say(desk.words.urged(directive, results))


def go_back(desk: Desk, directive: Directive) -> None:
    """The director did not agree after all."""
    _close(desk)
    desk.say(desk.words.not_urged(directive))


def open_question(desk: Desk) -> Question | None:
    """What a director was asked about so lately that the list still holds; a later yes would mean something else."""
    question = desk.question()
    if question is None or question.about is not Act.URGE:
        return None
    return question if desk.work.now - datetime.fromisoformat(question.facts["at"]) < JUST_NOW else None


def _close(desk: Desk) -> None:
    if open_question(desk):
        desk.close_question()


def _as_heads_read_it(desk: Desk) -> str:
    return named(next(post for post in desk.posts if post.role is Role.DIRECTOR))


def _ask(desk: Desk, directive: Directive, found: Sequence[Urging]) -> str:
    if all(one.place is not Place.NUDGE for one in found):
        return desk.words.ask_calling()
    has_sound = desk.work.rules.calendar.is_open(desk.work.now) or policy_of(directive).ignores_hours
    return desk.words.ask_urging(silent=not has_sound)

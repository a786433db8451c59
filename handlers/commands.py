"""Commands: the lists of heads and directors, and help."""

from collections.abc import Sequence

from bot.core.errors import NotFound
from bot.core.messages import Act, payload
from bot.core.model import Choice, Directive, DirectiveId
from bot.services.issuing import find_directive
from bot.services.looking import open_matters_of
from bot.services.menus import choices_for
from bot.services.summarising import count_matters, overseen, overseen_one
from bot.texts.vi import labels
from handlers.desk import Desk

# What the channel offers as a menu of commands; each word is understood with and without the slash's English twin.
OFFERED: Sequence[tuple[str, str]] = (
    ("viec", "Văn bản cần xử lý"),
    ("tonghop", "Tổng hợp tình hình thực hiện (lãnh đạo)"),
    ("trogiup", "Hướng dẫn sử dụng"),
)


def on_command(desk: Desk, command: str, argument: str) -> None:
    """Answer a command, or say politely that it is not for this person."""
    if command in {"viec", "tasks"} and desk.answers:
        tasks(desk)
    elif command in {"tonghop", "summary"} and desk.directs:
        summary(desk, argument)
    elif command in {"trogiup", "help"}:
        desk.say(desk.words.help(desk.posts, answers=desk.answers, directs=desk.directs))
    else:
        desk.say(desk.words.not_understood())


def tasks(desk: Desk) -> None:
    """What is open, the worst first."""
    found = open_matters_of(desk.work, desk.person.id)
    if not found:
        desk.say(desk.words.nothing_open())
    elif len(found) == 1:
        desk.say(desk.words.task(found[0]), choices=choices_for(found[0]), matter=found[0])
    else:
        choices = [Choice(desk.words.open_label(m), payload(Act.OPEN, m.assignment.id)) for m in found]
        desk.say(desk.words.tasks(found, desk.work.now), choices=choices)


def summary(desk: Desk, argument: str) -> None:
    """All open directives, or one unit by unit."""
    if argument:
        _summary_of(desk, argument)
        return
    seen = overseen(desk.work, desk.person.id)
    if not seen:
        desk.say(desk.words.no_directives())
        return
    choices = [Choice(_label(directive), payload(Act.SUMMARY, directive.id)) for directive, _, _ in seen]
    desk.say(desk.words.overview([(directive, counts) for directive, counts, _ in seen]), choices=choices)


def _label(directive: Directive) -> str:
    return f"📊 {directive.handle}"


def _summary_of(desk: Desk, handle: str) -> None:
    try:
        directive = find_directive(desk.work, handle)
    except NotFound:
        desk.say(desk.words.no_such_directive(handle))
        return
    _tell(desk, directive)


def _tell(desk: Desk, directive: Directive) -> None:
    seen = overseen_one(desk.work, desk.person.id, directive)
    if not seen:
        desk.say(desk.words.no_such_directive(directive.handle))
        return
    text = desk.words.summary(directive, count_matters(desk.work, seen), seen, desk.work.now)
    desk.say(text, choices=[Choice(labels.NOT_YET, payload(Act.NOT_YET, directive.id))])


def on_summary_button(desk: Desk, act: Act, directive_id: DirectiveId) -> None:
    """`📊 VB1` or `❓ Đơn vị chưa tiếp nhận`."""
    directive = next((d for d in desk.work.directives.find(f"VB{directive_id}")), None)
    if directive is None or not desk.directs:
        desk.say(desk.words.not_the_head())
    elif act is Act.SUMMARY:
        _tell(desk, directive)
    else:
        seen = overseen_one(desk.work, desk.person.id, directive)
        told = desk.words.not_yet(directive, seen) if seen else desk.words.not_the_head()
        desk.say(told)

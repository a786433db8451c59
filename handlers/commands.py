"""Commands: the lists of heads and directors, and help."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from bot.core.errors import NotFound
from bot.core.matter import Matter
from bot.core.messages import Act, Incoming, payload
from bot.core.model import ANSWERING, LOOKING_AFTER, Choice, Directive, DirectiveId, Role
from bot.core.stores import UnitOfWork
from bot.services.issuing import find_directive
from bot.services.looking import matters, open_matters_of
from bot.services.menus import choices_for
from bot.services.sending import answer
from bot.services.summarising import count_matters, overseen, overseen_one
from bot.texts import profile
from bot.texts.words import Words
from handlers import clerks
from handlers.desk import Desk
from handlers.languages import on_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A word after a slash; understood in both languages, offered in the person's own."""

    word: str
    english: str
    roles: Collection[Role] | None  # who may say it; None: everybody
    does: Callable[[Desk, str], None]  # with what stands behind the word


def commands_of(roles: Collection[Role]) -> list[Command]:
    """The commands of somebody with these roles, in the order in which they are offered."""
    return [command for command in COMMANDS if command.roles is None or any(role in command.roles for role in roles)]


def menu_for(roles: Collection[Role], language: str) -> list[tuple[str, str]]:
    """The same as (word, what it does), for the channel's menu."""
    known = language if language in profile.COMMANDS else "vi"
    words = profile.COMMANDS[known]
    return [(c.english if known == "en" else c.word, words[c.word]) for c in commands_of(roles)]


def on_command(desk: Desk, command: str, argument: str) -> None:
    """Answer a command, or say politely that it is not for this person."""
    desk.drop_doubt()
    for known in commands_of(desk.roles):
        if command in {known.word, known.english}:
            known.does(desk, argument)
            return
    desk.say(desk.words.not_understood())


def help_(desk: Desk, _argument: str = "") -> None:
    """What this person can do."""
    offered = {command.word for command in commands_of(desk.roles)}
    told = desk.words.help(
        desk.posts, answers="viec" in offered, directs="tonghop" in offered, looks_after="vanban" in offered
    )
    desk.say(told)


def tasks(desk: Desk, _argument: str = "") -> None:
    """What is open, the worst first."""
    found = open_matters_of(desk.work, desk.person.id)
    if found:
        tell_tasks(desk.work, desk.incoming, found, desk.words)
    else:
        desk.say(desk.words.nothing_open())


def tell_tasks(work: UnitOfWork, incoming: Incoming, found: Sequence[Matter], words: Words) -> None:
    """A list to pick from; a single one at once with its buttons."""
    if len(found) == 1:
        answer(work, incoming, words.task(found[0]), choices=choices_for(found[0], words), matter=found[0])
        return
    choices = [Choice(words.open_label(m), payload(Act.OPEN, m.assignment.id)) for m in found]
    answer(work, incoming, words.tasks(found, work.now), choices=choices)


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


def directives(desk: Desk, argument: str) -> None:
    """All directives, or one unit by unit."""
    if argument:
        _summary_of(desk, argument)
    else:
        clerks.directives(desk)


def _seen(desk: Desk, directive: Directive) -> list[Matter]:
    """Those who look after documents see every unit, directors their own."""
    if desk.looks_after:
        return matters(desk.work, desk.work.assignments.of_directive(directive.id))
    return overseen_one(desk.work, desk.person.id, directive)


def _tell(desk: Desk, directive: Directive) -> None:
    seen = _seen(desk, directive)
    if not seen:
        desk.say(desk.words.no_such_directive(directive.handle))
        return
    text = desk.words.summary(directive, count_matters(desk.work, seen), seen, desk.work.now)
    desk.say(text, choices=[Choice(desk.words.labels.NOT_YET, payload(Act.NOT_YET, directive.id))])


def on_summary_button(desk: Desk, act: Act, directive_id: DirectiveId) -> None:
    """`📊 VB1` or `❓ Đơn vị chưa tiếp nhận`."""
    directive = next((d for d in desk.work.directives.find(f"VB{directive_id}")), None)
    if directive is None or not (desk.directs or desk.looks_after):
        desk.say(desk.words.not_the_head())
    elif act is Act.SUMMARY:
        _tell(desk, directive)
    else:
        seen = _seen(desk, directive)
        told = desk.words.not_yet(directive, seen) if seen else desk.words.not_the_head()
        desk.say(told)


COMMANDS: Sequence[Command] = (
    Command(word="viec", english="tasks", roles=ANSWERING, does=tasks),
    Command(word="tonghop", english="summary", roles={Role.DIRECTOR}, does=summary),
    Command(word="vanban", english="directives", roles=LOOKING_AFTER, does=directives),
    Command(word="donvi", english="units", roles=LOOKING_AFTER, does=lambda desk, _: clerks.recipients(desk)),
    Command(word="moi", english="invite", roles=LOOKING_AFTER, does=lambda desk, _: clerks.uninvited(desk)),
    Command(word="goidien", english="calls", roles=LOOKING_AFTER, does=lambda desk, _: clerks.calls(desk)),
    Command(word="trogiup", english="help", roles=None, does=help_),
    Command(word="ngonngu", english="language", roles=None, does=on_language),
)

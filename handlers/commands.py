"""Commands: the lists of heads and directors, and help."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from bot.core.matter import Matter
from bot.core.messages import Act, Incoming, payload
from bot.core.model import ANSWERING, LOOKING_AFTER, Choice, DeliveryId, Kind, Role
from bot.core.stores import UnitOfWork
from bot.services.digests import open_lines, page_of_digest
from bot.services.looking import open_matters_of
from bot.services.menus import choices_for
from bot.services.sending import answer
from bot.texts import profile
from bot.texts.words import Words
from handlers import authorising, clerks, summaries
from handlers.desk import Desk
from handlers.languages import on_language
from handlers.paging import page_of

_TASKS = 20  # on a page


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
        desk.posts, answers=desk.answers, directs="tonghop" in offered, looks_after="vanban" in offered
    )
    desk.say(told)


def tasks(desk: Desk, _argument: str = "") -> None:
    """What is open, the worst first."""
    found = open_matters_of(desk.work, desk.person.id)
    if found:
        tell_tasks(desk.work, desk.incoming, found, desk.words)
    else:
        desk.say(desk.words.nothing_open())


def on_tasks_button(desk: Desk, page: int) -> None:
    """Another page of what is open."""
    desk.drop_doubt()
    found = open_matters_of(desk.work, desk.person.id)
    if not desk.answers:
        desk.say(desk.words.not_the_head())
    elif found:
        tell_tasks(desk.work, desk.incoming, found, desk.words, page)
    else:
        desk.say(desk.words.nothing_open())


def on_digest_button(desk: Desk, number: int, page: int = 0) -> None:
    """Another page of a digest, as it stands now; only for whoever it was sent to."""
    desk.drop_doubt()
    found = desk.work.deliveries.get_many([DeliveryId(number)]).get(DeliveryId(number))
    if found is None or found.kind is not Kind.DIGEST or found.person_id != desk.person.id:
        desk.say(desk.words.not_the_head())
        return
    lines, _ = open_lines(desk.work, found)
    if not lines:
        desk.say(desk.words.nothing_open())
        return
    shown = page_of_digest(desk.work, found, lines, page, desk.words)
    desk.say(shown.text, choices=shown.choices)


def tell_tasks(work: UnitOfWork, incoming: Incoming, found: Sequence[Matter], words: Words, page: int = 0) -> None:
    """A list to pick from; a single one at once with its buttons."""
    if len(found) == 1:
        answer(work, incoming, words.task(found[0]), choices=choices_for(found[0], words), matter=found[0])
        return

    def tell(part: Sequence[Matter]) -> str:
        return words.tasks(part, work.now, len(found))

    can = work.rules.capabilities[incoming.channel]
    shown = page_of(found, page, tell, can, most=_TASKS, label=words.open_label)
    choices = [Choice(words.open_label(m), payload(Act.OPEN, m.assignment.id)) for m in shown.items]
    text = tell(shown.items)
    text += f"\n\n{words.page_of(shown.number + 1, shown.count)}" if shown.count > 1 else ""
    answer(work, incoming, text, choices=[*choices, *shown.turning(words, Act.TASKS)])


def directives(desk: Desk, argument: str) -> None:
    """All directives, or one unit by unit."""
    if argument:
        summaries.summary_of(desk, argument)
    else:
        clerks.directives(desk)


COMMANDS: Sequence[Command] = (
    Command(word="viec", english="tasks", roles=ANSWERING | {Role.OFFICER}, does=tasks),
    Command(word="tonghop", english="summary", roles={Role.DIRECTOR}, does=summaries.summary),
    Command(word="vanban", english="directives", roles=LOOKING_AFTER, does=directives),
    Command(word="donvi", english="units", roles=LOOKING_AFTER, does=lambda desk, _: clerks.recipients(desk)),
    Command(word="moi", english="invite", roles=LOOKING_AFTER, does=lambda desk, _: clerks.uninvited(desk)),
    Command(word="goidien", english="calls", roles=LOOKING_AFTER, does=lambda desk, _: clerks.calls(desk)),
    Command(word="uyquyen", english="authorise", roles=ANSWERING | LOOKING_AFTER, does=authorising.overview),
    Command(word="trogiup", english="help", roles=None, does=help_),
    Command(word="ngonngu", english="language", roles=None, does=on_language),
)

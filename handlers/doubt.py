"""When it is not clear which directive is meant: the message is kept, and the person is asked."""

from collections.abc import Callable, Sequence

from bot.core.matter import Matter
from bot.core.messages import Act, FileIn, Question, payload
from bot.core.model import AssignmentId, Choice
from bot.services.answering import Statement
from bot.services.duties import lately_closed
from bot.services.looking import open_matters_of, reopenable_matters_of
from handlers import acts, snoozing
from handlers.desk import Desk
from handlers.paging import page_of
from handlers.unclear import is_unclear
from handlers.understanding import Said

_MOST = 20  # offered at once


def ask_which(desk: Desk, said: Said | None = None) -> None:
    """Several are open: keep what was said, and ask what it is about."""
    found = open_matters_of(desk.work, desk.person.id)
    if not found:
        desk.say(desk.words.nothing_open())
        return
    if len(found) == 1 and said is None:
        acts.perform(desk, Act.OPEN, found[0].assignment.id)
        return
    if said is not None and (said.text or desk.incoming.files):
        keep_in_doubt(desk, said)
    _offer(desk, Act.OPEN, found, desk.words.which_one)


def _offer(desk: Desk, act: Act, found: Sequence[Matter], ask: Callable[[Sequence[Matter]], str]) -> None:
    """As many of them as a message and its buttons hold."""
    shown = page_of(found, 0, ask, desk.can, most=_MOST, label=desk.words.open_label).items
    choices = [Choice(desk.words.open_label(m), payload(act, m.assignment.id)) for m in shown]
    left = len(found) - len(shown)
    desk.say(f"{ask(shown)}\n{desk.words.and_others(left)}" if left else ask(shown), choices=choices)


def keep_in_doubt(desk: Desk, said: Said) -> None:
    """Remember what was said until it is known what it is about; a late part of an album goes with the others."""
    heard, kept, files = desk.incoming, _kept(said), _kept_files(desk.incoming.files)
    question = desk.question()
    if heard.album and question and question.about is Act.OPEN and question.facts.get("said_in") == heard.said_in:
        kept, files = (kept if said.text else question.facts["said"]), [*question.facts["files"], *files]
    desk.ask(Act.OPEN, None, said=kept, files=files, said_in=heard.said_in)


def reopen_one(desk: Desk) -> None:
    """The words "mở lại" by itself: the one that was confirmed lately, or the question which."""
    found = reopenable_matters_of(desk.work, desk.person.id)
    found += [m for m in open_matters_of(desk.work, desk.person.id) if lately_closed(desk.work, m)]
    if not found:
        desk.say(desk.words.nothing_to_reopen())
    elif len(found) == 1:
        acts.perform(desk, Act.REOPEN, found[0].assignment.id)
    else:
        _offer(desk, Act.REOPEN, found, desk.words.which_to_reopen)


def resume(desk: Desk, question: Question, target: AssignmentId) -> None:
    """The person has said which directive the kept message is about."""
    said = Said(**question.facts["said"] | {"act": _act_of(question)})
    files = tuple(FileIn(**file) for file in question.facts["files"])
    desk.close_question()
    act = act_meant(said, None, files)
    statement = Statement(text=said.text, percent=said.percent, files=files, said_in=question.facts.get("said_in"))
    if not files and (wait := snoozing.wait_in(said)):
        acts.guarded(desk, target, lambda: snoozing.snooze(desk, target, wait))
    elif act is not None:
        acts.perform(desk, act, target)
    elif not files and is_unclear(said):
        acts.guarded(desk, target, lambda: acts.ask_what_is_meant(desk, target, confirming=False))
    else:
        acts.guarded(desk, target, lambda: acts.report(desk, target, statement))


def _act_of(question: Question) -> Act | None:
    name = question.facts["said"]["act"]
    return Act(name) if name else None


def _kept(said: Said) -> dict[str, object]:
    return {name: getattr(said, name) for name in said.__slots__}


def _kept_files(files: Sequence[FileIn]) -> list[dict[str, object]]:
    return [{name: getattr(file, name) for name in file.__slots__} for file in files]


def act_meant(said: Said, question: Question | None, files: Sequence[FileIn]) -> Act | None:
    """The act that a message is, if it is nothing but an act; with files it is a report."""
    if files:
        return None
    confirming = question is not None and question.about is Act.CONFIRM
    if said.is_assent:
        return Act.AGREE if confirming else Act.ACKNOWLEDGE
    if said.act in {Act.AGREE, Act.BACK} and not confirming:
        return Act.OPEN  # an answer to nothing that was asked: show how things stand
    return said.act

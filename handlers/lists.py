"""A list of recipients: its verdicts, then what those who may decide."""

from collections.abc import Callable, Mapping

from bot.core.drafts import ListState, RecipientFile, RecipientFileId
from bot.core.messages import Act
from bot.documents.errors import UnreadableDocument
from bot.services import taking
from bot.services.menus import granting, taking_over
from handlers.desk import Desk

ACTS = frozenset({Act.TAKE_OVER, Act.LEAVE, Act.GRANT, Act.DENY})


def take_list(desk: Desk, content: bytes, name: str) -> None:
    """Somebody who may sent a list: what each row would do."""
    try:
        looked = taking.look_at_list(desk.work, content, name, by=desk.person)
    except UnreadableDocument as why:
        desk.say(desk.words.unreadable(why.sentence))
        return
    _show(desk, looked)


def _show(desk: Desk, looked: taking.Looked, *, again: bool = False) -> None:
    choices = taking_over(looked.file_id, desk.words) if looked.may_be_taken else ()
    rows, ended = looked.imported.rows, looked.imported.ended
    text = desk.words.list_verdicts(looked.name, rows, ended, again=again, may_be_taken=looked.may_be_taken)
    desk.say(text, choices=choices)
    if not looked.may_be_taken:
        desk.work.recipient_files.move(looked.file_id, ListState.DROPPED)


def on_list_button(desk: Desk, act: Act, number: int) -> None:
    """`✔️ Cập nhật danh sách` and its kin."""
    desk.drop_doubt()
    file = desk.work.recipient_files.get(RecipientFileId(number))
    for_admins = act in {Act.GRANT, Act.DENY}
    if file is None or (for_admins and not desk.administers):
        desk.say(desk.words.not_the_head())
        return
    does: Mapping[Act, Callable[[Desk, RecipientFile], None]] = {
        Act.TAKE_OVER: _take_over,
        Act.LEAVE: _leave,
        Act.GRANT: _grant,
        Act.DENY: _deny,
    }
    does[act](desk, file)


def _take_over(desk: Desk, file: RecipientFile) -> None:
    taken = taking.take_over(desk.work, file, by=desk.person)
    if taken.fresh and taken.looked:
        desk.say(desk.words.list_taken(taken.looked.imported.rows, len(taken.looked.held), taken.asked))
    elif taken.looked:
        _show(desk, taken.looked, again=True)
    else:
        desk.say(desk.words.list_stands(taken.state))


def _leave(desk: Desk, file: RecipientFile) -> None:
    taken = taking.leave_list(desk.work, file)
    desk.say(desk.words.list_stands(taken.state))


def _grant(desk: Desk, file: RecipientFile) -> None:
    taken = taking.grant(desk.work, file, by=desk.person)
    if taken.fresh and taken.looked:
        desk.say(desk.words.list_taken(taken.looked.imported.rows, 0, ()))
    elif taken.looked:
        rows = taken.looked.imported.rows
        may = taken.looked.may_be_taken
        text = desk.words.list_verdicts(file.name, rows, taken.looked.imported.ended, again=True, may_be_taken=may)
        desk.say(text, choices=granting(file.id, desk.words) if may else ())
    else:
        desk.say(desk.words.list_stands(taken.state))


def _deny(desk: Desk, file: RecipientFile) -> None:
    taken = taking.deny(desk.work, file, by=desk.person)
    desk.say(desk.words.list_stands(taken.state))

"""Buttons, and the numbers that stand for them."""

import logging
from collections.abc import Sequence

from bot.core.messages import Act, parse_payload
from bot.core.model import AssignmentId
from handlers import acts, changing, clerks, commands, drafts, lists, summaries
from handlers.desk import Desk
from handlers.doubt import resume
from handlers.languages import on_language_button

log = logging.getLogger(__name__)


_FOR_CLERKS = changing.ACTS | drafts.ACTS | clerks.ACTS | lists.ACTS


def on_payload(desk: Desk, payload: str) -> None:
    """Somebody pressed a button, old, forged or not."""
    parsed = parse_payload(payload)
    if parsed is None:
        desk.say(desk.words.not_understood())
        return
    act, number, *more = parsed
    if act in summaries.ACTS:
        summaries.on_summary_button(desk, act, number, more)
        return
    if act is Act.TASKS:
        commands.on_tasks_button(desk, number)
        return
    if act is Act.LANGUAGE:
        on_language_button(desk, number)
        return
    if act in _FOR_CLERKS:
        _for_clerks(desk, act, number, more)
        return
    question = desk.question()
    if act is Act.OPEN and question and question.about is Act.OPEN:
        desk.chose(None)
        resume(desk, question, AssignmentId(number))
        return
    desk.drop_doubt()
    acts.perform(desk, act, AssignmentId(number))


def _for_clerks(desk: Desk, act: Act, number: int, more: Sequence[int]) -> None:
    """What only those do who look after documents and recipients; anybody else gets a line that tells nothing."""
    if not desk.looks_after:
        log.warning("Person %s may not do %s", desk.person.id, act)
        desk.say(desk.words.not_the_head())
    elif act in changing.ACTS:
        changing.on_change_button(desk, act, number, more)
    elif act in drafts.ACTS:
        drafts.on_draft_button(desk, act, number)
    elif act in lists.ACTS:
        lists.on_list_button(desk, act, number)
    else:
        clerks.on_clerk_button(desk, act, number)

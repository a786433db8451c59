"""Buttons, and the numbers that stand for them."""

import logging
from collections.abc import Sequence

from bot.core.messages import Act, parse_payload
from bot.core.model import AssignmentId
from handlers import acts, changing, clerks, commands, deciding, drafts, duties, lists, snoozing, summaries
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
    if not _beside_units(desk, act, number, more):
        _about_a_unit(desk, act, AssignmentId(number))


def _beside_units(desk: Desk, act: Act, number: int, more: Sequence[int]) -> bool:
    """What is no act of a head about an assignment; False where it is one."""
    if act in summaries.ACTS:
        summaries.on_summary_button(desk, act, number, more)
    elif act in deciding.ACTS:
        deciding.on_decision_button(desk, act, number)
    elif act in duties.ACTS:
        desk.drop_doubt()
        assignment_id = AssignmentId(number)
        acts.guarded(desk, assignment_id, lambda: duties.on_duty_button(desk, act, assignment_id, *more))
    elif act is Act.DIGEST:
        commands.on_digest_button(desk, number, *more)
    elif act is Act.TASKS:
        commands.on_tasks_button(desk, number)
    elif act in snoozing.ACTS:
        about = AssignmentId(number)
        acts.guarded(desk, about, lambda: snoozing.on_snooze_button(desk, act, about, more))
    elif act is Act.LANGUAGE:
        on_language_button(desk, number)
    elif act in _FOR_CLERKS:
        _for_clerks(desk, act, number, more)
    else:
        return False
    return True


def _about_a_unit(desk: Desk, act: Act, assignment_id: AssignmentId) -> None:
    question = desk.question()
    if act is Act.OPEN and question and question.about is Act.OPEN:
        desk.chose(None)
        resume(desk, question, assignment_id)
        return
    desk.drop_doubt()
    acts.perform(desk, act, assignment_id)


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

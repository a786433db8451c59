"""Buttons, and the numbers that stand for them."""

import logging
from collections.abc import Sequence

from bot.core.messages import Act, parse_payload
from bot.core.model import AssignmentId
from handlers import (
    acts,
    authorising,
    changing,
    clerks,
    commands,
    deciding,
    drafts,
    duties,
    handing,
    lists,
    snoozing,
    summaries,
)
from handlers.desk import Desk
from handlers.doubt import resume
from handlers.languages import on_language_button

log = logging.getLogger(__name__)


_WITH_MORE = duties.ACTS | snoozing.ACTS | {Act.HAND_TO}
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
    """What is no act of a head about an assignment as a whole; False where it is one."""
    if act in _WITH_MORE:
        _about_a_part(desk, act, AssignmentId(number), more)
    elif act in authorising.ACTS:
        authorising.on_button(desk, act, number, list(more))
    elif act in summaries.ACTS:
        summaries.on_summary_button(desk, act, number, more)
    elif act in deciding.ACTS:
        deciding.on_decision_button(desk, act, number)
    elif act is Act.DIGEST:
        commands.on_digest_button(desk, number, *more)
    elif act is Act.TASKS:
        commands.on_tasks_button(desk, number)
    elif act is Act.LANGUAGE:
        on_language_button(desk, number)
    elif act in _FOR_CLERKS:
        _for_clerks(desk, act, number, more)
    else:
        return False
    return True


def _about_a_part(desk: Desk, act: Act, assignment_id: AssignmentId, more: Sequence[int]) -> None:
    """What says more about an assignment than what is to be done: to whom, how long, which of its duties."""
    if act is Act.HAND_TO:
        desk.drop_doubt()
        person_id = more[0] if more else 0
        acts.guarded(desk, assignment_id, lambda: handing.hand_to(desk, assignment_id, person_id))
    elif act in duties.ACTS:
        desk.drop_doubt()
        acts.guarded(desk, assignment_id, lambda: duties.on_duty_button(desk, act, assignment_id, *more))
    else:
        acts.guarded(desk, assignment_id, lambda: snoozing.on_snooze_button(desk, act, assignment_id, more))


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

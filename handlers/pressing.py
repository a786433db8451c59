"""Buttons, and the numbers that stand for them."""

from bot.core.messages import Act, parse_payload
from bot.core.model import AssignmentId, DirectiveId
from handlers import acts
from handlers.commands import on_summary_button
from handlers.desk import Desk
from handlers.doubt import resume


def on_payload(desk: Desk, payload: str) -> None:
    """Somebody pressed a button, old, forged or not."""
    parsed = parse_payload(payload)
    if parsed is None:
        desk.say(desk.words.not_understood())
        return
    act, number = parsed
    if act in {Act.SUMMARY, Act.NOT_YET}:
        on_summary_button(desk, act, DirectiveId(number))
        return
    question = desk.question()
    if act is Act.OPEN and question and question.about is Act.OPEN:
        desk.chose(None)
        resume(desk, question, AssignmentId(number))
        return
    acts.perform(desk, act, AssignmentId(number))

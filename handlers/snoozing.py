"""Being reminded later: by button, by number, or in words ("nhắc lại sau 3 ngày")."""

import re
from collections.abc import Sequence
from datetime import timedelta

from bot.core.messages import Act, payload
from bot.core.model import AssignmentId, Choice
from bot.core.snoozing import WAITS
from bot.core.spans import Span
from bot.services import snoozing
from bot.services.menus import choices_for
from handlers.desk import Desk
from handlers.understanding import Said

ACTS = frozenset({Act.SNOOZE, Act.SNOOZE_FOR})
_AMOUNT = (
    r"(?P<count>\d{1,3})\s{0,3}(?:(?P<days>ngày(?: làm việc)?|ngay(?: lam viec)?|(?:working )?days?)"
    r"|(?P<hours>giờ|gio|tiếng|tieng|h|hours?)|(?P<minutes>phút|phut|minutes?|mins?))"
)
_COURTESY = r"(?:\s+(?:ạ|nhé|nhe|nha|please|thanks))?\s*[.!]?\s*"
_IN_WORDS = re.compile(
    r"\s*(?:(?:dạ|da|vâng|em|xin|đề nghị|de nghi|cho|please)\s+){0,3}"
    r"(?:nhắc|nhac|remind)(?:\s+(?:tôi|toi|em|mình|minh|lại|lai|me|again)){0,2}\s+(?:sau|trong|in|after)\s+"
    + _AMOUNT
    + _COURTESY,
    re.IGNORECASE,
)
_ALONE = re.compile(r"\s*(?:sau\s+|in\s+)?" + _AMOUNT + _COURTESY, re.IGNORECASE)


def wait_in(said: Said, *, asked: bool = False) -> Span | None:
    """How long the message asks to wait; None where it is something else. `asked`: the length alone is enough."""
    found = _IN_WORDS.fullmatch(said.text) or (_ALONE.fullmatch(said.text) if asked else None)
    if found is None:
        return None
    count = int(found["count"])
    if found["days"]:
        return Span(days=count)
    return Span(time=timedelta(hours=count) if found["hours"] else timedelta(minutes=count))


def on_snooze_button(desk: Desk, act: Act, assignment_id: AssignmentId, more: Sequence[int]) -> None:
    """The button under a nudge, or one of the waits behind it."""
    place = more[0] if more else -1
    if act is Act.SNOOZE_FOR and 0 <= place < len(WAITS):
        snooze(desk, assignment_id, WAITS[place])
    else:
        ask_how_long(desk, assignment_id)


def ask_how_long(desk: Desk, assignment_id: AssignmentId) -> None:
    """What can be chosen, or why nothing can."""
    matter, waits, refusal = snoozing.offer(desk.work, assignment_id, desk.actor)
    words = desk.words
    if refusal:
        choices = choices_for(matter, words)
        desk.say(words.no_snooze(matter, refusal), choices=choices, matter=matter, menu_only=True)
        return
    desk.ask(Act.SNOOZE, assignment_id)
    choices = tuple(Choice(words.wait(span), payload(Act.SNOOZE_FOR, assignment_id, place)) for place, span in waits)
    desk.say(words.ask_snooze(matter), choices=choices, matter=matter)


def snooze(desk: Desk, assignment_id: AssignmentId, span: Span) -> None:
    """So long; how long, where it is no time at all, which must not count as a wait."""
    if span == Span():
        ask_how_long(desk, assignment_id)
        return
    done = snoozing.snooze(desk.work, assignment_id, desk.actor, span)
    desk.close_question()
    matter, words = done.matter, desk.words
    if done.refusal or matter.assignment.snoozed_until is None:
        told = words.no_snooze(matter, done.refusal)
    else:
        told = words.snoozed(matter, matter.assignment.snoozed_until, words.next_nudge(matter))
    desk.say(told, choices=choices_for(matter, words), matter=matter, menu_only=True)

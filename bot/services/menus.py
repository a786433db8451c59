"""Which choices fit the state of an assignment, in the order in which they are shown and numbered."""

from collections.abc import Sequence
from functools import lru_cache

from bot.core.delegating import is_within
from bot.core.drafts import RecipientFileId
from bot.core.making import maker
from bot.core.matter import Matter
from bot.core.messages import Act, payload
from bot.core.model import UNACKNOWLEDGED, AssignmentId, Choice, Status
from bot.texts.common import on_button
from bot.texts.words import Labels, Words

_make_choice = maker(Choice, ["label", "payload"])
MOST_TO_RING = 8  # units that one message has buttons for; the others are in `/goidien`


@lru_cache(maxsize=8)  # one voice for each language; asked for every button of every message
def labels_of(labels: Labels) -> dict[Act, str]:
    """What stands on the buttons about an assignment."""
    return {
        Act.ACKNOWLEDGE: labels.ACKNOWLEDGE,
        Act.REPORT: labels.REPORT,
        Act.CONFIRM: labels.CONFIRM,
        Act.OBSTACLE: labels.OBSTACLE,
        Act.FULL_TEXT: labels.FULL_TEXT,
        Act.AGREE: labels.AGREE,
        Act.BACK: labels.BACK,
        Act.REOPEN: labels.REOPEN,
        Act.EXTEND: labels.EXTEND,
        Act.DECLINE: labels.DECLINE,
        Act.DELEGATE: labels.DELEGATE,
        Act.HAND_BACK: labels.HAND_BACK,
        Act.SNOOZE: labels.SNOOZE,
    }


def choice(act: Act, assignment_id: AssignmentId, words: Words) -> Choice:
    """One button about an assignment."""
    return Choice(labels_of(words.labels)[act], payload(act, assignment_id))


def choices_for(matter: Matter, words: Words) -> tuple[Choice, ...]:
    """What the head can do now."""
    labels, number = labels_of(words.labels), matter.assignment.id
    acts = [act for act in _acts(matter) if is_within(act, matter.may)]
    return tuple([_make_choice(labels[act], payload(act, number)) for act in acts])


def _acts(matter: Matter) -> list[Act]:
    a = matter.assignment
    if a.status is Status.WITHDRAWN:
        return []
    if a.is_settled:
        # The full text first: whoever types the number of the menu before once more must not take anything back.
        acts = [Act.FULL_TEXT, Act.REOPEN] if matter.can_be_reopened else [Act.FULL_TEXT]
    elif a.status in UNACKNOWLEDGED:
        acts = [Act.ACKNOWLEDGE, Act.OBSTACLE, Act.DECLINE, Act.FULL_TEXT]
    elif a.status is Status.DECLINED:
        acts = [Act.FULL_TEXT]
    else:
        acts = [Act.REPORT, Act.CONFIRM, Act.OBSTACLE, Act.EXTEND, Act.DELEGATE]
        acts += [Act.DECLINE] if a.last_report_at is None and not a.waiting_since else []
        acts += [Act.FULL_TEXT]
    return acts


def choices_under_nudge(matter: Matter, words: Words) -> tuple[Choice, ...]:
    """The same, and to be reminded later; the last, so that no other number changes."""
    a = matter.assignment
    offered = is_within(Act.SNOOZE, matter.may) and not a.is_settled and a.status is not Status.DECLINED
    return choices_for(matter, words) + ((choice(Act.SNOOZE, a.id, words),) if offered else ())


def ringing(matters: Sequence[Matter], words: Words) -> tuple[Choice, ...]:
    """How a call went, for each of the units; with several each button names its own."""
    labels = words.labels
    acts = ((Act.PHONED, labels.PHONED), (Act.NOT_PHONED, labels.NOT_PHONED))
    return tuple(
        Choice(f"{label} – {on_button(m.addressee.unit)}" if len(matters) > 1 else label, payload(act, m.assignment.id))
        for m in matters[:MOST_TO_RING]
        for act, label in acts
    )


def ringing_about(matter: Matter, words: Words) -> tuple[Choice, ...]:
    """The same where several directives of several units stand together: each button names both."""
    about = f"{matter.directive.handle} – {on_button(matter.addressee.unit)}"
    return tuple(Choice(f"{choice.label} – {about}", choice.payload) for choice in ringing([matter], words))


def question_about(assignment_id: AssignmentId, words: Words) -> tuple[Choice, ...]:
    """The one question before a confirmation."""
    return (choice(Act.AGREE, assignment_id, words), choice(Act.BACK, assignment_id, words))


def numbered(choices: tuple[Choice, ...], handle: str | None) -> str:
    """The menu as words, for a channel without buttons: `VB1:` above `1. Đã tiếp nhận`, one choice a line.

    Side by side a phone broke them where it liked, between a number and its words too.
    """
    listed = "\n".join(f"{n}. {plain(c.label)}" for n, c in enumerate(choices, start=1))
    return f"{handle}:\n{listed}" if handle else listed


def plain(label: str) -> str:
    """A label without the sign in front of it."""
    sign, _, words = label.partition(" ")
    return words if words and not sign.isalnum() else label


def taking_over(file_id: RecipientFileId, words: Words) -> tuple[Choice, ...]:
    """Below the verdicts on a list of recipients."""
    return (
        Choice(words.labels.TAKE_OVER, payload(Act.TAKE_OVER, file_id)),
        Choice(words.labels.LEAVE, payload(Act.LEAVE, file_id)),
    )


def granting(file_id: RecipientFileId, words: Words) -> tuple[Choice, ...]:
    """Below the rows that need an admin's consent."""
    labels = words.labels
    return (Choice(labels.GRANT, payload(Act.GRANT, file_id)), Choice(labels.DENY, payload(Act.DENY, file_id)))

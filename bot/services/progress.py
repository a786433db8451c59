"""The message in which a clerk sees a directive go out: the answer to `📤`, edited in place while that takes time.

All that is to be remembered stands in the row of the next edit, so that a restart goes on where the last process ended.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.model import LANES, Delivery, DeliveryId, DirectiveId, Kind, State
from bot.core.stores import UnitOfWork
from bot.services.counting import count_broadcast
from bot.services.looking import voice

BROADCAST = "broadcast"  # among an edit's facts: the directive whose sending it shows
EVERY = timedelta(seconds=3)  # between edits; what is over sooner is shown once, as a result
_SELDOMER = 10  # while nothing moves, the next look is after a tenth of the time gone
_PATIENCE = timedelta(days=1)  # after which what still waits is told as it is
# Not the lane of other edits, which would come when the broadcast is over: somebody has just pressed and looks at the
# screen. One in three seconds fits into what a bulk leaves to answers in any case.
_LANE = LANES[Kind.ANSWER]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What to show now."""

    text: str
    edits: str | None  # the message to edit; None: a message of its own
    is_over: bool


def show_progress(work: UnitOfWork, answer_id: DeliveryId, directive_id: DirectiveId) -> None:
    """Have the clerk's answer brought up to date until all is sent; where it cannot be, tell the result in the end."""
    _queue(work, work.deliveries.get(answer_id), {"edits": answer_id, BROADCAST: directive_id, "nth": 1, "shown": ""})


def go_on(work: UnitOfWork, delivery: Delivery, shown: str) -> None:
    """This edit is on its way, showing so much; the next one follows. Asking twice for it is asking once."""
    facts = {**delivery.facts, "nth": delivery.facts["nth"] + 1, "shown": shown, "after": delivery.id}
    _queue(work, delivery, facts)


def _queue(work: UnitOfWork, beside: Delivery, facts: dict[str, object]) -> None:
    work.deliveries.add(
        Kind.EDIT,
        channel=beside.channel,
        address=beside.address,
        person_id=beside.person_id,
        contact_id=beside.contact_id,
        at=work.now,
        due_at=work.now + EVERY,
        facts=facts,
        lane=_LANE,
        dedupe_key=f"progress:{facts['edits']}:{facts['nth']}",
    )


def progress_of(work: UnitOfWork, delivery: Delivery) -> Progress | datetime:
    """What this edit is to show; or when to look again."""
    facts = delivery.facts
    directive = work.directives.get(facts[BROADCAST])
    told = count_broadcast(work, directive)
    over = told.is_over or work.now >= directive.issued_at + _PATIENCE
    words = voice(work, work.recipients.person(delivery.person_id) if delivery.person_id else None)
    target = work.deliveries.get(facts["edits"])
    later = work.now + (EVERY if told.recent else max((work.now - directive.issued_at) / _SELDOMER, EVERY))
    if target.state in {State.QUEUED, State.CLAIMED}:
        return later
    if not _can_be_edited(work, delivery, target):
        result = words.broadcast_result(directive, told)
        return Progress(text=result, edits=None, is_over=True) if over else later
    text = f"{target.facts['text']}\n\n{words.broadcast_over(told) if over else words.broadcast(told)}"
    if not over and text == facts["shown"]:
        return later
    return Progress(text=text, edits=target.message_id, is_over=over)


def _can_be_edited(work: UnitOfWork, delivery: Delivery, target: Delivery) -> bool:
    if not work.rules.capabilities[delivery.channel].edits or target.state is not State.SENT or not target.message_id:
        return False
    before = delivery.facts.get("after")
    return not (before and work.deliveries.get(before).state is State.REFUSED)  # the person has deleted it

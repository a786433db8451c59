"""Why something was sent, waits, or was dropped; and what is to come if nobody answers."""

from bot.core.duties import Duty, Period, coming_periods, last_of
from bot.core.matter import Matter
from bot.core.model import Delivery, Kind, State
from bot.core.policy import Do, Step
from bot.core.snoozing import is_awaited
from bot.core.stores import UnitOfWork
from bot.services.following import preview
from bot.services.ladder import who_hears
from bot.texts.common import Coming

WHY = {
    "silence": "the head has not answered",
    "before_due": "the deadline is near",
    "due_today": "the deadline is today",
    "overdue": "the deadline has passed",
    "no_deadline": "there is no deadline; progress is asked for at intervals",
    "unreachable": "no channel reaches the unit; somebody has to ring",
    "extension": "more time was asked for; it has to be decided",
    "declined": "the unit says that it is not its task; it has to be decided",
    "acceptance": "the result has to be accepted or returned",
    "paused": "following up rests",
}
_PERIODS = 3  # told ahead
WISH = "the head has asked to be reminded then, and not before"
_HELD = {State.QUEUED: "waits to be sent", State.CLAIMED: "is being sent"}


def reason_of(delivery: Delivery) -> str | None:
    """In one sentence: why a nudge, a reminder to ring or a report upwards is there, and what became of it.

    Other messages answer somebody or carry the directive; of those only what went wrong is told.
    """
    why = _why(delivery)
    if why is None or delivery.state is State.SENT:
        return delivery.reason or why
    held = delivery.reason or _HELD.get(delivery.state)
    return f"{why}; {held}" if held else why


def _why(delivery: Delivery) -> str | None:
    facts = delivery.facts
    if delivery.kind is Kind.NUDGE:
        ordered = f"ordered by {facts['order_of']}; " if "order_of" in facts else ""
        return ordered + WHY.get(facts.get("why", ""), WHY["silence"])
    if delivery.kind is Kind.ESCALATION:
        return WHY["unreachable"] if facts.get("call_sheet") else "the unit has not answered as it was asked to"
    if delivery.kind is Kind.DIGEST:
        return "what falls due on one day, or was beyond the daily cap, goes together in the morning"
    return WHY["paused"] if "paused" in facts else None


def coming_of_duty(work: UnitOfWork, matter: Matter, duty: Duty) -> list[Period]:
    """The next periods of a recurring duty that goes on for the unit."""
    last = last_of(matter.duties.of(duty.number)) if matter.duties else None
    if duty.repeats is None or not duty.goes_on or last is None or matter.assignment.is_settled:
        return []
    return coming_periods(duty.repeats, last, work.rules.calendar, _PERIODS)


def why_of(matter: Matter, step: Step) -> str:
    """In one sentence: why a step is to come, and why it goes to somebody else than the head."""
    to, why = matter.addressee.instead, WHY[step.why]
    if is_awaited(matter.assignment, step):
        why = f"{why}; {WISH}"
    if to is None or step.what is not Do.NUDGE:
        return why
    handed = matter.delegate is not None and matter.delegate.id == to.id
    what = "to whom the head has handed it" if handed else "who stands in for the head"
    return f"{why}; it goes to {to.full_name}, {what}"


def coming_of(work: UnitOfWork, matter: Matter) -> Coming:
    """The coming steps of one unit if nobody answers, each with whoever would hear of it."""
    steps = preview(work, matter)
    return matter, [(step, [person.full_name for person in who_hears(work, matter, step)]) for step in steps]

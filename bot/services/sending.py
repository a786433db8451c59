"""Queueing messages: what is to be said becomes a row in the outbox, in the transaction that causes it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.core.matter import Matter
from bot.core.messages import Incoming, Manner
from bot.core.model import (
    LANES,
    Assignment,
    AssignmentId,
    Choice,
    Contact,
    Delivery,
    DeliveryId,
    DirectiveId,
    Kind,
    Person,
    PersonId,
    Reach,
    State,
)
from bot.core.policy import Step, Why
from bot.core.stores import UnitOfWork
from bot.services.full_text import goes_as_link
from bot.services.looking import contact_for_nudges, contact_of

AGAIN = "again"  # among a full text's facts: an earlier attempt may have brought some of it
ANSWERED = "no answer of the platform, but one of the person"  # why what was unknown counts as sent
HANDED = "handed"  # among a directive's facts: it went to somebody to whom the head has handed it
OFFERS_ACTS = "offers_acts"  # among a notice's facts: its buttons are those of the assignment as it stands
_GONE_OUT = frozenset({State.SENT, State.UNKNOWN, State.CLAIMED, State.QUEUED})


def send_directive(
    work: UnitOfWork, matter: Matter, *, repeat: bool = False, due_at: datetime | None = None, handed: bool = False
) -> bool:
    """Queue the directive for whoever answers for the unit; False where no channel reaches them or it is there already.

    A repeat goes out although an earlier one may have arrived, and says so. `handed`: the head has it in hand, and
    hands it on; only what this person says shows that it has arrived.
    """
    contact = matter.addressee.contact
    if contact is None:
        return False
    earlier = _copies(work, matter)
    if not repeat and any(d.state in _GONE_OUT for d in earlier if matter.addressee.contact_with(d.contact_id)):
        return False
    key = _key(matter, contact, nth=len(earlier))
    about, facts = _about(matter, contact), {HANDED: True} if handed else {}
    work.deliveries.add(Kind.DIRECTIVE, **about, at=work.now, due_at=due_at, facts=facts, dedupe_key=key, repeat=repeat)
    return True


def send_new_directive(work: UnitOfWork, matters: Iterable[Matter]) -> None:
    """Queue a directive that nobody has been sent yet for whoever answers for each unit and can be reached."""
    reached = [(matter, matter.addressee.contact) for matter in matters]
    work.deliveries.add_all(
        Kind.DIRECTIVE,
        [_about(matter, to) | {"dedupe_key": _key(matter, to, nth=0)} for matter, to in reached if to],
        at=work.now,
    )


def _copies(work: UnitOfWork, matter: Matter) -> list[Delivery]:
    """All messages with the directive about this assignment, to whomever."""
    return [d for d in work.deliveries.live(matter.assignment.id) if d.kind is Kind.DIRECTIVE]


def _key(matter: Matter, contact: Contact, *, nth: int) -> str:
    """Of the directive's message; `nth`: how many there are already, to whomever, for a message may be moved."""
    return f"directive:{matter.assignment.id}:{contact.id}:{nth}"


def send_full_text(work: UnitOfWork, matter: Matter, contact: Contact) -> None:
    """Queue the file that goes with a directive too long for one message, unless that has a link; once a contact."""
    if goes_as_link(work, matter.directive, contact.channel):
        return
    key = f"full_text:{matter.assignment.id}:{contact.id}"
    work.deliveries.add(Kind.FULL_TEXT, **_about(matter, contact), at=work.now, facts={}, dedupe_key=key)


def send_nudge(work: UnitOfWork, matter: Matter, step: Step, nth: int) -> bool:
    """Queue a nudge; False where one, or the directive itself, still waits to be sent, or nobody can be reached."""
    contact = contact_for_nudges(work, matter)
    if contact is None or is_waiting(work, matter.assignment.id) or waiting_nudge(work, matter.assignment.id):
        return False
    send_along(work, matter, contact)
    facts = {"nth": nth, "why": step.why}
    key = f"nudge:{matter.assignment.id}:{nth}:{work.now.isoformat()}"
    work.deliveries.add(Kind.NUDGE, **_about(matter, contact), at=work.now, facts=facts, dedupe_key=key)
    return True


def is_waiting(work: UnitOfWork, assignment_id: AssignmentId) -> bool:
    """Whether the directive itself is on its way, or a nudge is being sent at this moment."""
    return any(
        (d.state is State.CLAIMED and d.kind is Kind.NUDGE)
        or (d.state in {State.QUEUED, State.CLAIMED} and d.kind is Kind.DIRECTIVE and not d.repeat)
        for d in work.deliveries.live(assignment_id)
    )


def waiting_nudge(work: UnitOfWork, assignment_id: AssignmentId) -> Delivery | None:
    """One that is still in the queue."""
    nudges = (d for d in work.deliveries.live(assignment_id) if d.kind is Kind.NUDGE)
    return next((d for d in nudges if d.state is State.QUEUED), None)


def send_ordered_nudge(work: UnitOfWork, matter: Matter, *, nth: int, why: Why, order_of: str, counted: bool) -> None:
    """Queue a nudge that somebody ordered by hand: at once, hours or not, ahead of those that the clock sends.

    `counted`: it raised the number of nudges since the head's last sign.
    """
    contact = matter.addressee.contact
    assert contact  # noqa: S101 - the caller looked
    sign = matter.assignment.last_sign_at
    facts = {
        "nth": nth,
        "why": why,
        "order_of": order_of,
        "sign": sign.isoformat() if sign else None,  # a later one makes it stale
        "counted": counted,
    }
    key = f"order:{matter.assignment.id}:{nth}:{work.now.isoformat()}"
    lane = LANES[Kind.NOTICE]  # with all else that people send by hand
    work.deliveries.add(Kind.NUDGE, **_about(matter, contact), at=work.now, facts=facts, dedupe_key=key, lane=lane)


def send_along(work: UnitOfWork, matter: Matter, contact: Contact) -> None:
    """With the nudge goes the directive itself, where none of its copies is known to have arrived."""
    every = _copies(work, matter)
    copies = [d for d in every if matter.addressee.contact_with(d.contact_id)] or _left_behind(work, every, contact)
    if any(d.state not in {State.UNKNOWN, State.DROPPED} for d in copies):
        return
    # Whoever has never had one has the task from somebody else, who was nudged until now.
    facts = {"repeats": copies[0].id, "rides": True} if copies else {}
    key = _key(matter, contact, nth=len(every))
    work.deliveries.add(
        Kind.DIRECTIVE, **_about(matter, contact), at=work.now, facts=facts, dedupe_key=key, repeat=bool(copies)
    )


def _left_behind(work: UnitOfWork, copies: Sequence[Delivery], contact: Contact) -> list[Delivery]:
    """Those that went to other accounts of the same person, who has not lost them but left them."""
    theirs = [d for d in copies if d.person_id == contact.person_id]
    if not theirs or len(work.rules.capabilities) < 2:
        return []
    left = {c.id for c in work.recipients.contacts(contact.person_id) if c.reach is not Reach.REPLACED}
    return [d for d in theirs if d.contact_id in left]


def shows_arrival(work: UnitOfWork, a: Assignment, delivery: Delivery) -> bool:
    """Whether what was said since this directive was queued shows that it has arrived."""
    if HANDED in delivery.facts:
        reports = work.reports.of_assignment(a.id)
        return any(one.person_id == delivery.person_id and one.at >= delivery.created_at for one in reports)
    return a.last_sign_at is not None and a.last_sign_at >= delivery.created_at


def settle_doubts(work: UnitOfWork, assignment: Assignment, person_id: PersonId) -> None:
    """Whoever answers has read it: the copies of the directive of unknown fate have arrived."""
    for delivery in work.deliveries.live(assignment.id):
        to_them = delivery.kind is Kind.DIRECTIVE and delivery.person_id == person_id
        if to_them and delivery.state is State.UNKNOWN:
            work.deliveries.settle(delivery.id, State.SENT, sent_at=delivery.due_at, reason=ANSWERED)


def send_escalation(work: UnitOfWork, matter: Matter, to: Person, *, call_sheet: bool) -> bool:
    """Queue word of a unit's silence; those of one directive to one person share a message that is still queued."""
    contact = contact_of(work, to.id)
    if contact is None:
        return False
    if joined := joins_escalation(work, matter, contact, call_sheet=call_sheet):
        work.deliveries.add_subject(joined.id, matter.assignment.id)
        return True
    work.deliveries.add(
        Kind.ESCALATION,
        channel=contact.channel,
        address=contact.address,
        person_id=to.id,
        contact_id=contact.id,
        directive_id=matter.directive.id,
        subjects=[matter.assignment.id],
        at=work.now,
        facts={"call_sheet": call_sheet},
    )
    return True


def joins_escalation(work: UnitOfWork, matter: Matter, contact: Contact, *, call_sheet: bool) -> Delivery | None:
    """The message about the same directive that another unit's silence can still be told in."""
    for delivery in work.deliveries.waiting_for(matter.directive.id, Kind.ESCALATION, contact.person_id):
        same = delivery.facts.get("call_sheet") == call_sheet
        if same and delivery.state is State.QUEUED and not delivery.repeat:
            return delivery
    return None


def send_notice(
    work: UnitOfWork,
    to: Person,
    text: str,
    *,
    directive_id: DirectiveId | None = None,
    assignment_id: AssignmentId | None = None,
    choices: Sequence[Choice] = (),
    more: Mapping[str, Any] | None = None,
    dedupe_key: str | None = None,
) -> bool:
    """Queue a message of its own to somebody; False where no channel reaches them, or its `dedupe_key` is there.

    `more`: what else the message is made of.
    """
    contact = contact_of(work, to.id)
    if contact is None:
        return False
    facts: dict[str, Any] = {"text": text, **(more or {})}
    if choices:
        facts["choices"] = [[c.label, c.payload] for c in choices]
    added = work.deliveries.add(
        Kind.NOTICE,
        channel=contact.channel,
        address=contact.address,
        person_id=to.id,
        contact_id=contact.id,
        directive_id=directive_id,
        assignment_id=assignment_id,
        at=work.now,
        facts=facts,
        dedupe_key=dedupe_key,
    )
    return added is not None


def send_farewell(work: UnitOfWork, contact: Contact, text: str) -> None:
    """Queue the last word to an account that is nobody's from now on."""
    work.deliveries.add(
        Kind.NOTICE,
        channel=contact.channel,
        address=contact.address,
        person_id=contact.person_id,
        contact_id=contact.id,
        at=work.now,
        facts={"text": text, "farewell": True},
    )


def answer(
    work: UnitOfWork,
    incoming: Incoming,
    text: str,
    *,
    choices: Sequence[Choice] = (),
    matter: Matter | None = None,
    menu_only: bool = False,
    full_text: bool = False,
    manner: Iterable[Manner] = (),
) -> DeliveryId:
    """Queue the answer to what somebody just said, as a reply to it.

    `menu_only`: the choices are shown only where the channel has no buttons (elsewhere they stand on the directive's
    own message). `full_text`: the directive's file goes with it.
    """
    contact = work.recipients.contact(incoming.channel, incoming.address)
    facts: dict[str, Any] = {"text": text, "choices": [[c.label, c.payload] for c in choices]}
    if incoming.message_id:
        facts["reply_to"] = incoming.message_id
    facts |= {name: True for name, given in (("menu_only", menu_only), ("full_text", full_text)) if given}
    facts |= {str(how): True for how in manner}
    queued = work.deliveries.add(
        Kind.ANSWER,
        channel=incoming.channel,
        address=incoming.address,
        person_id=contact.person_id if contact else None,
        contact_id=contact.id if contact else None,
        directive_id=matter.directive.id if matter else None,
        assignment_id=matter.assignment.id if matter else None,
        at=work.now,
        facts=facts,
    )
    assert queued  # noqa: S101 - it has no key that could be there already
    return queued


def refresh_messages(
    work: UnitOfWork, assignment: Assignment, *, awaited: bool = False, newer_nudge: bool = False
) -> None:
    """Bring what the head has on the screen up to date: the directive's message, and the buttons of the nudges.

    `awaited`: somebody has just acted and looks at the screen. `newer_nudge`: nothing else has changed but that there
    is one, so that only the older ones have to lose their buttons.
    """
    deliveries = work.deliveries.live(assignment.id)
    shown = [d for d in deliveries if d.state is State.SENT and d.message_id]
    nudges = [d for d in shown if _offers_acts(d)]
    queued = (d for d in deliveries if d.kind is Kind.EDIT and d.state is State.QUEUED)
    waiting = {d.facts["edits"]: d for d in queued if d.due_at <= work.now}
    outdated = nudges[:-1] if newer_nudge else [*(d for d in shown if d.kind is Kind.DIRECTIVE), *nudges]
    for delivery in outdated:
        stripped = delivery.kind is not Kind.DIRECTIVE and delivery is not nudges[-1]
        if stripped and not delivery.menu:
            continue
        facts = {"edits": delivery.id, "stripped": stripped}
        if delivery.id not in waiting:
            _queue_edit(work, delivery, facts, lane=LANES[Kind.ANSWER] if awaited else None)
        elif waiting[delivery.id].facts != facts:
            work.deliveries.change_facts(waiting[delivery.id].id, facts)


def _offers_acts(delivery: Delivery) -> bool:
    """Whether it is one of those messages of which only the newest keeps its buttons: a nudge, a change, a decision."""
    return delivery.kind is Kind.NUDGE or "amends" in delivery.facts or OFFERS_ACTS in delivery.facts


def refresh_card(work: UnitOfWork, assignment: Assignment, at: datetime) -> None:
    """Bring the directive's message up to date then: something that it offers is over."""
    for delivery in work.deliveries.live(assignment.id):
        if delivery.kind is Kind.DIRECTIVE and delivery.state is State.SENT and delivery.message_id:
            _queue_edit(work, delivery, {"edits": delivery.id, "stripped": False}, due_at=at)


def _queue_edit(
    work: UnitOfWork,
    delivery: Delivery,
    facts: Mapping[str, Any],
    *,
    lane: int | None = None,
    due_at: datetime | None = None,
) -> None:
    can = work.rules.capabilities.get(delivery.channel)  # it may be in use no more
    if can is None or not can.edits:
        return
    work.deliveries.add(
        Kind.EDIT,
        channel=delivery.channel,
        address=delivery.address,
        person_id=delivery.person_id,
        contact_id=delivery.contact_id,
        directive_id=delivery.directive_id,
        assignment_id=delivery.assignment_id,
        at=work.now,
        facts=facts,
        lane=lane,
        due_at=due_at,
    )


def _about(matter: Matter, contact: Contact) -> dict[str, Any]:
    return {
        "channel": contact.channel,
        "address": contact.address,
        "person_id": contact.person_id,
        "contact_id": contact.id,
        "directive_id": matter.directive.id,
        "assignment_id": matter.assignment.id,
    }

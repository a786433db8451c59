"""A message goes by another channel of the same person: one was refused, may not have arrived, or is down."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from bot.core.model import Contact, Delivery, DeliveryId, Kind, State
from bot.core.outages import channels_down
from bot.core.routing import after
from bot.core.stores import UnitOfWork
from bot.services.acting import route
from bot.services.folding import next_key

MOVED = "moved"  # among a delivery's facts: the channel on which it waited before that was down
_TRIED = "tried"  # the contacts that have refused it
# Not an answer, which belongs where somebody spoke, nor an edit of what stands there.
_PASSED_ON = frozenset({Kind.DIRECTIVE, Kind.FULL_TEXT, Kind.NOTICE, Kind.ESCALATION, Kind.NUDGE, Kind.DIGEST})


def pass_on(work: UnitOfWork, delivery: Delivery) -> bool:
    """Queue what was refused for the person's next contact, at once; False where there is none left to try.

    It is the same message still: a nudge or a digest that goes on so is not counted again.
    """
    tried = {*delivery.facts.get(_TRIED, ()), delivery.contact_id}
    to = _next(work, delivery, tried)
    if to is None:
        return False
    key = None
    if delivery.kind is Kind.DIGEST:
        key = next_key(work, to.person_id, date.fromisoformat(delivery.facts["day"]))
    facts = {**delivery.facts, _TRIED: sorted(one for one in tried if one is not None)}
    return again(work, delivery, to, due_at=work.now, facts=facts, repeat=delivery.repeat, key=key) is not None


def again(
    work: UnitOfWork,
    delivery: Delivery,
    to: Contact | None,
    *,
    due_at: datetime,
    facts: dict[str, object],
    repeat: bool,
    key: str | None = None,
) -> DeliveryId | None:
    """Queue a message once more, for another contact or (None) for the same one; None where its key is there."""
    return work.deliveries.add(
        delivery.kind,
        channel=to.channel if to else delivery.channel,
        address=to.address if to else delivery.address,
        person_id=delivery.person_id,
        contact_id=to.id if to else delivery.contact_id,
        directive_id=delivery.directive_id,
        assignment_id=delivery.assignment_id,
        subjects=work.deliveries.subjects(delivery.id),
        at=delivery.created_at,  # a sign since then shows that it arrived, or makes it stale
        due_at=due_at,
        facts=facts,
        dedupe_key=key,
        repeat=repeat,
        lane=delivery.lane,
    )


def other_way(work: UnitOfWork, delivery: Delivery) -> Contact | None:
    """Another contact of the same person, on a channel that is not down; None: the same one has to do."""
    return _next(work, delivery, {delivery.contact_id})


def divert(work: UnitOfWork, delivery: Delivery) -> bool:
    """Move a message that waits, if its channel is down or its contact takes no messages any more; whether it was."""
    return bool(divert_all(work, [delivery]))


def divert_all(work: UnitOfWork, waiting: Iterable[Delivery]) -> int:
    """The same for many; how many were moved."""
    listed = [(d, d.person_id) for d in waiting if _can_be_moved(work, d)]
    routes = work.recipients.routes({person_id for _, person_id in listed if person_id}) if listed else {}
    down = channels_down(work.facts, work.rules.capabilities) if listed else frozenset()
    return sum(_divert(work, d, routes.get(person_id, ()), down) for d, person_id in listed if person_id)


def _divert(work: UnitOfWork, delivery: Delivery, contacts: Sequence[Contact], down: Collection[str]) -> bool:
    there = any(contact.id == delivery.contact_id for contact in contacts)
    if there and delivery.channel not in down:
        return False
    to = after(contacts, {delivery.contact_id}, down)
    if to is None:
        return False
    was_down = {MOVED: delivery.facts.get(MOVED, delivery.channel)} if there else {}
    _move(work, delivery, to, {**delivery.facts, **was_down})
    return True


def abandon(work: UnitOfWork, waiting: Iterable[Delivery]) -> int:
    """Their channel is in use no more: those that can go another way do, the others are dropped; how many go."""
    gone = 0
    for delivery in waiting:
        contacts = route(work, delivery.person_id) if delivery.person_id and delivery.kind in _PASSED_ON else ()
        if contacts and not delivery.facts.get("farewell"):
            _move(work, delivery, contacts[0], dict(delivery.facts))
            gone += 1
        else:
            work.deliveries.settle(delivery.id, State.DROPPED, reason="its channel is in use no more")
    return gone


def leave_contact(work: UnitOfWork, contact: Contact) -> None:
    """It takes no messages any more: what waits for it goes by the person's next one."""
    if len(work.rules.capabilities) > 1:
        divert_all(work, work.deliveries.waiting_on(contact.channel, contact.id))


def bring_back(work: UnitOfWork, channel: str) -> int:
    """The channel is up again: what was moved from it and still waits goes there after all; how many."""
    moved = 0
    for delivery in work.deliveries.moved_from(channel):
        contacts = route(work, delivery.person_id) if delivery.person_id else ()
        to = next((contact for contact in contacts if contact.channel == channel), None)
        if to and delivery.state is State.QUEUED:
            _move(work, delivery, to, {name: value for name, value in delivery.facts.items() if name != MOVED})
            moved += 1
    return moved


def _move(work: UnitOfWork, delivery: Delivery, to: Contact, facts: dict[str, object]) -> None:
    # What was tried already does not wait for its next try; what has not is due when it was.
    due_at = min(delivery.due_at, work.now) if delivery.attempts and not delivery.repeat else delivery.due_at
    work.deliveries.readdress(delivery.id, to, due_at=due_at, facts=facts)


def _next(work: UnitOfWork, delivery: Delivery, tried: set[int | None]) -> Contact | None:
    if not _can_be_moved(work, delivery):
        return None
    assert delivery.person_id  # noqa: S101 - just looked at
    down = channels_down(work.facts, work.rules.capabilities)
    return after(route(work, delivery.person_id), tried, down)


def _can_be_moved(work: UnitOfWork, delivery: Delivery) -> bool:
    if len(work.rules.capabilities) < 2 or delivery.person_id is None or delivery.contact_id is None:
        return False
    return delivery.kind in _PASSED_ON and not delivery.facts.get("farewell")

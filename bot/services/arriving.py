"""What follows when directives have arrived: the assignment is delivered, its next step known, the full text due."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.messages import Fate, Kept, Menu, Outcome
from bot.core.model import Assignment, AssignmentId, Choice, ContactId, Delivery, DeliveryId, Kind, Status
from bot.core.records import Event
from bot.core.stores import UnitOfWork
from bot.services.following import BOT, look_again_at
from bot.services.looking import matters, step_of, voice_in
from bot.services.rendering import LANGUAGE, Rendered, room_for
from bot.services.sending import refresh_messages, send_full_text
from bot.texts.common import leaves_room


def keep(work: UnitOfWork, delivery: Delivery, written: Rendered, matter: Matter | None) -> Kept | None:
    """What recording its arrival wants to know of a directive to which nothing has happened yet; None for all else."""
    if matter is None or delivery.kind is not Kind.DIRECTIVE or delivery.contact_id is None:
        return None
    if matter.assignment.status is not Status.ISSUED or changed_meanwhile(matter.assignment, delivery):
        return None
    can, text = work.rules.capabilities[delivery.channel], written.outgoing.text
    # A text that had to be cut leaves no room either. Where no edit ever lengthens it, what is whole stays so.
    fits = leaves_room(text, room_for(can)) or (not can.edits and matter.directive.text.strip() in text)
    return Kept(delivery=delivery, menu=written.menu, matter=matter, fits=fits)


def record_as_kept(work: UnitOfWork, outcomes: Iterable[Outcome]) -> Collection[DeliveryId]:
    """Record those that have arrived and that stand as they did when they were claimed; which ones those were.

    Neither they nor their assignments are read again: a count tells whether anything has changed since.
    """
    hopeful: dict[AssignmentId, tuple[Kept, Outcome]] = {}
    for outcome in outcomes:
        if outcome.kept and outcome.fate is Fate.SENT:
            hopeful.setdefault(outcome.kept.matter.assignment.id, (outcome.kept, outcome))
    if not hopeful:
        return ()
    standing = work.deliveries.standing()
    read = {id(kept.matter.directive): kept.matter.directive for kept, _ in hopeful.values()}  # one for many
    current = {one for one, directive in read.items() if work.directives.get(directive.id) == directive}
    settled = [
        (kept, outcome)
        for kept, outcome in hopeful.values()
        if standing.get(outcome.delivery_id) == kept.matter.assignment.changes and id(kept.matter.directive) in current
    ]
    _record(work, settled)
    return {outcome.delivery_id for _, outcome in settled}


def _record(work: UnitOfWork, settled: Sequence[tuple[Kept, Outcome]]) -> None:
    if not settled:
        return
    settle_sent(work, ((kept.delivery, kept.menu, outcome) for kept, outcome in settled))
    _deliver(work, [(kept.delivery, outcome.at, kept.matter) for kept, outcome in settled])
    _send_full_texts(work, [kept for kept, _ in settled if not kept.fits])


def _send_full_texts(work: UnitOfWork, unfit: Sequence[Kept]) -> None:
    """Read again who gets it, which no count tells of: whoever has left within that second gets nothing more."""
    sent_to = {kept.matter.assignment.id: kept.delivery.contact_id for kept in unfit}
    for matter in matters(work, [kept.matter.assignment for kept in unfit], steps=False) if unfit else ():
        contact = matter.addressee.contact_with(sent_to[matter.assignment.id])
        if contact:
            send_full_text(work, matter, contact)


def settle_sent(work: UnitOfWork, arrived: Iterable[tuple[Delivery, Sequence[Choice], Outcome]]) -> None:
    """They are there, and their menus are the last that each contact was shown."""
    listed = list(arrived)
    work.deliveries.settle_sent((delivery.id, outcome.at, outcome.message_id) for delivery, _, outcome in listed)
    work.talk.show(
        [
            _menu(delivery.contact_id, delivery.assignment_id, menu, outcome.at)
            for delivery, menu, outcome in listed
            if delivery.contact_id and menu
        ]
    )


def _menu(contact_id: ContactId, about: AssignmentId | None, choices: Sequence[Choice], at: datetime) -> Menu:
    return Menu(contact_id=contact_id, assignment_id=about, choices=tuple(choices), shown_at=at)


def deliver(work: UnitOfWork, arrived: Sequence[tuple[Delivery, Outcome]]) -> None:
    """What directives that have arrived change, in few statements however many they are."""
    wanted = {d.assignment_id for d, _ in arrived if d.assignment_id}
    if not wanted:
        return
    found = {m.assignment.id: m for m in matters(work, work.assignments.get_many(wanted), steps=False)}
    news: dict[AssignmentId, tuple[Delivery, datetime, Matter]] = {}
    for delivery, outcome in arrived:
        matter = found.get(delivery.assignment_id) if delivery.assignment_id else None
        if matter and matter.assignment.status is Status.ISSUED:
            news.setdefault(matter.assignment.id, (delivery, outcome.at, matter))
    for a in _deliver(work, list(news.values())):
        found[a.id] = replace(found[a.id], assignment=a)
    for delivery, _ in arrived:
        if delivery.assignment_id in found:
            _go_on(work, delivery, found[delivery.assignment_id])


def _deliver(work: UnitOfWork, news: Sequence[tuple[Delivery, datetime, Matter]]) -> list[Assignment]:
    """The assignments, each told once, as they stand now, but for their next step."""
    changed, events = [], []
    for delivery, at, matter in news:
        a = replace(matter.assignment, status=Status.DELIVERED, delivered_at=at)
        step = step_of(work, matter.directive, a)
        changed.append((a, look_again_at(matter, step)))
        events.append(_delivered(work, delivery, matter))
    work.assignments.save_delivered(changed)
    work.events.append(*events)
    return [a for a, _ in changed]


def _delivered(work: UnitOfWork, delivery: Delivery, matter: Matter) -> Event:
    return Event(
        at=work.now,
        what="delivered",
        who=BOT,
        channel=delivery.channel,
        directive_id=delivery.directive_id,
        assignment_id=delivery.assignment_id,
        text=name_of(work, delivery, matter),
    )


def name_of(work: UnitOfWork, delivery: Delivery, matter: Matter | None = None) -> str | None:
    """Of whoever it went to; `matter`: what it was about, where that is known."""
    post = matter.addressee.post if matter else None
    if post and post.person.id == delivery.person_id:
        return post.person.full_name
    return work.recipients.person(delivery.person_id).full_name if delivery.person_id else None


def _go_on(work: UnitOfWork, delivery: Delivery, matter: Matter) -> None:
    """What else is due now that the directive is there."""
    a = matter.assignment
    if changed_meanwhile(a, delivery):
        refresh_messages(work, a)
    contact = matter.addressee.contact_with(delivery.contact_id)
    room = room_for(work.rules.capabilities[delivery.channel])
    if contact is None or a.is_settled:
        return
    if not voice_in(work, delivery.facts.get(LANGUAGE)).directive_fits(matter, room=room):
        send_full_text(work, matter, contact)


def changed_meanwhile(a: Assignment, delivery: Delivery) -> bool:
    """The message shows how things stood when it was claimed; it may have been answered or withdrawn since."""
    return a.is_settled or (a.last_sign_at is not None and a.last_sign_at >= delivery.created_at)

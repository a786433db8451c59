"""Claiming what is to be sent, and recording how it went. No transaction is open in between."""

import logging
from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from typing import Any

from bot.core.folding import Entry
from bot.core.making import replace
from bot.core.messages import Claim, Fate, Outcome
from bot.core.model import Delivery, DeliveryId, Kind, Reach, State
from bot.core.policy import Why
from bot.core.records import Event
from bot.core.stores import UnitOfWork
from bot.services.arriving import changed_meanwhile, deliver, keep, name_of, record_as_kept, settle_sent
from bot.services.following import BOT, reschedule, reschedule_all_of
from bot.services.heads_up import tell_of_lost_delegate
from bot.services.looking import clerks, directors_over, look, voice
from bot.services.passing_on import again, divert, leave_contact, other_way, pass_on
from bot.services.progress import go_on
from bot.services.rendering import LANGUAGE, Known, Rendered, Stale, TooEarly, is_ordered, render
from bot.services.sending import AGAIN, ANSWERED, refresh_messages, send_notice, shows_arrival
from bot.services.untold import tell_after_all
from bot.texts.words import LANGUAGES

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=30)
REPEATS = (timedelta(minutes=1), timedelta(minutes=5))  # when a message of unknown fate is sent again
_BACKOFF = (5, 15, 60, 300)  # seconds before the next try of what was surely not sent
_TRIES = 3  # of what may arrive twice without harm


def claim_deliveries(
    work: UnitOfWork, channel: str, limit: int, *, urgent: bool = False, resting: Collection[str] = frozenset()
) -> list[Claim]:
    """Take up to `limit` messages of a channel that are due: each is ours until its lease runs out (30 s of wall time).

    What is stale is dropped and recorded so; what must wait for open hours goes back. `urgent`: only what somebody
    waits for. `resting`: accounts that get nothing else for the moment.
    """
    record_outcomes(work, [_lapsed(work, delivery) for delivery in work.deliveries.claimed(lapsed=work.wall)])
    claims: list[Claim] = []
    while len(claims) < limit and (
        due := work.deliveries.claimable(channel, work.now, limit - len(claims), urgent=urgent, resting=resting)
    ):
        claims += _claim_together(work, due)
    return claims


def _claim_together(work: UnitOfWork, due: Sequence[Delivery]) -> list[Claim]:
    known = Known(work, due)
    rendered = {delivery.id: (delivery, written) for delivery in due if (written := _write(work, delivery, known))}
    for delivery, written in rendered.values():
        _keep_language(work, delivery, written)
        if written.gone:
            _drop_lines(work, delivery, written.gone)
        if written.goes_on:
            go_on(work, delivery, written.outgoing.text)
    work.deliveries.claim({one: written.menu for one, (_, written) in rendered.items()}, work.wall + LEASE)
    return [
        Claim(
            id=delivery.id,
            kind=delivery.kind,
            channel=delivery.channel,
            address=delivery.address,
            outgoing=written.outgoing,
            leaves_by=work.wall + LEASE / 3,
            lane=delivery.lane,
            kept=keep(work, delivery, written, known.matter_of(delivery)),
        )
        for delivery, written in rendered.values()
    ]


def renew_leases(work: UnitOfWork, delivery_ids: Collection[DeliveryId]) -> None:
    """What this process has claimed and is still sending, part by part."""
    work.deliveries.renew(delivery_ids, work.wall + LEASE)


def give_back(work: UnitOfWork, delivery_ids: Collection[DeliveryId]) -> None:
    """What this process has claimed and will not send, so that nothing is left in doubt."""
    work.deliveries.give_back(delivery_ids)


def _write(work: UnitOfWork, delivery: Delivery, known: Known) -> Rendered | None:
    try:
        return render(work, delivery, known)
    except Stale as stale:
        work.deliveries.settle(delivery.id, State.DROPPED, reason=str(stale))
        _uncount(work, delivery)
        tell_after_all(work, delivery)
    except TooEarly as early:
        work.deliveries.put_off(delivery.id, early.at, str(early))
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        # A row that cannot be written must not hold up all the others. The type alone: its text may quote somebody.
        log.error("Delivery %s cannot be written: %s", delivery.id, type(error).__name__)
        work.deliveries.settle(delivery.id, State.REFUSED, reason=f"could not be written: {type(error).__name__}")
        _uncount(work, delivery)
    return None


def _keep_language(work: UnitOfWork, delivery: Delivery, rendered: Rendered) -> None:
    """What may be edited later stays in its language; without a word it is in the office's own."""
    if rendered.language and rendered.language != delivery.facts.get(LANGUAGE, LANGUAGES[0]):
        work.deliveries.change_facts(delivery.id, {**delivery.facts, LANGUAGE: rendered.language})


def _lapsed(work: UnitOfWork, delivery: Delivery) -> Outcome:
    reason = "the process that was sending it ended"
    return Outcome(delivery_id=delivery.id, fate=Fate.UNKNOWN, at=work.now, reason=reason)


def take_over(work: UnitOfWork) -> int:
    """At the start of the only process: what the one before was sending has an unknown fate. How many."""
    claimed = work.deliveries.claimed()
    record_outcomes(work, [_lapsed(work, delivery) for delivery in claimed])
    return len(claimed)


def record_outcomes(work: UnitOfWork, outcomes: Iterable[Outcome]) -> None:
    """Write down how the attempts went, and what follows from that."""
    recorders = {Fate.NOT_SENT: _not_sent, Fate.REFUSED: _refused, Fate.UNKNOWN: _unknown}
    listed = {outcome.delivery_id: outcome for outcome in reversed(list(outcomes))}  # the first word counts
    for told in record_as_kept(work, reversed(listed.values())):
        del listed[told]
    if not listed:
        return
    found = work.deliveries.get_many(listed.keys())
    arrived: list[tuple[Delivery, Outcome]] = []
    for outcome in reversed(listed.values()):
        delivery = found[outcome.delivery_id]
        # A full text is tried again once its lease has run out; the answer may come before that.
        waits_again = delivery.state is State.QUEUED and AGAIN in delivery.facts
        if outcome.fate is Fate.SENT and (waits_again or delivery.state in {State.CLAIMED, State.UNKNOWN}):
            arrived.append((delivery, outcome))
        elif delivery.state is State.CLAIMED:
            recorders[outcome.fate](work, delivery, outcome)
    _sent(work, arrived)


def _sent(work: UnitOfWork, arrived: Sequence[tuple[Delivery, Outcome]]) -> None:
    if not arrived:
        return
    settle_sent(work, ((delivery, delivery.menu, outcome) for delivery, outcome in arrived))
    deliver(work, [(d, outcome) for d, outcome in arrived if d.kind is Kind.DIRECTIVE and d.assignment_id])
    for delivery, _ in arrived:
        if delivery.kind is Kind.EDIT:
            work.deliveries.show_menu(delivery.facts["edits"], delivery.menu)
        elif delivery.kind is Kind.NUDGE and delivery.assignment_id:
            assignment = work.assignments.get(delivery.assignment_id)
            if assignment:
                refresh_messages(work, assignment, newer_nudge=not changed_meanwhile(assignment, delivery))
        if delivery.state is State.UNKNOWN:  # the lease ran out before the answer came
            _drop_repeats(work, delivery)


def _not_sent(work: UnitOfWork, delivery: Delivery, outcome: Outcome) -> None:
    wait = timedelta(seconds=_BACKOFF[min(delivery.attempts, len(_BACKOFF)) - 1])
    work.deliveries.put_off(delivery.id, outcome.retry_at or outcome.at + wait, outcome.reason)
    if len(work.rules.capabilities) > 1:  # it may have been in flight while its channel went down
        divert(work, work.deliveries.get(delivery.id))


def _refused(work: UnitOfWork, delivery: Delivery, outcome: Outcome) -> None:
    work.deliveries.settle(delivery.id, State.REFUSED, reason=outcome.reason)
    contact = work.recipients.contact(delivery.channel, delivery.address)
    # One that another account took the place of stays so; blocked ones may come back.
    lost = contact if outcome.unreachable and contact and contact.reach is Reach.REACHABLE else None
    if lost:
        work.recipients.set_reach(lost.id, Reach.BLOCKED)
        _note(work, delivery, "unreachable", text=name_of(work, delivery))
    goes_on = pass_on(work, delivery)
    if not goes_on:
        _uncount(work, delivery)
    if lost:
        leave_contact(work, lost)
        reschedule_all_of(work, lost.person_id)
        tell_of_lost_delegate(work, lost.person_id)
    if lost and not goes_on:
        tell_after_all(work, delivery)


def _unknown(work: UnitOfWork, delivery: Delivery, outcome: Outcome) -> None:
    if delivery.kind in {Kind.EDIT, Kind.FULL_TEXT} and delivery.attempts < _TRIES:
        work.deliveries.put_off(delivery.id, outcome.at + REPEATS[0], outcome.reason)
        if delivery.kind is Kind.FULL_TEXT:
            work.deliveries.change_facts(delivery.id, {**delivery.facts, AGAIN: True})
        return
    a = work.assignments.get(delivery.assignment_id) if delivery.assignment_id else None
    if delivery.kind is Kind.DIRECTIVE and a and shows_arrival(work, a, delivery):
        work.deliveries.settle(delivery.id, State.SENT, sent_at=outcome.at, reason=ANSWERED)
        return
    work.deliveries.settle(delivery.id, State.UNKNOWN, reason=outcome.reason)
    if delivery.kind in {Kind.DIRECTIVE, Kind.ESCALATION, Kind.NOTICE}:
        _send_again(work, delivery)
    elif delivery.kind is Kind.DIGEST:
        tell_after_all(work, delivery)


def _send_again(work: UnitOfWork, delivery: Delivery) -> None:
    """Not at once: a press or a reply in the meantime shows that it arrived."""
    times = delivery.facts.get("times", 0)
    if delivery.facts.get("rides"):
        return
    if times >= len(REPEATS):
        _have_them_rung(work, delivery)
        return
    facts = {"repeats": delivery.id, **delivery.facts, "times": times + 1}
    again(work, delivery, other_way(work, delivery), due_at=work.now + REPEATS[times], facts=facts, repeat=True)


def _have_them_rung(work: UnitOfWork, delivery: Delivery) -> None:
    """No channel tells whether the directive is there: somebody has to ask. The next nudge brings it along."""
    matter = look(work, delivery.assignment_id) if delivery.assignment_id else None
    if delivery.kind is not Kind.DIRECTIVE or matter is None or matter.assignment.is_settled:
        return
    for person in clerks(work) or directors_over(work, matter.addressee.unit):
        text = voice(work, person).doubtful(matter)
        send_notice(work, person, text, directive_id=matter.directive.id, assignment_id=matter.assignment.id)
    _note(work, delivery, "call_sheet", text=name_of(work, delivery, matter))


def _drop_repeats(work: UnitOfWork, delivery: Delivery) -> None:
    """It did arrive, so that what was queued to make up for it is not wanted."""
    first = delivery.facts.get("repeats", delivery.id)
    about = work.deliveries.waiting(delivery.directive_id) if delivery.directive_id else []
    for repeat in about:
        if repeat.facts.get("repeats") == first and repeat.state is State.QUEUED:
            work.deliveries.settle(repeat.id, State.DROPPED, reason="an earlier attempt arrived after all")


def _drop_lines(work: UnitOfWork, delivery: Delivery, gone: Sequence[Sequence[Any]]) -> None:
    """What of a digest is no longer wanted is no nudge."""
    left = [line for line in delivery.facts["lines"] if line not in gone]
    work.deliveries.change_facts(delivery.id, {**delivery.facts, "lines": left})
    _uncount_lines(work, gone)


def _uncount_lines(work: UnitOfWork, lines: Iterable[Sequence[Any]]) -> None:
    for assignment_id, entry, _, why, _ in lines:
        a = work.assignments.get(assignment_id)
        if a is None or entry != Entry.NUDGE:
            continue
        overdue = max(a.overdue_nudges - (why == Why.OVERDUE), 0)
        since_sign = max(a.nudges_since_sign - 1, 0)
        fewer = replace(a, nudges=max(a.nudges - 1, 0), nudges_since_sign=since_sign, overdue_nudges=overdue)
        reschedule(work, fewer)


def _uncount(work: UnitOfWork, delivery: Delivery) -> None:
    """A nudge that nobody got does not count."""
    if delivery.kind is Kind.DIGEST:
        _uncount_lines(work, delivery.facts["lines"])
    if delivery.kind is not Kind.NUDGE or not delivery.assignment_id:
        return
    a = work.assignments.get(delivery.assignment_id)
    if a:
        since_sign = a.nudges_since_sign - delivery.facts.get("counted", True)
        fewer = replace(a, nudges=max(a.nudges - 1, 0), nudges_since_sign=max(since_sign, 0))
        if delivery.facts["why"] == Why.OVERDUE and not is_ordered(delivery):
            fewer = replace(fewer, overdue_nudges=max(a.overdue_nudges - 1, 0))
        reschedule(work, fewer)


def _note(work: UnitOfWork, delivery: Delivery, what: str, *, text: str | None) -> None:
    event = Event(
        at=work.now,
        what=what,
        who=BOT,
        channel=delivery.channel,
        directive_id=delivery.directive_id,
        assignment_id=delivery.assignment_id,
        text=text,
    )
    work.events.append(event)

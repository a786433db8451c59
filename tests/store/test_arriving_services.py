"""Directives that arrive: recorded from what was read for the claim, or read again where anything has changed."""

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.core.messages import Claim, Fate, Outcome
from bot.core.model import Assignment, Delivery, FollowUpCopy, Kind, Person, Role, State, Status
from bot.core.policy import FollowUp, to_stored
from bot.core.spans import Span
from bot.services.answering import Actor, acknowledge
from bot.services.dispatching import record_outcomes
from bot.services.following import reschedule
from bot.services.handing_over import hand_over, who_answers
from tests.store.office_cast import CHAT, DAY, Cast


@pytest.fixture
def lan(cast: Cast) -> Person:
    """The head of one unit, who has joined."""
    return cast.head("TC", "Lan", "101")


def claimed(cast: Cast) -> tuple[Claim, Assignment]:
    issued = cast.issue(["TC"])
    [claim] = cast.claim()
    assert claim.kept
    return claim, cast.assignments(issued)[0]


def happened(cast: Cast, a: Assignment) -> list[str]:
    return [event.what for event in cast.do(lambda work: work.events.of_directive(a.directive_id))]


def edits(cast: Cast) -> list[Delivery]:
    return [delivery for delivery in cast.every_delivery() if delivery.kind is Kind.EDIT]


def test_what_was_kept_and_what_is_read_again_come_to_the_same(cast: Cast, lan: Person) -> None:
    claim, a = claimed(cast)

    def told(kept: object) -> list[Any]:
        class UndoneError(Exception):
            """Leaves everything as it was."""

        seen: list[Any] = []

        def tell(work: Any) -> None:
            sent = Outcome(delivery_id=claim.id, fate=Fate.SENT, at=cast.clock.now(), message_id="7", kept=kept)  # type: ignore[arg-type]
            record_outcomes(work, [sent])
            contact = work.recipients.contact(CHAT, "101")
            seen.extend([work.assignments.get(a.id), work.talk.menus(contact.id)])
            seen.extend([work.events.of_directive(a.directive_id), work.deliveries.of_directive(a.directive_id)])
            raise UndoneError

        with pytest.raises(UndoneError):
            cast.do(tell)
        return seen

    quickly, slowly = told(claim.kept), told(None)
    assert quickly == slowly
    assert quickly[0].status is Status.DELIVERED


def test_who_answered_before_the_arrival_was_recorded_is_not_set_back(cast: Cast, lan: Person) -> None:
    claim, a = claimed(cast)
    cast.do(acknowledge, a.id, Actor(person=lan, channel=CHAT))
    cast.record(claim, Fate.SENT)
    assert cast.look(a.id).assignment.status is Status.ACKNOWLEDGED
    assert cast.get(claim.id).state is State.SENT
    assert edits(cast)  # the message still offers what was done already


def test_a_policy_changed_meanwhile_counts(cast: Cast, lan: Person) -> None:
    claim, a = claimed(cast)
    patient = replace(FollowUp(), ack_within=Span(days=2))

    def change(work: Any) -> None:
        work.directives.change_follow_up(a.directive_id, FollowUpCopy(json.dumps(to_stored(patient))))
        reschedule(work, work.assignments.get(a.id))

    cast.do(change)
    cast.record(claim, Fate.SENT)
    assert cast.look(a.id).assignment.next_step_at == cast.clock.now() + 2 * DAY


def test_the_directive_and_its_repeat_arriving_together_are_delivered_once(cast: Cast, lan: Person) -> None:
    claim, a = claimed(cast)
    cast.record(claim, Fate.UNKNOWN)
    cast.clock.let_pass(DAY / 24)
    [repeat] = [one for one in cast.claim() if one.kind is Kind.DIRECTIVE]
    sent = [
        Outcome(delivery_id=one.id, fate=Fate.SENT, at=cast.clock.now(), message_id=str(n), kept=one.kept)
        for n, one in enumerate((claim, repeat))
    ]
    cast.do(record_outcomes, sent)
    assert happened(cast, a).count("delivered") == 1
    assert [d.state for d in cast.every_delivery() if d.kind is Kind.DIRECTIVE] == [State.SENT, State.SENT]


def test_whoever_left_between_claim_and_arrival_is_sent_no_full_text_as_well(cast: Cast, lan: Person) -> None:
    cast.head("TC", "Dũng", "102", role=Role.DEPUTY)
    issued = cast.issue(["TC"], text="Số: 12/CT-UBND\nV/v rà soát\n\n" + "Rà soát hồ sơ. " * 500)
    [claim] = cast.claim()
    assert claim.kept
    assert not claim.kept.fits

    def leave(work: Any) -> None:
        before = who_answers(work)
        for post in work.recipients.posts(work.today, person_id=lan.id):
            work.recipients.end_post(post.id, work.today)
        hand_over(work, before)

    cast.do(leave)
    cast.record(claim, Fate.SENT)
    assert cast.assignments(issued)[0].status is Status.DELIVERED
    assert cast.deliveries(issued, Kind.FULL_TEXT) == []

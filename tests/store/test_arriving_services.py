"""Directives that arrive: recorded from what was read for the claim, or read again where anything has changed."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from bot.core.amending import Amendment
from bot.core.messages import Claim, Fate, Kept, Outcome
from bot.core.model import Assignment, Deadline, Delivery, FollowUpCopy, Kind, Person, Role, State, Status
from bot.core.policy import FollowUp, to_stored
from bot.core.spans import Span
from bot.core.stores import UnitOfWork
from bot.services.answering import Actor, acknowledge
from bot.services.changing import amend_directive
from bot.services.declining import decline
from bot.services.dispatching import record_outcomes
from bot.services.following import reschedule
from bot.services.handing_over import hand_over, who_answers
from bot.services.issuing import withdraw_directive
from bot.services.joining import leave, unlink
from bot.services.languages import choose_language
from bot.services.pausing import pause_directive
from bot.services.repacing import change_follow_up
from bot.services.snoozing import snooze
from bot.services.standing_in import authorise
from tests.store.office_cast import CHAT, DAY, ON_SQLITE, TODAY, Cast


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


def recorded(cast: Cast, claim: Claim, a: Assignment, kept: Kept | None) -> list[Any]:
    """All that there is once its arrival is recorded; which is undone then."""

    class UndoneError(Exception):
        """Leaves everything as it was."""

    seen: list[Any] = []

    def tell(work: Any) -> None:
        sent = Outcome(delivery_id=claim.id, fate=Fate.SENT, at=cast.clock.now(), message_id="7", kept=kept)
        record_outcomes(work, [sent])
        contact = work.recipients.contact(CHAT, "101")
        seen.extend([work.assignments.get(a.id), work.talk.menus(contact.id)])
        seen.extend([work.events.of_directive(a.directive_id), work.deliveries.of_directive(a.directive_id)])
        raise UndoneError

    with pytest.raises(UndoneError):
        cast.do(tell)
    return seen


def test_what_was_kept_and_what_is_read_again_come_to_the_same(cast: Cast, lan: Person) -> None:
    claim, a = claimed(cast)
    quickly, slowly = recorded(cast, claim, a, claim.kept), recorded(cast, claim, a, None)
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


LATER = Amendment(sets_due=True, due=Deadline(on=TODAY + 9 * DAY))
CHANGES: dict[str, Callable[[UnitOfWork, Assignment, Actor, Person], object]] = {
    "acknowledged": lambda work, a, by, _: acknowledge(work, a.id, by),
    "declined": lambda work, a, by, _: decline(work, a.id, by, "không thuộc chức năng"),
    "put off": lambda work, a, by, _: snooze(work, a.id, by, Span(days=1)),
    "paused": lambda work, *_: pause_directive(work, "VB1"),
    "withdrawn": lambda work, *_: withdraw_directive(work, "VB1", reason=None),
    "another deadline": lambda work, *_: amend_directive(work, "VB1", LATER),
    "another pace": lambda work, *_: change_follow_up(work, "VB1", {"ack_within": Span(days=2)}),
    "blocked": lambda work, *_: leave(work, CHAT, "101"),
    "unlinked": lambda work, *_: unlink(work, work.recipients.contacts()[0], by="Văn thư Hoa"),
    "in English": lambda work, _, by, __: choose_language(work, by.person, "en", channel=CHAT),
    "stood in for": lambda work, a, by, to: authorise(work, a.unit_id, by, to.id, work.today, work.today),
}


@ON_SQLITE  # of what was undone PostgreSQL does not take the numbers again
@pytest.mark.parametrize("text", ["Ngắn.", "Rà soát hồ sơ. " * 500], ids=["short", "long"])
@pytest.mark.parametrize("change", CHANGES)
def test_what_was_kept_never_wins_over_what_changed(cast: Cast, lan: Person, change: str, text: str) -> None:
    deputy = cast.head("TC", "Dũng", "102", role=Role.DEPUTY)
    issued = cast.issue(["TC"], text=text)
    [claim] = cast.claim()
    assert claim.kept
    a = cast.assignments(issued)[0]
    cast.do(CHANGES[change], a, Actor(person=lan, channel=CHAT), deputy)
    assert recorded(cast, claim, a, claim.kept) == recorded(cast, claim, a, None)

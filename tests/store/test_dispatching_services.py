"""Claiming what is to be sent, and what follows from each of the four fates."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from bot.core.messages import Claim, Fate
from bot.core.model import Assignment, Deadline, Delivery, DeliveryId, Kind, Person, Reach, Role, State, Status, Urgency
from bot.core.policy import FollowUp
from bot.core.stores import UnitOfWork
from bot.services.answering import Actor, Statement, acknowledge, confirm, report
from bot.services.dispatching import LEASE, give_back, renew_leases, take_over
from bot.services.following import follow_up_due
from bot.services.issuing import Issued
from bot.services.sending import send_notice
from tests.store.office_cast import CHAT, DAY, HANOI, HOUR, MINUTE, MORNING, Cast

SECOND = timedelta(seconds=1)


@pytest.fixture
def lan(cast: Cast) -> Person:
    """The head of one unit, who has joined."""
    return cast.head("TC", "Lan", "101")


@pytest.fixture
def director(cast: Cast) -> Person:
    return cast.head("SO", "Hải", "900", role=Role.DIRECTOR)


def issue(cast: Cast, **changes: Any) -> tuple[Issued, Assignment]:
    issued = cast.issue(["TC"], **changes)
    return issued, cast.assignments(issued)[0]


def now_of(cast: Cast, a: Assignment) -> Assignment:
    return cast.look(a.id).assignment


def states(cast: Cast, issued: Issued, kind: Kind = Kind.DIRECTIVE) -> list[tuple[State, bool]]:
    return [(d.state, d.repeat) for d in cast.deliveries(issued, kind)]


def the_claim(cast: Cast) -> Claim:
    [claim] = cast.claim()
    return claim


def nudge(cast: Cast, a: Assignment) -> Claim:
    """Time passes until the head is nudged."""
    step = now_of(cast, a).next_step_at
    assert step
    cast.clock.travel_to(step)
    assert cast.do(follow_up_due) == 1
    claim = the_claim(cast)
    assert claim.kind is Kind.NUDGE
    return claim


def queue_nudge(cast: Cast, a: Assignment) -> Delivery:
    step = now_of(cast, a).next_step_at
    assert step
    cast.clock.travel_to(step)
    cast.do(follow_up_due)
    [delivery] = [d for d in cast.do(lambda work: work.deliveries.of_assignment(a.id)) if d.kind is Kind.NUDGE]
    assert isinstance(delivery, Delivery)
    return delivery


def by(person: Person) -> Actor:
    return Actor(person=person, channel=CHAT)


# Sent


def test_a_claim_says_what_to_send_and_is_ours_for_thirty_seconds(cast: Cast, lan: Person) -> None:
    issued, a = issue(cast)
    claim = the_claim(cast)
    assert (claim.kind, claim.channel, claim.address) == (Kind.DIRECTIVE, CHAT, "101")
    assert claim.outgoing.text.splitlines()[0] == "📄 VĂN BẢN số 12/CT-UBND"
    assert [c.payload for c in claim.outgoing.choices] == [
        f"{act}:{a.id}" for act in ("ack", "obstacle", "decline", "text")
    ]
    delivery = cast.get(claim.id)
    assert (delivery.state, delivery.attempts, delivery.menu) == (State.CLAIMED, 1, claim.outgoing.choices)
    assert cast.claim() == []
    assert states(cast, issued) == [(State.CLAIMED, False)]


def test_a_directive_that_was_sent_is_delivered(cast: Cast, lan: Person) -> None:
    issued, a = issue(cast)
    claim = the_claim(cast)
    cast.clock.let_pass(3 * SECOND)
    cast.record(claim, Fate.SENT, message_id="77")
    delivery = cast.get(claim.id)
    assert (delivery.state, delivery.sent_at, delivery.message_id) == (State.SENT, cast.clock.now(), "77")
    after = now_of(cast, a)
    assert (after.status, after.delivered_at) == (Status.DELIVERED, cast.clock.now())
    assert after.next_step_at == cast.clock.now() + DAY
    events = cast.do(lambda work: [(e.what, e.text) for e in work.events.of_directive(issued.directive.id)])
    assert events[-1] == ("delivered", "Lan")


def test_what_was_sent_is_the_menu_that_the_head_was_last_shown(cast: Cast, lan: Person) -> None:
    _, a = issue(cast)
    claim = the_claim(cast)
    cast.record(claim, Fate.SENT)
    [menu] = cast.do(lambda work: work.talk.menus(cast_contact(work)))
    assert (menu.assignment_id, menu.choices, menu.answered) == (a.id, claim.outgoing.choices, False)


def cast_contact(work: UnitOfWork) -> Any:
    contact = work.recipients.contact(CHAT, "101")
    assert contact
    return contact.id


def test_a_second_word_about_the_same_attempt_changes_nothing(cast: Cast, lan: Person) -> None:
    claim = issue(cast) and the_claim(cast)
    cast.record(claim, Fate.SENT, message_id="77")
    for fate in Fate:
        cast.record(claim, fate, message_id="78", unreachable=True)
    delivery = cast.get(claim.id)
    assert (delivery.state, delivery.message_id) == (State.SENT, "77")
    assert len(cast.every_delivery()) == 1


# Not sent


def test_what_was_not_sent_is_tried_again_ever_more_patiently(cast: Cast, lan: Person) -> None:
    issued, a = issue(cast)
    waits = []
    for _ in range(6):
        claim = the_claim(cast)
        cast.record(claim, Fate.NOT_SENT, reason="not connected")
        delivery = cast.get(claim.id)
        assert (delivery.state, delivery.reason) == (State.QUEUED, "not connected")
        waits.append((delivery.due_at - cast.clock.now()) // SECOND)
        cast.clock.travel_to(delivery.due_at - SECOND)
        assert cast.claim() == []
        cast.clock.travel_to(delivery.due_at)
    assert waits == [5, 15, 60, 300, 300, 300]
    assert now_of(cast, a).status is Status.ISSUED
    assert len(cast.deliveries(issued)) == 1


def test_being_told_to_wait_is_obeyed_to_the_letter(cast: Cast, lan: Person) -> None:
    issue(cast)
    claim = the_claim(cast)
    cast.record(claim, Fate.NOT_SENT, reason="Too Many Requests", retry_at=cast.clock.now() + 37 * SECOND)
    assert cast.get(claim.id).due_at == cast.clock.now() + 37 * SECOND


# Refused


def test_a_person_who_cannot_be_reached_is_marked_and_goes_to_the_call_sheet(cast: Cast, lan: Person) -> None:
    issued, a = issue(cast)
    cast.record(the_claim(cast), Fate.REFUSED, unreachable=True, reason="bot was blocked by the user")
    assert states(cast, issued) == [(State.REFUSED, False)]
    matter = cast.look(a.id)
    assert (matter.addressee.reason, matter.assignment.reachable) == ("blocked", False)
    assert matter.next_step
    assert (matter.next_step.what, matter.next_step.at) == ("call_sheet", MORNING + DAY)
    assert matter.assignment.next_step_at == matter.next_step.at
    events = cast.do(lambda work: [(e.what, e.text) for e in work.events.of_directive(issued.directive.id)])
    assert events[-1] == ("unreachable", "Lan")


def test_a_message_refused_for_its_own_sake_marks_nobody(cast: Cast, lan: Person) -> None:
    issued, a = issue(cast)
    cast.record(the_claim(cast), Fate.REFUSED, reason="message is too long")
    assert [(d.state, d.reason) for d in cast.deliveries(issued)] == [(State.REFUSED, "message is too long")]
    assert now_of(cast, a).reachable is True


def test_every_open_assignment_of_who_blocked_the_bot_is_rescheduled(cast: Cast, lan: Person) -> None:
    (_, one), (_, other) = issue(cast), issue(cast)
    cast.record(the_claim(cast), Fate.REFUSED, unreachable=True)
    steps = [cast.look(a.id).next_step for a in (one, other)]
    assert [step and step.what for step in steps] == ["call_sheet", "call_sheet"]
    assert [now_of(cast, a).next_step_at for a in (one, other)] == [step and step.at for step in steps]


def test_an_answer_that_a_stranger_refuses_is_only_recorded(cast: Cast) -> None:
    made = cast.do(
        lambda work: work.deliveries.add(
            Kind.ANSWER, channel=CHAT, address="666", at=work.now, facts={"text": "Chào", "choices": []}
        )
    )
    cast.record(the_claim(cast), Fate.REFUSED, unreachable=True)
    assert cast.get(made).state is State.REFUSED


# Unknown


def test_a_directive_of_unknown_fate_is_sent_again_after_one_and_five_minutes(cast: Cast, lan: Person) -> None:
    issued, a = issue(cast)
    first = the_claim(cast)
    cast.record(first, Fate.UNKNOWN, reason="no answer")
    assert now_of(cast, a).status is Status.ISSUED
    titles = []
    for minutes in (1, 5):
        cast.clock.let_pass(minutes * MINUTE - SECOND)
        assert cast.claim() == []
        cast.clock.let_pass(SECOND)
        repeat = the_claim(cast)
        titles.append(repeat.outgoing.text.splitlines()[0])
        cast.record(repeat, Fate.UNKNOWN, reason="no answer")
    cast.clock.let_pass(HOUR)
    assert cast.claim() == []
    assert titles == ["📄 VĂN BẢN số 12/CT-UBND (gửi lại)"] * 2
    assert states(cast, issued) == [(State.UNKNOWN, False), (State.UNKNOWN, True), (State.UNKNOWN, True)]
    assert now_of(cast, a).next_step_at  # and the reminders go on


def lose(cast: Cast) -> None:
    """The directive, and both of its repeats."""
    for minutes in (1, 5, 0):
        cast.record(the_claim(cast), Fate.UNKNOWN, reason="no answer")
        cast.clock.let_pass(minutes * MINUTE)


def test_what_stays_unknown_goes_to_the_clerks_call_sheet(cast: Cast, lan: Person) -> None:
    cast.head("VT", "Hoa", "800", role=Role.CLERK)
    issued, _ = issue(cast)
    lose(cast)
    [notice] = cast.claim()
    assert (notice.kind, notice.address) == (Kind.NOTICE, "800")
    assert "Lan" in notice.outgoing.text
    events = cast.do(lambda work: [(e.what, e.text) for e in work.events.of_directive(issued.directive.id)])
    assert events[-1] == ("call_sheet", "Lan")


def test_what_stays_unknown_rides_in_full_on_the_next_nudge(cast: Cast, lan: Person) -> None:
    issued, a = issue(cast)
    lose(cast)
    queue_nudge(cast, a)
    ride = the_claim(cast)
    assert ride.outgoing.text.startswith("📄 VĂN BẢN số 12/CT-UBND (gửi lại)\n")
    cast.record(ride, Fate.SENT)
    nudge_ = the_claim(cast)
    assert nudge_.kind is Kind.NUDGE
    assert states(cast, issued)[-1] == (State.SENT, True)
    assert now_of(cast, a).status is Status.DELIVERED


def test_a_press_shows_that_what_was_unknown_has_arrived(cast: Cast, lan: Person) -> None:
    issued, a = issue(cast)
    lose(cast)
    cast.do(acknowledge, a.id, by(lan))
    assert {state for state, _ in states(cast, issued)} == {State.SENT}


def test_somebody_elses_press_shows_nothing(cast: Cast, lan: Person) -> None:
    deputy = cast.head("TC", "Dũng", "105", role=Role.DEPUTY)
    issued, a = issue(cast)
    lose(cast)
    cast.do(acknowledge, a.id, by(deputy))
    assert {state for state, _ in states(cast, issued)} == {State.UNKNOWN}


def test_what_was_claimed_and_not_tried_is_given_back_as_it_was(cast: Cast, lan: Person) -> None:
    issue(cast)
    claim = the_claim(cast)
    cast.do(give_back, [claim.id])
    given = cast.get(claim.id)
    assert (given.state, given.attempts) == (State.QUEUED, 0)
    assert the_claim(cast).id == claim.id


def test_a_repeat_that_was_sent_delivers_the_directive(cast: Cast, lan: Person) -> None:
    issued, a = issue(cast)
    cast.record(the_claim(cast), Fate.UNKNOWN)
    cast.clock.let_pass(MINUTE)
    cast.record(the_claim(cast), Fate.SENT)
    cast.clock.let_pass(HOUR)
    assert cast.claim() == []
    assert states(cast, issued) == [(State.UNKNOWN, False), (State.SENT, True)]
    assert now_of(cast, a).delivered_at == MORNING + MINUTE


def test_a_repeat_is_dropped_when_the_head_has_answered_meanwhile(cast: Cast, lan: Person) -> None:
    issued, a = issue(cast)
    cast.record(the_claim(cast), Fate.UNKNOWN)
    cast.clock.let_pass(30 * SECOND)
    cast.do(acknowledge, a.id, by(lan))
    cast.clock.let_pass(MINUTE)
    assert [c.kind for c in cast.claim()] == []
    assert [d.reason for d in cast.deliveries(issued, Kind.DIRECTIVE)][1] == "the head has answered meanwhile"
    assert states(cast, issued) == [(State.SENT, False), (State.DROPPED, True)]


def test_an_answer_given_before_the_fate_was_known_to_be_unknown_counts(cast: Cast, lan: Person) -> None:
    """The message arrives, the head presses at once, and only then our patience with the platform ends."""
    issued, a = issue(cast)
    claim = the_claim(cast)
    cast.clock.let_pass(10 * SECOND)
    cast.do(acknowledge, a.id, by(lan))
    cast.clock.let_pass(10 * SECOND)
    cast.record(claim, Fate.UNKNOWN)
    assert states(cast, issued) == [(State.SENT, False)]
    cast.clock.let_pass(MINUTE)
    assert [c.kind for c in cast.claim()] == []


def test_an_escalation_of_unknown_fate_is_sent_again_and_names_the_same_units(
    cast: Cast, lan: Person, director: Person
) -> None:
    issued, a = issue(cast)
    cast.send_all()
    for _ in range(4):
        step = now_of(cast, a).next_step_at
        assert step
        cast.clock.travel_to(step)
        cast.do(follow_up_due)
        claims = cast.claim()
        for claim in claims:
            if claim.kind is not Kind.ESCALATION:
                cast.record(claim, Fate.SENT)
    [escalation] = [c for c in claims if c.kind is Kind.ESCALATION]
    cast.record(escalation, Fate.UNKNOWN)
    cast.clock.let_pass(MINUTE)
    [repeat] = [c for c in cast.claim() if c.kind is Kind.ESCALATION]
    assert repeat.address == "900"
    assert repeat.outgoing.text.splitlines()[0].startswith("🔺 CHẬM PHẢN HỒI: văn bản số 12/CT-UBND")
    assert cast.do(lambda work: work.deliveries.subjects(repeat.id)) == [a.id]
    assert states(cast, issued, Kind.ESCALATION) == [(State.UNKNOWN, False), (State.CLAIMED, True)]


def test_an_answer_of_unknown_fate_is_not_repeated(cast: Cast) -> None:
    cast.do(
        lambda work: work.deliveries.add(
            Kind.ANSWER, channel=CHAT, address="666", at=work.now, facts={"text": "Chào", "choices": []}
        )
    )
    cast.record(the_claim(cast), Fate.UNKNOWN)
    assert [d.state for d in cast.every_delivery()] == [State.UNKNOWN]


def test_a_notice_of_unknown_fate_is_repeated(cast: Cast, lan: Person) -> None:
    cast.do(send_notice, lan, "Thông báo")
    for minutes in (1, 5, 60):
        for claim in cast.claim():
            cast.record(claim, Fate.UNKNOWN)
        cast.clock.let_pass(minutes * MINUTE)
    assert [(d.state, d.repeat) for d in cast.every_delivery()] == [
        (State.UNKNOWN, False),
        (State.UNKNOWN, True),
        (State.UNKNOWN, True),
    ]


def test_an_edit_of_unknown_fate_is_tried_three_times_in_all(cast: Cast, lan: Person) -> None:
    _, a = issue(cast)
    cast.send_all()
    cast.do(acknowledge, a.id, by(lan))
    attempts = 0
    for _ in range(5):
        for claim in cast.claim():
            assert claim.kind is Kind.EDIT
            attempts += 1
            cast.record(claim, Fate.UNKNOWN)
        cast.clock.let_pass(MINUTE)
    assert attempts == 3
    assert [d.state for d in cast.every_delivery() if d.kind is Kind.EDIT] == [State.UNKNOWN]


# Nudges


def test_a_nudge_of_unknown_fate_is_never_repeated_and_counts(cast: Cast, lan: Person) -> None:
    issued, a = issue(cast)
    cast.send_all()
    cast.record(nudge(cast, a), Fate.UNKNOWN)
    cast.clock.let_pass(6 * HOUR)
    assert cast.claim() == []
    assert states(cast, issued, Kind.NUDGE) == [(State.UNKNOWN, False)]
    assert now_of(cast, a).nudges == 1


def test_a_nudge_that_is_stale_when_its_turn_comes_is_dropped_and_not_counted(cast: Cast, lan: Person) -> None:
    _, a = issue(cast)
    cast.send_all()
    delivery = queue_nudge(cast, a)
    assert now_of(cast, a).nudges == 1
    cast.do(report, a.id, by(lan), Statement(text="Đang làm", percent=30))
    assert Kind.NUDGE not in {c.kind for c in cast.send_all()}
    dropped = cast.get(delivery.id)
    assert (dropped.state, dropped.reason) == (State.DROPPED, "the head has answered meanwhile")
    after = now_of(cast, a)
    assert (after.nudges, after.nudges_since_sign) == (0, 0)


@pytest.mark.parametrize(
    ("act", "reason"), [(confirm, "the assignment is settled"), (acknowledge, "the head has answered meanwhile")]
)
def test_why_a_nudge_was_dropped_is_recorded(cast: Cast, lan: Person, act: Any, reason: str) -> None:
    _, a = issue(cast)
    cast.send_all()
    delivery = queue_nudge(cast, a)
    cast.do(act, a.id, by(lan))
    cast.send_all()
    assert (cast.get(delivery.id).state, cast.get(delivery.id).reason) == (State.DROPPED, reason)
    assert now_of(cast, a).nudges == 0


def test_the_number_of_a_nudge_that_nobody_got_is_given_to_the_next(cast: Cast, lan: Person) -> None:
    _, a = issue(cast)
    cast.send_all()
    cast.record(nudge(cast, a), Fate.REFUSED, reason="message is wrong")
    assert now_of(cast, a).nudges == 0
    assert nudge(cast, a).outgoing.text.splitlines()[0].startswith("⏰ NHẮC LẦN 1:")


def test_an_overdue_nudge_that_nobody_got_does_not_slow_the_next_ones_down(cast: Cast, lan: Person) -> None:
    """It was taken off the count of nudges, but not off that of overdue ones, after five of which they slow down."""
    _, a = issue(cast, due=Deadline(on=date(2026, 3, 2)))
    cast.send_all()
    claim = nudge(cast, a)
    assert now_of(cast, a).overdue_nudges == 1
    cast.record(claim, Fate.REFUSED, reason="message is wrong")
    assert (now_of(cast, a).nudges, now_of(cast, a).overdue_nudges) == (0, 0)


def test_a_nudge_takes_the_buttons_of_the_one_before_away(cast: Cast, lan: Person) -> None:
    _, a = issue(cast)
    cast.send_all()
    first = nudge(cast, a)
    cast.record(first, Fate.SENT)
    cast.send_all()
    cast.record(nudge(cast, a), Fate.SENT)
    edits = [c for c in cast.send_all() if c.kind is Kind.EDIT and c.outgoing.edits == f"m{first.id}"]
    assert [(c.outgoing.keeps_text, c.outgoing.choices) for c in edits] == [(True, ())]
    assert cast.get(first.id).menu == ()


# Hours


def test_a_nudge_waits_for_the_next_open_moment(cast: Cast, lan: Person) -> None:
    _, a = issue(cast)
    cast.send_all()
    delivery = queue_nudge(cast, a)
    cast.clock.travel_to(datetime(2026, 3, 6, 17, 0, tzinfo=HANOI))  # Friday, the office has closed
    assert cast.claim() == []
    put_off = cast.get(delivery.id)
    assert (put_off.state, put_off.reason) == (State.QUEUED, "waits for open hours")
    assert put_off.due_at == datetime(2026, 3, 9, 7, 30, tzinfo=HANOI)
    cast.clock.travel_to(put_off.due_at)
    assert the_claim(cast).kind is Kind.NUDGE
    assert now_of(cast, a).nudges == 1


def test_the_most_urgent_nudge_waits_for_no_hours(cast: Cast, lan: Person) -> None:
    _, a = issue(cast, urgency=Urgency.HOA_TOC)
    cast.send_all()
    queue_nudge(cast, a)
    cast.clock.travel_to(datetime(2026, 3, 7, 23, 0, tzinfo=HANOI))
    claim = the_claim(cast)
    assert (claim.kind, claim.outgoing.silent) == (Kind.NUDGE, False)
    assert FollowUp().ignores_hours is False


def test_a_directive_goes_at_once_at_night_without_sound(cast: Cast, lan: Person) -> None:
    cast.clock.travel_to(datetime(2026, 3, 7, 23, 0, tzinfo=HANOI))
    issue(cast)
    claim = the_claim(cast)
    assert (claim.kind, claim.outgoing.silent) == (Kind.DIRECTIVE, True)


# Leases


def test_a_lease_lapses_after_thirty_seconds_of_wall_time(cast: Cast, lan: Person) -> None:
    issued, _ = issue(cast)
    the_claim(cast)
    assert timedelta(seconds=30) == LEASE
    cast.clock.let_pass(HOUR)  # office time may travel: that is no reason
    cast.clock.let_wall_pass(LEASE)
    assert cast.claim() == []
    assert states(cast, issued) == [(State.CLAIMED, False)]
    cast.clock.let_wall_pass(SECOND)
    assert cast.claim() == []
    assert states(cast, issued) == [(State.UNKNOWN, False), (State.QUEUED, True)]
    cast.clock.let_pass(MINUTE)
    assert the_claim(cast).outgoing.text.splitlines()[0].endswith("(gửi lại)")


def test_the_next_process_takes_over_what_the_last_one_was_sending(cast: Cast, lan: Person) -> None:
    issued, _ = issue(cast)
    the_claim(cast)
    assert cast.do(take_over) == 1
    assert cast.do(take_over) == 0
    [first, _] = cast.deliveries(issued, Kind.DIRECTIVE)
    assert (first.state, first.reason) == (State.UNKNOWN, "the process that was sending it ended")
    assert states(cast, issued) == [(State.UNKNOWN, False), (State.QUEUED, True)]


def test_a_late_word_that_it_was_sent_is_believed_and_nothing_is_repeated(cast: Cast, lan: Person) -> None:
    """The repeat went out all the same, and the head had the directive twice."""
    issued, a = issue(cast)
    claim = the_claim(cast)
    cast.clock.let_wall_pass(LEASE + SECOND)
    cast.claim()
    cast.record(claim, Fate.SENT, message_id="77")
    assert now_of(cast, a).status is Status.DELIVERED
    cast.clock.let_pass(HOUR)
    assert cast.claim() == []
    assert states(cast, issued) == [(State.SENT, False), (State.DROPPED, True)]
    assert cast.deliveries(issued)[1].reason == "an earlier attempt arrived after all"
    assert cast.get(claim.id).message_id == "77"


def test_a_late_word_of_a_repeat_drops_the_next_one(cast: Cast, lan: Person) -> None:
    issued, _ = issue(cast)
    cast.record(the_claim(cast), Fate.UNKNOWN)
    cast.clock.let_pass(MINUTE)
    repeat = the_claim(cast)
    cast.record(repeat, Fate.UNKNOWN)
    cast.record(repeat, Fate.SENT)
    cast.clock.let_pass(HOUR)
    assert cast.claim() == []
    assert states(cast, issued) == [(State.UNKNOWN, False), (State.SENT, True), (State.DROPPED, True)]


def test_a_late_word_leaves_the_repeats_of_other_units_alone(cast: Cast, lan: Person) -> None:
    cast.head("KH", "Minh", "102")
    cast.issue()
    one, other = cast.claim()
    for claim in (one, other):
        cast.record(claim, Fate.UNKNOWN)
    cast.record(one, Fate.SENT)
    cast.clock.let_pass(MINUTE)
    assert [c.address for c in cast.claim()] == [other.address]


@pytest.mark.parametrize("fate", [Fate.NOT_SENT, Fate.REFUSED, Fate.UNKNOWN])
def test_any_other_late_word_changes_nothing(cast: Cast, lan: Person, fate: Fate) -> None:
    issued, a = issue(cast)
    claim = the_claim(cast)
    cast.do(take_over)
    cast.record(claim, fate, unreachable=True)
    assert states(cast, issued) == [(State.UNKNOWN, False), (State.QUEUED, True)]
    assert now_of(cast, a).reachable is True


# One at a time


def test_at_most_one_message_is_in_flight_for_an_account(cast: Cast, lan: Person) -> None:
    cast.head("KH", "Minh", "102")
    for _ in range(3):
        cast.issue()
    first = cast.claim()
    assert sorted(c.address for c in first) == ["101", "102"]
    assert cast.claim() == []
    cast.record(first[0], Fate.SENT)
    assert [c.address for c in cast.claim()] == [first[0].address]


def test_no_more_are_claimed_than_there_is_room_for(cast: Cast) -> None:
    for n in range(7):
        cast.head(f"U{n}", f"Người {n}", str(n))
    cast.issue()
    assert [len(cast.claim(limit)) for limit in (3, 0, 10)] == [3, 0, 4]


def test_stale_messages_make_room_for_others_in_the_same_turn(cast: Cast, lan: Person) -> None:
    for _ in range(5):
        _, a = issue(cast)
        cast.do(lambda work, a=a: work.assignments.save(settled(a)))
    _, fresh = issue(cast)
    assert [c.outgoing.choices[0].payload for c in cast.claim(1)] == [f"ack:{fresh.id}"]


def settled(a: Assignment) -> Assignment:
    return replace(a, status=Status.CONFIRMED, confirmed_at=MORNING)


def test_a_long_directive_is_followed_by_its_file_once(cast: Cast, lan: Person) -> None:
    text = "Số: 12/CT-UBND\n" + "Các đơn vị rà soát và báo cáo đúng hạn. " * 300
    issued, _ = issue(cast, text=text, file=text.encode())
    kinds = [c.kind for c in cast.send_all()]
    assert kinds == [Kind.DIRECTIVE, Kind.FULL_TEXT]
    [file] = cast.deliveries(issued, Kind.FULL_TEXT)
    assert (file.state, file.repeat) == (State.SENT, False)


def test_a_lease_that_is_renewed_does_not_lapse(cast: Cast, lan: Person) -> None:
    issued, _ = issue(cast)
    claim = the_claim(cast)
    for _ in range(10):
        cast.clock.let_wall_pass(LEASE)
        cast.do(renew_leases, [claim.id])
        assert cast.claim() == []
    assert states(cast, issued) == [(State.CLAIMED, False)]
    cast.clock.let_wall_pass(LEASE + SECOND)
    cast.claim()
    cast.do(renew_leases, [claim.id])  # too late: it stays in doubt
    assert states(cast, issued) == [(State.UNKNOWN, False), (State.QUEUED, True)]


def test_a_full_text_whose_lease_ran_out_is_marked_when_it_goes_again(cast: Cast, lan: Person) -> None:
    issued, file = full_text(cast)
    cast.clock.let_wall_pass(LEASE + SECOND)
    assert cast.claim() == []
    cast.clock.let_pass(MINUTE)
    again = the_claim(cast)
    assert (again.id, again.outgoing.text.splitlines()[0]) == (
        file.id,
        f"📎 Toàn văn văn bản số {issued.directive.number} (gửi lại)",
    )


def test_of_a_full_text_a_late_word_that_it_was_sent_is_believed_too(cast: Cast, lan: Person) -> None:
    """It waited for its next try by then, and came whole a second time."""
    issued, file = full_text(cast)
    cast.clock.let_wall_pass(LEASE + SECOND)
    cast.claim()
    cast.record(file, Fate.SENT, message_id="78")
    cast.clock.let_pass(HOUR)
    assert cast.claim() == []
    assert states(cast, issued, Kind.FULL_TEXT) == [(State.SENT, False)]
    assert cast.get(file.id).message_id == "78"


def full_text(cast: Cast) -> tuple[Issued, Claim]:
    """A long directive has arrived, and its file is being sent."""
    text = "Số: 12/CT-UBND\n" + "Các đơn vị rà soát và báo cáo đúng hạn. " * 300
    issued, _ = issue(cast, text=text, file=text.encode())
    cast.record(the_claim(cast), Fate.SENT)
    claim = the_claim(cast)
    assert claim.kind is Kind.FULL_TEXT
    return issued, claim


def test_an_outcome_of_no_delivery_is_a_mistake_of_ours(cast: Cast) -> None:
    with pytest.raises(KeyError):
        cast.record(DeliveryId(99), Fate.SENT)


def test_a_blocked_reach_is_marked_once(cast: Cast, lan: Person) -> None:
    """Two messages refused one after the other: one event, not two."""
    issued, _ = issue(cast)
    cast.do(send_notice, lan, "Thông báo", directive_id=issued.directive.id)
    for _ in range(2):
        cast.record(the_claim(cast), Fate.REFUSED, unreachable=True)
    events = cast.do(lambda work: [e.what for e in work.events.of_directive(issued.directive.id)])
    assert events.count("unreachable") == 1
    assert cast.do(lambda work: work.recipients.contact(CHAT, "101").reach) is Reach.BLOCKED


def test_bug_a_former_head_is_not_nudged_any_more(cast: Cast, lan: Person) -> None:
    issued, a = issue(cast)
    cast.send_all()
    step = now_of(cast, a).next_step_at
    assert step
    cast.clock.travel_to(step)
    assert cast.do(follow_up_due) == 1

    def hand_over(work: UnitOfWork) -> None:
        [post] = work.recipients.posts(work.today, person_id=lan.id)
        work.recipients.end_post(post.id, work.today)

    cast.do(hand_over)
    cast.head("TC", "Minh", "102")
    assert cast.claim() == []
    assert states(cast, issued, Kind.NUDGE) == [(State.DROPPED, False)]
    assert now_of(cast, a).nudges == 0


def test_bug_a_row_that_cannot_be_written_holds_up_nobody(cast: Cast, lan: Person) -> None:
    issued, _ = issue(cast)
    [bad] = cast.deliveries(issued, Kind.DIRECTIVE)
    broken = cast.do(
        lambda work: work.deliveries.add(
            Kind.NOTICE, channel=CHAT, address="77", at=work.now, facts={}, person_id=lan.id
        )
    )
    assert [claim.id for claim in cast.claim()] == [bad.id]
    assert cast.get(broken).state is State.REFUSED

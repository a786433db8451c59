"""Deliveries: every message before, while and after it is sent."""

from dataclasses import replace
from typing import Any

import pytest

from bot.adapters.database.office import SqlUnitOfWork
from bot.core.model import (
    LANES,
    AssignmentId,
    Choice,
    Contact,
    ContactId,
    Delivery,
    DeliveryId,
    DirectiveId,
    Kind,
    Person,
    Reach,
    State,
)
from tests.store.office_cast import CHAT, DAY, HOUR, MINUTE, MORNING, WALL, new_directive

MENU = (Choice("✅ Đã tiếp nhận", "ack:1"), Choice("📎 Toàn văn", "text:1"))


def queue(work: SqlUnitOfWork, kind: Kind = Kind.NOTICE, *, to: str = "100", **changes: Any) -> DeliveryId:
    values: dict[str, Any] = {"channel": CHAT, "address": to, "at": MORNING, "facts": {}} | changes
    made = work.deliveries.add(kind, **values)
    assert made
    return made


def claimable(work: SqlUnitOfWork, limit: int = 10) -> list[DeliveryId]:
    return [delivery.id for delivery in work.deliveries.claimable(CHAT, MORNING, limit)]


def person_with_contact(work: SqlUnitOfWork) -> tuple[Person, Contact]:
    person = work.recipients.add_person("Lan", None)
    return person, work.recipients.save_contact(person.id, CHAT, "100", proof="invite", reach=Reach.REACHABLE)


def assignments(work: SqlUnitOfWork, count: int) -> list[AssignmentId]:
    """Of one directive."""
    directive = work.directives.add(new_directive())
    units = [work.recipients.save_unit(f"U{n}", f"Phòng {n}", None) for n in range(count)]
    return [work.assignments.add(directive, unit.id, due=None, due_at=None).id for unit in units]


# A row


def test_every_field_of_a_delivery_comes_back(work: SqlUnitOfWork) -> None:
    person, contact = person_with_contact(work)
    about, *_ = assignments(work, 1)
    facts = {"nth": 2, "why": "silence", "text": "Đôn đốc", "list": [1, None, "x"]}
    made = queue(
        work,
        Kind.NUDGE,
        facts=facts,
        person_id=person.id,
        contact_id=contact.id,
        directive_id=DirectiveId(1),
        assignment_id=about,
        due_at=MORNING + HOUR,
        repeat=True,
    )
    expected = Delivery(
        id=made,
        kind=Kind.NUDGE,
        channel=CHAT,
        address="100",
        person_id=person.id,
        contact_id=contact.id,
        directive_id=DirectiveId(1),
        assignment_id=about,
        facts=facts,
        state=State.QUEUED,
        created_at=MORNING,
        due_at=MORNING + HOUR,
        repeat=True,
        lane=LANES[Kind.NUDGE],
    )
    assert work.deliveries.get(made) == expected
    work.deliveries.claim({made: MENU}, WALL)
    expected = replace(expected, state=State.CLAIMED, attempts=1, menu=MENU)
    assert work.deliveries.get(made) == expected
    work.deliveries.settle(made, State.SENT, sent_at=MORNING + MINUTE, message_id="77", reason="late")
    expected = replace(expected, state=State.SENT, sent_at=MORNING + MINUTE, message_id="77", reason="late")
    assert work.deliveries.get(made) == expected


def test_a_message_is_due_at_once_unless_told_otherwise(work: SqlUnitOfWork) -> None:
    assert work.deliveries.get(queue(work)).due_at == MORNING


def test_no_delivery_has_an_unknown_id(work: SqlUnitOfWork) -> None:
    with pytest.raises(KeyError, match="7"):
        work.deliveries.get(DeliveryId(7))


def test_a_dedupe_key_is_taken_once_whatever_became_of_the_first(work: SqlUnitOfWork) -> None:
    first = queue(work, dedupe_key="directive:1")
    work.deliveries.settle(first, State.DROPPED)
    again = work.deliveries.add(Kind.NOTICE, channel=CHAT, address="2", at=MORNING, facts={}, dedupe_key="directive:1")
    assert again is None
    assert queue(work, dedupe_key="directive:2") == first + 1
    assert queue(work) == queue(work) - 1  # no key: never the same


def test_what_changes_in_a_message_is_kept(work: SqlUnitOfWork) -> None:
    made = queue(work, facts={"a": 1})
    work.deliveries.change_facts(made, {"b": 2})
    work.deliveries.show_menu(made, MENU)
    changed = work.deliveries.get(made)
    assert (changed.facts, changed.menu) == ({"b": 2}, MENU)
    work.deliveries.show_menu(made, ())
    assert work.deliveries.get(made).menu == ()


# What it is about


def test_a_message_may_be_about_several_assignments(work: SqlUnitOfWork) -> None:
    one, two, three = assignments(work, 3)
    made = queue(work, Kind.ESCALATION, subjects=[three, one])
    work.deliveries.add_subject(made, two)
    work.deliveries.add_subject(made, two)
    assert work.deliveries.subjects(made) == [one, two, three]
    assert work.deliveries.subjects(queue(work)) == []


def test_the_messages_of_an_assignment_include_the_shared_ones(work: SqlUnitOfWork) -> None:
    one, two = assignments(work, 2)
    card = queue(work, Kind.DIRECTIVE, directive_id=DirectiveId(1), assignment_id=one)
    both = queue(work, Kind.ESCALATION, directive_id=DirectiveId(1), subjects=[one, two])
    queue(work)
    notice = queue(work, directive_id=DirectiveId(1), assignment_id=one)

    def ids(found: list[Delivery]) -> list[DeliveryId]:
        return [delivery.id for delivery in found]

    assert ids(work.deliveries.of_assignment(one)) == [card, both, notice]
    assert ids(work.deliveries.of_assignment(two)) == [both]
    assert ids(work.deliveries.of_directive(DirectiveId(1))) == [card, both, notice]


def test_a_message_is_found_by_what_the_platform_calls_it(work: SqlUnitOfWork) -> None:
    """An edit carries the id of the message that it changed; the number is the platform's, one for each chat."""
    card, other = queue(work, Kind.DIRECTIVE), queue(work, Kind.DIRECTIVE, to="200")
    edit = queue(work, Kind.EDIT)
    for each in (card, other, edit):
        work.deliveries.settle(each, State.SENT, sent_at=MORNING, message_id="5")
    found = work.deliveries.by_message
    assert [d and d.id for d in (found(CHAT, "100", "5"), found(CHAT, "200", "5"))] == [card, other]
    assert [found(CHAT, "100", "6"), found("zalo", "100", "5")] == [None, None]


# Claiming


def test_answers_go_before_directives_and_nudges_after_them(work: SqlUnitOfWork) -> None:
    kinds = [
        Kind.EDIT,
        Kind.DIGEST,
        Kind.NUDGE,
        Kind.ESCALATION,
        Kind.DIRECTIVE,
        Kind.ANSWER,
        Kind.NOTICE,
        Kind.FULL_TEXT,
    ]
    made = {queue(work, kind, to=str(n)): kind for n, kind in enumerate(kinds)}
    order = [made[each] for each in claimable(work)]
    expected = [
        Kind.ANSWER,
        Kind.DIRECTIVE,
        Kind.FULL_TEXT,
        Kind.ESCALATION,
        Kind.NOTICE,
        Kind.NUDGE,
        Kind.DIGEST,
        Kind.EDIT,
    ]
    assert order == expected
    assert {LANES[kind] for kind in Kind} == {0, 1, 2, 3, 4, 5}


def test_a_message_may_take_another_lane_than_its_kinds(work: SqlUnitOfWork) -> None:
    answer, edit = queue(work, Kind.ANSWER, to="1"), queue(work, Kind.EDIT, to="2", lane=0)
    late = queue(work, Kind.ANSWER, to="3", lane=9)
    assert claimable(work) == [answer, edit, late]


def test_within_a_lane_the_oldest_goes_first_put_off_or_not(work: SqlUnitOfWork) -> None:
    first, second = queue(work, to="1"), queue(work, to="2", due_at=MORNING - DAY)
    work.deliveries.put_off(first, MORNING, "told to wait")
    assert claimable(work) == [first, second]
    assert work.deliveries.get(first).reason == "told to wait"


def test_one_message_at_a_time_for_each_account(work: SqlUnitOfWork) -> None:
    nudge, answer, other = queue(work, Kind.NUDGE), queue(work, Kind.ANSWER), queue(work, to="200")
    assert claimable(work) == [answer, other]
    work.deliveries.claim({answer: ()}, WALL)
    assert claimable(work) == [other]  # nothing for an account that is being sent to
    work.deliveries.settle(answer, State.SENT)
    assert claimable(work) == [other, nudge]


def test_the_same_address_on_another_channel_is_another_account(work: SqlUnitOfWork) -> None:
    elsewhere = queue(work, channel="zalo")
    work.deliveries.claim({elsewhere: ()}, WALL)
    here = queue(work)
    assert claimable(work) == [here]


def test_what_is_not_due_or_on_another_channel_or_settled_is_not_claimable(work: SqlUnitOfWork) -> None:
    due = queue(work, to="1", due_at=MORNING)
    queue(work, to="2", due_at=MORNING + MINUTE)
    queue(work, to="3", channel="zalo")
    for n, state in enumerate((State.SENT, State.REFUSED, State.UNKNOWN, State.DROPPED)):
        work.deliveries.settle(queue(work, to=f"4{n}"), state)
    assert claimable(work) == [due]


def test_no_more_are_claimable_than_asked_for(work: SqlUnitOfWork) -> None:
    made = [queue(work, to=str(n)) for n in range(5)]
    assert claimable(work, 3) == made[:3]


def test_one_account_with_a_long_queue_does_not_hold_up_the_others_for_ever(work: SqlUnitOfWork) -> None:
    many = [queue(work, to="100") for _ in range(20)]
    other = queue(work, to="200")
    claimed = []
    while found := claimable(work, 2):
        for each in found:
            work.deliveries.claim({each: ()}, WALL)
        claimed += found
    assert claimed == [many[0], other]


# Leases


def test_a_claim_counts_the_attempt_and_lapses_after_its_lease(work: SqlUnitOfWork) -> None:
    made, other = queue(work), queue(work, to="200")
    work.deliveries.claim({made: ()}, WALL)
    work.deliveries.claim({other: ()}, WALL + MINUTE)
    assert [d.id for d in work.deliveries.claimed()] == [made, other]
    assert work.deliveries.claimed(lapsed=WALL) == []
    assert [d.id for d in work.deliveries.claimed(lapsed=WALL + MINUTE)] == [made]
    work.deliveries.put_off(made, MORNING)
    assert [d.id for d in work.deliveries.claimed()] == [other]
    work.deliveries.claim({made: ()}, WALL)
    assert work.deliveries.get(made).attempts == 2


def test_what_is_settled_is_no_longer_claimed(work: SqlUnitOfWork) -> None:
    made = queue(work)
    work.deliveries.claim({made: ()}, WALL)
    work.deliveries.settle(made, State.UNKNOWN, reason="no answer")
    assert work.deliveries.claimed() == []
    assert work.deliveries.claimed(lapsed=WALL + DAY) == []


# Counting


def test_the_earliest_queued_one_says_when_to_look_again(work: SqlUnitOfWork) -> None:
    assert work.deliveries.next_due_at() is None
    first = queue(work, due_at=MORNING + MINUTE)
    queue(work, due_at=MORNING + HOUR)
    assert work.deliveries.next_due_at() == MORNING + MINUTE
    work.deliveries.claim({first: ()}, WALL)
    assert work.deliveries.next_due_at() == MORNING + HOUR


def test_deliveries_are_counted_by_state(work: SqlUnitOfWork) -> None:
    for _ in range(3):
        queue(work)
    work.deliveries.claim({queue(work): ()}, WALL)
    counts = {state: work.deliveries.count(state) for state in State}
    assert counts == dict.fromkeys(State, 0) | {State.QUEUED: 3, State.CLAIMED: 1}


def test_the_unit_of_work_knows_whether_something_was_queued(work: SqlUnitOfWork) -> None:
    assert work.outbox.added is False
    queue(work, dedupe_key="x")
    assert work.outbox.added is True


# What somebody has had today


def test_a_message_is_found_by_its_key(work: SqlUnitOfWork) -> None:
    made = queue(work, Kind.DIGEST, dedupe_key="digest:1:2024-07-01")
    found = work.deliveries.keyed("digest:1:2024-07-01")
    assert found
    assert found.id == made
    assert work.deliveries.keyed("digest:1:2024-07-02") is None


def test_reminders_are_those_that_wait_and_those_of_today(work: SqlUnitOfWork) -> None:
    person, contact = person_with_contact(work)
    other = work.recipients.add_person("Minh", None)

    def add(kind: Kind = Kind.NUDGE, to: Person = person, at: Any = MORNING) -> DeliveryId:
        return queue(work, kind, person_id=to.id, contact_id=contact.id, at=at)

    yesterday = MORNING - DAY
    waiting, digest, theirs = add(), add(Kind.DIGEST, at=MORNING + DAY), add(to=other)
    sent, long_sent, claimed = add(Kind.ESCALATION), add(), add()
    unknown, long_unknown, dropped, refused = add(), add(at=yesterday), add(), add()
    add(Kind.NOTICE), add(Kind.ANSWER), add(Kind.DIRECTIVE)
    work.deliveries.settle(sent, State.SENT, sent_at=MORNING, message_id="7")
    work.deliveries.settle(long_sent, State.SENT, sent_at=yesterday, message_id="6")
    work.deliveries.claim({claimed: ()}, WALL)
    for delivery, state in ((unknown, State.UNKNOWN), (long_unknown, State.UNKNOWN), (dropped, State.DROPPED)):
        work.deliveries.settle(delivery, state)
    work.deliveries.settle(refused, State.REFUSED)

    found = [delivery.id for delivery in work.deliveries.reminders([person.id], MORNING - HOUR)]
    assert found == [waiting, digest, sent, claimed, unknown]
    both = [delivery.id for delivery in work.deliveries.reminders([person.id, other.id], MORNING - HOUR)]
    assert both == [waiting, digest, theirs, sent, claimed, unknown]
    assert work.deliveries.reminders([], MORNING) == []


def test_what_may_be_on_a_screen_is_being_sent_or_of_unknown_fate(work: SqlUnitOfWork) -> None:
    person, contact = person_with_contact(work)

    def add(kind: Kind = Kind.ANSWER) -> DeliveryId:
        return queue(work, kind, person_id=person.id, contact_id=contact.id)

    add()  # still waits
    claimed, unknown, sent, refused, edit = add(), add(Kind.NUDGE), add(), add(), add(Kind.EDIT)
    work.deliveries.claim({claimed: [Choice("Đã tiếp nhận", "ack:1")], edit: ()}, WALL)
    work.deliveries.settle(unknown, State.UNKNOWN)
    work.deliveries.settle(sent, State.SENT, sent_at=MORNING, message_id="7")
    work.deliveries.settle(refused, State.REFUSED)
    found = work.deliveries.maybe_shown(contact.id, person.id)
    assert [(one.id, len(one.menu)) for one in found] == [(claimed, 1), (unknown, 0)]
    assert work.deliveries.maybe_shown(ContactId(contact.id + 1), person.id) == []


def test_what_is_queued_of_a_kind(work: SqlUnitOfWork) -> None:
    first, second, sent = (queue(work, Kind.DIGEST, at=MORNING + n * DAY) for n in (2, 1, 0))
    queue(work, Kind.NUDGE)
    work.deliveries.settle(sent, State.SENT, sent_at=MORNING)
    assert [delivery.id for delivery in work.deliveries.queued(Kind.DIGEST)] == [first, second]


# What can still change


def test_of_many_nudges_only_those_with_buttons_and_the_newest_are_live(work: SqlUnitOfWork) -> None:
    about, other = assignments(work, 2)
    card = queue(work, Kind.DIRECTIVE, assignment_id=about)
    nudges = [queue(work, Kind.NUDGE, assignment_id=about, to=str(n)) for n in range(4)]
    queue(work, Kind.NUDGE, assignment_id=other, to="9")
    answer = queue(work, Kind.ANSWER, assignment_id=about, to="10")
    menus = {card: MENU, nudges[0]: (), nudges[1]: MENU, nudges[2]: (), nudges[3]: (), answer: MENU}
    work.deliveries.claim(menus, WALL + MINUTE)
    work.deliveries.settle_sent((one, MORNING, f"m{one}") for one in menus)
    edits = [queue(work, Kind.EDIT, assignment_id=about, to=str(n), facts={"edits": nudges[1]}) for n in (20, 21)]
    work.deliveries.settle(edits[0], State.SENT, sent_at=MORNING, message_id="m1")
    assert [one.id for one in work.deliveries.live(about)] == [card, nudges[1], nudges[3], edits[1]]


def test_what_is_live_is_read_anew_after_a_change(work: SqlUnitOfWork) -> None:
    (about,) = assignments(work, 1)
    made = queue(work, Kind.NUDGE, assignment_id=about)
    assert [one.state for one in work.deliveries.live(about)] == [State.QUEUED]
    work.deliveries.settle(made, State.DROPPED, reason="stale")
    assert work.deliveries.live(about) == []


def test_what_waits_about_a_directive(work: SqlUnitOfWork) -> None:
    (about,) = assignments(work, 1)
    person, contact = person_with_contact(work)
    of: dict[str, Any] = {"directive_id": DirectiveId(1), "person_id": person.id, "contact_id": contact.id}
    nudge = queue(work, Kind.NUDGE, assignment_id=about, **of)
    gone = queue(work, Kind.ESCALATION, **of)
    word = queue(work, Kind.ESCALATION, **of)
    queue(work, Kind.ESCALATION, to="101")
    work.deliveries.settle(gone, State.SENT, sent_at=MORNING, message_id="m1")
    assert [one.id for one in work.deliveries.waiting(DirectiveId(1))] == [nudge, word]
    assert [one.id for one in work.deliveries.waiting_for(DirectiveId(1), Kind.ESCALATION, person.id)] == [word]

"""The figures that somebody watching the bot reads."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.adapters.database.office import SqlUnitOfWork
from bot.core.broadcast import Broadcast
from bot.core.figures import Due, OpenIn
from bot.core.model import (
    LANES,
    AssignmentId,
    DeliveryId,
    DirectiveId,
    Kind,
    Reach,
    Role,
    State,
    Status,
    UnitId,
    Until,
)
from bot.services.counting import count_everything
from tests.store.office_cast import CHAT, HOUR, MINUTE, MORNING, new_directive


def queue(work: SqlUnitOfWork, kind: Kind, **changes: Any) -> None:
    work.deliveries.add(kind, channel=CHAT, address="1", at=MORNING, facts={}, **changes)


def send(work: SqlUnitOfWork, directive: DirectiveId, about: AssignmentId | None, **changes: Any) -> DeliveryId:
    added = work.deliveries.add(
        Kind.DIRECTIVE,
        channel=CHAT,
        address="1",
        at=MORNING,
        facts={},
        directive_id=directive,
        assignment_id=about,
        **changes,
    )
    assert added
    return added


def units(work: SqlUnitOfWork, *standing: dict[str, Any]) -> list[UnitId]:
    """Each has one assignment of the same directive, which stands so."""
    directive = work.directives.add(new_directive())
    made = []
    for number, changes in enumerate(standing):
        unit = work.recipients.save_unit(f"U{number}", f"Phòng {number}", None)
        assignment = work.assignments.add(directive, unit.id, due=None, due_at=changes.pop("due_at", None))
        work.assignments.save(replace(assignment, **changes))
        made.append(unit.id)
    return made


def test_an_empty_office_has_nothing_to_count(work: SqlUnitOfWork) -> None:
    found = count_everything(work)
    assert (found.deliveries, found.due) == ({}, {})
    assert (found.inbox, found.open, found.overdue, found.unreachable) == (0, 0, 0, 0)


def test_messages_are_counted_by_what_for_and_how_they_stand(work: SqlUnitOfWork) -> None:
    queue(work, Kind.NUDGE)
    queue(work, Kind.NUDGE)
    queue(work, Kind.ANSWER)
    [first, *_] = work.deliveries.claimable(CHAT, MORNING, 1)
    work.deliveries.settle(first.id, State.SENT)
    assert work.counting.deliveries() == {(Kind.ANSWER, State.SENT): 1, (Kind.NUDGE, State.QUEUED): 2}


def test_only_what_is_to_be_sent_now_is_due_in_its_lane(work: SqlUnitOfWork) -> None:
    queue(work, Kind.NUDGE, due_at=MORNING - HOUR)
    queue(work, Kind.NUDGE, due_at=MORNING - MINUTE)
    queue(work, Kind.NUDGE, due_at=MORNING)
    queue(work, Kind.NUDGE, due_at=MORNING + MINUTE)
    queue(work, Kind.EDIT, due_at=MORNING - MINUTE)
    assert work.counting.due(MORNING) == {
        LANES[Kind.NUDGE]: Due(count=3, oldest_at=MORNING - HOUR),
        LANES[Kind.EDIT]: Due(count=1, oldest_at=MORNING - MINUTE),
    }
    assert work.counting.due(MORNING - 2 * HOUR) == {}


def test_a_broadcast_counts_the_newest_first_send_to_each_unit(work: SqlUnitOfWork) -> None:
    directive = work.directives.add(new_directive())
    endings = (State.SENT, State.REFUSED, State.UNKNOWN, State.DROPPED, State.CLAIMED, State.QUEUED, None)
    for number, state in enumerate(endings):
        unit = work.recipients.save_unit(f"U{number}", f"Phòng {number}", None)
        about = work.assignments.add(directive, unit.id, due=None, due_at=None)
        if state is None:
            continue  # nobody can be reached there
        if state is State.SENT:
            earlier = send(work, directive.id, about.id)
            work.deliveries.settle(earlier, State.REFUSED)
        delivery = send(work, directive.id, about.id)
        if state is State.CLAIMED:
            work.deliveries.claim({delivery: ()}, MORNING + MINUTE)
        elif state is not State.QUEUED:
            work.deliveries.settle(delivery, state, sent_at=MORNING if state is State.SENT else None)
        if state is State.UNKNOWN:
            send(work, directive.id, about.id, repeat=True)
    send(work, work.directives.add(new_directive()).id, None)
    later = MORNING + timedelta(seconds=4)
    expected = Broadcast(
        units=7, sent=1, waiting=2, refused=1, unknown=1, dropped=1, recent=1, began_at=MORNING, now=later
    )
    assert work.counting.broadcast(directive.id, MORNING, later) == expected
    assert expected.unreachable == 1
    assert work.counting.broadcast(directive.id, MORNING, MORNING + HOUR).recent == 0


def test_updates_wait_until_they_are_finished(work: SqlUnitOfWork) -> None:
    for key in ("1", "2", "3"):
        work.inbox.take_in("telegram:1", key, "{}", MORNING)
    one, two, _ = work.inbox.waiting(10)
    work.inbox.finish(one.id)
    work.inbox.fail(two.id, "ValueError", for_good=True)
    assert work.counting.inbox() == 1


def test_an_assignment_is_open_until_nothing_more_is_asked(work: SqlUnitOfWork) -> None:
    still_open = units(
        work,
        {"status": Status.ISSUED},
        {"status": Status.ACKNOWLEDGED, "due_at": MORNING},
        {"status": Status.DELIVERED, "due_at": MORNING + MINUTE},
        {"status": Status.CONFIRMED},
        {"status": Status.WITHDRAWN},
        {"status": Status.DECLINED},
    )[:3]
    expected = [OpenIn(open=1, overdue=0), OpenIn(open=1, overdue=1), OpenIn(open=1, overdue=0)]
    assert work.counting.open_assignments(MORNING) == dict(zip(still_open, expected, strict=True))


def test_where_receipt_is_enough_it_ends_with_it(work: SqlUnitOfWork) -> None:
    directive = work.directives.add(new_directive(until=Until.ACK))
    unit = work.recipients.save_unit("U", "Phòng", None)
    assignment = work.assignments.add(directive, unit.id, due=None, due_at=None)
    assert work.counting.open_assignments(MORNING) == {unit.id: OpenIn(open=1, overdue=0)}
    work.assignments.save(replace(assignment, status=Status.ACKNOWLEDGED))
    assert work.counting.open_assignments(MORNING) == {}


def test_open_ones_that_no_channel_reaches_are_counted(work: SqlUnitOfWork) -> None:
    reached, *_ = units(work, {}, {}, {"status": Status.CONFIRMED})
    person = work.recipients.add_person("Lan", None)
    work.recipients.add_post(person.id, reached, Role.HEAD, None, work.today)
    work.recipients.save_contact(person.id, CHAT, "100", proof="invite", reach=Reach.REACHABLE)
    found = count_everything(work)
    assert (found.open, found.overdue, found.unreachable) == (2, 0, 1)

"""The figures that somebody watching the bot reads."""

from dataclasses import replace
from typing import Any

from bot.adapters.database.office import SqlUnitOfWork
from bot.core.figures import OpenIn
from bot.core.model import Kind, Reach, Role, State, Status, UnitId, Until
from bot.services.counting import count_everything
from tests.store.office_cast import CHAT, HOUR, MINUTE, MORNING, new_directive


def queue(work: SqlUnitOfWork, kind: Kind, **changes: Any) -> None:
    work.deliveries.add(kind, channel=CHAT, address="1", at=MORNING, facts={}, **changes)


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
    assert (found.deliveries, found.due, found.oldest_due_at) == ({}, 0, None)
    assert (found.inbox, found.open, found.overdue, found.unreachable) == (0, 0, 0, 0)


def test_messages_are_counted_by_what_for_and_how_they_stand(work: SqlUnitOfWork) -> None:
    queue(work, Kind.NUDGE)
    queue(work, Kind.NUDGE)
    queue(work, Kind.ANSWER)
    [first, *_] = work.deliveries.claimable(CHAT, MORNING, 1)
    work.deliveries.settle(first.id, State.SENT)
    assert work.counting.deliveries() == {(Kind.ANSWER, State.SENT): 1, (Kind.NUDGE, State.QUEUED): 2}


def test_only_what_is_to_be_sent_now_is_due(work: SqlUnitOfWork) -> None:
    queue(work, Kind.NUDGE, due_at=MORNING - HOUR)
    queue(work, Kind.NUDGE, due_at=MORNING - MINUTE)
    queue(work, Kind.NUDGE, due_at=MORNING)
    queue(work, Kind.NUDGE, due_at=MORNING + MINUTE)
    assert work.counting.due(MORNING) == (3, MORNING - HOUR)
    assert work.counting.due(MORNING - 2 * HOUR) == (0, None)


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

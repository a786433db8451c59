"""Extensions and delegations as rows."""

import contextlib
from dataclasses import replace
from datetime import date, timedelta

from bot.adapters.database.office import SqlUnitOfWork
from bot.core.deciding_store import NewDelegation
from bot.core.model import AssignmentId, Deadline, Person, Reach, Unit, UnitId
from tests.store.office_cast import DAY, MORNING, TODAY, new_directive

WANTED = Deadline(on=TODAY + timedelta(days=9))
BY_HOUR = Deadline(on=TODAY, at=MORNING)


def setting(work: SqlUnitOfWork) -> tuple[Unit, Person, Person, AssignmentId]:
    unit = work.recipients.save_unit("KH", "Phòng Kế hoạch", None)
    lan, minh = work.recipients.add_person("Lan", None), work.recipients.add_person("Minh", None)
    directive = work.directives.add(new_directive())
    assignment = work.assignments.add(directive, unit.id, due=None, due_at=None)
    return unit, lan, minh, assignment.id


def test_an_extension_is_asked_for_and_decided(work: SqlUnitOfWork) -> None:
    _, lan, minh, assignment = setting(work)
    asked = work.extensions.ask(assignment, lan.id, at=MORNING, wanted=WANTED, reason="mưa lũ", before=BY_HOUR)
    assert (asked.wanted, asked.before, asked.reason, asked.granted) == (WANTED, BY_HOUR, "mưa lũ", None)
    work.extensions.decide(asked.id, granted=False, at=MORNING + DAY, by=minh.id, answer="đã muộn")
    [kept] = work.extensions.of_assignment(assignment)
    assert (kept.granted, kept.decided_at, kept.decided_by, kept.answer) == (False, MORNING + DAY, minh.id, "đã muộn")
    later = work.extensions.ask(assignment, lan.id, at=MORNING + DAY, wanted=BY_HOUR, reason="", before=None)
    assert [one.id for one in work.extensions.of_assignment(assignment)] == [kept.id, later.id]
    assert work.extensions.get(later.id) == later
    assert work.extensions.get(later.id + 1) is None


def test_a_delegation_holds_from_its_day_to_its_day(work: SqlUnitOfWork) -> None:
    unit, lan, minh, assignment = setting(work)
    leave = work.delegations.add(
        NewDelegation(
            unit_id=unit.id,
            assignment_id=None,
            from_person=lan.id,
            to_person=minh.id,
            from_on=TODAY + timedelta(days=1),
            to_on=TODAY + timedelta(days=3),
            made_at=MORNING,
        )
    )
    days = [TODAY + timedelta(days=n) for n in range(5)]
    assert [bool(work.delegations.in_force(day, unit_ids=[unit.id])) for day in days] == [
        leave.is_in_force(day) for day in days
    ]
    assert [leave.is_in_force(day) for day in days] == [False, True, True, False, False]
    assert work.delegations.to_come(TODAY, [unit.id]) == [leave]
    one = work.delegations.add(
        NewDelegation(
            unit_id=unit.id,
            assignment_id=assignment,
            from_person=lan.id,
            to_person=minh.id,
            from_on=TODAY,
            to_on=None,
            made_at=MORNING,
        )
    )
    assert work.delegations.in_force(TODAY + timedelta(days=100), to_person=minh.id) == [one]
    assert work.delegations.in_force(TODAY, to_person=lan.id) == []
    work.delegations.end(one.id, MORNING)
    assert work.delegations.in_force(TODAY, to_person=minh.id) == []
    ended = work.delegations.get(one.id)
    assert ended
    assert (ended.ended_at, ended.is_in_force(TODAY)) == (MORNING, False)


def test_a_directive_is_paused_amended_and_followed_up_otherwise(work: SqlUnitOfWork) -> None:
    directive = work.directives.add(new_directive())
    work.directives.pause(directive.id, MORNING)
    assert work.directives.get(directive.id).paused_at == MORNING
    work.directives.pause(directive.id, None)
    work.directives.amend(directive.id, subject="mới", text="chữ", file_name="b.txt", file=b"chu", due=WANTED)
    amended = work.directives.get(directive.id)
    assert (amended.paused_at, amended.version, amended.subject, amended.due) == (None, 2, "mới", WANTED)
    assert work.directives.file(directive.id) == b"chu"


def _new(
    unit: Unit, assignment: AssignmentId | None, head: Person, to: Person, *, to_on: date | None = None
) -> NewDelegation:
    return NewDelegation(
        unit_id=unit.id,
        assignment_id=assignment,
        from_person=head.id,
        to_person=to.id,
        from_on=TODAY,
        to_on=to_on,
        made_at=MORNING,
    )


def test_what_an_attempt_read_is_forgotten_where_it_is_undone(work: SqlUnitOfWork) -> None:
    unit, lan, minh, assignment = setting(work)
    directive = work.directives.add(new_directive())
    with contextlib.suppress(KeyError), work.attempt():
        work.delegations.add(_new(unit, None, lan, minh))
        work.recipients.save_contact(minh.id, "telegram", "7", proof="code", reach=Reach.REACHABLE)
        work.recipients.save_unit("TC", "Phòng Tài chính", None)
        work.directives.pause(directive.id, MORNING)
        assert len(work.delegations.about(TODAY, {unit.id}, {assignment})) == 1
        assert work.delegations.absent(TODAY) == {lan.id}
        assert work.recipients.routes({minh.id})
        assert len(work.recipients.units()) == 2
        assert work.directives.get(directive.id).paused_at
        raise KeyError
    assert work.delegations.about(TODAY, {unit.id}, {assignment}) == []
    assert work.delegations.absent(TODAY) == set()
    assert work.recipients.routes({minh.id}) == {}
    assert work.recipients.units() == [unit]
    assert work.directives.get(directive.id).paused_at is None


def test_delegations_are_found_for_units_and_assignments(work: SqlUnitOfWork) -> None:
    unit, lan, minh, assignment = setting(work)
    other = work.recipients.save_unit("TC", "Phòng Tài chính", None)
    later = TODAY + timedelta(days=3)
    leave = work.delegations.add(_new(unit, None, lan, minh, to_on=later))
    handed = work.delegations.add(_new(unit, assignment, lan, minh))
    assert work.delegations.about(TODAY, {unit.id}, {assignment}) == [leave, handed]
    assert work.delegations.about(TODAY, {unit.id}, ()) == [leave]
    assert work.delegations.about(TODAY, {other.id}, {assignment}) == [handed]
    assert work.delegations.about(TODAY, {other.id}, ()) == []
    assert work.delegations.about(later, {unit.id}, {assignment}) == [handed]
    everybody = [UnitId(number) for number in range(1, 600)]
    assert work.delegations.about(TODAY, everybody, ()) == [leave]
    assert work.delegations.absent(TODAY) == {lan.id}
    assert work.delegations.absent(later) == set()
    work.delegations.end(handed.id, MORNING)
    assert work.delegations.about(TODAY, {unit.id}, {assignment}) == [leave]


def test_a_delegation_is_looked_at_when_its_time_has_come(work: SqlUnitOfWork) -> None:
    unit, lan, minh, assignment = setting(work)
    assert work.delegations.next_look_at() is None
    second = work.delegations.add(replace(_new(unit, assignment, lan, minh), look_at=MORNING + 2 * DAY))
    first = work.delegations.add(replace(_new(unit, None, lan, minh), look_at=MORNING + DAY))
    assert work.delegations.next_look_at() == MORNING + DAY
    assert work.delegations.due(MORNING, 10) == []
    assert work.delegations.due(MORNING + 2 * DAY, 10) == [first, second]
    assert work.delegations.due(MORNING + 2 * DAY, 1) == [first]
    work.delegations.look_again(first.id, MORNING + 9 * DAY)
    assert work.delegations.next_look_at() == MORNING + 2 * DAY
    work.delegations.end(second.id, MORNING)
    assert work.delegations.due(MORNING + 2 * DAY, 10) == []
    work.delegations.look_again(first.id, None)
    assert work.delegations.next_look_at() is None


def test_codes_that_nobody_has_used_hold_no_longer(work: SqlUnitOfWork) -> None:
    _, lan, minh, _ = setting(work)
    for digest, person in (("used", lan), ("unused", lan), ("another's", minh)):
        work.invites.add(digest, person.id, created_at=MORNING, expires_at=MORNING + 9 * DAY)
    used = work.invites.find("used")
    assert used
    work.invites.use(used.id, at=MORNING, by="chat:1")
    work.invites.expire(lan.id, at=MORNING + DAY)
    until = {digest: work.invites.find(digest) for digest in ("used", "unused", "another's")}
    assert {digest: invite.expires_at for digest, invite in until.items() if invite} == {
        "used": MORNING + 9 * DAY,
        "unused": MORNING + DAY,
        "another's": MORNING + 9 * DAY,
    }

"""Directives, assignments, reports and evidence, as the ports promise them."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest

from bot.adapters.database.office import SqlUnitOfWork
from bot.core.messages import FileIn
from bot.core.model import (
    Acceptance,
    Assignment,
    AssignmentId,
    Deadline,
    Directive,
    DirectiveId,
    ExtensionState,
    PersonId,
    Status,
    Unit,
    Until,
    Urgency,
)
from bot.core.stores import NewReport
from tests.store.office_cast import CHAT, DAY, HANOI, HOUR, MINUTE, MORNING, new_directive

BY_DAY = Deadline(on=date(2026, 3, 20))
BY_HOUR = Deadline(on=date(2026, 3, 20), at=datetime(2026, 3, 20, 10, 0, tzinfo=UTC))


def unit(work: SqlUnitOfWork, code: str) -> Unit:
    return work.recipients.save_unit(code, f"Phòng {code}", None)


def assignment(work: SqlUnitOfWork, code: str = "TC", due: Deadline | None = None) -> Assignment:
    directive = work.directives.add(new_directive())
    return work.assignments.add(directive, unit(work, code).id, due=due, due_at=due.at if due else None)


# Directives


@pytest.mark.parametrize("due", [None, BY_DAY, BY_HOUR])
def test_every_field_of_a_directive_comes_back(work: SqlUnitOfWork, due: Deadline | None) -> None:
    made = work.directives.add(new_directive(due=due, urgency=Urgency.HOA_TOC, until=Until.ACK))
    expected = Directive(
        id=DirectiveId(1),
        number="12/CT-UBND",
        issuer="UBND tỉnh",
        kind="CT",
        dated="2026-03-03",
        subject="Rà soát thủ tục",
        urgency=Urgency.HOA_TOC,
        text="Toàn văn.",
        file_name="van-ban.txt",
        due=due,
        until=Until.ACK,
        follow_up="{}",  # type: ignore[arg-type]
        issued_at=MORNING,
    )
    assert (made, work.directives.get(made.id), work.directives.all()) == (expected, expected, [expected])
    assert (made.handle, work.directives.file(made.id)) == ("VB1", "Toàn văn.".encode())


def test_what_a_text_does_not_say_stays_unsaid(work: SqlUnitOfWork) -> None:
    made = work.directives.add(new_directive(number=None, issuer=None, kind=None, dated=None))
    assert (made.number, made.issuer, made.kind, made.dated) == (None, None, None, None)


def test_an_hour_given_in_another_zone_is_the_same_instant(work: SqlUnitOfWork) -> None:
    local = datetime(2026, 3, 20, 17, 0, tzinfo=HANOI)
    due = work.directives.add(new_directive(due=Deadline(on=local.date(), at=local))).due
    assert due == BY_HOUR
    assert due
    assert due.at
    assert due.at.tzinfo is UTC


def test_no_directive_has_an_unknown_id(work: SqlUnitOfWork) -> None:
    with pytest.raises(KeyError, match="7"):
        work.directives.get(DirectiveId(7))


@pytest.mark.parametrize("wanted", ["VB2", "vb2", " Vb2 ", "/SNN-VP", "…/SNN-VP"])
def test_a_directive_is_found_by_handle_or_blank_number(work: SqlUnitOfWork, wanted: str) -> None:
    work.directives.add(new_directive())
    second = work.directives.add(new_directive(number="/SNN-VP"))
    assert work.directives.find(wanted) == [second]


@pytest.mark.parametrize("wanted", ["VB9", "VB", "12", "12/CT", "xVB1", "VB1x", "", "…12/CT-UBND ..."])
def test_anything_else_finds_nothing(work: SqlUnitOfWork, wanted: str) -> None:
    work.directives.add(new_directive())
    assert work.directives.find(wanted) == []


def test_several_may_share_a_number(work: SqlUnitOfWork) -> None:
    first, other, third = (work.directives.add(new_directive(number=number)) for number in ("1/CT", "2/CT", "1/CT"))
    assert work.directives.find("1/CT") == [first, third]
    assert work.directives.all() == [first, other, third]


def test_a_withdrawn_directive_says_when_and_why(work: SqlUnitOfWork) -> None:
    made = work.directives.add(new_directive())
    work.directives.withdraw(made.id, MORNING + HOUR, "ban hành nhầm")
    expected = replace(made, withdrawn_at=MORNING + HOUR, withdrawn_reason="ban hành nhầm")
    assert work.directives.get(made.id) == expected


# Assignments


@pytest.mark.parametrize("due", [None, BY_DAY, BY_HOUR])
def test_a_new_assignment_is_issued_with_its_directive(work: SqlUnitOfWork, due: Deadline | None) -> None:
    directive = work.directives.add(new_directive(until=Until.ACK))
    where = unit(work, "TC")
    due_at = MORNING + DAY if due else None
    made = work.assignments.add(directive, where.id, due=due, due_at=due_at)
    assert made == Assignment(
        id=AssignmentId(1),
        directive_id=directive.id,
        unit_id=where.id,
        status=Status.ISSUED,
        until=Until.ACK,
        issued_at=MORNING,
        due=due,
        original_due=due,
        due_at=due_at,
    )


def test_every_field_of_an_assignment_comes_back(work: SqlUnitOfWork) -> None:
    made = assignment(work, due=BY_DAY)
    lan = work.recipients.add_person("Lan", None)
    moments = {
        field.name: MORNING + n * MINUTE
        for n, field in enumerate(fields(Assignment))
        if field.name.endswith("_at") and field.name != "issued_at"
    }
    changed = replace(
        made,
        **moments,  # type: ignore[arg-type]
        status=Status.CONFIRMED,
        due=BY_HOUR,
        acknowledged_by=lan.id,
        taken_by_phone="chị Mơ",
        confirmed_by=lan.id,
        percent=60,
        last_report="Đã xong 60%",
        obstacle="Thiếu kinh phí",
        nudges=7,
        nudges_since_sign=3,
        overdue_nudges=2,
        escalations=1,
        extension=ExtensionState.ASKED,
        acceptance=Acceptance.WAITING,
        waiting_since=MORNING,
        snoozed_until=MORNING,
        rests_until=MORNING,
        snoozes=1,
    )
    untouched = {f.name for f in fields(Assignment) if getattr(changed, f.name) == getattr(made, f.name)}
    of_reading = {"changes", "reachable", "also_due"}
    assert untouched == {"id", "directive_id", "unit_id", "until", "issued_at", "original_due", *of_reading}
    work.assignments.save(changed)
    assert work.assignments.get(made.id) == changed
    assert changed.original_due == BY_DAY
    work.assignments.save(made)
    assert work.assignments.get(made.id) == made


def test_every_way_to_change_an_assignment_counts(work: SqlUnitOfWork) -> None:
    made = assignment(work, due=BY_DAY)

    def changes() -> int:
        found = work.assignments.get(made.id)
        assert found
        return found.changes

    counts = [changes()]
    work.assignments.save(made)
    counts.append(changes())
    work.assignments.save_steps([replace(made, next_step_at=MORNING)])
    counts.append(changes())
    work.assignments.save_delivered([(replace(made, status=Status.DELIVERED, delivered_at=MORNING), None)])
    counts.append(changes())
    assert counts == [0, 1, 2, 3]


def test_what_an_assignment_was_made_with_never_changes(work: SqlUnitOfWork) -> None:
    made = assignment(work, due=BY_DAY)
    other = unit(work, "VP")
    forged = replace(made, unit_id=other.id, until=Until.ACK, issued_at=MORNING + DAY, original_due=BY_HOUR)
    work.assignments.save(forged)
    assert work.assignments.get(made.id) == made


def test_there_is_none_with_an_unknown_id(work: SqlUnitOfWork) -> None:
    assert work.assignments.get(AssignmentId(7)) is None


def test_the_assignments_of_a_directive_come_by_unit_code(work: SqlUnitOfWork) -> None:
    directive, other = work.directives.add(new_directive()), work.directives.add(new_directive())
    made = {
        code: work.assignments.add(directive, unit(work, code).id, due=None, due_at=None) for code in ("VP", "KH", "TC")
    }
    work.assignments.add(other, unit(work, "KH").id, due=None, due_at=None)
    assert work.assignments.of_directive(directive.id) == [made["KH"], made["TC"], made["VP"]]


def test_the_assignments_of_units_come_with_the_newest_directive_last(work: SqlUnitOfWork) -> None:
    """A unit added later to an older directive has a newer row for it."""
    older, newer = work.directives.add(new_directive()), work.directives.add(new_directive())
    tc, kh, vp = unit(work, "TC"), unit(work, "KH"), unit(work, "VP")
    add = work.assignments.add
    of_newer = add(newer, tc.id, due=None, due_at=None)
    of_older = add(older, kh.id, due=None, due_at=None)
    add(older, vp.id, due=None, due_at=None)
    assert work.assignments.of_units([tc.id, kh.id]) == [of_older, of_newer]
    assert work.assignments.of_units([]) == []


def test_due_are_those_whose_step_has_come_the_longest_due_first(work: SqlUnitOfWork) -> None:
    steps = {"KH": MORNING, "TC": MORNING - HOUR, "VP": MORNING + MINUTE, "TH": None, "XD": MORNING - HOUR}
    for code, at in steps.items():
        work.assignments.save(replace(assignment(work, code), next_step_at=at))
    codes = {u.id: u.code for u in work.recipients.units()}
    due = [codes[a.unit_id] for a in work.assignments.due(MORNING, 10)]
    assert due == ["TC", "XD", "KH"]
    assert [codes[a.unit_id] for a in work.assignments.due(MORNING, 2)] == ["TC", "XD"]
    assert work.assignments.next_step_at() == MORNING - HOUR


def test_what_is_settled_has_no_next_step(work: SqlUnitOfWork) -> None:
    assert work.assignments.next_step_at() is None
    for code, status in (("KH", Status.CONFIRMED), ("TC", Status.WITHDRAWN)):
        work.assignments.save(replace(assignment(work, code), status=status, next_step_at=MORNING))
    assert work.assignments.next_step_at() is None
    work.assignments.save(replace(assignment(work, "VP"), next_step_at=MORNING + DAY))
    assert work.assignments.next_step_at() == MORNING + DAY


# Reports and evidence

PHOTO = FileIn(remote_id="AgACAgUAAx", name="ảnh.jpg", mime="image/jpeg", size=1234)


def report(work: SqlUnitOfWork, to: Assignment, by: PersonId | None = None) -> int:
    who = by or work.recipients.add_person("Lan", None).id
    new = NewReport(
        assignment_id=to.id, person_id=who, at=MORNING, channel=CHAT, kind="progress", text="Đã xong 60%", percent=60
    )
    return work.reports.add(new)


def test_reports_are_numbered_as_they_come(work: SqlUnitOfWork) -> None:
    about = assignment(work)
    assert [report(work, about), report(work, about)] == [1, 2]


def test_evidence_waits_until_it_is_fetched(work: SqlUnitOfWork) -> None:
    said = report(work, assignment(work))
    work.reports.add_evidence(said, CHAT, PHOTO, MORNING)
    assert work.reports.waiting_evidence(MORNING - MINUTE, 10) == []
    assert work.reports.waiting_evidence(MORNING, 10) == [(1, CHAT, PHOTO, 0)]
    work.reports.keep_evidence(1, b"a photo")
    assert work.reports.waiting_evidence(MORNING, 10) == []
    assert work.reports.evidence_of(said) == [replace(PHOTO, size=len(b"a photo"))]


def test_evidence_that_cannot_be_had_now_is_tried_again_later(work: SqlUnitOfWork) -> None:
    about = assignment(work)
    unsized = replace(PHOTO, size=None)
    work.reports.add_evidence(report(work, about), CHAT, unsized, MORNING)
    work.reports.put_off_evidence(1, MORNING + HOUR)
    assert work.reports.waiting_evidence(MORNING, 10) == []
    assert work.reports.waiting_evidence(MORNING + HOUR, 10) == [(1, CHAT, unsized, 1)]
    work.reports.put_off_evidence(1, None)
    assert work.reports.waiting_evidence(MORNING + DAY, 10) == []


def test_evidence_comes_the_oldest_first_and_belongs_to_its_report(work: SqlUnitOfWork) -> None:
    one, other = (report(work, assignment(work, code)) for code in ("TC", "VP"))
    for said in (one, other, one):
        work.reports.add_evidence(said, CHAT, PHOTO, MORNING)
    assert [waiting[0] for waiting in work.reports.waiting_evidence(MORNING, 2)] == [1, 2]
    assert [work.reports.evidence_of(said) for said in (one, other)] == [[PHOTO, PHOTO], [PHOTO]]


def test_a_directive_is_given_to_many_units_in_their_order(work: SqlUnitOfWork) -> None:
    directive = work.directives.add(new_directive())
    units = [unit(work, code).id for code in ("VP", "KH", "TC")]
    added = work.assignments.add_all(directive, units, due=None, due_at=None)
    assert [each.unit_id for each in added] == units
    assert work.assignments.add_all(directive, [], due=None, due_at=None) == []
    work.assignments.save_steps(replace(each, next_step_at=directive.issued_at) for each in added[:2])
    stored = {each.unit_id: each.next_step_at for each in work.assignments.get_many([each.id for each in added])}
    assert [stored[one] for one in units] == [directive.issued_at, directive.issued_at, None]

"""Duties and their periods as rows, on each database."""

from dataclasses import replace
from datetime import timedelta

from bot.adapters.database.office import SqlUnitOfWork
from bot.core.duties import Every, NewDuty, NewShare, Recurrence
from bot.core.model import Assignment, Deadline, Directive, Unit
from bot.core.stores import NewReport
from tests.store.office_cast import DAY, MORNING, TODAY, new_directive

DUE = Deadline(on=TODAY + timedelta(days=9))
MONTHLY = Recurrence(every=Every.MONTH, day=15)
DUTIES = [
    NewDuty(text="Rà soát danh mục", leads=("KH",), supports=("TC",), due=DUE),
    NewDuty(text="Báo cáo hằng tháng", repeats=MONTHLY),
]


def setting(work: SqlUnitOfWork) -> tuple[Directive, dict[str, Unit], list[Assignment]]:
    units = {code: work.recipients.save_unit(code, f"Phòng {code}", None) for code in ("KH", "TC")}
    directive = work.directives.add(new_directive(duties=2))
    added = work.assignments.add_all(directive, [unit.id for unit in units.values()], due=None, due_at=None)
    return directive, units, added


def test_duties_are_numbered_from_one(work: SqlUnitOfWork) -> None:
    directive, units, _ = setting(work)
    first, second = work.duties.add(directive.id, DUTIES, {code: unit.id for code, unit in units.items()})
    assert (first.number, first.text, first.due, first.repeats) == (1, "Rà soát danh mục", DUE, None)
    assert (first.leads, first.supports) == ((units["KH"].id,), (units["TC"].id,))
    assert (second.number, second.due, second.repeats, second.leads) == (2, None, MONTHLY, ())
    assert work.directives.get(directive.id).duties == 2
    work.duties.end(second.id, MORNING)
    assert [duty.ended_at for duty in work.duties.of_directive(directive.id)] == [None, MORNING]


def test_shares_are_given_changed_and_dropped(work: SqlUnitOfWork) -> None:
    directive, units, (planning, finance) = setting(work)
    lan = work.recipients.add_person("Lan", None)
    duties = work.duties.add(directive.id, DUTIES, {code: unit.id for code, unit in units.items()})
    new = NewShare(duty_id=duties[0].id, assignment_id=planning.id, leads=True, due=DUE, due_at=MORNING + DAY)
    period = replace(new, duty_id=duties[1].id, nth=2, period_on=TODAY, due_at=MORNING + 9 * DAY)
    work.duties.give([new, period, replace(new, assignment_id=finance.id, leads=False, due=None, due_at=None)])
    work.duties.give([])
    found = work.duties.shares([planning.id, finance.id])
    first, second = found[planning.id]
    assert (first.number, first.nth, first.leads, first.due, first.original_due) == (1, 1, True, DUE, DUE)
    assert (second.number, second.nth, second.period_on, second.due_at) == (2, 2, TODAY, MORNING + 9 * DAY)
    assert (found[finance.id][0].leads, found[finance.id][0].due) == (False, None)
    later = Deadline(on=TODAY, at=MORNING)
    changed = replace(first, due=later, due_at=MORNING, percent=60, closed_at=MORNING, closed_by=lan.id)
    work.duties.save([changed])
    work.duties.drop([second])
    assert work.duties.shares([planning.id]) == {planning.id: [changed]}
    assert work.duties.shares([]) == {}


def test_another_unit_takes_over(work: SqlUnitOfWork) -> None:
    directive, units, (planning, finance) = setting(work)
    duties = work.duties.add(directive.id, DUTIES, {code: unit.id for code, unit in units.items()})
    new = NewShare(duty_id=duties[0].id, assignment_id=planning.id, leads=True, due=DUE, due_at=MORNING)
    work.duties.give([new])
    other = work.recipients.save_unit("XD", "Phòng Xây dựng", None)
    given = work.assignments.add(directive, other.id, due=None, due_at=None)
    work.duties.hand_on([duties[0].id], (planning.id, units["KH"].id), (given.id, other.id))
    assert list(work.duties.shares([planning.id, finance.id, given.id])) == [given.id]
    assert work.duties.of_directive(directive.id)[0].leads == (other.id,)


def test_a_report_may_be_about_one_duty(work: SqlUnitOfWork) -> None:
    _, _, (planning, _) = setting(work)
    lan = work.recipients.add_person("Lan", None)
    new = NewReport(
        assignment_id=planning.id, person_id=lan.id, at=MORNING, channel="telegram", kind="progress", text="60%"
    )
    first = work.reports.add(new)
    work.reports.add(replace(new, revises=first, text="70%"))
    other = work.reports.add(replace(new, duty=1))
    work.reports.about_duty(first, 2)
    assert [report.duty for report in work.reports.of_assignment(planning.id)] == [2, 2, 1]
    work.reports.about_duty(other, None)
    assert work.reports.of_assignment(planning.id)[-1].duty is None


def test_the_deadlines_that_follow_from_duties_are_kept(work: SqlUnitOfWork) -> None:
    _, _, (planning, _) = setting(work)
    moved = replace(planning, due=DUE, due_at=MORNING, rests_until=MORNING + DAY)
    work.assignments.save(moved)
    assert work.assignments.get(planning.id) == moved

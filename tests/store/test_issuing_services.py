"""Issuing a directive and taking it back: all in one transaction, and what must not be kept is not."""

import json
from datetime import date, datetime
from typing import Any

import pytest

from bot.core.errors import BadInput, NotFound, SecretDirective
from bot.core.messages import Fate
from bot.core.model import Deadline, Kind, Reach, Role, State, Status, Until, Urgency
from bot.core.policy import FollowUp, Pace, from_stored
from bot.services import issuing
from bot.services.answering import Actor, acknowledge, confirm
from bot.services.issuing import find_directive, withdraw_directive
from tests.store.office_cast import CHAT, DAY, HANOI, HOUR, TODAY, Cast, rules


@pytest.fixture
def staffed(cast: Cast) -> Cast:
    """Three units: a head who has joined, one who has not, and one that only has a deputy."""
    cast.head("TC", "Lan", "101")
    cast.head("KH", "Minh")
    cast.head("VP", "Hoa", "103", role=Role.DEPUTY)
    return cast


def tables(cast: Cast) -> dict[str, int]:
    with cast.office.engine.begin() as connection:
        return {
            name: connection.exec_driver_sql(f"SELECT count(*) FROM {name}").scalar_one()  # noqa: S608 - constants
            for name in ("directives", "assignments", "deliveries", "events", "chains")
        }


def withdraw(cast: Cast, handle: str = "VB1", reason: str | None = "ban hành nhầm") -> Any:
    return cast.do(withdraw_directive, handle, reason=reason, by="Văn thư Hoa")


# Issuing


def test_a_directive_goes_to_every_unit_with_somebody_in_post(staffed: Cast) -> None:
    staffed.unit("TRONG")
    issued = staffed.issue()
    assert (issued.directive.handle, issued.assignments) == ("VB1", 3)
    assert [(a.unit.code, a.reason) for a in issued.unreachable] == [("KH", "never_joined")]
    assert [(d.kind, d.address, d.state) for d in staffed.deliveries(issued)] == [
        (Kind.DIRECTIVE, "101", State.QUEUED),
        (Kind.DIRECTIVE, "103", State.QUEUED),
    ]
    assert [a.status for a in staffed.assignments(issued)] == [Status.ISSUED] * 3
    events = staffed.do(lambda work: work.events.of_directive(issued.directive.id))
    assert [(e.what, e.who, e.text) for e in events] == [
        ("issued", "Văn thư Hoa", "12/CT-UBND; Rà soát thủ tục hành chính; KH, TC, VP")
    ]


def test_units_named_by_code_are_taken_in_their_order_and_once(staffed: Cast) -> None:
    issued = staffed.issue(["vp", "TC", "VP"])
    assert issued.assignments == 2
    assert [d.address for d in staffed.deliveries(issued)] == ["103", "101"]


def test_a_unit_named_by_code_without_anybody_is_recorded_for_the_call_sheet(staffed: Cast) -> None:
    staffed.unit("TRONG")
    issued = staffed.issue(["TRONG", "TC"])
    assert [(a.unit.code, a.post, a.reason) for a in issued.unreachable] == [("TRONG", None, "no_head")]
    empty = next(a for a in staffed.assignments(issued) if not staffed.look(a.id).assignment.reachable)
    step = staffed.look(empty.id).next_step
    assert step
    assert (step.what, step.at) == ("call_sheet", staffed.clock.now() + DAY)
    assert empty.next_step_at == step.at


@pytest.mark.parametrize(
    ("reach", "reason"),
    [(Reach.VOUCHED, "never_joined"), (Reach.REPLACED, "never_joined"), (Reach.BLOCKED, "blocked")],
)
def test_why_a_unit_is_not_reached_is_told(cast: Cast, reach: Reach, reason: str) -> None:
    cast.contact(cast.head("TC", "Lan"), "101", reach=reach)
    assert [a.reason for a in cast.issue(["TC"]).unreachable] == [reason]


def test_unknown_codes_are_named_and_nothing_is_stored(staffed: Cast) -> None:
    with pytest.raises(NotFound, match="No such unit: XX, yy; see `dondoc recipients list`"):
        staffed.issue(["TC", "XX", "yy"])
    assert set(tables(staffed).values()) == {0}


@pytest.mark.parametrize(("codes", "message"), [(None, "import the recipients first"), ([], "No unit is addressed")])
def test_a_directive_for_nobody_is_refused(cast: Cast, codes: list[str] | None, message: str) -> None:
    cast.unit("TC")
    with pytest.raises(BadInput, match=message):
        cast.issue(codes)
    assert set(tables(cast).values()) == {0}


def test_issuing_is_one_transaction(staffed: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = []

    def fail_at_the_second(*_: object) -> None:
        sent.append(1)
        if len(sent) == 2:
            raise RuntimeError("the disk is gone")

    monkeypatch.setattr(issuing, "send_directive", fail_at_the_second)
    with pytest.raises(RuntimeError, match="the disk is gone"):
        staffed.issue()
    assert (len(sent), set(tables(staffed).values())) == (2, {0})


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_secret_text_is_refused_and_leaves_no_trace(staffed: Cast, mark: str) -> None:
    words = "Phương án bố trí lực lượng trên tuyến số 7"
    secret = f"UBND TỈNH LẠNG SƠN\n\n{mark}\n\nSố: 12/CT-UBND\nV/v {words.lower()}\n\n{words}."
    with pytest.raises(SecretDirective, match=rf"van-ban\.txt is marked {mark}; .* Nothing was kept") as caught:
        staffed.issue(text=secret, file=secret.encode(), subject=words)
    assert words not in str(caught.value)
    assert set(tables(staffed).values()) == {0}
    kept = staffed.everything_kept()
    assert b"Lan" in kept
    assert "lực lượng".encode() not in kept


# Deadlines and paces


def test_a_deadline_by_day_passes_when_the_office_closes_on_it(staffed: Cast) -> None:
    due = Deadline(on=date(2026, 3, 20))
    [a] = staffed.assignments(staffed.issue(["TC"], due=due))
    assert (a.due, a.original_due) == (due, due)
    assert a.due_at == datetime(2026, 3, 20, 17, 0, tzinfo=HANOI)


def test_a_deadline_by_hour_passes_at_that_hour(staffed: Cast) -> None:
    at = datetime(2026, 3, 20, 10, 30, tzinfo=HANOI)
    [a] = staffed.assignments(staffed.issue(["TC"], due=Deadline(on=at.date(), at=at)))
    assert (a.due, a.due_at) == (Deadline(on=at.date(), at=at), at)


def test_a_directive_keeps_the_policy_that_it_was_issued_with(staffed: Cast) -> None:
    issued = staffed.issue(["TC"], urgency=Urgency.KHAN)
    patient = FollowUp(escalate_after=99)
    staffed.office.rules = rules(pace=Pace(dict.fromkeys(Urgency, patient)))
    kept = staffed.do(lambda work: work.directives.get(issued.directive.id))
    assert from_stored(json.loads(kept.follow_up)) == FollowUp()
    later = staffed.issue(["TC"], urgency=Urgency.KHAN)
    assert from_stored(json.loads(later.directive.follow_up)) == patient


def test_every_field_of_the_draft_is_kept(staffed: Cast) -> None:
    due = Deadline(on=date(2026, 4, 1))
    issued = staffed.issue(["TC"], number="/SNN-VP", dated="2026-04", kind=None, due=due, until=Until.ACK)
    d = issued.directive
    assert (d.number, d.number_for_people, d.dated, d.kind, d.due) == ("/SNN-VP", "…/SNN-VP", "2026-04", None, due)
    assert (d.until, d.issued_at, d.issuer, d.file_name) == (
        Until.ACK,
        staffed.clock.now(),
        "UBND tỉnh",
        "van-ban.txt",
    )
    assert staffed.do(lambda work: work.directives.file(d.id)) == d.text.encode()


# Finding


def test_a_directive_is_found_by_handle_or_number_if_that_leaves_no_doubt(staffed: Cast) -> None:
    first, second = staffed.issue(["TC"]), staffed.issue(["TC"])
    other = staffed.issue(["TC"], number="13/CT-UBND")
    assert staffed.do(find_directive, "vb2").id == second.directive.id
    assert staffed.do(find_directive, "13/CT-UBND").id == other.directive.id
    with pytest.raises(NotFound, match="Several directives have the number 12/CT-UBND: VB1, VB2"):
        staffed.do(find_directive, first.directive.number)
    with pytest.raises(NotFound, match="There is no directive VB9"):
        staffed.do(find_directive, "VB9")


# Withdrawing


def test_a_withdrawn_directive_is_told_to_everyone_who_had_it(staffed: Cast) -> None:
    issued = staffed.issue()
    first, second = staffed.claim()
    staffed.record(first, Fate.SENT)
    staffed.record(second, Fate.UNKNOWN, reason="no answer")
    taken_back = withdraw(staffed)
    assert (taken_back.withdrawn_at, taken_back.withdrawn_reason) == (staffed.clock.now(), "ban hành nhầm")
    assert [(a.status, a.next_step_at) for a in staffed.assignments(issued)] == [(Status.WITHDRAWN, None)] * 3
    notices = staffed.deliveries(issued, Kind.NOTICE)
    assert [(d.address, d.facts["text"].splitlines()[0]) for d in notices] == [
        ("101", "🛑 THU HỒI: văn bản số 12/CT-UBND"),
        ("103", "🛑 THU HỒI: văn bản số 12/CT-UBND"),
    ]
    events = staffed.do(lambda work: work.events.of_directive(issued.directive.id))
    assert [(e.who, e.text) for e in events if e.what == "withdrawn"] == [("Văn thư Hoa", "ban hành nhầm")]


def test_a_directive_still_queued_when_it_is_withdrawn_never_goes_out(staffed: Cast) -> None:
    issued = staffed.issue()
    withdraw(staffed)
    assert staffed.claim() == []
    assert {(d.state, d.reason) for d in staffed.deliveries(issued)} == {(State.DROPPED, "the directive was withdrawn")}


def test_one_that_is_being_sent_when_it_is_withdrawn_is_told_of_it(staffed: Cast) -> None:
    issued = staffed.issue(["TC"])
    [claim] = staffed.claim()
    withdraw(staffed)
    staffed.record(claim, Fate.SENT)
    # The card stood there with its buttons as if nothing had happened.
    assert [(c.kind, c.address, c.outgoing.choices) for c in staffed.send_all()] == [
        (Kind.NOTICE, "101", ()),
        (Kind.EDIT, "101", ()),
    ]
    assert staffed.look(staffed.assignments(issued)[0].id).assignment.status is Status.WITHDRAWN


def test_what_was_done_before_the_withdrawal_stays_done(staffed: Cast) -> None:
    """A receipt that settled the matter was counted as withdrawn afterwards, unlike a confirmation."""
    lan = staffed.do(lambda work: work.recipients.contact(CHAT, "101").person_id)
    by = Actor(person=staffed.do(lambda work: work.recipients.person(lan)), channel=CHAT)
    receipt_is_enough = staffed.issue(["TC"], until=Until.ACK)
    to_be_done = staffed.issue(["TC"])
    staffed.send_all()
    staffed.do(acknowledge, staffed.assignments(receipt_is_enough)[0].id, by)
    staffed.do(confirm, staffed.assignments(to_be_done)[0].id, by)
    for handle in ("VB1", "VB2"):
        withdraw(staffed, handle)
    statuses = [staffed.assignments(issued)[0].status for issued in (receipt_is_enough, to_be_done)]
    assert statuses == [Status.ACKNOWLEDGED, Status.CONFIRMED]


def test_withdrawing_twice_changes_nothing(staffed: Cast) -> None:
    staffed.issue(["TC"])
    first = withdraw(staffed)
    staffed.clock.let_pass(HOUR)
    with pytest.raises(BadInput, match="VB1 has been withdrawn already; nothing was changed"):
        withdraw(staffed, reason="lần nữa")
    assert staffed.do(find_directive, "VB1") == first


def test_posts_decide_on_the_day_of_issuing(staffed: Cast) -> None:
    """A head whose post begins tomorrow is not addressed today."""
    tomorrow = staffed.person("Tú")
    staffed.post(tomorrow, staffed.unit("XD"), from_on=TODAY + DAY)
    assert staffed.issue().assignments == 3
    staffed.clock.let_pass(DAY)
    assert staffed.issue().assignments == 4

"""Who gets what is sent to a head: a table of whom they have named, whether they can be asked, and what is done."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.delegating import CONFIRMING, Named, is_within, last_of, receiver_of
from bot.core.matter import May
from bot.core.messages import Act
from bot.core.model import (
    Assignment,
    AssignmentId,
    Contact,
    ContactId,
    DirectiveId,
    Person,
    PersonId,
    Reach,
    Status,
    UnitId,
    Until,
)
from bot.core.records import Delegation
from handlers.fields import days_in
from handlers.handing import name_in
from tests.unit.test_policy import at

OPEN = Assignment(
    id=AssignmentId(1),
    directive_id=DirectiveId(1),
    unit_id=UnitId(1),
    status=Status.ACKNOWLEDGED,
    until=Until.CONFIRM,
    issued_at=at("2024-07-01 08:00"),
)


def named(number: int, *, reached: bool = True, away: bool = False, confirms: bool = False) -> Named:
    person = Person(id=PersonId(number), full_name=f"Người {number}")
    contact = Contact(
        id=ContactId(number),
        person_id=person.id,
        channel="chat",
        address=str(number),
        proof="invite",
        reach=Reach.REACHABLE,
    )
    delegation = Delegation(
        id=number,
        unit_id=UnitId(1),
        assignment_id=None,
        from_person=PersonId(99),
        to_person=person.id,
        from_on=date(2024, 7, 1),
        to_on=None,
        made_at=OPEN.issued_at,
    )
    return Named(
        delegation=delegation,
        person=person,
        contact=contact if reached else None,
        is_away=away,
        may_confirm=confirms,
    )


@pytest.mark.parametrize(
    ("delegate", "stand_in", "percent", "number"),
    [
        (None, None, None, None),
        (named(1), None, None, 1),
        (named(1), named(2), 60, 1),
        (None, named(2), None, 2),
        (named(1, reached=False), None, None, None),
        (named(1, away=True), None, None, None),
        (named(1, reached=False), named(2), None, 2),
        (named(1, away=True), named(2, away=True), None, None),
        (named(1), None, 100, None),  # only the head has something left to do
        (named(1), named(2), 100, 2),
        (named(1, confirms=True), None, 100, 1),
        (None, named(2), 100, 2),
    ],
)
def test_who_gets_it(delegate: Named | None, stand_in: Named | None, percent: int | None, number: int | None) -> None:
    to = receiver_of(replace(OPEN, percent=percent), delegate, stand_in)
    assert (to.person.id if to else None) == number


def test_the_one_named_last_counts() -> None:
    first, second = named(1), named(2)
    assert last_of([second, first]) == second
    assert last_of([]) is None


def test_a_delegate_confirms_only_where_the_office_says_so() -> None:
    may = {may: {act for act in Act if is_within(act, may)} for may in May}
    assert may[May.REPORT] & CONFIRMING == set()
    assert may[May.CONFIRM] == may[May.REPORT] | CONFIRMING
    assert may[May.CONFIRM] & {Act.DELEGATE, Act.EXTEND, Act.DECLINE, Act.HAND_TO, Act.HAND_BACK} == set()
    assert (may[May.NOTHING], may[May.ALL]) == (set(), set(Act))
    assert [is_within(None, one) for one in May] == [True, False, False, False]


@pytest.mark.parametrize(
    ("text", "named_"),
    [
        ("Trần Văn Bình", ("Trần Văn Bình", None)),
        ("Trần Văn Bình, Chuyên viên", ("Trần Văn Bình", "Chuyên viên")),
        ("Trần Văn Bình – Chuyên viên", ("Trần Văn Bình", "Chuyên viên")),
        ("TRẦN VĂN BÌNH", ("Trần Văn Bình", None)),
        ("trần văn bình, chuyên viên", ("Trần Văn Bình", "chuyên viên")),
        ("Trần Văn Bình, Chuyên viên, 0912000999", ("Trần Văn Bình", "Chuyên viên")),
        ("Trần Văn Bình, 0912 000 999", ("Trần Văn Bình", None)),
        ("Trần Văn Bình - chuyên viên, SĐT: +84 912 000 999", ("Trần Văn Bình", "chuyên viên")),
        ("trần văn bình", None),
        ("đang làm rồi", None),
        ("Bình", None),
        ("60% rồi", None),
        ("Trần Văn 2", None),
        ("Trần Văn Bình Minh Đức Huy Hoàng", None),
        ("https://example.vn Văn", None),
        ("", None),
    ],
)
def test_a_name_is_told_from_a_sentence(text: str, named_: tuple[str, str | None] | None) -> None:
    assert name_in(text) == named_


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("01/08/2026 - 10/08/2026", [date(2026, 8, 1), date(2026, 8, 10)]),
        ("từ 1.8.2026 đến hết 10.8.2026", [date(2026, 8, 1), date(2026, 8, 10)]),
        ("từ ngày 1/8/2026", [date(2026, 8, 1)]),
        ("31/02/2026 - 10/08/2026", []),
        ("tuần sau", []),
        ("1/8 - 10/8/2026", []),
    ],
)
def test_days_are_read(text: str, days: list[date]) -> None:
    assert days_in(text) == days

"""Duties as clerks type them."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.duties import Every, NewDuty, Recurrence
from bot.core.model import Deadline, Unit, UnitId
from handlers.duty_lines import BadLine, duties_in

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
UNITS = [
    Unit(id=UnitId(n), code=code, name=name)
    for n, (code, name) in enumerate((("NV1", "Phòng Nghiệp vụ 1"), ("TC", "Phòng Tài chính"), ("KT", "Phòng Kế toán")))
]
DUE = Deadline(on=date(2026, 7, 20))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "1. Rà soát danh mục; chủ trì: NV1; phối hợp: TC, KT; hạn: 20/07/2026",
            NewDuty(text="Rà soát danh mục", leads=("NV1",), supports=("TC", "KT"), due=DUE),
        ),
        (
            "Rà soát danh mục; chủ trì NV1, phối hợp TC, KT; hạn 20/07/2026",
            NewDuty(text="Rà soát danh mục", leads=("NV1",), supports=("TC", "KT"), due=DUE),
        ),
        ("Rà soát, chủ trì: NV1, hạn: 20/07/2026", NewDuty(text="Rà soát", leads=("NV1",), due=DUE)),
        (
            "Hạn chế cháy rừng; phối hợp với công an, hạn chế đốt nương",
            NewDuty(text="Hạn chế cháy rừng; phối hợp với công an, hạn chế đốt nương"),
        ),
        ("ra soat; chu tri: nv1; han: 20/7/2026", NewDuty(text="ra soat", leads=("NV1",), due=DUE)),
        (
            "Review; lead: NV1; supporting: TC; due: 20/07/2026",
            NewDuty(text="Review", leads=("NV1",), supports=("TC",), due=DUE),
        ),
        (
            "Rà soát; Đơn vị chủ trì: Phòng Tài chính; thời hạn: 20/07/2026.",
            NewDuty(text="Rà soát", leads=("TC",), due=DUE),
        ),
        ("Lập kế hoạch; trình duyệt; hạn: không", NewDuty(text="Lập kế hoạch; trình duyệt")),
        (
            "Báo cáo; chủ trì: TC, KT; phối hợp: KT; hạn: thứ Sáu hằng tuần",
            NewDuty(text="Báo cáo", leads=("TC", "KT"), repeats=Recurrence(every=Every.WEEK, day=5)),
        ),
    ],
)
def test_a_line_is_understood(line: str, expected: NewDuty) -> None:
    assert duties_in(line, (), UNITS, HANOI) == (expected,)


def test_lines_correct_remove_and_add() -> None:
    known = tuple(NewDuty(text=f"việc {n}") for n in (1, 2, 3))
    changed = duties_in("2. việc hai\nxóa 1\nviệc bốn\n9. việc chín", known, UNITS, HANOI)
    assert isinstance(changed, tuple)
    assert [duty.text for duty in changed] == ["việc hai", "việc 3", "việc bốn", "việc chín"]
    assert duties_in("không", known, UNITS, HANOI) == ()


@pytest.mark.parametrize(
    ("line", "field", "what"),
    [
        ("Rà soát; chủ trì: XYZ", "units", "XYZ"),
        ("Rà soát; hạn: 31/02/2026", "due", "31/02/2026"),
        ("chủ trì: TC", "text", ""),
        ("xóa 1", "number", ""),
        ("x" * 1001, "text", ""),
    ],
)
def test_what_is_not_clear_is_named(line: str, field: str, what: str) -> None:
    found = duties_in(line, (), UNITS, HANOI)
    assert isinstance(found, BadLine)
    assert (found.line, found.field, found.what) == (line, field, what)


def test_more_than_there_may_be() -> None:
    found = duties_in("\n".join(f"việc {n}" for n in range(100)), (), UNITS, HANOI)
    assert isinstance(found, BadLine)
    assert found.field == "many"


@given(st.text(max_size=300))
def test_whatever_is_typed_is_duties_or_a_line_to_be_asked_about(text: str) -> None:
    found = duties_in(text, (), UNITS, HANOI)
    assert isinstance(found, BadLine) or all(3 <= len(duty.text) <= 1000 for duty in found)

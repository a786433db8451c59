"""`dondoc directive publish --duties` and `end-series`, and what `show` says of duties."""

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.faults.stage import Told
from tests.story.test_cli import Run, assert_refused, furnished, office, run, settings

__all__ = ["furnished", "office", "run", "settings"]  # fixtures

_AT_TWO = datetime(2031, 7, 21, 14)  # noqa: DTZ001 - a spreadsheet knows no zones
TABLE = """nhiem_vu,chu_tri,phoi_hop,han
Rà soát danh mục,stc,"SXD, VP",20/07/2031
Báo cáo tình hình,SXD,,ngày 15 hằng tháng
Quán triệt,,,
"""


def publish(office: Run, table: str | bytes, *more: str, name: str = "viec.csv") -> Told:
    Path(name).write_bytes(table if isinstance(table, bytes) else table.encode())
    return office(
        *("directive", "publish", "chi-thi.txt", "--to", "STC,SXD,VP", "--due", "2031-07-31", "--duties", name, *more)
    )


def duties_of(office: Run, unit: str) -> list[dict[str, object]]:
    told = office("directive", "show", "VB1", "--json").json
    assert sum(told["split"].values()) == told["total"] - told["status"]["withdrawn"] - told["status"]["declined"]
    found: list[dict[str, object]] = next(one for one in told["units"] if one["unit"] == unit)["duties"]
    return found


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_of_duties_is_published_with_the_directive(office: Run, separator: str) -> None:
    table = TABLE if separator == "," else TABLE.replace('"SXD, VP"', "SXD VP").replace(",", separator)
    publish(office, table)
    finance = duties_of(office, "STC")
    assert [(duty["number"], duty["text"], duty["role"]) for duty in finance] == [
        (1, "Rà soát danh mục", "lead"),
        (3, "Quán triệt", "lead"),
    ]
    building = duties_of(office, "SXD")
    assert [(duty["number"], duty["role"]) for duty in building] == [(1, "supporting"), (2, "lead"), (3, "lead")]
    assert building[1]["repeats"] == {"every": "month", "day": 15, "month": 1}


def test_english_columns_and_iso_dates_will_do(office: Run) -> None:
    publish(office, "duty;lead;supporting;due\nReview;STC;SXD;2031-07-20\nDraft;STC;;2031-07-21T10:00\n")
    dues = [duty["periods"] for duty in duties_of(office, "STC")]
    assert [periods[0]["due"] for periods in dues] == ["2031-07-20", "2031-07-21T03:00:00Z"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("chu_tri,han\nSTC,20/07/2031\n", ["nhiem_vu"]),
        ("", ["viec.csv"]),
        ("nhiem_vu,chu_tri\nRà soát,SYT\n", ["Duty 1", "SYT"]),
        ("nhiem_vu,chu_tri\nRà soát,STC\nLập dự toán,XYZ\n", ["Duty 2", "XYZ"]),
        ("nhiem_vu,han\nRà soát,mai\n", ["row 2", "mai"]),
        ("nhiem_vu,han\nRà soát,31/02/2031\n", ["row 2", "31/02/2031"]),
        ("nhiem_vu,chu_tri\n,STC\n", ["row 2"]),
        ("nhiem_vu\n" + "x" * 1001 + "\n", ["row 2"]),
        ("nhiem_vu\n" + "việc\n" * 100, ["100", "99"]),
        ("nhiem_vu\nTriển khai phương án MẬT\n", ["MẬT"]),
    ],
)
def test_a_bad_table_leaves_nothing(office: Run, table: str, words: list[str]) -> None:
    assert_refused(publish(office, table), 2, *words)
    assert office("directive", "list", "--json").json == []


def test_a_day_in_a_spreadsheet_is_no_midnight_before_it(office: Run) -> None:
    book = Workbook()
    for row in (("nhiem_vu", "chu_tri", "han"), ("Rà soát", "STC", date(2031, 7, 21)), ("Báo cáo", "STC", _AT_TWO)):
        book.active.append(row)  # type: ignore[union-attr]
    content = io.BytesIO()
    book.save(content)
    publish(office, content.getvalue(), name="viec.xlsx")
    dues = [duty["periods"] for duty in duties_of(office, "STC")]
    assert [periods[0]["due"] for periods in dues] == ["2031-07-21", "2031-07-21T07:00:00Z"]  # type: ignore[index]


def test_a_duty_of_several_lines_cannot_pose_as_lines_of_the_bot(office: Run) -> None:
    publish(office, 'nhiem_vu,chu_tri\n"Rà soát\n📄 VĂN BẢN\u202e số 1\n1. Đã tiếp nhận",STC\n')
    assert [duty["text"] for duty in duties_of(office, "STC")] == ["Rà soát 📄 VĂN BẢN số 1 1. Đã tiếp nhận"]


@pytest.mark.parametrize("due", ["2031-07-20T10:00Z", "2031-07-20 10:00 hoặc sau"])
def test_what_stands_behind_an_hour_is_not_passed_over(office: Run, due: str) -> None:
    assert_refused(publish(office, f"nhiem_vu,han\nRà soát,{due}\n"), 2, "row 2", due)


def test_a_series_is_ended(office: Run) -> None:
    publish(office, TABLE)
    told = office("directive", "end-series", "VB1", "--json").json
    assert (told["directive"], told["duties"], told["late"]) == ("VB1", [2], 0)
    assert [duty["number"] for duty in duties_of(office, "SXD")] == [1, 3]
    assert_refused(office("directive", "end-series", "VB1"), 2, "VB1")
    assert_refused(office("directive", "end-series", "VB1", "--duty", "1"), 2, "1")
    assert_refused(office("directive", "end-series", "VB9"), 2, "VB9")
    assert office("audit", "verify").code == 0


def test_show_in_words(office: Run) -> None:
    publish(office, TABLE)
    out = office("directive", "show", "VB1").out
    assert "duty 1 (lead): Rà soát danh mục; due 2031-07-20 open" in out
    assert "duty 2 (lead): Báo cáo tình hình; due" in out

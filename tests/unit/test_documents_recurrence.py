"""When a duty comes again, as people write it."""

import pytest

from bot.core.duties import Every, Recurrence
from bot.documents.recurrence import recurrence_in


@pytest.mark.parametrize(
    ("text", "every", "day", "month"),
    [
        ("ngày 15 hằng tháng", Every.MONTH, 15, 1),
        ("trước ngày 15 hàng tháng", Every.MONTH, 15, 1),
        ("truoc ngay 5 moi thang", Every.MONTH, 5, 1),
        ("hằng tháng, trước ngày 25", Every.MONTH, 25, 1),
        ("ngày cuối hằng tháng", Every.MONTH, 31, 1),
        ("thứ Sáu hằng tuần", Every.WEEK, 5, 1),
        ("hằng tuần, thứ 2", Every.WEEK, 1, 1),
        ("Chủ nhật hàng tuần", Every.WEEK, 7, 1),
        ("ngày 25 tháng cuối quý", Every.QUARTER, 25, 3),
        ("hằng quý, trước ngày 10 của tháng đầu quý", Every.QUARTER, 10, 1),
        ("ngày 15 tháng thứ hai của quý", Every.QUARTER, 15, 2),
        ("ngày 20 hằng quý", Every.QUARTER, 20, 3),
        ("trước ngày 15/12 hằng năm", Every.YEAR, 15, 12),
        ("ngày 15 tháng 1 hằng năm", Every.YEAR, 15, 1),
        ("day 15 of every month", Every.MONTH, 15, 1),
        ("monthly, on the 5th", Every.MONTH, 5, 1),
        ("every Friday", Every.WEEK, 5, 1),
        ("15/01 every year", Every.YEAR, 15, 1),
        ("day 25 of the first month of every quarter", Every.QUARTER, 25, 1),
    ],
)
def test_a_row_is_understood(text: str, every: Every, day: int, month: int) -> None:
    assert recurrence_in(text) == Recurrence(every=every, day=day, month=month)


@pytest.mark.parametrize(
    "text",
    [
        *("", "20/07/2026", "hằng tháng", "ngày 32 hằng tháng", "ngày 5 và ngày 20 hằng tháng", "hằng tuần"),
        *("thứ Hai, thứ Sáu hằng tuần", "15/13 hằng năm", "hằng năm", "ngày 15", "x" * 500 + " ngày 5 hằng tháng"),
    ],
)
def test_what_names_no_row_is_asked_again(text: str) -> None:
    assert recurrence_in(text) is None

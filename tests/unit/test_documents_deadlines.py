import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.deadlines import find_deadline
from bot.documents.folding import fold

unhurried = settings(deadline=None)  # how long a busy machine takes proves nothing

DATED = {
    "trước ngày 20/7/2024": ("2024-07-20", None),
    "hoàn thành trước ngày 15 tháng 8 năm 2024.": ("2024-08-15", None),
    "chậm nhất là ngày 22/7/2024 để tổng hợp": ("2024-07-22", None),
    "muộn nhất ngày 22.7.2024": ("2024-07-22", None),
    "đến hết ngày 30 tháng 6": ("2024-06-30", None),
    "trước ngày 30/6": ("2024-06-30", None),
    "trong ngày 05/9/2024": ("2024-09-05", None),
    "từ ngày 01/3/2025 đến hết ngày 15/3/2025": ("2025-03-15", None),
    "xong trước 17h00 ngày 27/9/2025; không": ("2025-09-27", "17:00"),
    "ngập sâu trước 10h00 ngày 28/9": ("2024-09-28", "10:00"),
    "trước 16 giờ 30 phút ngày 10 tháng 3 năm 2026": ("2026-03-10", "16:30"),
    "trước 17 giờ 00 phút, ngày 05/6/2025": ("2025-06-05", "17:00"),
    "trước 17g00 ngày 05/6/2025": ("2025-06-05", "17:00"),
    "trước 7h30, thứ Hai, ngày 5/5/2025": ("2025-05-05", "07:30"),
    "trước 16h ngày 5/6/2025 (thứ Năm)": ("2025-06-05", "16:00"),
    "hoàn thành trong tháng 8/2025": ("2025-08-31", None),
    "hoàn thành trong tháng 11 năm 2024": ("2024-11-30", None),
    "xong trong tháng 2": ("2024-02-29", None),
    "trong quý III/2025": ("2025-09-30", None),
    "trong quý IV năm 2025": ("2025-12-31", None),
    "hoàn thành trong năm 2025": ("2025-12-31", None),
    "TRƯỚC NGÀY 5/6/2025": ("2025-06-05", None),
}
IN_A_CELL = {
    "30/4/2024": ("2024-04-30", None),
    "14h00 ngày 08/02/2025": ("2025-02-08", "14:00"),
    "trước 15/11/2024": ("2024-11-15", None),
    "Quý II, III/2025": ("2025-09-30", None),
    "Cả năm 2015": ("2015-12-31", None),
    "Tháng 9/2025": ("2025-09-30", None),
    "6 tháng đầu năm 2025": ("2025-06-30", None),
    "Giữa tháng 5/2025": ("2025-05-15", None),
    "Cuối năm 2025": ("2025-12-31", None),
    "Từ 01/3/2025 đến 15/3/2025": ("2025-03-15", None),
}
RECURRING = {
    "chậm nhất ngày 15 hằng tháng": ("monthly:15", None),
    "trước ngày 25 hàng tháng": ("monthly:25", None),
    "trước 16h00 thứ Sáu hằng tuần": ("weekly:5", "16:00"),
    "hằng tuần, trước 16h00 thứ Sáu": ("weekly:5", "16:00"),
    "vào Chủ nhật hằng tuần": ("weekly:7", None),
    "hằng ngày trước 15 giờ": ("daily", "15:00"),
    "báo cáo trước 16h00 hằng ngày": ("daily", "16:00"),
    "báo cáo 02 giờ/lần": ("hourly:2", None),
    "trước ngày 20 của tháng cuối quý": ("quarterly:20", None),
    "vào ngày làm việc cuối cùng của tháng": ("monthly:last", None),
    "báo cáo tiến độ tại giao ban tháng": ("monthly", None),
    "định kỳ hằng quý báo cáo": ("quarterly", None),
}
UNDATED = {
    "trong 05 ngày làm việc kể từ ngày nhận được văn bản.": "relative",
    "trong 10 ngày kể từ ngày ký": "relative",
    "trong vòng 24 giờ kể từ khi phát hiện": "relative",
    "chậm nhất 10 ngày trước ngày khai mạc": "relative",
    "kiểm tra trước mỗi kỳ họp": "relative",
    "xử lý dứt điểm trong tuần này": "vague",
    "triển khai thực hiện ngay": "vague",
    "thường xuyên kiểm tra": "vague",
    "sớm hoàn thành hồ sơ": "vague",
}
NONE = [
    "Thực hiện Công văn số 4412/UBND-VXNV ngày 28/6/2024 của UBND tỉnh",
    "khẩn trương, kịp thời triển khai",
    "giai đoạn 2020 - 2025",
    "bán hàng ngày lễ",
    "công tác CCHC quý I năm 2024",
    "đường dây nóng 1900",
    "trước ngày 31/2/2024",
    "",
]


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize(("phrase", "due"), DATED.items())
def test_a_day_named_in_a_sentence(phrase: str, due: tuple[str, str | None], *, plain: bool) -> None:
    found = find_deadline("Rà soát hồ sơ, " + (fold(phrase) if plain else phrase), 2024)
    assert found is not None
    assert (found.kind, found.date, found.time, found.every) == ("date", *due, None)


@pytest.mark.parametrize(("cell", "due"), IN_A_CELL.items())
def test_a_day_in_a_deadlines_own_cell(cell: str, due: tuple[str, str | None]) -> None:
    found = find_deadline(cell, 2024, bare=True)
    assert found is not None
    assert (found.kind, found.date, found.time) == ("date", *due)


@pytest.mark.parametrize(("phrase", "every"), RECURRING.items())
def test_a_deadline_that_comes_again(phrase: str, every: tuple[str, str | None]) -> None:
    found = find_deadline(phrase, 2024)
    assert found is not None
    assert (found.kind, found.date, found.every, found.time) == ("recurring", None, *every)


@pytest.mark.parametrize(("phrase", "kind"), UNDATED.items())
def test_a_deadline_without_a_day(phrase: str, kind: str) -> None:
    found = find_deadline(phrase, 2024)
    assert found is not None
    assert (found.kind, found.date, found.time, found.every) == (kind, None, None, None)


@pytest.mark.parametrize("phrase", NONE)
def test_no_deadline(phrase: str) -> None:
    assert find_deadline(phrase, 2024) is None


def test_a_date_wins_and_the_phrase_is_kept_as_printed() -> None:
    found = find_deadline(
        "Dừng ngay việc sử dụng, sửa xong trước ngày 15 tháng 8 năm 2024; thường xuyên kiểm tra", None
    )
    assert found is not None
    assert (found.raw, found.date) == ("xong trước ngày 15 tháng 8 năm 2024", "2024-08-15")


def test_a_day_without_a_year_stays_unknown_when_the_directive_has_none() -> None:
    assert find_deadline("trước ngày 30/6", None) is None


@unhurried
@given(text=st.text(max_size=200), bare=st.booleans())
def test_any_text_gives_a_deadline_or_none(*, text: str, bare: bool) -> None:
    find_deadline(text, 2024, bare=bare)

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.adapters.holidays import KNOWN_SWAPS, days_of, read_swaps
from bot.core.calendar import Calendar, SpecialDay, no_special_days
from bot.core.hours import parse_hours, parse_working_days
from bot.core.spans import Span

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
SAMPLE = Path(__file__).parents[2] / "docs" / "lich-nghi-2026.csv"
HEADER = "ngay,loai,ghi_chu\n"


def office(swaps_file: Path | None = None) -> Calendar:
    hours = parse_hours("07:30-11:30,13:30-17:00")
    return Calendar(ZoneInfo("Asia/Ho_Chi_Minh"), parse_working_days("1-5"), hours, days_of("VN", swaps_file))


def working(calendar: Calendar, *days: str) -> list[bool]:
    return [calendar.is_working_day(date.fromisoformat(day)) for day in days]


@pytest.fixture
def swaps(tmp_path: Path) -> Path:
    return tmp_path / "swaps.csv"


def test_tet_2026_is_off_from_its_eve_to_the_fourth_day() -> None:
    calendar = office()
    assert calendar.working_days_until(date(2026, 2, 13), date(2026, 2, 23)) == 1
    assert not any(calendar.is_working_day(date(2026, 2, day)) for day in range(14, 23))
    special = calendar.special_day(date(2026, 2, 17))
    assert special == SpecialDay(works=False, name="Tết Nguyên Đán")


def test_holidays_of_the_library_and_its_make_up_days() -> None:
    calendar = office()
    assert working(calendar, "2026-04-27", "2026-04-30", "2026-09-02", "2026-11-24") == [False] * 4
    assert working(calendar, "2026-08-31", "2026-08-22") == [False, True]
    assert working(calendar, "2025-05-02", "2025-04-26") == [False, True]
    assert working(calendar, "2026-08-29", "2026-04-25") == [False, False]
    assert calendar.special_day(date(2026, 8, 22)) == SpecialDay(works=True, name="Ngày làm bù")


def test_a_make_up_day_stands_in_its_own_year() -> None:
    assert working(office(), "2014-12-27", "2015-01-02", "2018-12-31", "2019-01-05") == [True, False, False, True]


def test_the_known_swap_that_the_library_lacks() -> None:
    calendar = office()
    assert working(calendar, "2026-01-01", "2026-01-02", "2026-01-05", "2026-01-10") == [False, False, True, True]
    special = calendar.special_day(date(2026, 1, 10))
    assert special is not None
    assert "24h.com.vn" in special.name
    assert list(read_swaps(KNOWN_SWAPS)) == [date(2026, 1, 2), date(2026, 1, 10)]


def test_a_swaps_file_overrules_the_library_and_the_known_swaps(swaps: Path) -> None:
    swaps.write_text(HEADER + "2026-01-02,lam_bu,Trực\n2026-01-10,nghi,\n2026-11-24,work,\n2026-03-04,nghi,Bão số 1\n")
    calendar = office(swaps)
    assert working(calendar, "2026-01-02", "2026-01-10", "2026-11-24", "2026-03-04") == [True, False, True, False]
    assert working(calendar, "2026-01-01", "2026-03-05") == [False, True]
    assert calendar.special_day(date(2026, 3, 4)) == SpecialDay(works=False, name="Bão số 1")
    assert calendar.special_day(date(2026, 1, 10)) == SpecialDay(works=False, name="Ngày nghỉ hoán đổi")


def test_the_sample_for_this_year_loads_and_says_what_is_known() -> None:
    sample = read_swaps(SAMPLE)
    known = office()
    assert {day.year for day in sample} == {2026}
    assert {day: known.is_working_day(day) for day in sample} == {day: special.works for day, special in sample.items()}
    calendar = office(SAMPLE)
    assert working(calendar, "2026-01-02", "2026-01-10", "2026-08-22", "2026-08-31") == [False, True, True, False]
    special = calendar.special_day(date(2026, 2, 17))
    assert special is not None
    assert special.name == "Tết Nguyên đán (mùng 1)"


def test_tet_is_longer_than_the_statutory_days_where_the_file_says_so(swaps: Path) -> None:
    swaps.write_text(
        HEADER + "2026-02-12,nghi,Nghỉ Tết\n2026-02-13,nghi,Nghỉ Tết\n"
        "2026-02-23,nghi,Nghỉ Tết\n2026-02-24,nghi,Nghỉ Tết\n2026-02-28,lam_bu,Bù\n"
    )
    calendar, statutory = office(swaps), office()
    assert working(statutory, "2026-02-12", "2026-02-13", "2026-02-23", "2026-02-24") == [True] * 4
    assert not any(calendar.is_working_day(date(2026, 2, day)) for day in range(12, 25))
    evening = datetime(2026, 2, 11, 17, 0, tzinfo=HANOI)  # the close of the last working day
    assert calendar.local(calendar.next_open(evening)) == datetime(2026, 2, 25, 7, 30, tzinfo=HANOI)
    assert calendar.local(calendar.after(evening, Span(days=1))).date() == date(2026, 2, 25)
    assert calendar.working_day_before(date(2026, 2, 25), 1) == date(2026, 2, 11)
    assert working(calendar, "2026-02-28") == [True]


def test_no_holidays_means_none_at_all(swaps: Path) -> None:
    assert days_of("none") is no_special_days
    swaps.write_text(HEADER + "2026-03-04,nghi,Bão số 1\n")
    only = days_of("none", swaps)
    assert only(2026) == {date(2026, 3, 4): SpecialDay(works=False, name="Bão số 1")}
    assert only(2027) == {}
    swaps.write_text(HEADER)
    assert days_of("none", swaps) is no_special_days


def test_other_holidays_are_refused() -> None:
    with pytest.raises(ValueError, match="'DE' are not known; write VN, or none"):
        days_of("DE")


@pytest.mark.parametrize(
    "text",
    [
        "ngay,loai,ghi_chu\n2026-03-04,nghi,Bão\n2026-03-07,lam_bu,Bù\n",
        "date,kind,note\n2026-03-04,off,Bão\n2026-03-07,work,Bù\n",
        "\ufeffngay;loai;ghi_chu\r\n2026-03-04;nghi;Bão\r\n\r\n2026-03-07;lam_bu;Bù\r\n",
        "Ngày, Loại, Ghi chú\n 2026-03-04 , Nghỉ , Bão \n,,\n2026-03-07,Làm bù,Bù\n",
        'note,kind,date\n"Bão",OFF,2026-03-04\nBù,WORK,2026-03-07',
    ],
)
def test_a_swaps_file_as_people_save_it(swaps: Path, text: str) -> None:
    swaps.write_bytes(text.encode())
    assert read_swaps(swaps) == {
        date(2026, 3, 4): SpecialDay(works=False, name="Bão"),
        date(2026, 3, 7): SpecialDay(works=True, name="Bù"),
    }


def test_a_note_may_be_missing_and_may_hold_a_comma(swaps: Path) -> None:
    swaps.write_text('ngay,loai,ghi_chu\n2026-03-04,nghi\n2026-03-07,lam_bu,"Bù, cả ngày"\n')
    assert [special.name for special in read_swaps(swaps).values()] == ["Ngày nghỉ hoán đổi", "Bù, cả ngày"]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (HEADER + "04/03/2026,nghi,Bão\n", "line 2: '04/03/2026' is not a date"),
        (HEADER + "\n2026-02-30,nghi,Bão\n", "line 3: '2026-02-30' is not a date"),
        (HEADER + "2026-03-04,holiday,Bão\n", "line 2: 'holiday' is neither nghi"),
        (HEADER + "2026-03-04,,\n", "line 2: '' is neither nghi"),
        (HEADER + "2026-03-04\n", "line 2: the date or the kind is missing"),
        (HEADER + "2026-03-04,nghi,Bão, to\n", "line 2: there are more cells than columns"),
        (HEADER + "2026-03-04,nghi,\n2026-03-04,nghi,\n", "line 3: 2026-03-04 stands twice"),
        ("2026-03-04,nghi,Bão\n", "line 1: the columns .* lack ngay"),
    ],
)
def test_a_bad_swaps_file_is_refused_with_the_line(swaps: Path, text: str, complaint: str) -> None:
    swaps.write_text(text)
    with pytest.raises(ValueError, match=f"swaps.csv, {complaint}.*the first line is ngay,loai,ghi_chu"):
        days_of("VN", swaps)


def test_a_file_in_another_encoding_or_none_at_all_is_refused(swaps: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"swaps\.csv"):
        days_of("VN", swaps)
    swaps.write_bytes("ngay,loai\n2026-03-04,nghỉ\n".encode("utf-16"))
    with pytest.raises(ValueError, match="is not UTF-8"):
        days_of("VN", swaps)


def test_the_library_is_imported_only_when_a_year_is_asked_for() -> None:
    program = (
        "import sys; from datetime import date; from bot.adapters.holidays import days_of\n"
        "days = days_of('VN'); print('holidays' in sys.modules)\n"
        "days(2026); print('holidays' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]

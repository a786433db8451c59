import json
import os
import runpy
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.directive import overall_deadline, read_directive
from bot.documents.reading import Deadline, DirectiveText, Duty, Kind
from bot.documents.text import decode

unhurried = settings(deadline=None)  # how long a busy machine takes proves nothing

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
FLOORS = {
    "number": 0.99,
    "date": 0.99,
    "type": 0.99,
    "subject": 0.98,
    "urgency": 0.99,
    "secrecy": 0.99,
    "addressees": 0.98,
    "items": 0.98,
    "place": 0.98,
    "issuer": 0.95,
    "references": 0.98,
    "recipients": 0.98,
    "signer_name": 0.98,
    "signer_position": 0.98,
    "signer_capacity": 0.98,
    "attachments": 0.9,
    "emails": 0.99,
    "footnotes": 0.9,
    "report_to": 0.95,
    "duties": 0.95,
    "duty_units": 0.95,
    "duty_lead": 0.95,
    "deadlines": 0.95,
}

TWO_COLUMNS = """\
UBND HUYỆN VĂN QUAN                    CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG TÀI CHÍNH - KẾ HOẠCH                 Độc lập - Tự do - Hạnh phúc
                                       ______________________________
Số: 05/TCKH-NS                         Văn Quan, ngày 03 tháng 01 năm 2025
V/v báo cáo tình hình thực hiện
dự toán ngân sách năm 2024

                 Kính gửi:
                      - Các cơ quan, đơn vị thuộc huyện;
                      - UBND các xã, thị trấn.

     Thực hiện Công văn số 12/STC-QLNS ngày 02/01/2025 của Sở Tài chính, Phòng đề nghị các cơ quan, đơn vị thực hiện:

     1. Đối với các cơ quan, đơn vị
     a) Báo cáo tình hình thực hiện dự toán năm 2024 theo Phụ lục 01 đính kèm.
     b) Đối chiếu số liệu với Kho bạc Nhà nước huyện, hoàn thành trước ngày 15/01/2025.

     2. UBND các xã, thị trấn lập quyết toán gửi về Phòng Tài chính - Kế hoạch chậm nhất ngày 20 tháng 01 năm 2025.

     Đề nghị các cơ quan, đơn vị, UBND các xã, thị trấn quan tâm thực hiện./.

Nơi nhận:                                            TRƯỞNG PHÒNG
- Như trên;
- TT. HĐND, UBND huyện (B/c);
- Lưu: VT.
                                                     ThS. Hoàng Thị Bích Ngọc
"""
PARTY = """\
TỈNH ỦY LẠNG SƠN
*
Số 15-CT/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Lạng Sơn, ngày 10 tháng 02 năm 2025

CHỈ THỊ
CỦA BAN THƯỜNG VỤ TỈNH ỦY
về tăng cường công tác phòng cháy, chữa cháy rừng

Ban Thường vụ Tỉnh ủy yêu cầu:

1- Đảng ủy UBND tỉnh xây dựng kế hoạch thực hiện Chỉ thị số 42-CT/TW, ngày 24/3/2020, xong trong quý I/2025.
2- Văn phòng Tỉnh ủy theo dõi, định kỳ hằng quý báo cáo Ban Thường vụ Tỉnh ủy.

Nơi nhận:
- Các huyện ủy, thành ủy,
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Hoàng Quốc Khánh
"""
BLANKS = """\
ỦY BAN NHÂN DÂN
XÃ YÊN BÌNH
--------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số:      /QĐ-UBND
Yên Bình, ngày     tháng 6 năm 2025

QUYẾT ĐỊNH
Về việc thành lập Tổ công tác thực hiện Đề án 06 trên địa bàn xã

CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ YÊN BÌNH

Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;

QUYẾT ĐỊNH:

Điều 1. Thành lập Tổ công tác gồm các ông, bà có tên sau (có danh sách kèm theo).
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Văn phòng HĐND và UBND xã, Công an xã chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

CHỦ TỊCH

(Đã ký)

Vi Văn Thành
"""


def test_a_letter_in_two_columns() -> None:
    read = read_directive(TWO_COLUMNS)
    assert (read.number, read.type, read.place, read.date) == ("05/TCKH-NS", "CV", "Văn Quan", "2025-01-03")
    assert (read.issuer, read.issuer_parent) == ("PHÒNG TÀI CHÍNH - KẾ HOẠCH", "UBND HUYỆN VĂN QUAN")
    assert read.subject == "báo cáo tình hình thực hiện dự toán ngân sách năm 2024"
    assert read.addressees == ("Các cơ quan, đơn vị thuộc huyện", "UBND các xã, thị trấn")
    assert [item.no for item in read.items] == ["1", "2"]
    assert read.recipients == ("Như trên", "TT. HĐND, UBND huyện (B/c)", "Lưu: VT")
    assert (read.signer_name, read.signer_position) == ("Hoàng Thị Bích Ngọc", "TRƯỞNG PHÒNG")
    assert read.attachments == ("Phụ lục 01",)
    assert read.report_to == "Phòng Tài chính - Kế hoạch"
    assert [(duty.units, duty.deadline and duty.deadline.date) for duty in read.duties] == [
        ((), None),
        ((), "2025-01-15"),
        (("UBND các xã, thị trấn",), "2025-01-20"),
    ]
    assert overall_deadline(read) == ("2025-01-15", None)


def test_a_party_directive() -> None:
    read = read_directive(PARTY)
    assert (read.number, read.type, read.issuer) == ("15-CT/TU", "CT", "TỈNH ỦY LẠNG SƠN")
    assert read.signer_capacity == ("TM.",)
    assert (read.signer_name, read.signer_position) == ("Hoàng Quốc Khánh", "PHÓ BÍ THƯ")
    assert [(reference.number, reference.date) for reference in read.references] == [("42-CT/TW", "2020-03-24")]
    assert [duty.deadline and (duty.deadline.date, duty.deadline.every) for duty in read.duties] == [
        ("2025-03-31", None),
        (None, "quarterly"),
    ]
    assert overall_deadline(read) is None


def test_blanks_stay_blank() -> None:
    read = read_directive(BLANKS)
    assert (read.number, read.type, read.date, read.place) == ("/QĐ-UBND", "QĐ", "2025-06", "Yên Bình")
    assert read.issuer == "ỦY BAN NHÂN DÂN XÃ YÊN BÌNH"
    assert read.subject == "thành lập Tổ công tác thực hiện Đề án 06 trên địa bàn xã"
    assert [item.no for item in read.items] == ["Điều 1", "Điều 2", "Điều 3"]
    assert [duty.units for duty in read.duties] == [("Văn phòng HĐND và UBND xã", "Công an xã")]
    assert read.signer_name == "Vi Văn Thành"


def test_a_number_written_into_its_blank_is_read_across_the_gap() -> None:
    read = read_directive("Số: 88      /SNN-VP\nV/v kiểm kê tài sản công\n\nYêu cầu các đơn vị kiểm kê tài sản.\n")
    assert (read.number, read.subject) == ("88/SNN-VP", "kiểm kê tài sản công")


@pytest.mark.parametrize("page", [TWO_COLUMNS, PARTY, BLANKS])
@pytest.mark.parametrize(
    "damage",
    [
        lambda page: unicodedata.normalize("NFD", page).replace("\n", "\r\n"),
        lambda page: page.replace(" ", "\u00a0"),
        lambda page: "\ufeff" + page,
    ],
)
def test_how_a_text_is_stored_changes_nothing(page: str, damage: Callable[[str], str]) -> None:
    assert read_directive(damage(page)) == read_directive(page)


def test_what_is_not_in_the_text_is_absent() -> None:
    assert read_directive("Chào các đồng chí, mai họp nhé.") == DirectiveText()
    assert read_directive("") == DirectiveText()


def test_json_has_the_fields_of_the_corpus_in_plain_values() -> None:
    read = read_directive(TWO_COLUMNS).to_json()
    assert json.loads(json.dumps(read)) == read
    assert list(read) == [
        *("number", "issuer", "issuer_parent", "type", "place", "date", "subject", "urgency", "secrecy", "addressees"),
        *("references", "items", "duties", "report_to", "emails", "recipients", "signer_name", "signer_position"),
        *("signer_capacity", "attachments", "footnotes"),
    ]
    assert read["duties"][1] == {
        "task": "Đối chiếu số liệu với Kho bạc Nhà nước huyện, hoàn thành trước ngày 15/01/2025",
        "units": [],
        "lead": None,
        "coordinating": [],
        "deadline": {
            "raw": "hoàn thành trước ngày 15/01/2025",
            "kind": "date",
            "date": "2025-01-15",
            "time": None,
            "every": None,
        },
    }


LETTER = "SỞ TÀI CHÍNH\nSố: 12/STC-NS\nV/v {}\n\nKính gửi: Các phòng thuộc Sở.\n\n1. Làm ngay.\n"


@pytest.mark.parametrize(
    "subject",
    [
        "rà soát mã <b>X</b> &amp; A*B*C",
        "*khẩn trương* rà soát A & B, mục __init__ và `x`",
        "đối chiếu R&D <br> 3 * 4 * 5 = 60",
        "rà soát **một** lần",
        "đối chiếu bảng | cột *",
    ],
)
def test_the_subject_of_a_plain_text_is_read_as_it_stands(subject: str) -> None:
    read = read_directive(LETTER.format(subject))
    assert (read.number, read.subject, read.addressees) == ("12/STC-NS", subject, ("Các phòng thuộc Sở",))


@pytest.mark.parametrize(
    "text",
    [
        "**SỞ TÀI CHÍNH**\n**Số: 12/STC-NS**\n*V/v rà soát A &amp; B*\n\n**Kính gửi:** Các phòng.\n",
        "<p><b>SỞ TÀI CHÍNH</b></p>\n<p>Số: 12/STC-NS<br>V/v rà soát A &amp; <i>B</i><br>Kính gửi: Các phòng.</p>\n",
        "> SỞ TÀI CHÍNH\n> Số: 12/STC-NS\n> V/v rà soát A & B\n>\n> Kính gửi: Các phòng.\n",
        "# SỞ TÀI CHÍNH\nSố: **12/STC-NS**\nV/v rà soát *A* & B\n\nKính gửi: Các phòng.\n",
    ],
)
def test_markup_is_not_part_of_what_is_read(text: str) -> None:
    read = read_directive(text)
    assert (read.number, read.subject, read.addressees) == ("12/STC-NS", "rà soát A & B", ("Các phòng",))


def due(date: str | None, time: str | None = None, units: tuple[str, ...] = (), kind: Kind = "date") -> Duty:
    return Duty(task="việc", units=units, deadline=Deadline(raw="x", kind=kind, date=date, time=time))


@pytest.mark.parametrize(
    ("duties", "deadline"),
    [
        ([], None),
        ([Duty(task="việc")], None),
        ([due("2025-03-02"), due("2025-03-01", "10:00")], ("2025-03-01", "10:00")),
        ([due("2025-03-01"), due("2025-03-01", "10:00")], ("2025-03-01", "10:00")),
        ([due("2025-03-01", units=("Sở A",)), due("2025-04-01")], ("2025-04-01", None)),
        ([due("2025-03-01", units=("Sở A",))], None),
        ([due(None, "16:00", kind="recurring"), due(None, kind="vague"), due(None, kind="relative")], None),
    ],
)
def test_the_deadline_of_the_whole_is_the_earliest_for_all(
    duties: list[Duty], deadline: tuple[str, str | None] | None
) -> None:
    assert overall_deadline(replace(DirectiveText(), duties=tuple(duties))) == deadline


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("Báo cáo kết quả gửi về Sở trước ngày 20/5/2026 để tổng hợp.", ("2026-05-20", None)),
        ("Thời hạn báo cáo: 16 giờ ngày 20/5/2026.", ("2026-05-20", "16:00")),
        ("Yêu cầu thủ trưởng các đơn vị hoàn thành trước ngày 20/5/2026.", ("2026-05-20", None)),
        ("Quy định này có hiệu lực thi hành từ ngày 20/5/2026.", None),
        ("Tính đến ngày 20/4/2026, các đơn vị đã báo cáo đầy đủ.", None),
        ("Các đơn vị đã báo cáo trước ngày 02/5/2026.", None),
    ],
)
def test_a_deadline_in_the_running_text_is_for_all(sentence: str, deadline: tuple[str, str | None] | None) -> None:
    text = (
        "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nSố: 124/SNN-VP\nLạng Sơn, ngày 05 tháng 5 năm 2026\n\n"
        f"Kính gửi: Các phòng, đơn vị thuộc Sở\n\nSở đã nhận được báo cáo của các đơn vị.\n\n{sentence}\n\n"
        "GIÁM ĐỐC\nVi Quốc Trung\n"
    )
    assert overall_deadline(read_directive(text)) == deadline


WORDS = [
    *("Số:", "12/KH-UBND", "V/v", "Kính gửi:", "Nơi nhận:", "QUYẾT ĐỊNH", "Điều 1.", "I.", "1.", "a)", "-", "|", "MẬT"),
    *("ngày 5 tháng 6 năm 2024", "trước ngày 30/2", "Hà Nội,", "giao Sở Nội vụ", "chủ trì", "phối hợp với", "báo cáo"),
    *("KT. GIÁM ĐỐC", "Nguyễn Văn A", "kèm theo", "(", ")", ":", ";", "\n", "\n\n", "\t", "     ", "¹", "điện:", "về"),
]


@unhurried
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_any_mixture_of_a_directives_words_is_read(text: str) -> None:
    assert read_directive(text).to_json()


@unhurried
@given(st.text(max_size=500))
def test_any_text_is_read(text: str) -> None:
    assert read_directive(text).to_json()


@unhurried
@given(st.sampled_from([TWO_COLUMNS, PARTY, BLANKS]), st.data())
def test_a_page_cut_anywhere_is_read(page: str, data: st.DataObject) -> None:
    start, end = data.draw(st.integers(0, len(page))), data.draw(st.integers(0, len(page)))
    assert read_directive(page[start:end]).to_json()


@pytest.mark.skipif(not CORPUS.exists() and "CI" not in os.environ, reason="the corpus is not beside the repository")
def test_the_corpus_is_read_as_well_as_it_was(tmp_path: Path) -> None:
    score = runpy.run_path(str(CORPUS / "score.py"))  # an import would leave its compiled form beside it
    for text in CORPUS.glob("*.txt"):
        read = read_directive(decode(text.read_bytes(), text.name))
        (tmp_path / f"{text.stem}.json").write_text(json.dumps(read.to_json()), encoding="utf-8")
    fields = score["score_dirs"](tmp_path, CORPUS)["fields"]
    assert {name: fields[name]["f1"] for name, floor in FLOORS.items() if fields[name]["f1"] < floor} == {}


def test_items_right_below_the_addressees_are_no_addressees() -> None:
    text = """SỞ NÔNG NGHIỆP
Số: 1200/SNN-VP
V/v báo cáo định kỳ công tác phòng cháy rừng
Lạng Sơn, ngày 05 tháng 5 năm 2026
Kính gửi: Chi cục Kiểm lâm; Văn phòng Sở.
1. Chi cục Kiểm lâm rà soát phương án trước ngày 20/5/2026.
2. Văn phòng Sở báo cáo trước ngày 15 hằng tháng.
"""
    assert read_directive(text).addressees == ("Chi cục Kiểm lâm", "Văn phòng Sở")

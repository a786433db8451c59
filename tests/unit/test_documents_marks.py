import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.directive import read_directive
from bot.documents.marks import marks_of, secrecy_of

unhurried = settings(deadline=None)  # how long a busy machine takes proves nothing

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]

PAGE = """\
UBND TỈNH X
SỞ NỘI VỤ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 17/SNV-VP
Lạng Sơn, ngày 06 tháng 01 năm 2025
V/v bảo vệ bí mật nhà nước

Kính gửi: Các đơn vị trực thuộc.

1. Không mang điện thoại vào phòng họp có nội dung mật.
2. Thu hồi tài liệu mật đã phát; bảo mật tài khoản.

Nơi nhận:
- Như trên;
- Lưu: VT.

GIÁM ĐỐC

Nguyễn Văn A
"""
LINES = PAGE.splitlines()

MARKED = {
    "MẬT": "MẬT",
    "  TỐI MẬT ": "TỐI MẬT",
    "**TUYỆT MẬT**": "TUYỆT MẬT",
    "***TỐI  MẬT***": "TỐI MẬT",
    "### MẬT": "MẬT",
    "> MẬT": "MẬT",
    "M Ậ T": "MẬT",
    "M  Ậ  T": "MẬT",
    "T Ố I   M Ậ T": "TỐI MẬT",
    "T.U.Y.Ệ.T M.Ậ.T": "TUYỆT MẬT",
    "| MẬT |": "MẬT",
    "| **MẬT** | Hà Nội, ngày 5 tháng 6 năm 2024 |": "MẬT",
    "│ TỐI MẬT │": "TỐI MẬT",
    "┃TUYỆT MẬT┃": "TUYỆT MẬT",
    "=== TỐI MẬT ===": "TỐI MẬT",
    "- MẬT -": "MẬT",
    "(MẬT)": "MẬT",
    "[Tối mật]": "TỐI MẬT",
    "“MẬT”": "MẬT",
    "Độ mật: Tối mật": "TỐI MẬT",
    "Mức độ mật: MẬT": "MẬT",
    "độ mật : tuyệt mật": "TUYỆT MẬT",
    "Số: 01/A   Độ mật: Tối mật   Bản số 3": "TỐI MẬT",
    "Tối Mật": "TỐI MẬT",
    "Mật": "MẬT",
    "MAT": "MẬT",
    "TOI MAT": "TỐI MẬT",
    "TUYET MAT": "TUYỆT MẬT",
    "Do mat: Toi mat": "TỐI MẬT",
    "MẶT": "MẬT",  # a scan's reading of the stamp
    "MÂT": "MẬT",
    "TỐI MẬT - HỎA TỐC": "TỐI MẬT",
    "MẬT, KHẨN": "MẬT",
    "MẬT (Bản số 02)": "MẬT",
    "Tối mật (Bản số: 02)": "TỐI MẬT",
    "**Tối mật**.": "TỐI MẬT",
    "TÀI LIỆU MẬT": "MẬT",
    "MẬT\tHà Nội, ngày 5 tháng 6 năm 2024": "MẬT",
    "ＭＡＴ": "MẬT",
    "МẬТ": "MẬT",  # Cyrillic М and Т
    "T0I MAT": "TỐI MẬT",  # a zero
    "M\u200bẬT": "MẬT",
    "TỐI\u00a0MẬT": "TỐI MẬT",
    "<p align=center><strong>TỐI MẬT</strong></p>": "TỐI MẬT",
    "MẬT<br>HỎA TỐC": "MẬT",
    "MẬT&nbsp;": "MẬT",
    "MẬT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": "MẬT",
    "Số: 17/UBND-NC MẬT Hà Giang, ngày 06 tháng 01 năm 2025 V/v họp": "MẬT",
    "Số: 17/UBND-NC Mật Hà Giang, ngày 06 tháng 01 năm 2025": "MẬT",
    "Số: 17/UBND-NC (Mật)": "MẬT",
    "BỘ CÔNG AN TỐI MẬT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": "TỐI MẬT",
    "KẾ HOẠCH (MẬT)": "MẬT",
}
NOT_MARKED = [
    "bảo mật thông tin",
    "Luật Bảo vệ bí mật nhà nước",
    "Thu hồi tài liệu mật đã phát.",
    "KẾ HOẠCH BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "QUY CHẾ\nBẢO VỆ BÍ\nMẬT NHÀ NƯỚC",
    "DANH MỤC BÍ\nMẬT",
    "Tăng cường công tác phòng, chống lộ bí\nmật.",
    "1. Không mang vào phòng họp có nội dung mật.",
    "Văn bản đóng dấu MẬT phải nộp lại",
    "BẢO MẬT",
    "V/v bảo mật",
    "MẬT MÃ DÂN SỰ",
    "MẬT ĐỘ DÂN SỐ",
    "PHÁT TRIỂN NGHỀ NUÔI ONG MẬT\nNĂM 2025",
    "Mặt",
    "mất",
    "Mặt trận Tổ quốc",
    "mật ong",
    "Độ mật: không",
    "độ mật của tài liệu",
    "Gồm các độ:\n- Tuyệt mật;\n- Tối mật;\n- Mật.",
    "Gồm các độ:\n1. Tuyệt mật;\n2. Tối mật;\n3. Mật.",
    "",
]
URGENT = {
    "KHẨN": "KHẨN",
    "HỎA TỐC": "HỎA TỐC",
    "HOẢ TỐC": "HỎA TỐC",
    "HỎA TỐC HẸN GIỜ": "HỎA TỐC",
    "THƯỢNG KHẨN": "THƯỢNG KHẨN",
    "KHAN": "KHẨN",
    "**Thượng khẩn**": "THƯỢNG KHẨN",
    "Độ khẩn: Hỏa tốc": "HỎA TỐC",
    "Số: 1/A KHẨN Hà Nội, ngày 1 tháng 2 năm 2025": "KHẨN",
    "khẩn trương": None,
    "sửa chữa khẩn cấp": None,
    "CÔNG TRÌNH KHẨN CẤP": None,
    "khó khăn": None,
}


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("line", "mark"), MARKED.items())
def test_a_secrecy_mark_is_found_however_it_is_written(line: str, mark: str, form: Form) -> None:
    assert secrecy_of(unicodedata.normalize(form, line)) == mark


@pytest.mark.parametrize("line", NOT_MARKED)
def test_the_word_in_a_sentence_is_no_mark(line: str) -> None:
    assert secrecy_of(line) is None


def test_a_page_about_secrets_bears_no_mark() -> None:
    assert secrecy_of(PAGE) is None


@pytest.mark.parametrize(("line", "mark"), URGENT.items())
def test_urgency_marks(line: str, mark: str | None) -> None:
    assert marks_of(line)[1] == mark


def test_the_highest_mark_counts() -> None:
    assert secrecy_of("MẬT\n\nTUYỆT MẬT\nTỐI MẬT") == "TUYỆT MẬT"
    assert marks_of("KHẨN\nHỎA TỐC")[1] == "HỎA TỐC"


@unhurried
@given(
    line=st.sampled_from(["MẬT", "TỐI MẬT", "TUYỆT MẬT", "Tối mật", "MAT", "TOI MAT"]),
    left=st.sampled_from(["", " ", "\t", "**", "| ", "│ ", "[", "(", "> ", "# ", "<b>", "==="]),
    right=st.sampled_from(["", " ", "\t", "**", " |", " │", "]", ")", ".", "</b>", "==="]),
    spaced=st.booleans(),
    form=st.sampled_from(["NFC", "NFD", "NFKD"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    at=st.integers(0, len(LINES)),
)
def test_a_mark_on_a_line_of_its_own_is_never_missed(
    *, line: str, left: str, right: str, spaced: bool, form: Form, end: str, at: int
) -> None:
    shown = " ".join(line) if spaced else line
    page = end.join([*LINES[:at], left + shown + right, *LINES[at:]])
    marked = unicodedata.normalize(form, page)
    assert secrecy_of(marked) is not None
    assert read_directive(marked).secrecy == secrecy_of(marked)


@unhurried
@given(
    st.lists(
        st.sampled_from(["bảo mật", "bí mật nhà nước", "tài liệu mật", "nội dung mật", "các đơn vị", "trước ngày 5/6"]),
        min_size=1,
        max_size=12,
    )
)
def test_sentences_about_secrets_are_no_marks(phrases: list[str]) -> None:
    assert secrecy_of("Đề nghị " + ", ".join(phrases) + ".") is None


@unhurried
@given(st.text(max_size=400))
def test_any_text_has_marks_or_none(text: str) -> None:
    assert secrecy_of(text) in {None, "MẬT", "TỐI MẬT", "TUYỆT MẬT"}
    assert marks_of(text)[1] in {None, "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"}

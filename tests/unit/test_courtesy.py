"""Where a name is asked for: what people write instead, and the names that look like it."""

import pytest

from handlers.courtesy import is_nobodys
from handlers.handing import name_in

NOBODYS = [
    *("CẢM ƠN", "Cảm ơn", "cảm ơn", "CAM ON", "cám ơn", "Xin Cảm Ơn", "Cảm Ơn Anh", "cảm ơn chị nhiều ạ"),
    *("cam on em nhe", "Trân Trọng", "trân trọng cảm ơn", "Trân trọng cảm ơn đồng chí!", "Xin Chào", "Chào Anh"),
    *("chao anh chi", "Kính Chào", "Chào các đồng chí", "Alo", "A Lô", "alo alo", "Hello", "Hi", "Hi em", "ok"),
    *("OK EM", "Ok em nhé", "Dạ", "Dạ Vâng", "VÂNG Ạ", "vang a", "Dạ em cảm ơn anh", "Thanks", "Thank You", "tks"),
    *("thanks anh", "Thank you very much", "xin lỗi", "Được rồi", "test", "1", "2 3", "0912 000 999", "60%"),
    *("👍", "...", "?", ""),
]
NAMES = [
    *("Ơn", "Cảm", "ơn", "On", "Cam", "Nguyễn Văn Ơn", "Nguyen Van On", "NGUYỄN VĂN ƠN", "Lê Thị Cảm", "Đỗ Thế Anh"),
    *("Ngọc Anh", "Hà Anh", "Vàng Anh", "Vàng A Dế", "Lý A", "Em", "Anh", "Lê Thị Em", "Trần Trọng", "TRAN TRONG"),
    *("Lò Văn Chào", "Cẩm Ơn", "Đạ", "Trần Văn Bác", "Nguyễn Thị Chú", "chị Mơ, văn phòng Sở", "anh Ơn", "chị Cảm"),
    *("cô Nhàn", "co nhan", "Hỉ", "Mình", "Tôn Nữ Thị Quý", "Hoàng Thị Được", "Nguyễn Đã", "Bà Huyện", "Lô"),
]


@pytest.mark.parametrize("text", NOBODYS)
def test_courtesy_is_nobodys_name(text: str) -> None:
    assert is_nobodys(text)
    assert name_in(text) is None


@pytest.mark.parametrize("text", NAMES)
def test_real_names_pass(text: str) -> None:
    assert not is_nobodys(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nguyễn Văn Ơn", ("Nguyễn Văn Ơn", None)),
        ("NGUYỄN VĂN ƠN", ("Nguyễn Văn Ơn", None)),
        ("Lê Thị Cảm, văn thư", ("Lê Thị Cảm", "văn thư")),
        ("Vàng Anh", ("Vàng Anh", None)),
        ("VANG ANH, Chuyên viên", ("Vang Anh", "Chuyên viên")),
        ("Trần Trọng", ("Trần Trọng", None)),
        ("Cảm ơn, anh", None),
        ("CẢM ƠN, TRÂN TRỌNG", None),
        ("Ơn", None),  # no full name: two of that name would be one person
    ],
)
def test_a_delegates_full_name_is_told_from_thanks(text: str, expected: tuple[str, str | None] | None) -> None:
    assert name_in(text) == expected

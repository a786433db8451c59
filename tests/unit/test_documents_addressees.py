from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents.addressees import Matched, UnitName, match_addressees

unhurried = settings(deadline=None)  # how long a busy machine takes proves nothing

UNITS = [
    UnitName("VP", "Văn phòng Sở"),
    UnitName("TTR", "Thanh tra Sở"),
    UnitName("TCHC", "Phòng Tổ chức - Hành chính"),
    UnitName("KHTC", "Phòng Kế hoạch - Tài chính"),
    UnitName("GD", "Phòng Giáo dục và Đào tạo"),
    UnitName("VH", "Phòng Văn hóa, Thể thao và Du lịch"),
    UnitName("TN", "Phòng TN&MT"),
    UnitName("NN", "Phòng Nông nghiệp và PTNT"),
    UnitName("KN", "Trung tâm Khuyến nông"),
    UnitName("KL", "Chi cục Kiểm lâm"),
    UnitName("TL", "UBND xã Tân Lập"),
    UnitName("TLT", "Ủy ban nhân dân xã Tân Lập Thượng"),
    UnitName("NV1", "Phòng Nội vụ huyện Chi Lăng"),
    UnitName("NV2", "Phòng Nội vụ huyện Văn Quan"),
]


@pytest.mark.parametrize(
    ("addressee", "codes"),
    [
        ("Văn phòng Sở", ["VP"]),
        ("văn  phòng sở.", ["VP"]),
        ("Van phong So", ["VP"]),
        ("Văn phòng", ["VP"]),
        ("Chánh Văn phòng Sở", ["VP"]),
        ("Chánh Thanh tra Sở", ["TTR"]),
        ("Thanh tra", ["TTR"]),
        ("PHÒNG GD&ĐT", ["GD"]),
        ("phong gd-dt", ["GD"]),
        ("Phòng GDĐT", ["GD"]),
        ("Trưởng phòng Tài nguyên và Môi trường", ["TN"]),
        ("Phòng Nông nghiệp và Phát triển nông thôn", ["NN"]),
        ("Phòng NN&PTNT", ["NN"]),
        ("Phòng TC-HC", ["TCHC"]),
        ("Phòng Tổ chức – Hành chính (để thực hiện)", ["TCHC"]),
        ("Phòng VHTTDL", ["VH"]),
        ("TT Khuyến nông", ["KN"]),
        ("Đồng chí Giám đốc Trung tâm Khuyến nông", ["KN"]),
        ("Đ/c Chủ tịch UBND xã Tân Lập", ["TL"]),
        ("Ủy ban nhân dân xã Tân Lập", ["TL"]),
        ("Chi cục trưởng Chi cục Kiểm lâm", ["KL"]),
        ("Phòng Nội vụ huyện Văn Quan", ["NV2"]),
        ("KHTC", ["KHTC"]),
        ("Các phòng: Tổ chức - Hành chính, Kế hoạch - Tài chính và Giáo dục và Đào tạo", ["TCHC", "KHTC", "GD"]),
        ("Các phòng: Văn hóa, Thể thao và Du lịch, TN&MT", ["VH", "TN"]),
        ("UBND các xã: Tân Lập, Tân Lập Thượng", ["TL", "TLT"]),
        ("Các đơn vị: Văn phòng Sở, Thanh tra Sở; Chi cục Kiểm lâm", ["VP", "TTR", "KL"]),
        ("Văn phòng Sở, Thanh tra Sở", ["VP", "TTR"]),
    ],
)
def test_an_addressee_is_the_unit_it_names(addressee: str, codes: list[str]) -> None:
    assert match_addressees([addressee], UNITS) == Matched(codes=tuple(codes), everyone=False, unmatched=())


@pytest.mark.parametrize(
    "addressee",
    [
        "Các phòng, đơn vị trực thuộc Sở",
        "Các phòng, đơn vị trực thuộc Sở.",
        "Các đơn vị trực thuộc",
        "Thủ trưởng các đơn vị",
        "Thủ trưởng các cơ quan, đơn vị trực thuộc Sở Nông nghiệp và PTNT",
        "Các phòng, ban, đơn vị",
        "Các phòng chuyên môn, đơn vị sự nghiệp trực thuộc Sở",
        "Thủ trưởng các phòng chuyên môn nghiệp vụ và các đơn vị trực thuộc",
        "Cac phong, don vi truc thuoc So",
    ],
)
def test_phrases_that_address_everyone(addressee: str) -> None:
    assert match_addressees([addressee], UNITS) == Matched(codes=(), everyone=True, unmatched=())


@pytest.mark.parametrize(
    "addressee",
    [
        "Sở Nội vụ",
        "Phòng Nội vụ",  # two districts have one
        "UBND xã Tân",
        "UBND",
        "Phòng Giáo dục",
        "Phòng Giáo dục và Đào tạo các huyện, thành phố",
        "Phòng Giáo dục và Đào tạo huyện Lộc Bình",  # perhaps another office's
        "Các trường THPT",
        "Các phòng",
        "Các đơn vị có liên quan",
        "Các đơn vị thuộc Chi cục Kiểm lâm",
        "Thủ trưởng các sở, ban, ngành",
        "Văn phòng Sở và Sở Nội vụ",
        "Như trên",
    ],
)
def test_what_is_not_certain_is_left_to_the_clerk(addressee: str) -> None:
    assert match_addressees([addressee], UNITS) == Matched(codes=(), everyone=False, unmatched=(addressee,))


def test_in_a_list_only_the_unknown_names_are_left() -> None:
    found = match_addressees(["Các phòng: Kế hoạch - Tài chính, Tin học"], UNITS)
    assert found == Matched(codes=("KHTC",), everyone=False, unmatched=("Tin học",))


def test_codes_keep_the_order_of_the_addressees_and_come_once() -> None:
    found = match_addressees(["Chi cục Kiểm lâm", "Văn phòng", "Phòng Văn thư", "Chi cục Kiểm lâm"], UNITS)
    assert found == Matched(codes=("KL", "VP"), everyone=False, unmatched=("Phòng Văn thư",))


def test_two_units_of_one_name_are_never_told_apart_by_guessing() -> None:
    twins = [UnitName("A", "Trạm Thú y"), UnitName("B", "Trạm thú y")]
    assert match_addressees(["Trạm Thú y"], twins).unmatched == ("Trạm Thú y",)
    assert match_addressees(["A"], twins).codes == ("A",)


@unhurried
@given(st.sampled_from(UNITS), st.sampled_from([str.upper, str.lower, str.title, str]), st.sampled_from(["", ".", ";"]))
def test_every_unit_is_found_by_its_own_name(unit: UnitName, case: Callable[[str], str], end: str) -> None:
    assert match_addressees([case(unit.name) + end], UNITS).codes == (unit.code,)


@unhurried
@given(st.lists(st.text(max_size=40), max_size=4), st.lists(st.text(max_size=20), max_size=4))
def test_any_names_match_or_are_left(addressees: list[str], names: list[str]) -> None:
    units = [UnitName(f"C{at}", name) for at, name in enumerate(names)]
    found = match_addressees(addressees, units)
    assert set(found.codes) <= {unit.code for unit in units}

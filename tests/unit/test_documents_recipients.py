import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.documents.errors import UnreadableDocument
from bot.documents.recipients import MAX_LENGTH, RecipientRow, read_recipients
from bot.documents.recipients_together import check_rows
from bot.documents.tables import MAX_BYTES, MAX_ROWS, MAX_UNPACKED

unhurried = settings(deadline=None)  # how long a busy machine takes proves nothing

HEADER = "ma_don_vi,ten_don_vi,cap_tren,ho_ten,chuc_vu,vai_tro,dien_thoai,telegram_id,zalo_id"
LAN = "P1,Phòng Tài chính,SO,Nguyễn Thị Lan,Trưởng phòng,thu_truong,0912345678,123456789,6ede9afa66b88fe6d6a9"
LAN_ROW = RecipientRow(
    row=2,
    unit_code="P1",
    unit_name="Phòng Tài chính",
    parent_code="SO",
    full_name="Nguyễn Thị Lan",
    title="Trưởng phòng",
    role="head",
    phone="0912345678",
    telegram_id=123456789,
    zalo_id="6ede9afa66b88fe6d6a9",
)


def csv_of(*lines: str, header: str = HEADER) -> bytes:
    return "\n".join([header, *lines]).encode()


def xlsx_of(*rows: Sequence[object], header: str = HEADER) -> bytes:
    book = Workbook()
    for row in [header.split(","), *rows]:
        book.worksheets[0].append([*row])
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """Give an archive with parts added or replaced."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, b"") or old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        csv_of(LAN),
        b"\xef\xbb\xbf" + csv_of(LAN),
        csv_of(LAN).replace(b",", b";"),
        csv_of(LAN).replace(b",", b"\t"),
        csv_of(LAN).replace(b"\n", b"\r\n"),
        csv_of(LAN).decode().encode("utf-16"),
        b"sep=;\n" + csv_of(LAN).replace(b",", b";"),
        csv_of(*[",".join(f'"{cell}"' for cell in LAN.split(","))]),
        csv_of(LAN, header="Mã đơn vị,TÊN  ĐƠN VỊ,Cấp trên, Họ tên ,Chức vụ,Vai trò,Điện thoại,Telegram ID,Zalo-ID"),
        csv_of(LAN, header="unit_code,unit_name,parent_code,full_name,title,role,phone,telegram_id,zalo_id"),
        csv_of(LAN + ",chuyển công tác", header=HEADER + ",ghi chú"),
        csv_of(LAN.replace("thu_truong", "Thủ trưởng")),
        csv_of(LAN.replace("thu_truong", "HEAD")),
        csv_of(LAN.replace("0912345678", "+84 912.345.678")),
        csv_of(LAN.replace("0912345678", "84912345678")),
        csv_of(LAN.replace("0912345678", "912345678")),
        csv_of(LAN.replace("0912345678", "(+84)0912-345-678")),
    ],
)
def test_every_shape_of_csv_gives_the_same_post(data: bytes) -> None:
    assert read_recipients(data, "ds.csv") == [LAN_ROW]


def test_an_excel_sheet_with_numbers_in_its_cells() -> None:
    cells = ["P1", "Phòng Tài chính", "SO", "Nguyễn Thị Lan", "Trưởng phòng", "head", 912345678, 123456789.0]
    assert read_recipients(xlsx_of([*cells, LAN_ROW.zalo_id]), "ds.xlsx") == [LAN_ROW]


def test_columns_come_in_any_order_and_the_optional_ones_may_be_missing() -> None:
    [row] = read_recipients(b"role,full_name,unit_name,unit_code\ndirector,Tran Van B,So,SO\n", "a.csv")
    assert (row.unit_code, row.role, row.parent_code, row.phone, row.problem) == ("SO", "director", None, None, None)


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    several_lines = LAN.replace("Trưởng phòng", '"Trưởng\nphòng"')
    rows = read_recipients(csv_of("", LAN, ",,,,,,,,", several_lines, LAN), "a.csv")
    assert [row.row for row in rows] == [3, 5, 6]
    rows = read_recipients(xlsx_of([], LAN.split(","), [None, " "], LAN.split(",")), "a.xlsx")
    assert [row.row for row in rows] == [3, 5]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("P1", "", "ma_don_vi (unit_code) để trống"),
        ("Nguyễn Thị Lan", " ", "ho_ten (full_name) để trống"),
        ("thu_truong", "", "vai_tro (role) để trống"),
        ("thu_truong", "trưởng thôn", "thu_truong (head), cap_pho (deputy)"),
        ("0912345678", "12345", "dien_thoai (phone)"),
        ("0912345678", "+1 202 555 0100", "0912345678 hoặc +84912345678"),
        ("0912345678", "٠٩١٢٣٤٥٦٧٨", "dien_thoai (phone)"),
        ("123456789", "@lan", "mã người dùng Telegram"),
        ("123456789", "-100123", "mã người dùng Telegram"),
        ("123456789", "1.23E+09", "mã người dùng Telegram"),
        ("123456789", str(2**52), "mã người dùng Telegram"),
        ("6ede9afa66b88fe6d6a9", "4,2E+18", "nhiều ô hơn"),
        ("6ede9afa66b88fe6d6a9", "Lan Nguyễn", "mã người dùng Zalo"),
        ("Phòng Tài chính", "x" * (MAX_LENGTH + 1), "dài quá 200"),
        ("Nguyễn Thị Lan", '"Nguyễn\nThị Lan"', "xuống dòng"),
        ("Trưởng phòng", "#REF!", "lỗi công thức"),
        (LAN, LAN + ",thừa", "nhiều ô hơn"),
    ],
)
def test_a_row_that_is_wrong_in_itself_says_which_column_and_the_mend(old: str, new: str, says: str) -> None:
    wrong, right = read_recipients(csv_of(LAN.replace(old, new), LAN), "a.csv")
    assert says in (wrong.problem or "")
    assert "hãy" in (wrong.problem or "")
    assert right.problem is None


def test_all_that_is_wrong_with_a_row_is_said_at_once() -> None:
    [row] = read_recipients(csv_of("P1,,,,,sếp,1,,"), "a.csv")
    for column in ("ten_don_vi", "ho_ten", "vai_tro", "dien_thoai"):
        assert column in (row.problem or "")


@pytest.mark.parametrize(
    ("place", "cell", "says"),
    [
        (7, 4231234567890123456, "làm tròn"),
        (8, 4231234567890123456.0, "làm tròn"),
        (0, datetime(2025, 2, 1), "ngày giờ"),  # noqa: DTZ001 - as a spreadsheet turns "1-2" into a day
        (5, True, "vai trò"),
    ],
)
def test_what_a_spreadsheet_made_of_a_cell(place: int, cell: object, says: str) -> None:
    cells: list[object] = [*LAN.split(",")]
    cells[place] = cell
    [row] = read_recipients(xlsx_of(cells), "a.xlsx")
    assert says in (row.problem or "")


def test_long_ids_kept_as_text_are_whole() -> None:
    cells: list[object] = [*LAN.split(",")]
    cells[8] = "4231234567890123456"
    [row] = read_recipients(xlsx_of(cells), "a.xlsx")
    assert (row.zalo_id, row.problem) == ("4231234567890123456", None)


def test_landlines_are_telephones_too() -> None:
    [row] = read_recipients(csv_of(LAN.replace("0912345678", "0205 3 812 345")), "a.csv")
    assert (row.phone, row.problem) == ("02053812345", None)


GOOD = xlsx_of(LAN.split(","))


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.csv", "không có dòng dữ liệu"),
        (b"", "a.xlsx", "không có dòng dữ liệu"),
        (b"\n\n", "a.csv", "không có dòng dữ liệu"),
        (csv_of(), "a.csv", "không có dòng dữ liệu"),
        (xlsx_of(), "a.xlsx", "không có dòng dữ liệu"),
        (LAN.encode(), "a.csv", "không có dòng tiêu đề"),
        (csv_of(LAN, header=HEADER.replace("ho_ten", "x").replace("vai_tro", "y")), "a.csv", "ho_ten (full_name)"),
        (csv_of(LAN, header=HEADER.replace("ho_ten", "x").replace("vai_tro", "y")), "a.csv", "vai_tro (role)"),
        (csv_of(LAN, header=HEADER.replace("cap_tren", "unit_code")), "a.csv", "hai cột ma_don_vi (unit_code)"),
        (csv_of('"' + LAN), "a.csv", "dấu nháy kép"),
        (csv_of(LAN), "a.pdf", "không phải là CSV hay XLSX"),
        (csv_of(LAN), "a.xlsx", "bị hỏng"),
        (b"\xff\xfe\x00\x00" + csv_of(LAN), "a.csv", "UTF-8"),
        ("Mã,Tên\nP1,Phòng".encode("cp1258", "ignore") + b"\xec", "a.csv", "Windows-1258"),
        (b"x" * (MAX_BYTES + 1), "a.csv", "tối đa 5 MB"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 99, "a.xlsx", "mật khẩu"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 99, "a.xls", "mật khẩu"),
        (GOOD[:-200], "a.xlsx", "bị hỏng"),
        (b"PK\x03\x04" + b"\0" * 99, "a.xlsx", "bị hỏng"),
        (repacked(GOOD, **{"xl/worksheets/sheet1.xml": b"<worksheet"}), "a.xlsx", "bị hỏng"),
        (repacked(GOOD, **{"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><workbook/>'}), "a.xlsx", "bị hỏng"),
        (repacked(GOOD, **{"xl/media/x.bin": b"\0" * (MAX_UNPACKED + 1)}), "a.xlsx", "tối đa 32 MB"),
        (csv_of(*[LAN] * (MAX_ROWS + 1)), "a.csv", "quá 20000 dòng"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_sentence(data: bytes, name: str, says: str) -> None:
    with pytest.raises(UnreadableDocument) as refusal:
        read_recipients(data, name)
    assert says in str(refusal.value)
    assert name in str(refusal.value)
    assert "hãy" in str(refusal.value)


def test_a_document_under_a_spreadsheets_name_is_no_spreadsheet() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(UnreadableDocument, match="không phải là CSV hay XLSX"):
        read_recipients(packed.getvalue(), "a.xlsx")


def test_as_many_rows_as_allowed_are_read() -> None:
    assert len(read_recipients(csv_of(*[LAN] * MAX_ROWS), "a.csv")) == MAX_ROWS


@unhurried
@given(data=st.binary(max_size=300), name=st.sampled_from(["a.csv", "a.xlsx"]), with_header=st.booleans())
def test_any_bytes_give_rows_or_a_refusal(*, data: bytes, name: str, with_header: bool) -> None:
    try:
        rows = read_recipients(HEADER.encode() + b"\n" + data if with_header else data, name)
    except UnreadableDocument:
        return
    assert all(row.row > 1 for row in rows)


# Between rows


def post(row: int, unit: str = "P1", name: str = "Lan", role: str = "head", **more: Any) -> RecipientRow:
    values: dict[str, Any] = {"unit_name": f"Phòng {unit}", "parent_code": None, "title": None, "phone": None}
    values |= {"telegram_id": None, "zalo_id": None, "problem": None} | more
    return RecipientRow(row=row, unit_code=unit, full_name=name, role=role, **values)


@pytest.mark.parametrize(
    ("rows", "wrong", "says"),
    [
        ([post(2), post(3, name="Minh")], {3}, "đã có thủ trưởng là Lan ở dòng 2"),
        ([post(2), post(3, name="Minh", role="deputy")], set(), ""),
        ([post(2), post(3, name="Minh", role="officer", unit_name="Phòng Khác")], {3}, "có tên là “Phòng P1”"),
        ([post(2, parent_code="A"), post(3, name="Minh", role="officer", parent_code="B")], {3}, "cấp trên là A"),
        ([post(2, parent_code="A"), post(3, name="Minh", role="officer")], set(), ""),
        ([post(2, parent_code="UNKNOWN")], set(), ""),
        ([post(2, parent_code="P1")], {2}, "chính nó"),
        ([post(2, "A", parent_code="B"), post(3, "B", "Minh", parent_code="A")], {2, 3}, "vòng tròn"),
        (
            [post(2, "A", parent_code="B"), post(3, "B", "M", parent_code="C"), post(4, "C", "N", parent_code="B")],
            {3, 4},
            "vòng tròn (B → C)",
        ),
        ([post(2, phone="0912345678"), post(3, "P2", "Minh", phone="0912345678")], {3}, "dien_thoai (phone)"),
        ([post(2, telegram_id=7), post(3, "P2", "Minh", telegram_id=7)], {3}, "đã là của Lan ở dòng 2"),
        ([post(2, zalo_id="z"), post(3, "P2", "Minh", zalo_id="z")], {3}, "zalo_id"),
        ([post(2, phone="0912345678"), post(3, "P2", "LAN", phone="0912345678")], set(), ""),
        ([post(2, role="officer"), post(3, role="officer")], {3}, "trùng với dòng 2"),
        ([post(2), post(3)], {3}, "trùng với dòng 2"),
    ],
)
def test_rows_that_contradict_each_other(rows: list[RecipientRow], wrong: set[int], says: str) -> None:
    checked = check_rows(rows)
    assert {row.row for row in checked if row.problem} == wrong
    assert [row.row for row in checked] == [row.row for row in rows]
    for row in checked:
        assert row.problem is None or says in row.problem


def test_a_row_with_its_own_problem_keeps_it_and_accuses_nobody() -> None:
    rows = [post(2, problem="sai"), post(3, name="Minh")]
    assert check_rows(rows) == rows


@unhurried
@given(st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from([None, *"ABCDE"])), max_size=12))
def test_no_tree_of_parents_is_left_with_a_ring(pairs: list[tuple[str, str | None]]) -> None:
    rows = [post(at, unit, f"N{at}", "officer", parent_code=parent) for at, (unit, parent) in enumerate(pairs, 2)]
    parents = {row.unit_code: row.parent_code for row in check_rows(rows) if row.problem is None and row.parent_code}
    for start in pairs:
        unit: str | None = start[0]
        seen: set[str] = set()
        while unit in parents:
            assert unit not in seen
            seen.add(unit)
            unit = parents[unit]

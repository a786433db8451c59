"""Files made to break the reader: each gets its sentence soon, and none holds up everybody else."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from bot.documents.errors import UnreadableDocument
from bot.documents.marks import marks_of, secrecy_of
from bot.documents.recipients import read_recipients

HEAD = "ma_don_vi,ten_don_vi,ho_ten,vai_tro"
ROWS = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


def _workbook(sheet: str) -> bytes:
    saved, forged = io.BytesIO(), io.BytesIO()
    Workbook().save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(forged, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else source.read(name))
    return forged.getvalue()


def _cell(row: int) -> str:
    return f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>ma_don_vi</t></is></c></row>'


def test_bug_a_row_with_a_forged_number_was_counted_to_for_ever() -> None:
    with pytest.raises(UnreadableDocument):
        read_recipients(_workbook(ROWS.format(_cell(1) + _cell(10**12))), "a.xlsx")


def test_bug_millions_of_cells_without_anything_in_them_were_all_read() -> None:
    with pytest.raises(UnreadableDocument, match="quá 20000 dòng"):
        read_recipients(_workbook(ROWS.format("<row>" + "<c/>" * 3_100_000 + "</row>")), "a.xlsx")


def test_bug_entities_behind_a_long_comment_were_not_seen() -> None:
    entities = f'<?xml version="1.0"?><!--{" " * 5000}--><!DOCTYPE l [<!ENTITY a "x">]>'
    with pytest.raises(UnreadableDocument, match="bị hỏng"):
        read_recipients(_workbook(entities + ROWS.format(_cell(1))), "a.xlsx")


def test_bug_millions_of_blank_lines_were_all_read() -> None:
    with pytest.raises(UnreadableDocument, match="quá 20000 dòng"):
        read_recipients(f"{HEAD}\n{',' * 4}\n".encode() + b",\n" * 200_000, "a.csv")


def test_a_line_with_a_million_cells_is_complained_of() -> None:
    [row] = read_recipients(f"{HEAD}\nSTC,Sở Tài chính,Lan,thu_truong{',x' * 1_000_000}\n".encode(), "a.csv")
    assert row.problem


@pytest.mark.parametrize("filling", [" ", "*", "_", "\n", "-", "\t"])
def test_bug_a_mile_of_white_space_behind_a_label_took_hours(filling: str) -> None:
    assert marks_of("theo độ mật" + filling * 200_000 + "x")[1] is None


DISGUISED = [
    "\u202eTẬM",
    "Số: 1\n\u202eTẬM\u202c\n",
    "M\u3164ẬT",
    "🅼🅰🆃",
    "ᴍẬᴛ",
    "ᎷẬᎢ",
    "ꓟẬꓔ",
    "мật",
    "🇲🇦🇹",
    "TỐI\u202e TẬM",
]


@pytest.mark.parametrize("text", DISGUISED)
def test_bug_a_disguised_secrecy_mark_was_not_seen(text: str) -> None:
    assert secrecy_of(text)

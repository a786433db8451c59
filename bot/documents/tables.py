"""The cells of a CSV or XLSX file, bounded in size and with rows counted as a spreadsheet shows them."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import PurePath

from bot.documents.errors import UnreadableDocument
from bot.documents.text import decode_unicode
from bot.texts.vi import files as wording

MAX_BYTES = 5 * 1024 * 1024
MAX_UNPACKED = 32 * 1024 * 1024  # ten times what 20,000 full rows take
MAX_ROWS = 20_000
MAX_COLUMNS = 64
DELIMITERS = ",;\t"

Cell = str | float | date | time | timedelta  # as the file holds it; "" where it is empty, int counts as float
Row = tuple[int, list[Cell]]  # the row's number, 1 for the first, and its cells

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"  # an encrypted workbook is wrapped in this container; so is every .xls


def read_table(data: bytes, name: str) -> list[Row]:
    """Read the rows of a CSV or of an XLSX file's first sheet that are not blank: a header and at most 20,000.

    Raises UnreadableDocument: another format, over 5 MiB (32 MiB unpacked), too many rows, locked or broken.
    """
    if PurePath(name).suffix.lower() not in {".csv", ".tsv", ".xlsx"} and not data.startswith(_OLE):
        raise UnreadableDocument(wording.not_a_table(name))
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(wording.table_too_large(name, len(data), MAX_BYTES))
    if data.startswith(_OLE):
        raise UnreadableDocument(wording.locked_table(name))
    if data.startswith(_ZIP):
        rows = _read_xlsx(data, name)
    elif PurePath(name).suffix.lower() == ".xlsx":
        raise UnreadableDocument(wording.broken_table(name) if data else wording.no_rows(name))
    else:
        rows = _read_csv(data, name)
    return _bounded(rows, name)


def _bounded(rows: Iterator[Row], name: str) -> list[Row]:
    """Keep the rows with something in them; a blank one keeps its number, so that the next is counted right."""
    kept: list[Row] = []
    for number, cells in rows:
        if not any(str(cell).strip() for cell in cells):
            continue
        if len(kept) > MAX_ROWS:
            raise UnreadableDocument(wording.too_many_rows(name, MAX_ROWS))
        kept.append((number, cells))
    return kept


def _read_csv(data: bytes, name: str) -> Iterator[Row]:
    text = decode_unicode(data, name)
    hint, _, rest = text.partition("\n")
    if hint.strip().lower() in {"sep=,", "sep=;", "sep="}:  # Excel's own hint, which it never shows as a row
        return _records(rest, hint.rstrip("\n ")[4:] or "\t", name)
    return _records(text, _delimiter(text), name)


def _delimiter(text: str) -> str:
    """Find the sign that splits the first line with words into the most cells outside quotation marks."""
    first = next((line for line in text.split("\n") if line.strip(" ,;\t")), "")
    outside = "".join(first.split('"')[::2])
    return max(DELIMITERS, key=outside.count)


def _records(text: str, delimiter: str, name: str) -> Iterator[Row]:
    number = 0
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            number += 1
            yield number, list(cells)
    except csv.Error as error:
        raise UnreadableDocument(wording.broken_csv(name, number + 1)) from error


def _read_xlsx(data: bytes, name: str) -> Iterator[Row]:
    _check_archive(data, name)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of styles and extensions that it drops; only the values matter here.
            warnings.simplefilter("ignore")
            rows = _sheet_rows(data)
    except Exception as error:  # openpyxl lets every kind of exception out of a damaged file
        raise UnreadableDocument(wording.broken_table(name)) from error
    return iter(rows)


def _sheet_rows(data: bytes) -> list[Row]:
    from openpyxl import load_workbook  # noqa: PLC0415 - a tenth of the start, for what few ever send

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        found: list[Row] = []
        for number, cells in enumerate(book.worksheets[0].iter_rows(max_col=MAX_COLUMNS, values_only=True), start=1):
            if any(cell is not None for cell in cells):
                found.append((number, [_cell(value) for value in cells]))
            if len(found) > MAX_ROWS + 1:
                break
        return found
    finally:
        book.close()


def _cell(value: object) -> Cell:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    return value if isinstance(value, int | float | date | time | timedelta) else str(value)


def _check_archive(data: bytes, name: str) -> None:
    """Refuse a workbook that would unpack into more than we care to hold, or that carries XML entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            refusal = _refusal(archive, name)
    except Exception as error:  # zipfile and zlib let several kinds out of a damaged file
        raise UnreadableDocument(wording.broken_table(name)) from error
    if refusal:
        raise UnreadableDocument(refusal)


def _refusal(archive: zipfile.ZipFile, name: str) -> str | None:
    parts = archive.infolist()
    # zipfile never unpacks more of a part than the size it declares, so the declared sizes are a true bound.
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED:
        return wording.table_too_large(name, unpacked, MAX_UNPACKED)
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= set(archive.namelist()):
        return wording.not_a_table(name)
    if any(part.flag_bits & 0x1 for part in parts):
        return wording.locked_table(name)
    return wording.broken_table(name) if any(_has_doctype(archive, part) for part in parts) else None


def _has_doctype(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether an XML part declares entities: no spreadsheet program does, and they can swell without end."""
    if not part.filename.endswith((".xml", ".rels")):
        return False
    with archive.open(part) as stream:
        return b"<!DOCTYPE" in stream.read(4096).replace(b"\0", b"")

"""The recipients' file: one row for each post (CONTRACT section 3)."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial

from bot.documents.errors import UnreadableDocument
from bot.documents.folding import key, squeeze
from bot.documents.tables import Cell, read_table
from bot.texts.vi import files as wording

MAX_LENGTH = 200

# Field: the two spellings of its column; the first of each pair is the Vietnamese one.
COLUMNS: Mapping[str, tuple[str, str]] = {
    "unit_code": ("ma_don_vi", "unit_code"),
    "unit_name": ("ten_don_vi", "unit_name"),
    "parent_code": ("cap_tren", "parent_code"),
    "full_name": ("ho_ten", "full_name"),
    "title": ("chuc_vu", "title"),
    "role": ("vai_tro", "role"),
    "phone": ("dien_thoai", "phone"),
    "telegram_id": ("telegram_id", "telegram_id"),
    "zalo_id": ("zalo_id", "zalo_id"),
}
REQUIRED = ("unit_code", "unit_name", "full_name", "role")
ROLES: Mapping[str, str] = {
    "head": "thu_truong",
    "deputy": "cap_pho",
    "officer": "chuyen_vien",
    "director": "lanh_dao",
    "clerk": "van_thu",
    "admin": "quan_tri",
}

_ALSO_SEEN = {
    "hovaten": "full_name",
    "sodienthoai": "phone",
    "macaptren": "parent_code",
    "madonvicaptren": "parent_code",
}
_FIELD_OF = {key(spelling): field for field, pair in COLUMNS.items() for spelling in pair} | _ALSO_SEEN
_ROLE_OF = {key(spelling): role for role, name in ROLES.items() for spelling in (role, name)}
_ERROR_VALUES = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_PHONE_PADDING = re.compile(r"[\s.\-()]+")
_PHONE = re.compile(r"0(?:[35789]\d{8}|2\d{8,9})")  # a mobile has 10 digits, a landline 10 or 11
_ZALO_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_EXACT_DIGITS = 10**15  # a spreadsheet keeps 15 digits of a number and makes the others 0
_LARGEST_TELEGRAM_ID = 2**52  # source: Telegram Bot API, User.id: at most 52 significant bits


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientRow:
    """One post as the file gives it. With a `problem` the other fields hold what could be read, "" or None else."""

    row: int  # as a spreadsheet counts, header = 1
    unit_code: str
    unit_name: str
    parent_code: str | None
    full_name: str
    title: str | None
    role: str  # head, deputy, officer, director, clerk or admin
    phone: str | None  # digits with the leading 0: "0912345678"
    telegram_id: int | None
    zalo_id: str | None
    problem: str | None = None  # Vietnamese: the column, what is wrong, the mend


def read_recipients(data: bytes, name: str) -> list[RecipientRow]:
    """Read the posts in a CSV or XLSX file, in its order, each looked at by itself; `check_rows` compares them.

    Raises UnreadableDocument when the file as a whole cannot be used.
    """
    rows = read_table(data, name)
    if not rows:
        raise UnreadableDocument(wording.no_rows(name))
    number, header = rows[0]
    places = _places(header, number, name)
    width = len(_without_tail(header))
    if len(rows) == 1:
        raise UnreadableDocument(wording.no_rows(name))
    return [_read_row(number, cells, places, width) for number, cells in rows[1:]]


def column_name(field: str) -> str:
    """Both spellings of a column, for people: "ma_don_vi (unit_code)"."""
    ours, theirs = COLUMNS[field]
    return ours if ours == theirs else f"{ours} ({theirs})"


def _places(header: list[Cell], number: int, name: str) -> dict[str, int]:
    """Where each known column stands. Columns of other names are left alone."""
    places: dict[str, int] = {}
    for place, cell in enumerate(header):
        field = _FIELD_OF.get(key(str(cell)))
        if field is None:
            continue
        if field in places:
            raise UnreadableDocument(wording.column_twice(name, column_name(field)))
        places[field] = place
    missing = [field for field in REQUIRED if field not in places]
    if not places:
        raise UnreadableDocument(wording.no_header(name, number, ", ".join(map(column_name, missing))))
    if missing:
        raise UnreadableDocument(wording.column_missing(name, ", ".join(map(column_name, missing))))
    return places


def _without_tail(cells: list[Cell]) -> list[Cell]:
    """`cells` without the empty ones at the end."""
    end = len(cells)
    while end and str(cells[end - 1]).strip() == "":
        end -= 1
    return cells[:end]


def _read_row(number: int, cells: list[Cell], places: Mapping[str, int], width: int) -> RecipientRow:
    problems: list[str] = []
    if len(_without_tail(cells)) > width:
        problems.append(wording.too_many_cells())
    values: dict[str, str] = {}
    for field in COLUMNS:
        place = places.get(field)
        cell = cells[place] if place is not None and place < len(cells) else ""
        problem = _cell_problem(field, cell)
        if problem:
            problems.append(problem)
        # A cell with a problem of its own is not complained of a second time as a bad role or phone.
        values[field] = "" if problem else squeeze(_as_text(cell))
    role, phone, telegram_id, zalo_id = (_VALUES[field](values[field]) for field in _VALUES)
    problems.extend(_value_problems(values))
    return RecipientRow(
        row=number,
        unit_code=values["unit_code"],
        unit_name=values["unit_name"],
        parent_code=values["parent_code"] or None,
        full_name=values["full_name"],
        title=values["title"] or None,
        role=role or "",
        phone=phone,
        telegram_id=int(telegram_id) if telegram_id else None,
        zalo_id=zalo_id,
        problem=wording.all_of(*problems) if problems else None,
    )


def _as_text(cell: Cell) -> str:
    """Give a cell as a clerk reads it: whole numbers without ".0"."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _cell_problem(field: str, cell: Cell) -> str | None:
    """Say what is wrong with a cell whatever it should say."""
    column, text = column_name(field), _as_text(cell).strip()
    if isinstance(cell, date | time | timedelta):
        return wording.cell_is_date(column)
    if isinstance(cell, int | float) and field in {"telegram_id", "zalo_id"} and abs(cell) >= _EXACT_DIGITS:
        return wording.cell_rounded(column)
    if text in _ERROR_VALUES:
        return wording.cell_error(column, text)
    if _CONTROL.search(text):
        return wording.cell_control(column)
    if len(text) > MAX_LENGTH:
        return wording.cell_too_long(column, MAX_LENGTH)
    return wording.cell_missing(column) if field in REQUIRED and not text else None


def _value_problems(values: Mapping[str, str]) -> Iterator[str]:
    """Say what is wrong with the words in cells that are whole."""
    for field, read in _VALUES.items():
        value = values[field]
        if value and read(value) is None:
            yield _COMPLAINTS[field](value)


def _role(value: str) -> str | None:
    return _ROLE_OF.get(key(value))


def phone_in(value: str) -> str | None:
    """`value` as digits with the leading 0; None if it is no Vietnamese number."""
    digits = _PHONE_PADDING.sub("", value)
    for prefix in ("+84", "0084"):
        if digits.startswith(prefix):
            digits = "0" + digits.removeprefix(prefix).removeprefix("0")
    if re.fullmatch(r"84[35789]\d{8}", digits):
        digits = "0" + digits[2:]
    if re.fullmatch(r"[35789]\d{8}", digits):  # a spreadsheet takes the 0 off what it believes to be a number
        digits = "0" + digits
    return digits if digits.isascii() and _PHONE.fullmatch(digits) else None


def _telegram_id(value: str) -> str | None:
    digits = value.removesuffix(".0")
    right = re.fullmatch(r"[0-9]{1,16}", digits) and 0 < int(digits) < _LARGEST_TELEGRAM_ID
    return digits if right else None


def _zalo_id(value: str) -> str | None:
    return value if _ZALO_ID.fullmatch(value) else None


def _bad_role(value: str) -> str:
    allowed = ", ".join(f"{name} ({role})" for role, name in ROLES.items())
    return wording.bad_role(column_name("role"), value, allowed)


_VALUES: Mapping[str, Callable[[str], str | None]] = {
    "role": _role,
    "phone": phone_in,
    "telegram_id": _telegram_id,
    "zalo_id": _zalo_id,
}
_COMPLAINTS: Mapping[str, Callable[[str], str]] = {
    "role": _bad_role,
    "phone": partial(wording.bad_phone, column_name("phone")),
    "telegram_id": partial(wording.bad_telegram_id, column_name("telegram_id")),
    "zalo_id": partial(wording.bad_zalo_id, column_name("zalo_id")),
}

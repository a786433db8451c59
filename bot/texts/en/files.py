"""What is wrong with a file or a row of it, in English. Columns are named as in the file: both spellings will do."""

from collections.abc import Callable
from typing import Any

from bot.texts.remarks import Remark

_AS_UTF8 = "please open the file, choose Save as with the encoding UTF-8, and send it again"


def in_english(said: str) -> str:
    """A remark in English; any other words as they are."""
    if not isinstance(said, Remark):
        return said
    say: Callable[..., str] = _SAYING[said.name]
    about: tuple[Any, ...] = said.about
    return say(*about)


def only_plain_text(name: str) -> str:
    """Say: a suffix that is not read."""
    return (
        f"The file “{name}” cannot be read: this version reads only .txt and .md texts; "
        "please copy the text into a .txt file (UTF-8) and send it again."
    )


def text_too_large(name: str, size: int, limit: int) -> str:
    """Take sizes in bytes."""
    return (
        f"The file “{name}” is too large ({_megabytes(size)} MB, at most {_megabytes(limit)} MB); "
        "please keep only the text of the directive in it and send it again."
    )


def text_empty(name: str) -> str:
    """Say: nothing but white space."""
    return f"The file “{name}” is empty; please copy the text of the directive into it and send it again."


def disguised(name: str, what: str) -> str:
    """Say: another format under a text file's name."""
    return (
        f"The file “{name}” is really a {what} file, not plain text; "
        "please copy the text into a .txt file and send it again."
    )


def not_text(name: str) -> str:
    """Say: control characters, as in pictures or programs."""
    return f"The file “{name}” is not plain text (it contains control characters); {_AS_UTF8}."


def not_unicode(name: str) -> str:
    """Say: bytes that are no UTF-8."""
    return f"The file “{name}” is not in Unicode (it may be TCVN3, VNI or Windows-1258); {_AS_UTF8}."


def legacy_font(name: str) -> str:
    """Say: letters drawn by a TCVN3 or VNI font."""
    return (
        f"The file “{name}” was typed in an old font (TCVN3 or VNI), so its marks cannot be read; "
        "please convert it to Unicode (with Unikey, for example), save it as UTF-8 and send it again."
    )


def not_a_table(name: str) -> str:
    """Say: neither CSV nor XLSX."""
    return (
        f"The file “{name}” is neither CSV nor XLSX; please save the list as .xlsx or .csv (UTF-8) and send it again."
    )


def table_too_large(name: str, size: int, limit: int) -> str:
    """Take sizes in bytes, packed or unpacked."""
    return (
        f"The file “{name}” is too large ({_megabytes(size)} MB, at most {_megabytes(limit)} MB); "
        "please remove pictures and spare sheets, or split the list into several files, and send it again."
    )


def too_many_rows(name: str, limit: int) -> str:
    """Say: more rows than are read."""
    return f"The file “{name}” has more than {limit:,} rows; please split the list into several files and send them."


def locked_table(name: str) -> str:
    """Say: an encrypted workbook, or one of Excel 97."""
    return (
        f"The file “{name}” has a password or is in the old Excel format (.xls); "
        "please remove the password, save it as .xlsx and send it again."
    )


def broken_table(name: str) -> str:
    """Say: a workbook that cannot be opened."""
    return (
        f"The file “{name}” is damaged and cannot be opened; "
        "please open it in Excel, save it as .xlsx and send it again."
    )


def broken_csv(name: str, row: int) -> str:
    """Say: a record that cannot be split into cells, most often by an unclosed quotation mark."""
    return (
        f"The file “{name}” is not valid CSV at about row {row:,} (often because of an unclosed quotation mark); "
        "please correct it and send it again."
    )


def no_rows(name: str) -> str:
    """Say: an empty table, or a header alone."""
    return f"The file “{name}” has no rows; please write one person per row below the header and send it again."


def no_header(name: str, row: int, columns: str) -> str:
    """Say: the first row names no known column."""
    return (
        f"The file “{name}” has no header in row {row:,}; "
        f"please add a header with the columns {columns} and send it again."
    )


def column_missing(name: str, columns: str) -> str:
    """Say: required columns not in the header."""
    return f"The file “{name}” does not have the column {columns}; please add it to the header and send it again."


def column_twice(name: str, column: str) -> str:
    """Say: two header cells for one column."""
    return f"The file “{name}” has the column {column} twice; please keep one of them and send it again."


def too_many_cells() -> str:
    """Say: a row longer than the header."""
    return "This row has more cells than the header; please put a cell with a separator in it into quotation marks."


def cell_missing(column: str) -> str:
    """Say: a required cell is empty."""
    return f"The column {column} is empty; please fill it in."


def cell_too_long(column: str, limit: int) -> str:
    """Say: more characters than fit."""
    return f"The column {column} has more than {limit:,} characters; please shorten it."


def cell_control(column: str) -> str:
    """Say: a line break or another control character within a cell."""
    return f"The column {column} has a line break or a control character; please type this cell again on one line."


def cell_error(column: str, value: str) -> str:
    """Say: a spreadsheet's own error value, such as #REF!."""
    return f"The column {column} has the formula error {value}; please correct the formula or type the value."


def cell_is_date(column: str) -> str:
    """Say: a cell the spreadsheet turned into a date or a time."""
    return f"The spreadsheet turned the column {column} into a date; please format the cell as Text and type it again."


def cell_rounded(column: str) -> str:
    """Say: a long number kept as a floating one: its last digits are lost."""
    return (
        f"The column {column} holds a number so long that the spreadsheet rounded it; "
        "please format the cell as Text and type it again."
    )


def bad_role(column: str, value: str, allowed: str) -> str:
    """Say: a role that is not known."""
    return f"The column {column} has the unknown role “{value}”; please use one of: {allowed}."


def bad_phone(column: str, value: str) -> str:
    """Say: not a Vietnamese number."""
    return (
        f"The column {column} has “{value}”, which is not a Vietnamese telephone number; "
        "please write it like 0912345678 or +84912345678."
    )


def bad_telegram_id(column: str, value: str) -> str:
    """Say: not a person's Telegram id."""
    return f"The column {column} has “{value}”, which is not a Telegram user id; please write digits, not the @name."


def bad_zalo_id(column: str, value: str) -> str:
    """Say: not a Zalo id."""
    return (
        f"The column {column} has “{value}”, which is not a Zalo user id; "
        "please write the id of letters and digits, without spaces."
    )


def second_head(unit: str, name: str, row: int) -> str:
    """Say: one head a unit at a time."""
    return (
        f"The unit {unit} already has {name} as its head in row {row:,}; "
        "please keep one head, and make the other a deputy (cap_pho)."
    )


def two_names(unit: str, name: str, row: int) -> str:
    """Say: a unit's code comes with another name."""
    return (
        f"The unit code {unit} has the name “{name}” in row {row:,}; "
        "please use one name, or another code if it is another unit."
    )


def two_parents(unit: str, parent: str, row: int) -> str:
    """Say: a unit's code comes with another parent."""
    return f"The unit {unit} is below {parent} in row {row:,}; please write the same parent in all rows of the unit."


def own_parent(unit: str) -> str:
    """Say: a unit above itself."""
    return f"The unit {unit} is given as its own parent; please correct cap_tren (parent_code) or leave it empty."


def parent_cycle(units: str) -> str:
    """Say: a ring of parents."""
    return (
        f"These units are placed above one another in a circle ({units}); "
        "please correct cap_tren (parent_code) of one of them."
    )


def shared_contact(column: str, value: str, name: str, row: int) -> str:
    """Say: one account or phone for two people."""
    return f"The column {column}: {value} is {name}'s in row {row:,}; please give the right one or leave it empty."


def unknown_parent(code: str) -> str:
    """Say: a parent that is neither in the file nor known."""
    return f"The column cap_tren (parent_code): there is no unit {code}; please add it to the file or correct the code."


def two_people(by_phone: str, by_account: str) -> str:
    """Say: the phone is one person's, the account another's."""
    return f"The telephone number is {by_phone}'s but the account {by_account}'s; please check both columns."


def two_accounts() -> str:
    """Say: the two accounts are two people's."""
    return "telegram_id and zalo_id belong to two different people; please check both columns."


def all_of(*problems: str) -> str:
    """Say several things about one row."""
    return " ".join(in_english(problem) for problem in problems)


def row_twice(row: int) -> str:
    """Say: the same post again."""
    return f"This row is the same as row {row:,}; please delete one of them."


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:,.1f}".removesuffix(".0")


_SAYING = {name: say for name, say in globals().items() if callable(say) and getattr(say, "__module__", "") == __name__}

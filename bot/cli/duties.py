"""Duties from a table: `dondoc directive publish FILE --duties FILE.csv`."""

import re
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.cli.printing import read_file
from bot.core.duties import LONGEST_DUTY, NewDuty, Recurrence
from bot.core.errors import BadInput
from bot.core.model import Deadline
from bot.documents.errors import UnreadableDocument
from bot.documents.folding import clean, key, squeeze
from bot.documents.tables import Cell, Row, read_table
from handlers.duty_lines import when_in

COLUMNS: Mapping[str, str] = {  # either language, marks and case aside
    "nhiemvu": "text",
    "duty": "text",
    "chutri": "leads",
    "lead": "leads",
    "phoihop": "supports",
    "supporting": "supports",
    "han": "due",
    "due": "due",
}

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}:\d{2})(?::\d{2})?)?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def read_duties(name: str, zone: ZoneInfo) -> list[NewDuty]:
    """The duties, in the order of their rows. Raises BadInput, naming the row, where one cannot be read.

    Columns: `nhiem_vu`/`duty` (required), `chu_tri`/`lead` and `phoi_hop`/`supporting` (codes of units with commas
    or spaces between), `han`/`due` (2024-07-20, 20/07/2024, or "ngày 15 hằng tháng").
    """
    try:
        rows = read_table(read_file(name), Path(name).name)
    except UnreadableDocument as error:
        raise BadInput(str(error)) from error
    places = (
        {COLUMNS[key(str(cell))]: at for at, cell in enumerate(rows[0][1]) if key(str(cell)) in COLUMNS} if rows else {}
    )
    if "text" not in places:
        raise BadInput(f"{name}: no column nhiem_vu (or duty) was found; name the columns in the first row.")
    return [_duty(name, row, places, zone) for row in rows[1:]]


def _duty(name: str, row: Row, places: Mapping[str, int], zone: ZoneInfo) -> NewDuty:
    number, cells = row
    said = {what: _words(cells[at]) if at < len(cells) else "" for what, at in places.items()}
    if not 1 <= len(said["text"]) <= LONGEST_DUTY:
        raise BadInput(
            f"{name}, row {number}: a duty has 1 to {LONGEST_DUTY} characters; write it in the first column."
        )
    when = when_in(_turned(said.get("due", "")), zone)
    if when is False:
        raise BadInput(
            f"{name}, row {number}: {said['due']} is no deadline; write 2024-07-20, 20/07/2024 or ngày 15 hằng tháng."
        )
    leads = _codes(said.get("leads", ""))
    return NewDuty(
        text=said["text"],
        leads=leads,
        supports=tuple(code for code in _codes(said.get("supports", "")) if code not in leads),
        due=when if isinstance(when, Deadline) else None,
        repeats=when if isinstance(when, Recurrence) else None,
    )


def _codes(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.replace(",", " ").replace(";", " ").split()))


def _words(cell: Cell) -> str:
    """On one line, whatever a cell holds; nothing in it may look like a line of the bot's own."""
    if isinstance(cell, datetime) and cell.time() == time.min:
        cell = cell.date()  # a spreadsheet has no days without an hour
    return squeeze(_CONTROL.sub(" ", clean(str(cell))))


def _turned(text: str) -> str:
    """An ISO date as it is written here."""
    found = _ISO.fullmatch(text)
    return f"{found[3]}/{found[2]}/{found[1]} {found[4] or ''}".strip() if found else text

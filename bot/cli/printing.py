"""What commands share: settings, the office, files, and how results are printed."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.adapters.database.office import DatabaseOffice
from bot.app import open_office
from bot.core.errors import BadInput
from bot.logs import set_up_logs
from bot.settings import Settings, load_settings


@contextmanager
def the_office() -> Iterator[tuple[DatabaseOffice, Settings]]:
    """The office on its database, for one command."""
    settings = load_settings()
    set_up_logs(settings.log_level, settings.log_format)
    office = open_office(settings)
    try:
        yield office, settings
    finally:
        office.close()


def read_file(name: str) -> bytes:
    """The file's bytes. Raises BadInput."""
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise BadInput(f"{name} cannot be read ({error.strerror}); check the path.") from error


def print_json(document: Any) -> None:
    """One JSON document on stdout, whole before anything else happens."""
    in_utf8 = (sys.stdout.encoding or "utf-8").lower().replace("-", "") == "utf8"
    print(json.dumps(document, ensure_ascii=not in_utf8, indent=2), flush=True)


def warn(sentence: str) -> None:
    """One line on stderr, where it disturbs no program that reads stdout."""
    print(f"dondoc: {sentence}", file=sys.stderr)


def print_table(rows: Sequence[Sequence[object]], headings: Sequence[str]) -> None:
    """Columns under headings; nothing but the headings where there are no rows."""
    texts = [[("" if cell is None else str(cell)) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in [list(headings), *texts]) for i in range(len(headings))]
    for row in [list(headings), *texts]:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def pace_line(own: Mapping[str, str]) -> str:
    """In what a directive's policy is its own: `ACK_WITHIN=PT2H, BEFORE_DUE=3,1,0`."""
    return ", ".join(f"{name}={value}" for name, value in own.items()) or "as the settings say"

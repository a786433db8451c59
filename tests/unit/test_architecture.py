"""The arrows that matter most, said by a test as well as by import-linter; and who may ask for the time."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "handlers", "jobs")

WIRING = ("bot.app", "bot.wires", "bot.line", "bot.cli", "bot.simulation")  # the last one plays all of it
ONLY_FOR_WIRING = ("handlers", "jobs", "bot.settings")

THE_CLOCK = "bot/adapters/clock.py"
ASKS_FOR_THE_TIME = {
    *(f"datetime.datetime.{name}" for name in ("now", "utcnow", "today", "fromtimestamp", "utcfromtimestamp")),
    *(f"datetime.date.{name}" for name in ("today", "fromtimestamp")),
    *(f"time.{name}{unit}" for name in ("time", "monotonic", "perf_counter", "process_time") for unit in ("", "_ns")),
    *(f"time.{name}" for name in ("localtime", "gmtime", "ctime", "strftime")),
    *(f"asyncio.get_{which}_loop().time" for which in ("running", "event")),
}
MAY_ASK = {
    (THE_CLOCK, "datetime.datetime.now"),
    (THE_CLOCK, "time.monotonic"),
    (
        "bot/sandbox/journey.py",
        "asyncio.get_running_loop().time",
    ),  # real seconds until it gives up: no clock that travels
    ("bot/logs.py", "datetime.datetime.fromtimestamp"),  # the record's own time, in words
}


def modules() -> list[Path]:
    return sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module or name that a module imports, in full: `from bot import settings` is `bot.settings`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where the arrows go"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_in(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def asked(tree: ast.AST) -> set[str]:
    """What a module uses that asks for the time: `datetime.datetime.now`, however it was imported."""
    known: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            known |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return {full for node in ast.walk(tree) if (full := _full_name(node, known)) in ASKS_FOR_THE_TIME}


def _full_name(node: ast.AST, known: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return known.get(node.id, "")
    if isinstance(node, ast.Attribute):
        base = _full_name(node.value, known)
        return f"{base}.{node.attr}" if base else ""
    if isinstance(node, ast.Call):
        return f"{_full_name(node.func, known)}()"
    return ""


def test_the_rooms_are_found() -> None:
    names = {module_name(path) for path in modules()}
    assert {"bot", "bot.core.policy", "bot.cli", "handlers", "jobs"} <= names


def test_the_core_imports_only_the_standard_library_and_itself() -> None:
    for path in sorted((ROOT / "bot" / "core").rglob("*.py")):
        for name in imported(ast.parse(path.read_text())):
            assert name.partition(".")[0] in sys.stdlib_module_names or is_in(name, "bot.core"), f"{path}: {name}"


def test_only_the_wiring_knows_the_conversation_the_jobs_and_the_settings() -> None:
    for path in modules():
        importer = module_name(path)
        for name in imported(ast.parse(path.read_text())):
            for guarded in ONLY_FOR_WIRING:
                if is_in(name, guarded):
                    assert is_in(importer, *WIRING, guarded), f"{importer} imports {name}"


def test_only_the_clock_asks_for_the_time() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), name) for path in modules() for name in asked(ast.parse(path.read_text()))
    }
    assert found == MAY_ASK  # an exception that is no longer needed goes


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from datetime import datetime, UTC\nat = datetime.now(UTC)", {"datetime.datetime.now"}),
        ("import datetime as dt\nat = dt.datetime.now()", {"datetime.datetime.now"}),
        ("from datetime import date as day\nat = day.today()", {"datetime.date.today"}),
        ("from time import monotonic as ticks\nat = ticks()", {"time.monotonic"}),
        ("import time\nnow = time.perf_counter", {"time.perf_counter"}),
        ("import asyncio\nat = asyncio.get_running_loop().time()", {"asyncio.get_running_loop().time"}),
        ("import asyncio, time\nasyncio.sleep(1)\ntime.sleep(1)", set()),
        ("def due(clock, calendar, at):\n    return clock.monotonic(), calendar.today(at), at.time()", set()),
    ],
)
def test_the_test_itself_sees_who_asks(source: str, expected: set[str]) -> None:
    assert asked(ast.parse(source)) == expected

"""Databases of earlier versions, as the story left them: every later migration must be able to take them over."""

import sqlite3
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.adapters.clock import SystemClock
from bot.app import open_office
from bot.services.summarising import summary_json
from bot.settings import FixedSettings

OLD = sorted((Path(__file__).parent / "databases").glob("*.sql"))


@pytest.mark.parametrize("dump", OLD, ids=lambda dump: dump.stem)
def test_an_old_database_is_taken_over_with_all_that_is_in_it(dump: Path, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path)
    connection.executescript(dump.read_text())
    connection.close()
    settings = FixedSettings(
        data_dir=tmp_path,
        database_url=f"sqlite:///{path}",
        audit_key=SecretStr("the key of the fixture databases"),
    )
    office = open_office(settings, SystemClock())
    try:
        checked, broken = office.run_now(lambda work: work.events.verify())
        [directive] = office.run_now(summary_json, "VB1")["directives"]
    finally:
        office.close()
    assert broken is None
    assert checked > 50
    assert {name: n for name, n in directive["status"].items() if n} == {"issued": 2, "confirmed": 10}

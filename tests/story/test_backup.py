"""`dondoc db backup FILE`: a whole copy while the bot runs, and never over another file."""

import asyncio
import sqlite3
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.faults.stage import Stage, dondoc, staging, until


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staging(tmp_path) as stage:
        yield stage


def restored(stage: Stage, backup: Path, name: str) -> dict[str, str]:
    """The settings of an office that begins with this copy, as docs/operating.md says."""
    folder = stage.folder / name
    folder.mkdir()
    (folder / "dondoc.db").write_bytes(backup.read_bytes())
    (folder / "audit.key").write_bytes((stage.folder / "data" / "audit.key").read_bytes())
    return stage.settings | {"DATA_DIR": str(folder)}


async def test_copies_taken_while_the_bot_works_are_whole_and_can_be_restored(stage: Stage) -> None:
    people = stage.enter(30)
    await stage.run()
    stage.publish()
    copies = [stage.folder / f"copy-{n}.db" for n in range(5)]
    for copy in copies:
        told = await asyncio.to_thread(stage.dondoc, "db", "backup", str(copy))
        assert told.code == 0, told.err
        for person in people[copies.index(copy) :: 5]:
            if stage.copies(person):
                person.press("✅ Đã tiếp nhận")
    await until(lambda: all(stage.copies(person) for person in people))
    for number, copy in enumerate(copies):
        settings = restored(stage, copy, f"office-{number}")
        assert dondoc("audit", "verify", settings=settings).code == 0
        assert dondoc("summary", "VB1", "--json", settings=settings).json["directives"][0]["total"] == 30


def test_a_copy_is_one_file_for_its_owner_alone(tmp_path: Path) -> None:
    settings = {"DATA_DIR": str(tmp_path / "data")}
    assert dondoc("db", "upgrade", settings=settings).code == 0
    copy = tmp_path / "copies" / "office.db"
    copy.parent.mkdir()
    told = dondoc("db", "backup", str(copy), settings=settings)
    assert told.code == 0
    assert f"It does not hold {tmp_path / 'data' / 'audit.key'}" in told.out
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert [file.name for file in copy.parent.iterdir()] == ["office.db"]
    with sqlite3.connect(copy) as opened:
        assert opened.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    opened.close()
    assert [file.name for file in copy.parent.iterdir()] == ["office.db"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    settings = {"DATA_DIR": str(tmp_path / "data")}
    assert dondoc("db", "upgrade", settings=settings).code == 0
    for name in ("there.db", "link.db"):
        file = tmp_path / name
        if name == "link.db":
            file.symlink_to(tmp_path / "nowhere")
        else:
            file.write_text("mine")
        told = dondoc("db", "backup", str(file), settings=settings)
        assert told.code == 2
        assert "exists already and is left as it is; choose another name." in told.err
    assert (tmp_path / "there.db").read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


def test_what_cannot_be_copied_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    settings = {"DATA_DIR": str(tmp_path / "data")}
    told = dondoc("db", "backup", str(tmp_path / "copy.db"), settings=settings)
    assert told.code == 1
    assert "so there is nothing to back up" in told.err
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "dondoc.db").write_bytes(b"no database at all" * 100)
    told = dondoc("db", "backup", str(tmp_path / "copy.db"), settings=settings)
    assert told.code == 1
    assert "could not be copied" in told.err
    told = dondoc("db", "backup", str(tmp_path / "none" / "copy.db"), settings=settings)
    assert told.code == 2
    assert [file.name for file in tmp_path.iterdir()] == ["data"]


def test_a_damaged_database_gives_no_copy(tmp_path: Path) -> None:
    settings = {"DATA_DIR": str(tmp_path)}
    assert dondoc("db", "upgrade", settings=settings).code == 0
    file = tmp_path / "dondoc.db"
    content = file.read_bytes()
    file.write_bytes(content[:8192] + b"\xff" * 8192 + content[16384:])
    told = dondoc("db", "backup", str(tmp_path / "copy.db"), settings=settings)
    assert told.code == 1
    assert not (tmp_path / "copy.db").exists()

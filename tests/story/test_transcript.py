"""The story of `make story`, word for word: its transcript is a golden file."""

import asyncio
import difflib
import os
from pathlib import Path

import pytest

from bot.cli.playing import _story

GOLDEN = Path(__file__).with_name("transcript.txt")


def test_the_story_ends_well_and_reads_as_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    """Remake the golden file with `DONDOC_REMAKE=1` and read the difference before you commit it."""
    code = asyncio.run(_story())
    told = capsys.readouterr().out
    if os.environ.get("DONDOC_REMAKE"):
        GOLDEN.write_text(told)
    golden = GOLDEN.read_text()
    assert code == 0, told[-2000:]
    assert list(difflib.unified_diff(golden.splitlines(), told.splitlines(), lineterm="")) == []

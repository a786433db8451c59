"""docs/adding-a-channel.md: what it names is there."""

import re
from dataclasses import fields
from pathlib import Path

from bot.core import errors
from bot.core.messages import Capabilities

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "adding-a-channel.md").read_text()
QUOTED = set(re.findall(r"`([^`\n]+)`", PAGE))


def test_every_file_and_folder_that_it_names_is_there() -> None:
    named = {one for one in QUOTED if re.fullmatch(r"[\w.-]+/[\w./-]*|[\w-]+\.md", one)}
    assert len(named) > 15
    assert {one for one in named if not (ROOT / one).exists()} == set()


def test_it_speaks_of_every_capability() -> None:
    assert {one.name for one in fields(Capabilities)} - QUOTED == set()


def test_it_names_every_file_that_knows_a_channel_by_name() -> None:
    """It left out the name that people read, and two of the commands."""
    apart = ("bot/adapters/", "bot/sandbox/", "bot/simulation/", "bot/texts/page")  # named by folder, or only samples
    every = (str(path.relative_to(ROOT)) for path in ROOT.glob("bot/**/*.py"))
    knowing = {one for one in every if not one.startswith(apart) and '"zalo"' in (ROOT / one).read_text()}
    assert knowing
    assert knowing - QUOTED == set()


def test_it_speaks_of_every_outcome() -> None:
    outcomes = {name for name, kind in vars(errors).items() if _is_outcome(kind)}
    assert outcomes - QUOTED == set()


def _is_outcome(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, errors.ChannelError) and kind is not errors.ChannelError

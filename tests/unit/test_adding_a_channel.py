"""docs/adding-a-channel.md: what it names is there."""

import ast
import re
from collections.abc import Iterator
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


def test_it_names_every_file_in_which_a_channel_has_a_name() -> None:
    """Whoever adds one finds them all, as Zalo stands in them now; of what the channel is made of, the folder."""
    own, made_up = ("bot/adapters/zalo/", "bot/sandbox/"), ("bot/texts/page", "bot/simulation/")
    found = {str(path.relative_to(ROOT)) for room in ("bot", "handlers", "jobs") for path in _naming(ROOT / room)}
    named = {path for path in found if not path.startswith((*own, *made_up))}
    assert len(named) > 5
    assert named - QUOTED == set()


def _naming(room: Path) -> Iterator[Path]:
    for path in room.rglob("*.py"):
        if any("zalo" in word.lower() for word in _words(ast.parse(path.read_text()))):
            yield path


def _words(tree: ast.Module) -> Iterator[str]:
    """Names, and texts that are no docstrings."""
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        values = [node.value] if isinstance(node, ast.Constant) and id(node) not in said else []
        values += [getattr(node, name, None) for name in ("id", "attr", "name", "arg", "module")]
        yield from (value for value in values if isinstance(value, str))


def test_it_speaks_of_every_capability() -> None:
    assert {one.name for one in fields(Capabilities)} - QUOTED == set()


def test_it_speaks_of_every_outcome() -> None:
    outcomes = {name for name, kind in vars(errors).items() if _is_outcome(kind)}
    assert outcomes - QUOTED == set()


def _is_outcome(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, errors.ChannelError) and kind is not errors.ChannelError

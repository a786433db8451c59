"""The guide for people, docs/huong-dan.md: every button and command named in it exists, and none is left out."""

import re
import shlex
from pathlib import Path

import pytest

from bot.cli import _parser
from bot.core.model import ANSWERING, LOOKING_AFTER, Role
from bot.texts.vi.labels import Labels
from bot.texts.words import NAMES
from handlers.commands import commands_of, menu_for

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "huong-dan.md").read_text()
MOST_LINES = 50  # of a page, A4
_ORDER = re.compile(r"(?:`|^ *)(?:\.venv/bin/)?dondoc ([^`#\n]+)", re.MULTILINE)

HEADS = {"ACKNOWLEDGE", "REPORT", "CONFIRM", "OBSTACLE", "FULL_TEXT", "AGREE", "BACK", "REOPEN", "SHARE_PHONE"}
HEADS |= {"EXTEND", "DECLINE", "SNOOZE", "DELEGATE", "HAND_TO_NEW", "HAND_BACK", "AUTHORISE", "END_STANDING"}
HEADS |= {"ALL_DUTIES"}
DIRECTORS = {"NOT_YET", "SHARE_PHONE", "AGREE", "BACK", "EARLIER", "LATER"}
DIRECTORS |= {"GRANT_TIME", "REFUSE_TIME", "ACCEPT", "RETURN"}
DIRECTORS |= {"URGE", "SHOW_ALL", "SHOW_NOT_YET", "SHOW_LATE", "SHOW_RUNNING", "SHOW_DONE", "SHOW_STUCK"}


def _labels() -> dict[str, str]:
    """Each button's name in the code, and what stands on it."""
    return {name: label for name, label in vars(Labels).items() if name.isupper()}


def _pages() -> dict[str, str]:
    """The page of each kind of people, by its heading."""
    parts = re.split(r"^## (.+)$", GUIDE, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _quoted(text: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", text))


def test_what_is_named_exists() -> None:
    known = {
        *_labels().values(),
        *NAMES.values(),
        "/start",
        *(f"/{command.word}" for command in commands_of(set(Role))),
    }
    orders = {quoted for quoted in _quoted(GUIDE) if quoted.startswith("dondoc ")}
    assert _quoted(GUIDE) - orders - known == set()


def test_each_has_a_page() -> None:
    assert list(_pages()) == ["Thủ trưởng đơn vị", "Lãnh đạo", "Văn thư, quản trị"]


@pytest.mark.parametrize("page", _pages())
def test_a_page_is_a_page(page: str) -> None:
    assert len(_pages()[page].splitlines()) <= MOST_LINES


def test_each_button_is_explained_to_those_who_see_it() -> None:
    """What is neither a head's nor a director's is a clerk's: a new button has to be put on somebody's page."""
    every, pages = _labels(), _pages()
    clerks = set(every) - HEADS - DIRECTORS | {"BACK", "NOT_YET", "EARLIER", "LATER", "END_STANDING"}
    for names, page in zip((HEADS, DIRECTORS, clerks), pages.values(), strict=True):
        missing = {every[name] for name in names} - _quoted(page)
        assert missing == set(), page[:200]


@pytest.mark.parametrize("page", _pages())
def test_the_languages_are_offered_to_everybody(page: str) -> None:
    assert set(NAMES.values()) <= _quoted(_pages()[page])


def test_each_command_is_explained_to_those_who_may_say_it() -> None:
    roles = (ANSWERING, {Role.DIRECTOR}, LOOKING_AFTER)
    for allowed, page in zip(roles, _pages().values(), strict=True):
        assert {f"/{word}" for word, _ in menu_for(allowed, "vi")} - _quoted(page) == set()


@pytest.mark.parametrize("document", ["README.md", "docs/operating.md", "docs/huong-dan.md"])
def test_the_orders_in_the_documents_are_understood(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each `dondoc …` as it is written; `FILE`, `PERSON` and the like stand for themselves."""
    for order in _ORDER.findall((ROOT / document).read_text()):
        try:
            _parser().parse_args(shlex.split(re.sub(r"[\[\]]", "", order)))
        except SystemExit:
            pytest.fail(f"dondoc {order}: {capsys.readouterr().err}")

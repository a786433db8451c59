"""From plain text to Telegram's HTML (source: Bot API, "Formatting options"), from a long text to several messages."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import Any

from bot.adapters.splitting import JOINER, clean, extends
from bot.core.model import Choice

LONGEST_TEXT = 4096  # after parsing (source: Bot API, sendMessage)
LONGEST_CAPTION = 1024  # after parsing (source: Bot API, sendDocument)

_SENTENCES = re.compile(r"[.!?]\s+\S")
_SHORT_LABEL = 16  # columns; two of these stand side by side on a phone 360 dp wide


def to_html(text: str, *, title: bool = True) -> str:
    """Plain text as Telegram's HTML: `&`, `<` and `>` escaped, the first line bold when `title`.

    A line of several sentences is a paragraph, and stays as it is: a wall of bold letters is hard to read.
    """
    return cleaned_to_html(clean(text), title=title)


def cleaned_to_html(text: str, *, title: bool = True) -> str:
    """The same for what has been cleaned."""
    first, newline, rest = escape(text, quote=False).partition("\n")
    if title and first.strip() and not _SENTENCES.search(first):
        first = f"<b>{first}</b>"
    return first + newline + rest


def keyboard(choices: Sequence[Choice]) -> dict[str, Any] | None:
    """The choices as buttons in their order: two short ones share a row, a long one has its own."""
    if not choices:
        return None
    rows = _rows(tuple([choice.label for choice in choices]))
    return {
        "inline_keyboard": [
            [{"text": label, "callback_data": choices[at].payload} for at, label in row] for row in rows
        ]
    }


@lru_cache(maxsize=512)  # what many are asked at once has the same words
def _rows(labels: tuple[str, ...]) -> list[list[tuple[int, str]]]:
    """In each row the labels, as they may be sent, and their places."""
    rows: list[list[tuple[int, str]]] = []
    for at, label in enumerate(labels):
        if rows and len(rows[-1]) == 1 and _is_short(labels[at - 1]) and _is_short(label):
            rows[-1].append((at, clean(label)))
        else:
            rows.append([(at, clean(label))])
    return rows


def _is_short(label: str) -> bool:
    return sum(map(_columns, label)) <= _SHORT_LABEL


def _columns(character: str) -> int:
    """How wide a character stands: signs and emoji two, marks none."""
    if extends(character) or character == JOINER:
        return 0
    wide = unicodedata.east_asian_width(character) in {"W", "F"} or unicodedata.category(character) == "So"
    return 2 if wide else 1

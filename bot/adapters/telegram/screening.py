"""Taking the words out of an update that must not be stored."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.adapters import screening
from bot.core.ports import RawUpdate

_WORDS = frozenset({"text", "caption", "file_name", "question", "description", "explanation", "title", "performer"})
_KEPT = {
    "message_id": None,
    "media_group_id": None,
    "date": None,
    "chat": ("id", "type"),
    "from": ("id", "is_bot", "first_name", "username"),
}


def screened(raw: RawUpdate, mark_of: Callable[[str], str | None]) -> RawUpdate:
    """The very same update, or where `mark_of` finds something in its words, what is left without any of them."""
    return screening.screened(raw, mark_of, words=_words, left_of=_left_of)


def _words(shape: dict[str, Any]) -> Iterator[str]:
    """All that somebody wrote: not what the bot said, which stands in presses and in what is replied to."""
    if "callback_query" in shape:
        return
    for name, value in screening.strings_in(shape, _WORDS, leave_out=_is_ours):
        yield _as_words(value) if name == "file_name" else value


def _as_words(file_name: str) -> str:
    """`toi_mat.txt` as it would stand on paper."""
    return file_name.rpartition(".")[0].replace("_", " ").replace("-", " ") or file_name


def _is_ours(part: dict[str, Any]) -> bool:
    sender = part.get("from")
    return isinstance(sender, dict) and sender.get("is_bot") is True


def _left_of(shape: dict[str, Any]) -> dict[str, Any]:
    """Who spoke, and when; of anything but a message of theirs only that there was something."""
    left: dict[str, Any] = {"update_id": shape["update_id"]} if isinstance(shape.get("update_id"), int) else {}
    for kind in ("message", "edited_message"):
        message = shape.get(kind)
        if isinstance(message, dict):
            left[kind] = {name: _part(message[name], of) for name, of in _KEPT.items() if name in message}
    return left


def _part(value: Any, names: tuple[str, ...] | None) -> Any:
    if names is None:
        return value if isinstance(value, int) or (isinstance(value, str) and value.isdigit()) else None
    return {name: value[name] for name in names if name in value} if isinstance(value, dict) else None

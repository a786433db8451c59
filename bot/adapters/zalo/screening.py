"""Taking the words out of an update that must not be stored."""

from collections.abc import Callable, Iterator
from typing import Any

from bot.adapters import screening
from bot.adapters.zalo.understanding import SAID
from bot.core.ports import RawUpdate

_WORDS = frozenset({"text", "caption", "title", "description", "link", "file_name"})
_OF_CHAT = ("id", "chat_type")
_OF_SENDER = ("id", "display_name", "first_name", "is_bot")


def screened(raw: RawUpdate, mark_of: Callable[[str], str | None]) -> RawUpdate:
    """The very same update, or where `mark_of` finds something in its words, what is left without any of them."""
    return screening.screened(raw, mark_of, words=_words, left_of=_left_of)


def _words(shape: dict[str, Any]) -> Iterator[str]:
    """All that somebody wrote: not what the bot itself said."""
    for _name, words in screening.strings_in(shape, _WORDS, leave_out=_is_ours):
        yield words


def _is_ours(part: dict[str, Any]) -> bool:
    sender = part.get("from")
    return isinstance(sender, dict) and sender.get("is_bot") is True


def _left_of(shape: dict[str, Any]) -> dict[str, Any]:
    """Who spoke, and when; of anything but a message of theirs only that there was something."""
    if shape.get("event_name") not in SAID:
        return {"event_name": ""}
    left: dict[str, Any] = {"event_name": shape["event_name"]}
    message = shape.get("message")
    if isinstance(message, dict):
        left["message"] = {
            "message_id": _plain(message.get("message_id")),
            "date": _plain(message.get("date")),
            "chat": _parts(message.get("chat"), _OF_CHAT),
            "from": _parts(message.get("from"), _OF_SENDER),
        }
    return left


def _parts(value: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _plain(value.get(name)) for name in names} if isinstance(value, dict) else {}


def _plain(value: Any) -> Any:
    return value if isinstance(value, (str, int)) else None

"""From Zalo's updates to what somebody said; odd shapes are levelled here, before any logic."""

import json
from typing import Any

from bot.adapters.screening import WITHHELD
from bot.adapters.splitting import clean
from bot.adapters.zalo.updates import LONGEST_ADDRESS, LONGEST_MESSAGE_ID, as_id
from bot.core.messages import FileIn, Happening, Incoming
from bot.core.ports import RawUpdate

NAME = "zalo"

# Content that Zalo withholds, to protect the sender, and files, which it hands to no bot, come as "unsupported": they
# are answered all the same, since silence looks like a fault. Links were seen in clients' code only.
SAID = frozenset(f"message.{kind}.received" for kind in ("text", "image", "sticker", "voice", "unsupported", "link"))


class _Odd(ValueError):
    """A part of an update has another shape than the platform says; the message names it, never its content."""


def understand(raw: RawUpdate) -> Incoming | None:
    """What somebody said in a private chat, or that the bot is in another; None for every other update.

    Raises ValueError for what cannot be read, whatever is wrong with it.
    """
    try:
        return _levelled(raw)
    except _Odd as odd:
        what = str(odd)
    except (ValueError, RecursionError) as error:
        what = type(error).__name__
    # Outside of the handlers: the errors of json quote what people wrote.
    raise ValueError(f"Update {raw.key} of {raw.source} cannot be read: {what}.")


def _levelled(raw: RawUpdate) -> Incoming | None:
    shape = json.loads(raw.raw)
    if not isinstance(shape, dict):
        raise _Odd("it is no object")
    if shape.get("event_name") not in SAID or shape.get("message") is None:
        return None
    message = _object(shape["message"], "message")
    sender, chat = _object(message.get("from") or {}, "from"), _object(message.get("chat"), "chat")
    if sender.get("is_bot") is True:  # an echo of our own, or of a bot that would answer for ever
        return None
    address = _id(chat.get("id"), "chat.id", LONGEST_ADDRESS)
    if _words(chat.get("chat_type"), "chat_type").upper() == "GROUP":
        return Incoming(channel=NAME, address=address, key=raw.key, happened=Happening.IN_GROUP)
    return Incoming(
        channel=NAME,
        address=address,
        key=raw.key,
        name=_words(sender.get("display_name"), "display_name") or _words(sender.get("first_name"), "first_name"),
        text=_words(message.get("text"), "text") or _words(message.get("caption"), "caption"),
        message_id=_id(message.get("message_id"), "message_id", LONGEST_MESSAGE_ID),
        files=_files(message),
        withheld=_words(shape.get(WITHHELD), WITHHELD),
    )


def _files(message: dict[str, Any]) -> tuple[FileIn, ...]:
    """A picture or a voice message, which can be fetched at an address for a while."""
    if photo := _words(message.get("photo"), "photo") or _words(message.get("photo_url"), "photo_url"):
        return (FileIn(remote_id=photo, name="photo.jpg", mime="image/jpeg"),)
    if voice := _words(message.get("voice_url"), "voice_url"):
        return (FileIn(remote_id=voice, name="voice.aac", mime="audio/aac", voice=True),)
    return ()


def _object(value: object, what: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _Odd(f"{what} is no object")
    return value


def _words(value: object, what: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _Odd(f"{what} is no text")
    return clean(value)


def _id(value: object, what: str, longest: int) -> str:
    found = as_id(value, longest)
    if found is None:
        raise _Odd(f"{what} is no id")
    return found

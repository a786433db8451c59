"""From Zalo's updates to what somebody said; odd shapes are levelled here, before any logic."""

import json
from typing import Any

from bot.adapters.levelling import OddShape, as_object, as_words
from bot.adapters.screening import WITHHELD
from bot.adapters.zalo.updates import LONGEST_ADDRESS, LONGEST_MESSAGE_ID, as_id
from bot.core.messages import FileIn, Happening, Incoming
from bot.core.ports import RawUpdate

NAME = "zalo"

# Content that Zalo withholds, to protect the sender, and files, which it hands to no bot, come as "unsupported": they
# are answered all the same, since silence looks like a fault. Links were seen in clients' code only.
SAID = frozenset(f"message.{kind}.received" for kind in ("text", "image", "sticker", "voice", "unsupported", "link"))


def understand(raw: RawUpdate) -> Incoming | None:
    """What somebody said in a private chat, or that the bot is in another; None for every other update.

    Raises ValueError for what cannot be read, whatever is wrong with it.
    """
    try:
        return _levelled(raw)
    except OddShape as odd:
        what = str(odd)
    except (ValueError, RecursionError) as error:
        what = type(error).__name__
    # Outside of the handlers: the errors of json quote what people wrote.
    raise ValueError(f"Update {raw.key} of {raw.source} cannot be read: {what}.")


def _levelled(raw: RawUpdate) -> Incoming | None:
    shape = as_object(json.loads(raw.raw), "it")
    if shape.get("event_name") not in SAID or shape.get("message") is None:
        return None
    message = as_object(shape["message"], "message")
    sender, chat = as_object(message.get("from") or {}, "from"), as_object(message.get("chat"), "chat")
    if sender.get("is_bot") is True:  # an echo of our own, or of a bot that would answer for ever
        return None
    address = _id(chat.get("id"), "chat.id", LONGEST_ADDRESS)
    if as_words(chat.get("chat_type"), "chat_type").upper() == "GROUP":
        return Incoming(channel=NAME, address=address, key=raw.key, happened=Happening.IN_GROUP)
    return Incoming(
        channel=NAME,
        address=address,
        key=raw.key,
        name=as_words(sender.get("display_name"), "display_name") or as_words(sender.get("first_name"), "first_name"),
        text=as_words(message.get("text"), "text") or as_words(message.get("caption"), "caption"),
        message_id=_id(message.get("message_id"), "message_id", LONGEST_MESSAGE_ID),
        files=_files(message),
        withheld=as_words(shape.get(WITHHELD), WITHHELD),
    )


def _files(message: dict[str, Any]) -> tuple[FileIn, ...]:
    """A picture or a voice message, which can be fetched at an address for a while."""
    if photo := as_words(message.get("photo"), "photo") or as_words(message.get("photo_url"), "photo_url"):
        return (FileIn(remote_id=photo, name="photo.jpg", mime="image/jpeg"),)
    if voice := as_words(message.get("voice_url"), "voice_url"):
        return (FileIn(remote_id=voice, name="voice.aac", mime="audio/aac", voice=True),)
    return ()


def _id(value: object, what: str, longest: int) -> str:
    found = as_id(value, longest)
    if found is None:
        raise OddShape(f"{what} is no id")
    return found

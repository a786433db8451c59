"""From Telegram's updates to what somebody said or did; odd shapes are levelled here, before any logic."""

import json
import re
from typing import Any

from telegram import CallbackQuery, Chat, ChatMember, Message, Update, User
from telegram.constants import ChatType

from bot.adapters.levelling import OddShape, as_object, as_whole, as_words
from bot.adapters.screening import WITHHELD
from bot.core.making import replace
from bot.core.messages import FileIn, Happening, Incoming
from bot.core.ports import RawUpdate

NAME = "telegram"

_ADDRESSED_COMMAND = re.compile(r"(/\w{1,32})@\w+")
# What somebody may send that has neither words nor a file for us: it is answered, since silence looks like a fault.
_WORDLESS = ("sticker", "location", "venue", "contact", "poll", "dice", "game", "story", "paid_media", "checklist")
_GONE = frozenset({ChatMember.BANNED, ChatMember.LEFT})
_GROUPS = frozenset({ChatType.GROUP, ChatType.SUPERGROUP})
# What a message can carry that has a file, in the order of Bot API's Message; a name for those that come without one.
_FILES = (
    ("document", "document", "application/octet-stream"),
    ("video", "video.mp4", "video/mp4"),
    ("voice", "voice.ogg", "audio/ogg"),
    ("audio", "audio.mp3", "audio/mpeg"),
    ("video_note", "video.mp4", "video/mp4"),
)


def understand(raw: RawUpdate) -> Incoming | None:
    """What somebody said or did in a private chat, or that the bot is in another; None for every other update.

    Raises ValueError for what cannot be read, whatever is wrong with it.
    """
    try:
        return _levelled(raw.raw)
    except OddShape as odd:
        what = str(odd)
    except Exception as error:  # noqa: BLE001 -- PTB checks no shapes: garbage makes it raise anything at all
        what = type(error).__name__
    # Outside of the handlers: the errors of json and PTB quote what people wrote.
    raise ValueError(f"Update {raw.key} of {raw.source} cannot be read: {what}.")


def press_id(raw: RawUpdate) -> str | None:
    """The id by which a raw press is answered; None for everything else."""
    try:
        number = json.loads(raw.raw)["callback_query"]["id"]
    except (ValueError, TypeError, LookupError, RecursionError):
        return None
    return number if isinstance(number, str) and number else None


def _levelled(text: str) -> Incoming | None:
    shape = as_object(json.loads(text), "it")
    # PTB wants each right that a member may have, and the server learns new ones: only the status is read, so by us.
    membership = shape.pop("my_chat_member", None)
    update = Update.de_json(shape)
    key = str(as_whole(update.update_id, "update_id"))
    if update.callback_query is not None:
        return _press(update.callback_query, key)
    if membership is not None:
        return _change(membership, key)
    withheld = as_words(shape.get(WITHHELD), WITHHELD)
    if update.message is not None:
        return _said(update.message, key, withheld=withheld)
    if update.edited_message is not None:
        said = _said(update.edited_message, key, withheld=withheld)
        return replace(said, edited=True) if said and said.happened is None else None
    return None


def _press(query: CallbackQuery, key: str) -> Incoming | None:
    message = query.message
    if message is None or query.data is None or message.chat.type != ChatType.PRIVATE:
        return None
    return Incoming(
        channel=NAME,
        address=str(as_whole(message.chat.id, "chat.id")),
        key=key,
        name=_name(query.from_user),
        press=as_words(query.data, "data"),
        message_id=str(as_whole(message.message_id, "message_id")),
    )


def _change(shape: Any, key: str) -> Incoming | None:
    """The bot was blocked or unblocked, or put into a chat of several."""
    member = shape.get("new_chat_member") if isinstance(shape, dict) else None
    if not isinstance(member, dict) or not isinstance(shape.get("chat"), dict):
        raise OddShape("my_chat_member has no chat or no member")
    sender = shape.get("from")
    chat, user = Chat.de_json(shape["chat"]), User.de_json(sender) if isinstance(sender, dict) else None
    status = as_words(member.get("status"), "status")
    if not status:
        raise OddShape("my_chat_member has no status")
    gone = status in _GONE
    if chat.type == ChatType.PRIVATE:
        what = Happening.LEFT if gone else Happening.RETURNED
    elif gone:
        return None
    else:
        what = Happening.IN_CHANNEL if chat.type == ChatType.CHANNEL else Happening.IN_GROUP
    address = str(as_whole(chat.id, "chat.id"))
    return Incoming(channel=NAME, address=address, key=key, name=_name(user), happened=what)


def _said(message: Message, key: str, *, withheld: str) -> Incoming | None:
    if message.chat.type in _GROUPS:
        # What groups report of themselves, such as that the bot has left, is no reason to speak there again.
        if not _is_said(message):
            return None
        address = str(as_whole(message.chat.id, "chat.id"))
        return Incoming(channel=NAME, address=address, key=key, happened=Happening.IN_GROUP)
    if message.chat.type != ChatType.PRIVATE:
        return None
    text = as_words(message.text, "text") or as_words(message.caption, "caption")
    files = _files(message)
    if not (text or files or withheld or _is_said_without_words(message)):
        return None
    answered = message.reply_to_message
    return Incoming(
        channel=NAME,
        address=str(as_whole(message.chat.id, "chat.id")),
        key=key,
        name=_name(message.from_user),
        text=_ADDRESSED_COMMAND.sub(r"\1", text, count=1) if _ADDRESSED_COMMAND.match(text) else text,
        message_id=str(as_whole(message.message_id, "message_id")),
        reply_to=None if answered is None else str(as_whole(answered.message_id, "reply_to_message.message_id")),
        files=files,
        album=as_words(message.media_group_id, "media_group_id") or None,
        phone=_own_phone(message),
        withheld=withheld,
    )


def _own_phone(message: Message) -> str:
    """The number of the contact that was shared, if it is the sender's own: so the server says, nobody else can.

    A forwarded one says nothing about who forwards it.
    """
    contact, sender = message.contact, message.from_user
    if contact is None or sender is None or message.forward_origin is not None:
        return ""
    if contact.user_id is None or as_whole(contact.user_id, "contact.user_id") != as_whole(sender.id, "from.id"):
        return ""
    return as_words(contact.phone_number, "phone_number")


def _is_said(message: Message) -> bool:
    return bool(message.text or message.caption or _files(message) or _is_said_without_words(message))


def _is_said_without_words(message: Message) -> bool:
    """Whether somebody said something; what the chat itself reports (a pinned message, a timer) is nobody's word."""
    return any(getattr(message, part) for part in _WORDLESS)


def _files(message: Message) -> tuple[FileIn, ...]:
    """The one file of a message; an album comes as several messages."""
    if message.photo:
        largest = max(message.photo, key=lambda size: as_whole(size.width, "photo") * as_whole(size.height, "photo"))
        return (_file(largest, "photo.jpg", "image/jpeg"),)
    for part, name, mime in _FILES:
        if (found := getattr(message, part)) is not None:
            return (replace(_file(found, name, mime), voice=part == "voice"),)
    return ()


def _file(found: Any, name: str, mime: str) -> FileIn:
    """`found` is one of PTB's file types, which share no base that has these fields."""
    size = found.file_size
    return FileIn(
        remote_id=as_words(found.file_id, "file_id"),
        name=_base_name(as_words(getattr(found, "file_name", None), "file_name")) or name,
        mime=as_words(getattr(found, "mime_type", None), "mime_type") or mime,
        size=None if size is None else as_whole(size, "file_size"),
    )


def _base_name(name: str) -> str:
    """A file's name without folders or control characters, for it comes from outside."""
    return "".join(character for character in re.split(r"[/\\]", name)[-1] if character.isprintable()).strip(". ")


def _name(user: User | None) -> str:
    if user is None:
        return ""
    given = (as_words(user.first_name, "first_name"), as_words(user.last_name, "last_name"))
    return " ".join(filter(None, given)) or as_words(user.username, "username")

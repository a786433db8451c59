"""The Zalo screens as JSON, with the keys of a Telegram one: nothing can be pressed, edited or replied to there."""

from bot.sandbox import views
from bot.sandbox.errors import Json
from bot.sandbox.records import StoredFile
from bot.sandbox.zalo.people import ZaloPerson
from bot.sandbox.zalo.records import ZaloMessage

CHANNEL = "zalo"
_NOTHING: Json = {
    "html": "",
    "entities": [],
    "buttons": [],
    "keyboard": [],
    "reply_to": None,
    "contact": None,
    "forwarded_from": None,
    "album": None,
    "edited_at": None,
    "silent": False,
    "protected": False,
    "pinned": False,
    "reactions": [],
    "history": [],
}


def page_id(one: ZaloPerson) -> str:
    """What the chat page calls this chat, since Telegram's ids are numbers."""
    return f"{CHANNEL}:{one.id}"


def access(one: ZaloPerson) -> str:
    """In the words for a Telegram chat."""
    if one.has_blocked:
        return "blocked"
    return "open" if one.has_written else "never_started"


def person(one: ZaloPerson) -> Json:
    """Who it is, and whether the bot may write."""
    return {"id": page_id(one), "name": one.name, "access": access(one)}


def chat(one: ZaloPerson) -> Json:
    """One person's whole screen."""
    messages = [message(shown, nth) for nth, shown in enumerate(one.chat, 1)]
    return {**person(one), "messages": messages, "alerts": [], "keyboard": [], "phone_keys": [], "commands": {}}


def line(shown: ZaloMessage) -> Json:
    """One message as a line in a list of chats."""
    return {
        "from_bot": shown.from_bot,
        "text": shown.words.partition("\n")[0][:120],
        "file": None if shown.file is None else shown.file.kind,
        "contact": False,
        "sent_at": views.instant(shown.sent_at),
    }


def message(shown: ZaloMessage, nth: int) -> Json:
    """One message as the person sees it; `nth` on the screen, from 1, stands for Zalo's id, which is no number."""
    return {
        **_NOTHING,
        "message_id": nth,
        "from_bot": shown.from_bot,
        "author": shown.author,
        "text": shown.text,
        "caption": shown.caption or None,
        "file": None if shown.file is None else _file(shown.file),
        "sent_at": views.instant(shown.sent_at),
    }


def _file(file: StoredFile) -> Json:
    return {**views.file(file), "url": f"/sandbox/zalo/files/{file.file_id}"}

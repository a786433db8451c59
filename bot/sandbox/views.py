"""The state as JSON, for the control interface and the chat page. Instants are ISO UTC with `Z`."""

from datetime import UTC, datetime

from bot.sandbox.errors import Json
from bot.sandbox.groups import SandboxGroup
from bot.sandbox.keyboards import keyboard_labels
from bot.sandbox.people import SandboxPerson
from bot.sandbox.records import Button, ChatMessage, Recorded, StoredFile


def instant(moment: datetime | None) -> str | None:
    """`2024-07-01T01:02:03.000456Z`."""
    return None if moment is None else moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def person(one: SandboxPerson) -> Json:
    """Who it is, and whether the bot may write."""
    return {"id": one.id, "name": one.name, "access": one.access.value}


def chat(one: SandboxPerson) -> Json:
    """One person's whole screen."""
    return {
        **person(one),
        "messages": [message(shown) for shown in one.chat],
        "alerts": list(one.alerts),
        "keyboard": one.keyboard,
        "phone_keys": one.phone_keys,
        "commands": one.commands,
    }


def group(one: SandboxGroup) -> Json:
    """A group's screen, with the keys of a person's: nothing can be pressed or typed there."""
    return {
        "id": one.id,
        "name": one.name,
        "access": one.access.value,
        "messages": [message(shown) for shown in one.chat],
        "alerts": [],
        "keyboard": [],
        "phone_keys": [],
        "commands": {},
    }


def line(shown: ChatMessage) -> Json:
    """One message as a line in a list of chats."""
    return {
        "from_bot": shown.from_bot,
        "text": shown.words.partition("\n")[0][:120],
        "file": None if shown.file is None else shown.file.kind,
        "contact": shown.contact is not None,
        "sent_at": instant(shown.sent_at),
    }


def message(shown: ChatMessage) -> Json:
    """One message as the person sees it; `html` and `entities` say how to draw it."""
    return {
        "message_id": shown.message_id,
        "from_bot": shown.from_bot,
        "author": shown.author,
        "text": shown.text,
        "html": shown.html,
        "entities": shown.entities,
        "caption": shown.caption,
        "buttons": [[_button(button) for button in row] for row in shown.buttons],
        "keyboard": keyboard_labels(shown.keyboard),
        "reply_to": shown.reply_to,
        "file": None if shown.file is None else file(shown.file),
        "contact": shown.contact,
        "forwarded_from": shown.forwarded_from,
        "album": shown.album,
        "sent_at": instant(shown.sent_at),
        "edited_at": instant(shown.edited_at),
        "silent": shown.silent,
        "protected": shown.protected,
        "pinned": shown.pinned,
        "reactions": sorted(emoji for own in shown.reactions.values() for emoji in own),
        "history": list(shown.history),
    }


def request(row: Recorded) -> Json:
    """One recorded request; monotonic and decided in seconds."""
    return {
        "method": row.method,
        "params": row.params,
        "chat_id": row.chat_id,
        "monotonic": row.monotonic,
        "decided": row.decided,
        "now": instant(row.now),
        "outcome": row.outcome,
        "accepted": row.accepted,
        "description": row.description,
    }


def _button(button: Button) -> Json:
    return {
        "text": button.text,
        "data": button.data,
        "url": button.url,
        "copy_text": button.copy_text,
        "style": button.style,
    }


def file(file: StoredFile) -> Json:
    """A file that can be fetched at `url`; duration in seconds."""
    return {
        "id": file.file_id,
        "name": file.name,
        "size": file.size,
        "mime": file.mime,
        "kind": file.kind,
        "width": file.width,
        "height": file.height,
        "duration": file.duration,
        "url": f"/sandbox/files/{file.file_id}",
    }

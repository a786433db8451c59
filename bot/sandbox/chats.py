"""One chat between the bot and a person (or a group): its messages, in order, and whether the bot may write."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from bot.sandbox.errors import ApiError, Json, bad_request, forbidden
from bot.sandbox.keyboards import as_markup
from bot.sandbox.records import ChatMessage, StoredFile


class Access(StrEnum):
    """Whether the bot may write here."""

    NEVER_STARTED = "never_started"
    OPEN = "open"
    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    LEFT = "left"  # a group the bot is no longer in


REFUSALS = {
    Access.NEVER_STARTED: "bot can't initiate conversation with a user",
    Access.BLOCKED: "bot was blocked by the user",
    Access.DEACTIVATED: "user is deactivated",
    Access.LEFT: "bot is not a member of the group chat",
}


@dataclass(slots=True, eq=False)
class Chat:
    """A chat and what is on its screen. Deleted messages are gone from `messages`; ids are never used again."""

    id: int
    name: str
    kind: str = "private"  # or "group"
    access: Access = Access.NEVER_STARTED
    messages: list[ChatMessage] = field(default_factory=list)
    action: str | None = None  # the last chat action, "typing"
    _by_id: dict[int, ChatMessage] = field(default_factory=dict)
    _last_id: int = 0

    def next_id(self) -> int:
        """A fresh message id."""
        self._last_id += 1
        return self._last_id

    def add(self, message: ChatMessage) -> None:
        """Put a message at the bottom of the screen."""
        self.messages.append(message)
        self._by_id[message.message_id] = message

    def remove(self, message: ChatMessage) -> None:
        """Take a message off the screen."""
        message.deleted = True
        self.messages.remove(message)
        del self._by_id[message.message_id]

    def find(self, message_id: int | None) -> ChatMessage | None:
        """The message with this id, if it is still there."""
        return None if message_id is None else self._by_id.get(message_id)

    def newest_first(self) -> Iterator[ChatMessage]:
        """Up the screen."""
        return reversed(self.messages)

    def keyboard(self) -> Json | None:
        """The reply keyboard that is open now."""
        for message in self.newest_first():
            if message.keyboard is not None:
                return message.keyboard if "keyboard" in message.keyboard else None
        return None

    def must_be_open(self) -> None:
        """Raises ApiError 403 when the bot may not write here."""
        refusal = self.refusal()
        if refusal is not None:
            raise refusal

    def refusal(self) -> ApiError | None:
        """Why the bot may not write here; None when it may."""
        return None if self.access is Access.OPEN else forbidden(REFUSALS[self.access])

    def pinned(self) -> ChatMessage | None:
        """The newest pinned message."""
        return next((message for message in self.newest_first() if message.pinned), None)

    def described(self) -> Json:
        """`Chat`, as it travels."""
        if self.kind == "private":
            return {"id": self.id, "type": "private", "first_name": self.name}
        return {"id": self.id, "type": self.kind, "title": self.name}


def require(message: ChatMessage | None, what: str) -> ChatMessage:
    """The message; raises ApiError 400 "<what> not found" without one."""
    if message is None:
        raise bad_request(f"{what} not found")
    return message


def message_body(chat: Chat, message: ChatMessage, author: Json, quoted: Json | None = None) -> Json:
    """`Message`, as it travels; `quoted` is the body of the message it replies to."""
    body: Json = {
        "message_id": message.message_id,
        "from": author,
        "chat": chat.described(),
        "date": int(message.sent_at.timestamp()),
    }
    if message.file is None and message.contact is None:
        body["text"] = message.text
    if message.entities:
        body["entities" if message.file is None else "caption_entities"] = message.entities
    body.update(_optional(message))
    if quoted is not None:
        body["reply_to_message"] = quoted
    return body


def _optional(message: ChatMessage) -> Json:
    parts: Json = {}
    if message.edited_at is not None:
        parts["edit_date"] = int(message.edited_at.timestamp())
    if message.buttons:
        parts["reply_markup"] = as_markup(message.buttons)
    if message.file is not None:
        parts.update(file_body(message.file))
    if message.caption:
        parts["caption"] = message.caption
    if message.album is not None:
        parts["media_group_id"] = message.album
    if message.contact is not None:
        parts["contact"] = message.contact
    if message.forwarded_from is not None:
        written_at = int(message.sent_at.timestamp())
        origin = {"type": "hidden_user", "sender_user_name": message.forwarded_from, "date": written_at}
        parts["forward_origin"] = origin
    if message.protected:
        parts["has_protected_content"] = True
    return parts


def file_body(file: StoredFile) -> Json:
    """`photo` (all sizes), `document` or `voice` of a message, as it travels."""
    unique = {"file_id": file.file_id, "file_unique_id": f"u{file.file_id}", "file_size": file.size}
    if file.kind == "voice":
        return {"voice": {**unique, "duration": file.duration, "mime_type": file.mime}}
    if file.kind == "document":
        return {"document": {**unique, "file_name": file.name, "mime_type": file.mime}}
    return {"photo": [{**unique, "width": file.width, "height": file.height}]}

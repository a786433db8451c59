"""What the sandbox remembers: messages as the person sees them, files, requests, changes."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.sandbox.errors import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """One button under a message. `data` is None for a button that opens a link or copies a text."""

    text: str
    data: str | None = None
    url: str | None = None
    copy_text: str | None = None
    style: str | None = None  # primary, success, danger
    raw: Json = field(default_factory=dict, repr=False)  # as the bot sent it, to be echoed


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """One uploaded file. `size` in bytes; `kind` is "photo", "document" or "voice".

    Width and height in pixels for photos, `duration` in seconds for voice messages.
    """

    file_id: str
    name: str
    mime: str
    data: bytes = field(repr=False)
    kind: str
    width: int = 0
    height: int = 0
    duration: int = 0

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.data)

    @property
    def path(self) -> str:
        """Where `getFile` says it can be fetched, below `/file/bot<token>/`."""
        return f"{self.kind}s/{self.file_id}/{self.name}"


@dataclass(slots=True, kw_only=True, eq=False)
class ChatMessage:
    """One message on a person's screen, kept up to date: an edit changes this very object.

    `text` and `caption` are as shown (markup parsed away), `html` is what the bot wrote. Times are aware UTC from the
    office clock. A message with a file has an empty `text`.
    """

    message_id: int  # unique in its chat only
    chat_id: int
    author_id: int
    author: str
    from_bot: bool
    text: str = ""
    html: str = ""
    entities: list[Json] = field(default_factory=list)  # of the text, or of the caption; offsets in UTF-16 units
    buttons: list[list[Button]] = field(default_factory=list)
    keyboard: Json | None = None  # a reply keyboard, its removal, or a forced reply, as the bot sent it
    reply_to: int | None = None
    file: StoredFile | None = None
    caption: str | None = None
    contact: Json | None = None
    forwarded_from: str | None = None  # the name of whoever wrote it first
    album: str | None = None  # media_group_id
    sent_at: datetime
    edited_at: datetime | None = None
    silent: bool = False
    protected: bool = False
    pinned: bool = False
    deleted: bool = False
    reactions: dict[int, list[str]] = field(default_factory=dict)  # account id -> emoji
    history: list[str] = field(default_factory=list)  # earlier texts or captions, oldest first

    @property
    def words(self) -> str:
        """What there is to read: the text, or the caption of a file."""
        return self.text or self.caption or ""

    def labels(self) -> list[str]:
        """The words on its buttons, row after row."""
        return [button.text for row in self.buttons for button in row]

    def find_button(self, label_or_data: str) -> Button | None:
        """The button that says this, or that carries this data."""
        every = [button for row in self.buttons for button in row]
        by_label = (button for button in every if button.text == label_or_data)
        by_data = (button for button in every if button.data == label_or_data)
        return next(by_label, None) or next(by_data, None)


class What(StrEnum):
    """Kinds of change on a screen."""

    SENT = "sent"
    EDITED = "edited"
    DELETED = "deleted"
    PINNED = "pinned"
    REACTED = "reacted"
    ALERT = "alert"  # a bubble that answers a press; no message
    STATE = "state"  # opened, blocked, unblocked, deactivated, left


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something happened on a person's screen."""

    what: What
    chat_id: int
    message: ChatMessage | None = None
    text: str = ""  # of an alert, or the new state


@dataclass(slots=True, kw_only=True)
class Recorded:
    """One request that reached the sandbox, in order of arrival.

    `outcome` is the HTTP status answered, or 0 when no answer was given (connection cut, or still hanging).
    `accepted` says whether it took effect, whatever the client was told.
    """

    method: str
    params: Json  # files as {"name", "size"}
    chat_id: int | str | None
    monotonic: float  # on arrival, seconds of clock.monotonic()
    now: datetime  # on arrival, office time, aware UTC
    decided: float | None = None  # seconds of clock.monotonic() when it was accepted or refused
    outcome: int = 0
    accepted: bool = False
    description: str = ""  # why it was refused

"""The state behind the server: people, their chats and pictures, and who is told of new messages."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.core.clock import Clock
from bot.sandbox.errors import ApiError, Json
from bot.sandbox.faults import Faults
from bot.sandbox.files import FileStore
from bot.sandbox.zalo.records import Switches, ZaloMessage
from bot.sandbox.zalo.updates import UpdateQueue

Watcher = Callable[[ZaloMessage], None]


@dataclass(slots=True, eq=False)
class ZaloChat:
    """A private chat; its id is that of the account."""

    id: str
    name: str
    has_written: bool = False  # a bot cannot write first: it does not know the id
    blocked: bool = False
    messages: list[ZaloMessage] = field(default_factory=list)


class ZaloWorld:
    """All state, in memory. Everything is called from one event loop."""

    def __init__(self, *, clock: Clock, faults: Faults, switches: Switches) -> None:
        self.clock = clock
        self.faults = faults
        self.switches = switches
        self.files = FileStore()
        self.updates = UpdateQueue(faults)
        self.chats: dict[str, ZaloChat] = {}
        self.version = 0  # counts what changes on the screens, so that a page knows when to draw again
        self._ids = _ids()
        self._watchers: list[Watcher] = []

    def next_id(self) -> str:
        """A fresh message id."""
        return next(self._ids)

    def open_chat(self, chat_id: str | None) -> ZaloChat:
        """The chat, if the bot may write there. Raises ApiError 400."""
        if not chat_id:
            raise ApiError(400, "Bad request: The chat_id must not be empty")
        chat = self.chats.get(chat_id)
        # What Zalo says of these is written down nowhere; a plain 400 tells a client the least.
        if chat is None or not chat.has_written or chat.blocked:
            raise ApiError(400, "Bad request: The chat_id is not valid")
        return chat

    def show(self, chat: ZaloChat, message: ZaloMessage) -> None:
        """Put a message at the bottom of the screen."""
        chat.messages.append(message)
        self.version += 1
        for watcher in self._watchers:
            watcher(message)

    def watch(self, watcher: Watcher) -> None:
        """Call this with every new message on any screen."""
        self._watchers.append(watcher)

    def heard(self, event_name: str, message: Json | None) -> None:
        """Something for the bot."""
        self.updates.push({"event_name": event_name} | ({} if message is None else {"message": message}))


def opaque_id(seed: str) -> str:
    """Twenty hexadecimal digits, as Zalo's ids look; always the same for the same seed."""
    return hashlib.sha256(seed.encode()).hexdigest()[:20]


def _ids() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield opaque_id(f"message {number}")

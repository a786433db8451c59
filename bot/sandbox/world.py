"""The state behind the server: chats, accounts, presses, files, and who is told of changes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.core.clock import Clock
from bot.sandbox.chats import Access, Chat, message_body
from bot.sandbox.errors import Json, bad_request
from bot.sandbox.faults import Faults
from bot.sandbox.files import FileStore
from bot.sandbox.pace import Pace
from bot.sandbox.records import Change, ChatMessage, What
from bot.sandbox.updates import UpdateQueue

QUERY_LIFE_S = 60.0  # how long a press can be answered; Telegram publishes no figure, this is on the strict side


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person's account, or the bot's."""

    id: int
    name: str
    language: str = "vi"
    username: str | None = None
    is_bot: bool = False

    def described(self) -> Json:
        """`User`, as it travels."""
        body: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        if self.username:
            body["username"] = self.username
        if not self.is_bot:
            body["language_code"] = self.language
        return body


@dataclass(slots=True, kw_only=True)
class Press:
    """A pressed button that waits for its answer. `at_s` on clock.monotonic()."""

    query_id: str
    account_id: int
    chat_id: int
    data: str
    at_s: float
    answered: bool = False


@dataclass(slots=True)
class Profile:
    """What the bot says about itself: commands by (scope, language), texts by (what, language)."""

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)


class World:
    """All state, in memory. Everything is called from one event loop."""

    def __init__(self, *, clock: Clock, bot: Account, pace: Pace, faults: Faults) -> None:
        self.clock = clock
        self.bot = bot
        self.pace = pace
        self.faults = faults
        self.files = FileStore()
        self.updates = UpdateQueue(faults)
        self.profile = Profile()
        self.accounts: dict[int, Account] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.alerts: dict[int, list[str]] = {}
        self.version = 0  # counts changes on all screens, so that a page knows when to draw again
        self._watchers: list[Callable[[Change], None]] = []
        self._albums = 0
        self._queries = 0

    def chat(self, chat_id: int | None) -> Chat:
        """The chat the bot asks for. Raises ApiError 400 for one that does not exist."""
        if chat_id is None:
            raise bad_request("chat_id is empty")
        if chat_id not in self.chats:
            raise bad_request("chat not found")
        return self.chats[chat_id]

    def open_chat(self, chat_id: int | None) -> Chat:
        """The chat, if the bot may write there. Raises ApiError 400 or 403."""
        chat = self.chat(chat_id)
        chat.must_be_open()
        return chat

    def watch(self, watcher: Callable[[Change], None]) -> None:
        """Call this at every change on any screen."""
        self._watchers.append(watcher)

    def changed(self, change: Change) -> None:
        """Tell who watches."""
        self.version += 1
        for watcher in list(self._watchers):
            watcher(change)

    def show(self, chat: Chat, message: ChatMessage) -> None:
        """Put a new message on the screen."""
        chat.add(message)
        self.changed(Change(what=What.SENT, chat_id=chat.id, message=message))

    def set_access(self, chat: Chat, access: Access) -> None:
        """The bot may write here from now on, or no longer."""
        chat.access = access
        self.changed(Change(what=What.STATE, chat_id=chat.id, text=access.value))

    def body(self, chat: Chat, message: ChatMessage) -> Json:
        """`Message`, as it travels, with the one it replies to."""
        replied = chat.find(message.reply_to)
        quoted = None if replied is None else message_body(chat, replied, self._author(replied))
        return message_body(chat, message, self._author(message), quoted)

    def new_album(self) -> str:
        """A fresh media_group_id."""
        self._albums += 1
        return f"{9_000_000 + self._albums}"

    def new_press(self, chat: Chat, account: Account, data: str) -> Press:
        """Note a press that the bot has to answer."""
        self._queries += 1
        query_id = f"{4_200_000_000 + self._queries}"
        press = Press(query_id=query_id, account_id=account.id, chat_id=chat.id, data=data, at_s=self.clock.monotonic())
        self.presses[query_id] = press
        return press

    def unanswered(self) -> Iterator[Press]:
        """The presses whose button still spins: neither answered nor too old to be."""
        oldest_s = self.clock.monotonic() - QUERY_LIFE_S
        return (press for press in self.presses.values() if not press.answered and press.at_s >= oldest_s)

    def _author(self, message: ChatMessage) -> Json:
        return self.accounts[message.author_id].described()

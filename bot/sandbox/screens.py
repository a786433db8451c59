"""Every chat on both platforms, as the chat page lists and shows them: what is new, and where the bot is at work.

A chat's id on the page is Telegram's number (below 0 for a group), or `zalo:` and Zalo's id. Somebody with an account
on each has two chats here; the page brings them together.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.sandbox import views
from bot.sandbox.control import someone
from bot.sandbox.errors import Json
from bot.sandbox.records import Change, ChatMessage, What
from bot.sandbox.server import Sandbox
from bot.sandbox.zalo import ZaloMessage, ZaloPerson, ZaloSandbox
from bot.sandbox.zalo import views as zalo_views
from bot.sandbox.zalo.control import someone as someone_on_zalo

ChatId = int | str
TELEGRAM, ZALO = "telegram", zalo_views.CHANNEL


class Screens:
    """The chats of both sandboxes. `codes` may be added to: a one-use code to offer to whoever has not joined yet."""

    def __init__(self, telegram: Sandbox, zalo: ZaloSandbox, codes: dict[ChatId, str]) -> None:
        self._telegram = telegram
        self._zalo = zalo
        self.codes = codes
        self._seen: dict[ChatId, int] = {}
        self._working: dict[ChatId, object] = {}  # the act that the bot has neither answered nor finished with
        telegram.on_change(self._note)
        zalo.on_message(self._note_zalo)

    def version(self) -> str:
        """Differs whenever something on a screen would look different."""
        telegram, zalo = self._telegram.world, self._zalo.world
        spinning = ",".join(press.query_id for press in telegram.unanswered())
        working = sorted(map(str, self._working))
        seen, menus = sum(self._seen.values()), len(telegram.profile.commands)
        chats = len(telegram.chats) + len(zalo.chats)
        return f"{telegram.version + zalo.version}|{chats}|{spinning}|{working}|{seen}|{menus}"

    def people(self) -> list[Json]:
        """A line for each chat with a person."""
        on_telegram = [self._line(one.id) for one in self._telegram.people]
        return on_telegram + [self._line_on_zalo(one) for one in self._zalo.people]

    def groups(self) -> list[Json]:
        """A line for each group."""
        return [self._line(group.id) for group in self._telegram.groups]

    def screen(self, chat_id: str) -> Json:
        """One chat, whole. Raises LookupError."""
        if chat_id.startswith(f"{ZALO}:"):
            person = someone_on_zalo(self._zalo, {"person": chat_id})
            return {**zalo_views.chat(person), **self._about(zalo_views.page_id(person), ZALO, person.id)}
        for group in self._telegram.groups:
            if str(group.id) == chat_id:
                return {**views.group(group), **self._about(group.id, TELEGRAM, chat_id)}
        one = someone(self._telegram, {"person": chat_id})
        presses = [press.query_id for press in self._telegram.world.unanswered() if press.chat_id == one.id]
        return {**views.chat(one), **self._about(one.id, TELEGRAM, str(one.id)), "spinning": presses}

    def find(self, channel: str, asked: Json) -> ChatId:
        """The chat of whom `asked["person"]` names on that platform. Raises KeyError, LookupError."""
        if channel == ZALO:
            return zalo_views.page_id(someone_on_zalo(self._zalo, asked))
        return someone(self._telegram, asked).id

    def read(self, chat_id: str, message_id: int) -> None:
        """Everything up to this message has been seen. Raises LookupError."""
        known = next((one for one, _ in self._chats() if str(one) == chat_id), None)
        if known is None:
            raise LookupError(f"Nobody here has the id {chat_id}.")
        self._seen[known] = max(self._seen.get(known, 0), message_id)

    def mark_all_seen(self) -> None:
        """Nothing on any screen is news."""
        self._seen = {chat_id: max(numbers, default=0) for chat_id, numbers in self._chats()}

    def begin(self, chat_id: ChatId) -> object:
        """The bot is working on what was said there."""
        self._working[chat_id] = this = object()
        return this

    def end(self, chat_id: ChatId, this: object) -> None:
        """It has done with that."""
        if self._working.get(chat_id) is this:
            del self._working[chat_id]

    def _chats(self) -> Iterator[tuple[ChatId, Sequence[int]]]:
        """Each chat, and the numbers of its messages."""
        for chat in self._telegram.world.chats.values():
            yield chat.id, [message.message_id for message in chat.messages]
        for person in self._zalo.people:
            yield zalo_views.page_id(person), range(1, len(person.chat) + 1)

    def _line(self, chat_id: int) -> Json:
        chat = self._telegram.world.chats[chat_id]
        last = views.line(chat.messages[-1]) if chat.messages else None
        numbered = [(one.message_id, one) for one in chat.messages]
        told = {"id": chat_id, "name": chat.name, "access": chat.access.value, "last": last}
        return told | self._news(chat_id, TELEGRAM, str(chat_id), numbered)

    def _line_on_zalo(self, one: ZaloPerson) -> Json:
        last = zalo_views.line(one.chat[-1]) if one.chat else None
        numbered = list(enumerate(one.chat, 1))
        return zalo_views.person(one) | {"last": last} | self._news(zalo_views.page_id(one), ZALO, one.id, numbered)

    def _news(
        self, chat_id: ChatId, channel: str, account: str, numbered: Sequence[tuple[int, ChatMessage | ZaloMessage]]
    ) -> dict[str, Any]:
        seen = self._seen.get(chat_id, 0)
        return {
            "channel": channel,
            "account": account,
            "unread": sum(1 for number, one in numbered if one.from_bot and number > seen),
            "working": chat_id in self._working,
        }

    def _about(self, chat_id: ChatId, channel: str, account: str) -> Json:
        return {
            "channel": channel,
            "account": account,
            "seen": self._seen.get(chat_id, 0),
            "spinning": [],
            "working": chat_id in self._working,
            "code": self.codes.get(chat_id),
        }

    def _note(self, change: Change) -> None:
        if change.what is What.SENT and change.message and change.message.from_bot:
            self._working.pop(change.chat_id, None)

    def _note_zalo(self, message: ZaloMessage) -> None:
        if message.from_bot:
            self._working.pop(f"{ZALO}:{message.chat_id}", None)

"""The people at their phones: what they send becomes events, what the bot sends appears on their screen."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.calls import Upload
from bot.sandbox.errors import Json
from bot.sandbox.records import StoredFile
from bot.sandbox.zalo.records import ZaloMessage
from bot.sandbox.zalo.world import ZaloChat, ZaloWorld


class ZaloPerson:
    """One person and their screen. Acts are plain calls; the bot's answer comes when the bot has worked."""

    def __init__(self, world: ZaloWorld, chat: ZaloChat, root: Callable[[], str]) -> None:
        self._world = world
        self._chat = chat
        self._root = root

    def __repr__(self) -> str:
        return f"ZaloPerson({self.name!r}, id={self.id})"

    @property
    def id(self) -> str:
        """The account's id, and that of the private chat with the bot."""
        return self._chat.id

    @property
    def name(self) -> str:
        """As shown in the app."""
        return self._chat.name

    @property
    def has_written(self) -> bool:
        """Before that the bot knows nothing of the account."""
        return self._chat.has_written

    @property
    def has_blocked(self) -> bool:
        """Whether the bot's messages are refused."""
        return self._chat.blocked

    @property
    def chat(self) -> list[ZaloMessage]:
        """What is on the screen, oldest first, both sides."""
        return self._chat.messages

    @property
    def received(self) -> list[ZaloMessage]:
        """The bot's messages on the screen, oldest first."""
        return [message for message in self._chat.messages if message.from_bot]

    def say(self, text: str) -> ZaloMessage:
        """Type a text. A first word is what lets the bot write."""
        return self._sent("text", {"text": text}, text=text)

    def send_photo(self, data: bytes, caption: str = "") -> ZaloMessage:
        """Send a picture: the bot gets an address where it can be fetched."""
        stored = self._world.files.keep("photo", Upload("photo.jpg", "image/jpeg", data))
        parts = {self._world.switches.photo_key: self._address(stored)} | ({"caption": caption} if caption else {})
        return self._sent("image", parts, file=stored, caption=caption)

    def send_voice(self, data: bytes, *, duration: int = 0) -> ZaloMessage:
        """Send a recording of so many seconds."""
        stored = self._world.files.keep("voice", Upload("voice.aac", "audio/aac", data), duration=duration)
        return self._sent("voice", {"voice_url": self._address(stored)}, file=stored)

    def send_sticker(self, sticker: str = "0d4b2e7a") -> ZaloMessage:
        """Send a sticker."""
        return self._sent("sticker", {"sticker": sticker, "url": f"{self._root()}/stickers/{sticker}"})

    def send_withheld(self, *, with_message: bool = True) -> None:
        """Send what Zalo hands to no bot, such as a file: an event without content, or without a message at all."""
        self._chat.has_written = True
        self._world.heard(
            "message.unsupported.received", self._described(self._world.next_id()) if with_message else None
        )

    def mention(self, text: str, *, group_id: str) -> None:
        """Speak to the bot in a group."""
        body = self._described(self._world.next_id()) | {"text": text}
        self._world.heard("message.text.received", body | {"chat": {"id": group_id, "chat_type": "GROUP"}})

    def block(self) -> None:
        """Block the bot, which is not told."""
        self._chat.blocked = True
        self._world.version += 1

    def unblock(self) -> None:
        """Let the bot write again."""
        self._chat.blocked = False
        self._world.version += 1

    def on_message(self, callback: Callable[[ZaloMessage], None]) -> None:
        """Call this with every new message on this screen, both sides, as it appears."""

        def told(message: ZaloMessage) -> None:
            if message.chat_id == self.id:
                callback(message)

        self._world.watch(told)

    def _sent(self, kind: str, parts: Json, **shown: Any) -> ZaloMessage:
        self._chat.has_written = True
        message = ZaloMessage(
            message_id=self._world.next_id(),
            chat_id=self.id,
            author=self.name,
            from_bot=False,
            sent_at=self._world.clock.now(),
            **shown,
        )
        self._world.show(self._chat, message)
        self._world.heard(f"message.{kind}.received", self._described(message.message_id) | parts)
        return message

    def _described(self, message_id: str) -> Json:
        return {
            "from": {"id": self.id, self._world.switches.name_key: self.name, "is_bot": False},
            "chat": {"id": self.id, "chat_type": "PRIVATE"},
            "message_id": message_id,
            "date": int(self._world.clock.now().timestamp() * 1000),
        }

    def _address(self, file: StoredFile) -> str:
        return f"{self._root()}/files/{file.file_id}"

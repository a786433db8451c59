"""The people at their phones: what they do becomes updates, what the bot does appears on their screen."""

import mimetypes
from collections.abc import Callable
from html import escape
from typing import Any

from bot.sandbox.calls import Upload
from bot.sandbox.chats import Access, Chat
from bot.sandbox.errors import Json
from bot.sandbox.keyboards import keyboard_labels, phone_labels
from bot.sandbox.markup import commands_in
from bot.sandbox.records import Change, ChatMessage, StoredFile, What
from bot.sandbox.world import Account, World


class SandboxPerson:
    """One person and their screen. Acts are plain calls; the bot's answer comes when the bot has worked.

    An act that a real app would not allow (writing to a blocked bot, pressing a button that is not there) raises
    RuntimeError or LookupError and says why.
    """

    def __init__(self, world: World, account: Account, chat: Chat) -> None:
        self._world = world
        self._account = account
        self._chat = chat

    def __repr__(self) -> str:
        return f"SandboxPerson({self.name!r}, id={self.id})"

    @property
    def id(self) -> int:
        """The account's id, and that of the private chat with the bot."""
        return self._account.id

    @property
    def name(self) -> str:
        """As shown in the app."""
        return self._account.name

    @property
    def chat(self) -> list[ChatMessage]:
        """What is on the screen now, oldest first, both sides."""
        return self._chat.messages

    @property
    def received(self) -> list[ChatMessage]:
        """The bot's messages on the screen, oldest first."""
        return [message for message in self._chat.messages if message.from_bot]

    @property
    def alerts(self) -> list[str]:
        """The bubbles that answered presses, oldest first."""
        return self._world.alerts.setdefault(self.id, [])

    @property
    def access(self) -> Access:
        """Whether the bot may write to this person."""
        return self._chat.access

    @property
    def keyboard(self) -> list[str]:
        """The words on the open reply keyboard; none when it is closed."""
        return keyboard_labels(self._chat.keyboard())

    @property
    def phone_keys(self) -> list[str]:
        """Those of them that share the person's own phone number instead of saying their words."""
        return phone_labels(self._chat.keyboard())

    @property
    def commands(self) -> dict[str, str]:
        """The command menu as this person sees it: command to description (source: Bot API, BotCommandScope)."""
        known = self._world.profile.commands
        for scope in (f"chat:{self.id}", "all_private_chats", "default"):
            for language in (self._account.language, ""):
                if (scope, language) in known:
                    return {one["command"]: one["description"] for one in known[scope, language]}
        return {}

    def start(self, payload: str | None = None) -> ChatMessage:
        """Open the bot, as by its link: `/start` or `/start CODE`. Whoever had blocked it unblocks it so."""
        if self._chat.access is Access.BLOCKED:
            self.unblock()
        return self.say("/start" if payload is None else f"/start {payload}")

    def say(self, text: str, *, reply_to: ChatMessage | None = None, forwarded_from: str | None = None) -> ChatMessage:
        """Type a text, or forward one that somebody (by name) wrote elsewhere. A first word opens the chat."""
        html, entities = escape(text, quote=False), commands_in(text)
        return self._sent(
            self._compose(text=text, html=html, entities=entities, reply_to=reply_to, forwarded_from=forwarded_from)
        )

    def press(self, label_or_data: str, *, on: ChatMessage | None = None) -> str:
        """Press a button by its words or data: on this message, else on the newest that has it. Returns the query's id.

        A word on the open reply keyboard is typed instead (and "" returned). Raises LookupError without such a button.
        """
        candidates = [on] if on is not None else list(self._chat.newest_first())
        for message in candidates:
            button = message.find_button(label_or_data)
            if button is not None:
                if button.data is None:
                    raise LookupError(
                        f"The button {button.text!r} opens or copies something; it tells the bot nothing."
                    )
                return self.press_old(button.data, on=message)
        if on is None and label_or_data in self.keyboard:
            self.say(label_or_data)
            return ""
        seen = sorted({label for message in candidates for label in message.labels()})
        raise LookupError(f"{self.name} sees no button {label_or_data!r}; the buttons in sight are {seen}.")

    def press_old(self, data: str, on: ChatMessage) -> str:
        """Press with this data whatever the message shows now (an old screen, a forgery). Returns the query's id."""
        self._must_be_open()
        press = self._world.new_press(self._chat, self._account, data)
        self._world.updates.push(
            "callback_query",
            {
                "id": press.query_id,
                "from": self._account.described(),
                "message": self._pressed(on),
                "chat_instance": f"{7_000_000_000 + abs(self._chat.id)}",
                "data": data,
            },
        )
        return press.query_id

    def send_photo(
        self, data: bytes, caption: str | None = None, reply_to: ChatMessage | None = None, album: str | None = None
    ) -> ChatMessage:
        """Send a picture. Pictures with the same `album` are one album."""
        stored = self._world.files.keep("photo", Upload("photo.jpg", "image/jpeg", data))
        return self._send_file(stored, caption, reply_to, album)

    def send_document(
        self,
        name: str,
        data: bytes,
        mime: str | None = None,
        caption: str | None = None,
        reply_to: ChatMessage | None = None,
        *,
        album: str | None = None,
    ) -> ChatMessage:
        """Send a file; its type is guessed from the name unless given."""
        guessed = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        stored = self._world.files.keep("document", Upload(name, guessed, data))
        return self._send_file(stored, caption, reply_to, album)

    def send_voice(self, data: bytes, *, duration: int = 1, reply_to: ChatMessage | None = None) -> ChatMessage:
        """Send a recording of so many seconds, as the app's microphone does: OGG with OPUS, without a caption."""
        stored = self._world.files.keep("voice", Upload("voice.ogg", "audio/ogg", data), duration=duration)
        return self._send_file(stored, None, reply_to, None)

    def edit(self, message: ChatMessage, new_text: str) -> None:
        """Change one's own message; in one with a file, its caption."""
        if message.author_id != self.id:
            raise LookupError(f"{self.name} can only edit their own messages; this one is by {message.author}.")
        self._must_be_open()
        message.history.append(message.words)
        if message.file is None:
            message.text = new_text
        else:
            message.caption = new_text
        message.html = escape(new_text, quote=False)
        message.entities = commands_in(new_text)
        message.edited_at = self._world.clock.now()
        self._world.updates.push("edited_message", self._world.body(self._chat, message))
        self._tell(What.EDITED, message)

    def share_contact(self, phone: str, own: bool = True) -> ChatMessage:  # noqa: FBT001, FBT002  # the agreed call
        """Share one's own phone number, or (`own=False`) a contact from the address book without an account."""
        contact: Json = {"phone_number": phone, "first_name": self.name if own else "Danh bạ"}
        if own:
            contact["user_id"] = self.id
        return self._sent(self._compose(contact=contact))

    def react(self, message: ChatMessage, emoji: str | None) -> None:
        """Put an emoji on a message, or take it away. The bot hears of it only when it asked for `message_reaction`."""
        self._must_be_open()
        old = message.reactions.pop(self.id, [])
        new = [emoji] if emoji else []
        if new:
            message.reactions[self.id] = new
        self._world.updates.push(
            "message_reaction",
            {
                "chat": self._chat.described(),
                "message_id": message.message_id,
                "user": self._account.described(),
                "date": self._now_s(),
                "old_reaction": [{"type": "emoji", "emoji": one} for one in old],
                "new_reaction": [{"type": "emoji", "emoji": one} for one in new],
            },
        )
        self._tell(What.REACTED, message)

    def block(self) -> None:
        """Block the bot: it is told, and its messages are refused."""
        self._member(Access.BLOCKED, old="member", new="kicked")

    def unblock(self) -> None:
        """Let the bot write again."""
        self._member(Access.OPEN, old="kicked", new="member")

    def deactivate(self) -> None:
        """Delete the account: the bot is not told, its messages are refused."""
        self._world.set_access(self._chat, Access.DEACTIVATED)

    def on_message(self, callback: Callable[[ChatMessage], None]) -> None:
        """Call this with every new message on this screen, both sides, as it appears."""

        def told(change: Change) -> None:
            if change.what is What.SENT and change.message is not None:
                callback(change.message)

        self.on_change(told)

    def on_change(self, callback: Callable[[Change], None]) -> None:
        """Call this with every change on this screen: new messages, edits, deletions, pins, bubbles."""

        def told(change: Change) -> None:
            if change.chat_id == self.id:
                callback(change)

        self._world.watch(told)

    def _compose(self, *, reply_to: ChatMessage | None = None, **parts: Any) -> ChatMessage:
        self._must_be_open(may_open=True)
        return ChatMessage(
            message_id=self._chat.next_id(),
            chat_id=self._chat.id,
            author_id=self.id,
            author=self.name,
            from_bot=False,
            sent_at=self._world.clock.now(),
            reply_to=None if reply_to is None else reply_to.message_id,
            **parts,
        )

    def _sent(self, message: ChatMessage) -> ChatMessage:
        self._world.show(self._chat, message)
        self._world.updates.push("message", self._world.body(self._chat, message))
        return message

    def _send_file(
        self, stored: StoredFile, caption: str | None, reply_to: ChatMessage | None, album: str | None
    ) -> ChatMessage:
        entities = commands_in(caption) if caption else []
        html = escape(caption or "", quote=False)
        return self._sent(
            self._compose(file=stored, caption=caption, html=html, entities=entities, reply_to=reply_to, album=album)
        )

    def _pressed(self, message: ChatMessage) -> Json:
        """The message under the button; one that is gone is "inaccessible", with a date of 0."""
        if message.deleted:
            return {"chat": self._chat.described(), "message_id": message.message_id, "date": 0}
        return self._world.body(self._chat, message)

    def _must_be_open(self, *, may_open: bool = False) -> None:
        if self._chat.access is Access.NEVER_STARTED and may_open:
            self._world.set_access(self._chat, Access.OPEN)
        if self._chat.access is not Access.OPEN:
            raise RuntimeError(f"{self.name} cannot do this: the chat with the bot is {self._chat.access.value}.")

    def _member(self, access: Access, *, old: str, new: str) -> None:
        self._world.set_access(self._chat, access)
        bot = self._world.bot.described()
        members: list[Json] = [{"user": bot, "status": status} for status in (old, new)]
        for member in members:
            if member["status"] == "kicked":
                member["until_date"] = 0
        self._world.updates.push(
            "my_chat_member",
            {
                "chat": self._chat.described(),
                "from": self._account.described(),
                "date": self._now_s(),
                "old_chat_member": members[0],
                "new_chat_member": members[1],
            },
        )

    def _now_s(self) -> int:
        return int(self._world.clock.now().timestamp())

    def _tell(self, what: What, message: ChatMessage) -> None:
        self._world.changed(Change(what=what, chat_id=self._chat.id, message=message))

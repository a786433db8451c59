"""A group chat with the bot in it: enough to see that the bot says it works in private, and leaves."""

from html import escape

from bot.sandbox.chats import Access, Chat
from bot.sandbox.markup import commands_in
from bot.sandbox.people import SandboxPerson
from bot.sandbox.records import ChatMessage
from bot.sandbox.world import World


class SandboxGroup:
    """A group and what is on its screen. The sandbox shows the bot every message (no privacy mode)."""

    def __init__(self, world: World, chat: Chat) -> None:
        self._world = world
        self._chat = chat

    @property
    def id(self) -> int:
        """The group's id; negative."""
        return self._chat.id

    @property
    def name(self) -> str:
        """Its title."""
        return self._chat.name

    @property
    def chat(self) -> list[ChatMessage]:
        """What is on the screen now, oldest first."""
        return self._chat.messages

    @property
    def access(self) -> Access:
        """Whether the bot may write there."""
        return self._chat.access

    @property
    def left(self) -> bool:
        """The bot has left."""
        return self._chat.access is Access.LEFT

    def add_bot(self, by: SandboxPerson) -> None:
        """Put the bot into the group (again): it is told by `my_chat_member`."""
        self._world.set_access(self._chat, Access.OPEN)
        bot = self._world.bot.described()
        self._world.updates.push(
            "my_chat_member",
            {
                "chat": self._chat.described(),
                "from": self._world.accounts[by.id].described(),
                "date": int(self._world.clock.now().timestamp()),
                "old_chat_member": {"user": bot, "status": "left"},
                "new_chat_member": {"user": bot, "status": "member"},
            },
        )

    def say(self, by: SandboxPerson, text: str) -> ChatMessage:
        """Someone writes in the group; the bot hears it while it is a member."""
        message = ChatMessage(
            message_id=self._chat.next_id(),
            chat_id=self._chat.id,
            author_id=by.id,
            author=by.name,
            from_bot=False,
            text=text,
            html=escape(text, quote=False),
            entities=commands_in(text),
            sent_at=self._world.clock.now(),
        )
        self._world.show(self._chat, message)
        if self._chat.access is Access.OPEN:
            self._world.updates.push("message", self._world.body(self._chat, message))
        return message

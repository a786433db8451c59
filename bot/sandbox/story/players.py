"""The people of the sample office with their phones: Telegram, Zalo, or both."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.documents.recipients import RecipientRow
from bot.sandbox.people import SandboxPerson
from bot.sandbox.records import ChatMessage
from bot.sandbox.server import Sandbox
from bot.sandbox.zalo import ZaloMessage, ZaloPerson, ZaloSandbox

TELEGRAM, ZALO = "telegram", "zalo"


@dataclass(slots=True, kw_only=True)
class Player:
    """One person and their chats with the bot."""

    name: str
    telegram: SandboxPerson | None = None
    zalo: ZaloPerson | None = None

    @property
    def screens(self) -> list[tuple[str, Sequence[ChatMessage | ZaloMessage]]]:
        """What stands there, both sides, by channel."""
        both = ((TELEGRAM, self.telegram), (ZALO, self.zalo))
        return [(channel, person.chat) for channel, person in both if person]

    @property
    def received(self) -> list[tuple[str, ChatMessage | ZaloMessage]]:
        """The bot's messages on any screen, with the channel; those of one screen oldest first."""
        return [(channel, one) for channel, chat in self.screens for one in chat if one.from_bot]


def player_of(row: RecipientRow, telegram: Sandbox, zalo: ZaloSandbox) -> Player:
    """Somebody of the recipients' file, with the accounts that it names."""
    return Player(
        name=row.full_name,
        telegram=telegram.person(row.full_name, user_id=row.telegram_id) if row.telegram_id else None,
        zalo=zalo.person(row.full_name, user_id=row.zalo_id) if row.zalo_id else None,
    )

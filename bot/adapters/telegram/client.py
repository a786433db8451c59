"""PTB's `Bot`, less talkative, with the two calls whose answers we want as they came."""

from typing import Any

from telegram import Bot

from bot.adapters.http import bot_id

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")


class Client(Bot):
    """A `Bot` that never prints its token.

    It is used without `initialize()`, which asks getMe and puts the token into the text of its InvalidToken.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"Client[bot {bot_id(self.token)}]"

    async def raw_updates(self, offset: int | None, poll_s: int, read_timeout: float) -> Any:
        """`getUpdates` as it comes: PTB would parse the whole batch, and fail for all on one that it cannot read.

        Raises TelegramError. `allowed_updates` goes along each time, since the server remembers the last one it saw.
        """
        asked = {"offset": offset, "timeout": poll_s, "allowed_updates": list(ALLOWED_UPDATES)}
        return await self._post("getUpdates", asked, read_timeout=read_timeout)

    async def webhook_state(self) -> dict[str, Any]:
        """`getWebhookInfo` as it comes: PTB would turn its times into the machine's own zone. Raises TelegramError."""
        answer = await self._post("getWebhookInfo", {})
        return answer if isinstance(answer, dict) else {}

    async def file_path(self, file_id: str) -> str | None:
        """Where `getFile` says the file lies. Raises TelegramError.

        PTB's `get_file` looks for that path on this machine's disk first, and then makes no link of it.
        """
        answer = await self._post("getFile", {"file_id": file_id})
        path = answer.get("file_path") if isinstance(answer, dict) else None
        return path if isinstance(path, str) and path else None

"""The Zalo Bot Platform as a `Channel`."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from http import HTTPStatus
from typing import Any

from bot.adapters.http import Http, HttpFailure, Timeouts, bot_id
from bot.adapters.parts import Sleep, send_in_order
from bot.adapters.splitting import clean, split_text
from bot.adapters.zalo import screening, understanding, updates
from bot.adapters.zalo.client import Answer, Client
from bot.adapters.zalo.downloads import Downloads
from bot.adapters.zalo.failures import Pauses, failure, is_told_to_wait, network_failure
from bot.adapters.zalo.polling import poll
from bot.adapters.zalo.webhook import check_secret, is_unverified, read_push_state
from bot.core.errors import ChannelError, NotSent, Refused, Unknown
from bot.core.messages import Capabilities, FileIn, Incoming, Outgoing
from bot.core.ports import Profile, PushState, PushTarget, RawUpdate

_log = logging.getLogger(__name__)

# Zalo takes 2,000 and does not say of what: UTF-16 units, of which there are never fewer than characters, keep both.
LONGEST_TEXT = 1900
_TIMEOUTS = Timeouts(pause_s=5.0)  # the first wait after a 429 is that long
_USER_AGENT = "dondoc"


class ZaloBotChannel:
    """Fulfils `Channel` (bot/core/ports.py) over Zalo's Bot API: plain texts, no buttons, no edits, no files.

    `api_url` is the root, to which `/bot<token>/<method>` is appended; `sleep` takes seconds.
    """

    name = understanding.NAME
    capabilities = Capabilities(buttons=False, edits=False, files=False, longest_text=LONGEST_TEXT)

    def __init__(
        self,
        token: str,
        *,
        api_url: str = "https://bot-api.zaloplatforms.com",
        timeouts: Timeouts | None = None,
        connections: int = 100,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        root = api_url.rstrip("/")
        self.source = f"{self.name}:{bot_id(token)}"
        self._timeouts = timeouts or _TIMEOUTS
        self._sleep = sleep
        self._http = Http(self._timeouts, user_agent=_USER_AGENT, connections=connections)
        self._client = Client(token, root=root, http=self._http, timeouts=self._timeouts)
        self._downloads = Downloads(root, self._timeouts, user_agent=_USER_AGENT)
        self._pauses = Pauses()  # of sending alone: polling says nothing about it

    async def send(self, address: str, message: Outgoing) -> str:
        """The id of the message, of its last part where there are several.

        Choices, sound and what it answers are left out: the channel has none of these. Raises NotSent, Refused,
        CredentialsRefused or Unknown. Once a first part has arrived, every failure of a later one is Unknown: trying
        again repeats what is there already.
        """
        if updates.as_id(address, updates.LONGEST_ADDRESS) is None:
            raise Refused("the address is no Zalo chat id", unreachable=True)
        if message.edits is not None:
            raise Refused("Zalo changes no message that was sent")
        if message.file is not None:
            raise Refused("Zalo carries no files")
        parts = split_text(message.text, LONGEST_TEXT)
        if not parts:
            if message.leaves:  # no bot can leave a group; it is silent there
                return "left"
            raise Refused("the message has no text")
        return await send_in_order(
            parts,
            lambda text: self._send_part(address, text),
            longest_pause_s=self._timeouts.pause_s,
            sleep=self._sleep,
        )

    def parts(self, message: Outgoing) -> int:
        """How many messages it becomes."""
        if len(message.text) <= LONGEST_TEXT // 2:  # however many units its characters have; asked for each message
            return 1
        return max(len(split_text(message.text, LONGEST_TEXT)), 1)

    async def greet(self, raw: RawUpdate) -> bool:  # noqa: ARG002 - there are no presses to notice
        """Nothing needs a greeting."""
        return False

    def screened(self, raw: RawUpdate, mark_of: Callable[[str], str | None]) -> RawUpdate:
        """The update as it may be stored: without its words where `mark_of` finds a mark in them."""
        return screening.screened(raw, mark_of)

    def understand(self, raw: RawUpdate) -> Incoming | None:
        """What a stored update says; None where it is nothing to us. Raises ValueError for what cannot be read."""
        return understanding.understand(raw)

    def updates(self, after: str | None) -> AsyncIterator[Sequence[RawUpdate]]:  # noqa: ARG002 - there are no offsets
        """Updates by polling, for ever; see `poll`."""
        return poll(self._client, self.source, timeouts=self._timeouts, sleep=self._sleep)

    async def download(self, file: FileIn, limit: int) -> bytes:
        """The bytes of a picture or a voice message. Raises Refused when it is gone or over `limit`, else NotSent."""
        return await self._downloads.fetch(file.remote_id, limit)

    async def identity(self) -> str:
        """The bot's account name. Raises ChannelError."""
        result = await self._call("getMe")
        name = result.get("account_name") if isinstance(result, dict) else None
        return name if isinstance(name, str) else ""

    async def push_to(self, target: PushTarget | None) -> None:
        """A webhook at this address, or none. Raises ChannelError."""
        if target is None:
            await self._call("deleteWebhook", none_if_missing=True)
            return
        check_secret(target.secret)
        result = await self._call("setWebhook", {"url": target.url, "secret_token": target.secret})
        if is_unverified(result):
            _log.warning("Zalo keeps the webhook, but did not get through to it; is its address public?")

    async def push_state(self) -> PushState:
        """What `getWebhookInfo` says, which is "not found" while none is set. Raises ChannelError."""
        return read_push_state(await self._call("getWebhookInfo", none_if_missing=True))

    def read_push(self, body: bytes) -> RawUpdate:
        """The update that a webhook was sent. Raises ValueError, which quotes nothing of it."""
        return updates.read_push(body, source=self.source)

    async def present(self, profile: Profile) -> None:
        """Nothing: what the bot says of itself is set in Zalo's own console."""

    async def offer(self, address: str, commands: Sequence[tuple[str, str]]) -> None:
        """Nothing: there are no command menus."""

    async def close(self) -> None:
        """Give back the connections; what is asked afterwards raises NotSent."""
        await self._http.close()
        await self._downloads.close()

    async def _send_part(self, address: str, text: str) -> str:
        then = self._pauses.now
        answer = await self._ask("sendMessage", {"chat_id": address, "text": text})
        if is_told_to_wait(answer):
            raise NotSent("told to wait", retry_after=self._pauses.longer(then))
        if not answer.ok:
            raise failure(answer)
        self._pauses.over(then)
        message_id = answer.result.get("message_id") if isinstance(answer.result, dict) else None
        if isinstance(message_id, (str, int)) and message_id != "":
            return clean(str(message_id))[: updates.LONGEST_MESSAGE_ID]
        _log.error("Zalo took a message without naming it.")
        raise Unknown("an answer that cannot be read")

    async def _call(self, method: str, values: dict[str, Any] | None = None, *, none_if_missing: bool = False) -> Any:
        """What the method gives. Raises ChannelError."""
        answer = await self._ask(method, values or {})
        if answer.ok:
            return answer.result
        if none_if_missing and answer.is_ours and answer.code == HTTPStatus.NOT_FOUND:
            return None
        raise failure(answer)

    async def _ask(self, method: str, values: dict[str, Any]) -> Answer:
        error: ChannelError
        try:
            return await self._client.ask(method, values)
        except HttpFailure as unheard:
            error = network_failure(unheard)
        raise error

"""Updates pushed to the bot's own address, those of one chat one after another, each until it is taken."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.core.clock import Clock
from bot.sandbox.errors import Json
from bot.sandbox.updates import UpdateQueue, chat_of

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # a header's name (source: Bot API, setWebhook)
RETRY_S = 0.05  # real seconds; far more patient in reality, but tests wait for it
TIMEOUT_S = 10.0


@dataclass(slots=True)
class LastError:
    """Why the newest failed push failed, and when (office time, aware UTC)."""

    message: str
    at: datetime


class Webhook:
    """Pushes what waits in the queue while a URL is set."""

    def __init__(self, updates: UpdateQueue, clock: Clock) -> None:
        self._updates = updates
        self._clock = clock
        self._task: asyncio.Task[None] | None = None
        self._arrived = asyncio.Event()
        self._busy: set[int] = set()  # chats of which an update is on its way
        self._secret: str | None = None
        self.url = ""
        self.max_connections = 40
        self.last_error: LastError | None = None
        updates.on_push = self._arrived.set

    async def set(self, url: str, *, secret: str | None) -> None:
        """Push to this URL from now on; an empty one ends it, and polling is possible again."""
        await self.close()
        self.url, self._secret, self.last_error = url, secret, None
        self._updates.webhook_active = bool(url)
        if url:
            self._updates.stop_poller("terminated by setWebhook request")
            self._task = asyncio.create_task(self._push_on())

    async def close(self) -> None:
        """Stop pushing."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def described(self) -> Json:
        """`WebhookInfo`, as it travels."""
        info: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending),
        }
        if self.url:
            info["max_connections"] = self.max_connections
        if self._updates.allowed:
            info["allowed_updates"] = list(self._updates.allowed)
        if self.last_error is not None:
            info["last_error_date"] = int(self.last_error.at.timestamp())
            info["last_error_message"] = self.last_error.message
        return info

    async def _push_on(self) -> None:
        self._busy.clear()
        async with ClientSession(timeout=ClientTimeout(total=TIMEOUT_S)) as session, asyncio.TaskGroup() as pushes:
            while True:
                self._arrived.clear()
                while len(self._busy) < self.max_connections and (update := self._updates.next_to_push(self._busy)):
                    self._busy.add(chat_of(update))
                    pushes.create_task(self._push_one(session, update))
                await self._arrived.wait()

    async def _push_one(self, session: ClientSession, update: Json) -> None:
        if await self._push(session, update):
            self._updates.settle(update)
        else:
            await asyncio.sleep(RETRY_S)
        self._busy.discard(chat_of(update))
        self._arrived.set()

    async def _push(self, session: ClientSession, update: Json) -> bool:
        headers = {} if self._secret is None else {SECRET_HEADER: self._secret}
        try:
            async with session.post(self.url, json=update, headers=headers) as answer:
                if answer.status // 100 == 2:
                    return True
                why = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (ClientError, TimeoutError) as error:
            why = f"Connection failed: {type(error).__name__}"
        self.last_error = LastError(why, self._clock.now())
        return False

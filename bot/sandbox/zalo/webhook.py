"""Updates pushed to the bot's own address, one after another."""

import asyncio
import ipaddress

from aiohttp import ClientError, ClientSession, ClientTimeout
from yarl import URL

from bot.core.clock import Clock
from bot.sandbox.errors import ApiError, Json
from bot.sandbox.zalo.records import Switches
from bot.sandbox.zalo.updates import UpdateQueue

SECRET_HEADER = "X-Bot-Api-Secret-Token"  # noqa: S105 - a header's name (source: reference, A4)
RETRY_S = 0.05  # real seconds; whether and when Zalo pushes again is written down nowhere
TIMEOUT_S = 10.0
SECRET_LENGTHS = range(8, 257)


class Webhook:
    """Pushes what waits in the queue while a URL is set; what is not taken is pushed again."""

    def __init__(self, updates: UpdateQueue, clock: Clock, switches: Switches) -> None:
        self._updates = updates
        self._clock = clock
        self._switches = switches
        self._task: asyncio.Task[None] | None = None
        self._secret = ""
        self._updated_at = 0
        self._is_held = False
        self.url = ""

    async def set(self, url: str | None, secret: str | None) -> Json:
        """`setWebhook`. Raises ApiError 400."""
        if not url or not secret:
            raise ApiError(400, "Bad request: The url and secret_token must not be empty")
        if len(secret) not in SECRET_LENGTHS:
            raise ApiError(400, "Bad request: The secret_token must be 8 to 256 characters")
        _check_address(url)
        await self._change(url, secret)
        self._task = asyncio.create_task(self._push_on())
        return {**self.described(), "verification": {"ok": True, "hint": ""}}

    async def delete(self) -> Json:
        """`deleteWebhook`."""
        await self._change("", "")
        return self.described()

    def info(self) -> Json:
        """`getWebhookInfo`. Raises ApiError 404 while none is set, as a real bot answered."""
        if not self.url:
            raise ApiError(404, "Not Found")
        return self.described()

    def described(self) -> Json:
        """What set, delete and get answer."""
        return {"url": self.url, "updated_at": self._updated_at}

    def hold(self) -> None:
        """Push nothing until `go_on()`: the network is down."""
        self._is_held = True

    def go_on(self) -> None:
        """Push what has gathered."""
        self._is_held = False
        self._updates.stir()

    async def close(self) -> None:
        """Stop pushing."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    async def _change(self, url: str, secret: str) -> None:
        await self.close()
        self.url, self._secret = url, secret
        self._updated_at = int(self._clock.now().timestamp() * 1000)
        self._updates.webhook_active = bool(url)
        self._updates.stir()

    async def _push_on(self) -> None:
        async with ClientSession(timeout=ClientTimeout(total=TIMEOUT_S)) as session:
            while True:
                if self._is_held or not self._updates.pending:
                    await self._updates.wait()
                    continue
                update = self._updates.first()
                if await self._push(session, update):
                    self._updates.settle(update)
                else:
                    await asyncio.sleep(RETRY_S)

    async def _push(self, session: ClientSession, update: Json) -> bool:
        body = {"ok": True, "result": update} if self._switches.wraps_pushes else update
        try:
            async with session.post(self.url, json=body, headers={SECRET_HEADER: self._secret}) as answer:
                return answer.status // 100 == 2
        except (ClientError, TimeoutError):
            return False


def _check_address(address: str) -> None:
    """Https to the outside world; beside it 127.0.0.1, where the sandbox's bot lives. Raises ApiError 400."""
    try:
        url = URL(address)
        host = url.host or ""
    except ValueError:
        raise ApiError(400, "Bad request: The url is not valid") from None
    if url.scheme in {"http", "https"} and host == "127.0.0.1":
        return
    if url.scheme != "https":
        raise ApiError(400, "Bad request: The url must be https")
    if not host or host == "localhost" or _is_private(host):
        raise ApiError(400, "Bad request: The url must be public")


def _is_private(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False

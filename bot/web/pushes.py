"""The door at which a platform pushes updates: a secret first, then the update, stored before we say thanks."""

import asyncio
import hmac
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from bot.core.ports import RawUpdate

log = logging.getLogger(__name__)

LARGEST_PUSH = 1024 * 1024  # bytes of a body
_ARRIVE_S = 10.0  # for the whole body
_STORE_S = 20.0  # until it is stored; the platform waits longer than both together


@dataclass(frozen=True, slots=True, kw_only=True)
class PushDoor:
    """Answers 200 when the update is stored, 401 without the secret, 400 for what is no update, 503 to have it again.

    Neither the secret nor anything of the update is logged. Without a secret of ours nobody knows it.
    """

    header: str  # in which the secret comes
    secret: str
    read: Callable[[bytes], RawUpdate]  # raises ValueError
    take_in: Callable[[RawUpdate], Awaitable[None]]  # raises where it is not stored

    async def answer(self, request: web.Request) -> web.Response:
        """One push."""
        if not self._knows_secret(request):
            return web.Response(status=401)
        try:
            async with asyncio.timeout(_ARRIVE_S):
                update = self.read(await request.read())
        except (ValueError, TimeoutError, ConnectionError, web.HTTPRequestEntityTooLarge, web.RequestPayloadError):
            log.warning("Something was pushed to us that is no update; it is refused.")
            return web.Response(status=400)
        try:
            async with asyncio.timeout(_STORE_S):
                await self.take_in(update)
        except Exception as error:  # noqa: BLE001 - what it says may quote somebody: aiohttp would log all of it
            log.error("What was pushed could not be taken in (%s); it is asked for again.", type(error).__name__)
            return web.Response(status=503)
        return web.Response()

    def _knows_secret(self, request: web.Request) -> bool:
        given = request.headers.getall(self.header, [])
        return bool(self.secret) and len(given) == 1 and same_secret(given[0], self.secret)


def same_secret(given: str, secret: str) -> bool:
    """Compared in a time that does not tell how much of it was right."""
    return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), secret.encode())

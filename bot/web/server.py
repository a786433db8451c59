"""The bot's own HTTP: whether it is alive, and whether it is ready."""

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from typing import Any

from aiohttp import web

from bot.web.pushes import LARGEST_PUSH

log = logging.getLogger(__name__)

Check = Callable[[], Awaitable[bool]]

_CHECK_S = 5.0  # what has not answered by then does not work
_GRACE_S = 1.0  # for requests that are being answered when the door closes


class _Discreet(logging.LoggerAdapter[logging.Logger]):
    """Of a request that fails only the kind of error: what aiohttp says of it quotes headers and bodies."""

    def process(self, msg: str, kwargs: MutableMapping[str, Any]) -> tuple[str, MutableMapping[str, Any]]:
        error = kwargs.pop("exc_info", None)
        kind = type(error if isinstance(error, BaseException) else sys.exc_info()[1]).__name__
        return (f"{msg} ({kind})" if error else msg), kwargs


class WebServer:
    """Serves `/healthz`, `/readyz` and `routes`; `checks` say by name what has to work for the bot to be ready."""

    def __init__(self, checks: Mapping[str, Check], routes: Iterable[web.RouteDef] = ()) -> None:
        self._checks = checks
        self._app = web.Application(client_max_size=LARGEST_PUSH)
        self._app.add_routes([web.get("/healthz", self._alive), web.get("/readyz", self._ready), *routes])
        self._runner = web.AppRunner(self._app, access_log=None, shutdown_timeout=_GRACE_S, logger=_Discreet(log, {}))
        self.url = ""

    async def start(self, host: str, port: int) -> None:
        """Listen; 0 takes any free port. Raises OSError when the port is taken."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port)
        await site.start()
        bound = self._runner.addresses[0][1]
        self.url = f"http://{f'[{host}]' if ':' in host else host}:{bound}"

    async def stop(self) -> None:
        """Close the door."""
        await self._runner.cleanup()

    async def _alive(self, _request: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def _ready(self, _request: web.Request) -> web.Response:
        found = {name: await _works(check) for name, check in self._checks.items()}
        ready = all(found.values())
        return web.json_response({"ready": ready, **found}, status=200 if ready else 503)


async def _works(check: Check) -> bool:
    try:
        async with asyncio.timeout(_CHECK_S):
            return await check()
    except TimeoutError:
        return False

"""Commands that play: the sandbox and the whole bot in one process, on a clock that travels."""

import asyncio
import signal
import tempfile
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from pydantic import SecretStr

from bot.adapters.clock import TravellingClock
from bot.app import App
from bot.core.errors import BadInput
from bot.logs import set_up_logs
from bot.sandbox import Sandbox
from bot.sandbox.journey import Journey
from bot.sandbox.story import BEGINS, ZONE, Story
from bot.settings import FixedSettings, Settings, load_settings

_PORTS = 20  # how many are tried when the wanted one is taken


def story(_options: Namespace) -> int:
    """`dondoc story`: 0 when it has ended well, else 1."""
    set_up_logs("WARNING", "text")
    return asyncio.run(_story())


def demo(_options: Namespace) -> int:
    """`dondoc demo`: the story, then bot and sandbox stay open until Ctrl-C."""
    set_up_logs("WARNING", "text")
    return asyncio.run(_demo(load_settings()))


async def _story() -> int:
    async with _stage(port=0) as (app, journey):
        return 1 if await _play(app, journey) else 0


async def _demo(settings: Settings) -> int:
    async with _stage(port=settings.http_port) as (app, journey):
        broken = await _play(app, journey)
        if app.url.rsplit(":", 1)[-1] != str(settings.http_port):
            print(f"\nPort {settings.http_port} is taken, so the next free one is used.")
        print(
            f"\nThe bot is ready on {app.url}/readyz, the sandbox on {journey.sandbox.url}. Ctrl-C ends both.",
            flush=True,
        )
        stop = asyncio.Event()
        for sign in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(sign, stop.set)
        await stop.wait()
        return 1 if broken else 0


async def _play(app: App, journey: Journey) -> list[str]:
    print(f"Đôn Đốc: câu chuyện của một văn bản, bắt đầu lúc {BEGINS.astimezone(ZONE):%H:%M ngày %d/%m/%Y}")
    return await Story(office=app.office, journey=journey, tell=_print).play()


def _print(line: str) -> None:
    print(line, flush=True)


@asynccontextmanager
async def _stage(*, port: int) -> AsyncIterator[tuple[App, Journey]]:
    """A sandbox and a bot that talk to each other, in a folder that goes afterwards."""
    clock = TravellingClock(BEGINS)
    sandbox = Sandbox(clock=clock)
    await sandbox.start()
    try:
        with tempfile.TemporaryDirectory(prefix="dondoc-") as folder:
            app = App(_settings(sandbox, Path(folder)), clock=clock)
            try:
                await _start(app, port)
                yield (
                    app,
                    Journey(
                        sandbox=sandbox,
                        clock=clock,
                        ring=app.ring,
                        is_settled=app.is_settled,
                        next_instant=app.next_instant,
                    ),
                )
            finally:
                await app.stop()
    finally:
        await sandbox.stop()


def _settings(sandbox: Sandbox, folder: Path) -> Settings:
    return FixedSettings(
        telegram_token=SecretStr(sandbox.token),
        telegram_api_url=sandbox.url,
        data_dir=folder,
        database_url=f"sqlite:///{folder / 'dondoc.db'}",
        organisation="Sở Nông nghiệp và Phát triển nông thôn",
        contact="Văn phòng Sở",
    )


async def _start(app: App, port: int) -> None:
    """On the port wanted, else on the next free one."""
    wanted = [port] if port == 0 else range(port, min(port + _PORTS, 65536))
    for candidate in wanted:
        try:
            await app.start(candidate)
        except BadInput:
            if candidate == wanted[-1]:
                raise
        else:
            return

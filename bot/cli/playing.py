"""Commands that play: the sandbox and the whole bot in one process, on a clock that travels."""

import asyncio
import secrets
import signal
import socket
import tempfile
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from pydantic import SecretStr

from bot.adapters.clock import TravellingClock
from bot.adapters.http import Timeouts
from bot.adapters.zalo.webhook import PATH as ZALO_PATH
from bot.app import App
from bot.cli.running import fast_loop
from bot.core.errors import BadInput
from bot.core.making import replace
from bot.logs import set_up_logs
from bot.sandbox import Sandbox
from bot.sandbox.chats import Access
from bot.sandbox.journey import Journey
from bot.sandbox.pages import ChatPage
from bot.sandbox.screens import ChatId
from bot.sandbox.story import BEGINS, ZONE, play
from bot.sandbox.story.cast import CLERK
from bot.sandbox.story.papers import draft_of
from bot.sandbox.zalo import ZaloSandbox
from bot.services.issuing import issue_directive
from bot.services.joining import make_invites
from bot.settings import FixedSettings, Settings, load_settings

TO_PLAY_WITH = "van-ban-mua-mua.txt"
_PORTS = 20  # how many are tried when the wanted one is taken
_IMPATIENT = Timeouts(longest_wait_s=2.0)  # where a platform is cut off and joined again by hand


def story(_options: Namespace) -> int:
    """`dondoc story`: 0 when it has ended well, else 1."""
    set_up_logs("WARNING", "text")
    return asyncio.run(_story())


def demo(_options: Namespace) -> int:
    """`dondoc demo`: the story, then the chat page stays open until Ctrl-C."""
    set_up_logs("WARNING", "text")
    with asyncio.Runner(loop_factory=fast_loop()) as runner:
        return runner.run(_demo(load_settings().http_port))


async def _story() -> int:
    async with _stage() as (app, journey):
        return 1 if await _play(app, journey) else 0


async def _demo(port: int) -> int:
    stop = asyncio.Event()
    async with _stage() as (app, journey):
        broken = await _play(app, journey)
        async with chat_page(app, journey, port) as page:
            print(f"\n{await to_play_with(app, journey)}")
            elsewhere = port and not page.url.endswith(f":{port}")
            taken = f"Port {port} is taken, so the next free one is used. " if elsewhere else ""
            print(f"\n{taken}The chat page is open on {page.url}, until Ctrl-C.", flush=True)
            for sign in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(sign, stop.set)
            await stop.wait()
    return 1 if broken else 0


@asynccontextmanager
async def chat_page(app: App, journey: Journey, port: int) -> AsyncIterator[ChatPage]:
    """The page on this port, else on the next free one; whoever has not come in yet finds a code there.

    What stands on the screens so far is no news. Raises BadInput when no port is free.
    """
    codes: dict[ChatId, str] = {}
    for invite in await app.office.run(make_invites, unit_code=None):
        name = invite.post.person.full_name
        if invite.has or (journey.zalo.find_person(name) and not journey.sandbox.find_person(name)):
            continue  # they are in, or will come by the account that the file names
        somebody = journey.sandbox.person(name)
        if somebody.access is Access.NEVER_STARTED:
            codes[somebody.id] = invite.code
    page = ChatPage(journey, office=app.office, calendar=app.office.rules.calendar, codes=codes)
    page.mark_all_seen()
    try:
        await _open(page, port)
        yield page
    finally:
        await page.stop()


async def _open(page: ChatPage, port: int) -> None:
    for candidate in [0] if port == 0 else range(port, min(port + _PORTS, 65536)):
        try:
            await page.start(candidate)
        except OSError as error:
            why = error.strerror
        else:
            return
    raise BadInput(f"No port from HTTP_PORT {port} on is free for the chat page ({why}); choose another.")


async def to_play_with(app: App, journey: Journey) -> str:
    """One more directive, just out, with a deadline ahead: something to press. Says what it is."""
    issued = await app.office.run(issue_directive, draft_of(TO_PLAY_WITH), codes=None, by=CLERK)
    await journey.settle()
    directive = issued.directive
    return f"Để thử tiếp: văn thư vừa phát hành {directive.handle}, văn bản số {directive.number_for_people}."


async def _play(app: App, journey: Journey) -> list[str]:
    print(f"Đôn Đốc: câu chuyện của một văn bản, bắt đầu lúc {BEGINS.astimezone(ZONE):%H:%M ngày %d/%m/%Y}")
    return await play(app.office, journey, _print)


def _print(line: str) -> None:
    print(line, flush=True)


@asynccontextmanager
async def _stage() -> AsyncIterator[tuple[App, Journey]]:
    """Both sandboxes and a bot that talk to each other, in a folder that goes afterwards."""
    clock = TravellingClock(BEGINS)
    sandbox, zalo = Sandbox(clock=clock), ZaloSandbox(clock=clock)
    try:
        await sandbox.start()
        await zalo.start()
        with tempfile.TemporaryDirectory(prefix="dondoc-") as folder:
            port = _free_port()
            app = App(_settings(sandbox, zalo, Path(folder), port), clock=clock, timeouts=_IMPATIENT)
            try:
                await app.start(port)
                # Links lead to this machine, where everybody of the story sits.
                app.office.rules = replace(app.office.rules, public_url=app.url)
                yield (
                    app,
                    Journey(
                        sandbox=sandbox,
                        zalo=zalo,
                        clock=clock,
                        ring=app.ring,
                        is_settled=app.is_settled,
                        next_instant=app.next_instant,
                    ),
                )
            finally:
                await app.stop()
    finally:
        await zalo.stop()
        await sandbox.stop()


def _free_port() -> int:
    """For the bot's own HTTP: Zalo has to be told beforehand where to push to."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def _settings(sandbox: Sandbox, zalo: ZaloSandbox, folder: Path, port: int) -> Settings:
    return FixedSettings(
        telegram_token=SecretStr(sandbox.token),
        telegram_api_url=sandbox.url,
        zalo_bot_token=SecretStr(zalo.token),
        zalo_bot_api_url=zalo.url,
        # Pushed, since whoever polls Zalo has to wait a second between two updates.
        zalo_bot_webhook_url=f"http://127.0.0.1:{port}{ZALO_PATH}",
        zalo_bot_webhook_secret=SecretStr(secrets.token_hex(16)),
        data_dir=folder,
        database_url=f"sqlite:///{folder / 'dondoc.db'}",
        organisation="Sở Nông nghiệp và Phát triển nông thôn",
        contact="Văn phòng Sở",
    )

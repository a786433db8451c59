"""What `dondoc doctor` asks others about: Telegram, and who listens on our own port."""

import asyncio
import errno
import socket
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import aiohttp

from bot.adapters.database.safekeeping import is_in_use
from bot.adapters.http import Timeouts
from bot.adapters.telegram.channel import TelegramChannel
from bot.adapters.zalo.channel import ZaloBotChannel
from bot.cli.checks import Check, bad, doubtful, good
from bot.core.clock import Clock
from bot.core.errors import ChannelError, CredentialsRefused
from bot.core.ports import PushState
from bot.settings import Settings

_PATIENCE = Timeouts(connect_s=5.0, answer_s=5.0)
_OFF = timedelta(seconds=30)  # of two clocks; below it nobody notices
_OLD_ERROR = timedelta(hours=1)


async def check_telegram(settings: Settings, now: datetime) -> AsyncIterator[Check]:
    """The token, then the webhook."""
    token = settings.telegram_token.get_secret_value()
    if not token and settings.zalo_bot_token.get_secret_value():
        yield good("telegram", "not used: TELEGRAM_TOKEN is empty")
        return
    if not token:
        yield bad("telegram", "TELEGRAM_TOKEN is empty.", "Put the token that @BotFather gave you into .env.")
        return
    channel = TelegramChannel(token, api_url=settings.telegram_api_url, timeouts=_PATIENCE)
    try:
        yield good("telegram", f"the token is that of @{await channel.identity()}")
        yield _check_webhook(settings, await channel.push_state(), now)
    except CredentialsRefused:
        yield bad("telegram", "Telegram does not accept TELEGRAM_TOKEN.", "Get the token from @BotFather, whole.")
    except ChannelError as error:
        mend = "Check the network, the firewall and TELEGRAM_API_URL."
        yield bad("telegram", f"{settings.telegram_api_url} does not answer as it should ({error}).", mend)
    finally:
        await channel.close()


def _check_webhook(settings: Settings, state: PushState, now: datetime) -> Check:
    wanted = settings.telegram_webhook_url
    where = urlsplit(state.url).hostname or state.url  # the rest of somebody else's address is their secret
    if not wanted and state.url:
        mend = "Start `dondoc run`, which takes it away; or set TELEGRAM_WEBHOOK_URL."
        return doubtful("webhook", f"one at {where} is set, although this bot is to fetch updates itself.", mend)
    if not wanted:
        return good("webhook", f"none, as set: the bot fetches updates itself; {state.waiting} wait")
    if state.url != wanted:
        there = f"at {where}, not at TELEGRAM_WEBHOOK_URL" if state.url else "not set"
        mend = "Start `dondoc run`, which sets it, and see that no other bot uses this token."
        return bad("webhook", f"the webhook is {there}.", mend)
    if state.last_error and (state.last_error_at is None or now - state.last_error_at < _OLD_ERROR):
        at = f"{state.last_error_at.astimezone(settings.timezone):%H:%M %Y-%m-%d}" if state.last_error_at else "once"
        mend = "Check the proxy and its certificate, and that `dondoc run` is up."
        return doubtful("webhook", f"it is set, but a push failed ({at}: {state.last_error}).", mend)
    return good("webhook", f"set as TELEGRAM_WEBHOOK_URL says; {state.waiting} updates wait")


async def check_zalo(settings: Settings) -> AsyncIterator[Check]:
    """The same of Zalo, where it is used: Zalo tells less of its webhook than Telegram."""
    token = settings.zalo_bot_token.get_secret_value()
    if not token:
        return
    channel = ZaloBotChannel(token, api_url=settings.zalo_bot_api_url, timeouts=_PATIENCE)
    try:
        yield good("zalo", f"the token is that of {await channel.identity()}")
        yield _check_zalo_webhook(settings, (await channel.push_state()).url)
    except CredentialsRefused:
        yield bad("zalo", "Zalo does not accept ZALO_BOT_TOKEN.", "Get the token from Zalo Bot Manager, whole.")
    except ChannelError as error:
        mend = "Check the network, the firewall and ZALO_BOT_API_URL."
        yield bad("zalo", f"{settings.zalo_bot_api_url} does not answer as it should ({error}).", mend)
    finally:
        await channel.close()


def _check_zalo_webhook(settings: Settings, url: str) -> Check:
    wanted = settings.zalo_bot_webhook_url
    where = urlsplit(url).hostname or url
    if not wanted and url:
        mend = "Start `dondoc run`, which takes it away; or set ZALO_BOT_WEBHOOK_URL."
        return doubtful("zalo webhook", f"one at {where} is set, although this bot is to fetch updates itself.", mend)
    if not wanted:
        mend = "Set ZALO_BOT_WEBHOOK_URL and ZALO_BOT_WEBHOOK_SECRET before heads rely on it."
        return doubtful("zalo webhook", "none, as set: Zalo recommends fetching updates for trials only.", mend)
    if url != wanted:
        there = f"at {where}, not at ZALO_BOT_WEBHOOK_URL" if url else "not set"
        mend = "Start `dondoc run`, which sets it, and see that no other bot uses this token."
        return bad("zalo webhook", f"the webhook is {there}.", mend)
    return good("zalo webhook", "set as ZALO_BOT_WEBHOOK_URL says")


async def check_clock(settings: Settings, clock: Clock) -> Check | None:
    """Our clock beside Telegram's; None where it does not tell."""
    try:
        limit = aiohttp.ClientTimeout(total=5)
        async with aiohttp.ClientSession(timeout=limit) as session, session.head(settings.telegram_api_url) as answer:
            theirs = parsedate_to_datetime(answer.headers["Date"])
    except (aiohttp.ClientError, OSError, TimeoutError, LookupError, ValueError):
        return None
    off = clock.wall() - theirs
    if abs(off) <= _OFF:
        return good("clock", "right, by Telegram's")
    direction = "ahead of" if off > timedelta(0) else "behind"
    told = f"{abs(off).total_seconds():.0f} s {direction} Telegram's."
    return doubtful("clock", told, "Let the machine take its time from the network (systemd-timesyncd or chrony).")


async def check_port(settings: Settings) -> Check:
    """Free, or taken by our own bot."""
    host, port = settings.http_host, settings.http_port
    where = f"HTTP_PORT {port} on {host}"
    if port == 0:
        return good("http", "HTTP_PORT is 0, so any free port is taken")
    try:
        _bind(host, port)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            return bad("http", f"{where} cannot be used ({error.strerror}).", "Choose another HTTP_HOST or HTTP_PORT.")
    else:
        return good("http", f"{where} is free; the bot is not running")
    other = "another dondoc" if await _is_dondoc(host, port) else "another program"
    if other == "another dondoc" and is_in_use(settings.database_url):
        return good("http", f"the bot runs on {where}")
    return bad("http", f"{where} is taken by {other}.", "Stop that one, or choose another HTTP_PORT.")


def _bind(host: str, port: int) -> None:
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        tried.bind(address)
        tried.listen()


async def _is_dondoc(host: str, port: int) -> bool:
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - nothing listens here
    url = f"http://{f'[{here}]' if ':' in here else here}:{port}/healthz"
    try:
        async with asyncio.timeout(5), aiohttp.ClientSession() as session, session.get(url) as answer:
            return bool((await answer.json()).get("alive"))
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError, AttributeError):
        return False

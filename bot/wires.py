"""Which channels the settings ask for, and how each is reached."""

from urllib.parse import urlsplit

from bot.adapters.database.office import DatabaseOffice
from bot.adapters.http import Timeouts
from bot.adapters.telegram import webhook as telegram_webhook
from bot.adapters.telegram.channel import TelegramChannel
from bot.adapters.zalo import webhook as zalo_webhook
from bot.adapters.zalo.channel import ZaloBotChannel
from bot.core.errors import BadInput
from bot.core.messages import Capabilities
from bot.core.ports import PushTarget
from bot.line import Wire
from bot.settings import Settings
from jobs.remembering import KnownFiles
from jobs.window import most_at

_OTHER_CONNECTIONS = 68  # for what is not sent by the dispatcher: greetings, polling, files
_ZALO_RATE_PER_S = 10.0  # Zalo publishes no number; what is too much it says (429), and is then obeyed


def capabilities_of(settings: Settings) -> dict[str, Capabilities]:
    """What the channels in use can do; people are invited to the first one.

    Where none is set, which commands survive, nobody knows which will be: all of them.
    """
    every = {
        TelegramChannel.name: (settings.telegram_token, TelegramChannel.capabilities),
        ZaloBotChannel.name: (settings.zalo_bot_token, ZaloBotChannel.capabilities),
    }
    in_use = {name: can for name, (token, can) in every.items() if token.get_secret_value()}
    return in_use or {name: can for name, (_, can) in every.items()}


def push_targets_of(settings: Settings) -> tuple[PushTarget | None, PushTarget | None]:
    """Where Telegram and Zalo are to push updates; None: the bot fetches them itself. Raises BadInput."""
    telegram = _target("TELEGRAM", settings.telegram_webhook_url, settings.telegram_webhook_secret.get_secret_value())
    zalo = _target("ZALO_BOT", settings.zalo_bot_webhook_url, settings.zalo_bot_webhook_secret.get_secret_value())
    if telegram and zalo and _path(telegram) == _path(zalo):
        raise BadInput(
            f"TELEGRAM_WEBHOOK_URL and ZALO_BOT_WEBHOOK_URL have the same path {_path(zalo)}, "
            "so that nobody could tell who pushes; give each its own."
        )
    return telegram, zalo


def _target(of: str, url: str | None, secret: str) -> PushTarget | None:
    if not url:
        return None
    if not secret:
        raise BadInput(
            f"{of}_WEBHOOK_URL is set without {of}_WEBHOOK_SECRET, so anybody could push updates; "
            "put what `openssl rand -hex 32` prints there, or leave both empty."
        )
    return PushTarget(url=url, secret=secret)


def _path(target: PushTarget) -> str:
    return urlsplit(target.url).path


def wires_of(settings: Settings, office: DatabaseOffice, timeouts: Timeouts | None = None) -> list[Wire]:
    """The channels that are set; `timeouts` of Telegram, where they are not as usual.

    Raises BadInput where there is none, or a webhook is not set well.
    """
    to_telegram, to_zalo = push_targets_of(settings)
    wires = []
    if settings.telegram_token.get_secret_value():
        wires.append(_telegram(settings, office, to_telegram, timeouts))
    if settings.zalo_bot_token.get_secret_value():
        wires.append(_zalo(settings, to_zalo))
    if not wires:
        raise BadInput(
            "TELEGRAM_TOKEN is empty, and ZALO_BOT_TOKEN too; "
            "put the token that BotFather or Zalo gave you into .env, then try again."
        )
    return wires


def _telegram(settings: Settings, office: DatabaseOffice, target: PushTarget | None, timeouts: Timeouts | None) -> Wire:
    channel = TelegramChannel(
        settings.telegram_token.get_secret_value(),
        api_url=settings.telegram_api_url,
        connections=most_at(settings.telegram_rate_per_s) + _OTHER_CONNECTIONS,
        paid_broadcast=settings.telegram_paid_broadcast,
        timeouts=timeouts,
    )
    channel.known_files = KnownFiles(office, channel.source)
    return Wire(
        channel=channel,
        rate_per_s=settings.telegram_rate_per_s,
        refused="Telegram does not accept TELEGRAM_TOKEN; check it with BotFather.",
        push_paths=_paths(telegram_webhook.PATH, target),
        secret_header=telegram_webhook.SECRET_HEADER,
        target=target,
    )


def _zalo(settings: Settings, target: PushTarget | None) -> Wire:
    return Wire(
        channel=ZaloBotChannel(settings.zalo_bot_token.get_secret_value(), api_url=settings.zalo_bot_api_url),
        rate_per_s=_ZALO_RATE_PER_S,
        refused="Zalo does not accept ZALO_BOT_TOKEN; check it with Zalo Bot Manager.",
        push_paths=_paths(zalo_webhook.PATH, target),
        secret_header=zalo_webhook.SECRET_HEADER,
        target=target,
    )


def _paths(ours: str, target: PushTarget | None) -> tuple[str, ...]:
    """Our own path besides that of the address: a proxy may rewrite it."""
    return (ours, _path(target)) if target else (ours,)

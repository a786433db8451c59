"""Updates that Zalo pushes to our own address instead of keeping them for polling."""

from bot.core.errors import Refused
from bot.core.ports import PushState

SECRET_HEADER = "X-Bot-Api-Secret-Token"  # noqa: S105 - a header's name (source: reference, A4)
PATH = "/zalo/webhook"  # besides that of the address which is set

_SECRET_LENGTHS = range(8, 257)  # characters (source: reference, A2)


def check_secret(secret: str) -> None:
    """Raises Refused for one that Zalo would not take."""
    if len(secret) not in _SECRET_LENGTHS:
        raise Refused("the webhook's secret must have 8 to 256 characters")


def read_push_state(info: object) -> PushState:
    """What `getWebhookInfo` gives in our words: Zalo tells neither what waits nor what failed."""
    url = info.get("url") if isinstance(info, dict) else None
    return PushState(url=url if isinstance(url, str) else "", waiting=0)


def is_unverified(result: object) -> bool:
    """The address was kept, but Zalo did not get through to it."""
    verification = result.get("verification") if isinstance(result, dict) else None
    return isinstance(verification, dict) and verification.get("ok") is False

"""Updates that Telegram pushes to our own address instead of keeping them for long polling."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.adapters.telegram.polling import read_batch
from bot.core.ports import PushState, RawUpdate

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name (source: Bot API, setWebhook)
PATH = "/telegram/webhook"  # besides that of the address which is set
PUSHES_AT_ONCE = 40  # connections; Telegram's own default, far more than one writer needs

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LARGEST_ID = 2**63


def read_push(body: bytes, *, source: str) -> RawUpdate:
    """The update in the body of a push, kept as it came. Raises ValueError, which quotes nothing of it."""
    try:
        item = json.loads(body)
    except (ValueError, RecursionError):
        item = None
    key = item.get("update_id") if isinstance(item, dict) else None
    if not isinstance(key, int) or isinstance(key, bool) or not 0 <= key < _LARGEST_ID:
        raise ValueError("What was pushed is no update.")
    return read_batch(item, source=source)[0]


def read_push_state(info: Mapping[str, Any]) -> PushState:
    """`WebhookInfo` in our words; what has an odd shape is left out."""
    error, at, waiting = (info.get(key) for key in ("last_error_message", "last_error_date", "pending_update_count"))
    return PushState(
        url=str(info.get("url") or ""),
        waiting=waiting if isinstance(waiting, int) else 0,
        last_error=" ".join(error.split())[:200] if isinstance(error, str) else "",
        last_error_at=_EPOCH + timedelta(seconds=at) if isinstance(at, int) and 0 < at < 2**33 else None,
    )

"""Updates as they are kept: out of their envelope, under a key of our own, since Zalo numbers none."""

import hashlib
import json
import logging
from typing import Any

from bot.adapters.as_json import as_json
from bot.core.ports import RawUpdate

_log = logging.getLogger(__name__)

LONGEST_ADDRESS = 128  # characters of a contact's address
LONGEST_MESSAGE_ID = 64  # characters that are kept of an id
_LONGEST_KEY = 64  # characters


def read_batch(result: object, *, source: str) -> list[RawUpdate]:
    """What one getUpdates gives, one update as a rule; what is none is left out with a word."""
    items = result if isinstance(result, list) else [result] if result else []  # `{}` and null say "nothing new"
    updates = []
    for item in items:
        try:
            updates.append(_raw(item, source))
        except ValueError:
            _log.error("Zalo sent something that is no update; it is left out.")
    return updates


def read_push(body: bytes, *, source: str) -> RawUpdate:
    """The update in the body of a push, bare or as `{"ok": true, "result": ...}`: sources disagree on which it is.

    Raises ValueError, which quotes nothing of it.
    """
    try:
        shape = json.loads(body)
    except (ValueError, RecursionError):
        shape = None
    if isinstance(shape, dict) and "event_name" not in shape and shape.get("ok") is True:
        shape = shape.get("result")
    return _raw(shape, source)


def as_id(value: object, longest: int) -> str | None:
    """An opaque id as text, which may be a number on its way; None for what cannot be one."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not 0 < len(value) <= longest:
        return None
    return value if value.isascii() and value.isprintable() and " " not in value else None


def _raw(shape: object, source: str) -> RawUpdate:
    """Raises ValueError for what is no update, or too deep to be kept."""
    if not isinstance(shape, dict) or not isinstance(shape.get("event_name"), str):
        raise ValueError("What came is no update.")  # noqa: TRY004 - the port's word
    try:
        return RawUpdate(source=source, key=_key(shape), raw=as_json(shape))
    except RecursionError:
        raise ValueError("What came is so deep that it is no update.") from None


def _key(update: dict[str, Any]) -> str:
    """Chat and message (source: reference, A3); a digest of the whole where there is no message."""
    message = update.get("message")
    if isinstance(message, dict) and isinstance(message.get("chat"), dict):
        chat_id, message_id = (
            as_id(one, _LONGEST_KEY) for one in (message["chat"].get("id"), message.get("message_id"))
        )
        key = f"{chat_id}:{message_id}"
        if chat_id and message_id and len(key) <= _LONGEST_KEY:
            return key
    written = json.dumps(update, sort_keys=True, separators=(",", ":"))  # the same in or out of its envelope
    return hashlib.sha256(written.encode()).hexdigest()

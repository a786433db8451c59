"""From Telegram's errors to the four outcomes (DESIGN section 5)."""

import logging
from collections.abc import Awaitable
from typing import TypeVar

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.adapters.reasons import short_phrase
from bot.adapters.telegram.request import FileGone, FileTooLarge, NotConnected, ToldToWait
from bot.core.errors import ChannelError, CredentialsRefused, NotSent, Refused, Unknown

T = TypeVar("T")

_log = logging.getLogger(__name__)

# Bad requests that say that nobody can be reached there; lower case, since PTB changes the case of what it reports.
_NOBODY_THERE = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "user_is_blocked",
    "user_deactivated",
    "user is deactivated",
    "chat_write_forbidden",
)
_UNKNOWN = (
    (TimedOut, "no answer in time"),
    (Conflict, "a conflict with another request"),
    (NetworkError, "no answer that can be relied on"),
)
_UNMODIFIED = "message is not modified"
_WRONG_FILE = ("wrong file identifier", "wrong remote file", "file reference", "wrong type of the web page", "file_id")
_NO_TEXT = "there is no text in the message to edit"


async def judged(call: Awaitable[T]) -> T:
    """What the call to Telegram gives. Raises ChannelError; no cause hangs on it that could tell token or text."""
    try:
        return await call
    except TelegramError as error:
        failure = channel_error(error)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        # Telegram took it, and PTB could not read the answer; the type alone, since the text may quote a message.
        _log.error("Telegram's answer could not be read (%s).", type(error).__name__)
        failure = Unknown("an answer that cannot be read")
    raise failure


def channel_error(error: TelegramError) -> ChannelError:
    """The outcome that an error of PTB's means. BadRequest and TimedOut are NetworkErrors there, so order matters."""
    failure = _not_sent(error) or _refused(error)
    if failure is not None:
        return failure
    reasons = (reason for kind, reason in _UNKNOWN if isinstance(error, kind))
    return Unknown(next(reasons, "an unexpected answer"))


def is_unmodified(error: BadRequest) -> bool:
    """The edit changes nothing: the message already looks as it should."""
    return _UNMODIFIED in str(error).lower()


def is_caption(error: BadRequest) -> bool:
    """The message to edit is a file, so its words are a caption."""
    return _NO_TEXT in str(error).lower()


def is_wrong_file(error: BadRequest) -> bool:
    """The id of a file is none, or none any more."""
    said = str(error).lower()
    return any(phrase in said for phrase in _WRONG_FILE)


def _not_sent(error: TelegramError) -> NotSent | None:
    if isinstance(error, ToldToWait):
        return NotSent("told to wait", retry_after=error.span)
    if isinstance(error, NotConnected):
        return NotSent("no connection to Telegram")
    if isinstance(error, InvalidToken):
        return CredentialsRefused("Telegram does not take the token")
    return None


def _refused(error: TelegramError) -> Refused | None:
    match error:
        case ChatMigrated():
            return Refused("the group has a new address", unreachable=True)
        case Forbidden():
            return Refused(_reason(error, "forbidden"), unreachable=True)
        case BadRequest():
            return Refused(_reason(error, "bad request"), unreachable=_is_nobody_there(error))
        case FileGone():
            return Refused("the file is gone")
        case FileTooLarge():
            return Refused("the file is too large")
    return None


def _is_nobody_there(error: BadRequest) -> bool:
    said = str(error).lower()
    return any(phrase in said for phrase in _NOBODY_THERE)


def _reason(error: TelegramError, otherwise: str) -> str:
    return short_phrase(str(error).removeprefix("Forbidden: ").partition(":")[0], otherwise)

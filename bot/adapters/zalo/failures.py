"""From Zalo's answers to the four outcomes (DESIGN section 5)."""

from datetime import timedelta
from http import HTTPStatus

from bot.adapters.http import HttpFailure, NoConnection
from bot.adapters.reasons import short_phrase
from bot.adapters.zalo.client import Answer
from bot.core.errors import ChannelError, CredentialsRefused, NotSent, Refused, Unknown

_PAUSES_S = (5, 15, 60, 300)  # Zalo publishes no quota and no `retry_after`


class Pauses:
    """How long to wait when told that it is too much: longer each time, short again after a success.

    Many requests are on their way at once and are told so together: that is one time. So each of them takes `now`
    along, from before it was sent.
    """

    def __init__(self) -> None:
        self.now = 0  # how often in a row

    def longer(self, then: int) -> timedelta:
        """Told to wait, by a request that set out `then`."""
        self.now = max(self.now, then + 1)
        return timedelta(seconds=_PAUSES_S[min(self.now, len(_PAUSES_S)) - 1])

    def over(self, then: int) -> None:
        """Taken, a request that set out `then`; one from before the last pause says nothing."""
        if then == self.now:
            self.now = 0


def network_failure(error: HttpFailure) -> ChannelError:
    """What it means for a request that no answer came."""
    if isinstance(error, NoConnection):
        return NotSent("no connection to Zalo")
    return Unknown("no answer that can be relied on")


def failure(answer: Answer) -> ChannelError:
    """What an answer means that is no success. `retry_after` of a 429 is for whoever keeps count to add."""
    if not answer.is_ours:
        return _foreign(answer.status)
    known: dict[int | None, ChannelError] = {
        HTTPStatus.UNAUTHORIZED: CredentialsRefused("Zalo does not take the token"),
        HTTPStatus.FORBIDDEN: NotSent("Zalo has trouble of its own"),  # "Internal server error" in its own table
        HTTPStatus.REQUEST_TIMEOUT: Unknown("no answer in time"),
        HTTPStatus.TOO_MANY_REQUESTS: NotSent("told to wait"),
    }
    if answer.code in known:
        return known[answer.code]
    if answer.code is not None and 400 <= answer.code < 500:
        # Never `unreachable`: nobody has written down what Zalo says of a stranger, or of a bot that was blocked, and a
        # slip of ours in a parameter must not mark a head as beyond reach.
        return Refused(short_phrase(_after_kind(answer.said), "bad request"))
    return Unknown("an error that says nothing of the message")


def is_told_to_wait(answer: Answer) -> bool:
    """Over a quota, in Zalo's own words or by a gateway's page."""
    return answer.said_code == HTTPStatus.TOO_MANY_REQUESTS and not answer.ok


def _foreign(status: int) -> ChannelError:
    """Somebody else answered, a gateway or a firewall: nobody's contact may be marked as blocked for that."""
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return NotSent("told to wait")
    if 300 <= status < 500 and status != HTTPStatus.REQUEST_TIMEOUT:
        return NotSent(f"HTTP {status} from something before Zalo")
    return Unknown(f"HTTP {status} without an answer of Zalo's")


def _after_kind(said: str) -> str:
    """`Bad request: The chat_id must not be empty` says it after the colon."""
    kind, colon, rest = said.partition(":")
    return rest if colon and kind.strip().lower() == "bad request" else said

"""One message that becomes several on the wire."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from bot.core.errors import ChannelError, NotSent, Unknown

T = TypeVar("T")

Sleep = Callable[[float], Awaitable[None]]  # takes seconds

_TRIES = 3  # of a later part, when it is told to wait


async def send_in_order(
    parts: Sequence[T], send: Callable[[T], Awaitable[str]], *, longest_pause_s: float, sleep: Sleep
) -> str:
    """The id of the last of the parts, of which there is at least one. Raises what `send` raises for the first.

    Once that has arrived, every failure of a later one is Unknown: trying again repeats what is there already.
    """
    sent = await send(parts[0])
    for part in parts[1:]:
        sent = await _send_later(part, send, longest_pause_s=longest_pause_s, sleep=sleep)
    return sent


async def _send_later(part: T, send: Callable[[T], Awaitable[str]], *, longest_pause_s: float, sleep: Sleep) -> str:
    for tries_left in reversed(range(_TRIES)):
        try:
            return await send(part)
        except ChannelError as error:
            failure = error
        # Two messages in a row to one chat may be told to wait a second; to give up would send the first again.
        wait = failure.retry_after if isinstance(failure, NotSent) else None
        if wait is None or wait.total_seconds() > longest_pause_s or not tries_left:
            break
        await sleep(wait.total_seconds())
    raise Unknown(f"only a part has arrived: {failure}")

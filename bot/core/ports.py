"""What the outside must offer. The unit of work and its stores are in `bot/core/stores.py`."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from bot.core.clock import Clock
from bot.core.messages import Capabilities, FileIn, Incoming, Outgoing
from bot.core.stores import UnitOfWork

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawUpdate:
    """Something that came in, before anyone has looked into it."""

    source: str  # the channel and the bot's account on it: "telegram:12345"
    key: str  # unique within the source
    raw: str  # as the platform sent it, JSON


class Channel(Protocol):
    """A chat platform."""

    name: str
    source: str  # the channel and the bot's account on it, as in RawUpdate
    capabilities: Capabilities

    async def send(self, address: str, message: Outgoing) -> str:
        """The platform's id of the message (of its last part where one was not enough).

        Raises Refused (never retry), NotSent (`retry_after`: how long to wait), CredentialsRefused (the token) or
        Unknown (written, no answer: it may have arrived).
        """

    async def greet(self, raw: RawUpdate) -> None:
        """Tell the platform at once that a press has been noticed. Never raises for what the platform says."""

    def understand(self, raw: RawUpdate) -> Incoming | None:
        """What a stored update says; None where it is nothing to us. Raises ValueError for what cannot be read."""

    def updates(self, after: str | None) -> AsyncIterator[Sequence[RawUpdate]]:
        """Batches of what comes in, for ever; the next batch is fetched only when the last one has been taken in.

        `after` is the key of the last update that was stored before.
        """

    async def download(self, file: FileIn, limit: int) -> bytes:
        """The file's bytes. Raises Refused when it is gone or larger than `limit` bytes, else NotSent."""

    async def identity(self) -> str:
        """The bot's public name on this channel (`@name` without the @). Raises ChannelError."""

    async def set_up(self, commands: Sequence[tuple[str, str]]) -> None:
        """Offer the commands, (word, what it does), and make way for `updates`. Failures are logged, not raised."""

    async def close(self) -> None:
        """Give back the connections."""


class Office(Protocol):
    """Runs services: each in a transaction of its own, in the database thread."""

    clock: Clock

    async def run(self, service: Callable[Concatenate[UnitOfWork, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Open a unit of work, call the service, commit when it returns, roll back when it raises."""


class Bell(Protocol):
    """Wakes a loop; ringing twice is ringing once."""

    def ring(self) -> None:
        """Wake whoever waits."""

    async def wait(self, at_most_s: float) -> None:
        """Return when rung, or after so many seconds of monotonic time."""


Json = dict[str, Any]

"""What the outside must offer. The unit of work and its stores are in `bot/core/stores.py`."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from bot.core.clock import Clock
from bot.core.messages import Capabilities, Fate, FileIn, Incoming, Outgoing
from bot.core.model import Kind
from bot.core.stores import UnitOfWork

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class RawUpdate:
    """Something that came in, before anyone has looked into it."""

    source: str  # the channel and the bot's account on it: "telegram:12345"
    key: str  # unique within the source
    raw: str  # as the platform sent it, JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class PushTarget:
    """Where a platform is to push updates."""

    url: str
    secret: str  # which each push brings along


@dataclass(frozen=True, slots=True, kw_only=True)
class PushState:
    """What the platform says about its pushing."""

    url: str  # empty: it does not push
    waiting: int  # updates that we have not taken yet
    last_error: str = ""  # why the newest failed push failed
    last_error_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How the bot presents itself to whoever opens it, in one language."""

    language: str  # two letters; empty: to everybody for whom there is no other
    description: str
    short_description: str
    commands: Sequence[tuple[str, str]]  # (word, what it does); for whoever has no menu of their own


class Meter(Protocol):
    """Counts what happens, for whoever watches the bot. May be called from any thread."""

    def received(self, channel: str, count: int) -> None:
        """So many new updates were stored."""

    def sent(self, channel: str, kind: Kind, fate: Fate, seconds: float) -> None:
        """An attempt to send is over, after so long."""

    def transacted(self, seconds: float) -> None:
        """A transaction is over, for better or worse, after so long."""


class NoMeter:
    """Nobody watches."""

    def received(self, channel: str, count: int) -> None:
        """Not counted."""

    def sent(self, channel: str, kind: Kind, fate: Fate, seconds: float) -> None:
        """Not counted."""

    def transacted(self, seconds: float) -> None:
        """Not counted."""


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

    def parts(self, message: Outgoing) -> int:  # noqa: ARG002
        """How many messages the platform counts for this one."""
        return 1

    async def greet(self, raw: RawUpdate) -> None:
        """Tell the platform at once that a press has been noticed. Never raises for what the platform says."""

    def screened(self, raw: RawUpdate, mark_of: Callable[[str], str | None]) -> RawUpdate:
        """The update as it may be stored: the very same one, unless `mark_of` finds a mark in what somebody wrote.

        Then nothing that anybody wrote is left in it, and `understand` gives it with the mark as `withheld`.
        """

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

    async def push_to(self, target: PushTarget | None) -> None:
        """Have updates pushed there, or (None) kept for `updates`; nothing is dropped. Raises ChannelError."""

    async def push_state(self) -> PushState:
        """Whether and where the platform pushes, and how that goes. Raises ChannelError."""

    def read_push(self, body: bytes) -> RawUpdate:
        """The update in what was pushed to us. Raises ValueError for anything else."""

    async def present(self, profile: Profile) -> None:
        """Say whose bot this is, and what everybody can ask it. Raises ChannelError."""

    async def offer(self, address: str, commands: Sequence[tuple[str, str]]) -> None:
        """Give one account a command menu of its own, (word, what it does). Raises ChannelError."""

    async def close(self) -> None:
        """Give back the connections."""


class Office(Protocol):
    """Runs services: each in a transaction of its own, in a thread of the database.

    A service may be run twice where others were in its way, so that it must do nothing outside of its unit of work.
    """

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

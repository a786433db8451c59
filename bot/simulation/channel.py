"""A chat platform in memory: what is on each screen, and failures as real platforms have them."""

import json
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bot.core.clock import Clock
from bot.core.errors import NotSent, Refused, Unknown
from bot.core.messages import Capabilities, FileIn, Happening, Incoming, Outgoing
from bot.core.model import Choice
from bot.core.ports import Channel, Profile, PushState, PushTarget, RawUpdate

NAME = "telegram"  # so that a recipients' file can vouch for accounts
CAN = Capabilities(buttons=True, edits=True, files=True, longest_text=4096, replies=True, vouches_phones=True)
_KEPT = 40  # messages of a chat that somebody still scrolls back to
_UNKNOWN, _NOT_SENT = 0.004, 0.012  # of all attempts


@dataclass(slots=True)
class Shown:
    """A message of the bot on a screen, as it looks now."""

    id: str
    title: str  # the first line
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Outage:
    """Hours in which nothing can be sent, while people's words still come in."""

    begins: datetime
    ends: datetime
    patient: bool  # the platform says how long to wait; else it cannot be reached at all

    def holds_up(self, now: datetime) -> None:
        """Raises NotSent meanwhile."""
        if self.begins <= now < self.ends:
            wait = self.ends - now if self.patient else None
            raise NotSent("too many requests" if wait else "could not connect", retry_after=wait)


class SimulatedChannel(Channel):
    """Fulfils the port. `arrived` tells after each attempt whether the message is on the screen, whatever was said."""

    name = NAME
    source = f"{NAME}:1"
    capabilities = CAN

    def __init__(self, clock: Clock, random: Random) -> None:
        self.screens: dict[str, dict[str, Shown]] = {}
        self.blocked: set[str] = set()
        self.outage = Outage(clock.now(), clock.now(), patient=False)
        self.arrived = False
        self.complaints: list[str] = []
        self.on_arrival: Callable[[str, Shown], None] = lambda _address, _shown: None
        self._clock = clock
        self._random = random
        self._messages = 0
        self._updates = 0

    async def send(self, address: str, message: Outgoing) -> str:
        """As the port says; now and then it fails."""
        self.arrived = False
        if address in self.blocked:
            raise Refused("Forbidden: bot was blocked by the user", unreachable=True)
        self.outage.holds_up(self._clock.now())
        luck = self._random.random()
        if luck < _UNKNOWN:
            if luck < _UNKNOWN / 2:
                self._show(address, message)
            raise Unknown("the connection broke before the answer")
        if luck < _NOT_SENT:
            wait = timedelta(seconds=7) if luck < _NOT_SENT / 2 else None
            raise NotSent("too many requests" if wait else "could not connect", retry_after=wait)
        return self._show(address, message)

    def _show(self, address: str, message: Outgoing) -> str:
        self._check(message)
        self.arrived = True
        screen = self.screens.setdefault(address, {})
        title = message.text.partition("\n")[0]
        if message.edits:
            self._edit(address, message, message.edits, title)
            return message.edits
        shown = Shown(id=self.new_message_id(), title=title, choices=message.choices)
        screen[shown.id] = shown
        if len(screen) > _KEPT:
            del screen[next(iter(screen))]
        self.on_arrival(address, shown)
        return shown.id

    def _edit(self, address: str, message: Outgoing, edits: str, title: str) -> None:
        shown = self.screens[address].get(edits)
        if shown is None:  # scrolled away
            return
        if not message.keeps_text and title != shown.title:
            self.complaints.append(f"an edit changes the first line {shown.title!r} to {title!r}")
        shown.choices = message.choices
        self.on_arrival(address, shown)

    def _check(self, message: Outgoing) -> None:
        if len(message.text) > CAN.longest_text and message.edits:  # else it is sent in parts
            self.complaints.append(f"an edit of {len(message.text)} characters: {message.text[:40]}")
        if not (message.text.strip() or message.keeps_text or message.file or message.leaves):
            self.complaints.append("an empty message")

    def new_message_id(self) -> str:
        """Of a message, whoever wrote it."""
        self._messages += 1
        return f"m{self._messages}"

    def new_key(self) -> str:
        """Of the next update."""
        self._updates += 1
        return str(self._updates)

    def written_down(self, said: Incoming) -> RawUpdate:
        """The update as it comes from the platform."""
        told = {name: value for name in _SAID if (value := getattr(said, name)) is not None}
        return RawUpdate(source=self.source, key=said.key, raw=json.dumps(told, ensure_ascii=False))

    def understand(self, raw: RawUpdate) -> Incoming | None:
        """What `written_down` wrote."""
        said = json.loads(raw.raw)
        happened = Happening(said.pop("happened")) if "happened" in said else None
        return Incoming(channel=NAME, happened=happened, **said)

    def screened(self, raw: RawUpdate, mark_of: Callable[[str], str | None]) -> RawUpdate:  # noqa: ARG002
        """Nobody here writes what is secret."""
        return raw

    # What a simulated year has no use for

    async def greet(self, raw: RawUpdate) -> bool:  # noqa: ARG002
        """Nobody looks at the wheel that turns."""
        return True

    async def updates(self, after: str | None) -> AsyncIterator[Sequence[RawUpdate]]:  # noqa: ARG002
        """People's words are handed over by who drives."""
        return
        yield []

    async def download(self, file: FileIn, limit: int) -> bytes:  # noqa: ARG002
        """Nobody sends files."""
        raise Refused("there is no such file")

    async def identity(self) -> str:
        """A name."""
        return "dondoc_bot"

    async def push_to(self, target: PushTarget | None) -> None:
        """Nothing is pushed."""

    async def push_state(self) -> PushState:
        """Nothing is pushed."""
        return PushState(url="", waiting=0)

    def read_push(self, body: bytes) -> RawUpdate:  # noqa: ARG002
        """Nothing is pushed."""
        raise ValueError("nothing is pushed here")

    async def present(self, profile: Profile) -> None:
        """Nobody looks."""

    async def offer(self, address: str, commands: Sequence[tuple[str, str]]) -> None:
        """Nobody looks."""

    async def close(self) -> None:
        """Nothing is open."""


_SAID = ("address", "key", "text", "press", "message_id", "reply_to", "happened")

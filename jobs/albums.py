"""Albums come as an update for each file; they are worked on as the one thing that was said."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.clock import Clock
from bot.core.conversation_store import InboxItem
from bot.core.making import replace
from bot.core.messages import Incoming, together
from bot.core.ports import Channel, RawUpdate


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One thing that was said, in an update or in several."""

    items: tuple[InboxItem, ...]
    parts: tuple[Incoming, ...] = ()  # none: nothing to us, or not to be read
    unreadable: str = ""  # why it cannot be read

    @property
    def ids(self) -> list[int]:
        """Of the stored updates."""
        return [item.id for item in self.items]

    @property
    def incoming(self) -> Incoming | None:
        """What was said."""
        return together(self.parts) if self.parts else None

    @property
    def album(self) -> tuple[str, str] | None:
        """The chat and the album that it is a part of; None for everything else."""
        first = self.parts[0] if self.parts else None
        return (first.address, first.album) if first and first.album and not first.edited else None


def heard(channel: Channel, items: Sequence[InboxItem]) -> list[Heard]:
    """What the stored updates say, in order; the parts of an album that follow one another in a chat are one."""
    found: list[Heard] = []
    last: dict[str, int] = {}  # by chat, where in `found` its last one stands
    for item in items:
        one = _heard(channel, item)
        place = last.get(one.parts[0].address) if one.parts else None
        if place is not None and one.album and found[place].album == one.album:
            found[place] = replace(
                found[place], items=found[place].items + one.items, parts=found[place].parts + one.parts
            )
            continue
        if one.parts:
            last[one.parts[0].address] = len(found)
        found.append(one)
    return found


def _heard(channel: Channel, item: InboxItem) -> Heard:
    try:
        incoming = channel.understand(RawUpdate(source=item.source, key=item.key, raw=item.raw))
    except Exception as error:  # noqa: BLE001 - one odd update must not hold up the others
        return Heard(items=(item,), unreadable=type(error).__name__)
    return Heard(items=(item,), parts=(incoming,) if incoming else ())


class Albums:
    """Holds an album back until no more of it comes for a while, or the chat goes on to something else."""

    def __init__(self, clock: Clock, quiet_s: float) -> None:
        self._clock = clock
        self._quiet_s = quiet_s
        self._seen_at: dict[int, float] = {}  # parts that wait, by item: monotonic seconds
        self.wait_s: float | None = None  # until the next one is complete; None: none is held back

    def ready(self, found: Sequence[Heard]) -> list[Heard]:
        """What can be worked on now."""
        now = self._clock.monotonic()
        parts = [one.items[-1].id for one in found if one.album]
        self._seen_at = {item_id: self._seen_at.get(item_id, now) for item_id in parts}
        last = {one.parts[0].address: one for one in found if one.parts}
        waits = {
            one.items[-1].id: self._seen_at[one.items[-1].id] + self._quiet_s - now
            for one in last.values()
            if one.album
        }
        held = {item_id: wait_s for item_id, wait_s in waits.items() if wait_s > 0}
        self.wait_s = min(held.values(), default=None)
        return [one for one in found if one.items[-1].id not in held]

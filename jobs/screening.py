"""What must not be stored is taken out of updates before they are: texts that carry a secrecy mark."""

import logging
from collections.abc import Sequence

from bot.core.clock import Clock
from bot.core.messages import Incoming
from bot.core.ports import Channel, RawUpdate
from bot.documents.marks import secrecy_of

log = logging.getLogger(__name__)

# A client cuts a long text into several messages, and only the first one carries the mark.
_SPLIT_FROM = 2000  # characters of a first part
_SPLIT_WITHIN_S = 30.0


class Screen:
    """Stands before one channel's inbox. Nothing that it takes out is kept or logged, in memory neither."""

    def __init__(self, channel: Channel, clock: Clock) -> None:
        self._channel = channel
        self._clock = clock
        self._going_on: dict[str, tuple[float, str]] = {}  # by address: until when, and the mark of its beginning

    def fit(self, updates: Sequence[RawUpdate]) -> list[RawUpdate]:
        """The updates as they may be stored."""
        return [self._fit(update) for update in updates]

    def _fit(self, update: RawUpdate) -> RawUpdate:
        said = self._read(update)
        now = self._clock.monotonic()
        until, mark = self._going_on.get(said.address, (0.0, "")) if said else (0.0, "")
        goes_on = said is not None and said.press is None and now < until
        screened = self._channel.screened(update, (lambda _: mark) if goes_on else secrecy_of)
        if screened is update:
            return update
        log.warning("Update %s of %s bears a secrecy mark; its words were not kept.", update.key, update.source)
        if said and len(said.text) >= _SPLIT_FROM:
            found = secrecy_of(said.text) or mark
            alive = {address: known for address, known in self._going_on.items() if known[0] > now}
            self._going_on = alive | {said.address: (now + _SPLIT_WITHIN_S, found)}
        return screened

    def _read(self, update: RawUpdate) -> Incoming | None:
        try:
            return self._channel.understand(update)
        except ValueError:
            return None

"""Having updates pushed to us, and making way for polling when they are not to be."""

import asyncio
import logging
from datetime import datetime

from bot.core.errors import ChannelError, NotSent
from bot.core.ports import Channel, PushTarget

log = logging.getLogger(__name__)

LOOK_S = 60.0  # between looks at whether the platform still pushes to us
_FIRST_WAIT_S = 1.0  # after a failure; doubles
_LONGEST_WAIT_S = 60.0


async def make_way(channel: Channel) -> None:
    """End the pushing that an earlier start asked for, dropping nothing; polling mends it where this fails."""
    try:
        await channel.push_to(None)
    except ChannelError as error:
        log.warning("%s could not be told to stop pushing (%s); the polling tries again.", channel.name, error)


class Pushing:
    """One channel's updates, pushed."""

    def __init__(self, channel: Channel, target: PushTarget, *, look_s: float = LOOK_S) -> None:
        self.is_set = False  # as far as we know
        self._channel = channel
        self._target = target
        self._look_s = look_s
        self._told = ""  # the trouble that the log knows of
        self._last_error_at: datetime | None = None

    async def keep(self) -> None:
        """For ever: ask the platform to push to us, look now and then whether it still does, and ask again."""
        failures = 0
        while True:
            try:
                await self._look()
            except ChannelError as error:
                failures += 1
                await asyncio.sleep(self._wait_s(error, failures))
            else:
                failures, self._told = 0, ""
                await asyncio.sleep(self._look_s)

    async def _look(self) -> None:
        name = self._channel.name
        if self.is_set:
            state = await self._channel.push_state()
            if state.url == self._target.url:
                if state.last_error_at != self._last_error_at:
                    log.warning("%s could not push an update to us: %s", name, state.last_error)
                    self._last_error_at = state.last_error_at
                return
            self.is_set = False
            log.warning("%s no longer pushes to us; somebody else uses the same token. It is asked again.", name)
        await self._channel.push_to(self._target)
        self.is_set = True
        log.info("%s pushes updates to us.", name)

    def _wait_s(self, error: ChannelError, failures: int) -> float:
        told = str(error)
        if told != self._told:
            log.warning("%s cannot be asked about pushing updates now (%s); trying again.", self._channel.name, told)
            self._told = told
        if isinstance(error, NotSent) and error.retry_after is not None:
            return error.retry_after.total_seconds()
        return float(min(_FIRST_WAIT_S * 2 ** min(failures - 1, 10), _LONGEST_WAIT_S))

"""Watching over a channel: whether anything gets through, and when it does again."""

import logging
from datetime import timedelta

from bot.core.errors import ChannelError, CredentialsRefused, DondocError
from bot.core.outages import PATIENCE_S, Health, failed, is_down
from bot.core.ports import Channel, Office
from bot.services.outages import close_channel, down_since, open_channel
from jobs.bell import AsyncBell

log = logging.getLogger(__name__)

EVERY_S = 10.0  # between questions to a platform that is in doubt or down
_QUIET_S = 300.0  # nothing is in doubt


class Watch:
    """What whoever sends has learnt of one channel; `keep` asks the platform where that is in doubt."""

    def __init__(
        self, office: Office, channel: Channel, *, patience_s: float = PATIENCE_S, every_s: float = EVERY_S
    ) -> None:
        self._office = office
        self._channel = channel
        self._patience_s = patience_s
        self._every_s = every_s
        self._health = Health()
        self._is_down = False
        self._bell = AsyncBell()
        self._asked = self._done = 0  # how often to look now, and up to which of these it has

    @property
    def is_idle(self) -> bool:
        """Whether it has looked since it was last rung."""
        return self._done == self._asked

    def ring(self) -> None:
        """Ask the platform now where it is in doubt, instead of in a while."""
        self._asked += 1
        self._bell.ring()

    def got_through(self) -> None:
        """The platform took a message, or said something sensible about it."""
        if self._health.is_in_doubt:
            self._health = Health()
        if self._is_down:
            self._bell.ring()

    def failed(self, *, token_refused: bool = False) -> None:
        """A message did not get through, for another reason than that we were told to wait."""
        if not self._health.is_in_doubt:
            self._bell.ring()
        now_s = self._office.clock.monotonic()
        self._health = failed(self._health, now_s, token_refused=token_refused)

    async def keep(self) -> None:
        """For ever."""
        self._is_down = await self._was_down()
        while True:
            asked = self._asked
            in_doubt = self._is_down or self._health.is_in_doubt
            if in_doubt:
                try:
                    await self.look()
                except DondocError as error:
                    log.error("How %s stands could not be recorded: %s", self._channel.name, error)
            self._done = asked
            await self._bell.wait(self._every_s if in_doubt else _QUIET_S)

    async def look(self) -> None:
        """Ask the platform, and record it where the channel has gone down or come up. Raises DondocError."""
        try:
            await self._channel.identity()
        except CredentialsRefused:
            self.failed(token_refused=True)
        except ChannelError:
            self.failed()
        else:
            await self._come_up()
            return
        now_s = self._office.clock.monotonic()
        if not self._is_down and is_down(self._health, now_s, self._patience_s):
            await self._go_down(timedelta(seconds=round(now_s - (self._health.since_s or now_s))))

    async def _go_down(self, lasted: timedelta) -> None:
        name, refused = self._channel.name, self._health.token_refused
        moved = await self._office.run(close_channel, name, lasted, token_refused=refused)
        self._is_down = True
        log.error("%s is down%s; %s messages go another way.", name, " (token refused)" if refused else "", moved)

    async def _come_up(self) -> None:
        self._health = Health()
        if self._is_down:
            moved = await self._office.run(open_channel, self._channel.name)
            self._is_down = False
            log.warning("%s is up again; %s messages go there after all.", self._channel.name, moved)

    async def _was_down(self) -> bool:
        """As an earlier process left it."""
        try:
            return await self._office.run(down_since, self._channel.name) is not None
        except DondocError as error:
            log.error("How %s stands could not be read: %s", self._channel.name, error)
            return True  # so that it is looked at

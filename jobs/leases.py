"""Keeping what is still being sent ours: a long text goes out in many parts, for longer than a lease lasts."""

import asyncio
import logging

from bot.core.errors import DondocError
from bot.core.model import DeliveryId
from bot.core.ports import Office
from bot.services.dispatching import LEASE, renew_leases

log = logging.getLogger(__name__)

_A_PART_S = LEASE.total_seconds()  # the most that one part may take, as a message of one part may


class Leases:
    """Of messages in several parts. What has hung for longer than all its parts may take is renewed no more."""

    every_s = LEASE.total_seconds() / 3  # a renewal may fail, and the next one is still in time

    def __init__(self, office: Office) -> None:
        self._office = office
        self._until_s: dict[DeliveryId, float] = {}  # monotonic

    def hold(self, delivery_id: DeliveryId, parts: int) -> None:
        """It is being sent from now on; nothing is to be done where it is a single part."""
        if parts > 1:
            self._until_s[delivery_id] = self._office.clock.monotonic() + parts * _A_PART_S

    def let_go(self, delivery_id: DeliveryId) -> None:
        """It is sent, or has failed."""
        self._until_s.pop(delivery_id, None)

    async def keep(self) -> None:
        """For ever."""
        while True:
            await asyncio.sleep(self.every_s)
            await self.renew()

    async def renew(self) -> None:
        """All that are held, once."""
        now_s = self._office.clock.monotonic()
        held = [one for one, until_s in self._until_s.items() if now_s < until_s]
        if not held:
            return
        try:
            await self._office.run(renew_leases, held)
        except DondocError as error:
            log.error("The leases of %s messages could not be renewed: %s", len(held), error)

"""Following up: on each tick, whatever step has come."""

import logging

from bot.core.errors import DondocError
from bot.core.ports import Bell, Office
from bot.services.following import follow_up_due
from bot.services.tending import tend_delegations

log = logging.getLogger(__name__)

_BATCH = 500


async def follow_up(office: Office, bell: Bell, *, look_again_s: float) -> None:
    """For ever: take the steps that have come, then wait for the next tick."""
    while True:
        try:
            while await office.run(follow_up_due, _BATCH) == _BATCH:
                pass
            while await office.run(tend_delegations, _BATCH) == _BATCH:
                pass
        except DondocError as error:
            log.error("Following up waits: %s", error)
        await bell.wait(look_again_s)

"""Issuing drafts at the time that was set for them."""

import logging

from bot.core.errors import DondocError
from bot.core.ports import Bell, Office
from bot.services.drafting import issue_due

log = logging.getLogger(__name__)

_BATCH = 20


async def issue_drafts(office: Office, bell: Bell, *, look_again_s: float) -> None:
    """For ever: issue the drafts whose time has come, then wait for the next tick."""
    while True:
        try:
            while await office.run(issue_due, _BATCH) == _BATCH:
                pass
        except DondocError as error:
            log.error("Drafts wait to be issued: %s", error)
        await bell.wait(look_again_s)

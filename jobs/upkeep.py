"""What has to be done now and then: fetching evidence, forgetting what is of no further use."""

import logging
from collections.abc import Mapping
from datetime import timedelta

from bot.core.errors import ChannelError, DondocError, Refused
from bot.core.messages import FileIn
from bot.core.ports import Bell, Channel, Office
from bot.core.stores import UnitOfWork

log = logging.getLogger(__name__)

LARGEST_EVIDENCE = 20 * 1024 * 1024  # bytes; what a bot may download (source: Bot API, getFile)
_TRIES = 10
_FIRST_WAIT = timedelta(seconds=30)
_KEEP_UPDATES = timedelta(days=7)

Evidence = tuple[int, str, FileIn, int]


async def look_after(office: Office, channels: Mapping[str, Channel], bell: Bell, *, look_again_s: float) -> None:
    """For ever: fetch the files that came with reports, and clear the inbox of what is long done."""
    while True:
        try:
            for evidence in await office.run(_waiting):
                await _fetch(office, channels, evidence)
            await office.run(_clear)
        except DondocError as error:
            log.error("Upkeep waits: %s", error)
        await bell.wait(look_again_s)


def _waiting(work: UnitOfWork) -> list[Evidence]:
    return work.reports.waiting_evidence(work.now, 20)


def _clear(work: UnitOfWork) -> int:
    return work.inbox.clear(work.now - _KEEP_UPDATES)


async def _fetch(office: Office, channels: Mapping[str, Channel], evidence: Evidence) -> None:
    evidence_id, channel, file, attempts = evidence
    if channel not in channels:
        return
    try:
        content = await channels[channel].download(file, LARGEST_EVIDENCE)
    except ChannelError as error:
        lost = isinstance(error, Refused) or attempts + 1 >= _TRIES
        log.warning("Evidence %s could not be fetched%s: %s", evidence_id, " and is given up" if lost else "", error)
        wait = None if lost else _FIRST_WAIT * 2**attempts
        await office.run(_put_off, evidence_id, wait)
    else:
        await office.run(_keep, evidence_id, content)


def _put_off(work: UnitOfWork, evidence_id: int, wait: timedelta | None) -> None:
    work.reports.put_off_evidence(evidence_id, work.now + wait if wait else None)


def _keep(work: UnitOfWork, evidence_id: int, content: bytes) -> None:
    work.reports.keep_evidence(evidence_id, content)

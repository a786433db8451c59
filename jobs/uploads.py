"""Fetching what clerks sent as files: downloaded outside any transaction, then worked on in one.

An upload waits in its row until the transaction that worked on it is over: a process that dies in between fetches it
again, and nothing is done twice.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.core.drafts import Upload, UploadId, UploadKind
from bot.core.errors import ChannelError, DondocError, Refused
from bot.core.ports import Bell, Channel, Office
from bot.core.stores import UnitOfWork

log = logging.getLogger(__name__)

_BATCH = 20
_FETCHES = 8  # tries to download a file
_STUMBLES = 3  # tries to work on one that is here
_FIRST_WAIT = timedelta(seconds=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadHandlers:
    """What the conversation does with a file."""

    limits: Mapping[UploadKind, int]  # bytes
    fetched: Callable[[UnitOfWork, UploadId, bytes], None]  # finishes it
    late: Callable[[UnitOfWork, UploadId], None]  # tells its sender to wait
    lost: Callable[[UnitOfWork, UploadId, str], None]  # gives it up


async def keep_fetching(
    office: Office, channels: Mapping[str, Channel], handlers: UploadHandlers, bell: Bell, *, look_again_s: float
) -> None:
    """For ever: fetch what waits, then wait for the bell."""
    while True:
        try:
            while await fetch_due(office, channels, handlers) == _BATCH:
                pass
        except DondocError as error:
            log.error("Files wait to be fetched: %s", error)
        await bell.wait(look_again_s)


async def fetch_due(office: Office, channels: Mapping[str, Channel], handlers: UploadHandlers) -> int:
    """Try each file whose time has come; how many there were."""
    due = await office.run(_due)
    for upload in due:
        await _fetch(office, channels, handlers, upload)
    return len(due)


def _due(work: UnitOfWork) -> list[Upload]:
    return work.uploads.waiting(work.now, _BATCH)


async def _fetch(office: Office, channels: Mapping[str, Channel], handlers: UploadHandlers, upload: Upload) -> None:
    channel = channels.get(upload.channel)
    if channel is None:
        await office.run(handlers.lost, upload.id, "its channel is not in use")
        return
    try:
        content = await channel.download(upload.file, handlers.limits[upload.kind])
    except ChannelError as error:
        await _not_fetched(office, handlers, upload, error)
        return
    try:
        await office.run(handlers.fetched, upload.id, content)
    except Exception as error:
        if type(error) is DondocError:  # the database, which says nothing about this file
            raise
        # The type alone: what the error says may quote what the file says.
        log.error("File %s could not be worked on: %s", upload.id, type(error).__name__)
        await _try_later(office, handlers, upload, type(error).__name__, most=_STUMBLES)


async def _not_fetched(office: Office, handlers: UploadHandlers, upload: Upload, error: ChannelError) -> None:
    log.warning("File %s could not be fetched: %s", upload.id, error)
    if isinstance(error, Refused):
        await office.run(handlers.lost, upload.id, str(error))
        return
    await _try_later(office, handlers, upload, str(error), most=_FETCHES)
    if upload.attempts == 0:
        await office.run(handlers.late, upload.id)


async def _try_later(office: Office, handlers: UploadHandlers, upload: Upload, reason: str, *, most: int) -> None:
    if upload.attempts + 1 >= most:
        await office.run(handlers.lost, upload.id, reason)
    else:
        await office.run(_put_off, upload.id, _FIRST_WAIT * 2**upload.attempts, reason)


def _put_off(work: UnitOfWork, upload_id: UploadId, wait: timedelta, reason: str) -> None:
    work.uploads.put_off(upload_id, work.now + wait, reason)

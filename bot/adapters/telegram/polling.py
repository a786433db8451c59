"""Long polling that never loses an update: the offset moves when the consumer comes back for more."""

import logging
from collections.abc import AsyncIterator, Sequence

from telegram.error import Conflict, InvalidToken, TelegramError

from bot.adapters.as_json import as_json
from bot.adapters.http import Timeouts
from bot.adapters.parts import Sleep
from bot.adapters.telegram.client import Client
from bot.adapters.telegram.request import AiohttpRequest, ToldToWait
from bot.adapters.trouble import Problem, Trouble
from bot.core.ports import RawUpdate

_log = logging.getLogger(__name__)

_SURELY_ALONE = 5  # good answers in a row: two pollers take turns, so that one alone shows nothing


async def poll(
    client: Client, request: AiohttpRequest, source: str, after: str | None, *, timeouts: Timeouts, sleep: Sleep
) -> AsyncIterator[Sequence[RawUpdate]]:
    """Batches of updates until the request is closed; never raises for what network or Telegram do.

    A batch counts as stored once the next one is asked for; only then does Telegram hear that it may forget it.
    `after` is the last key stored before. Raises ValueError when that is no update id.
    """
    offset = None if after is None else int(after) + 1
    trouble = Trouble(source, timeouts)
    while not request.closed:
        try:
            answer = await client.raw_updates(offset, timeouts.poll_s, timeouts.poll_s + timeouts.poll_margin_s)
        except TelegramError as error:
            await _mend(client, error)
            await sleep(trouble.wait_s(problem_of(error, timeouts)))
            continue
        trouble.over()
        batch = read_batch(answer, source=source)
        if batch:
            yield batch
            # Of this batch alone: after a quiet week ids may start anew at a lower number (source: Bot API, Update).
            offset = max(int(update.key) for update in batch) + 1
        elif answer:
            await sleep(timeouts.longest_wait_s)


def read_batch(answer: object, *, source: str) -> list[RawUpdate]:
    """The updates of one getUpdates, each kept as it came; what has no id cannot be confirmed and is left out."""
    items = answer if isinstance(answer, list) else [answer]
    updates = []
    for item in items:
        key = item.get("update_id") if isinstance(item, dict) else None
        if not isinstance(key, int) or isinstance(key, bool):
            _log.error("Telegram sent something without an update id; it is left out.")
            continue
        updates.append(RawUpdate(source=source, key=str(key), raw=_kept(item, key)))
    return updates


def _kept(item: object, key: int) -> str:
    """Of what is too deep to be written down the id alone: unless it is confirmed, nothing else comes any more."""
    try:
        return as_json(item)
    except ValueError:
        _log.error("Telegram sent an update that is too deep; nothing of it is kept.")
        return as_json({"update_id": key})


def problem_of(error: TelegramError, timeouts: Timeouts) -> Problem:
    """What it is, and what to do about it."""
    slow_s = timeouts.longest_wait_s
    match error:
        case ToldToWait():
            return Problem(kind="told to wait", advice="told to wait", wait_s=error.span.total_seconds())
        case InvalidToken():
            advice = "the token is refused; ask @BotFather for it and set TELEGRAM_TOKEN"
            return Problem(kind="token", advice=advice, wait_s=slow_s)
        case Conflict() if is_webhook(error):
            advice = "a webhook is set; it is taken away now"
            return Problem(kind="webhook", advice=advice, wait_s=timeouts.first_wait_s)
        case Conflict():
            advice = "another process polls with the same token; stop it, or give it a bot of its own"
            return Problem(kind="conflict", advice=advice, wait_s=slow_s, answers_to_end=_SURELY_ALONE)
    return Problem(advice=f"no connection or no answer ({type(error).__name__})", wait_s=slow_s)


def is_webhook(error: Conflict) -> bool:
    """A webhook stands in the way of polling, not a second poller."""
    return "webhook" in str(error).lower()


async def _mend(client: Client, error: TelegramError) -> None:
    """Take away a webhook that keeps us from polling: `set_up` may have had no network."""
    if not (isinstance(error, Conflict) and is_webhook(error)):
        return
    try:
        await client.delete_webhook(drop_pending_updates=False)
    except TelegramError as failure:
        _log.warning("The webhook could not be taken away (%s).", type(failure).__name__)

"""Fetching updates one at a time, without an offset: what was taken in already is known again by its key.

Zalo recommends this for development only; behind an office's firewall it is the only way.
"""

import logging
from collections.abc import AsyncIterator, Sequence
from http import HTTPStatus

from bot.adapters.http import HttpFailure, Timeouts
from bot.adapters.parts import Sleep
from bot.adapters.trouble import Problem, Trouble
from bot.adapters.zalo.client import Answer, Client
from bot.adapters.zalo.failures import Pauses, is_told_to_wait
from bot.adapters.zalo.updates import read_batch
from bot.core.ports import RawUpdate

_log = logging.getLogger(__name__)

FLOOR_S = 1.0  # between polls: an update that was fetched has been seen to be answered again and again, at once
_REMEMBERED = 1000  # keys of updates; what is older than that the database knows

_WEBHOOK = Problem(kind="webhook", advice="a webhook is set; it is taken away now", wait_s=FLOOR_S)


async def poll(client: Client, source: str, *, timeouts: Timeouts, sleep: Sleep) -> AsyncIterator[Sequence[RawUpdate]]:
    """Updates until the client is closed, each once; never raises for what network or Zalo do.

    An update counts as stored once the next one is asked for.
    """
    trouble, pauses = Trouble(source, timeouts), Pauses()
    seen: dict[str, None] = {}
    while not client.closed:
        try:
            answer = await client.ask(
                "getUpdates", {"timeout": timeouts.poll_s}, answer_s=timeouts.poll_s + timeouts.poll_margin_s
            )
            problem = _problem(answer, pauses, timeouts)
        except HttpFailure as error:
            answer, problem = None, _no_answer(type(error).__name__, timeouts)
        if problem is not None:
            if problem is _WEBHOOK:
                await _take_webhook_away(client)
            await sleep(trouble.wait_s(problem))
            continue
        trouble.over()
        fresh = [one for one in read_batch(answer.result, source=source) if one.key not in seen] if answer else []
        if fresh:
            yield fresh
            seen |= dict.fromkeys(one.key for one in fresh)
            for key in list(seen)[:-_REMEMBERED]:
                del seen[key]
        await sleep(FLOOR_S)


def _problem(answer: Answer, pauses: Pauses, timeouts: Timeouts) -> Problem | None:
    """What is wrong, and what to do about it; None for an update, and for the 408 that says that there is none."""
    slow_s = timeouts.longest_wait_s
    if is_told_to_wait(answer):
        return Problem(kind="told to wait", advice="told to wait", wait_s=pauses.longer(pauses.now).total_seconds())
    if answer.ok or answer.said_code == HTTPStatus.REQUEST_TIMEOUT:
        pauses.over(pauses.now)
        return None
    if not answer.is_ours:
        return _no_answer(f"HTTP {answer.status}", timeouts)
    match answer.code:
        case HTTPStatus.UNAUTHORIZED:
            advice = "the token is refused; ask the Zalo Bot Manager for it and set ZALO_BOT_TOKEN"
            return Problem(kind="token", advice=advice, wait_s=slow_s)
        case HTTPStatus.BAD_REQUEST if "webhook" in answer.said.lower():
            return _WEBHOOK
    return _no_answer(f"error {answer.code}", timeouts)


def _no_answer(why: str, timeouts: Timeouts) -> Problem:
    return Problem(advice=f"no connection or no answer ({why})", wait_s=timeouts.longest_wait_s)


async def _take_webhook_away(client: Client) -> None:
    """It keeps us from polling, and `set_up` may have had no network to end it."""
    try:
        answer = await client.ask("deleteWebhook")
    except HttpFailure as error:
        _log.warning("The webhook could not be taken away (%s).", type(error).__name__)
        return
    if not answer.ok:
        _log.warning("The webhook could not be taken away (%s).", answer.said_code)

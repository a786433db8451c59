"""Long polling that never loses an update: the offset moves when the consumer comes back for more."""

import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass

from telegram.error import Conflict, InvalidToken, TelegramError

from bot.adapters.telegram.client import Client
from bot.adapters.telegram.request import AiohttpRequest, Timeouts, ToldToWait
from bot.core.ports import RawUpdate

Sleep = Callable[[float], Awaitable[None]]

_log = logging.getLogger(__name__)

_CONFLICT = "conflict"
_SURELY_ALONE = 5  # good answers in a row: two pollers take turns, so that one alone shows nothing


@dataclass(slots=True)
class _Trouble:
    """What keeps the updates from coming; said once when it begins, once when it is over."""

    source: str
    timeouts: Timeouts
    kind: str = ""
    failures: int = 0
    answers: int = 0  # good ones in a row

    def wait_s(self, error: TelegramError) -> float:
        """Seconds until the next try. Says in the log what is wrong when that is news."""
        kind, advice, wait_s = self._judged(error)
        if kind != self.kind:
            _log.warning("No updates for %s: %s; trying again, at most %g s apart.", self.source, advice, wait_s)
            self.kind = kind
            self.failures = 0
        self.failures += 1
        self.answers = 0
        if kind == "network":
            return float(min(self.timeouts.first_wait_s * 2 ** min(self.failures - 1, 30), wait_s))
        return wait_s

    def over(self) -> None:
        """An answer came."""
        self.answers += 1
        if self.kind == _CONFLICT and self.answers < _SURELY_ALONE:
            return
        if self.kind:
            _log.info("Updates for %s come again, after %d failed tries.", self.source, self.failures)
        self.kind = ""
        self.failures = 0

    def _judged(self, error: TelegramError) -> tuple[str, str, float]:
        """The kind of trouble, what it is and what to do about it, and the longest wait in seconds."""
        slow_s = self.timeouts.longest_wait_s
        match error:
            case ToldToWait():
                return "told to wait", "told to wait", error.span.total_seconds()
            case InvalidToken():
                return "token", "the token is refused; ask @BotFather for it and set TELEGRAM_TOKEN", slow_s
            case Conflict() if is_webhook(error):
                return "webhook", "a webhook is set; it is taken away now", self.timeouts.first_wait_s
            case Conflict():
                advice = "another process polls with the same token; stop it, or give it a bot of its own"
                return _CONFLICT, advice, slow_s
        return "network", f"no connection or no answer ({type(error).__name__})", slow_s


async def poll(
    client: Client, request: AiohttpRequest, source: str, after: str | None, *, timeouts: Timeouts, sleep: Sleep
) -> AsyncIterator[Sequence[RawUpdate]]:
    """Batches of updates until the request is closed; never raises for what network or Telegram do.

    A batch counts as stored once the next one is asked for; only then does Telegram hear that it may forget it.
    `after` is the last key stored before. Raises ValueError when that is no update id.
    """
    offset = None if after is None else int(after) + 1
    trouble = _Trouble(source, timeouts)
    while not request.closed:
        try:
            answer = await client.raw_updates(offset, timeouts.poll_s, timeouts.poll_s + timeouts.poll_margin_s)
        except TelegramError as error:
            await _mend(client, error)
            await sleep(trouble.wait_s(error))
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
        updates.append(RawUpdate(source=source, key=str(key), raw=_as_json(item)))
    return updates


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


def _as_json(item: object) -> str:
    """Readable Vietnamese; escaped throughout where half a surrogate pair could not be stored."""
    text = json.dumps(item, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(item, separators=(",", ":"))
    return text

"""`python -m tests.faults.dying STEP N COMMAND...`: a command that kills itself with -9 when it comes to a step.

It does so at the N-th time. The steps of a message: claimed; about to be written; written, not answered; answered, not
recorded; in the transaction that records it. Besides these: in the transaction of a tick of following up, and in or
after any transaction of a command.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Sequence
from typing import Any

import aiohttp

from bot.adapters.database.office import DatabaseOffice
from bot.adapters.telegram.channel import TelegramChannel
from bot.cli import main
from jobs import dispatch, following, recording

DISPATCH: Any = dispatch
FOLLOWING: Any = following
RECORDING: Any = recording


class Doom:
    """Counts, and ends the process without a word."""

    def __init__(self, left: int) -> None:
        self._left = left

    def nearer(self, by: int = 1) -> None:
        """So many more have come to the step."""
        self._left -= by
        if self._left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)


def after_claim(doom: Doom) -> None:
    """The claim is committed; nothing of it has left."""
    run, claiming = DatabaseOffice.run, DISPATCH.claim_deliveries

    async def dying(self: DatabaseOffice, service: Any, *args: Any, **kwargs: Any) -> Any:
        result = await run(self, service, *args, **kwargs)
        if service is claiming:
            doom.nearer(len(result))
        return result

    DatabaseOffice.run = dying  # type: ignore[method-assign]


def before_write(doom: Doom) -> None:
    """A message is about to go on the wire."""
    send = TelegramChannel.send

    async def dying(self: TelegramChannel, address: str, message: Any) -> str:
        doom.nearer()
        return await send(self, address, message)

    TelegramChannel.send = dying  # type: ignore[method-assign]


def after_write(doom: Doom) -> None:
    """The request is on the wire; its answer is not read."""
    start = aiohttp.ClientResponse.start

    async def dying(self: aiohttp.ClientResponse, connection: Any) -> aiohttp.ClientResponse:
        if self.url.path.endswith("/sendMessage"):
            await asyncio.sleep(0.01)  # a body that did not fit at once is written by a task beside this one
            doom.nearer()
        return await start(self, connection)

    aiohttp.ClientResponse.start = dying  # type: ignore[method-assign]


def after_answer(doom: Doom) -> None:
    """The answer is read; nothing is written down."""
    send = TelegramChannel.send

    async def dying(self: TelegramChannel, address: str, message: Any) -> str:
        message_id = await send(self, address, message)
        doom.nearer()
        return message_id

    TelegramChannel.send = dying  # type: ignore[method-assign]


def before_record(doom: Doom) -> None:
    """Everything is written down, and not committed."""
    record = RECORDING.record_outcomes

    def dying(work: Any, outcomes: Sequence[Any]) -> None:
        record(work, outcomes)
        doom.nearer(len(outcomes))

    RECORDING.record_outcomes = dying


def in_follow_up(doom: Doom) -> None:
    """A tick has queued nudges or escalations, and has not committed."""
    follow_up_due = FOLLOWING.follow_up_due

    def dying(work: Any, limit: int) -> int:
        count: int = follow_up_due(work, limit)
        doom.nearer(count)
        return count

    FOLLOWING.follow_up_due = dying


def in_command(doom: Doom) -> None:
    """A command has written what it had to write, and has not committed."""
    transact = DatabaseOffice._transact

    def dying(self: DatabaseOffice, service: Any, *args: Any, **kwargs: Any) -> Any:
        def last(work: Any, *args: Any, **kwargs: Any) -> Any:
            result = service(work, *args, **kwargs)
            doom.nearer()
            return result

        return transact(self, last, *args, **kwargs)

    DatabaseOffice._transact = dying  # type: ignore[method-assign]


def after_command(doom: Doom) -> None:
    """It has committed, and has told nobody."""
    transact = DatabaseOffice._transact

    def dying(self: DatabaseOffice, service: Any, *args: Any, **kwargs: Any) -> Any:
        result = transact(self, service, *args, **kwargs)
        doom.nearer()
        return result

    DatabaseOffice._transact = dying  # type: ignore[method-assign]


STEPS: dict[str, Callable[[Doom], None]] = {
    "after-claim": after_claim,
    "before-write": before_write,
    "after-write": after_write,
    "after-answer": after_answer,
    "before-record": before_record,
    "in-follow-up": in_follow_up,
    "in-command": in_command,
    "after-command": after_command,
}


if __name__ == "__main__":
    STEPS[sys.argv[1]](Doom(int(sys.argv[2])))
    sys.exit(main(sys.argv[3:]))

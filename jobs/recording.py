"""Writing down how the attempts to send went: in small batches, and none is lost while the database is away."""

import asyncio
import logging
from collections.abc import Callable

from bot.core.errors import DondocError
from bot.core.messages import Outcome
from bot.core.ports import Office
from bot.services.dispatching import record_outcomes

log = logging.getLogger(__name__)

_EVERY_S = 0.02
_STORAGE_WAIT_S = 1.0


class Recorder:
    """Outcomes that wait to be recorded. `recorded` is called after each batch."""

    def __init__(self, office: Office, recorded: Callable[[], None]) -> None:
        self._office = office
        self._recorded = recorded
        self._outcomes: list[Outcome] = []
        self._came = asyncio.Event()

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits to be recorded."""
        return not self._outcomes

    def add(self, outcome: Outcome) -> None:
        """It is written down within 20 ms."""
        self._outcomes.append(outcome)
        self._came.set()

    async def keep(self) -> None:
        """For ever."""
        while True:
            await self._came.wait()
            self._came.clear()
            await asyncio.sleep(_EVERY_S)
            await self.flush()

    async def flush(self) -> None:
        """Write down what has come in; what cannot be written now stays for the next time."""
        batch = list(self._outcomes)
        if not batch:
            return
        try:
            await self._office.run(record_outcomes, batch)
        except DondocError as error:
            log.error("Outcomes wait to be recorded: %s", error)
            await self._later()
            return
        except Exception as error:  # noqa: BLE001 - one that cannot be recorded must not hold up the others
            log.error("Outcomes could not be recorded together: %s", type(error).__name__)
            kept = await self._one_by_one(batch)
            self._outcomes[: len(batch)] = kept
            if kept:
                await self._later()
            return
        del self._outcomes[: len(batch)]
        self._recorded()

    async def _later(self) -> None:
        await asyncio.sleep(_STORAGE_WAIT_S)
        self._came.set()

    async def _one_by_one(self, batch: list[Outcome]) -> list[Outcome]:
        """What could not be written yet."""
        kept = []
        for outcome in batch:
            try:
                await self._office.run(record_outcomes, [outcome])
            except DondocError as error:
                log.error("The outcome of delivery %s waits to be recorded: %s", outcome.delivery_id, error)
                kept.append(outcome)
            except Exception as error:  # noqa: BLE001 - its lease runs out, and it counts as unknown
                log.error("The outcome of delivery %s is lost: %s", outcome.delivery_id, type(error).__name__)
        return kept

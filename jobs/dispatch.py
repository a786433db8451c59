"""Sending what the outbox holds: claim, send, record. No transaction is open while we talk to the network."""

import asyncio
import logging
from datetime import datetime, timedelta

from bot.core.errors import ChannelError, CredentialsRefused, DondocError, NotSent, Refused
from bot.core.messages import Claim, Fate, Outcome
from bot.core.model import Kind
from bot.core.ports import Bell, Channel, Meter, NoMeter, Office
from bot.services.dispatching import claim_deliveries, record_outcomes
from jobs.pace import Pace

log = logging.getLogger(__name__)

MOST_IN_FLIGHT = 64
_RECORD_EVERY_S = 0.02
_CREDENTIALS_WAIT = timedelta(seconds=30)
_STORAGE_WAIT_S = 1.0
_LONGEST_GAP_S = 2.0  # that a claim may wait for its chat; far below its lease
_DRAIN_S = 7.0  # what is in flight may take so long at the end; `run` promises 10 s for everything
_NEVER_GAPPED = frozenset({Kind.ANSWER, Kind.EDIT})  # somebody waits for the one, the other makes no new message


class Dispatcher:
    """One channel's messages."""

    def __init__(
        self,
        office: Office,
        channel: Channel,
        pace: Pace,
        bell: Bell,
        *,
        look_again_s: float,
        meter: Meter | None = None,
    ) -> None:
        self._office = office
        self._channel = channel
        self._pace = pace
        self._bell = bell
        self._look_again_s = look_again_s
        self._meter = meter or NoMeter()
        self._sending: set[asyncio.Task[None]] = set()
        self._outcomes: list[Outcome] = []
        self._stopping = False

    @property
    def is_idle(self) -> bool:
        """Whether nothing is in flight and nothing waits to be recorded."""
        return not self._sending and not self._outcomes

    async def run(self) -> None:
        """Send until `stop`."""
        recorder = asyncio.create_task(self._record_for_ever())
        try:
            while not self._stopping:
                await self._turn()
        finally:
            if self._sending:
                await asyncio.wait(self._sending, timeout=_DRAIN_S)
            recorder.cancel()
            await self._record()  # what is still in flight counts as unknown at the next start

    def stop(self) -> None:
        """Claim nothing more; `run` returns when what is in flight is answered and recorded."""
        self._stopping = True
        self._bell.ring()

    async def _turn(self) -> None:
        room = min(self._pace.free(), MOST_IN_FLIGHT - len(self._sending))
        if room <= 0:
            await self._pace.rest(self._pace.wait_s())
            return
        try:
            claims = await self._office.run(claim_deliveries, self._channel.name, room)
        except DondocError as error:
            log.error("Nothing can be sent now: %s", error)
            await asyncio.sleep(_STORAGE_WAIT_S)
            return
        for claim in claims:
            self._pace.take()
            task = asyncio.create_task(self._send(claim))
            self._sending.add(task)
            task.add_done_callback(self._sending.discard)
        if not claims:
            await self._bell.wait(self._look_again_s)

    async def _send(self, claim: Claim) -> None:
        """Never raises: whatever happens becomes an outcome."""
        wait_s = await self._chat_gap(claim)
        if wait_s > 0:
            later = timedelta(seconds=wait_s)
            now = self._office.clock.now()
            outcome = _outcome(claim, Fate.NOT_SENT, now, NotSent("its chat has to wait"), retry_after=later)
        else:
            begun_s = self._office.clock.monotonic()
            outcome = await self._attempt(claim)
            took_s = self._office.clock.monotonic() - begun_s
            self._meter.sent(claim.channel, claim.kind, outcome.fate, took_s)
        self._pace.answered()
        self._outcomes.append(outcome)

    async def _chat_gap(self, claim: Claim) -> float:
        """Leave the chat alone for as long as it needs; what is left of a wait too long for a claim, in seconds."""
        gapped = claim.kind not in _NEVER_GAPPED
        while (wait_s := self._pace.chat_wait_s(claim.address, gapped=gapped)) > 0:
            if wait_s > _LONGEST_GAP_S or self._stopping:
                return wait_s
            await self._pace.rest(wait_s)
        if not claim.outgoing.edits:
            self._pace.used_chat(claim.address)
        return 0.0

    async def _attempt(self, claim: Claim) -> Outcome:
        now = self._office.clock.now
        try:
            message_id = await self._channel.send(claim.address, claim.outgoing)
        except CredentialsRefused as error:
            if not self._pace.is_held:  # once for all that are in flight
                log.error(
                    "%s does not accept our token (%s); nothing is lost, sending waits.", self._channel.name, error
                )
            self._pace.hold_token(_CREDENTIALS_WAIT.total_seconds())
            return _outcome(claim, Fate.NOT_SENT, now(), error, retry_after=_CREDENTIALS_WAIT)
        except NotSent as error:
            if error.retry_after is not None:
                self._pace.hold(claim.address, error.retry_after.total_seconds())
            return _outcome(claim, Fate.NOT_SENT, now(), error, retry_after=error.retry_after)
        except Refused as error:
            log.info("Delivery %s was refused: %s", claim.id, error)
            return _outcome(claim, Fate.REFUSED, now(), error, unreachable=error.unreachable)
        except ChannelError as error:
            return _outcome(claim, Fate.UNKNOWN, now(), error)
        except Exception as error:  # noqa: BLE001 - a bug of ours must not stop the others
            log.error("Delivery %s could not be sent: %s", claim.id, type(error).__name__)
            return _outcome(claim, Fate.UNKNOWN, now(), ChannelError(type(error).__name__))
        return Outcome(delivery_id=claim.id, fate=Fate.SENT, at=now(), message_id=message_id)

    async def _record_for_ever(self) -> None:
        while True:
            await asyncio.sleep(_RECORD_EVERY_S)
            await self._record()

    async def _record(self) -> None:
        """Write down what has come in; what cannot be written now stays for the next time."""
        batch = list(self._outcomes)
        if not batch:
            return
        try:
            await self._office.run(record_outcomes, batch)
        except DondocError as error:
            log.error("Outcomes wait to be recorded: %s", error)
            await asyncio.sleep(_STORAGE_WAIT_S)
            return
        except Exception as error:  # noqa: BLE001 - one that cannot be recorded must not hold up the others
            log.error("Outcomes could not be recorded together: %s", type(error).__name__)
            self._outcomes[: len(batch)] = await self._record_one_by_one(batch)
            return
        del self._outcomes[: len(batch)]

    async def _record_one_by_one(self, batch: list[Outcome]) -> list[Outcome]:
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


def _outcome(
    claim: Claim,
    fate: Fate,
    at: datetime,
    error: Exception,
    *,
    retry_after: timedelta | None = None,
    unreachable: bool = False,
) -> Outcome:
    return Outcome(
        delivery_id=claim.id,
        fate=fate,
        at=at,
        reason=str(error),
        retry_at=at + retry_after if retry_after else None,
        unreachable=unreachable,
    )

"""Sending what the outbox holds: claim, send, record. No transaction is open while we talk to the network.

Three loops: one claims a little ahead of what may be sent, one sends as the pace allows, one records.
"""

import asyncio
import heapq
import logging
from collections.abc import Coroutine
from datetime import datetime, timedelta
from typing import Any

from bot.core.errors import ChannelError, CredentialsRefused, DondocError, NotSent, Refused
from bot.core.messages import Claim, Fate, Outcome
from bot.core.model import LANES, Kind
from bot.core.ports import Bell, Channel, Meter, NoMeter, Office
from bot.services.dispatching import claim_deliveries, give_back
from jobs.batches import Batches
from jobs.bell import AsyncBell
from jobs.leases import Leases
from jobs.pace import Pace, Permit
from jobs.recording import Recorder
from jobs.watching import Watch
from jobs.window import Window

log = logging.getLogger(__name__)

MOST_AHEAD, LEAST_AHEAD = 512, 8  # claimed and not sent yet; a quarter of what a second can send in between
_CREDENTIALS_WAIT = timedelta(seconds=30)
_STORAGE_WAIT_S = 1.0
_LONGEST_GAP_S = 2.0  # that a claim may wait for its chat or the token; far below its lease
_SOON_S = 0.05  # what waits for its chat may wait so much longer while other messages go out
_LONGEST_NAP_S = 0.05  # while something is ready
_DRAIN_S = 7.0  # what is in flight may take so long at the end; `run` promises 10 s for everything
_NEVER_GAPPED = frozenset({Kind.ANSWER, Kind.EDIT})  # somebody waits for the one, the other makes no new message
_HEARD = frozenset({Fate.SENT, Fate.REFUSED})  # the platform takes what this token sends


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
        watch: Watch | None = None,
    ) -> None:
        self._office = office
        self._channel = channel
        self._watch = watch
        self._pace = pace
        self._bell = bell
        self._look_again_s = look_again_s
        self._meter = meter or NoMeter()
        self._recorder = Recorder(office, self._recorded)
        self._leases = Leases(office)
        self._batches = Batches(channel.name, office.clock)
        self._window = Window(pace.permits)
        self._most_ahead = min(max(pace.permits // 4, min(LEAST_AHEAD, pace.permits)), MOST_AHEAD)
        self._ready: list[tuple[int, int, Claim]] = []  # a heap: lane, age
        self._sending: set[asyncio.Task[None]] = set()
        self._stirred = AsyncBell()  # something may be sent, as far as this is known
        self._claiming = False
        self._claimed_s = -_SOON_S  # when it was looked last
        self._stopping = False

    @property
    def is_idle(self) -> bool:
        """Whether nothing is claimed, in flight or waits to be recorded."""
        return not (self._ready or self._sending or self._claiming) and self._recorder.is_idle

    async def run(self) -> None:
        """Send until `stop`."""
        recorder = asyncio.create_task(self._recorder.keep())
        leases = asyncio.create_task(self._leases.keep())
        feeder = asyncio.create_task(self._feed())
        try:
            while not self._stopping and not feeder.done():
                await self._stirred.wait(self._send_what_may())
                self._batches.tell(quiet=not (self._ready or self._sending))
            await feeder  # never cancelled: what it claims would count as sent by a dead process
        finally:
            self._stopping = True
            await self._give_back()
            if self._sending:
                await asyncio.wait(self._sending, timeout=_DRAIN_S)
            self._batches.tell(quiet=True, last=True)
            recorder.cancel()
            leases.cancel()
            await self._recorder.flush()  # what is still in flight counts as unknown at the next start

    def stop(self) -> None:
        """Claim nothing more; `run` returns when what is in flight is answered and recorded."""
        self._stopping = True
        self._bell.ring()
        self._stirred.ring()

    # Claiming

    async def _feed(self) -> None:
        """Keep a little ahead of the pace; look for more when something was queued, sent or recorded."""
        while not self._stopping:
            wait_s = self._look_again_s
            now = self._office.clock.wall()
            if not self._recorder.is_stuck and any(_is_stale(claim, now) for _, _, claim in self._ready):
                await self._give_back()
            if not self._recorder.is_stuck and self._pace.held_s <= _LONGEST_GAP_S:
                wait_s = await self._claim_more()
            if not self._stopping:
                await self._bell.wait(wait_s)

    async def _claim_more(self) -> float:
        """Claim what there is room for, answers at any time; how long until it is worth looking again."""
        room = self._most_ahead - len(self._ready)
        urgent = room < max(self._most_ahead // 2, 1)  # enough is ready, but for who waits for an answer
        resting, rested_s = self._pace.resting()
        self._claiming, self._claimed_s = True, self._office.clock.monotonic()
        try:
            limit = LEAST_AHEAD if urgent else room
            claims = await self._office.run(claim_deliveries, self._channel.name, limit, urgent=urgent, resting=resting)
            for claim in claims:
                heapq.heappush(self._ready, (claim.lane, claim.id, claim))
        except DondocError as error:
            log.error("Nothing can be sent now: %s", error)
            return _STORAGE_WAIT_S
        finally:
            self._claiming = False
        if claims:
            self._stirred.ring()
        return min(self._look_again_s, rested_s) if resting else self._look_again_s

    def _recorded(self) -> None:
        """Their chats may be written to again: worth looking, but not after each small batch while enough is ready.

        None is forgotten: when half of what is ready has been sent, that is a reason to look as well.
        """
        enough = len(self._ready) > self._most_ahead // 2
        if not enough or self._office.clock.monotonic() - self._claimed_s >= _SOON_S:
            self._bell.ring()

    async def _give_back(self) -> None:
        """What was claimed and not sent."""
        claims, self._ready = self._ready, []
        if not claims:
            return
        try:
            await self._office.run(give_back, [claim.id for _, _, claim in claims])
        except DondocError as error:
            log.error("%s messages could not be given back: %s", len(claims), error)
            if self._stopping:  # their leases run out, and they count as unknown
                return
            await asyncio.sleep(_STORAGE_WAIT_S)
            self._ready = list(heapq.merge(sorted(self._ready), sorted(claims)))

    # Sending

    def _send_what_may(self) -> float:
        """Let go what the pace allows; how long until more may leave, as far as is known."""
        if self._pace.held_s > _LONGEST_GAP_S and self._ready and not self._recorder.is_stuck:
            self._begin(self._give_back())
        wait_s = self._look_again_s
        while self._ready and len(self._sending) < self._window.size:
            leaving = self._next()
            if isinstance(leaving, float):
                wait_s = min(wait_s, leaving)
                break
            self._begin(self._send_on(*leaving))
        # Never so long that a journey of the clock would go unnoticed.
        return min(max(wait_s, 0.001), _LONGEST_NAP_S) if self._ready else self._look_again_s

    def _next(self) -> tuple[Claim, Permit] | float:
        """What may leave now, with its permit; or for how long nothing may, as far as is known."""
        if self._recorder.is_stuck:  # nothing is sent that cannot be recorded
            return self._look_again_s
        wait_s, waiting, before = self._look_again_s, [], len(self._ready)
        leaving = None
        while self._ready and leaving is None:
            lane, age, claim = self._ready[0]
            if _is_stale(claim, self._office.clock.wall()):
                self._bell.ring()  # to give it back
                break
            bulk = lane > LANES[Kind.ANSWER]
            if (self._pace.free_for_bulk() if bulk else self._pace.free()) <= 0:
                wait_s = min(wait_s, self._pace.wait_s(bulk=bulk))
                break
            heapq.heappop(self._ready)
            gap_s = self._pace.chat_wait_s(claim.address, gapped=claim.kind not in _NEVER_GAPPED)
            if gap_s <= 0:
                leaving = claim, self._permit_for(claim, bulk=bulk)
            elif gap_s > _LONGEST_GAP_S:
                self._put_off(claim, gap_s)
            else:
                waiting.append((lane, age, claim))
                wait_s = min(wait_s, gap_s)
        for one in waiting:
            heapq.heappush(self._ready, one)
        if len(self._ready) < before and len(self._ready) <= self._most_ahead // 2:
            self._bell.ring()
        return leaving or wait_s

    def _permit_for(self, claim: Claim, *, bulk: bool) -> Permit:
        if not claim.outgoing.edits:
            self._pace.used_chat(claim.address)
        return self._pace.take(bulk=bulk, count=self._parts(claim))

    def _put_off(self, claim: Claim, seconds: float) -> None:
        reason = NotSent("its chat has to wait")
        now = self._office.clock.now()
        self._recorder.add(_outcome(claim, Fate.NOT_SENT, now, reason, retry_after=timedelta(seconds=seconds)))

    async def _send_on(self, claim: Claim, permit: Permit) -> None:
        """Send one after the other, as long as another one may leave: a task for each would cost more."""
        while True:
            await self._send(claim, permit)
            under_way = len(self._sending)
            if under_way > self._window.size or not self._ready or self._stopping:
                return
            if under_way < self._window.size:
                self._stirred.ring()  # for others beside this one
            leaving = self._next()
            if isinstance(leaving, float):
                return
            claim, permit = leaving

    async def _send(self, claim: Claim, permit: Permit) -> None:
        begun_s = self._office.clock.monotonic()
        self._leases.hold(claim.id, permit.count)
        outcome = await self.attempt(claim)
        self._leases.let_go(claim.id)
        took_s = self._office.clock.monotonic() - begun_s
        self._window.answered(took_s)
        self._pace.answered(permit, heard=outcome.fate in _HEARD)
        if not claim.outgoing.edits:
            self._pace.chat_answered(claim.address)
        self._recorder.add(outcome)
        # Behind what must not be left out, whatever these raise.
        if self._watch:
            self._tell(self._watch, outcome)
        self._meter.sent(claim.channel, claim.kind, outcome.fate, took_s)
        self._batches.add(claim.lane, outcome.fate, took_s)

    def _tell(self, watch: Watch, outcome: Outcome) -> None:
        """What the attempt says about the channel as a whole; a refused token is told where it is noticed."""
        if outcome.fate in _HEARD:
            watch.got_through()
        elif outcome.retry_at is None:
            watch.failed()

    def _parts(self, claim: Claim) -> int:
        """One where it cannot be told: sending it will fail for itself then, and stop nobody else."""
        try:
            return self._channel.parts(claim.outgoing)
        except Exception as error:  # noqa: BLE001 - a bug of ours must not stop the others
            log.error("Delivery %s cannot be taken apart: %s", claim.id, type(error).__name__)
            return 1

    def _begin(self, job: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(job)
        self._sending.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._sending.discard(task)
        self._stirred.ring()  # not before there is room for another one, or nobody would look again for a while

    async def attempt(self, claim: Claim) -> Outcome:
        """Never raises: whatever happens becomes an outcome."""
        now = self._office.clock.now
        try:
            message_id = await self._channel.send(claim.address, claim.outgoing)
        except CredentialsRefused as error:
            if not self._pace.is_held:  # once for all that are in flight
                log.error(
                    "%s does not accept our token (%s); nothing is lost, sending waits.", self._channel.name, error
                )
            if self._watch:
                self._watch.failed(token_refused=True)
            self._pace.hold_token(_CREDENTIALS_WAIT.total_seconds())
            return _outcome(claim, Fate.NOT_SENT, now(), error, retry_after=_CREDENTIALS_WAIT)
        except NotSent as error:
            if error.retry_after is not None:
                self._pace.hold(claim.address, error.retry_after.total_seconds())
                self._meter.told_to_wait(claim.channel)
            return _outcome(claim, Fate.NOT_SENT, now(), error, retry_after=error.retry_after)
        except Refused as error:
            log.debug("Delivery %s was refused: %s", claim.id, error)
            return _outcome(claim, Fate.REFUSED, now(), error, unreachable=error.unreachable)
        except ChannelError as error:
            return _outcome(claim, Fate.UNKNOWN, now(), error)
        except Exception as error:  # noqa: BLE001 - a bug of ours must not stop the others
            log.error("Delivery %s could not be sent: %s", claim.id, type(error).__name__)
            return _outcome(claim, Fate.UNKNOWN, now(), ChannelError(type(error).__name__))
        return Outcome(delivery_id=claim.id, fate=Fate.SENT, at=now(), message_id=message_id, kept=claim.kept)


def _is_stale(claim: Claim, now: datetime) -> bool:
    """Whether it has waited for too long: behind a request that hung, or while the machine slept. `now`: wall time.

    When its lease is over it counts as lost and is sent again, so it must not be sent here as well.
    """
    return claim.leaves_by <= now


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

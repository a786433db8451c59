"""The loop: from one stored instant to the next, with people, breakdowns and checks between."""

import asyncio
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from bot.adapters.clock import SystemClock
from bot.core.errors import BadInput
from bot.core.making import replace
from bot.core.messages import Claim, Incoming
from bot.core.model import Role
from bot.core.ports import RawUpdate
from bot.core.rules import Rules
from bot.core.stores import UnitOfWork
from bot.services.dispatching import claim_deliveries, record_outcomes
from bot.services.following import follow_up_due, next_instant
from bot.services.tending import tend_delegations
from bot.simulation import office
from bot.simulation.channel import CAN, NAME, Outage, SimulatedChannel
from bot.simulation.clock import SimulatedClock
from bot.simulation.invariants import Witness
from bot.simulation.machine import Crash, Machine
from bot.simulation.office import Size
from bot.simulation.people import DAY
from bot.simulation.report import Broken, Report, Tally
from bot.simulation.year import Year
from handlers.conversation import handle
from jobs.albums import Heard, heard
from jobs.bell import AsyncBell
from jobs.dispatch import Dispatcher
from jobs.pace import Pace
from jobs.reception import store_updates, waiting

BEGINS = datetime(2024, 1, 2, 0, 0, tzinfo=UTC)  # 07:00 in Vietnam, before the opening of the first working day
CRASH_EVERY = 1500  # transactions
_ROUNDS = 5000  # of everything that is due, at one instant: a clerk may have a message for each unit to get
_TOGETHER = 20  # updates worked on in one transaction
_BATCH = 100  # messages claimed at a time
_OUTAGES, _LAST_HOURS = 0.2, (0.5, 8.0)  # a day; from, to
_DOWN_FOR = timedelta(days=7)
_ZONES = ("America/New_York", "UTC", "Asia/Tokyo", "Asia/Ho_Chi_Minh", "Pacific/Auckland")


def simulate(
    size: Size,
    seed: int,
    rules: Rules,
    *,
    crash_every: int = CRASH_EVERY,
    each_day: Callable[[int], None] | None = None,
) -> Report:
    """Play it all. `each_day` is told how many days are over. Never raises for what does not hold."""
    with tempfile.TemporaryDirectory(prefix="dondoc-") as folder, _own_time_zone():
        play = Play(size, seed, rules, Path(folder), crash_every=crash_every)
        try:
            return asyncio.run(play.run(each_day or (lambda _days: None)))
        finally:
            play.machine.close()


@contextmanager
def _own_time_zone() -> Iterator[None]:
    """The host's time zone is moved meanwhile, and moved back."""
    before = os.environ.get("TZ")
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("TZ", None)
        else:
            os.environ["TZ"] = before
        time.tzset()


class Play:
    """One simulated time."""

    def __init__(self, size: Size, seed: int, rules: Rules, folder: Path, *, crash_every: int) -> None:
        self.size = size
        self.seed = seed
        self.random = Random(seed)
        self.rules = _varied(rules, self.random)
        self.clock = SimulatedClock(BEGINS)
        self.ends = BEGINS + timedelta(days=size.days)
        self.tally = Tally()
        self.machine = Machine(folder, self.rules, self.clock, self._dice("crashes"), crash_every=crash_every)
        self.channel = SimulatedChannel(self.clock, self._dice("channel"))
        self.witness = Witness(self.machine, self.rules, self.tally)
        self.year = Year(size, seed, self.channel, self.clock, rules.calendar, ends=self.ends)
        self._dispatcher = self._new_dispatcher()
        self._unconfirmed: list[RawUpdate] = []  # what the platform still has for us
        self._inbox_waits = False
        self._stored: datetime | None = None  # when the next thing comes due that stands in a row
        self._down_until: datetime | None = None

    def _dice(self, what: str) -> Random:
        return Random(f"{self.seed}/{what}")

    def _new_dispatcher(self) -> Dispatcher:
        return Dispatcher(self.machine.office, self.channel, Pace(1000, self.clock), AsyncBell(), look_again_s=1.0)

    # The loop

    async def run(self, each_day: Callable[[int], None]) -> Report:
        """Until the end, or until something does not hold."""
        begun_s, broken = SystemClock().monotonic(), None
        try:
            self.machine.look(office.take_over_rows, self.year.moves_in())
            for day in range(1, self.size.days + 1):
                await self._live_until(BEGINS + day * DAY)
                self.year.directives = self.witness.look_at_everything()
                each_day(day)
            self.witness.look_back()
        except Broken as found:
            broken = found
        self.tally.wall_s = SystemClock().monotonic() - begun_s
        self.tally.crashes, self.tally.transactions = self.machine.crashes, self.machine.transactions
        return Report(
            size=self.size, seed=self.seed, begins=BEGINS, ends=self.clock.now(), tally=self.tally, broken=broken
        )

    async def _live_until(self, end: datetime) -> None:
        self._troubles()
        if self._down_until:
            self.clock.travel_to(self._down_until)
            self._down_until = None
            self._start_again()
            await self._settle()
        while (coming := self._next_instant()) is not None and coming <= end:
            self.clock.travel_to(coming)
            await self._settle()
            self.tally.instants += 1
        self.clock.travel_to(end)

    def _next_instant(self) -> datetime | None:
        instants = (self._stored, self.year.next_at)
        return min((at for at in instants if at), default=None)

    async def _settle(self) -> None:
        """Do all that is due now, and look whether it left everything as it must be."""
        self._hear(self.year.agenda.take(self.clock.now()))
        for _ in range(_ROUNDS):
            try:
                self._carry_out_orders()
                self._take_in()
                self._work_on_inbox()
                due = self._what_is_due()
                if not due:
                    break
                if due - {"messages"}:
                    self._follow_up()
                await self._deliver()
            except Crash:
                self._start_again()
        else:
            raise Broken("what is due gets done", "something stays due", self.clock.now())
        self.witness.look_at_what_changed()

    def _what_is_due(self) -> set[str]:
        stored = self.machine.look(_next_stored)
        self._stored = min((at for at in stored.values() if at), default=None)
        return {what for what, at in stored.items() if at and at <= self.clock.now()}

    def _start_again(self) -> None:
        """All that was in memory is gone."""
        while True:
            try:
                self.machine.restart()
            except Crash:
                continue
            break
        self._dispatcher = self._new_dispatcher()
        self._inbox_waits = True

    # What happens at one instant

    def _carry_out_orders(self) -> None:
        """What somebody at the terminal does."""
        while order := self.year.due_order:
            try:
                order.after(self.machine.run(order.service))
            except BadInput:  # as they are told
                pass
            except Crash as crash:
                if crash.committed:  # they look, and see that it is done
                    self.year.is_done(order)
                raise
            self.year.is_done(order)

    def _hear(self, said: Sequence[Incoming]) -> None:
        self.tally.acts += len(said)
        self._unconfirmed += [self.channel.written_down(one) for one in said]

    def _take_in(self) -> None:
        """The platform keeps what was not confirmed, and gives it again."""
        if self._unconfirmed:
            self._inbox_waits = True
            self.machine.run(store_updates, self._unconfirmed)
            self._unconfirmed = []

    def _work_on_inbox(self) -> None:
        while self._inbox_waits:
            items = self.machine.run(waiting)
            found = heard(self.channel, items)
            for start in range(0, len(found), _TOGETHER):
                self.machine.run(_work_on, found[start : start + _TOGETHER])
            self._inbox_waits = len(items) >= _TOGETHER  # maybe not all of them

    def _follow_up(self) -> None:
        while self.machine.run(tend_delegations) >= 100:
            pass
        while self.machine.run(follow_up_due) >= 500:
            pass

    async def _deliver(self) -> None:
        while claims := self.machine.run(claim_deliveries, NAME, _BATCH):
            self.witness.sees_claims(claims)
            outcomes = [await self._send(claim) for claim in claims]
            self.machine.run(record_outcomes, outcomes)
            if len(claims) < _BATCH:  # what there may be besides shows when it is asked what is due
                break

    async def _send(self, claim: Claim) -> Any:
        outcome = await self._dispatcher.attempt(claim)
        if self.channel.arrived:
            self.witness.sees_arrival(claim)
        if self.channel.complaints:
            raise Broken("a platform takes it so", self.channel.complaints[0], self.clock.now())
        return outcome

    # Breakdowns

    def _troubles(self) -> None:
        """Now and then nothing can be sent, the process is down for a week, or the host's time zone is another one."""
        if self.random.random() < _OUTAGES:
            begins = self.clock.now() + self.random.random() * DAY
            lasts = timedelta(hours=self.random.uniform(*_LAST_HOURS))
            self.channel.outage = Outage(begins, begins + lasts, patient=self.random.random() < 0.8)
            self.tally.outages += 1
        if self.random.random() < 2 / 365:
            self.tally.downtimes += 1
            self._down_until = self.clock.now() + _DOWN_FOR
        if self.random.random() < 6 / 365:
            self.tally.zones += 1
            os.environ["TZ"] = self.random.choice(_ZONES)
            time.tzset()


def _varied(rules: Rules, random: Random) -> Rules:
    """The settings of this office, which differ from seed to seed."""
    return replace(
        rules,
        capabilities={NAME: CAN},
        acceptance=random.random() < 0.5,
        extension_by=random.choice((Role.DIRECTOR, Role.CLERK)),
    )


def _next_stored(work: UnitOfWork) -> dict[str, datetime | None]:
    return {
        "steps": next_instant(work),
        "messages": work.deliveries.next_due_at(),
        "delegations": work.delegations.next_look_at(),
    }


def _work_on(work: UnitOfWork, found: Sequence[Heard]) -> None:
    for one in found:
        handle(work, one.ids, one.incoming)

"""The process and its database: it may die before, in or after any transaction, and is started again."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, event

from bot.adapters.database.engine import open_database, upgrade
from bot.adapters.database.office import DatabaseOffice
from bot.core.clock import Clock
from bot.core.rules import Rules
from bot.core.stores import UnitOfWork
from bot.services.dispatching import take_over

P = ParamSpec("P")
T = TypeVar("T")


class Crash(Exception):
    """The process is gone, with all that it had in memory."""

    def __init__(self, *, committed: bool) -> None:
        super().__init__("the process died")
        self.committed = committed  # whether the transaction that it was at stays


class Machine:
    """Runs services as the bot does, one transaction each; one of `crash_every` kills it (0: none does)."""

    def __init__(self, folder: Path, rules: Rules, clock: Clock, random: Random, *, crash_every: int) -> None:
        self.engine = open_database(f"sqlite:///{folder / 'simulated.sqlite3'}")
        event.listen(self.engine, "connect", _never_wait_for_the_disk)
        upgrade(self.engine)
        self.rules = rules
        self.clock = clock
        self.transactions = self.crashes = 0
        self._random = random
        self._crash_every = crash_every
        self.office = self._started()

    def _started(self) -> DatabaseOffice:
        return DatabaseOffice(self.engine, rules=self.rules, clock=self.clock)

    def run(self, service: Callable[Concatenate[UnitOfWork, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """A transaction of the bot's. Raises Crash."""
        self.transactions += 1
        luck = self._random.random() * self._crash_every if self._crash_every else 1.0
        if luck >= 1:
            return self.office.run_now(service, *args, **kwargs)
        committed = luck < 0.5

        def dies(work: UnitOfWork) -> None:
            service(work, *args, **kwargs)
            if not committed:
                self.crashes += 1
                raise Crash(committed=False)

        self.office.run_now(dies)
        self.crashes += 1
        raise Crash(committed=True)

    def look(self, service: Callable[Concatenate[UnitOfWork, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """A transaction of whoever watches: it never kills the process."""
        return self.office.run_now(service, *args, **kwargs)

    def restart(self) -> int:
        """A new process on the same database; how many messages the last one was sending. Raises Crash."""
        self.office.close()
        self.office = self._started()
        return self.run(take_over)

    def close(self) -> None:
        """Switch it off."""
        self.office.close()


def _never_wait_for_the_disk(connection: Connection, _record: object) -> None:
    # The process dies here, never the power.
    connection.execute("PRAGMA synchronous=OFF")  # type: ignore[call-overload]  # the driver's own connection

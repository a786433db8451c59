"""The unit of work over SQLAlchemy, and the threads in which they run."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine

from bot.adapters.database.conversation import SqlFacts, SqlInbox, SqlInvites, SqlTalk
from bot.adapters.database.counting import SqlCounting
from bot.adapters.database.deciding import SqlDelegations, SqlExtensions
from bot.adapters.database.directives import SqlAssignments, SqlDirectives
from bot.adapters.database.drafting import SqlDrafts, SqlRecipientFiles, SqlUploads
from bot.adapters.database.duties import SqlDuties
from bot.adapters.database.engine import transact, workers
from bot.adapters.database.events import SqlEvents
from bot.adapters.database.outbox import SqlDeliveries
from bot.adapters.database.quick import quick
from bot.adapters.database.recipients import SqlRecipients
from bot.adapters.database.reports import SqlReports
from bot.core.clock import Clock
from bot.core.outages import channels_down
from bot.core.ports import Meter, NoMeter
from bot.core.rules import Rules
from bot.core.stores import UnitOfWork

P = ParamSpec("P")
T = TypeVar("T")


class SqlUnitOfWork(UnitOfWork):
    """One transaction on one connection."""

    def __init__(self, connection: Connection, rules: Rules, clock: Clock) -> None:
        connection = quick(connection)
        self.rules = rules
        self.now = clock.now()
        self.wall = clock.wall()
        self.today = rules.calendar.today(self.now)
        self.facts = SqlFacts(connection)
        self.recipients = SqlRecipients(
            connection, rules.capabilities, lambda: channels_down(self.facts, rules.capabilities)
        )
        self.invites = SqlInvites(connection)
        self.directives = SqlDirectives(connection)
        self.assignments = SqlAssignments(connection)
        self.reports = SqlReports(connection)
        self.outbox = SqlDeliveries(connection)
        self.deliveries = self.outbox
        self.talk = SqlTalk(connection)
        self.inbox = SqlInbox(connection)
        self.events = SqlEvents(connection, rules.secret)
        self.counting = SqlCounting(connection)
        self.drafts = SqlDrafts(connection)
        self.to_fetch = SqlUploads(connection)
        self.uploads = self.to_fetch
        self.recipient_files = SqlRecipientFiles(connection)
        self.extensions = SqlExtensions(connection)
        self.delegations = SqlDelegations(connection)
        self.duties = SqlDuties(connection)
        self._connection = connection

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """See the port."""
        try:
            with self._connection.begin_nested():
                yield
        except BaseException:  # what was read meanwhile may not be so
            remembering = (
                self.recipients,
                self.directives,
                self.assignments,
                self.outbox,
                self.delegations,
                self.duties,
            )
            for store in remembering:
                store.forget_answers()
            raise


class DatabaseOffice:
    """Runs services on the database, one transaction each: one after the other on SQLite, a few at a time elsewhere."""

    def __init__(self, engine: Engine, *, rules: Rules, clock: Clock) -> None:
        self.rules = rules
        self.clock = clock
        self.on_queued: Callable[[], None] = lambda: None  # called in the loop after a commit that queued messages
        self.on_upload: Callable[[], None] = lambda: None  # the same, when a clerk's file is to be fetched
        self.meter: Meter = NoMeter()
        self.engine = engine
        self._thread = ThreadPoolExecutor(max_workers=workers(engine), thread_name_prefix="database")

    async def run(self, service: Callable[Concatenate[UnitOfWork, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Open a unit of work, call the service, commit when it returns, roll back when it raises.

        Raises what the service raises, and DondocError when the database cannot be used (locked for long, disk full).
        """
        loop = asyncio.get_running_loop()
        result, work = await loop.run_in_executor(self._thread, lambda: self._transact(service, *args, **kwargs))
        if work.outbox.added:
            self.on_queued()
        if work.to_fetch.added:
            self.on_upload()
        return result

    def run_now(self, service: Callable[Concatenate[UnitOfWork, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same in the calling thread, for commands."""
        return self._transact(service, *args, **kwargs)[0]

    def _transact(
        self, service: Callable[Concatenate[UnitOfWork, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> tuple[T, SqlUnitOfWork]:
        def unit(connection: Connection) -> tuple[T, SqlUnitOfWork]:
            work = SqlUnitOfWork(connection, self.rules, self.clock)
            return service(work, *args, **kwargs), work

        begun_s = self.clock.monotonic()
        try:
            return transact(self.engine, unit)
        finally:
            self.meter.transacted(self.clock.monotonic() - begun_s)

    def close(self) -> None:
        """Finish what runs, and give back the connection."""
        self._thread.shutdown(wait=True)
        self.engine.dispose()

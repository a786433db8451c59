"""A stage for the whole bot: a sandbox in this process, the bot in one of its own (or in here), heads who have joined.

Everything a test or a benchmark starts here is killed when the stage is left, however that happens.
"""

import asyncio
import contextlib
import io
import json
import logging
import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Pool, event

from bot.adapters.clock import SystemClock, TravellingClock
from bot.adapters.database.office import DatabaseOffice
from bot.adapters.http import Timeouts
from bot.app import App, open_office
from bot.cli import main
from bot.core.stores import UnitOfWork
from bot.documents.recipients import read_recipients
from bot.sandbox import ChatMessage, Sandbox, SandboxPerson
from bot.sandbox.chats import Access
from bot.services.importing import import_recipients
from bot.services.joining import join_vouched
from bot.settings import Settings, load_settings

ALWAYS_OPEN = {
    "CALENDAR__WORKING_HOURS": "00:00-24:00",
    "CALENDAR__WORKING_DAYS": "1-7",
    "CALENDAR__HOLIDAYS": "none",
    "JOBS__TICK": "PT0.2S",
    "HTTP_PORT": "0",
}
SAME_PROGRAM = {"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parents[2])}  # for other processes
SUBJECT = "V/v kiểm kê tài sản công"
DIRECTIVE = f"Số: 12/CT-UBND\n{SUBJECT}\n\nYêu cầu các đơn vị kiểm kê tài sản công và báo cáo kết quả.\n"
SOON_S = 90.0  # far more than anything here takes, for a machine that is busy with something else


@dataclass(frozen=True, slots=True)
class Told:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout; ValueError where there is none, or more than that."""
        return json.loads(self.out)


async def until(happened: Callable[[], object], within_s: float = SOON_S, *, every_s: float = 0.005) -> None:
    """Let the loop run until it has happened, looking so often. Raises TimeoutError."""
    async with asyncio.timeout(within_s):
        while not happened():  # noqa: ASYNC110 - what is waited for has no event of its own
            await asyncio.sleep(every_s)


@contextlib.contextmanager
def environment(values: Mapping[str, str]) -> Iterator[None]:
    """Nothing but these variables, and what a process needs to run."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update({name: before[name] for name in ("PATH", "HOME") if name in before})
    os.environ.update(values)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextlib.contextmanager
def logs_left_alone() -> Iterator[None]:
    """A command sets up logging for its whole process: afterwards it is as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        yield
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)


def dondoc(*arguments: str, settings: Mapping[str, str]) -> Told:
    """A command as its user meets it, in this process."""
    out, err = io.StringIO(), io.StringIO()
    streams = contextlib.redirect_stdout(out), contextlib.redirect_stderr(err)
    with environment(settings), logs_left_alone(), streams[0], streams[1]:
        try:
            code = main(list(arguments))
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 0
    return Told(code, out.getvalue(), err.getvalue())


class BotProcess:
    """`python -m bot run`; its output goes to a file."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self._process = process
        self._log = log

    @property
    def said(self) -> str:
        """All that came out so far, on stdout and stderr."""
        return self._log.read_text(errors="replace")

    @property
    def url(self) -> str:
        """Its own HTTP, once it says so; "" before."""
        _, found, rest = self.said.partition("it answers on ")
        return rest.partition("/readyz")[0] if found else ""

    async def is_up(self) -> None:
        """Wait until it says that it runs. Raises RuntimeError when it ends instead."""
        await until(lambda: self.url or self._process.returncode is not None)
        if not self.url:
            raise RuntimeError(f"The bot ended with {self._process.returncode}: {self.said}")

    def send(self, sign: signal.Signals) -> None:
        """At once, without waiting for the loop."""
        if self._process.returncode is None:
            os.kill(self._process.pid, sign)

    async def ended(self, within_s: float = SOON_S) -> int:
        """Wait for its end; how it ended (minus the signal that killed it)."""
        return await asyncio.wait_for(self._process.wait(), within_s)

    async def kill(self) -> None:
        """SIGKILL, and the end of it."""
        self.send(signal.SIGKILL)
        await self.ended()


@dataclass(kw_only=True)
class Stage:
    """The sandbox, the folder with the bot's data, and the settings both ways of running it share."""

    sandbox: Sandbox
    folder: Path
    settings: dict[str, str]
    processes: list[BotProcess] = field(default_factory=list)
    timeouts: Timeouts | None = None  # of the bot in this process, where they are not as usual

    def read_settings(self) -> Settings:
        """The settings as a process would read them."""
        with environment(self.settings):
            return load_settings(None)

    @contextlib.contextmanager
    def office(self) -> Iterator[DatabaseOffice]:
        """The database, as a command opens it."""
        office = open_office(self.read_settings())
        try:
            yield office
        finally:
            office.close()

    def enter(self, count: int) -> list[SandboxPerson]:
        """So many heads, each of a unit of their own, who have joined already; unit and person share their number."""
        people = [self.sandbox.person(f"Người {n}") for n in range(1, count + 1)]
        head = "ma_don_vi,ten_don_vi,ho_ten,vai_tro,telegram_id\n"
        rows = [f"DV{n:03},Đơn vị {n},{one.name},thu_truong,{one.id}\n" for n, one in enumerate(people, start=1)]
        recipients = read_recipients((head + "".join(rows)).encode(), "nguoi-nhan.csv")

        def join(work: UnitOfWork) -> None:
            import_recipients(work, recipients)
            for person in people:
                join_vouched(work, "telegram", str(person.id))

        with self.office() as office:
            office.run_now(join)
        for person in people:
            self.sandbox.world.set_access(self.sandbox.world.chats[person.id], Access.OPEN)
        return people

    def dondoc(self, *arguments: str) -> Told:
        """A command on the same data, in this process."""
        return dondoc(*arguments, settings=self.settings)

    def publish(self, *options: str, text: str = DIRECTIVE) -> str:
        """Publish to everybody; the handle."""
        file = self.folder / "van-ban.txt"
        file.write_text(text, encoding="utf-8")
        told = self.dondoc("directive", "publish", str(file), "--to", "all", *options, "--json")
        assert told.code == 0, told.err
        return str(told.json["directive"])

    def show(self, handle: str = "VB1") -> dict[str, Any]:
        """`directive show --json`."""
        told = self.dondoc("directive", "show", handle, "--json")
        assert told.code == 0, told.err
        shown: dict[str, Any] = told.json
        return shown

    def count(self, status: str, handle: str = "VB1") -> int:
        """How many assignments of a directive stand so."""
        return int(self.dondoc("summary", handle, "--json").json["directives"][0]["status"][status])

    async def run(self, **changes: str) -> BotProcess:
        """Start the bot as a process and wait until it is up."""
        bot = await self.start(**changes)
        await bot.is_up()
        return bot

    async def start(self, *command: str, **changes: str) -> BotProcess:
        """Start the bot as a process, with these settings besides; or another module, with what it is told."""
        log = self.folder / f"log-{len(self.processes) + 1}.txt"
        values = {**SAME_PROGRAM, **self.settings, **changes}
        with log.open("wb") as output:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", *(command or ("bot", "run"))),
                env=values,
                cwd=self.folder,
                stdout=output,
                stderr=output,
            )
        self.processes.append(BotProcess(process, log))
        return self.processes[-1]

    @contextlib.asynccontextmanager
    async def here(self, clock: TravellingClock, **changes: str) -> AsyncIterator[App]:
        """The bot in this process, on a clock that the test moves."""
        with environment(self.settings | changes):
            settings = load_settings(None)
        app = App(settings, clock=clock, timeouts=self.timeouts)
        try:
            await app.start()
            yield app
        finally:
            await app.stop()

    def copies(self, person: SandboxPerson) -> list[ChatMessage]:
        """The directive's messages on a screen; a second one ought to say that it is sent again."""
        return [message for message in person.received if message.words.startswith("📄")]


async def settled(app: App, within_s: float = SOON_S) -> None:
    """Wait until nothing is due, in flight or unanswered at this moment of office time."""
    async with asyncio.timeout(within_s):
        while not await app.is_settled():
            app.ring()
            await asyncio.sleep(0.02)


@contextlib.asynccontextmanager
async def staging(
    folder: Path,
    *,
    latency: Callable[[], float] | None = None,
    rate_per_s: int | None = None,
    spec: Path | None = None,
    database: Mapping[str, str] | None = None,
    **settings: str,
) -> AsyncIterator[Stage]:
    """Open the sandbox (`rate_per_s` None: it takes any pace), and close everything in the end.

    With `spec`, the published description of the Bot API, every request is held against it. `database` holds the
    settings of another database than the file in `folder`.
    """
    sandbox = Sandbox(clock=SystemClock(), rate_per_s=rate_per_s, latency=latency, spec=spec)
    await sandbox.start()
    values = {
        "TELEGRAM_API_URL": sandbox.url,
        "TELEGRAM_TOKEN": sandbox.token,
        "DATA_DIR": str(folder / "data"),
        **ALWAYS_OPEN,
        **(database or {}),
        **settings,
    }
    stage = Stage(sandbox=sandbox, folder=folder, settings=values)
    try:
        yield stage
    finally:
        for process in stage.processes:
            with contextlib.suppress(ProcessLookupError):
                await process.kill()
        await sandbox.stop()


def dice(seed: int) -> random.Random:
    """Chance that comes out the same every time."""
    return random.Random(seed)  # noqa: S311


@contextlib.contextmanager
def no_waiting_for_the_disk() -> Iterator[None]:
    """Databases of this process leave it to the system when things reach the disk: for many transactions in a test."""

    def prepare(connection: Any, *_: object) -> None:
        if isinstance(connection, sqlite3.Connection):
            connection.execute("PRAGMA synchronous=OFF")

    event.listen(Pool, "checkout", prepare)
    try:
        yield
    finally:
        event.remove(Pool, "checkout", prepare)


@contextlib.contextmanager
def locked(stage: Stage) -> Iterator[None]:
    """Somebody else writes, and takes their time."""
    other = sqlite3.connect(stage.folder / "data" / "dondoc.db", isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    finally:
        other.close()


def stopwatch() -> Callable[[], float]:
    """Seconds since now."""
    begun = time.monotonic()
    return lambda: time.monotonic() - begun

"""An office with so many heads who have joined, and the real program on it as a process of its own."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.peers.common import FIRST_CHAT, peak_bytes
from bench.serving import ROOT, TOKEN, Server, until
from bot.app import open_office
from bot.core.stores import UnitOfWork
from bot.documents.recipients import read_recipients
from bot.services.importing import import_recipients
from bot.services.joining import join_vouched
from bot.settings import Settings, load_settings
from tests.faults.stage import ALWAYS_OPEN, SAME_PROGRAM, SUBJECT, environment

SOON_S = 120.0  # for a machine that is busy with something else
_SENTENCE = "Yêu cầu các đơn vị kiểm kê tài sản công và báo cáo kết quả. "
DIRECTIVE = f"Số: 12/CT-UBND\n{SUBJECT}\n\n{_SENTENCE * 12}\n"  # its message has some 900 characters, as the peers' has
_AS_SET_BY_DEFAULT = {"JOBS__TICK": "PT1S"}


@dataclass(frozen=True, slots=True)
class Office:
    """A folder with the data, and the settings."""

    folder: Path
    url: str
    heads: int

    @property
    def settings(self) -> dict[str, str]:
        """As environment variables."""
        values = {"TELEGRAM_API_URL": self.url, "TELEGRAM_TOKEN": TOKEN, "DATA_DIR": str(self.folder / "data")}
        return ALWAYS_OPEN | _AS_SET_BY_DEFAULT | values

    def read_settings(self, **changes: str) -> Settings:
        """The settings as a process would read them."""
        with environment(self.settings | changes):
            return load_settings(None)

    def fill(self) -> None:
        """Import the heads, and let each of them join."""
        chats = range(FIRST_CHAT, FIRST_CHAT + self.heads)
        rows = [f"DV{n:05},Đơn vị {n},Người {n},thu_truong,{chat}\n" for n, chat in enumerate(chats, start=1)]
        file = "ma_don_vi,ten_don_vi,ho_ten,vai_tro,telegram_id\n" + "".join(rows)
        recipients = read_recipients(file.encode(), "nguoi-nhan.csv")

        def join(work: UnitOfWork) -> None:
            import_recipients(work, recipients)
            for chat in chats:
                join_vouched(work, "telegram", str(chat))

        with closing(open_office(self.read_settings())) as office:
            office.run_now(join)

    def publish(self) -> None:
        """`dondoc directive publish` to everybody, in a process of its own."""
        file = self.folder / "van-ban.txt"
        file.write_text(DIRECTIVE, encoding="utf-8")
        command = [sys.executable, "-m", "bot", "directive", "publish", str(file), "--to", "all", "--json"]
        subprocess.run(command, env=SAME_PROGRAM | self.settings, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    @contextmanager
    def running(self, **changes: str) -> Iterator["Bot"]:
        """`dondoc run`, until this is left."""
        values = SAME_PROGRAM | self.settings | changes
        command = [sys.executable, "-m", "bot", "run"]
        with (self.folder / "log.txt").open("ab") as log:
            begun = time.monotonic()
            process = subprocess.Popen(command, env=values, cwd=self.folder, stdout=log, stderr=log)
        bot = Bot(process, begun, self.folder / "log.txt")
        try:
            yield bot
        finally:
            bot.kill()

    def ask(self, query: str) -> tuple[int, ...]:
        """The numbers of one row."""
        with closing(sqlite3.connect(f"file:{self.folder / 'data' / 'dondoc.db'}?mode=ro", uri=True)) as db:
            row: tuple[int, ...] = db.execute(query).fetchone()
            return row

    def recorded(self) -> int:
        """Heads whose directive is recorded with all that follows from it."""
        return min(
            self.ask(
                "SELECT (SELECT count(*) FROM deliveries WHERE kind = 'directive' AND state = 'sent'), "
                "(SELECT count(*) FROM assignments WHERE status NOT IN ('issued', 'withdrawn')), "
                "(SELECT count(*) FROM events WHERE what = 'delivered')"
            )
        )


@dataclass(frozen=True, slots=True)
class Bot:
    """A running `dondoc run`; `begun` in seconds of the machine's monotonic clock."""

    process: subprocess.Popen[bytes]
    begun: float
    log: Path

    def polls(self, server: Server) -> float:
        """Wait for its first getUpdates; when that came. Raises RuntimeError when it ends instead."""
        until(lambda: self._polled(server) is not None, SOON_S)
        return self._polled(server) or 0.0

    def _polled(self, server: Server) -> float | None:
        if self.process.poll() is not None:
            raise RuntimeError(f"The bot ended with {self.process.returncode}: {self.log.read_text()[-2000:]}")
        at: float | None = server.counts()["polled_at"]
        return at

    def cpu_s(self) -> float:
        """Of all its threads so far."""
        return time.clock_gettime((~self.process.pid << 3) | 2)  # as clock_getcpuclockid(3) makes it

    def peak_bytes(self) -> int:
        """The most memory it has had at once."""
        return peak_bytes(self.process.pid)

    def kill(self) -> None:
        """SIGKILL, and the end of it."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def terminate(self) -> int:
        """SIGTERM; how it ended."""
        self.process.terminate()
        return self.process.wait(SOON_S)


class Offices:
    """Offices of any size on one server: each size is filled once and copied for every use."""

    def __init__(self, server: Server, folder: Path) -> None:
        self._server = server
        self._folder = folder
        self._filled: dict[int, Office] = {}

    @contextmanager
    def of(self, heads: int) -> Iterator[Office]:
        """A fresh one, thrown away afterwards."""
        if heads not in self._filled:
            office = Office(self._folder / f"filled-{heads}", self._server.url, heads)
            office.folder.mkdir()
            office.fill()
            self._filled[heads] = office
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            shutil.copytree(self._filled[heads].folder, folder, dirs_exist_ok=True)
            yield Office(Path(folder), self._server.url, heads)


def bench_python() -> str:
    """The interpreter of the peers. Raises FileNotFoundError with what to do about it."""
    python = ROOT / ".venv-bench" / "bin" / "python"
    if not python.exists():
        raise FileNotFoundError(f"{python} is missing; `make bench` makes the peers' environment.")
    return os.fspath(python)

"""kill -9 while a directive with a long text goes out on two channels at once, to heads of one, the other, or both."""

import contextlib
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.clock import SystemClock
from bot.core.stores import UnitOfWork
from bot.documents.recipients import read_recipients
from bot.sandbox import SandboxPerson
from bot.sandbox.chats import Access
from bot.sandbox.zalo import ZaloPerson, ZaloSandbox
from bot.services.importing import import_recipients
from bot.services.joining import join_vouched
from tests.faults.stage import DIRECTIVE, BotProcess, Stage, dice, staging, until
from tests.faults.test_kill import REPEATED, chains_hold, claimed, rest_of_it

LINES = [f"{n}. Yêu cầu các đơn vị kiểm kê tài sản công và báo cáo kết quả thứ {n}." for n in range(1, 80)]
TEXT = f"{DIRECTIVE}\n" + "\n".join(LINES)


@dataclass
class Head:
    """On one channel or on both."""

    name: str
    on_telegram: SandboxPerson | None
    on_zalo: ZaloPerson | None

    def texts(self) -> list[str]:
        """All that reached this head, on either channel."""
        told = [message.words for message in self.on_telegram.received] if self.on_telegram else []
        return told + ([message.text for message in self.on_zalo.received] if self.on_zalo else [])

    def copies(self) -> list[str]:
        """The messages of the directive."""
        return [text for text in self.texts() if text.startswith("📄 VĂN BẢN")]

    def has_all_of_it(self) -> bool:
        """The file, where there is room for one, or every line."""
        told = "\n".join(self.texts())
        return any(m.file for m in (self.on_telegram.received if self.on_telegram else ())) or all(
            line in told for line in LINES
        )


@dataclass
class TwoChannels:
    stage: Stage
    zalo: ZaloSandbox
    heads: list[Head]


@asynccontextmanager
async def two_channels(folder: Path, count: int, **settings: Any) -> AsyncIterator[TwoChannels]:
    zalo = ZaloSandbox(clock=SystemClock())
    await zalo.start()
    both: dict[str, Any] = {"ZALO_BOT_TOKEN": zalo.token, "ZALO_BOT_API_URL": zalo.url}
    async with staging(folder, TELEGRAM_RATE_PER_S="50", **both, **settings) as stage:
        yield TwoChannels(stage, zalo, _enter(stage, zalo, count))
    await zalo.stop()


def _enter(stage: Stage, zalo: ZaloSandbox, count: int) -> list[Head]:
    """In turns on Telegram, on Zalo, on both."""
    heads, rows = [], ["ma_don_vi,ten_don_vi,ho_ten,vai_tro,telegram_id,zalo_id"]
    for n in range(1, count + 1):
        name = f"Người {n:03}"
        head = Head(
            name,
            stage.sandbox.person(name) if n % 3 != 1 else None,
            zalo.person(name) if n % 3 != 2 else None,
        )
        heads.append(head)
        ids = (str(head.on_telegram.id) if head.on_telegram else "", head.on_zalo.id if head.on_zalo else "")
        rows.append(f"DV{n:03},Đơn vị {n},{name},thu_truong,{ids[0]},{ids[1]}")

    def join(work: UnitOfWork) -> None:
        import_recipients(work, read_recipients("\n".join(rows).encode(), "nguoi-nhan.csv"))
        for head in heads:
            if head.on_telegram:
                join_vouched(work, "telegram", str(head.on_telegram.id))
            if head.on_zalo:
                join_vouched(work, "zalo", head.on_zalo.id)

    with stage.office() as office:
        office.run_now(join)
    for head in heads:
        if head.on_telegram:
            stage.sandbox.world.set_access(stage.sandbox.world.chats[head.on_telegram.id], Access.OPEN)
        if head.on_zalo:
            head.on_zalo.say("chào")
    return heads


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
async def test_a_broadcast_on_two_channels_survives(
    tmp_path: Path, database: dict[str, Any], sign: signal.Signals
) -> None:
    chance = dice(int(sign))
    async with two_channels(tmp_path, 12, database=database) as there:
        stage, heads = there.stage, there.heads
        stage.publish(text=TEXT)
        in_flight = 0
        for _ in range(2):
            bot = await stage.start()
            await _messages_come(heads, chance.randint(1, 20), bot)
            bot.send(sign)
            assert await bot.ended() == (-sign if sign == signal.SIGKILL else 0)
            in_flight += claimed(stage)
        await rest_of_it(stage, minutes=3)
        assert stage.show()["status"]["delivered"] == len(heads)
        for head in heads:
            _first, *others = head.copies()
            assert all(REPEATED in text for text in others)
            assert head.has_all_of_it()
        repeats = sum(text.count(REPEATED) for head in heads for text in head.texts())
        assert repeats <= in_flight
        assert in_flight == 0 or sign == signal.SIGKILL
        assert chains_hold(stage)


async def _messages_come(heads: Sequence[Head], count: int, bot: BotProcess) -> None:
    """Until so many more have reached them, or nothing more comes."""
    seen = sum(len(head.texts()) for head in heads)
    with contextlib.suppress(TimeoutError):
        await bot.is_up()
        await until(lambda: sum(len(head.texts()) for head in heads) >= seen + count, 3)

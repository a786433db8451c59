"""Whatever Telegram sends or somebody forges: the bot lives on, and is silent or polite."""

import asyncio
import contextlib
import itertools
import logging
import os
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.adapters.clock import TravellingClock
from bot.app import App
from bot.core.stores import UnitOfWork
from bot.documents.recipients import read_recipients
from bot.sandbox import SandboxPerson
from bot.services.importing import import_recipients
from bot.services.joining import join_vouched
from bot.services.looking import voice
from bot.services.summarising import show_json
from tests.channel.odd_updates import SPEC, Kind, Kinds, addressed
from tests.faults.stage import SUBJECT, Stage, no_waiting_for_the_disk, settled, staging, until

CLERK = "ma_don_vi,ten_don_vi,ho_ten,vai_tro,telegram_id\nVP,Văn phòng,Đỗ Thị Hoa,van_thu,{id}\n"
LEAST = 300  # kinds
NEVER_SAID = ("Traceback", "Error", "Exception", "None", "{'", '{"', "<class", "sqlite")


@dataclass(kw_only=True)
class Scene:
    """The office and those who send: a head with one directive, a clerk, a stranger."""

    stage: Stage
    app: App
    head: SandboxPerson
    clerk: SandboxPerson
    stranger: SandboxPerson
    sent: dict[str, Kind] = field(default_factory=dict)  # by the key of the update
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(800_000_000))

    async def push(self, kinds: Sequence[Kind]) -> None:
        """Send them, now from this one and now from that, and let the bot work until it is done."""
        updates = self.stage.sandbox.world.updates
        for kind, sender in zip(kinds, itertools.cycle((self.head, self.clerk, self.stranger)), strict=False):
            number = next(self._numbers)
            self.sent[str(number)] = kind
            updates.pending.append({"update_id": number, **addressed(kind.body, sender.id)})
        updates.close()  # which ends the poll that waits
        await until(lambda: not updates.pending)
        async with asyncio.timeout(90):
            while not await self.app.is_settled():  # noqa: ASYNC110 - of no event
                await asyncio.sleep(0.05)

    async def record(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """(status, (what, who) of each event) of the head's assignment, then of somebody else's."""
        shown = await self.app.office.run(show_json, "VB1")
        return [(one["status"], [(e["what"], e["who"]) for e in one["history"]]) for one in shown["units"]]

    async def set_aside(self) -> dict[str, str]:
        """Why, by the key of the update; everything else is finished."""

        def look(work: UnitOfWork) -> dict[str, str]:
            query = text("SELECT key, state, reason FROM inbox WHERE state != 'done'")
            rows = work._connection.execute(query).all()  # type: ignore[attr-defined]
            assert {row.state for row in rows} <= {"failed"}
            return {row.key: row.reason for row in rows}

        return await self.app.office.run(look)

    async def polite(self) -> tuple[str, ...]:
        """How everything begins that the bot may say here."""
        words = await self.app.office.run(voice, None)
        whole = (words.stranger(may_share_phone=True), words.not_understood(), words.not_the_head(), words.trouble())
        begun = ("📄 VĂN BẢN số 12/CT-UBND", "📝 Đã ghi nhận tiến độ", "✅ Đã ghi nhận", "Văn bản số 12/CT-UBND (VB1)")
        return (
            *whole,
            words.edit_changes_nothing(),
            words.unknown_phone(),
            *begun,
            "Chưa đọc được tệp",
            "Kính chào",
            "Hệ thống chưa rõ ý",
        )


@pytest.fixture
def clock() -> TravellingClock:
    return TravellingClock(datetime.now(UTC) + timedelta(minutes=10))


@asynccontextmanager
async def opened(folder: Path, clock: TravellingClock) -> AsyncIterator[Scene]:
    async with contextlib.AsyncExitStack() as doors:
        doors.enter_context(no_waiting_for_the_disk())
        stage = await doors.enter_async_context(
            staging(folder, spec=SPEC, TELEGRAM_RATE_PER_S="100000", JOBS__TICK="PT5S")
        )
        head, _ = stage.enter(2)
        stage.publish()
        clerk, stranger = stage.sandbox.person("Đỗ Thị Hoa"), stage.sandbox.person("Người lạ")
        with stage.office() as office:
            recipients = read_recipients(CLERK.format(id=clerk.id).encode(), "nguoi-nhan.csv")
            office.run_now(lambda work: import_recipients(work, recipients))
            office.run_now(lambda work: join_vouched(work, "telegram", str(clerk.id)))
        for one in (clerk, stranger):
            one.start()
        async with stage.here(clock) as app:
            await until(lambda: stage.copies(head))
            await settled(app)
            yield Scene(stage=stage, app=app, head=head, clerk=clerk, stranger=stranger)
        assert stage.sandbox.complaints == []


def described() -> list[Kind]:
    """All kinds; a test that needs them is skipped where the API file is not at hand."""
    if not SPEC.exists():
        assert "CI" not in os.environ, f"CI needs {SPEC.name}, which was not found beside the repository."
        pytest.skip(f"{SPEC.name} is not here, so there is nothing to make updates from.")
    return Kinds().all()


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")  # nobody but this suite makes it one
async def test_odd_updates_leave_the_bot_alive_and_silent_or_polite(
    tmp_path: Path, clock: TravellingClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    monkeypatch.setattr("jobs.reception._TRIES", 1)  # the second and the third end as the first
    kinds = described()
    assert len(kinds) >= LEAST
    async with opened(tmp_path, clock) as scene:
        before = await scene.record()
        await scene.push([kind for kind in kinds if not kind.speaks])
        assert await scene.record() == before
        await scene.push([kind for kind in kinds if kind.speaks])
        [(_, ours), theirs] = await scene.record()
        assert theirs == before[1]
        assert {who for _, who in ours} == {"hệ thống", "Người 1"}
        assert {what for what, _ in ours} == {"issued", "delivered", "acknowledged", "reported", "revised"}
        assert ours.count(("acknowledged", "Người 1")) == 1

        aside = await scene.set_aside()
        assert set(aside.values()) == {"ValueError"}  # not to be read: nothing that was read made anybody stumble
        assert {scene.sent[key].name for key in aside if scene.sent[key].as_described} == set()

        polite = await scene.polite()
        for person in (scene.head, scene.clerk, scene.stranger):
            said = [message.words for message in person.received]
            assert [words for words in said if not words.startswith(polite)] == []
            assert [words for words in said if any(never in words for never in NEVER_SAID)] == []

        scene.head.say("/viec")
        scene.head.press("🏁 Xác nhận hoàn thành")
        await until(lambda: any("✔️ Đồng ý" in message.labels() for message in scene.head.received))
        scene.head.press("✔️ Đồng ý")
        await until(lambda: any(one.words.startswith("🏁 Đã ghi nhận hoàn thành") for one in scene.head.received))
        assert any(SUBJECT in message.words for message in scene.head.received[-3:])
        assert [
            task.get_name()
            for task in scene.app._tasks
            if task.done() and task.get_name() != "introduction on telegram"
        ] == []
    assert "never retrieved" not in caplog.text
    assert "Traceback" not in caplog.text

"""kill -9 at each step of a message's way, of a tick and of a command; and a stop in good order beside it."""

import asyncio
import signal
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.core.model import Delivery, Kind
from bot.core.stores import UnitOfWork
from bot.documents.recipients import read_recipients
from bot.sandbox import SandboxPerson
from bot.sandbox.chats import Access
from bot.services.importing import import_recipients
from bot.services.joining import join_vouched
from tests.faults.stage import Stage, dice, no_waiting_for_the_disk, staging
from tests.faults.test_kill import REPEATED, at_message, chains_hold, rest_of_it

HEADS = 6
STEPS = ("after-claim", "before-write", "after-write", "after-answer", "before-record", "in-follow-up")
NEVER_LOST = (Kind.DIRECTIVE, Kind.ESCALATION)


def number(nth: int) -> str:
    return f"{20 + nth}/CT-UBND"


def text(nth: int) -> str:
    return f"Số: {number(nth)}\nV/v kiểm kê đợt {nth}\n\nYêu cầu các đơn vị báo cáo.\n"


def enter_director(stage: Stage) -> SandboxPerson:
    director = stage.sandbox.person("Người đứng đầu")
    head = "ma_don_vi,ten_don_vi,ho_ten,vai_tro,telegram_id\n"
    row = f"UBND,Ủy ban nhân dân,{director.name},lanh_dao,{director.id}\n"
    recipients = read_recipients((head + row).encode(), "lanh-dao.csv")

    def join(work: UnitOfWork) -> None:
        import_recipients(work, recipients)
        join_vouched(work, "telegram", str(director.id))

    with stage.office() as office:
        office.run_now(join)
    stage.sandbox.world.set_access(stage.sandbox.world.chats[director.id], Access.OPEN)
    return director


def unrecorded(stage: Stage) -> Counter[Kind]:
    """What was claimed and has no outcome, right after a kill."""
    with stage.office() as office:
        return Counter(one.kind for one in office.run_now(lambda work: work.deliveries.claimed()))


def queued_for(stage: Stage, handles: list[str]) -> list[Delivery]:
    """Every message about these directives, whatever became of it."""

    def look(work: UnitOfWork) -> list[Delivery]:
        found = [directive for handle in handles for directive in work.directives.find(handle)]
        return [one for directive in found for one in work.deliveries.of_directive(directive.id)]

    with stage.office() as office:
        return office.run_now(look)


def about(person: SandboxPerson, beginning: str, nth: int) -> list[str]:
    return [m.words for m in person.received if m.words.startswith(beginning) and f"số {number(nth)}" in m.words]


def happened(unit: dict[str, Any]) -> set[str]:
    return {event["what"] for event in unit["history"]}


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot in this process leaves its chats alone for an instant only."""
    monkeypatch.setattr("jobs.pace.CHAT_GAP_S", 0.02)


@pytest.mark.usefixtures("hurried")
async def test_killed_at_every_step_nothing_is_lost_and_little_repeated(
    tmp_path: Path, database: dict[str, Any]
) -> None:
    chance = dice(5)
    steps = chance.sample(STEPS, len(STEPS))
    async with staging(
        tmp_path,
        latency=lambda: chance.uniform(0.001, 0.02),
        TELEGRAM_RATE_PER_S="100",
        FOLLOW_UP__ACK_WITHIN="PT1S",
        FOLLOW_UP__ACK_EVERY="PT4S",
        FOLLOW_UP__ESCALATE_AFTER="1",
        FOLLOW_UP__DAILY_CAP="0",  # each is counted by itself
        database=database,
    ) as stage:
        heads = stage.enter(HEADS)
        director = enter_director(stage)
        handles: list[str] = []
        in_doubt: Counter[Kind] = Counter()
        publish = partial(stage.publish, "--to", ",".join(f"DV{n:03}" for n in range(1, HEADS + 1)))
        for nth, step in enumerate(steps):
            start = partial(stage.start, "tests.faults.dying", step, str(chance.randint(1, HEADS)), "run")
            if nth % 2:  # published while the bot runs, and dies
                bot = await start()
                handles.append(await asyncio.to_thread(publish, text=text(nth)))
            else:
                handles.append(publish(text=text(nth)))
                bot = await start()
            assert await bot.ended() == -signal.SIGKILL, f"{step}: {bot.said}"
            in_doubt += unrecorded(stage)
        with no_waiting_for_the_disk():
            await rest_of_it(stage, minutes=4)
        for nth, handle in enumerate(handles):
            shown = stage.show(handle)
            assert shown["status"]["delivered"] == HEADS
            for head in heads:
                copies = about(head, "📄", nth)
                assert copies
                assert all(REPEATED in copy for copy in copies[1:])
            assert [unit["unit"] for unit in shown["units"] if "escalation" not in happened(unit)] == []
            told = Counter(
                (line.partition(" (")[0], REPEATED in words.splitlines()[0])
                for words in about(director, "🔺", nth)
                for line in words.splitlines()
                if line.startswith("• ")
            )
            lines = [f"• Đơn vị {n}" for n in range(1, HEADS + 1)]
            assert [line for line in lines if not told[line, False] + told[line, True]] == []
            assert max(told[line, False] for line in lines) <= 1
        nudges = Counter((p.id, m.words.splitlines()[0]) for p in heads for m in p.received if m.words[0] == "⏰")
        assert nudges
        assert max(nudges.values()) == 1
        repeats = Counter(one.kind for one in queued_for(stage, handles) if one.repeat)
        assert [kind for kind in NEVER_LOST if repeats[kind] > in_doubt[kind]] == []
        assert not repeats[Kind.NUDGE]
        assert chains_hold(stage)


async def test_a_command_killed_in_the_middle_has_published_all_or_nothing(
    tmp_path: Path, database: dict[str, Any]
) -> None:
    async with staging(tmp_path, TELEGRAM_RATE_PER_S="1000", database=database) as stage:
        stage.enter(HEADS)
        await stage.run()
        (tmp_path / "vb.txt").write_text(text(0), encoding="utf-8")
        ends = []
        for step in ("in-command", "after-command"):
            killed = await stage.start(
                *("tests.faults.dying", step, "1", "directive", "publish", str(tmp_path / "vb.txt"), "--to", "all")
            )
            ends.append(await killed.ended())
            listed = stage.dondoc("directive", "list", "--json").json
            for one in listed:
                assert len(stage.show(one["directive"])["units"]) == HEADS
        assert ends == [-signal.SIGKILL] * 2
        assert len(listed) == 1
        await rest_published(stage)
        assert chains_hold(stage)


async def rest_published(stage: Stage) -> None:
    """The bot that runs delivers what the dead command has left."""
    async with asyncio.timeout(60):
        while stage.count("delivered") < HEADS:  # noqa: ASYNC110 - another process works on it
            await asyncio.sleep(0.2)


async def test_a_stop_in_good_order_leaves_nothing_in_doubt(tmp_path: Path, database: dict[str, Any]) -> None:
    chance = dice(8)
    async with staging(
        tmp_path, latency=lambda: chance.uniform(0.001, 0.05), TELEGRAM_RATE_PER_S="50", database=database
    ) as stage:
        people = stage.enter(40)
        stage.publish()
        bot = await stage.start()
        time, asked = asyncio.get_running_loop().time, []

        def ask() -> None:
            asked.append(time())
            bot.send(signal.SIGTERM)

        at_message(stage, "📄", chance.randint(5, 30), ask)
        assert await bot.ended() == 0
        assert time() - asked[0] <= 10
        assert not unrecorded(stage)
        await rest_of_it(stage, minutes=2)
        assert [len(stage.copies(person)) for person in people] == [1] * 40
        assert not any(REPEATED in m.words for person in people for m in person.received)
        assert chains_hold(stage)

"""`dondoc run` as a process: beside other commands, stopped, started twice, and asked how it is."""

import asyncio
import contextlib
import json
import signal
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.sandbox import Fault, Kind
from bot.sandbox.chats import Access
from tests.faults.stage import ALWAYS_OPEN, SAME_PROGRAM, BotProcess, Stage, dice, dondoc, staging, until


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staging(tmp_path) as stage:
        yield stage


async def asked(url: str) -> tuple[int, dict[str, bool]]:
    async with aiohttp.ClientSession() as http, http.get(url) as answer:
        return answer.status, json.loads(await answer.text())


async def ends_with(stage: Stage, code: int, *words: str, **changes: str) -> None:
    """A second `run` ends at once, with one line that holds these words."""
    bot = await stage.start(**changes)
    assert await bot.ended() == code
    assert bot.said.count("\n") == 1
    assert [word for word in words if word not in bot.said] == []


async def test_what_is_published_beside_it_is_delivered_within_a_tick(stage: Stage) -> None:
    lan, minh = stage.enter(2)
    bot = await stage.run()
    begun = asyncio.get_running_loop().time()
    stage.publish()
    await until(lambda: stage.copies(lan) and stage.copies(minh))
    assert asyncio.get_running_loop().time() - begun < 10  # a tick of 0.2 s, on a slow machine
    stage.dondoc("directive", "withdraw", "VB1", "--reason", "ban hành lại")
    await until(lambda: all(p.received[-1].words.startswith("🛑 THU HỒI") for p in (lan, minh)))
    [invite] = (await asyncio.to_thread(stage.dondoc, "invite", "--unit", "DV001", "--json")).json
    assert invite["link"] == f"https://t.me/dondoc_sandbox_bot?start={invite['code']}"
    bot.send(signal.SIGTERM)
    assert await bot.ended() == 0
    assert "Traceback" not in bot.said


async def test_only_one_runs_on_a_database(stage: Stage) -> None:
    bot = await stage.run()
    await ends_with(stage, 1, "already runs", "DATA_DIR")
    assert (await asked(f"{bot.url}/healthz"))[0] == 200
    await bot.kill()
    await stage.run()  # the lock went with the process


async def test_a_taken_port_is_one_clear_line(stage: Stage) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        await ends_with(stage, 2, "HTTP_PORT", port, "choose another", HTTP_PORT=port)


async def test_readyz_says_whether_the_channel_answers(stage: Stage) -> None:
    await stage.sandbox.refuse()
    bot = await stage.run()
    assert await asked(f"{bot.url}/healthz") == (200, {"alive": True})
    assert await asked(f"{bot.url}/readyz") == (503, {"ready": False, "database": True, "channel": False})
    await stage.sandbox.accept()
    assert await asked(f"{bot.url}/readyz") == (200, {"ready": True, "database": True, "channel": True})


async def test_a_stop_waits_for_nothing_that_hangs(stage: Stage) -> None:
    [lan] = stage.enter(1)
    bot = await stage.run()
    stage.sandbox.faults.add(Fault(Kind.HANG_BEFORE, method="getMe", times=None))
    stage.sandbox.faults.add(Fault(Kind.HANG_AFTER, method="sendMessage"))
    stage.publish()
    await until(lambda: stage.copies(lan))
    waiting = asyncio.create_task(asked(f"{bot.url}/readyz"))  # which asks the channel, which hangs
    await asyncio.sleep(0.2)
    bot.send(signal.SIGTERM)
    assert await bot.ended(within_s=10) == 0
    with contextlib.suppress(aiohttp.ClientError):
        await waiting
    assert stage.count("issued") == 1  # it is not known whether it has arrived


async def test_a_stop_in_the_middle_loses_and_repeats_nothing(tmp_path: Path) -> None:
    chance = dice(1)
    async with staging(
        tmp_path, latency=lambda: chance.uniform(0.001, 0.05), rate_per_s=30, TELEGRAM_RATE_PER_S="30"
    ) as stage:
        people = stage.enter(50)
        stage.publish()
        for moment in (chance.randint(1, 20), chance.randint(21, 40)):
            bot = await stage.run()
            await until(lambda moment=moment: sum(len(stage.copies(p)) for p in people) >= moment)  # type: ignore[misc]
            bot.send(signal.SIGTERM)
            assert await bot.ended(within_s=10) == 0
            with stage.office() as office:
                assert office.run_now(lambda work: work.deliveries.claimed()) == []
        bot = await stage.run()
        await until(lambda: all(stage.copies(person) for person in people))
        await until(lambda: stage.count("delivered") == 50, every_s=0.2)
        assert {len(stage.copies(person)) for person in people} == {1}


async def test_watch_says_who_must_send_then_how_it_goes_until_all_is_sent(stage: Stage) -> None:
    lan, minh, binh = stage.enter(3)
    stage.sandbox.world.set_access(stage.sandbox.world.chats[binh.id], Access.BLOCKED)
    watched, out = await watching(stage)
    told = stage.folder / "told.txt"
    await until(lambda: "start `dondoc run`" in told.read_text())
    assert json.loads(out.read_text())["assignments"] == 3  # there while it still watches
    await stage.run()
    assert await watched.ended() == 0
    lines = told.read_text().splitlines()
    assert lines[0] == "Nothing is being sent: no `dondoc run` works on this database; start `dondoc run`."
    assert lines[1] == "VB1 [..........] 0/3 sent, 0.0/s, waiting"
    assert lines[-1] == "VB1 [##########] 2/3 sent, refused 1"
    assert "\r" not in told.read_text()
    assert stage.copies(lan)
    assert stage.copies(minh)
    assert json.loads(out.read_text())["directive"] == "VB1"


async def test_ctrl_c_ends_the_watching_alone(stage: Stage) -> None:
    [lan] = stage.enter(1)
    watched, _ = await watching(stage)
    told = stage.folder / "told.txt"
    await until(lambda: "0/1 sent" in told.read_text())
    watched.send(signal.SIGINT)
    assert await watched.ended() == 0
    assert told.read_text().splitlines()[-1].startswith("No longer watching; VB1 goes on.")
    await stage.run()
    await until(lambda: stage.copies(lan))


async def watching(stage: Stage) -> tuple[BotProcess, Path]:
    """`directive publish --watch --json`: the process, and where its document goes; what it tells is in told.txt."""
    file, out, told = (stage.folder / name for name in ("vb.txt", "out.json", "told.txt"))
    file.write_text("Số: 9/TB\nV/v họp giao ban\n\nMời họp.\n", encoding="utf-8")
    command = ["directive", "publish", str(file), "--to", "all", "--watch", "--json"]
    with out.open("wb") as output, told.open("wb") as errors:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *command),
            env=SAME_PROGRAM | stage.settings,
            cwd=stage.folder,
            stdout=output,
            stderr=errors,
            preexec_fn=_hear_ctrl_c,
        )
    stage.processes.append(BotProcess(process, told))
    return stage.processes[-1], out


def _hear_ctrl_c() -> None:
    """A shell lets what it runs in the background, these tests perhaps, ignore it; and so would their children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_a_part_that_breaks_ends_it_with_one_line_for_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise RuntimeError("what somebody wrote")

    monkeypatch.setattr("jobs.dispatch.claim_deliveries", stumble)
    settings = {
        **ALWAYS_OPEN,
        "DATA_DIR": str(tmp_path),
        "TELEGRAM_TOKEN": "12345:x",
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
    }
    told = dondoc("run", settings=settings)
    assert told.code == 1
    assert told.err.splitlines()[-1].startswith("dondoc: A part of the bot has ended")
    assert "Traceback" not in told.err
    assert "what somebody wrote" not in told.err

"""What people write, what directives say, tokens and codes never reach a log, even at DEBUG, whatever goes wrong."""

import asyncio
import contextlib
import io
import logging
import re
import signal
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.adapters.clock import TravellingClock
from bot.adapters.database.engine import open_database
from bot.logs import set_up_logs
from bot.sandbox import EVERYTHING, Fault, Kind
from bot.sandbox.chats import Access
from tests.channel.test_webhook import SECRET, pushed_to
from tests.faults.stage import SUBJECT, Stage, locked, logs_left_alone, settled, staging, until

SAID = "Ké toán trưởng đi vắng <b>&nbsp; 60%"
PHONE = "0912345678"
TROUBLES = [
    Fault(Kind.FORBIDDEN, description="bot was blocked by the user"),
    Fault(Kind.BAD_REQUEST, description=f"can't parse entities: {SAID}"),
    Fault(Kind.TOO_MANY),
    Fault(Kind.SERVER_ERROR, status=500),
    Fault(Kind.RESET_AFTER),
    Fault(Kind.HANG_BEFORE, seconds=0.3),
]


@pytest.mark.parametrize("log_format", ["text", "json"])
async def test_no_secret_and_no_words_in_the_log(tmp_path: Path, log_format: str) -> None:
    async with staging(tmp_path, LOG_LEVEL="DEBUG", LOG_FORMAT=log_format) as stage:
        people = stage.enter(len(TROUBLES))
        stage.publish()
        bot = await stage.run()
        await until(lambda: all(stage.copies(person) for person in people))
        codes = await join_again(stage)
        for trouble, person in zip(TROUBLES, people, strict=True):
            for method in ("sendMessage", "answerCallbackQuery", "getFile"):
                stage.sandbox.faults.add(replace(trouble, method=method))
            person.press("✅ Đã tiếp nhận")
            person.say(SAID, reply_to=stage.copies(person)[0])
            person.send_document(f"{SAID}.docx", b"word", caption=SAID)
            person.share_contact(PHONE)
            await until(lambda: not stage.sandbox.pending_updates())
        stage.sandbox.world.updates.pending.append({"update_id": 900_000_000, "message": {"text": SAID, "chat": SAID}})
        people[-1].say(SAID)  # which wakes the poller
        await until(lambda: bot.said.count("could not be worked on") == 3)
        stage.sandbox.faults.add(Fault(Kind.UNAUTHORIZED, method=EVERYTHING, times=None))
        people[-1].say(SAID)  # answers the request that is waiting
        await until(lambda: "does not accept our token" in bot.said)
        bot.send(signal.SIGTERM)
        assert await bot.ended() == 0
        told = bot.said
    assert "Traceback" not in told
    secrets = [
        stage.sandbox.token,
        "sandbox/",
        *codes,
        "SAI-MA-0000",
        SAID,
        "Ké toán",
        "đi vắng",
        SUBJECT,
        "kiểm kê",
        PHONE,
    ]
    assert [secret for secret in secrets if secret in told] == []


async def test_sending_is_told_by_the_batch_not_by_the_message(tmp_path: Path) -> None:
    async with staging(tmp_path, TELEGRAM_RATE_PER_S="1000") as stage:
        people = stage.enter(40)
        stage.sandbox.world.set_access(stage.sandbox.world.chats[people[0].id], Access.BLOCKED)
        stage.publish()
        bot = await stage.run()
        await until(lambda: all(stage.copies(person) for person in people[1:]))
        bot.send(signal.SIGTERM)
        assert await bot.ended() == 0
        lines = [line for line in bot.said.splitlines() if "jobs.batches" in line]
    told = [re.search(r"telegram: (\d+) sent, (\d+) not sent, (\d+) refused, (\d+) unknown", line) for line in lines]
    assert [sum(int(one[part]) for one in told if one) for part in (1, 2, 3, 4)] == [39, 0, 1, 0]
    assert len(lines) <= 5
    assert not any(person.name in bot.said or f"{person.id}" in bot.said for person in people)


@contextlib.contextmanager
def without_an_inbox(stage: Stage) -> Iterator[None]:
    """What is to be stored finds no table: SQLAlchemy's error then quotes the statement."""
    other = sqlite3.connect(stage.folder / "data" / "dondoc.db", isolation_level=None, timeout=30)
    try:
        other.execute("ALTER TABLE inbox RENAME TO elsewhere")
        yield
        other.execute("ALTER TABLE elsewhere RENAME TO inbox")
    finally:
        other.close()


@pytest.mark.parametrize("log_format", ["text", "json"])
async def test_no_words_in_the_log_where_what_is_pushed_cannot_be_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, log_format: str
) -> None:
    monkeypatch.setattr("bot.app.open_database", partial(open_database, lock_wait_ms=50))
    monkeypatch.setattr("jobs.reception._STORAGE_WAIT_S", 0.05)
    clock = TravellingClock(datetime.now(UTC) + timedelta(minutes=10))
    told = io.StringIO()
    async with staging(tmp_path) as stage:
        [lan] = stage.enter(1)
        stage.publish()
        with logs_left_alone(), contextlib.redirect_stderr(told):
            set_up_logs("DEBUG", log_format)
            async with pushed_to(stage, clock) as app:
                await until(lambda: stage.copies(lan))
                for broken in (locked, without_an_inbox):
                    before = told.getvalue().count("could not be stored")
                    with broken(stage):
                        lan.press("✅ Đã tiếp nhận")
                        lan.say(SAID, reply_to=stage.copies(lan)[0])
                        lan.share_contact(PHONE)
                        await until(lambda before=before: told.getvalue().count("could not be stored") > before + 1)  # type: ignore[misc]
                await until(lambda: not stage.sandbox.pending_updates())
                await settled(app)
        reported = [event["text"] for event in stage.show()["units"][0]["history"] if event["what"] == "reported"]
    assert reported == [SAID, SAID]
    assert "Traceback" not in told.getvalue()
    secrets = [stage.sandbox.token, SECRET, SAID, "Ké toán", "đi vắng", SUBJECT, "kiểm kê", PHONE]
    assert [secret for secret in secrets if secret in told.getvalue()] == []


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_libraries_tell_nothing_even_at_debug(log_format: str) -> None:
    """Some of them quote messages, addresses with the token, or what a statement was given."""
    names = ("aiohttp.access", "aiohttp.client", "telegram.Bot", "httpx", "sqlalchemy.engine", "apscheduler", "asyncio")
    with logs_left_alone():
        set_up_logs("DEBUG", log_format)
        assert [name for name in names if logging.getLogger(name).isEnabledFor(logging.INFO)] == []
        assert logging.getLogger("bot.anything").isEnabledFor(logging.DEBUG)


async def join_again(stage: Stage) -> list[str]:
    """Somebody joins by code, twice, and guesses; the codes."""
    invites = (await asyncio.to_thread(stage.dondoc, "invite", "--unit", "DV001", "--json")).json
    newcomer = stage.sandbox.person("Máy mới")
    for code in ("SAI-MA-0000", invites[0]["code"], invites[0]["code"]):
        newcomer.start(code)
    await until(lambda: len(newcomer.received) >= 3)
    return [one["code"] for one in invites]

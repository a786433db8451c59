"""What people write, what directives say, tokens and codes never reach a log, even at DEBUG, whatever goes wrong."""

import asyncio
import logging
import signal
from dataclasses import replace
from pathlib import Path

import pytest

from bot.logs import set_up_logs
from bot.sandbox import EVERYTHING, Fault, Kind
from tests.faults.stage import SUBJECT, Stage, logs_left_alone, staging, until

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

"""The bot's own HTTP, spoken to by somebody who does not keep to the rules."""

import asyncio
import gzip
import logging
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from bot.adapters.zalo import updates
from bot.core.ports import RawUpdate
from bot.web.pushes import PushDoor
from bot.web.server import WebServer

SECRET, TEXT = "bi-mat_1234567890", "SỐ: 12/CT-UBND".encode()
HEAD = f"POST /hook HTTP/1.1\r\nHost: x\r\nX-Secret: {SECRET}\r\n".encode()


async def _take_in(_update: RawUpdate) -> None:
    raise AssertionError


@pytest.fixture
async def port() -> AsyncIterator[int]:
    door = PushDoor(
        header="X-Secret", secret=SECRET, read=lambda body: updates.read_push(body, source="zalo:1"), take_in=_take_in
    )
    server = WebServer({}, [web.post("/hook", door.answer)])
    await server.start("127.0.0.1", 0)
    yield int(server.url.rpartition(":")[2])
    await server.stop()


BROKEN = gzip.compress(TEXT * 1000)[:-20] + TEXT
REQUESTS = {
    "a body that cannot be unpacked": HEAD
    + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % (len(TEXT) + 2)
    + b"\x1f\x8b"
    + TEXT,
    "a body that ends in garbage": HEAD
    + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(BROKEN)
    + BROKEN,
    "a way to pack that nobody has": HEAD + b"Content-Encoding: br\r\nContent-Length: 3\r\n\r\nabc",
    "a chunk without a size": HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + TEXT + b"\r\n",
    "a sign in a header": HEAD.replace(b"90\r\n", b"90\x01\r\n") + b"Content-Length: 0\r\n\r\n",
    "a header without a name": HEAD + b": " + TEXT + b"\r\n\r\n",
    "no HTTP at all": b"\x16\x03\x01" + TEXT + b"\r\n\r\n",
    "half of a body": HEAD + b"Content-Length: 1000\r\n\r\n" + TEXT,
}


@pytest.mark.parametrize("request_", REQUESTS.values(), ids=REQUESTS)
async def test_of_a_broken_request_the_log_quotes_nothing(
    port: int, request_: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request_)
    writer.write_eof()
    answer = await asyncio.wait_for(reader.read(), 10)
    writer.close()
    assert answer == b"" or answer.split()[1] == b"400"
    for hidden in (SECRET, "CT-UBND", "Traceback", "traceback"):
        assert hidden not in caplog.text
    assert not any(record.exc_info for record in caplog.records)

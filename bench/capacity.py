"""Whether the local server stands in the way: how many messages a second it takes from somebody who just pours."""

import asyncio
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

from bench.figures import Figure, Setup
from bench.peers.common import FIRST_CHAT, TEXT
from bench.workshop import Workshop

COMMAND = "python -m bench capacity"
CONNECTIONS = 8
TOGETHER = 50  # requests in one write


def measure(shop: Workshop, setup: Setup) -> Iterator[Figure]:
    count = setup.size(40_000, 8_000)
    shop.server.reset()
    begun = time.monotonic()
    asyncio.run(_pour(urlsplit(shop.server.url).port or 0, count))
    rate = count / (time.monotonic() - begun)
    yield Figure(
        name="server_capacity",
        value=rate,
        unit="messages/s",
        more={"accepted": shop.server.counts()["taken"]},
        command=COMMAND,
    )


async def _pour(port: int, count: int) -> None:
    await asyncio.gather(*(_one(port, count // CONNECTIONS) for _ in range(CONNECTIONS)))


async def _one(port: int, count: int) -> None:
    body = f"chat_id={FIRST_CHAT}&text={TEXT}".encode()
    head = f"POST /bot1:bench/sendMessage HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for _ in range(count // TOGETHER):
        writer.write((head + body) * TOGETHER)
        for _ in range(TOGETHER):
            answered = await reader.readuntil(b"\r\n\r\n")
            await reader.readexactly(int(answered.rpartition(b": ")[2]))
    writer.close()
    await writer.wait_closed()

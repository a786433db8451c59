"""Whether the local server stands in the way: what a message costs it."""

import asyncio
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

from bench.figures import Figure, Setup
from bench.peers.common import FIRST_CHAT, TEXT
from bench.workshop import Workshop

COMMAND = "python -m bench capacity"
CONNECTIONS = 8
TOGETHER = 10  # requests in one write


def measure(shop: Workshop, setup: Setup) -> Iterator[Figure]:
    count = setup.size(40_000, 8_000)
    shop.server.reset()
    before, begun = shop.server.counts()["cpu_s"], time.monotonic()
    asyncio.run(_pour(urlsplit(shop.server.url).port or 0, count))
    wall_s, counts = time.monotonic() - begun, shop.server.counts()
    yield Figure(
        name="server_capacity",
        value=counts["taken"] / (counts["cpu_s"] - before),
        unit="messages for a second of its processor time",
        more={"accepted": counts["taken"], "poured_per_s": round(count / wall_s)},
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

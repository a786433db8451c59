"""aiohttp and orjson alone: what a library could at best get out of them."""

import asyncio

import aiohttp
import orjson

from bench.peers.common import IN_FLIGHT, TEXT, TOKEN, Work, buttons_of

_JSON = {"Content-Type": "application/json"}


async def gather(work: Work) -> int:
    """As many workers as may be in flight; nothing is recorded, and nobody is told to wait."""
    left = iter(work.chats)
    url = f"{work.url}/bot{TOKEN}/sendMessage"

    async def some(session: aiohttp.ClientSession) -> None:
        for chat in left:
            async with session.post(url, data=orjson.dumps(_message(chat)), headers=_JSON) as answer:
                orjson.loads(await answer.read())["result"]["message_id"]

    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=IN_FLIGHT)) as session:
        await asyncio.gather(*(some(session) for _ in range(IN_FLIGHT)))
    return work.count


def _message(chat: int) -> dict[str, object]:
    rows = [[{"text": label, "callback_data": data} for label, data in row] for row in buttons_of(chat)]
    return {"chat_id": chat, "text": TEXT, "parse_mode": "HTML", "reply_markup": {"inline_keyboard": rows}}

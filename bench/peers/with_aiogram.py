"""aiogram 3: as its documentation has it, and with each delivery claimed and its outcome recorded in SQLite."""

import asyncio
import sqlite3
import time

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramRetryAfter
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bench.peers.common import IN_FLIGHT, TEXT, TOKEN, Work, buttons_of

CLAIMED_TOGETHER = 50
RECORD_EVERY_S = 0.02


def _bot(work: Work) -> Bot:
    return Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(work.url), limit=IN_FLIGHT))


async def _send(bot: Bot, chat: int) -> int:
    rows = [[InlineKeyboardButton(text=label, callback_data=data) for label, data in row] for row in buttons_of(chat)]
    while True:
        try:
            keyboard = InlineKeyboardMarkup(inline_keyboard=rows)
            message = await bot.send_message(chat, TEXT, parse_mode="HTML", reply_markup=keyboard)
        except TelegramRetryAfter as told:
            await asyncio.sleep(told.retry_after)
        else:
            return message.message_id


async def gather(work: Work) -> int:
    """Everything at once behind a semaphore; whoever is told to wait waits."""
    room = asyncio.Semaphore(IN_FLIGHT)

    async def one(bot: Bot, chat: int) -> None:
        async with room:
            await _send(bot, chat)

    async with _bot(work) as bot:
        await asyncio.gather(*(one(bot, chat) for chat in work.chats))
    return work.count


class Outbox:
    """A table of deliveries, claimed and settled in batches: plain `sqlite3`, the cheapest way."""

    def __init__(self, path: str, chats: range) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute(
            "CREATE TABLE deliveries (id INTEGER PRIMARY KEY, chat INTEGER, state TEXT, claimed_at REAL, "
            "sent_at REAL, message_id INTEGER)"
        )
        self._db.execute("CREATE INDEX waiting ON deliveries (id) WHERE state = 'queued'")
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("INSERT INTO deliveries (chat, state) VALUES (?, 'queued')", [(chat,) for chat in chats])
        self._db.execute("COMMIT")

    def claim(self) -> list[tuple[int, int]]:
        """(delivery, chat)"""
        self._db.execute("BEGIN IMMEDIATE")
        claimed = self._db.execute(
            "SELECT id, chat FROM deliveries WHERE state = 'queued' ORDER BY id LIMIT ?", (CLAIMED_TOGETHER,)
        ).fetchall()
        now = time.time()
        self._db.executemany(
            "UPDATE deliveries SET state = 'claimed', claimed_at = ? WHERE id = ?", [(now, one) for one, _ in claimed]
        )
        self._db.execute("COMMIT")
        return claimed

    def settle(self, outcomes: list[tuple[float, int, int]]) -> None:
        """Of (sent_at, message, delivery)."""
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany("UPDATE deliveries SET state = 'sent', sent_at = ?, message_id = ? WHERE id = ?", outcomes)
        self._db.execute("COMMIT")

    def sent(self) -> int:
        found: tuple[int] = self._db.execute("SELECT count(*) FROM deliveries WHERE state = 'sent'").fetchone()
        return found[0]


class Batched:
    """The recording broadcast: as many workers as may be in flight, one list of claims, one of outcomes."""

    def __init__(self, bot: Bot, outbox: Outbox) -> None:
        self._bot = bot
        self._outbox = outbox
        self._claims: list[tuple[int, int]] = []
        self._outcomes: list[tuple[float, int, int]] = []

    async def run(self) -> None:
        recorder = asyncio.create_task(self._record_for_ever())
        await asyncio.gather(*(self._work() for _ in range(IN_FLIGHT)))
        recorder.cancel()
        self._record()

    async def _work(self) -> None:
        while self._claims or self._claim():
            delivery, chat = self._claims.pop()
            message_id = await _send(self._bot, chat)
            self._outcomes.append((time.time(), message_id, delivery))

    def _claim(self) -> bool:
        self._claims = self._outbox.claim()
        return bool(self._claims)

    async def _record_for_ever(self) -> None:
        while True:
            await asyncio.sleep(RECORD_EVERY_S)
            self._record()

    def _record(self) -> None:
        outcomes, self._outcomes = self._outcomes, []
        if outcomes:
            self._outbox.settle(outcomes)


async def batched(work: Work, outbox: Outbox) -> int:
    """Everything from the outbox, which records it."""
    async with _bot(work) as bot:
        await Batched(bot, outbox).run()
    return outbox.sent()


def poll_bare(work: Work) -> None:
    """A dispatcher without a handler, until it is killed."""
    asyncio.run(Dispatcher().start_polling(_bot(work)))

"""python-telegram-bot, as its documentation has it."""

import asyncio
from datetime import timedelta

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import RetryAfter
from telegram.ext import AIORateLimiter, Application, ExtBot
from telegram.request import HTTPXRequest

from bench.peers.common import IN_FLIGHT, TEXT, TOKEN, Work, buttons_of

OUT_OF_REACH = 1_000_000  # the limiter's own bookkeeping is what is measured then
RETRIES = 1_000  # so that all arrive


def _requests() -> HTTPXRequest:
    return HTTPXRequest(connection_pool_size=IN_FLIGHT, pool_timeout=60, read_timeout=60)


async def _send(bot: Bot, chat: int) -> None:
    rows = [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in buttons_of(chat)]
    await bot.send_message(chat, TEXT, parse_mode="HTML", reply_markup=InlineKeyboardMarkup(rows))


async def gather(work: Work) -> int:
    """Everything at once behind a semaphore; whoever is told to wait waits."""
    room = asyncio.Semaphore(IN_FLIGHT)

    async def one(bot: Bot, chat: int) -> None:
        async with room:
            while True:
                try:
                    await _send(bot, chat)
                except RetryAfter as told:
                    await asyncio.sleep(_seconds(told.retry_after))
                else:
                    return

    async with Bot(TOKEN, base_url=f"{work.url}/bot", request=_requests()) as bot:
        await asyncio.gather(*(one(bot, chat) for chat in work.chats))
    return work.count


async def limited(work: Work) -> int:
    """The library's own limiter decides; it repeats what is refused."""
    rate = work.rate or OUT_OF_REACH
    limiter = AIORateLimiter(overall_max_rate=rate, overall_time_period=1, max_retries=RETRIES)
    bot = ExtBot(TOKEN, base_url=f"{work.url}/bot", request=_requests(), rate_limiter=limiter)
    room = asyncio.Semaphore(IN_FLIGHT)

    async def one(chat: int) -> None:
        async with room:
            await _send(bot, chat)

    async with bot:
        await asyncio.gather(*(one(chat) for chat in work.chats))
    return work.count


def _seconds(span: int | timedelta) -> float:
    return span.total_seconds() if isinstance(span, timedelta) else span


def poll_bare(work: Work) -> None:
    """An application without a handler, until it is killed."""
    Application.builder().token(TOKEN).base_url(f"{work.url}/bot").build().run_polling()

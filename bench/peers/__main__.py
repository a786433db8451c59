"""One peer in one process; its library alone is imported."""

# ruff: noqa: PLC0415 - a peer must not pay for the others

import argparse
import asyncio
import json
from collections.abc import Awaitable, Callable

from bench.peers import BARE, PEERS
from bench.peers.common import Work, measured


def sender(name: str, work: Work) -> Callable[[], Awaitable[int]]:
    """Set up already, where there is something to set up."""
    if name.startswith("ptb"):
        from bench.peers import ptb

        return lambda: (ptb.gather if name == "ptb-gather" else ptb.limited)(work)
    if name.startswith("aiogram"):
        from bench.peers import with_aiogram

        if name == "aiogram":
            return lambda: with_aiogram.gather(work)
        outbox = with_aiogram.Outbox(work.database, work.chats)
        return lambda: with_aiogram.batched(work, outbox)
    from bench.peers import raw

    return lambda: raw.gather(work)


def poll_bare(name: str, work: Work) -> None:
    """Start and poll, until it is killed."""
    if name == "ptb-bare":
        from bench.peers.ptb import poll_bare as poll
    else:
        from bench.peers.with_aiogram import poll_bare as poll
    poll(work)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.peers")
    parser.add_argument("name", choices=[*PEERS, *BARE])
    parser.add_argument("--url", required=True, help="of the local server")
    parser.add_argument("--count", type=int, default=0, help="messages, each to a chat of its own")
    parser.add_argument("--rate", type=float, default=0, help="a second, where the peer has a limiter (0: none)")
    parser.add_argument("--database", default="", help="the file that aiogram-batch is to make")
    options = parser.parse_args()
    work = Work(url=options.url, count=options.count, rate=options.rate, database=options.database)
    if options.name in BARE:
        poll_bare(options.name, work)
        return
    print(json.dumps(asyncio.run(measured(sender(options.name, work)))))


main()

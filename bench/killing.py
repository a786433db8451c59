"""A broadcast whose process is killed again and again, and one that is asked to stop: what is lost or twice."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from bench.figures import Figure, Setup, tell
from bench.office import SOON_S, Office
from bench.serving import Server, until
from bench.workshop import Workshop
from bot.adapters.clock import TravellingClock
from bot.app import App
from tests.faults.stage import settled

COMMAND = "python -m bench killing"
RATE = 300  # fast, and yet slow enough for twenty lives
DIRECTIVE, REPEATED = "📄", "(gửi lại)"
_SEED = 9
_REPEATED_WITHIN_MIN = 8
_LOOK_S = 0.001


def measure(shop: Workshop, setup: Setup) -> Iterator[Figure]:
    heads, kills = setup.size(2000, 300), setup.size(20, 4)
    dice = random.Random(_SEED)  # noqa: S311
    shop.server.reset()
    unrecorded = claimed = 0
    with shop.offices.of(heads) as office:
        office.publish()
        for moment in sorted(dice.sample(range(1, heads), kills)):
            before = _unrecorded(office, shop.server)
            _kill_at(office, shop.server, moment, dice.uniform(0, 0.01))
            unrecorded += _unrecorded(office, shop.server) - before
            claimed += office.ask("SELECT count(*) FROM deliveries WHERE state = 'claimed'")[0]
        tell(f"  {kills} kills, {unrecorded} accepted and not recorded, {claimed} claimed")
        asyncio.run(_rest_of_it(office))
    copies = Copies(shop.server)
    more = {"heads": heads, "kills": kills, "unrecorded_at_the_kills": unrecorded, "claimed_at_the_kills": claimed}
    more["marked_as_repeats"] = copies.marked
    yield _figure("killed_lost", heads - copies.heads, "heads", 0, more)
    yield _figure("killed_twice", copies.twice, "messages, of those unrecorded", unrecorded, more)
    yield _figure("killed_twice_unmarked", copies.unmarked, "messages", 0, more)
    yield from _stopped(shop, setup.size(600, 150))


def _stopped(shop: Workshop, heads: int) -> Iterator[Figure]:
    shop.server.reset()
    with shop.offices.of(heads) as office:
        office.publish()
        with office.running(TELEGRAM_RATE_PER_S=str(RATE)) as bot:
            until(lambda: shop.server.counts()["taken"] >= heads // 2, SOON_S, every_s=_LOOK_S)
            begun = time.monotonic()
            code = bot.terminate()
            more = {"heads": heads, "code": code, "stopped_s": round(time.monotonic() - begun, 2)}
        asyncio.run(_rest_of_it(office))
    copies = Copies(shop.server)
    yield _figure("stopped_lost", heads - copies.heads, "heads", 0, more)
    yield _figure("stopped_twice", copies.twice, "messages", 0, more)


def _kill_at(office: Office, server: Server, moment: int, later_s: float) -> None:
    """Run it until the server has accepted so many, and a little longer, and kill it."""
    with office.running(TELEGRAM_RATE_PER_S=str(RATE)) as bot:
        bot.polls(server)
        until(lambda: server.counts()["taken"] >= moment, SOON_S, every_s=_LOOK_S)
        time.sleep(later_s)
        bot.kill()
    time.sleep(0.05)  # the server reads what was written before the end


def _unrecorded(office: Office, server: Server) -> int:
    """Messages that the server has accepted and the office does not know to be sent."""
    taken: int = server.counts()["taken"]
    return taken - office.ask("SELECT count(*) FROM deliveries WHERE state = 'sent'")[0]


async def _rest_of_it(office: Office) -> None:
    """Let it finish, on a clock that travels past the waits of all repeats."""
    clock = TravellingClock(datetime.now(UTC))
    app = App(office.read_settings(TELEGRAM_RATE_PER_S=str(RATE)), clock=clock)
    try:
        await app.start()
        for _ in range(_REPEATED_WITHIN_MIN):
            await settled(app, within_s=SOON_S)
            clock.travel_to(clock.now() + timedelta(minutes=1))
        await settled(app, within_s=SOON_S)
    finally:
        await app.stop()


class Copies:
    """Of a directive, on the screens of its heads."""

    def __init__(self, server: Server) -> None:
        lines = [(chat, line) for chat, line in server.messages() if DIRECTIVE in line]
        everything = Counter(chat for chat, _ in lines)
        plain = Counter(chat for chat, line in lines if REPEATED not in line)
        self.heads = len(everything)
        self.marked = everything.total() - plain.total()
        self.twice = everything.total() - len(everything)
        self.unmarked = sum(count - 1 for count in plain.values())


def _figure(name: str, value: int, unit: str, most: int, more: Mapping[str, float]) -> Figure:
    return Figure(name=name, value=value, unit=unit, at_most=most, more=more, command=COMMAND)

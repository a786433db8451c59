"""Heads press ✅: while a broadcast runs at the limit, and a thousand of them within a second."""

import statistics
import time
from collections.abc import Iterator

from bench.figures import Figure, Setup, percentile, tell
from bench.office import SOON_S, Office
from bench.rounds import UNLIMITED
from bench.serving import Server, until
from bench.workshop import Workshop

COMMAND = "python -m bench pressing"
BUTTON = "✅"
RATE = 30
EVERY_S = 0.1
RUSH_S = 1.0
ANSWERED_WITHIN_S = 4.0
_LOOK_S = 0.02


def measure(shop: Workshop, setup: Setup) -> Iterator[Figure]:
    yield from _beside_a_broadcast(shop, setup)
    tell(" a rush")
    rushes = [_rush(shop, setup.size(1000, 200)) for _ in range(setup.rounds)]
    yield Figure(
        name="rush_answered",
        value=statistics.median(answered_s for answered_s, _, _ in rushes),
        unit="s from the first press to the last answer",
        at_most=ANSWERED_WITHIN_S,
        more={
            "presses": setup.size(1000, 200),
            "recorded_s": [round(recorded_s, 2) for _, recorded_s, _ in rushes],
        },
        command=COMMAND,
    )
    yield Figure(
        name="rush_not_recorded_once",
        value=sum(not_once for _, _, not_once in rushes),
        unit=f"heads in {setup.rounds} rounds",
        at_most=0,
        command=COMMAND,
    )


def _beside_a_broadcast(shop: Workshop, setup: Setup) -> Iterator[Figure]:
    heads, presses = setup.size(600, 150), setup.size(150, 30)
    taken: list[list[float]] = []
    still_to_send = []
    for _ in range(setup.rounds):
        shop.server.reset(rate=RATE)
        with shop.offices.of(heads) as office, office.running(TELEGRAM_RATE_PER_S=str(RATE)) as bot:
            bot.polls(shop.server)
            office.publish()
            shop.server.press(BUTTON, presses, presses * EVERY_S)
            until(lambda: shop.server.counts()["answered"] >= presses, SOON_S, every_s=_LOOK_S)
            still_to_send.append(heads - shop.server.counts()["taken"])
        taken.append(_waits(shop.server))
    for share, most in ((0.5, None), (0.99, 0.15)):
        yield Figure(
            name=f"press_to_answer_p{share * 100:.0f}",
            value=statistics.median(percentile(one, share) for one in taken),
            unit="s",
            at_most=most,
            more={"presses": presses, "rounds": [round(percentile(one, share), 4) for one in taken]}
            | {"messages_still_to_send": still_to_send},
            command=COMMAND,
        )


def _waits(server: Server) -> list[float]:
    presses = server.presses()
    return [at - presses["pressed_at"][press] for press, at in presses["answered_at"].items()]


def _rush(shop: Workshop, presses: int) -> tuple[float, float, int]:
    """Seconds from the first press to the last answer, and until all are recorded; heads that are not, or twice."""
    server = shop.server
    server.reset()
    with shop.offices.of(presses) as office, office.running(TELEGRAM_RATE_PER_S=str(UNLIMITED)) as bot:
        bot.polls(server)
        office.publish()
        until(lambda: office.recorded() >= presses, SOON_S, every_s=_LOOK_S)
        server.press(BUTTON, presses, RUSH_S)
        until(lambda: server.counts()["answered"] >= presses, SOON_S, every_s=_LOOK_S)
        until(lambda: _acknowledged(office) >= presses, SOON_S, every_s=_LOOK_S)
        recorded_at = time.monotonic()
        until(lambda: server.counts()["taken"] >= 2 * presses, SOON_S, every_s=_LOOK_S)  # the receipts
        told = server.presses()
        begun_at = min(told["pressed_at"].values())
        return max(told["answered_at"].values()) - begun_at, recorded_at - begun_at, presses - _once(office)


def _acknowledged(office: Office) -> int:
    return office.ask("SELECT count(*) FROM assignments WHERE status = 'acknowledged'")[0]


def _once(office: Office) -> int:
    """Assignments whose acknowledgment stands in the record exactly once."""
    once = "SELECT assignment_id FROM events WHERE what = 'acknowledged' GROUP BY assignment_id HAVING count(*) = 1"
    return office.ask(f"SELECT count(*) FROM ({once})")[0]  # noqa: S608 - a constant

"""How far a directive has got on its way out, and the line that tells it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.cli.watching import follow, watch_line
from bot.core.broadcast import Broadcast, clock_like

BEGAN = datetime(2024, 7, 1, 1, 0, tzinfo=UTC)


def after(seconds: float, **counts: int) -> Broadcast:
    none = dict.fromkeys(("sent", "waiting", "refused", "unknown", "dropped", "recent"), 0)
    given: dict[str, Any] = none | counts
    total = sum(given[name] for name in ("sent", "waiting", "refused", "unknown", "dropped"))
    return Broadcast(**{"units": total, **given}, began_at=BEGAN, now=BEGAN + timedelta(seconds=seconds))


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (after(0, waiting=300), "VB1 [..........] 0/300 sent, 0.0/s, waiting"),
        (after(0.2, sent=6, waiting=294, recent=6), "VB1 [#.........] 6/300 sent, 6.0/s, about 0:49 left"),
        (after(4, sent=120, waiting=180, recent=120), "VB1 [####......] 120/300 sent, 30.0/s, about 0:06 left"),
        (
            after(60, sent=1500, waiting=498, refused=1, unknown=1, recent=250, units=2003),
            "VB1 [#######...] 1500/2000 sent, 25.0/s, about 0:20 left, refused 1, unknown 1, not reachable 3",
        ),
        (after(600, sent=299, waiting=1), "VB1 [#########.] 299/300 sent, 0.0/s, waiting"),
        (after(10, sent=300, recent=290), "VB1 [##########] 300/300 sent"),
        (
            after(10, sent=1, dropped=2, refused=3, unknown=4),
            "VB1 [##########] 1/10 sent, refused 3, unknown 4, no longer wanted 2",
        ),
        (after(0, units=2), "VB1 [##########] 0/0 sent, not reachable 2"),
        (after(5, waiting=100_000, recent=5), "VB1 [..........] 0/100000 sent, 1.0/s, about 27:46:40 left"),
    ],
)
def test_the_line(told: Broadcast, line: str) -> None:
    assert watch_line("VB1", told) == line


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.2, "0:01"), (7, "0:07"), (59.1, "1:00"), (760, "12:40"), (3723, "1:02:03")],
)
def test_a_span_reads_like_a_clock(seconds: float, told: str) -> None:
    assert clock_like(seconds) == told


def test_the_rate_is_that_of_the_last_seconds_not_of_all_the_time() -> None:
    assert after(1000, sent=900, waiting=10, recent=20).rate == 2.0


def test_that_nobody_sends_is_said_once_and_again_when_it_stops() -> None:
    looks: Iterator[Broadcast] = iter(
        [
            after(1, waiting=3),
            after(2, waiting=3),
            after(3, sent=1, waiting=2, recent=1),
            after(20, sent=1, waiting=2),
            after(21, sent=3, recent=2),
        ]
    )
    told: list[str] = []
    follow(
        lambda: next(looks),
        lambda: False,
        lambda one, *, last: told.append(f"{one.sent}{' and over' * last}"),
        lambda _: told.append("nobody sends"),
        lambda: None,
    )
    assert told == ["nobody sends", "0", "0", "1", "nobody sends", "1", "3 and over"]

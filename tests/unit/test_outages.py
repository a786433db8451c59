"""When a channel counts as down as a whole."""

import pytest

from bot.core.outages import Health, channels_down, failed, is_down


def _after(*at_s: float, token_refused: bool = False) -> Health:
    health = Health()
    for moment in at_s:
        health = failed(health, moment, token_refused=token_refused)
    return health


@pytest.mark.parametrize(
    ("health", "now_s", "expected"),
    [
        (Health(), 1000.0, False),
        (_after(0, 1, 2, 3, 4), 59.0, False),  # a short stumble
        (_after(0, 1, 2, 3, 4), 60.0, True),
        (_after(0, 20, 40, 60), 80.0, False),  # too few to tell
        (_after(0, 20, 40, 60, 80), 80.0, True),
        (_after(0, token_refused=True), 30.0, False),  # it may be changed right now
        (_after(0, token_refused=True), 60.0, True),  # one is enough: it is the same for all
        (failed(_after(0, token_refused=True), 5.0), 60.0, True),
    ],
)
def test_it_is_down_when_nothing_has_got_through_for_a_minute(health: Health, now_s: float, *, expected: bool) -> None:
    assert is_down(health, now_s) is expected


def test_only_what_failed_is_in_doubt() -> None:
    assert (Health().is_in_doubt, _after(3.0).is_in_doubt) == (False, True)


class _Facts:
    def __init__(self, **known: str) -> None:
        self.known = {name.replace("_", "."): value for name, value in known.items()}

    def get(self, name: str) -> str | None:
        return self.known.get(name)

    def put(self, name: str, value: str) -> None:
        self.known[name] = value


def test_where_there_is_but_one_channel_nobody_asks_whether_it_is_down() -> None:
    facts = _Facts(telegram_down="2024-07-01T01:00:00+00:00", zalo_down="")
    assert channels_down(facts, ["telegram"]) == frozenset()
    assert channels_down(facts, ["telegram", "zalo"]) == {"telegram"}

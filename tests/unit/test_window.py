"""How many requests are under way at once."""

import pytest

from jobs.window import LEAST, MOST, Window, most_at


def after(window: Window, *trips_s: float, times: int = 1) -> int:
    for _ in range(times):
        for trip_s in trips_s:
            window.answered(trip_s)
    return window.size


def test_it_starts_small_whatever_the_rate() -> None:
    assert Window(1_000_000).size == LEAST


def test_it_opens_while_answers_come_as_fast_as_they_can() -> None:
    assert after(Window(1000), 0.06, 0.07, 0.08, times=400) == most_at(1000) == 250


def test_it_closes_again_when_answers_wait_behind_each_other() -> None:
    window = Window(1_000_000)
    assert after(window, 0.001, times=2000) == MOST
    assert after(window, 0.02, times=2000) == LEAST


def test_a_turn_of_our_own_is_no_crowd() -> None:
    assert after(Window(1000), 0.0002, 0.002, times=500) == most_at(1000)


@pytest.mark.parametrize(("rate", "most"), [(1, LEAST), (30, LEAST), (1000, 250), (1_000_000, MOST)])
def test_the_rate_bounds_it(rate: float, most: int) -> None:
    assert after(Window(rate), 0.05, times=5000) == most == most_at(rate)

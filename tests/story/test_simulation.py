"""A made-up office over weeks: what must hold does, and where something is wrong the simulator says so."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.adapters.clock import TravellingClock
from bot.adapters.database.outbox import SqlDeliveries
from bot.app import rules_of
from bot.cli import main
from bot.core.matter import Matter
from bot.core.model import Kind
from bot.core.rules import Rules
from bot.core.stores import UnitOfWork
from bot.services import folding, following, rendering
from bot.settings import FixedSettings
from bot.simulation import driving
from bot.simulation.clock import SimulatedClock
from bot.simulation.driving import Play, simulate
from bot.simulation.office import Size
from bot.simulation.report import Report

SMALL = Size(units=6, directives=6, days=45)


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Rules:
    return rules_of(FixedSettings(data_dir=tmp_path_factory.mktemp("data")))


def _told(report: Report) -> str:
    return "\n".join(report.lines())


@pytest.mark.parametrize("seed", [1, 2])
def test_a_small_office_over_some_weeks(seed: int, rules: Rules) -> None:
    report = simulate(SMALL, seed, rules, crash_every=150)
    assert report.broken is None, _told(report)
    assert report.tally.crashes
    assert report.tally.messages[Kind.NUDGE]


def test_the_same_seed_shows_the_same_again(rules: Rules) -> None:
    once, again = (
        replace(simulate(replace(SMALL, days=10), 5, rules, crash_every=60).tally, wall_s=0.0) for _ in range(2)
    )
    assert once == again


def test_the_host_gets_its_time_zone_back(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    report = simulate(replace(SMALL, days=150, directives=1), 3, rules)
    assert report.tally.zones
    assert os.environ["TZ"] == "Asia/Tokyo"


# Where something is wrong


def _breaks(rules: Rules, seeds: Iterator[int]) -> Report:
    """The first of these seeds that shows it."""
    reports = (simulate(SMALL, seed, rules, crash_every=150) for seed in seeds)
    return next(report for report in reports if report.broken)


def _seeds() -> Iterator[int]:
    return iter(range(1, 9))


def test_it_sees_a_message_after_an_answer(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "_answered_since", lambda _matter, _delivery: False)
    monkeypatch.setattr(driving, "_LAST_HOURS", (20.0, 60.0))  # time enough to answer before it is sent
    monkeypatch.setattr(driving, "_OUTAGES", 0.4)
    broken = _breaks(rules, iter([1, 12, 14, 8, 6, 7])).broken
    assert broken
    assert "answer" in broken.what


def test_it_sees_a_message_at_night(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "_wait_for_hours", lambda _work, _directive: None)
    broken = _breaks(rules, _seeds()).broken
    assert broken
    assert broken.what == "a message came outside open hours"


def test_it_sees_what_is_forgotten(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgets(matter: Matter) -> Matter:
        return replace(matter, assignment=replace(matter.assignment, next_step_at=None))

    monkeypatch.setattr(following, "with_its_step", forgets)
    broken = _breaks(rules, _seeds()).broken
    assert broken
    assert broken.what == "what is open has no next step to come, or what is closed has one"
    assert "assignment" in broken.which


def test_it_sees_what_comes_twice(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a crash what was being sent is given back as if it had not been."""

    def gives_back(work: UnitOfWork) -> int:
        claimed = work.deliveries.claimed()
        work.deliveries.give_back([delivery.id for delivery in claimed])
        return len(claimed)

    monkeypatch.setattr("bot.simulation.machine.take_over", gives_back)
    broken = _breaks(rules, iter(range(1, 30))).broken
    assert broken
    assert broken.what == "a message was delivered twice"


def test_it_sees_more_messages_a_day_than_the_cap(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "room_for", lambda *_: 99)
    monkeypatch.setattr(rendering, "room_to_send", lambda *_: 99)
    broken = _breaks(replace(rules, daily_cap=1), _seeds()).broken
    assert broken
    assert broken.what == "more messages a day than the cap"


def test_it_sees_a_message_that_is_never_sent(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where the store does not tell that anything is due, which is what the simulator goes by."""
    monkeypatch.setattr(SqlDeliveries, "next_due_at", lambda _store: None)
    broken = _breaks(rules, _seeds()).broken
    assert broken
    assert broken.what == "a message hangs"


def test_it_sees_a_step_that_is_never_taken(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driving, "next_instant", lambda _work: None)
    broken = _breaks(rules, _seeds()).broken
    assert broken
    assert broken.what == "what is open has no next step to come, or what is closed has one"


async def test_it_sees_a_changed_record(rules: Rules, tmp_path: Path) -> None:
    play = Play(SMALL, 1, rules, tmp_path, crash_every=0)

    def changes(day: int) -> None:
        if day == 15:
            with play.machine.engine.connect() as connection, connection.begin():
                connection.execute(text("UPDATE events SET who = 'nobody' WHERE what = 'acknowledged'"))

    report = await play.run(changes)
    play.machine.close()
    assert report.broken
    assert report.broken.what == "the record does not hold"


# The command


def test_the_command_touches_nothing_of_the_offices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    assert main(["simulate", "--units", "3", "--directives", "2", "--days", "10", "--seed", "1", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ok"]
    assert told["broken"] is None
    assert (told["units"], told["directives"], told["days"], told["seed"]) == (3, 2, 10, 1)
    assert {"messages", "nudges", "escalations", "crashes", "wall_s"} <= told.keys()
    assert list(tmp_path.iterdir()) == []


def test_the_command_names_what_broke_and_how_to_see_it_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(rendering, "_wait_for_hours", lambda _work, _directive: None)
    for seed in range(1, 9):
        if main(["simulate", "--units", "6", "--directives", "6", "--days", "45", "--seed", str(seed), "--json"]):
            break
    broken = json.loads(capsys.readouterr().out.split("\n}\n")[-2] + "\n}")["broken"]
    assert broken["what"] == "a message came outside open hours"
    assert broken["again"] == f"dondoc simulate --units 6 --directives 6 --days 45 --seed {seed}"
    assert broken["at"].endswith("Z")


@pytest.mark.parametrize("wrong", ["--units 0", "--days -1", "--directives 10000"])
def test_the_command_refuses_odd_sizes(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", *wrong.split()]) == 2
    assert wrong in capsys.readouterr().err


def test_the_clock_of_the_simulator_never_goes_back() -> None:
    clock = SimulatedClock(datetime(2024, 1, 1, tzinfo=UTC))
    travelling = TravellingClock(clock.now())
    for days in (1, -1, 2):
        moment = clock.now() + timedelta(days=days)
        clock.travel_to(moment)
        travelling.travel_to(moment)
        assert clock.now() == travelling.now()

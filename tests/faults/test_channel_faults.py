"""The whole bot while the way to Telegram breaks: nothing is lost, and only what is unknown is repeated."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.adapters.clock import TravellingClock
from bot.adapters.http import Timeouts
from bot.app import App
from bot.core.errors import NotFound
from bot.core.messages import Incoming
from bot.core.stores import UnitOfWork
from bot.sandbox import EVERYTHING, Fault, Kind, SandboxPerson
from bot.services.looking import voice
from handlers.conversation import handle
from tests.faults.stage import Stage, settled, staging, until

ACKNOWLEDGE = "✅ Đã tiếp nhận"
REPEATED = "(gửi lại)"


def impatient(*, answer_s: float = 1.0) -> Timeouts:
    """Timeouts for tests."""
    return Timeouts(
        connect_s=1.0, answer_s=answer_s, poll_s=2, poll_margin_s=1.0, first_wait_s=0.05, longest_wait_s=0.2
    )


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staging(tmp_path) as stage:
        stage.timeouts = impatient()
        yield stage


@pytest.fixture
def clock() -> TravellingClock:
    return TravellingClock(datetime.now(UTC) + timedelta(minutes=10))  # whatever a command does is past by then


async def travel(app: App, clock: TravellingClock, **span: float) -> None:
    clock.travel_to(clock.now() + timedelta(**span))
    await settled(app)


def attempts(stage: Stage, person: SandboxPerson) -> int:
    return sum(one.method == "sendMessage" and one.chat_id == person.id for one in stage.sandbox.requests)


def sends(stage: Stage) -> int:
    return sum(one.method == "sendMessage" for one in stage.sandbox.requests)


def acknowledgments(unit: dict[str, Any]) -> int:
    return sum(event["what"] == "acknowledged" for event in unit["history"])


def receipts(person: SandboxPerson) -> list[str]:
    return [message.words for message in person.received if message.words.startswith("✅")]


async def test_a_closed_door_only_delays(stage: Stage, clock: TravellingClock) -> None:
    people = stage.enter(5)
    stage.publish()
    await stage.sandbox.refuse()
    async with stage.here(clock) as app:
        await settled(app)
        await travel(app, clock, seconds=30)
        assert stage.count("issued") == 5
        await stage.sandbox.accept()
        await travel(app, clock, minutes=5)
        assert [[REPEATED in m.words for m in stage.copies(person)] for person in people] == [[False]] * 5
        people[0].press(ACKNOWLEDGE)
        await until(lambda: receipts(people[0]))


async def test_each_way_to_fail_has_its_outcome(stage: Stage, clock: TravellingClock) -> None:
    ways = [
        Kind.RESET_BEFORE,
        Kind.RESET_AFTER,
        Kind.HANG_BEFORE,
        Kind.HANG_AFTER,
        Kind.SERVER_ERROR,
        Kind.ERROR_AFTER,
        Kind.TOO_MANY,
        Kind.FORBIDDEN,
        Kind.BAD_REQUEST,
    ]
    people = dict(zip(ways, stage.enter(len(ways)), strict=True))
    for kind, person in people.items():
        stage.sandbox.faults.add(Fault(kind, method="sendMessage", chat_id=person.id, status=500))
    stage.publish()
    async with stage.here(clock) as app:
        await settled(app)
        await travel(app, clock, minutes=2)
        await travel(app, clock, minutes=2)
        seen = {kind: [REPEATED in message.words for message in stage.copies(p)] for kind, p in people.items()}
    assert seen == {
        Kind.RESET_BEFORE: [True],
        Kind.RESET_AFTER: [False, True],
        Kind.HANG_BEFORE: [True],
        Kind.HANG_AFTER: [False, True],
        Kind.SERVER_ERROR: [True],
        Kind.ERROR_AFTER: [False, True],
        Kind.TOO_MANY: [False],
        Kind.FORBIDDEN: [],
        Kind.BAD_REQUEST: [],
    }
    shown = stage.show()
    assert (shown["status"]["delivered"], shown["status"]["issued"], shown["unreachable"]) == (7, 2, 2)


async def test_a_head_who_answered_the_first_copy_gets_no_second_one(stage: Stage, clock: TravellingClock) -> None:
    [lan] = stage.enter(1)
    stage.sandbox.faults.add(Fault(Kind.RESET_AFTER, method="sendMessage"))
    stage.publish()
    async with stage.here(clock) as app:
        await settled(app)
        assert stage.count("issued") == 1
        clock.travel_to(clock.now() + timedelta(seconds=10))
        lan.press(ACKNOWLEDGE)
        await until(lambda: receipts(lan))
        await travel(app, clock, minutes=2)
    assert len(stage.copies(lan)) == 1
    assert stage.count("acknowledged") == 1


async def test_a_refused_token_stops_the_sending_until_it_is_taken_again(
    stage: Stage, clock: TravellingClock, caplog: pytest.LogCaptureFixture
) -> None:
    people = stage.enter(40)
    stage.publish()
    refused = stage.sandbox.faults.add(Fault(Kind.UNAUTHORIZED, method=EVERYTHING, times=None))
    async with stage.here(clock) as app:
        await until(lambda: sends(stage) and app.lines[0].dispatcher.is_idle)
        tried = sends(stage)
        assert tried <= 30
        await asyncio.sleep(0.5)
        assert sends(stage) == tried
        assert sum("does not accept our token" in message for message in caplog.messages) == 1
        clock.travel_to(clock.now() + timedelta(seconds=31))
        await until(
            lambda: sends(stage) > tried and app.lines[0].dispatcher.is_idle
        )  # or the clock leaps over its next wait
        stage.sandbox.faults.remove(refused)
        for _ in range(3):
            await travel(app, clock, seconds=31)
        assert [[REPEATED in m.words for m in stage.copies(person)] for person in people] == [[False]] * 40
        people[0].press(ACKNOWLEDGE)
        await until(lambda: receipts(people[0]))


async def test_told_to_wait_is_obeyed_to_the_letter_and_stops_nobody_else(stage: Stage, clock: TravellingClock) -> None:
    lan, minh = stage.enter(2)
    stage.sandbox.faults.add(Fault(Kind.TOO_MANY, method="sendMessage", chat_id=lan.id, retry_after=20))
    stage.publish()
    async with stage.here(clock) as app:
        await settled(app)
        assert (len(stage.copies(lan)), len(stage.copies(minh))) == (0, 1)
        await travel(app, clock, seconds=5)
        lan.say("/viec")  # the chat is to be left alone, by answers too
        await asyncio.sleep(1.0)
        assert attempts(stage, lan) == 1
        await travel(app, clock, seconds=16)
        await until(lambda: len(lan.received) == 2)
        assert len(stage.copies(lan)) == 1


async def test_a_long_wait_of_a_chat_does_not_outlive_the_lease_of_its_next_message(
    stage: Stage, clock: TravellingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.dispatching.LEASE", timedelta(seconds=0.5))
    [lan] = stage.enter(1)
    stage.sandbox.faults.add(Fault(Kind.TOO_MANY, method="sendMessage", chat_id=lan.id, retry_after=60))
    stage.publish()
    stage.publish(text="Số: 13/CT-UBND\nV/v phòng chống bão\n\nYêu cầu các đơn vị trực.\n")
    async with stage.here(clock) as app:
        await until(lambda: attempts(stage, lan) == 1)
        await asyncio.sleep(1.0)
        app.ring()
        await settled(app)
        for _ in range(4):
            await travel(app, clock, minutes=1)
        assert [REPEATED in message.words for message in stage.copies(lan)] == [False, False]


@pytest.mark.parametrize("lost", [Kind.RESET_AFTER, Kind.REPLAY])
async def test_an_update_that_comes_twice_has_one_effect(stage: Stage, clock: TravellingClock, lost: Kind) -> None:
    [lan] = stage.enter(1)
    stage.publish()
    async with stage.here(clock) as app:
        await until(lambda: stage.copies(lan))
        fault = stage.sandbox.faults.add(Fault(lost, method="getUpdates"))
        lan.press(ACKNOWLEDGE)
        await until(lambda: receipts(lan) and fault.spent and not stage.sandbox.pending_updates())
        await settled(app)
    [unit] = stage.show()["units"]
    assert acknowledgments(unit) == 1
    assert len(receipts(lan)) == 1


def handle_but(poisoned: str, error: Exception) -> Any:
    def stumble(work: UnitOfWork, item_ids: Sequence[int], incoming: Incoming | None) -> None:
        handle(work, item_ids, incoming)
        if incoming and incoming.text == poisoned:
            raise error

    return stumble


@pytest.mark.parametrize("error", [RuntimeError("a bug"), NotFound("There is no such thing.")])
async def test_a_poison_update_stops_nobody_and_its_author_is_told(
    stage: Stage, clock: TravellingClock, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr("bot.line.handle", handle_but("/trogiup", error))
    lan, minh = stage.enter(2)
    stage.sandbox.world.updates.pending.append({"update_id": 1, "message": {"chat": "?", "text": "\ud800"}})
    stage.publish()
    async with stage.here(clock) as app:
        await until(lambda: stage.copies(lan) and stage.copies(minh))
        before = len(lan.received)
        lan.say("/trogiup")
        minh.press(ACKNOWLEDGE)
        await until(lambda: receipts(minh))
        await until(lambda: len(lan.received) > before)
        await settled(app)
        assert lan.received[before].words == await app.office.run(lambda work: voice(work, None).trouble())
        lan.press(ACKNOWLEDGE)
        await until(lambda: receipts(lan))


async def test_an_update_that_cannot_even_be_answered_is_set_aside(
    stage: Stage, clock: TravellingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give_up(*_: object) -> None:
        raise RuntimeError("a second bug")

    monkeypatch.setattr("bot.line.handle", handle_but("/trogiup", RuntimeError("a bug")))
    monkeypatch.setattr("bot.line.give_up", give_up)
    [lan] = stage.enter(1)
    stage.publish()
    async with stage.here(clock) as app:
        await until(lambda: stage.copies(lan))
        lan.say("/trogiup")
        lan.press(ACKNOWLEDGE)
        await until(lambda: receipts(lan))
        await settled(app)
        assert len(lan.received) == len(stage.copies(lan)) + len(receipts(lan))  # of the other nobody could tell them


async def readiness(app: App) -> tuple[int, dict[str, bool]]:
    async with aiohttp.ClientSession() as http, http.get(f"{app.url}/readyz") as answer:
        return answer.status, json.loads(await answer.text())


async def test_readyz_does_not_wait_for_a_channel_that_hangs(
    stage: Stage, clock: TravellingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.timeouts = impatient(answer_s=20.0)
    async with stage.here(clock) as app:
        assert (await readiness(app))[0] == 200
        monkeypatch.setattr("bot.web.server._CHECK_S", 0.2)  # only now: a busy machine may take longer to connect
        stage.sandbox.faults.add(Fault(Kind.HANG_BEFORE, method="getMe", times=None))
        clock.travel_to(clock.now() + timedelta(minutes=1))
        begun = asyncio.get_running_loop().time()
        assert await readiness(app) == (503, {"ready": False, "database": True, "channel": False})
        assert asyncio.get_running_loop().time() - begun < 10


async def test_readyz_follows_the_channel_and_healthz_does_not(stage: Stage, clock: TravellingClock) -> None:
    async with stage.here(clock) as app:
        assert await readiness(app) == (200, {"ready": True, "database": True, "channel": True})
        await stage.sandbox.refuse()
        clock.travel_to(clock.now() + timedelta(minutes=1))
        assert await readiness(app) == (503, {"ready": False, "database": True, "channel": False})
        async with aiohttp.ClientSession() as http, http.get(f"{app.url}/healthz") as answer:
            assert answer.status == 200
        await stage.sandbox.accept()
        clock.travel_to(clock.now() + timedelta(minutes=1))
        assert await readiness(app) == (200, {"ready": True, "database": True, "channel": True})

"""The faults that an office has to outlive, by name, each played against the whole bot.

Where they are proven: a refused connection, a reset before and after acceptance, a lost answer, a hang, a page of HTML
and a wait for one chat in test_channel_faults; 500, 502 and 503 one by one in tests/channel/test_telegram_failures;
waits for the whole token in tests/story/test_dispatching; a second process on one file in tests/story/test_cli_run;
processes that die in test_kill and test_kill_steps. Everything else is here.
"""

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest

from bot.adapters.clock import TravellingClock
from bot.adapters.database.engine import open_database
from bot.app import App
from bot.core.errors import DondocError
from bot.core.messages import Outcome
from bot.core.model import DirectiveId, State
from bot.core.model import Kind as DeliveryKind
from bot.core.stores import UnitOfWork
from bot.sandbox import EVERYTHING, Fault, Kind, SandboxPerson
from bot.services.dispatching import record_outcomes
from tests.faults.stage import Stage, locked, no_waiting_for_the_disk, settled, staging, until
from tests.faults.test_channel_faults import (
    ACKNOWLEDGE,
    REPEATED,
    attempts,
    impatient,
    readiness,
    receipts,
    sends,
    travel,
)
from tests.faults.test_kill import at_message


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    for job in ("recording", "dispatch", "reception"):
        monkeypatch.setattr(f"jobs.{job}._STORAGE_WAIT_S", 0.05)
    async with staging(tmp_path) as stage:
        stage.timeouts = impatient()
        yield stage


@pytest.fixture
def clock() -> TravellingClock:
    return TravellingClock(datetime.now(UTC) + timedelta(minutes=10))


def once_each(stage: Stage, people: list[SandboxPerson]) -> bool:
    """Everybody has the directive, once, and not as a repeat."""
    return all([REPEATED in m.words for m in stage.copies(person)] == [False] for person in people)


def said(caplog: pytest.LogCaptureFixture, words: str) -> int:
    return sum(words in message for message in caplog.messages)


# The platform says no


async def test_a_token_refused_in_the_middle_is_told_everywhere_and_loses_nothing(
    stage: Stage, clock: TravellingClock, caplog: pytest.LogCaptureFixture
) -> None:
    people = stage.enter(9)
    stage.publish()
    revoked = Fault(Kind.UNAUTHORIZED, method=EVERYTHING, times=None)

    def revoke() -> None:
        stage.sandbox.faults.add(revoked)

    at_message(stage, "📄", 3, revoke)
    async with stage.here(clock, TELEGRAM_RATE_PER_S="3") as app:
        await until(
            lambda: revoked.fired and said(caplog, "does not accept our token") and app.lines[0].dispatcher.is_idle
        )
        tried = sends(stage)
        assert tried <= 6  # those that were under way
        clock.travel_to(clock.now() + timedelta(seconds=16))
        assert await readiness(app) == (503, {"ready": False, "database": True, "channel": False})
        examined = await asyncio.to_thread(stage.dondoc, "doctor", "--json")
        assert examined.code == 1
        [check] = [one for one in examined.json["checks"] if one["name"] == "telegram"]
        assert (check["state"], check["message"]) == ("fail", "Telegram does not accept TELEGRAM_TOKEN.")
        assert "@BotFather" in check["mend"]
        assert (sends(stage), stage.count("issued")) == (tried, 6)
        assert said(caplog, "does not accept our token") == 1
        stage.sandbox.faults.remove(revoked)
        for _ in range(3):
            await travel(app, clock, seconds=31)
        assert once_each(stage, people)
        assert (await readiness(app))[0] == 200


async def test_a_long_wait_for_one_chat_stops_neither_the_others_nor_their_answers(
    stage: Stage, clock: TravellingClock
) -> None:
    lan, minh, hanh = stage.enter(3)
    stage.sandbox.faults.add(Fault(Kind.TOO_MANY, method="sendMessage", chat_id=lan.id, retry_after=900))
    stage.publish()
    async with stage.here(clock) as app:
        await until(lambda: stage.copies(minh) and stage.copies(hanh))
        minh.press(ACKNOWLEDGE)
        hanh.say("/viec")
        await until(lambda: receipts(minh) and len(hanh.received) > 1)  # the clock has not moved
        await travel(app, clock, seconds=890)
        assert attempts(stage, lan) == 1
        await travel(app, clock, seconds=15)
        assert once_each(stage, [lan])


@pytest.mark.parametrize(
    ("kind", "description"),
    [(Kind.MIGRATED, None), (Kind.FORBIDDEN, "user is deactivated"), (Kind.BAD_REQUEST, "chat not found")],
)
async def test_a_chat_that_is_gone_is_tried_once_and_its_head_is_to_be_rung(
    stage: Stage, clock: TravellingClock, kind: Kind, description: str | None
) -> None:
    lan, minh = stage.enter(2)
    stage.sandbox.faults.add(
        Fault(kind, method="sendMessage", chat_id=lan.id, description=description, times=None, migrate_to=-100_7)
    )
    stage.publish()
    async with stage.here(clock) as app:
        await settled(app)
        await travel(app, clock, minutes=10)
    assert attempts(stage, lan) == 1
    assert -100_7 not in {request.chat_id for request in stage.sandbox.requests}  # nobody there has joined
    shown = stage.show()
    assert (shown["status"]["delivered"], shown["status"]["issued"], shown["unreachable"]) == (1, 1, 1)
    assert {event["what"] for event in shown["units"][0]["history"]} >= {"unreachable"}
    assert once_each(stage, [minh])


@pytest.mark.parametrize(
    ("description", "state"),
    [
        ("message to edit not found", State.REFUSED),
        ("message is not modified: specified new message content is exactly the same", State.SENT),
    ],
)
async def test_a_message_to_edit_that_is_gone_or_as_it_should_be_is_tried_once(
    stage: Stage, clock: TravellingClock, description: str, state: State
) -> None:
    [lan] = stage.enter(1)
    stage.publish()
    async with stage.here(clock) as app:
        await until(lambda: stage.copies(lan))
        for method in ("editMessageText", "editMessageReplyMarkup"):
            stage.sandbox.faults.add(Fault(Kind.BAD_REQUEST, method=method, description=description, times=None))
        lan.press(ACKNOWLEDGE)
        await until(lambda: receipts(lan))
        await travel(app, clock, minutes=10)
        edits = [
            one
            for one in await app.office.run(lambda work: work.deliveries.of_directive(DirectiveId(1)))
            if one.kind is DeliveryKind.EDIT
        ]
    assert [(one.state, one.attempts) for one in edits] == [(state, 1)] * len(edits)
    assert edits
    assert stage.show()["unreachable"] == 0


# The way there


NOWHERE = "telegram.invalid"


class Names:
    """The names of hosts, as the system finds them."""

    def __init__(self) -> None:
        self.gone = True
        self._real = socket.getaddrinfo

    def look_up(self, host: Any, *rest: Any, **more: Any) -> Any:
        if host != NOWHERE:
            return self._real(host, *rest, **more)
        if self.gone:
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        return self._real("127.0.0.1", *rest, **more)


async def test_without_names_for_an_hour_nothing_is_lost_and_the_log_stays_short(
    stage: Stage, clock: TravellingClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    names = Names()
    monkeypatch.setattr("socket.getaddrinfo", names.look_up)
    monkeypatch.setattr("bot.line._INTRODUCE_AGAIN_S", 0.01)
    caplog.set_level(logging.INFO)
    people = stage.enter(5)
    stage.publish()
    port = urlsplit(stage.sandbox.url).port
    async with stage.here(clock, TELEGRAM_API_URL=f"http://{NOWHERE}:{port}") as app:
        for _ in range(12):
            await travel(app, clock, minutes=5)
        assert stage.count("issued") == 5
        assert await readiness(app) == (503, {"ready": False, "database": True, "channel": False})
        told = [one for one in caplog.records if one.name != "jobs.batches"]  # a line a batch, however it went
        ours = [one.getMessage() for one in told if one.name.split(".")[0] in {"bot", "jobs", "handlers"}]
        assert sum("introduce itself" in line for line in ours) == 1
        assert len(ours) < 10, ours
        names.gone = False
        await travel(app, clock, minutes=5)
        assert once_each(stage, people)
        people[0].press(ACKNOWLEDGE)
        await until(lambda: receipts(people[0]))


async def test_two_pollers_are_one_line_that_says_what_to_do(
    stage: Stage, clock: TravellingClock, caplog: pytest.LogCaptureFixture
) -> None:
    [lan] = stage.enter(1)
    stage.publish()
    polls = f"{stage.sandbox.url}/bot{stage.sandbox.token}/getUpdates"

    def refused() -> int:
        return sum(one.method == "getUpdates" and one.outcome == 409 for one in stage.sandbox.requests)

    async with stage.here(clock), aiohttp.ClientSession() as other:
        await until(lambda: stage.copies(lan))
        for seen in range(1, 5):
            while refused() < seen:
                async with other.post(polls, json={"timeout": 0}) as answer:
                    await answer.read()
                await asyncio.sleep(0.1)
            lan.say("/viec")  # which the bot fetches, and both go on
            await until(lambda: not stage.sandbox.pending_updates())
        lan.press(ACKNOWLEDGE)
        await until(lambda: receipts(lan))
    assert said(caplog, "another process polls with the same token; stop it, or give it a bot of its own") == 1


# Clocks


class JumpingClock(TravellingClock):
    """The machine's clock, set forward and back by somebody; monotonic time knows nothing of it."""

    def __init__(self, ahead: timedelta) -> None:
        super().__init__(datetime.now(UTC))
        self._ahead = ahead

    def now(self) -> datetime:
        return super().wall() + self._ahead

    def wall(self) -> datetime:
        return super().wall() + self._ahead

    def jump(self, **span: float) -> None:
        self._ahead += timedelta(**span)


async def test_a_clock_set_forward_a_day_repeats_nothing_that_is_under_way(stage: Stage) -> None:
    stage.timeouts = impatient(answer_s=60.0)
    clock = JumpingClock(timedelta(minutes=10))
    lan, minh = stage.enter(2)
    stage.sandbox.faults.add(Fault(Kind.HANG_AFTER, method="sendMessage", chat_id=lan.id))
    stage.publish()

    async with stage.here(clock) as app:

        async def in_doubt() -> int:
            return await app.office.run(lambda work: work.deliveries.count(State.UNKNOWN))

        await until(lambda: stage.copies(lan) and stage.copies(minh))
        clock.jump(days=1)  # past the end of its lease
        app.ring()
        async with asyncio.timeout(60):
            while not await in_doubt():  # noqa: ASYNC110 - the database has no event
                await asyncio.sleep(0.02)
        stage.sandbox.faults.release()
        await settled(app)
        clock.jump(minutes=10)
        await settled(app)
        assert once_each(stage, [lan, minh])
        assert await in_doubt() == 0
        assert (coming := await app.next_instant()) is not None
        assert clock.now() < coming <= clock.now() + timedelta(days=3)
        assert max(sum(m.words.startswith("⏰") for m in person.received) for person in (lan, minh)) <= 1
    assert stage.count("delivered") == 2


async def test_a_clock_set_back_an_hour_stops_neither_answers_nor_what_is_under_way(stage: Stage) -> None:
    stage.timeouts = impatient(answer_s=60.0)
    clock = JumpingClock(timedelta(hours=2))
    lan, minh = stage.enter(2)
    stage.sandbox.faults.add(Fault(Kind.HANG_AFTER, method="sendMessage", chat_id=lan.id))
    stage.publish()
    async with stage.here(clock) as app:
        await until(lambda: stage.copies(lan) and stage.copies(minh))
        clock.jump(hours=-1)
        minh.press(ACKNOWLEDGE)
        await until(lambda: receipts(minh))
        stage.sandbox.faults.release()
        await settled(app)
        await asyncio.to_thread(stage.publish, text="Số: 13/CT-UBND\nV/v trực bão\n\nYêu cầu các đơn vị trực.\n")
        app.ring()
        await until(lambda: len(stage.copies(lan)) == 2)
        await settled(app)
        assert (await app.next_instant() or clock.now()) > clock.now()
    assert not any(REPEATED in m.words for m in lan.received)
    assert (stage.count("delivered"), stage.count("acknowledged")) == (1, 1)


# The database


@pytest.mark.parametrize("patience_ms", [30_000, 50])
async def test_a_database_that_is_locked_makes_everything_wait_and_loses_nothing(
    stage: Stage, clock: TravellingClock, monkeypatch: pytest.MonkeyPatch, patience_ms: int
) -> None:
    monkeypatch.setattr("bot.app.open_database", partial(open_database, lock_wait_ms=patience_ms))
    stage.timeouts = impatient(answer_s=60.0)
    lan, minh = stage.enter(2)
    stage.publish()
    stage.sandbox.faults.add(Fault(Kind.HANG_AFTER, method="sendMessage", chat_id=lan.id))
    async with stage.here(clock) as app, aiohttp.ClientSession() as http:
        await until(lambda: stage.copies(lan) and stage.copies(minh))
        with locked(stage):
            stage.sandbox.faults.release()  # the outcome has to wait
            minh.press(ACKNOWLEDGE)
            lan.say("Đã xong 60%", reply_to=stage.copies(lan)[0])
            for _ in range(10):
                await asyncio.sleep(0.05)
                async with asyncio.timeout(5), http.get(f"{app.url}/healthz") as answer:
                    assert answer.status == 200
            assert not receipts(minh)
        await until(lambda: receipts(minh))
        await settled(app)
        await travel(app, clock, minutes=2)
        assert once_each(stage, [lan, minh])
    [first, second] = stage.show()["units"]
    assert [event["text"] for event in first["history"] if event["what"] == "reported"] == ["Đã xong 60%"]
    assert sum(event["what"] == "acknowledged" for event in second["history"]) == 1


def fill(app: App) -> None:
    """Not a page more, and hardly a byte."""
    with app.office.engine.begin() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    number = 0
    for size in (2000, 200, 20):
        with no_waiting_for_the_disk(), contextlib.suppress(DondocError):
            while True:
                number += 1
                app.office.run_now(lambda work, n=number, s=size: work.facts.put(f"fill{n}", "x" * s))  # type: ignore[misc]


def woken(app: App) -> bool:
    app.ring()
    return True


def make_room(app: App) -> None:
    with app.office.engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")


async def test_on_a_full_disk_nothing_is_sent_that_cannot_be_recorded(
    stage: Stage, clock: TravellingClock, caplog: pytest.LogCaptureFixture
) -> None:
    people = stage.enter(20)
    async with stage.here(clock, JOBS__TICK="PT1H", TELEGRAM_RATE_PER_S="20") as app:
        await settled(app)
        await asyncio.to_thread(stage.publish)
        fill(app)
        before = sends(stage)
        app.ring()
        await until(lambda: said(caplog, "disk is full"))
        await asyncio.sleep(0.3)
        sent = sends(stage) - before
        assert sent <= 16  # of 20: what was claimed until the first outcome could not be written down
        await asyncio.sleep(1.0)
        assert sends(stage) - before == sent
        make_room(app)
        await until(lambda: woken(app) and all(stage.copies(person) for person in people), every_s=0.1)
        await settled(app)
        await travel(app, clock, minutes=2)
        assert once_each(stage, people)
    assert stage.count("delivered") == 20


async def test_while_outcomes_cannot_be_recorded_nothing_more_is_sent(
    stage: Stage, clock: TravellingClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A claim changes a row in its place, and what follows from an outcome needs room: the one may work alone."""
    has_room = False

    def record(work: UnitOfWork, outcomes: Sequence[Outcome]) -> None:
        if not has_room:
            raise DondocError("The database could not be used (database or disk is full); nothing was changed.")
        record_outcomes(work, outcomes)

    monkeypatch.setattr("jobs.recording.record_outcomes", record)
    monkeypatch.setattr("bot.services.dispatching.LEASE", timedelta(seconds=0.3))
    people = stage.enter(20)
    stage.publish()
    async with stage.here(clock, TELEGRAM_RATE_PER_S="20") as app:
        await until(lambda: said(caplog, "Outcomes wait to be recorded"))
        await asyncio.sleep(0.3)  # what was under way
        sent = sends(stage)
        await asyncio.sleep(1.2)
        assert sends(stage) == sent < 20
        has_room = True
        await until(lambda: woken(app) and all(stage.copies(person) for person in people), every_s=0.1)
        await settled(app)
        await travel(app, clock, minutes=2)
        assert once_each(stage, people)
    assert stage.count("delivered") == 20

"""Updates pushed to the bot: nothing gets in without the secret, nothing is lost, nothing counts twice."""

import asyncio
import io
import json
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.adapters.clock import TravellingClock
from bot.adapters.telegram.webhook import SECRET_HEADER, read_push, read_push_state
from bot.app import App
from bot.core.errors import DondocError
from bot.core.ports import RawUpdate
from bot.core.stores import UnitOfWork
from bot.sandbox import Fault, Kind, SandboxPerson
from bot.web.pushes import LARGEST_PUSH
from jobs.pushing import Pushing
from jobs.reception import last_key, store_polled, store_pushed
from tests.channel.whole_stage import clock, stage
from tests.faults.stage import Stage, dice, no_waiting_for_the_disk, settled, until

__all__ = ["clock", "stage"]

SECRET = "bi-mat_1234567890"
ACKNOWLEDGE = "✅ Đã tiếp nhận"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@asynccontextmanager
async def pushed_to(stage: Stage, clock: TravellingClock, path: str = "/hook/tg") -> AsyncIterator[App]:
    """The bot with a webhook, which is set by the time the test goes on."""
    port = free_port()
    url = f"http://127.0.0.1:{port}{path}"
    changes = {"HTTP_PORT": str(port), "TELEGRAM_WEBHOOK_URL": url, "TELEGRAM_WEBHOOK_SECRET": SECRET}
    async with stage.here(clock, **changes) as app:
        await until(lambda: app.lines[0].pushing and app.lines[0].pushing.is_set)
        yield app


async def post(app: App, body: bytes, *, path: str = "/telegram/webhook", **headers: str) -> int:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{app.url}{path}", data=io.BytesIO(body), headers=headers) as answer,
    ):
        return answer.status


async def ready(app: App) -> int:
    async with aiohttp.ClientSession() as session, session.get(f"{app.url}/readyz") as answer:
        return answer.status


def stored(work: UnitOfWork) -> int:
    return len(work.inbox.waiting(1000))


def reports(stage: Stage) -> list[str]:
    history = stage.show()["units"][0]["history"]
    return [entry["text"] for entry in history if entry["what"] == "reported"]


def update(number: int = 1) -> bytes:
    return json.dumps({"update_id": number, "message": {"text": "?"}}).encode()


async def test_a_press_that_is_pushed_counts_and_nothing_is_polled(stage: Stage, clock: TravellingClock) -> None:
    [lan] = stage.enter(1)
    stage.publish()
    async with pushed_to(stage, clock) as app:
        await until(lambda: stage.copies(lan))
        lan.press(ACKNOWLEDGE)
        await until(lambda: not stage.sandbox.pending_updates() and not stage.sandbox.unanswered_presses())
        await settled(app)
        assert await ready(app) == 200
    assert stage.count("acknowledged") == 1
    assert not stage.sandbox.sent("getUpdates")
    [asked] = stage.sandbox.sent("setWebhook")
    assert asked.params["secret_token"] == SECRET
    assert json.loads(asked.params["allowed_updates"]) == [
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
    ]
    assert asked.params["max_connections"] == "40"
    assert asked.params.get("drop_pending_updates", "false") == "false"


@pytest.mark.parametrize("path", ["/telegram/webhook", "/hook/tg"])
async def test_without_the_secret_nothing_gets_in(
    stage: Stage, clock: TravellingClock, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with pushed_to(stage, clock) as app:
        for wrong in ("", "x", SECRET[:-1], f"{SECRET}x", SECRET.upper(), "bí-mật"):
            assert await post(app, update(), path=path, **{SECRET_HEADER: wrong}) == 401
        assert await post(app, update(), path=path) == 401
        assert await post(app, update(), path=path, Authorization=f"Bearer {SECRET}") == 401
        assert await app.office.run(lambda work: work.inbox.last_key("telegram:12345")) is None
        assert await post(app, update(), path=path, **{SECRET_HEADER: SECRET}) == 200
        assert await app.office.run(lambda work: work.inbox.last_key("telegram:12345")) == "1"
    assert SECRET not in caplog.text


async def test_where_there_is_no_secret_nobody_knows_it(stage: Stage, clock: TravellingClock) -> None:
    async with stage.here(clock) as app:
        assert await post(app, update()) == 401
        assert await post(app, update(), **{SECRET_HEADER: ""}) == 401
        assert await app.office.run(stored) == 0


BAD_BODIES = {
    "empty": b"",
    "no JSON": b"{",
    "no text": b"\xff\xfe",
    "a list": b"[1]",
    "no id": b'{"message": {}}',
    "an odd id": b'{"update_id": true}',
    "a negative id": b'{"update_id": -1}',
    "a huge id": b'{"update_id": ' + b"9" * 5000 + b"}",
    "too deep": b"[" * 100_000,
    "too large": b'{"update_id": 1, "x": "' + b"x" * LARGEST_PUSH + b'"}',
}


async def test_what_is_no_update_is_refused_and_not_stored(
    stage: Stage, clock: TravellingClock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with pushed_to(stage, clock) as app:
        for name, body in BAD_BODIES.items():
            assert await post(app, body, **{SECRET_HEADER: SECRET}) == 400, name
        assert await app.office.run(lambda work: work.inbox.last_key("telegram:12345")) is None
    assert "xxx" not in caplog.text
    assert "Traceback" not in caplog.text


async def test_what_cannot_be_stored_is_asked_for_again_and_counts_once(
    stage: Stage, clock: TravellingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    [lan] = stage.enter(1)
    stage.publish()
    async with pushed_to(stage, clock) as app:
        await until(lambda: stage.copies(lan))
        real = app.office.run
        failed: list[int] = []

        async def failing(service: Any, *args: Any, **kwargs: Any) -> Any:
            if service is store_pushed and len(failed) < 3:
                failed.append(503)
                raise DondocError("The database could not be used (disk full); nothing was changed.")
            return await real(service, *args, **kwargs)

        monkeypatch.setattr(app.office, "run", failing)
        lan.say("Đã xong 60%", reply_to=stage.copies(lan)[0])
        await until(lambda: not stage.sandbox.pending_updates())
        await settled(app)
    assert len(failed) == 3
    assert reports(stage) == ["Đã xong 60%"]


async def test_the_webhook_is_asked_for_until_it_is_set(
    stage: Stage, clock: TravellingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.pushing._FIRST_WAIT_S", 0.01)
    stage.sandbox.faults.add(Fault(Kind.SERVER_ERROR, method="setWebhook", times=2))
    stage.sandbox.faults.add(Fault(Kind.TOO_MANY, method="setWebhook", retry_after=1))
    settings = {"TELEGRAM_WEBHOOK_URL": "http://127.0.0.1:9/x", "TELEGRAM_WEBHOOK_SECRET": SECRET}
    async with stage.here(clock, **settings) as app:
        assert await ready(app) == 503
        await until(lambda: app.lines[0].pushing and app.lines[0].pushing.is_set)
        assert await ready(app) == 200
    assert len([one for one in stage.sandbox.requests if one.method == "setWebhook"]) == 4


async def test_a_webhook_that_somebody_took_away_is_set_again(
    stage: Stage, clock: TravellingClock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    defaults = Pushing.__init__.__kwdefaults__
    assert defaults
    monkeypatch.setitem(defaults, "look_s", 0.05)
    async with pushed_to(stage, clock) as app:
        await app.lines[0].channel.push_to(None)
        await until(lambda: len(stage.sandbox.sent("setWebhook")) >= 2)
    assert "no longer pushes to us; somebody else uses the same token" in caplog.text


async def test_changing_over_and_back_loses_nothing_and_doubles_nothing(stage: Stage, clock: TravellingClock) -> None:
    [lan] = stage.enter(1)
    stage.publish()
    said = []

    def report(percent: int) -> None:
        said.append(f"Đã làm {percent}%")
        lan.say(said[-1], reply_to=stage.copies(lan)[0])

    async with stage.here(clock):
        await until(lambda: stage.copies(lan))
        report(10)
        await until(lambda: stage.sandbox.requests[-1].method == "getUpdates")
    report(20)  # nobody is there
    stage.sandbox.faults.add(Fault(Kind.REPLAY, times=2))
    async with pushed_to(stage, clock) as app:
        report(30)
        await until(lambda: not stage.sandbox.pending_updates())
        await settled(app)
    report(40)
    stage.sandbox.faults.add(Fault(Kind.REPLAY, times=2))
    async with stage.here(clock) as app:
        report(50)
        await until(lambda: not stage.sandbox.pending_updates())
        await settled(app)
    assert reports(stage) == said
    dropped = {one.params.get("drop_pending_updates", "false") for one in stage.sandbox.sent("deleteWebhook")}
    assert dropped == {"false"}


async def test_polling_goes_back_for_what_a_webhook_left_behind(stage: Stage, clock: TravellingClock) -> None:
    [lan] = stage.enter(1)
    stage.publish()
    async with stage.here(clock):
        await until(lambda: stage.copies(lan))
    lan.say("Đã làm 20%", reply_to=stage.copies(lan)[0])  # its push failed, that of a later one did not
    [waits] = stage.sandbox.world.updates.pending
    later = RawUpdate(source="telegram:12345", key=str(waits["update_id"] + 1), raw="{}")
    with stage.office() as office:
        office.run_now(store_pushed, [later])
        assert office.run_now(last_key, "telegram:12345") is None
    async with stage.here(clock) as app:
        await until(lambda: not stage.sandbox.pending_updates())
        await settled(app)
        assert await app.office.run(last_key, "telegram:12345") is not None
    assert reports(stage) == ["Đã làm 20%"]


def test_what_was_polled_after_a_push_is_in_order_again(tmp_path: Path) -> None:
    stage = Stage(sandbox=None, folder=tmp_path, settings={"DATA_DIR": str(tmp_path)})  # type: ignore[arg-type]
    one, two = (RawUpdate(source="telegram:1", key=key, raw="{}") for key in ("8", "5"))
    with stage.office() as office:
        assert office.run_now(store_pushed, [one, one]) == [one]
        assert office.run_now(store_polled, [two, one]) == [two]
        assert office.run_now(last_key, "telegram:1") == "5"


def test_run_refuses_a_webhook_without_a_secret(tmp_path: Path) -> None:
    settings = {"TELEGRAM_TOKEN": "1:x", "TELEGRAM_WEBHOOK_URL": "https://x.vn/tg", "DATA_DIR": str(tmp_path)}
    told = Stage(sandbox=None, folder=tmp_path, settings=settings).dondoc("run")  # type: ignore[arg-type]
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("dondoc: TELEGRAM_WEBHOOK_URL is set without TELEGRAM_WEBHOOK_SECRET")
    assert told.err.count("\n") == 1


async def test_a_hundred_presses_of_fifty_people_are_all_answered_and_count_once(
    stage: Stage, clock: TravellingClock
) -> None:
    stage.settings["TELEGRAM_RATE_PER_S"] = "1000"
    people = stage.enter(50)
    stage.publish()
    async with pushed_to(stage, clock) as app:
        clock.travel_to(clock.now() + timedelta(seconds=1))
        await until(lambda: all(stage.copies(person) for person in people))
        first: dict[int, Any] = {person.id: stage.copies(person)[0] for person in people}
        press_all(people, first)
        press_all(people, first)
        await until(lambda: not stage.sandbox.pending_updates() and not stage.sandbox.unanswered_presses())
        await settled(app)
    assert stage.count("acknowledged") == 50
    units = stage.show()["units"]
    assert [sum(entry["what"] == "acknowledged" for entry in unit["history"]) for unit in units] == [1] * 50


def press_all(people: list[SandboxPerson], first: dict[int, Any]) -> None:
    for person in people:
        person.press_old("ack:" + str(people.index(person) + 1), on=first[person.id])


async def test_pushes_that_come_together_are_stored_together(
    stage: Stage, clock: TravellingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with pushed_to(stage, clock) as app:
        real, batches = app.office.run, []

        async def slow(service: Any, *args: Any, **kwargs: Any) -> Any:
            if service is store_pushed:
                batches.append(len(args[0]))
                await asyncio.sleep(0.05)
            return await real(service, *args, **kwargs)

        monkeypatch.setattr(app.office, "run", slow)
        statuses = await asyncio.gather(*(post(app, update(n), **{SECRET_HEADER: SECRET}) for n in range(1, 21)))
        assert statuses == [200] * 20
        assert sum(batches) == 20
        assert len(batches) < 10


def test_a_pushed_update_is_kept_as_it_came() -> None:
    raw = read_push('{"update_id": 7, "message": {"text": "Đã nhận 😀"}}'.encode(), source="telegram:1")
    assert (raw.source, raw.key) == ("telegram:1", "7")
    assert json.loads(raw.raw) == {"update_id": 7, "message": {"text": "Đã nhận 😀"}}
    assert "Đã nhận" in raw.raw


@pytest.mark.parametrize("odd", [{}, {"url": 5, "pending_update_count": "x", "last_error_date": "y"}, {"url": None}])
def test_an_odd_webhook_info_is_read_as_far_as_it_goes(odd: dict[str, Any]) -> None:
    state = read_push_state(odd)
    assert (state.waiting, state.last_error, state.last_error_at) == (0, "", None)


async def test_presses_that_come_twice_and_in_disorder_are_answered_and_count_once(
    stage: Stage, clock: TravellingClock
) -> None:
    """Four presses of each of fifty heads; every push comes twice, in another order and beside others."""
    with no_waiting_for_the_disk():
        people = stage.enter(50)
        stage.settings["TELEGRAM_RATE_PER_S"] = "100000"
        stage.publish()
        async with pushed_to(stage, clock) as app:
            await until(lambda: all(stage.copies(person) for person in people))
            stage.sandbox.world.updates.on_push = lambda: None  # we carry the pushes ourselves
            first: dict[int, Any] = {person.id: stage.copies(person)[0] for person in people}
            for _ in range(4):
                press_all(people, first)
            pushes = [json.dumps(one).encode() for one in stage.sandbox.world.updates.pending] * 2
            stage.sandbox.world.updates.drop_pending()
            dice(11).shuffle(pushes)
            await push_all(app, pushes)
            await until(lambda: not stage.sandbox.unanswered_presses())
            await settled(app)
    assert len(pushes) == 400
    assert [len(stage.sandbox.sent("answerCallbackQuery")), stage.count("acknowledged")] == [200, 50]
    units = stage.show()["units"]
    assert [sum(entry["what"] == "acknowledged" for entry in unit["history"]) for unit in units] == [1] * 50
    receipts = [sum(one.words.startswith("✅ Đã ghi nhận") for one in person.received) for person in people]
    assert receipts == [1] * 50


async def push_all(app: App, pushes: list[bytes]) -> None:
    """Forty at a time, as Telegram does; each is taken."""
    waiting = iter(pushes)
    headers = {SECRET_HEADER: SECRET}

    async def carry(session: aiohttp.ClientSession) -> None:
        for body in waiting:
            async with session.post(f"{app.url}/telegram/webhook", data=body, headers=headers) as answer:
                assert answer.status == 200

    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as carriers:
        for _ in range(40):
            carriers.create_task(carry(session))

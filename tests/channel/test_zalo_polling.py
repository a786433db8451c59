"""Fetching from a platform that has no offset, forgets what it has handed out, and may hand it out for ever."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Sequence

import pytest

from bot.adapters.zalo.updates import read_batch, read_push
from bot.core.ports import PushTarget, RawUpdate
from bot.sandbox import Fault, Kind
from bot.sandbox.zalo import ZaloPerson, ZaloSandbox
from tests.channel.platforms import HASTY, SECRET, Stage, hooked
from tests.channel.sandbox_fixtures import until
from tests.channel.zalo_stage import Answering, answering, channel, lan, sandbox, stage

__all__ = ["answering", "channel", "lan", "sandbox", "stage"]

SOURCE = "zalo:7654321"


async def next_batch(stream: AsyncIterator[Sequence[RawUpdate]]) -> Sequence[RawUpdate]:
    return await anext(stream)


def polls(sandbox: ZaloSandbox) -> int:
    return sum(request.method == "getUpdates" for request in sandbox.requests)


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.message for record in caplog.records if record.levelno >= logging.WARNING]


async def test_an_update_that_is_answered_for_ever_is_taken_once_and_a_new_one_comes_through(
    stage: Stage, sandbox: ZaloSandbox, lan: ZaloPerson
) -> None:
    sandbox.faults.add(Fault(Kind.REPLAY, times=None))
    stream = stage.channel.updates(None)
    assert stage.texts(await anext(stream)) == ["chào"]
    more = asyncio.create_task(next_batch(stream))
    await until(lambda: polls(sandbox) >= 10)
    assert not more.done()
    lan.say("mới")
    assert stage.texts(await more) == ["mới"]
    assert set(stage.naps) == {1}
    assert len(stage.naps) >= 9


async def test_two_who_say_the_same_are_two(stage: Stage, sandbox: ZaloSandbox) -> None:
    for name in ("Lan", "Hùng"):
        sandbox.person(name).say("đã nhận")
    stream = stage.channel.updates(None)
    [first], [second] = await anext(stream), await anext(stream)
    assert first.key != second.key


@pytest.mark.parametrize("under_200", [False, True])
async def test_an_idle_poll_is_no_trouble(
    sandbox: ZaloSandbox, stage: Stage, caplog: pytest.LogCaptureFixture, *, under_200: bool
) -> None:
    sandbox.switches.idle_under_200 = under_200
    hurried = type(HASTY)(connect_s=0.5, poll_s=0, poll_margin_s=5)
    stream = stage.open_channel(timeouts=hurried).updates(None)
    more = asyncio.create_task(next_batch(stream))
    await until(lambda: polls(sandbox) >= 3)
    sandbox.person("Lan").say("chào")
    assert stage.texts(await more) == ["chào"]
    assert set(stage.naps) == {1}  # never two polls within a second
    assert told(caplog) == []


async def test_the_server_is_asked_to_wait_and_given_time_to(sandbox: ZaloSandbox, stage: Stage) -> None:
    sandbox.person("Lan").say("chào")
    await anext(stage.channel.updates(None))
    assert sandbox.requests[0].params == {"timeout": 5}


@pytest.mark.parametrize("result", [{}, None, [], [{}], {"message": {}}, 5, "x"])
def test_nothing_new_and_what_is_no_update_are_left_out(result: object, caplog: pytest.LogCaptureFixture) -> None:
    assert read_batch(result, source=SOURCE) == []
    assert bool(told(caplog)) == bool(result)


async def test_garbage_does_not_make_it_spin(answering: Answering) -> None:
    channel = await answering(200, '{"ok": true, "result": {"x": 1}}')
    naps: list[float] = []

    async def nap(span_s: float) -> None:
        naps.append(span_s)
        if len(naps) == 5:
            await channel.close()

    channel._sleep = nap
    with pytest.raises(StopAsyncIteration):
        await anext(channel.updates(None))
    assert naps == [1] * 5


async def test_a_webhook_that_cannot_be_taken_away_now_is_said_once_and_tried_again(
    stage: Stage, sandbox: ZaloSandbox, lan: ZaloPerson, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.channel.push_to(PushTarget(url="http://127.0.0.1:9/hook", secret=SECRET))
    sandbox.faults.add(Fault(Kind.RESET_BEFORE, method="deleteWebhook"))
    sandbox.faults.add(Fault(Kind.FORBIDDEN, method="deleteWebhook"))
    assert stage.texts(await anext(stage.channel.updates(None))) == ["chào"]
    assert stage.naps == [1, 1, 1]
    assert [line for line in told(caplog) if "a webhook is set; it is taken away now" in line][1:] == []
    assert sum("could not be taken away" in line for line in told(caplog)) == 2


async def test_being_told_to_wait_is_waited_out_ever_longer(
    stage: Stage, sandbox: ZaloSandbox, lan: ZaloPerson
) -> None:
    sandbox.faults.add(Fault(Kind.TOO_MANY, method="getUpdates", times=5))
    await anext(stage.channel.updates(None))
    assert stage.naps == [5, 15, 60, 300, 300]


async def test_a_refused_token_is_said_once_and_works_again_by_itself(
    stage: Stage, sandbox: ZaloSandbox, lan: ZaloPerson, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.faults.add(Fault(Kind.UNAUTHORIZED, method="getUpdates", times=3))
    assert stage.texts(await anext(stage.channel.updates(None))) == ["chào"]
    assert stage.naps == [30, 30, 30]
    [line] = told(caplog)
    assert "set ZALO_BOT_TOKEN" in line


@pytest.mark.parametrize("kind", [Kind.SERVER_ERROR, Kind.RESET_BEFORE, Kind.FORBIDDEN, Kind.BAD_REQUEST])
async def test_other_trouble_is_tried_again_ever_more_slowly(
    stage: Stage, sandbox: ZaloSandbox, lan: ZaloPerson, kind: Kind
) -> None:
    sandbox.faults.add(Fault(kind, method="getUpdates", times=7))
    assert stage.texts(await anext(stage.channel.updates(None))) == ["chào"]
    assert stage.naps == [1, 2, 4, 8, 16, 30, 30]


async def test_what_was_seen_long_ago_is_forgotten(
    stage: Stage, sandbox: ZaloSandbox, lan: ZaloPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database has its own unique key for that."""
    monkeypatch.setattr("bot.adapters.zalo.polling._REMEMBERED", 2)
    update = dict(sandbox.world.updates.pending[0])
    for text in ("hai", "ba"):
        lan.say(text)
    sandbox.world.updates.push(update)
    stream = stage.channel.updates(None)
    heard = [text for _ in range(4) for text in stage.texts(await anext(stream))]
    assert heard == ["chào", "hai", "ba", "chào"]


# Keys


def push(**parts: object) -> RawUpdate:
    return read_push(json.dumps(parts).encode(), source=SOURCE)


MESSAGE = {"chat": {"id": "c1"}, "message_id": "m1", "text": "a"}


def test_the_key_is_chat_and_message_in_whatever_envelope() -> None:
    bare = push(event_name="message.text.received", message=MESSAGE)
    wrapped = push(ok=True, result={"event_name": "message.text.received", "message": MESSAGE})
    assert bare == wrapped
    assert bare.key == "c1:m1"


@pytest.mark.parametrize(
    "message",
    [
        None,
        {},
        {"chat": {"id": "c1"}},
        {"chat": 5, "message_id": "m"},
        {"chat": {"id": "c" * 60}, "message_id": "m" * 60},
        {"chat": {"id": "c d"}, "message_id": "m\u0000"},
        {"chat": {"id": ""}, "message_id": True},
    ],
)
def test_what_has_no_message_is_known_by_all_that_it_says(message: object) -> None:
    bare = push(event_name="message.unsupported.received", message=message)
    assert len(bare.key) == 64
    assert bare.key == push(ok=True, result={"message": message, "event_name": "message.unsupported.received"}).key
    assert bare.key != push(event_name="message.other.received", message=message).key


async def test_a_push_bare_or_wrapped_is_the_same_update(stage: Stage, sandbox: ZaloSandbox, lan: ZaloPerson) -> None:
    update = dict(sandbox.world.updates.pending[0])
    async with hooked(stage) as hook:
        await stage.channel.push_to(PushTarget(url=hook.url, secret=SECRET))
        await until(lambda: len(hook.taken) == 1)
        sandbox.switches.wraps_pushes = False
        sandbox.world.updates.push(update)
        await until(lambda: len(hook.taken) == 2)
    assert hook.taken[0] == hook.taken[1]

"""Long polling: nothing is lost, nothing poisons, and it goes on for ever."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest

from bot.adapters.telegram.polling import read_batch
from bot.core.ports import RawUpdate
from bot.sandbox import Fault, Kind, SandboxPerson
from tests.channel.sandbox_fixtures import until
from tests.channel.telegram_stage import Stage, lan, stage

__all__ = ["lan", "stage"]


def texts(stage: Stage, batch: Sequence[RawUpdate]) -> list[str]:
    found = [stage.channel.understand(update) for update in batch]
    return [one.text for one in found if one is not None]


def told(caplog: pytest.LogCaptureFixture, least: int = logging.WARNING) -> list[str]:
    """The warnings; whether less is logged depends on the level that the program was started with."""
    return [
        record.message
        for record in caplog.records
        if record.name.startswith("bot.adapters") and record.levelno >= least
    ]


async def next_batch(stream: AsyncIterator[Sequence[RawUpdate]]) -> Sequence[RawUpdate]:
    return await anext(stream)


async def test_updates_are_kept_as_they_came(stage: Stage, lan: SandboxPerson) -> None:
    lan.say("Đã nhận 😀")
    batch = await anext(stage.channel.updates(None))
    assert {update.source for update in batch} == {"telegram:12345"}
    assert [json.loads(update.raw)["update_id"] for update in batch] == [int(update.key) for update in batch]
    assert "Đã nhận 😀" in batch[1].raw
    assert texts(stage, batch) == ["/start", "Đã nhận 😀"]


async def test_a_batch_is_confirmed_only_when_the_next_one_is_asked_for(stage: Stage, lan: SandboxPerson) -> None:
    stream = stage.channel.updates(None)
    first = await anext(stream)
    assert stage.sandbox.pending_updates() == 1
    assert [update.key for update in await anext(stage.channel.updates(None))] == [update.key for update in first]
    more = asyncio.create_task(next_batch(stream))
    lan.say("hai")
    assert texts(stage, await more) == ["hai"]
    assert stage.sandbox.pending_updates() == 1


async def test_polling_begins_after_what_is_stored_already(stage: Stage, lan: SandboxPerson) -> None:
    [start] = await anext(stage.channel.updates(None))
    lan.say("hai")
    assert texts(stage, await anext(stage.channel.updates(start.key))) == ["hai"]


async def test_a_key_that_is_no_update_id_is_refused(stage: Stage) -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        await anext(stage.channel.updates("x"))


async def test_every_poll_says_which_updates_are_wanted(stage: Stage, lan: SandboxPerson) -> None:
    await anext(stage.channel.updates(None))
    [request] = [one for one in stage.sandbox.requests if one.method == "getUpdates"]
    assert json.loads(request.params["allowed_updates"]) == [
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
    ]
    assert request.params["timeout"] == "5"


async def test_one_malformed_update_spoils_nothing_for_the_others(stage: Stage, lan: SandboxPerson) -> None:
    broken = {"update_id": 700_000_000, "message": {"message_id": "?", "chat": [], "text": "\ud800"}}
    stage.sandbox.world.updates.pending.insert(0, broken)
    stream = stage.channel.updates(None)
    bad, good = await anext(stream)
    assert json.loads(bad.raw) == broken
    assert bad.raw.encode()
    with pytest.raises(ValueError, match="cannot be read"):
        stage.channel.understand(bad)
    assert texts(stage, [good]) == ["/start"]
    more = asyncio.create_task(next_batch(stream))
    lan.say("tiếp")
    assert texts(stage, await more) == ["tiếp"]


@pytest.mark.parametrize("kind", [Kind.REPLAY, Kind.OUT_OF_ORDER])
async def test_updates_that_come_twice_or_in_disorder_all_come(
    stage: Stage, lan: SandboxPerson, kind: Kind, caplog: pytest.LogCaptureFixture
) -> None:
    lan.say("hai")
    stage.sandbox.faults.add(Fault(kind))
    stream = stage.channel.updates(None)
    seen = set(texts(stage, await anext(stream)))
    lan.say("ba")
    while "ba" not in seen:
        seen |= set(texts(stage, await anext(stream)))
    assert seen == {"/start", "hai", "ba"}
    assert told(caplog) == []


async def test_a_closed_door_is_tried_again_ever_more_slowly(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    lan = stage.enter("Lan")
    await stage.sandbox.refuse()
    more = asyncio.create_task(next_batch(stage.channel.updates(None)))
    await until(lambda: len(stage.naps) >= 8)
    lan.say("vẫn đây")
    await stage.sandbox.accept()
    assert texts(stage, await more) == ["/start", "vẫn đây"]
    assert stage.naps[:8] == [1, 2, 4, 8, 16, 30, 30, 30]
    begun, over = told(caplog, logging.INFO)
    assert begun.startswith("No updates for telegram:12345: no connection or no answer (NotConnected)")
    assert over.startswith("Updates for telegram:12345 come again, after")


@pytest.mark.parametrize(
    "fault",
    [
        Fault(Kind.SERVER_ERROR, method="getUpdates", times=3),
        Fault(Kind.ERROR_AFTER, method="getUpdates", times=3),
        Fault(Kind.RESET_BEFORE, method="getUpdates", times=3),
        Fault(Kind.RESET_AFTER, method="getUpdates", times=3),
        Fault(Kind.BAD_REQUEST, method="getUpdates", times=3),
    ],
    ids=lambda fault: str(fault.kind),
)
async def test_no_trouble_ends_the_polling(stage: Stage, lan: SandboxPerson, fault: Fault) -> None:
    stage.sandbox.faults.add(fault)
    assert texts(stage, await anext(stage.channel.updates(None))) == ["/start"]
    assert stage.naps == [1, 2, 4]


async def test_a_poll_without_an_answer_is_given_up_and_repeated(stage: Stage, lan: SandboxPerson) -> None:
    stage.channel._timeouts = type(stage.channel._timeouts)(connect_s=0.2, poll_s=0, poll_margin_s=0.2)
    stage.sandbox.faults.add(Fault(Kind.HANG_BEFORE, method="getUpdates"))
    assert texts(stage, await anext(stage.channel.updates(None))) == ["/start"]
    assert stage.naps == [1]


async def test_being_told_to_wait_is_obeyed_to_the_letter(stage: Stage, lan: SandboxPerson) -> None:
    stage.sandbox.faults.add(Fault(Kind.TOO_MANY, method="getUpdates", retry_after=40))
    await anext(stage.channel.updates(None))
    assert stage.naps == [40]


async def test_a_refused_token_is_said_once_and_works_again_by_itself(
    stage: Stage, lan: SandboxPerson, caplog: pytest.LogCaptureFixture
) -> None:
    stage.sandbox.faults.add(Fault(Kind.UNAUTHORIZED, method="getUpdates", times=3))
    assert texts(stage, await anext(stage.channel.updates(None))) == ["/start"]
    assert stage.naps == [30, 30, 30]
    [line] = told(caplog)
    assert "the token is refused; ask @BotFather" in line


async def test_a_second_poller_is_said_once_with_what_to_do(
    stage: Stage, lan: SandboxPerson, caplog: pytest.LogCaptureFixture
) -> None:
    [start] = await anext(stage.channel.updates(None))
    ours = asyncio.create_task(next_batch(stage.channel.updates(start.key)))
    await until(lambda: len([one for one in stage.sandbox.requests if one.method == "getUpdates"]) >= 2)
    other = stage.open_channel()
    theirs = asyncio.create_task(next_batch(other.updates(start.key)))
    await until(lambda: stage.naps)
    lan.say("hai")
    assert texts(stage, await ours) == ["hai"]
    assert texts(stage, await theirs) == ["hai"]
    assert set(stage.naps) == {30}
    assert all("another process polls with the same token; stop it" in line for line in told(caplog))
    assert len(told(caplog)) in {1, 2}


async def test_a_webhook_in_the_way_is_taken_away(stage: Stage, lan: SandboxPerson) -> None:
    await stage.channel._client.set_webhook("http://127.0.0.1:9/hook")
    assert texts(stage, await anext(stage.channel.updates(None))) == ["/start"]
    assert stage.naps == [1]


async def test_a_webhook_that_cannot_be_taken_away_now_is_tried_again(
    stage: Stage, lan: SandboxPerson, caplog: pytest.LogCaptureFixture
) -> None:
    await stage.channel._client.set_webhook("http://127.0.0.1:9/hook")
    stage.sandbox.faults.add(Fault(Kind.RESET_BEFORE, method="deleteWebhook"))
    assert texts(stage, await anext(stage.channel.updates(None))) == ["/start"]
    assert stage.naps == [1, 1]
    assert "The webhook could not be taken away (NetworkError)." in told(caplog)


async def test_closing_ends_the_polling(stage: Stage) -> None:
    more = asyncio.create_task(next_batch(stage.channel.updates(None)))
    await until(lambda: stage.sandbox.requests)
    await stage.channel.close()
    with pytest.raises(StopAsyncIteration):
        await more


@pytest.mark.parametrize("answer", [5, None, "x", [5], [None, {}], [{"update_id": True}], {"update_id": "1"}])
def test_what_has_no_id_is_left_out_with_a_word(answer: Any, caplog: pytest.LogCaptureFixture) -> None:
    assert read_batch(answer, source="telegram:1") == []
    assert "without an update id" in caplog.text


async def test_a_batch_without_any_id_does_not_spin(stage: Stage, lan: SandboxPerson) -> None:
    stage.sandbox.world.updates.pending.insert(0, {})
    stage.sandbox.world.updates.poll = once_then(stage.sandbox.world.updates.poll, [{"text": "no id"}])  # type: ignore[method-assign]
    stage.sandbox.world.updates.pending.pop(0)
    assert texts(stage, await anext(stage.channel.updates(None))) == ["/start"]
    assert stage.naps == [30]


def once_then(poll: Any, first: list[Any]) -> Any:
    answers = [first]

    async def answer(**asked: Any) -> Any:
        return answers.pop() if answers else await poll(**asked)

    return answer

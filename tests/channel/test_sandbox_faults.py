"""Everything that can go wrong between the bot and Telegram, one by one."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import httpx
import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.sandbox import EVERYTHING, Fault, Kind
from tests.channel.sandbox_fixtures import Scene, playing, until


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with playing() as made:
        made.lan.start()
        yield made


async def say(scene: Scene, text: str = "Chào") -> None:
    await scene.bot.send_message(scene.lan.id, text)


def texts(scene: Scene) -> list[str]:
    return [message.text for message in scene.lan.received]


async def test_a_closed_door_refuses_and_opens_on_the_same_port(scene: Scene) -> None:
    await say(scene)
    url = scene.sandbox.url
    waiting = asyncio.create_task(scene.call("getUpdates", offset=700_000_002, timeout=30))
    await until(lambda: not scene.sandbox.pending_updates())
    await scene.sandbox.refuse()
    with pytest.raises(aiohttp.ClientError):
        await waiting
    with pytest.raises(NetworkError) as refused:
        await say(scene, "mất")
    assert isinstance(refused.value.__cause__, httpx.ConnectError)
    with pytest.raises(aiohttp.ClientConnectorError):
        await scene.call("getMe")
    await scene.sandbox.accept()
    assert scene.sandbox.url == url
    await say(scene, "lại")
    assert texts(scene) == ["Chào", "lại"]


async def test_cut_before_acceptance(scene: Scene) -> None:
    fault = scene.sandbox.faults.add(Fault(Kind.RESET_BEFORE, method="sendMessage"))
    with pytest.raises(NetworkError):
        await say(scene, "mất")
    assert (texts(scene), fault.fired) == ([], 1)
    assert (scene.sandbox.requests[-1].outcome, scene.sandbox.requests[-1].accepted) == (0, False)
    await say(scene)
    assert texts(scene) == ["Chào"]


async def test_cut_after_acceptance(scene: Scene) -> None:
    scene.sandbox.faults.add(Fault(Kind.RESET_AFTER))
    with pytest.raises(NetworkError):
        await say(scene)
    assert texts(scene) == ["Chào"]
    assert (scene.sandbox.requests[-1].outcome, scene.sandbox.requests[-1].accepted) == (0, True)


@pytest.mark.parametrize(("kind", "arrived"), [(Kind.HANG_BEFORE, []), (Kind.HANG_AFTER, ["Chào"])])
async def test_no_answer_within_the_clients_patience(scene: Scene, kind: Kind, arrived: list[str]) -> None:
    scene.sandbox.faults.add(Fault(kind))
    with pytest.raises(TimedOut):
        await scene.bot.send_message(scene.lan.id, "Chào", read_timeout=0.1)
    assert texts(scene) == arrived


async def test_what_hangs_can_be_released(scene: Scene) -> None:
    faults = scene.sandbox.faults
    accepted = faults.add(Fault(Kind.HANG_AFTER))
    lost = faults.add(Fault(Kind.HANG_BEFORE, after=1))
    late = asyncio.create_task(scene.call("sendMessage", chat_id=scene.lan.id, text="muộn"))
    await until(lambda: accepted.fired)
    never = asyncio.create_task(scene.call("sendMessage", chat_id=scene.lan.id, text="mất"))
    await until(lambda: lost.fired)
    await asyncio.sleep(0.01)
    faults.release()
    assert (await late)["ok"]
    with pytest.raises(aiohttp.ClientError):
        await never
    assert texts(scene) == ["muộn"]


async def test_a_hanging_answer_can_come_by_itself(scene: Scene) -> None:
    scene.sandbox.faults.add(Fault(Kind.HANG_AFTER, seconds=0.01))
    await say(scene)
    assert texts(scene) == ["Chào"]


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_proxys_page_instead_of_an_answer(scene: Scene, status: int) -> None:
    scene.sandbox.faults.add(Fault(Kind.SERVER_ERROR, status=status))
    with pytest.raises(NetworkError):
        await say(scene)
    assert (texts(scene), scene.sandbox.requests[-1].outcome) == ([], status)


async def test_a_proxys_page_after_acceptance(scene: Scene) -> None:
    scene.sandbox.faults.add(Fault(Kind.ERROR_AFTER))
    with pytest.raises(NetworkError):
        await say(scene)
    assert texts(scene) == ["Chào"]


@pytest.mark.parametrize("retry_after", [1, 900])
async def test_told_to_wait(scene: Scene, retry_after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    scene.sandbox.faults.add(Fault(Kind.TOO_MANY, retry_after=retry_after))
    body = await scene.call("sendMessage", chat_id=scene.lan.id, text="Chào")
    assert body["parameters"] == {"retry_after": retry_after}
    scene.sandbox.faults.add(Fault(Kind.TOO_MANY, retry_after=retry_after))
    with pytest.raises(RetryAfter) as told:
        await say(scene)
    assert told.value.retry_after == timedelta(seconds=retry_after)
    assert texts(scene) == []


async def test_unauthorized_for_a_while(scene: Scene) -> None:
    fault = scene.sandbox.faults.add(Fault(Kind.UNAUTHORIZED, method=EVERYTHING, times=None))
    with pytest.raises(InvalidToken):
        await say(scene)
    with pytest.raises(InvalidToken):
        await scene.updates()
    scene.sandbox.faults.remove(fault)
    await say(scene)
    assert (texts(scene), fault.fired) == (["Chào"], 2)


async def test_forbidden_and_bad_request(scene: Scene) -> None:
    scene.sandbox.faults.add(Fault(Kind.FORBIDDEN, description="user is deactivated"))
    with pytest.raises(Forbidden, match="user is deactivated"):
        await say(scene)
    scene.sandbox.faults.add(Fault(Kind.BAD_REQUEST))
    with pytest.raises(BadRequest, match="Chat not found"):
        await say(scene)
    assert texts(scene) == []


async def test_a_chat_that_has_migrated(scene: Scene) -> None:
    scene.sandbox.faults.add(Fault(Kind.MIGRATED, migrate_to=-100_7))
    with pytest.raises(ChatMigrated) as moved:
        await say(scene)
    assert moved.value.new_chat_id == -1007


async def test_a_confirmed_update_comes_again(scene: Scene) -> None:
    scene.sandbox.faults.add(Fault(Kind.REPLAY))
    first = (await scene.updates())[0].update_id
    assert [update.update_id for update in await scene.updates(first + 1)] == [first]
    assert await scene.updates(first + 1) == []


async def test_updates_come_out_of_order(scene: Scene) -> None:
    fault = scene.sandbox.faults.add(Fault(Kind.OUT_OF_ORDER))
    assert len(await scene.updates()) == 1
    assert fault.fired == 0
    scene.lan.say("hai")
    newest, oldest = (update.update_id for update in await scene.updates())
    assert newest == oldest + 1
    assert [update.update_id for update in await scene.updates()] == [oldest, newest]


async def test_a_fault_can_wait_and_choose(scene: Scene) -> None:
    minh = scene.sandbox.person("Minh")
    minh.start()
    fault = scene.sandbox.faults.add(Fault(Kind.FORBIDDEN, method="sendMessage", chat_id=minh.id, after=1, times=2))
    await scene.call("getMe")
    await say(scene)
    codes = [(await scene.call("sendMessage", chat_id=minh.id, text="a")).get("error_code") for _ in range(4)]
    assert codes == [None, 403, 403, None]
    assert fault.spent


async def test_cleared_faults_are_gone(scene: Scene) -> None:
    scene.sandbox.faults.add(Fault(Kind.SERVER_ERROR, times=None))
    scene.sandbox.faults.clear()
    await say(scene)
    assert texts(scene) == ["Chào"]

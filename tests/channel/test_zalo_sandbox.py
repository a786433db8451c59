"""The local Zalo Bot API, asked directly: it must not be kinder than the real one."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.adapters.clock import TravellingClock
from bot.sandbox import Fault, Kind, Sandbox
from bot.sandbox.zalo import ZaloPerson, ZaloSandbox
from tests.channel.sandbox_fixtures import MORNING, until


@pytest.fixture
async def sandbox() -> AsyncIterator[ZaloSandbox]:
    sandbox = ZaloSandbox(clock=TravellingClock(MORNING))
    await sandbox.start()
    yield sandbox
    await sandbox.stop()


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as http:
        yield http


@pytest.fixture
def lan(sandbox: ZaloSandbox) -> ZaloPerson:
    lan = sandbox.person("Nguyễn Thị Lan")
    lan.say("chào")
    return lan


class Caller:
    def __init__(self, sandbox: ZaloSandbox, http: aiohttp.ClientSession) -> None:
        self.sandbox = sandbox
        self.http = http

    async def __call__(self, method: str, *, token: str | None = None, **params: Any) -> tuple[int, dict[str, Any]]:
        url = f"{self.sandbox.url}/bot{token or self.sandbox.token}/{method}"
        async with self.http.post(url, json=params) as answer:
            return answer.status, await answer.json()

    async def refusal(self, method: str, **params: Any) -> str:
        status, body = await self(method, **params)
        assert body["ok"] is False
        assert status == body["error_code"]
        return f"{status} {body['description']}"


@pytest.fixture
def call(sandbox: ZaloSandbox, http: aiohttp.ClientSession) -> Caller:
    return Caller(sandbox, http)


async def test_parameters_travel_as_json_form_and_query(
    sandbox: ZaloSandbox, http: aiohttp.ClientSession, lan: ZaloPerson
) -> None:
    url = f"{sandbox.url}/bot{sandbox.token}/sendMessage"
    params = {"chat_id": lan.id, "text": "a"}
    for asking in (http.post(url, json=params), http.post(url, data=params), http.get(url, params=params)):
        async with asking as answer:
            body = await answer.json()
            assert (answer.status, set(body["result"])) == (200, {"message_id", "date"})
    assert [message.text for message in lan.received] == ["a"] * 3
    assert body["result"]["date"] == int(MORNING.timestamp() * 1000)


async def test_a_wrong_token_and_an_unknown_method_are_told_apart(call: Caller) -> None:
    assert (await call("getMe", token="67890:x"))[0] == 401
    assert await call("getme") == (200, {"ok": False, "error_code": 404, "description": "Not Found"})
    assert (await call("getMe"))[1]["result"]["account_name"] == "bot.dondoc"


@pytest.mark.parametrize(("length", "taken"), [(0, False), (1, True), (2000, True), (2001, False)])
async def test_a_text_has_its_length(call: Caller, lan: ZaloPerson, length: int, *, taken: bool) -> None:
    status, _ = await call("sendMessage", chat_id=lan.id, text="ấ" * length, reply_markup={"inline_keyboard": []})
    assert (status == 200, len(lan.received)) == (taken, int(taken))


async def test_nobody_is_written_to_who_has_not_written_first(call: Caller, sandbox: ZaloSandbox) -> None:
    stranger = sandbox.person("Hùng")
    assert (await call.refusal("sendMessage", chat_id="", text="a")).startswith("400 Bad request: The chat_id must")
    assert (await call.refusal("sendMessage", chat_id=stranger.id, text="a")).startswith("400")
    stranger.say("chào")
    assert (await call("sendMessage", chat_id=stranger.id, text="a"))[0] == 200
    stranger.block()
    assert (await call.refusal("sendMessage", chat_id=stranger.id, text="a")).startswith("400")


async def test_updates_come_one_by_one_and_then_none(call: Caller, lan: ZaloPerson) -> None:
    lan.say("hai")
    texts = [(await call("getUpdates", timeout=0))[1]["result"]["message"]["text"] for _ in range(2)]
    assert texts == ["chào", "hai"]
    assert await call.refusal("getUpdates", timeout="0") == "408 Request timeout"


async def test_disorder_and_repetition_on_demand(call: Caller, sandbox: ZaloSandbox, lan: ZaloPerson) -> None:
    lan.say("hai")
    sandbox.faults.add(Fault(Kind.OUT_OF_ORDER))
    sandbox.faults.add(Fault(Kind.REPLAY, times=2))
    texts = [(await call("getUpdates", timeout=0))[1]["result"]["message"]["text"] for _ in range(4)]
    assert texts == ["hai", "chào", "chào", "chào"]
    assert (await call("getUpdates", timeout=0))[0] == 408


async def test_every_event_has_its_documented_shape(sandbox: ZaloSandbox, lan: ZaloPerson) -> None:
    lan.send_photo(b"jpg", "Ảnh")
    sandbox.switches.photo_key, sandbox.switches.name_key = "photo_url", "first_name"
    lan.send_photo(b"jpg")
    lan.send_sticker()
    lan.send_voice(b"aac")
    lan.send_withheld()
    lan.send_withheld(with_message=False)
    lan.mention("a", group_id="g1")
    seen = [(one["event_name"].split(".")[1], one.get("message", {})) for one in sandbox.world.updates.pending]
    assert [kind for kind, _ in seen] == [
        "text",
        "image",
        "image",
        "sticker",
        "voice",
        "unsupported",
        "unsupported",
        "text",
    ]
    text, image, other, sticker, voice, withheld, nothing, group = (message for _, message in seen)
    assert set(text) == {"from", "chat", "message_id", "date", "text"}
    assert text["from"] == {"id": lan.id, "display_name": "Nguyễn Thị Lan", "is_bot": False}
    assert text["chat"] == {"id": lan.id, "chat_type": "PRIVATE"}
    assert (image["caption"], image["photo"][: len(sandbox.url)]) == ("Ảnh", sandbox.url)
    assert ("photo" in other, "photo_url" in other, "first_name" in other["from"]) == (False, True, True)
    assert {"sticker", "url"} <= set(sticker)
    assert {"voice_url"} <= set(voice)
    assert set(withheld) == {"from", "chat", "message_id", "date"}
    assert nothing == {}
    assert group["chat"] == {"id": "g1", "chat_type": "GROUP"}


async def test_a_webhook_is_set_seen_and_deleted_by_zalos_rules(call: Caller, lan: ZaloPerson) -> None:
    url = "https://dondoc.example.vn/zalo/webhook"
    assert await call.refusal("getWebhookInfo") == "404 Not Found"
    for params in ({"url": url}, {"url": url, "secret_token": "s" * 7}, {"url": url, "secret_token": "s" * 257}):
        assert (await call.refusal("setWebhook", **params)).startswith("400")
    for wrong in ("http://a.vn/", "https://localhost/", "https://192.168.1.2/", "https://[", ""):
        assert (await call.refusal("setWebhook", url=wrong, secret_token="s" * 8)).startswith("400")
    _, body = await call("setWebhook", url=url, secret_token="s" * 8)
    assert body["result"]["url"] == url
    assert body["result"]["verification"]["ok"] is True
    assert (await call.refusal("getUpdates", timeout=0)).startswith("400 You cannot use this API while a webhook")
    assert (await call("getWebhookInfo"))[1]["result"]["url"] == url
    assert (await call("deleteWebhook"))[1]["result"]["url"] == ""
    assert (await call("getUpdates", timeout=0))[0] == 200


async def test_setting_a_webhook_ends_a_poll_that_waits(call: Caller, sandbox: ZaloSandbox) -> None:
    waiting = asyncio.create_task(call("getUpdates", timeout=30))
    await until(lambda: sandbox.requests)
    await call("setWebhook", url="https://a.vn/", secret_token="s" * 8)
    status, body = await waiting
    assert (status, body["error_code"]) == (400, 400)


async def test_an_answer_may_be_lost_after_the_message_was_taken(
    call: Caller, sandbox: ZaloSandbox, lan: ZaloPerson
) -> None:
    sandbox.faults.add(Fault(Kind.RESET_AFTER))
    with pytest.raises(aiohttp.ClientError):
        await call("sendMessage", chat_id=lan.id, text="a")
    assert [message.text for message in lan.received] == ["a"]
    assert [(one.accepted, one.outcome) for one in sandbox.requests] == [(True, 0)]


async def test_it_can_live_at_the_door_of_the_local_telegram(http: aiohttp.ClientSession) -> None:
    telegram = Sandbox(clock=TravellingClock(MORNING))
    zalo = ZaloSandbox(clock=telegram.clock)
    telegram.mount(zalo)
    await telegram.start()
    try:
        assert zalo.url == f"{telegram.url}/zalo"
        seen: list[str] = []
        zalo.on_message(lambda message: seen.append(message.words))
        lan = zalo.person("Lan")
        own: list[bool] = []
        lan.on_message(lambda message: own.append(message.from_bot))
        lan.say("chào")
        zalo.person("Hùng").say("em đây")
        assert await Caller(zalo, http)("sendMessage", chat_id=lan.id, text="a")
        assert (seen, own) == (["chào", "em đây", "a"], [False, True])
        assert zalo.find_person(lan.id) is zalo.find_person("Lan") is lan
        assert zalo.pending_updates() == 2
        assert len(zalo.sent()) == 1
    finally:
        await zalo.stop()
        await telegram.stop()

"""The sandbox driven from another process, and held against the published description of the Bot API."""

import base64
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from tests.channel.sandbox_fixtures import Scene, picture, playing

SPEC = Path(__file__).parents[3] / "shared" / "reference" / "telegram-bot-api.json"
CARD = InlineKeyboardMarkup([[InlineKeyboardButton("✅ Đã tiếp nhận", callback_data="ack:1", style="primary")]])


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with playing() as made:
        yield made


@pytest.fixture
async def strict() -> AsyncIterator[Scene]:
    if not SPEC.exists():
        if os.environ.get("CI"):
            pytest.fail("CI needs the description of the Bot API beside the repository.")
        pytest.skip("the description of the Bot API is not beside the repository")
    async with playing(spec=SPEC) as made:
        made.lan.start()
        yield made


async def test_another_process_can_play_the_people(scene: Scene) -> None:
    made = await scene.control("person", name="Minh", id=77)
    assert made == {"ok": True, "person": {"id": 77, "name": "Minh", "access": "never_started"}}
    await scene.control("start", person="Lan", payload="ABC")
    await scene.control("start", person=77)
    for chat_id in (scene.lan.id, 77):
        await scene.bot.send_message(chat_id, "Văn bản", reply_markup=CARD)
    assert (await scene.control("press_all", button="ack:1"))["pressed"] == [scene.lan.id, 77]
    assert (await scene.control("press_all", button="ack:1", people=[77]))["pressed"] == [77]
    assert await scene.look("pending") == {"ok": True, "updates": 5, "presses": 3}
    card = scene.lan.received[-1].message_id
    said = await scene.control("say", person=scene.lan.id, text="60%", reply_to=card)
    assert said["message"]["reply_to"] == card
    await scene.control("edit", person="Lan", message_id=said["message"]["message_id"], text="70%")
    await scene.control("react", person="Lan", message_id=card, emoji="👍")
    await scene.control("press", person="Lan", button="ack:1")
    await scene.control("press", person="Lan", data="ack:9", message_id=card)
    await scene.control("contact", person="Lan", phone="0901234567")
    await scene.control("block", person="77")
    chats = {chat["name"]: chat for chat in (await scene.look("chats"))["chats"]}
    assert chats["Minh"]["access"] == "blocked"
    shown = chats["Lan"]["messages"]
    assert [message["text"] for message in shown] == ["/start ABC", "Văn bản", "70%", ""]
    assert shown[1]["buttons"][0][0]["style"] == "primary"
    assert shown[1]["reactions"] == ["👍"]
    assert shown[2]["history"] == ["60%"]
    assert shown[0]["sent_at"] == "2024-07-01T01:00:00Z"
    await scene.control("unblock", person=77)
    assert (await scene.control("deactivate", person=77))["person"]["access"] == "deactivated"


async def test_files_pass_through_the_control_interface(scene: Scene) -> None:
    await scene.control("start", person="Lan")
    data = base64.b64encode(picture(4, 3)).decode()
    sent = await scene.control("photo", person="Lan", base64=data, caption="Ảnh", album="a")
    assert (sent["message"]["file"]["width"], sent["message"]["caption"]) == (4, "Ảnh")
    sent = await scene.control("document", person="Lan", name="a.csv", base64="YQ==")
    async with scene.http.get(f"{scene.sandbox.url}{sent['message']['file']['url']}") as answer:
        assert (await answer.read(), answer.headers["Content-Disposition"]) == (b"a", "attachment")
    async with scene.http.get(f"{scene.sandbox.url}/sandbox/files/none") as answer:
        assert answer.status == 404


async def test_faults_and_requests_pass_through_the_control_interface(scene: Scene) -> None:
    scene.lan.start()
    await scene.control("fault", kind="too_many", method="sendMessage", retry_after=3)
    assert (await scene.call("sendMessage", chat_id=scene.lan.id, text="a"))["error_code"] == 429
    await scene.control("fault", kind="server_error", times=None)
    await scene.control("faults/clear")
    await scene.control("faults/release")
    await scene.bot.send_document(scene.lan.id, b"abc", filename="a.txt")
    seen = await scene.look("requests?since=1")
    rows = [(row["method"], row["outcome"], row["accepted"]) for row in seen["requests"]]
    assert rows == [("sendMessage", 429, False), ("sendDocument", 200, True)]
    assert seen["requests"][1]["params"]["document"] == {"name": "a.txt", "size": 3}
    assert (await scene.look("requests?method=getMe"))["total"] == 3


async def test_the_control_interface_says_what_is_wrong(scene: Scene) -> None:
    assert await scene.control("say", text="a") == {"ok": False, "error": "person is missing"}
    assert "Nobody here" in (await scene.control("say", person="Ai", text="a"))["error"]
    assert "text is missing" in (await scene.control("say", person="Lan"))["error"]
    assert "no message 9" in (await scene.control("react", person="Lan", message_id=9))["error"]
    assert "sees no button" in (await scene.control("press", person="Lan", button="x"))["error"]
    assert "kind" in (await scene.control("fault"))["error"]
    assert (await scene.control("fault", kind="earthquake"))["ok"] is False
    assert (await scene.control("fault", kind="replay", colour="red"))["ok"] is False
    assert (await scene.look("chats?person=Ai"))["ok"] is False
    assert (await scene.look("requests?since=x"))["ok"] is False
    async with scene.http.post(f"{scene.sandbox.url}/sandbox/say", data={"person": "Lan", "text": "a"}) as answer:
        assert answer.status == 400
    async with scene.http.post(f"{scene.sandbox.url}/sandbox/say", json=["Lan"]) as answer:
        assert answer.status == 400


async def test_the_real_client_speaks_as_the_description_says(strict: Scene) -> None:
    lan, bot = strict.lan, strict.bot
    sent = await bot.send_message(lan.id, "<b>Văn bản</b>", parse_mode="HTML", reply_markup=CARD)
    await bot.edit_message_text(
        "khác", lan.id, sent.message_id, link_preview_options=telegram.LinkPreviewOptions(is_disabled=True)
    )
    await bot.send_message(lan.id, "a", reply_to_message_id=sent.message_id, allow_sending_without_reply=True)
    await bot.send_document(lan.id, b"a", filename="a.txt", thumbnail=picture())
    await bot.send_photo(lan.id, picture(), caption="Ảnh")
    await bot.send_media_group(lan.id, [telegram.InputMediaPhoto(picture()), telegram.InputMediaPhoto(picture())])
    await bot.set_my_commands([("viec", "Việc")], scope=telegram.BotCommandScopeChat(lan.id), language_code="vi")
    await bot.set_message_reaction(lan.id, sent.message_id, "👍")
    await bot.get_updates(timeout=0, allowed_updates=["message", "callback_query"])
    await bot.send_message(lan.id, "Số?", reply_markup=telegram.ReplyKeyboardMarkup([["a"]], one_time_keyboard=True))
    assert strict.sandbox.complaints == []
    assert len(lan.received) == 7


@pytest.mark.parametrize(
    ("method", "params", "complaint"),
    [
        ("sendTelegram", {}, "sendTelegram: the Bot API has no such method"),
        ("sendMessage", {"chat_id": 1, "text": "a", "txt": "b"}, "sendMessage: unknown field 'txt'"),
        ("sendMessage", {"chat_id": 1}, "sendMessage: missing field 'text'"),
        ("sendMessage", {"chat_id": 1, "text": 5}, "sendMessage: 'text' should be String, not int"),
        ("getUpdates", {"timeout": "long"}, "getUpdates: 'timeout' should be Integer, not str"),
        (
            "getUpdates",
            {"allowed_updates": "message"},
            "getUpdates: 'allowed_updates' should be Array of String, not str",
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "a", "disable_notification": 1},
            "sendMessage: 'disable_notification' should be Boolean, not int",
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "a", "reply_markup": {"inline_keyboard": [[{"text": "a", "data": "b"}]]}},
            "sendMessage: 'reply_markup.inline_keyboard[0][0]': InlineKeyboardButton has no field 'data'",
        ),
        (
            "sendMessage",
            {"chat_id": 1, "text": "a", "reply_parameters": '{"allow_sending_without_reply": true}'},
            "sendMessage: 'reply_parameters': ReplyParameters lacks 'message_id'",
        ),
        ("sendPhoto", {"chat_id": 1, "photo": 7}, "sendPhoto: 'photo' should be a file"),
    ],
)
async def test_what_the_description_does_not_know_is_refused(
    strict: Scene, method: str, params: dict[str, object], complaint: str
) -> None:
    refusal = await strict.refusal(method, **params)
    assert strict.sandbox.complaints == [complaint]
    assert refusal == f"400 Bad Request: not as the Bot API describes it: {complaint}"


async def test_a_voice_message_and_a_group_pass_through_the_control_interface(scene: Scene) -> None:
    data = base64.b64encode(b"OggS").decode()
    await scene.control("voice", person=scene.lan.id, base64=data, duration=5)
    [heard] = await scene.bot.get_updates(timeout=1)
    voice = heard.to_dict()["message"]["voice"]
    assert (voice["duration"], voice["mime_type"]) == (5, "audio/ogg")
    made = await scene.control("group", person=scene.lan.id, title="Phòng")
    assert scene.sandbox.groups[0].id == made["group"]["id"]

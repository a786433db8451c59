"""What people do, and how it reaches the bot: by long polling or by webhook."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
import telegram
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Conflict

from bot.sandbox import Fault, Kind
from bot.sandbox.webhook import SECRET_HEADER
from tests.channel.sandbox_fixtures import Scene, picture, playing, until

CARD = InlineKeyboardMarkup([[InlineKeyboardButton("✅ Đã tiếp nhận", callback_data="ack:1")]])


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with playing() as made:
        yield made


async def test_start_with_a_code_arrives_as_a_command(scene: Scene) -> None:
    scene.lan.start("ABC")
    message = (await scene.updates())[0].message
    assert message is not None
    assert message.text == "/start ABC"
    assert message.parse_entities(["bot_command"])
    assert message.chat.type == "private"
    assert message.from_user is not None
    assert (message.from_user.id, message.from_user.language_code) == (scene.lan.id, "vi")


async def test_updates_stay_until_an_offset_confirms_them(scene: Scene) -> None:
    scene.lan.start()
    scene.lan.say("một")
    scene.lan.say("hai")
    first = await scene.updates(limit=2)
    assert [update.message and update.message.text for update in first] == ["/start", "một"]
    assert await scene.updates(limit=2) == first
    assert scene.sandbox.pending_updates() == 3
    rest = await scene.updates(first[-1].update_id + 1)
    assert [update.update_id for update in rest] == [first[-1].update_id + 1]
    assert scene.sandbox.pending_updates() == 1
    assert await scene.updates(-1) == rest
    assert await scene.updates(rest[0].update_id + 1) == []


async def test_a_waiting_poll_is_answered_as_soon_as_something_happens(scene: Scene) -> None:
    scene.lan.start()
    seen = (await scene.updates())[-1].update_id
    waiting = asyncio.create_task(scene.call("getUpdates", offset=seen + 1, timeout=30))
    await until(lambda: scene.sandbox.pending_updates() == 0)
    scene.lan.say("mới")
    assert [one["message"]["text"] for one in (await waiting)["result"]] == ["mới"]


async def test_an_empty_poll_ends_after_its_timeout(scene: Scene) -> None:
    assert (await scene.call("getUpdates", timeout=1))["result"] == []


async def test_a_second_poller_ends_the_first_with_a_conflict(scene: Scene) -> None:
    first = asyncio.create_task(scene.bot.get_updates(timeout=30))
    await until(lambda: len(scene.sandbox.requests) == 2)
    second = asyncio.create_task(scene.call("getUpdates", timeout=30))
    with pytest.raises(Conflict, match="other getUpdates request"):
        await first
    scene.lan.start()
    assert len((await second)["result"]) == 1


async def test_allowed_updates_are_remembered_and_reactions_come_only_when_asked_for(scene: Scene) -> None:
    start = scene.lan.start()
    scene.lan.react(start, "👍")
    assert len(await scene.updates()) == 1
    await scene.updates(allowed_updates=["message_reaction"])
    scene.lan.say("không nghe")
    scene.lan.react(start, None)
    last = (await scene.updates())[-1].message_reaction
    assert last is not None
    assert (last.message_id, last.new_reaction) == (start.message_id, ())
    assert isinstance(last.old_reaction[0], telegram.ReactionTypeEmoji)


async def test_a_press_carries_its_message_and_waits_for_its_answer(scene: Scene) -> None:
    scene.lan.start()
    sent = await scene.bot.send_message(scene.lan.id, "Văn bản", reply_markup=CARD)
    scene.lan.press("✅ Đã tiếp nhận")
    query = (await scene.updates())[-1].callback_query
    assert query is not None
    assert (query.data, query.message, query.from_user.id) == ("ack:1", sent, scene.lan.id)
    assert query.chat_instance
    assert scene.sandbox.unanswered_presses() == 1
    await query.answer("Đã ghi nhận")
    assert scene.lan.alerts == ["Đã ghi nhận"]
    assert scene.sandbox.unanswered_presses() == 0
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await query.answer()


async def test_an_old_or_unknown_query_is_refused(scene: Scene) -> None:
    scene.lan.start()
    await scene.bot.send_message(scene.lan.id, "Văn bản", reply_markup=CARD)
    query_id = scene.lan.press("ack:1")
    assert "MESSAGE_TOO_LONG" in await scene.refusal("answerCallbackQuery", callback_query_id=query_id, text="a" * 201)
    scene.let_pass(61)
    too_old = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await scene.refusal("answerCallbackQuery", callback_query_id=query_id) == too_old
    assert await scene.refusal("answerCallbackQuery", callback_query_id="none") == too_old
    assert scene.sandbox.unanswered_presses() == 0


async def test_a_button_that_is_not_there_cannot_be_pressed_but_forged(scene: Scene) -> None:
    scene.lan.start()
    with pytest.raises(LookupError, match="sees no button 'ack:1'"):
        scene.lan.press("ack:1")
    await scene.bot.send_message(scene.lan.id, "cũ", reply_markup=CARD)
    await scene.bot.send_message(scene.lan.id, "mới", reply_markup=CARD)
    old, new = scene.lan.received
    scene.lan.press("ack:1")
    scene.lan.press("ack:1", on=old)
    await scene.bot.edit_message_reply_markup(scene.lan.id, old.message_id)
    scene.lan.press_old("ack:2", old)
    await scene.bot.delete_message(scene.lan.id, new.message_id)
    scene.lan.press_old("ack:3", new)
    queries = [update.callback_query for update in await scene.updates() if update.callback_query]
    pressed = [(query.data, query.message and query.message.message_id) for query in queries]
    assert pressed == [
        ("ack:1", new.message_id),
        ("ack:1", old.message_id),
        ("ack:2", old.message_id),
        ("ack:3", new.message_id),
    ]
    assert queries[-1].message is not None
    assert not queries[-1].message.is_accessible


async def test_a_button_that_opens_a_link_tells_the_bot_nothing(scene: Scene) -> None:
    scene.lan.start()
    link = InlineKeyboardMarkup([[InlineKeyboardButton("Xem", url="https://a.vn")]])
    await scene.bot.send_message(scene.lan.id, "Trang", reply_markup=link)
    with pytest.raises(LookupError, match="tells the bot nothing"):
        scene.lan.press("Xem")


async def test_replies_edits_files_and_contacts_arrive(scene: Scene) -> None:
    scene.lan.start()
    await scene.bot.send_message(scene.lan.id, "Văn bản")
    card = scene.lan.received[-1]
    report = scene.lan.say("60%", reply_to=card)
    scene.lan.edit(report, "70%")
    photo = scene.lan.send_photo(picture(4, 3), "Ảnh", card, album="a1")
    scene.lan.send_document("kq.pdf", b"%PDF", caption="Kết quả")
    scene.lan.share_contact("0901234567")
    scene.lan.share_contact("0900000000", own=False)
    _, said, edited, shot, file, own, other = await scene.updates()
    assert said.message is not None
    assert said.message.reply_to_message is not None
    assert said.message.reply_to_message.message_id == card.message_id
    assert edited.edited_message is not None
    assert edited.edited_message.text == "70%"
    assert report.history == ["60%"]
    assert shot.message is not None
    assert (shot.message.caption, shot.message.media_group_id) == ("Ảnh", "a1")
    assert (shot.message.photo[-1].width, photo.file and photo.file.width) == (4, 4)
    assert file.message is not None
    assert file.message.document is not None
    assert file.message.document.mime_type == "application/pdf"
    fetched = await (await file.message.document.get_file()).download_as_bytearray()
    assert bytes(fetched) == b"%PDF"
    assert own.message is not None
    assert own.message.contact is not None
    assert (own.message.contact.phone_number, own.message.contact.user_id) == ("0901234567", scene.lan.id)
    assert other.message is not None
    assert other.message.contact is not None
    assert other.message.contact.user_id is None
    with pytest.raises(LookupError, match="own messages"):
        scene.lan.edit(card, "khác")


async def test_a_forwarded_text_says_whose_it_was(scene: Scene) -> None:
    scene.lan.say("Đã nhận", forwarded_from="Minh")
    message = (await scene.updates())[0].message
    assert message is not None
    assert isinstance(message.forward_origin, telegram.MessageOriginHiddenUser)
    assert message.forward_origin.sender_user_name == "Minh"


async def test_a_file_over_20_mb_cannot_be_fetched(scene: Scene) -> None:
    scene.lan.start()
    sent = scene.lan.send_document("to.bin", bytes(20 * 2**20 + 1))
    assert sent.file is not None
    assert await scene.refusal("getFile", file_id=sent.file.file_id) == "400 Bad Request: file is too big"


async def test_blocking_and_coming_back_are_told(scene: Scene) -> None:
    scene.lan.start()
    scene.lan.block()
    with pytest.raises(RuntimeError, match="blocked"):
        scene.lan.say("Chào")
    scene.lan.start()
    kinds = [update.my_chat_member or update.message for update in await scene.updates()]
    assert isinstance(kinds[1], telegram.ChatMemberUpdated)
    assert kinds[1].new_chat_member.status == "kicked"
    assert isinstance(kinds[2], telegram.ChatMemberUpdated)
    assert kinds[2].new_chat_member.status == "member"
    assert isinstance(kinds[3], telegram.Message)


async def test_person_finds_again_whom_it_made(scene: Scene) -> None:
    assert scene.sandbox.person("Lan") is scene.lan
    minh = scene.sandbox.person("Minh", user_id=77)
    assert scene.sandbox.person("Minh khác", user_id=77) is minh
    assert scene.sandbox.person("Lan", user_id=78) is not scene.lan


async def test_the_bot_can_leave_a_group(scene: Scene) -> None:
    group = scene.sandbox.group("Phòng")
    group.add_bot(scene.lan)
    group.say(scene.lan, "Chào cả nhà")
    joined, said = await scene.updates()
    assert joined.my_chat_member is not None
    assert said.message is not None
    assert (said.message.chat.type, said.message.chat.id) == ("group", group.id)
    await scene.bot.send_message(group.id, "Tôi chỉ làm việc riêng.")
    assert await scene.bot.leave_chat(group.id)
    assert group.left
    assert (await scene.refusal("sendMessage", chat_id=group.id, text="a")).startswith("403")
    group.say(scene.lan, "đi rồi à")
    assert len(await scene.updates()) == 2
    assert [message.text for message in group.chat] == ["Chào cả nhà", "Tôi chỉ làm việc riêng.", "đi rồi à"]
    scene.lan.start()
    assert "private chats" in await scene.refusal("leaveChat", chat_id=scene.lan.id)


class Hook:
    """A bot's own address: keeps what is pushed, and answers as told."""

    def __init__(self) -> None:
        self.pushed: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.statuses: list[int] = []

    async def take(self, request: web.Request) -> web.Response:
        self.pushed.append(await request.json())
        self.secrets.append(request.headers.get(SECRET_HEADER))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)


@pytest.fixture
async def hook() -> AsyncIterator[tuple[Hook, str]]:
    made = Hook()
    app = web.Application()
    handler: Callable[[web.Request], Awaitable[web.Response]] = made.take
    app.router.add_post("/telegram/webhook", handler)
    async with TestServer(app) as server:
        yield made, str(server.make_url("/telegram/webhook"))


async def test_a_webhook_gets_each_update_until_it_takes_it(scene: Scene, hook: tuple[Hook, str]) -> None:
    taken, url = hook
    taken.statuses = [500, 200]
    await scene.bot.set_webhook(url, secret_token="bi-mat", allowed_updates=["message"], max_connections=5)
    scene.lan.start()
    scene.lan.say("hai")
    await until(lambda: scene.sandbox.pending_updates() == 0)
    assert [one["message"]["text"] for one in taken.pushed] == ["/start", "/start", "hai"]
    assert set(taken.secrets) == {"bi-mat"}
    info = await scene.bot.get_webhook_info()
    assert (info.url, info.pending_update_count, info.max_connections) == (url, 0, 5)
    assert info.allowed_updates == ("message",)
    assert info.last_error_message is not None
    assert "500" in info.last_error_message


async def test_polling_and_a_webhook_exclude_each_other(scene: Scene, hook: tuple[Hook, str]) -> None:
    waiting = asyncio.create_task(scene.bot.get_updates(timeout=30))
    await until(lambda: len(scene.sandbox.requests) == 2)
    await scene.bot.set_webhook(hook[1])
    with pytest.raises(Conflict, match="setWebhook"):
        await waiting
    with pytest.raises(Conflict, match="webhook is active"):
        await scene.bot.get_updates()
    await scene.bot.delete_webhook(drop_pending_updates=True)
    assert await scene.updates() == []
    assert (await scene.bot.get_webhook_info()).url == ""
    assert "invalid URL" in await scene.refusal("setWebhook", url="ftp://a.vn")


async def test_a_webhook_gets_updates_twice_and_out_of_order_when_told_so(scene: Scene, hook: tuple[Hook, str]) -> None:
    scene.lan.start()
    scene.lan.say("hai")
    scene.sandbox.faults.add(Fault(Kind.OUT_OF_ORDER))
    scene.sandbox.faults.add(Fault(Kind.REPLAY, after=1))
    await scene.bot.set_webhook(hook[1])
    await until(lambda: scene.sandbox.pending_updates() == 0)
    assert [one["message"]["text"] for one in hook[0].pushed] == ["hai", "/start", "/start"]


async def test_a_webhook_that_is_down_keeps_the_updates(scene: Scene) -> None:
    await scene.bot.set_webhook("http://127.0.0.1:9/telegram/webhook")
    scene.lan.start()
    info = await scene.bot.get_webhook_info()
    while info.last_error_message is None:
        info = await scene.bot.get_webhook_info()
    assert info.last_error_message.startswith("Connection failed")
    assert info.pending_update_count == 1
    await scene.bot.delete_webhook()
    assert len(await scene.updates()) == 1

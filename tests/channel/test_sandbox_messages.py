"""What the bot sends, and how it appears on the screen of a unit head."""

from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO

import aiohttp
import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter

from bot.sandbox import What
from tests.channel.sandbox_fixtures import MORNING, Scene, picture, playing

ACK = InlineKeyboardMarkup([[InlineKeyboardButton("✅ Đã tiếp nhận", callback_data="ack:1")]])


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with playing() as made:
        made.lan.start()
        yield made


async def test_html_appears_as_it_reads(scene: Scene) -> None:
    html = (
        "📄 <b>VĂN BẢN <i>số</i></b> 12 &amp; 13 &lt;mới&gt; <a href='https://a.vn/?x=1&amp;y=2'>xem</a>\n"
        "<blockquote expandable>dài</blockquote><tg-spoiler>kín</tg-spoiler>"
        '<pre><code class="language-py">x</code></pre>'
    )
    sent = await scene.bot.send_message(scene.lan.id, html, parse_mode=ParseMode.HTML)
    shown = scene.lan.chat[-1]
    assert shown.text == "📄 VĂN BẢN số 12 & 13 <mới> xem\ndàikínx"
    assert shown.html == html
    assert sent.parse_entities() == {entity: sent.parse_entity(entity) for entity in sent.entities}
    assert [(entity.type, sent.parse_entity(entity)) for entity in sent.entities] == [
        ("bold", "VĂN BẢN số"),
        ("italic", "số"),
        ("text_link", "xem"),
        ("expandable_blockquote", "dài"),
        ("spoiler", "kín"),
        ("pre", "x"),
    ]
    assert sent.entities[2].url == "https://a.vn/?x=1&y=2"
    assert sent.entities[5].language == "py"
    assert sent.date == MORNING == shown.sent_at


async def test_white_space_at_the_ends_is_trimmed_and_entities_follow(scene: Scene) -> None:
    sent = await scene.bot.send_message(scene.lan.id, "\n <b> Chào </b> Lan \n", parse_mode=ParseMode.HTML)
    assert sent.text == "Chào  Lan"
    assert sent.parse_entity(sent.entities[0]) == "Chào "


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("a<br>b", 'Unsupported start tag "br" at byte offset 1'),
        ("<span>a</span>", 'Unsupported start tag "span" at byte offset 0'),
        ("ạ 1 < 2", 'Unsupported start tag "" at byte offset 6'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>a</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("a<b", 'Unclosed start tag "b" at byte offset 1'),
    ],
)
async def test_bad_markup_is_refused(scene: Scene, html: str, why: str) -> None:
    with pytest.raises(BadRequest) as refused:
        await scene.bot.send_message(scene.lan.id, html, parse_mode=ParseMode.HTML)
    assert refused.value.message.lower() == f"can't parse entities: {why}".lower()
    assert scene.lan.received == []


async def test_a_text_counts_4096_code_points_after_parsing(scene: Scene) -> None:
    await scene.bot.send_message(scene.lan.id, f"<b>{'📄' * 4096}</b>", parse_mode=ParseMode.HTML)
    assert (
        await scene.refusal("sendMessage", chat_id=scene.lan.id, text="a" * 4097)
        == "400 Bad Request: message is too long"
    )
    for empty in ("", "  \n", "<b></b>"):
        refusal = await scene.refusal("sendMessage", chat_id=scene.lan.id, text=empty, parse_mode="HTML")
        assert refusal == "400 Bad Request: message text is empty"
    assert len(scene.lan.received) == 1


async def test_another_markup_is_refused(scene: Scene) -> None:
    refusal = await scene.refusal("sendMessage", chat_id=scene.lan.id, text="*a*", parse_mode="MarkdownV2")
    assert refusal == "400 Bad Request: unsupported parse_mode"


async def test_who_never_started_is_forbidden_and_a_stranger_is_not_found(scene: Scene) -> None:
    minh = scene.sandbox.person("Minh")
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await scene.bot.send_message(minh.id, "Chào")
    with pytest.raises(BadRequest, match="Chat not found"):
        await scene.bot.send_message(1, "Chào")
    assert minh.chat == []


async def test_blocked_and_deactivated_are_forbidden(scene: Scene) -> None:
    scene.lan.block()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await scene.bot.send_message(scene.lan.id, "Chào")
    scene.lan.unblock()
    await scene.bot.send_message(scene.lan.id, "Chào")
    scene.lan.deactivate()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await scene.bot.send_message(scene.lan.id, "Chào")
    with pytest.raises(RuntimeError, match="deactivated"):
        scene.lan.say("Chào")


async def test_buttons_are_checked_and_shown(scene: Scene) -> None:
    sent = await scene.bot.send_message(scene.lan.id, "Văn bản", reply_markup=ACK, disable_notification=True)
    assert sent.reply_markup == ACK
    assert scene.lan.chat[-1].labels() == ["✅ Đã tiếp nhận"]
    assert scene.lan.chat[-1].silent
    for data in ("", "ạ" * 22):
        with pytest.raises(BadRequest, match=r"(?i)BUTTON_DATA_INVALID"):
            await scene.bot.send_message(
                scene.lan.id, "a", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data=data)]])
            )
    keyboard = {"inline_keyboard": [[{"text": "trơ"}]]}
    refusal = await scene.refusal("sendMessage", chat_id=scene.lan.id, text="a", reply_markup=keyboard)
    assert refusal.endswith("Text buttons are unallowed in the inline keyboard")


async def test_a_reply_keyboard_stays_until_removed(scene: Scene) -> None:
    contact = ReplyKeyboardMarkup([[KeyboardButton("Chia sẻ số", request_contact=True)], ["Thôi"]])
    asked = await scene.bot.send_message(scene.lan.id, "Số của ai?", reply_markup=contact)
    assert scene.lan.keyboard == ["Chia sẻ số", "Thôi"]
    with pytest.raises(BadRequest, match="can't be edited"):
        await scene.bot.edit_message_text("Thôi vậy", scene.lan.id, asked.message_id)
    scene.lan.press("Thôi")
    assert scene.lan.chat[-1].text == "Thôi"
    await scene.bot.send_message(scene.lan.id, "Vâng", reply_markup=telegram.ReplyKeyboardRemove())
    assert scene.lan.keyboard == []


async def test_a_reply_points_to_its_message(scene: Scene) -> None:
    first = scene.lan.say("Báo cáo")
    sent = await scene.bot.send_message(scene.lan.id, "Đã ghi", reply_to_message_id=first.message_id)
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "Báo cáo"
    assert scene.lan.chat[-1].reply_to == first.message_id
    with pytest.raises(BadRequest, match="essage to be replied not found"):
        await scene.bot.send_message(scene.lan.id, "Đã ghi", reply_to_message_id=99)
    late = await scene.bot.send_message(
        scene.lan.id, "Đã ghi", reply_to_message_id=99, allow_sending_without_reply=True
    )
    assert late.reply_to_message is None


async def test_an_edit_keeps_the_history_and_drops_buttons_left_out(scene: Scene) -> None:
    sent = await scene.bot.send_message(scene.lan.id, "0/12", reply_markup=ACK)
    shown = scene.lan.chat[-1]
    scene.let_pass(60)
    await scene.bot.edit_message_text("1/12", scene.lan.id, sent.message_id, reply_markup=ACK)
    with pytest.raises(BadRequest, match="not modified"):
        await scene.bot.edit_message_text("1/12", scene.lan.id, sent.message_id, reply_markup=ACK)
    edited = await scene.bot.edit_message_text("1/12", scene.lan.id, sent.message_id)
    assert isinstance(edited, telegram.Message)
    assert edited.edit_date == scene.clock.now() == shown.edited_at
    assert (shown.text, shown.history, shown.buttons) == ("1/12", ["0/12", "1/12"], [])


async def test_buttons_alone_can_change(scene: Scene) -> None:
    sent = await scene.bot.send_message(scene.lan.id, "Nhắc", reply_markup=ACK)
    await scene.bot.edit_message_reply_markup(scene.lan.id, sent.message_id)
    assert scene.lan.chat[-1].buttons == []
    with pytest.raises(BadRequest, match="not modified"):
        await scene.bot.edit_message_reply_markup(scene.lan.id, sent.message_id)
    await scene.bot.edit_message_reply_markup(scene.lan.id, sent.message_id, reply_markup=ACK)
    assert scene.lan.chat[-1].labels() == ["✅ Đã tiếp nhận"]


async def test_what_cannot_be_edited(scene: Scene) -> None:
    own = scene.lan.say("của tôi")
    file = await scene.bot.send_document(scene.lan.id, b"x", caption="tệp")
    edit = {"chat_id": scene.lan.id, "text": "khác"}
    assert (
        await scene.refusal("editMessageText", message_id=99, **edit)
    ) == "400 Bad Request: message to edit not found"
    refusal = await scene.refusal("editMessageText", message_id=own.message_id, **edit)
    assert refusal == "400 Bad Request: message can't be edited"
    refusal = await scene.refusal("editMessageText", message_id=file.message_id, **edit)
    assert refusal == "400 Bad Request: there is no text in the message to edit"
    text = await scene.bot.send_message(scene.lan.id, "chữ")
    refusal = await scene.refusal("editMessageCaption", chat_id=scene.lan.id, message_id=text.message_id, caption="a")
    assert refusal == "400 Bad Request: there is no caption in the message to edit"


async def test_a_message_can_be_deleted_for_48_hours(scene: Scene) -> None:
    first = await scene.bot.send_message(scene.lan.id, "một")
    second = await scene.bot.send_message(scene.lan.id, "hai")
    assert await scene.bot.delete_message(scene.lan.id, first.message_id)
    assert [message.text for message in scene.lan.received] == ["hai"]
    with pytest.raises(BadRequest, match="to delete not found"):
        await scene.bot.delete_message(scene.lan.id, first.message_id)
    scene.let_pass(48 * 3600 + 1)
    with pytest.raises(BadRequest, match="can't be deleted"):
        await scene.bot.delete_message(scene.lan.id, second.message_id)


async def test_a_document_is_stored_reused_and_fetched_again(scene: Scene) -> None:
    sent = await scene.bot.send_document(
        scene.lan.id, BytesIO("báo cáo".encode()), filename="báo cáo.txt", caption="<b>Tệp</b>", parse_mode="HTML"
    )
    shown = scene.lan.chat[-1]
    assert shown.file is not None
    assert (shown.file.name, shown.file.size, shown.file.kind) == ("báo cáo.txt", 9, "document")
    assert (shown.caption, shown.text) == ("Tệp", "")
    assert sent.document is not None
    again = await scene.bot.send_document(scene.lan.id, sent.document.file_id)
    assert again.document == sent.document
    fetched = await (await scene.bot.get_file(sent.document.file_id)).download_as_bytearray()
    assert bytes(fetched).decode() == "báo cáo"
    await scene.bot.edit_message_caption(scene.lan.id, sent.message_id, caption="khác")
    assert (shown.caption, shown.history) == ("khác", ["Tệp"])


async def test_a_photo_has_its_size_and_must_be_one(scene: Scene) -> None:
    sent = await scene.bot.send_photo(scene.lan.id, picture(7, 5))
    assert (sent.photo[-1].width, sent.photo[-1].height) == (7, 5)
    with pytest.raises(BadRequest, match=r"(?i)image_process_failed"):
        await scene.bot.send_photo(scene.lan.id, b"no picture")
    with pytest.raises(BadRequest, match=r"(?i)can't use file of type photo as document"):
        await scene.bot.send_document(scene.lan.id, sent.photo[-1].file_id)
    with pytest.raises(BadRequest, match=r"(?i)wrong file identifier"):
        await scene.bot.send_photo(scene.lan.id, "unknown")
    with pytest.raises(BadRequest, match=r"(?i)caption is too long"):
        await scene.bot.send_photo(scene.lan.id, picture(), caption="a" * 1025)


async def test_an_album_arrives_whole_or_not_at_all(scene: Scene) -> None:
    sent = await scene.bot.send_media_group(
        scene.lan.id, [telegram.InputMediaPhoto(picture(), caption="Biểu đồ"), telegram.InputMediaPhoto(picture())]
    )
    assert {message.media_group_id for message in sent} == {scene.lan.chat[-1].album}
    assert [message.caption for message in scene.lan.received] == ["Biểu đồ", None]
    mixed: list[telegram.InputMediaPhoto | telegram.InputMediaDocument] = [
        telegram.InputMediaPhoto(picture()),
        telegram.InputMediaDocument(b"a", filename="a.txt"),
    ]
    with pytest.raises(BadRequest, match="mixed"):
        await scene.bot.send_media_group(scene.lan.id, mixed)
    with pytest.raises(BadRequest, match="2-10"):
        await scene.bot.send_media_group(scene.lan.id, [telegram.InputMediaPhoto(picture())])
    media = [{"type": "photo", "media": "attach://gone"}] * 2
    assert "not found" in await scene.refusal("sendMediaGroup", chat_id=scene.lan.id, media=media)
    assert len(scene.lan.received) == 2


async def test_never_more_than_the_rate_in_a_sliding_second(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")
    for number in range(30):
        await scene.call("sendMessage", chat_id=scene.lan.id, text=f"{number}")
    with pytest.raises(RetryAfter) as told:
        await scene.bot.send_message(scene.lan.id, "một nữa")
    assert told.value.retry_after == timedelta(seconds=1)
    refused = scene.sandbox.requests[-1]
    assert (refused.outcome, refused.accepted) == (429, False)
    scene.let_pass(1)
    await scene.bot.send_message(scene.lan.id, "một nữa")
    assert len(scene.sandbox.sent()) == len(scene.lan.received) == 31
    assert (await scene.call("getMe"))["ok"]


async def test_a_limit_per_chat_can_be_set() -> None:
    async with playing(rate_per_s=None, chat_burst=(2, 3.0)) as scene:
        minh = scene.sandbox.person("Minh")
        minh.start()
        scene.lan.start()
        for _ in range(2):
            await scene.call("sendMessage", chat_id=scene.lan.id, text="a")
        body = await scene.call("sendMessage", chat_id=scene.lan.id, text="a")
        assert (body["error_code"], body["parameters"]) == (429, {"retry_after": 3})
        assert (await scene.call("sendMessage", chat_id=minh.id, text="a"))["ok"]


async def test_the_wrong_token_and_the_unknown_method(scene: Scene) -> None:
    async with scene.http.get(f"{scene.sandbox.url}/bot1:wrong/getMe") as answer:
        assert answer.status == 401
        assert await answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    stranger = telegram.Bot("1:wrong", base_url=f"{scene.sandbox.url}/bot")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()
    assert (await scene.refusal("sendTelegram")).startswith("404 Not Found")
    async with scene.http.get(f"{scene.sandbox.url}/file/bot1:wrong/documents/document-1/a") as answer:
        assert answer.status == 401
    async with scene.http.get(f"{scene.sandbox.url}/file/bot{scene.sandbox.token}/documents/none/a") as answer:
        assert answer.status == 404


async def test_parameters_travel_four_ways(scene: Scene) -> None:
    address = f"{scene.sandbox.url}/bot{scene.sandbox.token}/SENDMESSAGE"
    keyboard = '{"inline_keyboard": [[{"text": "a", "callback_data": "a"}]]}'
    plain = {"chat_id": str(scene.lan.id), "text": "chữ", "reply_markup": keyboard}
    multipart = aiohttp.MultipartWriter("form-data")
    for name, value in plain.items():
        multipart.append(value).set_content_disposition("form-data", name=name)
    ways: list[dict[str, object]] = [{"json": plain}, {"data": plain}, {"params": plain}, {"data": multipart}]
    for way in ways:
        async with scene.http.post(address, **way) as answer:  # type: ignore[arg-type]
            assert answer.status == 200
    assert [message.labels() for message in scene.lan.received] == [["a"]] * 4
    async with scene.http.post(address, data="{", headers={"Content-Type": "application/json"}) as answer:
        assert answer.status == 400
    assert (await scene.refusal("sendMessage", chat_id="@kenh", text="a")).startswith("400")
    assert (await scene.refusal("sendMessage", text="a")) == "400 Bad Request: chat_id is empty"


async def test_pin_react_act_and_look(scene: Scene) -> None:
    sent = await scene.bot.send_message(scene.lan.id, "6/12")
    await scene.bot.pin_chat_message(scene.lan.id, sent.message_id)
    assert scene.lan.chat[-1].pinned
    full = await scene.bot.get_chat(scene.lan.id)
    assert full.pinned_message == sent
    await scene.bot.unpin_chat_message(scene.lan.id)
    assert not scene.lan.chat[-1].pinned
    with pytest.raises(BadRequest, match="to pin not found"):
        await scene.bot.pin_chat_message(scene.lan.id, 99)
    report = scene.lan.say("60%")
    await scene.bot.set_message_reaction(scene.lan.id, report.message_id, "👍")
    assert report.reactions == {scene.bot.id: ["👍"]}
    with pytest.raises(BadRequest, match=r"(?i)reaction_invalid"):
        await scene.bot.set_message_reaction(scene.lan.id, report.message_id, "📄")
    assert await scene.bot.send_chat_action(scene.lan.id, "typing")
    assert "wrong parameter action" in await scene.refusal("sendChatAction", chat_id=scene.lan.id, action="dancing")


async def test_the_menu_is_the_most_fitting_one(scene: Scene) -> None:
    await scene.bot.set_my_commands([("trogiup", "Trợ giúp")])
    assert scene.lan.commands == {"trogiup": "Trợ giúp"}
    own = telegram.BotCommandScopeChat(scene.lan.id)
    await scene.bot.set_my_commands([("viec", "Việc"), ("trogiup", "Trợ giúp")], scope=own)
    assert list(scene.lan.commands) == ["viec", "trogiup"]
    assert [one.command for one in await scene.bot.get_my_commands(scope=own)] == ["viec", "trogiup"]
    await scene.bot.delete_my_commands(scope=own)
    assert list(scene.lan.commands) == ["trogiup"]
    with pytest.raises(BadRequest, match=r"(?i)bot_command_invalid"):
        await scene.bot.set_my_commands([("Việc", "Việc")])
    with pytest.raises(BadRequest, match="Chat not found"):
        await scene.bot.set_my_commands([("viec", "Việc")], scope=telegram.BotCommandScopeChat(1))


async def test_the_bot_introduces_itself(scene: Scene) -> None:
    await scene.bot.set_my_name("Đôn Đốc")
    await scene.bot.set_my_description("Không bao giờ hỏi mật khẩu.", language_code="vi")
    await scene.bot.set_my_short_description("Đôn đốc văn bản")
    assert (await scene.bot.get_my_name()).name == "Đôn Đốc"
    assert (await scene.bot.get_my_description("vi")).description == "Không bao giờ hỏi mật khẩu."
    assert (await scene.bot.get_my_short_description("en")).short_description == "Đôn đốc văn bản"
    with pytest.raises(BadRequest, match=r"(?i)too long"):
        await scene.bot.set_my_short_description("a" * 121)


async def test_whoever_watches_hears_everything_on_the_screen(scene: Scene) -> None:
    heard: list[str] = []
    changes: list[What] = []
    scene.lan.on_message(lambda message: heard.append(message.words))
    scene.sandbox.on_change(lambda change: changes.append(change.what))
    sent = await scene.bot.send_message(scene.lan.id, "0/12")
    scene.lan.say("dạ")
    await scene.bot.edit_message_text("1/12", scene.lan.id, sent.message_id)
    await scene.bot.delete_message(scene.lan.id, sent.message_id)
    assert heard == ["0/12", "dạ"]
    assert changes == [What.SENT, What.SENT, What.EDITED, What.DELETED]


async def test_latency_is_waited_before_and_after() -> None:
    waits: list[float] = []

    def latency() -> float:
        waits.append(0.001)
        return waits[-1]

    async with playing(latency=latency) as scene:
        scene.lan.start()
        waits.clear()
        await scene.bot.send_message(scene.lan.id, "a")
        await scene.updates()
    assert len(waits) == 2

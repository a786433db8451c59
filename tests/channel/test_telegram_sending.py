"""What people see when the channel sends, edits, greets and fetches."""

import os

import pytest

from bot.adapters.telegram.channel import TelegramChannel
from bot.core.errors import ChannelError, CredentialsRefused, NotSent, Refused
from bot.core.messages import FileIn, FileOut, Outgoing
from bot.core.ports import Profile
from bot.sandbox import Fault, Kind, Sandbox, SandboxPerson
from tests.channel.telegram_stage import BUTTONS, LONG, Stage, channel, lan, sandbox, stage, to

__all__ = ["channel", "lan", "sandbox", "stage"]

LETTER = FileOut(name='Báo "cáo" số 12/CT.docx', mime="application/msword", content=b"docx")


async def test_a_message_arrives_as_it_was_written(channel: TelegramChannel, lan: SandboxPerson) -> None:
    question = lan.say("Đây ạ")
    sent = await channel.send(
        to(lan),
        Outgoing(text="VĂN BẢN <12> & 13\nXem https://a.vn", choices=BUTTONS, reply_to=str(question.message_id)),
    )
    [seen] = lan.received
    assert str(seen.message_id) == sent
    assert seen.text == "VĂN BẢN <12> & 13\nXem https://a.vn"
    assert [entity["type"] for entity in seen.entities] == ["bold"]
    assert seen.buttons[0][0].data == "ack:1"
    assert [len(row) for row in seen.buttons] == [2]
    assert seen.reply_to == question.message_id
    assert not seen.silent


async def test_no_preview_and_no_sound_where_none_is_wanted(
    channel: TelegramChannel, sandbox: Sandbox, lan: SandboxPerson
) -> None:
    await channel.send(to(lan), Outgoing(text="a", silent=True))
    [request] = sandbox.sent("sendMessage")
    assert lan.received[0].silent
    assert request.params["link_preview_options"] == {"is_disabled": True}


@pytest.mark.parametrize("gone", ["999", "không phải số"])
async def test_an_answer_to_a_message_that_is_gone_is_sent_all_the_same(
    channel: TelegramChannel, lan: SandboxPerson, gone: str
) -> None:
    await channel.send(to(lan), Outgoing(text="a", reply_to=gone))
    assert lan.received[0].reply_to is None


async def test_a_long_text_comes_in_parts_with_the_buttons_on_the_last(
    channel: TelegramChannel, lan: SandboxPerson
) -> None:
    question = lan.say("toàn văn")
    sent = await channel.send(to(lan), Outgoing(text=LONG, choices=BUTTONS, reply_to=str(question.message_id)))
    first, last = lan.received
    assert "".join((first.text + last.text).split()) == "".join(LONG.split())
    assert (first.labels(), last.labels()) == ([], ["✅ Đã tiếp nhận", "⚠️ Vướng mắc"])
    assert (first.reply_to, last.reply_to) == (question.message_id, None)
    assert (bool(first.entities), bool(last.entities)) == (True, False)
    assert sent == str(last.message_id)


async def test_a_file_has_the_text_under_it(channel: TelegramChannel, lan: SandboxPerson) -> None:
    await channel.send(to(lan), Outgoing(text="VĂN BẢN\nKèm theo", file=LETTER, choices=BUTTONS, silent=True))
    [seen] = lan.received
    assert seen.file is not None
    assert (seen.file.name, seen.file.mime, seen.file.data) == ("Báo cáo số 12CT.docx", "application/msword", b"docx")
    assert seen.caption == "VĂN BẢN\nKèm theo"
    assert seen.labels() == ["✅ Đã tiếp nhận", "⚠️ Vướng mắc"]
    assert seen.silent


async def test_a_text_too_long_for_a_caption_goes_before_its_file(channel: TelegramChannel, lan: SandboxPerson) -> None:
    await channel.send(to(lan), Outgoing(text="x" * 1025, file=LETTER, choices=BUTTONS))
    text, file = lan.received
    assert (text.text, text.labels()) == ("x" * 1025, [])
    assert (file.caption, len(file.labels())) == (None, 2)


async def test_a_file_needs_no_text(channel: TelegramChannel, lan: SandboxPerson) -> None:
    await channel.send(to(lan), Outgoing(text="", file=LETTER))
    assert lan.received[0].caption is None


async def test_an_edit_replaces_text_and_buttons(channel: TelegramChannel, lan: SandboxPerson) -> None:
    sent = await channel.send(to(lan), Outgoing(text="cũ", choices=BUTTONS))
    assert await channel.send(to(lan), Outgoing(text="mới", edits=sent)) == sent
    [seen] = lan.received
    assert (seen.text, seen.labels()) == ("mới", [])


async def test_an_edit_may_change_the_buttons_only(channel: TelegramChannel, lan: SandboxPerson) -> None:
    sent = await channel.send(to(lan), Outgoing(text="cũ", choices=BUTTONS))
    await channel.send(to(lan), Outgoing(text="", edits=sent, keeps_text=True))
    [seen] = lan.received
    assert (seen.text, seen.labels()) == ("cũ", [])


async def test_an_edit_of_a_file_changes_what_stands_under_it(channel: TelegramChannel, lan: SandboxPerson) -> None:
    sent = await channel.send(to(lan), Outgoing(text="cũ", file=LETTER, choices=BUTTONS))
    await channel.send(to(lan), Outgoing(text="mới", edits=sent, choices=BUTTONS[:1]))
    await channel.send(to(lan), Outgoing(text="mới", edits=sent, choices=BUTTONS[:1]))
    [seen] = lan.received
    assert (seen.caption, seen.labels()) == ("mới", ["✅ Đã tiếp nhận"])
    with pytest.raises(Refused, match="too long to stand under a file"):
        await channel.send(to(lan), Outgoing(text="x" * 1025, edits=sent))


@pytest.mark.parametrize("keeps_text", [True, False])
async def test_an_edit_that_changes_nothing_is_a_success(
    channel: TelegramChannel, lan: SandboxPerson, *, keeps_text: bool
) -> None:
    sent = await channel.send(to(lan), Outgoing(text="cũ", choices=BUTTONS))
    assert await channel.send(to(lan), Outgoing(text="cũ", choices=BUTTONS, edits=sent, keeps_text=keeps_text)) == sent


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (Outgoing(text="a", edits="999"), "message to edit not found"),
        (Outgoing(text="a", edits="chữ"), "no Telegram id"),
        (Outgoing(text="a", edits="1"), "can't be edited"),
        (Outgoing(text="", edits="2"), "blank or longer"),
        (Outgoing(text="x" * 4097, edits="2"), "blank or longer"),
        (Outgoing(text="a", edits="2", file=LETTER), "file cannot be put"),
    ],
)
async def test_an_edit_that_cannot_be_is_refused_but_the_person_can_be_reached(
    channel: TelegramChannel, lan: SandboxPerson, edit: Outgoing, reason: str
) -> None:
    await channel.send(to(lan), Outgoing(text="cũ"))
    with pytest.raises(Refused, match=reason) as refused:
        await channel.send(to(lan), edit)
    assert not refused.value.unreachable


async def test_presses_are_greeted_at_once(channel: TelegramChannel, sandbox: Sandbox, lan: SandboxPerson) -> None:
    await channel.send(to(lan), Outgoing(text="a", choices=BUTTONS))
    stream = channel.updates(None)
    lan.press("✅ Đã tiếp nhận")
    spoken, press = await anext(stream)
    for update in (spoken, press):
        incoming = channel.understand(update)
        assert incoming is not None
        await channel.greet(update)
    assert sandbox.unanswered_presses() == 0
    assert len(sandbox.sent("answerCallbackQuery")) == 1


@pytest.mark.parametrize("kind", [Kind.BAD_REQUEST, Kind.HANG_BEFORE, Kind.RESET_BEFORE, Kind.UNAUTHORIZED])
async def test_a_greeting_that_fails_is_nobodys_trouble(
    channel: TelegramChannel, sandbox: Sandbox, lan: SandboxPerson, kind: Kind
) -> None:
    await channel.send(to(lan), Outgoing(text="a", choices=BUTTONS))
    lan.press("✅ Đã tiếp nhận")
    *_, press = await anext(channel.updates(None))
    incoming = channel.understand(press)
    assert incoming is not None
    sandbox.faults.add(Fault(kind, method="answerCallbackQuery", description="query is too old"))
    await channel.greet(press)
    assert sandbox.unanswered_presses() == 1


async def evidence(channel: TelegramChannel, lan: SandboxPerson, content: bytes) -> FileIn:
    lan.send_document("Kết quả số 1.pdf", content)
    *_, update = await anext(channel.updates(None))
    incoming = channel.understand(update)
    assert incoming is not None
    [file] = incoming.files
    assert (file.name, file.mime, file.size) == ("Kết quả số 1.pdf", "application/pdf", len(content))
    return file


async def test_a_file_comes_down_whole_up_to_the_limit(channel: TelegramChannel, lan: SandboxPerson) -> None:
    content = os.urandom(200_000)
    file = await evidence(channel, lan, content)
    assert await channel.download(file, 200_000) == content
    for known_size in (200_000, None):
        larger = FileIn(remote_id=file.remote_id, name="a", mime="b", size=known_size)
        with pytest.raises(Refused, match="too large"):
            await channel.download(larger, 199_999)


async def test_a_file_that_is_gone_is_refused(channel: TelegramChannel) -> None:
    with pytest.raises(Refused) as gone:
        await channel.download(FileIn(remote_id="document-99", name="a", mime="b"), 10)
    assert not gone.value.unreachable


@pytest.mark.parametrize("kind", [Kind.HANG_BEFORE, Kind.RESET_BEFORE, Kind.SERVER_ERROR, Kind.TOO_MANY])
async def test_a_file_that_does_not_come_now_may_come_later(
    channel: TelegramChannel, sandbox: Sandbox, lan: SandboxPerson, kind: Kind
) -> None:
    file = await evidence(channel, lan, b"pdf")
    sandbox.faults.add(Fault(kind, method="getFile"))
    with pytest.raises(NotSent):
        await channel.download(file, 10)
    assert await channel.download(file, 10) == b"pdf"


async def test_the_bot_knows_its_name(channel: TelegramChannel, sandbox: Sandbox) -> None:
    assert await channel.identity() == "dondoc_sandbox_bot"
    sandbox.faults.add(Fault(Kind.UNAUTHORIZED))
    with pytest.raises(CredentialsRefused):
        await channel.identity()


async def test_the_bot_presents_itself_and_offers_a_menu_to_each(
    channel: TelegramChannel, sandbox: Sandbox, lan: SandboxPerson
) -> None:
    everybody = Profile(
        language="", description="Kênh của Sở", short_description="Của Sở", commands=[("trogiup", "Hướng dẫn")]
    )
    await channel.present(everybody)
    assert lan.commands == {"trogiup": "Hướng dẫn"}
    await channel.offer(str(lan.id), [("viec", "Việc đang mở"), ("/trogiup", "Trợ giúp")])
    assert lan.commands == {"viec": "Việc đang mở", "trogiup": "Trợ giúp"}
    assert sandbox.person("Bình").commands == {"trogiup": "Hướng dẫn"}
    assert sandbox.sent("setMyDescription")[0].params == {"description": "Kênh của Sở"}
    assert sandbox.sent("setMyShortDescription")[0].params == {"short_description": "Của Sở"}


async def test_the_bot_presents_itself_in_another_language(channel: TelegramChannel, sandbox: Sandbox) -> None:
    english = Profile(language="en", description="d", short_description="s", commands=[("help", "Help")])
    await channel.present(english)
    assert {one.params["language_code"] for one in sandbox.requests} == {"en"}
    assert sandbox.person("John", language="en").commands == {"help": "Help"}
    assert sandbox.person("Lan").commands == {}


@pytest.mark.parametrize("kind", [Kind.BAD_REQUEST, Kind.UNAUTHORIZED, Kind.RESET_BEFORE])
async def test_what_cannot_be_presented_is_said(
    channel: TelegramChannel, sandbox: Sandbox, lan: SandboxPerson, kind: Kind
) -> None:
    sandbox.faults.add(Fault(kind, times=2, description="BOT_COMMAND_INVALID"))
    with pytest.raises(ChannelError):
        await channel.offer(str(lan.id), [("viec", "Việc đang mở")])
    with pytest.raises(ChannelError):
        await channel.present(Profile(language="", description="", short_description="", commands=()))
    with pytest.raises(Refused):
        await channel.offer("không phải số", [])


async def test_a_stranger_is_offered_to_share_the_phone_and_the_offer_is_taken_away(
    channel: TelegramChannel, lan: SandboxPerson
) -> None:
    await channel.send(to(lan), Outgoing(text="Xin chia sẻ số điện thoại", asks_phone="📱 Chia sẻ số điện thoại"))
    assert lan.keyboard == ["📱 Chia sẻ số điện thoại"]
    await channel.send(to(lan), Outgoing(text="Kính chào", ends_asking=True))
    assert lan.keyboard == []


async def test_a_group_is_left_after_the_last_word(channel: TelegramChannel, sandbox: Sandbox) -> None:
    group = sandbox.group("Giao ban")
    await channel.send(str(group.id), Outgoing(text="Xin phép rời nhóm", leaves=True))
    assert [message.text for message in group.chat] == ["Xin phép rời nhóm"]
    assert group.left


async def test_a_group_is_left_in_silence_where_nothing_may_be_said(channel: TelegramChannel, sandbox: Sandbox) -> None:
    group = sandbox.group("Giao ban")
    sandbox.faults.add(Fault(Kind.FORBIDDEN, method="sendMessage", description="not enough rights"))
    await channel.send(str(group.id), Outgoing(text="Xin phép rời nhóm", leaves=True))
    assert group.chat == []
    assert group.left


# The same file to many


async def test_a_file_travels_once_and_goes_by_its_id_from_then_on(
    channel: TelegramChannel, sandbox: Sandbox, stage: Stage, lan: SandboxPerson
) -> None:
    minh = stage.enter("Trần Văn Minh")
    for person in (lan, minh):
        await channel.send(to(person), Outgoing(text="Toàn văn", file=LETTER))
    first, second = (request.params["document"] for request in sandbox.sent("sendDocument"))
    assert first["size"] == len(LETTER.content)
    assert isinstance(second, str)
    files = [person.received[0].file for person in (lan, minh)]
    assert files[0] is not None
    assert files[0] == files[1]


async def test_where_the_id_of_a_file_is_no_good_any_more_the_file_travels_again(
    channel: TelegramChannel, sandbox: Sandbox, lan: SandboxPerson
) -> None:
    await channel.send(to(lan), Outgoing(text="Toàn văn", file=LETTER))
    sandbox.faults.add(Fault(Kind.BAD_REQUEST, description="wrong file identifier/HTTP URL specified"))
    await channel.send(to(lan), Outgoing(text="Toàn văn", file=LETTER))
    assert len(lan.received) == 2
    assert [isinstance(one.params["document"], str) for one in sandbox.sent("sendDocument")] == [False, False]


@pytest.mark.parametrize(("paid", "broadcast", "asked"), [(True, True, True), (True, False, None), (False, True, None)])
async def test_only_a_broadcast_is_paid_for_and_only_where_that_is_wished(
    stage: Stage, lan: SandboxPerson, *, paid: bool, broadcast: bool, asked: bool | None
) -> None:
    channel = TelegramChannel(stage.sandbox.token, api_url=stage.sandbox.url, paid_broadcast=paid)
    await channel.send(to(lan), Outgoing(text="a", broadcast=broadcast))
    await channel.close()
    assert stage.sandbox.sent("sendMessage")[0].params.get("allow_paid_broadcast") is asked


def test_what_becomes_several_messages_is_counted_so(channel: TelegramChannel) -> None:
    assert channel.parts(Outgoing(text="a")) == 1
    assert channel.parts(Outgoing(text=LONG)) == 2
    assert channel.parts(Outgoing(text="x" * 1025, file=LETTER)) == 2
    assert channel.parts(Outgoing(text=LONG, edits="5")) == 1

"""What Zalo's own rules make of sending: plain texts, and outcomes from answers of many shapes."""

import asyncio
import json
from itertools import product

import pytest

from bot.adapters.zalo.channel import ZaloBotChannel
from bot.adapters.zalo.failures import Pauses
from bot.core.errors import ChannelError, CredentialsRefused, NotSent, Refused, Unknown
from bot.core.messages import FileOut, Outgoing
from bot.core.model import Choice
from bot.core.ports import PushTarget
from bot.sandbox import Fault, Kind
from bot.sandbox.zalo import ZaloPerson, ZaloSandbox
from tests.channel.platforms import TOKEN, Stage
from tests.channel.zalo_stage import Answering, answering, channel, lan, sandbox, stage

__all__ = ["answering", "channel", "lan", "sandbox", "stage"]

BUTTONS = (Choice("✅ Đã tiếp nhận", "ack:1"), Choice("⚠️ Vướng mắc", "obstacle:1"))


async def test_nothing_travels_but_the_chat_and_the_text(
    channel: ZaloBotChannel, sandbox: ZaloSandbox, lan: ZaloPerson
) -> None:
    """No markup: what a directive says was written by others. No buttons: a server that ignores them hides a bug."""
    message = Outgoing(
        text="*a* <b>", choices=BUTTONS, reply_to="1", silent=True, broadcast=True, asks_phone="Số", ends_asking=True
    )
    await channel.send(lan.id, message)
    [request] = sandbox.sent()
    assert request.params == {"chat_id": lan.id, "text": "*a* <b>"}


async def test_the_id_is_that_of_the_last_part(channel: ZaloBotChannel, lan: ZaloPerson) -> None:
    sent = await channel.send(lan.id, Outgoing(text="dòng\n" * 1000))
    assert [message.message_id for message in lan.received][-1] == sent
    assert len(lan.received) == 3


@pytest.mark.parametrize("text", ["ấ" * 1901, "😀" * 951, "a\u0301" * 951])
async def test_no_part_is_longer_than_1900_however_it_is_counted(
    channel: ZaloBotChannel, lan: ZaloPerson, text: str
) -> None:
    await channel.send(lan.id, Outgoing(text=text))
    parts = [message.text for message in lan.received]
    assert len(parts) == 2
    assert "".join(parts) == text
    assert max(len(part.encode("utf-16-le")) // 2 for part in parts) <= 1900


async def test_a_group_is_told_that_it_is_in_private_and_cannot_be_left(
    channel: ZaloBotChannel, sandbox: ZaloSandbox, lan: ZaloPerson
) -> None:
    await channel.send(lan.id, Outgoing(text="Chỉ làm việc riêng.", leaves=True))
    assert await channel.send(lan.id, Outgoing(text="", leaves=True)) == "left"
    assert [message.text for message in lan.received] == ["Chỉ làm việc riêng."]
    assert {request.method for request in sandbox.requests} == {"sendMessage"}


async def test_a_file_or_an_edit_is_refused_in_words(channel: ZaloBotChannel, lan: ZaloPerson) -> None:
    letter = FileOut(name="a.txt", mime="text/plain", content=b"a")
    with pytest.raises(Refused, match="carries no files"):
        await channel.send(lan.id, Outgoing(text="a", file=letter))
    with pytest.raises(Refused, match="changes no message"):
        await channel.send(lan.id, Outgoing(text="a", edits="1"))


async def test_whoever_never_wrote_or_has_blocked_the_bot_is_refused_without_a_verdict_on_them(
    channel: ZaloBotChannel, sandbox: ZaloSandbox, lan: ZaloPerson
) -> None:
    lan.block()
    for address in (sandbox.person("Chưa viết").id, lan.id, "404404"):
        with pytest.raises(Refused) as refused:
            await channel.send(address, Outgoing(text="a"))
        assert (str(refused.value), refused.value.unreachable) == ("the chat_id is not valid", False)


@pytest.mark.parametrize(("under_200", "as_text"), list(product((False, True), repeat=2)))
@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        (Kind.BAD_REQUEST, Refused),
        (Kind.MIGRATED, Refused),  # 404
        (Kind.UNAUTHORIZED, CredentialsRefused),
        (Kind.FORBIDDEN, NotSent),  # "Internal server error"
        (Kind.TOO_MANY, NotSent),
    ],
    ids=lambda value: str(value) if isinstance(value, Kind) else "",
)
async def test_a_refusal_means_the_same_in_every_shape(
    channel: ZaloBotChannel,
    sandbox: ZaloSandbox,
    lan: ZaloPerson,
    kind: Kind,
    outcome: type[ChannelError],
    *,
    under_200: bool,
    as_text: bool,
) -> None:
    sandbox.switches.refuses_under_200, sandbox.switches.codes_as_text = under_200, as_text
    sandbox.faults.add(Fault(kind))
    with pytest.raises(outcome) as failure:
        await channel.send(lan.id, Outgoing(text="a"))
    assert type(failure.value) is outcome
    assert lan.received == []


def refusal(code: object, said: object = "x") -> str:
    return json.dumps({"ok": False, "error_code": code, "description": said})


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (200, "<html>Chào mừng đến Wi-Fi</html>", Unknown),
        (200, '{"ok": true}', Unknown),
        (200, '{"ok": true, "result": {"message_id": ""}}', Unknown),
        (200, '{"ok": true, "result": [5]}', Unknown),
        (200, '{"ok": "true"}', Unknown),
        (200, "[" * 100_000, Unknown),
        (200, '{"ok": false}', Unknown),
        (200, refusal(0), Unknown),
        (200, refusal(code=True), Unknown),
        (200, refusal("soon"), Unknown),
        (200, refusal(400, said=5), Refused),
        (200, refusal("404"), Refused),
        (200, refusal(413), Refused),
        (200, refusal(500), Unknown),
        (200, refusal(408), Unknown),
        (408, refusal(408), Unknown),
        (500, refusal(500), Unknown),
        (400, '{"ok": false}', Refused),
        (403, refusal(400), Refused),  # what the body says counts
        (500, '{"ok": true, "result": {"message_id": "a"}}', Unknown),
        (302, "<html>", NotSent),
        (401, "<html>tường lửa</html>", NotSent),
        (403, "<html>tường lửa</html>", NotSent),
        (404, "<html>", NotSent),
        (408, "<html>", Unknown),
        (429, "<html>", NotSent),
        (502, "<html>", Unknown),
        (504, "", Unknown),
    ],
)
async def test_odd_answers_have_an_outcome_too(
    answering: Answering, status: int, body: str, outcome: type[ChannelError]
) -> None:
    channel = await answering(status, body)
    with pytest.raises(outcome) as failure:
        await channel.send("1", Outgoing(text="a"))
    assert type(failure.value) is outcome
    if isinstance(failure.value, NotSent):
        assert bool(failure.value.retry_after) == (status == 429)


@pytest.mark.parametrize(
    ("body", "sent"),
    [
        ('{"ok": true, "error_code": 0, "result": {"message_id": "2d758c", "date": 1}}', "2d758c"),
        ('{"ok": true, "result": {"message_id": 17}}', "17"),
        ('{"ok": true, "result": {"message_id": "\\ud800x"}}', "\ufffdx"),
        ('{"ok": true, "result": {"message_id": "' + "a" * 100 + '"}}', "a" * 64),
    ],
)
async def test_a_success_is_one_in_every_shape(answering: Answering, body: str, sent: str) -> None:
    channel = await answering(200, body)
    assert await channel.send("1", Outgoing(text="a")) == sent


# Being told to wait


@pytest.mark.parametrize("pages", [False, True])
async def test_each_429_in_a_row_asks_for_a_longer_pause_until_one_arrives(
    channel: ZaloBotChannel, sandbox: ZaloSandbox, lan: ZaloPerson, *, pages: bool
) -> None:
    sandbox.switches.pages_for_429 = pages

    async def pauses(count: int) -> list[float]:
        sandbox.faults.add(Fault(Kind.TOO_MANY, times=count))
        asked = []
        for _ in range(count):
            with pytest.raises(NotSent) as told:
                await channel.send(lan.id, Outgoing(text="a"))
            assert told.value.retry_after
            asked.append(told.value.retry_after.total_seconds())
        return asked

    assert await pauses(6) == [5, 15, 60, 300, 300, 300]
    await channel.send(lan.id, Outgoing(text="a"))
    assert await pauses(2) == [5, 15]
    await channel.identity()  # says nothing about sending
    assert await pauses(1) == [60]


async def test_all_that_are_on_their_way_at_once_are_told_once(
    channel: ZaloBotChannel, sandbox: ZaloSandbox, lan: ZaloPerson
) -> None:
    sandbox.faults.add(Fault(Kind.TOO_MANY, times=None))
    sending = [channel.send(lan.id, Outgoing(text="a")) for _ in range(20)]
    told = await asyncio.gather(*sending, return_exceptions=True)
    assert {one.retry_after.total_seconds() for one in told if isinstance(one, NotSent) and one.retry_after} == {5}
    assert len(told) == 20


def test_what_set_out_before_a_pause_does_not_end_it() -> None:
    pauses = Pauses()
    early = pauses.now
    pauses.longer(early)
    pauses.over(early)
    assert pauses.longer(pauses.now).total_seconds() == 15


# The webhook's own rules


@pytest.mark.parametrize("length", [0, 7, 257])
async def test_a_secret_that_zalo_would_not_take_is_refused_before_it_is_sent(
    channel: ZaloBotChannel, sandbox: ZaloSandbox, length: int
) -> None:
    with pytest.raises(Refused, match="8 to 256 characters"):
        await channel.push_to(PushTarget(url="https://a.vn/zalo/webhook", secret="s" * length))
    assert sandbox.requests == []


@pytest.mark.parametrize("url", ["http://a.vn/x", "https://localhost/x", "https://10.0.0.1/x", "ftp://127.0.0.1/x"])
async def test_an_address_that_zalo_would_not_push_to_is_refused(channel: ZaloBotChannel, url: str) -> None:
    with pytest.raises(Refused):
        await channel.push_to(PushTarget(url=url, secret="s" * 8))
    assert (await channel.push_state()).url == ""


async def test_no_webhook_at_all_is_no_trouble(channel: ZaloBotChannel, sandbox: ZaloSandbox) -> None:
    sandbox.faults.add(Fault(Kind.MIGRATED, method="deleteWebhook"))  # 404
    await channel.push_to(None)
    assert (await channel.push_state()).url == ""


@pytest.mark.parametrize("verification", [{"ok": False, "hint": TOKEN}, None, 5, {"ok": True}])
async def test_an_address_that_zalo_cannot_get_through_to_is_said(
    answering: Answering, caplog: pytest.LogCaptureFixture, verification: object
) -> None:
    channel = await answering(200, json.dumps({"ok": True, "result": {"url": "x", "verification": verification}}))
    await channel.push_to(PushTarget(url="https://a.vn/x", secret="s" * 8))
    assert ("did not get through" in caplog.text) == (isinstance(verification, dict) and not verification["ok"])
    assert TOKEN not in caplog.text


@pytest.mark.parametrize("result", [None, 5, [], {"account_name": 7}])
async def test_a_bot_without_a_name_has_none(answering: Answering, result: object) -> None:
    channel = await answering(200, json.dumps({"ok": True, "result": result}))
    assert await channel.identity() == ""
    assert (await channel.push_state()).url == ""


async def test_its_name_is_that_of_the_account(channel: ZaloBotChannel, stage: Stage) -> None:
    assert await channel.identity() == "bot.dondoc"


async def test_an_answer_without_end_is_not_read_to_its_end(answering: Answering) -> None:
    sent = '{"ok": true, "result": {"message_id": "a"}, "x": "' + "x" * (33 * 1024 * 1024) + '"}'
    channel = await answering(200, sent)
    with pytest.raises(Unknown):
        await channel.send("1", Outgoing(text="Chào"))

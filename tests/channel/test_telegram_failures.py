"""What the channel says when something goes wrong on the way: the four outcomes."""

import asyncio
from datetime import timedelta

import pytest

from bot.adapters.http import Timeouts
from bot.adapters.telegram.channel import TelegramChannel
from bot.core.errors import ChannelError, CredentialsRefused, NotSent, Refused, Unknown
from bot.core.messages import FileIn, FileOut, Outgoing
from bot.sandbox import Fault, Kind, Sandbox, SandboxPerson
from tests.channel.telegram_stage import (
    HASTY,
    LONG,
    Answering,
    Stage,
    answering,
    channel,
    closing,
    lan,
    sandbox,
    stage,
    to,
)

__all__ = ["answering", "channel", "lan", "sandbox", "stage"]

LETTER = FileOut(name="a.docx", mime="application/msword", content=b"docx")


@pytest.fixture
def naps(stage: Stage) -> list[float]:
    return stage.naps


@pytest.mark.parametrize(
    ("kind", "description", "reason", "unreachable"),
    [
        (Kind.FORBIDDEN, "bot was blocked by the user", "bot was blocked by the user", True),
        (Kind.FORBIDDEN, "user is deactivated", "user is deactivated", True),
        (Kind.FORBIDDEN, "bot was kicked from the group chat", "bot was kicked from the group chat", True),
        (Kind.BAD_REQUEST, "chat not found", "chat not found", True),
        (Kind.BAD_REQUEST, "PEER_ID_INVALID", "peer_id_invalid", True),
        (Kind.BAD_REQUEST, "BUTTON_DATA_INVALID", "button_data_invalid", False),
        (Kind.BAD_REQUEST, 'can\'t parse entities: tag "mật"', "can't parse entities", False),
        (Kind.BAD_REQUEST, "12345:sandbox", "bad request", False),
        (Kind.MIGRATED, None, "the group has a new address", True),
    ],
)
async def test_a_refusal_is_final_and_says_whether_the_person_is_the_cause(
    channel: TelegramChannel,
    sandbox: Sandbox,
    lan: SandboxPerson,
    kind: Kind,
    description: str | None,
    reason: str,
    *,
    unreachable: bool,
) -> None:
    sandbox.faults.add(Fault(kind, description=description))
    with pytest.raises(Refused) as refused:
        await channel.send(to(lan), Outgoing(text="a"))
    assert (str(refused.value), refused.value.unreachable) == (reason, unreachable)


async def test_who_never_started_who_blocked_and_who_is_nobody_cannot_be_reached(
    channel: TelegramChannel, sandbox: Sandbox, lan: SandboxPerson
) -> None:
    lan.block()
    for address in (to(lan), to(sandbox.person("Chưa vào")), "404404", "@lan", "1_0"):
        with pytest.raises(Refused) as refused:
            await channel.send(address, Outgoing(text="a"))
        assert refused.value.unreachable


async def test_a_blank_message_is_refused_before_it_is_sent(
    channel: TelegramChannel, sandbox: Sandbox, lan: SandboxPerson
) -> None:
    with pytest.raises(Refused, match="no text"):
        await channel.send(to(lan), Outgoing(text=" \n"))
    assert sandbox.requests == []


async def test_being_told_to_wait_names_the_span(
    channel: TelegramChannel, sandbox: Sandbox, lan: SandboxPerson
) -> None:
    sandbox.faults.add(Fault(Kind.TOO_MANY, retry_after=7))
    with pytest.raises(NotSent) as told:
        await channel.send(to(lan), Outgoing(text="a"))
    assert told.value.retry_after == timedelta(seconds=7)


async def test_a_closed_door_means_surely_not_sent(
    channel: TelegramChannel, sandbox: Sandbox, lan: SandboxPerson
) -> None:
    await channel.identity()
    await sandbox.refuse()
    await asyncio.sleep(0.02)  # until the idle connection is known to be dead; before that a send on it is Unknown
    with pytest.raises(NotSent) as down:
        await channel.send(to(lan), Outgoing(text="a"))
    assert (down.value.retry_after, lan.received) == (None, [])
    await sandbox.accept()
    await channel.send(to(lan), Outgoing(text="a"))
    assert len(lan.received) == 1


@pytest.mark.parametrize("url", ["http://khong-co.invalid", "http://127.0.0.1:1", "http://[", "ftp://127.0.0.1"])
async def test_a_server_that_is_not_there_means_surely_not_sent(url: str) -> None:
    patient = Timeouts(connect_s=30, answer_s=30)  # a busy machine takes its time to find that there is no such name
    async with closing(TelegramChannel("12345:sandbox", api_url=url, timeouts=patient)) as channel:
        with pytest.raises(NotSent, match="no connection"):
            await channel.send("1", Outgoing(text="a"))


async def test_waiting_in_vain_for_a_free_connection_means_surely_not_sent(
    sandbox: Sandbox, lan: SandboxPerson
) -> None:
    patient = Timeouts(connect_s=0.5, answer_s=10)
    async with closing(TelegramChannel(sandbox.token, api_url=sandbox.url, timeouts=patient, connections=1)) as channel:
        sandbox.faults.add(Fault(Kind.HANG_AFTER))
        arrived = asyncio.Event()
        lan.on_message(lambda _message: arrived.set())
        first = asyncio.create_task(channel.send(to(lan), Outgoing(text="một")))
        await arrived.wait()
        with pytest.raises(NotSent, match="no connection"):
            await channel.send(to(lan), Outgoing(text="hai"))
        sandbox.faults.release()
        await first
        assert [message.text for message in lan.received] == ["một"]


async def test_a_closed_channel_sends_nothing(channel: TelegramChannel, lan: SandboxPerson) -> None:
    await channel.close()
    with pytest.raises(NotSent):
        await channel.send(to(lan), Outgoing(text="a"))


@pytest.mark.parametrize(
    "kind",
    [Kind.RESET_BEFORE, Kind.RESET_AFTER, Kind.HANG_BEFORE, Kind.HANG_AFTER, Kind.SERVER_ERROR, Kind.ERROR_AFTER],
)
@pytest.mark.parametrize("message", [Outgoing(text="a"), Outgoing(text="a", file=LETTER)], ids=["text", "file"])
async def test_without_an_answer_it_may_have_arrived(
    channel: TelegramChannel, sandbox: Sandbox, lan: SandboxPerson, kind: Kind, message: Outgoing
) -> None:
    sandbox.faults.add(Fault(kind))
    with pytest.raises(Unknown):
        await channel.send(to(lan), message)
    assert len(lan.received) == (1 if kind in {Kind.RESET_AFTER, Kind.HANG_AFTER, Kind.ERROR_AFTER} else 0)


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_page_of_html_from_a_proxy_tells_nothing(
    channel: TelegramChannel, sandbox: Sandbox, lan: SandboxPerson, status: int
) -> None:
    sandbox.faults.add(Fault(Kind.SERVER_ERROR, status=status))
    with pytest.raises(Unknown, match="no answer that can be relied on"):
        await channel.send(to(lan), Outgoing(text="a"))


@pytest.mark.parametrize("token", ["12345:revoked", "no-token", "12345:sandbox/x"])
async def test_a_token_that_is_not_taken_is_no_fault_of_the_person(
    sandbox: Sandbox, lan: SandboxPerson, token: str
) -> None:
    async with closing(TelegramChannel(token, api_url=sandbox.url, timeouts=HASTY)) as channel:
        with pytest.raises(NotSent):
            await channel.send(to(lan), Outgoing(text="a"))


async def test_a_revoked_token_stops_everything(channel: TelegramChannel, sandbox: Sandbox, lan: SandboxPerson) -> None:
    sandbox.faults.add(Fault(Kind.UNAUTHORIZED))
    with pytest.raises(CredentialsRefused):
        await channel.send(to(lan), Outgoing(text="a"))


@pytest.mark.parametrize(
    "fault",
    [
        Fault(Kind.FORBIDDEN, after=1),
        Fault(Kind.TOO_MANY, retry_after=600, after=1),
        Fault(Kind.TOO_MANY, retry_after=2, after=1, times=None),
        Fault(Kind.UNAUTHORIZED, after=1),
        Fault(Kind.RESET_BEFORE, after=1),
    ],
    ids=lambda fault: f"{fault.kind}-{fault.retry_after}",
)
async def test_once_a_part_has_arrived_every_failure_is_unknown(
    channel: TelegramChannel, sandbox: Sandbox, lan: SandboxPerson, fault: Fault
) -> None:
    sandbox.faults.add(fault)
    with pytest.raises(Unknown, match="only a part has arrived"):
        await channel.send(to(lan), Outgoing(text=LONG))
    assert len(lan.received) == 1


async def test_a_short_wait_between_parts_is_waited_out(
    channel: TelegramChannel, sandbox: Sandbox, lan: SandboxPerson, naps: list[float]
) -> None:
    sandbox.faults.add(Fault(Kind.TOO_MANY, retry_after=2, after=1, times=2))
    await channel.send(to(lan), Outgoing(text=LONG))
    assert len(lan.received) == 2
    assert naps == [2, 2]


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (200, "<html>Chào mừng đến Wi-Fi</html>", Unknown),
        (200, '{"ok": true}', Unknown),
        (200, '{"ok": true, "result": {"chat": 5}}', Unknown),
        (200, '{"ok": true, "result": 5}', Unknown),
        (200, '{"ok": false, "description": "?"}', Unknown),
        (200, "[" * 100_000, Unknown),
        (302, "<html>", NotSent),
        (403, "<html>tường lửa</html>", NotSent),
        (404, "<html>", NotSent),
        (404, '{"ok": false, "error_code": 404, "description": "Not Found"}', CredentialsRefused),
        (400, '{"ok": false, "description": 5}', NotSent),
        (400, '{"ok": false, "description": "Bad Request: x", "parameters": [1]}', NotSent),
        (409, '{"ok": false, "error_code": 409, "description": "Conflict: x"}', Unknown),
        (413, '{"ok": false, "error_code": 413, "description": "Request Entity Too Large"}', Refused),
        (429, '{"ok": false, "error_code": 429, "description": "Too Many Requests"}', NotSent),
        (429, '{"ok": false, "description": "x", "parameters": {"retry_after": "soon"}}', NotSent),
        (500, '{"ok": false, "error_code": 500, "description": "Internal Server Error"}', Unknown),
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
        assert failure.value.retry_after == (timedelta(seconds=1) if status == 429 else None)


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ('{"ok": true, "result": {"file_id": "a"}}', Refused),
        ('{"ok": true, "result": []}', Refused),
        ("<html>", NotSent),
    ],
)
async def test_odd_answers_about_a_file_have_an_outcome_too(
    answering: Answering, body: str, outcome: type[ChannelError]
) -> None:
    channel = await answering(200, body)
    with pytest.raises(outcome):
        await channel.download(FileIn(remote_id="a", name="a", mime="b"), 10)

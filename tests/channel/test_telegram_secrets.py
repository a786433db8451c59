"""Neither the token nor what people write reaches a log or an exception, whatever goes wrong."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import pytest

from bot.adapters.telegram.channel import TelegramChannel
from bot.adapters.telegram.client import Client
from bot.adapters.telegram.safety import quiet_libraries
from bot.core.errors import ChannelError
from bot.core.messages import FileIn, FileOut, Outgoing
from bot.core.model import Choice
from bot.core.ports import Profile, PushTarget, RawUpdate
from bot.sandbox import EVERYTHING, Fault, Kind, SandboxPerson
from tests.channel.leaking import all_told
from tests.channel.sandbox_fixtures import until
from tests.channel.telegram_stage import HASTY, Stage, closing, lan, playing

__all__ = ["lan"]

TOKEN = "7654321:AAHsecretSecret-secret_SECRET35chars"
WORDS = "lời riêng của chị Lan"
SECRETS = ("AAHsecret", "lời riêng", "riêng của")
PRESSED = '{"update_id": 1, "callback_query": {"id": "5", "data": "lời riêng"}}'


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with playing(token=TOKEN) as stage:
        yield stage


@pytest.fixture(autouse=True)
def everything_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level(logging.DEBUG)
    yield
    # By the time of this teardown `caplog.records` holds the teardown's own records alone.
    records = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    logged = "".join(caplog.handler.format(record) + repr(record.args) for record in records)
    assert not [secret for secret in SECRETS if secret in logged]


def assert_tells_nothing(error: BaseException) -> None:
    everything = all_told(error)
    # The lines of this very file stand in the traceback, so the words are looked for where they could only have leaked.
    assert not [secret for secret in SECRETS if secret in everything]


async def everything(channel: TelegramChannel, lan: SandboxPerson) -> AsyncIterator[ChannelError | None]:
    """One of each call."""
    press = RawUpdate(source="telegram:7654321", key="1", raw=PRESSED)
    letter = FileOut(name=f"{WORDS}.txt", mime="text/plain", content=WORDS.encode())
    choices = (Choice(WORDS, "ack:1"),)
    calls: list[Callable[[], Awaitable[object]]] = [
        lambda: channel.send(str(lan.id), Outgoing(text=WORDS, choices=choices)),
        lambda: channel.send(str(lan.id), Outgoing(text=WORDS * 300, choices=choices)),
        lambda: channel.send(str(lan.id), Outgoing(text=WORDS, file=letter)),
        lambda: channel.send(str(lan.id), Outgoing(text=WORDS, edits="1")),
        lambda: channel.send(str(lan.id), Outgoing(text=WORDS, edits="2", keeps_text=True)),
        lambda: channel.greet(press),
        lambda: channel.download(FileIn(remote_id=WORDS, name=WORDS, mime="a"), 10),
        channel.identity,
        lambda: channel.offer(str(lan.id), [("viec", WORDS)]),
        lambda: channel.present(Profile(language="", description=WORDS, short_description=WORDS, commands=())),
        lambda: channel.push_to(PushTarget(url=f"https://x.vn/{WORDS}", secret="AAHsecret")),
        lambda: channel.push_to(None),
        channel.push_state,
    ]
    for call in calls:
        try:
            await call()
            yield None
        except ChannelError as error:
            yield error


@pytest.mark.parametrize("kind", [*Kind, None], ids=str)
async def test_whatever_goes_wrong_nothing_is_told(stage: Stage, lan: SandboxPerson, kind: Kind | None) -> None:
    if kind is not None:
        stage.sandbox.faults.add(
            Fault(kind, method=EVERYTHING, times=None, seconds=0.3, description=f"{TOKEN} {WORDS}")
        )
    raised = [error async for error in everything(stage.channel, lan) if error is not None]
    for error in raised:
        assert_tells_nothing(error)
    assert raised


async def test_a_closed_door_tells_nothing(stage: Stage, lan: SandboxPerson) -> None:
    await stage.sandbox.refuse()
    async for error in everything(stage.channel, lan):
        if error is not None:
            assert_tells_nothing(error)


@pytest.mark.parametrize("url", ["http://[", "http://127.0.0.1:1", "ftp://a"])
async def test_an_address_that_leads_nowhere_tells_nothing(stage: Stage, lan: SandboxPerson, url: str) -> None:
    async with closing(TelegramChannel(TOKEN, api_url=url, timeouts=HASTY)) as channel:
        async for error in everything(channel, lan):
            if error is not None:
                assert_tells_nothing(error)


@pytest.mark.parametrize(
    "kind", sorted(set(Kind) - {Kind.REPLAY, Kind.OUT_OF_ORDER, Kind.HANG_BEFORE, Kind.HANG_AFTER})
)
async def test_polling_in_trouble_tells_nothing(stage: Stage, lan: SandboxPerson, kind: Kind) -> None:
    lan.say(WORDS)
    stage.sandbox.faults.add(Fault(kind, method="getUpdates", times=2, description=f"{TOKEN} {WORDS}"))
    assert len(await anext(stage.channel.updates(None))) == 2
    assert len(stage.naps) >= 2  # a busy machine may add one of its own


async def test_a_cancelled_poll_tells_nothing(stage: Stage) -> None:
    stream = stage.channel.updates(None)

    async def poll() -> None:
        await anext(stream)

    polling = asyncio.create_task(poll())
    await until(lambda: stage.sandbox.requests)
    polling.cancel()
    with pytest.raises(asyncio.CancelledError) as cancelled:
        await polling
    assert_tells_nothing(cancelled.value)


async def test_neither_the_client_nor_a_wrong_token_prints_itself(stage: Stage) -> None:
    assert repr(stage.channel._client) == str(stage.channel._client) == "Client[bot 7654321]"
    assert repr(Client("AAHsecretWithoutNumber")) == "Client[bot unknown]"
    assert "AAHsecret" not in repr(stage.channel)


async def test_the_net_is_fine_enough_to_catch_a_talkative_library(
    stage: Stage, lan: SandboxPerson, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG, logger="telegram"):
        await stage.channel._client.send_message(lan.id, WORDS)
    assert WORDS in "".join(record.getMessage() for record in caplog.get_records("call"))
    caplog.clear()


def test_libraries_stay_quiet_when_the_root_grows_loud_and_a_stricter_level_stays() -> None:
    logger = logging.getLogger("telegram")
    before = logger.level
    logger.setLevel(logging.NOTSET)
    quiet_libraries()
    assert logger.level == logging.WARNING
    logger.setLevel(logging.CRITICAL)
    quiet_libraries()
    assert logger.level == logging.CRITICAL
    logger.setLevel(before)

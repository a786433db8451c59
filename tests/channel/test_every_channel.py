"""What every channel owes the office, whatever the platform behind it."""

import asyncio
import contextlib
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.http import Timeouts
from bot.core.errors import ChannelError, CredentialsRefused, NotSent, Refused, Unknown
from bot.core.messages import FileIn, FileOut, Incoming, Outgoing
from bot.core.ports import Profile, PushTarget, RawUpdate
from bot.documents.marks import secrecy_of
from bot.sandbox import EVERYTHING, Fault, Kind
from tests.channel.leaking import all_told
from tests.channel.platforms import PLATFORMS, SECRET, TOKEN, Head, Stage, hooked, playing, unconnected
from tests.channel.sandbox_fixtures import picture, until

S = TypeVar("S")
T = TypeVar("T")

LONG = "VĂN BẢN số 12\n\n" + "".join(f"{n}. Nội dung của văn bản chỉ đạo 😀.\n" for n in range(400))
WORDS = "lời riêng của chị Lan"
TOLD_NOBODY = ("AAHsecret", "lời riêng", "riêng của", SECRET)
# The person got the message, though we never hear of it.
ARRIVES = frozenset({Kind.RESET_AFTER, Kind.HANG_AFTER, Kind.ERROR_AFTER})


@pytest.fixture(params=sorted(PLATFORMS))
async def stage(request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    async with playing(request.param) as stage:
        yield stage


@pytest.fixture
def lan(stage: Stage) -> Head:
    return stage.platform.enter("Nguyễn Thị Lan")


@pytest.fixture
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Neither token nor secret nor words of anybody in any log of the test, at DEBUG."""
    caplog.set_level(logging.DEBUG)
    yield
    records = [record for phase in ("setup", "call") for record in caplog.get_records(phase)]
    logged = "".join(caplog.handler.format(record) + repr(record.args) for record in records)
    assert not [secret for secret in TOLD_NOBODY if secret in logged]


def without_space(text: str) -> str:
    return "".join(text.split())


# Sending


async def test_it_says_which_channel_and_which_bot_it_is(stage: Stage) -> None:
    assert (stage.channel.name, stage.channel.source) == (stage.platform.name, f"{stage.platform.name}:7654321")
    assert stage.channel.capabilities.longest_text >= 100


async def test_a_text_arrives_as_it_was_written_and_has_an_id(stage: Stage, lan: Head) -> None:
    texts = ["VĂN BẢN <12> & 13 *đậm* _nghiêng_\nXem https://a.vn", "Đ/c Ầu Ơ 👩‍👩‍👧 \u0300", "a"]
    ids = [await stage.channel.send(lan.address, Outgoing(text=text)) for text in texts]
    assert lan.texts() == texts
    assert len(set(ids)) == 3
    assert all(0 < len(one) <= 64 for one in ids)


async def test_a_long_text_comes_in_parts_in_order(stage: Stage, lan: Head) -> None:
    longest = stage.channel.capabilities.longest_text
    await stage.channel.send(lan.address, Outgoing(text=LONG))
    parts = lan.texts()
    assert len(parts) == stage.channel.parts(Outgoing(text=LONG)) > 1
    assert all(0 < len(part) <= longest for part in parts)
    assert without_space("".join(parts)) == without_space(LONG)
    assert all(part.endswith("😀.") for part in parts)  # cut where lines end


async def test_the_longest_text_is_one_message(stage: Stage, lan: Head) -> None:
    text = "ă" * stage.channel.capabilities.longest_text
    await stage.channel.send(lan.address, Outgoing(text=text))
    assert lan.texts() == [text]
    assert [stage.channel.parts(Outgoing(text=one)) for one in (text, f"{text}b", "")] == [1, 2, 1]


async def test_what_cannot_be_sent_is_refused_before_it_is(stage: Stage, lan: Head) -> None:
    can = stage.channel.capabilities
    letter = FileOut(name="a.txt", mime="text/plain", content=b"a")
    refused = [Outgoing(text=" \n\0")]
    refused += [] if can.edits else [Outgoing(text="a", edits="1"), Outgoing(text="", edits="1", keeps_text=True)]
    refused += [] if can.files else [Outgoing(text="a", file=letter)]
    for message in refused:
        with pytest.raises(Refused) as error:
            await stage.channel.send(lan.address, message)
        assert not error.value.unreachable
    assert stage.server.requests == []


@pytest.mark.parametrize("address", ["", " ", "số 7", "0205 3 812 345", "1" * 200, "7\0"])
async def test_what_cannot_be_an_address_reaches_nobody_and_does_not_travel(stage: Stage, address: str) -> None:
    with pytest.raises(Refused) as refused:
        await stage.channel.send(address, Outgoing(text="a"))
    assert refused.value.unreachable
    assert stage.server.requests == []


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (Fault(Kind.BAD_REQUEST, description="Bad request: text"), Refused),
        (Fault(Kind.TOO_MANY, retry_after=5), NotSent),
        (Fault(Kind.UNAUTHORIZED), CredentialsRefused),
        *((Fault(Kind.SERVER_ERROR, status=status), Unknown) for status in (500, 502, 503)),
        *(
            (Fault(kind), Unknown)
            for kind in (Kind.RESET_BEFORE, Kind.RESET_AFTER, Kind.HANG_BEFORE, Kind.HANG_AFTER, Kind.ERROR_AFTER)
        ),
    ],
    ids=lambda value: f"{value.kind}-{value.status}" if isinstance(value, Fault) else value.__name__,
)
async def test_every_failure_has_its_outcome(
    stage: Stage, lan: Head, fault: Fault, outcome: type[ChannelError]
) -> None:
    stage.faults.add(
        Fault(fault.kind, description=fault.description, retry_after=fault.retry_after, status=fault.status)
    )
    with pytest.raises(ChannelError) as failure:
        await stage.channel.send(lan.address, Outgoing(text="a"))
    assert type(failure.value) is outcome
    assert lan.texts() == (["a"] if fault.kind in ARRIVES else [])
    if fault.kind is Kind.TOO_MANY:
        assert isinstance(failure.value, NotSent)
        assert failure.value.retry_after is not None
        assert failure.value.retry_after.total_seconds() == 5


async def test_a_closed_door_means_surely_not_sent(stage: Stage, lan: Head) -> None:
    await stage.server.refuse()
    with pytest.raises(NotSent):
        await stage.channel.send(lan.address, Outgoing(text="a"))
    await stage.server.accept()
    await stage.channel.send(lan.address, Outgoing(text="a"))
    assert lan.texts() == ["a"]


@pytest.mark.parametrize("url", ["http://khong-co.invalid", "http://127.0.0.1:1", "http://[", "ftp://127.0.0.1"])
async def test_a_server_that_is_not_there_means_surely_not_sent(stage: Stage, url: str) -> None:
    patient = Timeouts(connect_s=30, answer_s=30)  # a busy machine takes its time to find that there is no such name
    with pytest.raises(NotSent, match="no connection"):
        await stage.open_channel(url=url, timeouts=patient).send("1", Outgoing(text="a"))


async def test_waiting_in_vain_for_a_free_connection_means_surely_not_sent(stage: Stage, lan: Head) -> None:
    channel = stage.open_channel(timeouts=Timeouts(connect_s=0.5, answer_s=10), connections=1)
    stage.faults.add(Fault(Kind.HANG_AFTER))
    arrived = asyncio.Event()
    lan.on_message(lambda _message: arrived.set())
    first = asyncio.create_task(channel.send(lan.address, Outgoing(text="một")))
    await arrived.wait()
    with pytest.raises(NotSent, match="no connection"):
        await channel.send(lan.address, Outgoing(text="hai"))
    stage.faults.release()
    await first
    assert lan.texts() == ["một"]


async def test_a_closed_channel_sends_nothing(stage: Stage, lan: Head) -> None:
    await stage.channel.close()
    with pytest.raises(NotSent):
        await stage.channel.send(lan.address, Outgoing(text="a"))
    assert lan.texts() == []


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": Kind.FORBIDDEN},
        {"kind": Kind.BAD_REQUEST},
        {"kind": Kind.TOO_MANY, "retry_after": 600, "times": None},
        {"kind": Kind.UNAUTHORIZED},
        {"kind": Kind.RESET_BEFORE},
        {"kind": Kind.SERVER_ERROR},
    ],
    ids=lambda fault: str(fault["kind"]),
)
async def test_once_a_part_has_arrived_every_failure_is_unknown(stage: Stage, lan: Head, fault: dict[str, Any]) -> None:
    stage.faults.add(Fault(**fault, after=1))
    with pytest.raises(Unknown, match="only a part has arrived"):
        await stage.channel.send(lan.address, Outgoing(text=LONG))
    assert len(lan.texts()) == 1


async def test_a_short_wait_between_parts_is_waited_out(stage: Stage, lan: Head) -> None:
    stage.faults.add(Fault(Kind.TOO_MANY, retry_after=5, after=1))
    await stage.channel.send(lan.address, Outgoing(text=LONG))
    assert without_space("".join(lan.texts())) == without_space(LONG)
    assert stage.naps == [5]


# Updates


async def listen(
    stage: Stage, stream: AsyncIterator[Sequence[RawUpdate]], kept: dict[str, RawUpdate], *, count: int
) -> list[str]:
    """Go on until a store with a unique key holds so many updates; what was said in them, sorted."""
    while len(kept) < count:
        for update in await anext(stream):
            assert update.source == stage.channel.source
            kept.setdefault(update.key, update)
    return sorted(stage.texts(list(kept.values())))


@pytest.mark.parametrize("kind", [None, Kind.REPLAY, Kind.OUT_OF_ORDER])
async def test_what_is_said_comes_once_however_often_it_is_handed_out(
    stage: Stage, lan: Head, kind: Kind | None
) -> None:
    stream, kept = stage.channel.updates(None), dict[str, RawUpdate]()
    assert await listen(stage, stream, kept, count=1) == ["chào"]
    if kind is not None:
        stage.faults.add(Fault(kind, times=3))
    for text in ("một", "một", "hai"):
        lan.say(text)
    assert await listen(stage, stream, kept, count=4) == ["chào", "hai", "một", "một"]
    lan.say("ba")
    assert await listen(stage, stream, kept, count=5) == ["ba", "chào", "hai", "một", "một"]


async def test_a_replayed_update_has_the_key_that_it_had(stage: Stage, lan: Head) -> None:
    [first] = await anext(stage.channel.updates(None))
    stage.faults.add(Fault(Kind.REPLAY, times=None))
    [again] = await anext(stage.open_channel().updates(None))  # as after a restart
    assert (again.key, again.source, again.raw) == (first.key, first.source, first.raw)


async def test_what_is_said_is_understood(stage: Stage, lan: Head) -> None:
    [update] = await anext(stage.channel.updates(None))
    heard = stage.channel.understand(update)
    assert heard is not None
    assert (heard.channel, heard.address, heard.text, heard.name, heard.key) == (
        stage.platform.name,
        lan.address,
        "chào",
        "Nguyễn Thị Lan",
        update.key,
    )
    assert heard.is_spoken_to_us
    assert heard.message_id


@pytest.mark.parametrize(
    "kind", [Kind.SERVER_ERROR, Kind.ERROR_AFTER, Kind.RESET_BEFORE, Kind.UNAUTHORIZED, Kind.TOO_MANY, Kind.BAD_REQUEST]
)
async def test_no_trouble_ends_the_polling(stage: Stage, lan: Head, kind: Kind) -> None:
    stage.faults.add(Fault(kind, method="getUpdates", times=2))
    stream = stage.channel.updates(None)
    if kind is Kind.ERROR_AFTER:  # what a platform forgets with its first answer is lost with that
        lan.say("hai")
        lan.say("ba")
    await anext(stream)
    assert len(stage.naps) >= 2
    assert min(stage.naps) >= 1


async def test_closing_ends_the_polling(stage: Stage) -> None:
    async def next_batch() -> Sequence[RawUpdate]:
        return await anext(stage.channel.updates(None))

    more = asyncio.create_task(next_batch())
    await until(lambda: stage.server.requests)
    await stage.channel.close()
    with pytest.raises(StopAsyncIteration):
        await more


async def test_pushed_updates_come_with_the_right_secret_alone(stage: Stage, lan: Head) -> None:
    async with hooked(stage) as hook:
        target = PushTarget(url=hook.url, secret=SECRET)
        await stage.channel.push_to(target)
        assert (await stage.channel.push_state()).url == hook.url
        lan.say("qua webhook")
        await until(lambda: len(hook.taken) == 2)
        assert stage.texts(hook.taken) == ["chào", "qua webhook"]
        assert {one.source for one in hook.taken} == {stage.channel.source}

        body = json.dumps(stage.platform.update("lạ")).encode()
        wrong = ["", "x", SECRET[:-1], f"{SECRET}x", SECRET.upper(), "bí-mật"]
        assert [await hook.post(body, secret) for secret in wrong] == [401] * len(wrong)
        assert [await hook.post(body), await hook.post(body, SECRET, SECRET)] == [401, 401]
        assert len(hook.taken) == 2
        assert await hook.post(body, SECRET) == 200
        assert stage.texts(hook.taken) == ["chào", "qua webhook", "lạ"]

        await stage.channel.push_to(None)
        assert (await stage.channel.push_state()).url == ""
        lan.say("lại hỏi")
        assert stage.texts(await anext(stage.channel.updates(None))) == ["lại hỏi"]


async def test_a_push_that_is_repeated_has_the_key_that_it_had(stage: Stage, lan: Head) -> None:
    stage.faults.add(Fault(Kind.REPLAY))
    async with hooked(stage) as hook:
        await stage.channel.push_to(PushTarget(url=hook.url, secret=SECRET))
        await until(lambda: len(hook.taken) == 2)
        assert hook.taken[0] == hook.taken[1]


async def test_a_webhook_in_the_way_of_polling_is_taken_away(stage: Stage, lan: Head) -> None:
    await stage.channel.push_to(PushTarget(url="http://127.0.0.1:9/hook", secret=SECRET))
    assert stage.texts(await anext(stage.channel.updates(None))) == ["chào"]
    assert stage.naps[:1] == [1]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"5",
        b"[]",
        b"{}",
        b'"x"',
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"ok": true}',
        b'{"ok": true, "result": 5}',
    ],
)
async def test_what_is_no_update_is_refused_at_the_door(stage: Stage, body: bytes) -> None:
    with pytest.raises(ValueError, match="no update"):
        stage.channel.read_push(body)
    async with hooked(stage) as hook:
        assert await hook.post(body, SECRET) == 400
        assert hook.taken == []


async def test_bug_an_update_that_could_be_read_but_not_written_down_broke_the_door(stage: Stage) -> None:
    """There are depths that Python reads and does not write: then the platform asked for ever."""
    for depth in range(1, 1100):
        body = b'{"update_id": 1, "event_name": "a", "b": %s1%s}' % (b'{"c": ' * depth, b"}" * depth)
        with contextlib.suppress(ValueError):
            assert stage.channel.read_push(body).raw


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=80),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


def replaced(shape: Any, path: Sequence[str], value: Any) -> Any:
    """The same with another value there; None as value takes the part out."""
    if not path:
        return value
    inner = replaced(shape[path[0]], path[1:], value)
    return {**shape, path[0]: inner} if inner is not None else {k: v for k, v in shape.items() if k != path[0]}


def paths(shape: Any) -> list[tuple[str, ...]]:
    if not isinstance(shape, dict):
        return [()]
    return [(), *((name, *rest) for name, inner in shape.items() for rest in paths(inner))]


@pytest.mark.parametrize("name", sorted(PLATFORMS))
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_hostile_update_is_understood_or_refused_and_quoted_nowhere(name: str, data: st.DataObject) -> None:
    platform, channel = unconnected(name)
    shape = replaced(
        platform.update(WORDS), data.draw(st.sampled_from(paths(platform.update("a")))), data.draw(json_values)
    )
    update = read_or_refused(channel.read_push, json.dumps(shape).encode())
    if update is None:
        return
    assert 0 < len(update.key) <= 64
    assert update.raw.encode()
    screened = channel.screened(update, secrecy_of)
    assert screened.key == update.key
    for one in (update, screened):
        heard = read_or_refused(channel.understand, one)
        assert heard is None or isinstance(heard, Incoming)


def read_or_refused(read: Callable[[S], T], given: S) -> T | None:
    """What it gives; None where it raises ValueError, which must not quote anything."""
    try:
        return read(given)
    except ValueError as error:
        said = str(error)
    assert WORDS not in said
    return None


async def test_words_under_a_secrecy_mark_are_left_out(stage: Stage) -> None:
    harmless = raw(stage, "giữ bí mật nhé")
    assert stage.channel.screened(harmless, secrecy_of) is harmless
    left = stage.channel.screened(raw(stage, "TỐI MẬT\nSố: 1/KH\nV/v phương án zxqv"), secrecy_of)
    assert "zxqv" not in left.raw
    heard = stage.channel.understand(left)
    assert heard is not None
    assert (heard.withheld, heard.text, heard.name) == ("TỐI MẬT", "", "Mật")


def raw(stage: Stage, text: str) -> RawUpdate:
    return stage.channel.read_push(json.dumps(stage.platform.update(text)).encode())


# Everything else


async def test_a_picture_can_be_fetched_within_its_bounds(stage: Stage, lan: Head) -> None:
    await anext(stage.channel.updates(None))
    content = picture()
    lan.send_photo(content, "Ảnh hiện trường")
    stream = stage.channel.updates(None)
    heard: list[Incoming] = []
    while not any(one.files for one in heard):
        heard += [one for update in await anext(stream) if (one := stage.channel.understand(update))]
    [said] = [one for one in heard if one.files]
    [file] = said.files
    assert (said.text, file.mime) == ("Ảnh hiện trường", "image/jpeg")
    assert await stage.channel.download(file, len(content)) == content
    with pytest.raises(Refused, match="too large"):
        await stage.channel.download(file, len(content) - 1)
    await stage.server.refuse()
    with pytest.raises(NotSent):
        await stage.channel.download(file, len(content))


async def test_it_has_a_name_and_says_whose_it_is(stage: Stage, lan: Head) -> None:
    assert await stage.channel.identity()
    await stage.channel.present(Profile(language="", description="a", short_description="b", commands=[("viec", "c")]))
    await stage.channel.offer(lan.address, [("viec", "c")])
    assert await stage.channel.greet(raw(stage, "a")) is False


def assert_tells_nothing(error: BaseException) -> None:
    everything = all_told(error)
    assert not [secret for secret in TOLD_NOBODY if secret in everything]


async def failures_of(stage: Stage, lan: Head) -> list[ChannelError]:
    """What each call raises, if it does."""
    channel = stage.channel
    calls = [
        lambda: channel.send(lan.address, Outgoing(text=WORDS)),
        lambda: channel.send(lan.address, Outgoing(text=WORDS * 300)),
        lambda: channel.send(lan.address, Outgoing(text=WORDS, edits="1")),
        lambda: channel.download(FileIn(remote_id=WORDS, name=WORDS, mime="a"), 10),
        lambda: channel.download(FileIn(remote_id=f"{stage.server.url}/{TOKEN}", name=WORDS, mime="a"), 10),
        channel.identity,
        lambda: channel.push_to(PushTarget(url=f"https://x.vn/{TOKEN}", secret=SECRET)),
        lambda: channel.push_to(None),
        channel.push_state,
    ]
    raised = []
    for call in calls:
        try:
            await call()
        except ChannelError as error:
            raised.append(error)
    return raised


@pytest.mark.parametrize("kind", [*Kind, None], ids=str)
@pytest.mark.usefixtures("quiet")
async def test_whatever_goes_wrong_nothing_is_told(stage: Stage, lan: Head, kind: Kind | None) -> None:
    if kind is not None:
        fault = Fault(kind, method=EVERYTHING, times=None, seconds=0.3, description=f"{TOKEN} {WORDS}")
        stage.faults.add(fault)
    raised = await failures_of(stage, lan)
    assert raised
    for error in raised:
        assert_tells_nothing(error)


@pytest.mark.usefixtures("quiet")
async def test_polling_in_trouble_tells_nothing(stage: Stage, lan: Head) -> None:
    lan.say(WORDS)
    for kind in (Kind.SERVER_ERROR, Kind.RESET_BEFORE, Kind.UNAUTHORIZED, Kind.BAD_REQUEST, Kind.TOO_MANY):
        stage.faults.add(Fault(kind, method="getUpdates", description=f"{TOKEN} {WORDS}"))
    await anext(stage.channel.updates(None))
    assert TOKEN not in repr(stage.channel)


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("url", ["http://[", "http://127.0.0.1:1", "ftp://a"])
async def test_an_address_that_leads_nowhere_tells_nothing(stage: Stage, lan: Head, url: str) -> None:
    stage.channel = stage.open_channel(url=url)
    for error in await failures_of(stage, lan):
        assert_tells_nothing(error)

"""What comes in is stored first, greeted at once, and worked on once, whatever happens in between."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.core.clock import Clock
from bot.core.errors import DondocError
from bot.core.messages import Incoming
from bot.core.ports import RawUpdate
from bot.core.stores import UnitOfWork
from handlers.conversation import give_up, handle
from jobs.bell import AsyncBell
from jobs.reception import Handle, Reception, store_updates, waiting
from tests.story.harness import Somebody, StoryOffice


def _said(by: Somebody, text: str, key: str) -> RawUpdate:
    channel = by.office.channel
    incoming = Incoming(channel=channel.name, address=by.address, key=key, text=text, message_id=channel.new_id())
    return channel.written_down(incoming)


def _reception(office: StoryOffice, handle_: Handle = handle) -> Reception:
    return Reception(
        office.database, office.channel, handle=handle_, give_up=give_up, bell=AsyncBell(), look_again_s=0.01
    )


@asynccontextmanager
async def _running(*jobs: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(job) for job in jobs]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        ended = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(end) for end in ended] == [asyncio.CancelledError] * len(tasks)


async def _until(happened: Callable[[], Coroutine[Any, Any, bool]]) -> None:
    """Let the loops run; pytest's own timeout ends a test in which it never happens."""
    while not await happened():  # noqa: ASYNC110 - what is waited for has no event of its own
        await asyncio.sleep(0.002)


async def _nothing_waits(office: StoryOffice) -> bool:
    return not await office.run(waiting)


class _Stumbling:
    """Handles what it is given, but for some words."""

    def __init__(self, *over: str, times: int = 10**6) -> None:
        self._over = over
        self._times = times
        self.tried: list[str] = []

    def __call__(self, work: UnitOfWork, item_ids: Sequence[int], incoming: Incoming | None) -> None:
        assert incoming
        self.tried.append(incoming.text)
        handle(work, item_ids, incoming)
        if incoming.text in self._over and self.tried.count(incoming.text) <= self._times:
            raise ZeroDivisionError(f"a secret: {incoming.text}")


async def test_an_update_is_stored_before_the_next_batch_is_asked_for(buttoned: StoryOffice) -> None:
    stored: list[int] = []
    buttoned.channel.on_next = lambda: stored.append(len(buttoned.database.run_now(waiting)))
    reception = _reception(buttoned)
    async with _running(reception.poll()):
        buttoned.channel.batches.put_nowait([_said(buttoned.lan, "một", "1"), _said(buttoned.lan, "hai", "2")])
        buttoned.channel.batches.put_nowait([_said(buttoned.lan, "ba", "3")])
        await _until(lambda: _true(len(stored) == 3))
    assert stored == [0, 2, 3]
    assert buttoned.channel.greeted == ["1", "2", "3"]


async def _true(fact: bool) -> bool:  # noqa: FBT001 - that is all it is
    return fact


async def test_a_loop_whose_bell_rings_while_it_is_stopped_does_stop() -> None:
    """Bug: the cancellation was swallowed, and `run` never ended after a SIGTERM that met a tick."""
    bell = AsyncBell()

    async def loop() -> None:
        while True:
            await bell.wait(10)

    task = asyncio.create_task(loop())
    await asyncio.sleep(0)
    await asyncio.sleep(0)  # it waits
    bell.ring()
    await asyncio.sleep(0)  # the ring is on its way
    task.cancel()
    done, _ = await asyncio.wait([task], timeout=1)
    task.cancel()
    assert done == {task}


async def test_polling_goes_on_where_it_ended(buttoned: StoryOffice) -> None:
    await buttoned.run(store_updates, [_said(buttoned.lan, "một", "41"), _said(buttoned.lan, "hai", "42")])
    async with _running(_reception(buttoned).poll()):
        await _until(lambda: _true(bool(buttoned.channel.asked_after)))
    assert buttoned.channel.asked_after == ["42"]


async def test_unfinished_ones_are_worked_on_at_the_start(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    await buttoned.run(store_updates, [_said(buttoned.lan, "đã nhận", "1")])
    async with _running(_reception(buttoned).work()):
        await _until(lambda: _nothing_waits(buttoned))
    assert await buttoned.status(buttoned.lan) == "acknowledged"


async def test_the_same_update_twice_has_one_effect(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    update = _said(buttoned.lan, "60%", "1")
    reception = _reception(buttoned)
    async with _running(reception.work()):
        await reception.take_in([update, update])
        await reception.take_in([update])
        await _until(lambda: _nothing_waits(buttoned))
        await reception.take_in([update])
        await _until(lambda: _nothing_waits(buttoned))
    await buttoned.deliver()
    assert buttoned.lan.received() == ["directive", "reported"]
    assert buttoned.channel.greeted == ["1"]


async def test_out_of_order_each_has_its_effect_once(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    reception = _reception(buttoned)
    async with _running(reception.work()):
        for key, text in (("3", "60%"), ("1", "đã nhận"), ("2", "40%"), ("1", "đã nhận")):
            await reception.take_in([_said(buttoned.lan, text, key)])
            await _until(lambda: _nothing_waits(buttoned))
    await buttoned.deliver()
    assert buttoned.lan.received() == ["directive", "reported", "answer", "reported"]
    assert [what for what, _ in await buttoned.history()] == [
        "issued", "delivered", "reported", "acknowledged", "reported",
    ]  # fmt: skip


async def test_what_makes_us_stumble_is_tried_three_times_then_set_aside_and_the_person_told(
    buttoned: StoryOffice,
) -> None:
    await buttoned.issue(to=[buttoned.lan, buttoned.minh])
    stumbling = _Stumbling("đã nhận")
    reception = _reception(buttoned, stumbling)
    await reception.take_in([_said(buttoned.lan, "đã nhận", "1"), _said(buttoned.minh, "60%", "2")])
    async with _running(reception.work()):
        await _until(lambda: _nothing_waits(buttoned))
    await buttoned.deliver()
    assert stumbling.tried.count("đã nhận") == 3
    assert [message.text for message in buttoned.lan.screen[1:]] == [buttoned.words.trouble()]
    assert await buttoned.status(buttoned.lan) == "delivered"
    assert buttoned.minh.received() == ["directive", "reported"]


async def test_one_that_makes_us_stumble_among_others_takes_none_of_them_along(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=[buttoned.lan, buttoned.minh])
    reception = _reception(buttoned, _Stumbling("40%"))
    said = [(buttoned.lan, "đã nhận"), (buttoned.minh, "40%"), (buttoned.lan, "60%"), (buttoned.minh, "đã nhận")]
    await reception.take_in([_said(by, text, str(number)) for number, (by, text) in enumerate(said, start=1)])
    async with _running(reception.work()):
        await _until(lambda: _nothing_waits(buttoned))
    await buttoned.deliver()
    assert buttoned.lan.received() == ["directive", "acknowledged", "reported"]
    assert [await buttoned.status(head) for head in (buttoned.lan, buttoned.minh)] == ["acknowledged"] * 2


async def test_what_succeeds_at_the_second_try_is_done_once(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    reception = _reception(buttoned, _Stumbling("60%", times=1))
    await reception.take_in([_said(buttoned.lan, "60%", "1")])
    async with _running(reception.work()):
        await _until(lambda: _nothing_waits(buttoned))
    await buttoned.deliver()
    assert buttoned.lan.received() == ["directive", "reported"]


async def test_what_cannot_be_read_is_set_aside_and_holds_up_nobody(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    odd = RawUpdate(source=buttoned.channel.source, key="1", raw="{not json")
    reception = _reception(buttoned)
    await reception.take_in([odd, _said(buttoned.lan, "đã nhận", "2")])
    async with _running(reception.work()):
        await _until(lambda: _nothing_waits(buttoned))
    assert await buttoned.status(buttoned.lan) == "acknowledged"


async def test_what_is_nothing_to_us_is_finished_silently(buttoned: StoryOffice) -> None:
    reception = _reception(buttoned)
    await reception.take_in([RawUpdate(source=buttoned.channel.source, key="1", raw="null")])
    async with _running(reception.work()):
        await _until(lambda: _nothing_waits(buttoned))
    assert buttoned.channel.chats == {}


async def test_what_people_write_never_reaches_the_log(buttoned: StoryOffice, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    await buttoned.issue(to=buttoned.lan, text="Nội dung bí ẩn")
    reception = _reception(buttoned, _Stumbling("điều riêng tư"))
    await reception.take_in([_said(buttoned.lan, "điều riêng tư", "1")])
    async with _running(reception.work()):
        await _until(lambda: _nothing_waits(buttoned))
    assert [w for w in ("điều riêng tư", "bí ẩn", "a secret") if w in caplog.text] == []


async def test_while_the_database_is_busy_nothing_is_lost_and_nothing_confirmed(
    buttoned: StoryOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.reception._STORAGE_WAIT_S", 0.005)
    busy = [True]

    class Busy:
        clock: Clock = buttoned.clock

        async def run(self, service: Any, *args: Any, **kwargs: Any) -> Any:
            if busy[0]:
                raise DondocError("The database is locked.")
            return await buttoned.database.run(service, *args, **kwargs)

    asked: list[bool] = []
    buttoned.channel.on_next = lambda: asked.append(busy[0])
    busy[0] = False
    reception = Reception(Busy(), buttoned.channel, handle=handle, give_up=give_up, bell=AsyncBell(), look_again_s=0.01)
    async with _running(reception.poll()):
        await _until(lambda: _true(len(asked) == 1))
        busy[0] = True
        buttoned.channel.batches.put_nowait([_said(buttoned.lan, "một", "1")])
        await asyncio.sleep(0.02)
        assert (asked, buttoned.channel.greeted) == ([False], [])
        busy[0] = False
        await _until(lambda: _true(len(asked) == 2))
    assert buttoned.channel.greeted == ["1"]

"""A channel is down as a whole, or given up: people with another account are moved over, and back."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.errors import CredentialsRefused, NotSent
from bot.core.stores import UnitOfWork
from bot.services.outages import down_since, leave_unused
from jobs.bell import AsyncBell
from jobs.dispatch import Dispatcher
from jobs.pace import Pace
from jobs.watching import Watch
from tests.story.by_two_ways import SECOND, also_on, only_on
from tests.story.harness import BUTTONED, BUTTONLESS, DAY, HOUR, MINUTE, Building, StoryOffice

GONE = NotSent("the platform cannot be reached")


@pytest.fixture
def office(building: Building) -> Iterator[StoryOffice]:
    """The first channel has buttons, the second has none. Everybody has joined the first one alone."""
    with building.office(BUTTONED, **{SECOND: BUTTONLESS}) as opened:
        yield opened


async def _watched(office: StoryOffice, watch: Watch, span: timedelta) -> None:
    """Time passes, and the platform is asked every now and then."""
    for _ in range(int(span / timedelta(seconds=15))):
        watch.failed()
        await watch.look()
        await office.let_pass(timedelta(seconds=15))


async def test_an_hour_in_which_the_first_channel_is_down(office: StoryOffice) -> None:
    second, admin = also_on(office, office.lan), also_on(office, office.admin)
    watch = Watch(office.database, office.channel)
    office.channel.is_down = GONE
    await office.issue(to=[office.lan, office.minh])
    assert (office.lan.received(), second.received()) == ([], [])
    await _watched(office, watch, 5 * MINUTE)
    assert second.titles() == ["📄 VĂN BẢN số 12/CT-UBND"]  # moved, and no repeat
    assert admin.last.title.startswith("📡 Kênh chat đang gián đoạn")
    await office.issue("13/CT-UBND", to=office.lan)
    assert second.titles("directive")[1] == "📄 VĂN BẢN số 13/CT-UBND"
    await second.say("VB1 đã nhận")
    await office.let_pass(HOUR)
    assert office.minh.received() == []

    office.channel.is_down = None
    await watch.look()
    await office.let_pass(10 * MINUTE)
    assert office.minh.received() == ["directive"]  # has no other way
    assert office.lan.received() == []  # no second copy
    assert office.admin.last.title.startswith("📡 Kênh chat đã hoạt động lại lúc")
    assert (await office.standing(office.minh))["status"] == "delivered"


async def test_what_still_waits_goes_back_when_the_channel_is_up(office: StoryOffice) -> None:
    second = also_on(office, office.lan)
    watch = Watch(office.database, office.channel)
    await office.issue(to=office.lan)
    with office.nothing_is_sent():
        await office.let_pass(DAY)  # a nudge waits
        office.channel.is_down = GONE
        await _watched(office, watch, 2 * MINUTE)
        assert await office.run(_waiting_on, SECOND) == 1
        office.channel.is_down = None
        await watch.look()
        assert await office.run(_waiting_on, SECOND) == 0
    await office.deliver()
    assert (office.lan.received(), second.received()) == (["directive", "nudge"], [])


def _waiting_on(work: UnitOfWork, channel: str) -> int:
    return len(work.deliveries.waiting_on(channel))


async def test_the_admins_are_told_on_another_channel_that_a_token_is_refused(office: StoryOffice) -> None:
    admin = also_on(office, office.admin)
    watch = Watch(office.database, office.channel)
    office.channel.is_down = CredentialsRefused("the token is refused")
    await office.issue(to=office.lan)
    watch.failed(token_refused=True)
    await office.let_pass(2 * MINUTE)
    await watch.look()
    await office.deliver()
    assert admin.titles() == ["🔑 chat không chấp nhận token của hệ thống từ 08:00 ngày 01/07/2024"]
    office.channel.is_down = None
    await watch.look()
    await office.let_pass(MINUTE)
    assert office.lan.received() == ["directive"]


async def test_one_account_that_fails_takes_no_channel_down(office: StoryOffice) -> None:
    second = also_on(office, office.lan)
    watch = Watch(office.database, office.channel)
    office.channel.fails_for(office.lan.address, NotSent("not connected"))
    await office.issue(to=office.lan)
    await _watched(office, watch, 5 * MINUTE)
    assert second.received() == []
    assert office.admin.received() == []


async def test_a_process_that_starts_while_a_channel_is_down_finds_it_up(office: StoryOffice) -> None:
    also_on(office, office.lan)
    watch = Watch(office.database, office.channel)
    office.channel.is_down = GONE
    await _watched(office, watch, 2 * MINUTE)
    office.channel.is_down = None
    fresh = Watch(office.database, office.channel)
    fresh._is_down = await fresh._was_down()
    await fresh.look()
    await office.issue(to=office.lan)
    assert office.lan.received("directive") == ["directive"]


async def test_what_waits_on_a_channel_that_is_given_up_goes_by_the_other(building: Building) -> None:
    with building.office(BUTTONED, **{SECOND: BUTTONLESS}) as office:
        second = also_on(office, office.lan)
        await second.say("/viec")
        with office.nothing_is_sent():
            await office.issue(to=[office.lan, only_on(office, office.minh)])
        office.database.rules = replace(office.database.rules, capabilities={"chat": BUTTONED})
        assert await office.run(leave_unused) == 1
        del office.channels[SECOND], office._dispatchers[1:]
        await office.deliver()
        assert office.lan.received() == ["directive"]
        assert (await office.standing(office.minh))["reachable"] is False  # nobody gets it: somebody has to ring
        assert await office.run(lambda work: work.deliveries.waited_on()) == set()


async def test_a_running_dispatcher_notices_and_moves_everybody_over(building: Building) -> None:
    with building.office(BUTTONED, **{SECOND: BUTTONLESS}) as office:
        second = also_on(office, office.lan)
        watch = Watch(office.database, office.channel, patience_s=0.05, every_s=0.01)
        dispatchers = [
            Dispatcher(
                office.database, channel, Pace(1000, office.clock), AsyncBell(), look_again_s=0.005, watch=watched
            )
            for channel, watched in zip(office.channels.values(), (watch, None), strict=True)
        ]
        office.channel.is_down = CredentialsRefused("the token is refused")
        running = [asyncio.create_task(job) for job in (watch.keep(), *(one.run() for one in dispatchers))]
        try:
            with office.nothing_is_sent():
                await office.issue(to=office.lan)
            await _until(lambda: second.received() == ["directive"])
            office.channel.is_down = None
            await _until(lambda: not watch._is_down)
        finally:
            for one in dispatchers:
                one.stop()
            running[0].cancel()
            await asyncio.gather(*running, return_exceptions=True)
        assert office.lan.received("directive") == []


async def test_a_watch_that_is_rung_asks_at_once(office: StoryOffice) -> None:
    watch = Watch(office.database, office.channel)
    keeping = asyncio.create_task(watch.keep())
    try:
        office.channel.is_down = GONE
        for _ in range(5):
            watch.failed()
        await office.let_pass(2 * MINUTE)
        for down in (True, False):
            office.channel.is_down = GONE if down else None
            watch.ring()
            assert not watch.is_idle
            await _until(lambda: watch.is_idle)
            assert (await office.run(down_since, "chat") is not None) is down
    finally:
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)


async def _until(happened: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not happened():  # noqa: ASYNC110 - it is looked up in the office
            await asyncio.sleep(0.005)

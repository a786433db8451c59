"""Sending: no faster than allowed, obeying what the platform says, and recording whatever comes of it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import pairwise

import pytest

from bot.adapters.clock import TravellingClock
from bot.core.errors import CredentialsRefused, NotSent, Refused, Unknown
from bot.core.model import Role, State
from bot.services.dispatching import claim_deliveries, record_outcomes, take_over
from jobs.bell import AsyncBell
from jobs.dispatch import Dispatcher
from jobs.pace import Pace
from jobs.window import LEAST
from tests.story.harness import MONDAY_MORNING, Part, Somebody, StoryOffice


class SteppingClock(TravellingClock):
    """Monotonic time moves only when told to."""

    def __init__(self) -> None:
        super().__init__(MONDAY_MORNING)
        self.seconds = 1000.0

    def monotonic(self) -> float:
        return self.seconds

    def step(self, seconds: float) -> None:
        self.seconds += seconds
        self.travel_to(self.now() + timedelta(seconds=seconds))


@pytest.fixture
def clock(buttoned: StoryOffice) -> SteppingClock:
    """The office, its channel and the pace all go by this one."""
    clock = SteppingClock()
    buttoned.clock = buttoned.channel._clock = clock
    buttoned.database.clock = clock
    return clock


def _heads(office: StoryOffice, count: int) -> Sequence[Somebody]:
    heads = []
    for n in range(count):
        office.adds_unit(f"P{n:03}", f"Phường {n}")
        heads.append(office.adds(Part(name=f"Chủ tịch p{n:03}", unit=f"P{n:03}", role=Role.HEAD, title="Chủ tịch")))
    return heads


@asynccontextmanager
async def _dispatching(office: StoryOffice, pace: Pace) -> AsyncIterator[Dispatcher]:
    bell = AsyncBell()
    office.database.on_queued = bell.ring
    dispatcher = Dispatcher(office.database, office.channel, pace, bell, look_again_s=0.005)
    task = asyncio.create_task(dispatcher.run())
    try:
        yield dispatcher
    finally:
        dispatcher.stop()
        await asyncio.wait_for(task, 5)


async def _until(happened: Callable[[], object], clock: SteppingClock | None = None, step_s: float = 0.05) -> None:
    """Let the loops run, and the stepping clock with them."""
    while not happened():
        await asyncio.sleep(0.001)
        if clock:
            clock.step(step_s)


async def _count(office: StoryOffice, state: State) -> int:
    return await office.run(lambda work: work.deliveries.count(state))


# Dispatcher


@pytest.mark.parametrize("latency_s", [0.0, 0.004])
async def test_never_more_than_the_rate_within_any_second(
    buttoned: StoryOffice, clock: SteppingClock, latency_s: float
) -> None:
    heads = _heads(buttoned, 40)
    buttoned.channel.latency_s = latency_s
    with buttoned.nothing_is_sent():
        await buttoned.issue(to=heads)
    async with _dispatching(buttoned, Pace(10, clock)):
        await _until(lambda: all(head.screen for head in heads), clock)
    moments = sorted(at for at, _ in buttoned.channel.sent_at)
    busiest = max(sum(start <= at < start + 1 for at in moments) for start in moments)
    assert (len(moments), busiest <= 10) == (40, True)
    assert await _count(buttoned, State.SENT) == 40


async def test_told_to_wait_the_chat_waits_and_the_others_go_on(buttoned: StoryOffice, clock: SteppingClock) -> None:
    with buttoned.nothing_is_sent():
        await buttoned.issue("1/KH", to=[buttoned.lan])
        await buttoned.issue("2/KH", to=[buttoned.lan, buttoned.minh, buttoned.hanh])
    wait = NotSent("Too Many Requests", retry_after=timedelta(seconds=20))
    buttoned.channel.fails_next(wait)  # Lan's is the oldest
    start = clock.monotonic()
    async with _dispatching(buttoned, Pace(30, clock)):
        await _until(lambda: buttoned.minh.screen and buttoned.hanh.screen, clock)
        assert buttoned.lan.screen == []
        await _until(lambda: len(buttoned.lan.screen) == 2, clock, step_s=0.2)
    lans = [at - start for at, address in buttoned.channel.sent_at if address == buttoned.lan.address]
    assert len(lans) == 3
    assert lans[1] - lans[0] >= 20
    assert buttoned.lan.titles() == ["📄 VĂN BẢN số 1/KH", "📄 VĂN BẢN số 2/KH"]


async def test_an_answer_obeys_a_wait_too(buttoned: StoryOffice, clock: SteppingClock) -> None:
    pace = Pace(30, clock)
    pace.hold(buttoned.lan.address, 20)
    start = clock.monotonic()
    with buttoned.nothing_is_sent():
        await buttoned.lan.say("/viec")
    async with _dispatching(buttoned, pace):
        await _until(lambda: buttoned.lan.screen, clock, step_s=0.2)
    assert buttoned.channel.sent_at[0][0] - start >= 20


async def test_an_answer_does_not_wait_for_the_gap_between_messages(
    buttoned: StoryOffice, clock: SteppingClock
) -> None:
    with buttoned.nothing_is_sent():
        await buttoned.issue(to=buttoned.lan)
    async with _dispatching(buttoned, Pace(30, clock)):
        await _until(lambda: buttoned.lan.screen)
        with buttoned.nothing_is_sent():
            await buttoned.lan.say("đã nhận")
        await _until(lambda: "acknowledged" in buttoned.lan.received())  # monotonic time has not moved


async def test_messages_that_nobody_waits_for_keep_a_second_apart(buttoned: StoryOffice, clock: SteppingClock) -> None:
    with buttoned.nothing_is_sent():
        for n in range(3):
            await buttoned.issue(f"{n}/KH", to=buttoned.lan)
    async with _dispatching(buttoned, Pace(30, clock)):
        await _until(lambda: len(buttoned.lan.screen) == 3, clock)
    moments = [at for at, _ in buttoned.channel.sent_at]
    assert [later - earlier >= 1 for earlier, later in pairwise(moments)] == [True, True]


async def test_two_chats_told_to_wait_hold_everything(buttoned: StoryOffice, clock: SteppingClock) -> None:
    heads = _heads(buttoned, 6)
    with buttoned.nothing_is_sent():
        await buttoned.issue(to=heads)
    buttoned.channel.fails_next(NotSent("Too Many Requests", retry_after=timedelta(seconds=30)), times=2)
    async with _dispatching(buttoned, Pace(2, clock)):
        await _until(lambda: len(buttoned.channel.sent_at) >= 2, clock, step_s=0.01)
        began = clock.monotonic()
        await _until(lambda: all(head.screen for head in heads), clock, step_s=0.2)
    later = [at - began for at, _ in buttoned.channel.sent_at[2:]]
    assert min(later) >= 30


async def test_a_token_that_is_refused_holds_everything_and_nothing_is_lost(
    buttoned: StoryOffice, clock: SteppingClock
) -> None:
    with buttoned.nothing_is_sent():
        await buttoned.issue(to=[buttoned.lan, buttoned.minh])
    buttoned.channel.fails_next(CredentialsRefused("Unauthorized"), times=2)
    began = clock.monotonic()
    async with _dispatching(buttoned, Pace(30, clock)):
        await _until(lambda: buttoned.lan.screen and buttoned.minh.screen, clock, step_s=0.2)
    assert (buttoned.lan.received(), buttoned.minh.received()) == (["directive"], ["directive"])
    assert min(at - began for at, _ in buttoned.channel.sent_at[2:]) >= 30
    assert (await buttoned.standing(buttoned.lan))["reachable"] is True


async def test_stopping_finishes_what_is_in_flight_and_claims_no_more(
    buttoned: StoryOffice, clock: SteppingClock
) -> None:
    heads = _heads(buttoned, 8)
    buttoned.channel.latency_s = 0.03
    with buttoned.nothing_is_sent():
        await buttoned.issue(to=heads)
    async with _dispatching(buttoned, Pace(5, clock)) as dispatcher:
        await _until(lambda: len(buttoned.channel.sent_at) == 5, clock, step_s=0.005)
        assert dispatcher.is_idle is False
        dispatcher.stop()
    assert dispatcher.is_idle is True
    assert [await _count(buttoned, state) for state in (State.SENT, State.CLAIMED, State.QUEUED)] == [5, 0, 3]


async def test_each_outcome_is_recorded_although_others_fail(buttoned: StoryOffice, clock: SteppingClock) -> None:
    heads = _heads(buttoned, 5)
    ways = (
        Refused("Forbidden: bot was blocked by the user", unreachable=True),
        NotSent("no connection"),
        Unknown("no answer came"),
        ZeroDivisionError("a bug of ours"),
    )
    for error in ways:
        buttoned.channel.fails_next(error)
    with buttoned.nothing_is_sent():
        await buttoned.issue(to=heads)
    async with _dispatching(buttoned, Pace(30, clock)) as dispatcher:
        await _until(lambda: len(buttoned.channel.sent_at) == 5, clock)
        await _until(lambda: dispatcher.is_idle)
    shown = await buttoned.run(lambda work: work.deliveries.of_directive(work.directives.all()[0].id))
    assert [d.state for d in shown[:5]] == ["refused", "queued", "unknown", "unknown", "sent"]


async def test_bug_a_message_that_cannot_be_taken_apart_stops_nobody_else(
    buttoned: StoryOffice, clock: SteppingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parts(_message: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(buttoned.channel, "parts", parts)
    heads = _heads(buttoned, 3)
    with buttoned.nothing_is_sent():
        await buttoned.issue(to=heads)
    async with _dispatching(buttoned, Pace(30, clock)) as dispatcher:
        await _until(lambda: len(buttoned.channel.sent_at) == 3, clock)
        await _until(lambda: dispatcher.is_idle)
    assert await _count(buttoned, State.SENT) == 3


async def test_bug_nothing_left_for_a_while_after_many_answers_at_once(
    buttoned: StoryOffice, clock: SteppingClock
) -> None:
    heads = _heads(buttoned, 2 * LEAST)
    with buttoned.nothing_is_sent():
        await buttoned.issue(to=buttoned.lan)
    async with _dispatching(buttoned, Pace(1000, clock)) as dispatcher:
        await _until(lambda: buttoned.lan.screen)  # a short way
        buttoned.channel.gate = asyncio.Event()
        with buttoned.nothing_is_sent():
            await buttoned.issue("13/KH", to=heads)
        await _until(lambda: buttoned.channel.on_their_way == LEAST)
        clock.step(1.0)  # a long one: no more than these may be under way
        buttoned.channel.gate.set()
        for _ in range(20):  # turns of the loop, which take no time
            await asyncio.sleep(0)
        assert buttoned.channel.on_their_way > LEAST
        await _until(lambda: dispatcher.is_idle)
    assert await _count(buttoned, State.SENT) == 1 + 2 * LEAST


async def test_one_outcome_that_cannot_be_recorded_does_not_hold_up_the_others(
    buttoned: StoryOffice, clock: SteppingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def record(work, outcomes):  # type: ignore[no-untyped-def]
        listed = list(outcomes)
        if any(outcome.message_id == "m1" for outcome in listed):
            raise ZeroDivisionError
        record_outcomes(work, listed)

    monkeypatch.setattr("jobs.recording.record_outcomes", record)
    heads = _heads(buttoned, 3)
    with buttoned.nothing_is_sent():
        await buttoned.issue(to=heads)
    async with _dispatching(buttoned, Pace(30, clock)) as dispatcher:
        await _until(lambda: len(buttoned.channel.sent_at) == 3, clock)
        await _until(lambda: dispatcher.is_idle)
    assert [await _count(buttoned, state) for state in (State.SENT, State.CLAIMED)] == [2, 1]


async def test_answers_leave_before_directives_and_those_before_nudges(
    buttoned: StoryOffice, clock: SteppingClock
) -> None:
    with buttoned.nothing_is_sent():
        await buttoned.issue(to=buttoned.minh)
        await buttoned.director.say("/tonghop")
    async with _dispatching(buttoned, Pace(1, clock)):
        await _until(lambda: buttoned.minh.screen, clock, step_s=0.2)
    assert [address for _, address in buttoned.channel.sent_at] == ["quang", "minh"]


async def test_what_a_dead_process_was_sending_has_an_unknown_fate(buttoned: StoryOffice) -> None:
    with buttoned.nothing_is_sent():
        await buttoned.issue(to=buttoned.lan)
        await buttoned.run(claim_deliveries, buttoned.channel.name, 10)
    assert await buttoned.run(take_over) == 1
    await buttoned.let_pass(timedelta(minutes=1))
    assert buttoned.lan.titles() == ["📄 VĂN BẢN số 12/CT-UBND (gửi lại)"]

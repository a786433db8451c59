"""Many heads with two accounts each, while one channel refuses, times out or answers late as chance will have it."""

import random
from collections.abc import Iterator
from datetime import timedelta

import pytest

from bot.core.errors import ChannelError, NotSent, Refused, Unknown
from bot.core.messages import Outcome
from bot.core.model import Delivery, DeliveryId, Kind, State
from bot.core.stores import UnitOfWork
from bot.services.dispatching import claim_deliveries, record_outcomes, take_over
from tests.story.by_two_ways import SECOND, many_heads
from tests.story.harness import BUTTONED, BUTTONLESS, MINUTE, Building, FakeChannel, StoryOffice


@pytest.fixture
def office(building: Building) -> Iterator[StoryOffice]:
    with building.office(BUTTONED, **{SECOND: BUTTONLESS}) as opened:
        yield opened


class Chance:
    """How each attempt on the bad channel ends, and which messages have been of unknown fate."""

    def __init__(self, office: StoryOffice, bad: str, seed: int) -> None:
        self.unknown: set[DeliveryId] = set()
        self._office = office
        self._bad = office.channels[bad]
        self._dice = random.Random(seed)  # noqa: S311 - seeded, to be told again
        self._late: list[tuple[int, Outcome]] = []
        self._rounds = 0
        self._bad.mishap = self._mishap
        office.deliver = self.deliver  # type: ignore[method-assign]

    def _mishap(self) -> tuple[ChannelError, bool] | None:
        kind = self._dice.random()
        if kind < 0.15:
            return Refused("Forbidden: bot was blocked by the user", unreachable=True), False
        if kind < 0.2:
            return Refused("Bad Request: something about this one message"), False
        if kind < 0.4:
            return Unknown("no answer"), self._dice.random() < 0.5
        return (NotSent("not connected"), False) if kind < 0.5 else None

    async def deliver(self) -> None:
        """As the harness does it, but that some answers come when their lease has run out."""
        office, busy = self._office, True
        while busy:
            busy = False
            self._rounds += 1
            for dispatcher, channel in zip(office._dispatchers, office.channels.values(), strict=True):
                claims = await office.run(claim_deliveries, channel.name, 30)
                outcomes = [await dispatcher.attempt(claim) for claim in claims]
                busy = busy or bool(claims)
                in_time = [outcome for outcome in outcomes if channel is not self._bad or self._is_in_time(outcome)]
                self.unknown |= {outcome.delivery_id for outcome in in_time if outcome.fate == "unknown"}
                await office.run(record_outcomes, in_time)
                await office.run(take_over)
            await self._answer_late()
        assert [complaint for channel in office.channels.values() for complaint in channel.complaints] == []

    def _is_in_time(self, outcome: Outcome) -> bool:
        if self._dice.random() < 0.85:
            return True
        self.unknown.add(outcome.delivery_id)
        self._late.append((self._rounds + self._dice.randint(0, 20), outcome))
        return False

    async def _answer_late(self) -> None:
        now = [outcome for at, outcome in self._late if at <= self._rounds]
        self._late = [(at, outcome) for at, outcome in self._late if at > self._rounds]
        await self._office.run(record_outcomes, now)


@pytest.mark.parametrize(("bad", "seed", "count"), [(FakeChannel.name, 1, 500), (SECOND, 2, 120)])
async def test_each_head_gets_the_directive_and_twice_only_where_the_first_was_in_doubt(
    office: StoryOffice, bad: str, seed: int, count: int
) -> None:
    dice = random.Random(seed)  # noqa: S311 - seeded, to be told again
    heads = many_heads(office, count)
    if bad == SECOND:  # where all have spoken last
        await office.run(_heard_on, SECOND)
    chance = Chance(office, bad, seed)
    await office.issue(to=[first for first, _ in heads])

    answered: dict[str, int] = {}
    for _ in range(10):
        for pair in dice.sample(heads, 12):
            shown = next((one for one in pair if one.received("directive")), None)
            if shown and shown.address not in answered:
                await shown.choose("Đã tiếp nhận")
                if await office.status(shown) == "acknowledged":  # a number may be asked back
                    answered[shown.address] = sum(len(one.received("directive")) for one in pair)
        await office.let_pass(MINUTE)

    sent = await office.run(_directives)
    for pair in heads:
        copies = sorted((m for one in pair for m in one.screen if m.kind == "directive"), key=lambda m: m.at)
        about = sent[pair[0].address]
        assert copies, f"{pair[0].name} never got it"
        if len(copies) > 1:
            assert any(d.id in chance.unknown for d in about)
            assert all("(gửi lại)" in copy.title for copy in copies[1:])
        if not any(d.id in chance.unknown for d in about):
            assert "(gửi lại)" not in copies[0].title
        if pair[0].address in answered:
            assert len(copies) == answered[pair[0].address], "a second copy after an answer"
    assert len(answered) > 20
    twice = [pair for pair in heads if sum(len(one.received("directive")) for one in pair) > 1]
    assert 0 < len(twice) < count / 4  # chance did what it should, and no more
    assert {d.state for about in sent.values() for d in about} <= {
        State.SENT,
        State.REFUSED,
        State.UNKNOWN,
        State.DROPPED,
    }


def _heard_on(work: UnitOfWork, channel: str) -> None:
    for contact in work.recipients.contacts():
        if contact.channel == channel:
            work.recipients.heard(contact.id, work.now - timedelta(days=1))


def _directives(work: UnitOfWork) -> dict[str, list[Delivery]]:
    """The directive's messages, by the account's name."""
    found: dict[str, list[Delivery]] = {}
    for delivery in work.deliveries.of_directive(work.directives.find("VB1")[0].id):
        if delivery.kind is Kind.DIRECTIVE:
            found.setdefault(delivery.address, []).append(delivery)
    return found

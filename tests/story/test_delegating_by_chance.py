"""What chance makes of a directive that is handed about: who is nudged may be nudged, and nothing is counted twice."""

import random
from collections.abc import Awaitable, Callable
from datetime import date

import pytest

from bot.core.model import Role
from bot.core.policy import FollowUp
from bot.core.stores import UnitOfWork
from tests.story.harness import A_DAY, DAY, HOUR, Message, Part, Somebody, StoryOffice
from tests.story.leave import goes_on_leave

STEPS = 40


class Chance:
    """A unit of four people to whom things happen, and what must hold after each of them."""

    def __init__(self, office: StoryOffice, seed: int) -> None:
        self.office, self.dice = office, random.Random(seed)  # noqa: S311 - no secret
        self.officers = [
            office.adds(Part(name=name, unit="STC", role=Role.OFFICER, title="Chuyên viên"))
            for name in ("Trần Văn Bình", "Lý Thị Mơ")
        ]
        self.leaves: list[tuple[str, date, date]] = []
        self.blocked: set[str] = set()
        self.seen = 0

    @property
    def people(self) -> list[Somebody]:
        return [self.office.lan, self.office.deputy, *self.officers]

    @property
    def nudges(self) -> list[tuple[Somebody, Message]]:
        found = [(who, message) for who in self.people for message in who.screen if message.kind == "nudge"]
        return sorted(found, key=lambda pair: (pair[1].at, int(pair[1].id[1:])))

    async def go(self) -> None:
        often = FollowUp(no_deadline_every=A_DAY, after_report=A_DAY, obstacle_waits=A_DAY)
        await self.office.issue(to=self.office.lan, follow_up=often)
        await self.office.lan.press("ack:1")
        happens: list[Callable[[], Awaitable[None]]] = [
            self.hand,
            self.hand,
            self.take_back,
            self.report,
            self.block,
            self.come_back,
            self.leave,
            self.wait,
            self.wait,
            self.wait,
        ]
        for _ in range(STEPS):
            before = await self.office.run(_named)
            await self.dice.choice(happens)()
            await self.holds(before | await self.office.run(_named))

    async def hand(self) -> None:
        person = self.dice.choice(self.people[1:]).person
        assert person
        await self.office.lan.press(f"handto:1:{person.id}")

    async def take_back(self) -> None:
        await self.dice.choice([self.office.lan, self.office.deputy]).press("handback:1")

    async def report(self) -> None:
        who = self.dice.choice(self.people)
        await who.say(f"VB1 {self.dice.choice([10, 50, 100])}%")

    async def block(self) -> None:
        who = self.dice.choice(self.people[1:])
        if who.name not in self.blocked:
            self.blocked.add(who.name)
            await self.dice.choice([who.block, _awaited(who.block_unnoticed)])()

    async def come_back(self) -> None:
        for who in self.people:
            if who.name in self.blocked:
                self.blocked.discard(who.name)
                await who.come_back()

    async def leave(self) -> None:
        who, today = self.dice.choice(self.people[1:]), self.office.now.date()
        self.leaves.append((who.name, today, today + 3 * DAY))
        await self.office.run(lambda work: goes_on_leave(work, who, work.today + 3 * DAY))

    async def wait(self) -> None:
        await self.office.let_pass(self.dice.choice([HOUR, DAY, 2 * DAY, 4 * DAY]))

    async def holds(self, named: set[str]) -> None:
        a = await self.office.assignment(self.office.lan)
        assert a.next_step_at is not None
        counted = [int(message.title.split()[3].rstrip(":")) for _, message in self.nudges]
        assert counted == list(range(1, a.nudges + 1))
        for who, message in self.nudges[self.seen :]:
            local = message.at.astimezone(self.office.now.tzinfo)
            assert local.weekday() < 5
            assert 7 <= local.hour < 17
            assert who.name not in self.blocked
            assert who.name in named | {self.office.lan.name}
            assert not any(name == who.name and a_day <= local.date() < back for name, a_day, back in self.leaves)
        self.seen = len(self.nudges)
        active = await self.office.run(lambda work: work.delegations.in_force(work.today))
        assert sum(one.assignment_id is not None for one in active) <= 1
        _, broken = await self.office.run(lambda work: work.events.verify())
        assert broken is None


def _awaited(does: Callable[[], None]) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        does()

    return run


def _named(work: UnitOfWork) -> set[str]:
    """Who carries it out."""
    active = work.delegations.in_force(work.today)
    return {work.recipients.person(one.to_person).full_name for one in active if one.assignment_id}


@pytest.mark.parametrize("seed", range(8))
async def test_whatever_happens_the_nudges_go_to_somebody_who_can_answer(buttoned: StoryOffice, seed: int) -> None:
    await Chance(buttoned, seed).go()

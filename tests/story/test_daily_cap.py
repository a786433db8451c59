"""Weeks of an office in which people answer now and then, the network fails and the process sleeps: the cap holds."""

import random
import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core.errors import NotSent, Unknown
from bot.core.model import Assignment, Kind, State, Urgency
from bot.core.stores import UnitOfWork
from tests.story.harness import DAY, HOUR, MONDAY_MORNING, OFFICE_HOURS, VIETNAM, Somebody, StoryOffice

COUNTED = frozenset({"nudge", "escalation", "digest"})
CAP = 3
WEEKS = 4


def _days(person: Somebody) -> Counter[date]:
    return Counter(m.at.astimezone(VIETNAM).date() for m in person.screen if m.kind in COUNTED)


async def _office_of_many(office: StoryOffice, dice: random.Random) -> list[str]:
    """Directives of every urgency but hỏa tốc, most of them to Lan."""
    office.database.rules = replace(office.database.rules, daily_cap=CAP)
    handles = []
    for n in range(1, 9):  # no more than one page of a digest holds
        due = MONDAY_MORNING.date() + timedelta(days=dice.randint(-3, 20)) if dice.random() < 0.7 else None
        heads = dice.choice([[office.lan], [office.lan], [office.lan, office.minh], [office.hanh, office.minh]])
        urgency = dice.choice([Urgency.THUONG, Urgency.THUONG, Urgency.KHAN, Urgency.THUONG_KHAN])
        issued = await office.issue(f"{n}/CT-UBND", to=heads, due=due, urgency=urgency)
        handles.append(issued.handle)
        await office.let_pass(dice.choice([timedelta(0), HOUR, 5 * HOUR]))
    return handles


async def _something_happens(office: StoryOffice, dice: random.Random, handles: list[str]) -> None:
    person, handle = dice.choice([office.lan, office.minh, office.hanh]), dice.choice(handles)
    what = dice.random()
    if what < 0.15:
        await person.say(f"{handle} đã nhận")
    elif what < 0.25:
        await person.say(f"{handle} 40%")
    elif what < 0.35:
        await person.say(f"{handle} nhắc lại sau 1 ngày")
    elif what < 0.4:
        await person.say(f"{handle} xong")
        await person.say("đồng ý")
    elif what < 0.5:
        office.channel.fails_next(Unknown("no answer"), arrives=True)
    elif what < 0.6:
        office.channel.fails_next(NotSent("no network"), times=dice.randint(1, 5))
    elif what < 0.65:
        office.clock.travel_to(office.clock.now() + dice.choice([5 * HOUR, 2 * DAY, 7 * DAY]))  # the process sleeps
    elif what < 0.7:
        with office.nothing_is_sent():
            await office.let_pass(dice.choice([5 * HOUR, 2 * DAY]))


@pytest.mark.parametrize("seed", range(4))
async def test_no_day_brings_anybody_more_than_the_cap(buttoned: StoryOffice, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - to be repeated, not to be guessed
    handles = await _office_of_many(buttoned, dice)
    for _ in range(WEEKS * 7 * 2):
        await _something_happens(buttoned, dice, handles)
        await buttoned.let_pass(dice.choice([2 * HOUR, 12 * HOUR]))
    everybody = [buttoned.lan, buttoned.minh, buttoned.hanh, buttoned.deputy, buttoned.clerk, buttoned.director]
    for person in everybody:
        assert max(_days(person).values(), default=0) <= CAP, person.name
        digests = [m.at.astimezone(VIETNAM).date() for m in person.screen if m.kind == "digest"]
        assert len(digests) == len(set(digests)), person.name
        assert [m.at for m in person.screen if m.kind in COUNTED and not OFFICE_HOURS.is_open(m.at)] == []
    for head in (buttoned.lan, buttoned.minh, buttoned.hanh):
        await _each_nudge_is_counted(buttoned, head)
    await _nothing_open_is_forgotten(buttoned, handles)


async def _each_nudge_is_counted(office: StoryOffice, head: Somebody) -> None:
    """The number of nudges is that of the messages and lines that came."""
    came: Counter[str] = Counter()
    for message in head.screen:
        if message.kind == "nudge":
            came[message.title.partition("văn bản số ")[2].partition(" ")[0]] += 1
        elif message.kind == "digest":
            came.update(re.findall(r"^VB\d+: văn bản số (\S+)$", message.text, re.MULTILINE))
    for a, number, queued in await office.run(_standing, head):
        assert a.nudges - queued == came[number], number


def _standing(work: UnitOfWork, head: Somebody) -> list[tuple[Assignment, str, int]]:
    """Each assignment with its number, and how many of its nudges were not sent yet."""
    found = []
    for a in work.assignments.of_units([unit.id for unit in head.units]):
        waiting = [d for d in work.deliveries.of_assignment(a.id) if d.state is State.QUEUED]
        lines = sum(line[:2] == [a.id, "nudge"] for d in waiting for line in d.facts.get("lines", ()))
        nudges = sum(d.kind is Kind.NUDGE for d in waiting)
        found.append((a, work.directives.get(a.directive_id).number or "", nudges + lines))
    return found


async def _nothing_open_is_forgotten(office: StoryOffice, handles: list[str]) -> None:
    def every(work: UnitOfWork) -> list[Assignment]:
        found = (work.directives.find(handle)[0] for handle in handles)
        return [a for directive in found for a in work.assignments.of_directive(directive.id)]

    for a in await office.run(every):
        assert a.is_closed or (a.next_step_at and a.next_step_at > office.clock.now() - HOUR)

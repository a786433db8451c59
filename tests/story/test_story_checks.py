"""The last word of the story can be a bad one: what is broken is found and said."""

from dataclasses import replace
from datetime import datetime

from bot.core.clock import Clock
from bot.core.model import Assignment, Status, Urgency
from bot.core.stores import UnitOfWork
from bot.sandbox import Sandbox
from bot.sandbox.people import SandboxPerson
from bot.sandbox.story.checks import broken_promises, sent_twice
from tests.story.harness import DAY, VIETNAM, StoryOffice


def _save(work: UnitOfWork, a: Assignment) -> None:
    work.assignments.save(a)


async def test_an_office_that_keeps_its_word(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=[buttoned.lan, buttoned.minh])
    await buttoned.let_pass(DAY)
    assert await buttoned.run(broken_promises) == []


async def test_an_open_assignment_without_a_next_step(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    a = await buttoned.assignment(buttoned.lan)
    await buttoned.run(_save, replace(a, next_step_at=None))
    assert await buttoned.run(broken_promises) == [f"assignment {a.id} is open and has no next step"]


async def test_a_nudge_at_night(buttoned: StoryOffice) -> None:
    """The one urgency that may do it plays no part in the story."""
    await buttoned.issue(to=buttoned.lan, urgency=Urgency.HOA_TOC)
    await buttoned.travel_to(datetime(2024, 7, 1, 23, tzinfo=VIETNAM))
    assert any("outside working hours" in line for line in await buttoned.run(broken_promises))


async def test_a_nudge_after_the_confirmation(buttoned: StoryOffice) -> None:
    await buttoned.issue(to=buttoned.lan)
    a = await buttoned.assignment(buttoned.lan)
    await buttoned.let_pass(DAY)
    confirmed = replace(a, status=Status.CONFIRMED, confirmed_at=a.delivered_at)
    await buttoned.run(_save, confirmed)
    [line] = await buttoned.run(broken_promises)
    assert line.endswith("was sent after the confirmation")


def _screen(clock: Clock, *texts: str) -> SandboxPerson:
    sandbox = Sandbox(clock=clock)
    person = sandbox.person("Nguyễn Thị Lan", user_id=7101)
    for text in texts:
        person.say(text).from_bot = True
    return person


async def test_what_stands_twice_on_a_screen(buttoned: StoryOffice) -> None:
    nudge, receipt = "⏰ NHẮC LẦN 1: văn bản số 1", "⏰ Đã ghi nhận đề nghị nhắc lại sau"
    assert sent_twice([_screen(buttoned.clock, nudge, receipt, receipt)]) == []
    assert sent_twice([_screen(buttoned.clock, nudge, nudge)]) == [f"Nguyễn Thị Lan has {nudge!r} twice"]

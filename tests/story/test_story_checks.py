"""The last word of the story can be a bad one: what is broken is found and said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from bot.core.clock import Clock
from bot.core.errors import Unknown
from bot.core.model import Assignment, Kind, Status, Urgency
from bot.core.stores import UnitOfWork
from bot.sandbox import Sandbox
from bot.sandbox.story.channels import astray
from bot.sandbox.story.checks import Course, broken_promises, course_of, sent_twice
from bot.sandbox.story.players import Player
from bot.sandbox.zalo import ZaloSandbox
from tests.story.by_two_ways import SECOND, also_on
from tests.story.harness import BUTTONED, BUTTONLESS, DAY, MINUTE, VIETNAM, Building, StoryOffice

FINE = Course(
    sent=((Kind.DIRECTIVE, "zalo"),),
    answered=(("acknowledged", "zalo"), ("reported", "zalo"), ("confirmed", "zalo")),
)


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


@pytest.fixture
def office(building: Building) -> Iterator[StoryOffice]:
    """The first channel has buttons, the second has none. Everybody has joined the first one alone."""
    with building.office(BUTTONED, **{SECOND: BUTTONLESS}) as opened:
        yield opened


async def test_a_second_copy_that_does_not_say_so(office: StoryOffice) -> None:
    """Here by way of what nobody does: a repeat on the other channel loses its mark."""
    second = also_on(office, office.lan)
    office.channel.fails_next(Unknown("no answer"), arrives=True)
    await office.issue(to=office.lan)
    await office.let_pass(MINUTE)
    a = await office.assignment(office.lan)
    assert second.titles() == ["📄 VĂN BẢN số 12/CT-UBND (gửi lại)"]
    assert await office.run(broken_promises) == []

    with office.database.engine.begin() as rows:
        rows.exec_driver_sql("UPDATE deliveries SET repeat = 0, state = 'sent' WHERE kind = 'directive'")
    [line] = await office.run(broken_promises)
    assert line == f"{office.lan.name} got the directive of assignment {a.id} 2 times without a word about it"


async def test_the_course_of_a_matter_over_two_channels(office: StoryOffice) -> None:
    second = also_on(office, office.lan)
    await office.issue(to=office.lan)
    await office.lan.choose("Đã tiếp nhận")
    office.lan.block_unnoticed()
    while not second.received("nudge"):
        await office.let_pass(DAY)
    await second.say("VB1 60%, còn 2 xã")
    course = await office.run(course_of, "VB1", "STC")
    assert (course.channels(Kind.DIRECTIVE), course.channels(Kind.NUDGE)) == (("chat",), (SECOND,))
    assert course.answered == (("acknowledged", "chat"), ("reported", SECOND))


ASTRAY = {
    "another way": (replace(FINE, sent=((Kind.DIRECTIVE, "telegram"),)), "VB1 went to TTR by telegram"),
    "two copies": (replace(FINE, sent=FINE.sent * 2), "VB1 went to TTR by zalo, zalo"),
    "none": (replace(FINE, sent=()), "VB1 went to TTR by nothing"),
    "nudged": (replace(FINE, sent=(*FINE.sent, (Kind.NUDGE, "zalo"))), "the nudges of VB1 went to TTR by zalo"),
    "answered": (replace(FINE, answered=FINE.answered[:2]), "TTR answered VB1 by"),
}


@pytest.mark.parametrize(("course", "said"), ASTRAY.values(), ids=ASTRAY)
def test_what_goes_another_way_than_told(course: Course, said: str) -> None:
    assert astray({("VB1", "TTR"): FINE}) == []
    [line] = astray({("VB1", "TTR"): course})
    assert line.startswith(said)


def _player(clock: Clock, *texts: str, zalo: Sequence[str] = ()) -> Player:
    player = Player(
        name="Nguyễn Thị Lan",
        telegram=Sandbox(clock=clock).person("Nguyễn Thị Lan", user_id=7101),
        zalo=ZaloSandbox(clock=clock).person("Nguyễn Thị Lan"),
    )
    assert player.telegram
    assert player.zalo
    for text in texts:
        player.telegram.say(text).from_bot = True
    for text in zalo:
        said = player.zalo.say(text)
        player.zalo.chat[-1:] = [replace(said, from_bot=True)]
    return player


async def test_what_stands_twice_on_a_screen(buttoned: StoryOffice) -> None:
    nudge, receipt = "⏰ NHẮC LẦN 1: văn bản số 1", "⏰ Đã ghi nhận đề nghị nhắc lại sau"
    assert sent_twice([_player(buttoned.clock, nudge, receipt, receipt)]) == []
    assert sent_twice([_player(buttoned.clock, nudge, nudge)]) == [f"Nguyễn Thị Lan has {nudge!r} twice"]


async def test_what_stands_on_two_screens_of_one_person(buttoned: StoryOffice) -> None:
    copy = "📄 VĂN BẢN số 1071/SNN-VP"
    assert sent_twice([_player(buttoned.clock, copy, zalo=[f"{copy} (gửi lại)"])]) == []
    assert sent_twice([_player(buttoned.clock, copy, zalo=[copy])]) == [f"Nguyễn Thị Lan has {copy!r} twice"]

"""How the bot presents itself: whose it is, what it never asks, and to each person the commands of their posts."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.adapters.clock import TravellingClock
from bot.app import App
from bot.core.errors import Refused
from bot.core.model import Role
from bot.documents.recipients import read_recipients
from bot.sandbox import Fault, Sandbox
from bot.sandbox import Kind as SandboxKind
from bot.services.importing import import_recipients
from bot.texts.profile import COMMANDS, LONGEST_DESCRIPTION, LONGEST_SHORT, description, short_description
from bot.texts.words import LANGUAGES
from handlers.commands import COMMANDS as KNOWN
from handlers.commands import menu_for
from jobs.pace import Pace
from jobs.presenting import Menus
from tests.faults.stage import Stage, staging, until

HEAD = "ma_don_vi,ten_don_vi,ho_ten,vai_tro,telegram_id\n"
TASKS, SUMMARY, ACTING, FOR_ALL = "viec", "tonghop", "uyquyen", ("trogiup", "ngonngu")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staging(tmp_path, ORGANISATION="Sở Tài chính") as stage:
        yield stage


@pytest.fixture
def clock() -> TravellingClock:
    return TravellingClock(datetime.now(UTC) + timedelta(minutes=10))


def told(sandbox: Sandbox, method: str, parameter: str) -> dict[str, str]:
    """By language."""
    return {one.params.get("language_code", ""): one.params[parameter] for one in sandbox.sent(method)}


async def introduced(app: App) -> None:
    """Wait until the bot has said who it is, and noted that it did."""
    await until(lambda: all(task.done() for task in app._tasks if task.get_name() == "introduction on telegram"))


async def take(app: App, *rows: str) -> None:
    recipients = read_recipients((HEAD + "\n".join(rows)).encode(), "nguoi-nhan.csv")
    await app.office.run(lambda work: import_recipients(work, recipients))


async def test_whoever_opens_the_bot_reads_whose_it_is_and_what_it_never_asks(
    stage: Stage, clock: TravellingClock
) -> None:
    async with stage.here(clock):
        await until(lambda: len(stage.sandbox.sent("setMyCommands")) >= len(LANGUAGES))
    for method, parameter in (("setMyDescription", "description"), ("setMyShortDescription", "short_description")):
        words = told(stage.sandbox, method, parameter)
        assert "Sở Tài chính" in words[""]
        assert "không bao giờ hỏi mật khẩu" in words[""].lower()
        assert "never asks for passwords" in words["en"].lower()
    assert list(stage.sandbox.person("Người lạ").commands) == [*FOR_ALL]
    assert list(stage.sandbox.person("A stranger", language="en").commands) == ["help", "language"]


async def test_it_is_not_said_again_at_each_start(stage: Stage, clock: TravellingClock) -> None:
    for _ in range(2):
        async with stage.here(clock) as app:
            await introduced(app)
        assert len(stage.sandbox.sent("setMyDescription")) == len(LANGUAGES)


async def test_a_start_that_ended_before_it_was_noted_says_it_again(stage: Stage, clock: TravellingClock) -> None:
    """Which does no harm, while a description that was noted but never said would be missing for good."""
    stage.sandbox.faults.add(Fault(SandboxKind.HANG_AFTER, method="setMyCommands"))
    async with stage.here(clock):
        await until(lambda: stage.sandbox.sent("setMyCommands"))
    async with stage.here(clock) as app:
        await introduced(app)
    assert [len(stage.sandbox.sent(f"setMy{what}")) for what in ("Description", "Commands")] == [3, 3]


async def test_each_person_has_the_menu_of_their_posts_and_it_changes_with_them(
    stage: Stage, clock: TravellingClock
) -> None:
    lan, hung = (stage.sandbox.person(name) for name in ("Lan", "Hùng"))
    async with stage.here(clock) as app:
        await take(app, f"NS,Phòng Ngân sách,Lan,thu_truong,{lan.id}", f"SO,Sở,Hùng,lanh_dao,{hung.id}")
        lan.start()
        hung.start()
        await until(lambda: TASKS in lan.commands and SUMMARY in hung.commands)
        assert list(lan.commands) == [TASKS, ACTING, *FOR_ALL]
        assert list(hung.commands) == [SUMMARY, *FOR_ALL]
        await take(app, f"NS,Phòng Ngân sách,Bình,thu_truong,{hung.id + 50}", f"VP,Văn phòng,Hùng,thu_truong,{hung.id}")
        await until(lambda: SUMMARY in hung.commands and TASKS in hung.commands and TASKS not in lan.commands)
    assert list(lan.commands) == [*FOR_ALL]
    assert list(hung.commands) == [TASKS, SUMMARY, ACTING, *FOR_ALL]


async def test_the_menu_follows_the_language_that_somebody_chooses(stage: Stage, clock: TravellingClock) -> None:
    lan = stage.sandbox.person("Lan")
    async with stage.here(clock) as app:
        await take(app, f"NS,Phòng Ngân sách,Lan,thu_truong,{lan.id}")
        lan.start()
        await until(lambda: TASKS in lan.commands)
        assert list(lan.commands) == [TASKS, ACTING, *FOR_ALL]
        lan.say("/language en")
        await until(lambda: "help" in lan.commands)
        assert list(lan.commands) == ["tasks", "authorise", "help", "language"]


class Picky:
    """A channel that refuses one account's menu."""

    name = "telegram"

    def __init__(self, refused: str) -> None:
        self.refused = refused
        self.asked: list[str] = []

    async def offer(self, address: str, _menu: object) -> None:
        self.asked.append(address)
        if address == self.refused:
            raise Refused("bad request")


async def test_menus_wait_for_whatever_is_more_important_and_a_refusal_harms_nobody_else(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jobs.presenting._BETWEEN_S", 0.0)
    monkeypatch.setattr("jobs.presenting._BUSY_S", 0.001)
    one, two, three = (str(person.id) for person in stage.enter(3))
    channel: Any = Picky(refused=two)
    dispatcher: Any = SimpleNamespace(is_idle=False)
    with stage.office() as office:
        pace = Pace(1000, office.clock)
        menus = Menus(office, channel, dispatcher, pace, menu_for=menu_for, look_again_s=0.001)
        keeping = asyncio.create_task(menus.keep())
        await asyncio.sleep(0.1)
        assert channel.asked == []
        dispatcher.is_idle = True
        await until(lambda: len(channel.asked) == 3)
        await asyncio.sleep(0.1)
        keeping.cancel()
        await asyncio.gather(keeping, return_exceptions=True)
    assert channel.asked == [one, two, three]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("organisation", ["", "Sở Nông nghiệp và Môi trường tỉnh Lạng Sơn", "Ủy ban " * 60])
def test_the_texts_keep_telegrams_limits(language: str, organisation: str) -> None:
    assert len(description(language, organisation)) <= LONGEST_DESCRIPTION
    assert len(short_description(language, organisation)) <= LONGEST_SHORT


def test_every_command_is_described_in_every_language() -> None:
    for language in LANGUAGES:
        assert {command.word for command in KNOWN} <= set(COMMANDS[language])


@pytest.mark.parametrize(
    ("roles", "language", "words"),
    [
        ((), "vi", ["trogiup", "ngonngu"]),
        ((Role.HEAD,), "en", ["tasks", "authorise", "help", "language"]),
        ((Role.DEPUTY, Role.DIRECTOR), "vi", ["viec", "tonghop", "uyquyen", "trogiup", "ngonngu"]),
        ((Role.DIRECTOR,), "fr", ["tonghop", "trogiup", "ngonngu"]),
        ((Role.CLERK,), "vi", ["vanban", "donvi", "moi", "goidien", "uyquyen", "trogiup", "ngonngu"]),
    ],
)
def test_the_menu_fits_roles_and_language(roles: tuple[Role, ...], language: str, words: list[str]) -> None:
    assert [word for word, _ in menu_for(roles, language)] == words

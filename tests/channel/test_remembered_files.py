"""A file that was sent before does not travel again, not even after a restart."""

from bot.adapters.clock import TravellingClock
from bot.core.errors import DondocError
from bot.sandbox import Fault, Kind, SandboxPerson
from jobs.remembering import KnownFiles
from tests.channel.whole_stage import clock, stage
from tests.faults.stage import Stage, settled, until

__all__ = ["clock", "stage"]

FULL_TEXT = "📎 Toàn văn"


def travelled(stage: Stage) -> list[bool]:
    """For each document sent: whether its bytes went along."""
    return [not isinstance(one.params["document"], str) for one in stage.sandbox.sent("sendDocument")]


async def asks(stage: Stage, clock: TravellingClock, head: SandboxPerson) -> None:
    """A bot that has just been started sends the full text to this head."""
    before = len(stage.sandbox.sent("sendDocument"))
    async with stage.here(clock) as app:
        await until(lambda: stage.copies(head))
        head.press(FULL_TEXT)
        await until(lambda: len(stage.sandbox.sent("sendDocument")) > before)
        await settled(app)


async def test_after_a_restart_it_goes_by_its_id(stage: Stage, clock: TravellingClock) -> None:
    lan, minh = stage.enter(2)
    stage.publish()
    await asks(stage, clock, lan)
    await asks(stage, clock, minh)
    assert travelled(stage) == [True, False]


async def test_an_id_that_is_refused_is_forgotten_and_the_file_travels_again(
    stage: Stage, clock: TravellingClock
) -> None:
    lan, minh, binh = stage.enter(3)
    stage.publish()
    await asks(stage, clock, lan)
    wrong = Fault(Kind.BAD_REQUEST, method="sendDocument", description="wrong file identifier/HTTP URL specified")
    stage.sandbox.faults.add(wrong)
    await asks(stage, clock, minh)
    await asks(stage, clock, binh)
    assert wrong.fired == 1
    assert travelled(stage)[-2:] == [True, False]
    assert [sum(one.file is not None for one in head.received) for head in (lan, minh, binh)] == [1, 1, 1]


class Away:
    """An office whose database is not to be had."""

    async def run(self, *_: object) -> None:
        raise DondocError("locked")


async def test_without_a_database_the_file_just_travels() -> None:
    files = KnownFiles(Away(), "telegram:1")  # type: ignore[arg-type]  # as much of an office as it needs
    assert await files.find("a") is None
    await files.keep("a", "remote")


async def test_a_name_is_good_for_one_account_only(stage: Stage) -> None:
    with stage.office() as office:
        longest = f"telegram:{10**10 - 1}"
        await KnownFiles(office, longest).keep("a" * 32, "remote")
        assert await KnownFiles(office, longest).find("a" * 32) == "remote"
        assert await KnownFiles(office, "telegram:1").find("a" * 32) is None
        assert len(f"file.{longest}.{'a' * 32}") <= 64  # what the column holds

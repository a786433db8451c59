"""What Prometheus reads, and who may look."""

import asyncio
from datetime import timedelta

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot import __version__
from bot.adapters.clock import TravellingClock
from bot.app import App
from bot.core.errors import DondocError
from bot.core.model import LANE_NAMES
from bot.sandbox import Fault
from bot.sandbox import Kind as FaultKind
from bot.web.metrics import is_loopback
from tests.channel.whole_stage import clock, stage
from tests.faults.stage import SOON_S, Stage, settled, until

__all__ = ["clock", "stage"]

TOKEN = "s3cret-t0ken"
Read = dict[str, float]


async def ask(app: App, **headers: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(f"{app.url}/metrics", headers=headers) as answer:
        return answer.status, await answer.text()


async def figures(app: App) -> Read:
    """By name and labels: `{"dondoc_sends_total channel=telegram …": 1.0}`."""
    status, text = await ask(app)
    assert status == 200
    return {
        " ".join([sample.name, *(f"{name}={value}" for name, value in sorted(sample.labels.items()))]): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_the_figures_follow_what_happens(stage: Stage, clock: TravellingClock) -> None:
    lan, binh, _ = stage.enter(3)
    stage.sandbox.world.set_access(stage.sandbox.world.chats[binh.id], lan.access)
    stage.publish("--due", "2020-01-31")
    async with stage.here(clock) as app:
        await until(lambda: all(stage.copies(person) for person in stage.sandbox.people))
        await settled(app)
        lan.press("✅ Đã tiếp nhận")
        await until(lambda: not stage.sandbox.unanswered_presses())
        await settled(app)
        binh.block()
        await until(lambda: not stage.sandbox.pending_updates())
        await settled(app)
        read = await figures(app)
    assert read["dondoc_deliveries kind=directive state=sent"] == 3
    assert read["dondoc_deliveries kind=answer state=sent"] == 1
    assert read["dondoc_updates_received_total channel=telegram"] == 2
    assert read["dondoc_sends_total channel=telegram kind=directive outcome=sent"] == 3
    assert read["dondoc_send_seconds_count channel=telegram"] >= 4
    assert read["dondoc_database_transaction_seconds_count"] > 10
    assert read["dondoc_assignments_open"] == read["dondoc_assignments_overdue"] == 3
    assert read["dondoc_assignments_unreachable"] == 1
    assert read["dondoc_outbox_due"] == read["dondoc_outbox_oldest_due_seconds"] == read["dondoc_inbox_waiting"] == 0
    assert read["dondoc_press_answer_seconds_count channel=telegram"] == 1
    assert 0 <= read["dondoc_press_answer_seconds_sum channel=telegram"] < 60
    for lane in LANE_NAMES.values():
        assert read[f"dondoc_outbox_lane_due lane={lane}"] == 0
        assert read[f"dondoc_outbox_lane_oldest_due_seconds lane={lane}"] == 0
    assert "dondoc_told_to_wait_total channel=telegram" not in read
    assert read["dondoc_database_answers"] == 1
    assert read[f"dondoc_build_info version={__version__}"] == 1


async def test_what_waits_is_shown_by_its_lane_and_so_is_how_often_we_were_told_to_wait(
    stage: Stage, clock: TravellingClock
) -> None:
    stage.enter(3)
    stage.sandbox.faults.add(Fault(FaultKind.TOO_MANY, retry_after=600, times=None))
    stage.publish()
    async with stage.here(clock) as app:
        read: Read = {}
        async with asyncio.timeout(SOON_S):
            while read.get("dondoc_told_to_wait_total channel=telegram", 0) == 0:
                read = await figures(app)
            app.lines[0].dispatcher.stop()  # it gives back what it has claimed, and leaves in peace what comes due
            clock.travel_to(clock.now() + timedelta(seconds=690))
            while read["dondoc_outbox_lane_due lane=directives"] < 3:
                read = await figures(app)
    assert read["dondoc_outbox_due"] == 3
    assert read["dondoc_outbox_lane_due lane=answers"] == 0
    assert read["dondoc_outbox_lane_oldest_due_seconds lane=directives"] >= 90
    assert read["dondoc_outbox_lane_oldest_due_seconds lane=directives"] == read["dondoc_outbox_oldest_due_seconds"]
    assert read["dondoc_told_to_wait_total channel=telegram"] >= 1


async def test_without_a_database_what_was_counted_here_is_still_shown(
    stage: Stage, clock: TravellingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage.here(clock) as app:
        real = app.office.run

        async def failing(service: object, *args: object, **kwargs: object) -> None:
            raise DondocError("locked")

        monkeypatch.setattr(app.office, "run", failing)
        read = await figures(app)
        monkeypatch.setattr(app.office, "run", real)
    assert read["dondoc_database_answers"] == 0
    assert read["dondoc_assignments_open"] != read["dondoc_assignments_open"]  # not a number


async def test_with_a_token_only_the_token_opens(stage: Stage, clock: TravellingClock) -> None:
    async with stage.here(clock, METRICS_TOKEN=TOKEN, PUBLIC_URL="https://dondoc.example.vn") as app:
        for wrong in ({}, {"Authorization": TOKEN}, {"Authorization": "Bearer x"}, {"Authorization": f"Basic {TOKEN}"}):
            assert (await ask(app, **wrong))[0] == 401
        status, text = await ask(app, Authorization=f"Bearer {TOKEN}")
        assert status == 200
        assert "dondoc_outbox_due" in text


@pytest.mark.parametrize(
    "public",
    [
        {"PUBLIC_URL": "https://dondoc.example.vn"},
        {"TELEGRAM_WEBHOOK_URL": "http://127.0.0.1:9/tg", "TELEGRAM_WEBHOOK_SECRET": "x"},
    ],
    ids=["a public address", "a webhook"],
)
async def test_without_a_token_it_is_closed_once_the_world_can_come(
    stage: Stage, clock: TravellingClock, public: dict[str, str]
) -> None:
    async with stage.here(clock, **public) as app:
        assert await ask(app) == (404, "")


@pytest.mark.parametrize(
    ("peer", "local"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("::ffff:10.0.0.1", False),
        ("10.0.0.1", False),
        ("", False),
        (None, False),
        ("localhost", False),
    ],
)
def test_who_counts_as_this_machine(peer: str | None, local: bool) -> None:  # noqa: FBT001
    assert is_loopback(peer) is local

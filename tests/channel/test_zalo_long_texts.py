"""A directive of many pages on Zalo: behind a link of the real program's own HTTP, and in parts where there is none."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from bot.adapters.clock import TravellingClock
from bot.adapters.zalo.channel import ZaloBotChannel
from bot.app import open_office
from bot.cli.playing import _stage
from bot.core.links import LASTS, PATH, Ticket, token_of
from bot.core.model import AssignmentId, ContactId, Delivery, DirectiveId, PersonId, State
from bot.core.model import Kind as Sort
from bot.core.stores import UnitOfWork
from bot.documents.recipients import read_recipients
from bot.sandbox import Fault, Kind
from bot.sandbox.zalo import ZaloPerson, ZaloSandbox
from bot.services.dispatching import LEASE, claim_deliveries
from bot.services.importing import import_recipients
from bot.settings import load_settings
from jobs.leases import Leases
from tests.channel.test_zalo_office import Office, served
from tests.channel.whole_stage import zalo
from tests.faults.stage import ALWAYS_OPEN, Stage, environment, settled, staging, until
from tests.store.office_cast import TwoClocks

__all__ = ["zalo"]

ADDRESS = "https://dondoc.example.vn/don-doc"
ROW = "ma_don_vi,ten_don_vi,ho_ten,vai_tro,zalo_id\nZ1,Sở Z1,Trần Văn Minh,thu_truong,{id}\n"
PAGES = "Số: 12/CT-UBND\nV/v rà soát nhiệm vụ\n\n" + "".join(
    f"{n}. Rà soát, báo cáo kết quả thực hiện nhiệm vụ số {n}.\n" for n in range(1, 600)
)
TOLD_TO_WAIT_S = 5
ROBOT = {"User-Agent": "facebookexternalhit/1.1 Zalo"}


@pytest.fixture
async def stage(tmp_path: Path, zalo: ZaloSandbox) -> AsyncIterator[Stage]:
    async with staging(tmp_path, ZALO_BOT_TOKEN=zalo.token, ZALO_BOT_API_URL=zalo.url) as stage:
        yield stage


@pytest.fixture
def minh(stage: Stage, zalo: ZaloSandbox) -> ZaloPerson:
    """A head on Zalo alone."""
    minh = zalo.person("Trần Văn Minh")
    with stage.office() as office:
        office.run_now(import_recipients, read_recipients(ROW.format(id=minh.id).encode(), "nguoi-nhan.csv"))
    return minh


def texts_with(person: ZaloPerson, words: str) -> list[str]:
    return [one.text for one in person.received if words in one.text]


async def test_a_head_opens_the_link_and_acknowledges_in_the_chat(stage: Stage, minh: ZaloPerson) -> None:
    clock = TravellingClock(datetime.now(UTC) + timedelta(minutes=10))
    async with stage.here(clock, PUBLIC_URL=f"{ADDRESS}/") as app, aiohttp.ClientSession() as browser:
        minh.say("xin chào")
        await until(lambda: minh.received)
        stage.publish(text=PAGES)
        await until(lambda: texts_with(minh, "📄"))
        await settled(app)
        [card] = texts_with(minh, "nhiệm vụ số 1.")
        [link] = re.findall(rf"^{re.escape(ADDRESS)}/van-ban/\w+$", card, re.MULTILINE)
        here = app.url + link.removeprefix("https://dondoc.example.vn")  # as a proxy passes it on

        for look in (browser.head(here, headers=ROBOT), browser.get(here, headers=ROBOT)):
            async with look as answer:
                assert answer.status == 200
        async with browser.get(here) as answer:
            page = await answer.text()
        assert [n for n in range(1, 600) if f"nhiệm vụ số {n}." not in page] == []
        assert "Trần Văn Minh" in page
        assert (stage.count("delivered"), stage.count("acknowledged")) == (1, 0)
        assert not any(one["what"] in {"acknowledged", "report"} for one in stage.show()["units"][0]["history"])

        minh.say("đã nhận ạ")
        await until(lambda: texts_with(minh, "✅ Đã ghi nhận việc tiếp nhận"))
        await settled(app)
        assert stage.count("acknowledged") == 1

        async with browser.get(here[:-1] + ("a" if here[-1] != "a" else "b")) as answer:
            assert (answer.status, "12/CT-UBND" in await answer.text()) == (404, False)
        clock.travel_to(clock.now() + LASTS)
        async with browser.get(here) as answer:
            assert (answer.status, "12/CT-UBND" in await answer.text()) == (410, False)


@pytest.mark.parametrize("address", ["", "http://dondoc.example.vn"])
async def test_without_a_safe_address_it_goes_in_parts(stage: Stage, minh: ZaloPerson, address: str) -> None:
    async with stage.here(TravellingClock(datetime.now(UTC) + timedelta(minutes=10)), PUBLIC_URL=address) as app:
        minh.say("xin chào")
        await until(lambda: minh.received)
        stage.publish(text=PAGES)
        await until(lambda: texts_with(minh, "nhiệm vụ số 599."))
        await settled(app)
    assert texts_with(minh, "/van-ban/") == []
    assert len(texts_with(minh, "nhiệm vụ số")) > 10
    assert len(texts_with(minh, "📄")) == 1
    menu = "VB1:\n1. Đã tiếp nhận\n2. Vướng mắc\n3. Không thuộc nhiệm vụ đơn vị\n4. Toàn văn"
    assert minh.received[-1].text.endswith(menu)  # whole, and the last that is seen


async def test_many_parts_take_longer_than_a_lease_and_come_once_all_the_same(
    tmp_path: Path, zalo: ZaloSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lease ran out under way; a minute later all of it began anew."""
    monkeypatch.setattr(Leases, "every_s", 0.01)
    clock = TwoClocks()
    states: list[State] = []
    with environment({"DATA_DIR": str(tmp_path / "data"), "TELEGRAM_TOKEN": "12345:x", **ALWAYS_OPEN}):
        database = open_office(load_settings(None), clock)
    database.rules = replace(database.rules, capabilities={ZaloBotChannel.name: ZaloBotChannel.capabilities})

    async def nap(seconds: float) -> None:
        """Told to wait after each part, and a good while of wall time passes each time."""
        await asyncio.sleep(0.005)
        if seconds < TOLD_TO_WAIT_S:  # between two polls
            return
        zalo.faults.add(Fault(Kind.TOO_MANY, method="sendMessage", after=1))
        clock.let_wall_pass(LEASE * 0.8)
        await until(lambda: not database.run_now(_about_to_lapse))  # seen to by the dispatcher meanwhile
        assert await database.run(claim_deliveries, ZaloBotChannel.name, 8) == []  # looks for what has lapsed
        states.extend(d.state for d in deliveries() if d.kind is Sort.FULL_TEXT)

    def deliveries() -> list[Delivery]:
        return database.run_now(_of_the_first)

    channel = ZaloBotChannel(zalo.token, api_url=zalo.url, sleep=nap)
    async with served(database, channel, pushed=False) as line:
        office = Office(sandbox=zalo, database=database, line=line)
        lan = office.person("Nguyễn Thị Lan", "TC")
        await office.said(lan, "xin chào")
        await until(lambda: line.dispatcher.is_idle and lan.received)
        zalo.faults.add(Fault(Kind.TOO_MANY, method="sendMessage", after=2))
        await office.publish(PAGES)
        await until(lambda: texts_with(lan, "nhiệm vụ số 599."))
        await until(lambda: line.dispatcher.is_idle)
        [full] = [d for d in deliveries() if d.kind is Sort.FULL_TEXT]
    await channel.close()
    database.close()
    parts = texts_with(lan, "nhiệm vụ số")
    assert len(states) > 10
    assert set(states) == {State.CLAIMED}
    assert (full.state, full.attempts, dict(full.facts)) == (State.SENT, 1, {})
    assert sum("nhiệm vụ số 300." in part for part in parts) == 1
    assert len(texts_with(lan, "📎 Toàn văn văn bản")) == 1


def _of_the_first(work: UnitOfWork) -> list[Delivery]:
    return work.deliveries.of_directive(DirectiveId(1))


def _about_to_lapse(work: UnitOfWork) -> list[Delivery]:
    return work.deliveries.claimed(lapsed=work.wall + LEASE / 2)


async def test_where_the_sandbox_plays_links_lead_to_this_machine() -> None:
    async with _stage() as (app, _journey), aiohttp.ClientSession() as browser:
        now = app.office.clock.now()
        ids = AssignmentId(99), PersonId(99), ContactId(99)
        ticket = Ticket(assignment_id=ids[0], person_id=ids[1], contact_id=ids[2], until=now)
        rules = app.office.rules
        assert rules.public_url == app.url
        async with browser.get(f"{rules.public_url}{PATH}/{token_of(ticket, rules.secret)}") as answer:
            assert answer.status == 410
        later = replace(ticket, until=ticket.until + LASTS)
        async with browser.get(f"{rules.public_url}{PATH}/{token_of(later, rules.secret)}") as answer:
            assert answer.status == 404  # well signed, but of nothing that there is

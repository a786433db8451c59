"""A whole office on Zalo alone: what heads read and answer there, by polling and by webhook."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.adapters.clock import TravellingClock
from bot.adapters.database.office import DatabaseOffice
from bot.adapters.zalo.channel import ZaloBotChannel
from bot.adapters.zalo.webhook import PATH, SECRET_HEADER
from bot.app import open_office
from bot.core.model import DirectiveId, Status, Urgency
from bot.core.ports import NoMeter, PushTarget
from bot.core.stores import UnitOfWork
from bot.documents.recipients import read_recipients
from bot.line import Line, Wire
from bot.sandbox import Fault, Kind
from bot.sandbox.zalo import ZaloPerson, ZaloSandbox
from bot.services.importing import import_recipients
from bot.services.issuing import Draft, issue_directive
from bot.settings import load_settings
from bot.web.server import WebServer
from tests.channel.platforms import SECRET
from tests.faults.stage import ALWAYS_OPEN, environment, until

TEXT = "VĂN BẢN\n" + "".join(f"{n}. Rà soát, báo cáo kết quả thực hiện nhiệm vụ số {n}.\n" for n in range(1, 200))


@dataclass(kw_only=True)
class Office:
    sandbox: ZaloSandbox
    database: DatabaseOffice
    line: Line

    def person(self, name: str, code: str, role: str = "thu_truong") -> ZaloPerson:
        """Somebody whom the recipients' file vouches for; they have not written yet."""
        person = self.sandbox.person(name)
        rows = f"ma_don_vi,ten_don_vi,ho_ten,vai_tro,zalo_id\n{code},Sở {code},{name},{role},{person.id}\n"
        self.database.run_now(import_recipients, read_recipients(rows.encode(), "nguoi-nhan.csv"))
        return person

    async def publish(self, text: str = TEXT) -> None:
        draft = Draft(
            number="12/CT-UBND",
            issuer=None,
            kind=None,
            dated=None,
            subject="Phòng, chống *lụt* bão",
            urgency=Urgency.THUONG,
            text=text,
            file_name="van-ban.txt",
            file=text.encode(),
            due=None,
        )
        await self.database.run(issue_directive, draft, codes=None)

    async def said(self, person: ZaloPerson, text: str) -> str:
        """What the bot answers, to a person who is not faster than its own records."""
        await until(lambda: self.line.dispatcher.is_idle)
        seen = len(person.received)
        person.say(text)
        await until(lambda: len(person.received) > seen)
        return person.received[-1].text

    def statuses(self) -> list[Status]:
        def all_of(work: UnitOfWork) -> list[Status]:
            return [one.status for one in work.assignments.of_directive(DirectiveId(1))]

        return self.database.run_now(all_of)


@pytest.fixture(params=["polling", "webhook"])
async def office(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Office]:
    clock = TravellingClock(datetime.now(UTC) + timedelta(minutes=10))
    sandbox = ZaloSandbox(clock=clock)
    await sandbox.start()
    with environment({"DATA_DIR": str(tmp_path / "data"), "TELEGRAM_TOKEN": "12345:x", **ALWAYS_OPEN}):
        database = open_office(load_settings(None), clock)
    database.rules = replace(database.rules, capabilities={ZaloBotChannel.name: ZaloBotChannel.capabilities})
    channel = ZaloBotChannel(sandbox.token, api_url=sandbox.url, sleep=lambda _s: asyncio.sleep(0.005))
    async with served(database, channel, pushed=request.param == "webhook") as line:
        yield Office(sandbox=sandbox, database=database, line=line)
    await channel.close()
    await sandbox.stop()
    database.close()


@contextlib.asynccontextmanager
async def served(database: DatabaseOffice, channel: ZaloBotChannel, *, pushed: bool) -> AsyncIterator[Line]:
    routes: list[web.RouteDef] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        return await routes[0].handler(request)

    server = WebServer({}, [web.post(PATH, answer)])
    await server.start("127.0.0.1", 0)
    target = PushTarget(url=f"{server.url}{PATH}", secret=SECRET) if pushed else None
    wire = Wire(
        channel=channel,
        rate_per_s=1000,
        refused="x",
        push_paths=[PATH],
        secret_header=SECRET_HEADER,
        target=target,
    )
    line = Line(database, wire, meter=NoMeter(), look_again_s=0.05)
    routes += line.routes()
    database.on_queued = line.bells["dispatch"].ring
    tasks = [asyncio.create_task(job) for job in line.jobs(profiles=[]).values()]
    dispatching = asyncio.create_task(line.dispatcher.run())
    try:
        yield line
    finally:
        line.dispatcher.stop()
        await dispatching
        await server.stop()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def test_a_directive_goes_out_is_answered_by_number_word_and_picture_and_ends(office: Office) -> None:
    lan = office.person("Nguyễn Thị Lan", "TC")
    assert "Nguyễn Thị Lan" in await office.said(lan, "xin chào")

    await office.publish()
    await until(lambda: any("nhiệm vụ số 199." in one.text for one in lan.received))
    assert any("1. Đã tiếp nhận" in one.text for one in lan.received)
    parts = [one.text for one in lan.received if "nhiệm vụ số" in one.text or one.text.startswith("📄")]
    assert parts[0].startswith("📄 VĂN BẢN số 12/CT-UBND")
    assert sum(part.startswith("📄") for part in parts) == 1
    whole = "\n".join(parts)
    assert [n for n in range(1, 200) if f"nhiệm vụ số {n}." not in whole] == []
    assert "*lụt*" in whole

    assert (await office.said(lan, "VB1 1")).startswith("✅ Đã ghi nhận việc tiếp nhận")
    assert office.statuses() == [Status.ACKNOWLEDGED]
    assert (await office.said(lan, "được 60%, còn 2 xã")).startswith("📝 Đã ghi nhận tiến độ")
    seen = len(lan.received)
    lan.send_photo(b"jpg", "Ảnh hiện trường")
    await until(lambda: len(lan.received) > seen)
    assert lan.received[-1].text.startswith("📝 Đã ghi nhận tiến độ")

    assert "1. Đồng ý" in await office.said(lan, "xong rồi ạ")
    assert (await office.said(lan, "1")).startswith("🏁 Đã ghi nhận hoàn thành")
    await until(lambda: office.statuses() == [Status.CONFIRMED])
    assert {request.method for request in office.sandbox.requests} <= {
        *("getMe", "getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo", "sendMessage")
    }
    assert {frozenset(one.params) for one in office.sandbox.sent()} == {frozenset({"chat_id", "text"})}


async def test_what_zalo_hands_out_again_and_again_counts_once(office: Office) -> None:
    lan = office.person("Nguyễn Thị Lan", "TC")
    await office.said(lan, "xin chào")
    await office.publish("VĂN BẢN\nRà soát, báo cáo.")
    await until(lambda: any(one.text.startswith("📄") for one in lan.received))
    office.sandbox.faults.add(Fault(Kind.REPLAY, times=20))
    assert (await office.said(lan, "được 60%")).startswith("📝 Đã ghi nhận tiến độ")
    assert (await office.said(lan, "được 70%")).startswith("📝 Đã ghi nhận tiến độ")
    reports = [one.text for one in lan.received if "60%" in one.text]
    assert len(reports) == 1


async def test_a_sticker_and_what_zalo_withholds_are_answered_in_words(office: Office) -> None:
    stranger = office.sandbox.person("Người lạ")
    await office.said(stranger, "tôi là ai?")
    for act in (stranger.send_sticker, stranger.send_withheld):
        seen = len(stranger.received)
        act()
        await until(lambda: len(stranger.received) > seen)  # noqa: B023 - waited for within the turn
        assert stranger.received[-1].text

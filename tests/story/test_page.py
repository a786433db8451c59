"""The chat page, pressed through in a real Chromium; without one these tests are skipped, except where CI is set."""

import os
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
import pytest_asyncio

from bot.cli.playing import SECOND, _stage, chat_page, to_play_with
from bot.core.policy import Do, Why
from bot.documents.directive import overall_deadline, read_directive
from bot.documents.recipients import read_recipients
from bot.sandbox import outlook
from bot.sandbox.journey import Journey
from bot.sandbox.pages import ChatPage
from bot.sandbox.story import BEGINS
from bot.services.importing import import_recipients
from tests.channel.sandbox_fixtures import picture

if TYPE_CHECKING:
    from playwright.async_api import Browser, Locator, Page

pytestmark = pytest.mark.asyncio(loop_scope="module")

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
)
WIDE, NARROW = (1280, 800), (390, 844)
LAN, TAI, DIRECTOR, XUAN = "Nguyễn Thị Lan", "Hứa Văn Tài", "Vi Quốc Trung", "Vy Thị Xuân"
MINH, HANH, SON = "Hoàng Văn Minh", "Triệu Thị Hạnh", "Bế Văn Sơn"
PATIENCE_MS = 15_000  # real time; the machine may be busy


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> "AsyncIterator[Browser]":
    chromium = shutil.which("chromium")
    try:
        from playwright.async_api import async_playwright, expect  # noqa: PLC0415 - it may be missing
    except ImportError:
        chromium = None
    if chromium is None:
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up("Chromium or playwright is missing: apt-get install chromium; make test installs the other.")
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        await browser.close()


@dataclass(slots=True, kw_only=True)
class Stage:
    journey: Journey
    page: ChatPage


@asynccontextmanager
async def _staged() -> AsyncIterator[Stage]:
    """The sample office with everybody in it but one, and a directive just out."""
    async with _stage() as (app, journey):
        rows = read_recipients((files("bot.sandbox") / "sample" / "recipients.csv").read_bytes(), "recipients.csv")
        await app.office.run(import_recipients, rows)
        for row in rows:
            if row.telegram_id:
                journey.sandbox.person(row.full_name, user_id=row.telegram_id).start()
        await journey.travel_to(BEGINS + timedelta(minutes=30))
        async with chat_page(app, journey, 0) as page:
            await to_play_with(app, journey)
            yield Stage(journey=journey, page=page)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    """One for all tests but the story: each has people of its own, and only one moves the clock."""
    async with _staged() as made:
        yield made


@pytest_asyncio.fixture(loop_scope="module")
async def untouched() -> AsyncIterator[Stage]:
    async with _staged() as made:
        yield made


class Screen:
    """The page in front of somebody. What the browser complains of stands in `complaints`."""

    def __init__(self, page: "Page", url: str) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.set_default_timeout(PATIENCE_MS)
        page.on("console", lambda said: self.complaints.append(f"console {said.type}: {said.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", lambda asked: self._note(asked.url, url))

    def _note(self, asked: str, home: str) -> None:
        if not asked.startswith((f"{home}/", "data:", f"blob:{home}/")):
            self.complaints.append(f"a request to {asked}")

    def person(self, name: str) -> "Locator":
        return self.page.locator(".person", has_text=name)

    async def open(self, name: str) -> None:
        await self.person(name).click()
        await self.sees(".chat-head", name)

    async def press(self, label: str) -> None:
        await self.page.locator(".inline", has_text=label).last.click()

    async def say(self, text: str) -> None:
        await self.page.get_by_label("Nhắn cho Đôn Đốc").fill(text)
        await self.page.keyboard.press("Enter")

    async def travel(self, label: str) -> None:
        await self.page.get_by_role("button", name=label).click()

    async def sees(self, where: str, text: str) -> None:
        from playwright.async_api import expect  # noqa: PLC0415 - it may be missing

        await expect(self.page.locator(where, has_text=text).last).to_be_visible()

    async def told(self, text: str) -> None:
        """The newest message is the bot's and says so."""
        await self.sees(".screen > .message.theirs:last-child", text)


@asynccontextmanager
async def _looking(
    browser: "Browser", stage: Stage, size: tuple[int, int] = WIDE, **options: Any
) -> AsyncIterator[Screen]:
    context = await browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
    screen = Screen(await context.new_page(), stage.page.url)
    await screen.page.goto(stage.page.url)
    await screen.person(LAN).wait_for()
    try:
        yield screen
        assert screen.complaints == []
    finally:
        await context.close()


async def _style(where: "Locator", name: str) -> str:
    return str(await where.evaluate(f"(node) => getComputedStyle(node).{name}"))


async def test_the_story_can_be_pressed_through(browser: "Browser", untouched: Stage) -> None:
    async with _looking(browser, untouched) as screen:
        await screen.sees(".clock", "Đồng hồ đứng yên cho đến khi bấm")
        await screen.sees(".person:has(.unread)", TAI)
        await screen.open(LAN)
        await screen.press("✅ Đã tiếp nhận")
        await screen.told("✅ Đã ghi nhận việc tiếp nhận")
        await screen.sees(".message.theirs:has-text('📄 VĂN BẢN') .edited", "đã sửa")

        receipt = screen.page.locator(".message.theirs").last
        await receipt.hover()
        await receipt.get_by_role("button", name="Trả lời:").click()
        await screen.sees(".about", "Trả lời Đôn Đốc")
        await screen.say("60%, còn 2 việc <b>khó</b> & <script>alert(1)</script>")
        await screen.told("Mức độ hoàn thành: 60%")
        await screen.sees(".message.ours .quote", "Đã ghi nhận việc tiếp nhận")
        await screen.sees(".message.ours .words", "còn 2 việc <b>khó</b> & <script>alert(1)</script>")

        await screen.open(TAI)
        await screen.press("⚠️ Vướng mắc")
        await screen.told("Mời đồng chí nhắn nội dung vướng mắc")
        await screen.say("Thiếu máy bơm dự phòng")
        await screen.told("⚠️ Đã ghi nhận vướng mắc")

        await screen.open(LAN)
        await screen.press("🏁 Xác nhận hoàn thành")
        await screen.press("✔️ Đồng ý")
        await screen.told("🏁 Đã ghi nhận hoàn thành")
        await screen.sees(".progress.confirmed", "1/12")
        await screen.sees(".progress.received", "1/12")

        await screen.open(DIRECTOR)
        await screen.say("/tonghop VB1")
        await screen.told("Tiếp nhận: 1/12 đơn vị")
        await screen.press("❓ Đơn vị chưa tiếp nhận")
        await screen.told("❓ Đơn vị chưa tiếp nhận văn bản số 1128/SNN-CCTL: 11")


async def test_the_clock_moves_only_when_told(browser: "Browser", stage: Stage) -> None:
    async with _looking(browser, stage) as screen:
        await screen.open(SON)
        await screen.sees(".clock", "Thứ Hai, 06/04/2026")
        await screen.sees(".steps", "08:30 Thứ Ba 07/04")
        await screen.travel("Thêm 1 giờ")
        await screen.sees(".clock .hour", "09:30")
        await screen.travel("Sáng làm việc kế tiếp")
        await screen.sees(".clock .hour", "07:30")
        await screen.sees(".clock", "Thứ Ba, 07/04/2026")
        await screen.travel("Đến khi có việc")
        await screen.told("⏰ NHẮC LẦN 1: văn bản số 1128/SNN-CCTL")
        await screen.sees(".clock .hour", "08:30")
        await screen.sees(".steps", "Nhắc lần 2")
        await screen.sees(".state", "Trong giờ làm việc")
        for _ in range(9):
            await screen.travel("Thêm 1 giờ")
            await screen.page.locator("#travel button:enabled").first.wait_for()
        await screen.sees(".state", "Ngoài giờ làm việc")


async def test_files_commands_and_a_mended_message(browser: "Browser", stage: Stage, tmp_path: Path) -> None:
    photo, report = tmp_path / "hien-truong.png", tmp_path / "bao-cao.docx"
    photo.write_bytes(picture(40, 30))
    report.write_bytes(b"PK and so on")
    async with _looking(browser, stage) as screen:
        await screen.open(HANH)
        await screen.page.set_input_files("#picker", [photo, report])
        await screen.sees(".chip", "bao-cao.docx")
        await screen.say("30%, ảnh tại trạm")
        await screen.sees(".message.ours .file-name", "bao-cao.docx")
        await screen.page.locator(".message.ours .photo img").wait_for()
        assert await screen.page.locator(".photo img").evaluate("(image) => image.decode().then(() => true)")
        async with screen.page.expect_download() as coming:
            await screen.page.locator(".message.ours .file").click()
        download = await coming.value
        assert download.suggested_filename == "bao-cao.docx"
        assert (await download.path()).read_bytes() == b"PK and so on"

        await screen.say("/vi")
        await screen.page.get_by_label("Mở danh sách lệnh").click()
        await screen.page.locator(".menu button", has_text="/trogiup").click()
        await screen.sees(".message.ours .command", "/trogiup")
        own = screen.page.locator(".message.ours", has_text="/vi").first
        await own.hover()
        await own.get_by_role("button", name="Sửa tin").click()
        await screen.say("đã gõ lại")
        await screen.sees(".message.ours:has(.edited)", "đã gõ lại")
        await screen.page.get_by_label("Mở danh sách lệnh").click()
        await screen.page.keyboard.press("Escape")
        assert await screen.page.locator(".menu").is_hidden()


async def test_people_come_and_go(browser: "Browser", stage: Stage) -> None:
    async with _looking(browser, stage) as screen:
        await screen.open(XUAN)
        await screen.sees(".gate", "Chưa tham gia")
        await screen.page.get_by_role("button", name="Bắt đầu").click()
        await screen.sees(".message.theirs", "Kính chào đồng chí Vy Thị Xuân")
        await screen.sees(".message.theirs", "📄 VĂN BẢN số 1128/SNN-CCTL")
        await screen.page.get_by_role("button", name="Chặn", exact=True).click()
        await screen.sees(".gate", "đã chặn")
        await screen.sees(".person .off", "Đã chặn")
        await screen.page.locator(".gate button").click()
        await screen.page.get_by_label("Nhắn cho Đôn Đốc").wait_for()


async def test_a_slow_bot_is_seen_working(browser: "Browser", stage: Stage) -> None:
    async with _looking(browser, stage) as screen:
        await screen.open(MINH)
        await screen.page.locator(".inline").first.wait_for()
        stage.journey.sandbox._api._latency = lambda: 0.4  # seconds
        await screen.press("✅ Đã tiếp nhận")
        await screen.page.locator(".inline.spins").wait_for()
        await screen.page.locator(".typing").wait_for()
        stage.journey.sandbox._api._latency = None
        await screen.told("✅ Đã ghi nhận việc tiếp nhận")
        await screen.page.locator(".inline.spins").wait_for(state="detached")
        person = stage.journey.sandbox.find_person(MINH)
        assert person is not None
        person.say("xin chào", forwarded_from="Bế Văn Sơn")  # from another window
        await screen.sees(".message.ours", "Chuyển tiếp từ Bế Văn Sơn")


async def test_light_dark_and_narrow(browser: "Browser", stage: Stage) -> None:
    async with _looking(browser, stage, color_scheme="light") as screen:
        assert await _style(screen.page.locator("body"), "backgroundColor") == "rgb(255, 255, 255)"
        assert await screen.page.locator("#outlook").is_visible()
    async with _looking(browser, stage, NARROW, color_scheme="dark") as screen:
        page = screen.page
        assert await _style(page.locator("body"), "backgroundColor") == "rgb(23, 33, 43)"
        assert await page.locator("#chat").is_hidden()
        await screen.open(TAI)
        assert await page.locator("#people").is_hidden()
        await page.get_by_role("button", name="Việc sắp tới").click()
        await screen.sees("#outlook .directive", "1128/SNN-CCTL")
        await page.keyboard.press("Escape")
        await page.locator("#outlook").wait_for(state="hidden")
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await page.get_by_label("Về danh sách").click()
        assert await page.locator("#chat").is_hidden()


async def test_the_page_is_for_this_machine_alone(stage: Stage) -> None:
    url = stage.page.url
    async with aiohttp.ClientSession() as http:
        async with http.get(url) as answer:
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
        async with http.get(url, headers={"Host": "example.org:8080"}) as answer:
            assert answer.status == 403
        async with http.post(f"{url}/sandbox/page/travel", data={"to": "hour"}) as answer:
            assert answer.status == 400
        async with http.post(f"{url}/sandbox/page/travel", json={"to": "yesterday"}) as answer:
            assert answer.status == 400
        for path in ("page/pages.py", "page/..%2Fpages.py", "sandbox/page/photos/none", "sandbox/page/state?person=Ai"):
            async with http.get(f"{url}/{path}") as answer:
                assert answer.status == 404


async def test_a_taken_port_gives_way_to_the_next() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        async with _stage() as (app, journey), chat_page(app, journey, port) as page:
            assert port < int(page.url.rpartition(":")[2]) <= port + 20


async def test_the_second_directive_is_read_in_full() -> None:
    read = read_directive((files("bot.sandbox") / "sample" / SECOND).read_text())
    assert (read.number, read.date, overall_deadline(read)) == ("1128/SNN-CCTL", "2026-05-05", ("2026-05-15", None))


async def test_the_panel_has_words_for_every_step() -> None:
    assert (set(outlook.WHAT), set(outlook.WHY)) == (set(Do), set(Why))

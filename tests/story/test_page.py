"""The chat page, pressed through in a real Chromium."""

import socket
from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import pytest
import pytest_asyncio

from bot.cli.playing import TO_PLAY_WITH, _stage, chat_page
from bot.core.policy import Do, Why
from bot.documents.directive import overall_deadline, read_directive
from bot.sandbox import outlook
from bot.texts.vi.changing import WHY
from tests.channel.sandbox_fixtures import picture
from tests.story.page import Stage, chromium_browser, looking, staged, style

if TYPE_CHECKING:
    from playwright.async_api import Browser

pytestmark = pytest.mark.asyncio(loop_scope="module")

NARROW = (390, 844)
LAN, TAI, DIRECTOR, CLERK = "Nguyễn Thị Lan", "Hứa Văn Tài", "Vi Quốc Trung", "Lương Thu Hà"
THANG, HANH, SON, DINH = "Lý Đức Thắng", "Triệu Thị Hạnh", "Bế Văn Sơn", "Dương Công Định"
MAI, BICH, XUAN = "Nông Thị Mai", "Lộc Thị Bích", "Vy Thị Xuân"
PAPER = """SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN
Số: 1300/SNN-VP
V/v kiểm tra hồ chứa
Lạng Sơn, ngày 06 tháng 4 năm 2026
Kính gửi: Chi cục Thủy lợi.
Yêu cầu kiểm tra các hồ chứa và báo cáo trước ngày 20/4/2026."""
# A finger that pulls a message to the side.
PULL = """(node) => {
  const at = (x) => [new Touch({ identifier: 1, target: node, clientX: x, clientY: 200 })];
  const fires = (type, touches) => node.dispatchEvent(new TouchEvent(type, { bubbles: true, touches }));
  fires("touchstart", at(100));
  for (const x of [130, 160, 190]) fires("touchmove", at(x));
  fires("touchend", []);
}"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> "AsyncIterator[Browser]":
    async with chromium_browser() as made:
        yield made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage() -> AsyncIterator[Stage]:
    """One for all tests: each has people of its own, and only one moves the clock."""
    async with staged() as made:
        yield made


async def test_the_story_can_be_pressed_through(browser: "Browser", stage: Stage, tmp_path: Path) -> None:
    report = tmp_path / "bao-cao.docx"
    report.write_bytes(b"PK and so on")
    async with looking(browser, stage) as screen:
        await screen.sees(".clock", "Đồng hồ đứng yên cho đến khi bấm")
        await screen.sees(".person:has(.unread)", TAI)
        await screen.sees(".waiting", "Chờ 11 đơn vị xác nhận đã tiếp nhận")
        await screen.open(LAN)
        await screen.press("✅ Đã tiếp nhận")
        await screen.told("✅ Đã ghi nhận việc tiếp nhận")
        await screen.sees(".message.theirs:has-text('📄 VĂN BẢN') .edited", "đã sửa")

        await screen.tool(screen.page.locator(".message.theirs").last, "Trả lời:")
        await screen.sees(".about", "Trả lời Đôn Đốc")
        await screen.page.set_input_files("#picker", [report])
        await screen.say("60%, còn 2 việc <b>khó</b> & <script>alert(1)</script>")
        await screen.told("Mức độ hoàn thành: 60%")
        await screen.told("Minh chứng kèm theo: 1 tệp")
        await screen.sees(".message.ours .quote", "Đã ghi nhận việc tiếp nhận")
        await screen.sees(".message.ours .words", "còn 2 việc <b>khó</b> & <script>alert(1)</script>")

        await screen.open(TAI)
        await screen.press("⚠️ Vướng mắc")
        await screen.told("Mời đồng chí nhắn nội dung vướng mắc")
        await screen.say("Thiếu máy bơm dự phòng")
        await screen.told("⚠️ Đã ghi nhận vướng mắc")
        await screen.sees(".waiting", "1 đơn vị đang vướng mắc")

        await screen.open(LAN)
        await screen.press("🏁 Xác nhận hoàn thành")
        await screen.press("✔️ Đồng ý")
        await screen.told("🏁 Đã ghi nhận hoàn thành")
        await screen.sees(".progress.confirmed", "1/12")
        await screen.press("🔄 Mở lại")
        await screen.told("🔄")
        await screen.sees(".progress.confirmed", "0/12")
        await screen.sees(".progress.received", "1/12")

        await screen.open(DIRECTOR)
        await screen.say("/tonghop VB1")
        await screen.told("Tiếp nhận: 1/12 đơn vị")
        await screen.press("❓ Đơn vị chưa tiếp nhận")
        await screen.told("❓ Đơn vị chưa tiếp nhận văn bản số 1128/SNN-CCTL: 11")


async def test_a_clerk_issues_what_was_forwarded(browser: "Browser", stage: Stage) -> None:
    async with looking(browser, stage) as screen:
        await screen.open(CLERK)
        await screen.choose("Chuyển tiếp một tin")
        await screen.sees(".about", "Chuyển tiếp tin của Văn phòng UBND tỉnh")
        await screen.say(PAPER)
        await screen.sees(".message.ours .forwarded", "Văn phòng UBND tỉnh")
        await screen.told("📋 BẢN NHÁP 1: văn bản số 1300/SNN-VP")
        await screen.sees("#outlook .directive", "Chờ bấm 📤 Phát hành")
        await screen.press("🕖 Hẹn giờ")
        await screen.told("thời điểm phát hành")
        await screen.say("16:00")
        await screen.sees("#outlook .directive", "Sẽ tự phát hành lúc 16:00 hôm nay")
        await screen.press("📤 Phát hành")
        await screen.told("📤 Đã phát hành văn bản số 1300/SNN-VP (VB2)")
        await screen.sees(".person:has(.unread)", DINH)
        await screen.open(DINH)
        await screen.told("📄 VĂN BẢN số 1300/SNN-VP")


async def test_the_clock_moves_only_when_told(browser: "Browser", stage: Stage) -> None:
    async with looking(browser, stage) as screen:
        await screen.open(SON)
        await screen.sees(".clock", "Thứ Hai, 06/04/2026")
        await screen.sees(".steps", "08:30 Thứ Ba 07/04")
        await screen.travel("Thêm 1 giờ")
        await screen.sees(".clock .hour", "09:30")
        await screen.travel("Sáng làm việc kế tiếp")
        await screen.sees(".clock .hour", "07:30")
        await screen.sees(".clock", "Thứ Ba, 07/04/2026")
        await screen.open(TAI)
        await screen.travel("Đến khi có việc")
        await screen.sees(".person:has(.unread)", SON)
        await screen.open(SON)
        await screen.told("⏰ NHẮC LẦN 1: văn bản số 1128/SNN-CCTL")
        await screen.sees(".clock .hour", "08:30")
        await screen.sees(".steps", "Nhắc lần 2")
        await screen.sees(".state", "Trong giờ làm việc")
        for _ in range(4):  # to 12:30
            await screen.travel("Thêm 1 giờ")
            await screen.page.locator("#travel button:enabled").first.wait_for()
        await screen.sees(".state", "Ngoài giờ làm việc")


async def test_files_commands_and_a_mended_message(browser: "Browser", stage: Stage, tmp_path: Path) -> None:
    photo, report = tmp_path / "hien-truong.png", tmp_path / "bao-cao.docx"
    photo.write_bytes(picture(40, 30))
    report.write_bytes(b"PK and so on")
    async with looking(browser, stage) as screen:
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
        await screen.page.locator(".foot .menu button", has_text="/trogiup").click()
        await screen.sees(".message.ours .command", "/trogiup")
        await screen.tool(screen.page.locator(".message.ours", has_text="/vi").first, "Sửa tin")
        await screen.say("đã gõ lại")
        await screen.sees(".message.ours:has(.edited)", "đã gõ lại")
        await screen.page.get_by_label("Mở danh sách lệnh").click()
        await screen.page.keyboard.press("Escape")
        assert await screen.page.locator(".foot .menu").is_hidden()


async def test_everything_else_is_behind_the_dots(browser: "Browser", stage: Stage, tmp_path: Path) -> None:
    async with looking(browser, stage) as screen:
        await screen.open(MAI)
        await screen.choose("Gửi tin thoại")
        await screen.sees(".message.ours small", "0:05")
        await screen.told("Đã lưu tin thoại")
        await screen.say("40%, trồng xong vụ xuân")
        await screen.told("Mức độ hoàn thành: 40%")
        await screen.tool(screen.page.locator(".message.ours").last, "Sửa tin")
        await screen.say("45%, trồng xong vụ xuân")
        await screen.told("Mức độ hoàn thành: 45%")
        shots = [tmp_path / "a.png", tmp_path / "b.png"]
        for shot in shots:
            shot.write_bytes(picture(40, 30))
        await screen.page.set_input_files("#picker", shots)
        await screen.say("50%, hai ảnh")
        await screen.told("Minh chứng kèm theo: 2 tệp")
        await screen.tool(screen.page.locator(".message.theirs").last, "Thả biểu cảm")
        await screen.sees(".message.theirs:last-child .reactions", "👍")
        await screen.choose("Thêm trợ lý vào một nhóm")
        await screen.sees(".chat-head", "Nhóm giao ban")
        await screen.told("trong cuộc trò chuyện riêng")
        await screen.sees(".person .off", "Trợ lý đã rời nhóm")
        await screen.open(BICH)
        await screen.choose("Xóa tài khoản này")
        await screen.page.locator("#more-menu button", has_text="Bấm lần nữa để xóa hẳn").click()
        await screen.sees(".gate", "Tài khoản này đã bị xóa")


async def test_an_invite_is_for_whoever_opens_its_link(browser: "Browser", stage: Stage) -> None:
    async with looking(browser, stage) as screen:
        await screen.page.get_by_role("button", name="Thêm người ngoài danh sách").click()
        await screen.answer("Người Lạ")
        await screen.page.get_by_label("Mã mời").fill("SAIMA2345678")
        await screen.page.get_by_role("button", name="Bắt đầu").click()
        await screen.told("Mã mời không đúng")
        await screen.say("cho tôi vào với")
        await screen.page.locator(".keys button", has_text="Chia sẻ số điện thoại").click()
        await screen.answer("0999 999 999")
        await screen.sees(".message.ours .contact", "0999 999 999")
        await screen.open(CLERK)
        await screen.say("/moi")
        await screen.press("📨 NSVS")
        await screen.page.locator(".command", has_text="https://t.me/").click()
        await screen.answer("Xuân, máy mới")
        await screen.sees(".message.theirs", "Kính chào đồng chí Vy Thị Xuân")
        await screen.open(CLERK)
        await screen.press("↩️ Hủy kết nối")
        await screen.told("↩️ Đã hủy kết nối")


async def test_people_come_and_go(browser: "Browser", stage: Stage) -> None:
    async with looking(browser, stage) as screen:
        await screen.open(XUAN)
        await screen.sees(".gate", "Chưa tham gia")
        await screen.page.get_by_role("button", name="Bắt đầu").click()
        await screen.sees(".message.theirs", "Kính chào đồng chí Vy Thị Xuân")
        await screen.sees(".message.theirs", "📄 VĂN BẢN số 1128/SNN-CCTL")
        await screen.choose("Chặn trợ lý")
        await screen.sees(".gate", "đã chặn")
        await screen.sees(".person .off", "Đã chặn")
        await screen.page.locator(".gate button").click()
        await screen.page.get_by_label("Nhắn cho Đôn Đốc").wait_for()


async def test_a_slow_bot_is_seen_working(browser: "Browser", stage: Stage) -> None:
    async with looking(browser, stage) as screen:
        await screen.open(THANG)
        await screen.page.locator(".inline").first.wait_for()
        stage.journey.sandbox._api._latency = lambda: 0.4  # seconds
        await screen.press("✅ Đã tiếp nhận")
        await screen.page.locator(".inline.spins").wait_for()
        await screen.page.locator(".typing").wait_for()
        stage.journey.sandbox._api._latency = None
        await screen.told("✅ Đã ghi nhận việc tiếp nhận")
        await screen.page.locator(".inline.spins").wait_for(state="detached")
        person = stage.journey.sandbox.find_person(THANG)
        assert person is not None
        person.say("xin chào", forwarded_from="Bế Văn Sơn")  # from another window
        await screen.sees(".message.ours", "Chuyển tiếp từ Bế Văn Sơn")


async def test_light_dark_and_narrow(browser: "Browser", stage: Stage) -> None:
    async with looking(browser, stage, color_scheme="light") as screen:
        assert await style(screen.page.locator("body"), "backgroundColor") == "rgb(255, 255, 255)"
        assert await screen.page.locator("#outlook").is_visible()
    async with looking(browser, stage, NARROW, color_scheme="dark", has_touch=True) as screen:
        page = screen.page
        assert await style(page.locator("body"), "backgroundColor") == "rgb(23, 33, 43)"
        assert await page.locator("#chat").is_hidden()
        await screen.open(TAI)
        assert await page.locator("#people").is_hidden()
        receipt = page.locator(".message.theirs", has_text="Đã ghi nhận vướng mắc").last
        await receipt.evaluate(PULL)
        await screen.sees(".about", "Trả lời Đôn Đốc")
        await receipt.locator("time").tap()
        assert await style(receipt.locator(".tools"), "pointerEvents") == "auto"
        await page.get_by_role("button", name="Việc sắp tới").click()
        await screen.sees("#outlook .directive", "1128/SNN-CCTL")
        await page.keyboard.press("Escape")
        await page.locator("#outlook").wait_for(state="hidden")
        await page.get_by_label("Mở việc khác").click()
        await page.keyboard.press("Escape")
        await page.locator("#more-menu").wait_for(state="hidden")
        assert await page.locator("#chat").is_visible()
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


async def test_the_directive_to_play_with_is_read_in_full() -> None:
    read = read_directive((files("bot.sandbox") / "sample" / TO_PLAY_WITH).read_text())
    assert (read.number, read.date, overall_deadline(read)) == ("1128/SNN-CCTL", "2026-05-05", ("2026-05-15", None))


async def test_the_panel_has_words_for_every_step() -> None:
    assert (set(outlook.WHAT), set(WHY)) == (set(Do), set(Why))

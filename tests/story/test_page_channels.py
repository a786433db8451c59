"""Telegram and Zalo on the chat page, pressed through in a real Chromium: who is where, and what it is like there."""

from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import pytest

from bot.sandbox import SandboxPerson
from bot.sandbox.zalo import ZaloPerson
from tests.channel.sandbox_fixtures import picture
from tests.story.page import Screen, Stage, browser, looking, stage

if TYPE_CHECKING:
    from playwright.async_api import Browser

__all__ = ["browser", "stage"]
pytestmark = pytest.mark.asyncio(loop_scope="module")

NARROW = (390, 844)
DIRECTOR, ADMIN, LAN, HANH = "Vi Quốc Trung", "Đặng Hải Nam", "Nguyễn Thị Lan", "Triệu Thị Hạnh"
MINH, SON, VINH, TOAN = "Hoàng Văn Minh", "Bế Văn Sơn", "Phùng Quang Vinh", "Trần Đức Toàn"
NUMBER = "1128/SNN-CCTL"


async def marks(screen: Screen, name: str) -> list[str]:
    return await screen.person(name).locator(".way-mark").all_inner_texts()


async def to(screen: Screen, channel: str) -> None:
    """The other chat of the person whose chat is open."""
    await screen.page.locator(".ways button", has_text=channel).click()
    await screen.page.locator(f".ways button[aria-pressed=true]:has-text('{channel}')").wait_for()


def on_zalo(stage: Stage, name: str) -> ZaloPerson:
    person = stage.journey.zalo.find_person(name)
    assert person is not None
    return person


def on_telegram(stage: Stage, name: str) -> SandboxPerson:
    person = stage.journey.sandbox.find_person(name)
    assert person is not None
    return person


async def test_the_list_says_who_is_where(browser: "Browser", stage: Stage) -> None:
    async with looking(browser, stage) as screen:
        await screen.page.locator(".section", has_text="Các đơn vị").wait_for()
        told = {name: await marks(screen, name) for name in (DIRECTOR, ADMIN, LAN, HANH, MINH, SON)}
        assert told == {
            DIRECTOR: ["Telegram"],
            ADMIN: ["Telegram", "Zalo"],
            LAN: ["Telegram", "Zalo"],
            HANH: ["Telegram"],
            MINH: ["Zalo"],
            SON: ["Zalo"],
        }
        names = await screen.page.locator(".person .name").all_inner_texts()
        assert sorted(names) == sorted(set(names))
        assert names[:5] == [DIRECTOR, "Lương Thu Hà", ADMIN, LAN, "Hà Thị Thu"]


async def test_without_buttons_a_head_answers_by_number_and_word(
    browser: "Browser", stage: Stage, tmp_path: Path
) -> None:
    photo, report = tmp_path / "hien-truong.png", tmp_path / "bao-cao.docx"
    photo.write_bytes(picture(40, 30))
    report.write_bytes(b"PK and so on")
    async with looking(browser, stage) as screen:
        await screen.open(MINH)
        await screen.sees(".chat-head .way-mark", "Zalo")
        await screen.sees(".message.theirs", "1. Đã tiếp nhận")
        assert await screen.page.locator(".inline, .tools").count() == 0
        await screen.say("1")
        await screen.told("✅ Đã ghi nhận việc tiếp nhận")
        await screen.sees(".progress.received", "1/12")
        await screen.say("60%, còn 2 việc <b>khó</b>")
        await screen.told("Mức độ hoàn thành: 60%")
        await screen.sees(".message.ours .words", "còn 2 việc <b>khó</b>")
        await screen.page.set_input_files("#picker", [photo, report])
        await screen.sees(".toast.bad", "tệp thì không")
        await screen.say("70%, ảnh tại kho")
        await screen.told("Minh chứng kèm theo: 1 tệp")
        assert await screen.page.locator(".photo img").evaluate("(image) => image.decode().then(() => true)")
        await screen.choose("Gửi tin thoại")
        await screen.sees(".message.ours small", "0:05")
        await screen.told("tin thoại")
        await screen.say("xong")
        await screen.told("1. Đồng ý")
        await screen.say("1")
        await screen.told("🏁 Đã ghi nhận hoàn thành")
        await screen.sees(".progress.confirmed", "1/12")
        assert {frozenset(one.params) for one in stage.journey.zalo.sent()} == {frozenset({"chat_id", "text"})}


async def test_somebody_with_both_goes_from_one_chat_to_the_other(browser: "Browser", stage: Stage) -> None:
    async with looking(browser, stage) as screen:
        await screen.open(LAN)
        await screen.sees(".message.theirs", f"📄 VĂN BẢN số {NUMBER}")
        await screen.page.locator(".inline", has_text="✅ Đã tiếp nhận").wait_for()
        await to(screen, "Zalo")
        await screen.sees(".message.theirs", f"Kính chào đồng chí {LAN}")
        assert f"📄 VĂN BẢN số {NUMBER}" not in await screen.page.locator("#screen").inner_text()
        await screen.say("VB1 đã nhận")
        await screen.told("✅ Đã ghi nhận việc tiếp nhận")
        await to(screen, "Telegram")  # where the buttons change with it
        await screen.page.locator(".inline", has_text="📝 Báo cáo tiến độ").wait_for()
        assert await screen.page.locator(".inline", has_text="✅ Đã tiếp nhận").count() == 0


async def test_a_head_takes_up_zalo_and_leaves_telegram(browser: "Browser", stage: Stage) -> None:
    async with looking(browser, stage) as screen:
        await screen.open(VINH)
        await screen.choose("Dùng thêm Zalo")
        await screen.sees(".gate", "Mã mời do văn thư cấp đã điền sẵn")
        await screen.sees(".empty", "chưa nhắn cho trợ lý Đôn Đốc trên Zalo")
        await screen.page.get_by_role("button", name="Gửi").click()
        await screen.sees(".message.theirs", f"Kính chào đồng chí {VINH}")
        assert await marks(screen, VINH) == ["Telegram", "Zalo"]
        await to(screen, "Telegram")
        await screen.choose("Chặn trợ lý")
        await screen.sees(".gate", "đã chặn trợ lý Đôn Đốc trên Telegram")
        await screen.page.locator(".person .way-mark.telegram.blocked").wait_for()
        await to(screen, "Zalo")
        await screen.say("VB1 đã nhận")
        await screen.told("✅ Đã ghi nhận việc tiếp nhận")
        await screen.choose("Chặn trợ lý")
        await screen.sees(".gate", "đã chặn trợ lý Đôn Đốc trên Zalo")
        await screen.page.locator(".gate button").click()
        await screen.page.get_by_label("Nhắn cho Đôn Đốc").wait_for()


async def test_whoever_has_zalo_alone_takes_up_telegram(browser: "Browser", stage: Stage) -> None:
    async with looking(browser, stage) as screen:
        await screen.open(TOAN)
        await screen.choose("Dùng thêm Telegram")
        await screen.sees(".gate", "Mã mời do văn thư cấp đã điền sẵn")
        await screen.page.get_by_role("button", name="Bắt đầu").click()
        await screen.sees(".message.theirs", f"Kính chào đồng chí {TOAN}")
        await to(screen, "Zalo")
        await screen.page.get_by_label("Mở việc khác").click()
        assert await screen.page.locator("#more-menu button", has_text="Dùng thêm").count() == 0


async def test_a_stranger_on_zalo_is_told_how_to_come_in(browser: "Browser", stage: Stage) -> None:
    async with looking(browser, stage) as screen:
        await screen.page.get_by_role("button", name="Thêm người ngoài danh sách").click()
        await screen.answer("Người Lạ")
        await screen.sees(".gate", "Nhập mã mời")
        await screen.choose("Dùng thêm Zalo")
        await screen.sees(".gate", "Nhắn mã mời do văn thư cấp, hoặc một lời chào")
        await screen.page.get_by_role("button", name="Gửi").click()
        await screen.told("mã mời")
        await screen.sees("#screen", "Xin chào")


async def test_telegram_is_cut_and_zalo_carries_on(browser: "Browser", stage: Stage) -> None:
    async with looking(browser, stage) as screen:
        await screen.page.get_by_label("Ngắt thử Telegram").click()
        await screen.sees(".network .cut", "đang gián đoạn")
        await screen.open(HANH)
        await screen.sees("#cut", "Telegram đang gián đoạn: tin nhắn chưa đến được hai bên.")
        await screen.press("✅ Đã tiếp nhận")  # heard when it is up again
        await screen.open(SON)
        assert await screen.page.locator("#cut").is_hidden()
        await screen.say("đã nhận")
        await screen.told("✅ Đã ghi nhận việc tiếp nhận")
        before = len(on_zalo(stage, ADMIN).received)
        for there in ("Sáng làm việc kế tiếp", "Thêm 1 giờ", "Thêm 1 giờ"):  # the first reminders come in between
            await screen.travel(there)
            await screen.page.locator("#travel button:enabled").first.wait_for()
        await screen.open(ADMIN)
        await to(screen, "Zalo")
        await screen.sees(".message.theirs", "📡 Kênh Telegram đang gián đoạn")
        assert len(on_zalo(stage, ADMIN).received) == before + 1
        await screen.page.get_by_label("Nối lại Telegram").click()
        await screen.page.locator(".network .cut").wait_for(state="detached")
        await screen.open(HANH)
        await screen.page.locator("#cut").wait_for(state="hidden")
        await screen.sees(".message.theirs", "✅ Đã ghi nhận việc tiếp nhận")
        directives = [one for one in on_telegram(stage, HANH).received if one.words.startswith("📄")]
        assert len(directives) == 1


async def test_what_is_said_while_zalo_is_cut_is_heard_later(browser: "Browser", stage: Stage) -> None:
    async with looking(browser, stage) as screen:
        await screen.page.get_by_label("Ngắt thử Zalo").click()
        await screen.open(SON)
        await screen.sees("#cut", "Zalo đang gián đoạn")
        await screen.say("/trogiup")
        await screen.sees(".message.ours", "/trogiup")
        assert stage.journey.zalo.pending_updates() == 1
        await screen.page.get_by_label("Nối lại Zalo").click()
        await screen.told("/viec")
        assert stage.journey.zalo.pending_updates() == 0


async def test_on_a_phone_both_chats_have_room(browser: "Browser", stage: Stage) -> None:
    async with looking(browser, stage, NARROW, color_scheme="dark", has_touch=True) as screen:
        page = screen.page
        await screen.open(LAN)
        await page.locator(".ways").wait_for()
        await to(screen, "Zalo")
        await screen.sees(".message.theirs", f"Kính chào đồng chí {LAN}")
        assert await page.get_by_label("Nhắn cho Đôn Đốc").get_attribute("placeholder") == "Nhắn số hoặc chữ…"
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await page.get_by_role("button", name="Việc sắp tới").click()
        await screen.sees(".network", "đang hoạt động")
        await page.keyboard.press("Escape")
        await page.reload()
        await page.locator('.person[aria-current="true"]', has_text=LAN).click()
        await page.locator(".ways .zalo[aria-pressed=true]").wait_for()


async def test_what_the_page_asks_for_by_mistake_is_refused(stage: Stage) -> None:
    url = f"{stage.page.url}/sandbox"
    async with aiohttp.ClientSession() as http:
        for path, asked in (
            ("zalo/say", {"text": "1"}),
            ("zalo/say", {"person": MINH}),
            ("zalo/photo", {"person": MINH, "base64": "?"}),
            ("page/network", {"channel": "fax", "up": True}),
            ("page/also", {"channel": "zalo"}),
            ("page/read", {"person": "zalo:none", "message_id": 1}),
        ):
            async with http.post(f"{url}/{path}", json=asked) as answer:
                assert answer.status == 400, path
        async with http.post(f"{url}/zalo/say", json={"person": "Ai", "text": "1"}) as answer:
            assert answer.status == 404
        for path in ("page/state?person=zalo:none", "page/photos/zalo/none", "zalo/files/none"):
            async with http.get(f"{url}/{path}") as answer:
                assert answer.status == 404, path

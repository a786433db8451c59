"""`/van-ban/<token>` over HTTP: what is answered, with which headers, and what nobody gets to see."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import aiohttp
import pytest

from bot.core.errors import DondocError
from bot.core.making import replace
from bot.core.matter import Matter
from bot.services.full_text import Found, Opened
from bot.texts import page_cast as cast
from bot.texts.words import Words
from bot.web.full_text import FullTextDoor
from bot.web.server import WebServer
from tests.channel.sandbox_fixtures import until

TOKEN = "a2b3c4d5" * 6
UNTIL = datetime(2026, 4, 13, 1, 30, tzinfo=UTC)
VIETNAMESE, ENGLISH = cast.words_of("vi"), cast.words_of("en")
HOSTILE = cast.about(
    subject="</h1><script>alert(1)</script>",
    number='12/CT"><img src=x onerror=alert(2)>',
    text="<b>Điều 1.</b> & </div><script>alert(3)</script>\n  thụt đầu dòng",
)


@dataclass
class Behind:
    """What the office says."""

    opened: Opened | Exception
    asked: list[str] = field(default_factory=list)
    open_door: asyncio.Event | None = None  # until it is set, nobody comes out again
    inside: int = 0
    most_inside: int = 0

    async def ask(self, token: str) -> Opened:
        self.asked.append(token)
        self.inside += 1
        self.most_inside = max(self.most_inside, self.inside)
        if self.open_door:
            await self.open_door.wait()
        self.inside -= 1
        if isinstance(self.opened, Exception):
            raise self.opened
        return self.opened


def text_of(matter: Matter, words: Words = VIETNAMESE) -> Opened:
    return Opened(found=Found.TEXT, words=words, matter=matter, reader=cast.LAN.person, until=UNTIL)


@pytest.fixture
def behind() -> Behind:
    return Behind(text_of(cast.SILENT))


@pytest.fixture
async def url(behind: Behind) -> AsyncIterator[str]:
    door = FullTextDoor(ask=behind.ask, words=lambda: VIETNAMESE)
    server = WebServer({}, door.routes("/don-doc"))
    await server.start("127.0.0.1", 0)
    yield server.url
    await server.stop()


@pytest.fixture
async def browser() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def test_the_text_with_its_head_and_foot(url: str, browser: aiohttp.ClientSession) -> None:
    async with browser.get(f"{url}/van-ban/{TOKEN}") as answer:
        page = await answer.text()
    assert (answer.status, answer.content_type, answer.charset) == (200, "text/html", "utf-8")
    assert "<h1>VĂN BẢN số 124/SNN-VP</h1>" in page
    assert '<html lang="vi">' in page
    for told in ("Thời hạn: 20/04/2026", "Rà soát toàn bộ hồ sơ quá hạn", "nhắn: VB1 đã nhận", "08:30 ngày 13/04/2026"):
        assert told in page
    assert TOKEN not in page


async def test_headers_let_nobody_keep_frame_or_find_it(url: str, browser: aiohttp.ClientSession) -> None:
    async with browser.get(f"{url}/van-ban/{TOKEN}") as answer:
        headers = answer.headers
        page = await answer.text()
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "noindex" in headers["X-Robots-Tag"]
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'none'" in policy
    assert "unsafe" not in policy
    assert not any(made in page for made in ("<script", "<form", "<a ", "<img", "<link", "http", "onload"))


async def test_what_a_directive_says_is_text_and_never_markup(
    url: str, browser: aiohttp.ClientSession, behind: Behind
) -> None:
    behind.opened = text_of(HOSTILE)
    async with browser.get(f"{url}/van-ban/{TOKEN}") as answer:
        page = await answer.text()
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;b&gt;Điều 1.&lt;/b&gt; &amp; &lt;/div&gt;&lt;script&gt;alert(3)&lt;/script&gt;\n  thụt đầu dòng" in page
    assert page.count("<title>") == page.count("</title>") == page.count("</h1>") == 1


@pytest.mark.parametrize(
    ("found", "status", "title"),
    [
        (Found.NOTHING, 404, "Không mở được liên kết"),
        (Found.OVER, 410, "Liên kết đã hết hạn"),
        (Found.NOT_THEIRS, 403, "Liên kết không còn dùng được"),
        (Found.WITHDRAWN, 410, "Văn bản đã được thu hồi"),
    ],
)
async def test_what_cannot_be_read_is_said_courteously_and_gives_nothing_away(
    url: str, browser: aiohttp.ClientSession, behind: Behind, found: Found, status: int, title: str
) -> None:
    # Were a matter there by mistake, nothing of it would be shown.
    behind.opened = replace(text_of(cast.SILENT), found=found)
    async with browser.get(f"{url}/van-ban/{TOKEN}") as answer:
        page = await answer.text()
    assert (answer.status, answer.headers["Cache-Control"]) == (status, "no-store")
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert f"<h1>{title}</h1>" in page
    for hidden in ("124/SNN-VP", "Rà soát", "Nguyễn Thị Lan", "VB1", TOKEN):
        assert hidden not in page


async def test_the_reader_s_own_language(url: str, browser: aiohttp.ClientSession, behind: Behind) -> None:
    behind.opened = text_of(cast.SILENT, ENGLISH)
    async with browser.get(f"{url}/van-ban/{TOKEN}") as answer:
        page = await answer.text()
    assert '<html lang="en">' in page
    assert "Opening this page is not an acknowledgment." in page


async def test_while_the_database_is_away_it_says_so(url: str, browser: aiohttp.ClientSession, behind: Behind) -> None:
    behind.opened = DondocError("The database cannot be used.")
    async with browser.get(f"{url}/van-ban/{TOKEN}") as answer:
        page = await answer.text()
    assert (answer.status, answer.headers["Retry-After"]) == (503, "60")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "<h1>Tạm thời chưa mở được văn bản</h1>" in page


async def test_many_who_look_at_once_take_turns(url: str, browser: aiohttp.ClientSession, behind: Behind) -> None:
    """A directive has just gone out, and all heads and their apps' robots look: sending goes on in between."""
    behind.open_door = asyncio.Event()

    async def look() -> int:
        async with browser.get(f"{url}/van-ban/{TOKEN}") as answer:
            return answer.status

    looking = [asyncio.create_task(look()) for _ in range(40)]
    await until(lambda: behind.inside == 4)
    behind.open_door.set()
    assert await asyncio.gather(*looking) == [200] * 40
    assert (len(behind.asked), behind.most_inside) == (40, 4)


async def test_only_looking_is_allowed(url: str, browser: aiohttp.ClientSession, behind: Behind) -> None:
    async with browser.head(f"{url}/van-ban/{TOKEN}") as answer:
        assert (answer.status, await answer.text()) == (200, "")
        assert answer.headers["Cache-Control"] == "no-store"
    behind.asked.clear()
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
        async with browser.request(method, f"{url}/van-ban/{TOKEN}") as answer:
            assert answer.status == 405
    assert behind.asked == []


async def test_it_is_found_with_and_without_the_path_that_a_proxy_may_leave(
    url: str, browser: aiohttp.ClientSession, behind: Behind
) -> None:
    for path in (f"/van-ban/{TOKEN}", f"/don-doc/van-ban/{TOKEN}", f"/van-ban/{TOKEN}?utm_source=zalo"):
        async with browser.get(url + path) as answer:
            assert answer.status == 200
    assert behind.asked == [TOKEN] * 3
    for path in ("/van-ban", "/van-ban/", f"/van-ban/{TOKEN}/x"):
        async with browser.get(url + path) as answer:
            assert answer.status == 404
    assert behind.asked == [TOKEN] * 3


@pytest.mark.parametrize("opened", [Opened(found=Found.NOTHING, words=VIETNAMESE), DondocError("x"), ValueError("y")])
async def test_no_log_holds_the_token(
    url: str, behind: Behind, opened: Opened | Exception, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    behind.opened = opened
    for request in (f"GET /van-ban/{TOKEN} HTTP/1.1", f"GET /van-ban/{TOKEN} HTTP/9", f"BREW /van-ban/{TOKEN} \x01"):
        reader, writer = await asyncio.open_connection("127.0.0.1", int(url.rpartition(":")[2]))
        writer.write(f"{request}\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        await asyncio.wait_for(reader.read(), 10)
        writer.close()
    assert behind.asked
    assert TOKEN not in caplog.text
    assert not any(record.exc_info for record in caplog.records)

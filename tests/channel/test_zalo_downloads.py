"""Files come from addresses that somebody else names: none of them leads into the office's own network."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.adapters.http import Timeouts
from bot.adapters.zalo.channel import ZaloBotChannel
from bot.core.errors import NotSent, Refused
from bot.core.messages import FileIn
from tests.channel.platforms import HASTY


def file(address: str) -> FileIn:
    return FileIn(remote_id=address, name="photo.jpg", mime="image/jpeg")


@asynccontextmanager
async def fetching(*, root: str | None = None) -> AsyncIterator[tuple[ZaloBotChannel, str]]:
    """The channel, and a server on this machine whose `/to?...` leads on to what is asked."""

    async def lead_on(request: web.Request) -> web.StreamResponse:
        return web.Response(status=302, headers={"Location": request.query_string})

    async def give(request: web.Request) -> web.StreamResponse:
        return web.Response(status=int(request.match_info["status"]), body=b"12345")

    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        response.enable_chunked_encoding()
        await response.prepare(request)
        for _ in range(10):
            await response.write(b"x" * 1000)
        return response

    app = web.Application()
    app.router.add_get("/to", lead_on)
    app.router.add_get("/give/{status}", give)
    app.router.add_get("/drip", drip)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    here = f"http://127.0.0.1:{site.port}"
    channel = ZaloBotChannel("12345:x", api_url=root or f"{here}/zalo", timeouts=HASTY)
    try:
        yield channel, here
    finally:
        await channel.close()
        await runner.cleanup()


@pytest.mark.parametrize("root", [None, "https://bot-api.zaloplatforms.com"])
@pytest.mark.parametrize(
    "address",
    [
        "",
        "không phải địa chỉ",
        "file:///etc/passwd",
        "data:,x",
        "http://f2.zdn.vn/a.jpg",
        "https://ten:mat-khau@f2.zdn.vn/a.jpg",
        "https://127.0.0.1/a.jpg",
        "https://127.0.0.1:1/a.jpg",
        "https://10.1.2.3/a.jpg",
        "https://192.168.1.1/a.jpg",
        "https://169.254.169.254/latest/meta-data",
        "https://0.0.0.0/a.jpg",
        "https://[::1]/a.jpg",
        "https://[::ffff:10.0.0.1]/a.jpg",
        "https://[fe80::1]/a.jpg",
        "https://[fec0::1]/a.jpg",
        "https://[64:ff9b::10.0.0.1]/a.jpg",
        "https://[2002:7f00:1::]/a.jpg",
        "https://[::127.0.0.1]/a.jpg",
        "https://localhost/a.jpg",
        "https://2130706433/a.jpg",
        "https://127.1/a.jpg",
        "https://0x7f.1/a.jpg",
        "https://[/a.jpg",
        "https://a:99999/",
    ],
)
async def test_an_address_that_is_not_public_is_refused(address: str, root: str | None) -> None:
    patient = Timeouts(connect_s=30)  # a busy machine takes its time to look names up
    channel = ZaloBotChannel("12345:x", api_url=root or "http://127.0.0.1:1/zalo", timeouts=patient)
    try:
        with pytest.raises(Refused, match="the file"):
            await channel.download(file(address), 100)
    finally:
        await channel.close()


async def test_this_machine_is_allowed_where_the_api_itself_is_there_and_nowhere_else() -> None:
    async with fetching() as (channel, here):
        assert await channel.download(file(f"{here}/give/200"), 5) == b"12345"
        assert await channel.download(file(f"{here}/to?/give/200"), 5) == b"12345"
    async with fetching(root="https://bot-api.zaloplatforms.com") as (channel, here):
        with pytest.raises(Refused):
            await channel.download(file(f"{here}/give/200"), 5)


@pytest.mark.parametrize(
    "onward",
    ["http://127.0.0.1:1/", "https://10.0.0.1/", "https://localhost/", "http://a.vn/", "file:///etc/passwd", ""],
)
async def test_a_redirect_is_looked_at_like_the_first_address(onward: str) -> None:
    async with fetching() as (channel, here):
        with pytest.raises((Refused, NotSent)):
            await channel.download(file(f"{here}/to?{onward}"), 5)


async def test_redirects_come_to_an_end() -> None:
    async with fetching() as (channel, here):
        with pytest.raises(Refused, match="from one to the next"):
            await channel.download(file(f"{here}/to?/to?/to?/to?/to?/give/200"), 5)


@pytest.mark.parametrize(
    ("path", "limit", "error", "reason"),
    [
        ("give/200", 4, Refused, "too large"),
        ("drip", 5000, Refused, "too large"),
        ("give/404", 5, Refused, "gone"),
        ("give/410", 5, Refused, "gone"),
        ("give/403", 5, NotSent, "HTTP 403"),
        ("give/500", 5, NotSent, "HTTP 500"),
    ],
)
async def test_what_cannot_be_had_says_why(path: str, limit: int, error: type[Exception], reason: str) -> None:
    async with fetching() as (channel, here):
        with pytest.raises(error, match=reason):
            await channel.download(file(f"{here}/{path}"), limit)

"""A browser in front of the chat page; without Chromium its tests are skipped, except where CI is set."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from bot.cli.playing import _stage, chat_page, to_play_with
from bot.documents.recipients import read_recipients
from bot.sandbox.journey import Journey
from bot.sandbox.pages import ChatPage
from bot.sandbox.story import BEGINS
from bot.sandbox.story.players import player_of
from bot.services.importing import import_recipients

if TYPE_CHECKING:
    from playwright.async_api import Browser, Locator, Page

ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
WIDE = (1280, 800)
PATIENCE_MS = 30_000  # real time; the machine may be busy


@asynccontextmanager
async def chromium_browser() -> "AsyncIterator[Browser]":
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
async def staged() -> AsyncIterator[Stage]:
    """The sample office with everybody in it but one, and a directive just out."""
    async with _stage() as (app, journey):
        rows = read_recipients((files("bot.sandbox") / "sample" / "recipients.csv").read_bytes(), "recipients.csv")
        await app.office.run(import_recipients, rows)
        for row in rows:
            player = player_of(row, journey.sandbox, journey.zalo)
            if player.telegram:
                player.telegram.start()
            if player.zalo:
                player.zalo.say("Xin chào")
        await journey.travel_to(BEGINS + timedelta(minutes=30))
        async with chat_page(app, journey, 0) as page:
            await to_play_with(app, journey)
            yield Stage(journey=journey, page=page)


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
        return self.page.locator(".person", has=self.page.locator(".name", has_text=name))

    async def open(self, name: str) -> None:
        await self.person(name).click()
        await self.sees(".chat-head", name)

    async def press(self, label: str) -> None:
        await self.page.locator(".inline", has_text=label).last.click()

    async def say(self, text: str) -> None:
        await self.page.get_by_label("Nhắn cho Đôn Đốc").fill(text)
        await self.page.keyboard.press("Enter")

    async def choose(self, label: str) -> None:
        """Something behind the ⋯."""
        await self.page.get_by_label("Mở việc khác").click()
        await self.page.locator("#more-menu button", has_text=label).click()

    async def answer(self, text: str) -> None:
        """What the small window asks."""
        await self.page.locator("#asked").fill(text)
        await self.page.keyboard.press("Enter")

    async def tool(self, message: "Locator", name: str) -> None:
        """One of the signs beside a message."""
        await message.hover()
        await message.get_by_role("button", name=name).click()

    async def travel(self, label: str) -> None:
        await self.page.get_by_role("button", name=label).click()

    async def sees(self, where: str, text: str) -> None:
        from playwright.async_api import expect  # noqa: PLC0415 - it may be missing

        await expect(self.page.locator(where, has_text=text).last).to_be_visible()

    async def told(self, text: str) -> None:
        """The newest message is the bot's and says so."""
        await self.sees(".screen > .message.theirs:last-child", text)


@asynccontextmanager
async def looking(
    browser: "Browser", stage: Stage, size: tuple[int, int] = WIDE, **options: Any
) -> AsyncIterator[Screen]:
    context = await browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
    screen = Screen(await context.new_page(), stage.page.url)
    await screen.page.goto(stage.page.url)
    await screen.page.locator(".person .name").first.wait_for()
    try:
        yield screen
        assert screen.complaints == []
    finally:
        await context.close()


async def style(where: "Locator", name: str) -> str:
    return str(await where.evaluate(f"(node) => getComputedStyle(node).{name}"))

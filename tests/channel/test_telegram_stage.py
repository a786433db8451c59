"""The stage of the Telegram channel's tests is what it seems to be."""

import os
from typing import TYPE_CHECKING

import pytest

from bot.adapters.telegram.channel import TelegramChannel
from tests.channel.telegram_stage import SPEC

if TYPE_CHECKING:
    from bot.core.ports import Channel


def test_the_requests_were_held_against_the_published_description() -> None:
    if not SPEC.exists():
        assert "CI" not in os.environ, f"CI needs {SPEC.name}, which was not found beside the repository."
        pytest.skip(f"{SPEC.name} is not here, so no request was held against it.")


async def test_the_channel_keeps_its_port() -> None:
    channel: Channel = TelegramChannel("12345:x")
    assert (channel.name, channel.source, channel.capabilities.longest_text) == ("telegram", "telegram:12345", 4096)
    await channel.close()

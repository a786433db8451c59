"""The real program with Telegram and Zalo beside each other, each with its own people."""

from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr

from bot.adapters.clock import TravellingClock
from bot.core.errors import BadInput
from bot.documents.recipients import read_recipients
from bot.sandbox.zalo import ZaloSandbox
from bot.services.importing import import_recipients
from bot.wires import capabilities_of, push_targets_of, wires_of
from tests.channel.whole_stage import stage, zalo
from tests.faults.stage import Stage, until

__all__ = ["stage", "zalo"]

ROW = "ma_don_vi,ten_don_vi,ho_ten,vai_tro,zalo_id\nZ1,Sở Z1,Trần Văn Minh,thu_truong,{id}\n"


async def test_one_directive_reaches_both_and_both_answer(stage: Stage, zalo: ZaloSandbox) -> None:
    [lan] = stage.enter(1)
    minh = zalo.person("Trần Văn Minh")
    with stage.office() as office:
        office.run_now(import_recipients, read_recipients(ROW.format(id=minh.id).encode(), "nguoi-nhan.csv"))
    stage.settings |= {"ZALO_BOT_TOKEN": zalo.token, "ZALO_BOT_API_URL": zalo.url}
    async with stage.here(TravellingClock(datetime.now(UTC) + timedelta(minutes=10))) as app:
        assert [line.channel.name for line in app.lines] == ["telegram", "zalo"]
        minh.say("xin chào")
        await until(lambda: minh.received)
        stage.publish()
        await until(lambda: stage.copies(lan) and any("📄" in one.text for one in minh.received), within_s=20)
        lan.press("✅ Đã tiếp nhận")
        minh.say("1")
        await until(lambda: stage.count("acknowledged") == 2, within_s=20, every_s=0.2)


def test_the_channels_in_use_are_those_whose_token_is_set_and_telegram_comes_first(stage: Stage) -> None:
    settings = stage.read_settings()
    token, none = settings.telegram_token, settings.zalo_bot_token

    def in_use(telegram: SecretStr, zalo: SecretStr) -> list[str]:
        return list(capabilities_of(settings.model_copy(update={"telegram_token": telegram, "zalo_bot_token": zalo})))

    assert in_use(token, none) == ["telegram"]
    assert in_use(none, token) == ["zalo"]
    assert in_use(token, token) == ["telegram", "zalo"]
    assert in_use(none, none) == ["telegram", "zalo"]  # nobody knows which it will be


async def test_without_any_token_it_says_which_to_set(stage: Stage) -> None:
    empty = stage.read_settings().model_copy(update={"telegram_token": stage.read_settings().zalo_bot_token})
    with stage.office() as office, pytest.raises(BadInput, match="TELEGRAM_TOKEN is empty, and ZALO_BOT_TOKEN too"):
        wires_of(empty, office)


def test_two_webhooks_under_one_path_are_refused(stage: Stage) -> None:
    settings = stage.read_settings()
    both = {f"{name}_webhook_url": "https://dondoc.example.vn/hook" for name in ("telegram", "zalo_bot")}
    secrets = {f"{name}_webhook_secret": settings.telegram_token for name in ("telegram", "zalo_bot")}
    with pytest.raises(BadInput, match="have the same path /hook"):
        push_targets_of(settings.model_copy(update=both | secrets))

"""Markup, formulas and odd signs stand on people's screens as they were written, wherever the bot repeats them."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.adapters.clock import TravellingClock
from bot.core.stores import UnitOfWork
from bot.documents.recipients import read_recipients
from bot.sandbox import SandboxPerson
from bot.services.importing import import_recipients
from tests.faults.stage import Stage, settled, staging, until
from tests.story.test_clerks_drafts import PAPER

NASTY = '<b>&amp; "q" *_`[]()~># =1+1 @SUM +1 -2 😀'
HEAD = "ma_don_vi,ten_don_vi,ho_ten,chuc_vu,vai_tro,telegram_id\n"


def cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staging(tmp_path, FOLLOW_UP__ACK_WITHIN="PT1H", FOLLOW_UP__ACK_EVERY="PT1H") as stage:
        yield stage


async def test_markup_and_formulas_appear_literally_in_every_room(stage: Stage) -> None:
    people = {role: stage.sandbox.person(role) for role in ("thu_truong", "van_thu", "lanh_dao")}
    rows = [
        f"U{n},{cell(f'Đơn vị {n} {NASTY}')},{cell(f'Người {n} {NASTY}')},{cell(f'Chức {NASTY}')},{role},{person.id}\n"
        for n, (role, person) in enumerate(people.items())
    ]

    def take(work: UnitOfWork) -> None:
        import_recipients(work, read_recipients((HEAD + "".join(rows)).encode(), "a.csv"))

    with stage.office() as office:
        office.run_now(take)
    clock = TravellingClock(datetime.now(UTC) + timedelta(minutes=10))
    head, clerk, director = people.values()
    for person in people.values():
        person.start()
    async with stage.here(clock) as app:
        await until(lambda: all(person.received for person in people.values()))
        await settled(app)
        assert all(NASTY in person.received[0].words for person in people.values())

        stage.publish("--subject", f"V/v {NASTY}", text=f"Số: 12/CT-UBND\n\nNội dung {NASTY}\n")
        app.ring()
        await until(lambda: stage.copies(head))
        assert stage.copies(head)[0].words.count(NASTY) >= 4  # subject, person, unit, text

        async def answered(person: SandboxPerson, text: str) -> str:
            before = len(person.received)
            person.say(text)
            await until(lambda: len(person.received) > before)
            await settled(app)
            return "\n".join(one.words for one in person.received[before:])

        assert NASTY in await answered(head, "/viec")
        assert NASTY in await answered(director, "/tonghop VB1")
        assert NASTY in await answered(clerk, "/donvi")
        assert NASTY in await answered(clerk, "/vanban")
        paper = PAPER.replace(
            "rà soát thủ tục", "=1+1 @SUM -2 😀 thủ tục"
        )  # of markup the reader keeps the words alone
        assert "V/v =1+1 @SUM -2 😀 thủ tục" in await answered(clerk, paper)
        for _ in range(6):
            clock.travel_to(clock.now() + timedelta(hours=1, minutes=1))
            await settled(app)
        assert any(one.words.startswith("⏰ NHẮC LẦN") and NASTY in one.words for one in head.received)
        assert any(one.words.startswith("🔺") and one.words.count(NASTY) >= 2 for one in clerk.received)
        assert f"Nội dung: báo cáo {NASTY}" in await answered(head, f"báo cáo {NASTY}")
        head.press("⚠️ Vướng mắc")
        await settled(app)
        await answered(head, f"vướng {NASTY}")
        assert any(one.words.startswith("⚠️ VƯỚNG MẮC") and f"vướng {NASTY}" in one.words for one in clerk.received)
        shown = stage.show()
    assert f"báo cáo {NASTY}" in json.dumps(shown, ensure_ascii=False).replace('\\"', '"')
    assert shown["subject"] == NASTY or NASTY in shown["subject"]
    assert NASTY in stage.dondoc("summary", "VB1").out or NASTY in stage.dondoc("directive", "show", "VB1").out
    assert NASTY in stage.dondoc("recipients", "list").out

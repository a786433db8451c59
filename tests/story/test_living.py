"""Through the real process: killed, blocked, reacted to, and told to forget somebody."""

from pathlib import Path

from bot.core.stores import UnitOfWork
from bot.documents.recipients import read_recipients
from bot.sandbox.people import SandboxPerson
from bot.services.importing import import_recipients
from tests.faults.stage import Stage, staging, until

PAPER = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/UBND-VP
V/v kiểm kê tài sản công

Kính gửi: Các đơn vị trực thuộc.

1. Kiểm kê tài sản công, báo cáo trước ngày 20/7/2030.

Nơi nhận:
- Như trên.
"""


def _clerk(stage: Stage) -> SandboxPerson:
    person = stage.sandbox.person("Hoa")
    rows = f"ma_don_vi,ten_don_vi,ho_ten,vai_tro,telegram_id\nVP,Văn phòng,Hoa,van_thu,{person.id}\n"

    def enter(work: UnitOfWork) -> None:
        import_recipients(work, read_recipients(rows.encode(), "a.csv"))

    with stage.office() as office:
        office.run_now(enter)
    return person


async def _told(person: SandboxPerson, beginning: str) -> None:
    await until(lambda: bool(person.received) and person.received[-1].words.startswith(beginning))


async def test_a_draft_and_the_question_about_it_survive_a_kill(tmp_path: Path) -> None:
    async with staging(tmp_path) as stage:
        [head] = stage.enter(1)
        clerk = _clerk(stage)
        bot = await stage.run()
        clerk.start()
        await _told(clerk, "Kính chào")
        clerk.say(PAPER)
        await _told(clerk, "📋 BẢN NHÁP 1: văn bản số 12/UBND-VP")
        clerk.press("✏️ Sửa")
        await _told(clerk, "✏️ Sửa")
        clerk.press("Số văn bản")
        await _told(clerk, "📋 Bản nháp 1")
        await bot.kill()
        clerk.say("15/UBND-VP")  # while nobody listens
        await stage.run()
        await _told(clerk, "📋 BẢN NHÁP 1: văn bản số 15/UBND-VP")
        clerk.press("📤 Phát hành")
        await until(lambda: bool(stage.copies(head)))
        assert stage.show()["number"] == "15/UBND-VP"


async def test_who_is_forgotten_while_it_runs_is_a_stranger_at_once(tmp_path: Path) -> None:
    async with staging(tmp_path) as stage:
        head, other = stage.enter(2)
        await stage.run()
        stage.publish()
        await until(lambda: bool(stage.copies(head) and stage.copies(other)))
        assert stage.dondoc("recipients", "forget", head.name).code == 0
        head.press("✅ Đã tiếp nhận")
        await until(lambda: not head.received[-1].words.startswith("📄"))
        units = {unit["unit"]: unit for unit in stage.show()["units"]}
        assert (units["DV001"]["status"], units["DV001"]["reachable"]) == ("delivered", False)
        assert units["DV001"]["head"] == head.name  # the record keeps the name


async def test_blocking_and_coming_back_change_how_a_head_is_reached(tmp_path: Path) -> None:
    async with staging(tmp_path) as stage:
        [head] = stage.enter(1)
        await stage.run()
        stage.publish()
        await until(lambda: bool(stage.copies(head)))
        head.block()
        await until(lambda: not stage.show()["units"][0]["reachable"])
        head.unblock()
        await until(lambda: bool(stage.show()["units"][0]["reachable"]))


async def test_a_reaction_is_no_act(tmp_path: Path) -> None:
    async with staging(tmp_path) as stage:
        [head] = stage.enter(1)
        await stage.run()
        stage.publish()
        await until(lambda: bool(stage.copies(head)))
        head.react(head.received[-1], "👍")
        head.say("/viec")  # whatever the reaction did is done before this is answered
        await until(lambda: len(head.received) == 2)
        assert stage.show()["units"][0]["status"] == "delivered"

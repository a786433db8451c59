"""A clerk's file through the real bot: from Telegram's getFile to the directive on a head's screen, kills included."""

from pathlib import Path

from bot.core.stores import UnitOfWork
from bot.documents.recipients import read_recipients
from bot.sandbox.chats import Access
from bot.services.importing import import_recipients
from bot.services.joining import join_vouched
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
SECRET = PAPER.replace("Số: 12", "TỐI MẬT\n\nSố: 12").replace("tài sản", "tài sản zxqv")


def _clerk(stage: Stage) -> int:
    person = stage.sandbox.person("Hoa")
    rows = f"ma_don_vi,ten_don_vi,ho_ten,vai_tro,telegram_id\nVP,Văn phòng,Hoa,van_thu,{person.id}\n"

    def join(work: UnitOfWork) -> None:
        import_recipients(work, read_recipients(rows.encode(), "a.csv"))
        join_vouched(work, "telegram", str(person.id))

    with stage.office() as office:
        office.run_now(join)
    stage.sandbox.world.set_access(stage.sandbox.world.chats[person.id], Access.OPEN)
    return person.id


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_a_file_is_read_and_issued_though_the_bot_is_killed(tmp_path: Path) -> None:
    async with staging(tmp_path) as stage:
        heads = stage.enter(2)
        _clerk(stage)
        clerk = stage.sandbox.person("Hoa")
        bot = await stage.run()
        clerk.send_document("van-ban.txt", PAPER.encode())
        await bot.kill()
        await stage.run()
        await until(lambda: clerk.received and clerk.received[-1].words.startswith("📋 BẢN NHÁP 1"))
        clerk.press("📤 Phát hành")
        await until(lambda: all(stage.copies(head) for head in heads))
        assert [len(stage.copies(head)) for head in heads] == [1, 1]
        assert stage.show()["number"] == "12/UBND-VP"


async def test_a_secret_text_never_reaches_the_disk(tmp_path: Path) -> None:
    async with staging(tmp_path) as stage:
        stage.enter(1)
        _clerk(stage)
        clerk = stage.sandbox.person("Hoa")
        bot = await stage.run()
        clerk.say(SECRET)
        clerk.send_document("van-ban.txt", SECRET.encode())
        await until(lambda: len(clerk.received) == 2)
        assert {message.words.split(",")[0] for message in clerk.received} == {
            "Nội dung vừa gửi có dấu chỉ độ mật nên hệ thống không nhận"
        }
        kept = everything_in(tmp_path)
        assert b"zxqv" not in kept
        assert "zxqv" not in bot.said

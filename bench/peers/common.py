"""What every peer sends, and what is measured of it."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

TOKEN = "1:bench"  # noqa: S105 - of no bot
IN_FLIGHT = 32
FIRST_CHAT = 1_000_001
BUTTONS = (("✅ Đã tiếp nhận", "ack"), ("⚠️ Vướng mắc", "obstacle"), ("📎 Toàn văn", "full"))

_TITLE = "<b>📄 VĂN BẢN số 12/CT-UBND</b>\n<i>V/v kiểm kê tài sản công</i>\n\n"
_SENTENCE = "Yêu cầu các đơn vị kiểm kê tài sản công và báo cáo kết quả. "
TEXT = (_TITLE + _SENTENCE * 20)[:898]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What the command line asks for."""

    url: str
    count: int
    rate: float  # messages a second, where the peer has a limiter; beyond reach for none
    database: str = ""

    @property
    def chats(self) -> range:
        return range(FIRST_CHAT, FIRST_CHAT + self.count)


def peak_bytes(process: int | str) -> int:
    """The most memory a process has had at once. (`ru_maxrss` begins with what its parent had.)"""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def buttons_of(chat: int) -> list[list[tuple[str, str]]]:
    """Rows of (label, payload)."""
    return [[(label, f"{payload}:{chat}")] for label, payload in BUTTONS]


async def measured(work: Callable[[], Awaitable[int]]) -> dict[str, float]:
    """Do it; it gives the number of messages sent. Seconds of this process, and bytes."""
    cpu, begun = time.process_time(), time.monotonic()
    sent = await work()
    finished = time.monotonic()
    return {
        "sent": sent,
        "wall_s": finished - begun,
        "cpu_s": time.process_time() - cpu,
        "finished_at": finished,
        "peak_bytes": peak_bytes("self"),
    }

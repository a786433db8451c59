"""Who plays, and when it begins."""

from datetime import datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
BEGINS = datetime(2026, 4, 6, 8, 0, tzinfo=ZONE)  # a Monday; Giỗ Tổ, 30/4 and 1/5 lie ahead

DIRECTOR, CLERK, CLERKS_NAME = 7001, 7002, "Lương Thu Hà"
LAN, MINH, HANH, THANG, VINH, MAI, SON, TAI, DINH, BICH, KHOI = range(7101, 7112)
NHUNG = 7210  # an officer of Bích's

OFFICE, MAIN, SECOND = "recipients.csv", "van-ban.txt", "van-ban-kiem-ke.txt"


def is_head_or_below(number: int) -> bool:
    """Whoever comes by a code; the others by accounts that the file vouches for."""
    return number >= LAN


def sample(name: str) -> bytes:
    """A file of the sample office."""
    return (files("bot.sandbox") / "sample" / name).read_bytes()

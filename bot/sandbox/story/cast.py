"""Who plays, and when it begins."""

from datetime import datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
BEGINS = datetime(2026, 4, 6, 8, 0, tzinfo=ZONE)  # a Monday; Giỗ Tổ, 30/4 and 1/5 lie ahead

DIRECTOR, CLERK, ADMIN = "Vi Quốc Trung", "Lương Thu Hà", "Đặng Hải Nam"
LAN, MINH, HANH, THANG = "Nguyễn Thị Lan", "Hoàng Văn Minh", "Triệu Thị Hạnh", "Lý Đức Thắng"
VINH, MAI, SON, TAI = "Phùng Quang Vinh", "Nông Thị Mai", "Bế Văn Sơn", "Hứa Văn Tài"
DINH, BICH, KHOI = "Dương Công Định", "Lộc Thị Bích", "Chu Đình Khôi"
NHUNG = "Ma Thị Nhung"  # an officer of Bích's

OFFICE, MAIN, SECOND, THIRD = "recipients.csv", "van-ban.txt", "van-ban-kiem-ke.txt", "van-ban-tap-huan.txt"


def is_head_or_below(name: str) -> bool:
    """Whoever comes by a code; the others by accounts that the file vouches for."""
    return name not in {DIRECTOR, CLERK, ADMIN}


def sample(name: str) -> bytes:
    """A file of the sample office."""
    return (files("bot.sandbox") / "sample" / name).read_bytes()

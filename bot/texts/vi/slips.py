"""What stands on the printed invitations, one slip a person."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.inviting import Way
from bot.core.model import Post
from bot.texts.common import channel_name, named
from bot.texts.vi.voice import Voice


class SlipWords(Voice):
    """On paper: whoever reads it has no message to press."""

    def slip_title(self) -> str:
        """Above each slip."""
        return "Lời mời nhận văn bản chỉ đạo"

    def slip_to(self, post: Post) -> str:
        """Whose it is; the unit stands below."""
        return f"Kính gửi: {self.you} {named(post)}"

    def slip_asks(self, ways: Sequence[Way], has: Sequence[str]) -> str:
        """What for; `has`: where they have joined."""
        if not has:
            return f"Mời {self.you} kết nối để nhận văn bản, báo cáo và phản hồi ngay trên điện thoại."
        now, more = (" và ".join(map(channel_name, names)) for names in (has, [way.channel for way in ways]))
        return f"{self.You} đang nhận văn bản qua {now}. Mời {self.you} kết nối thêm {more} để dự phòng."

    def slip_way(self, way: Way) -> str:
        """How on one channel; the code stands below it."""
        channel = channel_name(way.channel)
        if way.link:
            return f"Quét mã QR bằng điện thoại, bấm Bắt đầu (Start). Hoặc tìm @{way.bot} trong {channel}, nhắn mã:"
        find = f"Tìm “{way.bot}” trong {channel}, nhắn mã:"
        return find if way.bot else f"Nhắn mã cho bot của cơ quan trên {channel}:"

    def slip_rules(self, ways: Sequence[Way], has: Sequence[str], expires_at: datetime) -> str:
        """Until when, how often, and whom to ask."""
        enough = " Kết nối một kênh là đủ; thêm kênh khác để dự phòng." if len(ways) > 1 and not has else ""
        codes = "Mỗi kênh một mã, dùng một lần" if len(ways) > 1 else "Mã dùng một lần"
        return (
            f"{codes}, dành riêng cho {self.you}, có hiệu lực đến {self.moment(expires_at)}.{enough} "
            f"Không đưa mã cho người khác. Bot không bao giờ hỏi mật khẩu, mã OTP. Cần hỗ trợ: {self.ask_whom()}."
        )

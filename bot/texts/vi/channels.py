"""The channels themselves: one is down, up again, or takes no token."""

from datetime import datetime

from bot.texts.common import channel_name
from bot.texts.vi.conversation import ConversationWords


class ChannelWords(ConversationWords):
    """To the admins, on another channel."""

    def channel_down(self, channel: str, since: datetime) -> str:
        """Nothing gets through."""
        name = channel_name(channel)
        return (
            f"📡 Kênh {name} đang gián đoạn từ {self.moment(since)}\n"
            f"Người có tài khoản ở kênh khác nhận tin qua kênh đó; người chỉ dùng {name} sẽ nhận khi kênh hoạt động "
            "lại. Hệ thống tự thử lại và sẽ báo khi kênh thông suốt."
        )

    def token_refused(self, channel: str, since: datetime) -> str:
        """The platform does not take our token."""
        name = channel_name(channel)
        return (
            f"🔑 {name} không chấp nhận token của hệ thống từ {self.moment(since)}\n"
            f"Không tin nào bị mất: người có tài khoản ở kênh khác nhận tin qua kênh đó, người chỉ dùng {name} sẽ nhận "
            "khi token dùng được. Đề nghị kiểm tra token trong cấu hình; lệnh dondoc doctor cho biết cách xử lý."
        )

    def channel_up(self, channel: str, since: datetime, now: datetime) -> str:
        """It works again."""
        return (
            f"📡 Kênh {channel_name(channel)} đã hoạt động lại lúc {self.moment(now)}\n"
            f"Gián đoạn từ {self.moment(since)}. "
            "Tin đang chờ được gửi tiếp; ai đã nhận hoặc đã trả lời không bị gửi lại."
        )

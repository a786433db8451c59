"""The page behind a link: a directive's whole text, or why there is none."""

from datetime import datetime

from bot.core.matter import Matter
from bot.core.model import UNACKNOWLEDGED, Person
from bot.texts.common import ROOM_OF_A_PAGE
from bot.texts.vi.directives import DirectiveWords
from bot.texts.vi.voice import about


class FullTextWords(DirectiveWords):
    """What stands on the page, around the text itself."""

    def page_title(self, matter: Matter) -> str:
        """The first line; that of the message without its sign."""
        return self.directive_title(matter.directive).partition(" ")[2]

    def page_head(self, matter: Matter) -> str:
        """What it is about, to whom it goes and until when; above the text."""
        lines = [about(matter.directive.subject), "", self._particulars(matter)]
        if matter.directive.version > 1:
            lines.append("Dưới đây là nội dung đang có hiệu lực, sau khi điều chỉnh.")
        if matter.duties:
            lines += ["", self.own_duties(matter.duties, ROOM_OF_A_PAGE)]
        return "\n".join(lines)

    def page_foot(self, matter: Matter, reader: Person, until: datetime) -> str:
        """What is still to be done, and whose page it is; below the text."""
        lines = []
        if matter.assignment.status in UNACKNOWLEDGED:
            lines.append(
                "Việc mở trang này chưa được tính là đã tiếp nhận văn bản. "
                f"Đề nghị {self.you} trở lại cuộc trò chuyện và nhắn: {matter.directive.handle} đã nhận."
            )
        else:
            lines.append(f"Mời {self.you} trở lại cuộc trò chuyện để trả lời; trang này chỉ để đọc.")
        lines.append(
            f"Trang gửi riêng {self.you} {reader.full_name}, xem được đến {self.moment(until)}. "
            "Đề nghị không chuyển tiếp liên kết."
        )
        return "\n".join(lines)

    def page_nothing(self) -> str:
        """The link is none of ours, or was cut off on its way."""
        return (
            "Không mở được liên kết\n"
            f"Liên kết không đúng hoặc bị thiếu ký tự. Đề nghị {self.you} mở lại từ tin nhắn của hệ thống, "
            "hoặc nhắn “toàn văn” trong cuộc trò chuyện để nhận liên kết mới."
        )

    def page_over(self) -> str:
        """It was good once."""
        return (
            "Liên kết đã hết hạn\n"
            f"Để đọc tiếp, đề nghị {self.you} nhắn “toàn văn” trong cuộc trò chuyện; hệ thống gửi ngay liên kết mới."
        )

    def page_not_theirs(self) -> str:
        """Whoever got the link has left the post, or lost the account."""
        return (
            "Liên kết không còn dùng được\n"
            "Liên kết được gửi riêng cho người phụ trách; nay người phụ trách hoặc tài khoản đã thay đổi. "
            f"Cần hỗ trợ, xin liên hệ {self.ask_whom()}."
        )

    def page_withdrawn(self) -> str:
        """The directive was taken back."""
        return (
            "Văn bản đã được thu hồi\n"
            f"Đơn vị không phải thực hiện văn bản này. Cần hỗ trợ, xin liên hệ {self.ask_whom()}."
        )

    def page_busy(self) -> str:
        """The office cannot look just now."""
        return f"Tạm thời chưa mở được văn bản\nĐề nghị {self.you} thử lại sau ít phút."

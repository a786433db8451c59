"""What the bot says when somebody thinks again: edits, spoken reports, a confirmation taken back."""

from collections.abc import Sequence

from bot.core.matter import Matter
from bot.core.records import Report
from bot.texts.common import shortened
from bot.texts.vi.conversation import ConversationWords

_HEADED = {"progress": "📝 Đã ghi nhận tiến độ", "obstacle": "⚠️ Đã ghi nhận vướng mắc", "result": "📎 Đã kèm kết quả"}


SPOKEN_ONLY = "(tin thoại, chưa có nội dung bằng chữ)"  # recorded so, whoever spoke


class SecondThoughts(ConversationWords):
    """Answers about what was said before."""

    def revised(self, matter: Matter, before: Report, text: str, percent: int | None, next_nudge: str) -> str:
        """The receipt for an edited message, or for the words after a spoken one."""
        lines = [_HEADED[before.kind], self.which(matter)]
        lines.append(f"Nội dung này thay cho nội dung đã gửi lúc {self.moment(before.at)}.")
        if percent is not None:
            lines.append(f"Mức độ hoàn thành: {percent}%.")
        if text:
            lines.append(f"Nội dung: {shortened(text, 300)}")
        lines.append(next_nudge)
        return "\n".join(lines)

    def edit_changes_nothing(self) -> str:
        """A message was edited that is no report."""
        return "Tin nhắn vừa sửa không làm thay đổi nội dung đã ghi nhận. Nếu cần bổ sung, mời gửi thành tin nhắn mới."

    def added_to_report(self, matter: Matter, files: int) -> str:
        """More of an album came."""
        return f"📎 Đã bổ sung {files} tệp vào báo cáo vừa gửi.\n{self.which(matter)}"

    def spoken_only(self) -> str:
        """What is recorded until the words are there."""
        return SPOKEN_ONLY

    def spoken_report(self, matter: Matter, next_nudge: str) -> str:
        """The receipt for a voice message."""
        words = f"Mời {self.you} nhắn thêm nội dung chính bằng chữ, ví dụ: “60%, đã rà soát xong 8/12 xã”."
        return f"📝 Đã ghi nhận tiến độ\n{self.which(matter)}\nĐã lưu tin thoại. {words}\n{next_nudge}"

    def spoken_obstacle(self, receipt: str) -> str:
        """The same for an obstacle: what else is asked."""
        return (
            f"{receipt}\nĐã lưu tin thoại. Mời {self.you} nhắn thêm nội dung vướng mắc bằng chữ để chuyển được đầy đủ."
        )

    def reopened(self, matter: Matter, next_nudge: str) -> str:
        """The confirmation is taken back."""
        return "\n".join(
            [
                "🔄 Đã mở lại",
                self.which(matter),
                "Đã hủy xác nhận hoàn thành; văn bản trở lại danh sách đang thực hiện.",
                next_nudge,
            ]
        )

    def too_late_to_reopen(self, matter: Matter) -> str:
        """It was confirmed longer ago than that."""
        return (
            f"{self.which(matter)}\n{self.how_it_stands(matter)}\n"
            f"Đã quá 24 giờ nên không mở lại được. Nếu cần điều chỉnh, đề nghị liên hệ {self.ask_whom()}."
        )

    def nothing_to_reopen(self) -> str:
        """Nothing was confirmed lately."""
        return (
            "Không có văn bản nào mới xác nhận hoàn thành trong 24 giờ qua để mở lại. "
            f"Cần hỗ trợ, xin liên hệ {self.ask_whom()}."
        )

    def which_to_reopen(self, matters: Sequence[Matter]) -> str:
        """Several were confirmed lately."""
        lines = [f"{self.You} muốn mở lại văn bản nào?"]
        return "\n".join([*lines, *(self.line(matter) for matter in matters)])

    def unclear(self, matter: Matter) -> str:
        """What was typed is neither an act nor a report: nothing is recorded."""
        return f"Hệ thống chưa rõ ý {self.you}, nên chưa ghi nhận gì.\n{self.task(matter)}\nMời chọn, hoặc nhắn rõ hơn:"

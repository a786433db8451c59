"""Being reminded later."""

from datetime import datetime, timedelta

from bot.core.matter import Matter
from bot.core.snoozing import Refusal, waits_of
from bot.core.spans import Span
from bot.texts.vi.conversation import ConversationWords


class SnoozingWords(ConversationWords):
    """`⏰ Nhắc lại sau`: what is offered, what was noted, why not."""

    def wait(self, span: Span) -> str:
        """`3 ngày làm việc`, `4 giờ`, `30 phút`."""
        if span.days:
            return f"{span.days} ngày làm việc"
        hours, rest = divmod(span.time, timedelta(hours=1))
        return f"{hours} giờ" if hours and not rest else f"{span.time // timedelta(minutes=1)} phút"

    def ask_snooze(self, matter: Matter) -> str:
        """Asks how long."""
        return f"⏰ Nhắc lại sau\n{self.which(matter)}\nMời {self.you} chọn thời gian."

    def snoozed(self, matter: Matter, until: datetime, next_nudge: str) -> str:
        """It is noted."""
        return (
            f"⏰ Đã ghi nhận đề nghị nhắc lại sau\n{self.which(matter)}\n"
            f"{self.You} đề nghị không nhắc trước {self.moment(until)}. {next_nudge}"
        )

    def no_snooze(self, matter: Matter, refusal: Refusal | None) -> str:
        """Why it is reminded of as before, and what can be done instead."""
        if refusal is None or refusal is Refusal.OVER:
            return self.already(matter)
        longest = self.wait(waits_of(matter.directive.urgency)[-1])
        why = {
            Refusal.RESTS: "Hệ thống đang tạm dừng nhắc, nên không cần hẹn lại.",
            Refusal.LATE: "Văn bản đã quá hạn nên không hẹn nhắc lại được. Mời báo cáo tiến độ hoặc xin gia hạn.",
            Refusal.BEYOND_DUE: (
                f"Hạn là {self.deadline(matter.due)}, nên không hẹn nhắc lại sau ngày đó. "
                "Nếu cần thêm thời gian, mời xin gia hạn."
            ),
            Refusal.TOO_LONG: f"Với văn bản này, hẹn nhắc lại dài nhất là {longest}. Lịch nhắc giữ nguyên.",
            Refusal.TWICE: "Đã hẹn nhắc lại hai lần liên tiếp. Mời báo cáo tiến độ; sau đó có thể hẹn tiếp.",
        }[refusal]
        return f"⏰ Chưa hẹn nhắc lại được\n{self.which(matter)}\n{why}"

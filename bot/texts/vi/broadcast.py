"""What a clerk reads while a directive goes out."""

from math import ceil

from bot.core.broadcast import Broadcast
from bot.core.model import Directive
from bot.texts.common import bar
from bot.texts.vi.voice import Voice, subject_line

_A_MINUTE_S = 60


class BroadcastWords(Voice):
    """How far the sending has got."""

    def broadcast(self, told: Broadcast) -> str:
        """While it runs, below what says that it was issued."""
        pace = "Đang chờ gửi tiếp."
        if told.left_s is not None:
            pace = f"Đang gửi {_rate(told.rate)} tin/giây, còn khoảng {_span(told.left_s)}."
        return f"{pace}{_odd_ones(told)}\n{bar(told)}"

    def broadcast_over(self, told: Broadcast) -> str:
        """The result, in the same place."""
        call = told.refused or told.unreachable
        still = f" Còn chờ gửi: {told.waiting}." if told.waiting else ""
        again = " Tin chưa rõ được tự gửi lại." if told.unknown else ""
        rest = f" Chưa liên lạc được: {told.unreachable}." if told.unreachable else ""
        ring = " Đề nghị gọi điện: /goidien" if call else ""
        done = f"Đã gửi {told.sent}/{told.total} đơn vị."
        return f"{done}{still}{_odd_ones(told)}{again}{rest}{ring}\n{bar(told)}"

    def broadcast_result(self, directive: Directive, told: Broadcast) -> str:
        """The same as a message of its own, where the first one cannot be changed."""
        return (
            f"📤 Kết quả gửi văn bản số {directive.number_for_people} ({directive.handle})\n"
            f"{subject_line(directive)}\n\n{self.broadcast_over(told)}"
        )


def _rate(per_s: float) -> str:
    return f"{per_s:.0f}" if per_s >= 1 else f"{per_s:.1f}".replace(".", ",")


def _span(seconds: float) -> str:
    """`6 giây`, `2 phút`, `1 giờ 5 phút`: what has begun counts."""
    if seconds < _A_MINUTE_S:
        return f"{ceil(seconds)} giây"
    hours, minutes = divmod(ceil(seconds / 60), 60)
    return f"{hours} giờ {minutes} phút" if hours else f"{minutes} phút"


def _odd_ones(told: Broadcast) -> str:
    counts = {
        "bị từ chối": told.refused,
        "chưa rõ đã nhận": told.unknown,
        "không cần gửi nữa": told.dropped,
    }
    named = [f"{name}: {count}" for name, count in counts.items() if count]
    listed = "; ".join(named)
    return f" {listed[0].upper()}{listed[1:]}." if listed else ""

"""A director has the heads nudged by hand: what is shown first, what was done, and what the head reads."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from bot.core.matter import Matter
from bot.core.model import UNACKNOWLEDGED, Directive, Status
from bot.core.summary import Split, split_of
from bot.core.urging import Place, Urging
from bot.texts.common import LISTED, PLACES
from bot.texts.vi.voice import Voice, out_of_reach, subject_line, who_has_it

_TOTALS = {
    Place.NUDGE: "Nhắc ngay: {n} đơn vị.",
    Place.JUST_NUDGED: "Vừa được nhắc trong một giờ qua, lần này không nhắc lại: {n}.",
    Place.ON_ITS_WAY: "Tin đang được gửi đến: {n}.",
    Place.CALL: "Không liên lạc được qua ứng dụng, đưa vào danh sách gọi điện: {n}.",
}
_DONE = {
    Place.NUDGE: "Đã nhắc",
    Place.JUST_NUDGED: "Vừa được nhắc nên không nhắc lại",
    Place.ON_ITS_WAY: "Đang nhận tin nên chưa nhắc",
    Place.CALL: "Đã đưa vào danh sách gọi điện",
    Place.ANSWERED: "Vừa phản hồi nên không nhắc nữa",
}


class UrgingWords(Voice):
    """About nudging by hand."""

    def urging(self, directive: Directive, found: Sequence[Urging], shown: Sequence[Urging], now: datetime) -> str:
        """Whom it would reach, of `found` those `shown` on this page, and what would become of each."""
        counts = Counter(one.place for one in found)
        return "\n".join(
            [
                f"📣 Đôn đốc ngay: văn bản số {directive.number_for_people} ({directive.handle})",
                subject_line(directive),
                f"Thời hạn: {self.deadline(directive.due)}",
                *(words.format(n=counts[place]) for place, words in _TOTALS.items() if counts[place]),
                "",
                *(self._urging(one, now) for one in shown),
            ]
        )

    def _urging(self, one: Urging, now: datetime) -> str:
        a, post = one.matter.assignment, one.matter.addressee.post
        parts = [self._state(one.matter)]
        if a.percent is not None:
            parts.append(f"{a.percent}%")
        if a.obstacle is not None:
            parts.append("có vướng mắc")
        if split_of(a, now) is Split.RUNNING_LATE:
            parts.append("quá hạn")
        nudged = a.nudges and a.last_nudged_at
        parts.append(f"nhắc gần nhất {self.short_moment(nudged)}" if nudged else "chưa nhắc")
        if one.place is Place.CALL and post:
            parts.append(out_of_reach(one.matter.addressee))
            parts += [f"điện thoại {post.person.phone}"] if post.person.phone else []
        return f"{PLACES[one.place]} {one.matter.addressee.unit.name} ({who_has_it(one.matter)}): {', '.join(parts)}"

    def _state(self, matter: Matter) -> str:
        a = matter.assignment
        if a.status in UNACKNOWLEDGED:
            return "chưa gửi được" if a.status is Status.ISSUED else "chưa tiếp nhận"
        return f"tiếp nhận {self.short_moment(a.acknowledged_at)}" if a.acknowledged_at else "đã tiếp nhận"

    def ask_urging(self, *, silent: bool) -> str:
        """The one question, below the list."""
        sound = " Hiện ngoài giờ làm việc nên tin không kèm âm báo." if silent else ""
        return f"Tin nhắc được gửi ngay, ghi rõ theo chỉ đạo của {self.you}.{sound} {self.You} đồng ý?"

    def ask_calling(self) -> str:
        """The same where no head can be reached."""
        return f"Không nhắc được qua ứng dụng; văn thư sẽ được báo để gọi điện. {self.You} đồng ý?"

    def nobody_to_urge(self) -> str:
        """In place of the question."""
        return "Lúc này không có đơn vị nào cần nhắc thêm. Hệ thống vẫn tiếp tục theo dõi và nhắc theo lịch."

    def look_again(self) -> str:
        """Above the list: what was agreed to is no longer what there is."""
        return "Danh sách trước đã cũ nên chưa nhắc thêm đơn vị nào. Mời xem lại danh sách hiện tại:"

    def nothing_to_urge(self, directive: Directive) -> str:
        """Nothing is open in it any more."""
        over = directive.withdrawn_at is not None
        how = "Văn bản đã được thu hồi" if over else "Không còn đơn vị nào đang phải thực hiện văn bản này"
        return (
            f"📣 Đôn đốc ngay: văn bản số {directive.number_for_people} ({directive.handle})\n"
            f"{subject_line(directive)}\n{how}, không gửi tin nhắc nào."
        )

    def urged(self, directive: Directive, results: Sequence[Urging]) -> str:
        """What was done, for whoever agreed."""
        nudged = sum(one.place is Place.NUDGE for one in results)
        lines = [
            f"📣 Đã đôn đốc {nudged} đơn vị" if nudged else "📣 Không nhắc thêm đơn vị nào",
            f"Văn bản số {directive.number_for_people} ({directive.handle})",
            subject_line(directive),
        ]
        for place, words in _DONE.items():
            units = [one.matter.addressee.unit.name for one in results if one.place is place]
            lines += [f"{words}: {_some(units)}."] if units else []
        lines.append(f"Hệ thống tiếp tục theo dõi và nhắc theo lịch. Tình hình: /tonghop {directive.handle}")
        return "\n".join(lines)

    def not_urged(self, directive: Directive) -> str:
        """They went back."""
        return (
            f"Chưa gửi tin nhắc nào.\nVăn bản số {directive.number_for_people} ({directive.handle})\n"
            f"{subject_line(directive)}\nTình hình: /tonghop {directive.handle}"
        )

    def by_order(self, who: str) -> str:
        """In the nudge to the head. `who`: title and name of the director who ordered it."""
        return f"Theo chỉ đạo của {self.you} {who}, đề nghị {self.you} phản hồi ngay sau khi nhận được tin này."


def _some(names: Sequence[str]) -> str:
    more = f" và {len(names) - LISTED} đơn vị khác" if len(names) > LISTED else ""
    return f"{'; '.join(names[:LISTED])}{more}"

"""What directors read."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.matter import Matter
from bot.core.model import UNACKNOWLEDGED, Directive, ExtensionState, Status
from bot.core.summary import Counts, Showing, Split, split_of
from bot.texts.common import named, received_of, shortened
from bot.texts.vi.duties import DutyWords
from bot.texts.vi.voice import NO_HEAD, out_of_reach, subject_line

_SPLIT = {
    Split.DONE_ON_TIME: "hoàn thành đúng hạn",
    Split.DONE_LATE: "hoàn thành quá hạn",
    Split.RUNNING_IN_TIME: "đang thực hiện trong hạn",
    Split.RUNNING_LATE: "đang thực hiện quá hạn",
    Split.RUNNING_NO_DEADLINE: "đang thực hiện, không ghi thời hạn",
}
_UNITS = {
    Showing.ALL: "đơn vị",
    Showing.NOT_YET: "đơn vị chưa tiếp nhận",
    Showing.LATE: "đơn vị quá hạn",
    Showing.RUNNING: "đơn vị đang thực hiện",
    Showing.DONE: "đơn vị đã hoàn thành",
    Showing.STUCK: "đơn vị đang vướng mắc",
}


class SummaryWords(DutyWords):
    """Summaries as text."""

    def overview(self, listed: Sequence[tuple[Directive, Counts]], total: int | None = None) -> str:
        """`/tonghop`: the open directives, the newest last; `total` where these are only a page of them."""
        lines = ["📊 TỔNG HỢP", f"Số văn bản đang theo dõi: {len(listed) if total is None else total}"]
        for directive, counts in listed:
            lines += ["", *self._standing_of(directive, counts)]
        lines += [
            "",
            f"Chi tiết: /tonghop {listed[0][0].handle}" if listed else "Hiện không có văn bản nào phải theo dõi.",
        ]
        return "\n".join(lines)

    def overview_of(self, showing: Showing, listed: Sequence[tuple[Directive, Counts, int]], total: int) -> str:
        """`/tonghop` narrowed: of `total` directives this page, each with how many of its units are meant."""
        lines = ["📊 TỔNG HỢP", f"Văn bản có {_UNITS[showing]}: {total}"]
        for directive, counts, units in listed:
            lines += ["", *self._standing_of(directive, counts), f"{_UNITS[showing].capitalize()}: {units}"]
        lines += ["", f"Chi tiết: /tonghop {listed[0][0].handle}" if listed else "Mời xem tất cả: /tonghop"]
        return "\n".join(lines)

    def _standing_of(self, directive: Directive, counts: Counts) -> list[str]:
        received, total = received_of(counts)
        done = counts.status[Status.CONFIRMED]
        return [
            f"{directive.handle}: văn bản số {directive.number_for_people}",
            subject_line(directive),
            f"Tiếp nhận {received}/{total}, hoàn thành {done}/{total}" + self._trouble(counts),
        ]

    def _trouble(self, counts: Counts) -> str:
        late, lost = counts.split[Split.RUNNING_LATE], counts.unreachable
        parts = [f"quá hạn {late}" if late else "", f"không liên lạc được {lost}" if lost else ""]
        return "".join(f", {part}" for part in parts if part)

    def summary(self, directive: Directive, counts: Counts, matters: Sequence[Matter], now: datetime) -> str:
        """`/tonghop VB1`: one directive, unit by unit."""
        received, total = received_of(counts)
        lines = [
            "📊 TỔNG HỢP",
            f"Văn bản số {directive.number_for_people} ({directive.handle})",
            subject_line(directive),
            f"Thời hạn: {self.deadline(directive.due)}",
            "",
            f"Tiếp nhận: {received}/{total} đơn vị",
            *(f"• {_SPLIT[split].capitalize()}: {n}" for split, n in counts.split.items() if n),
        ]
        lines += [f"• Không liên lạc được qua ứng dụng: {counts.unreachable}"] if counts.unreachable else []
        declined = counts.status[Status.DECLINED]
        lines += [f"• Đề nghị chuyển đơn vị khác, chờ quyết định: {declined}"] if declined else []
        lines += [f"• Đã thu hồi: {counts.status[Status.WITHDRAWN]}"] if counts.status[Status.WITHDRAWN] else []
        lines += [f"⏸ Đang tạm dừng nhắc từ {self.moment(directive.paused_at)}"] if directive.paused_at else []
        lines += ["", *(self._unit(matter, now) for matter in matters)] if matters else []
        return "\n".join(lines)

    def _unit(self, matter: Matter, now: datetime) -> str:
        a = matter.assignment
        sign = {Status.CONFIRMED: "🏁", Status.ACKNOWLEDGED: "✅", Status.WITHDRAWN: "🛑", Status.DECLINED: "↩️"}.get(
            a.status, "⏳"
        )
        parts = [self._how(matter)]
        if a.percent is not None and not a.is_settled:
            parts.append(f"{a.percent}%")
        parts += self._duties_counted(matter, now)
        if a.obstacle is not None:
            parts.append(f"vướng mắc: {shortened(a.obstacle, 80)}" if a.obstacle else "có vướng mắc")
        if matter.waits_for_acceptance:
            parts.append("chờ chấp nhận kết quả")
        if a.extension is ExtensionState.ASKED:
            parts.append("đang xin gia hạn")
        if split_of(a, now) is Split.RUNNING_LATE:
            parts.append("quá hạn")
        if a.nudges and not a.is_settled:
            parts.append(f"đã nhắc {a.nudges} lần")
        return f"{sign} {matter.addressee.unit.name}: {', '.join(parts)}"

    def _how(self, matter: Matter) -> str:
        a = matter.assignment
        if a.status is Status.CONFIRMED and a.confirmed_at:
            return f"hoàn thành {self.short_moment(a.confirmed_at)}"
        if a.status is Status.WITHDRAWN:
            return "đã thu hồi"
        if a.status is Status.DECLINED:
            return "đề nghị chuyển đơn vị khác"
        if a.acknowledged_at:
            how = "tiếp nhận qua điện thoại" if a.taken_by_phone else "tiếp nhận"
            return f"{how} {self.short_moment(a.acknowledged_at)}"
        if not a.reachable:
            return f"không liên lạc được ({out_of_reach(matter.addressee)})"
        return "chưa tiếp nhận"

    def narrowed_to(self, showing: Showing, units: int) -> str:
        """Below the summary of one directive: which units stand in it."""
        return f"Đang xem {units} {_UNITS[showing]}." if units else f"Hiện không có {_UNITS[showing]}."

    def page_of(self, page: int, pages: int) -> str:
        """Below a list that one message does not hold; both count from 1."""
        return f"Trang {page}/{pages}."

    def not_yet(self, directive: Directive, matters: Sequence[Matter], total: int | None = None) -> str:
        """The units that have not acknowledged; `total` where these are only a page of them."""
        missing = [m for m in matters if m.assignment.status in UNACKNOWLEDGED]
        count = len(missing) if total is None else total
        title = f"❓ Đơn vị chưa tiếp nhận văn bản số {directive.number_for_people}: {count}"
        lines = [title, subject_line(directive), ""]
        if not count:
            lines.append("Tất cả các đơn vị đã tiếp nhận.")
        for matter in missing:
            post = matter.addressee.post
            phone = f", điện thoại {post.person.phone}" if post and post.person.phone else ""
            who = f"{named(post)}{phone}; {self._how(matter)}" if post else NO_HEAD
            nudged = f", đã nhắc {matter.assignment.nudges} lần" if matter.assignment.nudges else ""
            lines.append(f"• {matter.addressee.unit.name}: {who}{nudged}")
        return "\n".join(lines)

    def no_directives(self) -> str:
        """A director asks, and nothing has been issued."""
        return "📊 TỔNG HỢP\nHiện không có văn bản nào phải theo dõi."

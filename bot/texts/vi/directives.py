"""Directives, nudges, escalations and notices: what goes out without anybody having asked."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.matter import Matter, days_late
from bot.core.model import UNACKNOWLEDGED, Addressee, Directive, Status, Urgency
from bot.core.policy import Do, Why
from bot.texts.vi.voice import Voice, named, partial_date, subject_line

_URGENCY = {Urgency.KHAN: " KHẨN", Urgency.THUONG_KHAN: " THƯỢNG KHẨN", Urgency.HOA_TOC: " HỎA TỐC"}


class DirectiveWords(Voice):
    """About directives and following them up."""

    def directive_title(self, directive: Directive, *, repeat: bool = False) -> str:
        """The first line, by which other programs know the message."""
        urgent = _URGENCY.get(directive.urgency, "")
        return f"📄 VĂN BẢN{urgent} số {directive.number_for_people}{' (gửi lại)' if repeat else ''}"

    def directive(self, matter: Matter, *, room: int, repeat: bool = False) -> str:
        """The whole message, the text of the directive cut to fit into `room` characters."""
        directive = matter.directive
        head = [
            self.directive_title(directive, repeat=repeat),
            f"V/v {directive.subject}",
            "",
            f"Kính gửi: {self._to_whom(matter.addressee)}",
            *self._particulars(directive),
            f"Thời hạn: {self.deadline(matter.due)}",
            f"Mã theo dõi: {directive.handle}",
            "",
        ]
        tail = ["", "", self.standing(matter)]
        text = directive.text.strip()
        left = room - len("\n".join(head)) - len("\n".join(tail)) - 1
        if len(text) > left:
            note = "\n[…] Toàn văn ở tệp gửi kèm."
            text = _cut_at_line(text, left - len(note)) + note
        return "\n".join([*head, text]) + "\n".join(tail)

    def directive_fits(self, matter: Matter, *, room: int) -> bool:
        """Whether the whole text goes into one message, whatever its standing may become (300 characters are kept)."""
        return len(self.directive(matter, room=10**9)) + 300 <= room

    def _to_whom(self, addressee: Addressee) -> str:
        return f"{self.called(addressee.post)}, {addressee.unit.name}" if addressee.post else addressee.unit.name

    def _particulars(self, directive: Directive) -> list[str]:
        told = [part for part in (directive.issuer, partial_date(directive.dated)) if part]
        return [f"Ban hành: {', '.join(told)}"] if told else []

    def full_text_caption(self, directive: Directive) -> str:
        """Goes with the file; must not begin like the directive's own message."""
        return f"📎 Toàn văn văn bản số {directive.number_for_people}\n{subject_line(directive)}"

    def standing(self, matter: Matter) -> str:
        """Where the assignment stands and what is asked for next; the part of the message that edits change."""
        a = matter.assignment
        if a.status is Status.WITHDRAWN:
            return "🛑 Văn bản đã được thu hồi. Đơn vị không phải thực hiện."
        if a.status is Status.CONFIRMED and a.confirmed_at:
            return f"🏁 Đã xác nhận hoàn thành lúc {self.moment(a.confirmed_at)} ({matter.confirmed_by})."
        if a.status in UNACKNOWLEDGED:
            return f"Tình trạng: chưa tiếp nhận. Đề nghị {self.you} xác nhận đã tiếp nhận văn bản."
        lines = []
        if a.acknowledged_at:
            lines.append(f"✅ Đã tiếp nhận lúc {self.moment(a.acknowledged_at)} ({matter.acknowledged_by}).")
        if a.is_settled:
            return "\n".join(lines)
        if a.obstacle:
            lines.append("⚠️ Đơn vị đang có vướng mắc, đã chuyển văn thư.")
        if a.percent is not None:
            lines.append(f"📝 Tiến độ: {a.percent}%.")
        elif a.last_report_at:
            lines.append(f"📝 Báo cáo gần nhất: {self.moment(a.last_report_at)}.")
        return "\n".join(lines)

    # Follow-up

    def nudge(self, matter: Matter, nth: int, why: Why, now: datetime) -> str:
        """A reminder to the head, true at the moment `now` at which it is sent."""
        lines = [self.nudge_title(matter, nth, why, now), subject_line(matter.directive), ""]
        lines.append(f"Đơn vị: {matter.addressee.unit.name}. Thời hạn: {self.deadline(matter.due)}.")
        if matter.assignment.percent is not None:
            lines.append(f"Tiến độ đã báo cáo: {matter.assignment.percent}%.")
        lines.append(self._request(matter, now))
        return "\n".join(lines)

    def nudge_title(self, matter: Matter, nth: int, why: Why, now: datetime) -> str:
        """The first line, by which other programs know the message."""
        number = matter.directive.number_for_people
        due, today = matter.due, self.calendar.today(now)
        late = self._late(matter, now)
        if not late and due and why in {Why.BEFORE_DUE, Why.DUE_TODAY}:
            if due.on == today:
                return f"🔔 ĐẾN HẠN HÔM NAY: văn bản số {number}"
            days = self.calendar.working_days_until(today, due.on)
            return f"🔔 SẮP ĐẾN HẠN (còn {days} ngày làm việc): văn bản số {number}"
        return f"⏰ NHẮC LẦN {nth}: văn bản số {number}" + (f" – quá hạn {late} ngày" if late else "")

    def _late(self, matter: Matter, now: datetime) -> int:
        passed = matter.assignment.due_at
        return days_late(matter.due, self.calendar.today(now)) if matter.due and passed and now >= passed else 0

    def _request(self, matter: Matter, now: datetime) -> str:
        if matter.assignment.status in UNACKNOWLEDGED:
            return f"{self.You} chưa xác nhận tiếp nhận. Kính đề nghị {self.you} xác nhận và chỉ đạo thực hiện."
        if self._late(matter, now):
            return (
                f"Đề nghị {self.you} báo cáo kết quả, nêu rõ nguyên nhân và thời gian hoàn thành, "
                "hoặc xác nhận hoàn thành."
            )
        return f"Kính đề nghị {self.you} cho biết tiến độ, hoặc xác nhận hoàn thành."

    def escalation(self, matters: Sequence[Matter], now: datetime) -> str:
        """To a director: which units have not answered one directive, what they were sent and when."""
        directive = matters[0].directive
        late = max((self._late(matter, now) for matter in matters), default=0)
        title = f"🔺 QUÁ HẠN {late} NGÀY" if late else "🔺 CHẬM PHẢN HỒI"
        lines = [
            f"{title}: văn bản số {directive.number_for_people}",
            subject_line(directive),
            f"Thời hạn: {self.deadline(directive.due)}",
            "",
            *(f"• {self._silence_of(matter, now)}" for matter in matters),
            "",
            "Các đơn vị trên vẫn tiếp tục được nhắc. Xem chi tiết: /tonghop " + directive.handle,
        ]
        return "\n".join(lines)

    def _silence_of(self, matter: Matter, now: datetime) -> str:
        a = matter.assignment
        who = named(matter.addressee.post) if matter.addressee.post else "chưa có thủ trưởng"
        if not a.reachable:
            sent = "chưa liên lạc được qua ứng dụng" + self._unreachable_reason(matter.addressee)
            return f"{matter.addressee.unit.name} ({who}): {sent}; đề nghị gọi điện."
        parts = [f"gửi lúc {self.short_moment(a.delivered_at or a.issued_at)}"]
        if a.nudges and a.last_nudged_at:
            parts.append(f"đã nhắc {a.nudges} lần, gần nhất {self.short_moment(a.last_nudged_at)}")
        if a.status in UNACKNOWLEDGED:
            parts.append("chưa tiếp nhận")
        else:
            parts.append("đã tiếp nhận" + (f", tiến độ {a.percent}%" if a.percent is not None else ""))
        late = self._late(matter, now)
        if late:
            parts.append(f"quá hạn {late} ngày")
        return f"{matter.addressee.unit.name} ({who}): {'; '.join(parts)}."

    def _unreachable_reason(self, addressee: Addressee) -> str:
        reasons = {"blocked": " (đã chặn bot)", "never_joined": " (chưa tham gia)", "no_head": ""}
        return reasons.get(addressee.reason or "", "")

    def call_sheet(self, matters: Sequence[Matter], now: datetime) -> str:
        """To the clerk: units that no channel reaches."""
        directive = matters[0].directive
        lines = [
            f"🔺 CHẬM PHẢN HỒI: văn bản số {directive.number_for_people}",
            subject_line(directive),
            "",
            "Các đơn vị sau chưa nhận được văn bản qua ứng dụng:",
            *(f"• {self._silence_of(matter, now)}{self._phone(matter.addressee)}" for matter in matters),
        ]
        return "\n".join(lines)

    def _phone(self, addressee: Addressee) -> str:
        phone = addressee.post.person.phone if addressee.post else None
        return f" Điện thoại: {phone}." if phone else ""

    def obstacle_notice(self, matter: Matter, by: str, text: str, waits_until: datetime) -> str:
        """To those who can clear it."""
        return "\n".join(
            [
                f"⚠️ VƯỚNG MẮC: văn bản số {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{matter.addressee.unit.name} ({by}) báo cáo:",
                text,
                "",
                f"Việc nhắc đơn vị tạm dừng đến {self.moment(waits_until)}. Đề nghị {self.you} phối hợp tháo gỡ.",
            ]
        )

    def withdrawn(self, directive: Directive, reason: str | None) -> str:
        """To everyone who had the directive."""
        lines = [f"🛑 THU HỒI: văn bản số {directive.number_for_people}", subject_line(directive), ""]
        if reason:
            lines.append(f"Lý do: {reason}")
        lines.append(f"Đơn vị không phải thực hiện văn bản này và sẽ không bị nhắc nữa. {self.thanks()}")
        return "\n".join(lines)

    def next_nudge(self, matter: Matter) -> str:
        """When the bot speaks up again by itself."""
        if matter.next_step is None:
            return "Hệ thống sẽ không nhắc thêm về văn bản này."
        at = self.moment(matter.next_step.at)
        if matter.next_step.what is Do.ESCALATE:
            return f"Nếu chưa có thông tin mới, hệ thống sẽ báo cáo lãnh đạo vào {at}."
        return f"Nếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào {at}."


def _cut_at_line(text: str, most: int) -> str:
    """At most so many characters, cut at the end of a paragraph or line where one is near."""
    if len(text) <= most:
        return text
    cut = text[: max(most, 0)]
    for end in ("\n\n", "\n", ". ", " "):
        at = cut.rfind(end)
        if at > most // 2:
            return cut[:at].rstrip()
    return cut

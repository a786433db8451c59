"""Directives, nudges, escalations and notices: what goes out without anybody having asked."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.links import Link
from bot.core.matter import Matter
from bot.core.model import UNACKNOWLEDGED, Addressee, Directive, ExtensionState, Status, Urgency
from bot.core.policy import Do, Rung, Why
from bot.texts.common import beside_buttons, fitted, leaves_room, named, with_code
from bot.texts.vi.duties import DutyWords
from bot.texts.vi.voice import NO_HEAD, about, out_of_reach, partial_date, subject_line, who_has_it

_CUT_NOTE = "\n[…] Toàn văn được gửi kèm sau tin này."
_URGENCY = {Urgency.KHAN: " KHẨN", Urgency.THUONG_KHAN: " THƯỢNG KHẨN", Urgency.HOA_TOC: " HỎA TỐC"}


class DirectiveWords(DutyWords):
    """About directives and following them up."""

    def directive_title(self, directive: Directive, *, repeat: bool = False) -> str:
        """The first line, by which other programs know the message."""
        urgent = _URGENCY.get(directive.urgency, "")
        return f"📄 VĂN BẢN{urgent} số {directive.number_for_people}{' (gửi lại)' if repeat else ''}"

    def directive(self, matter: Matter, *, room: int, repeat: bool = False, link: Link | None = None) -> str:
        """The whole message, the text of the directive cut so that the `length` of it all is at most `room`."""
        title, text = self.directive_title(matter.directive, repeat=repeat), matter.directive.text.strip()
        subject, rest, tail = about(matter.directive.subject), self._particulars(matter), f"\n\n{self.standing(matter)}"
        if matter.duties:
            rest += f"\n\n{self.own_duties(matter.duties, room // 2)}"
        cut_note = f"\n[…] {self.full_text_at(link)}" if link else _CUT_NOTE
        return fitted(title, subject, rest, text, tail, cut_note=cut_note, room=room)

    def directive_fits(self, matter: Matter, *, room: int) -> bool:
        """Whether the whole text goes into one message, whatever its standing may become (300 characters are kept)."""
        return leaves_room(self.directive(matter, room=10**9), room)

    def _particulars(self, matter: Matter) -> str:
        directive = matter.directive
        issued = ", ".join(part for part in (directive.issuer, partial_date(directive.dated)) if part)
        lines = [
            f"Kính gửi: {self._to_whom(matter.addressee)}",
            *([f"Ban hành: {issued}"] if issued else []),
            f"Thời hạn: {self.deadline(matter.due)}",
            f"Mã theo dõi: {directive.handle}",
        ]
        return "\n".join(lines)

    def _to_whom(self, addressee: Addressee) -> str:
        return f"{self.called(addressee.post)}, {addressee.unit.name}" if addressee.post else addressee.unit.name

    def full_text_caption(self, directive: Directive) -> str:
        """Goes with the file; must not begin like the directive's own message."""
        return f"📎 Toàn văn văn bản số {directive.number_for_people}\n{subject_line(directive)}"

    def full_text_at(self, link: Link) -> str:
        """Where to read what is too long for this channel."""
        whose = f"liên kết riêng của {self.you}, dùng đến {self.moment(link.until)}"
        return f"Đọc toàn văn tại đây ({whose}):\n{link.url}"

    def standing(self, matter: Matter) -> str:
        """Where the assignment stands and what is asked for next; the part of the message that edits change."""
        a = matter.assignment
        if a.status is Status.WITHDRAWN:
            return "🛑 Văn bản đã được thu hồi. Đơn vị không phải thực hiện."
        if a.status is Status.CONFIRMED and a.confirmed_at:
            waits = " Kết quả đang chờ lãnh đạo chấp nhận." if matter.waits_for_acceptance else ""
            return f"🏁 Đã xác nhận hoàn thành lúc {self.moment(a.confirmed_at)} ({matter.confirmed_by}).{waits}"
        if a.status is Status.DECLINED:
            return "↩️ Đơn vị đã đề nghị chuyển nhiệm vụ, đang chờ quyết định."
        if a.status in UNACKNOWLEDGED:
            return f"Tình trạng: chưa tiếp nhận. Đề nghị {self.you} xác nhận đã tiếp nhận văn bản."
        return self._in_hand(matter)

    def _in_hand(self, matter: Matter) -> str:
        a = matter.assignment
        lines = []
        if a.acknowledged_at:
            lines.append(f"✅ Đã tiếp nhận lúc {self.moment(a.acknowledged_at)} ({self._taker(matter)}).")
        if a.is_settled:
            return "\n".join(lines)
        if matter.delegate:
            lines.append(f"👥 Người thực hiện: {matter.delegate.full_name}.")
        if a.extension is ExtensionState.ASKED:
            lines.append("⏳ Đã xin gia hạn, đang chờ quyết định.")
        elif a.due != a.original_due:
            lines.append(f"⏳ Đã được gia hạn từ {self.deadline(a.original_due)} đến {self.deadline(a.due)}.")
        if a.obstacle is not None:
            lines.append("⚠️ Đơn vị đã báo cáo vướng mắc, đang chờ tháo gỡ.")
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
        lines += self._open_duties(matter.duties) if matter.duties else []
        if matter.assignment.percent is not None:
            lines.append(f"Tiến độ đã báo cáo: {matter.assignment.percent}%.")
        lines.append(self._request(matter, now))
        return "\n".join(lines)

    def nudge_title(self, matter: Matter, nth: int, why: Why, now: datetime) -> str:
        """The first line, by which other programs know the message."""
        number = matter.directive.number_for_people
        late = self._late(matter, now)
        if not late and matter.due and why in {Why.BEFORE_DUE, Why.DUE_TODAY}:
            days = self._days_left(matter.due, now)
            if matter.due.on == self.calendar.today(now):
                return f"🔔 ĐẾN HẠN HÔM NAY: văn bản số {number}"
            return f"🔔 SẮP ĐẾN HẠN (còn {days} ngày làm việc): văn bản số {number}"
        return f"⏰ NHẮC LẦN {nth}: văn bản số {number}" + (f" – quá hạn {late} ngày" if late else "")

    def _request(self, matter: Matter, now: datetime) -> str:
        if matter.assignment.status in UNACKNOWLEDGED:
            return f"{self.You} chưa xác nhận tiếp nhận. Kính đề nghị {self.you} xác nhận và chỉ đạo thực hiện."
        if not matter.may_confirm:
            return f"Kính đề nghị {self.you} báo cáo tiến độ; nếu đã xong, báo cáo kết quả để thủ trưởng xác nhận."
        if self._late(matter, now):
            return (
                f"Đề nghị {self.you} báo cáo kết quả, nêu rõ nguyên nhân chậm và thời gian hoàn thành; "
                "nếu đã xong, đề nghị xác nhận hoàn thành."
            )
        return f"Kính đề nghị {self.you} cho biết tiến độ; nếu đã xong, đề nghị xác nhận hoàn thành."

    def escalation(self, matters: Sequence[Matter], now: datetime, *, directs: bool = True) -> str:
        """Which units have not answered one directive, what they were sent and when; `directs`: a director reads it."""
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
            f"{self._still_nudged(matters)}Xem chi tiết: /tonghop {directive.handle}"
            if directs
            else f"{self._still_nudged(matters)}Đề nghị {self.you} liên hệ đơn vị và ghi nhận kết quả cuộc gọi.",
        ]
        return "\n".join(lines)

    def _still_nudged(self, matters: Sequence[Matter]) -> str:
        nudged = sum(matter.assignment.reachable for matter in matters)
        if not nudged:
            return ""
        if nudged < len(matters):
            return "Hệ thống tiếp tục nhắc các đơn vị còn liên lạc được. "
        return f"Hệ thống tiếp tục nhắc {'đơn vị' if nudged == 1 else 'các đơn vị trên'}. "

    def _silence_of(self, matter: Matter, now: datetime) -> str:
        a = matter.assignment
        post = matter.addressee.post
        who = with_code(matter.addressee.unit, who_has_it(matter))
        if not a.reachable:
            why = f" ({out_of_reach(matter.addressee)})" if post else ""
            lost = f"{self._arrived(matter)}; không liên lạc được qua ứng dụng{why}; đề nghị gọi điện"
            return f"{matter.addressee.unit.name} ({who}): {lost}."
        parts = [f"gửi lúc {self.short_moment(a.delivered_at or a.issued_at)}"]
        if a.nudges and a.last_nudged_at:
            parts.append(f"đã nhắc {a.nudges} lần, gần nhất {self.short_moment(a.last_nudged_at)}")
        if a.status in UNACKNOWLEDGED:
            parts.append("chưa tiếp nhận")
        else:
            parts.append("đã tiếp nhận" + (f", tiến độ {a.percent}%" if a.percent is not None else ""))
        first = matter.duties.open[0] if matter.duties and matter.duties.open else None
        parts += [f"nhiệm vụ {first.number}, hạn {self.deadline(first.due)}"] if first else []
        late = self._late(matter, now)
        if late:
            parts.append(f"quá hạn {late} ngày")
        return f"{matter.addressee.unit.name} ({who}): {'; '.join(parts)}."

    def call_sheet(self, matters: Sequence[Matter], now: datetime) -> str:
        """To the clerk: units that no channel reaches."""
        directive = matters[0].directive
        lines = [
            f"🔺 CHẬM PHẢN HỒI: văn bản số {directive.number_for_people}",
            subject_line(directive),
            "",
            "Không liên lạc được qua ứng dụng, đề nghị gọi điện cho:",
            *(f"• {self._to_ring(matter, now)}" for matter in matters),
            "",
            "Khi đơn vị kết nối, hệ thống sẽ gửi và nhắc như bình thường. Mời ghi nhận kết quả cuộc gọi.",
        ]
        return "\n".join(lines)

    def doubtful(self, matter: Matter) -> str:
        """To the clerk: nobody knows whether the directive has arrived, however often it was sent."""
        post = matter.addressee.post
        parts = [named(post)] if post else [NO_HEAD]
        if post and post.person.phone:
            parts.append(f"điện thoại {post.person.phone}")
        lines = [
            f"🔺 CHẬM PHẢN HỒI: văn bản số {matter.directive.number_for_people}",
            subject_line(matter.directive),
            "",
            "Văn bản đã được gửi ba lần nhưng chưa rõ có đến hay không, đề nghị gọi điện cho:",
            f"• {matter.addressee.unit.name}: {'; '.join(parts)}.",
            "",
            "Lần nhắc tiếp theo sẽ gửi kèm lại văn bản. Khi đơn vị trả lời, hệ thống tự ghi nhận văn bản đã đến.",
        ]
        return "\n".join(lines)

    def _arrived(self, matter: Matter) -> str:
        at = matter.assignment.delivered_at
        return f"văn bản đã gửi lúc {self.short_moment(at)}" if at else "chưa gửi được văn bản"

    def _to_ring(self, matter: Matter, now: datetime) -> str:
        post, late = matter.addressee.post, self._late(matter, now)
        why = out_of_reach(matter.addressee)
        parts = [f"{named(post)}, {why}" if post else why, self._arrived(matter)]
        if post and post.person.phone:
            parts.append(f"điện thoại {post.person.phone}")
        if late:
            parts.append(f"quá hạn {late} ngày")
        return f"{beside_buttons(matter.addressee.unit)}: {'; '.join(parts)}."

    def obstacle_notice(self, matter: Matter, by: str, text: str, waits_until: datetime) -> str:
        """To those who can clear it."""
        return "\n".join(
            [
                f"⚠️ VƯỚNG MẮC: văn bản số {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{matter.addressee.unit.name} ({by}) báo cáo:",
                text or "(có tệp gửi kèm, không ghi nội dung)",
                "",
                f"Đề nghị {self.you} phối hợp tháo gỡ. Hệ thống tạm dừng nhắc đơn vị đến {self.moment(waits_until)}.",
            ]
        )

    def withdrawn(self, directive: Directive, reason: str | None) -> str:
        """To everyone who had the directive."""
        lines = [f"🛑 THU HỒI: văn bản số {directive.number_for_people}", subject_line(directive), ""]
        if reason:
            lines.append(f"Lý do: {reason}")
        lines.append(f"Đơn vị không phải thực hiện văn bản này; hệ thống sẽ không nhắc thêm. {self.thanks()}")
        return "\n".join(lines)

    def next_nudge(self, matter: Matter) -> str:
        """When the bot speaks up again by itself."""
        if matter.next_step is None:
            return "Hệ thống sẽ không nhắc thêm về văn bản này."
        if matter.next_step.why is Why.PAUSED:
            return "Hệ thống đang tạm dừng nhắc về văn bản này."
        at = self.moment(matter.next_step.at)
        if matter.next_step.what is Do.WAIT:
            return f"Hệ thống tạm dừng nhắc đơn vị; nếu chưa có quyết định, sẽ nhắc người quyết định vào {at}."
        if matter.next_step.what is Do.ESCALATE:
            whom = "báo cấp phó và văn thư" if matter.next_step.rung is Rung.DEPUTY else "báo cáo lãnh đạo"
            return f"Nếu chưa có thông tin mới, hệ thống sẽ {whom} vào {at}."
        if matter.next_step.what is Do.CALL_SHEET:
            return f"Nếu chưa có thông tin mới, hệ thống sẽ đề nghị văn thư gọi điện cho đơn vị vào {at}."
        return f"Nếu chưa có thông tin mới, hệ thống sẽ nhắc lại vào {at}."

"""Changing course: amendments, pauses, what is to come; to heads, and to the clerk who decides."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.amending import Changes
from bot.core.matter import Matter
from bot.core.model import UNACKNOWLEDGED, Deadline, Directive, ExtensionState, Status
from bot.core.policy import Do, Step, Why
from bot.core.snoozing import is_awaited
from bot.texts.common import LISTED, Coming, fitted, shortened
from bot.texts.vi.directives import DirectiveWords
from bot.texts.vi.voice import subject_line, who_has_it

_CUT_NOTE = "\n[…] Chọn 📎 Toàn văn để xem đầy đủ."
_REASON_ROOM = 300
_WHAT = {
    Do.NUDGE: "nhắc {who}",
    Do.ESCALATE: "báo cáo {who}",
    Do.CALL_SHEET: "đề nghị {who} gọi điện cho đơn vị",
    Do.WAIT: "nhắc {who} quyết định",
}
WHY = {
    Why.SILENCE: "chưa có phản hồi",
    Why.BEFORE_DUE: "sắp đến hạn",
    Why.DUE_TODAY: "đúng ngày đến hạn",
    Why.OVERDUE: "đã quá hạn",
    Why.NO_DEADLINE: "hỏi tiến độ định kỳ, văn bản không ghi thời hạn",
    Why.UNREACHABLE: "không liên lạc được qua ứng dụng",
    Why.EXTENSION: "đề nghị gia hạn chưa được xem xét",
    Why.DECLINED: "đề nghị chuyển đơn vị khác chưa được xem xét",
    Why.ACCEPTANCE: "kết quả chưa được chấp nhận",
    Why.PAUSED: "đang tạm dừng nhắc",
}


class ChangingWords(DirectiveWords):
    """About a directive that was issued and is changed."""

    # To heads

    def amended(self, matter: Matter, changes: Changes, *, room: int) -> str:
        """To a unit that has to look again; a new text stands below, cut so that it all fits into `room`."""
        title = f"✏️ ĐIỀU CHỈNH: văn bản số {matter.directive.number_for_people}"
        listed = (f"• {_capital(line)}." for line in self._listed(changes, matter.due))
        rest = "\n".join(["Nội dung điều chỉnh:", *listed])
        tail = f"\n\n{self._what_now(matter)}"
        subject = subject_line(matter.directive)
        if not changes.text_changed:
            return f"{title}\n{subject}\n\n{rest}{tail}"
        text = matter.directive.text.strip()
        return fitted(title, subject, f"{rest}\nVăn bản sau điều chỉnh:", text, tail, cut_note=_CUT_NOTE, room=room)

    def _what_now(self, matter: Matter) -> str:
        if matter.assignment.status in UNACKNOWLEDGED:
            ask = f"Đề nghị {self.you} xác nhận đã tiếp nhận nội dung điều chỉnh và chỉ đạo thực hiện."
        elif matter.assignment.status is Status.DECLINED:
            return f"Đề nghị chuyển của đơn vị vẫn đang được xem xét. {self.thanks()}"
        else:
            ask = f"Đề nghị {self.you} chỉ đạo thực hiện theo nội dung điều chỉnh."
        return f"{ask} {self.next_nudge(matter)}"

    def amended_in_passing(self, matter: Matter, changes: Changes) -> str:
        """To a unit that has nothing to do about it: one line."""
        listed = _capital("; ".join(self._listed(changes, matter.directive.due)))
        if matter.assignment.is_settled:
            now = "Kết quả đơn vị đã xác nhận không thay đổi."
        else:
            now = "Nhiệm vụ và thời hạn của đơn vị không thay đổi."
        return (
            f"✏️ ĐIỀU CHỈNH: văn bản số {matter.directive.number_for_people}\n{subject_line(matter.directive)}\n\n"
            f"{listed}. {now} {self.thanks()}"
        )

    def amendment_on_record(self, directive: Directive, changes: Changes) -> str:
        """What was and is, for the history."""
        return f"phiên bản {directive.version}; {'; '.join(self._listed(changes, directive.due))}"

    def _listed(self, changes: Changes, due: Deadline | None) -> list[str]:
        lines = []
        if changes.due_changed:
            lines.append(f"thời hạn: {self.deadline(changes.due_before)} → {self.deadline(due)}")
        if changes.wish is not None:
            lines.append(_WISH_GONE if due is None else _WISHES[changes.wish])
        if changes.subject_before is not None:
            lines.append(f"trích yếu trước đây: “{shortened(changes.subject_before)}”")
        if changes.text_changed:
            lines.append("nội dung văn bản được thay mới")
        if changes.added:
            lines.append(f"bổ sung đơn vị: {_some(changes.added)}")
        if changes.dropped:
            lines.append(f"rút đơn vị: {_some(changes.dropped)}")
        return lines or ["thống nhất thời hạn giữa các đơn vị"]

    # To the clerk

    def still_paused(self, directive: Directive, since: datetime) -> str:
        """Every week while following up rests."""
        return (
            f"⏸ Đang tạm dừng nhắc: {self._which(directive)}\n"
            f"Tạm dừng từ {self.moment(since)}, hệ thống không nhắc đơn vị nào. Đề nghị {self.you} cho nhắc tiếp, "
            "hoặc thu hồi văn bản nếu không còn thực hiện. Hệ thống sẽ hỏi lại sau một tuần."
        )

    def ask_pause(self, directive: Directive, units: int) -> str:
        """The one question."""
        return (
            f"⏸ Tạm dừng nhắc: {self._which(directive)}\n"
            f"Hệ thống sẽ không nhắc, không báo cáo về {units} đơn vị đang thực hiện cho đến khi {self.you} "
            f"cho nhắc tiếp; đơn vị vẫn báo cáo được. {self.You} đồng ý?"
        )

    def paused_now(self, directive: Directive) -> str:
        """It was done."""
        return (
            f"⏸ Đã tạm dừng nhắc: {self._which(directive)}\n"
            f"Mỗi tuần hệ thống sẽ hỏi lại một lần. Nhắc tiếp: /vanban {directive.handle}"
        )

    def ask_resume(self, directive: Directive, units: int) -> str:
        """The one question."""
        return (
            f"⏯ Nhắc tiếp: {self._which(directive)}\n"
            f"Hệ thống sẽ theo dõi lại {units} đơn vị theo nhịp thường, không nhắc dồn. {self.You} đồng ý?"
        )

    def resumed_now(self, directive: Directive) -> str:
        """It was done."""
        return f"⏯ Đã cho nhắc tiếp: {self._which(directive)}\nCác bước tới của từng đơn vị: /vanban {directive.handle}"

    def ask_recall_reason(self, directive: Directive) -> str:
        """What to write before a withdrawal."""
        return (
            f"🛑 Thu hồi: {self._which(directive)}\n"
            f"Mời nhắn lý do thu hồi, sẽ gửi cho mọi người đã nhận; không nêu lý do thì nhắn “không”.{_KEEP}"
        )

    def bad_recall_reason(self) -> str:
        """Asked again."""
        return f"Lý do dài quá {_REASON_ROOM} ký tự. Mời nhắn lại ngắn hơn.{_KEEP}"

    def ask_recall(self, directive: Directive, reason: str | None, units: int) -> str:
        """The one question."""
        why = f"Lý do: {reason}\n" if reason else "Không nêu lý do.\n"
        return (
            f"🛑 Thu hồi: {self._which(directive)}\n{why}"
            f"{units} đơn vị sẽ không phải thực hiện nữa và mọi người đã nhận được báo ngay. {self.You} đồng ý?"
        )

    def recalled_now(self, directive: Directive) -> str:
        """It was done."""
        return f"🛑 Đã thu hồi: {self._which(directive)}\nMọi người đã nhận văn bản đang được báo."

    def ask_new_due(self, directive: Directive) -> str:
        """What to write."""
        return (
            f"📅 Đổi thời hạn: {self._which(directive)}\nThời hạn hiện nay: {self.deadline(directive.due)}.\n"
            f"Mời nhắn thời hạn mới, ví dụ: 20/04/2026 hoặc 20/04/2026 17:00; bỏ thời hạn thì nhắn “không”.{_KEEP}"
        )

    def same_due(self, directive: Directive) -> str:
        """Asked again: nothing would change."""
        return f"Thời hạn đang là {self.deadline(directive.due)}. Mời nhắn một thời hạn khác.{_KEEP}"

    def ask_amend_due(
        self, directive: Directive, due: Deadline | None, units: int, closing: Sequence[str] = (), *, has_passed: bool
    ) -> str:
        """The one question; `closing`: units whose wish for more time it would close."""
        passed = " (đã qua)" if has_passed else ""
        wishes = f"⚠️ Đề nghị gia hạn đang chờ sẽ khép lại: {_some(closing)}.\n" if closing else ""
        return (
            f"📅 Đổi thời hạn: {self._which(directive)}\n"
            f"Thời hạn: {self.deadline(directive.due)} → {self.deadline(due)}{passed}\n{wishes}"
            f"{units} đơn vị đang thực hiện sẽ được báo và phải xác nhận lại. {self.You} đồng ý?"
        )

    def due_amended(self, directive: Directive, units: int, unreachable: int) -> str:
        """It was done."""
        lost = f" Không liên lạc được {unreachable} đơn vị, đề nghị gọi điện: /goidien" if unreachable else ""
        return (
            f"📅 Đã đổi thời hạn: {self._which(directive)}\n"
            f"Thời hạn mới: {self.deadline(directive.due)}. Đã báo {units} đơn vị đang thực hiện.{lost}"
        )

    def course_kept(self, directive: Directive) -> str:
        """They went back."""
        return f"Không thay đổi gì: {self._which(directive)}\nTình hình: /vanban {directive.handle}"

    def course_outdated(self, directive: Directive) -> str:
        """An old button: something is different by now, or nothing is asked any more."""
        return (
            f"Câu hỏi này không còn hiệu lực nên chưa thay đổi gì: {self._which(directive)}\n"
            f"Mời xem tình hình hiện tại rồi chọn lại: /vanban {directive.handle}"
        )

    def _which(self, directive: Directive) -> str:
        return f"văn bản số {directive.number_for_people} ({directive.handle})\n{subject_line(directive)}"

    # What is to come

    def coming(self, directive: Directive, listed: Sequence[Coming], total: int) -> str:
        """The coming steps of the open units if nobody answers; a page of them."""
        lines = [f"🔭 Các bước tới: {self._which(directive)}"]
        if not total:
            return "\n".join([*lines, "", "Không còn đơn vị nào đang thực hiện; hệ thống không nhắc thêm."])
        lines.append(f"Đang theo dõi {total} đơn vị. Nếu không có phản hồi, hệ thống sẽ:")
        for matter, steps in listed:
            lines += ["", f"{matter.addressee.unit.name} ({who_has_it(matter)}):"]
            for step, who in steps:
                wish = "; đơn vị đề nghị nhắc lại sau" if is_awaited(matter.assignment, step) else ""
                lines.append(f"• {self._coming_step(step, who)}{wish}")
        return "\n".join(lines)

    def _coming_step(self, step: Step, who: Sequence[str]) -> str:
        told = ", ".join(who) or "(chưa có ai liên lạc được)"
        return f"{self.moment(step.at)}: {_WHAT[step.what].format(who=told)} – {WHY[step.why]}"


_WISHES = {
    ExtensionState.GRANTED: "đề nghị gia hạn của đơn vị đã khép lại, thời hạn mới đáp ứng đề nghị",
    ExtensionState.REFUSED: "đề nghị gia hạn của đơn vị đã khép lại theo thời hạn mới; nếu cần thêm, xin đề nghị lại",
}
_WISH_GONE = "đề nghị gia hạn của đơn vị đã khép lại, văn bản không còn thời hạn"
_KEEP = " Nhắn “quay lại” để giữ nguyên."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _some(names: Sequence[str]) -> str:
    more = f" và {len(names) - LISTED} đơn vị khác" if len(names) > LISTED else ""
    return f"{'; '.join(names[:LISTED])}{more}"

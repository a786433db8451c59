"""More time, tasks declined, results accepted, obstacles cleared, calls made: what each side reads."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.deciding import Asking, Deed, Wanted
from bot.core.matter import Matter
from bot.core.model import Deadline, Person, Unit
from bot.core.records import Extension
from bot.texts.common import shortened
from bot.texts.vi.conversation import ConversationWords
from bot.texts.vi.voice import subject_line

_WANTED = {
    Wanted.WHY_NO_TIME: "✖️ Chưa chấp thuận gia hạn\n{which}\nMời {you} nhắn lý do để hệ thống báo đơn vị.",
    Wanted.UNIT: "➡️ Chuyển đơn vị khác\n{which}\nMời {you} nhắn mã đơn vị nhận, ví dụ: {code}. Tra mã: /donvi",
    Wanted.WHY_UPHELD: "↩️ Giữ nguyên giao\n{which}\nMời {you} nhắn ý kiến trả lời để hệ thống báo đơn vị.",
    Wanted.WHY_RETURNED: "↩️ Trả lại, bổ sung\n{which}\nMời {you} nhắn nội dung cần bổ sung để hệ thống báo đơn vị.",
    Wanted.TAKER: "📞 Đã nhận qua điện thoại\n{which}\nMời {you} nhắn họ tên người đã nhận cuộc gọi.",
}
_DEEDS = {
    Deed.UPHELD: "↩️ Đã giữ nguyên giao; đơn vị đã được báo, hệ thống nhắc tiếp.",
    Deed.TAKEN_BACK: "🛑 Đã rút nhiệm vụ của đơn vị; đơn vị đã được báo.",
    Deed.ACCEPTED: "✔️ Đã chấp nhận kết quả; đơn vị đã được báo.",
    Deed.RETURNED: "↩️ Đã trả lại để bổ sung; đơn vị đã được báo, hệ thống nhắc tiếp.",
    Deed.CLEARED: "✔️ Đã ghi nhận vướng mắc được tháo gỡ; đơn vị đã được báo, hệ thống nhắc tiếp.",
    Deed.PHONED: "📞 Đã ghi nhận qua điện thoại.",
    Deed.NOT_REACHED: "📵 Đã ghi nhận: gọi chưa được.",
    Deed.NOTHING: "Không có gì thay đổi.",
}


class DecisionWords(ConversationWords):
    """About what others than the head decide."""

    # To whoever decides

    def extension_asked(self, matter: Matter, request: Extension, who: str) -> str:
        """A unit wants more time."""
        return "\n".join(
            [
                f"⏳ XIN GIA HẠN: văn bản số {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{matter.addressee.unit.name} ({who}) xin gia hạn.",
                f"Thời hạn hiện nay: {self.deadline(request.before)}; xin đến: {self.deadline(request.wanted)}.",
                f"Lý do: {request.reason}",
                "",
                "Hệ thống tạm dừng nhắc đơn vị cho đến khi có quyết định.",
            ]
        )

    def decline_notice(self, matter: Matter, who: str, reason: str) -> str:
        """A unit says that it is not its task."""
        return "\n".join(
            [
                f"↩️ ĐỀ NGHỊ CHUYỂN: văn bản số {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{matter.addressee.unit.name} ({who}) báo cáo nội dung này không thuộc nhiệm vụ của đơn vị.",
                f"Lý do: {reason}",
                "",
                "Hệ thống tạm dừng nhắc đơn vị cho đến khi có quyết định.",
            ]
        )

    def acceptance_notice(self, matter: Matter, result: str, results: int) -> str:
        """A unit has confirmed, and that waits."""
        shown = f"Kết quả: {shortened(result, 300)}" if result else f"Kết quả kèm theo: {results} mục."
        return "\n".join(
            [
                f"🏁 CHỜ XÁC NHẬN: văn bản số {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{matter.addressee.unit.name}: {self.how_it_stands(matter)}",
                *([shown] if results else []),
                f"Đề nghị {self.you} xem xét, chấp nhận kết quả hoặc trả lại để bổ sung.",
            ]
        )

    def still_waiting(self, since: datetime) -> str:
        """Below a notice that comes again."""
        return f"Nội dung này chờ quyết định từ {self.moment(since)}."

    # To the head

    def extension_decided(self, matter: Matter, request: Extension, by: str, next_nudge: str) -> str:
        """Granted, or not."""
        granted = f"Thời hạn mới: {self.deadline(request.wanted)}."
        refused = f"Thời hạn giữ nguyên: {self.deadline(matter.due)}."
        return "\n".join(
            [
                f"⏳ KẾT QUẢ GIA HẠN: văn bản số {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{self.You} {by} {'đã chấp thuận' if request.granted else 'chưa chấp thuận'} gia hạn.",
                *([f"Lý do: {request.answer}"] if request.answer else []),
                granted if request.granted else refused,
                next_nudge,
            ]
        )

    def upheld(self, matter: Matter, by: str, answer: str, next_nudge: str) -> str:
        """It stays the unit's task."""
        return self._given_back(matter, f"{self.You} {by} giữ nguyên việc giao đơn vị thực hiện.", answer, next_nudge)

    def returned(self, matter: Matter, by: str, answer: str, next_nudge: str) -> str:
        """The result was not accepted."""
        return self._given_back(matter, f"{self.You} {by} đề nghị bổ sung kết quả.", answer, next_nudge)

    def _given_back(self, matter: Matter, what: str, answer: str, next_nudge: str) -> str:
        return "\n".join(
            [
                f"↩️ TRẢ LẠI: văn bản số {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                what,
                f"Ý kiến: {answer}",
                f"Thời hạn: {self.deadline(matter.due)}. {next_nudge}",
            ]
        )

    def freed(self, matter: Matter, instead: Unit | None) -> str:
        """It is not the unit's task any more."""
        passed = f"Nhiệm vụ đã được chuyển cho {instead.name}. " if instead else ""
        return "\n".join(
            [
                f"🛑 THU HỒI: văn bản số {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{passed}Đơn vị không phải thực hiện văn bản này; hệ thống sẽ không nhắc thêm. {self.thanks()}",
            ]
        )

    def accepted(self, matter: Matter, by: str) -> str:
        """The result is accepted."""
        return "\n".join(
            [
                f"🏁 Kết quả đã được chấp nhận: văn bản số {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{self.You} {by} đã chấp nhận kết quả thực hiện. {self.thanks()}",
            ]
        )

    def cleared(self, matter: Matter, by: str, next_nudge: str) -> str:
        """What stood in the way is gone."""
        return "\n".join(
            [
                f"✔️ Vướng mắc đã được tháo gỡ: văn bản số {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{self.You} {by} báo vướng mắc đã được tháo gỡ. Đề nghị {self.you} tiếp tục thực hiện.",
                next_nudge,
            ]
        )

    # Asking the head, and answering

    def ask_time(self, matter: Matter) -> str:
        """How much, and why."""
        return (
            f"⏳ Xin gia hạn\n{self.which(matter)}\nThời hạn hiện nay: {self.deadline(matter.due)}.\n"
            f"Mời {self.you} nhắn ngày hoặc số ngày xin thêm, rồi đến lý do, "
            "ví dụ: “25/07/2026 chờ số liệu của các xã” hoặc “5 ngày, chờ kinh phí”."
        )

    def ask_until_when(self, matter: Matter) -> str:
        """The reason has come, the day has not."""
        return (
            f"⏳ Xin gia hạn\n{self.which(matter)}\nĐã ghi nhận lý do. "
            "Xin gia hạn đến ngày nào? Mời nhắn ngày (ví dụ 25/07/2026) hoặc số ngày xin thêm."
        )

    def ask_why_time(self, matter: Matter, wanted: Deadline) -> str:
        """The day has come, the reason has not."""
        return f"⏳ Xin gia hạn đến {self.deadline(wanted)}\n{self.which(matter)}\nMời {self.you} nhắn lý do."

    def time_asked(self, matter: Matter, request: Extension, told: Sequence[Person]) -> str:
        """The receipt."""
        return "\n".join(
            [
                "⏳ Đã gửi đề nghị gia hạn",
                self.which(matter),
                f"Xin gia hạn đến {self.deadline(request.wanted)}. Lý do: {shortened(request.reason, 300)}",
                f"{self._passed_on(told)} Hệ thống tạm dừng nhắc cho đến khi có quyết định.",
            ]
        )

    def _passed_on(self, told: Sequence[Person]) -> str:
        names = ", ".join(f"{self.you} {person.full_name}" for person in told)
        return f"Đã chuyển đến {names}." if told else f"Đề nghị trao đổi thêm với {self.ask_whom()}."

    def no_time(self, matter: Matter, outcome: Asking) -> str:
        """Why more time cannot be asked for."""
        why = {
            Asking.NO_DEADLINE: "Văn bản này không ghi thời hạn nên không cần xin gia hạn.",
            Asking.OPEN_ALREADY: "Đề nghị gia hạn trước đang chờ quyết định; có kết quả, hệ thống sẽ báo ngay.",
            Asking.NOT_LATER: f"Ngày xin gia hạn phải sau thời hạn hiện nay ({self.deadline(matter.due)}) "
            f"và sau hôm nay. Mời {self.you} nhắn lại ngày hoặc số ngày xin thêm.",
        }.get(outcome, "")
        return f"{self.which(matter)}\n{why or self.how_it_stands(matter)}"

    def ask_decline(self, matter: Matter) -> str:
        """Why it is not theirs."""
        return (
            f"↩️ Không thuộc nhiệm vụ đơn vị\n{self.which(matter)}\n"
            f"Mời {self.you} nhắn lý do; nếu biết, nêu rõ đơn vị phù hợp."
        )

    def declined(self, matter: Matter, told: Sequence[Person]) -> str:
        """The receipt."""
        return "\n".join(
            [
                "↩️ Đã gửi đề nghị chuyển nhiệm vụ",
                self.which(matter),
                f"{self._passed_on(told)} Hệ thống tạm dừng nhắc cho đến khi có quyết định.",
            ]
        )

    def evidence_needed(self, matter: Matter) -> str:
        """A confirmation without its document."""
        return (
            f"Chưa xác nhận hoàn thành: cần số hoặc {self._file()} của văn bản kết quả.\n{self.which(matter)}\n"
            f"Mời {self.you} gửi số văn bản (ví dụ 45/BC-VP) hoặc {self._file()}, rồi chọn ✔️ Đồng ý."
        )

    # Answering whoever decides or rings

    def ask_decider(self, matter: Matter, wanted: Wanted) -> str:
        """What a decision still needs."""
        return _WANTED[wanted].format(which=self._whose(matter), you=self.you, code=matter.addressee.unit.code)

    def deed(self, matter: Matter, deed: Deed, next_nudge: str) -> str:
        """What was done, and how it stands now."""
        coming = "" if deed is Deed.NOTHING else f"\n{next_nudge}"
        return f"{_DEEDS[deed]}\n{self._whose(matter)}\n{self.how_it_stands(matter)}{coming}"

    def _whose(self, matter: Matter) -> str:
        return f"{self.which(matter)}\nĐơn vị: {matter.addressee.unit.name}"

    def time_decided(self, matter: Matter, request: Extension, by: str | None) -> str:
        """How a request for more time stands."""
        if by is None:
            return f"Đề nghị gia hạn này không còn hiệu lực.\n{self._whose(matter)}\n{self.how_it_stands(matter)}"
        decided = "Đã chấp thuận gia hạn" if request.granted else "Chưa chấp thuận gia hạn"
        when = f" lúc {self.moment(request.decided_at)}" if request.decided_at else ""
        return (
            f"⏳ {decided}{when} ({by}); đơn vị đã được báo.\n{self._whose(matter)}\n"
            f"Thời hạn: {self.deadline(matter.due)}."
        )

    def passed_on(self, matter: Matter, to: Unit) -> str:
        """Another unit has it."""
        return f"➡️ Đã chuyển cho {to.name}; hai đơn vị đã được báo.\n{self._whose(matter)}"

    def no_unit_to_pass_to(self, code: str, *, has_it: bool) -> str:
        """The code is wrong, or the unit has the directive."""
        why = "đã được giao văn bản này" if has_it else "không có trong danh sách"
        return f"Đơn vị {shortened(code, 40)} {why}. Mời nhắn lại mã đơn vị, hoặc nhắn “quay lại”. Tra mã: /donvi"

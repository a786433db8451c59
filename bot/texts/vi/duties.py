"""The numbered duties of a directive: in its message, in reminders, in what heads and clerks are asked and told."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.core.duties import Book, Duty, Every, NewDuty, Period, Recurrence, Share, by_urgency
from bot.core.matter import Matter
from bot.core.model import Directive, Evidence
from bot.texts.common import bounded, shortened
from bot.texts.vi.voice import Voice, subject_line

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_MONTH_OF_QUARTER = ("đầu", "thứ hai", "cuối")
_OWN_ROOM, _OTHER_ROOM = 300, 100  # characters of one duty
_NAMED = 3  # duties named in a reminder
_EVIDENCE = {
    Evidence.OFF: "",
    Evidence.OPTIONAL: " Nếu có văn bản kết quả, mời gửi số hoặc {file} trước khi đồng ý.",
    Evidence.REQUIRED: " Đề nghị gửi số hoặc {file} của văn bản kết quả trước khi đồng ý.",
}
EXAMPLE = "Rà soát danh mục; chủ trì: VP; phối hợp: KHTC; hạn: 20/07/2026"
_KEEP = " Nhắn “quay lại” để giữ nguyên."


class DutyWords(Voice):
    """About the duties of a directive."""

    # Small words

    def recurrence(self, rule: Recurrence) -> str:
        """`ngày 15 hằng tháng`."""
        if rule.every is Every.WEEK:
            return f"{_WEEKDAYS[rule.day - 1]} hằng tuần"
        if rule.every is Every.YEAR:
            return f"ngày {rule.day:02}/{rule.month:02} hằng năm"
        day = "ngày cuối tháng" if rule.day == 31 else f"ngày {rule.day}"
        if rule.every is Every.MONTH:
            return "ngày cuối hằng tháng" if rule.day == 31 else f"{day} hằng tháng"
        return f"{day} {'' if rule.day == 31 else 'tháng '}{_MONTH_OF_QUARTER[rule.month - 1]} hằng quý"

    def duty(self, matter: Matter, number: int) -> str:
        """`Nhiệm vụ 2: rà soát danh mục`."""
        duty = matter.duties.duty(number) if matter.duties else None
        return f"Nhiệm vụ {number}: {shortened(duty.text)}" if duty else f"Nhiệm vụ {number}"

    def duty_label(self, duty: Duty) -> str:
        """On the button that picks it."""
        return f"📌 Nhiệm vụ {duty.number}: {shortened(duty.text, 40)}"

    # In the directive's message, the list of what is open, a reminder

    def own_duties(self, book: Book, room: int) -> str:
        """The unit's own duties and how they stand, then the rest, in at most so many characters."""
        lines = [f"📌 NHIỆM VỤ CỦA ĐƠN VỊ: {len(book.own)}"] if book.own else ["📌 Đơn vị thực hiện chung văn bản này."]
        lines += [self._own_duty(book, duty) for duty in book.own]
        lines += ["Nhiệm vụ khác trong văn bản:"] if book.others else []
        lines += [self._other_duty(book, duty) for duty in book.others]
        return _bounded(lines, room)

    def _own_duty(self, book: Book, duty: Duty) -> str:
        shares = book.of(duty.number)
        parts = [f"{duty.number}. {shortened(duty.text, _OWN_ROOM)}"]
        helping = [book.names.get(unit, "") for unit in duty.supports]
        if shares[0].leads:
            role = "đơn vị chủ trì" if duty.leads else "mọi đơn vị thực hiện"
            parts.append(role + (f" (phối hợp: {', '.join(helping)})" if helping else ""))
        else:
            parts.append(f"đơn vị phối hợp{self._led_by(book, duty)}")
        parts.append(self._due_of_duty(duty, shares))
        return f"{'; '.join(parts)}. {self._state_of_duty(duty, shares)}".strip()

    def _led_by(self, book: Book, duty: Duty) -> str:
        names = ", ".join(book.names.get(unit, "") for unit in duty.leads)
        return f" (chủ trì: {names})" if names else ""

    def _due_of_duty(self, duty: Duty, shares: Sequence[Share]) -> str:
        if duty.repeats:
            ended = " (đã kết thúc)" if duty.ended_at else ""
            return f"hạn: {self.recurrence(duty.repeats)}{ended}"
        share = shares[0]
        extended = share.due != share.original_due
        before = f" (được gia hạn từ {self.deadline(share.original_due)})" if extended else ""
        return f"hạn: {self.deadline(share.due)}{before}"

    def _state_of_duty(self, duty: Duty, shares: Sequence[Share]) -> str:
        still_open = [share for share in shares if share.is_open]
        done = len(shares) - len(still_open)
        if not duty.repeats:
            share = shares[0]
            if share.closed_at:
                late = ", quá hạn" if share.was_late else ""
                what = "Đã xong" if share.leads else "Phần của đơn vị đã xong"
                return f"🏁 {what} ({self.moment(share.closed_at)}{late})."
            return f"📝 {share.percent}%." if share.percent is not None else ""
        parts = [f"kỳ {self.deadline(share.due)}{_percent(share)}" for share in still_open[:_NAMED]]
        more = f" và {len(still_open) - _NAMED} kỳ khác" if len(still_open) > _NAMED else ""
        told = f"Đang mở: {'; '.join(parts)}{more}." if still_open else "Các kỳ đã mở đều xong."
        done_late = sum(share.was_late for share in shares)
        return f"{told} 🏁 Đã xong {done} kỳ{f', {done_late} kỳ quá hạn' if done_late else ''}." if done else told

    def _other_duty(self, book: Book, duty: Duty) -> str:
        names = ", ".join(book.names.get(unit, "") for unit in duty.leads)
        return f"{duty.number}. {shortened(duty.text, _OTHER_ROOM)}{f' – {shortened(names, 60)}' if names else ''}"

    def _open_duties(self, book: Book) -> list[str]:
        """What is open of the unit's own duties, the most urgent first: a line each."""
        shares = book.open
        lines = [self._open_duty(book, share) for share in shares[:_NAMED]]
        return [*lines, f"… và {len(shares) - _NAMED} nhiệm vụ, kỳ khác."] if len(shares) > _NAMED else lines

    def _open_duty(self, book: Book, share: Share) -> str:
        duty = book.duty(share.number)
        text = shortened(duty.text, _OTHER_ROOM) if duty else ""
        helps = "" if share.leads else " (phối hợp)"
        period = "kỳ đến hạn" if share.period_on else "hạn"
        return f"• Nhiệm vụ {share.number}{helps}: {text}; {period} {self.deadline(share.due)}{_percent(share)}."

    def _duties_counted(self, matter: Matter, now: datetime) -> list[str]:
        """In a summary: how many are done of those asked of the unit, and how often one was or is late."""
        book = matter.duties
        numbers = {share.number for share in book.asked} if book else set()
        if book is None or not numbers or matter.assignment.is_withdrawn:
            return []
        left = {share.number for share in book.open} | {duty.number for duty in book.duties if duty.goes_on}
        done, late = len(numbers - left), sum(share.is_late(now) for share in book.asked)
        return [f"xong {done}/{len(numbers)} nhiệm vụ", *([f"{late} lượt quá hạn"] if late else [])]

    # Which one, and the one question

    def which_duty_to_report(self, matter: Matter) -> str:
        """Several are open, and the head wants to report."""
        return self._which_duty(
            matter,
            matter.duties.shares if matter.duties else (),
            ("📝 Báo cáo tiến độ", "Báo cáo về nhiệm vụ nào?", "60%"),
        )

    def which_duty_to_close(self, matter: Matter) -> str:
        """Several are open, and the head says that something is done."""
        return self._which_duty(
            matter,
            matter.duties.open if matter.duties else (),
            ("🏁 Xác nhận hoàn thành", "Nhiệm vụ nào đã hoàn thành?", "xong"),
        )

    def _which_duty(self, matter: Matter, shares: Iterable[Share], texts: tuple[str, str, str]) -> str:
        title, ask, example = texts
        lines = [title, self._paper_of(matter), ask]
        book, listed = matter.duties, by_urgency(share for share in shares if share.is_open)
        firsts = {share.number: share for share in reversed(listed)}
        lines += [self._open_duty(book, firsts[number]) for number in sorted(firsts)] if book else []
        first = listed[0].number if listed else 1
        lines.append(f"Mời chọn, hoặc ghi số nhiệm vụ sau mã, ví dụ: {matter.directive.handle}.{first} {example}")
        return "\n".join(lines)

    def ask_report_on(self, matter: Matter, number: int) -> str:
        """What to write about one duty."""
        return (
            f"📝 Báo cáo tiến độ\n{self._paper_of(matter)}\n{self.duty(matter, number)}\n"
            f"Mời {self.you} nhắn nội dung báo cáo, ví dụ: “60%, đã rà soát 8/12 xã”. Có thể gửi kèm {self._files()}."
        )

    def _asks_proof(self, evidence: Evidence) -> str:
        return _EVIDENCE[evidence].format(file=self._file())

    def ask_close(self, matter: Matter, shares: Sequence[Share], evidence: Evidence = Evidence.OPTIONAL) -> str:
        """The one question before duties are closed."""
        only_helps = not any(share.leads for share in shares)
        what = "đã hoàn thành phần phối hợp của mình" if only_helps else "đã hoàn thành"
        book = matter.duties
        lines = ["🏁 Xác nhận hoàn thành", self._paper_of(matter)]
        lines += [self._open_duty(book, share) for share in shares] if book else []
        return "\n".join([*lines, f"{self.You} xác nhận đơn vị {what}?{self._asks_proof(evidence)}"])

    def this_duty(self, matter: Matter, number: int) -> str:
        """Only its number was written: what can be said about it."""
        book = matter.duties
        still_open = [self._open_duty(book, share) for share in book.of(number) if share.is_open] if book else []
        lines = [self._paper_of(matter), *(still_open or [self.duty(matter, number)])]
        handle = f"{matter.directive.handle}.{number}"
        return "\n".join([*lines, f"Mời chọn, hoặc nhắn {handle} 60% để báo cáo, {handle} xong khi hoàn thành."])

    # Receipts

    def duty_closed(self, matter: Matter, shares: Sequence[Share], next_nudge: str) -> str:
        """One or more are closed, and something is left or will come again."""
        book = matter.duties
        lines = ["🏁 Đã ghi nhận hoàn thành", self._paper_of(matter)]
        lines += [f"{self.duty(matter, share.number)}{self._of_period(share)}" for share in shares]
        if book and book.open:
            left = dict.fromkeys(str(share.number) for share in book.open)
            lines.append(f"Nhiệm vụ còn lại: {', '.join(left)}. Thời hạn gần nhất: {self.deadline(matter.due)}.")
        elif matter.assignment.rests_until:
            lines.append(
                f"Kỳ tiếp theo bắt đầu {self.moment(matter.assignment.rests_until)}, hạn {self.deadline(matter.due)}."
            )
        return "\n".join([*lines, f"Nếu nhầm, mời nhắn “mở lại” trong 24 giờ. {next_nudge}"])

    def _of_period(self, share: Share) -> str:
        return f" – kỳ {self.deadline(share.due)}" if share.period_on else ""

    def duty_reopened(self, matter: Matter, number: int, next_nudge: str) -> str:
        """Its closing was taken back."""
        return f"🔄 Đã mở lại\n{self._paper_of(matter)}\n{self.duty(matter, number)}\n{next_nudge}"

    def about_all(self) -> str:
        """Below the receipt of a report that named no duty, while several are open."""
        return "Báo cáo được ghi cho cả văn bản. Nếu chỉ về một nhiệm vụ, mời chọn:"

    def about_one(self, matter: Matter, number: int) -> str:
        """The report is about that duty."""
        return f"📝 Đã ghi báo cáo vào nhiệm vụ {number}\n{self._paper_of(matter)}\n{self.duty(matter, number)}"

    def not_leading(self, matter: Matter, number: int) -> str:
        """A unit that only helps wants to close a duty, or one that has nothing to do with it."""
        book = matter.duties
        duty = book.duty(number) if book else None
        if book is None or duty is None:
            return f"{self._paper_of(matter)}\nVăn bản này không có nhiệm vụ {number}. Mời xem các nhiệm vụ: /viec"
        who = f"{self.duty(matter, number)}{self._led_by(book, duty)}"
        if not book.of(number):
            return f"{self._paper_of(matter)}\n{who}\nNhiệm vụ này không giao cho đơn vị; đơn vị không phải báo cáo."
        return (
            f"{self._paper_of(matter)}\n{who}\nChỉ đơn vị chủ trì xác nhận hoàn thành nhiệm vụ này; "
            f"đơn vị phối hợp báo cáo kết quả phần việc của mình, ví dụ: {matter.directive.handle}.{number} 60%"
        )

    def closed_already(self, matter: Matter, number: int) -> str:
        """Pressed twice, or nothing of it is open."""
        lines = [self._paper_of(matter), *([self.duty(matter, number)] if number else [])]
        if matter.assignment.rests_until:
            due = self.deadline(matter.due)
            return "\n".join([*lines, f"Không có kỳ nào đang mở; kỳ tiếp theo hạn {due}. {self.thanks()}"])
        return "\n".join([*lines, f"Đã được ghi nhận hoàn thành. Các nhiệm vụ còn lại: /viec. {self.thanks()}"])

    def _paper_of(self, matter: Matter) -> str:
        number = matter.directive.number_for_people
        return f"Văn bản số {number} ({matter.directive.handle})\n{subject_line(matter.directive)}"

    # To clerks

    def drafted_duties(self, duties: Sequence[NewDuty], room: int = 1800) -> str:
        """The duties of a draft, numbered."""
        return _bounded(
            [f"Nhiệm vụ: {len(duties)}", *(self._drafted_duty(n, d) for n, d in enumerate(duties, 1))], room
        )

    def _drafted_duty(self, number: int, duty: NewDuty) -> str:
        parts = [f"{number}. {shortened(duty.text, _OWN_ROOM)}"]
        parts.append(f"chủ trì: {', '.join(duty.leads)}" if duty.leads else "mọi đơn vị nhận thực hiện")
        parts += [f"phối hợp: {', '.join(duty.supports)}"] if duty.supports else []
        when = self.recurrence(duty.repeats) if duty.repeats else self.deadline(duty.due) if duty.due else ""
        return "; ".join([*parts, f"hạn: {when}" if when else "theo thời hạn của văn bản"])

    def ask_duties(self, duties: Sequence[NewDuty]) -> str:
        """What to write."""
        now = [self.drafted_duties(duties, 1200), ""] if duties else []
        return "\n".join(
            [
                *now,
                "Mời nhắn nhiệm vụ, mỗi dòng một nhiệm vụ, các phần cách nhau bằng dấu chấm phẩy, ví dụ:",
                EXAMPLE,
                "Định kỳ thì ghi hạn: ngày 15 hằng tháng; thứ Sáu hằng tuần; ngày 25 tháng cuối hằng quý.",
                f"Sửa: ghi số ở đầu dòng (2. …). Xóa: “xóa 2”. Bỏ tất cả: “không”.{_KEEP}",
            ]
        )

    def bad_duty(self, line: str, field: str, what: str) -> str:
        """Asked again, with what was not understood; nothing of the message was taken over."""
        why = {
            "text": "thiếu nội dung nhiệm vụ, hoặc nội dung quá dài",
            "units": f"không có đơn vị {shortened(what, 100)} (danh sách mã: /donvi)",
            "due": f"chưa rõ thời hạn “{shortened(what, 100)}”",
            "number": "không có nhiệm vụ mang số này",
            "many": "quá nhiều nhiệm vụ cho một văn bản",
        }[field]
        return f"Chưa ghi nhận: {why}.\nDòng: {shortened(line, 200)}\nMời nhắn lại, ví dụ: {EXAMPLE}.{_KEEP}"

    def ask_end_series(self, directive: Directive, duties: Sequence[Duty], units: int) -> str:
        """The one question before recurring duties are ended."""
        lines = [f"🔚 Kết thúc nhiệm vụ định kỳ: {self._duties_of(directive)}"]
        lines += [f"{d.number}. {shortened(d.text)} ({self.recurrence(d.repeats)})" for d in duties if d.repeats]
        ask = (
            f"Không mở thêm kỳ mới cho {units} đơn vị; kỳ chưa đến hạn không phải thực hiện nữa, "
            f"kỳ đã quá hạn vẫn phải hoàn thành. {self.You} đồng ý?"
        )
        return "\n".join([*lines, ask])

    def series_ended(self, directive: Directive, finished: int, late: int) -> str:
        """It was done."""
        left = f" Còn {late} kỳ quá hạn phải hoàn thành." if late else ""
        return (
            f"🔚 Đã kết thúc nhiệm vụ định kỳ: {self._duties_of(directive)}\n"
            f"{finished} đơn vị không còn việc nào của văn bản này; các đơn vị đang được báo.{left}"
        )

    def series_over(self, matter: Matter, numbers: Sequence[int]) -> str:
        """To a head."""
        book = matter.duties
        lines = [
            f"🔚 KẾT THÚC ĐỊNH KỲ: văn bản số {matter.directive.number_for_people}",
            subject_line(matter.directive),
            "",
        ]
        lines += [self.duty(matter, number) for number in numbers]
        lines.append("Từ nay không mở kỳ mới; kỳ chưa đến hạn không phải thực hiện nữa.")
        if book and book.open and not matter.assignment.is_settled:
            lines += ["Còn phải hoàn thành:", *self._open_duties(book)]
        return "\n".join([*lines, self.thanks()])

    def coming_periods(self, duty: Duty, periods: Sequence[Period]) -> str:
        """In the preview: when the next periods end."""
        ends = ", ".join(self.deadline(period.due) for period in periods)
        return f"Nhiệm vụ {duty.number}, các kỳ tới: {ends}"

    def _duties_of(self, directive: Directive) -> str:
        return f"văn bản số {directive.number_for_people} ({directive.handle})\n{subject_line(directive)}"


def _percent(share: Share) -> str:
    return f", đã báo cáo {share.percent}%" if share.percent is not None else ""


def _bounded(lines: Sequence[str], room: int) -> str:
    return bounded(lines, room, lambda n: f"… và {n} dòng khác, xem trong văn bản.")

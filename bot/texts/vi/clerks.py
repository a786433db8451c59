"""What clerks and admins read about directives: drafts, lists, the call sheet."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.drafts import DraftState, DraftView, Lack
from bot.core.matter import Matter
from bot.core.model import Addressee, Directive, Person, Status, Unit, Urgency
from bot.core.summary import Counts
from bot.texts.common import CODES, LISTED, beside_buttons, named, received_of, shortened
from bot.texts.vi.duties import DutyWords
from bot.texts.vi.voice import NO_HEAD, about, out_of_reach, partial_date, subject_line

_KINDS = {
    "CV": "Công văn",
    "CT": "Chỉ thị",
    "TB": "Thông báo",
    "KH": "Kế hoạch",
    "QĐ": "Quyết định",
    "CĐ": "Công điện",
    "NQ": "Nghị quyết",
    "HD": "Hướng dẫn",
    "GM": "Giấy mời",
    "BC": "Báo cáo",
    "TTr": "Tờ trình",
    "CTr": "Chương trình",
    "PA": "Phương án",
}
URGENCIES = {
    Urgency.THUONG: "thường",
    Urgency.KHAN: "khẩn",
    Urgency.THUONG_KHAN: "thượng khẩn",
    Urgency.HOA_TOC: "hỏa tốc",
}


class ClerkWords(DutyWords):
    """About directives before and after they are issued, for those who look after them."""

    # A draft

    def draft(self, view: DraftView) -> str:
        """A draft as it stands, above its buttons."""
        draft = view.draft
        kind = _KINDS.get(draft.kind or "", draft.kind or "")
        when = partial_date(draft.dated)
        lines = [
            f"📋 BẢN NHÁP {draft.id}: {_numbered(view)}",
            about(shortened(draft.subject)) if draft.subject else "Trích yếu: chưa có",
            "",
            *([f"Loại, ngày: {', '.join(part for part in (kind, when) if part)}"] if kind or when else []),
            f"Độ khẩn: {URGENCIES[draft.urgency]}",
            f"Thời hạn: {self.deadline(draft.due)}{' (đã qua)' if view.due_has_passed else ''}",
            f"Nơi nhận: {_to_whom(view)}",
        ]
        lines += [self.drafted_duties(draft.duties)] if draft.duties else []
        if draft.unmatched:
            lines.append(f"Chưa rõ là đơn vị nào: {shortened('; '.join(draft.unmatched), 600)}")
        if view.unreachable:
            lines.append(f"Chưa liên lạc được: {_unreached(view.unreachable)}.")
        if view.same_number:
            lines.append(f"Lưu ý: đã phát hành văn bản cùng số này ({', '.join(view.same_number)}).")
        return "\n".join([*lines, "", self.draft_now(view)])

    def draft_now(self, view: DraftView) -> str:
        """How the draft stands, and what to do."""
        draft = view.draft
        if draft.state is DraftState.ISSUED:
            return f"Đã phát hành lúc {self.moment(draft.changed_at)}, mã theo dõi {view.issued_as}. Tình hình: /vanban"
        if draft.state is DraftState.DROPPED:
            return f"Đã bỏ bản nháp lúc {self.moment(draft.changed_at)}; chưa gửi cho đơn vị nào."
        if view.lacks:
            return f"Chưa phát hành được: {_lacking(view)}. Đề nghị chọn ✏️ Sửa để bổ sung."
        if draft.issue_at:
            return f"Sẽ tự phát hành lúc {self.moment(draft.issue_at)}. Chọn 📤 Phát hành để gửi ngay."
        return "Chưa gửi cho đơn vị nào. Đề nghị kiểm tra, rồi chọn 📤 Phát hành."

    def not_issued(self, view: DraftView) -> str:
        """Issuing was asked for, and something is missing."""
        return f"{self._which_draft(view)}\n{self.draft_now(view)}"

    def already_decided(self, view: DraftView) -> str:
        """Pressed twice, or on an old button."""
        return f"{self._which_draft(view)}\n{self.draft_now(view)}"

    def _which_draft(self, view: DraftView) -> str:
        draft = view.draft
        subject = f"\n{about(shortened(draft.subject))}" if draft.subject else ""
        return f"📋 Bản nháp {draft.id}: {_numbered(view)}{subject}"

    def draft_issued(self, view: DraftView, by: Person) -> str:
        """To whoever pressed, and to the one who handed it in."""
        total, lost = len(view.addressees), len(view.unreachable)
        lines = [
            f"📤 Đã phát hành văn bản số {view.draft.number_for_people or view.issued_as} ({view.issued_as})",
            about(shortened(view.draft.subject or "")),
            f"Người phát hành: {by.full_name}. Gửi đến {total - lost}/{total} đơn vị qua ứng dụng.",
        ]
        if lost:
            lines.append(f"Chưa liên lạc được: {_unreached(view.unreachable)}. Đề nghị gọi điện: /goidien")
        lines.append("Hệ thống sẽ theo dõi, nhắc cho đến khi các đơn vị hoàn thành. Tình hình: /vanban")
        return "\n".join(lines)

    def draft_dropped(self, view: DraftView, by: Person) -> str:
        """To whoever pressed, and to the one who handed it in."""
        return f"🗑 Đã bỏ bản nháp {view.draft.id} (người bỏ: {by.full_name}). Chưa gửi cho đơn vị nào."

    def not_issued_in_time(self, view: DraftView) -> str:
        """Its time has come, and it cannot be issued."""
        return (
            f"{self._which_draft(view)}\nĐã đến giờ hẹn nhưng chưa phát hành được. "
            "Đề nghị mở /vanban, kiểm tra bản nháp rồi phát hành hoặc hẹn giờ lại."
        )

    def draft_label(self, view: DraftView) -> str:
        """On the button that opens it."""
        return f"📋 Bản nháp {view.draft.id}"

    def no_such_draft(self) -> str:
        """A forged or very old button."""
        return "Không còn bản nháp này. Đề nghị gửi lại văn bản, hoặc xem /vanban."

    def secret(self) -> str:
        """A text that carries a secrecy mark; these words must not look like one."""
        return (
            f"Nội dung vừa gửi có dấu chỉ độ mật nên hệ thống không nhận, không lưu và không gửi đi. "
            f"Đề nghị {self.you} xóa tin này khỏi ứng dụng và chuyển văn bản theo quy định về bảo vệ bí mật nhà nước."
        )

    # Changing it

    def what_to_change(self, view: DraftView) -> str:
        """Above the fields."""
        return f"✏️ Sửa\n{self._which_draft(view)}\nMời chọn nội dung cần sửa:"

    def ask_number(self, view: DraftView) -> str:
        """What to write."""
        return (
            f"{self._which_draft(view)}\nMời nhắn số văn bản, ví dụ: 124/SNN-VP (chưa có số thì nhắn: /SNN-VP).{_KEEP}"
        )

    def ask_subject(self, view: DraftView) -> str:
        """What to write."""
        return f"{self._which_draft(view)}\nMời nhắn trích yếu, ví dụ: V/v rà soát thủ tục hành chính quý II.{_KEEP}"

    def ask_units(self, view: DraftView, units: Sequence[Unit]) -> str:
        """What to write; the codes that there are."""
        listed = [f"• {unit.code}: {unit.name}" for unit in units[:CODES]]
        more = [f"… và {len(units) - CODES} đơn vị khác: /donvi"] if len(units) > CODES else []
        return "\n".join(
            [
                self._which_draft(view),
                f"Mời nhắn mã hoặc tên đơn vị, cách nhau bằng dấu phẩy, ví dụ: {_two(units)}; hoặc “tất cả”.{_KEEP}",
                *listed,
                *more,
            ]
        )

    def ask_due(self, view: DraftView) -> str:
        """What to write."""
        return (
            f"{self._which_draft(view)}\nMời nhắn thời hạn, ví dụ: 20/04/2026 hoặc 20/04/2026 17:00; "
            f"không có thời hạn thì nhắn “không”.{_KEEP}"
        )

    def ask_urgency(self, view: DraftView) -> str:
        """What to write."""
        return f"{self._which_draft(view)}\nMời nhắn độ khẩn: {', '.join(URGENCIES.values())}.{_KEEP}"

    def ask_when(self, view: DraftView) -> str:
        """What to write."""
        ask = "Mời nhắn thời điểm phát hành, ví dụ: 20/04/2026 07:30, hoặc chỉ giờ: 07:30."
        return f"{self._which_draft(view)}\n{ask}{_KEEP}"

    def bad_number(self) -> str:
        """Asked again."""
        return f"Chưa đúng dạng số văn bản. Mời nhắn lại, ví dụ: 124/SNN-VP (chưa có số thì nhắn: /SNN-VP).{_KEEP}"

    def bad_subject(self) -> str:
        """Asked again."""
        return f"Trích yếu cần từ 5 đến 1000 ký tự. Mời nhắn lại, ví dụ: V/v rà soát thủ tục hành chính.{_KEEP}"

    def bad_units(self, unknown: Sequence[str], units: Sequence[Unit]) -> str:
        """Asked again, naming what is not known."""
        what = f"Không có đơn vị: {shortened(', '.join(unknown), 200)}." if unknown else "Chưa thấy đơn vị nào."
        return f"{what} Mời nhắn lại, ví dụ: {_two(units)}; hoặc “tất cả”. Danh sách mã: /donvi.{_KEEP}"

    def bad_due(self) -> str:
        """Asked again."""
        return f"Chưa rõ thời hạn. Mời nhắn lại, ví dụ: 20/04/2026, 20/04/2026 17:00 hoặc “không”.{_KEEP}"

    def bad_urgency(self) -> str:
        """Asked again."""
        return f"Chưa rõ độ khẩn. Mời nhắn một trong các từ: {', '.join(URGENCIES.values())}.{_KEEP}"

    def bad_when(self, now: datetime) -> str:
        """Asked again: not understood, or not ahead."""
        return (
            f"Chưa rõ thời điểm, hoặc thời điểm đã qua (bây giờ là {self.moment(now)}). "
            f"Mời nhắn lại, ví dụ: 20/04/2026 07:30, hoặc chỉ giờ: 07:30.{_KEEP}"
        )

    # Lists

    def directives(self, listed: Sequence[tuple[Directive, Counts]], drafts: Sequence[DraftView], more: int) -> str:
        """`/vanban`: a page of directives, the newest first, after the drafts that wait."""
        lines = [f"🗂 VĂN BẢN VÀ BẢN NHÁP (bản nháp: {len(drafts)})" if drafts else "🗂 VĂN BẢN ĐÃ PHÁT HÀNH"]
        for view in drafts:
            when = f"\nHẹn phát hành: {self.moment(view.draft.issue_at)}" if view.draft.issue_at else ""
            lines += ["", f"{self._which_draft(view)}{when}"]
        for directive, counts in listed:
            received, total = received_of(counts)
            done = counts.status[Status.CONFIRMED]
            lost = f", không liên lạc được {counts.unreachable}" if counts.unreachable else ""
            how = f"Tiếp nhận {received}/{total}, hoàn thành {done}/{total}{lost}"
            lines += [
                "",
                f"{directive.handle}: văn bản số {directive.number_for_people}",
                subject_line(directive),
                "🛑 Đã thu hồi"
                if directive.withdrawn_at
                else f"⏸ {how}, đang tạm dừng nhắc"
                if directive.paused_at
                else how,
            ]
        if not listed and not drafts:
            lines.append("Chưa có văn bản nào. Đề nghị gửi tệp TXT, MD hoặc dán nội dung văn bản vào đây.")
        else:
            lines += ["", f"Còn {more} văn bản cũ hơn ở trang sau." if more else "Chọn mã để xem từng đơn vị."]
        return "\n".join(lines)

    def call_sheet_list(self, groups: Sequence[Sequence[Matter]], total: int, now: datetime) -> str:
        """`/goidien`: units that no channel reaches, with what is open there and what to say; a page of them."""
        if not groups:
            none = "Hiện không có đơn vị nào phải gọi điện: mọi đơn vị còn việc đều liên lạc được qua ứng dụng."
            return f"📞 GỌI ĐIỆN\n{none}"
        doubt = " hoặc chưa rõ đã nhận" if any(group[0].in_doubt for group in groups) else ""
        lines = [f"📞 GỌI ĐIỆN: {total} đơn vị chưa liên lạc được{doubt} qua ứng dụng"]
        for group in groups:
            lines += ["", *self._to_call(group, now)]
        return "\n".join(
            [*lines, "", "Mời đơn vị kết nối: /moi. Khi đơn vị kết nối, hệ thống gửi ngay văn bản chưa hoàn thành."]
        )

    def _to_call(self, group: Sequence[Matter], now: datetime) -> list[str]:
        addressee = group[0].addressee
        post = addressee.post
        phone = (post.person.phone if post else None) or "chưa có số điện thoại"
        why = "chưa rõ đã nhận" if group[0].in_doubt else out_of_reach(addressee)
        who = f"{named(post)}, {phone} ({why})" if post else NO_HEAD
        papers = [self._paper_to_call(m) for m in group]
        return [
            f"• {beside_buttons(addressee.unit)}: {who}",
            *(f"– {paper}" for paper in papers),
            f"– Lời gọi: {self._say(group, now)}",
        ]

    def _paper_to_call(self, matter: Matter) -> str:
        d, taker = matter.directive, matter.assignment.taken_by_phone
        number = f", số {d.number_for_people}" if d.number else ""
        return f"{d.handle}{number}: {subject_line(d)}" + (f" (📞 {taker} đã nhận)" if taker else "")

    def _say(self, group: Sequence[Matter], now: datetime) -> str:
        """A sentence to say on the phone."""
        addressee = group[0].addressee
        to = f"{self.you} {named(addressee.post)}" if addressee.post else addressee.unit.name
        first = group[0]
        late = first.assignment.due_at is not None and first.assignment.due_at <= now
        due = f", thời hạn {self.deadline(first.due)}{' (đã quá hạn)' if late else ''}" if first.due else ""
        more = f" và {len(group) - 1} văn bản khác" if len(group) > 1 else ""
        ask = "triển khai và kết nối ứng dụng để nhận văn bản"
        if first.in_doubt:
            ask = "mở ứng dụng xem đã nhận được văn bản chưa, xác nhận tiếp nhận và triển khai"
        return (
            f"“Kính chào {to}. {self.organisation or 'Cơ quan'} đã ban hành văn bản số "
            f"{first.directive.number_for_people}{due}{more}. "
            f"Đề nghị đơn vị {ask}. Trân trọng cảm ơn.”"
        )


_KEEP = " Nhắn “quay lại” để giữ nguyên."


def _numbered(view: DraftView) -> str:
    return f"văn bản số {view.draft.number_for_people}" if view.draft.number else "văn bản chưa có số"


def _two(units: Sequence[Unit]) -> str:
    return ", ".join(unit.code for unit in units[:2]) or "VP, KHTC"


def _to_whom(view: DraftView) -> str:
    names = [addressee.unit.name for addressee in view.addressees]
    if not names:
        return "chưa có"
    if view.draft.everyone:
        return f"tất cả {len(names)} đơn vị"
    more = f" và {len(names) - LISTED} đơn vị khác" if len(names) > LISTED else ""
    return f"{len(names)} đơn vị: {'; '.join(names[:LISTED])}{more}"


def _unreached(addressees: Sequence[Addressee]) -> str:
    told = [_who(addressee) for addressee in addressees[:LISTED]]
    more = f" và {len(addressees) - LISTED} đơn vị khác" if len(addressees) > LISTED else ""
    return f"{len(addressees)} đơn vị – {'; '.join(told)}{more}"


def _who(addressee: Addressee) -> str:
    if addressee.post is None:
        return f"{addressee.unit.name} ({NO_HEAD})"
    return f"{addressee.unit.name} ({addressee.post.person.full_name}, {out_of_reach(addressee)})"


def _lacking(view: DraftView) -> str:
    words = {
        Lack.SUBJECT: "chưa có trích yếu",
        Lack.UNMATCHED: f"chưa rõ đơn vị nhận ({shortened('; '.join(view.draft.unmatched), 200)})",
        Lack.NOBODY: "chưa có đơn vị nhận",
        Lack.DUTIES: "; ".join(
            f"nhiệm vụ {number} nêu {codes}, không có trong nơi nhận" for number, codes in view.strangers
        ),
    }
    return ", ".join(words[lack] for lack in view.lacks)

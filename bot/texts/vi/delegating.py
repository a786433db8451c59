"""Handing a directive to somebody, standing in while a head is away, handing over a post: what each side reads."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.core.delegating import HandedOver, Handing, Line, Standing, StandingIn
from bot.core.matter import Matter
from bot.core.model import UNACKNOWLEDGED, Person, Post, Unit
from bot.texts.common import LISTED, named, shortened
from bot.texts.vi.conversation import ConversationWords
from bot.texts.vi.voice import role_name, subject_line

_OUT_OF_REACH = {
    "never_joined": "chưa tham gia hệ thống",
    "blocked": "đã chặn tin nhắn của hệ thống",
    "away": "đang vắng mặt",
}


class DelegationWords(ConversationWords):
    """About whoever acts for a head."""

    # Handing one directive to somebody

    def choose_delegate(self, matter: Matter, posts: Sequence[Post]) -> str:
        """`👥`: the people of the unit."""
        lines = ["👥 Giao người thực hiện", self.which(matter)]
        if matter.delegate:
            lines.append(f"Đang giao: {self.you} {matter.delegate.full_name}.")
        lines += [f"• {post.person.full_name} – {post.title or role_name(post.role)}" for post in posts]
        lines.append(
            f"Mời {self.you} chọn người thực hiện. Người được giao nhận nhắc việc và báo cáo; "
            f"{self.you} vẫn chịu trách nhiệm chung."
        )
        return "\n".join(lines)

    def ask_new_delegate(self, matter: Matter) -> str:
        """Somebody who is in no list yet."""
        return (
            f"👥 Mời người mới thực hiện\n{self.which(matter)}\n"
            f"Mời {self.you} nhắn họ và tên, dấu phẩy rồi chức vụ, ví dụ: “Trần Văn Bình, Chuyên viên”. "
            "Nhắn “quay lại” để thôi."
        )

    def no_name(self) -> str:
        """What came is not a name."""
        return (
            f"Chưa rõ họ tên. Mời {self.you} nhắn họ và tên, dấu phẩy rồi chức vụ, "
            "ví dụ: “Trần Văn Bình, Chuyên viên”; hoặc nhắn “quay lại” để thôi."
        )

    def handed(self, matter: Matter, to: Person, reason: str | None, next_nudge: str) -> str:
        """The head's receipt; `reason`: why whoever was chosen cannot be reached."""
        lines = ["👥 Đã giao người thực hiện", self.which(matter), f"Người thực hiện: {self.you} {to.full_name}."]
        if reason:
            lines.append(
                f"⚠️ {self.You} {to.full_name} {_OUT_OF_REACH[reason]} nên chưa nhận được văn bản; "
                f"trong lúc đó hệ thống nhắc {self.you}."
            )
        else:
            lines.append(
                f"Hệ thống đã gửi văn bản và từ nay nhắc {self.you} {to.full_name}; "
                f"mỗi tuần báo {self.you} tình hình một lần."
            )
        lines += [next_nudge, "Muốn thu lại hoặc giao người khác: chọn 👥 Giao người thực hiện, hoặc nhắn “giao việc”."]
        return "\n".join(lines)

    def not_handed(self, matter: Matter, outcome: Handing) -> str:
        """Why nothing was handed to anybody."""
        why = {
            Handing.HAS_IT: f"{self.You} này đang được giao thực hiện văn bản.",
            Handing.NOT_THERE: "Người này không còn là cấp phó hoặc chuyên viên của đơn vị. Mời chọn người khác.",
            Handing.TO_ONESELF: f"{self.You} đang trực tiếp thực hiện, không cần giao cho mình.",
        }.get(outcome, self.how_it_stands(matter))
        if outcome is Handing.NOT_NOW and matter.assignment.status in UNACKNOWLEDGED:
            why += " Mời chọn ✅ Đã tiếp nhận, hoặc nhắn “đã nhận”, rồi giao người thực hiện."
        return f"{self.which(matter)}\n{why}"

    def taken_in_hand(self, matter: Matter, former: Person | None, next_nudge: str) -> str:
        """The head's receipt for `↩️ Thu lại việc giao`."""
        who = f"Đã thu lại việc giao {self.you} {former.full_name}." if former else "Chưa giao ai thực hiện."
        return f"👥 {who}\n{self.which(matter)}\n{next_nudge}"

    def task_given(self, matter: Matter, by: str, next_nudge: str) -> str:
        """To the delegate, beside the directive's own message."""
        final = (
            "Khi xong, mời xác nhận hoàn thành."
            if matter.may_confirm
            else "Khi xong, mời báo cáo kết quả; việc xác nhận hoàn thành do thủ trưởng đơn vị thực hiện."
        )
        return "\n".join(
            [
                f"👥 GIAO THỰC HIỆN: văn bản số {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{self.You} {by} giao {self.you} thực hiện văn bản này. Thời hạn: {self.deadline(matter.due)}.",
                f"Mời {self.you} báo cáo tiến độ tại đây, ví dụ: “{matter.directive.handle} 60%, còn 2 xã”. {final}",
                next_nudge,
            ]
        )

    def task_ended(self, matter: Matter, by: str | None) -> str:
        """To somebody who is no longer the delegate."""
        who = f"{self.You} {by} đã thu lại" if by else "Đã kết thúc"
        return "\n".join(
            [
                f"👥 THÔI GIAO THỰC HIỆN: văn bản số {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                (
                    f"{who} việc giao {self.you} thực hiện văn bản này; hệ thống sẽ không nhắc {self.you} nữa. "
                    f"{self.thanks()}"
                ),
            ]
        )

    def for_the_head(self, matter: Matter) -> str:
        """A delegate wants what only the head may."""
        post = matter.addressee.post
        whose = f"{self.you} {named(post)}" if post else "thủ trưởng đơn vị"
        return (
            f"{self.which(matter)}\nViệc này do {whose} quyết định. Mời {self.you} báo cáo tại đây, "
            "ví dụ: “100%, đã xong”; thủ trưởng được báo ngay để xác nhận."
        )

    def new_delegate(self, post: Post, by: str) -> str:
        """To the clerk: a head has added somebody."""
        return "\n".join(
            [
                f"🔗 Thêm người: {named(post)}, {post.unit.name}",
                f"{self.You} {by} giao việc cho người chưa có trong danh sách và đã nhận mã mời để chuyển.",
                "Không đúng thì chọn ↩️ Hủy việc thêm người: người này bị xóa khỏi danh sách, mã mời hết hiệu lực.",
            ]
        )

    def post_undone(self, person: Person, *, fresh: bool) -> str:
        """The clerk has undone it."""
        done = "Đã hủy việc thêm" if fresh else "Trước đó đã hủy việc thêm"
        return f"{done} {person.full_name}; việc đã giao trở lại thủ trưởng đơn vị, thủ trưởng được báo."

    # What the head hears about it

    def delegate_lost(self, matter: Matter, who: Person, reason: str) -> str:
        """Whoever has it cannot be reached any more, or has left."""
        why = _OUT_OF_REACH.get(reason, "không còn công tác tại đơn vị")
        return "\n".join(
            [
                f"👥 CẦN GIAO NGƯỜI KHÁC THỰC HIỆN: văn bản số {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{self.You} {who.full_name} {why}. Từ nay hệ thống nhắc {self.you}; mời giao người khác thực hiện.",
            ]
        )

    def delegate_silent(self, matter: Matter, who: Person) -> str:
        """Told together with the first rung of the ladder."""
        return "\n".join(
            [
                f"👥 NGƯỜI THỰC HIỆN CHẬM PHẢN HỒI: văn bản số {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                (
                    f"{self.You} {who.full_name} chưa phản hồi sau {matter.assignment.nudges_since_sign} lần nhắc; "
                    "hệ thống báo cấp phó và văn thư theo quy định."
                ),
                f"Đề nghị {self.you} chỉ đạo, hoặc giao người khác thực hiện.",
            ]
        )

    def delegate_done(self, matter: Matter, who: Person, text: str) -> str:
        """The delegate says that all of it is done."""
        return "\n".join(
            [
                f"👥 NGƯỜI THỰC HIỆN BÁO XONG: văn bản số {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{self.You} {who.full_name} báo đã xong: {shortened(text, 300)}",
                f"Đề nghị {self.you} xem và xác nhận hoàn thành.",
            ]
        )

    def delegate_stuck(self, matter: Matter, who: Person, text: str) -> str:
        """The delegate has named an obstacle; the clerk knows."""
        return "\n".join(
            [
                f"⚠️ NGƯỜI THỰC HIỆN GẶP VƯỚNG MẮC: văn bản số {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{self.You} {who.full_name} báo cáo: {shortened(text, 300) or '(có tệp gửi kèm)'}",
                "Vướng mắc đã được chuyển văn thư; hệ thống tạm dừng nhắc.",
            ]
        )

    def weekly_line(self, lines: Sequence[Line]) -> str:
        """Once a week: what those have reported to whom a head has handed something."""
        told = [f"• {self._reported_by(line)}" for line in lines[:LISTED]]
        more = [f"… và {len(lines) - LISTED} văn bản khác: /viec"] if len(lines) > LISTED else []
        return "\n".join(["👥 TÌNH HÌNH VIỆC ĐÃ GIAO", "", *told, *more, "", "Mời xem chi tiết, giao lại: /viec"])

    def _reported_by(self, line: Line) -> str:
        matter = line.matter
        which = f"{matter.directive.handle} (văn bản số {matter.directive.number_for_people})"
        if line.report is None:
            nudged = f", đã nhắc {matter.assignment.nudges} lần" if matter.assignment.nudges else ""
            return f"{which}: {line.who.full_name} chưa báo cáo{nudged}."
        percent = f" {line.report.percent}%" if line.report.percent is not None else ""
        said = f": {shortened(line.report.text, 120)}" if line.report.text else ""
        return f"{which}: {line.who.full_name} báo cáo{percent} lúc {self.short_moment(line.report.at)}{said}"

    # Standing in

    def standing_list(
        self, listed: Sequence[StandingIn], tasks: Sequence[tuple[Matter, Person]], *, may_name: bool
    ) -> str:
        """`/uyquyen`."""
        lines = ["👥 ỦY QUYỀN"]
        lines += [f"• {one.unit.name}: {self._stands_in(one)}" for one in listed[:LISTED]]
        if not listed:
            lines.append("Chưa có ủy quyền nào khi thủ trưởng vắng mặt.")
        lines += ["", "Việc đang giao từng văn bản:"] if tasks else []
        lines += [f"• {m.directive.handle} ({m.addressee.unit.name}): {who.full_name}" for m, who in tasks[:LISTED]]
        hidden = max(len(listed) - LISTED, 0) + max(len(tasks) - LISTED, 0)
        lines += [f"… và {hidden} mục khác."] if hidden else []
        lines += ["", "Ủy quyền cho đơn vị khác: nhắn /uyquyen rồi mã đơn vị. Tra mã: /donvi"] if may_name else []
        return "\n".join(lines)

    def _stands_in(self, one: StandingIn) -> str:
        return f"{one.to.full_name} thay {one.head.full_name}, {self.days(one.from_on, one.to_on)}"

    def days(self, from_on: date, to_on: date | None) -> str:
        """`từ 01/08/2026 đến hết 10/08/2026`; `to_on` is the first day on which it no longer holds."""
        until = f" đến hết {to_on - timedelta(days=1):%d/%m/%Y}" if to_on else ""
        return f"từ {from_on:%d/%m/%Y}{until}"

    def choose_stand_in(self, unit: Unit, head: Person, posts: Sequence[Post]) -> str:
        """Who is to act for the head."""
        lines = [f"👥 Ủy quyền khi {self.you} {head.full_name} vắng mặt ({unit.name})"]
        lines += [f"• {post.person.full_name} – {post.title or role_name(post.role)}" for post in posts]
        lines.append("Mời chọn người được ủy quyền.")
        return "\n".join(lines)

    def nobody_to_name(self, unit: Unit) -> str:
        """The unit has neither deputies nor officers."""
        return f"{unit.name} chưa có cấp phó hoặc chuyên viên trong danh sách. Đề nghị liên hệ {self.ask_whom()}."

    def ask_days(self, person: Person) -> str:
        """From when to when."""
        return (
            f"👥 Ủy quyền cho {self.you} {person.full_name}\n"
            "Mời nhắn từ ngày – đến hết ngày, ví dụ: 01/08/2026 - 10/08/2026. Nhắn “quay lại” để thôi."
        )

    def ask_last_day(self, person: Person, from_on: date) -> str:
        """The first day has come, the last has not."""
        return (
            f"👥 Ủy quyền cho {self.you} {person.full_name} từ {from_on:%d/%m/%Y}\n"
            "Đến hết ngày nào? Mời nhắn ngày, ví dụ: 10/08/2026."
        )

    def not_standing(self, outcome: Standing, unit: Unit, other: StandingIn | None) -> str:
        """Why nobody was authorised."""
        why = {
            Standing.NO_HEAD: "chưa có thủ trưởng trong danh sách.",
            Standing.NOT_THERE: "người được chọn không còn là cấp phó hoặc chuyên viên của đơn vị.",
            Standing.PAST: "thời gian đã qua. Mời nhắn lại từ ngày – đến hết ngày.",
            Standing.BACKWARDS: "ngày kết thúc phải từ ngày bắt đầu trở đi. Mời nhắn lại từ ngày – đến hết ngày.",
            Standing.TOO_LONG: "thời gian ủy quyền dài hơn một năm. Mời nhắn lại từ ngày – đến hết ngày.",
            Standing.OVERLAPS: f"trùng ủy quyền đã có ({self._stands_in(other) if other else ''}). "
            "Mời kết thúc ủy quyền đó trước: /uyquyen",
        }[outcome]
        return f"Chưa ủy quyền được. {unit.name}: {why}"

    def standing_made(self, one: StandingIn) -> str:
        """The receipt."""
        return "\n".join(
            [
                "👥 Đã ghi nhận ủy quyền",
                f"{one.unit.name}: {self._stands_in(one)}.",
                (
                    f"Trong thời gian này, văn bản và tin nhắc được gửi đến {self.you} {one.to.full_name}; "
                    "hết hạn, hệ thống gửi lại cho thủ trưởng. Kết thúc sớm: /uyquyen"
                ),
            ]
        )

    def you_stand_in(self, one: StandingIn, *, deputy: bool) -> str:
        """To whoever is to stand in."""
        may = (
            "xác nhận, báo cáo như thủ trưởng"
            if deputy
            else "báo cáo; việc xác nhận hoàn thành do thủ trưởng thực hiện"
        )
        return "\n".join(
            [
                f"👥 ỦY QUYỀN: {self.days(one.from_on, one.to_on)}",
                f"{self.You} thay {self.you} {one.head.full_name} ({one.unit.name}) nhận văn bản, nhắc việc và {may}.",
                "Việc đang thực hiện được gửi khi bắt đầu thời gian ủy quyền.",
            ]
        )

    def head_is_told(self, one: StandingIn, by: str) -> str:
        """To the head, or the clerk, where somebody else has written it down."""
        days = self.days(one.from_on, one.to_on)
        return f"👥 ỦY QUYỀN: {days}\n{one.unit.name}: {self._stands_in(one)}. Người nhập: {by}."

    def standing_begins(self, one: StandingIn, matters: Sequence[Matter]) -> str:
        """To whoever stands in, on the first day: what is open."""
        begins = f"Từ hôm nay {self.you} thay {self.you} {one.head.full_name} ({one.unit.name})"
        return self._with_list(f"👥 ỦY QUYỀN: {self.days(one.from_on, one.to_on)}", f"{begins}.", matters)

    def standing_over(self, one: StandingIn, matters: Sequence[Matter]) -> str:
        """To the head, once it is over: what is open."""
        return self._with_list(
            f"👥 HẾT ỦY QUYỀN: {one.unit.name}",
            f"Thời gian {self.you} {one.to.full_name} làm thay đã kết thúc; "
            f"từ nay văn bản và tin nhắc được gửi đến {self.you}.",
            matters,
        )

    def you_stood_in(self, one: StandingIn) -> str:
        """To whoever stood in."""
        return (
            f"👥 HẾT ỦY QUYỀN: {one.unit.name}\nThời gian {self.you} thay {self.you} {one.head.full_name} đã kết thúc; "
            f"từ nay văn bản và tin nhắc được gửi đến thủ trưởng đơn vị. {self.thanks()}"
        )

    def standing_ended_already(self) -> str:
        """Pressed twice, or too late."""
        return "Ủy quyền này đã kết thúc. Xem: /uyquyen"

    def left_as_it_is(self) -> str:
        """They did not want to after all."""
        return "Không có gì thay đổi."

    # Handing over a post

    def handover_to_new(self, over: HandedOver) -> str:
        """To the new head: what is open, the worst first."""
        former = f" từ {self.you} {over.former.full_name}" if over.former else ""
        return self._with_list(
            f"👥 BÀN GIAO: {len(over.matters)} văn bản đang thực hiện",
            f"{self.You} tiếp nhận các văn bản của {over.unit.name}{former}.",
            over.matters,
        )

    def handover_from_former(self, over: HandedOver) -> str:
        """To the former head: what was handed over, and to whom."""
        to = f"{self.you} {over.to.full_name}" if over.to else "đơn vị (chưa có người phụ trách)"
        return self._with_list(
            f"👥 BÀN GIAO: {len(over.matters)} văn bản đã chuyển",
            f"Các văn bản của {over.unit.name} đã được bàn giao cho {to}; hệ thống không nhắc {self.you} nữa. "
            f"{self.thanks()}",
            over.matters,
        )

    def _with_list(self, title: str, what: str, matters: Sequence[Matter]) -> str:
        lines = [title, what, *(f"• {self._handed_line(matter)}" for matter in matters[:LISTED])]
        if len(matters) > LISTED:
            lines.append(f"… và {len(matters) - LISTED} văn bản khác: /viec")
        if not matters:
            lines.append("Hiện không có văn bản nào đang thực hiện.")
        return "\n".join(lines)

    def _handed_line(self, matter: Matter) -> str:
        a, number = matter.assignment, matter.directive.number_for_people
        parts = [f"thời hạn {self.deadline(matter.due)}" if matter.due else "không thời hạn"]
        if a.percent is not None:
            parts.append(f"tiến độ {a.percent}%")
        if matter.delegate:
            parts.append(f"đang giao {matter.delegate.full_name}")
        if a.extension == "asked":
            parts.append("đang xin gia hạn")
        if a.obstacle is not None:
            parts.append("đang vướng mắc")
        state = "chưa tiếp nhận" if a.acknowledged_at is None else "đã tiếp nhận"
        what = shortened(matter.directive.subject, 80)
        return f"{matter.directive.handle}: văn bản số {number}, {what} – {state}, {', '.join(parts)}"

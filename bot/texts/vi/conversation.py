"""What the bot answers to people who said something."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.matter import Matter
from bot.core.model import ANSWERING, UNACKNOWLEDGED, Evidence, ExtensionState, Person, Post, Status
from bot.texts.common import channel_name, named, shortened
from bot.texts.vi.duties import DutyWords
from bot.texts.vi.voice import role_name, subject_line


class ConversationWords(DutyWords):
    """Answers. Each ends with what happens now, or what to do."""

    # Joining

    def greeting(self, person: Person, posts: Sequence[Post], open_count: int) -> str:
        """To somebody who has just joined, or says /start again."""
        lines = [f"Kính chào {self.you} {person.full_name}."]
        lines += [f"{post.title or role_name(post.role)}, {post.unit.name}" for post in posts]
        lines.append("")
        whose = f" của {self.organisation}" if self.organisation else ""
        lines.append(f"Đây là kênh nhận và theo dõi văn bản chỉ đạo{whose}.")
        if open_count:
            lines.append(f"{self.You} đang có {open_count} văn bản cần xử lý, mời xem ngay sau đây.")
        else:
            lines.append("Hiện chưa có văn bản nào cần xử lý; khi có, hệ thống sẽ gửi ngay.")
        if not self.can.buttons:
            lines.append("Trả lời bằng số của lựa chọn (ví dụ: 1, hoặc VB1 1) hoặc bằng lời.")
        lines.append("Hướng dẫn: /trogiup")
        return "\n".join(lines)

    def still_known(self, person: Person, posts: Sequence[Post], open_count: int) -> str:
        """To somebody who had joined before."""
        unit = f", {posts[0].unit.name}" if posts else ""
        what = f"Đang có {open_count} văn bản cần xử lý: /viec" if open_count else "Hiện chưa có văn bản nào cần xử lý."
        return f"Kính chào {self.you} {person.full_name}{unit}. Tài khoản này đã được kết nối.\n{what}"

    def code_kept(self, channels: Sequence[str]) -> str:
        """Below `still_known`: the code that was sent serves nothing here."""
        names = " hoặc ".join(map(channel_name, channels))
        return f"Mã vừa gửi chưa dùng đến: để kết nối thêm {names}, mời nhắn mã này cho bot trên {names}."

    def wrong_code(self) -> str:
        """No such code."""
        return (
            "Mã mời không đúng. Đề nghị kiểm tra lại từng ký tự trong mã được cấp, "
            f"hoặc liên hệ {self.ask_whom()} để được cấp lại."
        )

    def used_code(self) -> str:
        """The code is spent."""
        return f"Mã mời này đã được sử dụng. Nếu cần kết nối lại, đề nghị liên hệ {self.ask_whom()} để nhận mã mới."

    def expired_code(self) -> str:
        """The code's time is over."""
        return f"Mã mời này đã hết hạn. Đề nghị liên hệ {self.ask_whom()} để nhận mã mới."

    def someone_elses_code(self) -> str:
        """The account belongs to another person, whatever proof it brings for this one."""
        return (
            "Tài khoản này đã được kết nối với một người khác, nên không dùng được mã mời hoặc số điện thoại này. "
            f"Đề nghị dùng đúng tài khoản của mình, hoặc liên hệ {self.ask_whom()}."
        )

    def too_many_tries(self) -> str:
        """Guessing is slowed down."""
        return f"Đã nhập sai mã nhiều lần. Đề nghị thử lại sau một giờ, hoặc liên hệ {self.ask_whom()}."

    def stranger(self, *, may_share_phone: bool = False) -> str:
        """To an account that we do not know."""
        phone = "Nếu chưa có mã, mời bấm nút bên dưới để chia sẻ số điện thoại đã đăng ký với cơ quan, hoặc"
        return (
            "Tài khoản này chưa được kết nối với hệ thống. "
            "Nếu đã có mã mời, đề nghị nhắn mã đó vào đây. "
            f"{phone if may_share_phone else 'Nếu chưa có, đề nghị'} liên hệ {self.ask_whom()}."
        )

    def unknown_phone(self) -> str:
        """The number that somebody shared stands in no list, or is no longer anybody's in office."""
        return (
            "Số điện thoại này chưa có trong danh sách của cơ quan. "
            f"Đề nghị liên hệ {self.ask_whom()} để được bổ sung hoặc cấp mã mời."
        )

    def only_in_private(self) -> str:
        """In a group, before the bot leaves it."""
        return (
            "Kính chào quý vị. Hệ thống chỉ gửi, nhận văn bản trong cuộc trò chuyện riêng với từng người, "
            f"nên xin phép rời nhóm này. Cần hỗ trợ, xin liên hệ {self.ask_whom()}."
        )

    def guessing_alarm(self, count: int) -> str:
        """To the admins."""
        return (
            f"Cảnh báo: đã có {count} lượt nhập sai mã mời trong một giờ qua. "
            "Có thể có người đang dò mã; các tài khoản nhập sai nhiều lần đã bị tạm khóa một giờ."
        )

    def account_taken_over(self) -> str:
        """To the former account of somebody: a newer one takes over."""
        return (
            f"Tài khoản nhận văn bản của {self.you} vừa được chuyển sang một tài khoản khác. "
            f"Nếu không phải do {self.you} thực hiện, đề nghị báo ngay cho {self.ask_whom()}."
        )

    # Acts

    def acknowledged(self, matter: Matter, next_nudge: str) -> str:
        """The receipt."""
        return "\n".join(
            [
                "✅ Đã ghi nhận việc tiếp nhận",
                self.which(matter),
                self._and_then(matter, next_nudge),
            ]
        )

    def _and_then(self, matter: Matter, next_nudge: str) -> str:
        if matter.receipt_is_enough:
            return f"Văn bản này chỉ cần xác nhận tiếp nhận.\n{next_nudge} {self.thanks()}"
        return f"Đề nghị {self.you} chỉ đạo thực hiện và báo cáo tiến độ khi có kết quả.\n{next_nudge}"

    def reported(
        self, matter: Matter, text: str, percent: int | None, files: int, next_nudge: str, duty: int | None = None
    ) -> str:
        """The receipt; it says what was understood."""
        lines = ["📝 Đã ghi nhận tiến độ", self.which(matter)]
        lines += [self.duty(matter, duty)] if duty else []
        if percent is not None:
            lines.append(f"Mức độ hoàn thành: {percent}%.")
        if text:
            lines.append(f"Nội dung: {shortened(text, 300)}")
        if files:
            lines.append(f"Minh chứng kèm theo: {files} tệp.")
        if percent == 100:
            done = "Nếu đã xong, đề nghị chọn 🏁 Xác nhận hoàn thành, hoặc nhắn “xong”."
            lines.append(done if matter.may_confirm else "Thủ trưởng đơn vị được báo để xác nhận hoàn thành.")
        lines.append(next_nudge)
        return "\n".join(lines)

    def reported_after_the_end(self, matter: Matter) -> str:
        """Kept although the assignment is settled."""
        return (
            f"📝 Đã ghi nhận tiến độ\n{self.which(matter)}\nNội dung bổ sung đã được lưu. {self.how_it_stands(matter)}"
        )

    def obstacle_noted(self, matter: Matter, told: Sequence[Person], next_nudge: str) -> str:
        """The receipt."""
        names = ", ".join(f"{self.you} {person.full_name}" for person in told)
        passed_on = f"Đã chuyển đến {names}." if told else f"Đề nghị trao đổi thêm với {self.ask_whom()}."
        return "\n".join(["⚠️ Đã ghi nhận vướng mắc", self.which(matter), passed_on, next_nudge])

    def confirmed(self, matter: Matter) -> str:
        """The receipt."""
        return "\n".join(
            [
                "🏁 Đã ghi nhận hoàn thành",
                self.which(matter),
                "Nếu xác nhận nhầm, mời nhắn “mở lại” trong 24 giờ.",
                "Kết quả đang chờ lãnh đạo chấp nhận; hệ thống sẽ báo ngay khi có ý kiến."
                if matter.waits_for_acceptance
                else f"Hệ thống sẽ không nhắc thêm về văn bản này. {self.thanks()}",
            ]
        )

    def ask_report(self, matter: Matter) -> str:
        """What to write."""
        return (
            f"📝 Báo cáo tiến độ\n{self.which(matter)}\n"
            f"Mời {self.you} nhắn nội dung, ví dụ: “60%, đã rà soát xong 8/12 xã”. Có thể gửi kèm {self._files()}."
        )

    def ask_obstacle(self, matter: Matter) -> str:
        """What to write."""
        return f"⚠️ Vướng mắc\n{self.which(matter)}\nMời {self.you} nhắn nội dung vướng mắc và đề xuất hướng tháo gỡ."

    def ask_confirmation(self, matter: Matter, evidence: Evidence = Evidence.OPTIONAL) -> str:
        """The one question."""
        return (
            f"🏁 Xác nhận hoàn thành\n{self.which(matter)}\n"
            f"{self.You} xác nhận đơn vị đã hoàn thành nhiệm vụ được giao tại văn bản này?{self._asks_proof(evidence)}"
        )

    def result_attached(self, matter: Matter, text: str, files: int) -> str:
        """The result is kept; the confirmation itself is still to come."""
        what = shortened(text, 120) if text else f"{files} tệp"
        return f"📎 Đã kèm kết quả: {what}\n{self.which(matter)}\nĐề nghị chọn ✔️ Đồng ý để xác nhận hoàn thành."

    def not_confirmed(self, matter: Matter) -> str:
        """They went back."""
        return f"Chưa xác nhận hoàn thành.\n{self.which(matter)}\n{self.how_it_stands(matter)}"

    def already(self, matter: Matter) -> str:
        """Pressed twice, late, or on an old button: how things stand."""
        return f"{self.which(matter)}\n{self.how_it_stands(matter)}"

    def how_it_stands(self, matter: Matter) -> str:
        """One sentence on the state, beginning with a capital letter."""
        a = matter.assignment
        if a.status is Status.WITHDRAWN:
            return "Văn bản đã được thu hồi, đơn vị không phải thực hiện."
        if a.status is Status.CONFIRMED and a.confirmed_at:
            waits = " Kết quả đang chờ lãnh đạo chấp nhận." if matter.waits_for_acceptance else ""
            return f"Đã xác nhận hoàn thành lúc {self.moment(a.confirmed_at)} ({matter.confirmed_by}).{waits}"
        if a.status is Status.DECLINED:
            return "Đơn vị đã đề nghị chuyển nhiệm vụ, đang chờ quyết định."
        if a.status in UNACKNOWLEDGED:
            return "Đơn vị chưa xác nhận tiếp nhận."
        if a.acknowledged_at:
            percent = f"; tiến độ {a.percent}%" if a.percent is not None else ""
            given = f" Đang giao: {matter.delegate.full_name}." if matter.delegate else ""
            return f"Đã tiếp nhận lúc {self.moment(a.acknowledged_at)} ({self._taker(matter)}){percent}.{given}"
        return ""

    def which(self, matter: Matter) -> str:
        """Number and subject, as every message about a directive names them."""
        number = matter.directive.number_for_people
        return f"Văn bản số {number} ({matter.directive.handle})\n{subject_line(matter.directive)}"

    def not_the_head(self) -> str:
        """Somebody else's button: it tells nothing."""
        return (
            f"Rất tiếc, nội dung này không thuộc phạm vi xử lý của {self.you}. "
            f"Cần hỗ trợ, xin liên hệ {self.ask_whom()}."
        )

    # Finding out what is meant

    def which_one(self, matters: Sequence[Matter]) -> str:
        """Several directives are open."""
        lines = [f"{self.You} đang có nhiều văn bản cần xử lý. Nội dung vừa gửi thuộc văn bản nào?"]
        lines += [self.line(matter) for matter in matters]
        reply = "trả lời trực tiếp tin nhắn của văn bản đó, hoặc " if self.can.replies else ""
        lines.append(f"Mời chọn, hoặc {reply}ghi mã ở đầu, ví dụ: {matters[0].directive.handle} 60%.")
        return "\n".join(lines)

    def and_others(self, count: int) -> str:
        """Below a choice of several, where there are more than fit."""
        reply = "trả lời trực tiếp tin nhắn của văn bản, hoặc " if self.can.replies else ""
        return f"Còn {count} văn bản khác không nêu ở đây: {reply}ghi mã ở đầu."

    def line(self, matter: Matter) -> str:
        """In a list of several."""
        number = matter.directive.number_for_people
        return f"• {matter.directive.handle}: văn bản số {number}, {shortened(matter.directive.subject)}"

    def unknown_number(self, matter: Matter) -> str:
        """A number that is not in the menu."""
        return f"Không có lựa chọn này.\n{self.which(matter)}\nMời chọn lại:"

    def nothing_open(self) -> str:
        """There is nothing that it could be about."""
        return f"Hiện {self.you} không có văn bản nào cần xử lý. Cần hỗ trợ, xin liên hệ {self.ask_whom()}."

    def not_understood(self) -> str:
        """Unknown, or not for this person's roles."""
        return f"Hệ thống chưa hiểu yêu cầu này. Mời xem /trogiup, hoặc liên hệ {self.ask_whom()}."

    def nothing_to_read(self) -> str:
        """A file, or a sticker, on a channel that hands over neither."""
        return (
            "Không đọc được nội dung vừa gửi, vì kênh này không chuyển được tệp và nhãn dán. "
            f"Mời {self.you} nhắn bằng chữ, hoặc gửi ảnh chụp."
        )

    def no_such_directive(self, handle: str) -> str:
        """A handle or number that this person has nothing to do with."""
        return (
            f"Không có văn bản {shortened(handle, 40)} trong danh sách của {self.you}. "
            f"Mời xem /trogiup, hoặc liên hệ {self.ask_whom()}."
        )

    def trouble(self) -> str:
        """Something went wrong on our side."""
        return (
            "Xin lỗi, hệ thống gặp trục trặc nên chưa ghi nhận được nội dung vừa gửi. "
            f"Đề nghị gửi lại, hoặc liên hệ {self.ask_whom()}."
        )

    # The language

    def which_language(self) -> str:
        """`/ngonngu`: above the choices."""
        return "🌐 NGÔN NGỮ\nNgôn ngữ đang dùng: Tiếng Việt. Mời chọn:"

    def language_chosen(self) -> str:
        """In the new language, at once."""
        return "🌐 Từ nay tin nhắn gửi đến bằng Tiếng Việt. Nội dung văn bản giữ nguyên như khi ban hành."

    # Lists

    def tasks(self, matters: Sequence[Matter], now: datetime, total: int | None = None) -> str:
        """`/viec`, the worst first; `total` where these are only a page of them."""
        lines = [f"🗂 Văn bản cần xử lý: {len(matters) if total is None else total}"]
        lines += [f"\n{self._task(matter, now)}" for matter in matters]
        example = matters[0].directive.handle
        lines.append(f"\nMời chọn văn bản, hoặc nhắn mã kèm câu trả lời, ví dụ: {example} 60%.")
        return "\n".join(lines)

    def _task(self, matter: Matter, now: datetime) -> str:
        days = self._late(matter, now)
        late = f", quá hạn {days} ngày" if days else ""
        told = (
            f"{matter.directive.handle}: văn bản số {matter.directive.number_for_people}\n"
            f"{subject_line(matter.directive)}\n"
            f"{matter.addressee.unit.name}. Thời hạn: {self.deadline(matter.due)}{late}. {self.how_it_stands(matter)}"
        )
        return "\n".join([told, *self._still_open(matter)])

    def task(self, matter: Matter) -> str:
        """One of them, with its buttons."""
        return "\n".join(
            [
                f"{self.which(matter)}\nThời hạn: {self.deadline(matter.due)}. {self.how_it_stands(matter)}",
                *self._still_open(matter),
            ]
        )

    def _still_open(self, matter: Matter) -> list[str]:
        """What it waits for, and its duties that are open, where it has any."""
        if matter.assignment.is_settled:
            return []
        asked = matter.assignment.extension is ExtensionState.ASKED
        waits = ["Đang xin gia hạn, chờ quyết định; hệ thống tạm dừng nhắc."] if asked else []
        return [*waits, *(self._open_duties(matter.duties) if matter.duties else [])]

    def open_label(self, matter: Matter) -> str:
        """On the button that opens one of the list."""
        number = matter.directive.number and shortened(matter.directive.number_for_people, 40)
        return f"{matter.directive.handle} – {number}" if number else matter.directive.handle

    def _how_to_choose(self) -> list[str]:
        if self.can.buttons:
            return []
        return ["• Chọn bằng số ghi trước lựa chọn: nhắn 1, hoặc VB1 1. Nhắn đúng chữ của lựa chọn cũng được."]

    def _how_to_report(self) -> str:
        how = "trả lời tin nhắn của văn bản, ví dụ “60%" if self.can.replies else "nhắn mã và nội dung, ví dụ “VB1 60%"
        return f"• Báo cáo: {how}, còn 2 xã”; gửi kèm {self._files()} nếu có."

    def _what_to_send(self) -> list[str]:
        if self.can.files:
            return [
                "Phát hành văn bản: gửi tệp TXT, MD hoặc dán nội dung vào đây, kiểm tra rồi chọn 📤 Phát hành.",
                "Danh sách đơn vị, người nhận: gửi tệp CSV hoặc XLSX, xem kết quả kiểm tra rồi xác nhận.",
            ]
        return [
            "Phát hành văn bản: dán nội dung vào đây, kiểm tra bản nháp rồi chọn 📤 Phát hành.",
            "Danh sách đơn vị, người nhận: kênh này không nhận tệp; đề nghị gửi tệp CSV hoặc XLSX qua kênh khác.",
        ]

    def help(self, posts: Sequence[Post], *, answers: bool, directs: bool, looks_after: bool = False) -> str:
        """Only what this person's roles can do."""
        lines = ["Hướng dẫn sử dụng"]
        lines += [f"{named(post)}, {post.unit.name}" for post in posts]
        if answers and not any(post.role in ANSWERING for post in posts):
            lines += [
                "",
                "Văn bản được giao thực hiện, hoặc nhận thay thủ trưởng:",
                self._how_to_report(),
                "• Có khó khăn: chọn ⚠️ Vướng mắc. Khi xong: báo cáo 100%, thủ trưởng được báo để xác nhận.",
                "/viec – các văn bản đang được giao",
            ]
        elif answers:
            lines += [
                "",
                "Khi nhận văn bản:",
                *self._how_to_choose(),
                "• Đã nhận: chọn ✅ Đã tiếp nhận, hoặc nhắn “đã nhận”.",
                self._how_to_report(),
                "• Có khó khăn: chọn ⚠️ Vướng mắc. Cần thêm thời gian: chọn ⏳ Xin gia hạn.",
                "• Giao cấp phó, chuyên viên: chọn 👥 Giao người thực hiện. Vắng mặt: /uyquyen.",
                "• Hoàn thành: chọn 🏁 Xác nhận hoàn thành, hoặc nhắn “xong”.",
                "• Xác nhận nhầm: chọn 🔄 Mở lại trong 24 giờ, hoặc nhắn “mở lại”.",
                "• Văn bản có nhiều nhiệm vụ: ghi số nhiệm vụ sau mã, ví dụ “VB1.2 60%”, “VB1.2 xong”.",
                "/viec – các văn bản đang cần xử lý",
            ]
        if directs:
            lines += [
                "",
                "/tonghop – tình hình thực hiện các văn bản",
                "/tonghop VB1 – chi tiết một văn bản; tại đó, chọn 📣 Đôn đốc ngay để nhắc các đơn vị",
            ]
        if looks_after:
            lines += [
                "",
                *self._what_to_send(),
                "/vanban – văn bản và bản nháp",
                "/donvi – đơn vị và cách liên lạc",
                "/moi – mời người chưa tham gia",
                "/goidien – đơn vị cần gọi điện",
                "/uyquyen – ủy quyền khi thủ trưởng vắng mặt, việc đang giao",
            ]
        lines += ["", "/ngonngu – Tiếng Việt hoặc English"]
        lines += ["", f"Cần hỗ trợ: {self.ask_whom()}."]
        return "\n".join(lines)

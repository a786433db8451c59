"""What clerks and admins read about people: recipients, invites, joinings, lists that they sent."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.core.drafts import ListState, Verdict
from bot.core.inviting import Guest, Way
from bot.core.model import Addressee, Person, Post, Unit
from bot.texts.common import ROWS, channel_name, named, shortened
from bot.texts.vi.voice import NO_HEAD, Voice, out_of_reach, role_name


class PeopleWords(Voice):
    """For those who look after recipients."""

    # Files

    def wrong_kind_of_file(self, name: str) -> str:
        """Neither a text nor a list."""
        return (
            f"Chưa đọc được tệp “{shortened(name, 60)}”: hiện chỉ đọc được văn bản dạng TXT, MD và danh sách dạng "
            "CSV, XLSX. Với DOCX hoặc PDF, đề nghị sao chép nội dung rồi dán vào đây."
        )

    def file_lost(self, name: str, most_mb: int) -> str:
        """It could not be fetched, or not be worked on."""
        return (
            f"Chưa đọc được tệp “{shortened(name, 60)}” (không tải được, hoặc lớn hơn {most_mb} MB). "
            f"Đề nghị gửi lại, hoặc liên hệ {self.ask_whom()}."
        )

    def file_on_its_way(self, name: str) -> str:
        """The channel does not give it at the moment."""
        return (
            f"Đang tải tệp “{shortened(name, 60)}”, mạng đang chậm; hệ thống sẽ thử lại và trả lời ngay khi đọc được."
        )

    def unreadable(self, why: str) -> str:
        """A file that cannot be read; `why` says what to do."""
        return why

    # Recipients and invites

    def recipients(self, addressees: Sequence[Addressee], total: int, joined: int) -> str:
        """`/donvi`: a page of units with their heads and how they are reached."""
        if not total:
            return "👥 ĐƠN VỊ\nChưa có đơn vị nào. Đề nghị gửi danh sách dạng CSV hoặc XLSX vào đây."
        lines = [f"👥 ĐƠN VỊ: {total}, liên lạc được qua ứng dụng: {joined}", ""]
        lines += [
            f"• {addressee.unit.code}: {addressee.unit.name} – {self._how_reached(addressee)}"
            for addressee in addressees
        ]
        return "\n".join([*lines, "", "Mời người chưa tham gia: /moi. Sửa danh sách: gửi tệp CSV hoặc XLSX."])

    def _how_reached(self, addressee: Addressee) -> str:
        if addressee.post is None:
            return NO_HEAD
        how = f"qua {channel_name(addressee.contact.channel)}" if addressee.contact else out_of_reach(addressee)
        return f"{named(addressee.post)}, {how}"

    def uninvited(self, units: Sequence[tuple[Unit, Sequence[Guest]]], outside: int, partly: int) -> str:
        """`/moi`: who has not joined, or only some of the channels, unit by unit; how many in all."""
        if not outside and not partly:
            return "📨 MỜI THAM GIA\nMọi người trong danh sách đều đã tham gia. Xem: /donvi"
        told = [f"{outside} người chưa tham gia"] if outside else []
        told += [f"{partly} người còn thiếu kênh"] if partly else []
        lines = [f"📨 MỜI THAM GIA: {', '.join(told)}", ""]
        lines += [f"• {unit.name}: {_uninvited(there, apart=bool(partly))}" for unit, there in units]
        choose = "Mời chọn đơn vị để lấy lời mời, rồi chuyển đến từng người. Mỗi mã dùng một lần, cho đúng một người."
        choose += " Kênh thứ hai để dự phòng: mỗi tin vẫn chỉ gửi một lần." if partly else ""
        return "\n".join([*lines, "", choose])

    def invitation(self, post: Post, ways: Sequence[Way], has: Sequence[str], expires_at: datetime) -> str:
        """A sentence to forward to one person: how to come in on each channel, besides those in `has`."""
        whose = f" của {self.organisation}" if self.organisation else ""
        to = f"Kính gửi {self.you} {named(post)}, {post.unit.name}."
        until = f"có hiệu lực đến {self.moment(expires_at)}"
        help_ = f"Cần hỗ trợ, xin liên hệ {self.ask_whom()}."
        if has:
            now, more = (_and(channel_name(name) for name in names) for names in (has, [way.channel for way in ways]))
            asked = f"{self.You} đang nhận văn bản chỉ đạo qua {now}. Mời {self.you} kết nối thêm {more} để dự phòng"
        else:
            asked = f"Mời {self.you} kết nối kênh nhận văn bản chỉ đạo{whose}"
        if len(ways) == 1:
            how = _only_way(ways[0]) if not has else _way_in(ways[0])
            return f"{to} {asked}: {how}. Mã dành riêng cho {self.you}, dùng một lần, {until}. {help_}"
        listed = [f"• {channel_name(way.channel)}: {_way_in(way)}" for way in ways]
        enough = "" if has else " Kết nối một kênh là đủ; thêm kênh khác để dự phòng."
        codes = f"Mỗi kênh một mã, dành riêng cho {self.you}, dùng một lần, {until}.{enough}"
        return "\n".join([f"{to} {asked}:", *listed, f"{codes} {help_}"])

    def invitations_made(self, count: int) -> str:
        """After the invitations themselves."""
        then = f"khi có người kết nối, hệ thống sẽ báo lại cho {self.you}"
        return f"Đã tạo {count} lời mời ở trên. Đề nghị chuyển đúng người; {then}."

    def nobody_to_invite(self) -> str:
        """They have joined meanwhile."""
        return "Mọi người ở đây đều đã tham gia, không cần mời thêm. Xem: /donvi"

    # A list of recipients

    def list_verdicts(
        self, name: str, rows: Sequence[Verdict], ended: Sequence[str], *, again: bool, may_be_taken: bool
    ) -> str:
        """What each row would do; errors first, what stays as it is only counted."""
        errors = [row for row in rows if row.verdict == "error"]
        lines = [f"📑 Danh sách “{shortened(name, 60)}”: {len(rows)} dòng", _counted(rows)]
        if again:
            lines.insert(0, "Dữ liệu đã thay đổi từ lần kiểm tra trước; đây là kết quả mới.")
        told = errors or [row for row in rows if row.verdict != "unchanged"]
        lines += ["", *(_row(row) for row in told[:ROWS])] if told else []
        if len(told) > ROWS:
            lines.append(f"… và {len(told) - ROWS} dòng khác.")
        if ended and not errors:
            lines += ["", f"Thôi giữ chức vụ: {shortened('; '.join(ended), 600)}"]
        return "\n".join([*lines, "", _list_now(rows, errors=bool(errors), may_be_taken=may_be_taken)])

    def list_taken(self, rows: Sequence[Verdict], held: int, asked: Sequence[Person]) -> str:
        """It is done, but for what waits for an admin."""
        lines = [f"✔️ Đã cập nhật danh sách. {_counted(rows)}"]
        if held and asked:
            names = ", ".join(f"{self.you} {person.full_name}" for person in asked)
            lines.append(f"{held} dòng về lãnh đạo, quản trị đang chờ quản trị viên chấp thuận: {names}.")
        elif held:
            lines.append(
                f"{held} dòng về lãnh đạo, quản trị cần quản trị viên chấp thuận, "
                "nhưng hiện không liên lạc được với quản trị viên nào; đề nghị quản trị viên gửi lại tệp này."
            )
        lines.append("Xem: /donvi. Mời người chưa tham gia: /moi")
        return "\n".join(lines)

    def list_stands(self, state: ListState) -> str:
        """Pressed twice, or decided by somebody else."""
        return {
            ListState.SHOWN: "Danh sách này chưa được cập nhật. Đề nghị xem lại kết quả kiểm tra ở trên rồi xác nhận.",
            ListState.WAITING: "Danh sách đã được cập nhật; các dòng về lãnh đạo, quản trị chờ quản trị viên duyệt.",
            ListState.DONE: "Danh sách này đã được cập nhật xong. Xem: /donvi",
            ListState.DROPPED: "Danh sách này không được cập nhật thêm. Nếu cần, đề nghị gửi lại tệp.",
        }[state]

    def list_to_grant(self, by: Person, rows: Sequence[Verdict]) -> str:
        """To the admins."""
        lines = [f"🔐 {self.You} {by.full_name} đề nghị cập nhật {len(rows)} dòng về lãnh đạo hoặc quản trị", ""]
        lines += [_row(row) for row in rows[:ROWS]]
        if len(rows) > ROWS:
            lines.append(f"… và {len(rows) - ROWS} dòng khác.")
        return "\n".join(
            [*lines, "", f"Chưa có gì thay đổi ở các dòng này. Đề nghị {self.you} kiểm tra và quyết định."]
        )

    def list_decided(self, by: Person, count: int, *, granted: bool) -> str:
        """To whoever had sent the list."""
        who, what = f"{self.You} {by.full_name}", f"{count} dòng về lãnh đạo, quản trị"
        if granted:
            return f"✔️ {who} đã chấp thuận {what}. Danh sách đã được cập nhật: /donvi"
        return f"✖️ {who} không chấp thuận {what}. Các dòng đã cập nhật vẫn giữ nguyên."

    # Joining

    def joined_notice(
        self, person: Person, posts: Sequence[Post], account: str, channel: str, *, took_over: bool = False
    ) -> str:
        """To the clerks: somebody has joined, under what name their account goes."""
        who = ", ".join(f"{post.title or person.full_name}, {post.unit.name}" for post in posts[:2])
        called = f" “{shortened(account, 60)}”" if account else ""
        lines = [
            f"🔗 {person.full_name} vừa kết nối",
            *([who] if who else []),
            f"Từ nay văn bản gửi người này sẽ đến tài khoản {channel_name(channel)}{called}.",
        ]
        if took_over:
            lines.append("Tài khoản cũ không còn nhận văn bản.")
        return "\n".join([*lines, "Nếu không đúng người, đề nghị chọn ↩️ Hủy kết nối."])

    def unlinked(self, person: Person, *, reachable: bool) -> str:
        """To the clerk who undid a joining."""
        then = "vẫn nhận văn bản qua tài khoản khác" if reachable else "hiện chưa liên lạc được; mời lại: /moi"
        return f"↩️ Đã hủy kết nối. Tài khoản đó không còn nhận văn bản; {self.you} {person.full_name} {then}."

    def unlinked_already(self, person: Person) -> str:
        """Pressed twice, or that account has been replaced."""
        return f"Kết nối này của {self.you} {person.full_name} không còn từ trước. Cách liên lạc hiện nay: /donvi"

    def you_are_unlinked(self) -> str:
        """To the account itself."""
        return (
            "↩️ Tài khoản này đã được hủy kết nối và không còn nhận văn bản. "
            f"Nếu có nhầm lẫn, đề nghị liên hệ {self.ask_whom()}."
        )


_VERDICTS = {
    "error": "lỗi",
    "added": "thêm",
    "updated": "sửa",
    "held": "chờ quản trị",
    "unchanged": "giữ nguyên",
}


def _counted(rows: Sequence[Verdict]) -> str:
    counts = {name: sum(row.verdict == verdict for row in rows) for verdict, name in _VERDICTS.items()}
    told = ", ".join(f"{name} {count}" for name, count in counts.items() if count)
    return f"{told.capitalize() or 'Không có dòng nào'}."


def _row(row: Verdict) -> str:
    role = f" ({role_name(row.role).lower()})" if row.role else ""
    return f"• Dòng {row.row}, {_VERDICTS[row.verdict]}: {shortened(row.message, 300)}{role}"


def _list_now(rows: Sequence[Verdict], *, errors: bool, may_be_taken: bool) -> str:
    if errors:
        return "Chưa có gì thay đổi. Đề nghị sửa các dòng lỗi trong tệp rồi gửi lại."
    if not may_be_taken:
        return "Danh sách đã đúng như trong hệ thống, không có gì phải cập nhật."
    if any(row.verdict == "held" for row in rows):
        return "Chưa có gì thay đổi. Sau khi xác nhận, các dòng chờ quản trị sẽ được gửi quản trị viên quyết định."
    return "Chưa có gì thay đổi. Đề nghị kiểm tra rồi xác nhận."


def _uninvited(there: Sequence[Guest], *, apart: bool) -> str:
    """`1 người chưa tham gia; 2 người chưa kết nối Zalo`; where nobody lacks but a channel, just the number."""
    outside = sum(not guest.has for guest in there)
    partly = Counter(channel for guest in there if guest.has for channel in guest.lacks)
    told = [f"{outside} người{' chưa tham gia' if apart else ''}"] if outside else []
    told += [f"{count} người chưa kết nối {channel_name(channel)}" for channel, count in partly.items()]
    return "; ".join(told)


def _only_way(way: Way) -> str:
    say = f"nhắn “/start {way.code}” cho bot"
    return f"mở {way.link}, hoặc {say}" if way.link else say


def _way_in(way: Way) -> str:
    return f"mở {way.link}" if way.link else f"nhắn mã “{way.code}” cho bot{f' {way.bot}' if way.bot else ''}"


def _and(names: Iterable[str]) -> str:
    return " và ".join(names)

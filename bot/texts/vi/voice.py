"""How the office speaks: forms of address, dates, small words."""

from datetime import date, datetime

from bot.core.matter import Matter
from bot.core.model import Addressee, Deadline, Directive, Post, Role
from bot.texts.common import Speech, named, shortened

_ADDRESS = {"dong-chi": "đồng chí", "ong-ba": "ông/bà", "thay-co": "thầy/cô"}

NO_HEAD = "chưa có thủ trưởng"
_OUT_OF_REACH = {"blocked": "đã chặn tin nhắn", "never_joined": "chưa tham gia", "no_head": NO_HEAD}


class Voice(Speech):
    """The office's voice: how it addresses people, whom it tells them to ask, in which zone it tells the time."""

    @property
    def you(self) -> str:
        """`đồng chí`, as the office addresses its people."""
        return _ADDRESS[self.address]

    @property
    def You(self) -> str:  # noqa: N802 - the same at the start of a sentence
        """`Đồng chí`."""
        return self.you[0].upper() + self.you[1:]

    # Small words

    def ask_whom(self) -> str:
        """Whom people are told to ask, inside a sentence."""
        return self.contact or "văn thư cơ quan"

    def moment(self, at: datetime) -> str:
        """`08:05 ngày 09/03/2026`."""
        return f"{self.calendar.local(at):%H:%M ngày %d/%m/%Y}"

    def short_moment(self, at: datetime) -> str:
        """`08:05 09/03`."""
        return f"{self.calendar.local(at):%H:%M %d/%m}"

    def deadline(self, due: Deadline | None) -> str:
        """The deadline as it was given."""
        if due is None:
            return "không ghi trong văn bản"
        return self.moment(due.at) if due.at else f"{due.on:%d/%m/%Y}"

    def called(self, post: Post) -> str:
        """`Đồng chí Trưởng phòng Nguyễn Thị Lan`."""
        return f"{self.You} {named(post)}"

    def sent_again(self, text: str) -> str:
        """A message that may have arrived before, marked so in its first line."""
        first, line_end, rest = text.partition("\n")
        return f"{first} (gửi lại){line_end}{rest}"

    def _taker(self, matter: Matter) -> str:
        """Who acknowledged it; on the telephone with whoever rang as the witness."""
        a = matter.assignment
        on_phone = f"{a.taken_by_phone}, qua điện thoại, {matter.acknowledged_by} ghi nhận"
        return on_phone if a.taken_by_phone else f"{matter.acknowledged_by}"

    def _file(self) -> str:
        """What can go with an answer as proof, in the singular."""
        return "tệp" if self.can.files else "ảnh chụp"

    def _files(self) -> str:
        """The same of several, a picture first."""
        return "ảnh hoặc tệp" if self.can.files else "ảnh"

    def thanks(self) -> str:
        """The courteous close."""
        return "Trân trọng cảm ơn."


def who_has_it(matter: Matter) -> str:
    """The head, with whoever carries it out or acts for them meanwhile."""
    post = matter.addressee.post
    names = [named(post) if post else NO_HEAD]
    names += [f"đang giao {matter.delegate.full_name}"] if matter.delegate else []
    names += [f"{matter.stand_in.full_name} làm thay"] if matter.stand_in else []
    return ", ".join(names)


def out_of_reach(addressee: Addressee) -> str:
    """Why no channel reaches them: `chưa tham gia`."""
    return _OUT_OF_REACH.get(addressee.reason or "", _OUT_OF_REACH["never_joined"])


def about(subject: str) -> str:
    """`V/v rà soát phòng học`; a subject that says so itself stays as it is."""
    return subject if subject.lower().startswith(("v/v", "về ")) else f"V/v {subject}"


def subject_line(directive: Directive) -> str:
    """The subject as every message but the directive's own names it."""
    return about(shortened(directive.subject))


def partial_date(dated: str | None) -> str | None:
    """`"2024-04"` as `tháng 04/2024`; None for none."""
    if not dated:
        return None
    parts = dated.split("-")
    if len(parts) == 3:
        return f"ngày {date.fromisoformat(dated):%d/%m/%Y}"
    return f"tháng {parts[1]}/{parts[0]}" if len(parts) == 2 else f"năm {dated}"


def role_name(role: Role) -> str:
    """Where a post has no title."""
    return {
        "head": "Thủ trưởng đơn vị",
        "deputy": "Cấp phó",
        "officer": "Chuyên viên",
        "director": "Lãnh đạo",
        "clerk": "Văn thư",
        "admin": "Quản trị",
    }[role]

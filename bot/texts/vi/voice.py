"""How the office speaks: forms of address, dates, small words."""

from datetime import date, datetime

from bot.core.calendar import Calendar
from bot.core.model import Addressee, Deadline, Directive, Post

LONGEST_SUBJECT = 120

_ADDRESS = {"dong-chi": "đồng chí", "ong-ba": "ông/bà", "thay-co": "thầy/cô"}

NO_HEAD = "chưa có thủ trưởng"
_OUT_OF_REACH = {"blocked": "đã chặn tin nhắn", "never_joined": "chưa tham gia", "no_head": NO_HEAD}


class Voice:
    """The office's voice: how it addresses people, whom it tells them to ask, in which zone it tells the time."""

    def __init__(self, *, calendar: Calendar, address: str = "dong-chi", organisation: str = "", contact: str = ""):
        self.calendar = calendar
        self.you = _ADDRESS[address]
        self.You = self.you[0].upper() + self.you[1:]
        self.organisation = organisation
        self.contact = contact

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

    def thanks(self) -> str:
        """The courteous close."""
        return "Trân trọng cảm ơn."


def named(post: Post) -> str:
    """`Trưởng phòng Nguyễn Thị Lan`."""
    return f"{post.title} {post.person.full_name}" if post.title else post.person.full_name


def out_of_reach(addressee: Addressee) -> str:
    """Why no channel reaches them: `chưa tham gia`."""
    return _OUT_OF_REACH.get(addressee.reason or "", _OUT_OF_REACH["never_joined"])


def shortened(text: str, most: int = LONGEST_SUBJECT) -> str:
    """At most so many characters, the cut shown by `…`."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def about(subject: str) -> str:
    """`V/v rà soát phòng học`; a subject that says so itself stays as it is."""
    return subject if subject.lower().startswith(("v/v", "về ")) else f"V/v {subject}"


def subject_line(directive: Directive) -> str:
    """The subject as every message but the directive's own names it."""
    return about(shortened(directive.subject))


def length(text: str) -> int:
    """How long channels find it: they count a sign beyond 16 bits, as most emoji are, twice (Telegram does)."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def beginning(text: str, most: int) -> str:
    """As much of it as has that `length`."""
    if 2 * len(text) <= most:
        return text
    return text.encode("utf-16-le", "surrogatepass")[: 2 * max(most, 0)].decode("utf-16-le", "ignore")


def partial_date(dated: str | None) -> str | None:
    """`"2024-04"` as `tháng 04/2024`; None for none."""
    if not dated:
        return None
    parts = dated.split("-")
    if len(parts) == 3:
        return f"ngày {date.fromisoformat(dated):%d/%m/%Y}"
    return f"tháng {parts[1]}/{parts[0]}" if len(parts) == 2 else f"năm {dated}"

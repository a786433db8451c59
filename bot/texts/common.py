"""What no language owns: lengths and cuts, how late something is, who has received what."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.core.broadcast import Broadcast
from bot.core.calendar import Calendar
from bot.core.matter import Matter, days_late
from bot.core.messages import Capabilities
from bot.core.model import Deadline, Post, Status, Unit
from bot.core.policy import Step
from bot.core.summary import Counts
from bot.core.urging import Place

Coming = tuple[Matter, Sequence[tuple[Step, Sequence[str]]]]
"""What is to come for one unit if nobody answers: each step, with the names of whoever hears of it."""

LONGEST_SUBJECT = 120
LONGEST_ON_BUTTON = 12  # characters of a unit's name behind what the button does
LISTED = 12  # units named in a row before the rest is only counted
CODES = 30  # units offered with their codes
ROWS = 25  # rows of a list of recipients shown before the rest is only counted
PLACES = {Place.NUDGE: "📣", Place.JUST_NUDGED: "⏸", Place.ON_ITS_WAY: "📨", Place.CALL: "📞"}
CHANNELS = {"telegram": "Telegram", "zalo": "Zalo"}
ROOM_OF_A_PAGE = 10**6  # characters of what is read in a browser: no text is longer
_ROOM_TO_COUNT = 60  # characters of the line that counts what does not fit
_ROOM_TO_GROW = 300  # characters that the standing of a directive may need later

# Where nobody knows yet on which channel it is said, and on the page of messages.
ANYTHING = Capabilities(buttons=True, edits=True, files=True, longest_text=4096, replies=True)


class Speech:
    """What a voice of any language stands on: whose office it is, whom to ask, in which zone the time is told.

    `can`: what the channel can do on which it speaks, so that nobody is told to do what is not there.
    """

    def __init__(
        self,
        *,
        calendar: Calendar,
        address: str = "dong-chi",
        organisation: str = "",
        contact: str = "",
        can: Capabilities = ANYTHING,
    ):
        self.calendar = calendar
        self.can = can
        self.address = address
        self.organisation = organisation
        self.contact = contact

    def _late(self, matter: Matter, now: datetime) -> int:
        """Calendar days since the deadline passed; 0 before it, and where there is none."""
        passed = matter.assignment.due_at
        return days_late(matter.due, self.calendar.today(now)) if matter.due and passed and now >= passed else 0

    def _days_left(self, due: Deadline, now: datetime) -> int:
        """Working days until the deadline."""
        today = self.calendar.today(now)
        # Ahead of a deadline on a day off the last working day is the one that has begun.
        return self.calendar.working_days_until(today, due.on) or int(self.calendar.is_working_day(today))


def bar(told: Broadcast) -> str:
    """`▓▓▓▓░░░░░░ 120/300`."""
    full, empty = told.cells
    return f"{'▓' * full}{'░' * empty} {told.sent}/{told.total}"


def by_phone(taker: str) -> str:
    """Whoever took a directive on the telephone, in the record."""
    return f"{taker} (điện thoại)"


def on_button(unit: Unit) -> str:
    """The unit as a button has room for it on a phone: its name, or its code where that is long."""
    return unit.name if len(unit.name) <= LONGEST_ON_BUTTON else unit.code


def beside_buttons(unit: Unit) -> str:
    """The unit in a list whose buttons say `on_button`: `Trung tâm Khuyến nông (KN)`."""
    return unit.name if on_button(unit) == unit.name else f"{unit.name} ({unit.code})"


def with_code(unit: Unit, who: str) -> str:
    """What stands behind the unit's name there, in brackets of its own: `KN, Giám đốc Chu Đình Khôi`."""
    return who if on_button(unit) == unit.name else f"{unit.code}, {who}"


def named(post: Post) -> str:
    """`Trưởng phòng Nguyễn Thị Lan`."""
    return f"{post.title} {post.person.full_name}" if post.title else post.person.full_name


def shortened(text: str, most: int = LONGEST_SUBJECT) -> str:
    """At most so many characters, the cut shown by `…`."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def length(text: str) -> int:
    """How long channels find it: they count a sign beyond 16 bits, as most emoji are, twice (Telegram does)."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def beginning(text: str, most: int) -> str:
    """As much of it as has that `length`."""
    if 2 * len(text) <= most:
        return text
    return text.encode("utf-16-le", "surrogatepass")[: 2 * max(most, 0)].decode("utf-16-le", "ignore")


def fitted(title: str, subject: str, rest: str, text: str, tail: str, *, cut_note: str, room: int) -> str:
    """A directive's message, its text cut so that the `length` of it all is at most `room`; the cut is noted."""
    whole = f"{title}\n{subject}\n\n{rest}\n\n{text}{tail}"
    if 2 * len(whole) <= room:  # however it is counted
        return whole
    left = room - length(f"{title}\n{subject}\n\n{rest}\n\n{tail}")
    if length(text) > left:
        left -= length(cut_note)
        if left < 0:  # a subject that is a page long
            subject = beginning(subject, length(subject) + left - 1).rstrip() + "…"
        text = _cut_at_line(text, left) + cut_note
    return beginning(f"{title}\n{subject}\n\n{rest}\n\n{text}{tail}", room)


def leaves_room(text: str, room: int) -> bool:
    """Whether a directive's whole message fits, whatever its standing may become (300 characters are kept)."""
    return 2 * len(text) + _ROOM_TO_GROW <= room or length(text) + _ROOM_TO_GROW <= room


def bounded(lines: Sequence[str], room: int, more: Callable[[int], str]) -> str:
    """As many of the lines as have that `length` together with `more`, which counts the others."""
    kept: list[str] = []
    for at, line in enumerate(lines):
        if kept and length("\n".join([*kept, line])) > room - _ROOM_TO_COUNT:
            return "\n".join([*kept, more(len(lines) - at)])
        kept.append(line)
    return "\n".join(kept)


def _cut_at_line(text: str, most: int) -> str:
    """At most this `length`, cut at the end of a paragraph, line, sentence or word where one is near."""
    cut = beginning(text, most)
    for end in ("\n\n", "\n", ". ", " "):
        at = cut.rfind(end)
        if at > len(cut) // 2:
            return cut[: at + 1].rstrip()
    return cut


def received_of(counts: Counts) -> tuple[int, int]:
    """How many have acknowledged (or confirmed), of how many that count."""
    received = counts.status[Status.ACKNOWLEDGED] + counts.status[Status.CONFIRMED]
    return received, counts.total - counts.status[Status.WITHDRAWN] - counts.status[Status.DECLINED]


def channel_name(channel: str) -> str:
    """As people call it."""
    return CHANNELS.get(channel, channel)

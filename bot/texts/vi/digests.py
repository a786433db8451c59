"""The morning digest: what is to be done, the worst first."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.folding import Entry, Line
from bot.core.matter import Matter
from bot.texts.vi.conversation import ConversationWords
from bot.texts.vi.directives import DirectiveWords
from bot.texts.vi.voice import subject_line

_UNITS = 5  # named in one line


class DigestWords(ConversationWords, DirectiveWords):
    """What falls due together, in one message."""

    def digest(self, lines: Sequence[Line], total: int, now: datetime) -> str:
        """A page of it; `total` lines in all."""
        told = [
            "🗓 VIỆC CẦN XỬ LÝ",
            f"Ngày {self.calendar.today(now):%d/%m/%Y}: {total} việc, việc gấp nhất ở trên.",
        ]
        for line in lines:
            told += ["", self._digest_line(line, now)]
        answered = next((line.matter.directive.handle for line in lines if line.entry is Entry.NUDGE), None)
        if answered:
            told += ["", f"Mời chọn văn bản, hoặc nhắn mã kèm câu trả lời, ví dụ: {answered} 60%."]
        else:
            told += ["", f"Đề nghị {self.you} cho ý kiến hoặc liên hệ các đơn vị trên."]
        return "\n".join(told)

    def held_for_digest(self, until: datetime) -> str:
        """For the record: why a reminder waits."""
        return f"đã đủ số tin nhắc trong ngày; gộp vào tin việc cần xử lý lúc {self.moment(until)}"

    def _digest_line(self, line: Line, now: datetime) -> str:
        directive = line.matter.directive
        if line.entry is Entry.NUDGE:
            return f"{self._task(line.matter, now)} Nhắc lần {line.nth}."
        units, hidden = (line.matter, *line.others)[:_UNITS], line.others[_UNITS - 1 :]
        told = [self._told_upwards(line.entry, matter, now) for matter in units]
        told += [f"và {len(hidden)} đơn vị khác"] if hidden else []
        number = directive.number_for_people
        return f"🔺 {directive.handle}: văn bản số {number}\n{subject_line(directive)}\n" + "\n".join(told)

    def _told_upwards(self, entry: Entry, matter: Matter, now: datetime) -> str:
        return self._to_ring(matter, now) if entry is Entry.CALL_SHEET else self._silence_of(matter, now)

"""The morning digest: what is to be done, the worst first."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.folding import Entry, Line
from bot.core.matter import Matter
from bot.texts.en.conversation import ConversationWords
from bot.texts.en.directives import DirectiveWords
from bot.texts.en.voice import counted, day, subject_line

_UNITS = 5  # named in one line


class DigestWords(ConversationWords, DirectiveWords):
    """What falls due together, in one message."""

    def digest(self, lines: Sequence[Line], total: int, now: datetime) -> str:
        """A page of it; `total` lines in all."""
        told = [
            "🗓 TO BE DONE",
            f"{day(self.calendar.today(now))}: {counted(total, 'matter')}, the most urgent first.",
        ]
        for line in lines:
            told += ["", self._digest_line(line, now)]
        answered = next((line.matter.directive.handle for line in lines if line.entry is Entry.NUDGE), None)
        if answered:
            told += [
                "",
                f"Please choose a directive to answer it, or write its reference and the answer, e.g. {answered} 60%.",
            ]
        else:
            told += ["", "Please give your instructions, or call the units above."]
        return "\n".join(told)

    def held_for_digest(self, until: datetime) -> str:
        """For the record: why a reminder waits."""
        return f"as many messages as one day may bring; it goes with the digest on {self.moment(until)}"

    def _digest_line(self, line: Line, now: datetime) -> str:
        directive = line.matter.directive
        if line.entry is Entry.NUDGE:
            return f"{self._task(line.matter, now)} Reminder {line.nth}."
        units, hidden = (line.matter, *line.others)[:_UNITS], line.others[_UNITS - 1 :]
        told = [self._told_upwards(line.entry, matter, now) for matter in units]
        told += [f"and {counted(len(hidden), 'other unit')}"] if hidden else []
        number = directive.number_for_people
        return f"🔺 {directive.handle}: directive No. {number}\n{subject_line(directive)}\n" + "\n".join(told)

    def _told_upwards(self, entry: Entry, matter: Matter, now: datetime) -> str:
        return self._to_ring(matter, now) if entry is Entry.CALL_SHEET else self._silence_of(matter, now)

"""The numbered duties of a directive, in English."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.core.duties import Book, Duty, Every, NewDuty, Period, Recurrence, Share, by_urgency
from bot.core.matter import Matter
from bot.core.model import Directive, Evidence
from bot.texts.common import bounded, shortened
from bot.texts.en.voice import Voice, counted, subject_line

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_OF_QUARTER = ("first", "second", "last")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_OWN_ROOM, _OTHER_ROOM = 300, 100  # characters of one duty
_NAMED = 3  # duties named in a reminder
_EVIDENCE = {
    Evidence.OFF: "",
    Evidence.OPTIONAL: " If there is a resulting document, send its number or a {file} of it first.",
    Evidence.REQUIRED: " Please send the number or a {file} of the resulting document first.",
}
EXAMPLE = "Review the list; lead: VP; supporting: KHTC; due: 20/07/2026"
_KEEP = " Write “back” to leave it as it is."


class DutyWords(Voice):
    """About the duties of a directive."""

    # Small words

    def recurrence(self, rule: Recurrence) -> str:
        """`day 15 of every month`."""
        if rule.every is Every.WEEK:
            return f"every {_WEEKDAYS[rule.day - 1]}"
        if rule.every is Every.YEAR:
            return f"{rule.day} {_MONTHS[rule.month - 1]} every year"
        day = "the last day" if rule.day == 31 else f"day {rule.day}"
        if rule.every is Every.MONTH:
            return f"{day} of every month"
        return f"{day} of the {_MONTH_OF_QUARTER[rule.month - 1]} month of every quarter"

    def duty(self, matter: Matter, number: int) -> str:
        """`Duty 2: rà soát danh mục`."""
        duty = matter.duties.duty(number) if matter.duties else None
        return f"Duty {number}: {shortened(duty.text)}" if duty else f"Duty {number}"

    def duty_label(self, duty: Duty) -> str:
        """On the button that picks it."""
        return f"📌 Duty {duty.number}: {shortened(duty.text, 40)}"

    # In the directive's message, the list of what is open, a reminder

    def own_duties(self, book: Book, room: int) -> str:
        """The unit's own duties and how they stand, then the rest, in at most so many characters."""
        lines = [f"📌 DUTIES OF YOUR UNIT: {len(book.own)}"] if book.own else ["📌 Your unit has no duty of its own."]
        lines += [self._own_duty(book, duty) for duty in book.own]
        lines += ["Other duties in the directive:"] if book.others else []
        lines += [self._other_duty(book, duty) for duty in book.others]
        return _bounded(lines, room)

    def _own_duty(self, book: Book, duty: Duty) -> str:
        shares = book.of(duty.number)
        parts = [f"{duty.number}. {shortened(duty.text, _OWN_ROOM)}"]
        helping = [book.names.get(unit, "") for unit in duty.supports]
        if shares[0].leads:
            role = "lead unit" if duty.leads else "for every unit"
            parts.append(role + (f" (supporting: {', '.join(helping)})" if helping else ""))
        else:
            parts.append(f"supporting unit{self._led_by(book, duty)}")
        parts.append(self._due_of_duty(duty, shares))
        return f"{'; '.join(parts)}. {self._state_of_duty(duty, shares)}".strip()

    def _led_by(self, book: Book, duty: Duty) -> str:
        names = ", ".join(book.names.get(unit, "") for unit in duty.leads)
        return f" (lead: {names})" if names else ""

    def _due_of_duty(self, duty: Duty, shares: Sequence[Share]) -> str:
        if duty.repeats:
            return f"due {self.recurrence(duty.repeats)}{' (ended)' if duty.ended_at else ''}"
        share = shares[0]
        extended = share.due != share.original_due
        before = f" (extended from {self.deadline(share.original_due)})" if extended else ""
        return f"due {self.deadline(share.due)}{before}"

    def _state_of_duty(self, duty: Duty, shares: Sequence[Share]) -> str:
        still_open = [share for share in shares if share.is_open]
        done = len(shares) - len(still_open)
        if not duty.repeats:
            share = shares[0]
            if share.closed_at:
                late = ", late" if share.was_late else ""
                return f"🏁 {'Done' if share.leads else 'Your part is done'} ({self.moment(share.closed_at)}{late})."
            return f"📝 {share.percent}%." if share.percent is not None else ""
        parts = [f"the one due {self.deadline(share.due)}{_percent(share)}" for share in still_open[:_NAMED]]
        more = f" and {len(still_open) - _NAMED} more" if len(still_open) > _NAMED else ""
        told = f"Open periods: {'; '.join(parts)}{more}." if still_open else "All periods so far are done."
        done_late = sum(share.was_late for share in shares)
        return (
            f"{told} 🏁 {counted(done, 'period')} done{f', {done_late} late' if done_late else ''}." if done else told
        )

    def _other_duty(self, book: Book, duty: Duty) -> str:
        names = ", ".join(book.names.get(unit, "") for unit in duty.leads)
        return f"{duty.number}. {shortened(duty.text, _OTHER_ROOM)}{f' – {shortened(names, 60)}' if names else ''}"

    def _open_duties(self, book: Book) -> list[str]:
        """What is open of the unit's own duties, the most urgent first: a line each."""
        shares = book.open
        lines = [self._open_duty(book, share) for share in shares[:_NAMED]]
        return [*lines, f"… and {len(shares) - _NAMED} more."] if len(shares) > _NAMED else lines

    def _open_duty(self, book: Book, share: Share) -> str:
        duty = book.duty(share.number)
        text = shortened(duty.text, _OTHER_ROOM) if duty else ""
        helps = "" if share.leads else " (supporting)"
        period = "period due" if share.period_on else "due"
        return f"• Duty {share.number}{helps}: {text}; {period} {self.deadline(share.due)}{_percent(share)}."

    def _duties_counted(self, matter: Matter, now: datetime) -> list[str]:
        """In a summary: how many are done of those asked of the unit, and how often one was or is late."""
        book = matter.duties
        numbers = {share.number for share in book.asked} if book else set()
        if book is None or not numbers or matter.assignment.is_withdrawn:
            return []
        left = {share.number for share in book.open} | {duty.number for duty in book.duties if duty.goes_on}
        done, late = len(numbers - left), sum(share.is_late(now) for share in book.asked)
        return [f"{done} of {counted(len(numbers), 'duty', 'duties')} done", *([f"{late} overdue"] if late else [])]

    # Which one, and the one question

    def which_duty_to_report(self, matter: Matter) -> str:
        """Several are open, and the head wants to report."""
        return self._which_duty(
            matter,
            matter.duties.shares if matter.duties else (),
            ("📝 Report progress", "Which duty is the report about?", "60%"),
        )

    def which_duty_to_close(self, matter: Matter) -> str:
        """Several are open, and the head says that something is done."""
        return self._which_duty(
            matter,
            matter.duties.open if matter.duties else (),
            ("🏁 Confirm completion", "Which duty is completed?", "done"),
        )

    def _which_duty(self, matter: Matter, shares: Iterable[Share], texts: tuple[str, str, str]) -> str:
        title, ask, example = texts
        lines = [title, self._paper_of(matter), ask]
        book, listed = matter.duties, by_urgency(share for share in shares if share.is_open)
        firsts = {share.number: share for share in reversed(listed)}
        lines += [self._open_duty(book, firsts[number]) for number in sorted(firsts)] if book else []
        first = listed[0].number if listed else 1
        lines.append(
            f"Please choose, or write its number after the reference, e.g. {matter.directive.handle}.{first} {example}"
        )
        return "\n".join(lines)

    def ask_report_on(self, matter: Matter, number: int) -> str:
        """What to write about one duty."""
        return (
            f"📝 Report progress\n{self._paper_of(matter)}\n{self.duty(matter, number)}\n"
            f"Please write your report, for example: “60%, 8 of 12 communes reviewed”. You may add {self._files()}."
        )

    def _asks_proof(self, evidence: Evidence) -> str:
        return _EVIDENCE[evidence].format(file=self._file())

    def ask_close(self, matter: Matter, shares: Sequence[Share], evidence: Evidence = Evidence.OPTIONAL) -> str:
        """The one question before duties are closed."""
        only_helps = not any(share.leads for share in shares)
        what = "completed its own part" if only_helps else "completed this"
        book = matter.duties
        lines = ["🏁 Confirm completion", self._paper_of(matter)]
        lines += [self._open_duty(book, share) for share in shares] if book else []
        return "\n".join([*lines, f"Do you confirm that the unit has {what}?{self._asks_proof(evidence)}"])

    def this_duty(self, matter: Matter, number: int) -> str:
        """Only its number was written: what can be said about it."""
        book = matter.duties
        still_open = [self._open_duty(book, share) for share in book.of(number) if share.is_open] if book else []
        lines = [self._paper_of(matter), *(still_open or [self.duty(matter, number)])]
        handle = f"{matter.directive.handle}.{number}"
        return "\n".join(
            [*lines, f"Please choose, or write {handle} 60% to report, {handle} done when it is completed."]
        )

    # Receipts

    def duty_closed(self, matter: Matter, shares: Sequence[Share], next_nudge: str) -> str:
        """One or more are closed, and something is left or will come again."""
        book = matter.duties
        lines = ["🏁 Completion recorded", self._paper_of(matter)]
        lines += [f"{self.duty(matter, share.number)}{self._of_period(share)}" for share in shares]
        if book and book.open:
            left = dict.fromkeys(str(share.number) for share in book.open)
            lines.append(f"Duties left: {', '.join(left)}. The nearest deadline: {self.deadline(matter.due)}.")
        elif matter.assignment.rests_until:
            begins = self.moment(matter.assignment.rests_until)
            lines.append(f"The next period begins on {begins} and is due {self.deadline(matter.due)}.")
        return "\n".join([*lines, f"If this was a mistake, write “reopen” within 24 hours. {next_nudge}"])

    def _of_period(self, share: Share) -> str:
        return f" – period due {self.deadline(share.due)}" if share.period_on else ""

    def duty_reopened(self, matter: Matter, number: int, next_nudge: str) -> str:
        """Its closing was taken back."""
        return f"🔄 Reopened\n{self._paper_of(matter)}\n{self.duty(matter, number)}\n{next_nudge}"

    def about_all(self) -> str:
        """Below the receipt of a report that named no duty, while several are open."""
        return "The report is recorded for the whole directive. If it is about one duty only, please choose:"

    def about_one(self, matter: Matter, number: int) -> str:
        """The report is about that duty."""
        return f"📝 The report is recorded for duty {number}\n{self._paper_of(matter)}\n{self.duty(matter, number)}"

    def not_leading(self, matter: Matter, number: int) -> str:
        """A unit that only helps wants to close a duty, or one that has nothing to do with it."""
        book = matter.duties
        duty = book.duty(number) if book else None
        if book is None or duty is None:
            return f"{self._paper_of(matter)}\nThis directive has no duty {number}. Its duties: choose it in /tasks."
        who = f"{self.duty(matter, number)}{self._led_by(book, duty)}"
        if not book.of(number):
            return f"{self._paper_of(matter)}\n{who}\nThis duty is not your unit's; no report is needed."
        return (
            f"{self._paper_of(matter)}\n{who}\nOnly the lead unit confirms that this duty is completed; "
            f"a supporting unit reports on its own part, e.g. {matter.directive.handle}.{number} 60%"
        )

    def closed_already(self, matter: Matter, number: int) -> str:
        """Pressed twice, or nothing of it is open."""
        lines = [self._paper_of(matter), *([self.duty(matter, number)] if number else [])]
        if matter.assignment.rests_until:
            due = self.deadline(matter.due)
            return "\n".join([*lines, f"No period is open; the next one is due {due}. {self.thanks()}"])
        return "\n".join([*lines, f"Its completion is recorded already. What is left: /tasks. {self.thanks()}"])

    def _paper_of(self, matter: Matter) -> str:
        number = matter.directive.number_for_people
        return f"Directive No. {number} ({matter.directive.handle})\n{subject_line(matter.directive)}"

    # To clerks

    def drafted_duties(self, duties: Sequence[NewDuty], room: int = 1800) -> str:
        """The duties of a draft, numbered."""
        return _bounded([f"Duties: {len(duties)}", *(self._drafted_duty(n, d) for n, d in enumerate(duties, 1))], room)

    def _drafted_duty(self, number: int, duty: NewDuty) -> str:
        parts = [f"{number}. {shortened(duty.text, _OWN_ROOM)}"]
        parts.append(f"lead: {', '.join(duty.leads)}" if duty.leads else "for every addressee")
        parts += [f"supporting: {', '.join(duty.supports)}"] if duty.supports else []
        when = self.recurrence(duty.repeats) if duty.repeats else self.deadline(duty.due) if duty.due else ""
        return "; ".join([*parts, f"due: {when}" if when else "due with the directive"])

    def ask_duties(self, duties: Sequence[NewDuty]) -> str:
        """What to write."""
        now = [self.drafted_duties(duties, 1200), ""] if duties else []
        return "\n".join(
            [
                *now,
                "Please write the duties, one a line, with semicolons between the parts, for example:",
                EXAMPLE,
                "If it comes again write, e.g., due: day 15 of every month; due: every Friday; due: 15/01 every year.",
                f"To correct one, begin with its number (2. …). To remove it: “delete 2”. All of them: “none”.{_KEEP}",
            ]
        )

    def bad_duty(self, line: str, field: str, what: str) -> str:
        """Asked again, with what was not understood; nothing of the message was taken over."""
        why = {
            "text": "the duty has no words, or too many",
            "units": f"there is no unit {shortened(what, 100)} (codes: /units)",
            "due": f"the deadline “{shortened(what, 100)}” is not clear",
            "number": "there is no duty with this number",
            "many": "there are too many duties for one directive",
        }[field]
        return f"Not recorded: {why}.\nLine: {shortened(line, 200)}\nPlease write it again, e.g. {EXAMPLE}.{_KEEP}"

    def ask_end_series(self, directive: Directive, duties: Sequence[Duty], units: int) -> str:
        """The one question before recurring duties are ended."""
        lines = [f"🔚 End recurring duties: {self._duties_of(directive)}"]
        lines += [f"{d.number}. {shortened(d.text)} ({self.recurrence(d.repeats)})" for d in duties if d.repeats]
        ask = (
            f"No further period opens for {counted(units, 'unit')}; periods not due yet need not be carried out, "
            "overdue ones still have to be. Do you agree?"
        )
        return "\n".join([*lines, ask])

    def series_ended(self, directive: Directive, finished: int, late: int) -> str:
        """It was done."""
        left = f" {counted(late, 'overdue period')} still to be carried out." if late else ""
        return (
            f"🔚 Recurring duties ended: {self._duties_of(directive)}\n"
            f"{counted(finished, 'unit')} with nothing left of this directive; the units are being told.{left}"
        )

    def series_over(self, matter: Matter, numbers: Sequence[int]) -> str:
        """To a head."""
        book = matter.duties
        lines = [f"🔚 RECURRING DUTY ENDED: directive No. {matter.directive.number_for_people}"]
        lines += [subject_line(matter.directive), "", *(self.duty(matter, number) for number in numbers)]
        lines.append("From now on no new period opens; periods not due yet need not be carried out.")
        if book and book.open and not matter.assignment.is_settled:
            lines += ["Still to be carried out:", *self._open_duties(book)]
        return "\n".join([*lines, self.thanks()])

    def coming_periods(self, duty: Duty, periods: Sequence[Period]) -> str:
        """In the preview: when the next periods end."""
        ends = ", ".join(self.deadline(period.due) for period in periods)
        return f"Duty {duty.number}, coming periods: {ends}"

    def _duties_of(self, directive: Directive) -> str:
        return f"directive No. {directive.number_for_people} ({directive.handle})\n{subject_line(directive)}"


def _percent(share: Share) -> str:
    return f", {share.percent}% reported" if share.percent is not None else ""


def _bounded(lines: Sequence[str], room: int) -> str:
    return bounded(lines, room, lambda n: f"… and {counted(n, 'line')} more, see the directive itself.")

"""A director has the heads reminded by hand, in English: what is shown first, what was done, what the head reads."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from bot.core.matter import Matter
from bot.core.model import UNACKNOWLEDGED, Directive, Status
from bot.core.summary import Split, split_of
from bot.core.urging import Place, Urging
from bot.texts.common import LISTED, PLACES
from bot.texts.en.voice import Voice, counted, out_of_reach, subject_line, who_has_it

_TOTALS = {
    Place.NUDGE: "To be reminded now: {units}.",
    Place.JUST_NUDGED: "Reminded within the past hour, so not again now: {units}.",
    Place.ON_ITS_WAY: "A message is already on its way: {units}.",
    Place.CALL: "Out of reach through the app, to be put on the list to telephone: {units}.",
}
_DONE = {
    Place.NUDGE: "Reminded",
    Place.JUST_NUDGED: "Reminded a short while ago, so not again",
    Place.ON_ITS_WAY: "A message is already on its way, so not reminded",
    Place.CALL: "Put on the list to telephone",
    Place.ANSWERED: "Answered meanwhile, so not reminded",
}


class UrgingWords(Voice):
    """About reminding by hand."""

    def urging(self, directive: Directive, found: Sequence[Urging], shown: Sequence[Urging], now: datetime) -> str:
        """Whom it would reach, of `found` those `shown` on this page, and what would become of each."""
        counts = Counter(one.place for one in found)
        totals = ((words, counts[place]) for place, words in _TOTALS.items() if counts[place])
        return "\n".join(
            [
                f"📣 Remind now: directive No. {directive.number_for_people} ({directive.handle})",
                subject_line(directive),
                f"Deadline: {self.deadline(directive.due)}",
                *(words.format(units=counted(count, "unit")) for words, count in totals),
                "",
                *(self._urging(one, now) for one in shown),
            ]
        )

    def _urging(self, one: Urging, now: datetime) -> str:
        a, post = one.matter.assignment, one.matter.addressee.post
        parts = [self._state(one.matter)]
        if a.percent is not None:
            parts.append(f"{a.percent}%")
        if a.obstacle is not None:
            parts.append("obstacle reported")
        if split_of(a, now) is Split.RUNNING_LATE:
            parts.append("overdue")
        nudged = a.nudges and a.last_nudged_at
        parts.append(f"last reminded {self.short_moment(nudged)}" if nudged else "not yet reminded")
        if one.place is Place.CALL and post:
            parts.append(out_of_reach(one.matter.addressee))
            parts += [f"telephone {post.person.phone}"] if post.person.phone else []
        return f"{PLACES[one.place]} {one.matter.addressee.unit.name} ({who_has_it(one.matter)}): {'; '.join(parts)}"

    def _state(self, matter: Matter) -> str:
        a = matter.assignment
        if a.status in UNACKNOWLEDGED:
            return "not yet sent" if a.status is Status.ISSUED else "not yet acknowledged"
        return f"acknowledged {self.short_moment(a.acknowledged_at)}" if a.acknowledged_at else "acknowledged"

    def ask_urging(self, *, silent: bool) -> str:
        """The one question, below the list."""
        sound = " It is outside working hours, so they will arrive without a sound." if silent else ""
        return f"The reminders go out at once and say that they are on your instruction.{sound} Do you agree?"

    def ask_calling(self) -> str:
        """The same where no head can be reached."""
        return "Nobody can be reminded through the app; the clerk will be asked to telephone. Do you agree?"

    def nobody_to_urge(self) -> str:
        """In place of the question."""
        return "No unit needs a further reminder at this moment. Follow-up and scheduled reminders continue."

    def look_again(self) -> str:
        """Above the list: what was agreed to is no longer what there is."""
        return "The earlier list was out of date, so no further unit has been reminded. Please see the present list:"

    def nothing_to_urge(self, directive: Directive) -> str:
        """Nothing is open in it any more."""
        over = directive.withdrawn_at is not None
        how = "The directive has been withdrawn" if over else "No unit has this directive to act on any more"
        return (
            f"📣 Remind now: directive No. {directive.number_for_people} ({directive.handle})\n"
            f"{subject_line(directive)}\n{how}; no message is sent."
        )

    def urged(self, directive: Directive, results: Sequence[Urging]) -> str:
        """What was done, for whoever agreed."""
        nudged = sum(one.place is Place.NUDGE for one in results)
        lines = [
            f"📣 {counted(nudged, 'unit')} reminded" if nudged else "📣 No further unit reminded",
            f"Directive No. {directive.number_for_people} ({directive.handle})",
            subject_line(directive),
        ]
        for place, words in _DONE.items():
            units = [one.matter.addressee.unit.name for one in results if one.place is place]
            lines += [f"{words}: {_some(units)}."] if units else []
        lines.append(f"Follow-up and scheduled reminders continue. How it stands: /summary {directive.handle}")
        return "\n".join(lines)

    def not_urged(self, directive: Directive) -> str:
        """They went back."""
        return (
            f"No reminder has been sent.\nDirective No. {directive.number_for_people} ({directive.handle})\n"
            f"{subject_line(directive)}\nHow it stands: /summary {directive.handle}"
        )

    def by_order(self, who: str) -> str:
        """In the reminder to the head. `who`: title and name of the director who ordered it."""
        return f"On the instruction of {who}: please respond as soon as you have received this message."


def _some(names: Sequence[str]) -> str:
    more = f" and {counted(len(names) - LISTED, 'other unit')}" if len(names) > LISTED else ""
    return f"{'; '.join(names[:LISTED])}{more}"

"""Being reminded later."""

from datetime import datetime, timedelta

from bot.core.matter import Matter
from bot.core.snoozing import Refusal, waits_of
from bot.core.spans import Span
from bot.texts.en.conversation import ConversationWords
from bot.texts.en.voice import counted


class SnoozingWords(ConversationWords):
    """`⏰ Remind me later`: what is offered, what was noted, why not."""

    def wait(self, span: Span) -> str:
        """`3 working days`, `4 hours`, `30 minutes`."""
        if span.days:
            return counted(span.days, "working day")
        hours, rest = divmod(span.time, timedelta(hours=1))
        return counted(hours, "hour") if hours and not rest else counted(span.time // timedelta(minutes=1), "minute")

    def ask_snooze(self, matter: Matter) -> str:
        """Asks how long."""
        return f"⏰ Remind me later\n{self.which(matter)}\nPlease choose how long."

    def snoozed(self, matter: Matter, until: datetime, next_nudge: str) -> str:
        """It is noted."""
        return (
            f"⏰ Your wish to be reminded later is noted\n{self.which(matter)}\n"
            f"You asked for no reminder before {self.moment(until)}. {next_nudge}"
        )

    def no_snooze(self, matter: Matter, refusal: Refusal | None) -> str:
        """Why it is reminded of as before, and what can be done instead."""
        if refusal is None or refusal is Refusal.OVER:
            return self.already(matter)
        longest = self.wait(waits_of(matter.directive.urgency)[-1])
        why = {
            Refusal.RESTS: "There are no reminders at present, so there is nothing to put off.",
            Refusal.LATE: "The deadline has passed, so it cannot be put off. Please report, or ask for more time.",
            Refusal.BEYOND_DUE: (
                f"The deadline is {self.deadline(matter.due)}; no reminder is put off beyond that day. "
                "If you need longer, please ask for more time."
            ),
            Refusal.TOO_LONG: f"For this directive the longest wait is {longest}. Reminders go on as before.",
            Refusal.TWICE: "It was put off twice in a row. Please report progress; then it can be put off again.",
        }[refusal]
        return f"⏰ Not put off\n{self.which(matter)}\n{why}"

"""What the bot says in English when somebody thinks again: edits, spoken reports, a confirmation taken back."""

from collections.abc import Sequence

from bot.core.matter import Matter
from bot.core.records import Report
from bot.texts.common import shortened
from bot.texts.en.conversation import ConversationWords
from bot.texts.en.voice import counted, recorded
from bot.texts.vi.again import SPOKEN_ONLY

_HEADED = {"progress": "📝 Progress recorded", "obstacle": "⚠️ Obstacle recorded", "result": "📎 Result attached"}


class SecondThoughts(ConversationWords):
    """Answers about what was said before."""

    def revised(self, matter: Matter, before: Report, text: str, percent: int | None, next_nudge: str) -> str:
        """The receipt for an edited message, or for the words after a spoken one."""
        lines = [_HEADED[before.kind], self.which(matter)]
        lines.append(f"This replaces what you sent on {self.moment(before.at)}.")
        if percent is not None:
            lines.append(f"Completed so far: {percent}%.")
        if text:
            lines.append(f"Report: {shortened(text, 300)}")
        lines.append(next_nudge)
        return "\n".join(lines)

    def edit_changes_nothing(self) -> str:
        """A message was edited that is no report."""
        return "This edit changes nothing that has been recorded. To add something, please send a new message."

    def added_to_report(self, matter: Matter, files: int) -> str:
        """More of an album came."""
        return f"📎 {counted(files, 'file')} added to the report you have just sent.\n{self.which(matter)}"

    def spoken_only(self) -> str:
        """What is recorded until the words are there."""
        return recorded(SPOKEN_ONLY)

    def spoken_report(self, matter: Matter, next_nudge: str) -> str:
        """The receipt for a voice message."""
        words = "Please also write the main points, for example: “60%, 8 of 12 communes reviewed”."
        return f"📝 Progress recorded\n{self.which(matter)}\nYour voice message has been kept. {words}\n{next_nudge}"

    def spoken_obstacle(self, receipt: str) -> str:
        """The same for an obstacle: what else is asked."""
        return (
            f"{receipt}\nYour voice message has been kept. "
            "Please also write what stands in the way, so that it is passed on correctly."
        )

    def reopened(self, matter: Matter, next_nudge: str) -> str:
        """The confirmation is taken back."""
        return "\n".join(
            [
                "🔄 Reopened",
                self.which(matter),
                "The confirmation of completion has been taken back; the directive is in progress again.",
                next_nudge,
            ]
        )

    def too_late_to_reopen(self, matter: Matter) -> str:
        """It was confirmed longer ago than that."""
        return (
            f"{self.which(matter)}\n{self.how_it_stands(matter)}\n"
            f"More than 24 hours have passed, so it cannot be reopened. "
            f"If something must be changed, please contact {self.ask_whom()}."
        )

    def nothing_to_reopen(self) -> str:
        """Nothing was confirmed lately."""
        return (
            "No directive has been confirmed as completed within the last 24 hours, so there is nothing to reopen. "
            f"For help, please contact {self.ask_whom()}."
        )

    def which_to_reopen(self, matters: Sequence[Matter]) -> str:
        """Several were confirmed lately."""
        return "\n".join(["Which directive would you like to reopen?", *(self.line(matter) for matter in matters)])

    def unclear(self, matter: Matter) -> str:
        """What was typed is neither an act nor a report: nothing is recorded."""
        return (
            f"Sorry, it is not clear what you mean, so nothing has been recorded.\n{self.task(matter)}\n"
            "Please choose, or write a little more:"
        )

"""The page behind a link: a directive's whole text, or why there is none."""

from datetime import datetime

from bot.core.matter import Matter
from bot.core.model import UNACKNOWLEDGED, Person
from bot.texts.common import ROOM_OF_A_PAGE
from bot.texts.en.directives import DirectiveWords
from bot.texts.en.voice import about


class FullTextWords(DirectiveWords):
    """What stands on the page, around the text itself."""

    def page_title(self, matter: Matter) -> str:
        """The first line; that of the message without its sign."""
        return self.directive_title(matter.directive).partition(" ")[2]

    def page_head(self, matter: Matter) -> str:
        """What it is about, to whom it goes and until when; above the text."""
        lines = [about(matter.directive.subject), "", self._particulars(matter)]
        if matter.directive.version > 1:
            lines.append("Below stands the text in force, as amended.")
        if matter.duties:
            lines += ["", self.own_duties(matter.duties, ROOM_OF_A_PAGE)]
        return "\n".join(lines)

    def page_foot(self, matter: Matter, reader: Person, until: datetime) -> str:
        """What is still to be done, and whose page it is; below the text."""
        lines = []
        if matter.assignment.status in UNACKNOWLEDGED:
            lines.append(
                "Opening this page is not an acknowledgment. "
                f"Please go back to the chat and write: {matter.directive.handle} received."
            )
        else:
            lines.append("Please go back to the chat to answer; this page is for reading only.")
        lines.append(
            f"This page is for {reader.full_name} alone, and can be read until {self.moment(until)}. "
            "Please do not pass the link on."
        )
        return "\n".join(lines)

    def page_nothing(self) -> str:
        """The link is none of ours, or was cut off on its way."""
        return (
            "The link cannot be opened\n"
            "It is wrong, or a part of it is missing. Please open it again from the message, "
            "or write “full text” in the chat for a new one."
        )

    def page_over(self) -> str:
        """It was good once."""
        return "The link has expired\nTo go on reading, please write “full text” in the chat; a new link comes at once."

    def page_not_theirs(self) -> str:
        """Whoever got the link has left the post, or lost the account."""
        return (
            "The link no longer works\n"
            "It was for whoever is in charge alone; that person or the account has changed. "
            f"If you need help, please contact {self.ask_whom()}."
        )

    def page_withdrawn(self) -> str:
        """The directive was taken back."""
        return (
            "The directive has been withdrawn\n"
            f"Your unit need not carry it out. If you need help, please contact {self.ask_whom()}."
        )

    def page_busy(self) -> str:
        """The office cannot look just now."""
        return "The directive cannot be opened just now\nPlease try again in a few minutes."

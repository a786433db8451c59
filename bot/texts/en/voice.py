"""How the office speaks in English: dates, numbers and small words. Names, titles and subjects stay as they are."""

from datetime import date, datetime

from bot.core.matter import Matter
from bot.core.model import Addressee, Deadline, Directive, Post, Role
from bot.texts.common import Speech, named, shortened
from bot.texts.vi.again import SPOKEN_ONLY

NO_HEAD = "no head in post"
_OUT_OF_REACH = {"blocked": "has blocked messages", "never_joined": "has not joined", "no_head": NO_HEAD}
_MONTHS = (  # not the system's, which speaks the language of its host
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


class Voice(Speech):
    """The office's voice. English has no form of address for everybody: people are called by title and name."""

    def ask_whom(self) -> str:
        """Whom people are told to ask, inside a sentence."""
        return self.contact or "the office clerk"

    def moment(self, at: datetime) -> str:
        """`9 March 2026, 08:05`."""
        local = self.calendar.local(at)
        return f"{day(local)}, {local:%H:%M}"

    def short_moment(self, at: datetime) -> str:
        """`08:05, 9 March`."""
        local = self.calendar.local(at)
        return f"{local:%H:%M}, {local.day} {_MONTHS[local.month - 1]}"

    def deadline(self, due: Deadline | None) -> str:
        """The deadline as it was given."""
        if due is None:
            return "none stated"
        return self.moment(due.at) if due.at else day(due.on)

    def called(self, post: Post) -> str:
        """`Trưởng phòng Nguyễn Thị Lan`."""
        return named(post)

    def sent_again(self, text: str) -> str:
        """A message that may have arrived before, marked so in its first line."""
        first, line_end, rest = text.partition("\n")
        return f"{first} (sent again){line_end}{rest}"

    def _taker(self, matter: Matter) -> str:
        """Who acknowledged it; on the telephone with whoever rang as the witness."""
        a = matter.assignment
        on_phone = f"{a.taken_by_phone}, by telephone, recorded by {matter.acknowledged_by}"
        return on_phone if a.taken_by_phone else f"{matter.acknowledged_by}"

    def _file(self) -> str:
        """What can go with an answer as proof, in the singular."""
        return "file" if self.can.files else "photo"

    def _files(self) -> str:
        """The same of several, a picture first."""
        return "photos or files" if self.can.files else "photos"

    def thanks(self) -> str:
        """The courteous close."""
        return "Thank you."


def day(on: date) -> str:
    """`9 March 2026`."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def counted(count: int, one: str, several: str | None = None) -> str:
    """`1 unit`, `1,200 units`; `several` where an s at the end is not enough."""
    return f"{count:,} {one if count == 1 else several or one + 's'}"


def recorded(words: str) -> str:
    """What somebody reported, unaltered; what the record says of a voice message is the bot's own and in English."""
    return "(voice message, not yet in writing)" if words == SPOKEN_ONLY else words


def who_has_it(matter: Matter) -> str:
    """The head, with whoever carries it out or acts for them meanwhile."""
    post = matter.addressee.post
    names = [named(post) if post else NO_HEAD]
    names += [f"handed to {matter.delegate.full_name}"] if matter.delegate else []
    names += [f"{matter.stand_in.full_name} stands in"] if matter.stand_in else []
    return ", ".join(names)


def out_of_reach(addressee: Addressee) -> str:
    """Why no channel reaches them: `has not joined`."""
    return _OUT_OF_REACH.get(addressee.reason or "", _OUT_OF_REACH["never_joined"])


def about(subject: str) -> str:
    """`Re: rà soát phòng học`; a subject that says so itself stays as it is."""
    return subject if subject.lower().startswith(("v/v", "về ", "re:")) else f"Re: {subject}"


def subject_line(directive: Directive) -> str:
    """The subject as every message but the directive's own names it."""
    return about(shortened(directive.subject))


def partial_date(dated: str | None) -> str | None:
    """`"2024-04"` as `April 2024`; None for none."""
    if not dated:
        return None
    parts = dated.split("-")
    if len(parts) == 3:
        return day(date.fromisoformat(dated))
    return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else dated


def role_name(role: Role) -> str:
    """Where a post has no title."""
    return {
        "head": "Head of unit",
        "deputy": "Deputy",
        "officer": "Officer",
        "director": "Director",
        "clerk": "Clerk",
        "admin": "Administrator",
    }[role]

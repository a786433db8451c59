"""What clerks and admins read in English about people: recipients, invites, joinings, lists that they sent."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.core.drafts import ListState, Verdict
from bot.core.inviting import Guest, Way
from bot.core.model import Addressee, Person, Post, Unit
from bot.texts.common import ROWS, channel_name, named, shortened
from bot.texts.en.files import in_english
from bot.texts.en.voice import NO_HEAD, Voice, counted, out_of_reach, role_name


class PeopleWords(Voice):
    """For those who look after recipients."""

    # Files

    def wrong_kind_of_file(self, name: str) -> str:
        """Neither a text nor a list."""
        return (
            f"The file “{shortened(name, 60)}” cannot be read: this version reads directives as TXT or MD and lists as "
            "CSV or XLSX. For DOCX or PDF, please copy the text and paste it here."
        )

    def file_lost(self, name: str, most_mb: int) -> str:
        """It could not be fetched, or not be worked on."""
        return (
            f"The file “{shortened(name, 60)}” could not be read (not downloaded, or larger than {most_mb:,} MB). "
            f"Please send it again, or contact {self.ask_whom()}."
        )

    def file_on_its_way(self, name: str) -> str:
        """The channel does not give it at the moment."""
        return (
            f"The file “{shortened(name, 60)}” is still coming in over a slow network; "
            "you will have an answer as soon as it can be read."
        )

    def unreadable(self, why: str) -> str:
        """A file that cannot be read; `why` says what to do."""
        return in_english(why)

    # Recipients and invites

    def recipients(self, addressees: Sequence[Addressee], total: int, joined: int) -> str:
        """`/units`: a page of units with their heads and how they are reached."""
        if not total:
            return "👥 UNITS\nThere are no units yet. Please send a list as a CSV or XLSX file."
        lines = [f"👥 UNITS: {total:,}, reached through the app: {joined:,}", ""]
        lines += [
            f"• {addressee.unit.code}: {addressee.unit.name} – {self._how_reached(addressee)}"
            for addressee in addressees
        ]
        return "\n".join([*lines, "", "To invite who has not joined: /invite. To change the list: send a CSV or XLSX."])

    def _how_reached(self, addressee: Addressee) -> str:
        if addressee.post is None:
            return NO_HEAD
        how = f"on {channel_name(addressee.contact.channel)}" if addressee.contact else out_of_reach(addressee)
        return f"{named(addressee.post)}, {how}"

    def uninvited(self, units: Sequence[tuple[Unit, Sequence[Guest]]], outside: int, partly: int) -> str:
        """`/invite`: who has not joined, or only some of the channels, unit by unit; how many in all."""
        if not outside and not partly:
            return "📨 INVITATIONS\nEverybody in the list has joined. See: /units"
        told = [f"{counted(outside, 'person has', 'people have')} not joined"] if outside else []
        told += [f"{counted(partly, 'person lacks', 'people lack')} a channel"] if partly else []
        lines = [f"📨 INVITATIONS: {', '.join(told)}", ""]
        lines += [f"• {unit.name}: {_uninvited(there, apart=bool(partly))}" for unit, there in units]
        choose = "Choose a unit for invitations to forward. Each code works once, for one person."
        choose += " A second channel is a reserve: each message still comes once." if partly else ""
        return "\n".join([*lines, "", choose])

    def invitation(self, post: Post, ways: Sequence[Way], has: Sequence[str], expires_at: datetime) -> str:
        """A sentence to forward to one person: how to come in on each channel, besides those in `has`."""
        whose = f" of {self.organisation}" if self.organisation else ""
        to = f"To {self.called(post)}, {post.unit.name}."
        until = f"is valid until {self.moment(expires_at)}"
        if has:
            now, more = (_and(channel_name(name) for name in names) for names in (has, [way.channel for way in ways]))
            asked = f"You receive directives on {now}. You are invited to connect {more} too, as a reserve"
        else:
            asked = f"You are invited to the channel for directives{whose}"
        if len(ways) == 1:
            how = _only_way(ways[0]) if not has else _way_in(ways[0])
            return f"{to} {asked}: {how}. The code works once and {until}."
        listed = [f"• {channel_name(way.channel)}: {_way_in(way)}" for way in ways]
        enough = "" if has else " One channel is enough; another is a reserve."
        codes = f"Each channel has its own code, which works once and {until}.{enough}"
        return "\n".join([f"{to} {asked}:", *listed, codes])

    def invitations_made(self, count: int) -> str:
        """After the invitations themselves."""
        made = f"{counted(count, 'invitation')} above. Please forward each to the right person"
        return f"{made}; you will be told when they connect."

    def nobody_to_invite(self) -> str:
        """They have joined meanwhile."""
        return "Everybody here has joined; no invitation is needed. See: /units"

    # A list of recipients

    def list_verdicts(
        self, name: str, rows: Sequence[Verdict], ended: Sequence[str], *, again: bool, may_be_taken: bool
    ) -> str:
        """What each row would do; errors first, what stays as it is only counted."""
        errors = [row for row in rows if row.verdict == "error"]
        lines = [f"📑 List “{shortened(name, 60)}”: {counted(len(rows), 'row')}", _tally(rows)]
        if again:
            lines.insert(0, "The records have changed since the last check; this is the new result.")
        told = errors or [row for row in rows if row.verdict != "unchanged"]
        lines += ["", *(_row(row) for row in told[:ROWS])] if told else []
        if len(told) > ROWS:
            lines.append(f"… and {counted(len(told) - ROWS, 'more row')}.")
        if ended and not errors:
            lines += ["", f"Leaving their posts: {shortened('; '.join(ended), 600)}"]
        return "\n".join([*lines, "", _list_now(rows, errors=bool(errors), may_be_taken=may_be_taken)])

    def list_taken(self, rows: Sequence[Verdict], held: int, asked: Sequence[Person]) -> str:
        """It is done, but for what waits for an admin."""
        lines = [f"✔️ List updated. {_tally(rows)}"]
        about_them = f"{counted(held, 'row')} about directors or administrators"
        if held and asked:
            names = ", ".join(person.full_name for person in asked)
            lines.append(f"{about_them} {'is' if held == 1 else 'are'} waiting for approval by: {names}.")
        elif held:
            needs = "needs" if held == 1 else "need"
            lines.append(
                f"{about_them} {needs} an administrator's approval, but none could be reached; "
                "please have an administrator send this file again."
            )
        lines.append("See: /units. To invite who has not joined: /invite")
        return "\n".join(lines)

    def list_stands(self, state: ListState) -> str:
        """Pressed twice, or decided by somebody else."""
        return {
            ListState.SHOWN: "This list has not been taken over. Please look at the result of the check, then confirm.",
            ListState.WAITING: (
                "The list has been updated; the rows about directors or administrators wait for an administrator."
            ),
            ListState.DONE: "This list has been taken over. See: /units",
            ListState.DROPPED: "Nothing more is taken from this list. If need be, please send the file again.",
        }[state]

    def list_to_grant(self, by: Person, rows: Sequence[Verdict]) -> str:
        """To the admins."""
        asks = f"asks to update {counted(len(rows), 'row')} about directors or administrators"
        lines = [f"🔐 {by.full_name} {asks}", ""]
        lines += [_row(row) for row in rows[:ROWS]]
        if len(rows) > ROWS:
            lines.append(f"… and {counted(len(rows) - ROWS, 'more row')}.")
        return "\n".join([*lines, "", "Nothing has been changed in these rows. Please check them and decide."])

    def list_decided(self, by: Person, count: int, *, granted: bool) -> str:
        """To whoever had sent the list."""
        about_them = f"{counted(count, 'row')} about directors or administrators"
        if granted:
            return f"✔️ {by.full_name} has approved {about_them}. The list has been updated: /units"
        return f"✖️ {by.full_name} has not approved {about_them}. The other rows stay as updated."

    # Joining

    def joined_notice(
        self, person: Person, posts: Sequence[Post], account: str, channel: str, *, took_over: bool = False
    ) -> str:
        """To the clerks: somebody has joined, under what name their account goes."""
        who = ", ".join(f"{post.title or person.full_name}, {post.unit.name}" for post in posts[:2])
        called = f" “{shortened(account, 60)}”" if account else ""
        lines = [
            f"🔗 {person.full_name} has just connected",
            *([who] if who else []),
            f"The {channel_name(channel)} account{called} receives this person's directives from now on.",
        ]
        if took_over:
            lines.append("The former account no longer receives directives.")
        return "\n".join([*lines, "If this is not the right person, please choose ↩️ Undo connection."])

    def unlinked(self, person: Person, *, reachable: bool) -> str:
        """To the clerk who undid a joining."""
        then = (
            "is still reached through another account" if reachable else "is now out of reach; to invite again: /invite"
        )
        return f"↩️ Connection undone. That account no longer receives directives; {person.full_name} {then}."

    def unlinked_already(self, person: Person) -> str:
        """Pressed twice, or that account has been replaced."""
        return f"This connection of {person.full_name} had already ended. How people are reached now: /units"

    def you_are_unlinked(self) -> str:
        """To the account itself."""
        return (
            "↩️ This account has been disconnected and no longer receives directives. "
            f"If this is a mistake, please contact {self.ask_whom()}."
        )


_VERDICTS = {
    "error": "with errors",
    "added": "added",
    "updated": "changed",
    "held": "waiting for an administrator",
    "unchanged": "unchanged",
}


def _tally(rows: Sequence[Verdict]) -> str:
    counts = {name: sum(row.verdict == verdict for row in rows) for verdict, name in _VERDICTS.items()}
    told = ", ".join(f"{count:,} {name}" for name, count in counts.items() if count)
    return f"{told or 'No rows'}."


def _row(row: Verdict) -> str:
    what = "error" if row.verdict == "error" else _VERDICTS[row.verdict]
    role = f" ({role_name(row.role).lower()})" if row.role else ""
    return f"• Row {row.row:,}, {what}: {shortened(in_english(row.message), 300)}{role}"


def _list_now(rows: Sequence[Verdict], *, errors: bool, may_be_taken: bool) -> str:
    if errors:
        return "Nothing has been changed. Please correct the rows with errors in the file, then send it again."
    if not may_be_taken:
        return "The list agrees with the records; there is nothing to update."
    if any(row.verdict == "held" for row in rows):
        return "Nothing has been changed. Once you confirm, the waiting rows go to an administrator to decide."
    return "Nothing has been changed. Please check, then confirm."


def _uninvited(there: Sequence[Guest], *, apart: bool) -> str:
    """`1 person not joined; 2 people not on Zalo`; where nobody lacks but a channel, just the number."""
    outside = sum(not guest.has for guest in there)
    partly = Counter(channel for guest in there if guest.has for channel in guest.lacks)
    told = [counted(outside, "person", "people") + (" not joined" if apart else "")] if outside else []
    told += [f"{counted(count, 'person', 'people')} not on {channel_name(lost)}" for lost, count in partly.items()]
    return "; ".join(told)


def _only_way(way: Way) -> str:
    say = f"send “/start {way.code}” to the bot"
    return f"open {way.link}, or {say}" if way.link else say


def _way_in(way: Way) -> str:
    bot = f" {way.bot}" if way.bot else ""
    return f"open {way.link}" if way.link else f"send the code “{way.code}” to the bot{bot}"


def _and(names: Iterable[str]) -> str:
    return " and ".join(names)

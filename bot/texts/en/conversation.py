"""What the bot answers in English to people who said something."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.matter import Matter
from bot.core.model import ANSWERING, UNACKNOWLEDGED, Evidence, ExtensionState, Person, Post, Status
from bot.texts.common import channel_name, named, shortened
from bot.texts.en.duties import DutyWords
from bot.texts.en.voice import counted, role_name, subject_line


class ConversationWords(DutyWords):
    """Answers. Each ends with what happens now, or what to do."""

    # Joining

    def greeting(self, person: Person, posts: Sequence[Post], open_count: int) -> str:
        """To somebody who has just joined, or says /start again."""
        lines = [f"Welcome, {person.full_name}."]
        lines += [f"{post.title or role_name(post.role)}, {post.unit.name}" for post in posts]
        lines.append("")
        whose = f" of {self.organisation}" if self.organisation else ""
        lines.append(f"This channel delivers the directives{whose} and follows them up.")
        if open_count:
            lines.append(f"You have {counted(open_count, 'directive')} to act on, shown below.")
        else:
            lines.append("There is nothing to act on at present; new directives will be sent to you at once.")
        if not self.can.buttons:
            lines.append("Answer with the number of a choice (for example: 1, or VB1 1), or in words.")
        lines.append("Help: /help")
        return "\n".join(lines)

    def still_known(self, person: Person, posts: Sequence[Post], open_count: int) -> str:
        """To somebody who had joined before."""
        unit = f", {posts[0].unit.name}" if posts else ""
        to_do = f"You have {counted(open_count, 'directive')} to act on: /tasks"
        what = to_do if open_count else "There is nothing to act on at present."
        return f"Welcome back, {person.full_name}{unit}. This account is already connected.\n{what}"

    def code_kept(self, channels: Sequence[str]) -> str:
        """Below `still_known`: the code that was sent serves nothing here."""
        names = " or ".join(map(channel_name, channels))
        return f"The code you sent is not used yet: to connect {names} too, send it to the bot on {names}."

    def wrong_code(self) -> str:
        """No such code."""
        return (
            "This invitation code is not right. Please check it letter by letter, "
            f"or contact {self.ask_whom()} for a new one."
        )

    def used_code(self) -> str:
        """The code is spent."""
        return (
            "This invitation code has already been used. "
            f"If you need to connect again, please contact {self.ask_whom()} for a new one."
        )

    def expired_code(self) -> str:
        """The code's time is over."""
        return f"This invitation code has expired. Please contact {self.ask_whom()} for a new one."

    def someone_elses_code(self) -> str:
        """The account belongs to another person, whatever proof it brings for this one."""
        return (
            "This account is already connected to somebody else, so this code or phone number cannot be used here. "
            f"Please use your own account, or contact {self.ask_whom()}."
        )

    def too_many_tries(self) -> str:
        """Guessing is slowed down."""
        return f"Too many wrong codes. Please try again in an hour, or contact {self.ask_whom()}."

    def stranger(self, *, may_share_phone: bool = False) -> str:
        """To an account that we do not know."""
        phone = "If you have none, please use the button below to share the phone number known to the office, or"
        return (
            "This account is not connected yet. If you have an invitation code, please send it here. "
            f"{phone if may_share_phone else 'If you have none, please'} contact {self.ask_whom()}."
        )

    def unknown_phone(self) -> str:
        """The number that somebody shared stands in no list, or is no longer anybody's in office."""
        return (
            "This phone number is not in the office's list. "
            f"Please contact {self.ask_whom()} to have it added or to receive an invitation code."
        )

    def only_in_private(self) -> str:
        """In a group, before the bot leaves it."""
        return (
            "Good day to you all. Directives are sent and answered only in a private chat with each person, "
            f"so this bot will now leave the group. For help, please contact {self.ask_whom()}."
        )

    def guessing_alarm(self, count: int) -> str:
        """To the admins."""
        return (
            f"Warning: {counted(count, 'wrong invitation code was', 'wrong invitation codes were')} "
            "entered within the last hour. Somebody may be guessing codes; "
            "accounts with several wrong tries are locked for an hour."
        )

    def account_taken_over(self) -> str:
        """To the former account of somebody: a newer one takes over."""
        return (
            "Your directives have just been moved to another account. "
            f"If this was not your doing, please tell {self.ask_whom()} at once."
        )

    # Acts

    def acknowledged(self, matter: Matter, next_nudge: str) -> str:
        """The receipt."""
        return "\n".join(["✅ Receipt recorded", self.which(matter), self._and_then(matter), next_nudge])

    def _and_then(self, matter: Matter) -> str:
        if matter.receipt_is_enough:
            return f"This directive only needs to be acknowledged. {self.thanks()}"
        return "Please see that it is carried out, and report progress as results come in."

    def reported(
        self, matter: Matter, text: str, percent: int | None, files: int, next_nudge: str, duty: int | None = None
    ) -> str:
        """The receipt; it says what was understood."""
        lines = ["📝 Progress recorded", self.which(matter)]
        lines += [self.duty(matter, duty)] if duty else []
        if percent is not None:
            lines.append(f"Completed so far: {percent}%.")
        if text:
            lines.append(f"Report: {shortened(text, 300)}")
        if files:
            lines.append(f"Evidence attached: {counted(files, 'file')}.")
        if percent == 100:
            done = "If the work is done, please choose 🏁 Confirm completion, or write “done”."
            lines.append(done if matter.may_confirm else "The head of the unit is told, to confirm completion.")
        lines.append(next_nudge)
        return "\n".join(lines)

    def reported_after_the_end(self, matter: Matter) -> str:
        """Kept although the assignment is settled."""
        return f"📝 Progress recorded\n{self.which(matter)}\nYour addition has been kept. {self.how_it_stands(matter)}"

    def obstacle_noted(self, matter: Matter, told: Sequence[Person], next_nudge: str) -> str:
        """The receipt."""
        names = ", ".join(person.full_name for person in told)
        passed_on = f"Passed on to: {names}." if told else f"Please also speak to {self.ask_whom()}."
        return "\n".join(["⚠️ Obstacle recorded", self.which(matter), passed_on, next_nudge])

    def confirmed(self, matter: Matter) -> str:
        """The receipt."""
        return "\n".join(
            [
                "🏁 Completion recorded",
                self.which(matter),
                "If this was a mistake, write “reopen” within 24 hours.",
                "The result is waiting to be accepted; you will be told at once."
                if matter.waits_for_acceptance
                else f"There will be no further reminders about this directive. {self.thanks()}",
            ]
        )

    def ask_report(self, matter: Matter) -> str:
        """What to write."""
        return (
            f"📝 Report progress\n{self.which(matter)}\n"
            f"Please write your report, for example: “60%, 8 of 12 communes reviewed”. You may add {self._files()}."
        )

    def ask_obstacle(self, matter: Matter) -> str:
        """What to write."""
        return f"⚠️ Obstacle\n{self.which(matter)}\nPlease write what stands in the way and how it could be cleared."

    def ask_confirmation(self, matter: Matter, evidence: Evidence = Evidence.OPTIONAL) -> str:
        """The one question."""
        return (
            f"🏁 Confirm completion\n{self.which(matter)}\n"
            f"Do you confirm that the unit has completed what this directive asks of it?{self._asks_proof(evidence)}"
        )

    def result_attached(self, matter: Matter, text: str, files: int) -> str:
        """The result is kept; the confirmation itself is still to come."""
        what = shortened(text, 120) if text else counted(files, "file")
        return f"📎 Result attached: {what}\n{self.which(matter)}\nPlease choose ✔️ Agree to confirm completion."

    def not_confirmed(self, matter: Matter) -> str:
        """They went back."""
        return f"Completion has not been confirmed.\n{self.which(matter)}\n{self.how_it_stands(matter)}"

    def already(self, matter: Matter) -> str:
        """Pressed twice, late, or on an old button: how things stand."""
        return f"{self.which(matter)}\n{self.how_it_stands(matter)}"

    def how_it_stands(self, matter: Matter) -> str:
        """One sentence on the state, beginning with a capital letter."""
        a = matter.assignment
        if a.status is Status.WITHDRAWN:
            return "The directive has been withdrawn; no action is required of the unit."
        if a.status is Status.CONFIRMED and a.confirmed_at:
            waits = " The result is waiting to be accepted." if matter.waits_for_acceptance else ""
            return f"Completion confirmed on {self.moment(a.confirmed_at)} ({matter.confirmed_by}).{waits}"
        if a.status is Status.DECLINED:
            return "The unit has asked for the task to be transferred; that is waiting for a decision."
        if a.status in UNACKNOWLEDGED:
            return "The unit has not yet acknowledged it."
        if a.acknowledged_at:
            percent = f"; progress {a.percent}%" if a.percent is not None else ""
            given = f" Handed to {matter.delegate.full_name}." if matter.delegate else ""
            return f"Acknowledged on {self.moment(a.acknowledged_at)} ({self._taker(matter)}){percent}.{given}"
        return ""

    def which(self, matter: Matter) -> str:
        """Number and subject, as every message about a directive names them."""
        number = matter.directive.number_for_people
        return f"Directive No. {number} ({matter.directive.handle})\n{subject_line(matter.directive)}"

    def not_the_head(self) -> str:
        """Somebody else's button: it tells nothing."""
        return f"We are sorry, this is not for you to decide. For help, please contact {self.ask_whom()}."

    # Finding out what is meant

    def which_one(self, matters: Sequence[Matter]) -> str:
        """Several directives are open."""
        lines = ["You have several directives to act on. Which one is this about?"]
        lines += [self.line(matter) for matter in matters]
        reply = "reply to that directive's own message, or " if self.can.replies else ""
        lines.append(
            f"Please choose, or {reply}put its reference first, for example: {matters[0].directive.handle} 60%."
        )
        return "\n".join(lines)

    def and_others(self, count: int) -> str:
        """Below a choice of several, where there are more than fit."""
        which = "Another one is" if count == 1 else f"Another {count:,} are"
        reply = "reply to the directive's own message, or " if self.can.replies else ""
        return f"{which} not listed here: please {reply}put its reference first."

    def line(self, matter: Matter) -> str:
        """In a list of several."""
        number = matter.directive.number_for_people
        return f"• {matter.directive.handle}: directive No. {number}, {shortened(matter.directive.subject)}"

    def unknown_number(self, matter: Matter) -> str:
        """A number that is not in the menu."""
        return f"There is no such choice.\n{self.which(matter)}\nPlease choose again:"

    def nothing_open(self) -> str:
        """There is nothing that it could be about."""
        return f"You have no directives to act on at present. For help, please contact {self.ask_whom()}."

    def not_understood(self) -> str:
        """Unknown, or not for this person's roles."""
        return f"Sorry, that was not understood. Please see /help, or contact {self.ask_whom()}."

    def nothing_to_read(self) -> str:
        """A file, or a sticker, on a channel that hands over neither."""
        return (
            "What you have just sent could not be read: this channel does not pass on files or stickers. "
            "Please write it, or send a photo."
        )

    def no_such_directive(self, handle: str) -> str:
        """A handle or number that this person has nothing to do with."""
        return (
            f"There is no directive {shortened(handle, 40)} in your list. "
            f"Please see /help, or contact {self.ask_whom()}."
        )

    def trouble(self) -> str:
        """Something went wrong on our side."""
        return (
            "We are sorry, something went wrong and your message could not be recorded. "
            f"Please send it again, or contact {self.ask_whom()}."
        )

    # The language

    def which_language(self) -> str:
        """`/language`: above the choices."""
        return "🌐 LANGUAGE\nThe language in use is English. Please choose:"

    def language_chosen(self) -> str:
        """In the new language, at once."""
        return "🌐 From now on messages to you are in English. Directives keep the words in which they were written."

    # Lists

    def tasks(self, matters: Sequence[Matter], now: datetime, total: int | None = None) -> str:
        """`/tasks`, the worst first; `total` where these are only a page of them."""
        lines = [f"🗂 Directives to act on: {len(matters) if total is None else total:,}"]
        lines += [f"\n{self._task(matter, now)}" for matter in matters]
        example = matters[0].directive.handle
        lines.append(
            f"\nPlease choose a directive to answer it, or write its reference and the answer, e.g. {example} 60%."
        )
        return "\n".join(lines)

    def _task(self, matter: Matter, now: datetime) -> str:
        days = self._late(matter, now)
        late = f", {counted(days, 'day')} overdue" if days else ""
        told = (
            f"{matter.directive.handle}: directive No. {matter.directive.number_for_people}\n"
            f"{subject_line(matter.directive)}\n"
            f"{matter.addressee.unit.name}. Deadline: {self.deadline(matter.due)}{late}. {self.how_it_stands(matter)}"
        )
        return "\n".join([told, *self._still_open(matter)])

    def task(self, matter: Matter) -> str:
        """One of them, with its buttons."""
        return "\n".join(
            [
                f"{self.which(matter)}\nDeadline: {self.deadline(matter.due)}. {self.how_it_stands(matter)}",
                *self._still_open(matter),
            ]
        )

    def _still_open(self, matter: Matter) -> list[str]:
        """What it waits for, and its duties that are open, where it has any."""
        if matter.assignment.is_settled:
            return []
        asked = matter.assignment.extension is ExtensionState.ASKED
        waits = ["More time was asked for and is to be decided; until then there are no reminders."] if asked else []
        return [*waits, *(self._open_duties(matter.duties) if matter.duties else [])]

    def open_label(self, matter: Matter) -> str:
        """On the button that opens one of the list."""
        number = matter.directive.number and shortened(matter.directive.number_for_people, 40)
        return f"{matter.directive.handle} – {number}" if number else matter.directive.handle

    def _how_to_choose(self) -> list[str]:
        if self.can.buttons:
            return []
        return ["• Choose with the number before a choice: write 1, or VB1 1. The words of the choice will do as well."]

    def _how_to_report(self) -> str:
        how = "reply to the directive's message, e.g. “60%" if self.can.replies else "put its reference first, “VB1 60%"
        return f"• To report: {how}, 2 communes to go”; add {self._files()}."

    def _what_to_send(self) -> list[str]:
        if self.can.files:
            return [
                "To issue a directive: send a TXT or MD file or paste the text here, check it, then choose 📤 Issue.",
                "Units and recipients: send a CSV or XLSX file, look at the result of the check, then confirm.",
            ]
        return [
            "To issue a directive: paste the text here, check the draft, then choose 📤 Issue.",
            "Units and recipients: this channel takes no files; please send a CSV or XLSX file on another one.",
        ]

    def help(self, posts: Sequence[Post], *, answers: bool, directs: bool, looks_after: bool = False) -> str:
        """Only what this person's roles can do."""
        lines = ["How to use this bot"]
        lines += [f"{named(post)}, {post.unit.name}" for post in posts]
        if answers and not any(post.role in ANSWERING for post in posts):
            lines += [
                "",
                "Directives handed to you, or those of a head for whom you stand in:",
                self._how_to_report(),
                "• In difficulty: choose ⚠️ Obstacle. When it is done: report 100%; the head is told, and confirms.",
                "/tasks – what you have been handed",
            ]
        elif answers:
            lines += [
                "",
                "When a directive arrives:",
                *self._how_to_choose(),
                "• Received: choose ✅ Received, or write “received”.",
                self._how_to_report(),
                "• In difficulty: choose ⚠️ Obstacle. For more time: choose ⏳ Ask for more time.",
                "• To have a deputy or officer carry it out: choose 👥 Hand to somebody. When away: /authorise.",
                "• When it is done: choose 🏁 Confirm completion, or write “done”.",
                "• Confirmed by mistake: choose 🔄 Reopen within 24 hours, or write “reopen”.",
                "• Where a directive has several duties, add the number: “VB1.2 60%”, “VB1.2 done”.",
                "/tasks – directives to act on",
            ]
        if directs:
            lines += [
                "",
                "/summary – how the directives stand",
                "/summary VB1 – one directive in detail; from there, choose 📣 to remind its units at once",
            ]
        if looks_after:
            lines += [
                "",
                *self._what_to_send(),
                "/directives – directives and drafts",
                "/units – units and how they are reached",
                "/invite – invite who has not joined",
                "/calls – units to telephone",
                "/authorise – who stands in for a head, who has been handed what",
            ]
        lines += ["", "/language – Tiếng Việt or English", "", f"For help, please contact {self.ask_whom()}."]
        return "\n".join(lines)

"""Handing a directive to somebody, standing in while a head is away, handing over a post: what each side reads."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.core.delegating import HandedOver, Handing, Line, Standing, StandingIn
from bot.core.matter import Matter
from bot.core.model import UNACKNOWLEDGED, Person, Post, Unit
from bot.texts.common import LISTED, named, shortened
from bot.texts.en.conversation import ConversationWords
from bot.texts.en.voice import counted, day, role_name, subject_line

_OUT_OF_REACH = {
    "never_joined": "has not joined yet",
    "blocked": "has blocked our messages",
    "away": "is away",
}


class DelegationWords(ConversationWords):
    """About whoever acts for a head."""

    # Handing one directive to somebody

    def choose_delegate(self, matter: Matter, posts: Sequence[Post]) -> str:
        """`👥`: the people of the unit."""
        lines = ["👥 Hand to somebody", self.which(matter)]
        if matter.delegate:
            lines.append(f"Now handed to: {matter.delegate.full_name}.")
        lines += [f"• {post.person.full_name} – {post.title or role_name(post.role)}" for post in posts]
        lines.append("Please choose. They get the reminders and report; you remain responsible.")
        return "\n".join(lines)

    def ask_new_delegate(self, matter: Matter) -> str:
        """Somebody who is in no list yet."""
        return (
            f"👥 Invite somebody new\n{self.which(matter)}\n"
            "Please send the full name, a comma and the title, e.g. “John Smith, Officer”. Write “back” to leave it."
        )

    def no_name(self) -> str:
        """What came is not a name."""
        return (
            "That does not look like a full name. Please send the full name, a comma and the title, "
            "e.g. “John Smith, Officer”; or write “back” to leave it."
        )

    def handed(self, matter: Matter, to: Person, reason: str | None, next_nudge: str) -> str:
        """The head's receipt; `reason`: why whoever was chosen cannot be reached."""
        lines = ["👥 Handed over", self.which(matter), f"To: {to.full_name}."]
        if reason:
            lines.append(
                f"⚠️ {to.full_name} {_OUT_OF_REACH[reason]} and has not got the directive; "
                "meanwhile the reminders come to you."
            )
        else:
            lines.append(
                f"{to.full_name} has been sent the directive and gets the reminders from now on; "
                "once a week you hear how it stands."
            )
        back = "To take it back or hand it to somebody else: choose 👥 Hand to somebody, or write “delegate”."
        lines += [next_nudge, back]
        return "\n".join(lines)

    def not_handed(self, matter: Matter, outcome: Handing) -> str:
        """Why nothing was handed to anybody."""
        why = {
            Handing.HAS_IT: "This person has it already.",
            Handing.NOT_THERE: "This person is no deputy or officer of the unit any more. Please choose another.",
            Handing.TO_ONESELF: "You have it yourself; there is no need to hand it to yourself.",
        }.get(outcome, self.how_it_stands(matter))
        if outcome is Handing.NOT_NOW and matter.assignment.status in UNACKNOWLEDGED:
            why += " Please choose ✅ Received, or write “received”, then hand it over."
        return f"{self.which(matter)}\n{why}"

    def taken_in_hand(self, matter: Matter, former: Person | None, next_nudge: str) -> str:
        """The head's receipt for taking it back."""
        who = f"Taken back from {former.full_name}." if former else "Nobody has been handed it."
        return f"👥 {who}\n{self.which(matter)}\n{next_nudge}"

    def task_given(self, matter: Matter, by: str, next_nudge: str) -> str:
        """To the delegate, beside the directive's own message."""
        final = (
            "When it is done, please confirm completion."
            if matter.may_confirm
            else "When it is done, please report the result; the head of the unit confirms completion."
        )
        return "\n".join(
            [
                f"👥 HANDED TO YOU: directive No. {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{by} has handed this directive to you. Deadline: {self.deadline(matter.due)}.",
                f"Please report progress here, for example: “{matter.directive.handle} 60%, 2 communes to go”. {final}",
                next_nudge,
            ]
        )

    def task_ended(self, matter: Matter, by: str | None) -> str:
        """To somebody who is no longer the delegate."""
        who = f"{by} has taken this directive back" if by else "This directive is no longer yours"
        return "\n".join(
            [
                f"👥 NO LONGER YOURS: directive No. {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{who}; you will not be reminded of it any more. {self.thanks()}",
            ]
        )

    def for_the_head(self, matter: Matter) -> str:
        """A delegate wants what only the head may."""
        post = matter.addressee.post
        whose = named(post) if post else "the head of the unit"
        return (
            f"{self.which(matter)}\nThat is for {whose} to decide. Please report here, e.g. “100%, done”; "
            "the head is told at once and confirms."
        )

    def new_delegate(self, post: Post, by: str) -> str:
        """To the clerk: a head has added somebody."""
        return "\n".join(
            [
                f"🔗 Somebody added: {named(post)}, {post.unit.name}",
                f"{by} has handed a directive to somebody who was in no list, and has a code to pass on.",
                "If that is wrong, choose ↩️ Undo adding: the person is removed from the list and the code is void.",
            ]
        )

    def post_undone(self, person: Person, *, fresh: bool) -> str:
        """The clerk has undone it."""
        done = "has been removed" if fresh else "had been removed before"
        return f"{person.full_name} {done}; the directive is the head's again, who is told."

    # What the head hears about it

    def delegate_lost(self, matter: Matter, who: Person, reason: str) -> str:
        """Whoever has it cannot be reached any more, or has left."""
        why = _OUT_OF_REACH.get(reason, "no longer works in the unit")
        return "\n".join(
            [
                f"👥 SOMEBODY ELSE NEEDED: directive No. {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{who.full_name} {why}. The reminders come to you from now on; please hand it to somebody else.",
            ]
        )

    def delegate_silent(self, matter: Matter, who: Person) -> str:
        """Told together with the first rung of the ladder."""
        return "\n".join(
            [
                f"👥 DELEGATE SILENT: directive No. {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                (
                    f"{who.full_name} has not answered {counted(matter.assignment.nudges_since_sign, 'reminder')}; "
                    "the deputy and the clerk are being told, as the rules say."
                ),
                "Please step in, or hand it to somebody else.",
            ]
        )

    def delegate_done(self, matter: Matter, who: Person, text: str) -> str:
        """The delegate says that all of it is done."""
        return "\n".join(
            [
                f"👥 DELEGATE REPORTS IT DONE: directive No. {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{who.full_name} says that it is done: {shortened(text, 300)}",
                "Please look at it and confirm completion.",
            ]
        )

    def delegate_stuck(self, matter: Matter, who: Person, text: str) -> str:
        """The delegate has named an obstacle; the clerk knows."""
        return "\n".join(
            [
                f"⚠️ DELEGATE MEETS AN OBSTACLE: directive No. {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{who.full_name} reports: {shortened(text, 300) or '(a file is attached)'}",
                "The clerk has been told; reminders rest.",
            ]
        )

    def weekly_line(self, lines: Sequence[Line]) -> str:
        """Once a week: what those have reported to whom a head has handed something."""
        told = [f"• {self._reported_by(line)}" for line in lines[:LISTED]]
        more = [f"… and {len(lines) - LISTED} more: /tasks"] if len(lines) > LISTED else []
        return "\n".join(["👥 WHAT YOU HAVE HANDED OUT", "", *told, *more, "", "Details, or to hand it on: /tasks"])

    def _reported_by(self, line: Line) -> str:
        matter = line.matter
        which = f"{matter.directive.handle} (directive No. {matter.directive.number_for_people})"
        if line.report is None:
            nudges = matter.assignment.nudges
            nudged = f", reminded {counted(nudges, 'time')}" if nudges else ""
            return f"{which}: {line.who.full_name} has not reported{nudged}."
        percent = f" {line.report.percent}%" if line.report.percent is not None else ""
        said = f": {shortened(line.report.text, 120)}" if line.report.text else ""
        return f"{which}: {line.who.full_name} reported{percent} on {self.short_moment(line.report.at)}{said}"

    # Standing in

    def standing_list(
        self, listed: Sequence[StandingIn], tasks: Sequence[tuple[Matter, Person]], *, may_name: bool
    ) -> str:
        """`/uyquyen`."""
        lines = ["👥 WHO ACTS FOR WHOM"]
        lines += [f"• {one.unit.name}: {self._stands_in(one)}" for one in listed[:LISTED]]
        if not listed:
            lines.append("Nobody stands in for a head.")
        lines += ["", "Directives handed to somebody:"] if tasks else []
        lines += [f"• {m.directive.handle} ({m.addressee.unit.name}): {who.full_name}" for m, who in tasks[:LISTED]]
        hidden = max(len(listed) - LISTED, 0) + max(len(tasks) - LISTED, 0)
        lines += [f"… and {hidden} more."] if hidden else []
        lines += ["", "For another unit: write /authorise and the unit's code. Codes: /units"] if may_name else []
        return "\n".join(lines)

    def _stands_in(self, one: StandingIn) -> str:
        return f"{one.to.full_name} for {one.head.full_name}, {self.days(one.from_on, one.to_on)}"

    def days(self, from_on: date, to_on: date | None) -> str:
        """`from 1 August 2026 to 10 August 2026`; `to_on` is the first day on which it no longer holds."""
        until = f" to {day(to_on - timedelta(days=1))}" if to_on else ""
        return f"from {day(from_on)}{until}"

    def choose_stand_in(self, unit: Unit, head: Person, posts: Sequence[Post]) -> str:
        """Who is to act for the head."""
        lines = [f"👥 Who stands in for {head.full_name} ({unit.name})?"]
        lines += [f"• {post.person.full_name} – {post.title or role_name(post.role)}" for post in posts]
        lines.append("Please choose.")
        return "\n".join(lines)

    def nobody_to_name(self, unit: Unit) -> str:
        """The unit has neither deputies nor officers."""
        return f"{unit.name} has no deputies or officers in the list. Please ask {self.ask_whom()}."

    def ask_days(self, person: Person) -> str:
        """From when to when."""
        return (
            f"👥 {person.full_name} stands in\n"
            "Please send the first and the last day, e.g. 01/08/2026 - 10/08/2026. Write “back” to leave it."
        )

    def ask_last_day(self, person: Person, from_on: date) -> str:
        """The first day has come, the last has not."""
        return (
            f"👥 {person.full_name} stands in from {day(from_on)}\n"
            "Until which day, that one included? Please send it, e.g. 10/08/2026."
        )

    def not_standing(self, outcome: Standing, unit: Unit, other: StandingIn | None) -> str:
        """Why nobody was authorised."""
        why = {
            Standing.NO_HEAD: "has no head in the list.",
            Standing.NOT_THERE: "that person is no deputy or officer of the unit any more.",
            Standing.PAST: "those days are over. Please send the first and the last day again.",
            Standing.BACKWARDS: "the last day is before the first. Please send the first and the last day again.",
            Standing.TOO_LONG: "that is more than a year. Please send the first and the last day again.",
            Standing.OVERLAPS: f"somebody stands in already ({self._stands_in(other) if other else ''}). "
            "Please end that first: /authorise",
        }[outcome]
        return f"Nothing was recorded. {unit.name}: {why}"

    def standing_made(self, one: StandingIn) -> str:
        """The receipt."""
        return "\n".join(
            [
                "👥 Recorded",
                f"{one.unit.name}: {self._stands_in(one)}.",
                (
                    f"Meanwhile directives and reminders go to {one.to.full_name}, afterwards to the head again. "
                    "To end it sooner: /authorise"
                ),
            ]
        )

    def you_stand_in(self, one: StandingIn, *, deputy: bool) -> str:
        """To whoever is to stand in."""
        may = "confirm and report as the head does" if deputy else "report; the head confirms completion"
        return "\n".join(
            [
                f"👥 STANDING IN: {self.days(one.from_on, one.to_on)}",
                f"You get the directives and reminders of {one.head.full_name} ({one.unit.name}), and {may}.",
                "What is open comes to you when it begins.",
            ]
        )

    def head_is_told(self, one: StandingIn, by: str) -> str:
        """To the head, or the clerk, where somebody else has written it down."""
        days = self.days(one.from_on, one.to_on)
        return f"👥 STANDING IN: {days}\n{one.unit.name}: {self._stands_in(one)}. Recorded by {by}."

    def standing_begins(self, one: StandingIn, matters: Sequence[Matter]) -> str:
        """To whoever stands in, on the first day: what is open."""
        begins = f"From today you stand in for {one.head.full_name} ({one.unit.name})."
        return self._with_list(f"👥 STANDING IN: {self.days(one.from_on, one.to_on)}", begins, matters)

    def standing_over(self, one: StandingIn, matters: Sequence[Matter]) -> str:
        """To the head, once it is over: what is open."""
        return self._with_list(
            f"👥 STANDING IN IS OVER: {one.unit.name}",
            f"{one.to.full_name} no longer stands in for you; directives and reminders come to you again.",
            matters,
        )

    def you_stood_in(self, one: StandingIn) -> str:
        """To whoever stood in."""
        return (
            f"👥 STANDING IN IS OVER: {one.unit.name}\nYou no longer stand in for {one.head.full_name}; "
            f"directives and reminders go to the head again. {self.thanks()}"
        )

    def standing_ended_already(self) -> str:
        """Pressed twice, or too late."""
        return "That has ended already. See /authorise"

    def left_as_it_is(self) -> str:
        """They did not want to after all."""
        return "Nothing has changed."

    # Handing over a post

    def handover_to_new(self, over: HandedOver) -> str:
        """To the new head: what is open, the worst first."""
        former = f" from {over.former.full_name}" if over.former else ""
        return self._with_list(
            f"👥 HANDOVER: {counted(len(over.matters), 'open directive')}",
            f"You take over the directives of {over.unit.name}{former}.",
            over.matters,
        )

    def handover_from_former(self, over: HandedOver) -> str:
        """To the former head: what was handed over, and to whom."""
        to = over.to.full_name if over.to else "the unit, which has no head yet"
        return self._with_list(
            f"👥 HANDOVER: {counted(len(over.matters), 'directive')} handed over",
            f"The directives of {over.unit.name} have passed to {to}; you will not be reminded any more. "
            f"{self.thanks()}",
            over.matters,
        )

    def _with_list(self, title: str, what: str, matters: Sequence[Matter]) -> str:
        lines = [title, what, *(f"• {self._handed_line(matter)}" for matter in matters[:LISTED])]
        if len(matters) > LISTED:
            lines.append(f"… and {len(matters) - LISTED} more: /tasks")
        if not matters:
            lines.append("Nothing is open.")
        return "\n".join(lines)

    def _handed_line(self, matter: Matter) -> str:
        a, number = matter.assignment, matter.directive.number_for_people
        parts = [f"due {self.deadline(matter.due)}" if matter.due else "no deadline"]
        if a.percent is not None:
            parts.append(f"progress {a.percent}%")
        if matter.delegate:
            parts.append(f"handed to {matter.delegate.full_name}")
        if a.extension == "asked":
            parts.append("more time asked for")
        if a.obstacle is not None:
            parts.append("an obstacle")
        state = "not acknowledged" if a.acknowledged_at is None else "acknowledged"
        what = shortened(matter.directive.subject, 80)
        return f"{matter.directive.handle}: directive No. {number}, {what} – {state}, {', '.join(parts)}"

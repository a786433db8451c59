"""Changing course: amendments, pauses, what is to come; to heads, and to the clerk who decides."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.amending import Changes
from bot.core.matter import Matter
from bot.core.model import UNACKNOWLEDGED, Deadline, Directive, ExtensionState, Status
from bot.core.policy import Do, Step, Why
from bot.core.snoozing import is_awaited
from bot.texts.common import LISTED, Coming, fitted, shortened
from bot.texts.en.directives import DirectiveWords
from bot.texts.en.voice import counted, subject_line, who_has_it

_CUT_NOTE = "\n[…] Choose 📎 Full text to read all of it."
_REASON_ROOM = 300
_WHAT = {
    Do.NUDGE: "remind {who}",
    Do.ESCALATE: "inform {who}",
    Do.CALL_SHEET: "ask {who} to telephone the unit",
    Do.WAIT: "remind {who} to decide",
}
WHY = {
    Why.SILENCE: "no response yet",
    Why.BEFORE_DUE: "the deadline is near",
    Why.DUE_TODAY: "due that day",
    Why.OVERDUE: "overdue",
    Why.NO_DEADLINE: "progress is asked for at intervals, since no deadline is stated",
    Why.UNREACHABLE: "cannot be reached through the app",
    Why.EXTENSION: "the request for more time has not been decided",
    Why.DECLINED: "the request to assign another unit has not been decided",
    Why.ACCEPTANCE: "the result has not been accepted",
    Why.PAUSED: "reminders are paused",
}


class ChangingWords(DirectiveWords):
    """About a directive that was issued and is changed."""

    # To heads

    def amended(self, matter: Matter, changes: Changes, *, room: int) -> str:
        """To a unit that has to look again; a new text stands below, cut so that it all fits into `room`."""
        title = f"✏️ AMENDED: directive No. {matter.directive.number_for_people}"
        listed = (f"• {_capital(line)}." for line in self._listed(changes, matter.due))
        rest = "\n".join(["What has changed:", *listed])
        tail = f"\n\n{self._what_now(matter)}"
        subject = subject_line(matter.directive)
        if not changes.text_changed:
            return f"{title}\n{subject}\n\n{rest}{tail}"
        text = matter.directive.text.strip()
        return fitted(title, subject, f"{rest}\nThe amended text:", text, tail, cut_note=_CUT_NOTE, room=room)

    def _what_now(self, matter: Matter) -> str:
        if matter.assignment.status in UNACKNOWLEDGED:
            ask = "Please confirm that you have received the amendment, and see that it is carried out."
        elif matter.assignment.status is Status.DECLINED:
            return f"Your request to assign another unit is still being considered. {self.thanks()}"
        else:
            ask = "Please see that the amended directive is carried out."
        return f"{ask} {self.next_nudge(matter)}"

    def amended_in_passing(self, matter: Matter, changes: Changes) -> str:
        """To a unit that has nothing to do about it: one line."""
        listed = _capital("; ".join(self._listed(changes, matter.directive.due)))
        if matter.assignment.is_settled:
            now = "What your unit has confirmed is not affected."
        else:
            now = "The task and the deadline of your unit are unchanged."
        return (
            f"✏️ AMENDED: directive No. {matter.directive.number_for_people}\n{subject_line(matter.directive)}\n\n"
            f"{listed}. {now} {self.thanks()}"
        )

    def amendment_on_record(self, directive: Directive, changes: Changes) -> str:
        """What was and is, for the history."""
        return f"version {directive.version}; {'; '.join(self._listed(changes, directive.due))}"

    def _listed(self, changes: Changes, due: Deadline | None) -> list[str]:
        lines = []
        if changes.due_changed:
            lines.append(f"deadline: {self.deadline(changes.due_before)} → {self.deadline(due)}")
        if changes.wish is not None:
            lines.append(_WISH_GONE if due is None else _WISHES[changes.wish])
        if changes.subject_before is not None:
            lines.append(f"former subject: “{shortened(changes.subject_before)}”")
        if changes.text_changed:
            lines.append("the text is a new one")
        if changes.added:
            lines.append(f"units added: {_some(changes.added)}")
        if changes.dropped:
            lines.append(f"units removed: {_some(changes.dropped)}")
        return lines or ["one deadline for all units"]

    # To the clerk

    def still_paused(self, directive: Directive, since: datetime) -> str:
        """Every week while following up rests."""
        return (
            f"⏸ Reminders are paused: {self._which(directive)}\n"
            f"Paused since {self.moment(since)}; no unit is being reminded. Please resume, or withdraw the directive "
            "if it need not be carried out any more. You will be asked again in a week."
        )

    def ask_pause(self, directive: Directive, units: int) -> str:
        """The one question."""
        return (
            f"⏸ Pause reminders: {self._which(directive)}\n"
            f"Nobody will be reminded or informed about {counted(units, 'running unit')} until you resume; "
            "the units can still report. Do you agree?"
        )

    def paused_now(self, directive: Directive) -> str:
        """It was done."""
        return (
            f"⏸ Reminders paused: {self._which(directive)}\n"
            f"You will be asked once a week. To resume: /directives {directive.handle}"
        )

    def ask_resume(self, directive: Directive, units: int) -> str:
        """The one question."""
        return (
            f"⏯ Resume reminders: {self._which(directive)}\n"
            f"{counted(units, 'unit')} will be followed up at the usual pace again, without a flood. Do you agree?"
        )

    def resumed_now(self, directive: Directive) -> str:
        """It was done."""
        return (
            f"⏯ Reminders resumed: {self._which(directive)}\n"
            f"The coming steps of each unit: /directives {directive.handle}"
        )

    def ask_recall_reason(self, directive: Directive) -> str:
        """What to write before a withdrawal."""
        return (
            f"🛑 Withdraw: {self._which(directive)}\n"
            f"Please write the reason; everyone who has the directive will read it. Write “none” to give none.{_KEEP}"
        )

    def bad_recall_reason(self) -> str:
        """Asked again."""
        return f"The reason is longer than {_REASON_ROOM} characters. Please write a shorter one.{_KEEP}"

    def ask_recall(self, directive: Directive, reason: str | None, units: int) -> str:
        """The one question."""
        why = f"Reason: {reason}\n" if reason else "No reason is given.\n"
        return (
            f"🛑 Withdraw: {self._which(directive)}\n{why}"
            f"{counted(units, 'unit')} will no longer have to carry it out, and everyone who has it is told at once. "
            "Do you agree?"
        )

    def recalled_now(self, directive: Directive) -> str:
        """It was done."""
        return f"🛑 Withdrawn: {self._which(directive)}\nEveryone who has the directive is being told."

    def ask_new_due(self, directive: Directive) -> str:
        """What to write."""
        return (
            f"📅 New deadline: {self._which(directive)}\nPresent deadline: {self.deadline(directive.due)}.\n"
            f"Please write the new one, for example 20/04/2026 or 20/04/2026 17:00; “none” for no deadline.{_KEEP}"
        )

    def same_due(self, directive: Directive) -> str:
        """Asked again: nothing would change."""
        return f"The deadline is {self.deadline(directive.due)} already. Please write another one.{_KEEP}"

    def ask_amend_due(
        self, directive: Directive, due: Deadline | None, units: int, closing: Sequence[str] = (), *, has_passed: bool
    ) -> str:
        """The one question; `closing`: units whose wish for more time it would close."""
        passed = " (has passed)" if has_passed else ""
        wishes = f"⚠️ This closes the wish for more time that waits: {_some(closing)}.\n" if closing else ""
        return (
            f"📅 New deadline: {self._which(directive)}\n"
            f"Deadline: {self.deadline(directive.due)} → {self.deadline(due)}{passed}\n{wishes}"
            f"{counted(units, 'running unit')} will be told and asked to acknowledge again. Do you agree?"
        )

    def due_amended(self, directive: Directive, units: int, unreachable: int) -> str:
        """It was done."""
        lost = f" {counted(unreachable, 'unit')} cannot be reached; please telephone: /calls" if unreachable else ""
        return (
            f"📅 Deadline changed: {self._which(directive)}\n"
            f"New deadline: {self.deadline(directive.due)}. {counted(units, 'running unit')} told.{lost}"
        )

    def course_kept(self, directive: Directive) -> str:
        """They went back."""
        return f"Nothing was changed: {self._which(directive)}\nHow it stands: /directives {directive.handle}"

    def course_outdated(self, directive: Directive) -> str:
        """An old button: something is different by now, or nothing is asked any more."""
        return (
            f"That question no longer holds, so nothing was changed: {self._which(directive)}\n"
            f"Please look at how it stands, then choose again: /directives {directive.handle}"
        )

    def _which(self, directive: Directive) -> str:
        return f"directive No. {directive.number_for_people} ({directive.handle})\n{subject_line(directive)}"

    # What is to come

    def coming(self, directive: Directive, listed: Sequence[Coming], total: int) -> str:
        """The coming steps of the open units if nobody answers; a page of them."""
        lines = [f"🔭 Coming steps: {self._which(directive)}"]
        if not total:
            return "\n".join([*lines, "", "No unit is still at work; there will be no further reminders."])
        lines.append(f"{counted(total, 'unit')} followed up. Unless there is news, the bot will:")
        for matter, steps in listed:
            lines += ["", f"{matter.addressee.unit.name} ({who_has_it(matter)}):"]
            for step, who in steps:
                wish = "; the unit asked to be reminded then" if is_awaited(matter.assignment, step) else ""
                lines.append(f"• {self._coming_step(step, who)}{wish}")
        return "\n".join(lines)

    def _coming_step(self, step: Step, who: Sequence[str]) -> str:
        told = ", ".join(who) or "(nobody can be reached)"
        return f"{self.moment(step.at)}: {_WHAT[step.what].format(who=told)} – {WHY[step.why]}"


_WISHES = {
    ExtensionState.GRANTED: "your wish for more time is closed: the new deadline meets it",
    ExtensionState.REFUSED: "your wish for more time is closed: the new deadline holds; ask again if you need more",
}
_WISH_GONE = "your wish for more time is closed: there is no deadline any more"
_KEEP = " Write “back” to leave it as it is."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _some(names: Sequence[str]) -> str:
    more = f" and {counted(len(names) - LISTED, 'other unit')}" if len(names) > LISTED else ""
    return f"{'; '.join(names[:LISTED])}{more}"

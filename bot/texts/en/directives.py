"""Directives, nudges, escalations and notices in English: what goes out without anybody having asked."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.links import Link
from bot.core.matter import Matter
from bot.core.model import UNACKNOWLEDGED, Addressee, Directive, ExtensionState, Status, Urgency
from bot.core.policy import Do, Rung, Why
from bot.texts.common import beside_buttons, fitted, leaves_room, named, with_code
from bot.texts.en.duties import DutyWords
from bot.texts.en.voice import (
    NO_HEAD,
    about,
    counted,
    out_of_reach,
    partial_date,
    recorded,
    subject_line,
    who_has_it,
)

_CUT_NOTE = "\n[…] The full text follows this message."
_URGENCY = {Urgency.KHAN: "URGENT ", Urgency.THUONG_KHAN: "VERY URGENT ", Urgency.HOA_TOC: "MOST URGENT "}


class DirectiveWords(DutyWords):
    """About directives and following them up."""

    def directive_title(self, directive: Directive, *, repeat: bool = False) -> str:
        """The first line, by which other programs know the message."""
        urgent = _URGENCY.get(directive.urgency, "")
        return f"📄 {urgent}DIRECTIVE No. {directive.number_for_people}{' (sent again)' if repeat else ''}"

    def directive(self, matter: Matter, *, room: int, repeat: bool = False, link: Link | None = None) -> str:
        """The whole message, the text of the directive cut so that the `length` of it all is at most `room`."""
        title, text = self.directive_title(matter.directive, repeat=repeat), matter.directive.text.strip()
        subject, rest, tail = about(matter.directive.subject), self._particulars(matter), f"\n\n{self.standing(matter)}"
        if matter.duties:
            rest += f"\n\n{self.own_duties(matter.duties, room // 2)}"
        cut_note = f"\n[…] {self.full_text_at(link)}" if link else _CUT_NOTE
        return fitted(title, subject, rest, text, tail, cut_note=cut_note, room=room)

    def directive_fits(self, matter: Matter, *, room: int) -> bool:
        """Whether the whole text goes into one message, whatever its standing may become."""
        return leaves_room(self.directive(matter, room=10**9), room)

    def _particulars(self, matter: Matter) -> str:
        directive = matter.directive
        issued = ", ".join(part for part in (directive.issuer, partial_date(directive.dated)) if part)
        lines = [
            f"To: {self._to_whom(matter.addressee)}",
            *([f"Issued by: {issued}"] if directive.issuer else [f"Issued: {issued}"] if issued else []),
            f"Deadline: {self.deadline(matter.due)}",
            f"Reference: {directive.handle}",
        ]
        return "\n".join(lines)

    def _to_whom(self, addressee: Addressee) -> str:
        return f"{self.called(addressee.post)}, {addressee.unit.name}" if addressee.post else addressee.unit.name

    def full_text_caption(self, directive: Directive) -> str:
        """Goes with the file; must not begin like the directive's own message."""
        return f"📎 Full text of directive No. {directive.number_for_people}\n{subject_line(directive)}"

    def full_text_at(self, link: Link) -> str:
        """Where to read what is too long for this channel."""
        return f"Read the full text here (a link of your own, good until {self.moment(link.until)}):\n{link.url}"

    def standing(self, matter: Matter) -> str:
        """Where the assignment stands and what is asked for next; the part of the message that edits change."""
        a = matter.assignment
        if a.status is Status.WITHDRAWN:
            return "🛑 This directive has been withdrawn. No action is required of the unit."
        if a.status is Status.CONFIRMED and a.confirmed_at:
            waits = " The result is waiting to be accepted." if matter.waits_for_acceptance else ""
            return f"🏁 Completion confirmed on {self.moment(a.confirmed_at)} ({matter.confirmed_by}).{waits}"
        if a.status is Status.DECLINED:
            return "↩️ The unit has asked for the task to be transferred; that is waiting for a decision."
        if a.status in UNACKNOWLEDGED:
            return "Status: not yet acknowledged. Please confirm that you have received this directive."
        return self._in_hand(matter)

    def _in_hand(self, matter: Matter) -> str:
        a = matter.assignment
        lines = []
        if a.acknowledged_at:
            lines.append(f"✅ Acknowledged on {self.moment(a.acknowledged_at)} ({self._taker(matter)}).")
        if a.is_settled:
            return "\n".join(lines)
        if matter.delegate:
            lines.append(f"👥 Handed to {matter.delegate.full_name}.")
        if a.extension is ExtensionState.ASKED:
            lines.append("⏳ More time was asked for; that is waiting for a decision.")
        elif a.due != a.original_due:
            lines.append(f"⏳ Extended from {self.deadline(a.original_due)} to {self.deadline(a.due)}.")
        if a.obstacle is not None:
            lines.append("⚠️ The unit has reported an obstacle and is waiting for it to be cleared.")
        if a.percent is not None:
            lines.append(f"📝 Progress: {a.percent}%.")
        elif a.last_report_at:
            lines.append(f"📝 Latest report: {self.moment(a.last_report_at)}.")
        return "\n".join(lines)

    # Follow-up

    def nudge(self, matter: Matter, nth: int, why: Why, now: datetime) -> str:
        """A reminder to the head, true at the moment `now` at which it is sent."""
        lines = [self.nudge_title(matter, nth, why, now), subject_line(matter.directive), ""]
        lines.append(f"Unit: {matter.addressee.unit.name}. Deadline: {self.deadline(matter.due)}.")
        lines += self._open_duties(matter.duties) if matter.duties else []
        if matter.assignment.percent is not None:
            lines.append(f"Progress reported: {matter.assignment.percent}%.")
        lines.append(self._request(matter, now))
        return "\n".join(lines)

    def nudge_title(self, matter: Matter, nth: int, why: Why, now: datetime) -> str:
        """The first line, by which other programs know the message."""
        number = matter.directive.number_for_people
        late = self._late(matter, now)
        if not late and matter.due and why in {Why.BEFORE_DUE, Why.DUE_TODAY}:
            if matter.due.on == self.calendar.today(now):
                return f"🔔 DUE TODAY: directive No. {number}"
            left = counted(self._days_left(matter.due, now), "working day")
            return f"🔔 DUE SOON ({left} left): directive No. {number}"
        return f"⏰ REMINDER {nth}: directive No. {number}" + (f" – {counted(late, 'day')} overdue" if late else "")

    def _request(self, matter: Matter, now: datetime) -> str:
        if matter.assignment.status in UNACKNOWLEDGED:
            return (
                "You have not yet acknowledged this directive. Please confirm receipt and see that it is carried out."
            )
        if not matter.may_confirm:
            return "Please report how far the work has come; if it is done, report the result for the head to confirm."
        if self._late(matter, now):
            return (
                "Please report the result, the reason for the delay and when the work will be completed; "
                "if it is done, please confirm completion."
            )
        return "Please let us know how far the work has come; if it is done, please confirm completion."

    def escalation(self, matters: Sequence[Matter], now: datetime, *, directs: bool = True) -> str:
        """Which units have not answered one directive, what they were sent and when; `directs`: a director reads it."""
        directive = matters[0].directive
        late = max((self._late(matter, now) for matter in matters), default=0)
        title = f"🔺 {counted(late, 'DAY', 'DAYS')} OVERDUE" if late else "🔺 AWAITING RESPONSE"
        lines = [
            f"{title}: directive No. {directive.number_for_people}",
            subject_line(directive),
            f"Deadline: {self.deadline(directive.due)}",
            "",
            *(f"• {self._silence_of(matter, now)}" for matter in matters),
            "",
            f"{self._still_nudged(matters)}Details: /summary {directive.handle}"
            if directs
            else f"{self._still_nudged(matters)}Please contact the unit and record how the call went.",
        ]
        return "\n".join(lines)

    def _still_nudged(self, matters: Sequence[Matter]) -> str:
        nudged = sum(matter.assignment.reachable for matter in matters)
        if not nudged:
            return ""
        if nudged < len(matters):
            return "The units that can be reached are still being reminded. "
        return f"{'The unit is' if nudged == 1 else 'The units above are'} still being reminded. "

    def _silence_of(self, matter: Matter, now: datetime) -> str:
        a = matter.assignment
        post = matter.addressee.post
        who = with_code(matter.addressee.unit, who_has_it(matter))
        if not a.reachable:
            why = f" ({out_of_reach(matter.addressee)})" if post else ""
            lost = f"{self._arrived(matter)}; cannot be reached through the app{why}; please telephone"
            return f"{matter.addressee.unit.name} ({who}): {lost}."
        parts = [f"sent {self.short_moment(a.delivered_at or a.issued_at)}"]
        if a.nudges and a.last_nudged_at:
            reminded = f"reminded {counted(a.nudges, 'time')}"
            parts.append(f"{reminded}, most recently {self.short_moment(a.last_nudged_at)}")
        if a.status in UNACKNOWLEDGED:
            parts.append("not yet acknowledged")
        else:
            parts.append("acknowledged" + (f", progress {a.percent}%" if a.percent is not None else ""))
        first = matter.duties.open[0] if matter.duties and matter.duties.open else None
        parts += [f"duty {first.number}, due {self.deadline(first.due)}"] if first else []
        late = self._late(matter, now)
        if late:
            parts.append(f"{counted(late, 'day')} overdue")
        return f"{matter.addressee.unit.name} ({who}): {'; '.join(parts)}."

    def call_sheet(self, matters: Sequence[Matter], now: datetime) -> str:
        """To the clerk: units that no channel reaches."""
        directive = matters[0].directive
        lines = [
            f"🔺 AWAITING RESPONSE: directive No. {directive.number_for_people}",
            subject_line(directive),
            "",
            "These cannot be reached through the app; please telephone:",
            *(f"• {self._to_ring(matter, now)}" for matter in matters),
            "",
            "Once a unit connects, the directive is sent and reminders follow as usual. Please record each call.",
        ]
        return "\n".join(lines)

    def doubtful(self, matter: Matter) -> str:
        """To the clerk: nobody knows whether the directive has arrived, however often it was sent."""
        post = matter.addressee.post
        parts = [named(post)] if post else [NO_HEAD]
        if post and post.person.phone:
            parts.append(f"telephone {post.person.phone}")
        lines = [
            f"🔺 AWAITING RESPONSE: directive No. {matter.directive.number_for_people}",
            subject_line(matter.directive),
            "",
            "The directive was sent three times, and it is not known whether it has arrived. Please telephone:",
            f"• {matter.addressee.unit.name}: {'; '.join(parts)}.",
            "",
            "The next reminder brings the directive along. Once the unit answers, it is recorded as received.",
        ]
        return "\n".join(lines)

    def _arrived(self, matter: Matter) -> str:
        at = matter.assignment.delivered_at
        return f"directive sent {self.short_moment(at)}" if at else "directive not yet sent"

    def _to_ring(self, matter: Matter, now: datetime) -> str:
        post, late = matter.addressee.post, self._late(matter, now)
        why = out_of_reach(matter.addressee)
        parts = [f"{named(post)}, {why}" if post else why, self._arrived(matter)]
        if post and post.person.phone:
            parts.append(f"telephone {post.person.phone}")
        if late:
            parts.append(f"{counted(late, 'day')} overdue")
        return f"{beside_buttons(matter.addressee.unit)}: {'; '.join(parts)}."

    def obstacle_notice(self, matter: Matter, by: str, text: str, waits_until: datetime) -> str:
        """To those who can clear it."""
        return "\n".join(
            [
                f"⚠️ OBSTACLE: directive No. {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{matter.addressee.unit.name} ({by}) reports:",
                recorded(text) or "(files attached, no text)",
                "",
                f"Please help to clear it. The unit will not be reminded before {self.moment(waits_until)}.",
            ]
        )

    def withdrawn(self, directive: Directive, reason: str | None) -> str:
        """To everyone who had the directive."""
        lines = [f"🛑 WITHDRAWN: directive No. {directive.number_for_people}", subject_line(directive), ""]
        if reason:
            lines.append(f"Reason: {reason}")
        lines.append(f"No action is required; there will be no further reminders. {self.thanks()}")
        return "\n".join(lines)

    def next_nudge(self, matter: Matter) -> str:
        """When the bot speaks up again by itself."""
        if matter.next_step is None:
            return "There will be no further reminders about this directive."
        if matter.next_step.why is Why.PAUSED:
            return "Reminders about this directive are paused."
        at = self.moment(matter.next_step.at)
        if matter.next_step.what is Do.WAIT:
            return f"Reminders to the unit pause; without a decision, whoever decides is reminded on {at}."
        if matter.next_step.what is Do.ESCALATE:
            below = matter.next_step.rung is Rung.DEPUTY
            whom = "the deputy and the clerk" if below else "the leadership"
            return f"Unless there is news, {whom} will be informed on {at}."
        if matter.next_step.what is Do.CALL_SHEET:
            return f"Unless there is news, the clerk will be asked to telephone the unit on {at}."
        return f"Unless there is news, the next reminder will come on {at}."

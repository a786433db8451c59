"""What directors read in English."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.matter import Matter
from bot.core.model import UNACKNOWLEDGED, Directive, ExtensionState, Status
from bot.core.summary import Counts, Showing, Split, split_of
from bot.texts.common import named, received_of, shortened
from bot.texts.en.duties import DutyWords
from bot.texts.en.voice import NO_HEAD, counted, out_of_reach, recorded, subject_line

_SPLIT = {
    Split.DONE_ON_TIME: "Completed on time",
    Split.DONE_LATE: "Completed late",
    Split.RUNNING_IN_TIME: "In progress, within the deadline",
    Split.RUNNING_LATE: "In progress, overdue",
    Split.RUNNING_NO_DEADLINE: "In progress, no deadline stated",
}
_UNITS = {  # one, several
    Showing.ALL: ("unit", "units"),
    Showing.NOT_YET: ("unit yet to acknowledge", "units yet to acknowledge"),
    Showing.LATE: ("overdue unit", "overdue units"),
    Showing.RUNNING: ("unit with work in progress", "units with work in progress"),
    Showing.DONE: ("unit that has completed it", "units that have completed it"),
    Showing.STUCK: ("unit facing an obstacle", "units facing an obstacle"),
}


class SummaryWords(DutyWords):
    """Summaries as text."""

    def overview(self, listed: Sequence[tuple[Directive, Counts]], total: int | None = None) -> str:
        """`/summary`: the open directives, the newest last; `total` where these are only a page of them."""
        lines = ["📊 SUMMARY", f"Directives being followed up: {len(listed) if total is None else total:,}"]
        for directive, counts in listed:
            lines += ["", *self._standing_of(directive, counts)]
        lines += ["", f"Details: /summary {listed[0][0].handle}" if listed else "No directives are open at present."]
        return "\n".join(lines)

    def overview_of(self, showing: Showing, listed: Sequence[tuple[Directive, Counts, int]], total: int) -> str:
        """`/summary` narrowed: of `total` directives this page, each with how many of its units are meant."""
        lines = ["📊 SUMMARY", f"Directives with {_UNITS[showing][1]}: {total:,}"]
        for directive, counts, units in listed:
            lines += ["", *self._standing_of(directive, counts), f"{_UNITS[showing][1].capitalize()}: {units:,}"]
        lines += ["", f"Details: /summary {listed[0][0].handle}" if listed else "To see them all: /summary"]
        return "\n".join(lines)

    def _standing_of(self, directive: Directive, counts: Counts) -> list[str]:
        received, total = received_of(counts)
        done = counts.status[Status.CONFIRMED]
        return [
            f"{directive.handle}: directive No. {directive.number_for_people}",
            subject_line(directive),
            f"Acknowledged {received:,}/{total:,}, completed {done:,}/{total:,}" + self._trouble(counts),
        ]

    def _trouble(self, counts: Counts) -> str:
        late, lost = counts.split[Split.RUNNING_LATE], counts.unreachable
        parts = [f"overdue {late:,}" if late else "", f"out of reach {lost:,}" if lost else ""]
        return "".join(f", {part}" for part in parts if part)

    def summary(self, directive: Directive, counts: Counts, matters: Sequence[Matter], now: datetime) -> str:
        """`/summary VB1`: one directive, unit by unit."""
        received, total = received_of(counts)
        withdrawn, declined = counts.status[Status.WITHDRAWN], counts.status[Status.DECLINED]
        lines = [
            "📊 SUMMARY",
            f"Directive No. {directive.number_for_people} ({directive.handle})",
            subject_line(directive),
            f"Deadline: {self.deadline(directive.due)}",
            "",
            f"Acknowledged: {received:,} of {counted(total, 'unit')}",
            *(f"• {_SPLIT[split]}: {n:,}" for split, n in counts.split.items() if n),
        ]
        lines += [f"• Out of reach through the app: {counts.unreachable:,}"] if counts.unreachable else []
        lines += [f"• Asking for a transfer, to be decided: {declined:,}"] if declined else []
        lines += [f"• Withdrawn: {withdrawn:,}"] if withdrawn else []
        lines += [f"⏸ No reminders since {self.moment(directive.paused_at)}"] if directive.paused_at else []
        lines += ["", *(self._unit(matter, now) for matter in matters)] if matters else []
        return "\n".join(lines)

    def _unit(self, matter: Matter, now: datetime) -> str:
        a = matter.assignment
        sign = {Status.CONFIRMED: "🏁", Status.ACKNOWLEDGED: "✅", Status.WITHDRAWN: "🛑", Status.DECLINED: "↩️"}.get(
            a.status, "⏳"
        )
        parts = [self._how(matter)]
        if a.percent is not None and not a.is_settled:
            parts.append(f"{a.percent}%")
        parts += self._duties_counted(matter, now)
        if a.obstacle is not None:
            parts.append(f"obstacle: {shortened(recorded(a.obstacle), 80)}" if a.obstacle else "obstacle reported")
        if matter.waits_for_acceptance:
            parts.append("result to be accepted")
        if a.extension is ExtensionState.ASKED:
            parts.append("asks for more time")
        if split_of(a, now) is Split.RUNNING_LATE:
            parts.append("overdue")
        if a.nudges and not a.is_settled:
            parts.append(f"reminded {counted(a.nudges, 'time')}")
        return f"{sign} {matter.addressee.unit.name}: {', '.join(parts)}"

    def _how(self, matter: Matter) -> str:
        a = matter.assignment
        if a.status is Status.CONFIRMED and a.confirmed_at:
            return f"completed {self.short_moment(a.confirmed_at)}"
        if a.status is Status.WITHDRAWN:
            return "withdrawn"
        if a.status is Status.DECLINED:
            return "asks for a transfer"
        if a.acknowledged_at:
            how = "acknowledged by telephone" if a.taken_by_phone else "acknowledged"
            return f"{how} {self.short_moment(a.acknowledged_at)}"
        if not a.reachable:
            return f"out of reach ({out_of_reach(matter.addressee)})"
        return "not yet acknowledged"

    def narrowed_to(self, showing: Showing, units: int) -> str:
        """Below the summary of one directive: which units stand in it."""
        one, several = _UNITS[showing]
        return f"Showing {counted(units, one, several)}." if units else f"There are no {several} at present."

    def page_of(self, page: int, pages: int) -> str:
        """Below a list that one message does not hold; both count from 1."""
        return f"Page {page:,} of {pages:,}."

    def not_yet(self, directive: Directive, matters: Sequence[Matter], total: int | None = None) -> str:
        """The units that have not acknowledged; `total` where these are only a page of them."""
        missing = [m for m in matters if m.assignment.status in UNACKNOWLEDGED]
        count = len(missing) if total is None else total
        title = f"❓ Units yet to acknowledge directive No. {directive.number_for_people}: {count:,}"
        lines = [title, subject_line(directive), ""]
        if not count:
            lines.append("All units have acknowledged it.")
        for matter in missing:
            post = matter.addressee.post
            phone = f", telephone {post.person.phone}" if post and post.person.phone else ""
            who = f"{named(post)}{phone}; {self._how(matter)}" if post else NO_HEAD
            nudges = matter.assignment.nudges
            nudged = f", reminded {counted(nudges, 'time')}" if nudges else ""
            lines.append(f"• {matter.addressee.unit.name}: {who}{nudged}")
        return "\n".join(lines)

    def no_directives(self) -> str:
        """A director asks, and nothing has been issued."""
        return "📊 SUMMARY\nNo directives are open at present."

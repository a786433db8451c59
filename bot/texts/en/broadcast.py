"""What a clerk reads while a directive goes out."""

from math import ceil

from bot.core.broadcast import Broadcast
from bot.core.model import Directive
from bot.texts.common import bar
from bot.texts.en.voice import Voice, counted, subject_line

_A_MINUTE_S = 60


class BroadcastWords(Voice):
    """How far the sending has got."""

    def broadcast(self, told: Broadcast) -> str:
        """While it runs, below what says that it was issued."""
        pace = "Waiting to go on."
        if told.left_s is not None:
            pace = f"Sending {_rate(told.rate)} a second, about {_span(told.left_s)} left."
        return f"{pace}{_odd_ones(told)}\n{bar(told)}"

    def broadcast_over(self, told: Broadcast) -> str:
        """The result, in the same place."""
        call = told.refused or told.unreachable
        still = f" Still waiting: {told.waiting:,}." if told.waiting else ""
        again = " Those of unknown fate are sent again by themselves." if told.unknown else ""
        rest = f" Out of reach: {told.unreachable:,}." if told.unreachable else ""
        ring = " Please telephone: /calls" if call else ""
        done = f"Sent to {told.sent:,} of {counted(told.total, 'unit')}."
        return f"{done}{still}{_odd_ones(told)}{again}{rest}{ring}\n{bar(told)}"

    def broadcast_result(self, directive: Directive, told: Broadcast) -> str:
        """The same as a message of its own, where the first one cannot be changed."""
        return (
            f"📤 Sent out: directive No. {directive.number_for_people} ({directive.handle})\n"
            f"{subject_line(directive)}\n\n{self.broadcast_over(told)}"
        )


def _rate(per_s: float) -> str:
    return f"{per_s:.0f}" if per_s >= 1 else f"{per_s:.1f}"


def _span(seconds: float) -> str:
    """`6 seconds`, `2 minutes`, `1 h 5 min`: what has begun counts."""
    if seconds < _A_MINUTE_S:
        return counted(ceil(seconds), "second")
    hours, minutes = divmod(ceil(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else counted(minutes, "minute")


def _odd_ones(told: Broadcast) -> str:
    counts = {"refused": told.refused, "unknown": told.unknown, "no longer wanted": told.dropped}
    listed = ", ".join(f"{name}: {count:,}" for name, count in counts.items() if count)
    return f" {listed[0].upper()}{listed[1:]}." if listed else ""

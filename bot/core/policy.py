"""When an assignment is followed up, and how. Pure: the time and the calendar are handed in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from bot.core.calendar import Calendar, elapsed
from bot.core.making import replace
from bot.core.model import UNACKNOWLEDGED, Acceptance, Assignment, Deadline, ExtensionState, Status, Urgency
from bot.core.spans import Span


class Do(StrEnum):
    """What a step does."""

    NUDGE = "nudge"
    ESCALATE = "escalate"
    CALL_SHEET = "call_sheet"  # no channel reaches the unit: somebody has to ring
    WAIT = "wait"  # the head is left in peace; whoever has to decide first is reminded of it


class Why(StrEnum):
    """The reason for a step. Stored with the delivery."""

    SILENCE = "silence"  # not acknowledged
    BEFORE_DUE = "before_due"
    DUE_TODAY = "due_today"
    OVERDUE = "overdue"
    NO_DEADLINE = "no_deadline"
    UNREACHABLE = "unreachable"
    EXTENSION = "extension"  # asked for and not decided
    DECLINED = "declined"  # the head says that it is not the unit's task; not decided
    ACCEPTANCE = "acceptance"  # confirmed; the director has not accepted it
    PAUSED = "paused"  # the directive's following up rests


class Rung(IntEnum):
    """Whom an escalation goes to: the ladder above the head, from below."""

    DEPUTY = 0  # of the unit, and the clerk
    DIRECTOR = 1  # and again every week


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What to do next about an assignment."""

    what: Do
    at: datetime  # aware UTC
    why: Why
    rung: Rung | None = None  # of an escalation


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """How patiently one directive is followed up. Spans count open hours or working days (CONTRACT section 4)."""

    ack_within: Span = Span(days=1)  # from delivery to the first nudge
    ack_every: Span = Span(days=1)  # between later ones until it is acknowledged
    before_due: tuple[int, ...] = (7, 3, 1, 0)  # working days ahead; 0 is the day itself
    overdue_every: Span = Span(days=1)
    overdue_slows_to: Span = Span(days=7)  # also how often the top rung hears of it again
    overdue_slows_after: int = 5  # overdue nudges
    no_deadline_every: Span = Span(days=7)
    after_report: Span = Span(days=3)  # a report holds the next nudge back this long
    obstacle_waits: Span = Span(days=3)  # so does an obstacle
    escalate_after: int = 3  # nudges since the head's last sign, for each rung of the ladder
    escalate_late: Span = Span(days=2)  # overdue by this much: likewise
    decide_every: Span = Span(days=1)  # how often whoever has to decide is reminded
    ignores_hours: bool = False  # hỏa tốc: elapsed time, nights and days off included


def deadline_passes(due: Deadline, calendar: Calendar) -> datetime:
    """The instant after which a confirmation is late: the hour given, else the close of the day."""
    return due.at or calendar.closing(due.on)


def next_step(a: Assignment, policy: FollowUp, calendar: Calendar, now: datetime) -> Step | None:
    """What to do next about this assignment, and when: aware UTC, never before `now`. None only if settled.

    `calendar` is the office's; a policy that ignores hours replaces it by elapsed time.
    """
    if a.is_closed:
        return None
    waits = elapsed(calendar.zone) if policy.ignores_hours else calendar
    if waiting := waits_for(a):
        return _decision(a, waiting, policy, waits, now)
    step = _reminder(a, policy, waits, calendar) if a.reachable else _unreachable(a, policy, waits)
    step = _at(step, waits.next_open(max(step.at, now)))
    why = _reason_then(a, step, calendar)
    return step if why is step.why else replace(step, why=why)


def _at(step: Step, at: datetime) -> Step:
    """The same at another time; `replace` takes three times as long, and every assignment asks for this."""
    return step if at == step.at else Step(what=step.what, at=at, why=step.why, rung=step.rung)


def coming_steps(
    a: Assignment,
    policy: FollowUp,
    calendar: Calendar,
    now: datetime,
    reached: Callable[[Step], Step] = lambda step: step,
) -> Iterator[Step]:
    """The steps as they come if nobody answers; endless unless the assignment is settled.

    `reached`: an escalation with the rung on which somebody can be told.
    """
    while step := next_step(a, policy, calendar, now):
        if step.what is Do.ESCALATE:
            step = reached(step)
        yield step
        a, now = after_step(a, step), step.at


def after_step(a: Assignment, step: Step) -> Assignment:
    """The assignment as it stands once `step` has been taken."""
    if step.what is Do.CALL_SHEET:
        return replace(a, last_call_sheet_at=step.at)
    if step.what is Do.ESCALATE:
        reached = (step.rung if step.rung is not None else Rung.DEPUTY) + 1
        return replace(a, last_escalated_at=step.at, escalations=max(a.escalations + 1, reached))
    if step.what is Do.WAIT:
        return replace(a, last_reminded_at=step.at)
    return replace(
        a,
        nudges=a.nudges + 1,
        nudges_since_sign=a.nudges_since_sign + 1,
        overdue_nudges=a.overdue_nudges + (step.why is Why.OVERDUE),
        last_nudged_at=step.at,
    )


def waits_for(a: Assignment) -> Why | None:
    """What somebody else has to decide before the head is asked again; None where it is the head's turn."""
    if a.is_settled:
        return Why.ACCEPTANCE if a.acceptance is Acceptance.WAITING else None
    if a.status is Status.DECLINED:
        return Why.DECLINED
    if a.paused_at:
        return Why.PAUSED
    return Why.EXTENSION if a.extension is ExtensionState.ASKED else None


def _decision(a: Assignment, why: Why, policy: FollowUp, calendar: Calendar, now: datetime) -> Step:
    """Reminding whoever has to decide."""
    every = policy.overdue_slows_to if why is Why.PAUSED else policy.decide_every
    since = a.paused_at if why is Why.PAUSED else a.waiting_since
    last = max((at for at in (since, a.last_reminded_at) if at), default=a.issued_at)
    return Step(what=Do.WAIT, at=calendar.next_open(max(calendar.after(last, every), now)), why=why)


def after_order(a: Assignment, policy: FollowUp, now: datetime) -> Assignment:
    """The assignment once somebody has had its head nudged by hand; what follows counts from here.

    It is a nudge like any other, but at the threshold it does not go beyond: the head gets the usual wait after it
    before the director, who has just ordered it, hears of the silence. Nor does it make the bot's own pace slower.
    """
    counts = a.nudges_since_sign < policy.escalate_after * (min(a.escalations, Rung.DIRECTOR) + 1)
    return replace(a, nudges=a.nudges + 1, nudges_since_sign=a.nudges_since_sign + counts, last_nudged_at=now)


def reason_now(a: Assignment, calendar: Calendar, now: datetime) -> Why:
    """What a nudge by hand is about, as the assignment stands."""
    if a.due is None or a.due_at is None:
        return Why.SILENCE if a.status in UNACKNOWLEDGED else Why.NO_DEADLINE
    if now >= a.due_at:
        return Why.OVERDUE
    if a.due.on == calendar.today(now):
        return Why.DUE_TODAY
    return Why.SILENCE if a.status in UNACKNOWLEDGED else Why.BEFORE_DUE


def _unreachable(a: Assignment, policy: FollowUp, calendar: Calendar) -> Step:
    if a.last_call_sheet_at is None:
        at = calendar.after(a.issued_at, policy.ack_within)
    else:
        at = calendar.after(a.last_call_sheet_at, policy.overdue_slows_to)
    return Step(what=Do.CALL_SHEET, at=at, why=Why.UNREACHABLE)


def _reminder(a: Assignment, policy: FollowUp, calendar: Calendar, office: Calendar) -> Step:
    """The nudge or the escalation, whichever comes first; where they meet the first escalation takes the nudge's place.

    A nudge with a date of its own gives way to none: that it is due today the head hears, whoever else hears of it.
    `calendar` counts the waits; `office` says when a day begins, which is no hour of the night even for hỏa tốc.
    """
    hold = _held_until(a, policy, calendar)
    nudge = _as_wished(a, _nudge(a, policy, calendar, office))
    gives_way = not a.escalations and not _has_its_date(a, nudge)
    nudge = _at(nudge, max(nudge.at, hold)) if hold else nudge
    escalation = _escalation(a, policy, calendar, nudge)
    if escalation is None:
        return nudge
    escalation = _at(escalation, max(escalation.at, hold)) if hold else escalation
    at, nudge_at = calendar.next_open(escalation.at), calendar.next_open(nudge.at)
    return escalation if at < nudge_at or (at == nudge_at and gives_way) else nudge


def _as_wished(a: Assignment, nudge: Step) -> Step:
    """Whoever asked to be reminded on a day is, although the pace would wait longer."""
    wish = a.snoozed_until
    if wish is None or not _anchor(a) < wish < nudge.at:
        return nudge
    early = nudge.why is Why.OVERDUE and a.due_at is not None and wish < a.due_at
    return Step(what=nudge.what, at=wish, why=Why.BEFORE_DUE if early else nudge.why)


def _has_its_date(a: Assignment, nudge: Step) -> bool:
    """Whether it is a mark ahead of the deadline or the first word after it, not one of a row."""
    return nudge.why is not Why.SILENCE and a.due_at is not None and nudge.at <= a.due_at


def _reason_then(a: Assignment, step: Step, calendar: Calendar) -> Why:
    """The reason as it will be when the step is taken: what was held back may meet the deadline."""
    late = a.due_at is not None and step.at >= a.due_at
    if step.what is Do.ESCALATE:
        return Why.OVERDUE if late else Why.SILENCE
    if a.due and step.why in {Why.BEFORE_DUE, Why.DUE_TODAY}:
        today = calendar.today(step.at)
        return Why.OVERDUE if late else Why.DUE_TODAY if a.due.on == today else Why.BEFORE_DUE
    return step.why


def _held_until(a: Assignment, policy: FollowUp, calendar: Calendar) -> datetime | None:
    """A report, an obstacle and the wish to be reminded later each buy time; before a period nothing is asked."""
    holds = [at for at in (a.snoozed_until, a.rests_until) if at]
    if a.last_report_at:
        holds.append(calendar.after(a.last_report_at, policy.after_report))
    if a.obstacle_at:  # the obstacle itself may be a photo without a word
        holds.append(calendar.after(a.obstacle_at, policy.obstacle_waits))
    return max(holds, default=None)


def _anchor(a: Assignment) -> datetime:
    """The last thing that happened between the office and the head.

    The first escalation took a nudge's place and counts as one; later ones do not hold the nudges back.
    """
    first_escalation = a.last_escalated_at if a.escalations == 1 else None
    happened = (a.delivered_at, a.last_nudged_at, a.last_sign_at, first_escalation)
    return max((at for at in happened if at), default=a.issued_at)


def _nudge(a: Assignment, policy: FollowUp, calendar: Calendar, office: Calendar) -> Step:
    anchor = _anchor(a)
    silent = a.status in UNACKNOWLEDGED
    silence = _silence(a, policy, calendar) if silent else None
    if a.due is None or a.due_at is None:
        no_deadline = Step(what=Do.NUDGE, at=calendar.after(anchor, policy.no_deadline_every), why=Why.NO_DEADLINE)
        return silence or no_deadline
    overdue = Step(what=Do.NUDGE, at=_overdue_at(a, policy, calendar, anchor), why=Why.OVERDUE)
    if anchor >= a.due_at:
        # An urgent pace is not slowed by the deadline: two clocks run until it is acknowledged.
        hurried = silence and silence.at < calendar.after(anchor, policy.overdue_every)
        late = silence if silence and hurried else overdue
        return min([late, *_marks_of_others(a, policy, office, anchor)], key=lambda step: calendar.next_open(step.at))
    mark = _next_mark(a.due, a.due_at, anchor, policy, office)
    # Where several meet at an opening, the one that says most goes out.
    steps = [step for step in (mark, overdue, silence) if step]
    return min(steps, key=lambda step: calendar.next_open(step.at))


def _marks_of_others(a: Assignment, policy: FollowUp, office: Calendar, anchor: datetime) -> Iterator[Step]:
    """While one duty is late, those that are due later have their days all the same."""
    for due in a.also_due:
        mark = _next_mark(due, deadline_passes(due, office), anchor, policy, office)
        if mark:
            yield mark


def _silence(a: Assignment, policy: FollowUp, calendar: Calendar) -> Step:
    wait = policy.ack_every if a.nudges else policy.ack_within
    return Step(what=Do.NUDGE, at=calendar.after(_anchor(a), wait), why=Why.SILENCE)


def _next_mark(due: Deadline, due_at: datetime, anchor: datetime, policy: FollowUp, calendar: Calendar) -> Step | None:
    """The first of the marks ahead of the deadline that is to come, at the opening of its day."""
    moments = calendar.openings_before(due.on, policy.before_due)
    coming = ((at, -days) for at, days in zip(moments, policy.before_due, strict=True) if anchor < at < due_at)
    at, days = min(coming, default=(None, 0))
    return Step(what=Do.NUDGE, at=at, why=Why.BEFORE_DUE if days else Why.DUE_TODAY) if at else None


def _overdue_at(a: Assignment, policy: FollowUp, calendar: Calendar, anchor: datetime) -> datetime:
    """At once when the deadline has passed, then every working day, slowing down but never ending."""
    assert a.due_at is not None  # noqa: S101 - the caller asked
    if anchor < a.due_at:
        return a.due_at
    slow = a.overdue_nudges >= policy.overdue_slows_after
    return calendar.after(anchor, policy.overdue_slows_to if slow else policy.overdue_every)


def _escalation(a: Assignment, policy: FollowUp, calendar: Calendar, nudge: Step) -> Step | None:
    """When the next rung hears of it: silence after so many nudges, or lateness; the top one again every week."""
    if a.escalations > Rung.DIRECTOR and a.last_escalated_at:
        again = calendar.after(a.last_escalated_at, policy.overdue_slows_to)
        return Step(what=Do.ESCALATE, at=again, why=Why.SILENCE, rung=Rung.DIRECTOR)
    times = min(a.escalations, Rung.DIRECTOR) + 1  # the head is given as much again before each rung
    enough = policy.escalate_after * times
    moments = []
    if a.nudges_since_sign >= enough and a.last_nudged_at:
        # One nudge more than that was one with a date, which did not give way: no need to wait for another.
        moments.append(a.last_nudged_at if a.nudges_since_sign > enough else nudge.at)
    if a.due_at and a.nudges_since_sign and a.last_nudged_at:  # the head is asked before anybody hears of it
        late = calendar.after(a.due_at, policy.escalate_late.times(times))
        # Only the first takes a nudge's place; a later one comes beside the nudges, or it would wait for ever.
        moments.append(late if late > a.last_nudged_at or a.escalations else nudge.at)
    if not moments:
        return None
    at = min(moments)
    if a.escalations and a.last_escalated_at:  # whoever was told first is given time, also after a long sleep
        at = max(
            at, min(calendar.after(a.last_escalated_at, span) for span in (policy.ack_every, policy.overdue_every))
        )
    return Step(what=Do.ESCALATE, at=at, why=Why.SILENCE, rung=Rung(times - 1))


def to_stored(policy: FollowUp) -> dict[str, str | int | bool | list[int]]:
    """A copy that JSON can hold; `from_stored` gives the same policy again."""
    return {
        name: str(value) if isinstance(value, Span) else list(value) if isinstance(value, tuple) else value
        for name, value in ((name, getattr(policy, name)) for name in FollowUp.__slots__)
    }


def from_stored(stored: Mapping[str, object]) -> FollowUp:
    """The policy that `to_stored` wrote down. Unknown names are passed over, missing ones take today's default."""
    known: dict[str, object] = {}
    for name, default in ((name, getattr(FollowUp(), name)) for name in FollowUp.__slots__):
        value = stored.get(name, default)
        if isinstance(default, Span) and isinstance(value, str):
            value = Span.parse(value)
        known[name] = tuple(value) if isinstance(value, list) else value
    return FollowUp(**known)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Pace:
    """The policy for each urgency, as the settings give it."""

    by_urgency: Mapping[Urgency, FollowUp]

    def of(self, urgency: Urgency) -> FollowUp:
        """The policy that a directive of this urgency starts with."""
        return self.by_urgency[urgency]

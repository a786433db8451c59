"""What must hold, whatever happens. Checked against the rows and the screens, not against what services think."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NoReturn

from sqlalchemy import and_, bindparam, func, or_, select

from bot.adapters.database.among import among
from bot.adapters.database.quick import quick
from bot.adapters.database.tables import assignments, deliveries, directives, events
from bot.core.messages import Claim
from bot.core.model import (
    SETTLED,
    UNACKNOWLEDGED,
    Acceptance,
    Assignment,
    AssignmentId,
    Delivery,
    DeliveryId,
    DirectiveId,
    ExtensionState,
    Kind,
    PersonId,
    State,
    Status,
    Until,
    Urgency,
)
from bot.core.rules import Rules
from bot.core.summary import Split
from bot.services.clerking import counted
from bot.simulation.report import Broken, Tally
from bot.simulation.sightings import FOR_THEMSELVES, Sighting, Watched, sightings

_PLANNED = frozenset({Kind.NUDGE, Kind.ESCALATION, Kind.DIGEST})  # by the bot itself, for some moment
_LOOKED_AT = _PLANNED | {Kind.NOTICE, Kind.DIRECTIVE}
_SIGNS = frozenset(  # events in which somebody of the unit answers
    {"acknowledged", "reported", "obstacle", "result", "confirmed", "declined", "extension_asked", "phoned"}
)
_FARTHEST = timedelta(days=45)  # from now, or from the deadline: the longest interval, and Tết in it
_CLOSED = or_(
    assignments.c.status == Status.WITHDRAWN,
    and_(
        or_(
            assignments.c.status == Status.CONFIRMED,
            and_(assignments.c.until == Until.ACK, assignments.c.status == Status.ACKNOWLEDGED),
        ),
        or_(assignments.c.acceptance.is_(None), assignments.c.acceptance != Acceptance.WAITING),
    ),
)
# Made once: to put a query together costs more than to run it.
_NEW_EVENTS = (
    select(events.c.id, events.c.what, events.c.assignment_id, events.c.at)
    .where(events.c.id > bindparam("last"))
    .order_by(events.c.id)
)
_NOW = bindparam("now", type_=assignments.c.next_step_at.type)
_WRONG_STEPS = (
    select(assignments.c.id, assignments.c.status, assignments.c.next_step_at, assignments.c.due_at)
    .where(
        or_(
            and_(_CLOSED, assignments.c.next_step_at.is_not(None)),
            and_(~_CLOSED, or_(assignments.c.next_step_at.is_(None), assignments.c.next_step_at <= _NOW)),
            and_(
                ~_CLOSED,
                assignments.c.next_step_at > bindparam("farthest"),
                or_(assignments.c.due_at.is_(None), assignments.c.due_at < _NOW),
            ),
        )
    )
    .limit(1)
)
_WRONG_STEPS_AMONG = _WRONG_STEPS.where(among(assignments.c.id, "among"))


class Witness:
    """Watches, and raises Broken for the first thing that does not hold."""

    def __init__(self, machine: Watched, rules: Rules, tally: Tally) -> None:
        self._machine = machine
        self._rules = rules
        self._tally = tally
        self._urgency: dict[DirectiveId, Urgency] = {}
        self._claimed: dict[DeliveryId, Sighting] = {}
        self._touched: set[AssignmentId] = set()
        self._answered: dict[AssignmentId, datetime] = {}
        self._last_event = 0
        self._arrived: set[DeliveryId] = set()
        self._cards: set[tuple[str, AssignmentId]] = set()
        self._nudged: set[tuple[str, AssignmentId, int]] = set()
        self._nudges_today: Counter[AssignmentId] = Counter()
        self._got_today: Counter[PersonId] = Counter()
        self._day: date | None = None
        self._units: dict[AssignmentId, str] = {}
        self._chains: dict[int, tuple[int, str]] = {}

    # Each message

    def sees_claims(self, claims: Sequence[Claim]) -> None:
        """What is about to be sent."""
        self._read_events()  # who has answered by now
        wanted = [claim.id for claim in claims if claim.kind in _LOOKED_AT]
        self._claimed = sightings(self._machine, wanted) if wanted else {}
        for sighting in self._claimed.values():
            self._touched |= {a.id for a in sighting.about}

    def sees_arrival(self, claim: Claim) -> None:
        """It is on the screen."""
        if claim.outgoing.edits:
            return
        self._tally.messages[claim.kind] += 1
        if claim.id in self._arrived and claim.kind is not Kind.FULL_TEXT:  # twice the same file does no harm
            self._broken("a message was delivered twice", f"delivery {claim.id}, {claim.kind} to {claim.address}")
        self._arrived.add(claim.id)
        sighting = self._claimed.get(claim.id)
        if sighting is None:
            return
        self._tally.checks += 1
        self._look_at_hours(claim, sighting.delivery)
        self._count_today(sighting.delivery)
        self._look_at_leave(sighting)
        if claim.kind is Kind.NUDGE:
            self._look_at_nudge(claim, sighting)
        elif claim.kind is Kind.ESCALATION:
            self._look_at_escalation(claim, sighting)
        elif claim.kind is Kind.DIGEST:
            self._look_at_digest(claim, sighting)
        elif claim.kind is Kind.DIRECTIVE:
            self._look_at_card(claim, sighting)

    def _look_at_hours(self, claim: Claim, delivery: Delivery) -> None:
        now = self._machine.clock.now()
        if self._rules.calendar.is_open(now) or self._is_hoa_toc(delivery):
            return
        by_hand = "order_of" in delivery.facts
        waits = "waits" in delivery.facts or "paused" in delivery.facts
        if waits or (claim.kind in _PLANNED and not by_hand):
            self._broken("a message came outside open hours", _named(delivery))
        if not claim.outgoing.silent:
            self._broken("a message outside open hours made a sound", _named(delivery))

    def _look_at_leave(self, sighting: Sighting) -> None:
        """Whoever is away is not asked; the call sheet goes to its keeper all the same, if there is nobody else."""
        delivery = sighting.delivery
        if sighting.is_away and delivery.kind in FOR_THEMSELVES and "order_of" not in delivery.facts:
            self._broken("somebody on leave was asked", f"{_named(delivery)}, to person {delivery.person_id}")

    def _look_at_nudge(self, claim: Claim, sighting: Sighting) -> None:
        delivery, [a] = sighting.delivery, sighting.about
        which = f"{_named(delivery)}, {_standing(a)}"
        ordered = "order_of" in delivery.facts
        if _is_closed(a) or a.status in SETTLED:
            self._broken("a nudge about what is settled", which)
        if self._has_answered(delivery, a) and not ordered:
            self._broken("a nudge after an answer", which)
        if delivery.facts["why"] == "silence" and a.status not in UNACKNOWLEDGED:
            self._broken("a nudge for silence about what is acknowledged", which)
        if not ordered and (a.paused_at or a.status is Status.DECLINED or a.extension is ExtensionState.ASKED):
            self._broken("a nudge while somebody else has to decide, or while following up rests", which)
        key = (claim.address, a.id, int(delivery.facts["nth"]))
        if key in self._nudged:
            self._broken("a nudge came twice", which)
        self._nudged.add(key)
        self._nudges_today[a.id] += not ordered
        if self._nudges_today[a.id] > 2 and self._urgency_of(delivery) is Urgency.THUONG:
            self._broken("three nudges a day about one assignment", which)  # as if all that was missed came at once

    def _count_today(self, delivery: Delivery) -> None:
        """At most so many a day, but what somebody sent by hand and what is about hỏa tốc."""
        today = self._rules.calendar.today(self._machine.clock.now())
        if today != self._day:
            self._day = today
            self._nudges_today.clear()
            self._got_today.clear()
        if delivery.kind not in _PLANNED or "order_of" in delivery.facts or self._is_hoa_toc(delivery):
            return
        assert delivery.person_id  # noqa: S101 - it went to somebody
        self._got_today[delivery.person_id] += 1
        if 0 < self._rules.daily_cap < self._got_today[delivery.person_id]:
            self._broken("more messages a day than the cap", f"{_named(delivery)}, to person {delivery.person_id}")

    def _look_at_digest(self, claim: Claim, sighting: Sighting) -> None:
        delivery, about = sighting.delivery, {a.id: a for a in sighting.about}
        for assignment_id, entry, nth, _why, since in delivery.facts["lines"]:
            a = about[assignment_id]
            which = f"{_named(delivery)}, {_standing(a)}"
            answered = self._answered.get(a.id)
            if a.is_settled or a.paused_at or a.status is Status.DECLINED:
                self._broken("a digest has a line about what is settled or rests", which)
            if answered is not None and answered >= datetime.fromisoformat(since):
                self._broken("a digest has a line after an answer", which)
            if entry == "nudge":
                key = (claim.address, a.id, int(nth))
                if key in self._nudged:
                    self._broken("a nudge came twice", which)
                self._nudged.add(key)
                self._nudges_today[a.id] += 1

    def _look_at_escalation(self, claim: Claim, sighting: Sighting) -> None:
        delivery = sighting.delivery
        live = [a for a in sighting.about if not self._is_moot(delivery, a)]
        if not live:
            self._broken("an escalation although every unit in it has answered", _named(delivery))
        for a in sighting.about:
            if a not in live and self._unit_of(a) in claim.outgoing.text:
                self._broken("an escalation names a unit that has answered", f"{_named(delivery)}, {_standing(a)}")

    def _is_moot(self, delivery: Delivery, a: Assignment) -> bool:
        return a.is_settled or a.paused_at is not None or self._has_answered(delivery, a)

    def _look_at_card(self, claim: Claim, sighting: Sighting) -> None:
        delivery, [a] = sighting.delivery, sighting.about
        which = f"{_named(delivery)}, {_standing(a)}"
        if a.status is Status.WITHDRAWN:
            self._broken("a directive came after it was withdrawn", which)
        key = (claim.address, a.id)
        marked = "(gửi lại)" in claim.outgoing.text.partition("\n")[0]
        if key in self._cards and not marked:
            self._broken("a directive came twice, unmarked", which)
        if delivery.repeat and self._has_answered(delivery, a):
            self._broken("a directive was repeated to somebody who has answered", which)
        self._cards.add(key)

    def _has_answered(self, delivery: Delivery, a: Assignment) -> bool:
        """Whether somebody of the unit has answered since the message was planned."""
        answered = self._answered.get(a.id)
        return answered is not None and answered >= delivery.created_at

    def _is_hoa_toc(self, delivery: Delivery) -> bool:
        return delivery.directive_id is not None and self._urgency_of(delivery) is Urgency.HOA_TOC

    def _urgency_of(self, delivery: Delivery) -> Urgency:
        assert delivery.directive_id  # noqa: S101 - it is about one
        if delivery.directive_id not in self._urgency:
            self._read_directives()
        return self._urgency[delivery.directive_id]

    def _unit_of(self, a: Assignment) -> str:
        if a.id not in self._units:
            self._units[a.id] = self._machine.look(lambda work: work.recipients.addressees(work.today, [a.unit_id]))[
                a.unit_id
            ].unit.name
        return self._units[a.id]

    # Each instant

    def look_at_what_changed(self) -> None:
        """Of whatever was touched: what is open has a next step, and that is to come."""
        self._read_events()
        touched, self._touched = sorted(self._touched), set()
        if touched:
            self._look_at_steps(touched)

    def _read_events(self) -> None:
        with self._machine.engine.connect() as connection:
            for row in quick(connection).execute(_NEW_EVENTS, {"last": self._last_event}):
                self._last_event = row.id
                if row.assignment_id:
                    self._touched.add(row.assignment_id)
                    if row.what in _SIGNS:
                        self._answered[row.assignment_id] = row.at

    def _look_at_steps(self, touched: Iterable[int] | None = None) -> None:
        now = self._machine.clock.now()
        given: dict[str, Any] = {"now": now, "farthest": now + _FARTHEST}
        query = _WRONG_STEPS if touched is None else _WRONG_STEPS_AMONG
        if touched is not None:
            given["among"] = list(touched)
        with self._machine.engine.connect() as connection:
            row = quick(connection).execute(query, given).first()
        self._tally.checks += 1
        if row is not None:
            which = f"assignment {row.id}, {row.status}, next step {row.next_step_at}, due {row.due_at}"
            self._broken("what is open has no next step to come, or what is closed has one", which)

    # Each day

    def look_at_everything(self) -> list[DirectiveId]:
        """Once a simulated day; the directives that there are."""
        self._look_at_steps()
        self._read_directives()
        self._look_at_the_outbox()
        self._look_at_the_counts()
        self._look_at_the_chains()
        return list(self._urgency)

    def _read_directives(self) -> None:
        with self._machine.engine.connect() as connection:
            found = connection.execute(select(directives.c.id, directives.c.urgency).order_by(directives.c.id)).all()
        self._urgency = {DirectiveId(row.id): Urgency(row.urgency) for row in found}

    def _look_at_the_outbox(self) -> None:
        """Nothing that is due waits, nothing hangs in between, and what was given up says why."""
        now = self._machine.clock.now()
        d = deliveries.c
        stuck = or_(
            d.state == State.CLAIMED,
            and_(d.state == State.QUEUED, d.due_at <= now),
            and_(d.state.in_([State.DROPPED, State.REFUSED, State.UNKNOWN]), d.reason.is_(None)),
        )
        with self._machine.engine.connect() as connection:
            row = connection.execute(select(d.id, d.kind, d.state, d.due_at).where(stuck).limit(1)).first()
        self._tally.checks += 1
        if row is not None:
            self._broken("a message hangs", f"delivery {row.id}, {row.kind}, {row.state}, due {row.due_at}")

    def _look_at_the_counts(self) -> None:
        told = self._machine.look(lambda work: counted(work, work.directives.all()))
        for directive, counts in told:
            self._tally.checks += 1
            status, split = counts.status, counts.split
            expected = counts.total - status[Status.WITHDRAWN] - status[Status.DECLINED]
            if sum(status.values()) != counts.total:
                self._broken("the statuses do not add up", f"{directive.handle}: {status}, total {counts.total}")
            if sum(split.values()) != expected:
                self._broken("the split does not add up", f"{directive.handle}: {split}, counted {expected}")
            if sum(counts.late_by_days.values()) != split[Split.RUNNING_LATE]:
                self._broken("the late ones do not add up", f"{directive.handle}: {counts.late_by_days}")
        self._tally.assignments = sum(counts.total for _, counts in told)

    def _look_at_the_chains(self) -> None:
        checked, broken = self._machine.look(lambda work: work.events.verify(self._chains))
        self._tally.checks += checked
        if broken is not None:
            self._broken("the record does not hold", f"chain {broken.chain}, event {broken.seq}: {broken.why}")

    def look_back(self) -> None:
        """At the end: the whole record once more."""
        self._chains = {}
        self._look_at_the_chains()
        dropped = select(func.count()).select_from(deliveries).where(deliveries.c.state == State.DROPPED)
        with self._machine.engine.connect() as connection:
            self._tally.dropped = connection.execute(dropped).scalar_one()

    def _broken(self, what: str, which: str) -> NoReturn:
        raise Broken(what, which, self._machine.clock.now())


def _is_closed(a: Assignment) -> bool:
    done = a.status is Status.CONFIRMED or (a.until is Until.ACK and a.status is Status.ACKNOWLEDGED)
    return a.status is Status.WITHDRAWN or (done and a.acceptance is not Acceptance.WAITING)


def _named(delivery: Delivery) -> str:
    return f"{delivery.kind} {delivery.id} about VB{delivery.directive_id}, assignment {delivery.assignment_id}"


def _standing(a: Assignment) -> str:
    return f"assignment {a.id} {a.status}, last sign {a.last_sign_at}"

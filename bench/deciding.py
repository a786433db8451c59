"""What to do next about an assignment: the one decision that everything waits for, without a database around it."""

import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path

from bench.figures import Figure, Setup
from bench.workshop import Workshop
from bot.app import rules_of
from bot.core.calendar import Calendar
from bot.core.model import Assignment, AssignmentId, Deadline, DirectiveId, Status, UnitId, Until, Urgency
from bot.core.policy import FollowUp, deadline_passes, next_step
from bot.settings import FixedSettings

COMMAND = "python -m bench deciding"
AT_MOST_US = 20.0
BEGINS = datetime.fromisoformat("2024-07-01T08:00:00+07:00")
Case = tuple[Assignment, FollowUp, datetime]


def measure(_shop: Workshop, setup: Setup) -> Iterator[Figure]:
    """On the processor's own time, so that what else the machine does counts little."""
    with tempfile.TemporaryDirectory() as folder:
        rules = rules_of(FixedSettings(data_dir=Path(folder)))
    calendar = rules.calendar
    cases = [case for urgency in Urgency for case in _cases(rules.pace.of(urgency), calendar)]
    for a, policy, now in cases:  # the tables of the calendar are made once
        next_step(a, policy, calendar, now)
    times = setup.size(20, 5)
    rounds = [_microseconds(cases, calendar, times) for _ in range(setup.size(9, 3))]
    slowest = max(min(_microseconds([case], calendar, 200) for _ in range(3)) for case in cases)
    yield Figure(
        name="next_step",
        value=statistics.median(rounds),
        unit="µs for a decision",
        at_most=AT_MOST_US,
        more={"cases": len(cases), "slowest_case": round(slowest, 1)},
        command=COMMAND,
    )


def _microseconds(cases: list[Case], calendar: Calendar, times: int) -> float:
    begun = time.process_time()
    for _ in range(times):
        for a, policy, now in cases:
            next_step(a, policy, calendar, now)
    return (time.process_time() - begun) / (times * len(cases)) * 1e6


def _cases(policy: FollowUp, calendar: Calendar) -> Iterator[Case]:
    """How assignments stand over a year, with and without a deadline, an answer, nudges and escalations."""
    dues = (None, date(2024, 7, 3), date(2024, 7, 31), date(2025, 3, 14))
    for due_on, status, nudges, days in product(dues, (Status.DELIVERED, Status.ACKNOWLEDGED), (0, 4, 9), (1, 20, 200)):
        now = BEGINS + timedelta(days=days, hours=3)
        due = Deadline(on=due_on) if due_on else None
        a = Assignment(
            id=AssignmentId(1),
            directive_id=DirectiveId(1),
            unit_id=UnitId(1),
            status=status,
            until=Until.CONFIRM,
            issued_at=BEGINS,
            due=due,
            due_at=deadline_passes(due, calendar) if due else None,
            delivered_at=BEGINS + timedelta(minutes=1),
            nudges=nudges,
            nudges_since_sign=nudges,
            overdue_nudges=max(nudges - 4, 0),
            last_nudged_at=now - timedelta(days=1) if nudges else None,
        )
        if status is Status.ACKNOWLEDGED:
            a = replace(a, acknowledged_at=BEGINS + timedelta(hours=2), last_sign_at=BEGINS + timedelta(hours=2))
            a = replace(a, last_report_at=BEGINS + timedelta(hours=5))
        if nudges > 4:
            a = replace(a, escalations=nudges // 3, last_escalated_at=now - timedelta(days=2))
        yield a, policy, now

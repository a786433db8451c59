"""Counting assignments: the statuses, the five-way split, how late the late ones are. The totals always add up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum

from bot.core.matter import days_late
from bot.core.model import UNACKNOWLEDGED, Assignment, Status


class Split(StrEnum):
    """The five ways in which an assignment that counts can stand."""

    DONE_ON_TIME = "done_on_time"  # without a deadline it counts as on time
    DONE_LATE = "done_late"
    RUNNING_IN_TIME = "running_in_time"
    RUNNING_LATE = "running_late"
    RUNNING_NO_DEADLINE = "running_no_deadline"


class Showing(IntEnum):
    """What a list is narrowed to. The values stand in buttons already sent."""

    ALL = 0
    NOT_YET = 1  # not acknowledged
    LATE = 2
    RUNNING = 3  # acknowledged, not done
    DONE = 4
    STUCK = 5  # something stands in the way


LATENESS = (("1-7", 7), ("8-30", 30), ("31-120", 120))  # calendar days, the last one counted
LATEST = ">120"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """`status` adds up to `total`; `split` to `total` less withdrawn and declined; `late_by_days` to the late ones."""

    total: int
    status: dict[Status, int]
    unreachable: int  # open ones that no channel reaches; they count in `status` too
    split: dict[Split, int]
    late_by_days: dict[str, int]


def split_of(a: Assignment, now: datetime) -> Split | None:
    """Where it counts; None for withdrawn and declined ones."""
    if a.status in {Status.WITHDRAWN, Status.DECLINED}:
        return None
    if a.done_at:
        return Split.DONE_LATE if a.due_at and a.done_at > a.due_at else Split.DONE_ON_TIME
    if a.due_at is None:
        return Split.RUNNING_NO_DEADLINE
    return Split.RUNNING_LATE if now >= a.due_at else Split.RUNNING_IN_TIME  # as the nudge of that instant says


def is_shown(a: Assignment, showing: Showing, now: datetime) -> bool:
    """Whether a list narrowed like this has the assignment in it."""
    belongs = {
        Showing.ALL: True,
        Showing.NOT_YET: a.status in UNACKNOWLEDGED,
        Showing.LATE: split_of(a, now) is Split.RUNNING_LATE,
        Showing.RUNNING: a.status is Status.ACKNOWLEDGED and not a.is_settled,
        Showing.DONE: a.done_at is not None,
        Showing.STUCK: a.obstacle is not None and not a.is_settled,
    }
    return belongs[showing]


def lateness(days: int) -> str:
    """The bucket that so many calendar days late fall into."""
    return next((name for name, most in LATENESS if days <= most), LATEST)


def count(assignments: Iterable[Assignment], now: datetime, today: date) -> Counts:
    """Count them as they stand at `now`; `today` is the office's day."""
    status = dict.fromkeys(Status, 0)
    split = dict.fromkeys(Split, 0)
    late = dict.fromkeys([name for name, _ in LATENESS] + [LATEST], 0)
    total = unreachable = 0
    for a in assignments:
        total += 1
        status[a.status] += 1
        unreachable += not a.is_settled and not a.reachable
        where = split_of(a, now)
        if where:
            split[where] += 1
        if where is Split.RUNNING_LATE and a.due:
            late[lateness(days_late(a.due, today))] += 1
    return Counts(total=total, status=status, unreachable=unreachable, split=split, late_by_days=late)

"""Who gets what is sent to a head, and what somebody may do whom the head has named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.core.matter import Matter, May
from bot.core.messages import Act
from bot.core.model import Assignment, Contact, Person, Unit
from bot.core.records import Delegation, Report

REPORTING = frozenset(
    {
        *(Act.ACKNOWLEDGE, Act.REPORT, Act.OBSTACLE, Act.FULL_TEXT, Act.OPEN, Act.SNOOZE, Act.SNOOZE_FOR),
        *(Act.DUTY_REPORT, Act.DUTY_ABOUT),
    }
)
CONFIRMING = frozenset({Act.CONFIRM, Act.AGREE, Act.BACK, Act.REOPEN, Act.DUTY_CLOSE, Act.DUTY_AGREE, Act.DUTY_REOPEN})
HEAD_HEARS_EVERY = timedelta(days=7)  # what a delegate has reported
DONE = 100  # percent


class Handing(StrEnum):
    """What became of the wish to hand something to somebody."""

    HANDED = "handed"
    NOT_NOW = "not_now"  # it is not in hand, or is settled
    HAS_IT = "has_it"  # that person has it already
    NOT_THERE = "not_there"  # no deputy or officer of the unit any more
    TO_ONESELF = "to_oneself"


class Standing(StrEnum):
    """What became of the wish to have somebody stand in."""

    MADE = "made"
    NO_HEAD = "no_head"
    NOT_THERE = "not_there"
    PAST = "past"  # it would be over already
    BACKWARDS = "backwards"  # it ends before it begins
    TOO_LONG = "too_long"
    OVERLAPS = "overlaps"  # somebody else stands in on one of the days


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody who acts for a head."""

    delegation: Delegation
    person: Person
    contact: Contact | None  # one that takes messages
    is_away: bool
    may_confirm: bool  # a deputy, or the settings say so
    spare: tuple[Contact, ...] = ()  # others that do

    @property
    def can_be_asked(self) -> bool:
        """Whether it is any use to write to them."""
        return self.contact is not None and not self.is_away


_ACTS = {May.CONFIRM: REPORTING | CONFIRMING, May.REPORT: REPORTING, May.NOTHING: frozenset[Act]()}


def is_within(act: Act | None, may: May) -> bool:
    """Whether somebody may do it who may so much; None stands for what only head and deputy may."""
    return may is May.ALL or (act is not None and act in _ACTS[may])


def receiver_of(a: Assignment, delegate: Named | None, stand_in: Named | None) -> Named | None:
    """Who gets directives and nudges in the place of the head; None: the head.

    Whoever has reported all of it has nothing left to do where only the head confirms: then the head is asked.
    """
    left_to_head = delegate is not None and a.percent == DONE and not delegate.may_confirm
    for one in (None if left_to_head else delegate, stand_in):
        if one and one.can_be_asked:
            return one
    return None


def last_of(listed: Sequence[Named]) -> Named | None:
    """The one named last, who takes the place of those before."""
    return max(listed, key=lambda one: one.delegation.id, default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a head hears about one directive that they have handed to somebody."""

    matter: Matter
    who: Person
    report: Report | None  # their last since then


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingIn:
    """A delegation for all that a unit has, with the names."""

    delegation: Delegation
    unit: Unit
    head: Person
    to: Person

    @property
    def from_on(self) -> date:
        """The first day."""
        return self.delegation.from_on

    @property
    def to_on(self) -> date | None:
        """The first day on which it no longer holds."""
        return self.delegation.to_on


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What is open in a unit that somebody else answers for from now on."""

    unit: Unit
    former: Person | None
    to: Person | None
    matters: Sequence[Matter]  # the worst first

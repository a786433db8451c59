"""What becomes of a wish, a decision or a call, as people are told of it."""

from enum import StrEnum


class Asking(StrEnum):
    """What becomes of a wish for more time."""

    ASKED = "asked"
    NO_DEADLINE = "no_deadline"
    OVER = "over"  # settled, declined or paused: there is nothing to extend
    OPEN_ALREADY = "open_already"
    NOT_LATER = "not_later"  # than the deadline in force, or than now


class Passing(StrEnum):
    """What becomes of passing a declined assignment on."""

    PASSED_ON = "passed_on"
    DECIDED_ALREADY = "decided_already"
    NO_SUCH_UNIT = "no_such_unit"
    HAS_IT_ALREADY = "has_it_already"


class Wanted(StrEnum):
    """What whoever decides or rings is asked for, after a button."""

    WHY_NO_TIME = "why_no_time"
    UNIT = "unit"
    WHY_UPHELD = "why_upheld"
    WHY_RETURNED = "why_returned"
    TAKER = "taker"  # who of the unit took it on the telephone


class Deed(StrEnum):
    """What somebody other than the head has just done."""

    UPHELD = "upheld"
    TAKEN_BACK = "taken_back"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    CLEARED = "cleared"
    PHONED = "phoned"
    NOT_REACHED = "not_reached"
    NOTHING = "nothing"  # it stands as it stands, decided before or otherwise

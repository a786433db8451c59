"""Nudging by hand: what becomes of each unit when a director has them pressed."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.matter import Matter


class Place(StrEnum):
    """What becomes of one unit."""

    NUDGE = "nudge"  # its head gets a nudge at once
    JUST_NUDGED = "just_nudged"  # its head got one so lately that another would only annoy
    ON_ITS_WAY = "on_its_way"  # the directive itself, or a nudge, is being sent at this moment
    CALL = "call"  # no channel reaches it: somebody has to ring
    ANSWERED = "answered"  # it has answered since the director was shown the list


@dataclass(frozen=True, slots=True, kw_only=True)
class Urging:
    """One unit and what becomes of it."""

    matter: Matter
    place: Place

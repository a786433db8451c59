"""What comes due about those who act for heads: they begin, they end, and once a week a head hears of them."""

import logging
from datetime import timedelta

from bot.core.records import Delegation
from bot.core.stores import UnitOfWork
from bot.services.delegating import look_at_handed
from bot.services.standing_in import look_at_standing

log = logging.getLogger(__name__)

_STUMBLED_WAIT = timedelta(hours=1)


def tend_delegations(work: UnitOfWork, limit: int = 100) -> int:
    """Look at every delegation whose time has come; how many. Call again while it gives `limit`."""
    due = work.delegations.due(work.now, limit)
    for one in due:
        try:
            with work.attempt():
                _look_at(work, one)
        except (ArithmeticError, LookupError, StopIteration, TypeError, ValueError) as error:
            # One that makes us stumble must not hold up all the others, nor be forgotten.
            log.error("Delegation %s cannot be looked at: %s", one.id, type(error).__name__)
            work.delegations.look_again(one.id, work.now + _STUMBLED_WAIT)
    return len(due)


def _look_at(work: UnitOfWork, one: Delegation) -> None:
    now = work.delegations.get(one.id)  # another one of the same head may have been told of together with this one
    if now is None or now.ended_at or now.look_at is None or now.look_at > work.now:
        return
    if one.assignment_id is None:
        look_at_standing(work, now)
    else:
        look_at_handed(work, now)

"""The figures for whoever watches over the bot."""

from bot.core.broadcast import Broadcast
from bot.core.figures import Figures
from bot.core.model import Directive
from bot.core.stores import UnitOfWork
from bot.services.acting import addressees


def count_everything(work: UnitOfWork) -> Figures:
    """How much there is of what now."""
    in_units = work.counting.open_assignments(work.now)
    reached = addressees(work, set(in_units))
    return Figures(
        deliveries=work.counting.deliveries(),
        due=work.counting.due(work.now),
        inbox=work.counting.inbox(),
        open=sum(unit.open for unit in in_units.values()),
        overdue=sum(unit.overdue for unit in in_units.values()),
        unreachable=sum(unit.open for unit_id, unit in in_units.items() if reached[unit_id].contact is None),
    )


def count_broadcast(work: UnitOfWork, directive: Directive) -> Broadcast:
    """How far its first sends have got."""
    return work.counting.broadcast(directive.id, directive.issued_at, work.now)

"""The figures for whoever watches over the bot."""

from bot.core.figures import Figures
from bot.core.stores import UnitOfWork


def count_everything(work: UnitOfWork) -> Figures:
    """How much there is of what now."""
    in_units = work.counting.open_assignments(work.now)
    addressees = work.recipients.addressees(work.today, set(in_units))
    due, oldest_due_at = work.counting.due(work.now)
    return Figures(
        deliveries=work.counting.deliveries(),
        due=due,
        oldest_due_at=oldest_due_at,
        inbox=work.counting.inbox(),
        open=sum(unit.open for unit in in_units.values()),
        overdue=sum(unit.overdue for unit in in_units.values()),
        unreachable=sum(unit.open for unit_id, unit in in_units.items() if addressees[unit_id].contact is None),
    )

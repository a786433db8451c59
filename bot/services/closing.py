"""Closing duties: what a confirmation does to them."""

from collections.abc import Sequence

from bot.core.duties import Share, by_urgency
from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.model import Assignment
from bot.core.stores import UnitOfWork
from bot.services.upwards import Actor, note


def close_shares(work: UnitOfWork, matter: Matter, shares: Sequence[Share], by: Actor) -> None:
    """They are carried out; each is recorded with its number. Where the unit only helps its part is, not the duty."""
    closed = [replace(share, closed_at=work.now, closed_by=by.person.id) for share in shares]
    work.duties.save(closed)
    book = matter.duties
    for share in closed:
        duty = book.duty(share.number) if book else None
        note(
            work,
            matter.assignment,
            by,
            "duty_closed" if share.leads else "part_closed",
            text=f"{share.number}. {duty.text}" if duty else None,
            facts={"duty": share.number, "period": share.nth, "late": int(share.was_late)},
        )


def measure(work: UnitOfWork, a: Assignment, duty: int | None, percent: int | None) -> None:
    """How far along the unit says that it is with one duty: in the earliest period that is open."""
    if duty is None or percent is None:
        return
    shares = work.duties.shares([a.id]).get(a.id, [])
    still_open = by_urgency(share for share in shares if share.number == duty and share.is_open)
    work.duties.save([replace(share, percent=percent) for share in still_open[:1]])


def close_all(work: UnitOfWork, matter: Matter, by: Actor) -> bool:
    """Close what is asked of the unit and open; whether that is the end of it: no further period is to come."""
    book = matter.duties
    if book is None:
        return True
    close_shares(work, matter, book.open, by)
    return not book.goes_on

"""A head goes on leave and names nobody."""

from datetime import date

from bot.core.deciding_store import NewDelegation
from bot.core.stores import UnitOfWork
from tests.story.harness import Somebody


def goes_on_leave(work: UnitOfWork, person: Somebody, to_on: date | None = None) -> None:
    """From today, to that day or for good."""
    assert person.person
    away = person.person.id
    work.delegations.add(
        NewDelegation(
            unit_id=person.unit.id,
            assignment_id=None,
            from_person=away,
            to_person=away,
            from_on=work.today,
            to_on=to_on,
            made_at=work.now,
        )
    )

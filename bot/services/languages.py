"""In which language somebody is spoken to."""

from bot.core.making import replace
from bot.core.model import Person
from bot.core.records import Event
from bot.core.stores import UnitOfWork


def choose_language(work: UnitOfWork, person: Person, language: str, *, channel: str) -> Person:
    """From now on everything that this person reads is in that language. The one they have changes nothing."""
    if person.language == language:
        return person
    changed = replace(person, language=language)
    work.recipients.save_person(changed)
    work.events.append(
        Event(
            at=work.now,
            what="language",
            who=person.full_name,
            person_id=person.id,
            channel=channel,
            text=language,
        )
    )
    return changed

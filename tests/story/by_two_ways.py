"""An office with two channels: people with an account on one, on the other, or on both."""

from collections.abc import Sequence

from bot.core.model import Reach, Role
from bot.core.stores import UnitOfWork
from tests.story.harness import FakeChannel, Somebody, StoryOffice

SECOND = "second"  # the channel's name, as `Building.office` is told


def also_on(office: StoryOffice, person: Somebody, channel: str = SECOND) -> Somebody:
    """They have an account on that channel too, from which they have not said anything yet."""

    def join(work: UnitOfWork) -> None:
        assert person.person
        work.recipients.save_contact(
            person.person.id, channel, person.address, proof="invite", reach=Reach.REACHABLE, joined_at=work.now
        )

    office.database.run_now(join)
    return person.on(office.channels[channel])


def only_on(office: StoryOffice, person: Somebody, channel: str = SECOND) -> Somebody:
    """They have an account on that channel alone."""
    moved = also_on(office, person, channel)

    def leave(work: UnitOfWork) -> None:
        assert person.person
        for contact in work.recipients.contacts(person.person.id):
            if contact.channel != channel:
                work.recipients.set_reach(contact.id, Reach.REPLACED)

    office.database.run_now(leave)
    return moved


def many_heads(office: StoryOffice, count: int) -> Sequence[tuple[Somebody, Somebody]]:
    """So many units with a head each, who has an account on both channels: the first joined, and the second."""

    def come(work: UnitOfWork) -> None:
        for n in range(count):
            unit = work.recipients.save_unit(f"P{n:03}", f"Phường {n}", None)
            person = work.recipients.add_person(f"Chủ tịch p{n:03}", None)
            work.recipients.add_post(person.id, unit.id, Role.HEAD, "Chủ tịch", work.today)
            for channel in (FakeChannel.name, SECOND):
                work.recipients.save_contact(
                    person.id, channel, f"p{n:03}", proof="invite", reach=Reach.REACHABLE, joined_at=work.now
                )

    office.database.run_now(come)
    office._load()
    firsts = [office.somebody(f"Chủ tịch p{n:03}") for n in range(count)]
    return [(first, first.on(office.channels[SECOND])) for first in firsts]

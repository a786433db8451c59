"""What the stores know of people with several accounts; on every database."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import Connection

from bot.adapters.database.office import DatabaseOffice, SqlUnitOfWork
from bot.core.messages import Capabilities
from bot.core.model import Contact, DeliveryId, Kind, Person, Reach, Role, State
from bot.core.outages import fact_of
from tests.store.office_cast import CHAT, DAY, HOUR, MINUTE, MORNING, TODAY

OTHER = "other"


@pytest.fixture
def work(connection: Connection, office: DatabaseOffice) -> SqlUnitOfWork:
    can = Capabilities(buttons=False, edits=False, files=False, longest_text=1900)
    rules = replace(office.rules, capabilities={**office.rules.capabilities, OTHER: can})
    return SqlUnitOfWork(connection, rules, office.clock)


def _joins(
    work: SqlUnitOfWork, who: Person, channel: str, joined_at: datetime = MORNING, reach: Reach = Reach.REACHABLE
) -> Contact:
    return work.recipients.save_contact(who.id, channel, f"{who.id}", proof="invite", reach=reach, joined_at=joined_at)


def _route(work: SqlUnitOfWork, who: Person) -> list[str]:
    return [contact.channel for contact in work.recipients.routes({who.id}).get(who.id, ())]


def test_whoever_joined_first_is_first_until_something_is_heard(work: SqlUnitOfWork) -> None:
    who = work.recipients.add_person("Lan", None)
    assert _route(work, who) == []
    _joins(work, who, CHAT, MORNING + MINUTE)
    other = _joins(work, who, OTHER)
    assert _route(work, who) == [OTHER, CHAT]
    chat = work.recipients.contact(CHAT, f"{who.id}")
    assert chat
    work.recipients.heard(chat.id, MORNING + HOUR)
    assert _route(work, who) == [CHAT, OTHER]
    work.recipients.heard(other.id, MORNING + 2 * HOUR)
    assert _route(work, who) == [OTHER, CHAT]
    found = work.recipients.contact(OTHER, f"{who.id}")
    assert found
    assert found.heard_at == MORNING + 2 * HOUR


def test_only_what_takes_messages_on_a_channel_in_use_counts(work: SqlUnitOfWork) -> None:
    who = work.recipients.add_person("Lan", None)
    _joins(work, who, "fax")
    _joins(work, who, CHAT, reach=Reach.BLOCKED)
    assert _route(work, who) == []
    _joins(work, who, OTHER)
    assert _route(work, who) == [OTHER]


def test_what_is_down_comes_last(work: SqlUnitOfWork) -> None:
    who = work.recipients.add_person("Lan", None)
    _joins(work, who, CHAT)
    _joins(work, who, OTHER)
    work.facts.put(fact_of(CHAT), MORNING.isoformat())
    assert _route(work, who) == [OTHER, CHAT]


def test_an_addressee_has_all_contacts_in_their_order(work: SqlUnitOfWork) -> None:
    who, unit = work.recipients.add_person("Lan", None), work.recipients.save_unit("TC", "Tài chính", None)
    work.recipients.add_post(who.id, unit.id, Role.HEAD, None, TODAY)
    chat, other = _joins(work, who, CHAT), _joins(work, who, OTHER)
    addressee = work.recipients.addressees(TODAY)[unit.id]
    assert (addressee.contact, addressee.spare, addressee.contacts) == (chat, (other,), (chat, other))
    assert addressee.contact_with(other.id) == other
    assert addressee.contact_with(None) is None


def _queue(work: SqlUnitOfWork, to: Contact, **facts: object) -> DeliveryId:
    made = work.deliveries.add(
        Kind.NOTICE,
        channel=to.channel,
        address=to.address,
        person_id=to.person_id,
        contact_id=to.id,
        at=MORNING,
        facts=facts,
    )
    assert made
    return made


def test_what_waits_can_be_sent_to_another_contact(work: SqlUnitOfWork) -> None:
    who, minh = work.recipients.add_person("Lan", None), work.recipients.add_person("Minh", None)
    chat, other, his = _joins(work, who, CHAT), _joins(work, who, OTHER), _joins(work, minh, CHAT)
    first, second, third = _queue(work, chat, text="a"), _queue(work, chat), _queue(work, his)
    work.deliveries.settle(second, State.DROPPED)
    assert [d.id for d in work.deliveries.waiting_on(CHAT)] == [first, third]
    assert [d.id for d in work.deliveries.waiting_on(CHAT, chat.id)] == [first]

    work.deliveries.readdress(first, other, due_at=MORNING + DAY, facts={"text": "a", "moved": CHAT})
    moved = work.deliveries.get(first)
    assert (moved.channel, moved.address, moved.contact_id, moved.person_id) == (
        OTHER,
        other.address,
        other.id,
        who.id,
    )
    assert (moved.state, moved.due_at, moved.facts["text"]) == (State.QUEUED, MORNING + DAY, "a")
    assert [d.id for d in work.deliveries.waiting_on(CHAT)] == [third]
    assert [d.id for d in work.deliveries.moved_from(CHAT)] == [first]
    assert work.deliveries.moved_from(OTHER) == []

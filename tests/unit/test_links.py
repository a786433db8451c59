"""Tokens of links: what was signed is read, and nothing else is."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.links import Ticket, ticket_in, token_of
from bot.core.messages import LARGEST_ID
from bot.core.model import AssignmentId, ContactId, PersonId

SECRET, OTHER = b"the key of these tests", b"the key of another office"
TICKET = Ticket(
    assignment_id=AssignmentId(12),
    person_id=PersonId(3),
    contact_id=ContactId(44),
    until=datetime(2026, 4, 13, 1, 30, tzinfo=UTC),
)
TOKEN = token_of(TICKET, SECRET)
ids = st.integers(min_value=1, max_value=LARGEST_ID)


@given(about=ids, person=ids, contact=ids, until_s=st.integers(min_value=0, max_value=2**32 - 1))
def test_what_was_signed_is_read(about: int, person: int, contact: int, until_s: int) -> None:
    ticket = Ticket(
        assignment_id=AssignmentId(about),
        person_id=PersonId(person),
        contact_id=ContactId(contact),
        until=datetime.fromtimestamp(until_s, UTC),
    )
    token = token_of(ticket, SECRET)
    assert ticket_in(token, SECRET) == ticket
    assert re.fullmatch("[a-z2-7]{48}", token)  # nothing at which an app would end an address


def test_what_is_less_than_a_second_is_left_out() -> None:
    later = Ticket(
        assignment_id=TICKET.assignment_id,
        person_id=TICKET.person_id,
        contact_id=TICKET.contact_id,
        until=TICKET.until + timedelta(milliseconds=900),
    )
    assert token_of(later, SECRET) == TOKEN


@pytest.mark.parametrize("place", range(len(TOKEN)))
def test_one_changed_letter_makes_it_worthless(place: int) -> None:
    other = "a" if TOKEN[place] != "a" else "b"
    assert ticket_in(TOKEN[:place] + other + TOKEN[place + 1 :], SECRET) is None


def forged(about: int = 12, person: int = 3, contact: int = 44, *, years: int = 0) -> str:
    """By somebody who knows how it is done, but not the key."""
    ticket = Ticket(
        assignment_id=AssignmentId(about),
        person_id=PersonId(person),
        contact_id=ContactId(contact),
        until=TICKET.until + timedelta(days=365 * years),
    )
    return token_of(ticket, OTHER)


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(forged(), id="the same with another key"),
        pytest.param(forged(person=4, contact=45), id="another person"),
        pytest.param(forged(about=13), id="another directive"),
        pytest.param(forged(years=10), id="for longer"),
        pytest.param(forged(person=4)[:26] + TOKEN[26:], id="another person's words, our seal"),
        pytest.param(TOKEN[:-1], id="cut"),
        pytest.param(TOKEN[:20], id="cut in the middle"),
        pytest.param(TOKEN[1:], id="without its beginning"),
        pytest.param(TOKEN + "a", id="longer"),
        pytest.param(TOKEN + "\n", id="with a line end"),
        pytest.param(TOKEN.upper(), id="in capitals"),
        pytest.param("a" * 48, id="nothing but zeros"),
        pytest.param("٢" * 48, id="digits of another script"),
        pytest.param("", id="empty"),
        pytest.param("../../etc/passwd", id="a path"),
    ],
)
def test_what_was_not_signed_with_our_key_is_nothing(token: str) -> None:
    assert ticket_in(token, SECRET) is None

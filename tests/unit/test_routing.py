"""The order of a person's accounts."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.model import Contact, ContactId, PersonId, Reach
from bot.core.routing import after, in_turn, ordered

NOON = datetime(2024, 7, 1, 12, tzinfo=UTC)
USED = ("telegram", "zalo", "sms")


def _contact(
    number: int,
    channel: str,
    *,
    heard: int | None = None,
    joined: int | None = 0,
    reach: Reach = Reach.REACHABLE,
) -> Contact:
    """`heard` and `joined` in minutes after noon."""
    return Contact(
        id=ContactId(number),
        person_id=PersonId(1),
        channel=channel,
        address=f"a{number}",
        proof="invite",
        reach=reach,
        joined_at=None if joined is None else NOON + timedelta(minutes=joined),
        heard_at=None if heard is None else NOON + timedelta(minutes=heard),
    )


TELEGRAM, ZALO, SMS = _contact(1, "telegram"), _contact(2, "zalo", joined=1), _contact(3, "sms", joined=2)


@pytest.mark.parametrize(
    ("contacts", "down", "expected"),
    [
        ([], (), []),
        ([TELEGRAM], (), [1]),
        ([ZALO, TELEGRAM], (), [1, 2]),  # whoever joined first
        ([_contact(1, "telegram", joined=None), ZALO], (), [2, 1]),
        ([TELEGRAM, _contact(2, "zalo", heard=0)], (), [2, 1]),  # who was heard comes before who never was
        ([_contact(1, "telegram", heard=1), _contact(2, "zalo", heard=2)], (), [2, 1]),
        ([_contact(1, "telegram", heard=3), _contact(2, "zalo", heard=2)], (), [1, 2]),
        ([_contact(1, "telegram", heard=3), ZALO, SMS], ("telegram",), [2, 3, 1]),  # what is down is the last
        ([TELEGRAM, ZALO], ("telegram", "zalo"), [1, 2]),
        ([_contact(1, "telegram", reach=Reach.BLOCKED), ZALO], (), [2]),
        ([_contact(1, "telegram", reach=Reach.VOUCHED), _contact(2, "zalo", reach=Reach.REPLACED)], (), []),
        ([_contact(1, "fax"), ZALO], (), [2]),  # a channel that is no longer in use
    ],
)
def test_who_is_written_to_first(contacts: list[Contact], down: tuple[str, ...], expected: list[int]) -> None:
    assert [contact.id for contact in ordered(contacts, USED, down)] == expected


@pytest.mark.parametrize(
    ("silent_after", "expected"),
    [(1, [1, 2, 3, 1, 2, 3, 1]), (2, [1, 1, 2, 2, 3, 3, 1]), (3, [1, 1, 1, 2, 2, 2, 3])],
)
def test_after_some_nudges_without_a_sign_the_next_one_takes_its_turn(silent_after: int, expected: list[int]) -> None:
    contacts = (TELEGRAM, ZALO, SMS)
    turns = [in_turn(contacts, nudges, silent_after) for nudges in range(7)]
    assert [contact and contact.id for contact in turns] == expected


def test_no_turn_goes_to_what_is_down() -> None:
    turns = [in_turn((ZALO, TELEGRAM), nudges, 1, ("telegram",)) for nudges in range(3)]
    assert [contact and contact.id for contact in turns] == [2, 2, 2]


def test_with_all_of_them_down_the_turns_go_round_as_ever() -> None:
    turns = [in_turn((ZALO, TELEGRAM), nudges, 1, ("telegram", "zalo")) for nudges in range(3)]
    assert [contact and contact.id for contact in turns] == [2, 1, 2]


def test_nobody_has_a_turn_where_nothing_takes_messages() -> None:
    assert in_turn((), 4, 2) is None


@pytest.mark.parametrize(
    ("tried", "down", "expected"),
    [
        ({1}, (), 2),
        ({1, 2}, (), 3),
        ({1, 2, 3}, (), None),
        ({1}, ("zalo",), 3),
        (set(), (), 1),
        ({2}, ("telegram",), 3),
    ],
)
def test_the_next_one_is_neither_tried_nor_down(tried: set[int], down: tuple[str, ...], expected: int | None) -> None:
    found = after((TELEGRAM, ZALO, SMS), tried, down)
    assert (found and found.id) == expected

"""Values made fast are the same values."""

import dataclasses
from dataclasses import FrozenInstanceError, dataclass, field, fields
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.core.making import maker, replace
from bot.core.model import Assignment, AssignmentId, Choice, DirectiveId, Status, UnitId, Until

GIVEN = Assignment(
    id=AssignmentId(1),
    directive_id=DirectiveId(2),
    unit_id=UnitId(3),
    status=Status.ISSUED,
    until=Until.CONFIRM,
    issued_at=datetime(2026, 3, 2, 1, tzinfo=UTC),
    nudges=4,
)


def test_a_value_made_from_its_fields_in_any_order_is_the_one_made_by_name() -> None:
    names = sorted(field.name for field in fields(Assignment))
    made = maker(Assignment, names)(*(getattr(GIVEN, name) for name in names))
    assert made == GIVEN
    assert type(made) is Assignment
    assert (hash(made), repr(made)) == (hash(GIVEN), repr(GIVEN))


def test_a_value_made_fast_is_frozen_too() -> None:
    for made in (maker(Choice, ["label", "payload"])("Đã tiếp nhận", "ack:1"), replace(Choice("a", "b"), label="c")):
        with pytest.raises(FrozenInstanceError):
            made.label = "khác"  # type: ignore[misc]


def test_a_maker_wants_every_field_and_no_other() -> None:
    for names in (["label"], ["label", "payload", "more"]):
        with pytest.raises(TypeError, match="Choice has other fields"):
            maker(Choice, names)
    with pytest.raises(TypeError):
        maker(Choice, ["label", "payload"])("one only")


def test_replacing_is_what_dataclasses_do() -> None:
    changes = {"status": Status.DELIVERED, "delivered_at": GIVEN.issued_at, "nudges": 0}
    changed = replace(GIVEN, **changes)  # type: ignore[arg-type]
    assert changed == dataclasses.replace(GIVEN, **changes)  # type: ignore[arg-type]
    assert GIVEN.status is Status.ISSUED
    assert replace(GIVEN) == GIVEN


def test_replacing_an_unknown_field_is_refused() -> None:
    with pytest.raises(TypeError, match="nudge"):
        replace(GIVEN, nudge=1)  # type: ignore[call-arg]


@dataclass(frozen=True, slots=True)
class Even:
    """A value that looks at what it is given."""

    number: int

    def __post_init__(self) -> None:
        """Refuse odd ones."""
        if self.number % 2:
            raise ValueError(self.number)


def test_a_value_that_looks_at_its_fields_still_does() -> None:
    assert replace(Even(2), number=4) == Even(4)
    assert replace(Even(2)) == Even(2)
    with pytest.raises(ValueError, match="3"):
        replace(Even(2), number=3)
    with pytest.raises(TypeError, match="more than set"):
        maker(Even, ["number"])


@dataclass(frozen=True)
class WithoutSlots:
    number: int


@dataclass(frozen=True, slots=True, weakref_slot=True)
class WithMoreSlots:
    number: int


@dataclass(frozen=True, slots=True)
class WithoutFields:
    pass


@dataclass(frozen=True, slots=True)
class Counted:
    number: int
    count: int = field(default=3, init=False)


@pytest.mark.parametrize("value", [WithoutSlots(1), WithMoreSlots(1), WithoutFields(), Counted(1)])
def test_bug_a_value_of_another_make_could_not_be_replaced(value: Any) -> None:
    changes = {"number": 2} if fields(value) else {}
    assert replace(value, **changes) == dataclasses.replace(value, **changes)


def test_bug_a_field_that_is_not_given_could_be_replaced() -> None:
    with pytest.raises(ValueError, match="init=False"):
        replace(Counted(1), count=4)

"""What a directive says, field by field, in the shape of the corpus."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

Kind = Literal["date", "recurring", "relative", "vague"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Another numbered document that is cited. `date` is a partial ISO date, or None when none is given."""

    number: str
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A top-level numbered part: `no` as printed, without the dot ("1", "I", "Điều 1")."""

    no: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline as printed in `raw`.

    `date` (ISO day) for the kind "date" only; `time` ("17:00") for "date" and "recurring"; `every` for "recurring":
    "daily", "weekly:5" (ISO weekday), "monthly:15", "monthly:last", "quarterly:20" (of its last month), "hourly:2" ...
    """

    raw: str
    kind: Kind
    date: str | None = None
    time: str | None = None
    every: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """An order to somebody; without `units` it goes to all addressees."""

    task: str
    units: tuple[str, ...] = ()
    lead: str | None = None
    coordinating: tuple[str, ...] = ()
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectiveText:
    """What was read in one directive: nothing that is not printed in it, so None and () mean "not in the text"."""

    number: str | None = None  # "204/TB-UBND"; "/SNN-VP" with the number left blank
    issuer: str | None = None
    issuer_parent: str | None = None
    type: str | None = None  # "CV", "CT", "QĐ" ...
    place: str | None = None
    date: str | None = None  # "2024-04-19", "2024-04" or "2024"
    subject: str | None = None
    urgency: str | None = None
    secrecy: str | None = None
    addressees: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    items: tuple[Item, ...] = ()
    duties: tuple[Duty, ...] = ()
    deadlines_for_all: tuple[Deadline, ...] = ()  # in the running text, given to nobody by name
    report_to: str | None = None
    emails: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signer_name: str | None = None
    signer_position: str | None = None
    signer_capacity: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Give the fields as plain values, lists for tuples, as the corpus README says."""
        return {name: _plain(value) for name, value in asdict(self).items() if name != "deadlines_for_all"}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value

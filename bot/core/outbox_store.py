"""What a unit of work offers to services about messages to send; see bot/core/stores.py."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from bot.core.model import (
    AssignmentId,
    Choice,
    Contact,
    ContactId,
    Delivery,
    DeliveryId,
    DirectiveId,
    Kind,
    PersonId,
    State,
)


class Deliveries(Protocol):
    """The outbox: every message, before, while and after it is sent."""

    def add(  # noqa: PLR0913 - one row, its columns
        self,
        kind: Kind,
        *,
        channel: str,
        address: str,
        at: datetime,
        facts: Mapping[str, Any],
        person_id: PersonId | None = None,
        contact_id: ContactId | None = None,
        directive_id: DirectiveId | None = None,
        assignment_id: AssignmentId | None = None,
        subjects: Iterable[AssignmentId] = (),
        due_at: datetime | None = None,
        dedupe_key: str | None = None,
        repeat: bool = False,
        lane: int | None = None,
    ) -> DeliveryId | None:
        """Queue a message; None where its `dedupe_key` is there already. `lane`: another one than its kind's."""

    def add_all(self, kind: Kind, messages: Sequence[Mapping[str, Any]], *, at: datetime) -> None:
        """Queue messages that all are new: each with what `add` takes, to the `dedupe_key`; without facts."""

    def add_subject(self, delivery_id: DeliveryId, assignment_id: AssignmentId) -> None:
        """The message is about this assignment too."""

    def subjects(self, delivery_id: DeliveryId) -> list[AssignmentId]:
        """The assignments that one message is about, besides its own."""

    def get(self, delivery_id: DeliveryId) -> Delivery:
        """Raises KeyError when there is none."""

    def get_many(self, delivery_ids: Collection[DeliveryId]) -> dict[DeliveryId, Delivery]:
        """Those of them that there are."""

    def by_message(self, channel: str, address: str, message_id: str) -> Delivery | None:
        """The message that the platform calls so."""

    def of_directive(self, directive_id: DirectiveId) -> list[Delivery]:
        """The oldest first."""

    def of_assignment(self, assignment_id: AssignmentId) -> list[Delivery]:
        """Those about this assignment, shared ones too; the oldest first."""

    def keyed(self, dedupe_key: str) -> Delivery | None:
        """The message with this key."""

    def queued(self, kind: Kind) -> list[Delivery]:
        """Those of a kind that wait to be sent, due or not; the oldest first."""

    def reminders(self, person_ids: Collection[PersonId], since: datetime) -> list[Delivery]:
        """Nudges, escalations and digests to these people, the oldest first.

        Those that wait or are being sent, and those that have gone (or may have) since then.
        """

    def live(self, assignment_id: AssignmentId) -> list[Delivery]:
        """Those of its own that can still change, the oldest first, without what is over.

        That is: the directive's message and notices, whatever became of them; what is queued or being sent; sent nudges
        that still offer choices, and the newest one.
        """

    def waiting(self, directive_id: DirectiveId) -> list[Delivery]:
        """Queued or being sent, the oldest first."""

    def waiting_for(self, directive_id: DirectiveId, kind: Kind, person_id: PersonId) -> list[Delivery]:
        """The same, of one kind to one person, on whatever channel."""

    def maybe_shown(self, contact_id: ContactId, person_id: PersonId) -> list[Delivery]:
        """New messages to the person's account that are being sent or of unknown fate, the oldest first."""

    def in_doubt(self) -> list[Delivery]:
        """Directives of unknown fate, the oldest first."""

    def claimable(
        self,
        channel: str,
        now: datetime,
        limit: int,
        *,
        urgent: bool = False,
        resting: Collection[str] = frozenset(),
    ) -> list[Delivery]:
        """Queued and due on a channel, by lane and age; one for each account, none for one that is being sent to.

        `urgent`: only what somebody waits for. `resting`: accounts that get nothing else for the moment.
        """

    def claim(self, menus: Mapping[DeliveryId, Sequence[Choice]], lease_until: datetime) -> None:
        """Ours until `lease_until` (wall time), showing these choices; counts the attempt."""

    def renew(self, delivery_ids: Collection[DeliveryId], lease_until: datetime) -> None:
        """Those of them that are still ours stay so until then."""

    def claimed(self, lapsed: datetime | None = None) -> list[Delivery]:
        """Being sent; with `lapsed` only those whose lease ran out before that wall time."""

    def standing(self) -> dict[DeliveryId, int]:
        """Those about an assignment that are being sent: how often that assignment was changed (`changes`)."""

    def settle(
        self,
        delivery_id: DeliveryId,
        state: State,
        *,
        sent_at: datetime | None = None,
        message_id: str | None = None,
        reason: str | None = None,
    ) -> None:
        """The last word about it."""

    def settle_sent(self, sent: Iterable[tuple[DeliveryId, datetime, str | None]]) -> None:
        """They have arrived: when, and what the platform calls them."""

    def put_off(self, delivery_id: DeliveryId, due_at: datetime, reason: str | None = None) -> None:
        """Back into the queue."""

    def give_back(self, delivery_ids: Collection[DeliveryId]) -> None:
        """Claimed and never tried: queued as before."""

    def show_menu(self, delivery_id: DeliveryId, menu: Sequence[Choice]) -> None:
        """The choices that the message shows since it was edited."""

    def change_facts(self, delivery_id: DeliveryId, facts: Mapping[str, Any]) -> None:
        """What the message is made of."""

    def waiting_on(self, channel: str, contact_id: ContactId | None = None) -> list[Delivery]:
        """Those that wait to be sent on a channel, due or not, or to one contact of it; the oldest first."""

    def waited_on(self) -> set[str]:
        """The channels on which anything waits to be sent."""

    def moved_from(self, channel: str) -> list[Delivery]:
        """Those that wait on other channels since they were moved from this one (`moved` among their facts)."""

    def readdress(self, delivery_id: DeliveryId, to: Contact, *, due_at: datetime, facts: Mapping[str, Any]) -> None:
        """Queued as before, but for another contact of the same person."""

    def next_due_at(self) -> datetime | None:
        """When the earliest queued one is due."""

    def count(self, state: State) -> int:
        """How many stand so."""

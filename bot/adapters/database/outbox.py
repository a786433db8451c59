"""Deliveries in tables."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select, update

from bot.adapters.database import outbox_statements as statements
from bot.adapters.database.tables import deliveries
from bot.core.making import maker
from bot.core.model import (
    LANES,
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
from bot.core.outbox_store import Deliveries

_make = maker(Delivery, [*statements.MADE, *statements.AS_THEY_ARE])
_KINDS = {str(kind): kind for kind in Kind}
_STATES = {str(state): state for state in State}


def _delivery(row: Row[Any]) -> Delivery:
    values: Sequence[Any] = row
    kind, state, menu, *as_they_are = values
    return _make(_KINDS[kind], _STATES[state], tuple([Choice(*entry) for entry in menu or ()]), *as_they_are)


class SqlDeliveries(Deliveries):
    """See the port. `added` says whether this transaction queued anything."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self.added = False
        self._about: dict[AssignmentId, list[Delivery]] = {}  # read in this transaction and not changed since
        self._live: dict[AssignmentId, list[Delivery]] = {}  # likewise

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
        if dedupe_key is not None and self._known(dedupe_key):
            return None
        values = {
            "kind": kind,
            "lane": LANES[kind] if lane is None else lane,
            "channel": channel,
            "address": address,
            "created_at": at,
            "due_at": due_at or at,
            "facts": dict(facts),
            "person_id": person_id,
            "contact_id": contact_id,
            "directive_id": directive_id,
            "assignment_id": assignment_id,
            "state": State.QUEUED,
            "dedupe_key": dedupe_key,
            "repeat": repeat,
        }
        self._changed()
        key = self._db.execute(statements.ADD, values).inserted_primary_key
        assert key  # noqa: S101 - the dialects in use give it
        delivery_id = DeliveryId(key[0])
        for subject in subjects:
            self.add_subject(delivery_id, subject)
        self.added = True
        return delivery_id

    def add_all(self, kind: Kind, messages: Sequence[Mapping[str, Any]], *, at: datetime) -> None:
        if not messages:
            return
        same = {"kind": kind, "lane": LANES[kind], "created_at": at, "due_at": at, "facts": {}, "state": State.QUEUED}
        self._changed()
        self._db.execute(statements.ADD, [{**message, **same, "repeat": False} for message in messages])
        self.added = True

    def _known(self, dedupe_key: str) -> bool:
        return self._db.execute(statements.OF_KEY, {"key": dedupe_key}).first() is not None

    def add_subject(self, delivery_id: DeliveryId, assignment_id: AssignmentId) -> None:
        if assignment_id not in self.subjects(delivery_id):
            self._changed()
            self._db.execute(statements.ADD_SUBJECT, {"delivery_id": delivery_id, "assignment_id": assignment_id})

    def subjects(self, delivery_id: DeliveryId) -> list[AssignmentId]:
        return [AssignmentId(row.assignment_id) for row in self._db.execute(statements.SUBJECTS, {"of": delivery_id})]

    def get(self, delivery_id: DeliveryId) -> Delivery:
        found = self._list(statements.DELIVERY, {"of": delivery_id})
        if not found:
            raise KeyError(delivery_id)
        return found[0]

    def get_many(self, delivery_ids: Collection[DeliveryId]) -> dict[DeliveryId, Delivery]:
        found = self._list(statements.DELIVERIES, {"among": list(delivery_ids)})
        return {delivery.id: delivery for delivery in found}

    def by_message(self, channel: str, address: str, message_id: str) -> Delivery | None:
        found = self._list(statements.OF_MESSAGE, {"on": channel, "at": address, "called": message_id})
        return found[0] if found else None

    def of_directive(self, directive_id: DirectiveId) -> list[Delivery]:
        return self._list(statements.OF_DIRECTIVE, {"about": directive_id})

    def of_assignment(self, assignment_id: AssignmentId) -> list[Delivery]:
        if assignment_id not in self._about:
            self._about[assignment_id] = self._list(statements.OF_ASSIGNMENT, {"about": assignment_id})
        return list(self._about[assignment_id])

    def keyed(self, dedupe_key: str) -> Delivery | None:
        found = self._list(statements.KEYED, {"key": dedupe_key})
        return found[0] if found else None

    def queued(self, kind: Kind) -> list[Delivery]:
        return self._list(statements.QUEUED, {"lane": LANES[kind], "kind": kind})

    def reminders(self, person_ids: Collection[PersonId], since: datetime) -> list[Delivery]:
        return self._list(statements.REMINDERS, {"among": list(person_ids), "since": since})

    def live(self, assignment_id: AssignmentId) -> list[Delivery]:
        if assignment_id not in self._live:
            self._live[assignment_id] = self._list(statements.LIVE, {"about": assignment_id})
        return list(self._live[assignment_id])

    def waiting(self, directive_id: DirectiveId) -> list[Delivery]:
        return self._list(statements.WAITING, {"about": directive_id})

    def waiting_for(self, directive_id: DirectiveId, kind: Kind, person_id: PersonId) -> list[Delivery]:
        return self._list(statements.WAITING_FOR, {"about": directive_id, "kind": kind, "person": person_id})

    def maybe_shown(self, contact_id: ContactId, person_id: PersonId) -> list[Delivery]:
        return self._list(statements.MAYBE_SHOWN, {"to": contact_id, "whose": person_id})

    def in_doubt(self) -> list[Delivery]:
        return self._list(statements.IN_DOUBT)

    def claimable(
        self,
        channel: str,
        now: datetime,
        limit: int,
        *,
        urgent: bool = False,
        resting: Collection[str] = frozenset(),
    ) -> list[Delivery]:
        query = statements.CLAIMABLE_AT_ONCE if urgent else statements.CLAIMABLE
        given = {"channel": channel, "now": now, "most": limit * 4 + len(resting)}
        chosen: dict[str, Delivery] = {}
        with self._db.execute(query, given) as rows:
            for row in rows:
                if row.address not in chosen and not (row.lane > statements.AT_ONCE and row.address in resting):
                    chosen[row.address] = _delivery(row)
                    if len(chosen) == limit:
                        break
        return list(chosen.values())

    def claim(self, menus: Mapping[DeliveryId, Sequence[Choice]], lease_until: datetime) -> None:
        if menus:
            self._changed()
            statements.CLAIM.run(self._db, ((one, lease_until, _stored(menu)) for one, menu in menus.items()))

    def renew(self, delivery_ids: Collection[DeliveryId], lease_until: datetime) -> None:
        mine = deliveries.c.id.in_(list(delivery_ids)) & (deliveries.c.state == State.CLAIMED)
        self._db.execute(update(deliveries).where(mine).values(lease_until=lease_until))

    def claimed(self, lapsed: datetime | None = None) -> list[Delivery]:
        return self._list(statements.CLAIMED) if lapsed is None else self._list(statements.LAPSED, {"moment": lapsed})

    def standing(self) -> dict[DeliveryId, int]:
        return {DeliveryId(row[0]): int(row[1]) for row in self._db.execute(statements.STANDING).all()}

    def settle(
        self,
        delivery_id: DeliveryId,
        state: State,
        *,
        sent_at: datetime | None = None,
        message_id: str | None = None,
        reason: str | None = None,
    ) -> None:
        values = {"state": state, "sent_at": sent_at, "message_id": message_id, "reason": reason, "lease_until": None}
        self._set(delivery_id, values)

    def settle_sent(self, sent: Iterable[tuple[DeliveryId, datetime, str | None]]) -> None:
        self._changed()
        statements.ARRIVED.run(self._db, sent)

    def put_off(self, delivery_id: DeliveryId, due_at: datetime, reason: str | None = None) -> None:
        self._set(delivery_id, {"state": State.QUEUED, "due_at": due_at, "reason": reason, "lease_until": None})

    def give_back(self, delivery_ids: Collection[DeliveryId]) -> None:
        values = {"state": State.QUEUED, "lease_until": None, "attempts": deliveries.c.attempts - 1}
        mine = deliveries.c.id.in_(list(delivery_ids)) & (deliveries.c.state == State.CLAIMED)
        self._changed()
        self._db.execute(update(deliveries).where(mine).values(values))

    def show_menu(self, delivery_id: DeliveryId, menu: Sequence[Choice]) -> None:
        self._set(delivery_id, {"menu": _stored(menu)})

    def change_facts(self, delivery_id: DeliveryId, facts: Mapping[str, Any]) -> None:
        self._set(delivery_id, {"facts": dict(facts)})

    def waiting_on(self, channel: str, contact_id: ContactId | None = None) -> list[Delivery]:
        query = statements.EVERY_QUEUED.where(deliveries.c.channel == channel)
        return self._list(query if contact_id is None else query.where(deliveries.c.contact_id == contact_id))

    def waited_on(self) -> set[str]:
        query = select(deliveries.c.channel).where(deliveries.c.state == State.QUEUED).distinct()
        return set(self._db.execute(query).scalars())

    def moved_from(self, channel: str) -> list[Delivery]:
        # Seldom asked, and few are moved: nothing of this is worth an index.
        found = self._list(statements.EVERY_QUEUED.where(deliveries.c.channel != channel))
        return [delivery for delivery in found if delivery.facts.get("moved") == channel]

    def readdress(self, delivery_id: DeliveryId, to: Contact, *, due_at: datetime, facts: Mapping[str, Any]) -> None:
        where = {"channel": to.channel, "address": to.address, "contact_id": to.id}
        self._set(delivery_id, {**where, "due_at": due_at, "facts": dict(facts), "reason": None})
        self.added = True  # the other channel has something to send

    def next_due_at(self) -> datetime | None:
        return self._db.execute(statements.NEXT_DUE_AT).scalar()

    def count(self, state: State) -> int:
        query = select(func.count()).select_from(deliveries).where(deliveries.c.state == state)
        return int(self._db.execute(query).scalar_one())

    def forget_answers(self) -> None:
        """What was read before may be otherwise by now."""
        self._changed()

    def _changed(self) -> None:
        self._about.clear()
        self._live.clear()

    def _set(self, delivery_id: DeliveryId, values: Mapping[str, Any]) -> None:
        self._changed()
        self._db.execute(statements.CHANGE, {"of": delivery_id, **values})

    def _list(self, query: Select[Any], given: Mapping[str, Any] | None = None) -> list[Delivery]:
        return [_delivery(row) for row in self._db.execute(query, given).all()]


def _stored(menu: Sequence[Choice]) -> list[list[str]]:
    return [[choice.label, choice.payload] for choice in menu]

"""Deliveries in tables."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    func,
    insert,
    or_,
    select,
    union_all,
    update,
)

from bot.adapters.database.among import among
from bot.adapters.database.many import Many
from bot.adapters.database.tables import assignments, deliveries, delivery_subjects
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

_MADE = ("kind", "state", "menu")
_NOBODYS = {"dedupe_key", "lease_until"}  # told by nobody
_AS_THEY_ARE = [column.name for column in deliveries.c if column.name not in {*_MADE, *_NOBODYS}]
_ROW = [deliveries.c[name] for name in (*_MADE, *_AS_THEY_ARE)]
_make = maker(Delivery, [*_MADE, *_AS_THEY_ARE])
_KINDS = {str(kind): kind for kind in Kind}
_STATES = {str(state): state for state in State}
_AT_ONCE = LANES[Kind.ANSWER]
_BUSY = deliveries.alias("busy")
# Made once: to put a query together costs more than to run it.
_CLAIMABLE = (
    select(*_ROW)
    .where(
        deliveries.c.state == State.QUEUED,
        deliveries.c.channel == bindparam("channel"),
        deliveries.c.due_at <= bindparam("now"),
        deliveries.c.address.not_in(
            select(_BUSY.c.address).where(_BUSY.c.state == State.CLAIMED, _BUSY.c.channel == bindparam("channel"))
        ),
    )
    .order_by(deliveries.c.lane, deliveries.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)  # what somebody else is claiming is theirs (SQLite has one claimer)
)
_SHARED = select(delivery_subjects.c.delivery_id).where(delivery_subjects.c.assignment_id == bindparam("about"))
_OF_ASSIGNMENT = (  # each half by an index of its own; `exists` would read every row
    select(*_ROW)
    .where(or_(deliveries.c.assignment_id == bindparam("about"), deliveries.c.id.in_(_SHARED)))
    .order_by(deliveries.c.id)
)
_CLAIM = Many(
    update(deliveries)
    .where(deliveries.c.id == bindparam("of"))
    .values(
        state=State.CLAIMED,
        lease_until=bindparam("until"),
        attempts=deliveries.c.attempts + 1,
        menu=bindparam("shown"),
    ),
    "of",
    "until",
    "shown",
)
_ARRIVED = Many(
    update(deliveries)
    .where(deliveries.c.id == bindparam("of"))
    .values(state=State.SENT, sent_at=bindparam("at"), message_id=bindparam("called"), reason=None, lease_until=None),
    "of",
    "at",
    "called",
)
_IS_WAITING = deliveries.c.state.in_([State.QUEUED, State.CLAIMED])
_NUDGES = deliveries.alias("nudges")
_NEWEST_NUDGE = (
    select(func.max(_NUDGES.c.id))
    .where(_NUDGES.c.assignment_id == bindparam("about"), _NUDGES.c.kind == Kind.NUDGE, _NUDGES.c.state == State.SENT)
    .scalar_subquery()
)
_LIVE = (  # of hundreds of nudges, all but a few have had their buttons taken away
    select(*_ROW)
    .where(
        deliveries.c.assignment_id == bindparam("about"),
        or_(
            deliveries.c.kind.in_([Kind.DIRECTIVE, Kind.NOTICE]),
            _IS_WAITING,
            and_(
                deliveries.c.kind == Kind.NUDGE,
                deliveries.c.state == State.SENT,
                or_(cast(deliveries.c.menu, Text) != "[]", deliveries.c.id == _NEWEST_NUDGE),
            ),
        ),
    )
    .order_by(deliveries.c.id)
)
_WAITING = (  # by the index of what is due, as the sum rules out the directive's: of its thousands few are queued
    select(*_ROW).where(_IS_WAITING, deliveries.c.directive_id + 0 == bindparam("about")).order_by(deliveries.c.id)
)
_WAITING_FOR = _WAITING.where(  # by the index of a person's messages: a director has thousands, of which few wait
    deliveries.c.kind == bindparam("kind"),
    deliveries.c.person_id == bindparam("person"),
    deliveries.c.sent_at.is_(None),
)
_ADD = insert(deliveries)
_DELIVERY = select(*_ROW).where(deliveries.c.id == bindparam("of"))
_DELIVERIES = select(*_ROW).where(among(deliveries.c.id, "among"))
_OF_DIRECTIVE = select(*_ROW).where(deliveries.c.directive_id == bindparam("about")).order_by(deliveries.c.id)
_OF_KEY = select(deliveries.c.id).where(deliveries.c.dedupe_key == bindparam("key"))
_KEYED = select(*_ROW).where(deliveries.c.dedupe_key == bindparam("key"))
_QUEUED = (
    select(*_ROW)
    .where(
        deliveries.c.state == State.QUEUED,
        deliveries.c.lane == bindparam("lane"),  # by the index of what is due
        deliveries.c.kind == bindparam("kind"),
    )
    .order_by(deliveries.c.id)
)
_THEIRS = deliveries.alias("theirs")
_OF_THEM = _THEIRS.c.person_id.in_(bindparam("among", expanding=True))
_REMINDERS = (  # in two halves, each a stretch of the index of a person's messages
    select(*_ROW)
    .where(
        deliveries.c.id.in_(
            union_all(
                select(_THEIRS.c.id).where(
                    _OF_THEM,
                    _THEIRS.c.sent_at.is_(None),
                    or_(
                        _THEIRS.c.state.in_([State.QUEUED, State.CLAIMED]),
                        and_(_THEIRS.c.state == State.UNKNOWN, _THEIRS.c.due_at >= bindparam("since")),
                    ),
                ),
                select(_THEIRS.c.id).where(_OF_THEM, _THEIRS.c.sent_at >= bindparam("since")),
            )
        ),
        deliveries.c.kind.in_([Kind.NUDGE, Kind.ESCALATION, Kind.DIGEST]),
    )
    .order_by(deliveries.c.id)
)
_EVERY_QUEUED = select(*_ROW).where(deliveries.c.state == State.QUEUED).order_by(deliveries.c.id)
_MAYBE_SHOWN = (
    select(*_ROW)
    .where(
        deliveries.c.person_id == bindparam("whose"),  # by the index of a person's messages
        deliveries.c.sent_at.is_(None),
        deliveries.c.contact_id == bindparam("to"),
        deliveries.c.state.in_([State.CLAIMED, State.UNKNOWN]),
        deliveries.c.kind != Kind.EDIT,
    )
    .order_by(deliveries.c.id)
)
_CLAIMED = select(*_ROW).where(deliveries.c.state == State.CLAIMED).order_by(deliveries.c.id)
_STANDING = (
    select(deliveries.c.id, assignments.c.changes)
    .join(assignments, assignments.c.id == deliveries.c.assignment_id)
    .where(deliveries.c.state == State.CLAIMED)
)
_LAPSED = _CLAIMED.where(deliveries.c.lease_until < bindparam("moment"))
_CHANGE = update(deliveries).where(deliveries.c.id == bindparam("of"))
_NEXT_DUE_AT = select(func.min(deliveries.c.due_at, type_=deliveries.c.due_at.type)).where(
    deliveries.c.state == State.QUEUED
)
_ADD_SUBJECT = insert(delivery_subjects)
_SUBJECTS = (
    select(delivery_subjects.c.assignment_id)
    .where(delivery_subjects.c.delivery_id == bindparam("of"))
    .order_by(delivery_subjects.c.assignment_id)
)
_CLAIMABLE_AT_ONCE = _CLAIMABLE.where(deliveries.c.lane <= _AT_ONCE)


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
        key = self._db.execute(_ADD, values).inserted_primary_key
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
        self._db.execute(_ADD, [{**message, **same, "repeat": False} for message in messages])
        self.added = True

    def _known(self, dedupe_key: str) -> bool:
        return self._db.execute(_OF_KEY, {"key": dedupe_key}).first() is not None

    def add_subject(self, delivery_id: DeliveryId, assignment_id: AssignmentId) -> None:
        if assignment_id not in self.subjects(delivery_id):
            self._changed()
            self._db.execute(_ADD_SUBJECT, {"delivery_id": delivery_id, "assignment_id": assignment_id})

    def subjects(self, delivery_id: DeliveryId) -> list[AssignmentId]:
        return [AssignmentId(row.assignment_id) for row in self._db.execute(_SUBJECTS, {"of": delivery_id})]

    def get(self, delivery_id: DeliveryId) -> Delivery:
        found = self._list(_DELIVERY, {"of": delivery_id})
        if not found:
            raise KeyError(delivery_id)
        return found[0]

    def get_many(self, delivery_ids: Collection[DeliveryId]) -> dict[DeliveryId, Delivery]:
        found = self._list(_DELIVERIES, {"among": list(delivery_ids)})
        return {delivery.id: delivery for delivery in found}

    def by_message(self, channel: str, address: str, message_id: str) -> Delivery | None:
        same = and_(
            deliveries.c.channel == channel,
            deliveries.c.address == address,
            deliveries.c.message_id == message_id,
        )
        # An edit carries the id of the message that it changed; the message itself came first.
        found = self._list(select(*_ROW).where(same, deliveries.c.kind != Kind.EDIT).order_by(deliveries.c.id))
        return found[0] if found else None

    def of_directive(self, directive_id: DirectiveId) -> list[Delivery]:
        return self._list(_OF_DIRECTIVE, {"about": directive_id})

    def of_assignment(self, assignment_id: AssignmentId) -> list[Delivery]:
        if assignment_id not in self._about:
            self._about[assignment_id] = self._list(_OF_ASSIGNMENT, {"about": assignment_id})
        return list(self._about[assignment_id])

    def keyed(self, dedupe_key: str) -> Delivery | None:
        found = self._list(_KEYED, {"key": dedupe_key})
        return found[0] if found else None

    def queued(self, kind: Kind) -> list[Delivery]:
        return self._list(_QUEUED, {"lane": LANES[kind], "kind": kind})

    def reminders(self, person_ids: Collection[PersonId], since: datetime) -> list[Delivery]:
        return self._list(_REMINDERS, {"among": list(person_ids), "since": since})

    def live(self, assignment_id: AssignmentId) -> list[Delivery]:
        if assignment_id not in self._live:
            self._live[assignment_id] = self._list(_LIVE, {"about": assignment_id})
        return list(self._live[assignment_id])

    def waiting(self, directive_id: DirectiveId) -> list[Delivery]:
        return self._list(_WAITING, {"about": directive_id})

    def waiting_for(self, directive_id: DirectiveId, kind: Kind, person_id: PersonId) -> list[Delivery]:
        return self._list(_WAITING_FOR, {"about": directive_id, "kind": kind, "person": person_id})

    def maybe_shown(self, contact_id: ContactId, person_id: PersonId) -> list[Delivery]:
        return self._list(_MAYBE_SHOWN, {"to": contact_id, "whose": person_id})

    def in_doubt(self) -> list[Delivery]:
        lane = deliveries.c.lane == LANES[Kind.DIRECTIVE]  # by the index of what is due
        doubtful = and_(deliveries.c.state == State.UNKNOWN, lane, deliveries.c.kind == Kind.DIRECTIVE)
        return self._list(select(*_ROW).where(doubtful).order_by(deliveries.c.id))

    def claimable(
        self,
        channel: str,
        now: datetime,
        limit: int,
        *,
        urgent: bool = False,
        resting: Collection[str] = frozenset(),
    ) -> list[Delivery]:
        query = _CLAIMABLE_AT_ONCE if urgent else _CLAIMABLE
        given = {"channel": channel, "now": now, "most": limit * 4 + len(resting)}
        chosen: dict[str, Delivery] = {}
        with self._db.execute(query, given) as rows:
            for row in rows:
                if row.address not in chosen and not (row.lane > _AT_ONCE and row.address in resting):
                    chosen[row.address] = _delivery(row)
                    if len(chosen) == limit:
                        break
        return list(chosen.values())

    def claim(self, menus: Mapping[DeliveryId, Sequence[Choice]], lease_until: datetime) -> None:
        if menus:
            self._changed()
            _CLAIM.run(self._db, ((one, lease_until, _stored(menu)) for one, menu in menus.items()))

    def renew(self, delivery_ids: Collection[DeliveryId], lease_until: datetime) -> None:
        mine = deliveries.c.id.in_(list(delivery_ids)) & (deliveries.c.state == State.CLAIMED)
        self._db.execute(update(deliveries).where(mine).values(lease_until=lease_until))

    def claimed(self, lapsed: datetime | None = None) -> list[Delivery]:
        return self._list(_CLAIMED) if lapsed is None else self._list(_LAPSED, {"moment": lapsed})

    def standing(self) -> dict[DeliveryId, int]:
        return {DeliveryId(row[0]): int(row[1]) for row in self._db.execute(_STANDING).all()}

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
        _ARRIVED.run(self._db, sent)

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
        query = _EVERY_QUEUED.where(deliveries.c.channel == channel)
        return self._list(query if contact_id is None else query.where(deliveries.c.contact_id == contact_id))

    def waited_on(self) -> set[str]:
        query = select(deliveries.c.channel).where(deliveries.c.state == State.QUEUED).distinct()
        return set(self._db.execute(query).scalars())

    def moved_from(self, channel: str) -> list[Delivery]:
        # Seldom asked, and few are moved: nothing of this is worth an index.
        found = self._list(_EVERY_QUEUED.where(deliveries.c.channel != channel))
        return [delivery for delivery in found if delivery.facts.get("moved") == channel]

    def readdress(self, delivery_id: DeliveryId, to: Contact, *, due_at: datetime, facts: Mapping[str, Any]) -> None:
        where = {"channel": to.channel, "address": to.address, "contact_id": to.id}
        self._set(delivery_id, {**where, "due_at": due_at, "facts": dict(facts), "reason": None})
        self.added = True  # the other channel has something to send

    def next_due_at(self) -> datetime | None:
        return self._db.execute(_NEXT_DUE_AT).scalar()

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
        self._db.execute(_CHANGE, {"of": delivery_id, **values})

    def _list(self, query: Select[Any], given: Mapping[str, Any] | None = None) -> list[Delivery]:
        return [_delivery(row) for row in self._db.execute(query, given).all()]


def _stored(menu: Sequence[Choice]) -> list[list[str]]:
    return [[choice.label, choice.payload] for choice in menu]

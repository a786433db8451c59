"""What is asked of deliveries and changed, for `outbox.py`; made once, since that costs more than to run it.

Whatever finds deliveries gives the columns in `ROW`, in that order, the oldest first.
"""

from sqlalchemy import Text, and_, bindparam, cast, func, insert, or_, select, union_all, update

from bot.adapters.database.among import among
from bot.adapters.database.many import Many
from bot.adapters.database.tables import assignments, deliveries, delivery_subjects
from bot.core.model import LANES, Kind, State

MADE = ("kind", "state", "menu")  # values are made of these; the others are read as they are kept
_NOBODYS = {"dedupe_key", "lease_until"}  # no part of the value
AS_THEY_ARE = [column.name for column in deliveries.c if column.name not in {*MADE, *_NOBODYS}]
ROW = [deliveries.c[name] for name in (*MADE, *AS_THEY_ARE)]
AT_ONCE = LANES[Kind.ANSWER]
_BUSY = deliveries.alias("busy")
CLAIMABLE = (
    select(*ROW)
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
CLAIMABLE_AT_ONCE = CLAIMABLE.where(deliveries.c.lane <= AT_ONCE)
_SHARED = select(delivery_subjects.c.delivery_id).where(delivery_subjects.c.assignment_id == bindparam("about"))
OF_ASSIGNMENT = (  # each half by an index of its own; `exists` would read every row
    select(*ROW)
    .where(or_(deliveries.c.assignment_id == bindparam("about"), deliveries.c.id.in_(_SHARED)))
    .order_by(deliveries.c.id)
)
CLAIM = Many(
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
ARRIVED = Many(
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
LIVE = (  # of hundreds of nudges, all but a few have had their buttons taken away
    select(*ROW)
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
WAITING = (  # by the index of what is due, as the sum rules out the directive's: of its thousands few are queued
    select(*ROW).where(_IS_WAITING, deliveries.c.directive_id + 0 == bindparam("about")).order_by(deliveries.c.id)
)
WAITING_FOR = WAITING.where(  # by the index of a person's messages: a director has thousands, of which few wait
    deliveries.c.kind == bindparam("kind"),
    deliveries.c.person_id == bindparam("person"),
    deliveries.c.sent_at.is_(None),
)
ADD = insert(deliveries)
DELIVERY = select(*ROW).where(deliveries.c.id == bindparam("of"))
DELIVERIES = select(*ROW).where(among(deliveries.c.id, "among"))
OF_DIRECTIVE = select(*ROW).where(deliveries.c.directive_id == bindparam("about")).order_by(deliveries.c.id)
OF_KEY = select(deliveries.c.id).where(deliveries.c.dedupe_key == bindparam("key"))
KEYED = select(*ROW).where(deliveries.c.dedupe_key == bindparam("key"))
OF_MESSAGE = (
    select(*ROW)
    .where(
        deliveries.c.channel == bindparam("on"),
        deliveries.c.address == bindparam("at"),
        deliveries.c.message_id == bindparam("called"),
        deliveries.c.kind != Kind.EDIT,  # which carries the id of the message that it changed
    )
    .order_by(deliveries.c.id)
)
QUEUED = (
    select(*ROW)
    .where(
        deliveries.c.state == State.QUEUED,
        deliveries.c.lane == bindparam("lane"),  # by the index of what is due
        deliveries.c.kind == bindparam("kind"),
    )
    .order_by(deliveries.c.id)
)
_THEIRS = deliveries.alias("theirs")
_OF_THEM = _THEIRS.c.person_id.in_(bindparam("among", expanding=True))
REMINDERS = (  # in two halves, each a stretch of the index of a person's messages
    select(*ROW)
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
EVERY_QUEUED = select(*ROW).where(deliveries.c.state == State.QUEUED).order_by(deliveries.c.id)
MAYBE_SHOWN = (
    select(*ROW)
    .where(
        deliveries.c.person_id == bindparam("whose"),  # by the index of a person's messages
        deliveries.c.sent_at.is_(None),
        deliveries.c.contact_id == bindparam("to"),
        deliveries.c.state.in_([State.CLAIMED, State.UNKNOWN]),
        deliveries.c.kind != Kind.EDIT,
    )
    .order_by(deliveries.c.id)
)
IN_DOUBT = (
    select(*ROW)
    .where(
        deliveries.c.state == State.UNKNOWN,
        deliveries.c.lane == LANES[Kind.DIRECTIVE],  # by the index of what is due
        deliveries.c.kind == Kind.DIRECTIVE,
    )
    .order_by(deliveries.c.id)
)
CLAIMED = select(*ROW).where(deliveries.c.state == State.CLAIMED).order_by(deliveries.c.id)
STANDING = (
    select(deliveries.c.id, assignments.c.changes)
    .join(assignments, assignments.c.id == deliveries.c.assignment_id)
    .where(deliveries.c.state == State.CLAIMED)
)
LAPSED = CLAIMED.where(deliveries.c.lease_until < bindparam("moment"))
CHANGE = update(deliveries).where(deliveries.c.id == bindparam("of"))
NEXT_DUE_AT = select(func.min(deliveries.c.due_at, type_=deliveries.c.due_at.type)).where(
    deliveries.c.state == State.QUEUED
)
ADD_SUBJECT = insert(delivery_subjects)
SUBJECTS = (
    select(delivery_subjects.c.assignment_id)
    .where(delivery_subjects.c.delivery_id == bindparam("of"))
    .order_by(delivery_subjects.c.assignment_id)
)

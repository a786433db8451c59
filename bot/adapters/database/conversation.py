"""Invites, menus, questions, the inbox and small facts in tables."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from bot.adapters.database.many import Many
from bot.adapters.database.tables import facts, inbox, invites, questions, wrong_codes
from bot.adapters.database.tables import menus as menu_table
from bot.core.conversation_store import Inbox, InboxItem, Talk
from bot.core.messages import Act, Menu, Question
from bot.core.model import AssignmentId, Choice, ContactId, PersonId
from bot.core.records import Invite
from bot.core.stores import Facts, Invites

_OUTDATED = Many(
    delete(menu_table).where(menu_table.c.contact_id == bindparam("of"), menu_table.c.about == bindparam("on")),
    "of",
    "on",
)
_SHOW = Many(insert(menu_table), "contact_id", "about", "choices", "shown_at", "answered")
_WAITING = (
    select(inbox)
    .where(inbox.c.state == "waiting", inbox.c.source.like(bindparam("of")))
    .order_by(inbox.c.id)
    .limit(bindparam("most"))
)
_TAKEN_IN = select(inbox.c.id).where(inbox.c.source == bindparam("from"), inbox.c.key == bindparam("called"))
_TAKE_IN = insert(inbox)
_CHANGE_ITEM = update(inbox).where(inbox.c.id == bindparam("of"))
_MENUS = (
    select(menu_table)
    .where(menu_table.c.contact_id == bindparam("of"))
    .order_by(menu_table.c.shown_at.desc(), menu_table.c.id.desc())
)
_ANSWERED = (
    update(menu_table)
    .where(menu_table.c.contact_id == bindparam("of"), menu_table.c.about == bindparam("on"))
    .values(answered=True)
)
_QUESTION = select(questions).where(questions.c.contact_id == bindparam("of"))
_ASK = insert(questions)
_CLOSE_QUESTION = delete(questions).where(questions.c.contact_id == bindparam("of"))
_FACT = select(facts.c.value).where(facts.c.name == bindparam("called"))
_LIST = 0  # a menu that is about no single assignment


class SqlInvites(Invites):
    """See the port."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def add(self, digest: str, person_id: PersonId, *, created_at: datetime, expires_at: datetime) -> None:
        if self.find(digest):
            raise ValueError("This code exists already; make another.")
        values = {"code_hash": digest, "person_id": person_id, "created_at": created_at, "expires_at": expires_at}
        self._db.execute(insert(invites).values(values))

    def find(self, digest: str) -> Invite | None:
        row = self._db.execute(select(invites).where(invites.c.code_hash == digest)).first()
        if row is None:
            return None
        return Invite(id=row.id, person_id=row.person_id, expires_at=row.expires_at, used_at=row.used_at)

    def use(self, invite_id: int, *, at: datetime, by: str) -> None:
        self._db.execute(update(invites).where(invites.c.id == invite_id).values(used_at=at, used_by=by))

    def expire(self, person_id: PersonId, *, at: datetime) -> None:
        unused = (invites.c.person_id == person_id) & invites.c.used_at.is_(None)
        self._db.execute(update(invites).where(unused).values(expires_at=at))

    def note_wrong(self, channel: str, address: str, at: datetime) -> None:
        # Older ones than a day count for nothing any more.
        self._db.execute(delete(wrong_codes).where(wrong_codes.c.at < at - timedelta(days=1)))
        self._db.execute(insert(wrong_codes).values(channel=channel, address=address, at=at))

    def count_wrong(self, since: datetime, account: tuple[str, str] | None = None) -> int:
        query = select(func.count()).select_from(wrong_codes).where(wrong_codes.c.at > since)
        if account:
            query = query.where(wrong_codes.c.channel == account[0], wrong_codes.c.address == account[1])
        return int(self._db.execute(query).scalar_one())


class SqlTalk(Talk):
    """See the port."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def show(self, menus: Sequence[Menu]) -> None:
        newest = {(menu.contact_id, menu.assignment_id or _LIST): menu for menu in menus}
        if not newest:
            return
        _OUTDATED.run(self._db, newest)
        _SHOW.run(
            self._db,
            (
                (of, about, [[choice.label, choice.payload] for choice in menu.choices], menu.shown_at, menu.answered)
                for (of, about), menu in newest.items()
            ),
        )

    def menus(self, contact_id: ContactId) -> list[Menu]:
        return [
            Menu(
                contact_id=row.contact_id,
                assignment_id=row.about or None,
                choices=tuple(Choice(label, payload) for label, payload in row.choices),
                shown_at=row.shown_at,
                answered=row.answered,
            )
            for row in self._db.execute(_MENUS, {"of": contact_id})
        ]

    def answer_menu(self, contact_id: ContactId, assignment_id: AssignmentId | None) -> None:
        self._db.execute(_ANSWERED, {"of": contact_id, "on": assignment_id or _LIST})

    def ask(self, question: Question, at: datetime) -> None:
        self.close_question(question.contact_id)
        values = {
            "contact_id": question.contact_id,
            "about": question.about,
            "assignment_id": question.assignment_id,
            "facts": dict(question.facts),
            "asked_at": at,
        }
        self._db.execute(_ASK, values)

    def question(self, contact_id: ContactId) -> Question | None:
        row = self._db.execute(_QUESTION, {"of": contact_id}).first()
        if row is None:
            return None
        return Question(
            contact_id=row.contact_id, about=Act(row.about), assignment_id=row.assignment_id, facts=row.facts
        )

    def close_question(self, contact_id: ContactId) -> None:
        self._db.execute(_CLOSE_QUESTION, {"of": contact_id})


class SqlInbox(Inbox):
    """See the port."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def take_in(self, source: str, key: str, raw: str, at: datetime) -> bool:
        if self._db.execute(_TAKEN_IN, {"from": source, "called": key}).first():
            return False
        values = {"source": source, "key": key, "raw": raw, "received_at": at, "state": "waiting"}
        self._db.execute(_TAKE_IN, values)
        return True

    def waiting(self, limit: int, channel: str | None = None) -> list[InboxItem]:
        return [
            InboxItem(id=row.id, source=row.source, key=row.key, raw=row.raw, attempts=row.attempts)
            for row in self._db.execute(_WAITING, {"most": limit, "of": f"{channel}:%" if channel else "%"})
        ]

    def finish(self, item_id: int) -> None:
        # What was said is kept where it belongs (reports, events); the raw text is of no further use.
        self._db.execute(_CHANGE_ITEM, {"of": item_id, "state": "done", "raw": ""})

    def fail(self, item_id: int, reason: str, *, for_good: bool) -> None:
        values: dict[str, Any] = {"attempts": inbox.c.attempts + 1, "reason": reason}
        if for_good:
            values["state"] = "failed"
        self._db.execute(update(inbox).where(inbox.c.id == item_id).values(values))

    def last_key(self, source: str) -> str | None:
        query = select(inbox.c.key).where(inbox.c.source == source).order_by(inbox.c.id.desc()).limit(1)
        return self._db.execute(query).scalar()

    def clear(self, before: datetime) -> int:
        newest = select(func.max(inbox.c.id)).group_by(inbox.c.source)
        old = (inbox.c.state == "done") & (inbox.c.received_at < before) & inbox.c.id.not_in(newest)
        return self._db.execute(delete(inbox).where(old)).rowcount


class SqlFacts(Facts):
    """See the port."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def get(self, name: str) -> str | None:
        return self._db.execute(_FACT, {"called": name}).scalar()

    def put(self, name: str, value: str) -> None:
        self._db.execute(delete(facts).where(facts.c.name == name))
        self._db.execute(insert(facts).values(name=name, value=value))

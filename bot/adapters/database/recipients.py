"""Units, people, posts and contacts in tables."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, or_, select, update

from bot.adapters.database.tables import (
    contacts,
    deliveries,
    invites,
    people,
    posts,
    reports,
    units,
    uploads,
    wrong_codes,
)
from bot.adapters.database.types import folded
from bot.core.model import (
    Addressee,
    Contact,
    ContactId,
    Person,
    PersonId,
    Post,
    Reach,
    Role,
    State,
    Unit,
    UnitId,
)
from bot.core.stores import Recipients


def _unit(row: Row[Any]) -> Unit:
    return Unit(id=row.id, code=row.code, name=row.name, parent_id=row.parent_id)


def _person(row: Row[Any]) -> Person:
    return Person(id=row.id, full_name=row.full_name, phone=row.phone, language=row.language)


def _contact(row: Row[Any]) -> Contact:
    return Contact(
        id=row.id,
        person_id=row.person_id,
        channel=row.channel,
        address=row.address,
        proof=row.proof,
        reach=Reach(row.reach),
        joined_at=row.joined_at,
    )


def _post(row: Row[Any]) -> Post:
    return Post(
        id=row.id,
        person=Person(id=row.person_id, full_name=row.full_name, phone=row.phone, language=row.language),
        unit=Unit(id=row.unit_id, code=row.code, name=row.name, parent_id=row.parent_id),
        role=Role(row.role),
        title=row.title,
        from_on=row.from_on,
        to_on=row.to_on,
    )


_POSTS = (
    select(
        posts,
        people.c.full_name,
        people.c.phone,
        people.c.language,
        units.c.code,
        units.c.name,
        units.c.parent_id,
    )
    .join(people, people.c.id == posts.c.person_id)
    .join(units, units.c.id == posts.c.unit_id)
    .order_by(units.c.code, posts.c.id)
)


class SqlRecipients(Recipients):
    """See the port."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def units(self) -> list[Unit]:
        return [_unit(row) for row in self._db.execute(select(units).order_by(units.c.code))]

    def unit(self, code: str) -> Unit | None:
        row = self._db.execute(select(units).where(folded(units.c.code) == folded(code))).first()
        return _unit(row) if row else None

    def save_unit(self, code: str, name: str, parent_id: UnitId | None) -> Unit:
        found = self.unit(code)
        if found:
            self._db.execute(update(units).where(units.c.id == found.id).values(name=name, parent_id=parent_id))
        else:
            self._db.execute(insert(units).values(code=code, name=name, parent_id=parent_id))
        saved = self.unit(code)
        assert saved  # noqa: S101 - written in this very transaction
        return saved

    def person(self, person_id: PersonId) -> Person:
        row = self._db.execute(select(people).where(people.c.id == person_id)).first()
        if row is None:
            raise KeyError(person_id)
        return _person(row)

    def person_by_phone(self, phone: str) -> Person | None:
        row = self._db.execute(select(people).where(people.c.phone == phone)).first()
        return _person(row) if row else None

    def people_named(self, full_name: str) -> list[Person]:
        wanted = " ".join(full_name.split())
        query = select(people).where(folded(people.c.full_name) == folded(wanted)).order_by(people.c.id)
        return [_person(row) for row in self._db.execute(query)]

    def add_person(self, full_name: str, phone: str | None) -> Person:
        new_id = self._db.execute(insert(people).values(full_name=full_name, phone=phone)).inserted_primary_key
        assert new_id  # noqa: S101 - the dialects in use give it
        return self.person(new_id[0])

    def save_person(self, person: Person) -> None:
        values = {"full_name": person.full_name, "phone": person.phone, "language": person.language}
        self._db.execute(update(people).where(people.c.id == person.id).values(values))

    def posts(
        self,
        on: date,
        *,
        unit_id: UnitId | None = None,
        person_id: PersonId | None = None,
        roles: Collection[Role] | None = None,
    ) -> list[Post]:
        query = _held(_POSTS, on)
        if unit_id is not None:
            query = query.where(posts.c.unit_id == unit_id)
        if person_id is not None:
            query = query.where(posts.c.person_id == person_id)
        if roles is not None:
            query = query.where(posts.c.role.in_(sorted(roles)))
        return [_post(row) for row in self._db.execute(query)]

    def add_post(self, person_id: PersonId, unit_id: UnitId, role: Role, title: str | None, from_on: date) -> None:
        values = {"person_id": person_id, "unit_id": unit_id, "role": role, "title": title, "from_on": from_on}
        self._db.execute(insert(posts).values(values))

    def retitle_post(self, post_id: int, title: str | None) -> None:
        self._db.execute(update(posts).where(posts.c.id == post_id).values(title=title))

    def end_post(self, post_id: int, on: date) -> None:
        self._db.execute(update(posts).where(posts.c.id == post_id).values(to_on=on))

    def contacts(self, person_id: PersonId | None = None) -> list[Contact]:
        query = select(contacts).order_by(contacts.c.id)
        if person_id is not None:
            query = query.where(contacts.c.person_id == person_id)
        return [_contact(row) for row in self._db.execute(query)]

    def contact(self, channel: str, address: str) -> Contact | None:
        query = select(contacts).where(contacts.c.channel == channel, contacts.c.address == address)
        row = self._db.execute(query).first()
        return _contact(row) if row else None

    def save_contact(
        self,
        person_id: PersonId,
        channel: str,
        address: str,
        *,
        proof: str,
        reach: Reach,
        joined_at: datetime | None = None,
    ) -> Contact:
        found = self.contact(channel, address)
        values = {"person_id": person_id, "proof": proof, "reach": reach, "joined_at": joined_at}
        if found:
            self._db.execute(update(contacts).where(contacts.c.id == found.id).values(values))
        else:
            self._db.execute(insert(contacts).values(values | {"channel": channel, "address": address}))
        saved = self.contact(channel, address)
        assert saved  # noqa: S101 - written in this very transaction
        return saved

    def set_reach(self, contact_id: ContactId, reach: Reach) -> None:
        self._db.execute(update(contacts).where(contacts.c.id == contact_id).values(reach=reach))

    def forget(self, person_id: PersonId) -> None:
        self._db.execute(update(people).where(people.c.id == person_id).values(phone=None))
        self._db.execute(update(invites).where(invites.c.person_id == person_id).values(used_by=None))
        for contact in self.contacts(person_id):
            same = (wrong_codes.c.channel == contact.channel) & (wrong_codes.c.address == contact.address)
            self._db.execute(delete(wrong_codes).where(same))
            gone = f"forgotten-{contact.id}"
            unsent = {"state": State.DROPPED, "reason": "the person was forgotten"}
            sent_to = (deliveries.c.channel == contact.channel) & (deliveries.c.address == contact.address)
            self._db.execute(update(deliveries).where(sent_to, deliveries.c.state == State.QUEUED).values(unsent))
            self._db.execute(update(deliveries).where(sent_to).values(address=gone))
            self._db.execute(update(uploads).where(uploads.c.contact_id == contact.id).values(address=gone))
            of_account = (reports.c.channel == contact.channel) & (reports.c.person_id == person_id)
            self._db.execute(update(reports).where(of_account).values(said_in=None))
            values = {"address": gone, "reach": Reach.REPLACED}
            self._db.execute(update(contacts).where(contacts.c.id == contact.id).values(values))

    def replaced(self, channel: str, addresses: Collection[str]) -> set[str]:
        query = select(contacts.c.address).where(
            contacts.c.channel == channel,
            contacts.c.address.in_(list(addresses)),
            contacts.c.reach == Reach.REPLACED,
        )
        return set(self._db.execute(query).scalars())

    def addressees(self, on: date, unit_ids: Collection[UnitId] | None = None) -> dict[UnitId, Addressee]:
        wanted = select(units) if unit_ids is None else select(units).where(units.c.id.in_(list(unit_ids)))
        found = {row.id: _unit(row) for row in self._db.execute(wanted.order_by(units.c.code))}
        query = _held(_POSTS, on).where(posts.c.role.in_([Role.HEAD, Role.DEPUTY]))
        if unit_ids is not None:
            query = query.where(posts.c.unit_id.in_(list(unit_ids)))
        answering: dict[UnitId, Post] = {}
        for row in self._db.execute(query):
            post = _post(row)
            if post.unit.id not in answering or (
                post.role is Role.HEAD and answering[post.unit.id].role is not Role.HEAD
            ):
                answering[post.unit.id] = post
        owned = self._contacts_of({post.person.id for post in answering.values()})
        return {unit_id: _addressee(unit, answering.get(unit_id), owned) for unit_id, unit in found.items()}

    def _contacts_of(self, person_ids: Collection[PersonId]) -> dict[PersonId, list[Contact]]:
        query = select(contacts).where(contacts.c.person_id.in_(list(person_ids))).order_by(contacts.c.id)
        owned: dict[PersonId, list[Contact]] = {}
        for row in self._db.execute(query):
            owned.setdefault(row.person_id, []).append(_contact(row))
        return owned


def _held(query: Select[Any], on: date) -> Select[Any]:
    return query.where(posts.c.from_on <= on, or_(posts.c.to_on.is_(None), posts.c.to_on > on))


def _addressee(unit: Unit, post: Post | None, owned: dict[PersonId, list[Contact]]) -> Addressee:
    if post is None:
        return Addressee(unit=unit, post=None, contact=None, reason="no_head")
    contacts_: Sequence[Contact] = owned.get(post.person.id, ())
    for contact in contacts_:
        if contact.reach is Reach.REACHABLE:
            return Addressee(unit=unit, post=post, contact=contact)
    blocked = any(contact.reach is Reach.BLOCKED for contact in contacts_)
    return Addressee(unit=unit, post=post, contact=None, reason="blocked" if blocked else "never_joined")

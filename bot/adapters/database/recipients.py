"""Units, people, posts and contacts in tables."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, CursorResult, Executable, Row, Select, bindparam, delete, insert, or_, select, update

from bot.adapters.database.among import among
from bot.adapters.database.clerk_tables import uploads
from bot.adapters.database.tables import (
    contacts,
    deliveries,
    invites,
    people,
    posts,
    reports,
    units,
    wrong_codes,
)
from bot.adapters.database.types import String, folded
from bot.core.making import maker
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
from bot.core.routing import ordered
from bot.core.stores import Recipients

T = TypeVar("T")

_REACHES = {str(reach): reach for reach in Reach}
_ANSWERING = [Role.HEAD, Role.DEPUTY]
_ROLES = {str(role): role for role in Role}
_ABOUT_ACCOUNTS = frozenset({"contact", "routes", "addressees"})  # questions whose answers hold accounts


_UNIT_COLUMNS = ["id", "code", "name", "parent_id"]
_make_unit = maker(Unit, _UNIT_COLUMNS)
_make_person = maker(Person, ["id", "full_name", "phone", "language"])
_make_post = maker(Post, ["id", "person", "unit", "role", "title", "from_on", "to_on"])
_CONTACT_COLUMNS = ["id", "person_id", "channel", "address", "proof", "reach", "joined_at", "heard_at"]
_make_contact = maker(Contact, _CONTACT_COLUMNS)


def _unit(row: Row[Any]) -> Unit:
    values: Sequence[Any] = row
    return _make_unit(*values)


def _person(row: Row[Any]) -> Person:
    return Person(id=row.id, full_name=row.full_name, phone=row.phone, language=row.language)


def _contact(row: Row[Any]) -> Contact:
    values: Sequence[Any] = row  # many are read at a time
    *before, reach, joined_at, heard_at = values
    return _make_contact(*before, _REACHES[reach], joined_at, heard_at)


def _post(row: Row[Any]) -> Post:
    values: Sequence[Any] = row
    post_id, person_id, unit_id, role, title, from_on, to_on, full_name, phone, language, *unit = values
    person = _make_person(person_id, full_name, phone, language)
    return _make_post(post_id, person, _make_unit(unit_id, *unit), _ROLES[role], title, from_on, to_on)


_POSTS = (
    select(
        posts.c.id,
        posts.c.person_id,
        posts.c.unit_id,
        posts.c.role,
        posts.c.title,
        posts.c.from_on,
        posts.c.to_on,
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
# Made once: to put a query together costs more than to run it.
_HELD = _POSTS.where(posts.c.from_on <= bindparam("on"), or_(posts.c.to_on.is_(None), posts.c.to_on > bindparam("on")))
_UNIT_ROW = [units.c[name] for name in _UNIT_COLUMNS]
_UNITS = select(*_UNIT_ROW).order_by(units.c.code)
_UNITS_AMONG = _UNITS.where(among(units.c.id, "among"))
_UNIT_OF_CODE = select(*_UNIT_ROW).where(folded(units.c.code) == folded(bindparam("code", type_=String())))
_PERSON = select(people).where(people.c.id == bindparam("of"))
_CONTACT_ROW = [contacts.c[name] for name in _CONTACT_COLUMNS]
_CONTACTS = select(*_CONTACT_ROW).order_by(contacts.c.id)
_CONTACTS_OF = _CONTACTS.where(contacts.c.person_id == bindparam("of"))
_CONTACTS_OF_MANY = _CONTACTS.where(among(contacts.c.person_id, "among"))
_CONTACT = select(*_CONTACT_ROW).where(contacts.c.channel == bindparam("on"), contacts.c.address == bindparam("at"))
_REPLACED = select(contacts.c.address).where(
    contacts.c.channel == bindparam("on"),
    among(contacts.c.address, "among"),
    contacts.c.reach == Reach.REPLACED,
)
_CHANGE_CONTACT = update(contacts).where(contacts.c.id == bindparam("of"))
_HEARD = _CHANGE_CONTACT.values(heard_at=bindparam("at"))


@cache
def _posts_held(
    *, of_unit: bool = False, of_person: bool = False, in_roles: bool = False, of_units: bool = False
) -> Select[Any]:
    """The posts held `on` a day, narrowed by what is given: `unit`, `person`, `roles`, units `among` these."""
    query = _HELD
    if of_unit:
        query = query.where(posts.c.unit_id == bindparam("unit"))
    if of_person:
        query = query.where(posts.c.person_id == bindparam("person"))
    if in_roles:
        query = query.where(among(posts.c.role, "roles"))
    if of_units:
        query = query.where(among(posts.c.unit_id, "among"))
    return query


class SqlRecipients(Recipients):
    """See the port."""

    def __init__(
        self, connection: Connection, used: Collection[str], down: Callable[[], Collection[str]] = tuple
    ) -> None:
        self._db = connection
        self._used = used  # channels
        self._down = down  # those of them that are down; asked for only where somebody has a choice
        self._read: dict[tuple[Hashable, ...], Any] = {}  # in this transaction, and not changed since

    def _once(self, question: tuple[Hashable, ...], ask: Callable[[], T]) -> T:
        """An answer that the transaction had already, where nothing was written since."""
        if question not in self._read:
            self._read[question] = ask()
        return cast("T", self._read[question])

    def _write(self, statement: Executable, values: Mapping[str, Any] | None = None) -> CursorResult[Any]:
        self.forget_answers()
        return self._db.execute(statement, values)

    def forget_answers(self) -> None:
        """What was read before may be otherwise by now."""
        self._read.clear()

    def units(self) -> list[Unit]:
        return list(self._once(("units",), lambda: [_unit(row) for row in self._db.execute(_UNITS)]))

    def unit(self, code: str) -> Unit | None:
        row = self._db.execute(_UNIT_OF_CODE, {"code": code}).first()
        return _unit(row) if row else None

    def save_unit(self, code: str, name: str, parent_id: UnitId | None) -> Unit:
        found = self.unit(code)
        if found:
            self._write(update(units).where(units.c.id == found.id).values(name=name, parent_id=parent_id))
        else:
            self._write(insert(units).values(code=code, name=name, parent_id=parent_id))
        saved = self.unit(code)
        assert saved  # noqa: S101 - written in this very transaction
        return saved

    def person(self, person_id: PersonId) -> Person:
        row = self._once(("person", person_id), lambda: self._db.execute(_PERSON, {"of": person_id}).first())
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
        new_id = self._write(insert(people).values(full_name=full_name, phone=phone)).inserted_primary_key
        assert new_id  # noqa: S101 - the dialects in use give it
        return self.person(new_id[0])

    def save_person(self, person: Person) -> None:
        values = {"full_name": person.full_name, "phone": person.phone, "language": person.language}
        self._write(update(people).where(people.c.id == person.id).values(values))

    def posts(
        self,
        on: date,
        *,
        unit_id: UnitId | None = None,
        person_id: PersonId | None = None,
        roles: Collection[Role] | None = None,
    ) -> list[Post]:
        query = _posts_held(of_unit=unit_id is not None, of_person=person_id is not None, in_roles=roles is not None)
        given: dict[str, Any] = {"on": on}
        if unit_id is not None:
            given["unit"] = unit_id
        if person_id is not None:
            given["person"] = person_id
        if roles is not None:
            given["roles"] = sorted(roles)
        question = ("posts", on, unit_id, person_id, None if roles is None else frozenset(roles))
        return list(self._once(question, lambda: [_post(row) for row in self._db.execute(query, given)]))

    def add_post(self, person_id: PersonId, unit_id: UnitId, role: Role, title: str | None, from_on: date) -> None:
        values = {"person_id": person_id, "unit_id": unit_id, "role": role, "title": title, "from_on": from_on}
        self._write(insert(posts).values(values))

    def retitle_post(self, post_id: int, title: str | None) -> None:
        self._write(update(posts).where(posts.c.id == post_id).values(title=title))

    def end_post(self, post_id: int, on: date) -> None:
        self._write(update(posts).where(posts.c.id == post_id).values(to_on=on))

    def contacts(self, person_id: PersonId | None = None) -> list[Contact]:
        found = self._db.execute(_CONTACTS) if person_id is None else self._db.execute(_CONTACTS_OF, {"of": person_id})
        return [_contact(row) for row in found]

    def contact(self, channel: str, address: str) -> Contact | None:
        given = {"on": channel, "at": address}
        row = self._once(("contact", channel, address), lambda: self._db.execute(_CONTACT, given).first())
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
            self._write(_CHANGE_CONTACT, values | {"of": found.id})
        else:
            self._write(insert(contacts).values(values | {"channel": channel, "address": address}))
        saved = self.contact(channel, address)
        assert saved  # noqa: S101 - written in this very transaction
        return saved

    def set_reach(self, contact_id: ContactId, reach: Reach) -> None:
        self._write(update(contacts).where(contacts.c.id == contact_id).values(reach=reach))

    def heard(self, contact_id: ContactId, at: datetime) -> None:
        for question in [one for one in self._read if one[0] in _ABOUT_ACCOUNTS]:
            del self._read[question]
        self._db.execute(_HEARD, {"of": contact_id, "at": at})

    def routes(self, person_ids: Collection[PersonId]) -> dict[PersonId, tuple[Contact, ...]]:
        known: dict[PersonId, tuple[Contact, ...] | None] = self._once(("routes",), dict)
        if unknown := [person_id for person_id in person_ids if person_id not in known]:
            owned = self._contacts_of(unknown)
            known |= {one: self._route(owned[one]) if one in owned else None for one in unknown}
        return {one: route for one in person_ids if (route := known[one]) is not None}

    def _route(self, owned: Sequence[Contact]) -> tuple[Contact, ...]:
        open_ = tuple([c for c in owned if c.reach is Reach.REACHABLE and c.channel in self._used])
        return open_ if len(open_) < 2 else ordered(open_, self._used, self._once(("down",), self._down))

    def forget(self, person_id: PersonId) -> None:
        self._write(update(people).where(people.c.id == person_id).values(phone=None))
        self._write(update(invites).where(invites.c.person_id == person_id).values(used_by=None))
        for contact in self.contacts(person_id):
            same = (wrong_codes.c.channel == contact.channel) & (wrong_codes.c.address == contact.address)
            self._write(delete(wrong_codes).where(same))
            gone = f"forgotten-{contact.id}"
            unsent = {"state": State.DROPPED, "reason": "the person was forgotten"}
            sent_to = (deliveries.c.channel == contact.channel) & (deliveries.c.address == contact.address)
            self._write(update(deliveries).where(sent_to, deliveries.c.state == State.QUEUED).values(unsent))
            self._write(update(deliveries).where(sent_to).values(address=gone))
            self._write(update(uploads).where(uploads.c.contact_id == contact.id).values(address=gone))
            of_account = (reports.c.channel == contact.channel) & (reports.c.person_id == person_id)
            self._write(update(reports).where(of_account).values(said_in=None))
            values = {"address": gone, "reach": Reach.REPLACED}
            self._write(update(contacts).where(contacts.c.id == contact.id).values(values))

    def replaced(self, channel: str, addresses: Collection[str]) -> set[str]:
        return set(self._db.execute(_REPLACED, {"on": channel, "among": list(addresses)}).scalars())

    def addressees(self, on: date, unit_ids: Collection[UnitId] | None = None) -> dict[UnitId, Addressee]:
        if unit_ids is None:
            return dict(self._once(("addressees", on, "all"), lambda: self._addressees(on, None)))
        known: dict[UnitId, Addressee] = self._once(("addressees", on), dict)
        if unknown := [unit_id for unit_id in unit_ids if unit_id not in known]:
            known |= self._addressees(on, unknown)
        found = [known[unit_id] for unit_id in set(unit_ids) if unit_id in known]
        return {one.unit.id: one for one in sorted(found, key=lambda one: one.unit.code)}

    def _addressees(self, on: date, unit_ids: Collection[UnitId] | None) -> dict[UnitId, Addressee]:
        of_units = {} if unit_ids is None else {"among": list(unit_ids)}
        query = _posts_held(in_roles=True, of_units=unit_ids is not None)
        answering: dict[UnitId, Post] = {}
        for row in self._db.execute(query, {"on": on, "roles": _ANSWERING} | of_units).all():
            post = _post(row)
            before = answering.get(post.unit.id)
            if before is None or (post.role is Role.HEAD and before.role is not Role.HEAD):
                answering[post.unit.id] = post
        found = {unit_id: post.unit for unit_id, post in answering.items()}
        if unit_ids is None:
            found = {unit.id: unit for unit in self.units()}
        elif without := [unit_id for unit_id in unit_ids if unit_id not in found]:
            found |= {row.id: _unit(row) for row in self._db.execute(_UNITS_AMONG, {"among": without})}
        owned = self._contacts_of({post.person.id for post in answering.values()})
        return {unit_id: self._addressee(unit, answering.get(unit_id), owned) for unit_id, unit in found.items()}

    def _contacts_of(self, person_ids: Collection[PersonId]) -> dict[PersonId, list[Contact]]:
        owned: dict[PersonId, list[Contact]] = {}
        for row in self._db.execute(_CONTACTS_OF_MANY, {"among": list(person_ids)}).all():
            contact = _contact(row)
            owned.setdefault(contact.person_id, []).append(contact)
        return owned

    def _addressee(self, unit: Unit, post: Post | None, owned: Mapping[PersonId, Sequence[Contact]]) -> Addressee:
        if post is None:
            return Addressee(unit=unit, post=None, contact=None, reason="no_head")
        contacts_ = owned.get(post.person.id, ())
        if route := self._route(contacts_):
            return Addressee(unit=unit, post=post, contact=route[0], spare=route[1:])
        blocked = any(contact.reach is Reach.BLOCKED for contact in contacts_)
        return Addressee(unit=unit, post=post, contact=None, reason="blocked" if blocked else "never_joined")

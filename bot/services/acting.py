"""Reading: who acts for the head of a unit today, and what they may do."""

from collections.abc import Collection, Iterable, Sequence

from bot.core.delegating import Named, last_of, receiver_of
from bot.core.making import replace
from bot.core.matter import May
from bot.core.model import ANSWERING, Addressee, Assignment, AssignmentId, Contact, Person, PersonId, Role, UnitId
from bot.core.records import Delegation
from bot.core.stores import UnitOfWork

DELEGATES = frozenset({Role.DEPUTY, Role.OFFICER})  # who of a unit may act for its head


def reached(work: UnitOfWork, person_id: PersonId) -> Contact | None:
    """The contact to write to, of those that take messages."""
    return next(iter(route(work, person_id)), None)


def route(work: UnitOfWork, person_id: PersonId) -> tuple[Contact, ...]:
    """All contacts that take messages, the first to be written to first."""
    return work.recipients.routes({person_id}).get(person_id, ())


class Acting:
    """Who acts for the heads of the units that have these assignments; read once for all of them."""

    def __init__(
        self, work: UnitOfWork, assignments: Sequence[Assignment], units: Collection[UnitId] | None = None
    ) -> None:
        self._work = work
        among = {a.unit_id for a in assignments} if units is None else units
        self._all = work.delegations.about(work.today, among, {a.id for a in assignments}) if among else []
        self._of_one: dict[AssignmentId, list[Delegation]] = {}
        self._standing: dict[UnitId, list[Delegation]] = {}
        for one in self._all:
            if one.assignment_id is None:
                self._standing.setdefault(one.unit_id, []).append(one)
            else:
                self._of_one.setdefault(one.assignment_id, []).append(one)
        self._away: set[PersonId] | None = None
        self._named: dict[int, Named | None] = {}

    def delegate(self, a: Assignment) -> Named | None:
        """Whom the head has named for this one."""
        return self._last(self._of_one.get(a.id, ()))

    def stand_in(self, unit_id: UnitId, head: PersonId | None) -> Named | None:
        """Who acts for this head while they are away."""
        return self._last(one for one in self._standing.get(unit_id, ()) if one.from_person == head)

    def addressed(self, a: Assignment, addressee: Addressee) -> tuple[Addressee, Person | None, Person | None]:
        """Who gets what is sent about it; the delegate, and who stands in."""
        if not self._all:
            return addressee, None, None
        head = addressee.post.person.id if addressee.post else None
        delegate, stand_in = self.delegate(a), self.stand_in(a.unit_id, head)
        to = receiver_of(a, delegate, stand_in)
        if to and to.person.id != head:
            addressee = _reached_through(addressee, to)
        return addressee, delegate.person if delegate else None, stand_in.person if stand_in else None

    def stood_in(self, addressee: Addressee) -> Addressee:
        """The same, reached through whoever stands in."""
        head = addressee.post.person.id if addressee.post else None
        to = self.stand_in(addressee.unit.id, head) if self._all else None
        return _reached_through(addressee, to) if to and to.can_be_asked else addressee

    def names(self, a: Assignment, person_id: PersonId) -> bool:
        """Whether somebody acts for the head on it, reached or not."""
        head = _head_of(self._work, a.unit_id) if self._all else None
        named = (self.delegate(a), self.stand_in(a.unit_id, head)) if self._all else ()
        return any(one and one.person.id == person_id for one in named)

    def _last(self, listed: Iterable[Delegation]) -> Named | None:
        return last_of([named for one in listed if (named := self._name(one))])

    def _name(self, delegation: Delegation) -> Named | None:
        """Whoever has left the unit acts for nobody there."""
        if delegation.id not in self._named:
            self._named[delegation.id] = self._look_up(delegation)
        return self._named[delegation.id]

    def _look_up(self, delegation: Delegation) -> Named | None:
        work, person_id = self._work, delegation.to_person
        posts = work.recipients.posts(work.today, person_id=person_id, unit_id=delegation.unit_id)
        if person_id == delegation.from_person or not posts:
            return None
        if self._away is None:
            self._away = work.delegations.absent(work.today)
        contacts = route(work, person_id)
        return Named(
            delegation=delegation,
            person=posts[0].person,
            contact=contacts[0] if contacts else None,
            spare=contacts[1:],
            is_away=person_id in self._away,
            may_confirm=work.rules.delegates_confirm or any(post.role in ANSWERING for post in posts),
        )


def _reached_through(addressee: Addressee, to: Named) -> Addressee:
    return replace(addressee, contact=to.contact, spare=to.spare, instead=to.person, reason=None)


def allowance(work: UnitOfWork, a: Assignment, person_id: PersonId) -> May:
    """What somebody may do about an assignment."""
    if work.recipients.posts(work.today, person_id=person_id, unit_id=a.unit_id, roles=ANSWERING):
        return May.ALL
    if Acting(work, [a]).names(a, person_id):
        return May.CONFIRM if work.rules.delegates_confirm else May.REPORT
    return May.NOTHING


def _head_of(work: UnitOfWork, unit_id: UnitId) -> PersonId | None:
    post = work.recipients.addressees(work.today, {unit_id})[unit_id].post
    return post.person.id if post else None


def addressees(work: UnitOfWork, unit_ids: Collection[UnitId] | None = None) -> dict[UnitId, Addressee]:
    """Who answers for each unit today, and how they or who stands in for them are reached."""
    found = work.recipients.addressees(work.today, unit_ids)
    acting = Acting(work, (), found.keys())
    return {unit_id: acting.stood_in(addressee) for unit_id, addressee in found.items()}


def entrusted(work: UnitOfWork, person_id: PersonId) -> list[Assignment]:
    """What somebody acts for without a post that answers for the unit; settled ones too."""
    mine = work.delegations.in_force(work.today, to_person=person_id)
    listed = work.assignments.get_many({one.assignment_id for one in mine if one.assignment_id})
    if units := {one.unit_id for one in mine if one.assignment_id is None}:
        listed += work.assignments.of_units(units)
    if not listed:
        return []
    acting = Acting(work, listed)
    return [a for a in {a.id: a for a in listed}.values() if acting.names(a, person_id)]


def signature(work: UnitOfWork, a: Assignment, person: Person) -> str:
    """The name for the record: of somebody who acts for the head with the head's, `Trần Văn B (thay Nguyễn Thị A)`."""
    if not work.delegations.about(work.today, {a.unit_id}, {a.id}):
        return person.full_name
    post = work.recipients.addressees(work.today, {a.unit_id})[a.unit_id].post
    if post is None or post.person.id == person.id or not Acting(work, [a]).names(a, person.id):
        return person.full_name
    return f"{person.full_name} (thay {post.person.full_name})"

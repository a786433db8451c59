"""Taking over a recipients' file: all of it or nothing, with a verdict for each row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from bot.core.drafts import Verdict
from bot.core.making import replace
from bot.core.model import Addressee, Person, Post, Reach, Role, Unit, UnitId
from bot.core.records import Event
from bot.core.stores import UnitOfWork
from bot.documents.recipients import RecipientRow
from bot.documents.recipients_together import check_rows
from bot.services.following import BOT, reschedule, reschedule_all_of
from bot.services.handing_over import hand_over, who_answers
from bot.services.looking import open_matters_of
from bot.services.sending import send_directive
from bot.texts.vi import files as wording

_POWERFUL = frozenset({Role.DIRECTOR, Role.ADMIN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The verdicts, in the order of the rows."""

    rows: tuple[Verdict, ...]
    ended: tuple[str, ...] = ()  # posts that the file ended, for people

    def count(self, verdict: str) -> int:
        """How many rows have this verdict."""
        return sum(row.verdict == verdict for row in self.rows)


class NothingChanged(Exception):
    """Carries the verdicts out of a transaction that is rolled back: a dry run, or a file with an error."""

    def __init__(self, imported: Imported) -> None:
        super().__init__("the transaction is rolled back")
        self.imported = imported


class _Held(Exception):
    """A row that an admin has to consent to would change something."""


class _RowError(Exception):
    """A row does not fit what the database holds; the text is Vietnamese, with the mend."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def import_recipients(
    work: UnitOfWork,
    rows: Sequence[RecipientRow],
    *,
    replace_all: bool = False,
    dry_run: bool = False,
    by: str = BOT,
    hold_back: bool = False,
) -> Imported:
    """Take the rows over. Raises NothingChanged (with the verdicts) for a dry run and where any row has an error.

    `hold_back`: what would change something about a director or an admin is left out, with the verdict "held".
    """
    checked = check_rows(_one_spelling(work, rows))
    answered, before = who_answers(work), _standing(work)
    ended: list[str] = []
    units = _Units(work, checked)
    verdicts = [_row(work, row, units, ended, hold_back=hold_back) for row in checked]
    imported = Imported(rows=tuple(verdicts))
    if imported.count("error"):
        raise NothingChanged(imported)
    if replace_all:
        ended += _end_the_rest(work, checked)
    imported = replace(imported, ended=tuple(ended))
    named = {row.unit_code.lower() for row in checked}
    now = _standing(work).items()
    _hand_over(work, [id_ for id_, it in now if before.get(id_) != it or it[0].unit.code.lower() in named])
    hand_over(work, answered)
    if dry_run:
        raise NothingChanged(imported)
    counts = ", ".join(f"{name} {imported.count(name)}" for name in ("added", "updated", "unchanged"))
    work.events.append(Event(at=work.now, what="imported", who=by, text=counts))
    return imported


def _one_spelling(work: UnitOfWork, rows: Sequence[RecipientRow]) -> list[RecipientRow]:
    """The rows with each unit's code as it is known already, or as it is written first: `stc` is `STC`."""
    spelt = {unit.code.lower(): unit.code for unit in work.recipients.units()}

    def spell(code: str) -> str:
        return spelt.setdefault(code.lower(), code)

    return [
        replace(row, unit_code=spell(row.unit_code), parent_code=spell(row.parent_code) if row.parent_code else None)
        for row in rows
    ]


class _Units:
    """The units of the file, saved parents first, whatever their order in the file."""

    def __init__(self, work: UnitOfWork, rows: Sequence[RecipientRow]) -> None:
        self._work = work
        self._rows: dict[str, RecipientRow] = {}
        for row in rows:
            known = self._rows.get(row.unit_code.lower())
            if known is None or (known.parent_code is None and row.parent_code):
                self._rows[row.unit_code.lower()] = row
        self._saved: dict[str, Unit] = {}
        self._begun: set[str] = set()
        self._changed: set[str] = set()

    def changed(self, code: str) -> bool:
        """Whether saving changed the unit; the first row that asks is told."""
        if code.lower() not in self._changed:
            return False
        self._changed.remove(code.lower())
        return True

    def save(self, code: str) -> Unit:
        """The unit as the file has it. Raises _RowError for an unknown parent, or one that is below."""
        if code.lower() in self._saved:
            return self._saved[code.lower()]
        known = self._work.recipients.unit(code)
        row = self._rows.get(code.lower())
        if row is None:
            if known is None:
                _wrong(wording.unknown_parent(code))
            return known
        parent_id = self._parent_id(row, known)
        if known and (known.name, known.parent_id) == (row.unit_name, parent_id):
            unit = known
        else:
            unit = self._work.recipients.save_unit(row.unit_code, row.unit_name, parent_id)
            self._changed.add(code.lower())
        self._saved[code.lower()] = unit
        return unit

    def _parent_id(self, row: RecipientRow, known: Unit | None) -> UnitId | None:
        if row.parent_code is None:
            return known.parent_id if known else None
        if row.unit_code.lower() in self._begun:
            _wrong(_ring(row))
        self._begun.add(row.unit_code.lower())
        try:
            parent = self.save(row.parent_code)
        finally:
            self._begun.discard(row.unit_code.lower())
        if known and parent.id != known.parent_id:
            self._refuse_ring(row, known, parent)
        return parent.id

    def _refuse_ring(self, row: RecipientRow, unit: Unit, parent: Unit) -> None:
        """What the file says may close a ring with what is known already."""
        units = {each.id: each for each in self._work.recipients.units()}
        above: Unit | None = parent
        while above:
            if above.id == unit.id:
                _wrong(_ring(row))
            above = units.get(above.parent_id) if above.parent_id else None


def _ring(row: RecipientRow) -> str:
    return wording.parent_cycle(f"{row.unit_code} → {row.parent_code} → {row.unit_code}")


def _row(work: UnitOfWork, row: RecipientRow, units: _Units, ended: list[str], *, hold_back: bool) -> Verdict:
    if row.problem:
        return Verdict(row=row.row, verdict="error", message=row.problem)
    try:
        unit = units.save(row.unit_code)
        if hold_back and _needs_an_admin(work, row, unit):
            return _only_unchanged(work, row, unit, units)
        return _post_of(work, row, unit, units, ended)
    except _RowError as error:
        return Verdict(row=row.row, verdict="error", message=error.sentence)


def _needs_an_admin(work: UnitOfWork, row: RecipientRow, unit: Unit) -> bool:
    """Whether the row is about somebody whose account opens more than a unit's own directives."""
    if row.role in _POWERFUL:
        return True
    contacts = [work.recipients.contact(channel, address) for channel, address in _accounts(row)]
    people = [contact.person_id for contact in contacts if contact and contact.reach is not Reach.REPLACED]
    known = [work.recipients.person_by_phone(row.phone) if row.phone else None, _by_name(work, row, unit)]
    people += [person.id for person in known if person]
    return any(work.recipients.posts(work.today, person_id=person, roles=_POWERFUL) for person in people)


def _only_unchanged(work: UnitOfWork, row: RecipientRow, unit: Unit, units: _Units) -> Verdict:
    """The verdict on a row that may change nothing: what it would do is undone, and waits."""
    try:
        with work.attempt():
            verdict = _post_of(work, row, unit, units, [], unit_counts=False)
            _undo_unless_unchanged(verdict)
    except _Held:
        return replace(verdict, verdict="held", role=Role(row.role))
    return replace(verdict, verdict="updated") if units.changed(row.unit_code) else verdict


def _undo_unless_unchanged(verdict: Verdict) -> None:
    if verdict.verdict != "unchanged":
        raise _Held


def _post_of(
    work: UnitOfWork, row: RecipientRow, unit: Unit, units: _Units, ended: list[str], *, unit_counts: bool = True
) -> Verdict:
    person, person_verdict = _person(work, row, unit)
    post_verdict = _post(work, row, unit, person, ended)
    vouched = _vouch(work, row, person)
    told = f"{row.full_name}, {row.unit_name}"
    if post_verdict == "added":
        return Verdict(row=row.row, verdict="added", message=told)
    unit_changed = unit_counts and units.changed(row.unit_code)
    changed = unit_changed or vouched or "updated" in {person_verdict, post_verdict}
    return Verdict(row=row.row, verdict="updated" if changed else "unchanged", message=told)


def _person(work: UnitOfWork, row: RecipientRow, unit: Unit) -> tuple[Person, str]:
    """Known by phone, else by a channel's id, else by name and unit."""
    by_phone = work.recipients.person_by_phone(row.phone) if row.phone else None
    by_account = _by_account(work, row)
    if by_phone and by_account and by_phone.id != by_account.id:
        _wrong(wording.two_people(by_phone.full_name, by_account.full_name))
    known = by_phone or by_account or _by_name(work, row, unit)
    if known is None:
        return work.recipients.add_person(row.full_name, row.phone), "added"
    changed = replace(known, full_name=row.full_name, phone=row.phone or known.phone)
    if changed == known:
        return known, "unchanged"
    work.recipients.save_person(changed)
    return changed, "updated"


def _by_account(work: UnitOfWork, row: RecipientRow) -> Person | None:
    found = []
    for channel, address in _accounts(row):
        contact = work.recipients.contact(channel, address)
        if contact and contact.reach is not Reach.REPLACED:
            found.append(work.recipients.person(contact.person_id))
    if len({person.id for person in found}) > 1:
        _wrong(wording.two_accounts())
    return found[0] if found else None


def _by_name(work: UnitOfWork, row: RecipientRow, unit: Unit) -> Person | None:
    for post in work.recipients.posts(work.today, unit_id=unit.id):
        if post.person.full_name.casefold() == row.full_name.casefold() and not (row.phone and post.person.phone):
            return post.person
    return None


def _accounts(row: RecipientRow) -> list[tuple[str, str]]:
    named = (("telegram", str(row.telegram_id) if row.telegram_id else None), ("zalo", row.zalo_id))
    return [(channel, address) for channel, address in named if address]


def _post(work: UnitOfWork, row: RecipientRow, unit: Unit, person: Person, ended: list[str]) -> str:
    role = Role(row.role)
    held = work.recipients.posts(work.today, unit_id=unit.id, roles={role})
    mine = next((post for post in held if post.person.id == person.id), None)
    if mine:
        if row.title is None or mine.title == row.title:
            return "unchanged"
        work.recipients.retitle_post(mine.id, row.title)
        return "updated"
    if role is Role.HEAD:
        for post in held:
            _end(work, post, ended)
    work.recipients.add_post(person.id, unit.id, role, row.title, work.today)
    return "added"


def _end(work: UnitOfWork, post: Post, ended: list[str]) -> None:
    work.recipients.end_post(post.id, work.today)
    told = ", ".join(part for part in (post.title, post.unit.code) if part)  # no word of ours: any language reads it
    ended.append(f"{post.person.full_name} ({told})")
    work.events.append(
        Event(
            at=work.now,
            what="post_ended",
            who=BOT,
            person_id=post.person.id,
            text=f"{post.person.full_name}, {post.role}, {post.unit.code}",
        )
    )


def _vouch(work: UnitOfWork, row: RecipientRow, person: Person) -> bool:
    changed = False
    for channel, address in _accounts(row):
        contact = work.recipients.contact(channel, address)
        # An account whose place this person's newer one took stays out: the file may be older than the loss of it.
        if contact is None or (contact.reach is Reach.REPLACED and contact.person_id != person.id):
            work.recipients.save_contact(person.id, channel, address, proof="file", reach=Reach.VOUCHED)
            changed = True
    return changed


def _end_the_rest(work: UnitOfWork, rows: Sequence[RecipientRow]) -> list[str]:
    kept = {(row.unit_code.lower(), row.full_name.casefold(), row.role) for row in rows}
    ended: list[str] = []
    for post in work.recipients.posts(work.today):
        if (post.unit.code.lower(), post.person.full_name.casefold(), post.role) not in kept:
            _end(work, post, ended)
    return ended


def _standing(work: UnitOfWork) -> dict[UnitId, tuple[Addressee, list[Post]]]:
    """Who answers for each unit, how they are reached, and everybody's posts."""
    posts: dict[UnitId, list[Post]] = {}
    for post in work.recipients.posts(work.today):
        posts.setdefault(post.unit.id, []).append(post)
    addressees = work.recipients.addressees(work.today)
    return {unit_id: (addressee, posts.get(unit_id, [])) for unit_id, addressee in addressees.items()}


def _hand_over(work: UnitOfWork, changed: Sequence[UnitId]) -> None:
    """Whoever answers for a unit now gets what is open there, and the next steps are worked out anew.

    Only in the units that the file names, or where it has changed anything: of a whole office it takes many seconds.
    """
    for unit_id, addressee in work.recipients.addressees(work.today, changed).items():
        if addressee.post is None:
            for assignment in work.assignments.of_units([unit_id]):
                reschedule(work, assignment)
            continue
        for matter in open_matters_of(work, addressee.post.person.id):
            if matter.addressee.instead is None:  # whoever carries it out has it
                send_directive(work, matter)
        reschedule_all_of(work, addressee.post.person.id)


def _wrong(message: str) -> NoReturn:
    raise _RowError(message)

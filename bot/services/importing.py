"""Taking over a recipients' file: all of it or nothing, with a verdict for each row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from bot.core.model import Event, Person, Post, Reach, Role, Unit
from bot.core.stores import UnitOfWork
from bot.documents.recipients import RecipientRow
from bot.documents.recipients_together import check_rows
from bot.services.following import BOT, reschedule_all_of
from bot.services.looking import open_matters_of
from bot.services.sending import send_directive


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a row."""

    row: int
    verdict: str  # added, updated, unchanged or error
    message: str


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


class _RowError(Exception):
    """A row does not fit what the database holds; the text is Vietnamese, with the mend."""


def import_recipients(
    work: UnitOfWork, rows: Sequence[RecipientRow], *, replace_all: bool = False, dry_run: bool = False, by: str = BOT
) -> Imported:
    """Take the rows over. Raises NothingChanged (with the verdicts) for a dry run and where any row has an error."""
    checked = check_rows(rows)
    ended: list[str] = []
    units = _Units(work, checked)
    verdicts = [_row(work, row, units, ended) for row in checked]
    imported = Imported(rows=tuple(verdicts))
    if imported.count("error"):
        raise NothingChanged(imported)
    if replace_all:
        ended += _end_the_rest(work, checked)
    imported = replace(imported, ended=tuple(ended))
    _hand_over(work)
    if dry_run:
        raise NothingChanged(imported)
    counts = ", ".join(f"{name} {imported.count(name)}" for name in ("added", "updated", "unchanged"))
    work.events.append(Event(at=work.now, what="imported", who=by, text=counts))
    return imported


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

    def save(self, code: str) -> tuple[Unit, bool]:
        """The unit, and whether that changed anything. Raises _RowError for an unknown parent."""
        known = self._work.recipients.unit(code)
        row = self._rows.get(code.lower())
        if row is None:
            if known is None:
                _wrong(f"cap_tren: không có đơn vị mã {code}; thêm đơn vị này vào tệp hoặc sửa lại mã.")
            return known, False
        if code.lower() in self._saved:
            return self._saved[code.lower()], False
        parent_id = self.save(row.parent_code)[0].id if row.parent_code else (known.parent_id if known else None)
        changed = known is None or (known.name, known.parent_id) != (row.unit_name, parent_id)
        unit = self._work.recipients.save_unit(row.unit_code, row.unit_name, parent_id) if changed else known
        assert unit  # noqa: S101 - saved just now, or known
        self._saved[code.lower()] = unit
        return unit, changed


def _row(work: UnitOfWork, row: RecipientRow, units: _Units, ended: list[str]) -> Verdict:
    if row.problem:
        return Verdict(row=row.row, verdict="error", message=row.problem)
    try:
        unit, unit_changed = units.save(row.unit_code)
        person, person_verdict = _person(work, row, unit)
        post_verdict = _post(work, row, unit, person, ended)
        vouched = _vouch(work, row, person)
    except _RowError as error:
        return Verdict(row=row.row, verdict="error", message=str(error))
    told = f"{row.full_name}, {row.unit_name}"
    if post_verdict == "added":
        return Verdict(row=row.row, verdict="added", message=told)
    changed = unit_changed or vouched or person_verdict != "unchanged" or post_verdict == "updated"
    return Verdict(row=row.row, verdict="updated" if changed else "unchanged", message=told)


def _person(work: UnitOfWork, row: RecipientRow, unit: Unit) -> tuple[Person, str]:
    """Known by phone, else by a channel's id, else by name and unit."""
    by_phone = work.recipients.person_by_phone(row.phone) if row.phone else None
    by_account = _by_account(work, row)
    if by_phone and by_account and by_phone.id != by_account.id:
        _wrong(
            f"dien_thoai thuộc về {by_phone.full_name} còn tài khoản thuộc về {by_account.full_name}; "
            "kiểm tra lại hai cột này."
        )
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
        _wrong("telegram_id và zalo_id thuộc về hai người khác nhau; kiểm tra lại hai cột này.")
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
    ended.append(f"{post.person.full_name} ({post.role}, {post.unit.code})")
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
        if contact is None or contact.reach is Reach.REPLACED:
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


def _hand_over(work: UnitOfWork) -> None:
    """Whoever answers for a unit now gets what is open there, and the next steps are worked out anew."""
    for addressee in work.recipients.addressees(work.today).values():
        if addressee.post is None:
            continue
        for matter in open_matters_of(work, addressee.post.person.id):
            send_directive(work, matter)
        reschedule_all_of(work, addressee.post.person.id)


def _wrong(message: str) -> NoReturn:
    raise _RowError(message)

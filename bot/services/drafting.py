"""From what a clerk hands in to a draft, and from a draft to a directive."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from bot.core.drafts import DirectiveDraft, DraftState, DraftView, Lack, NewDraft
from bot.core.errors import BadInput, SecretDirective
from bot.core.making import replace
from bot.core.model import Addressee, Deadline, Directive, Person, Urgency
from bot.core.policy import deadline_passes
from bot.core.records import Event
from bot.core.stores import UnitOfWork
from bot.documents.addressees import UnitName, match_addressees
from bot.documents.form import has_letterhead
from bot.services.issuing import FIRST_YEAR, LAST_YEAR, Draft, addressees_of, issue_directive, strangers_in
from bot.services.joining import may_look_after
from bot.services.looking import voice
from bot.services.sending import send_notice
from bot.texts.common import length
from bot.texts.words import Words

if TYPE_CHECKING:
    from bot.documents.directive import DirectiveText

PASTED = "van-ban.txt"  # the name of a text that came without a file
_URGENCIES = {"KHẨN": Urgency.KHAN, "THƯỢNG KHẨN": Urgency.THUONG_KHAN, "HỎA TỐC": Urgency.HOA_TOC}
_SPLIT_FROM = 2048  # a client cuts what is too long for one message at a good place in the second half of its 4096
_SPLIT_WITHIN = timedelta(seconds=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What came of a press: the draft as it stands now, and whether this press changed it."""

    view: DraftView
    fresh: bool


def make_draft(work: UnitOfWork, text: str, *, by: Person, file_name: str = "", file: bytes = b"") -> DraftView:
    """Read a text and keep it as a draft. Raises SecretDirective, and nothing is kept.

    Without a file it was pasted: what a client has cut off for its length, and sends right behind, goes on with it.
    """
    begun = None if file_name else _begun(work, text, by)
    if begun:
        return _go_on(work, begun, text)
    read = _read(text)
    pasted = 0 if file_name else length(text)
    new = _new_draft(work, read, text, by, file_name=file_name or PASTED, pasted=pasted)
    draft = work.drafts.add(new, file or text.encode(), work.now)
    _note(work, draft, "drafted", by)
    return view_of(work, draft)


def goes_on(work: UnitOfWork, text: str, by: Person) -> bool:
    """Whether a pasted text is the rest of the one that this person has just begun to paste."""
    return _begun(work, text, by) is not None


def _begun(work: UnitOfWork, text: str, by: Person) -> DirectiveDraft | None:
    return None if has_letterhead(text) else _begun_lately(work, by)


def _begun_lately(work: UnitOfWork, by: Person) -> DirectiveDraft | None:
    mine = [draft for draft in work.drafts.open() if draft.person_id == by.id]
    if not mine:
        return None
    last = mine[-1]
    just_now = work.now - last.changed_at <= _SPLIT_WITHIN
    return last if last.pasted >= _SPLIT_FROM and just_now else None


def _go_on(work: UnitOfWork, draft: DirectiveDraft, text: str) -> DraftView:
    whole = f"{draft.text}\n{text}"
    author = work.recipients.person(draft.person_id)
    try:
        read = _read(whole)
    except SecretDirective:  # it shows only now; the part that is here already must go too
        _forget(work, draft)
        raise
    new = _new_draft(work, read, whole, author, file_name=draft.file_name, pasted=length(text))
    changes = {name: getattr(new, name) for name in NewDraft.__slots__}
    longer = replace(draft, **changes, changed_at=work.now)
    work.drafts.save(longer, whole.encode())
    return view_of(work, longer)


def forget_begun(work: UnitOfWork, by: Person) -> None:
    """The rest of what this person has just begun to paste bears a secrecy mark: the part that is here must go too."""
    begun = _begun_lately(work, by)
    if begun:
        _forget(work, begun)


def _forget(work: UnitOfWork, draft: DirectiveDraft) -> None:
    gone = replace(draft, text="", subject=None, state=DraftState.DROPPED, changed_at=work.now)
    work.drafts.save(gone, b"")


def _read(text: str) -> "DirectiveText":
    from bot.documents.directive import read_directive  # noqa: PLC0415 - all its patterns; most days bring no directive

    read = read_directive(text)
    if read.secrecy:
        raise SecretDirective(f"A text marked {read.secrecy} was handed in; nothing was kept.")
    return read


def _new_draft(
    work: UnitOfWork, read: "DirectiveText", text: str, by: Person, *, file_name: str, pasted: int
) -> NewDraft:
    units = [UnitName(code=unit.code, name=unit.name) for unit in work.recipients.units()]
    matched = match_addressees(read.addressees, units)
    return NewDraft(
        person_id=by.id,
        number=read.number[:128] if read.number else None,
        issuer=read.issuer,
        kind=read.type,
        dated=read.date,
        subject=read.subject,
        urgency=_URGENCIES.get(read.urgency or "", Urgency.THUONG),
        text=text,
        file_name=file_name,
        due=_due(work, read),
        everyone=matched.everyone,
        codes=matched.codes,
        unmatched=matched.unmatched,
        pasted=pasted,
    )


def _due(work: UnitOfWork, read: "DirectiveText") -> Deadline | None:
    from bot.documents.directive import overall_deadline  # noqa: PLC0415 - see `_read`

    found = overall_deadline(read)
    if found is None or not FIRST_YEAR <= int(found[0][:4]) <= LAST_YEAR:
        return None
    day, hour = found
    if hour is None:
        return Deadline(on=date.fromisoformat(day))
    at = datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=work.rules.calendar.zone)
    return Deadline(on=at.date(), at=at)


# Looking at a draft


def view_of(work: UnitOfWork, draft: DirectiveDraft) -> DraftView:
    """The draft, to whom it would go today, and what is missing."""
    passes = deadline_passes(draft.due, work.rules.calendar) if draft.due else None
    issued_as = f"VB{draft.directive_id}" if draft.directive_id else None
    same = work.directives.find(draft.number) if draft.number and not draft.number.startswith("/") else []
    return DraftView(
        draft=draft,
        addressees=tuple(_addressees(work, draft)),
        lacks=tuple(_lacks(work, draft)),
        strangers=tuple((number, ", ".join(codes)) for number, codes in _strangers(work, draft)),
        same_number=tuple(directive.handle for directive in same if directive.handle != issued_as),
        due_has_passed=passes is not None and passes <= work.now,
        issued_as=issued_as,
    )


def _addressees(work: UnitOfWork, draft: DirectiveDraft) -> Sequence[Addressee]:
    try:
        return addressees_of(work, None if draft.everyone else draft.codes)
    except BadInput:
        return ()


def _lacks(work: UnitOfWork, draft: DirectiveDraft) -> list[Lack]:
    lacks = [] if draft.subject else [Lack.SUBJECT]
    if draft.unmatched:
        lacks.append(Lack.UNMATCHED)
    if not _addressees(work, draft):
        lacks.append(Lack.NOBODY)
    elif _strangers(work, draft):
        lacks.append(Lack.DUTIES)
    return lacks


def _strangers(work: UnitOfWork, draft: DirectiveDraft) -> list[tuple[int, list[str]]]:
    return strangers_in(draft.duties, [a.unit.code for a in _addressees(work, draft)]) if draft.duties else []


# Deciding on it


def change_draft(work: UnitOfWork, draft: DirectiveDraft, by: Person, **changes: object) -> DraftView:
    """Overrule what was read; the draft must be open. Unmatched addressees are settled by naming the units."""
    changed = replace(draft, **changes, pasted=0, changed_at=work.now)  # type: ignore[arg-type]  # fields of the draft
    work.drafts.save(changed)
    _note(work, changed, "draft_changed", by, text=", ".join(sorted(changes)))
    return view_of(work, changed)


def issue_draft(work: UnitOfWork, draft: DirectiveDraft, by: Person) -> Decided:
    """Issue it. A second time, or with something missing, nothing happens."""
    view = view_of(work, draft)
    if draft.state is not DraftState.OPEN or view.lacks:
        return Decided(view=view, fresh=False)
    directive = _issue(work, draft, by)
    issued = replace(draft, state=DraftState.ISSUED, directive_id=directive.id, changed_at=work.now)
    work.drafts.save(issued)
    decided = Decided(view=replace(view, draft=issued, issued_as=directive.handle), fresh=True)
    _tell_author(work, decided.view, by, lambda words: words.draft_issued(decided.view, by))
    return decided


def _issue(work: UnitOfWork, draft: DirectiveDraft, by: Person) -> Directive:
    assert draft.subject  # noqa: S101 - it lacks nothing
    paper = Draft(
        number=draft.number,
        issuer=draft.issuer,
        kind=draft.kind,
        dated=draft.dated,
        subject=draft.subject,
        urgency=draft.urgency,
        text=draft.text,
        file_name=draft.file_name,
        file=work.drafts.file(draft.id),
        due=draft.due,
        duties=draft.duties,
    )
    return issue_directive(work, paper, codes=None if draft.everyone else draft.codes, by=by.full_name).directive


def drop_draft(work: UnitOfWork, draft: DirectiveDraft, by: Person) -> Decided:
    """Nobody wants it any more; its text is forgotten. A second time nothing happens."""
    if draft.state is not DraftState.OPEN:
        return Decided(view=view_of(work, draft), fresh=False)
    dropped = replace(draft, state=DraftState.DROPPED, issue_at=None, changed_at=work.now)
    work.drafts.save(dropped)
    _note(work, dropped, "draft_dropped", by)
    decided = Decided(view=view_of(work, dropped), fresh=True)
    _tell_author(work, decided.view, by, lambda words: words.draft_dropped(decided.view, by))
    return decided


def _tell_author(work: UnitOfWork, view: DraftView, by: Person, say: Callable[[Words], str]) -> None:
    if view.draft.person_id != by.id:
        author = work.recipients.person(view.draft.person_id)
        send_notice(work, author, say(voice(work, author)))


# At a set time


def schedule_draft(work: UnitOfWork, draft: DirectiveDraft, by: Person, at: datetime) -> DraftView:
    """Have it issued by itself; `at` lies ahead, and the draft lacks nothing."""
    scheduled = replace(draft, issue_at=at, issue_by=by.id, pasted=0, changed_at=work.now)
    work.drafts.save(scheduled)
    _note(work, scheduled, "draft_scheduled", by, text=at.isoformat())
    return view_of(work, scheduled)


def issue_due(work: UnitOfWork, limit: int = 20) -> int:
    """Issue the drafts whose time has come, and tell whoever set it; how many. Call again while it gives `limit`."""
    due = work.drafts.due(work.now, limit)
    for draft in due:
        _issue_in_time(work, draft)
    return len(due)


def _issue_in_time(work: UnitOfWork, draft: DirectiveDraft) -> None:
    by = work.recipients.person(draft.issue_by or draft.person_id)
    decided: Decided | None = None
    if may_look_after(work, by):  # who has left office since then decides nothing any more
        with suppress(BadInput, ValueError, ArithmeticError), work.attempt():  # one must not hold up the others
            decided = issue_draft(work, draft, by)
    if decided and decided.fresh:
        send_notice(work, by, voice(work, by).draft_issued(decided.view, by))
        return
    waiting = replace(draft, issue_at=None, issue_by=None)
    work.drafts.save(waiting)
    view = view_of(work, waiting)
    told = {by.id: by, draft.person_id: work.recipients.person(draft.person_id)}
    for person in told.values():
        if may_look_after(work, person):
            send_notice(work, person, voice(work, person).not_issued_in_time(view))


def _note(work: UnitOfWork, draft: DirectiveDraft, what: str, by: Person, *, text: str | None = None) -> None:
    about = f"{draft.handle}; {text}" if text else draft.handle
    work.events.append(Event(at=work.now, what=what, who=by.full_name, person_id=by.id, text=about))

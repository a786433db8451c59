"""Commands that change the course of a directive that was issued."""

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.cli.directives import given_due, in_one_line, read_text
from bot.cli.pace import pace_changes
from bot.cli.printing import pace_line, print_json, the_office, warn
from bot.core.amending import Amendment, Leaderless
from bot.core.model import Deadline, Directive
from bot.core.stores import UnitOfWork
from bot.services.changing import Amended, amend_directive
from bot.services.issuing import find_directive
from bot.services.pausing import pause_directive, resume_directive
from bot.services.repacing import change_follow_up, own_pace
from bot.services.series import end_series
from bot.services.summarising import due_json


def amend(options: Namespace) -> None:
    """`directive amend VB1 [--due] [--subject] [--text FILE] [--add] [--drop CODES] [--follow-up PACE] [--dry-run]`."""
    pace = None if options.follow_up is None else pace_changes(options.follow_up)
    text, file = read_text(options.text) if options.text is not None else (None, None)
    with the_office() as (office, settings):
        amendment = Amendment(
            subject=None if options.subject is None else in_one_line(options.subject),
            text=text,
            file_name=Path(options.text).name if options.text is not None else None,
            file=file,
            sets_due=options.due is not None,
            due=_due(options.due, settings.timezone),
            add=_codes(options.add),
            drop=_codes(options.drop),
        )
        try:
            changed = office.run_now(_change, options.handle, amendment, pace, dry_run=options.dry_run)
        except _Rehearsed as rehearsed:
            changed = rehearsed.changed
    done, directive, own = changed.done, changed.directive, changed.own_pace
    if options.json:
        print_json(_amended_json(done, directive) | ({"follow_up": own} if pace else {}))
    elif done:
        _print_amended(done, rehearsed=options.dry_run)
    if pace and not options.json:
        print(f"{directive.handle} is followed up by its own policy from now on: {pace_line(own)}")
    if options.dry_run and not options.json:
        print("Dry run: nothing was changed, and nobody was told.")
    for sentence in _consequences(done) if done else ():
        warn(sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Changed:
    done: Amended | None
    directive: Directive
    own_pace: dict[str, str]


class _Rehearsed(Exception):
    """Carries what would come of it out of a transaction that is rolled back."""

    def __init__(self, changed: _Changed) -> None:
        super().__init__("the transaction is rolled back")
        self.changed = changed


def _change(
    work: UnitOfWork, handle: str, amendment: Amendment, pace: Mapping[str, object] | None, *, dry_run: bool
) -> _Changed:
    """Both, or neither. Raises _Rehearsed for a dry run."""
    done = None if pace and amendment.is_empty else amend_directive(work, handle, amendment)
    directive = change_follow_up(work, handle, pace) if pace else find_directive(work, handle)
    changed = _Changed(done=done, directive=directive, own_pace=own_pace(work, directive))
    if dry_run:
        raise _Rehearsed(changed)
    return changed


def _consequences(done: Amended) -> Iterator[str]:
    """What follows from it that nobody has asked for, one sentence each."""
    handle = done.directive.handle
    for duty in done.leaderless:
        codes = ",".join(duty.led_by)
        yield (
            f"duty {duty.number} of {handle} is led by {codes} alone, so that nobody can close it any more; "
            f"give it back with --add {codes}, or issue it anew to another unit."
        )
    for duty in done.left_out:
        codes = ",".join(duty.led_by)
        yield (
            f"the new text of {handle} no longer addresses {codes}, which leads duty {duty.number}; "
            f"mend the text, or drop the unit with --drop {codes}."
        )
    if done.wishes_closed:
        codes = ", ".join(done.wishes_closed)
        yield f"the new deadline of {handle} closes the wish for more time of {codes}; the heads are told."


def _due(text: str | None, zone: ZoneInfo) -> Deadline | None:
    return None if text is None or text.strip().lower() == "none" else given_due(text, zone)


def _codes(text: str | None) -> list[str]:
    return [code.strip() for code in (text or "").split(",") if code.strip()]


def _amended_json(done: Amended | None, directive: Directive) -> dict[str, object]:
    return {
        "directive": directive.handle,
        "number": directive.number,
        "version": directive.version,
        "subject": directive.subject,
        "due": due_json(directive.due),
        "affected": done.affected if done else 0,
        "added": done.added if done else 0,
        "dropped": done.dropped if done else 0,
        "untouched": done.untouched if done else 0,
        "unreachable": done.unreachable if done else 0,
        "leaderless": _duties_json(done.leaderless if done else ()),
        "left_out": _duties_json(done.left_out if done else ()),
        "extensions_closed": done.wishes_closed if done else [],
    }


def _duties_json(listed: Sequence[Leaderless]) -> list[dict[str, object]]:
    return [{"duty": one.number, "text": one.text, "units": list(one.led_by)} for one in listed]


def _print_amended(done: Amended, *, rehearsed: bool) -> None:
    directive, due = done.directive, due_json(done.directive.due) or "none"
    become = "would become" if rehearsed else "is amended,"
    print(f"{directive.handle} {become} version {directive.version}; deadline: {due}")
    print(f"units to acknowledge again: {done.affected}, added: {done.added}, dropped: {done.dropped}")
    print(f"units told in one line: {done.untouched}; out of reach among those concerned: {done.unreachable}")


def pause(options: Namespace) -> None:
    """`dondoc directive pause VB1`."""
    with the_office() as (office, _):
        directive = office.run_now(pause_directive, options.handle)
    _print_standing(options, directive, "paused", "is paused; heads may still answer, and the clerk is asked weekly.")


def resume(options: Namespace) -> None:
    """`dondoc directive resume VB1`."""
    with the_office() as (office, _):
        directive = office.run_now(resume_directive, options.handle)
    _print_standing(options, directive, "open", "is followed up again, at the usual pace from now on.")


def end_series_of(options: Namespace) -> None:
    """`dondoc directive end-series VB1 [--duty N]`."""
    with the_office() as (office, _):
        ended = office.run_now(end_series, options.handle, number=options.duty)
    directive, numbers = ended.directive, [duty.number for duty in ended.duties]
    if options.json:
        told = {"directive": directive.handle, "number": directive.number, "duties": numbers}
        print_json(told | {"finished": ended.finished, "late": ended.late})
        return
    print(f"{directive.handle}: no further period of duty {', '.join(map(str, numbers))} opens; the units are told.")
    print(f"{ended.finished} units have nothing left to do; {ended.late} overdue periods are still to be carried out")


def _print_standing(options: Namespace, directive: Directive, status: str, told: str) -> None:
    if options.json:
        print_json({"directive": directive.handle, "number": directive.number, "status": status})
    else:
        print(f"{directive.handle} {told}")

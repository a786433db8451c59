"""Commands about directives."""

import contextlib
from argparse import Namespace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.adapters.database.office import DatabaseOffice
from bot.cli.duties import read_duties
from bot.cli.office import print_summary
from bot.cli.printing import pace_line, print_json, print_table, read_file, the_office, warn
from bot.cli.watching import watch
from bot.core.errors import BadInput, SecretDirective
from bot.core.making import replace
from bot.core.model import Addressee, Deadline, Until, Urgency
from bot.core.stores import UnitOfWork
from bot.documents.addressees import UnitName, match_addressees
from bot.documents.directive import DirectiveText, overall_deadline, read_directive
from bot.documents.errors import UnreadableDocument
from bot.documents.text import decode
from bot.services.issuing import FIRST_YEAR, LAST_YEAR, Draft, Issued, issue_directive, withdraw_directive
from bot.services.summarising import list_json, show_json

_URGENCY = {"KHẨN": Urgency.KHAN, "THƯỢNG KHẨN": Urgency.THUONG_KHAN, "HỎA TỐC": Urgency.HOA_TOC}


def parse(options: Namespace) -> None:
    """`dondoc directive parse FILE [--json]`: reads a text marked secret too, since it stores nothing."""
    read, _, _ = _read(options.file)
    if read.secrecy:
        warn(f"{options.file} is marked {read.secrecy}; publish will refuse it.")
    if options.json:
        print_json(read.to_json())
        return
    for name, value in read.to_json().items():
        if isinstance(value, list):
            print(f"{name}: {len(value)}")
            for entry in value:
                print(f"  - {entry if isinstance(entry, str) else _one_line(entry)}")
        else:
            print(f"{name}: {value or '-'}")


def _one_line(entry: dict[str, Any]) -> str:
    return "; ".join(f"{name} {_in_words(value)}" for name, value in entry.items() if value)


def _in_words(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name} {part}" for name, part in value.items() if part)
    return ", ".join(value) if isinstance(value, list) else str(value)


def _read(name: str) -> tuple[DirectiveText, str, bytes]:
    text, data = read_text(name)
    return read_directive(text), text, data


def read_text(name: str) -> tuple[str, bytes]:
    """A file's text, and its bytes. Raises BadInput."""
    data = read_file(name)
    try:
        return decode(data, name), data
    except UnreadableDocument as error:
        raise BadInput(str(error)) from error


def publish(options: Namespace) -> None:
    """`dondoc directive publish FILE ...`: works while `run` is running, or not."""
    read, text, data = _read(options.file)
    if read.secrecy:
        raise SecretDirective(
            f"{options.file} is marked {read.secrecy}; such a text must not be stored or sent by this bot. "
            "Nothing was kept; pass it on by the means that the law on state secrets prescribes."
        )
    with the_office() as (office, settings):
        draft = _draft(options, read, text, data, settings.timezone)
        if options.duties is not None:
            draft = replace(draft, duties=read_duties(options.duties, settings.timezone))
        codes = _codes(options, read, office)
        issued = office.run_now(issue_directive, draft, codes=codes)
        if options.json:
            print_json(_issued_json(issued))
        else:
            _print_issued(issued)
        if options.watch:
            watch(office, issued.directive, settings.database_url)


def _draft(options: Namespace, read: DirectiveText, text: str, data: bytes, zone: ZoneInfo) -> Draft:
    subject = in_one_line(options.subject) or read.subject
    if not subject:
        raise BadInput(f"{options.file}: no subject (V/v …) was found; give it with --subject.")
    return Draft(
        number=in_one_line(options.number) or read.number,
        issuer=read.issuer,
        kind=read.type,
        dated=read.date,
        subject=subject,
        urgency=Urgency(options.urgency) if options.urgency else _URGENCY.get(read.urgency or "", Urgency.THUONG),
        text=text,
        file_name=Path(options.file).name,
        file=data,
        due=_read_due(read, zone) if options.due is None else given_due(options.due, zone),
        until=Until(options.until),
    )


def in_one_line(text: str | None) -> str:
    """Without line ends and doubled spaces."""
    return " ".join((text or "").split())


def given_due(text: str, zone: ZoneInfo) -> Deadline:
    """`--due`: a date, or an instant; one without a zone is the office's."""
    try:
        due = _deadline(text, zone)
    except (ValueError, OverflowError) as error:
        raise BadInput(f"--due {text} is no date or instant; write 2024-07-20 or 2024-07-20T17:00.") from error
    return _in_range(due, f"--due {text}")


def _in_range(due: Deadline, where: str) -> Deadline:
    if FIRST_YEAR <= due.on.year <= LAST_YEAR:
        return due
    raise BadInput(f"{where} is outside the years {FIRST_YEAR} to {LAST_YEAR}; give --due such as 2024-07-20.")


def _deadline(text: str, zone: ZoneInfo) -> Deadline:
    with contextlib.suppress(ValueError):
        return Deadline(on=date.fromisoformat(text))
    at = datetime.fromisoformat(text)
    at = (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
    return Deadline(on=at.astimezone(zone).date(), at=at)


def _read_due(read: DirectiveText, zone: ZoneInfo) -> Deadline | None:
    found = overall_deadline(read)
    if found is None:
        return None
    day, hour = found
    if hour is None:
        return _in_range(Deadline(on=date.fromisoformat(day)), f"The deadline {day} in the text")
    at = datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=zone)
    return _in_range(Deadline(on=at.date(), at=at), f"The deadline {day} in the text")


def _codes(options: Namespace, read: DirectiveText, office: DatabaseOffice) -> list[str] | None:
    """The codes of the units addressed; None for all."""
    if options.to:
        codes = [code.strip() for code in options.to.split(",") if code.strip()]
        return None if [code.lower() for code in codes] == ["all"] else codes
    units = office.run_now(_unit_names)
    matched = match_addressees(read.addressees, units)
    if matched.unmatched:
        listed = "; ".join(matched.unmatched)
        raise BadInput(f"{options.file}: these addressees match no unit: {listed}. Name the units with --to CODE,CODE.")
    if not (matched.everyone or matched.codes):
        raise BadInput(f"{options.file}: no addressees were found; name the units with --to all or --to CODE,CODE.")
    return None if matched.everyone else list(matched.codes)


def _unit_names(work: UnitOfWork) -> list[UnitName]:
    return [UnitName(code=unit.code, name=unit.name) for unit in work.recipients.units()]


def _issued_json(issued: Issued) -> dict[str, Any]:
    return {
        "directive": issued.directive.handle,
        "number": issued.directive.number,
        "assignments": issued.assignments,
        "unreachable": [_unreachable_json(addressee) for addressee in issued.unreachable],
    }


def _unreachable_json(addressee: Addressee) -> dict[str, Any]:
    person = addressee.post.person.full_name if addressee.post else None
    return {"unit": addressee.unit.code, "person": person, "reason": addressee.reason}


def _print_issued(issued: Issued) -> None:
    directive = issued.directive
    print(f"{directive.handle}: {directive.number_for_people}, {directive.subject}")
    print(f"queued for {issued.assignments - len(issued.unreachable)} of {issued.assignments} units")
    for addressee in issued.unreachable:
        told = _unreachable_json(addressee)
        print(f"not reached: {told['unit']} ({told['person'] or 'nobody'}): {told['reason']}")


def listed(options: Namespace) -> None:
    """`dondoc directive list [--json]`."""
    with the_office() as (office, _):
        told = office.run_now(list_json)
    if options.json:
        print_json(told)
        return
    names = ["directive", "number", "date", "urgency", "status", "total", "subject"]
    print_table([[one[name] for name in names] for one in told], names)


def show(options: Namespace) -> None:
    """`dondoc directive show VB1 [--json]`."""
    with the_office() as (office, _):
        told = office.run_now(show_json, options.handle)
    if options.json:
        print_json(told)
        return
    print_summary(told)
    if told["follow_up"]:
        print(f"followed up by its own policy: {pace_line(told['follow_up'])}")
    for unit in told["units"]:
        print(f"{unit['unit']}  {unit['name']}")
        for duty in unit["duties"]:
            print(f"  duty {duty['number']} ({duty['role']}): {duty['text']}; {_periods(duty)}")
        for event in unit["history"]:
            print(f"  {event['at']}  {event['what']}  {event['who']}  {event['text'] or ''}".rstrip())
        for sent in unit["deliveries"]:
            at = sent["sent_at"] or sent["due_at"]
            print(f"  {sent['kind']} {sent['state']}: {at}  {sent['channel']}  {sent['reason'] or ''}".rstrip())
        for step in unit["next_steps"]:
            print(f"  next: {step['at']}  {step['what']} to {step['to'] or 'nobody'}: {step['why']}")


def _periods(duty: dict[str, Any]) -> str:
    coming = f"; then {', '.join(duty['coming'])}" if duty["coming"] else ""
    return ", ".join(_period(period) for period in duty["periods"]) + coming


def _period(period: dict[str, Any]) -> str:
    standing = "closed" if period["closed_at"] else "open"
    return f"due {period['due'] or 'never'} {standing}{' late' if period['late'] else ''}"


def withdraw(options: Namespace) -> None:
    """`dondoc directive withdraw VB1 [--reason TEXT]`."""
    with the_office() as (office, _):
        directive = office.run_now(withdraw_directive, options.handle, reason=options.reason)
    if options.json:
        print_json({"directive": directive.handle, "number": directive.number, "status": "withdrawn"})
    else:
        print(f"{directive.handle} is withdrawn; everyone who had it is being told.")

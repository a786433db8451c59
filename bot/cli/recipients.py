"""Commands about people."""

from argparse import Namespace
from typing import Any

from bot.cli.printing import print_json, print_table, read_file, the_office, warn
from bot.core.errors import BadInput
from bot.documents.errors import UnreadableDocument
from bot.documents.recipients import read_recipients
from bot.services.forgetting import forget_person, unlink_person
from bot.services.importing import Imported, NothingChanged, import_recipients
from bot.services.listing import recipients_json


def take_over(options: Namespace) -> int:
    """`dondoc recipients import FILE [--dry-run] [--replace] [--json]`: 2 and no change if any row has an error."""
    data = read_file(options.file)
    try:
        rows = read_recipients(data, options.file)
    except UnreadableDocument as error:
        raise BadInput(str(error)) from error
    with the_office() as (office, _):
        try:
            imported = office.run_now(import_recipients, rows, replace_all=options.replace, dry_run=options.dry_run)
        except NothingChanged as nothing:
            imported = nothing.imported
    if options.json:
        print_json(_imported_json(imported))
    else:
        _print_imported(imported, dry_run=options.dry_run)
    errors = imported.count("error")
    if errors:
        warn(f"{options.file}: {errors} rows have errors; nothing was changed, mend them.")
    return 2 if errors else 0


def _imported_json(imported: Imported) -> dict[str, Any]:
    return {
        "rows": [{"row": v.row, "verdict": v.verdict, "message": v.message} for v in imported.rows],
        "added": imported.count("added"),
        "updated": imported.count("updated"),
        "unchanged": imported.count("unchanged"),
        "errors": imported.count("error"),
        "ended": list(imported.ended),
    }


def _print_imported(imported: Imported, *, dry_run: bool) -> None:
    print_table([[v.row, v.verdict, v.message] for v in imported.rows], ["row", "verdict", "message"])
    for ended in imported.ended:
        print(f"post ended: {ended}")
    counts = ", ".join(f"{imported.count(name)} {name}" for name in ("added", "updated", "unchanged", "error"))
    print(f"{counts}.{' Dry run: nothing was changed.' if dry_run else ''}")


def show(options: Namespace) -> None:
    """`dondoc recipients list [--json]`."""
    with the_office() as (office, _):
        units = office.run_now(recipients_json)
    if options.json:
        print_json(units)
        return
    rows = [
        [unit["unit"], unit["name"], post["role"], post["person"], post["phone"], _reach(post)]
        for unit in units
        for post in unit["posts"]
    ]
    print_table(rows, ["unit", "name", "role", "person", "phone", "reached by"])


def _reach(post: dict[str, Any]) -> str:
    told = (f"{c['channel']} ({c['reach'] if c['in_use'] else 'not in use here'})" for c in post["contacts"])
    return ", ".join(told) or "nothing yet"


def unlink(options: Namespace) -> None:
    """`dondoc recipients unlink PERSON [--channel telegram|zalo]`."""
    with the_office() as (office, _):
        person, channels = office.run_now(unlink_person, options.person, channel=options.channel)
    if channels:
        print(f"{person.full_name}: unlinked from {', '.join(channels)}; a new code lets them in again.")
    else:
        print(f"{person.full_name} has no account here to unlink; nothing was changed.")


def forget(options: Namespace) -> None:
    """`dondoc recipients forget PERSON`."""
    with the_office() as (office, _):
        person = office.run_now(forget_person, options.person)
    print(f"{person.full_name}: phone and accounts are forgotten; the name stays in the record.")

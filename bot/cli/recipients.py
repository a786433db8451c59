"""Commands about people."""

import asyncio
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from bot.adapters.database.office import DatabaseOffice
from bot.cli.printing import print_json, print_table, read_file, the_office
from bot.core.errors import BadInput, ChannelError
from bot.core.inviting import Way
from bot.documents.errors import UnreadableDocument
from bot.documents.recipients import read_recipients
from bot.line import identity_fact
from bot.services.forgetting import forget_person, unlink_person
from bot.services.importing import Imported, NothingChanged, import_recipients
from bot.services.joining import NewInvite, make_invites
from bot.services.listing import recipients_json
from bot.services.summarising import instant
from bot.settings import Settings


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
        print(f"dondoc: {options.file}: {errors} rows have errors; nothing was changed, mend them.", file=sys.stderr)
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


def invite(options: Namespace) -> None:
    """`dondoc invite (--unit CODE | --all) [--json]`."""
    with the_office() as (office, settings):
        _learn_identity(office, settings)
        invites = office.run_now(make_invites, unit_code=options.unit)
        used = office.rules.capabilities
    if options.json:
        print_json([_invite_json(one) for one in invites])
    else:
        _print_invites(invites, settings, several=len(used) > 1)
    linked = {name for name, can in used.items() if can.start_link}
    if any(way.channel in linked and way.link is None for one in invites for way in one.ways):
        print("dondoc: the bot's name is not known yet, so there are no links; run the bot once.", file=sys.stderr)


def _invite_json(one: NewInvite) -> dict[str, Any]:
    """`code` and `link` are those of the channel to which people are invited first; each way has its own."""
    return {
        "unit": one.post.unit.code,
        "person": one.post.person.full_name,
        "code": one.code,
        "link": one.ways[0].link,
        "expires_at": instant(one.expires_at),
        "ways": [{"channel": way.channel, "code": way.code, "bot": way.bot, "link": way.link} for way in one.ways],
    }


def _print_invites(invites: Sequence[NewInvite], settings: Settings, *, several: bool) -> None:
    """A row for each code; by what channel it is used, where the office has several."""
    rows = []
    for one in invites:
        until = f"{one.expires_at.astimezone(settings.timezone):%Y-%m-%d %H:%M}"
        for way in one.ways:
            channel = [way.channel] if several else []
            rows.append([one.post.unit.code, one.post.person.full_name, *channel, way.code, _how(way), until])
    print_table(rows, ["unit", "person", *(["channel"] if several else []), "code", "link", "valid until"])


def _how(way: Way) -> str | None:
    """The link, or to whom the code is sent."""
    return way.link or (f"send the code to {way.bot}" if way.bot else None)


def _learn_identity(office: DatabaseOffice, settings: Settings) -> None:
    """The bot's name on Telegram, which its links need, where it has never run."""
    fact = identity_fact("telegram")
    if "telegram" not in office.rules.capabilities or office.run_now(lambda work: work.facts.get(fact)):
        return
    if name := _ask_identity(settings):
        office.run_now(lambda work: work.facts.put(fact, name))


def _ask_identity(settings: Settings) -> str | None:
    """Ask the platform who we are; None where it does not answer."""
    token = settings.telegram_token.get_secret_value()
    if not token:
        return None
    from bot.adapters.telegram.channel import TelegramChannel  # noqa: PLC0415 - seldom needed, slow to import

    async def ask() -> str | None:
        channel = TelegramChannel(token, api_url=settings.telegram_api_url)
        try:
            return await channel.identity()
        except ChannelError:
            return None
        finally:
            await channel.close()

    return asyncio.run(ask())

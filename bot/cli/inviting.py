"""Invitations: one-use codes as a table, for other programs, or as a sheet to print."""

import asyncio
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.adapters.database.office import DatabaseOffice
from bot.cli.printing import print_json, print_table, the_office, warn
from bot.core.errors import BadInput, ChannelError
from bot.core.inviting import Way
from bot.core.model import Person
from bot.core.stores import UnitOfWork
from bot.line import identity_fact
from bot.services.joining import NewInvite, make_invites
from bot.services.looking import voice
from bot.services.summarising import instant
from bot.settings import Settings
from bot.texts.words import Words


def invite(options: Namespace) -> None:
    """`dondoc invite (--unit CODE | --all) [--json] [--sheet FILE.pdf]`."""
    sheet = _new_sheet(options.sheet) if options.sheet else None
    try:
        with the_office() as (office, settings):
            _learn_identity(office, settings)
            invites = office.run_now(make_invites, unit_code=options.unit)
            used = office.rules.capabilities
            if sheet:
                _fill(sheet, office, invites)
    except BaseException:
        if sheet:
            sheet.unlink(missing_ok=True)
        raise
    if options.json:
        print_json([_invite_json(one) for one in invites])
    elif sheet:
        print(_told(sheet, len(invites)))
    else:
        _print_invites(invites, settings, several=len(used) > 1)
    linked = {name for name, can in used.items() if can.start_link}
    if any(way.channel in linked and way.link is None for one in invites for way in one.ways):
        warn("the bot's name is not known yet, so there are no links; run the bot once.")


def _new_sheet(name: str) -> Path:
    """An empty file that only its owner can read, for the codes let people in.

    Raises BadInput; nothing is overwritten.
    """
    path = Path(name)
    if path.suffix.lower() != ".pdf":
        raise BadInput(f"{name}: the sheet is a PDF; choose a name that ends in .pdf.")
    try:
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError as error:
        raise BadInput(f"{name} is there already and may be in use; choose another name.") from error
    except OSError as error:
        raise BadInput(f"{name} cannot be written ({error.strerror}); choose another place.") from error
    return path


def _fill(sheet: Path, office: DatabaseOffice, invites: Sequence[NewInvite]) -> None:
    """Write the slips; without any there is no sheet."""
    from bot.documents.invitation_sheet import Slip, sheet_of  # noqa: PLC0415 - seldom needed, slow to import

    if not invites:
        sheet.unlink()
        return
    *voices, own = office.run_now(_voices, [*(one.post.person for one in invites), None])
    slips = [
        Slip(words=words, post=one.post, ways=one.ways, has=one.has, expires_at=one.expires_at)
        for words, one in zip(voices, invites, strict=True)
    ]
    sheet.write_bytes(sheet_of(slips, words=own))


def _voices(work: UnitOfWork, readers: Sequence[Person | None]) -> list[Words]:
    return [voice(work, reader) for reader in readers]


def _told(sheet: Path, count: int) -> str:
    if count == 0:
        return f"There is nobody to invite, so {sheet} was not written."
    people = "1 person" if count == 1 else f"{count} people"
    return f"{sheet} has invitations for {people}: print it, cut it up, and delete it afterwards."


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

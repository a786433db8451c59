"""What `dondoc doctor` can look at without a network. Each check says what it found, and what to do about it."""

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from bot.adapters.database.engine import is_postgresql
from bot.adapters.database.safekeeping import Condition, Examination, examine, is_there, visit
from bot.adapters.holidays import days_of, read_swaps
from bot.core.calendar import SpecialDays
from bot.settings import Settings

_FEW_BYTES, _TOO_FEW_BYTES = 10**9, 10**8  # free on the disk
_NEWS_FROM_MONTH = 12  # by then next year's swapped days are usually known
_SHORTEST_KEY = 32  # characters


class Verdict(StrEnum):
    """How a check ended."""

    OK = "ok"
    WARNING = "warning"
    FAIL = "fail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of the doctor."""

    name: str
    state: Verdict
    message: str
    mend: str | None = None

    def to_json(self) -> dict[str, str | None]:
        """As CONTRACT's readers want it."""
        return {**asdict(self), "state": self.state.value}


def good(name: str, message: str) -> Check:
    """All is well."""
    return Check(name=name, state=Verdict.OK, message=message)


def doubtful(name: str, message: str, mend: str) -> Check:
    """It works, but."""
    return Check(name=name, state=Verdict.WARNING, message=message, mend=mend)


def bad(name: str, message: str, mend: str) -> Check:
    """It does not work."""
    return Check(name=name, state=Verdict.FAIL, message=message, mend=mend)


def check_settings(settings: Settings, wrong: dict[str, str]) -> Iterator[Check]:
    """What cannot be read, one line each; then what does not fit together."""
    for variable, sentence in wrong.items():
        yield bad("settings", f"{variable}: {sentence}", "Correct it in .env or in the environment.")
    open_doors = [
        name
        for name, url, secret in (
            ("TELEGRAM_WEBHOOK", settings.telegram_webhook_url, settings.telegram_webhook_secret),
            ("ZALO_BOT_WEBHOOK", settings.zalo_bot_webhook_url, settings.zalo_bot_webhook_secret),
        )
        if url and not secret.get_secret_value()
    ]
    for name in open_doors:
        yield bad(
            "settings",
            f"{name}_URL is set without {name}_SECRET; `dondoc run` refuses that.",
            f"Put what `openssl rand -hex 32` prints into {name}_SECRET.",
        )
    if not open_doors and not wrong:
        yield good("settings", "every variable can be read")
    if settings.public_url and not settings.safe_public_url():
        yield doubtful(
            "settings",
            "PUBLIC_URL is not https: anybody on the way could read along, so nobody is sent a link to it.",
            "Put https before the server, as with a proxy; until then long directives go out in parts.",
        )
    if not settings.organisation:
        yield doubtful(
            "settings",
            "ORGANISATION is empty, so people are not told whose bot this is.",
            "Set it to the office's name.",
        )


def check_database(settings: Settings) -> Check:
    """Whether it is there, whole, and of this version."""
    if is_postgresql(settings.database_url):
        return check_server(settings)
    look = examine(settings.database_url)
    told = {
        Condition.GOOD: lambda: good("database", f"{look.path} is whole and up to date"),
        Condition.MISSING: lambda: _no_database(look),
        Condition.OLD: lambda: doubtful(
            "database", f"{look.path} is of an older version ({look.details}).", "Run `dondoc db upgrade`."
        ),
        Condition.NEW: lambda: bad(
            "database",
            f"{look.path} was made by a newer dondoc ({look.details}).",
            "Install that version, or restore a backup.",
        ),
        Condition.UNREADABLE: lambda: bad(
            "database", f"{look.path} cannot be read ({look.details}).", "Check DATABASE_URL and the file's owner."
        ),
        Condition.UNWRITABLE: lambda: bad(
            "database",
            f"{look.path} or its folder cannot be written to.",
            "Give file and folder to the account that runs dondoc.",
        ),
        Condition.DAMAGED: lambda: bad(
            "database", f"{look.path} is damaged ({look.details}).", "Stop the bot and restore the newest backup."
        ),
    }
    return told[look.condition]()


def check_server(settings: Settings) -> Check:
    """Whether PostgreSQL can be reached, is fit for us, and the database on it of this version."""
    look = visit(settings.database_url)
    where = f"PostgreSQL {look.server}, {look.name}" if look.server else f"PostgreSQL, {look.name}"
    upgrade = "Run `dondoc db upgrade`."
    told = {
        Condition.GOOD: lambda: good("database", f"{where}: reachable and up to date"),
        Condition.MISSING: lambda: doubtful(
            "database", f"{where}: no tables yet.", "`dondoc run`, or any other command, makes them."
        ),
        Condition.OLD: lambda: doubtful("database", f"{where}: of an older version ({look.details}).", upgrade),
        Condition.NEW: lambda: bad(
            "database", f"{where}: made by a newer dondoc ({look.details}).", "Install that version."
        ),
        Condition.UNWRITABLE: lambda: bad(
            "database", f"{where}: {look.details}.", "Make the account of DATABASE_URL the owner of the database."
        ),
        Condition.UNFIT: lambda: bad(
            "database", f"{where}: {look.details}.", "Make one as docs/operating.md says, on PostgreSQL 15 or later."
        ),
        Condition.UNREADABLE: lambda: bad(
            "database",
            f"{where}: cannot be reached ({look.details}).",
            "Check DATABASE_URL, and that the server runs and lets this account in.",
        ),
    }
    return told[look.condition]()


def _no_database(look: Examination) -> Check:
    folder = _nearest(look.path.parent)
    if not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        return bad("database", f"{look.path} cannot be made in {folder}.", "Choose another DATA_DIR, or its owner.")
    return doubtful("database", f"there is none at {look.path} yet.", "`dondoc run`, or any other command, makes it.")


def check_audit_key(settings: Settings) -> Check:
    """Whether the key of the history is there, and for us alone."""
    name, path = "audit key", settings.data_dir / "audit.key"
    if settings.audit_key.get_secret_value():
        return good(name, "set by AUDIT_KEY")
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        length = len(path.read_text().strip())
    except FileNotFoundError:
        return _no_audit_key(settings, path)
    except (OSError, UnicodeError):
        return bad(name, f"{path} cannot be read.", "Give it to the account that runs dondoc.")
    if length < _SHORTEST_KEY:
        return bad(name, f"{path} is cut off.", "Restore it from where it is kept apart.")
    if mode & 0o077:
        return bad(name, f"{path} can be read by others (mode {mode:04o}).", f"Run `chmod 600 {path}`.")
    return good(name, f"{path}, for its owner alone")


def _no_audit_key(settings: Settings, path: Path) -> Check:
    if not is_there(settings.database_url):
        return good("audit key", f"{path} will be made with the database")
    mend = "Restore it from where it is kept apart; a new one cannot check the history that is there."
    return bad("audit key", f"{path} is missing, although there is a database.", mend)


def check_time_zone(settings: Settings, now: datetime) -> Check:
    """What the office's clock shows, for somebody to compare."""
    here = now.astimezone(settings.timezone)
    return good("time zone", f"{settings.timezone.key}: it is {here:%H:%M} on {here:%Y-%m-%d} there")


def check_holidays(settings: Settings, now: datetime) -> Iterator[Check]:
    """Whether the calendar knows this year and the next, swapped days included."""
    name, calendar = "holidays", settings.calendar
    try:
        days = days_of(calendar.holidays, calendar.swaps_file)
        own = read_swaps(calendar.swaps_file) if calendar.swaps_file else {}
    except (OSError, ValueError) as error:
        yield bad(name, f"CALENDAR__SWAPS_FILE: {error}", "Correct the file, or leave the setting empty.")
        return
    today = now.astimezone(settings.timezone).date()
    for year in (today.year, today.year + 1):
        entries = sum(day.year == year for day in own)
        yield _check_year(
            days, year, entries, asked=year == today.year or today.month >= _NEWS_FROM_MONTH, kind=calendar.holidays
        )


def _check_year(days: SpecialDays, year: int, entries: int, *, asked: bool, kind: str) -> Check:
    """`asked`: whether swapped days ought to be known by now."""
    found = days(year)
    off = sum(not day.works for day in found.values())
    made_up = len(found) - off
    told = f"{year}: {off} days off, {made_up} make-up days; {entries} entries in CALENDAR__SWAPS_FILE"
    if kind == "none":
        return good("holidays", f"{told}; holidays are not kept (CALENDAR__HOLIDAYS=none)")
    if not off:
        return doubtful("holidays", f"{told}.", "Put the year's days off into the file CALENDAR__SWAPS_FILE.")
    if not made_up and not entries and asked:
        mend = "Once the swapped days are announced, put them into the file CALENDAR__SWAPS_FILE."
        return doubtful("holidays", f"{told}; no swapped days are known.", mend)
    return good("holidays", told)


def check_disk(settings: Settings) -> Check:
    """Room where the data are."""
    folder = _nearest(settings.data_dir)
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return bad("disk", f"{folder} cannot be looked at ({error.strerror}).", "Check DATA_DIR.")
    told = f"{free / 10**9:.1f} GB free at {folder}"
    if free < _TOO_FEW_BYTES:
        return bad("disk", f"{told}.", "Make room at once: the bot stops taking in updates when the disk is full.")
    if free < _FEW_BYTES:
        return doubtful("disk", f"{told}.", "Make room, or move DATA_DIR to a larger disk.")
    return good("disk", told)


def _nearest(folder: Path) -> Path:
    """The folder, or what is there of the way to it."""
    folder = folder.absolute()
    return next(one for one in (folder, *folder.parents) if one.exists())

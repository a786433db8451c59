"""`dondoc doctor`: whether everything is as it should be, and if not, what now."""

import asyncio
from argparse import Namespace
from collections.abc import Callable, Iterable

from bot.adapters.clock import SystemClock
from bot.cli import checks, online
from bot.cli.checks import Check, Verdict, doubtful
from bot.cli.printing import print_json
from bot.core.clock import Clock
from bot.logs import set_up_logs
from bot.settings import Settings, load_readable

_SHOWN = {Verdict.OK: "ok", Verdict.WARNING: "warning", Verdict.FAIL: "FAIL"}


def doctor(options: Namespace) -> int:
    """`dondoc doctor [--json]`: changes nothing; 1 if any check fails."""
    set_up_logs("CRITICAL", "text")  # what goes wrong is said by the checks
    settings, wrong = load_readable()
    found = asyncio.run(_look(settings, wrong, SystemClock()))
    is_well = not any(check.state is Verdict.FAIL for check in found)
    if options.json:
        print_json({"ok": is_well, "checks": [check.to_json() for check in found]})
    else:
        for check in found:
            print(_line(check))
    return 0 if is_well else 1


def _line(check: Check) -> str:
    told = " ".join(f"{check.name}: {check.message} {check.mend or ''}".split())
    return f"{_SHOWN[check.state]:<8} {told}"


async def _look(settings: Settings, wrong: dict[str, str], clock: Clock) -> list[Check]:
    """All checks; those whose settings cannot be read are left out with a word."""
    now = clock.now()
    found = list(checks.check_settings(settings, wrong))

    def may(name: str, *needed: str) -> bool:
        missing = [variable for variable in wrong if variable in needed or not variable.isupper()]  # or the whole file
        if missing:
            found.append(doubtful(name, f"not looked at, since {missing[0]} cannot be read.", "Mend that first."))
        return not missing

    def local(name: str, look: Callable[[], Iterable[Check]], *needed: str) -> None:
        if may(name, *needed):
            found.extend(look())

    local("database", lambda: [checks.check_database(settings)], "DATA_DIR", "DATABASE_URL")
    local("audit key", lambda: [checks.check_audit_key(settings)], "DATA_DIR", "DATABASE_URL", "AUDIT_KEY")
    local("disk", lambda: [checks.check_disk(settings)], "DATA_DIR")
    local("time zone", lambda: [checks.check_time_zone(settings, now)], "TIMEZONE")
    calendar = ("TIMEZONE", "CALENDAR__HOLIDAYS", "CALENDAR__SWAPS_FILE")
    local("holidays", lambda: checks.check_holidays(settings, now), *calendar)
    if may("telegram", "TELEGRAM_TOKEN", "TELEGRAM_API_URL", "TELEGRAM_WEBHOOK_URL"):
        found += [check async for check in online.check_telegram(settings, now)]
        found += [check for check in [await online.check_clock(settings, clock)] if check]
    if may("zalo", "ZALO_BOT_TOKEN", "ZALO_BOT_API_URL", "ZALO_BOT_WEBHOOK_URL"):
        found += [check async for check in online.check_zalo(settings)]
    if may("http", "HTTP_HOST", "HTTP_PORT", "DATA_DIR", "DATABASE_URL"):
        found.append(await online.check_port(settings))
    return found

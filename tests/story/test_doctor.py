"""`dondoc doctor` says what is wrong and what to do about it, whatever else does not work."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import text

from bot.adapters.clock import SystemClock
from bot.adapters.database.engine import open_database
from bot.cli import checks, online
from bot.cli.checks import Verdict
from bot.sandbox import Fault, Kind
from bot.settings import Settings
from tests.faults.stage import Stage, Told, dondoc, environment, staging

NOBODY_THERE = {"TELEGRAM_TOKEN": "1:x", "TELEGRAM_API_URL": "http://127.0.0.1:9", "HTTP_PORT": "0"}


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with staging(tmp_path, ORGANISATION="Sở Tài chính", CALENDAR__HOLIDAYS="VN") as stage:
        yield stage


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of our own with nothing in it, `.env` included."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def examined(stage: Stage, **changes: str) -> dict[str, list[dict[str, Any]]]:
    """The checks by name; the doctor asks a sandbox in this very loop, so it runs in a thread."""
    told = await asyncio.to_thread(dondoc, "doctor", "--json", settings=stage.settings | changes)
    return by_name(told)


def by_name(told: Told) -> dict[str, list[dict[str, Any]]]:
    assert told.err == ""
    assert set(told.json) == {"ok", "checks"}
    found: dict[str, list[dict[str, Any]]] = {}
    for check in told.json["checks"]:
        assert set(check) == {"name", "state", "message", "mend"}
        assert (check["mend"] is None) == (check["state"] == "ok")
        if check["mend"]:  # a sentence that says what is wrong, and one that says what to do
            assert check["message"].endswith("."), check
            assert check["mend"][0].isupper() or check["mend"][0] == "`", check
            assert check["mend"].endswith("."), check
        found.setdefault(check["name"], []).append(check)
    failed = any(check["state"] == "fail" for check in told.json["checks"])
    assert (told.json["ok"], told.code) == (not failed, int(failed))
    return found


def states(found: dict[str, list[dict[str, Any]]]) -> dict[str, str]:
    """The worst of each name."""
    order = [verdict.value for verdict in Verdict]
    return {name: max((check["state"] for check in checks), key=order.index) for name, checks in found.items()}


def only(found: dict[str, list[dict[str, Any]]], name: str) -> dict[str, Any]:
    [check] = found[name]
    return check


async def test_where_all_is_well_every_check_says_so(stage: Stage) -> None:
    assert stage.dondoc("db", "upgrade").code == 0
    found = states(await examined(stage))
    assert found.pop("holidays") in {"ok", "warning"}  # depends on the day
    assert found.pop("disk") in {"ok", "warning"}
    names = ("settings", "database", "audit key", "time zone", "telegram", "webhook", "clock", "http")
    assert found == dict.fromkeys(names, "ok")


def test_one_line_each_and_the_mend_behind_it(elsewhere: Path) -> None:
    told = dondoc("doctor", settings=NOBODY_THERE)
    assert told.code == 1
    lines = told.out.splitlines()
    assert all(line.split()[0] in {"ok", "warning", "FAIL"} for line in lines)
    [failed] = [line for line in lines if line.startswith("FAIL")]
    assert failed.startswith("FAIL     telegram: http://127.0.0.1:9 does not answer as it should (no connection")
    assert failed.endswith("Check the network, the firewall and TELEGRAM_API_URL.")


def test_without_network_and_database_the_rest_is_looked_at(elsewhere: Path) -> None:
    found = by_name(dondoc("doctor", "--json", settings=NOBODY_THERE))
    assert states(found)["telegram"] == "fail"
    assert only(found, "database")["message"] == "there is none at data/dondoc.db yet."
    assert states(found)["database"] == "warning"
    assert "clock" not in found
    assert list(elsewhere.iterdir()) == []  # nothing was made


def test_with_bad_settings_each_has_its_line_and_the_rest_is_looked_at(elsewhere: Path) -> None:
    Path(".env").write_text("HTTP_PORT=x\nDATA_DIR=a?b\nCALENDAR__HOLIDAYS=US\n")
    found = by_name(dondoc("doctor", "--json", settings={}))
    told = [check["message"].partition(":")[0] for check in found["settings"] if check["state"] == "fail"]
    assert told == ["DATA_DIR", "HTTP_PORT", "CALENDAR__HOLIDAYS"]
    for name in ("database", "audit key", "disk", "http", "holidays"):
        assert only(found, name)["message"].startswith("not looked at, since"), name
    assert states(found)["time zone"] == "ok"
    assert "TELEGRAM_TOKEN is empty" in only(found, "telegram")["message"]


def test_with_a_file_that_cannot_be_read_nothing_is_guessed(elsewhere: Path) -> None:
    Path(".env").write_bytes("CONTACT=Văn phòng\n".encode("utf-16"))
    found = by_name(dondoc("doctor", "--json", settings={}))
    assert ".env cannot be read" in found["settings"][0]["message"]
    assert all("not looked at" in check["message"] for name in found if name != "settings" for check in found[name])


async def test_a_token_that_is_refused(stage: Stage) -> None:
    check = only(await examined(stage, TELEGRAM_TOKEN="12345:other"), "telegram")
    assert (check["state"], check["message"]) == ("fail", "Telegram does not accept TELEGRAM_TOKEN.")


async def test_the_webhook_is_held_against_the_setting(stage: Stage) -> None:
    settings = {"TELEGRAM_WEBHOOK_URL": "http://127.0.0.1:9/tg", "TELEGRAM_WEBHOOK_SECRET": "x"}
    check = only(await examined(stage, **settings), "webhook")
    assert (check["state"], check["message"]) == ("fail", "the webhook is not set.")
    await stage.sandbox._api.webhook.set("http://127.0.0.1:9/tg", secret="x")
    assert only(await examined(stage, **settings), "webhook")["state"] == "ok"
    stage.sandbox.person("Lan").start()
    while not stage.sandbox._api.webhook.last_error:  # noqa: ASYNC110 - of no event
        await asyncio.sleep(0.01)
    check = only(await examined(stage, **settings), "webhook")
    assert check["state"] == "warning"
    assert "it is set, but a push failed" in check["message"]
    check = only(await examined(stage), "webhook")
    assert (check["state"], check["message"][:16]) == ("warning", "one at 127.0.0.1")
    assert "/tg" not in check["message"]


async def test_a_webhook_without_a_secret(stage: Stage) -> None:
    found = await examined(stage, TELEGRAM_WEBHOOK_URL="https://x.vn/tg")
    assert "TELEGRAM_WEBHOOK_SECRET" in found["settings"][0]["message"]
    assert states(found)["settings"] == "fail"


async def test_an_address_at_which_anybody_could_read_along(stage: Stage) -> None:
    safe = await examined(stage, PUBLIC_URL="https://dondoc.example.vn")
    assert [check["state"] for check in safe["settings"]] == [Verdict.OK]
    said = await examined(stage, PUBLIC_URL="http://dondoc.example.vn")
    assert [check["state"] for check in said["settings"]] == [Verdict.OK, Verdict.WARNING]
    assert said["settings"][1]["message"].startswith("PUBLIC_URL is not https: ")


async def test_telegram_that_is_out_of_order(stage: Stage) -> None:
    stage.sandbox.faults.add(Fault(Kind.SERVER_ERROR, method="getMe"))
    assert only(await examined(stage), "telegram")["state"] == "fail"


# Database and key


def test_a_database_that_is_none_or_damaged_or_too_new(elsewhere: Path) -> None:
    file = elsewhere / "data" / "dondoc.db"

    def look() -> tuple[str, str]:
        check = only(by_name(dondoc("doctor", "--json", settings=NOBODY_THERE)), "database")
        return check["state"], check["message"]

    assert dondoc("db", "upgrade", settings=NOBODY_THERE).code == 0
    assert look()[0] == "ok"
    for version, state, word in (("0000", "warning", "older"), ("9999", "fail", "newer")):
        engine = open_database(f"sqlite:///{file}")
        with engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": version})
        engine.dispose()
        assert look()[0] == state
        assert word in look()[1]
    content = file.read_bytes()
    file.write_bytes(content[:8192] + b"\xff" * 8192 + content[16384:])
    assert look()[0] == "fail"
    file.write_bytes(b"no database at all" * 100)
    assert look()[0] == "fail"
    assert "cannot be read" in look()[1]


def test_the_key_of_the_history(elsewhere: Path) -> None:
    key = elsewhere / "data" / "audit.key"

    def look(**settings: str) -> tuple[str, str]:
        check = only(by_name(dondoc("doctor", "--json", settings=NOBODY_THERE | settings)), "audit key")
        return check["state"], check["message"]

    assert look() == ("ok", "data/audit.key will be made with the database")
    assert dondoc("db", "upgrade", settings=NOBODY_THERE).code == 0
    assert look()[0] == "ok"
    key.chmod(0o640)
    assert look() == ("fail", "data/audit.key can be read by others (mode 0640).")
    key.write_text("short")
    assert look() == ("fail", "data/audit.key is cut off.")
    key.unlink()
    assert look() == ("fail", "data/audit.key is missing, although there is a database.")
    assert look(AUDIT_KEY="x" * 40) == ("ok", "set by AUDIT_KEY")


# The port


async def test_our_own_bot_may_hold_the_port_and_nobody_else(stage: Stage) -> None:
    bot = await stage.run()
    port = bot.url.rpartition(":")[2]
    assert only(await examined(stage, HTTP_PORT=port), "http")["message"].startswith("the bot runs on HTTP_PORT")
    other = await examined(stage, HTTP_PORT=port, DATA_DIR=str(stage.folder / "other"))
    assert "is taken by another dondoc" in only(other, "http")["message"]


def test_a_port_that_somebody_else_has(elsewhere: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        taken.settimeout(0)
        settings = NOBODY_THERE | {"HTTP_PORT": str(taken.getsockname()[1])}
        check = only(by_name(dondoc("doctor", "--json", settings=settings)), "http")
    assert (check["state"], check["mend"]) == ("fail", "Stop that one, or choose another HTTP_PORT.")


async def test_an_address_that_is_not_ours(stage: Stage) -> None:
    check = only(await examined(stage, HTTP_HOST="192.0.2.1", HTTP_PORT="8000"), "http")
    assert check["message"].startswith("HTTP_PORT 8000 on 192.0.2.1 cannot be used (")
    assert (check["state"], check["mend"]) == ("fail", "Choose another HTTP_HOST or HTTP_PORT.")


# Places and clocks


def test_a_place_where_no_database_can_be(elsewhere: Path) -> None:
    (elsewhere / "file").write_text("no folder")
    found = by_name(dondoc("doctor", "--json", settings=NOBODY_THERE | {"DATA_DIR": "file/data"}))
    check = only(found, "database")
    assert (check["state"], check["mend"]) == ("fail", "Choose another DATA_DIR, or its owner.")


@pytest.mark.parametrize(
    ("off", "state", "told"),
    [
        (timedelta(seconds=20), "ok", "right, by Telegram's"),
        (timedelta(minutes=5), "warning", " s ahead of Telegram's."),
        (-timedelta(minutes=5), "warning", " s behind Telegram's."),
    ],
)
async def test_a_clock_that_goes_wrong(stage: Stage, off: timedelta, state: str, told: str) -> None:
    class WrongClock(SystemClock):
        def wall(self) -> datetime:
            return super().wall() + off

    check = await online.check_clock(stage.read_settings(), WrongClock())
    assert check is not None
    assert (check.state.value, check.message.endswith(told)) == (state, True)
    assert ("systemd-timesyncd" in (check.mend or "")) == (state != "ok")


# Calendar and disk, on days and disks of our choice


def holidays(day: str, **calendar: object) -> list[tuple[str, str]]:
    """(state, message) of this year and the next."""
    now = datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC)
    with environment({}):
        settings = Settings.model_validate({"calendar": calendar})
    return [(check.state.value, check.message) for check in checks.check_holidays(settings, now)]


def test_swapped_days_that_are_not_known_yet_are_asked_for_when_they_are_due(tmp_path: Path) -> None:
    swaps = tmp_path / "swaps.csv"
    swaps.write_text("ngay,loai\n2041-01-02,nghi\n2041-01-12,lam_bu\n")
    assert [state for state, _ in holidays("2026-03-02")] == ["ok", "ok"]
    assert [state for state, _ in holidays("2039-11-30")] == ["warning", "ok"]
    assert [state for state, _ in holidays("2040-12-01")] == ["warning", "warning"]
    told = holidays("2040-12-01", swaps_file=swaps)
    assert [state for state, _ in told] == ["warning", "ok"]
    assert told[1][1].endswith("2 entries in CALENDAR__SWAPS_FILE")


def test_the_sample_of_this_year_is_counted_and_the_next_year_is_missing() -> None:
    sample = Path(__file__).parents[2] / "docs" / "lich-nghi-2026.csv"
    told = holidays("2026-12-01", swaps_file=sample)
    assert told[0] == ("ok", "2026: 15 days off, 2 make-up days; 9 entries in CALENDAR__SWAPS_FILE")
    assert told[1][0] == "warning"
    assert told[1][1].startswith("2027: ")


def test_holidays_that_are_not_kept_or_not_known(tmp_path: Path) -> None:
    assert [state for state, _ in holidays("2026-03-02", holidays="none")] == ["ok", "ok"]
    assert [state for state, _ in holidays("2026-03-02", swaps_file=tmp_path / "none.csv")] == ["fail"]
    assert [state for state, _ in holidays("2100-03-02")][1] == "warning"


@pytest.mark.parametrize(("free", "state"), [(5 * 10**9, "ok"), (9 * 10**8, "warning"), (9 * 10**7, "fail")])
def test_room_on_the_disk(free: int, state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=free))
    with environment({}):
        assert checks.check_disk(Settings()).state.value == state

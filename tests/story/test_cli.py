"""The commands as their user meets them: what they print, how they end, what they never show (CONTRACT section 2)."""

import itertools
import json
import os
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.faults.stage import ALWAYS_OPEN, SAME_PROGRAM, Told, dondoc
from tests.printed import read_pdf

RECIPIENTS = """\
ma_don_vi,ten_don_vi,cap_tren,ho_ten,chuc_vu,vai_tro,dien_thoai,telegram_id
VP,Văn phòng Uỷ ban,,Lê Thị Hoa,Văn thư,van_thu,0912000001,600101
STC,Sở Tài chính,VP,Nguyễn Thị Lan,Giám đốc,thu_truong,0912000002,600102
SXD,Sở Xây dựng,VP,Trần Văn Minh,Giám đốc,thu_truong,0912000003,
SYT,Sở Y tế,VP,Phạm Văn Nam,Phó Giám đốc,cap_pho,,
"""
DIRECTIVE = """\
ỦY BAN NHÂN DÂN TỈNH
Số: 12/CT-UBND

CHỈ THỊ
V/v kiểm kê tài sản công

Kính gửi: Sở Tài chính; Sở Xây dựng.

1. Báo cáo kết quả về Sở Tài chính trước ngày 20/7/2024.
"""
SECRET = DIRECTIVE.replace("CHỈ THỊ\n", "TỐI MẬT\n\nCHỈ THỊ\n").replace("kiểm kê", "vỏ bọc dã tràng")
COMMANDS = [
    [],
    ["run"],
    ["demo"],
    ["story"],
    ["recipients"],
    ["recipients", "import"],
    ["recipients", "list"],
    ["invite"],
    ["directive"],
    ["directive", "parse"],
    ["directive", "publish"],
    ["directive", "list"],
    ["directive", "show"],
    ["directive", "withdraw"],
    ["directive", "amend"],
    ["directive", "pause"],
    ["directive", "resume"],
    ["directive", "end-series"],
    ["summary"],
    ["audit"],
    ["audit", "verify"],
    ["db"],
    ["db", "upgrade"],
]

A_TOKEN = "12345689:abc-xyz"  # nobody's; with it that channel alone is in use

Run = Callable[..., Told]


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    return {**ALWAYS_OPEN, "DATA_DIR": str(tmp_path / "data")}


@pytest.fixture
def run(settings: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in the office's folder; text on stderr is never a traceback."""
    monkeypatch.chdir(tmp_path)

    def running(*arguments: str, **changes: str) -> Told:
        told = dondoc(*arguments, settings=settings | changes)
        assert "Traceback" not in told.out + told.err
        return told

    return running


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an office and its people, made once."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "nguoi-nhan.csv").write_text(RECIPIENTS, encoding="utf-8")
    (folder / "chi-thi.txt").write_text(DIRECTIVE, encoding="utf-8")
    settings = {**ALWAYS_OPEN, "DATA_DIR": str(folder / "data")}
    assert dondoc("recipients", "import", str(folder / "nguoi-nhan.csv"), settings=settings).code == 0
    return folder


@pytest.fixture
def office(run: Run, furnished: Path, tmp_path: Path) -> Run:
    """An office with its people, for one test."""
    shutil.copytree(furnished, tmp_path, dirs_exist_ok=True)
    return run


def assert_refused(told: Told, code: int, *words: str) -> None:
    """One line on stderr that says what, where and what now; nothing on stdout."""
    assert (told.code, told.out) == (code, "")
    assert told.err.startswith("dondoc")
    assert told.err.count("\n") == 1
    assert [word for word in words if word not in told.err] == []


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(run: Run, command: list[str]) -> None:
    told = run(*command, "--help")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith(" ".join(["usage: dondoc", *command]))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_wrong_option_is_one_line_and_2(run: Run, command: list[str]) -> None:
    told = run(*command, "--no-such-thing")
    assert_refused(told, 2, "--help")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["invite"],
        ["invite", "--all", "--unit", "STC"],
        ["directive", "publish", "x.txt", "--until", "never"],
        ["directive", "publish", "x.txt", "--urgency", "rat-khan"],
        ["summary", "VB1", "two\nlines"],
    ],
)
def test_wrong_use_is_one_line_and_2(run: Run, arguments: list[str]) -> None:
    assert_refused(run(*arguments), 2, "--help")


def test_recipients_are_taken_over_and_listed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text(RECIPIENTS, encoding="utf-8")
    dry = run("recipients", "import", "r.csv", "--dry-run", "--json").json
    assert run("recipients", "list", "--json").json == []
    taken = run("recipients", "import", "r.csv", "--json").json
    assert dry == taken
    assert [(row["row"], row["verdict"]) for row in taken["rows"]] == [(n, "added") for n in (2, 3, 4, 5)]
    assert {name: taken[name] for name in ("added", "updated", "unchanged", "errors")} == {
        "added": 4,
        "updated": 0,
        "unchanged": 0,
        "errors": 0,
    }
    again = run("recipients", "import", "r.csv", "--json").json
    assert (again["unchanged"], again["added"]) == (4, 0)
    units = run("recipients", "list", "--json").json
    assert [unit["unit"] for unit in units] == ["STC", "SXD", "SYT", "VP"]
    text = run("recipients", "list").out
    assert "Nguyễn Thị Lan" in text
    assert "telegram (vouched)" in text


def test_one_bad_row_and_nothing_is_changed(office: Run, tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text(RECIPIENTS + "SGD,Sở Giáo dục,VP,,,thu_truong,,\n", encoding="utf-8")
    before = office("recipients", "list", "--json").json
    told = office("recipients", "import", "b.csv", "--json")
    assert told.code == 2
    assert told.json["errors"] == 1
    assert told.err.count("\n") == 1
    assert office("recipients", "list", "--json").json == before


def test_replace_ends_the_posts_that_are_not_in_the_file(office: Run, tmp_path: Path) -> None:
    (tmp_path / "short.csv").write_text("\n".join(RECIPIENTS.splitlines()[:3]), encoding="utf-8")
    told = office("recipients", "import", "short.csv", "--replace", "--json").json
    assert len(told["ended"]) == 2
    posts = [post["person"] for unit in office("recipients", "list", "--json").json for post in unit["posts"]]
    assert sorted(posts) == ["Lê Thị Hoa", "Nguyễn Thị Lan"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ["x.csv"]),
        (b"a,b\n1,2\n", ["x.csv"]),
        (b'ma_don_vi,ten_don_vi\n"1,2\n', ["x.csv"]),
        (b"\xff\xfe\x00\x81\x81\x00\xd8", ["x.csv"]),
        (b"PK\x03\x04 no workbook", ["x.csv"]),
    ],
)
def test_a_file_that_is_no_list_of_recipients(run: Run, tmp_path: Path, content: bytes, words: list[str]) -> None:
    (tmp_path / "x.csv").write_bytes(content)
    assert_refused(run("recipients", "import", "x.csv"), 2, *words)
    assert not (tmp_path / "data" / "dondoc.db").exists()


@pytest.mark.parametrize("command", [["recipients", "import"], ["directive", "parse"], ["directive", "publish"]])
@pytest.mark.parametrize("name", ["missing.txt", ".", "ngày\n1.txt"])
def test_a_file_that_cannot_be_read(run: Run, command: list[str], name: str) -> None:
    assert_refused(run(*command, name), 2, "cannot be read")


def test_invites_are_one_use_codes_with_links_once_the_bot_knows_its_name(office: Run) -> None:
    told = office("invite", "--unit", "STC", "--json")
    [invite] = told.json
    assert set(invite) == {"unit", "person", "code", "link", "expires_at", "ways"}
    assert (invite["unit"], invite["person"], invite["link"]) == ("STC", "Nguyễn Thị Lan", None)
    assert "run the bot once" in told.err
    everybody = office("invite", "--all", "--json").json
    assert len({one["code"] for one in [invite, *everybody]}) == 5
    assert_refused(office("invite", "--unit", "KHONG-CO"), 2, "KHONG-CO", "recipients list")
    assert len(office("invite", "--all", ZALO_BOT_TOKEN=A_TOKEN).out.splitlines()) == 1 + len(everybody)


def test_an_invite_has_a_code_for_each_channel_in_use(office: Run) -> None:
    [invite] = office("invite", "--unit", "STC", "--json").json
    assert [way["channel"] for way in invite["ways"]] == ["telegram", "zalo"]
    assert invite["ways"][0]["code"] == invite["code"] != invite["ways"][1]["code"]
    headings, *rows = office("invite", "--unit", "STC").out.splitlines()
    assert headings.split()[:4] == ["unit", "person", "channel", "code"]
    assert [("telegram" in row, "zalo" in row) for row in rows] == [(True, False), (False, True)]
    [only_zalo] = office("invite", "--unit", "STC", "--json", ZALO_BOT_TOKEN=A_TOKEN).json
    assert [way["channel"] for way in only_zalo["ways"]] == ["zalo"]


def test_the_sheet_of_invites_is_a_file_of_its_owner_alone(office: Run, tmp_path: Path) -> None:
    told = office("invite", "--all", "--sheet", "moi.pdf", LOG_LEVEL="DEBUG")
    assert told.out == "moi.pdf has invitations for 4 people: print it, cut it up, and delete it afterwards.\n"
    sheet = tmp_path / "moi.pdf"
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    texts = read_pdf(sheet.read_bytes()).texts
    assert texts.count("Kính gửi: ") == 4
    assert "Nguyễn Thị Lan" in texts
    codes = re.findall(r"^[A-Z0-9]{12}$", texts, re.MULTILINE)
    assert len(set(codes)) == 8  # two channels
    assert [code for code in codes if code in told.err] == []


def test_there_is_no_sheet_without_anybody_to_invite(run: Run, tmp_path: Path) -> None:
    told = run("invite", "--all", "--sheet", "moi.pdf")
    assert (told.code, told.out) == (0, "There is nobody to invite, so moi.pdf was not written.\n")
    assert not (tmp_path / "moi.pdf").exists()


def test_a_sheet_and_json_say_the_same(office: Run, tmp_path: Path) -> None:
    [invite] = office("invite", "--unit", "STC", "--sheet", "stc.pdf", "--json").json
    texts = read_pdf((tmp_path / "stc.pdf").read_bytes()).texts.splitlines()
    assert [text for text in texts if text in {way["code"] for way in invite["ways"]}] == [
        way["code"] for way in invite["ways"]
    ]


def test_no_sheet_is_written_over_another_file_or_where_no_invite_is_made(office: Run, tmp_path: Path) -> None:
    (tmp_path / "moi.pdf").write_text("mine")
    assert_refused(office("invite", "--all", "--sheet", "moi.pdf"), 2, "moi.pdf is there already")
    assert (tmp_path / "moi.pdf").read_text() == "mine"
    assert_refused(office("invite", "--all", "--sheet", "moi.html"), 2, "ends in .pdf")
    assert_refused(office("invite", "--all", "--sheet", "khong/co.pdf"), 2, "cannot be written")
    assert_refused(office("invite", "--unit", "KHONG-CO", "--sheet", "m.pdf"), 2, "KHONG-CO")
    assert not (tmp_path / "m.pdf").exists()


def test_invites_say_until_when_by_the_clock_of_the_office(office: Run) -> None:
    [invite] = office("invite", "--unit", "STC", "--json").json
    headings, row = office("invite", "--unit", "STC", ZALO_BOT_TOKEN=A_TOKEN).out.splitlines()
    assert headings.endswith("  valid until")
    until = datetime.fromisoformat(f"{row[-16:]}+07:00")
    assert abs(until - datetime.fromisoformat(invite["expires_at"])) < timedelta(minutes=5)


def test_parse_shows_what_is_read_and_stores_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "chi-thi.txt").write_text(DIRECTIVE, encoding="utf-8")
    told = run("directive", "parse", "chi-thi.txt", "--json")
    assert (told.code, told.err) == (0, "")
    assert (told.json["number"], told.json["subject"]) == ("12/CT-UBND", "kiểm kê tài sản công")
    text = run("directive", "parse", "chi-thi.txt").out
    assert "subject: kiểm kê tài sản công\n" in text
    assert "deadline raw trước ngày 20/7/2024, kind date, date 2024-07-20\n" in text
    assert not (tmp_path / "data").exists()


def test_parse_reads_a_secret_text_with_a_warning(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mat.txt").write_text(SECRET, encoding="utf-8")
    told = run("directive", "parse", "mat.txt", "--json")
    assert (told.code, told.json["secrecy"]) == (0, "TỐI MẬT")
    assert told.err.count("\n") == 1
    assert "TỐI MẬT" in told.err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["mat.txt", "mat.md"])
def test_of_a_secret_text_nothing_is_stored(office: Run, tmp_path: Path, encoding: str, name: str) -> None:
    (tmp_path / name).write_text(SECRET, encoding=encoding)
    assert_refused(office("directive", "publish", name, "--to", "all"), 2, "TỐI MẬT")
    assert office("directive", "list", "--json").json == []
    kept = b"".join(file.read_bytes() for file in (tmp_path / "data").iterdir())
    assert "Tài chính".encode() in kept  # what is stored would be found
    assert [words for words in ("dã tràng", "vỏ bọc") if words.encode() in kept] == []


def test_publish_to_the_addressees_as_matched(office: Run) -> None:
    told = office("directive", "publish", "chi-thi.txt", "--json")
    assert (told.code, told.err) == (0, "")
    assert told.json == {
        "directive": "VB1",
        "number": "12/CT-UBND",
        "assignments": 2,
        "unreachable": [
            {"unit": "STC", "person": "Nguyễn Thị Lan", "reason": "never_joined"},
            {"unit": "SXD", "person": "Trần Văn Minh", "reason": "never_joined"},
        ],
    }
    [unit, _] = office("directive", "show", "VB1", "--json").json["units"]
    assert unit["due"] == "2024-07-20"


def test_publish_with_everything_overruled(office: Run) -> None:
    told = office(
        *(
            "directive",
            "publish",
            "chi-thi.txt",
            "--to",
            "sxd, SYT",
            "--number",
            "  13/CT-UBND\n",
            "--subject",
            "V/v bão",
        ),
        *("--due", "2030-01-31T17:00", "--urgency", "hoa-toc", "--until", "ack", "--json"),
    )
    assert (told.json["number"], told.json["assignments"]) == ("13/CT-UBND", 2)
    [listed] = office("directive", "list", "--json").json
    assert (listed["urgency"], listed["status"], listed["total"]) == ("hoa-toc", "open", 2)
    shown = office("directive", "show", "13/CT-UBND", "--json").json
    assert (shown["subject"], shown["due"]) == ("V/v bão", "2030-01-31T10:00:00Z")
    assert [unit["head"] for unit in shown["units"]] == ["Trần Văn Minh", "Phạm Văn Nam"]


@pytest.mark.parametrize(
    ("due", "stored"),
    [
        ("2024-07-20", "2024-07-20"),
        ("20240720", "2024-07-20"),
        ("2024-07-20T08:30+00:00", "2024-07-20T08:30:00Z"),
        ("2024-07-20T08:30:00Z", "2024-07-20T08:30:00Z"),
        ("2999-12-31", "2999-12-31"),
        ("1900-01-01", "1900-01-01"),
    ],
)
def test_due_takes_a_date_or_an_instant(office: Run, due: str, stored: str) -> None:
    assert office("directive", "publish", "chi-thi.txt", "--to", "STC", "--due", due).code == 0
    assert office("directive", "show", "VB1", "--json").json["due"] == stored
    assert office("directive", "show", "VB1").code == 0


@pytest.mark.parametrize(
    "due",
    [
        "",
        " ",
        "mai",
        "2024-13-45",
        "20/7/2024",
        "0001-01-01T00:00",
        "9999-12-31T23:59-14:00",
        "9999-12-31",
        "0000-00-00",
    ],
)
def test_due_that_is_no_time_at_all(office: Run, due: str) -> None:
    assert_refused(office("directive", "publish", "chi-thi.txt", "--to", "STC", "--due", due), 2, "--due", "2024-07-20")
    assert office("directive", "list", "--json").json == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chi-thi.txt", "--to", "KHONG-CO"], ["KHONG-CO", "recipients list"]),
        (["chi-thi.txt", "--to", " , "], ["--to"]),
        (["khong-ro.txt"], ["Sở Kế hoạch", "--to"]),
        (["khong-ai.txt"], ["no addressees", "--to"]),
        (["khong-de.txt", "--to", "all"], ["subject", "--subject"]),
        (["khong-de.txt", "--to", "all", "--subject", " \n "], ["subject", "--subject"]),
        (["xa.txt", "--to", "all"], ["9999-07-20", "--due"]),
        (["trong.txt", "--to", "all"], ["trong.txt"]),
        (["cu.txt", "--to", "all"], ["cu.txt", "UTF-8"]),
    ],
)
def test_what_cannot_be_published_leaves_nothing(
    office: Run, tmp_path: Path, arguments: list[str], words: list[str]
) -> None:
    (tmp_path / "khong-ro.txt").write_text(DIRECTIVE.replace("Sở Xây dựng", "Sở Kế hoạch"), encoding="utf-8")
    (tmp_path / "khong-ai.txt").write_text("Số: 1/CT\nV/v bão\n\nCác đơn vị trực.\n", encoding="utf-8")
    (tmp_path / "khong-de.txt").write_text("Xin chào\n", encoding="utf-8")
    (tmp_path / "xa.txt").write_text(DIRECTIVE.replace("2024", "9999"), encoding="utf-8")
    (tmp_path / "trong.txt").write_text(" \n", encoding="utf-8")
    (tmp_path / "cu.txt").write_bytes(b"V/v ki\xd3m k\xaa t\xb5i s\xb6n \x81")
    assert_refused(office("directive", "publish", *arguments), 2, *words)
    assert office("directive", "list", "--json").json == []


def test_all_means_every_unit_with_somebody_who_answers_for_it(office: Run) -> None:
    told = office("directive", "publish", "chi-thi.txt", "--to", "all", "--json").json
    assert told["assignments"] == 3  # the office has no head and no deputy
    assert "not reached: SYT (Phạm Văn Nam)" in office("directive", "publish", "chi-thi.txt", "--to", "all").out
    named = office("directive", "publish", "chi-thi.txt", "--to", "VP", "--json").json
    assert named["unreachable"] == [{"unit": "VP", "person": None, "reason": "no_head"}]


def test_show_list_summary_and_withdraw(office: Run) -> None:
    office("directive", "publish", "chi-thi.txt")
    assert "12/CT-UBND" in office("directive", "list").out
    shown = office("directive", "show", "VB1")
    assert "Sở Tài chính" in shown.out
    assert "next: " in shown.out
    assert {"deliveries", "next_steps", "history"} <= set(office("directive", "show", "vb1", "--json").json["units"][0])
    assert len(office("directive", "show", "VB1", "--json").json["units"][0]["next_steps"]) >= 5
    assert sums_up(office("summary", "--json").json["directives"][0])
    withdrawn = office("directive", "withdraw", "VB1", "--reason", "ban hành lại", "--json")
    assert withdrawn.json["status"] == "withdrawn"
    assert office("directive", "withdraw", "VB1").code != 0
    assert office("summary").out == "No directive is open.\n"
    assert office("summary", "--json").json["directives"] == []
    assert "withdrawn 2" in office("summary", "--all").out
    assert "withdrawn 2" in office("summary", "VB1").out
    [listed] = office("directive", "list", "--json").json
    assert listed["status"] == "withdrawn"


def sums_up(directive: dict[str, Any]) -> bool:
    status, split = directive["status"], directive["split"]
    going_on = directive["total"] - status["withdrawn"] - status["declined"]
    late = sum(directive["late_by_days"].values())
    return (sum(status.values()), sum(split.values()), late) == (directive["total"], going_on, split["running_late"])


@pytest.mark.parametrize("handle", ["VB99", "VB0", "VB99999999999999999999", "không có", "1' OR '1"])
@pytest.mark.parametrize(
    "command",
    [
        ["directive", "show"],
        ["directive", "withdraw"],
        ["directive", "pause"],
        ["directive", "resume"],
        ["directive", "amend", "--due", "none"],
        ["summary"],
    ],
)
def test_an_unknown_handle(office: Run, command: list[str], handle: str) -> None:
    assert_refused(office(*command, handle), 2, handle, "directive list")


def test_empty_lists_are_lists(run: Run) -> None:
    assert run("directive", "list", "--json").json == []
    assert run("recipients", "list", "--json").json == []
    assert run("summary", "--json").json["directives"] == []
    assert run("audit", "verify", "--json").json == {"checked": 0, "broken": None}
    assert run("invite", "--all", "--json").json == []


def test_every_command_makes_the_database_by_itself(run: Run, tmp_path: Path) -> None:
    told = run("db", "upgrade", DATA_DIR=str(tmp_path / "new" / "deep"))
    assert told.code == 0
    assert (tmp_path / "new" / "deep" / "dondoc.db").exists()
    assert run("db", "upgrade", DATA_DIR=str(tmp_path / "new" / "deep")).out == told.out


def test_audit_verify_finds_the_first_event_that_was_touched(office: Run, tmp_path: Path) -> None:
    office("directive", "publish", "chi-thi.txt")
    told = office("audit", "verify", "--json")
    assert (told.code, told.json["broken"]) == (0, None)
    with sqlite3.connect(tmp_path / "data" / "dondoc.db") as database:
        database.execute("UPDATE events SET who = 'ai đó' WHERE what = 'issued'")
    database.close()
    broken = office("audit", "verify", "--json")
    assert broken.code == 1
    assert set(broken.json["broken"]) == {"chain", "event", "why"}
    assert "Broken: event 1 of directive VB1" in office("audit", "verify").out


@pytest.mark.parametrize(
    ("changes", "code", "words"),
    [
        ({"LOG_LEVEL": "loud"}, 2, ["LOG_LEVEL"]),
        ({"JOBS__TICK": "soon", "TIMEZONE": "Mars"}, 2, ["JOBS__TICK", "TIMEZONE"]),
        ({"TELEGRAM_TOKEN": "123:a b"}, 2, ["TELEGRAM_TOKEN"]),
        ({"DATABASE_URL": "mysql://me:secret@there/db"}, 2, ["DATABASE_URL", "SQLite", "PostgreSQL"]),
        ({"DATABASE_URL": "postgresql://me:secret@127.0.0.1:1/db"}, 1, ["database", "refused"]),
        ({"DATA_DIR": "a-file"}, 2, ["a-file", "DATA_DIR"]),
        ({"DATABASE_URL": "sqlite:///a-file"}, 1, ["database"]),
        ({"DATABASE_URL": "sqlite:///a-folder"}, 1, ["database"]),
        ({"DATA_DIR": "cut"}, 2, ["audit.key", "cut off"]),
        ({"CALENDAR__SWAPS_FILE": "a-file"}, 2, ["CALENDAR__SWAPS_FILE"]),
    ],
)
def test_bad_settings_are_one_line(
    run: Run, tmp_path: Path, changes: dict[str, str], code: int, words: list[str]
) -> None:
    (tmp_path / "a-file").write_text("no database, and no folder; much longer than a header would be" * 20)
    (tmp_path / "a-folder").mkdir()
    (tmp_path / "cut").mkdir()
    (tmp_path / "cut" / "audit.key").write_text("short")
    told = run("summary", **changes)
    assert_refused(told, code, *words)
    assert "secret" not in told.err


def test_a_database_of_a_newer_program_is_left_alone(office: Run, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "data" / "dondoc.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    assert_refused(office("summary"), 1, "newer version")


def test_a_bad_env_file_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"\xff\xfe\xff=1")
    assert_refused(run("summary"), 2, ".env", "UTF-8")


def test_run_without_a_token_says_what_is_missing(run: Run) -> None:
    assert_refused(run("run"), 2, "TELEGRAM_TOKEN", "BotFather")


@pytest.mark.parametrize(
    "arguments",
    [
        ["directive", "publish", "chi-thi.txt", "--to", "STC", "--subject", "\udcff"],
        ["directive", "publish", "\udcff.txt"],
        ["directive", "withdraw", "VB1", "--reason", "\udcff"],
        ["summary", "\udcff"],
        ["invite", "--unit", "\udcff"],
    ],
)
def test_words_that_are_no_utf_8_are_refused(office: Run, arguments: list[str]) -> None:
    assert_refused(office(*arguments), 2, "UTF-8")


def test_a_bug_of_ours_is_one_line_without_the_errors_own_words(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise ValueError("what somebody wrote")

    monkeypatch.setattr("bot.cli.office.summary_json", stumble)
    told = run("summary")
    assert_refused(told, 1, "ValueError at test_cli.py", "report")
    assert "what somebody wrote" not in told.err


class TestAsAProcess:
    """What only a process of its own can show."""

    @pytest.fixture
    def outside(self, office: Run, settings: dict[str, str], tmp_path: Path) -> Callable[..., tuple[int, bytes, str]]:
        office("directive", "publish", "chi-thi.txt")

        def running(*arguments: str, **options: Any) -> tuple[int, bytes, str]:
            env = {**SAME_PROGRAM, **settings, **options.pop("env", {})}
            command = [sys.executable, "-m", "bot", *arguments]
            options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 60, **options}
            done = subprocess.run(command, env=env, cwd=tmp_path, check=False, **options)
            told = done.stderr.decode(errors="replace")
            assert "Traceback" not in told
            return done.returncode, done.stdout, told

        return running

    def test_python_m_bot_is_dondoc(self, outside: Callable[..., tuple[int, bytes, str]]) -> None:
        code, out, err = outside("directive", "list", "--json")
        assert (code, err) == (0, "")
        assert [one["directive"] for one in json.loads(out)] == ["VB1"]
        assert outside("summary", "VB99")[0] == 2

    def test_a_terminal_without_vietnamese_gets_what_it_can_show(
        self, outside: Callable[..., tuple[int, bytes, str]]
    ) -> None:
        ascii_only = {"PYTHONIOENCODING": "ascii"}
        code, out, err = outside("recipients", "list", env=ascii_only)
        assert (code, err) == (0, "")
        assert b"Nguy\\u1ec5n" in out
        units = json.loads(outside("recipients", "list", "--json", env=ascii_only)[1])
        assert "Nguyễn Thị Lan" in str(units)

    def test_a_reader_that_goes_away_is_no_error(self, outside: Callable[..., tuple[int, bytes, str]]) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        try:
            code, _, err = outside("directive", "show", "VB1", stdout=writing)
        finally:
            os.close(writing)
        assert (code, err) == (0, "")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
    def test_a_full_disk_is_one_line(self, outside: Callable[..., tuple[int, bytes, str]]) -> None:
        with Path("/dev/full").open("wb") as full:
            code, _, err = outside("directive", "show", "VB1", stdout=full)
        assert (code, err.count("\n")) == (1, 1)
        assert "No space left" in err


def test_invites_expire_when_the_setting_says(office: Run) -> None:
    [invite] = office("invite", "--unit", "STC", "--json", INVITE_TTL="P1D").json
    left = datetime.fromisoformat(invite["expires_at"]) - datetime.now(UTC)
    assert timedelta(hours=23) < left <= timedelta(days=1)


def test_json_is_one_document_whatever_the_command(office: Run) -> None:
    office("directive", "publish", "chi-thi.txt")
    commands = itertools.chain(
        (["recipients", "list"], ["invite", "--all"], ["directive", "parse", "chi-thi.txt"], ["directive", "list"]),
        (["directive", "show", "VB1"], ["summary"], ["summary", "VB1"], ["summary", "--all"], ["audit", "verify"]),
        (["recipients", "import", "nguoi-nhan.csv"], ["directive", "publish", "chi-thi.txt"]),
        (["directive", "withdraw", "VB1"],),
    )
    for command in commands:
        told = office(*command, "--json")
        assert told.code == 0
        assert told.json is not None
        assert "\\u" not in told.out


def test_a_directive_of_today_is_not_late(office: Run) -> None:
    today = (datetime.now(UTC) + timedelta(hours=7)).date()
    office("directive", "publish", "chi-thi.txt", "--to", "STC", "--due", (today + timedelta(days=1)).isoformat())
    office("directive", "publish", "chi-thi.txt", "--to", "STC", "--due", date(2020, 1, 1).isoformat())
    splits = [one["split"] for one in office("summary", "--json").json["directives"]]
    assert [(split["running_in_time"], split["running_late"]) for split in splits] == [(1, 0), (0, 1)]

"""`dondoc directive amend`, `pause`, `resume`, and what `show` says of them."""

from pathlib import Path

import pytest

from tests.story.test_cli import Run, assert_refused, furnished, office, run, settings

__all__ = ["furnished", "office", "run", "settings"]  # fixtures


@pytest.fixture
def issued(office: Run) -> Run:
    assert office("directive", "publish", "chi-thi.txt", "--to", "STC", "--due", "2031-07-21").code == 0
    return office


def due_of(run: Run) -> tuple[str | None, str]:
    [unit] = [u for u in run("directive", "show", "VB1", "--json").json["units"] if u["unit"] == "STC"]
    return unit["due"], unit["original_due"]


def test_a_new_deadline(issued: Run) -> None:
    told = issued("directive", "amend", "VB1", "--due", "2031-07-31", "--json").json
    assert told == {
        "directive": "VB1",
        "number": "12/CT-UBND",
        "version": 2,
        "subject": told["subject"],
        "due": "2031-07-31",
        "affected": 1,
        "added": 0,
        "dropped": 0,
        "untouched": 0,
        "unreachable": told["unreachable"],
        "leaderless": [],
        "left_out": [],
        "extensions_closed": [],
    }
    assert due_of(issued) == ("2031-07-31", "2031-07-21")
    assert "version 3" in issued("directive", "amend", "VB1", "--due", "none").out
    assert due_of(issued) == (None, "2031-07-21")
    shown = issued("directive", "show", "VB1").out
    assert "amended" in shown
    assert "phiên bản 2; thời hạn: 21/07/2031 → 31/07/2031" in shown


def test_words_and_units(issued: Run) -> None:
    Path("moi.txt").write_text("Số: 12/CT-UBND\nV/v nội dung mới\n\nĐề nghị báo cáo bằng văn bản.", encoding="utf-8")
    issued("directive", "amend", "12/CT-UBND", "--text", "moi.txt", "--subject", "nội  dung\nmới", "--add", " sxd ")
    told = issued("directive", "show", "VB1", "--json").json
    assert (told["subject"], told["total"]) == ("nội dung mới", 2)
    issued("directive", "amend", "VB1", "--drop", "STC")
    told = issued("directive", "show", "VB1", "--json").json
    assert told["status"]["withdrawn"] == 1
    assert (sum(told["status"].values()), sum(told["split"].values())) == (2, 1)
    assert issued("audit", "verify").code == 0


def test_a_dry_run_says_which_duty_nobody_could_close_and_changes_nothing(office: Run, tmp_path: Path) -> None:
    (tmp_path / "viec.csv").write_text(
        "nhiem_vu,chu_tri,phoi_hop,han\nRà soát danh mục,STC,SXD,20/07/2031\n", encoding="utf-8"
    )
    publish = ("directive", "publish", "chi-thi.txt", "--to", "STC,SXD", "--due", "2031-07-21", "--duties", "viec.csv")
    assert office(*publish).code == 0
    told = office("directive", "amend", "VB1", "--drop", "STC", "--dry-run")
    assert told.code == 0
    assert "duty 1 of VB1 is led by STC alone" in told.err
    assert "--add STC" in told.err
    assert "VB1 would become version 2" in told.out  # it is not amended yet
    assert "is amended" not in told.out
    assert "Dry run: nothing was changed" in told.out
    assert office("directive", "show", "VB1", "--json").json["status"]["withdrawn"] == 0
    told = office("directive", "amend", "VB1", "--drop", "STC", "--json")
    assert told.json["leaderless"] == [{"duty": 1, "text": "Rà soát danh mục", "units": ["STC"]}]
    assert "duty 1 of VB1" in told.err
    assert office("directive", "show", "VB1", "--json").json["status"]["withdrawn"] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], ["Nothing to amend"]),
        (["--due", "2031-07-21"], ["already"]),
        (["--due", "mai"], ["--due mai"]),
        (["--due", "9999-01-01"], ["9999"]),
        (["--due", ""], ["--due"]),
        (["--subject", "  "], ["empty"]),
        (["--text", "khong-co.txt"], ["khong-co.txt"]),
        (["--text", "mat.txt"], ["TỐI MẬT"]),
        (["--add", "XYZ", "--due", "2031-08-01"], ["XYZ"]),
        (["--add", "STC", "--due", "2031-08-01"], ["STC"]),
        (["--drop", "STC"], ["withdraw"]),
    ],
)
def test_what_cannot_be_is_one_line_and_changes_nothing(issued: Run, arguments: list[str], words: list[str]) -> None:
    Path("mat.txt").write_text("TỐI MẬT\nSố: 12/CT-UBND\nNội dung.", encoding="utf-8")
    before = issued("directive", "show", "VB1", "--json").json["units"]
    assert_refused(issued("directive", "amend", "VB1", *arguments), 2, *words)
    after = issued("directive", "show", "VB1", "--json").json["units"]
    assert [u["history"] for u in after] == [u["history"] for u in before]
    assert due_of(issued) == ("2031-07-21", "2031-07-21")


def test_pause_and_resume(issued: Run) -> None:
    assert issued("directive", "pause", "VB1", "--json").json == {
        "directive": "VB1",
        "number": "12/CT-UBND",
        "status": "paused",
    }
    assert issued("directive", "list", "--json").json[0]["status"] == "paused"
    assert "VB1" in issued("summary").out
    shown = issued("directive", "show", "VB1")
    assert "following up rests" in shown.out
    assert "paused: no nudges since 20" in shown.out
    assert_refused(issued("directive", "pause", "VB1"), 2, "paused already")
    assert "is followed up again" in issued("directive", "resume", "VB1").out
    assert issued("directive", "list", "--json").json[0]["status"] == "open"
    assert_refused(issued("directive", "resume", "VB1"), 2, "not paused")


def test_the_text_form_tells_deliveries_and_coming_steps(issued: Run) -> None:
    shown = issued("directive", "show", "VB1").out
    assert shown.count("  next: ") >= 5
    assert "nobody has" not in shown


# Another pace


def test_another_pace_for_one_directive(issued: Run) -> None:
    pace = "ack_within=PT2H, BEFORE_DUE=3,1,0"
    told = issued("directive", "amend", "VB1", "--follow-up", pace, "--json").json
    assert told["follow_up"] == {"ACK_WITHIN": "PT2H", "BEFORE_DUE": "3,1,0"}
    assert (told["version"], told["affected"]) == (1, 0)  # nobody has to read anything again
    shown = issued("directive", "show", "VB1", "--json").json
    assert shown["follow_up"] == told["follow_up"]
    [changed] = [event for event in shown["units"][0]["history"] if event["what"] == "follow_up_changed"]
    assert changed["text"] == "ACK_WITHIN P1D → PT2H; BEFORE_DUE 7,3,1,0 → 3,1,0"
    assert "by its own policy: ACK_WITHIN=PT2H, BEFORE_DUE=3,1,0" in issued("directive", "show", "VB1").out
    assert issued("audit", "verify").code == 0


def test_the_coming_steps_follow_at_once(issued: Run) -> None:
    def first() -> str:
        step: str = issued("directive", "show", "VB1", "--json").json["units"][0]["next_steps"][0]["at"]
        return step

    usual = first()
    told = issued("directive", "amend", "VB1", "--follow-up", "ACK_WITHIN=P3D").out
    assert told == "VB1 is followed up by its own policy from now on: ACK_WITHIN=P3D\n"
    assert first() > usual
    assert "as the settings say" in issued("directive", "amend", "VB1", "--follow-up", "ACK_WITHIN=P1D").out
    assert first() == usual
    assert issued("directive", "show", "VB1", "--json").json["follow_up"] == {}


def test_a_deadline_and_a_pace_together(issued: Run) -> None:
    told = issued("directive", "amend", "VB1", "--due", "2031-07-31", "--follow-up", "OVERDUE_EVERY=P2D", "--json").json
    assert (told["due"], told["follow_up"]) == ("2031-07-31", {"OVERDUE_EVERY": "P2D"})


@pytest.mark.parametrize(
    ("pace", "words"),
    [
        ("", ["KEY=VALUE"]),
        ("P1D", ["KEY=VALUE"]),
        ("ACK_WITHIN", ["KEY=VALUE"]),
        ("ACK_WITHIN=", ["ACK_WITHIN", "P1D"]),
        ("ACK_WITHIN=4h", ["ACK_WITHIN: '4h' is not a span"]),
        ("ACK_EVERY=PT0S", ["ACK_EVERY", "without end"]),
        ("BEFORE_DUE=3,x", ["BEFORE_DUE: '3,x'"]),
        ("ESCALATE_AFTER=0", ["ESCALATE_AFTER"]),
        ("DAILY_CAP=3", ["DAILY_CAP is none of ACK_WITHIN"]),
        ("ACK_WITHIN=P1D", ["followed up so already"]),
        ("ACK_WITHIN=P2D,IGNORES_HOURS=true", ["IGNORES_HOURS is none of"]),
    ],
)
def test_a_bad_pace_is_one_line_and_changes_nothing(issued: Run, pace: str, words: list[str]) -> None:
    assert_refused(issued("directive", "amend", "VB1", "--due", "2031-08-05", "--follow-up", pace), 2, *words)
    assert due_of(issued) == ("2031-07-21", "2031-07-21")
    assert issued("directive", "show", "VB1", "--json").json["follow_up"] == {}


def test_a_withdrawn_directive_has_no_pace(issued: Run) -> None:
    issued("directive", "withdraw", "VB1")
    assert_refused(issued("directive", "amend", "VB1", "--follow-up", "ACK_WITHIN=P2D"), 2, "withdrawn")

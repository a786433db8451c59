"""The words: their page is up to date and complete, first lines are those of the contract, nothing is sloppy."""

import inspect
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.core.calendar import Calendar
from bot.core.hours import parse_hours, parse_working_days
from bot.core.matter import Matter
from bot.core.model import (
    Addressee,
    Assignment,
    AssignmentId,
    Deadline,
    Directive,
    DirectiveId,
    FollowUpCopy,
    Person,
    PersonId,
    Post,
    Role,
    Status,
    Unit,
    UnitId,
    Until,
    Urgency,
)
from bot.core.policy import Do, Step, Why
from bot.core.summary import Showing, count
from bot.texts.common import ANYTHING, beginning, length, shortened
from bot.texts.page import PAGES, buttons, page, samples
from bot.texts.page_cast import ROOM, Sample
from bot.texts.vi import Vietnamese
from bot.texts.vi.voice import about, partial_date
from bot.texts.words import LANGUAGES, words_in

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
CALENDAR = Calendar(HANOI, parse_working_days("1-5"), parse_hours("07:30-11:30,13:30-17:00"))
VOICE = Vietnamese(calendar=CALENDAR)
EVERY = [sample for part in samples().values() for sample in part]
every_sample = pytest.mark.parametrize("sample", EVERY, ids=lambda sample: f"{sample.method}-{sample.case}")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HANOI).astimezone(UTC)


DIRECTIVE = Directive(
    id=DirectiveId(7),
    number="12/CT-UBND",
    issuer="UBND tỉnh",
    kind="CT",
    dated="2026-03-02",
    subject="rà soát phòng học xuống cấp",
    urgency=Urgency.THUONG,
    text="Giám đốc Sở yêu cầu các đơn vị thực hiện.",
    file_name="12.txt",
    due=Deadline(on=date(2026, 3, 20)),
    until=Until.CONFIRM,
    follow_up=FollowUpCopy("{}"),
    issued_at=at("2026-03-02 08:30"),
)
HEAD = Post(
    id=1,
    person=Person(id=PersonId(1), full_name="Nguyễn Thị Lan", phone="0912000101"),
    unit=Unit(id=UnitId(1), code="VP", name="Văn phòng Sở"),
    role=Role.HEAD,
    title="Chánh Văn phòng",
    from_on=date(2026, 1, 1),
)
MATTER = Matter(
    assignment=Assignment(
        id=AssignmentId(1),
        directive_id=DIRECTIVE.id,
        unit_id=HEAD.unit.id,
        status=Status.DELIVERED,
        until=Until.CONFIRM,
        issued_at=DIRECTIVE.issued_at,
        due=DIRECTIVE.due,
        due_at=at("2026-03-20 17:00"),
        delivered_at=DIRECTIVE.issued_at,
    ),
    directive=DIRECTIVE,
    addressee=Addressee(unit=HEAD.unit, post=HEAD, contact=None),
)


def about_a(directive: Directive) -> Matter:
    return replace(MATTER, directive=directive)


def first_line(text: str) -> str:
    return text.partition("\n")[0]


# The page


def test_the_page_of_messages_is_up_to_date() -> None:
    for language, written in PAGES.items():
        assert written.read_text(encoding="utf-8") == page(language), "run: .venv/bin/python -m bot.texts.page --write"


@pytest.mark.parametrize(
    ("language", "presses"),
    [("vi", r"\b[Bb]ấm\b|\bnút\b"), ("en", r"\b[Pp]ress\b|\bbutton")],
)
def test_nobody_is_told_to_press_where_there_may_be_no_buttons(language: str, presses: str) -> None:
    """`stranger` speaks of the button that shares a number where there is one, a slip of what Telegram itself shows."""
    told = [sample for part in samples(language).values() for sample in part]
    pressing = {sample.method for sample in told if re.search(presses, sample.text)}
    assert pressing <= {"stranger", "slip_way"}
    assert [sample.text for sample in told if "{" in sample.text] == []  # a name that nobody filled in


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_channel_is_credited_only_with_what_it_can_do(language: str) -> None:
    """On Zalo people were told to reply to one message, which nobody can there, and to send files."""
    post = [HEAD]
    told = {}
    for name, can in (("able", ANYTHING), ("plain", replace(ANYTHING, buttons=False, replies=False, files=False))):
        voice = words_in(language, calendar=VOICE.calendar, address="dong-chi", organisation="", contact="", can=can)
        told[name] = [
            voice.which_one([MATTER]),
            voice.and_others(3),
            voice.ask_report(MATTER),
            voice.ask_confirmation(MATTER),
            voice.evidence_needed(MATTER),
            voice.help(post, answers=True, directs=False),
        ]
    lacking = {"vi": r"trả lời (trực tiếp )?tin nhắn|\btệp\b", "en": r"\breply\b|\bfiles?\b"}[language]
    assert [bool(re.search(lacking, text)) for text in told["able"]] == [True] * 6
    assert [re.search(lacking, text) for text in told["plain"]] == [None] * 6


def test_every_sentence_is_on_the_page() -> None:
    public = {name for name, _ in inspect.getmembers(Vietnamese, inspect.isfunction) if not name.startswith("_")}
    assert {sample.method for sample in EVERY} == public - {"directive_fits"}  # which says nothing
    for sample in EVERY:
        assert f"### {first_line(sample.text)}\n" in page()
        assert f"```text\n{sample.text}\n```\n" in page()
    for label in buttons():
        assert f"- {label}\n" in page()


def test_no_case_stands_on_the_page_twice() -> None:
    cases = [(sample.method, sample.case) for sample in EVERY]
    assert len(set(cases)) == len(cases)


# First lines (CONTRACT section 5)

LATE, ON_TIME, THE_DAY = at("2026-03-24 07:30"), at("2026-03-17 07:30"), at("2026-03-20 07:30")


@pytest.mark.parametrize(
    ("urgency", "expected"),
    [
        (Urgency.THUONG, "📄 VĂN BẢN số 12/CT-UBND"),
        (Urgency.KHAN, "📄 VĂN BẢN KHẨN số 12/CT-UBND"),
        (Urgency.THUONG_KHAN, "📄 VĂN BẢN THƯỢNG KHẨN số 12/CT-UBND"),
        (Urgency.HOA_TOC, "📄 VĂN BẢN HỎA TỐC số 12/CT-UBND"),
    ],
)
def test_a_directive_says_what_it_is(urgency: Urgency, expected: str) -> None:
    matter = about_a(replace(DIRECTIVE, urgency=urgency))
    assert first_line(VOICE.directive(matter, room=ROOM)) == expected
    assert first_line(VOICE.directive(matter, room=ROOM, repeat=True)) == f"{expected} (gửi lại)"


@pytest.mark.parametrize(
    ("number", "expected"), [("/SNN-VP", "…/SNN-VP"), (None, "VB7"), ("", "VB7"), ("5/KH", "5/KH")]
)
def test_a_directive_without_a_number_has_its_handle(number: str | None, expected: str) -> None:
    matter = about_a(replace(DIRECTIVE, number=number))
    assert first_line(VOICE.directive(matter, room=ROOM)) == f"📄 VĂN BẢN số {expected}"
    assert first_line(VOICE.nudge(matter, 1, Why.SILENCE, ON_TIME)) == f"⏰ NHẮC LẦN 1: văn bản số {expected}"


@pytest.mark.parametrize(
    ("why", "now", "expected"),
    [
        (Why.SILENCE, ON_TIME, "⏰ NHẮC LẦN 4: văn bản số 12/CT-UBND"),
        (Why.SILENCE, LATE, "⏰ NHẮC LẦN 4: văn bản số 12/CT-UBND – quá hạn 4 ngày"),
        (Why.BEFORE_DUE, ON_TIME, "🔔 SẮP ĐẾN HẠN (còn 3 ngày làm việc): văn bản số 12/CT-UBND"),
        (Why.DUE_TODAY, THE_DAY, "🔔 ĐẾN HẠN HÔM NAY: văn bản số 12/CT-UBND"),
        (Why.BEFORE_DUE, THE_DAY, "🔔 ĐẾN HẠN HÔM NAY: văn bản số 12/CT-UBND"),  # it was held back
        (Why.DUE_TODAY, LATE, "⏰ NHẮC LẦN 4: văn bản số 12/CT-UBND – quá hạn 4 ngày"),  # it slept over it
        (Why.OVERDUE, LATE, "⏰ NHẮC LẦN 4: văn bản số 12/CT-UBND – quá hạn 4 ngày"),
        (Why.OVERDUE, at("2026-03-20 17:00"), "⏰ NHẮC LẦN 4: văn bản số 12/CT-UBND – quá hạn 1 ngày"),
        (Why.NO_DEADLINE, ON_TIME, "⏰ NHẮC LẦN 4: văn bản số 12/CT-UBND"),
    ],
)
def test_a_nudge_says_how_matters_stand_at_the_moment_of_sending(why: Why, now: datetime, expected: str) -> None:
    assert first_line(VOICE.nudge(MATTER, 4, why, now)) == expected


def test_bug_ahead_of_a_deadline_on_a_saturday_there_is_one_working_day_left_and_not_none() -> None:
    due = Deadline(on=date(2026, 3, 21))
    matter = replace(MATTER, assignment=replace(MATTER.assignment, due=due, due_at=at("2026-03-21 17:00")))
    title = VOICE.nudge_title(matter, 1, Why.BEFORE_DUE, THE_DAY)  # Friday
    assert title == "🔔 SẮP ĐẾN HẠN (còn 1 ngày làm việc): văn bản số 12/CT-UBND"


def test_the_other_first_lines_are_those_of_the_contract() -> None:
    counts = count([MATTER.assignment], ON_TIME, date(2026, 3, 17))
    lines = {
        "🔺 CHẬM PHẢN HỒI: văn bản số 12/CT-UBND": VOICE.escalation([MATTER], ON_TIME),
        "🔺 QUÁ HẠN 4 NGÀY: văn bản số 12/CT-UBND": VOICE.escalation([MATTER], LATE),
        "⚠️ VƯỚNG MẮC: văn bản số 12/CT-UBND": VOICE.obstacle_notice(MATTER, "Lan", "thiếu", LATE),
        "🛑 THU HỒI: văn bản số 12/CT-UBND": VOICE.withdrawn(DIRECTIVE, None),
        "✅ Đã ghi nhận việc tiếp nhận": VOICE.acknowledged(MATTER, ""),
        "📝 Đã ghi nhận tiến độ": VOICE.reported(MATTER, "60%", 60, 0, ""),
        "🏁 Đã ghi nhận hoàn thành": VOICE.confirmed(MATTER),
        "📊 TỔNG HỢP": VOICE.summary(DIRECTIVE, counts, [MATTER], ON_TIME),
    }
    assert [first_line(text) for text in lines.values()] == list(lines)
    assert first_line(VOICE.call_sheet([MATTER], ON_TIME)).startswith("🔺 CHẬM PHẢN HỒI: ")
    assert first_line(VOICE.reported_after_the_end(MATTER)) == "📝 Đã ghi nhận tiến độ"
    assert first_line(VOICE.overview([(DIRECTIVE, counts)])) == first_line(VOICE.no_directives()) == "📊 TỔNG HỢP"


@every_sample
def test_only_the_directives_own_message_starts_with_its_sign(sample: Sample) -> None:
    assert sample.text.startswith("📄") == (sample.method in {"directive", "directive_title"})


# The subject

LONG_SUBJECT = "rà soát toàn bộ phòng học xuống cấp trên địa bàn, " * 6 + "hết."


def test_the_subject_is_whole_in_the_directive_and_cut_everywhere_else() -> None:
    matter = replace(about_a(replace(DIRECTIVE, subject=LONG_SUBJECT)), confirmed_by="Lan", acknowledged_by="Lan")
    assert LONG_SUBJECT in VOICE.directive(matter, room=ROOM)
    counts = count([matter.assignment], LATE, date(2026, 3, 24))
    others = [
        VOICE.nudge(matter, 1, Why.SILENCE, ON_TIME),
        VOICE.escalation([matter], LATE),
        VOICE.call_sheet([matter], LATE),
        VOICE.obstacle_notice(matter, "Lan", "thiếu", LATE),
        VOICE.withdrawn(matter.directive, None),
        VOICE.full_text_caption(matter.directive),
        VOICE.acknowledged(matter, ""),
        VOICE.reported(matter, "", None, 1, ""),
        VOICE.confirmed(matter),
        VOICE.ask_report(matter),
        VOICE.ask_obstacle(matter),
        VOICE.ask_confirmation(matter),
        VOICE.already(matter),
        VOICE.which_one([matter, matter]),
        VOICE.task(matter),
        VOICE.tasks([matter], LATE),
        VOICE.overview([(matter.directive, counts)]),
        VOICE.summary(matter.directive, counts, [matter], LATE),
        VOICE.not_yet(matter.directive, [matter]),
        VOICE.overview_of(Showing.LATE, [(matter.directive, counts, 1)], 1),
        VOICE.urging(matter.directive, [], [], LATE),
        VOICE.urged(matter.directive, []),
        VOICE.nothing_to_urge(matter.directive),
        VOICE.not_urged(matter.directive),
    ]
    cut = shortened(LONG_SUBJECT)
    assert len(cut) <= 120
    for text in others:
        assert cut in text
        assert LONG_SUBJECT[:120] not in text
        assert "12/CT-UBND" in text


def test_a_subject_that_fits_is_not_cut() -> None:
    exact = "x" * 120
    assert shortened(exact) == exact
    assert shortened(exact + "y") == "x" * 119 + "…"


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("rà soát phòng học", "V/v rà soát phòng học"),
        ("V/v rà soát phòng học", "V/v rà soát phòng học"),
        ("Về việc rà soát phòng học", "Về việc rà soát phòng học"),
        ("VỀ TĂNG CƯỜNG KỶ LUẬT", "VỀ TĂNG CƯỜNG KỶ LUẬT"),
        ("vệ sinh môi trường", "V/v vệ sinh môi trường"),
    ],
)
def test_a_subject_does_not_say_twice_that_it_is_one(subject: str, expected: str) -> None:
    assert about(subject) == expected


# Length


def test_a_long_directive_fills_its_message_to_the_last_character() -> None:
    matter = about_a(replace(DIRECTIVE, text="x" * 50_000))
    text = VOICE.directive(matter, room=ROOM)
    assert length(text) == ROOM
    assert not VOICE.directive_fits(matter, room=ROOM)
    assert text.endswith(VOICE.standing(matter))
    assert "[…] Toàn văn được gửi kèm" in text


def test_a_long_directive_is_cut_where_a_line_ends() -> None:
    matter = about_a(replace(DIRECTIVE, text="\n".join(["Giao các đơn vị rà soát, báo cáo kết quả."] * 1000)))
    text = VOICE.directive(matter, room=ROOM)
    assert ROOM - 100 < length(text) <= ROOM
    assert "Giao các đơn vị rà soát, báo cáo kết quả.\n[…]" in text


words = st.text(st.sampled_from("ađ ệ.\n📄😀"), max_size=3000)


@given(
    st.integers(60, 5000),
    st.one_of(words, st.integers(0, 50_000).map(lambda times: "việc " * (times // 5))),
    st.one_of(st.just(DIRECTIVE.subject), words),
    st.booleans(),
)
@example(60, "x" * 50_000, "y" * 9000, True)  # noqa: FBT003 - a repeat
@example(400, "😀" * 50_000, "😀" * 9000, False)  # noqa: FBT003
def test_a_directive_never_outgrows_its_room(room: int, text: str, subject: str, repeat: bool) -> None:  # noqa: FBT001
    matter = about_a(replace(DIRECTIVE, text=text, subject=subject))
    told = VOICE.directive(matter, room=room, repeat=repeat)
    assert length(told) <= room
    assert first_line(told) == VOICE.directive_title(matter.directive, repeat=repeat)
    if VOICE.directive_fits(matter, room=room):
        assert text.strip() in told
        assert subject in told


@given(words, st.integers(0, 200))
def test_a_beginning_is_as_long_as_channels_count(text: str, most: int) -> None:
    cut = beginning(text, most)
    assert text.startswith(cut)
    assert length(cut) <= most
    assert length(cut) >= min(length(text), most) - 1
    assert length(text) == len(text.encode("utf-16-le")) // 2


@every_sample
def test_no_message_is_longer_than_one_on_telegram(sample: Sample) -> None:
    assert length(sample.text) <= ROOM


# Care


@every_sample
def test_nothing_is_sloppy(sample: Sample) -> None:
    text = sample.text
    assert "  " not in text
    assert not re.search(r"\s([,;:!?)”]|\.(?!(xlsx?|csv|txt|md)\b))", text.replace(" /", "")), "a space before a sign"
    assert not re.search(r"\(\s*\)|“\s*”|None|\{|\}", text)
    assert not re.search(r"[,;:.] *[,;:.](?!/)", text.replace("…", "")), "two signs"
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert all(line == line.rstrip() for line in text.split("\n"))


@every_sample
def test_sentences_begin_with_a_capital(sample: Sample) -> None:
    """After a full stop; names of files and numbers have none inside a word."""
    for start in re.finditer(r"(?<=[^\W\d_]\. )(\w)", sample.text):
        assert start[1].isupper() or start[1].isdigit(), sample.text[start.start() - 20 :]


@pytest.mark.parametrize(
    ("address", "you", "head"),
    [
        ("dong-chi", "đồng chí", "Đồng chí"),
        ("ong-ba", "ông/bà", "Ông/bà"),
        ("thay-co", "thầy/cô", "Thầy/cô"),
    ],
)
def test_people_are_addressed_as_the_office_wishes(address: str, you: str, head: str) -> None:
    voice = Vietnamese(calendar=CALENDAR, address=address)
    told = [
        voice.directive(MATTER, room=ROOM),
        voice.nudge(MATTER, 1, Why.SILENCE, ON_TIME),
        voice.nudge(MATTER, 1, Why.OVERDUE, LATE),
        voice.greeting(HEAD.person, [HEAD], 1),
        voice.not_the_head(),
        voice.which_one([MATTER]),
    ]
    for text in told:
        assert you in text or head in text
        assert not any(other in text.lower() for other in ("đồng chí", "ông/bà", "thầy/cô") if other != you)
    assert f"Kính gửi: {head} Chánh Văn phòng Nguyễn Thị Lan, Văn phòng Sở" in told[0]
    assert f"\n{head} chưa xác nhận tiếp nhận." in told[1]


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        ("2024-04-09", "ngày 09/04/2024"),
        ("2024-04", "tháng 04/2024"),
        ("2024", "năm 2024"),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_told_as_far_as_it_is_known(dated: str | None, expected: str | None) -> None:
    assert partial_date(dated) == expected


# What is promised


def test_it_promises_silence_only_where_nothing_comes() -> None:
    for what in Do:
        then = replace(MATTER, next_step=Step(what=what, at=LATE, why=Why.SILENCE))
        assert "sẽ không nhắc" not in VOICE.next_nudge(then)
        assert "07:30 ngày 24/03/2026" in VOICE.next_nudge(then)
    assert VOICE.next_nudge(MATTER) == "Hệ thống sẽ không nhắc thêm về văn bản này."


def test_bug_a_unit_out_of_reach_is_not_told_that_it_will_be_nudged() -> None:
    """A deputy acts while the head never joined: the next thing is a call to the unit."""
    then = replace(MATTER, next_step=Step(what=Do.CALL_SHEET, at=LATE, why=Why.UNREACHABLE))
    assert "gọi điện" in VOICE.next_nudge(then)
    assert "nhắc lại" not in VOICE.next_nudge(then)


def test_bug_a_director_is_not_told_that_units_out_of_reach_go_on_being_nudged() -> None:
    lost = replace(
        MATTER,
        assignment=replace(MATTER.assignment, reachable=False),
        addressee=replace(MATTER.addressee, reason="blocked"),
    )
    assert "Hệ thống tiếp tục nhắc đơn vị." in VOICE.escalation([MATTER], ON_TIME)
    assert "Hệ thống tiếp tục nhắc các đơn vị trên." in VOICE.escalation([MATTER, MATTER], ON_TIME)
    assert "Hệ thống tiếp tục nhắc các đơn vị còn liên lạc được." in VOICE.escalation([MATTER, lost], ON_TIME)
    assert "tiếp tục nhắc" not in VOICE.escalation([lost], ON_TIME)


def test_bug_the_call_sheet_does_not_say_of_who_has_the_directive_that_they_lack_it() -> None:
    lost = replace(MATTER, addressee=replace(MATTER.addressee, reason="blocked"))
    never = replace(lost, assignment=replace(MATTER.assignment, delivered_at=None))
    assert "văn bản đã gửi lúc 08:30 02/03; điện thoại 0912000101." in VOICE.call_sheet([lost], ON_TIME)
    assert "chưa gửi được văn bản; điện thoại 0912000101." in VOICE.call_sheet([never], ON_TIME)


def test_bug_an_obstacle_told_by_a_photo_alone_is_shown() -> None:
    a = replace(
        MATTER.assignment, status=Status.ACKNOWLEDGED, acknowledged_at=ON_TIME, obstacle="", obstacle_at=ON_TIME
    )
    stuck = replace(MATTER, assignment=a)
    assert "vướng mắc" in VOICE.standing(stuck)
    assert "có vướng mắc" in VOICE.summary(DIRECTIVE, count([a], ON_TIME, date(2026, 3, 17)), [stuck], ON_TIME)
    assert "không ghi nội dung" in VOICE.obstacle_notice(stuck, "Lan", "", LATE)


def test_whoever_is_to_be_asked_is_named() -> None:
    voice = Vietnamese(calendar=CALENDAR, contact="Văn phòng Sở, 0205 3 812 345")
    for text in (voice.not_understood(), voice.trouble(), voice.stranger(), voice.wrong_code(), voice.not_the_head()):
        assert "Văn phòng Sở, 0205 3 812 345" in text
    assert VOICE.ask_whom() == "văn thư cơ quan"

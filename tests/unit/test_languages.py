"""English beside Vietnamese: nothing is missing, nothing is half translated, each first line has its counterpart."""

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.core.calendar import Calendar
from bot.core.hours import parse_hours, parse_working_days
from bot.core.model import Deadline, Status
from bot.core.policy import Why
from bot.core.summary import count
from bot.texts import page, page_cast, page_files
from bot.texts.common import length
from bot.texts.en import English, files, voice
from bot.texts.page import buttons, samples
from bot.texts.page_cast import ROOM, Sample
from bot.texts.remarks import Remark
from bot.texts.vi import Vietnamese
from bot.texts.vi import files as vietnamese_files
from bot.texts.words import LANGUAGES, NAMES, voice_of, words_in

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
CALENDAR = Calendar(HANOI, parse_working_days("1-5"), parse_hours("07:30-11:30,13:30-17:00"))
ENGLISH = English(calendar=CALENDAR)
PAIRS = [
    pytest.param(said, same, id=f"{said.method}-{said.case}")
    for title, told in samples("en").items()
    for said, same in zip(told, samples("vi")[title], strict=True)
]
every_pair = pytest.mark.parametrize(("english", "vietnamese"), PAIRS)

# Nothing is missing


def spoken(voice: object) -> dict[str, str]:
    """Public names with their signatures."""
    return {
        name: str(inspect.signature(said))
        for name, said in inspect.getmembers(voice, inspect.isfunction)
        if not name.startswith("_")
    }


def remarks(module: object) -> dict[str, str]:
    """What is said about files: the sentences, not the helpers beside them."""
    return {name: said for name, said in spoken(module).items() if name not in {"remark", "in_english"}}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        pytest.param(spoken(Vietnamese), spoken(English), id="sentences"),
        pytest.param(remarks(vietnamese_files), remarks(files), id="remarks"),
        pytest.param(dict.fromkeys(dir(Vietnamese.labels)), dict.fromkeys(dir(English.labels)), id="labels"),
    ],
)
def test_each_language_says_all_that_the_other_says(ours: dict[str, str], theirs: dict[str, str]) -> None:
    assert sorted(ours.keys() - theirs.keys()) == [], "these are missing in bot/texts/en"
    assert sorted(theirs.keys() - ours.keys()) == [], "these are missing in bot/texts/vi"
    differing = {name: (ours[name], theirs[name]) for name in ours if ours[name] != theirs[name]}
    assert differing == {}, "these take something else in English"


def test_every_remark_has_a_sample() -> None:
    assert {said.name for said in page_files.REMARKS} == set(remarks(vietnamese_files))


def test_every_part_of_the_english_page_has_a_title() -> None:
    assert list(samples("en")) == list(page._ENGLISH_TITLES)


def test_every_language_has_a_voice_and_a_name() -> None:
    assert tuple(NAMES) == LANGUAGES
    assert LANGUAGES[0] == "vi"  # the office's own; a place in this list stands in buttons that were sent
    assert [voice_of(language).language for language in LANGUAGES] == list(LANGUAGES)


@pytest.mark.parametrize(
    ("language", "expected"), [("vi", Vietnamese), ("en", English), (None, Vietnamese), ("fr", Vietnamese)]
)
def test_an_unknown_language_is_the_offices_own(language: str | None, expected: type) -> None:
    assert type(words_in(language, calendar=CALENDAR, address="ong-ba", organisation="", contact="")) is expected


# Nothing is half translated

_VIETNAMESE = re.compile(r"[^\W\d_]*[À-ỹĐđ][^\W\d_]*")


def data_in(given: object) -> Iterator[str]:
    """The names, titles, subjects and texts that a sentence was given."""
    if isinstance(given, Remark):
        yield from data_in(given.about)
    elif isinstance(given, str):
        yield given
    elif is_dataclass(given):
        for part in fields(given):
            yield from data_in(getattr(given, part.name))
    elif isinstance(given, Mapping):
        yield from data_in(list(given.values()))
    elif isinstance(given, list | tuple):
        for part in given:
            yield from data_in(part)


def test_bug_no_sign_of_vietnamese_hides_in_the_pattern() -> None:
    assert _VIETNAMESE.findall("Đã nhận được: recorded, từ") == ["Đã", "nhận", "được", "từ"]


@every_pair
def test_nothing_but_names_and_data_is_vietnamese(english: Sample, vietnamese: Sample) -> None:
    given = [*data_in(english.about), "Sở Nông nghiệp và Môi trường", "Văn phòng Sở, 0205 3 812 345", *NAMES.values()]
    allowed = {word for text in given for word in _VIETNAMESE.findall(text)}
    assert set(_VIETNAMESE.findall(english.text)) <= allowed


@pytest.mark.parametrize("label", buttons("en"))
def test_a_label_is_english(label: str) -> None:
    assert not _VIETNAMESE.search(label)


@every_pair
def test_no_sentence_was_forgotten(english: Sample, vietnamese: Sample) -> None:
    same = {"open_label", "called"}  # nothing but data
    assert english.method == vietnamese.method
    assert english.text != vietnamese.text or english.method in same


@every_pair
def test_each_language_takes_as_many_lines(english: Sample, vietnamese: Sample) -> None:
    assert len(english.text.splitlines()) == len(vietnamese.text.splitlines())


@every_pair
def test_a_message_is_neither_untidy_nor_too_long(english: Sample, vietnamese: Sample) -> None:
    text = english.text
    assert text == text.strip()
    assert "  " not in text
    assert "None" not in text
    assert "\n\n\n" not in text
    assert not re.search(r"\s([,;:!?)”]|\.(?!(xlsx?|csv|txt|md)\b))", text)
    assert ".." not in text.replace("…", "")
    assert length(text) <= ROOM


def signs(text: str) -> list[str]:
    return re.findall(r"[\U0001F300-\U0001FAFF☀-➿⏩-⏺◀▶↩✀-➿]", text)


@every_pair
def test_the_signs_are_those_of_the_vietnamese(english: Sample, vietnamese: Sample) -> None:
    assert signs(english.text.partition("\n")[0]) == signs(vietnamese.text.partition("\n")[0])


def test_the_labels_carry_the_signs_of_the_vietnamese() -> None:
    assert [signs(label) for label in buttons("en")] == [signs(label) for label in buttons("vi")]


# First lines

_MATTER = page_cast.SILENT
_ONE = "directive No. 124/SNN-VP"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (lambda: ENGLISH.directive(_MATTER, room=ROOM), "📄 DIRECTIVE No. 124/SNN-VP"),
        (lambda: ENGLISH.directive(_MATTER, room=ROOM, repeat=True), "📄 DIRECTIVE No. 124/SNN-VP (sent again)"),
        (lambda: nudge_on("2026-04-08", Why.SILENCE, 2), "⏰ REMINDER 2: directive No. 124/SNN-VP"),
        (lambda: nudge_on("2026-04-23", Why.OVERDUE, 5), "⏰ REMINDER 5: directive No. 124/SNN-VP – 3 days overdue"),
        (lambda: nudge_on("2026-04-21", Why.OVERDUE, 5), "⏰ REMINDER 5: directive No. 124/SNN-VP – 1 day overdue"),
        (lambda: nudge_on("2026-04-20", Why.DUE_TODAY, 3), "🔔 DUE TODAY: directive No. 124/SNN-VP"),
        (
            lambda: nudge_on("2026-04-17", Why.BEFORE_DUE, 3),
            f"🔔 DUE SOON (1 working day left): {_ONE}",
        ),
        (
            lambda: nudge_on("2026-04-15", Why.BEFORE_DUE, 3),
            f"🔔 DUE SOON (3 working days left): {_ONE}",
        ),
        (
            lambda: ENGLISH.escalation([_MATTER], at("2026-04-15 08:00")),
            f"🔺 AWAITING RESPONSE: {_ONE}",
        ),
        (lambda: ENGLISH.escalation([_MATTER], at("2026-04-21 08:00")), "🔺 1 DAY OVERDUE: directive No. 124/SNN-VP"),
        (lambda: ENGLISH.escalation([_MATTER], at("2026-04-22 08:00")), "🔺 2 DAYS OVERDUE: directive No. 124/SNN-VP"),
        (lambda: ENGLISH.acknowledged(_MATTER, ""), "✅ Receipt recorded"),
        (lambda: ENGLISH.reported(_MATTER, "", 60, 0, ""), "📝 Progress recorded"),
        (lambda: ENGLISH.confirmed(_MATTER), "🏁 Completion recorded"),
        (lambda: ENGLISH.withdrawn(_MATTER.directive, None), "🛑 WITHDRAWN: directive No. 124/SNN-VP"),
    ],
)
def test_first_lines(title: Callable[[], str], expected: str) -> None:
    assert title().partition("\n")[0] == expected


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HANOI).astimezone(UTC)


def nudge_on(day: str, why: Why, nth: int) -> str:
    return ENGLISH.nudge(_MATTER, nth, why, at(f"{day} 08:00"))


def test_first_lines_of_two_languages_never_look_alike() -> None:
    firsts = {sample.text.partition("\n")[0] for told in samples("vi").values() for sample in told}
    both = {sample.text.partition("\n")[0] for told in samples("en").values() for sample in told} & firsts
    assert both <= {"VB1 – 124/SNN-VP"}


# Dates, numbers, names


def test_dates_as_the_british_write_them() -> None:
    moment = at("2026-03-09 08:05")
    assert ENGLISH.moment(moment) == "9 March 2026, 08:05"
    assert ENGLISH.short_moment(moment) == "08:05, 9 March"
    assert ENGLISH.deadline(Deadline(on=date(2026, 3, 20))) == "20 March 2026"
    assert ENGLISH.deadline(Deadline(on=date(2026, 3, 20), at=at("2026-03-20 10:00"))) == "20 March 2026, 10:00"
    assert ENGLISH.deadline(None) == "none stated"


@pytest.mark.parametrize("month", range(1, 13))
def test_months_do_not_depend_on_the_host(month: int) -> None:
    beginnings = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    assert voice.day(date(2026, month, 1)).startswith(f"1 {beginnings[month - 1]}")


@pytest.mark.parametrize(
    ("dated", "expected"),
    [("2024-04-09", "9 April 2024"), ("2024-04", "April 2024"), ("2024", "2024"), (None, None), ("", None)],
)
def test_a_date_of_which_a_part_is_known(dated: str | None, expected: str | None) -> None:
    assert voice.partial_date(dated) == expected


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, "0 units"), (1, "1 unit"), (2, "2 units"), (1200, "1,200 units")],
)
def test_counts(count: int, expected: str) -> None:
    assert voice.counted(count, "unit") == expected


def test_an_irregular_plural() -> None:
    assert (voice.counted(1, "person", "people"), voice.counted(2, "person", "people")) == ("1 person", "2 people")


def test_people_are_called_by_title_and_name_alone() -> None:
    for address in ("dong-chi", "ong-ba", "thay-co"):
        assert English(calendar=CALENDAR, address=address).called(page_cast.LAN) == "Chánh Văn phòng Nguyễn Thị Lan"


def test_whoever_is_to_be_asked_is_named() -> None:
    words = English(calendar=CALENDAR, contact="Văn phòng Sở, 0205 3 812 345")
    for text in (words.not_understood(), words.trouble(), words.stranger(), words.wrong_code(), words.not_the_head()):
        assert "Văn phòng Sở, 0205 3 812 345" in text
    assert ENGLISH.ask_whom() == "the office clerk"


def test_the_subject_is_named_unaltered() -> None:
    directive = _MATTER.directive
    assert voice.subject_line(directive) == f"Re: {directive.subject}"
    assert voice.subject_line(replace(directive, subject="V/v trồng rừng")) == "V/v trồng rừng"
    assert voice.subject_line(replace(directive, subject="Re: planting")) == "Re: planting"


def test_a_directive_that_is_too_long_is_cut_and_fits() -> None:
    long = replace(_MATTER, directive=replace(_MATTER.directive, text="Rà soát. " * 1000))
    assert not ENGLISH.directive_fits(long, room=ROOM)
    assert ENGLISH.directive_fits(_MATTER, room=ROOM)
    assert length(ENGLISH.directive(long, room=ROOM)) <= ROOM
    assert "The full text follows" in ENGLISH.directive(long, room=ROOM)


# Remarks


def test_a_remark_is_vietnamese_as_it_stands_and_english_for_who_wants_it() -> None:
    said = vietnamese_files.no_rows("a.csv")
    assert said == "Tệp “a.csv” không có dòng dữ liệu nào; hãy điền mỗi người một dòng dưới dòng tiêu đề rồi gửi lại."
    assert ENGLISH.unreadable(said).startswith("The file “a.csv” has no rows;")
    assert Vietnamese(calendar=CALENDAR).unreadable(said) == said


def test_remarks_within_a_remark_are_english_too() -> None:
    both = vietnamese_files.all_of(vietnamese_files.cell_missing("ho_ten"), vietnamese_files.too_many_cells())
    assert ENGLISH.unreadable(both).startswith("The column ho_ten is empty; please fill it in. This row has")


def test_words_that_are_no_remark_stay_as_they_are() -> None:
    assert ENGLISH.unreadable("Vũ Thị Mai, Trung tâm Khuyến nông") == "Vũ Thị Mai, Trung tâm Khuyến nông"


def test_a_remark_takes_what_it_is_about_in_order() -> None:
    with pytest.raises(TypeError, match="in order"):
        vietnamese_files.no_rows(name="a.csv")


def test_the_standing_of_every_status_is_said() -> None:
    for status in (Status.ISSUED, Status.DELIVERED, Status.WITHDRAWN):
        matter = replace(_MATTER, assignment=replace(_MATTER.assignment, status=status))
        assert ENGLISH.standing(matter)
        assert ENGLISH.how_it_stands(matter)
    confirmed = replace(
        _MATTER,
        assignment=replace(
            _MATTER.assignment, status=Status.CONFIRMED, confirmed_at=at("2026-04-06 08:00") + timedelta(days=1)
        ),
        confirmed_by="Nguyễn Thị Lan",
    )
    assert ENGLISH.standing(confirmed) == "🏁 Completion confirmed on 7 April 2026, 08:00 (Nguyễn Thị Lan)."


def test_a_voice_message_on_record_is_told_in_english() -> None:
    words = Vietnamese(calendar=CALENDAR).spoken_only()
    assert ENGLISH.spoken_only() in ENGLISH.obstacle_notice(page_cast.STUCK, "Lan", words, at("2026-04-14 15:00"))
    stuck = replace(page_cast.STUCK, assignment=replace(page_cast.STUCK.assignment, obstacle=words))
    nothing = count([], at("2026-04-14 15:00"), date(2026, 4, 14))
    assert ENGLISH.spoken_only() in ENGLISH.summary(stuck.directive, nothing, [stuck], at("2026-04-14 15:00"))

"""Every sentence the bot can say on one page, each with a plausible sample, so that the Vietnamese is read as a whole.

`python -m bot.texts.page` prints it as Markdown; `--write` puts it into docs/loi-nhan.md, and the English beside the
Vietnamese into docs/messages.md. A test compares both.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.core.making import replace
from bot.core.model import Urgency
from bot.core.policy import Do, Why
from bot.core.records import Report
from bot.core.summary import count
from bot.texts import page_cast as cast
from bot.texts import (
    page_changing,
    page_channels,
    page_clerks,
    page_decisions,
    page_delegating,
    page_digests,
    page_directors,
    page_duties,
    page_files,
    page_full_text,
    page_nudges,
    page_snoozing,
)
from bot.texts.vi.clerks import URGENCIES
from bot.texts.words import Words, voice_of

_DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"vi": _DOCS / "loi-nhan.md", "en": _DOCS / "messages.md"}


def samples(language: str = "vi") -> dict[str, list[cast.Sample]]:
    """The samples in a language, by the Vietnamese title of their part of the page."""
    voice = cast.words_of(language)
    parts = {
        "Văn bản": _directives,
        "Toàn văn qua liên kết": page_full_text.full_text,
        "Nhắc việc": page_nudges.nudges,
        "Việc cần xử lý buổi sáng": page_digests.digests,
        "Nhắc lại sau": page_snoozing.snoozing,
        "Báo cáo lãnh đạo, văn thư": page_nudges.upwards,
        "Trả lời": _answers,
        "Hỏi lại, danh sách, hướng dẫn": _lists,
        "Tham gia": _joining,
        "Gia hạn, chuyển nhiệm vụ, chấp nhận kết quả, gọi điện": page_decisions.decisions,
        "Giao người thực hiện, ủy quyền, bàn giao": page_delegating.delegating,
        "Sửa nội dung đã gửi, mở lại": _second_thoughts,
        "Tổng hợp": _summaries,
        "Tổng hợp, lọc và chia trang": page_directors.narrowed,
        "Đôn đốc ngay": page_directors.urging,
        "Điều chỉnh, tạm dừng, thu hồi": page_changing.course,
        "Nhiệm vụ trong văn bản": page_duties.duties,
        "Bản nháp": page_clerks.drafts,
        "Tiến độ gửi văn bản": page_clerks.broadcasts,
        "Danh sách của văn thư, quản trị": page_clerks.lists,
        "Kết nối, tệp và danh sách đơn vị": page_clerks.people,
        "Kênh gián đoạn": page_channels.outages,
        "Tệp và dòng có lỗi": page_files.remarks,
        "Cách nói chung": _small_words,
    }
    return {title: list(tell(voice)) for title, tell in parts.items()}


def _directives(voice: Words) -> Iterator[cast.Sample]:
    yield cast.say("chưa tiếp nhận", voice.directive, cast.SILENT, room=cast.ROOM)
    for urgency in (Urgency.KHAN, Urgency.THUONG_KHAN, Urgency.HOA_TOC):
        yield cast.say(f"độ khẩn: {URGENCIES[urgency]}", voice.directive_title, cast.about(urgency=urgency).directive)
    yield cast.say("gửi lại", voice.directive, cast.LONG, room=cast.ROOM, repeat=True)
    yield cast.say(
        "số để trống, ngày ghi thiếu, không thời hạn",
        voice.directive,
        cast.changed(cast.OTHER, due=None),
        room=cast.ROOM,
    )
    yield cast.say(
        "không có số, không rõ nơi ban hành", voice.directive, cast.about(number=None, issuer=None), room=cast.ROOM
    )
    yield cast.say(
        "chưa có thủ trưởng, hạn theo giờ",
        voice.directive,
        cast.addressed(cast.TO_THE_HOUR, None, cast.WATER),
        room=cast.ROOM,
    )
    yield cast.say("ông/bà", cast.like(voice, address="ong-ba").directive, cast.SILENT, room=cast.ROOM)
    yield cast.say("dài quá một tin", voice.directive, cast.about(text=cast.DIRECTIVE.text * 50), room=600)
    yield cast.say("tệp kèm theo", voice.full_text_caption, cast.DIRECTIVE)
    yield cast.say("đã tiếp nhận", voice.standing, cast.ACKNOWLEDGED)
    yield cast.say("đã tiếp nhận, chỉ cần tiếp nhận", voice.standing, cast.RECEIPT_ONLY)
    yield cast.say("đã báo cáo, có tỷ lệ", voice.standing, cast.REPORTED)
    yield cast.say("đã báo cáo, không có tỷ lệ", voice.standing, cast.WORDS_ONLY)
    yield cast.say("có vướng mắc", voice.standing, cast.STUCK)
    yield cast.say("hoàn thành", voice.standing, cast.CONFIRMED)
    yield cast.say("thu hồi", voice.standing, cast.WITHDRAWN)
    yield cast.say(
        "báo thu hồi, có lý do", voice.withdrawn, cast.DIRECTIVE, "Văn bản được thay thế bằng văn bản số 130/SNN-VP."
    )
    yield cast.say("báo thu hồi, không ghi lý do", voice.withdrawn, cast.DIRECTIVE, None)


def _answers(voice: Words) -> Iterator[cast.Sample]:
    later = voice.next_nudge(cast.then(cast.SILENT, Do.NUDGE, Why.BEFORE_DUE))
    never = voice.next_nudge(cast.CONFIRMED)
    yield cast.say("tiếp nhận", voice.acknowledged, cast.ACKNOWLEDGED, later)
    yield cast.say("tiếp nhận, chỉ cần tiếp nhận", voice.acknowledged, cast.RECEIPT_ONLY, never)
    yield cast.say("tiến độ, có tỷ lệ", voice.reported, cast.REPORTED, "60%, còn 2 xã", 60, 0, later)
    yield cast.say("tiến độ, có minh chứng", voice.reported, cast.WORDS_ONLY, "", None, 2, later)
    yield cast.say("tiến độ 100%", voice.reported, cast.changed(cast.REPORTED, percent=100), "100%", 100, 1, later)
    yield cast.say("báo cáo sau khi kết thúc", voice.reported_after_the_end, cast.CONFIRMED)
    yield cast.say("vướng mắc", voice.obstacle_noted, cast.STUCK, [cast.CLERK.person], later)
    yield cast.say("vướng mắc, không có ai để chuyển", voice.obstacle_noted, cast.STUCK, [], later)
    yield cast.say("hoàn thành", voice.confirmed, cast.CONFIRMED)
    plain = cast.on_plain(voice)
    yield cast.say("mời báo cáo", voice.ask_report, cast.ACKNOWLEDGED)
    yield cast.say("mời báo cáo, kênh chỉ có chữ", plain.ask_report, cast.ACKNOWLEDGED)
    yield cast.say("mời nêu vướng mắc", voice.ask_obstacle, cast.ACKNOWLEDGED)
    yield cast.say("hỏi lại trước khi xác nhận", voice.ask_confirmation, cast.REPORTED)
    yield cast.say("hỏi lại trước khi xác nhận, kênh chỉ có chữ", plain.ask_confirmation, cast.REPORTED)
    yield cast.say("kèm số văn bản kết quả", voice.result_attached, cast.REPORTED, "Báo cáo số 45/BC-VP", 0)
    yield cast.say("kèm tệp kết quả", voice.result_attached, cast.REPORTED, "", 1)
    yield cast.say("quay lại", voice.not_confirmed, cast.REPORTED)
    yield cast.say("bấm lại nút cũ", voice.already, cast.CONFIRMED)
    yield cast.say("nút của người khác", voice.not_the_head)
    yield cast.say("trục trặc", voice.trouble)
    for case, matter in (
        ("chưa tiếp nhận", cast.SILENT),
        ("đã tiếp nhận", cast.ACKNOWLEDGED),
        ("đã báo cáo", cast.REPORTED),
        ("hoàn thành", cast.CONFIRMED),
        ("thu hồi", cast.WITHDRAWN),
    ):
        yield cast.say(f"tình trạng: {case}", voice.how_it_stands, matter)


def _lists(voice: Words) -> Iterator[cast.Sample]:
    yield cast.say("nhiều văn bản", voice.which_one, [cast.SILENT, cast.OTHER, cast.LONG])
    yield cast.say("nhiều văn bản, không nêu hết", voice.and_others, 12)
    plain = cast.on_plain(voice)
    yield cast.say("nhiều văn bản, kênh chỉ có chữ", plain.which_one, [cast.SILENT, cast.OTHER])
    yield cast.say("nhiều văn bản, không nêu hết, kênh chỉ có chữ", plain.and_others, 12)
    yield cast.say("một dòng của danh sách", voice.line, cast.SILENT)
    yield cast.say("số không có trong danh sách chọn", voice.unknown_number, cast.SILENT)
    yield cast.say("không có việc", voice.nothing_open)
    yield cast.say("không hiểu", voice.not_understood)
    yield cast.say(
        "không hiểu, có nơi liên hệ", cast.like(voice, contact="Văn phòng Sở, 0205 3 812 345").not_understood
    )
    yield cast.say("tệp, nhãn dán, kênh chỉ có chữ", plain.nothing_to_read)
    yield cast.say("không có văn bản này", voice.no_such_directive, "VB9")
    yield cast.say("/viec", voice.tasks, [cast.REPORTED, cast.OTHER], cast.LATE)
    yield cast.say("một việc", voice.task, cast.NO_DEADLINE)
    yield cast.say("nút mở một việc", voice.open_label, cast.SILENT)
    yield cast.say("chọn ngôn ngữ", voice.which_language)
    yield cast.say("đã chọn ngôn ngữ", voice.language_chosen)
    yield cast.say("thủ trưởng", voice.help, [cast.LAN], answers=True, directs=False)
    yield cast.say("lãnh đạo", voice.help, [cast.DIRECTOR], answers=False, directs=True)
    yield cast.say("văn thư", voice.help, [cast.CLERK], answers=False, directs=False, looks_after=True)
    yield cast.say("thủ trưởng, kênh chỉ có chữ", plain.help, [cast.LAN], answers=True, directs=False)
    yield cast.say("văn thư, kênh chỉ có chữ", plain.help, [cast.CLERK], answers=False, directs=False, looks_after=True)


def _joining(voice: Words) -> Iterator[cast.Sample]:
    yield cast.say("thủ trưởng, có văn bản chờ", voice.greeting, cast.LAN.person, [cast.LAN], 2)
    yield cast.say(
        "văn thư, không ghi chức vụ", cast.like(voice, organisation="").greeting, cast.CLERK.person, [cast.CLERK], 0
    )
    yield cast.say("thủ trưởng, kênh chỉ có chữ", cast.on_plain(voice).greeting, cast.LAN.person, [cast.LAN], 0)
    yield cast.say("đã tham gia từ trước", voice.still_known, cast.LAN.person, [cast.LAN], 2)
    yield cast.say("đã tham gia từ trước, không có việc", voice.still_known, cast.DIRECTOR.person, [cast.DIRECTOR], 0)
    yield cast.say("mã sai", voice.wrong_code)
    yield cast.say("mã của kênh khác", voice.code_kept, ["zalo"])
    yield cast.say("mã đã dùng", voice.used_code)
    yield cast.say("mã hết hạn", voice.expired_code)
    yield cast.say("tài khoản của người khác", voice.someone_elses_code)
    yield cast.say("sai nhiều lần", voice.too_many_tries)
    yield cast.say("người lạ", voice.stranger)
    yield cast.say("người lạ, có thể chia sẻ số điện thoại", voice.stranger, may_share_phone=True)
    yield cast.say("số điện thoại không có trong danh sách", voice.unknown_phone)
    yield cast.say("trong nhóm", voice.only_in_private)
    yield cast.say("báo quản trị: có người dò mã", voice.guessing_alarm, 50)
    yield cast.say("đổi tài khoản, gửi người đó", voice.account_taken_over)


def _second_thoughts(voice: Words) -> Iterator[cast.Sample]:
    later = voice.next_nudge(cast.then(cast.SILENT, Do.NUDGE, Why.BEFORE_DUE))
    report, obstacle, result = (
        Report(
            id=1,
            assignment_id=cast.ASSIGNMENT.id,
            person_id=cast.LAN.person.id,
            at=cast.at("2026-04-08 09:30"),
            kind=kind,
            text="",
            percent=None,
            said_in=None,
            revises=None,
        )
        for kind in ("progress", "obstacle", "result")
    )
    yield cast.say("sửa báo cáo", voice.revised, cast.REPORTED, report, "65%, còn 1 xã", 65, later)
    yield cast.say("sửa vướng mắc", voice.revised, cast.STUCK, obstacle, "phần mềm chưa đồng bộ", None, later)
    yield cast.say("sửa kết quả", voice.revised, cast.REPORTED, result, "Báo cáo số 46/BC-VP", None, later)
    yield cast.say("sửa tin không phải báo cáo", voice.edit_changes_nothing)
    yield cast.say("ảnh đến sau", voice.added_to_report, cast.REPORTED, 2)
    yield cast.say("tin thoại, ghi trong tổng hợp", voice.spoken_only)
    yield cast.say("tin thoại", voice.spoken_report, cast.REPORTED, later)
    yield cast.say(
        "vướng mắc bằng tin thoại", voice.spoken_obstacle, voice.obstacle_noted(cast.STUCK, [cast.CLERK.person], later)
    )
    yield cast.say("mở lại", voice.reopened, cast.REPORTED, later)
    yield cast.say("mở lại quá muộn", voice.too_late_to_reopen, cast.CONFIRMED)
    yield cast.say("không có gì để mở lại", voice.nothing_to_reopen)
    yield cast.say("mở lại, có nhiều văn bản", voice.which_to_reopen, [cast.CONFIRMED, cast.OTHER])
    yield cast.say("chưa rõ ý", voice.unclear, cast.SILENT)


def _summaries(voice: Words) -> Iterator[cast.Sample]:
    late = cast.changed(cast.WITHDRAWN, unit_id=cast.FORESTRY.id)
    everybody = [
        cast.CONFIRMED,
        cast.FORESTRY_LATE,
        cast.NUDGED,
        cast.BLOCKED,
        cast.NOBODY,
        cast.addressed(late, cast.TAI, cast.FORESTRY),
    ]
    counts = count((matter.assignment for matter in everybody), cast.LATE, cast.CALENDAR.today(cast.LATE))
    nothing = count([], cast.LATE, cast.CALENDAR.today(cast.LATE))
    yield cast.say("/tonghop", voice.overview, [(cast.DIRECTIVE, counts), (cast.LONG.directive, nothing)])
    yield cast.say("/tonghop, không có gì", voice.overview, [])
    yield cast.say("/tonghop VB1", voice.summary, cast.DIRECTIVE, counts, everybody, cast.LATE)
    resting = replace(cast.DIRECTIVE, paused_at=cast.LATE)
    yield cast.say("/tonghop VB1, đang tạm dừng", voice.summary, resting, counts, [], cast.LATE)
    yield cast.say("chưa tiếp nhận", voice.not_yet, cast.DIRECTIVE, everybody)
    yield cast.say("đã tiếp nhận đủ", voice.not_yet, cast.DIRECTIVE, [cast.ACKNOWLEDGED])
    yield cast.say("chưa có văn bản nào", voice.no_directives)


def _small_words(voice: Words) -> Iterator[cast.Sample]:
    yield cast.say("hạn theo ngày", voice.deadline, cast.DIRECTIVE.due)
    yield cast.say("hạn theo giờ", voice.deadline, cast.TO_THE_HOUR.due)
    yield cast.say("không thời hạn", voice.deadline, None)
    yield cast.say("thời điểm", voice.moment, cast.LATE)
    yield cast.say("thời điểm, viết gọn", voice.short_moment, cast.LATE)
    yield cast.say("số và trích yếu", voice.which, cast.LONG)
    yield cast.say("xưng hô", voice.called, cast.LAN)
    yield cast.say("xưng hô, ông/bà", cast.like(voice, address="ong-ba").called, cast.LAN)
    yield cast.say("xưng hô, thầy/cô", cast.like(voice, address="thay-co").called, cast.LAN)
    yield cast.say("hỏi ai", voice.ask_whom)
    yield cast.say("lời cảm ơn", voice.thanks)
    yield cast.say("gửi lại", voice.sent_again, "🛑 THU HỒI: văn bản số 12/SNN-VP\nV/v kiểm tra")


def buttons(language: str = "vi") -> list[str]:
    """What stands on the buttons."""
    return [text for name, text in vars(type(voice_of(language).labels)).items() if name.isupper()]


_PREFACE = """# Lời nhắn

Mọi câu mà hệ thống có thể nói, kèm ví dụ. Trang này do máy viết từ `bot/texts`: sửa lời ở đó,
rồi chạy `python -m bot.texts.page --write`."""
_ENGLISH_PREFACE = """# Messages

Every sentence the bot can say in English, each with a sample and the first line of the same in Vietnamese. Names,
titles, subjects and the texts of directives are never translated. This page is written from `bot/texts`: change the
words there, then run `python -m bot.texts.page --write`."""


def page(language: str = "vi") -> str:
    """The page of a language as Markdown."""
    return _english_page() if language == "en" else _vietnamese_page()


def _vietnamese_page() -> str:
    lines = [_PREFACE]
    for title, told in samples().items():
        lines += ["", f"## {title}"]
        for sample in told:
            lines += [*_headed(sample), f"{sample.case} (`{sample.method}`)", *_shown(sample)]
    lines += ["", "## Nút bấm", "", *(f"- {label}" for label in buttons())]
    return "\n".join(lines) + "\n"


def _english_page() -> str:
    lines = [_ENGLISH_PREFACE]
    vietnamese, english = samples(), samples("en")
    for title, told in english.items():
        lines += ["", f"## {_ENGLISH_TITLES[title]}"]
        for sample, same in zip(told, vietnamese[title], strict=True):
            lines += [*_headed(sample), f"`{sample.method}`: {_first_line(same)}", *_shown(sample)]
    pairs = zip(buttons("en"), buttons(), strict=True)
    lines += ["", "## Buttons", "", *(f"- {label}: {same}" for label, same in pairs)]
    return "\n".join(lines) + "\n"


_ENGLISH_TITLES = {
    "Văn bản": "Directives",
    "Toàn văn qua liên kết": "Full text behind a link",
    "Nhắc việc": "Reminders",
    "Việc cần xử lý buổi sáng": "The morning digest",
    "Nhắc lại sau": "Being reminded later",
    "Báo cáo lãnh đạo, văn thư": "Notices to directors and clerks",
    "Trả lời": "Answers",
    "Hỏi lại, danh sách, hướng dẫn": "Questions, lists, help",
    "Tham gia": "Joining",
    "Gia hạn, chuyển nhiệm vụ, chấp nhận kết quả, gọi điện": "More time, tasks passed on, results accepted, calls",
    "Giao người thực hiện, ủy quyền, bàn giao": "Handing to somebody, standing in, handing over",
    "Sửa nội dung đã gửi, mở lại": "Second thoughts",
    "Tổng hợp": "Summaries",
    "Tổng hợp, lọc và chia trang": "Summaries, narrowed and in pages",
    "Đôn đốc ngay": "Reminding by hand",
    "Điều chỉnh, tạm dừng, thu hồi": "Amending, pausing, withdrawing",
    "Nhiệm vụ trong văn bản": "Duties in a directive",
    "Bản nháp": "Drafts",
    "Tiến độ gửi văn bản": "Directives going out",
    "Danh sách của văn thư, quản trị": "Lists of clerks and administrators",
    "Kết nối, tệp và danh sách đơn vị": "Connections, files and lists of units",
    "Kênh gián đoạn": "A channel that is down",
    "Tệp và dòng có lỗi": "Files and rows with mistakes",
    "Cách nói chung": "Small words",
}


def _first_line(sample: cast.Sample) -> str:
    return sample.text.partition("\n")[0]


def _headed(sample: cast.Sample) -> list[str]:
    return ["", f"### {_first_line(sample)}", ""]


def _shown(sample: cast.Sample) -> list[str]:
    return ["", "```text", sample.text, "```"]


def main() -> None:
    """Print the pages, or write them where they belong."""
    parser = argparse.ArgumentParser(prog="python -m bot.texts.page", description=__doc__)
    names = " and ".join(path.name for path in PAGES.values())
    parser.add_argument("--write", action="store_true", help=f"write {names} instead of printing")
    write = parser.parse_args().write
    for language, path in PAGES.items():
        if write:
            path.write_text(page(language), encoding="utf-8")
        else:
            sys.stdout.write(page(language))


if __name__ == "__main__":
    main()

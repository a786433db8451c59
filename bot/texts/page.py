"""Every sentence the bot can say on one page, each with a plausible sample, so that the Vietnamese is read as a whole.

`python -m bot.texts.page` prints it as Markdown; `--write` puts it into docs/loi-nhan.md, and the English beside the
Vietnamese into docs/messages.md. A test compares both.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, ParamSpec
from zoneinfo import ZoneInfo

from bot.core.calendar import Calendar, parse_hours, parse_working_days
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
    Report,
    Role,
    Status,
    Unit,
    UnitId,
    Until,
    Urgency,
)
from bot.core.policy import Do, Step, Why
from bot.core.summary import count
from bot.texts.vi.clerks import URGENCIES
from bot.texts.words import VOICES, Words, words_in

P = ParamSpec("P")

_DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"vi": _DOCS / "loi-nhan.md", "en": _DOCS / "messages.md"}
ROOM = 4096  # characters of one message on Telegram

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_CALENDAR = Calendar(_ZONE, parse_working_days("1-5"), parse_hours("07:30-11:30,13:30-17:00"))


@dataclass(frozen=True, slots=True)
class Sample:
    """What one method says in one case."""

    method: str
    case: str
    text: str
    about: tuple[object, ...] = ()  # what it was given


def _at(text: str) -> datetime:
    """`"2026-04-06 08:30"` on the office's wall clock."""
    return datetime.fromisoformat(text).replace(tzinfo=_ZONE).astimezone(UTC)


# Who and what the samples are about. 6 April 2026 is a Monday.

_HEAD_OFFICE = Unit(id=UnitId(1), code="SNN", name="Sở Nông nghiệp và Môi trường")
_OFFICE = Unit(id=UnitId(2), code="VP", name="Văn phòng Sở", parent_id=_HEAD_OFFICE.id)
_FORESTRY = Unit(id=UnitId(3), code="CCKL", name="Chi cục Kiểm lâm", parent_id=_HEAD_OFFICE.id)
_IRRIGATION = Unit(id=UnitId(4), code="CCTL", name="Chi cục Thủy lợi", parent_id=_HEAD_OFFICE.id)
_WATER = Unit(id=UnitId(5), code="TTNS", name="Trung tâm Nước sạch nông thôn", parent_id=_HEAD_OFFICE.id)


def _post(number: int, name: str, unit: Unit, role: Role, title: str | None, phone: str | None = None) -> Post:
    person = Person(id=PersonId(number), full_name=name, phone=phone)
    return Post(id=number, person=person, unit=unit, role=role, title=title, from_on=date(2026, 1, 1))


_LAN = _post(1, "Nguyễn Thị Lan", _OFFICE, Role.HEAD, "Chánh Văn phòng", "0912000101")
_TAI = _post(2, "Hứa Văn Tài", _FORESTRY, Role.HEAD, "Chi cục trưởng", "0912000108")
_DINH = _post(3, "Dương Công Định", _IRRIGATION, Role.HEAD, "Chi cục trưởng", "0912000109")
_DIRECTOR = _post(4, "Vi Quốc Trung", _HEAD_OFFICE, Role.DIRECTOR, "Giám đốc Sở")
_CLERK = _post(5, "Lương Thu Hà", _HEAD_OFFICE, Role.CLERK, None)

_DIRECTIVE = Directive(
    id=DirectiveId(1),
    number="124/SNN-VP",
    issuer="Sở Nông nghiệp và Môi trường",
    kind="CV",
    dated="2026-04-06",
    subject="rà soát, chấn chỉnh việc tiếp nhận và giải quyết thủ tục hành chính quý II năm 2026",
    urgency=Urgency.THUONG,
    text=(
        "Giám đốc Sở đề nghị thủ trưởng các phòng, đơn vị triển khai các nội dung sau:\n\n"
        "1. Rà soát toàn bộ hồ sơ quá hạn, nêu rõ nguyên nhân và người phụ trách.\n\n"
        "2. Báo cáo kết quả về Văn phòng Sở trước ngày 20/4/2026 để tổng hợp./."
    ),
    file_name="124-SNN-VP.docx",
    due=Deadline(on=date(2026, 4, 20)),
    until=Until.CONFIRM,
    follow_up=FollowUpCopy("{}"),
    issued_at=_at("2026-04-06 08:30"),
)
_ASSIGNMENT = Assignment(
    id=AssignmentId(1),
    directive_id=_DIRECTIVE.id,
    unit_id=_OFFICE.id,
    status=Status.DELIVERED,
    until=Until.CONFIRM,
    issued_at=_DIRECTIVE.issued_at,
    due=_DIRECTIVE.due,
    original_due=_DIRECTIVE.due,
    due_at=_at("2026-04-20 17:00"),
    delivered_at=_DIRECTIVE.issued_at,
)
_SILENT = Matter(
    assignment=_ASSIGNMENT, directive=_DIRECTIVE, addressee=Addressee(unit=_OFFICE, post=_LAN, contact=None)
)


def _with(matter: Matter, **changes: Any) -> Matter:
    return replace(matter, assignment=replace(matter.assignment, **changes))


def _directive(matter: Matter = _SILENT, **changes: Any) -> Matter:
    return replace(matter, directive=replace(matter.directive, **changes))


def _addressed(matter: Matter, post: Post | None, unit: Unit, reason: str | None = None) -> Matter:
    return replace(matter, addressee=Addressee(unit=unit, post=post, contact=None, reason=reason))


def _out_of_reach_as(matter: Matter, reason: str) -> Matter:
    return replace(matter, addressee=replace(matter.addressee, reason=reason))


_ACKNOWLEDGED = replace(
    _with(_SILENT, status=Status.ACKNOWLEDGED, acknowledged_at=_at("2026-04-06 08:41")),
    acknowledged_by="Nguyễn Thị Lan",
)
_REPORTED = _with(_ACKNOWLEDGED, percent=60, last_report="còn 2 xã", last_report_at=_at("2026-04-08 09:30"))
_WORDS_ONLY = _with(_REPORTED, percent=None)
_STUCK = _with(_REPORTED, obstacle="phần mềm một cửa chưa đồng bộ hồ sơ", obstacle_at=_at("2026-04-09 15:00"))
_CONFIRMED = replace(
    _with(_REPORTED, status=Status.CONFIRMED, confirmed_at=_at("2026-04-17 10:00")), confirmed_by="Nguyễn Thị Lan"
)
_WITHDRAWN = _with(_SILENT, status=Status.WITHDRAWN)
_RECEIPT_ONLY = _with(_directive(_ACKNOWLEDGED, until=Until.ACK), until=Until.ACK)
_NO_DEADLINE = _with(_directive(due=None), due=None, due_at=None)
_TO_THE_HOUR = _with(
    _SILENT, due=Deadline(on=date(2026, 4, 20), at=_at("2026-04-20 10:00")), due_at=_at("2026-04-20 10:00")
)
_NUDGED = _with(_SILENT, nudges=3, last_nudged_at=_at("2026-04-09 08:30"))
_FORESTRY_LATE = _addressed(_with(_STUCK, nudges=5, last_nudged_at=_at("2026-04-21 07:30")), _TAI, _FORESTRY)
_BLOCKED = _addressed(_with(_SILENT, reachable=False), _DINH, _IRRIGATION, "blocked")
_NOBODY = _addressed(_with(_SILENT, reachable=False, delivered_at=None), None, _WATER, "no_head")
_OTHER = _directive(
    _SILENT, id=DirectiveId(2), number="/SNN-VP", dated="2026-04", subject="Triển khai kế hoạch trồng rừng năm 2026"
)
_LONG = _directive(
    id=DirectiveId(3),
    number="15/CĐ-UBND",
    subject="ứng phó với mưa lớn, lũ quét và sạt lở đất trên địa bàn tỉnh; rà soát các khu dân cư ven suối, "
    "các hồ chứa xung yếu và phương án sơ tán người dân đến nơi an toàn trước mùa mưa bão năm 2026",
)

_IN_TIME, _THE_DAY, _LATE = _at("2026-04-15 07:30"), _at("2026-04-20 07:30"), _at("2026-04-22 07:30")


def _then(matter: Matter, what: Do, why: Why) -> Matter:
    return replace(matter, next_step=Step(what=what, at=_at("2026-04-15 07:30"), why=why))


def _voice(language: str, address: str = "dong-chi", contact: str = "", organisation: str = _HEAD_OFFICE.name) -> Words:
    return words_in(language, calendar=_CALENDAR, address=address, contact=contact, organisation=organisation)


def _like(voice: Words, **changes: str) -> Words:
    return _voice(voice.language, **changes)


def _say(case: str, method: Callable[P, str], *args: P.args, **kwargs: P.kwargs) -> Sample:
    return Sample(method.__name__, case, method(*args, **kwargs), args)


def samples(language: str = "vi") -> dict[str, list[Sample]]:
    """The samples in a language, by the Vietnamese title of their part of the page."""
    from bot.texts import (  # noqa: PLC0415 - about the people of this module
        page_changing,
        page_channels,
        page_clerks,
        page_decisions,
        page_delegating,
        page_digests,
        page_directors,
        page_duties,
        page_files,
        page_snoozing,
    )

    voice = _voice(language)
    parts = {
        "Văn bản": _directives,
        "Nhắc việc": _nudges,
        "Việc cần xử lý buổi sáng": page_digests.digests,
        "Nhắc lại sau": page_snoozing.snoozing,
        "Báo cáo lãnh đạo, văn thư": _upwards,
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


def _directives(voice: Words) -> Iterator[Sample]:
    yield _say("chưa tiếp nhận", voice.directive, _SILENT, room=ROOM)
    for urgency in (Urgency.KHAN, Urgency.THUONG_KHAN, Urgency.HOA_TOC):
        yield _say(f"độ khẩn: {URGENCIES[urgency]}", voice.directive_title, _directive(urgency=urgency).directive)
    yield _say("gửi lại", voice.directive, _LONG, room=ROOM, repeat=True)
    yield _say("số để trống, ngày ghi thiếu, không thời hạn", voice.directive, _with(_OTHER, due=None), room=ROOM)
    yield _say("không có số, không rõ nơi ban hành", voice.directive, _directive(number=None, issuer=None), room=ROOM)
    yield _say("chưa có thủ trưởng, hạn theo giờ", voice.directive, _addressed(_TO_THE_HOUR, None, _WATER), room=ROOM)
    yield _say("ông/bà", _like(voice, address="ong-ba").directive, _SILENT, room=ROOM)
    yield _say("dài quá một tin", voice.directive, _directive(text=_DIRECTIVE.text * 50), room=600)
    yield _say("tệp kèm theo", voice.full_text_caption, _DIRECTIVE)
    yield _say("đã tiếp nhận", voice.standing, _ACKNOWLEDGED)
    yield _say("đã tiếp nhận, chỉ cần tiếp nhận", voice.standing, _RECEIPT_ONLY)
    yield _say("đã báo cáo, có tỷ lệ", voice.standing, _REPORTED)
    yield _say("đã báo cáo, không có tỷ lệ", voice.standing, _WORDS_ONLY)
    yield _say("có vướng mắc", voice.standing, _STUCK)
    yield _say("hoàn thành", voice.standing, _CONFIRMED)
    yield _say("thu hồi", voice.standing, _WITHDRAWN)
    yield _say(
        "báo thu hồi, có lý do", voice.withdrawn, _DIRECTIVE, "Văn bản được thay thế bằng văn bản số 130/SNN-VP."
    )
    yield _say("báo thu hồi, không ghi lý do", voice.withdrawn, _DIRECTIVE, None)


def _nudges(voice: Words) -> Iterator[Sample]:
    yield _say("chưa tiếp nhận", voice.nudge, _SILENT, 1, Why.SILENCE, _at("2026-04-07 08:30"))
    yield _say(
        "chưa tiếp nhận, thầy/cô",
        _like(voice, address="thay-co").nudge,
        _SILENT,
        2,
        Why.SILENCE,
        _at("2026-04-08 08:30"),
    )
    yield _say("sắp đến hạn, chưa báo cáo", voice.nudge, _ACKNOWLEDGED, 1, Why.BEFORE_DUE, _IN_TIME)
    yield _say("sắp đến hạn, đã báo cáo", voice.nudge, _REPORTED, 2, Why.BEFORE_DUE, _IN_TIME)
    yield _say("đến hạn hôm nay", voice.nudge, _REPORTED, 3, Why.DUE_TODAY, _THE_DAY)
    yield _say("quá hạn", voice.nudge, _REPORTED, 5, Why.OVERDUE, _LATE)
    yield _say("quá hạn, chưa tiếp nhận", voice.nudge, _SILENT, 5, Why.OVERDUE, _LATE)
    yield _say("không thời hạn", voice.nudge, _with(_REPORTED, due=None, due_at=None), 1, Why.NO_DEADLINE, _IN_TIME)
    yield _say("dòng đầu", voice.nudge_title, _LONG, 1, Why.SILENCE, _IN_TIME)
    yield _say("lần tới là nhắc", voice.next_nudge, _then(_SILENT, Do.NUDGE, Why.SILENCE))
    yield _say("lần tới là báo cáo", voice.next_nudge, _then(_SILENT, Do.ESCALATE, Why.SILENCE))
    yield _say("lần tới là gọi điện", voice.next_nudge, _then(_SILENT, Do.CALL_SHEET, Why.UNREACHABLE))
    yield _say("đang tạm dừng", voice.next_nudge, _then(_SILENT, Do.WAIT, Why.PAUSED))
    yield _say("không nhắc nữa", voice.next_nudge, _CONFIRMED)


def _upwards(voice: Words) -> Iterator[Sample]:
    yield _say("im lặng", voice.escalation, [_NUDGED], _at("2026-04-10 08:30"))
    yield _say("quá hạn, nhiều đơn vị", voice.escalation, [_NUDGED, _FORESTRY_LATE, _BLOCKED], _LATE)
    nobody = _directive(_NOBODY, due=None)
    yield _say("không còn ai liên lạc được", voice.escalation, [nobody], _at("2026-04-10 08:30"))
    yield _say("đề nghị gọi điện", voice.call_sheet, [_BLOCKED, _NOBODY], _at("2026-04-07 08:30"))
    yield _say("đề nghị gọi điện, quá hạn", voice.call_sheet, [_out_of_reach_as(_BLOCKED, "never_joined")], _LATE)
    yield _say("đề nghị gọi điện vì chưa rõ đã nhận", voice.doubtful, _SILENT)
    notice = voice.obstacle_notice
    until = _at("2026-04-14 15:00")
    yield _say("vướng mắc", notice, _STUCK, "Chánh Văn phòng Nguyễn Thị Lan", "Phần mềm chưa đồng bộ hồ sơ.", until)
    yield _say("vướng mắc, chỉ có tệp", notice, _STUCK, "Chánh Văn phòng Nguyễn Thị Lan", "", until)


def _answers(voice: Words) -> Iterator[Sample]:
    later = voice.next_nudge(_then(_SILENT, Do.NUDGE, Why.BEFORE_DUE))
    never = voice.next_nudge(_CONFIRMED)
    yield _say("tiếp nhận", voice.acknowledged, _ACKNOWLEDGED, later)
    yield _say("tiếp nhận, chỉ cần tiếp nhận", voice.acknowledged, _RECEIPT_ONLY, never)
    yield _say("tiến độ, có tỷ lệ", voice.reported, _REPORTED, "60%, còn 2 xã", 60, 0, later)
    yield _say("tiến độ, có minh chứng", voice.reported, _WORDS_ONLY, "", None, 2, later)
    yield _say("tiến độ 100%", voice.reported, _with(_REPORTED, percent=100), "100%", 100, 1, later)
    yield _say("báo cáo sau khi kết thúc", voice.reported_after_the_end, _CONFIRMED)
    yield _say("vướng mắc", voice.obstacle_noted, _STUCK, [_CLERK.person], later)
    yield _say("vướng mắc, không có ai để chuyển", voice.obstacle_noted, _STUCK, [], later)
    yield _say("hoàn thành", voice.confirmed, _CONFIRMED)
    yield _say("mời báo cáo", voice.ask_report, _ACKNOWLEDGED)
    yield _say("mời nêu vướng mắc", voice.ask_obstacle, _ACKNOWLEDGED)
    yield _say("hỏi lại trước khi xác nhận", voice.ask_confirmation, _REPORTED)
    yield _say("kèm số văn bản kết quả", voice.result_attached, _REPORTED, "Báo cáo số 45/BC-VP", 0)
    yield _say("kèm tệp kết quả", voice.result_attached, _REPORTED, "", 1)
    yield _say("quay lại", voice.not_confirmed, _REPORTED)
    yield _say("bấm lại nút cũ", voice.already, _CONFIRMED)
    yield _say("nút của người khác", voice.not_the_head)
    yield _say("trục trặc", voice.trouble)
    for case, matter in (
        ("chưa tiếp nhận", _SILENT),
        ("đã tiếp nhận", _ACKNOWLEDGED),
        ("đã báo cáo", _REPORTED),
        ("hoàn thành", _CONFIRMED),
        ("thu hồi", _WITHDRAWN),
    ):
        yield _say(f"tình trạng: {case}", voice.how_it_stands, matter)


def _lists(voice: Words) -> Iterator[Sample]:
    yield _say("nhiều văn bản", voice.which_one, [_SILENT, _OTHER, _LONG])
    yield _say("nhiều văn bản, không nêu hết", voice.and_others, 12)
    yield _say("một dòng của danh sách", voice.line, _SILENT)
    yield _say("số không có trong danh sách chọn", voice.unknown_number, _SILENT)
    yield _say("không có việc", voice.nothing_open)
    yield _say("không hiểu", voice.not_understood)
    yield _say("không hiểu, có nơi liên hệ", _like(voice, contact="Văn phòng Sở, 0205 3 812 345").not_understood)
    yield _say("không có văn bản này", voice.no_such_directive, "VB9")
    yield _say("/viec", voice.tasks, [_REPORTED, _OTHER], _LATE)
    yield _say("một việc", voice.task, _NO_DEADLINE)
    yield _say("nút mở một việc", voice.open_label, _SILENT)
    yield _say("chọn ngôn ngữ", voice.which_language)
    yield _say("đã chọn ngôn ngữ", voice.language_chosen)
    yield _say("thủ trưởng", voice.help, [_LAN], answers=True, directs=False)
    yield _say("lãnh đạo", voice.help, [_DIRECTOR], answers=False, directs=True)
    yield _say("văn thư", voice.help, [_CLERK], answers=False, directs=False, looks_after=True)


def _joining(voice: Words) -> Iterator[Sample]:
    yield _say("thủ trưởng, có văn bản chờ", voice.greeting, _LAN.person, [_LAN], 2)
    yield _say("văn thư, không ghi chức vụ", _like(voice, organisation="").greeting, _CLERK.person, [_CLERK], 0)
    yield _say("đã tham gia từ trước", voice.still_known, _LAN.person, [_LAN], 2)
    yield _say("đã tham gia từ trước, không có việc", voice.still_known, _DIRECTOR.person, [_DIRECTOR], 0)
    yield _say("mã sai", voice.wrong_code)
    yield _say("mã đã dùng", voice.used_code)
    yield _say("mã hết hạn", voice.expired_code)
    yield _say("tài khoản của người khác", voice.someone_elses_code)
    yield _say("sai nhiều lần", voice.too_many_tries)
    yield _say("người lạ", voice.stranger)
    yield _say("người lạ, có thể chia sẻ số điện thoại", voice.stranger, may_share_phone=True)
    yield _say("số điện thoại không có trong danh sách", voice.unknown_phone)
    yield _say("trong nhóm", voice.only_in_private)
    yield _say("báo quản trị: có người dò mã", voice.guessing_alarm, 50)
    yield _say("đổi tài khoản, gửi người đó", voice.account_taken_over)


def _second_thoughts(voice: Words) -> Iterator[Sample]:
    later = voice.next_nudge(_then(_SILENT, Do.NUDGE, Why.BEFORE_DUE))
    report, obstacle, result = (
        Report(
            id=1,
            assignment_id=_ASSIGNMENT.id,
            person_id=_LAN.person.id,
            at=_at("2026-04-08 09:30"),
            kind=kind,
            text="",
            percent=None,
            said_in=None,
            revises=None,
        )
        for kind in ("progress", "obstacle", "result")
    )
    yield _say("sửa báo cáo", voice.revised, _REPORTED, report, "65%, còn 1 xã", 65, later)
    yield _say("sửa vướng mắc", voice.revised, _STUCK, obstacle, "phần mềm chưa đồng bộ", None, later)
    yield _say("sửa kết quả", voice.revised, _REPORTED, result, "Báo cáo số 46/BC-VP", None, later)
    yield _say("sửa tin không phải báo cáo", voice.edit_changes_nothing)
    yield _say("ảnh đến sau", voice.added_to_report, _REPORTED, 2)
    yield _say("tin thoại, ghi trong tổng hợp", voice.spoken_only)
    yield _say("tin thoại", voice.spoken_report, _REPORTED, later)
    yield _say("vướng mắc bằng tin thoại", voice.spoken_obstacle, voice.obstacle_noted(_STUCK, [_CLERK.person], later))
    yield _say("mở lại", voice.reopened, _REPORTED, later)
    yield _say("mở lại quá muộn", voice.too_late_to_reopen, _CONFIRMED)
    yield _say("không có gì để mở lại", voice.nothing_to_reopen)
    yield _say("mở lại, có nhiều văn bản", voice.which_to_reopen, [_CONFIRMED, _OTHER])
    yield _say("chưa rõ ý", voice.unclear, _SILENT)


def _summaries(voice: Words) -> Iterator[Sample]:
    late = _with(_WITHDRAWN, unit_id=_FORESTRY.id)
    everybody = [_CONFIRMED, _FORESTRY_LATE, _NUDGED, _BLOCKED, _NOBODY, _addressed(late, _TAI, _FORESTRY)]
    counts = count((matter.assignment for matter in everybody), _LATE, _CALENDAR.today(_LATE))
    nothing = count([], _LATE, _CALENDAR.today(_LATE))
    yield _say("/tonghop", voice.overview, [(_DIRECTIVE, counts), (_LONG.directive, nothing)])
    yield _say("/tonghop, không có gì", voice.overview, [])
    yield _say("/tonghop VB1", voice.summary, _DIRECTIVE, counts, everybody, _LATE)
    yield _say("chưa tiếp nhận", voice.not_yet, _DIRECTIVE, everybody)
    yield _say("đã tiếp nhận đủ", voice.not_yet, _DIRECTIVE, [_ACKNOWLEDGED])
    yield _say("chưa có văn bản nào", voice.no_directives)


def _small_words(voice: Words) -> Iterator[Sample]:
    yield _say("hạn theo ngày", voice.deadline, _DIRECTIVE.due)
    yield _say("hạn theo giờ", voice.deadline, _TO_THE_HOUR.due)
    yield _say("không thời hạn", voice.deadline, None)
    yield _say("thời điểm", voice.moment, _LATE)
    yield _say("thời điểm, viết gọn", voice.short_moment, _LATE)
    yield _say("số và trích yếu", voice.which, _LONG)
    yield _say("xưng hô", voice.called, _LAN)
    yield _say("xưng hô, ông/bà", _like(voice, address="ong-ba").called, _LAN)
    yield _say("xưng hô, thầy/cô", _like(voice, address="thay-co").called, _LAN)
    yield _say("hỏi ai", voice.ask_whom)
    yield _say("lời cảm ơn", voice.thanks)
    yield _say("gửi lại", voice.sent_again, "🛑 THU HỒI: văn bản số 12/SNN-VP\nV/v kiểm tra")


def buttons(language: str = "vi") -> list[str]:
    """What stands on the buttons."""
    return [text for name, text in vars(type(VOICES[language].labels)).items() if name.isupper()]


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


def _first_line(sample: Sample) -> str:
    return sample.text.partition("\n")[0]


def _headed(sample: Sample) -> list[str]:
    return ["", f"### {_first_line(sample)}", ""]


def _shown(sample: Sample) -> list[str]:
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

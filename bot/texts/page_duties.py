"""The samples of what is said about the duties of a directive, for `bot/texts/page.py`."""

from collections.abc import Iterator
from datetime import date

from bot.core.duties import Book, Duty, DutyId, Every, NewDuty, Period, Recurrence, Share, ShareId
from bot.core.making import replace
from bot.core.model import Deadline, Evidence
from bot.core.policy import Do, Why
from bot.core.summary import count
from bot.texts import page_cast as cast
from bot.texts.page_cast import ROOM, Sample
from bot.texts.words import Words

_say = cast.say
_at, _with, _then = cast.at, cast.changed, cast.then
_DIRECTIVE, _SILENT, _REPORTED = cast.DIRECTIVE, cast.SILENT, cast.REPORTED
_UNITS = (cast.OFFICE, cast.FORESTRY, cast.IRRIGATION)
_OFFICE, _FORESTRY, _IRRIGATION = (unit.id for unit in _UNITS)

_MONTHLY = Recurrence(every=Every.MONTH, day=15)
_ROWS = (
    Recurrence(every=Every.WEEK, day=5),
    _MONTHLY,
    Recurrence(every=Every.MONTH, day=31),
    Recurrence(every=Every.QUARTER, day=25, month=3),
    Recurrence(every=Every.QUARTER, day=31, month=1),
    Recurrence(every=Every.YEAR, day=15, month=1),
)


def _duty(number: int, text: str, **changes: object) -> Duty:
    made = Duty(id=DutyId(number), directive_id=_DIRECTIVE.id, number=number, text=text)
    return replace(made, **changes)  # type: ignore[arg-type]


def _share(number: int, due: date, **changes: object) -> Share:
    deadline = Deadline(on=due)
    made = Share(
        id=ShareId(number),
        duty_id=DutyId(number),
        assignment_id=cast.ASSIGNMENT.id,
        number=number,
        leads=True,
        due=deadline,
        original_due=deadline,
        due_at=_at(f"{due} 17:00"),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


_DUTIES = (
    _duty(1, "Rà soát danh mục hồ sơ quá hạn", leads=(_OFFICE,), supports=(_FORESTRY, _IRRIGATION)),
    _duty(2, "Báo cáo tình hình giải quyết thủ tục", leads=(_OFFICE,), repeats=_MONTHLY),
    _duty(3, "Kiểm tra hồ chứa xung yếu", leads=(_IRRIGATION,), supports=(_OFFICE,)),
    _duty(4, "Cập nhật bản đồ rừng", leads=(_FORESTRY,)),
)
_NAMES = {unit.id: unit.name for unit in _UNITS}
_FIRST = _share(1, date(2026, 4, 20), percent=60)
_LATE = _share(2, date(2026, 4, 15), period_on=date(2026, 4, 15))
_SECOND = _share(2, date(2026, 5, 15), period_on=date(2026, 5, 15), nth=2)
_HELP = _share(3, date(2026, 4, 24), leads=False)
_BOOK = Book(duties=_DUTIES, shares=(_FIRST, _LATE, _SECOND, _HELP), names=_NAMES)
_DONE = replace(_FIRST, closed_at=_at("2026-04-17 10:00"))
_LATELY = replace(_LATE, closed_at=_at("2026-04-17 10:00"))
_HELPED = replace(_HELP, closed_at=_at("2026-04-17 10:00"))
_EXTENDED = replace(_share(1, date(2026, 4, 29)), original_due=_FIRST.due)
_ONE_DONE = replace(_BOOK, shares=(_DONE, _LATELY, _SECOND, _HELPED))
_HELPER = Book(duties=_DUTIES, shares=(replace(_FIRST, leads=False),), names=_NAMES)
_NONE = Book(duties=_DUTIES, names=_NAMES)
_MATTER = replace(_REPORTED, duties=_BOOK)
_RESTING = replace(
    _with(_REPORTED, due=Deadline(on=date(2026, 5, 15)), rests_until=_at("2026-04-15 17:00")),
    duties=replace(_BOOK, shares=(_LATELY,)),
)
_DRAFTED = (
    NewDuty(text="Rà soát danh mục hồ sơ quá hạn", leads=("VP",), supports=("CCKL", "CCTL"), due=_FIRST.due),
    NewDuty(text="Báo cáo tình hình giải quyết thủ tục", leads=("VP",), repeats=_MONTHLY),
    NewDuty(text="Quán triệt đến toàn thể cán bộ"),
)


def duties(voice: Words) -> Iterator[Sample]:
    """In the message, in reminders, asked and told."""
    later = voice.next_nudge(_then(_SILENT, Do.NUDGE, Why.BEFORE_DUE))
    for number, rule in enumerate(_ROWS, start=1):
        yield _say(f"định kỳ {number}", voice.recurrence, rule)
    yield _say("trong văn bản", voice.directive, replace(_SILENT, duties=_BOOK), room=ROOM)
    yield _say("đã xong một phần", voice.own_duties, _ONE_DONE, ROOM)
    yield _say("được gia hạn", voice.own_duties, replace(_BOOK, shares=(_EXTENDED,)), ROOM)
    yield _say("chỉ phối hợp", voice.own_duties, _HELPER, ROOM)
    yield _say("không có nhiệm vụ riêng", voice.own_duties, _NONE, ROOM)
    yield _say("dài quá một tin", voice.own_duties, _BOOK, 300)
    yield _say("nhắc", voice.nudge, _MATTER, 4, Why.DUE_TODAY, _at("2026-04-20 07:30"))
    yield _say("báo lên trên", voice.escalation, [_MATTER], _at("2026-04-22 07:30"))
    moment = _at("2026-04-22 07:30")
    counts = count([_MATTER.assignment], moment, date(2026, 4, 22))
    yield _say("trong tổng hợp", voice.summary, _DIRECTIVE, counts, [_MATTER], moment)
    yield _say("một dòng", voice.duty, _MATTER, 2)
    yield _say("trên nút", voice.duty_label, _DUTIES[1])
    yield _say("hỏi báo cáo về việc nào", voice.which_duty_to_report, _MATTER)
    yield _say("hỏi việc nào xong", voice.which_duty_to_close, _MATTER)
    yield _say("mời báo cáo", voice.ask_report_on, _MATTER, 1)
    yield _say("hỏi lại trước khi xác nhận", voice.ask_close, _MATTER, [_LATE], Evidence.OPTIONAL)
    yield _say("hỏi lại, tất cả", voice.ask_close, _MATTER, [_FIRST, _LATE, _SECOND], Evidence.OFF)
    helping = replace(_MATTER, duties=_HELPER)
    yield _say("hỏi lại, đơn vị phối hợp", voice.ask_close, helping, _HELPER.shares, Evidence.OFF)
    yield _say("chỉ ghi số", voice.this_duty, _MATTER, 1)
    yield _say("tiến độ một nhiệm vụ", voice.reported, _MATTER, "60%, còn 2 xã", 60, 0, later, 1)
    yield _say("xong một nhiệm vụ", voice.duty_closed, replace(_MATTER, duties=_ONE_DONE), [_DONE], later)
    yield _say("xong một kỳ", voice.duty_closed, _RESTING, [_LATELY], later)
    yield _say("mở lại", voice.duty_reopened, _MATTER, 1, later)
    yield _say("báo cáo chưa rõ nhiệm vụ", voice.about_all)
    yield _say("đã rõ nhiệm vụ", voice.about_one, _MATTER, 1)
    yield _say("không có nhiệm vụ này", voice.not_leading, _MATTER, 9)
    yield _say("việc của đơn vị khác", voice.not_leading, _MATTER, 4)
    yield _say("chỉ phối hợp, báo xong", voice.not_leading, _MATTER, 3)
    yield _say("đã xong từ trước", voice.closed_already, replace(_MATTER, duties=_ONE_DONE), 1)
    yield _say("đang giữa hai kỳ", voice.closed_already, _RESTING, 2)
    yield _say("trong bản nháp", voice.drafted_duties, _DRAFTED)
    yield _say("mời nhập", voice.ask_duties, ())
    yield _say("mời nhập, đã có", voice.ask_duties, _DRAFTED)
    for field in ("text", "units", "due", "number", "many"):
        yield _say(f"dòng chưa rõ: {field}", voice.bad_duty, "Lập dự toán; chủ trì: KHTCX; hạn: mai", field, "KHTCX")
    yield _say("hỏi kết thúc định kỳ", voice.ask_end_series, _DIRECTIVE, [_DUTIES[1]], 12)
    yield _say("đã kết thúc định kỳ", voice.series_ended, _DIRECTIVE, 10, 2)
    yield _say("báo đơn vị", voice.series_over, _RESTING, [2])
    yield _say("báo đơn vị, còn việc", voice.series_over, _MATTER, [2])
    following = [
        Period(nth=n, period_on=day, due=Deadline(on=day), due_at=_at(f"{day} 17:00"), opens_at=_at("2026-05-15 17:00"))
        for n, day in enumerate((date(2026, 6, 15), date(2026, 7, 15)), start=3)
    ]
    yield _say("các kỳ tới", voice.coming_periods, _DUTIES[1], following)

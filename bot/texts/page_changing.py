"""The samples of what is said when a directive changes its course, for `bot/texts/page.py`."""

from collections.abc import Iterator
from datetime import date

from bot.core.amending import Changes
from bot.core.making import replace
from bot.core.model import Deadline, ExtensionState, Status
from bot.core.policy import Do, Rung, Step, Why
from bot.texts import page_cast as cast
from bot.texts.common import Coming
from bot.texts.page_cast import ROOM, Sample
from bot.texts.words import Words

_say = cast.say
_at, _with, _then = cast.at, cast.changed, cast.then
_DIRECTIVE, _SILENT, _CONFIRMED = cast.DIRECTIVE, cast.SILENT, cast.CONFIRMED
_BLOCKED, _NOBODY, _LAN = cast.BLOCKED, cast.NOBODY, cast.LAN

_LATER = Deadline(on=date(2026, 4, 29))
_NEW_DUE = Changes(due_changed=True, due_before=_DIRECTIVE.due)
_EVERYTHING = Changes(
    subject_before="rà soát thủ tục hành chính quý I năm 2026",
    text_changed=True,
    due_changed=True,
    due_before=None,
    added=("Chi cục Thủy lợi",),
    dropped=("Trung tâm Nước sạch nông thôn",),
)
_UNITS_ONLY = replace(_EVERYTHING, subject_before=None, text_changed=False, due_changed=False)
_UNSEEN = _then(_SILENT, Do.NUDGE, Why.SILENCE)
_LONG_TEXT = cast.about(_UNSEEN, text=_DIRECTIVE.text * 20)
_GOING_ON = _then(cast.REPORTED, Do.NUDGE, Why.BEFORE_DUE)
_DECLINED = _with(_SILENT, status=Status.DECLINED)
_MOMENT = _at("2026-04-08 08:00")


def course(voice: Words) -> Iterator[Sample]:
    """Amending, pausing, withdrawing; what is to come."""
    yield _say("đổi thời hạn", voice.amended, _with(_UNSEEN, due=_LATER), _NEW_DUE, room=ROOM)
    met = replace(_NEW_DUE, wish=ExtensionState.GRANTED)
    yield _say("đổi thời hạn, khép lại đề nghị gia hạn", voice.amended, _with(_UNSEEN, due=_LATER), met, room=ROOM)
    unmet = replace(_NEW_DUE, wish=ExtensionState.REFUSED)
    yield _say("đổi thời hạn, gia hạn chưa đủ", voice.amended, _with(_UNSEEN, due=_LATER), unmet, room=ROOM)
    yield _say("bỏ thời hạn", voice.amended, _with(_UNSEEN, due=None), met, room=ROOM)
    yield _say("đổi tất cả", voice.amended, _UNSEEN, _EVERYTHING, room=ROOM)
    yield _say("nội dung dài", voice.amended, _LONG_TEXT, _EVERYTHING, room=900)
    yield _say("thống nhất thời hạn", voice.amended, _GOING_ON, Changes(), room=ROOM)
    yield _say("đã đề nghị chuyển", voice.amended, _DECLINED, _NEW_DUE, room=ROOM)
    yield _say("chỉ đổi đơn vị", voice.amended_in_passing, _SILENT, _UNITS_ONLY)
    yield _say("đã hoàn thành", voice.amended_in_passing, _CONFIRMED, replace(_EVERYTHING, due_before=_LATER))
    yield _say("trong lịch sử", voice.amendment_on_record, replace(_DIRECTIVE, version=2), _EVERYTHING)
    yield _say("nhắc văn thư mỗi tuần", voice.still_paused, _DIRECTIVE, _MOMENT)
    yield _say("hỏi tạm dừng", voice.ask_pause, _DIRECTIVE, 12)
    yield _say("đã tạm dừng", voice.paused_now, _DIRECTIVE)
    yield _say("hỏi nhắc tiếp", voice.ask_resume, _DIRECTIVE, 12)
    yield _say("đã nhắc tiếp", voice.resumed_now, _DIRECTIVE)
    yield _say("hỏi lý do thu hồi", voice.ask_recall_reason, _DIRECTIVE)
    yield _say("lý do quá dài", voice.bad_recall_reason)
    yield _say("hỏi thu hồi", voice.ask_recall, _DIRECTIVE, "Văn bản được thay thế.", 12)
    yield _say("hỏi thu hồi, không có lý do", voice.ask_recall, _DIRECTIVE, None, 12)
    yield _say("đã thu hồi", voice.recalled_now, _DIRECTIVE)
    yield _say("hỏi thời hạn mới", voice.ask_new_due, _DIRECTIVE)
    yield _say("thời hạn không khác", voice.same_due, _DIRECTIVE)
    yield _say("hỏi đổi thời hạn", voice.ask_amend_due, _DIRECTIVE, _LATER, 12, has_passed=False)
    yield _say("hỏi đổi thời hạn, đã qua", voice.ask_amend_due, _DIRECTIVE, _LATER, 12, has_passed=True)
    closing = ["Chi cục Thủy lợi", "Chi cục Kiểm lâm"]
    asking = voice.ask_amend_due
    yield _say("hỏi đổi thời hạn, gia hạn", asking, _DIRECTIVE, _LATER, 12, closing, has_passed=False)
    yield _say("đã đổi thời hạn", voice.due_amended, replace(_DIRECTIVE, due=_LATER), 12, 0)
    yield _say("đã đổi thời hạn, có đơn vị phải gọi điện", voice.due_amended, replace(_DIRECTIVE, due=_LATER), 12, 2)
    yield _say("quay lại", voice.course_kept, _DIRECTIVE)
    yield _say("bấm nút cũ", voice.course_outdated, _DIRECTIVE)
    yield _say("các bước tới", voice.coming, _DIRECTIVE, _coming(), 3)
    yield _say("các bước tới, không còn ai", voice.coming, _DIRECTIVE, [], 0)


def _coming() -> list[Coming]:
    name = _LAN.person.full_name
    clerk, director = cast.CLERK.person.full_name, cast.DIRECTOR.person.full_name
    told = {Do.NUDGE: [name], Do.ESCALATE: [clerk, director], Do.CALL_SHEET: [clerk], Do.WAIT: [director]}

    def steps(*listed: tuple[Do, Why]) -> list[tuple[Step, list[str]]]:
        rung = {Do.ESCALATE: Rung.DEPUTY}
        return [(Step(what=what, at=_MOMENT, why=why, rung=rung.get(what)), told[what]) for what, why in listed]

    waits = (Why.EXTENSION, Why.DECLINED, Why.ACCEPTANCE, Why.PAUSED)
    whys = (Why.SILENCE, Why.BEFORE_DUE, Why.DUE_TODAY, Why.OVERDUE, Why.NO_DEADLINE)
    return [
        (_SILENT, [*steps(*((Do.NUDGE, why) for why in whys)), *steps((Do.ESCALATE, Why.SILENCE))]),
        (cast.FORESTRY_LATE, steps(*((Do.WAIT, why) for why in waits))),
        (_BLOCKED, steps((Do.CALL_SHEET, Why.UNREACHABLE))),
        (_NOBODY, [(Step(what=Do.CALL_SHEET, at=_MOMENT, why=Why.UNREACHABLE), [])]),
    ]

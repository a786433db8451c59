"""The samples of what is said about decisions, wishes and calls, for `bot/texts/page.py`."""

from collections.abc import Iterator
from datetime import date

from bot.core.deciding import Asking, Deed, Wanted
from bot.core.making import replace
from bot.core.model import Acceptance, Deadline, ExtensionState, Status
from bot.core.policy import Do, Why
from bot.core.records import Extension
from bot.texts import page_cast as cast
from bot.texts.page_cast import Sample
from bot.texts.words import Words

_say, _with, _at = cast.say, cast.changed, cast.at
_RECEIVED, _SILENT, _CONFIRMED = cast.ACKNOWLEDGED, cast.SILENT, cast.CONFIRMED
_STUCK, _NO_DEADLINE = cast.STUCK, cast.NO_DEADLINE
_LAN, _CLERK, _DIRECTOR, _WATER = cast.LAN, cast.CLERK, cast.DIRECTOR, cast.WATER

_LATER = Deadline(on=date(2026, 4, 27))
_OPEN = Extension(
    id=1,
    assignment_id=_RECEIVED.assignment.id,
    asked_at=_at("2026-04-14 09:00"),
    asked_by=_LAN.person.id,
    wanted=_LATER,
    reason="Chờ số liệu của 6 xã.",
    before=_RECEIVED.due,
)
_GRANTED = replace(_OPEN, granted=True, decided_at=_at("2026-04-14 15:00"), decided_by=_DIRECTOR.person.id)
_REFUSED = replace(_GRANTED, granted=False, answer="Số liệu đã có đủ trên hệ thống.")
_ASKED = _with(_RECEIVED, extension=ExtensionState.ASKED, waiting_since=_OPEN.asked_at)
_EXTENDED = _with(_RECEIVED, extension=ExtensionState.GRANTED, due=_LATER, due_at=_at("2026-04-27 17:00"))
_DECLINED = _with(_SILENT, status=Status.DECLINED, waiting_since=_at("2026-04-07 09:00"))
_WAITING = _with(_CONFIRMED, acceptance=Acceptance.WAITING, waiting_since=_at("2026-04-16 14:30"))
_PHONED = _with(_RECEIVED, taken_by_phone="Bà Lý Thị Mơ, văn thư")


def decisions(voice: Words) -> Iterator[Sample]:
    """What each side reads, in the order in which it happens."""
    later = voice.next_nudge(cast.then(_SILENT, Do.NUDGE, Why.BEFORE_DUE))
    director, clerk = _DIRECTOR.person, _CLERK.person
    yield _say("đang chờ quyết định", voice.next_nudge, cast.then(_ASKED, Do.WAIT, Why.EXTENSION))
    yield _say("mời nêu ngày và lý do", voice.ask_time, _RECEIVED)
    yield _say("còn thiếu ngày", voice.ask_until_when, _RECEIVED)
    yield _say("còn thiếu lý do", voice.ask_why_time, _RECEIVED, _LATER)
    yield _say("đã gửi", voice.time_asked, _ASKED, _OPEN, [director])
    yield _say("đã gửi, không có ai để chuyển", voice.time_asked, _ASKED, _OPEN, [])
    yield _say("không thời hạn", voice.no_time, _NO_DEADLINE, Asking.NO_DEADLINE)
    yield _say("đã xin rồi", voice.no_time, _ASKED, Asking.OPEN_ALREADY)
    yield _say("ngày quá sớm", voice.no_time, _RECEIVED, Asking.NOT_LATER)
    yield _say("đã hoàn thành", voice.no_time, _CONFIRMED, Asking.OVER)
    yield _say("xin gia hạn", voice.extension_asked, _ASKED, _OPEN, _LAN.person.full_name)
    yield _say("dòng thêm khi nhắc lại", voice.still_waiting, _OPEN.asked_at)
    yield _say("chấp thuận", voice.extension_decided, _EXTENDED, _GRANTED, director.full_name, later)
    yield _say("chưa chấp thuận", voice.extension_decided, _RECEIVED, _REFUSED, director.full_name, later)
    yield _say("chấp thuận, người quyết định", voice.time_decided, _EXTENDED, _GRANTED, director.full_name)
    yield _say("chưa chấp thuận, người quyết định", voice.time_decided, _RECEIVED, _REFUSED, director.full_name)
    yield _say("không còn hiệu lực", voice.time_decided, _CONFIRMED, replace(_REFUSED, decided_by=None), None)
    for where, say in (("trong /viec", voice.task), ("trong văn bản", voice.standing)):
        yield _say(f"{where}, đang xin", say, _ASKED)
    yield _say("trong văn bản, đã gia hạn", voice.standing, _EXTENDED)

    yield _say("mời nêu lý do", voice.ask_decline, _SILENT)
    yield _say("đã gửi", voice.declined, _DECLINED, [clerk])
    yield _say("đã gửi, không có ai để chuyển", voice.declined, _DECLINED, [])
    reason = "Nội dung này thuộc Trung tâm Nước sạch nông thôn."
    yield _say("đề nghị chuyển", voice.decline_notice, _DECLINED, _LAN.person.full_name, reason)
    yield _say("trong văn bản", voice.standing, _DECLINED)
    yield _say("tình trạng", voice.how_it_stands, _DECLINED)
    yield _say("giữ nguyên giao", voice.upheld, _SILENT, clerk.full_name, "Đơn vị chủ trì, Trung tâm phối hợp.", later)
    yield _say("rút", voice.freed, _DECLINED, None)
    yield _say("chuyển đơn vị khác", voice.freed, _DECLINED, _WATER)
    yield _say("đã chuyển", voice.passed_on, _DECLINED, _WATER)
    yield _say("sai mã đơn vị", voice.no_unit_to_pass_to, "TTNSS", has_it=False)
    yield _say("đơn vị đã được giao", voice.no_unit_to_pass_to, "TTNS", has_it=True)

    yield _say("có số văn bản", voice.acceptance_notice, _WAITING, "Báo cáo số 45/BC-VP", 1)
    yield _say("chỉ có tệp", voice.acceptance_notice, _WAITING, "", 1)
    yield _say("không có văn bản kết quả", voice.acceptance_notice, _WAITING, "", 0)
    yield _say("hoàn thành, chờ chấp nhận", voice.confirmed, _WAITING)
    yield _say("trong văn bản, chờ chấp nhận", voice.standing, _WAITING)
    yield _say("thiếu văn bản kết quả", voice.evidence_needed, _RECEIVED)
    yield _say("chấp nhận", voice.accepted, _CONFIRMED, director.full_name)
    yield _say("trả lại", voice.returned, _RECEIVED, director.full_name, "Bổ sung số liệu quý I.", later)
    yield _say("tháo gỡ vướng mắc", voice.cleared, _RECEIVED, clerk.full_name, later)

    for wanted in Wanted:
        yield _say(f"hỏi: {wanted}", voice.ask_decider, _STUCK, wanted)
    for deed in Deed:
        yield _say(f"ghi nhận: {deed}", voice.deed, _RECEIVED, deed, later)
    yield _say("tiếp nhận qua điện thoại", voice.how_it_stands, _PHONED)
    yield _say("trong văn bản, qua điện thoại", voice.standing, _PHONED)
    late = _at("2026-04-10 08:30")
    yield Sample(
        "escalation",
        "gửi cấp phó, văn thư",
        voice.escalation([cast.NUDGED], late, directs=False),
        ([cast.NUDGED], late),
    )

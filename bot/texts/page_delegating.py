"""The samples of what is said about whoever acts for a head, for `bot/texts/page.py`."""

from collections.abc import Iterator
from datetime import date

from bot.core.delegating import HandedOver, Handing, Line, Standing, StandingIn
from bot.core.making import replace
from bot.core.matter import May
from bot.core.model import ExtensionState, PersonId, Role, UnitId
from bot.core.policy import Do, Why
from bot.core.records import Delegation, Report
from bot.texts import page_cast as cast
from bot.texts.page_cast import Sample
from bot.texts.words import Words

_say, _with, _at = cast.say, cast.changed, cast.at
_RECEIVED, _SILENT, _REPORTED = cast.ACKNOWLEDGED, cast.SILENT, cast.REPORTED
_LAN, _OFFICE = cast.LAN, cast.OFFICE

_DEPUTY = cast.post_of(21, "Phạm Văn Dũng", _OFFICE, Role.DEPUTY, "Phó Chánh Văn phòng")
_BINH = cast.post_of(22, "Trần Văn Bình", _OFFICE, Role.OFFICER, "Chuyên viên")
_NEXT = cast.post_of(23, "Hoàng Thị Mai", _OFFICE, Role.HEAD, "Chánh Văn phòng")
_GIVEN = replace(_RECEIVED, delegate=_BINH.person)
_AS_OFFICER = replace(_GIVEN, may=May.REPORT)
_LEAVE = StandingIn(
    delegation=Delegation(
        id=1,
        unit_id=UnitId(2),
        assignment_id=None,
        from_person=PersonId(1),
        to_person=PersonId(21),
        from_on=date(2026, 8, 1),
        to_on=date(2026, 8, 11),
        made_at=_at("2026-07-20 09:00"),
    ),
    unit=_OFFICE,
    head=_LAN.person,
    to=_DEPUTY.person,
)
_REPORT = Report(
    id=1,
    assignment_id=_RECEIVED.assignment.id,
    person_id=_BINH.person.id,
    at=_at("2026-04-14 10:00"),
    kind="progress",
    text="đã rà soát xong 8/12 xã",
    percent=60,
    said_in=None,
    revises=None,
)


def delegating(voice: Words) -> Iterator[Sample]:
    """What each side reads, in the order in which it happens."""
    later = voice.next_nudge(cast.then(_GIVEN, Do.NUDGE, Why.BEFORE_DUE))
    lan, binh, people = _LAN.person, _BINH.person, [_DEPUTY, _BINH]
    yield _say("chọn người", voice.choose_delegate, _RECEIVED, people)
    yield _say("chọn lại", voice.choose_delegate, _GIVEN, [_DEPUTY])
    yield _say("mời người mới", voice.ask_new_delegate, _RECEIVED)
    yield _say("chưa rõ họ tên", voice.no_name)
    yield _say("đã giao người thực hiện", voice.handed, _GIVEN, binh, None, later)
    for reason in ("never_joined", "blocked", "away"):
        yield _say(f"đã giao, chưa liên lạc được: {reason}", voice.handed, _GIVEN, binh, reason, later)
    for outcome in (Handing.HAS_IT, Handing.NOT_THERE, Handing.TO_ONESELF, Handing.NOT_NOW):
        yield _say(f"chưa giao: {outcome}", voice.not_handed, _GIVEN, outcome)
    yield _say("chưa giao: chưa tiếp nhận", voice.not_handed, _SILENT, Handing.NOT_NOW)
    yield _say("thu lại việc giao", voice.taken_in_hand, _RECEIVED, binh, later)
    yield _say("thu lại, chưa giao ai", voice.taken_in_hand, _RECEIVED, None, later)
    yield _say("gửi chuyên viên được giao", voice.task_given, _AS_OFFICER, lan.full_name, later)
    yield _say("gửi cấp phó được giao", voice.task_given, _GIVEN, lan.full_name, later)
    yield _say("gửi người thôi được giao", voice.task_ended, _RECEIVED, lan.full_name)
    yield _say("gửi người thôi được giao, tự kết thúc", voice.task_ended, _RECEIVED, None)
    yield _say("việc của thủ trưởng", voice.for_the_head, _AS_OFFICER)
    yield _say("báo văn thư: thêm người", voice.new_delegate, _BINH, lan.full_name)
    yield _say("đã hủy thêm người", voice.post_undone, binh, fresh=True)
    yield _say("đã hủy từ trước", voice.post_undone, binh, fresh=False)
    yield _say("trong văn bản, đang giao", voice.standing, _GIVEN)
    yield _say("tình trạng, đang giao", voice.how_it_stands, _GIVEN)
    yield _say("nhắc người được giao", voice.nudge, _AS_OFFICER, 1, Why.NO_DEADLINE, _at("2026-04-14 08:00"))
    yield _say("người được giao báo 100%", voice.reported, _AS_OFFICER, "đã xong", 100, 0, later)

    yield _say("người được giao", voice.help, [_BINH], answers=True, directs=False)
    yield from _told_to_the_head(voice)
    yield from _standing_in(voice)


def _told_to_the_head(voice: Words) -> Iterator[Sample]:
    binh = _BINH.person
    yield _say("chưa liên lạc được", voice.delegate_lost, _GIVEN, binh, "blocked")
    yield _say("đã thôi công tác", voice.delegate_lost, _GIVEN, binh, "gone")
    silent = _with(_GIVEN, nudges=3, nudges_since_sign=3)
    yield _say("chậm phản hồi", voice.delegate_silent, silent, binh)
    yield _say("báo xong", voice.delegate_done, _GIVEN, binh, "100%, đã rà soát xong 12/12 xã")
    yield _say("vướng mắc", voice.delegate_stuck, _GIVEN, binh, "thiếu kinh phí")
    yield _say("vướng mắc, chỉ có tệp", voice.delegate_stuck, _GIVEN, binh, "")
    lines = [Line(matter=silent, who=binh, report=None), Line(matter=_GIVEN, who=binh, report=_REPORT)]
    yield _say("mỗi tuần", voice.weekly_line, lines)
    yield _say("mỗi tuần, nhiều văn bản", voice.weekly_line, lines * 7)


def _standing_in(voice: Words) -> Iterator[Sample]:
    lan, binh, people = _LAN.person, _BINH.person, [_DEPUTY, _BINH]
    yield _say("/uyquyen", voice.standing_list, [_LEAVE], [(_GIVEN, binh)], may_name=False)
    yield _say("/uyquyen, chưa có", voice.standing_list, [], [], may_name=True)
    yield _say("chọn người được ủy quyền", voice.choose_stand_in, _OFFICE, lan, people)
    yield _say("không có ai", voice.nobody_to_name, _OFFICE)
    yield _say("hỏi thời gian", voice.ask_days, _DEPUTY.person)
    yield _say("còn thiếu ngày kết thúc", voice.ask_last_day, _DEPUTY.person, _LEAVE.from_on)
    for why in Standing:
        if why is not Standing.MADE:
            yield _say(f"chưa ủy quyền: {why}", voice.not_standing, why, _OFFICE, _LEAVE)
    yield _say("đã ghi nhận", voice.standing_made, _LEAVE)
    yield _say("gửi cấp phó được ủy quyền", voice.you_stand_in, _LEAVE, deputy=True)
    yield _say("gửi chuyên viên được ủy quyền", voice.you_stand_in, _LEAVE, deputy=False)
    yield _say("báo thủ trưởng, văn thư", voice.head_is_told, _LEAVE, "Lương Thu Hà")
    yield _say("bắt đầu", voice.standing_begins, _LEAVE, [_GIVEN, _SILENT])
    yield _say("hết ủy quyền, gửi thủ trưởng", voice.standing_over, _LEAVE, [])
    yield _say("hết ủy quyền, gửi người làm thay", voice.you_stood_in, _LEAVE)
    yield _say("đã kết thúc từ trước", voice.standing_ended_already)
    yield _say("thôi", voice.left_as_it_is)
    yield _say("từ ngày đến ngày", voice.days, _LEAVE.from_on, _LEAVE.to_on)

    asked = _with(_GIVEN, extension=ExtensionState.ASKED, obstacle="thiếu kinh phí", percent=60)
    over = HandedOver(unit=_OFFICE, former=lan, to=_NEXT.person, matters=[asked, _SILENT])
    yield _say("gửi người mới", voice.handover_to_new, over)
    yield _say(
        "gửi người mới, nhiều văn bản", voice.handover_to_new, replace(over, former=None, matters=[_SILENT] * 14)
    )
    yield _say("gửi người cũ", voice.handover_from_former, over)
    yield _say("gửi người cũ, chưa có người mới", voice.handover_from_former, replace(over, to=None))

"""The samples of what clerks and admins read, for `bot/texts/page.py`."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from bot.core.broadcast import Broadcast
from bot.core.drafts import DirectiveDraft, DraftId, DraftState, DraftView, Lack, ListState, Verdict
from bot.core.inviting import Guest, Way
from bot.core.making import replace
from bot.core.model import Addressee, Contact, ContactId, DirectiveId, Reach, Role
from bot.core.summary import count
from bot.texts import page_cast as cast
from bot.texts.page_cast import Sample
from bot.texts.vi import files
from bot.texts.words import Words

_say = cast.say
_at = cast.at
_LAN, _TAI, _DINH, _CLERK = cast.LAN, cast.TAI, cast.DINH, cast.CLERK
_DIRECTIVE, _LONG, _BLOCKED, _NOBODY = cast.DIRECTIVE, cast.LONG, cast.BLOCKED, cast.NOBODY

_SILENT = cast.SILENT
_NOW = _at("2026-04-06 08:00")
_CONTACT = Contact(
    id=ContactId(1),
    person_id=_LAN.person.id,
    channel="telegram",
    address="7101",
    proof="invite",
    reach=Reach.REACHABLE,
    joined_at=_NOW,
)
_REACHED = Addressee(unit=_LAN.unit, post=_LAN, contact=_CONTACT)
_LOST = Addressee(unit=_DINH.unit, post=_DINH, contact=None, reason="never_joined")
_EMPTY = Addressee(unit=_TAI.unit, post=None, contact=None, reason="no_head")
_UNITS = [_LAN.unit, _TAI.unit, _DINH.unit]
_DRAFT = DirectiveDraft(
    id=DraftId(3),
    person_id=_CLERK.person.id,
    number="/SNN-VP",
    issuer=_DIRECTIVE.issuer,
    kind="CV",
    dated="2026-04",
    subject=_DIRECTIVE.subject,
    urgency=_DIRECTIVE.urgency,
    text=_DIRECTIVE.text,
    file_name="van-ban.txt",
    due=_DIRECTIVE.due,
    everyone=True,
    codes=(),
    unmatched=(),
    state=DraftState.OPEN,
    created_at=_NOW,
    changed_at=_NOW,
)
_VIEW = DraftView(draft=_DRAFT, addressees=(_REACHED, _LOST, _EMPTY), lacks=())


_GOING = Broadcast(
    units=303,
    sent=6,
    waiting=294,
    refused=0,
    unknown=0,
    dropped=0,
    recent=6,
    began_at=_NOW,
    now=_NOW + timedelta(seconds=3),
)


def _with(**changes: Any) -> DraftView:
    return replace(_VIEW, draft=replace(_DRAFT, **changes))


_LACKING = replace(
    _with(number=None, subject=None, everyone=False, unmatched=("Các huyện, thị xã",), kind=None, dated=None),
    addressees=(),
    lacks=(Lack.SUBJECT, Lack.UNMATCHED, Lack.NOBODY),
)
_ISSUED = replace(_with(number="124/SNN-VP", state=DraftState.ISSUED, directive_id=DirectiveId(1)), issued_as="VB1")
_DROPPED = _with(state=DraftState.DROPPED)
_SCHEDULED = _with(issue_at=_at("2026-04-07 07:30"), issue_by=_CLERK.person.id)
_ADDED = Verdict(row=2, verdict="added", message="Vũ Thị Mai, Trung tâm Khuyến nông")
_HELD = Verdict(row=3, verdict="held", message="Hồ Văn Sơn, Sở Nông nghiệp và Môi trường", role=Role.DIRECTOR)
_SAME = Verdict(row=4, verdict="unchanged", message="Nguyễn Thị Lan, Văn phòng Sở")
_WRONG = Verdict(row=5, verdict="error", message=files.cell_missing("ho_ten (full_name)"))


def drafts(voice: Words) -> Iterator[Sample]:
    """Directives before they are issued."""
    by = _CLERK.person
    yield _say("đọc được đủ", voice.draft, _VIEW)
    yield _say("thiếu nội dung", voice.draft, _LACKING)
    again = replace(_with(number="124/SNN-VP"), same_number=("VB1",), due_has_passed=True)
    yield _say("trùng số, hạn đã qua", voice.draft, again)
    yield _say("đã hẹn giờ", voice.draft_now, _SCHEDULED)
    yield _say("đã phát hành", voice.draft_now, _ISSUED)
    yield _say("đã bỏ", voice.draft_now, _DROPPED)
    yield _say("bấm phát hành khi còn thiếu", voice.not_issued, _LACKING)
    yield _say("bấm lại nút cũ", voice.already_decided, _ISSUED)
    yield _say("phát hành", voice.draft_issued, _ISSUED, by)
    yield _say("bỏ bản nháp", voice.draft_dropped, _DROPPED, by)
    yield _say("đến giờ mà chưa phát hành được", voice.not_issued_in_time, _VIEW)
    yield _say("nút mở một bản nháp", voice.draft_label, _VIEW)
    yield _say("không còn bản nháp", voice.no_such_draft)
    yield _say("văn bản mật", voice.secret)
    yield _say("chọn nội dung sửa", voice.what_to_change, _VIEW)
    yield _say("hỏi số", voice.ask_number, _VIEW)
    yield _say("hỏi trích yếu", voice.ask_subject, _VIEW)
    yield _say("hỏi đơn vị", voice.ask_units, _VIEW, _UNITS)
    yield _say("hỏi thời hạn", voice.ask_due, _VIEW)
    yield _say("hỏi độ khẩn", voice.ask_urgency, _VIEW)
    yield _say("hỏi giờ phát hành", voice.ask_when, _VIEW)
    yield _say("số chưa đúng", voice.bad_number)
    yield _say("trích yếu chưa đúng", voice.bad_subject)
    yield _say("mã đơn vị lạ", voice.bad_units, ["ABC"], _UNITS)
    yield _say("không có mã nào", voice.bad_units, [], _UNITS)
    yield _say("thời hạn chưa rõ", voice.bad_due)
    yield _say("độ khẩn chưa rõ", voice.bad_urgency)
    yield _say("giờ phát hành chưa đúng", voice.bad_when, _NOW)


def broadcasts(voice: Words) -> Iterator[Sample]:
    """What a clerk reads while a directive goes out."""
    yield _say("vừa bắt đầu", voice.broadcast, _GOING)
    yield _say(
        "đang gửi, có đơn vị không nhận",
        voice.broadcast,
        replace(_GOING, sent=120, waiting=177, recent=90, refused=1, unknown=2),
    )
    yield _say("đang chờ", voice.broadcast, replace(_GOING, recent=0))
    yield _say("gửi xong", voice.broadcast_over, replace(_GOING, sent=300, waiting=0, units=300))
    over = replace(_GOING, sent=296, waiting=0, refused=1, unknown=2, dropped=1)
    yield _say("gửi xong, có đơn vị chưa nhận", voice.broadcast_over, over)
    yield _say("sau một ngày vẫn còn", voice.broadcast_over, replace(over, sent=290, waiting=6))
    yield _say("gửi xong, tin riêng", voice.broadcast_result, _DIRECTIVE, over)


def lists(voice: Words) -> Iterator[Sample]:
    """What the commands of clerks and admins show."""
    counts = count([_BLOCKED.assignment, _NOBODY.assignment], _NOW, _NOW.date())
    listed = [(_DIRECTIVE, counts), (_LONG.directive, counts)]
    yield _say("/vanban", voice.directives, listed, [_SCHEDULED], 0)
    yield _say("/vanban, còn trang sau", voice.directives, listed, [], 7)
    yield _say("/vanban, đang tạm dừng", voice.directives, [(replace(_DIRECTIVE, paused_at=_NOW), counts)], [], 0)
    yield _say("/vanban, chưa có gì", voice.directives, [], [], 0)
    yield _say("/goidien", voice.call_sheet_list, [[_BLOCKED, _LONG], [_NOBODY]], 2, _at("2026-04-22 07:30"))
    doubtful = replace(_SILENT, in_doubt=True)
    yield _say("/goidien, chưa rõ đã nhận", voice.call_sheet_list, [[doubtful]], 1, _at("2026-04-07 07:30"))
    taken = cast.changed(_BLOCKED, taken_by_phone="chị Mơ, văn thư")
    yield _say("/goidien, đã nhận qua điện thoại", voice.call_sheet_list, [[taken]], 1, _NOW)
    yield _say("/goidien, không có ai", voice.call_sheet_list, [], 0, _NOW)
    yield _say("/donvi", voice.recipients, [_REACHED, _LOST, _EMPTY], 3, 1)
    yield _say("/donvi, chưa có gì", voice.recipients, [], 0, 0)
    outside = Guest(post=_DINH, has=(), lacks=("telegram",))
    partly = Guest(post=_LAN, has=("telegram",), lacks=("zalo",))
    yield _say("/moi", voice.uninvited, [(_DINH.unit, [outside])], 1, 0)
    two = [(_DINH.unit, [replace(outside, lacks=("telegram", "zalo"))]), (_LAN.unit, [partly])]
    yield _say("/moi, hai kênh", voice.uninvited, two, 1, 1)
    yield _say("/moi, đã đủ", voice.uninvited, [], 0, 0)
    until = _at("2026-04-20 08:00")
    code = "ABCD2345EFGH"
    telegram = Way(channel="telegram", code=code, bot="dondoc_bot", link=f"https://t.me/dondoc_bot?start={code}")
    without, zalo = replace(telegram, link=None), Way(channel="zalo", code="JKMN6789PQRS", bot="Đôn Đốc", link=None)
    yield _say("lời mời", voice.invitation, _DINH, (telegram,), (), until)
    yield _say("lời mời, không có đường dẫn", voice.invitation, _DINH, (without,), (), until)
    yield _say("lời mời, hai kênh", voice.invitation, _DINH, (telegram, zalo), (), until)
    yield _say("lời mời thêm kênh", voice.invitation, _LAN, (zalo,), ("telegram",), until)
    yield from _on_paper(voice, telegram, without, zalo, until)
    yield _say("sau các lời mời", voice.invitations_made, 3)
    yield _say("không còn ai để mời", voice.nobody_to_invite)


def _on_paper(voice: Words, telegram: Way, without: Way, zalo: Way, until: datetime) -> Iterator[Sample]:
    yield _say("phiếu mời in ra", voice.slip_title)
    yield _say("phiếu mời: gửi ai", voice.slip_to, _DINH)
    yield _say("phiếu mời: để làm gì", voice.slip_asks, (telegram, zalo), ())
    yield _say("phiếu mời: thêm kênh", voice.slip_asks, (zalo,), ("telegram",))
    yield _say("phiếu mời: có mã QR", voice.slip_way, telegram)
    yield _say("phiếu mời: nhắn mã", voice.slip_way, zalo)
    yield _say("phiếu mời: chưa biết tên bot", voice.slip_way, replace(without, bot=None))
    yield _say("phiếu mời: quy định", voice.slip_rules, (telegram,), (), until)
    yield _say("phiếu mời: quy định, hai kênh", voice.slip_rules, (telegram, zalo), (), until)


def people(voice: Words) -> Iterator[Sample]:
    """Joinings, files, lists of recipients."""
    person = _LAN.person
    yield _say("có người kết nối", voice.joined_notice, person, [_LAN], "Lan <3 hoa", "telegram")
    yield _say("có người đổi tài khoản", voice.joined_notice, person, [_LAN], "", "zalo", took_over=True)
    yield _say("đã hủy kết nối", voice.unlinked, person, reachable=False)
    yield _say("đã hủy kết nối, còn kênh khác", voice.unlinked, person, reachable=True)
    yield _say("kết nối không còn", voice.unlinked_already, person)
    yield _say("gửi tài khoản bị hủy", voice.you_are_unlinked)
    yield _say("tệp dạng khác", voice.wrong_kind_of_file, "12-CT-UBND.docx")
    yield _say("tệp không tải được", voice.file_lost, "van-ban.txt", 1)
    yield _say("tệp đang tải", voice.file_on_its_way, "van-ban.txt")
    yield _say("tệp không đọc được", voice.unreadable, files.no_rows("a.csv"))
    verdicts = voice.list_verdicts
    rows = [_ADDED, _HELD, _SAME]
    ended = ["Trần Văn Minh (Giám đốc, KN)"]
    yield _say("danh sách", verdicts, "danh-sach.csv", rows, ended, again=False, may_be_taken=True)
    yield _say("danh sách có lỗi", verdicts, "a.csv", [_ADDED, _WRONG], [], again=False, may_be_taken=False)
    yield _say("danh sách không có gì mới", verdicts, "a.csv", [_SAME], [], again=False, may_be_taken=False)
    yield _say("danh sách đã khác trước", verdicts, "a.csv", [_ADDED], [], again=True, may_be_taken=True)
    yield _say("đã cập nhật", voice.list_taken, [_ADDED, _SAME], 0, [])
    yield _say("đã cập nhật, còn chờ", voice.list_taken, rows, 1, [_TAI.person])
    yield _say("đã cập nhật, không có ai để chờ", voice.list_taken, rows, 1, [])
    for state in ListState:
        yield _say(f"bấm lại: {state}", voice.list_stands, state)
    yield _say("hỏi quản trị", voice.list_to_grant, _CLERK.person, [_HELD])
    yield _say("quản trị chấp thuận", voice.list_decided, _TAI.person, 1, granted=True)
    yield _say("quản trị không chấp thuận", voice.list_decided, _TAI.person, 1, granted=False)

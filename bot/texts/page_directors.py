"""The samples of what directors read beside the summaries themselves, for `bot/texts/page.py`."""

from collections.abc import Iterator

from bot.core.policy import Why
from bot.core.summary import Showing, count
from bot.core.urging import Place, Urging
from bot.texts import page_cast as cast
from bot.texts.common import named
from bot.texts.page_cast import Sample
from bot.texts.words import Words

_say = cast.say
_RECEIVED, _LATE_ONE, _NUDGED = cast.ACKNOWLEDGED, cast.FORESTRY_LATE, cast.NUDGED
_BLOCKED, _NOBODY, _CONFIRMED = cast.BLOCKED, cast.NOBODY, cast.CONFIRMED
_DIRECTIVE, _LONG, _LATE = cast.DIRECTIVE, cast.LONG, cast.LATE
_WITHDRAWN_DIRECTIVE = cast.about(withdrawn_at=_LATE).directive

_CASES = {
    Showing.ALL: "tất cả",
    Showing.NOT_YET: "chưa tiếp nhận",
    Showing.LATE: "quá hạn",
    Showing.RUNNING: "đang thực hiện",
    Showing.DONE: "hoàn thành",
    Showing.STUCK: "vướng mắc",
}


def urging(voice: Words) -> Iterator[Sample]:
    """`📣 Đôn đốc ngay`."""
    found = [
        Urging(matter=_LATE_ONE, place=Place.NUDGE),
        Urging(matter=_RECEIVED, place=Place.NUDGE),
        Urging(matter=_NUDGED, place=Place.JUST_NUDGED),
        Urging(matter=cast.NO_DEADLINE, place=Place.ON_ITS_WAY),
        Urging(matter=_BLOCKED, place=Place.CALL),
        Urging(matter=_NOBODY, place=Place.CALL),
    ]
    answered = Urging(matter=_CONFIRMED, place=Place.ANSWERED)
    yield _say("xem trước", voice.urging, _DIRECTIVE, found, found, _LATE)
    yield _say("hỏi, trong giờ làm việc", voice.ask_urging, silent=False)
    yield _say("hỏi, ngoài giờ làm việc", voice.ask_urging, silent=True)
    yield _say("hỏi, chỉ còn đơn vị phải gọi điện", voice.ask_calling)
    yield _say("không có ai cần nhắc", voice.nobody_to_urge)
    yield _say("bấm nút cũ", voice.look_again)
    yield _say("mọi đơn vị đã xong", voice.nothing_to_urge, _DIRECTIVE)
    yield _say("đã thu hồi", voice.nothing_to_urge, _WITHDRAWN_DIRECTIVE)
    yield _say("đã nhắc", voice.urged, _DIRECTIVE, [*found, answered])
    yield _say("không nhắc thêm ai", voice.urged, _DIRECTIVE, [answered])
    yield _say("quay lại", voice.not_urged, _DIRECTIVE)
    yield _say("dòng thêm trong tin nhắc", voice.by_order, named(cast.DIRECTOR))
    reminder = f"{voice.nudge(_LATE_ONE, 6, Why.OVERDUE, _LATE)}\n{voice.by_order(named(cast.DIRECTOR))}"
    yield Sample("by_order", "cả tin nhắc", reminder, (_LATE_ONE, cast.DIRECTOR))


def narrowed(voice: Words) -> Iterator[Sample]:
    """The summaries narrowed, and their pages."""
    today = voice.calendar.today(_LATE)
    counts = count([m.assignment for m in (_CONFIRMED, _LATE_ONE, _NUDGED, _BLOCKED)], _LATE, today)
    for showing in (Showing.NOT_YET, Showing.LATE, Showing.STUCK):
        case = f"/tonghop, lọc: {_CASES[showing]}"
        listed = [(_DIRECTIVE, counts, 2), (_LONG.directive, counts, 1)]
        yield _say(case, voice.overview_of, showing, listed, 2)
    yield _say("/tonghop, lọc, không có gì", voice.overview_of, Showing.LATE, [], 0)
    for showing, case in _CASES.items():
        yield _say(f"một văn bản, lọc: {case}", voice.narrowed_to, showing, 3)
    yield _say("một văn bản, lọc, không có gì", voice.narrowed_to, Showing.STUCK, 0)
    yield _say("danh sách dài", voice.page_of, 2, 15)

"""The samples of what stands on a directive's own page, for `bot/texts/page.py`."""

from collections.abc import Iterator

from bot.core.links import Link
from bot.texts import page_cast as cast
from bot.texts.page_cast import Sample
from bot.texts.words import Words

_say = cast.say
_UNTIL = cast.at("2026-04-13 08:30")
_LINK = Link(url=f"https://dondoc.example.vn/van-ban/{'a2b3' * 12}", until=_UNTIL)
_AMENDED = cast.about(version=2)


def full_text(voice: Words) -> Iterator[Sample]:
    """The link in a message, then the page behind it."""
    long = cast.about(text=cast.DIRECTIVE.text * 50)
    yield _say("văn bản dài, kèm liên kết", voice.directive, long, room=1700, link=_LINK)
    yield _say("liên kết đọc toàn văn", voice.full_text_at, _LINK)
    yield _say("trang toàn văn: tiêu đề", voice.page_title, cast.SILENT)
    yield _say("trang toàn văn: phần đầu", voice.page_head, cast.SILENT)
    yield _say("trang toàn văn: phần đầu, đã điều chỉnh", voice.page_head, _AMENDED)
    yield _say("trang toàn văn: phần cuối, chưa tiếp nhận", voice.page_foot, cast.SILENT, cast.LAN.person, _UNTIL)
    yield _say("trang toàn văn: phần cuối, đã tiếp nhận", voice.page_foot, cast.ACKNOWLEDGED, cast.LAN.person, _UNTIL)
    yield _say("liên kết sai", voice.page_nothing)
    yield _say("liên kết hết hạn", voice.page_over)
    yield _say("người nhận đã thay đổi", voice.page_not_theirs)
    yield _say("văn bản đã thu hồi", voice.page_withdrawn)
    yield _say("tạm thời chưa mở được", voice.page_busy)

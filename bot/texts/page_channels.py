"""The samples of what is said about the channels themselves, for `bot/texts/page.py`."""

from collections.abc import Iterator

from bot.texts import page_cast as cast
from bot.texts.page_cast import Sample
from bot.texts.words import Words

_say, _at = cast.say, cast.at
_SINCE, _UNTIL = _at("2026-04-09 08:30"), _at("2026-04-09 09:25")


def outages(voice: Words) -> Iterator[Sample]:
    """To the admins."""
    yield _say("báo quản trị: kênh gián đoạn", voice.channel_down, "telegram", _SINCE)
    yield _say("báo quản trị: token không được chấp nhận", voice.token_refused, "telegram", _SINCE)
    yield _say("báo quản trị: kênh hoạt động lại", voice.channel_up, "telegram", _SINCE, _UNTIL)

"""Texts that carry a secrecy mark are taken out of updates before these are stored."""

import json
from typing import Any

import pytest

from bot.adapters.telegram.screening import screened
from bot.adapters.telegram.understanding import understand
from bot.core.messages import Incoming
from bot.core.ports import RawUpdate
from bot.documents.marks import secrecy_of

Shape = dict[str, Any]

LAN: Shape = {"id": 7101, "is_bot": False, "first_name": "Mật"}  # a name is no mark
BOT: Shape = {"id": 12345, "is_bot": True, "first_name": "Đôn Đốc"}
CHAT: Shape = {"id": 7101, "type": "private", "first_name": "Mật"}
SAID: Shape = {"message_id": 7, "date": 1_720_000_000, "chat": CHAT, "from": LAN}
SECRET = "TỐI MẬT\nSố: 1/KH\nV/v phương án zxqv"


def _raw(**parts: Any) -> RawUpdate:
    return RawUpdate(source="telegram:1", key="5", raw=json.dumps({"update_id": 5, **parts}, ensure_ascii=False))


def _message(**parts: Any) -> RawUpdate:
    return _raw(message={**SAID, **parts})


@pytest.mark.parametrize(
    "update",
    [
        _message(text="60%, còn 2 xã"),
        _message(text="giữ bí mật nhé"),
        _raw(callback_query={"id": "1", "from": LAN, "data": "ack:1", "message": {**SAID, "text": SECRET}}),
        _message(text="ok", reply_to_message={**SAID, "from": BOT, "text": SECRET}),
        RawUpdate(source="telegram:1", key="5", raw="{"),
        RawUpdate(source="telegram:1", key="5", raw="null"),
    ],
)
def test_everything_else_is_left_as_it_came(update: RawUpdate) -> None:
    assert screened(update, secrecy_of) is update


@pytest.mark.parametrize(
    "parts",
    [
        {"text": SECRET},
        {"text": "MẬT", "entities": [{"type": "bold", "offset": 0, "length": 3}]},
        {"caption": SECRET, "photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]},
        {"document": {"file_id": "f", "file_unique_id": "u", "file_name": "12-KH (MẬT).docx"}},
        {"text": "xem lại", "quote": {"text": SECRET, "position": 0}},
        {"text": "đây", "reply_to_message": {**SAID, "text": SECRET}},
    ],
)
def test_nothing_but_who_and_when_is_left(parts: Shape) -> None:
    left = screened(_message(**parts), secrecy_of)
    assert "zxqv" not in left.raw
    assert understand(left) == Incoming(
        channel="telegram",
        address="7101",
        key="5",
        name="Mật",
        message_id="7",
        withheld=json.loads(left.raw)["withheld"],
    )


@pytest.mark.parametrize("kind", ["edited_channel_post", "channel_post", "something_new"])
def test_of_other_updates_nothing_is_left_at_all(kind: str) -> None:
    left = screened(_raw(**{kind: {**SAID, "text": SECRET}}), secrecy_of)
    assert json.loads(left.raw) == {"update_id": 5, "withheld": "TỐI MẬT"}
    assert understand(left) is None


def test_what_is_no_json_is_looked_at_as_it_stands() -> None:
    left = screened(RawUpdate(source="telegram:1", key="5", raw=SECRET), secrecy_of)
    assert json.loads(left.raw) == {"withheld": "TỐI MẬT"}

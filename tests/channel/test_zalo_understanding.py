"""What the events of Zalo say, and that nothing secret or hostile gets further."""

import json
from typing import Any

import pytest

from bot.adapters.zalo.screening import screened
from bot.adapters.zalo.understanding import understand
from bot.core.messages import FileIn, Happening, Incoming
from bot.core.ports import RawUpdate
from bot.documents.marks import secrecy_of

Shape = dict[str, Any]

LAN: Shape = {"id": "6ede9afa66b88fe6d6a9", "display_name": "Lan Mật", "is_bot": False}  # a name is no mark
CHAT: Shape = {"id": "6ede9afa66b88fe6d6a9", "chat_type": "PRIVATE"}
SAID: Shape = {"message_id": "2d758cb5e222177a4e35", "date": 1_750_316_131_602, "chat": CHAT, "from": LAN}
HEARD = Incoming(
    channel="zalo", address="6ede9afa66b88fe6d6a9", key="k", name="Lan Mật", message_id="2d758cb5e222177a4e35"
)
SECRET = "TỐI MẬT\nSố: 1/KH\nV/v phương án zxqv"
PHOTO = "https://f2.zdn.vn/a.jpg"


def raw(_kind: str = "text", /, **parts: Any) -> RawUpdate:
    event = {"event_name": f"message.{_kind}.received", "message": {**SAID, **parts}}
    return RawUpdate(source="zalo:1", key="k", raw=json.dumps(event))


def heard(**parts: Any) -> Incoming:
    return Incoming(**{name: getattr(HEARD, name) for name in HEARD.__slots__} | parts)


@pytest.mark.parametrize(
    ("kind", "parts", "expected"),
    [
        ("text", {"text": "Đã nhận 😀"}, heard(text="Đã nhận 😀")),
        ("text", {"text": "a\0b\ud800"}, heard(text="ab\ufffd")),
        ("text", {"text": "a", "chat": {"id": 17}}, heard(text="a", address="17")),
        ("text", {"text": "a", "from": {"first_name": "Ted"}}, heard(text="a", name="Ted")),
        ("text", {"text": "a", "from": {"display_name": "", "first_name": "Ted"}}, heard(text="a", name="Ted")),
        ("text", {"text": "a", "from": None}, heard(text="a", name="")),
        (
            "image",
            {"photo": PHOTO, "caption": "Ảnh"},
            heard(text="Ảnh", files=(FileIn(remote_id=PHOTO, name="photo.jpg", mime="image/jpeg"),)),
        ),
        ("image", {"photo_url": PHOTO}, heard(files=(FileIn(remote_id=PHOTO, name="photo.jpg", mime="image/jpeg"),))),
        (
            "voice",
            {"voice_url": "https://a.vn/v.aac"},
            heard(files=(FileIn(remote_id="https://a.vn/v.aac", name="voice.aac", mime="audio/aac", voice=True),)),
        ),
        # Answered, though there is nothing to read: silence looks like a fault.
        ("sticker", {"sticker": "5a", "url": "https://a.vn/s"}, heard()),
        ("unsupported", {}, heard()),
        ("link", {"text": "https://a.vn"}, heard(text="https://a.vn")),
    ],
)
def test_what_is_said_is_understood(kind: str, parts: Shape, expected: Incoming) -> None:
    assert understand(raw(kind, **parts)) == expected


@pytest.mark.parametrize(
    "event",
    [
        {"event_name": "message.unsupported.received"},
        {"event_name": "message.unsupported.received", "message": None},
        {"event_name": "message.reaction.received", "message": SAID},
        {"event_name": "bot.joined", "message": {**SAID, "text": "a"}},
        {"event_name": "message.text.received", "message": {**SAID, "text": "a", "from": {**LAN, "is_bot": True}}},
        {"event_name": ["message.text.received"]} | {"event_name": "?"},
    ],
)
def test_everything_else_is_nothing_to_us(event: Shape) -> None:
    assert understand(RawUpdate(source="zalo:1", key="k", raw=json.dumps(event))) is None


def test_a_group_is_only_seen_to_be_one() -> None:
    said = understand(raw(text="@bot đã nhận", chat={"id": "g1", "chat_type": "GROUP"}))
    assert said == Incoming(channel="zalo", address="g1", key="k", happened=Happening.IN_GROUP)


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"text": 5}, "text is no text"),
        ({"chat": None}, "chat is no object"),
        ({"chat": {"id": ""}}, "chat.id is no id"),
        ({"chat": {"id": "c" * 129}}, "chat.id is no id"),
        ({"chat": {"id": "a b"}}, "chat.id is no id"),
        ({"message_id": None}, "message_id is no id"),
        ({"message_id": "m" * 65}, "message_id is no id"),
        ({"message_id": True}, "message_id is no id"),
        ({"from": [5]}, "from is no object"),
        ({"from": {"display_name": {}}}, "display_name is no text"),
        ({"photo": ["bí"]}, "photo is no text"),
    ],
)
def test_odd_shapes_are_named_and_not_quoted(parts: Shape, what: str) -> None:
    with pytest.raises(ValueError, match="cannot be read") as error:
        understand(raw(**parts))
    assert str(error.value) == f"Update k of zalo:1 cannot be read: {what}."


@pytest.mark.parametrize("text", ["{", "5", "[" * 100_000])
def test_what_is_no_object_cannot_be_read(text: str) -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        understand(RawUpdate(source="zalo:1", key="k", raw=text))


@pytest.mark.parametrize(
    "update",
    [
        raw(text="60%, còn 2 xã"),
        raw(text="giữ bí mật nhé"),
        raw("text", **{"text": SECRET, "from": {**LAN, "is_bot": True}}),  # our own words
        RawUpdate(source="zalo:1", key="k", raw="{"),
    ],
)
def test_what_bears_no_mark_is_left_as_it_came(update: RawUpdate) -> None:
    assert screened(update, secrecy_of) is update


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("text", {"text": SECRET}),
        ("image", {"photo": PHOTO, "caption": SECRET}),
        ("link", {"link": "https://a.vn", "title": SECRET}),
        ("text", {"text": "đây", "quote": {"text": SECRET}}),
    ],
)
def test_of_what_bears_a_mark_nothing_but_who_and_when_is_left(kind: str, parts: Shape) -> None:
    left = screened(raw(kind, **parts), secrecy_of)
    assert "zxqv" not in left.raw
    assert "zdn.vn" not in left.raw
    assert understand(left) == heard(withheld="TỐI MẬT")


def test_of_an_unknown_event_nothing_is_left_at_all() -> None:
    left = screened(raw("poll", text=SECRET), secrecy_of)
    assert json.loads(left.raw) == {"event_name": "", "withheld": "TỐI MẬT"}
    assert understand(left) is None

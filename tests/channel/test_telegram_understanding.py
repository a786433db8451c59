"""What Telegram's updates say, and that no garbage ever raises anything but ValueError."""

import copy
import json
import logging
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.telegram.understanding import press_id, understand
from bot.core.messages import FileIn, Happening, Incoming
from bot.core.ports import RawUpdate

Shape = dict[str, Any]

LAN: Shape = {"id": 600_001, "is_bot": False, "first_name": "Lan", "last_name": "Nguyễn Thị", "username": "lan"}
CHAT: Shape = {"id": 600_001, "type": "private", "first_name": "Lan"}
BOT: Shape = {"id": 12345, "is_bot": True, "first_name": "Đôn Đốc", "username": "dondoc_bot"}
SAID: Shape = {"message_id": 7, "date": 1_720_000_000, "chat": CHAT, "from": LAN}
CARD: Shape = {"message_id": 5, "date": 1_720_000_000, "chat": CHAT, "from": BOT, "text": "VĂN BẢN"}
GROUP: Shape = {"id": -100, "type": "supergroup", "title": "Phòng"}
PRESS: Shape = {"id": "991", "from": LAN, "chat_instance": "1", "data": "ack:1042", "message": CARD}
SIZES: list[Shape] = [
    {"file_id": "small", "file_unique_id": "s", "width": 90, "height": 60, "file_size": 900},
    {"file_id": "large", "file_unique_id": "l", "width": 1280, "height": 960, "file_size": 90_000},
    {"file_id": "middle", "file_unique_id": "m", "width": 320, "height": 240, "file_size": 9_000},
]


def raw(**parts: Any) -> RawUpdate:
    return as_raw({"update_id": 1001, **parts})


def as_raw(shape: object) -> RawUpdate:
    return RawUpdate(source="telegram:12345", key="1001", raw=json.dumps(shape, ensure_ascii=False))


def said(**parts: Any) -> RawUpdate:
    return raw(message={**SAID, **parts})


def incoming(**parts: Any) -> Incoming:
    common = {"channel": "telegram", "address": "600001", "key": "1001", "name": "Lan Nguyễn Thị"}
    return Incoming(**{**common, **parts})


def farewell(status: str, **parts: Any) -> Shape:
    member = {"user": BOT, "status": status, "until_date": 0}
    old = {"user": BOT, "status": "member"}
    return {"chat": CHAT, "from": LAN, "date": 1, "old_chat_member": old, "new_chat_member": member, **parts}


def file(kind: str, **parts: Any) -> RawUpdate:
    return said(**{kind: {"file_id": "f1", "file_unique_id": "u1", "duration": 3, "width": 1, "height": 1} | parts})


@pytest.mark.parametrize(
    ("text", "levelled"),
    [
        ("Đã nhận", "Đã nhận"),
        ("/start MA-MOI-2024", "/start MA-MOI-2024"),
        ("/start@dondoc_bot MA-MOI-2024", "/start MA-MOI-2024"),
        ("/viec@DonDoc_Bot", "/viec"),
        ("xin gửi /viec@dondoc_bot", "xin gửi /viec@dondoc_bot"),
        ("a\0b\ud83d", "ab\ufffd"),
    ],
)
def test_a_text_is_taken_as_it_was_typed(text: str, levelled: str) -> None:
    update = RawUpdate(source="s", key="1001", raw=json.dumps({"update_id": 1001, "message": {**SAID, "text": text}}))
    assert understand(update) == incoming(text=levelled, message_id="7")


def test_a_reply_names_the_message_that_it_answers() -> None:
    assert understand(said(text="60%", reply_to_message=CARD)) == incoming(text="60%", message_id="7", reply_to="5")


def test_of_a_photo_the_largest_size_is_taken_and_its_caption_is_the_text() -> None:
    assert understand(said(photo=SIZES, caption="hiện trường")) == incoming(
        text="hiện trường",
        message_id="7",
        files=(FileIn(remote_id="large", name="photo.jpg", mime="image/jpeg", size=90_000),),
    )


@pytest.mark.parametrize(
    ("update", "found"),
    [
        (
            file("document", file_name="Báo cáo.docx", mime_type="application/msword", file_size=12),
            FileIn(remote_id="f1", name="Báo cáo.docx", mime="application/msword", size=12),
        ),
        (file("document"), FileIn(remote_id="f1", name="document", mime="application/octet-stream")),
        (
            file("document", file_name="..\\..//etc/pass\nwd\u202e."),
            FileIn(remote_id="f1", name="passwd", mime="application/octet-stream"),
        ),
        (file("video", mime_type="video/quicktime"), FileIn(remote_id="f1", name="video.mp4", mime="video/quicktime")),
        (file("voice"), FileIn(remote_id="f1", name="voice.ogg", mime="audio/ogg", voice=True)),
        (file("audio", file_name="a.m4a"), FileIn(remote_id="f1", name="a.m4a", mime="audio/mpeg")),
        (file("video_note", length=1), FileIn(remote_id="f1", name="video.mp4", mime="video/mp4")),
    ],
)
def test_files_of_every_kind_can_be_found_again(update: RawUpdate, found: FileIn) -> None:
    assert understand(update) == incoming(message_id="7", files=(found,))


def test_a_press_carries_its_payload_and_the_message_with_the_button() -> None:
    update = raw(callback_query=PRESS)
    assert understand(update) == incoming(press="ack:1042", message_id="5")
    assert press_id(update) == "991"


def test_a_press_on_a_message_that_is_gone_is_understood_too() -> None:
    gone = {"message_id": 5, "date": 0, "chat": CHAT}
    assert understand(raw(callback_query={**PRESS, "message": gone})) == incoming(press="ack:1042", message_id="5")


@pytest.mark.parametrize("status", ["kicked", "left"])
def test_whoever_blocks_the_bot_has_left(status: str) -> None:
    assert understand(raw(my_chat_member=farewell(status))) == incoming(happened=Happening.LEFT)


def test_whoever_unblocks_the_bot_takes_messages_again() -> None:
    assert understand(raw(my_chat_member=farewell("member"))) == incoming(happened=Happening.RETURNED)


@pytest.mark.parametrize("status", ["member", "administrator", "restricted"])
def test_a_group_with_the_bot_in_it_is_noticed(status: str) -> None:
    change = farewell(status, chat=GROUP)  # without the rights that a member may have: the server learns new ones
    expected = incoming(address="-100", happened=Happening.IN_GROUP)
    assert understand(raw(my_chat_member=change)) == expected


def test_what_is_said_in_a_group_shows_that_the_bot_is_in_it() -> None:
    update = said(chat=GROUP, text="Chào cả nhà")
    assert understand(update) == incoming(address="-100", name="", happened=Happening.IN_GROUP)


def test_that_the_bot_has_left_a_group_is_no_reason_to_speak_there() -> None:
    assert understand(raw(my_chat_member=farewell("left", chat=GROUP))) is None
    assert understand(said(chat=GROUP, left_chat_member=BOT)) is None


def test_a_broadcast_channel_is_told_from_a_group() -> None:
    change = farewell("administrator", chat=GROUP | {"type": "channel"})
    expected = incoming(address="-100", happened=Happening.IN_CHANNEL)
    assert understand(raw(my_chat_member=change)) == expected


CONTACT = {"phone_number": "84912000101", "first_name": "Lan", "user_id": 600001}


def test_ones_own_contact_vouches_for_the_phone() -> None:
    assert understand(said(contact=CONTACT)) == incoming(message_id="7", phone="84912000101")


@pytest.mark.parametrize(
    "parts",
    [
        {"contact": {**CONTACT, "user_id": 600002}},
        {"contact": {"phone_number": "84912000101", "first_name": "Lan"}},
        {
            "contact": CONTACT,
            "forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "Lan"},
        },
    ],
)
def test_anybody_elses_contact_vouches_for_nothing(parts: Shape) -> None:
    assert understand(said(**parts)) == incoming(message_id="7")


def test_an_edited_message_says_so() -> None:
    update = raw(edited_message={**SAID, "text": "70%", "edit_date": 2})
    assert understand(update) == incoming(text="70%", message_id="7", edited=True)


def test_the_parts_of_an_album_name_it() -> None:
    update = said(photo=SIZES, media_group_id="9000001")
    levelled = understand(update)
    assert levelled is not None
    assert (levelled.album, levelled.said_in) == ("9000001", "600001/album:9000001")


def test_an_account_without_a_name_is_called_by_its_user_name() -> None:
    nameless = {**LAN, "first_name": "", "last_name": None}
    assert understand(said(text="a", **{"from": nameless})) == incoming(text="a", message_id="7", name="lan")
    assert understand(said(text="a", **{"from": None})) == incoming(text="a", message_id="7", name="")


STICKER: Shape = {
    "file_id": "x",
    "file_unique_id": "x",
    "type": "regular",
    "width": 1,
    "height": 1,
    "is_animated": False,
    "is_video": False,
}


@pytest.mark.parametrize(
    "part",
    [
        {"sticker": STICKER},
        {"location": {"longitude": 105.8, "latitude": 21.0}},
        {"contact": {"phone_number": "+84912345678", "first_name": "Lan"}},
        {"dice": {"emoji": "🎲", "value": 3}},
    ],
)
def test_what_has_no_words_is_something_said_all_the_same(part: Shape) -> None:
    assert understand(said(**part)) == incoming(message_id="7")


@pytest.mark.parametrize(
    "update",
    [
        raw(),
        said(),
        said(pinned_message=CARD),
        raw(channel_post={**SAID, "text": "a", "chat": {**GROUP, "type": "channel"}}),
        raw(my_chat_member=farewell("kicked", chat=GROUP)),
        raw(callback_query={**PRESS, "message": {**CARD, "chat": GROUP}}),
        raw(callback_query={**PRESS, "message": None, "inline_message_id": "i"}),
        raw(callback_query={**PRESS, "data": None, "game_short_name": "g"}),
        raw(message_reaction={"chat": CHAT, "message_id": 5, "user": LAN, "date": 1, "old_reaction": [],
                              "new_reaction": [{"type": "emoji", "emoji": "👍"}]}),
        raw(inline_query={"id": "1", "from": LAN, "query": "q", "offset": ""}),
        raw(something_new={"a": 1}),
    ],
)  # fmt: skip
def test_everything_else_is_nothing_to_us(update: RawUpdate) -> None:
    assert understand(update) is None


@pytest.mark.parametrize(
    "shape",
    [
        None,
        [],
        "text",
        5,
        {},
        {"update_id": "1001", "message": {**SAID, "text": "a"}},
        {"update_id": True, "message": {**SAID, "text": "a"}},
        {"update_id": 1, "message": 5},
        {"update_id": 1, "message": {"text": "thiếu mọi thứ"}},
        {"update_id": 1, "message": {**SAID, "text": 5}},
        {"update_id": 1, "message": {**SAID, "text": ["bí mật"]}},
        {"update_id": 1, "message": {**SAID, "text": "a", "message_id": "7"}},
        {"update_id": 1, "message": {**SAID, "text": "a", "date": "hôm nay"}},
        {"update_id": 1, "message": {**SAID, "text": "a", "date": 10**30}},
        {"update_id": 1, "message": {**SAID, "text": "a", "chat": {"type": "private"}}},
        {"update_id": 1, "message": {**SAID, "text": "a", "chat": {"id": "x", "type": "private"}}},
        {"update_id": 1, "message": {**SAID, "text": "a", "from": {"id": 1}}},
        {"update_id": 1, "message": {**SAID, "photo": [5]}},
        {"update_id": 1, "message": {**SAID, "photo": [{**SIZES[0], "width": "wide"}]}},
        {"update_id": 1, "message": {**SAID, "document": {"file_id": 5, "file_unique_id": 5, "file_name": {}}}},
        {"update_id": 1, "callback_query": {"data": "ack:1"}},
        {"update_id": 1, "callback_query": {**PRESS, "data": 7}},
        {"update_id": 1, "my_chat_member": farewell("kicked", new_chat_member={})},
    ],
)
def test_garbage_is_a_value_error_that_quotes_nothing(shape: object) -> None:
    with pytest.raises(ValueError, match=r"Update 1001 of telegram:12345 cannot be read") as caught:
        understand(as_raw(shape))
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    assert "bí mật" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["", "{", "\ud800", "[" * 100_000, '{"update_id": ' + "9" * 5000 + "}", "NaN"],
    ids=["empty", "cut", "surrogate", "deep", "huge", "nan"],
)
def test_what_is_no_json_is_a_value_error_too(text: str) -> None:
    update = RawUpdate(source="telegram:12345", key="1001", raw=text)
    with pytest.raises(ValueError, match="cannot be read"):
        understand(update)
    assert press_id(update) is None


WHOLE: list[Shape] = [
    {"update_id": 1, "message": {**SAID, "text": "/start MA", "reply_to_message": CARD}},
    {"update_id": 2, "message": {**SAID, "caption": "c", "photo": SIZES}},
    {"update_id": 3, "message": {**SAID, "document": {"file_id": "f", "file_unique_id": "u", "file_name": "n"}}},
    {"update_id": 4, "callback_query": PRESS},
    {"update_id": 5, "my_chat_member": farewell("kicked")},
]
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(st.characters(exclude_categories=())),
    st.sampled_from([[], {}, [{}], {"id": 1}, [None], 10**40, -(10**20), "private", "\ud800"]),
)


def paths(shape: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    entries: list[tuple[Any, Any]] = []
    if isinstance(shape, dict):
        entries = list(shape.items())
    elif isinstance(shape, list):
        entries = list(enumerate(shape))
    return [one for key, value in entries for one in [(*path, key), *paths(value, (*path, key))]]


@st.composite
def mutilated(draw: st.DrawFn) -> str:
    shape = copy.deepcopy(draw(st.sampled_from(WHOLE)))
    for _ in range(draw(st.integers(min_value=1, max_value=3))):
        places = paths(shape)
        if not places:
            break
        *way, last = draw(st.sampled_from(places))
        inner: Any = shape
        for key in way:
            inner = inner[key]
        if draw(st.booleans()) and isinstance(inner, dict):
            del inner[last]
        else:
            inner[last] = copy.deepcopy(draw(ODD))
    return json.dumps(shape)


@given(mutilated())
def test_a_mutilated_update_is_read_left_alone_or_refused(text: str) -> None:
    update = RawUpdate(source="telegram:12345", key="1", raw=text)
    number = press_id(update)
    assert number is None or isinstance(number, str)
    try:
        found = understand(update)
    except ValueError:
        return
    if found is None:
        return
    words = [found.address, found.key, found.name, found.text, found.press or "", found.message_id or ""]
    words += [found.reply_to or ""] + [word for one in found.files for word in (one.remote_id, one.name, one.mime)]
    assert "".join(words).encode()
    assert found.address.lstrip("-").isdigit()
    assert all(one.size is None or type(one.size) is int for one in found.files)


def test_reading_garbage_logs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(ValueError, match="cannot be read"):
        understand(as_raw({"update_id": 1, "message": {**SAID, "text": ["bí mật"]}}))
    assert caplog.text == ""

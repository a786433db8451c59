"""Albums, gathered from the updates that carry a file each."""

import json
from dataclasses import asdict, dataclass, field
from typing import cast

from bot.core.clock import Clock
from bot.core.conversation_store import InboxItem
from bot.core.messages import FileIn, Incoming
from bot.core.ports import Channel, RawUpdate
from jobs.albums import Albums, Heard, heard

QUIET_S = 1.0


@dataclass
class Watch:
    """A clock that shows what it is told."""

    at_s: float = 100.0

    def monotonic(self) -> float:
        return self.at_s


@dataclass
class Desk:
    """A channel that reads what `update` writes, and what has come in so far."""

    items: list[InboxItem] = field(default_factory=list)

    def understand(self, raw: RawUpdate) -> Incoming | None:
        said = json.loads(raw.raw)
        if said is None:
            return None
        return Incoming(**said | {"files": tuple(FileIn(**file) for file in said["files"])})

    def hears(self, by: str, text: str = "", album: str | None = None, *, edited: bool = False) -> None:
        number = len(self.items) + 1
        file = FileIn(remote_id=f"r{number}", name=f"anh-{number}.jpg", mime="image/jpeg")
        said = Incoming(
            channel="chat",
            address=by,
            key=str(number),
            text=text,
            message_id=f"m{number}",
            files=(file,) if album else (),
            album=album,
            edited=edited,
        )
        self.hears_raw(json.dumps(asdict(said)))

    def hears_raw(self, raw: str) -> None:
        number = len(self.items) + 1
        self.items.append(InboxItem(id=number, source="chat:1", key=str(number), raw=raw, attempts=0))

    def heard(self) -> list[Heard]:
        return heard(cast("Channel", self), self.items)


def ids(found: list[Heard]) -> list[list[int]]:
    return [one.ids for one in found]


def albums(watch: Watch) -> Albums:
    return Albums(cast("Clock", watch), QUIET_S)


def test_the_parts_of_an_album_are_one_thing_said_whoever_speaks_meanwhile() -> None:
    desk = Desk()
    desk.hears("lan", "ảnh hiện trường", album="a")
    desk.hears("minh", "đã nhận")
    desk.hears("lan", album="a")
    desk.hears("lan", "60%")
    assert ids(desk.heard()) == [[1, 3], [2], [4]]
    said = desk.heard()[0].incoming
    assert said
    assert (said.text, [file.name for file in said.files]) == ("ảnh hiện trường", ["anh-1.jpg", "anh-3.jpg"])
    assert said.said_in == "lan/album:a"


def test_two_albums_are_two_and_the_same_name_in_another_chat_too() -> None:
    desk = Desk()
    desk.hears("lan", album="a")
    desk.hears("minh", album="a")
    desk.hears("lan", album="b")
    assert ids(desk.heard()) == [[1], [2], [3]]


def test_an_edited_part_is_said_by_itself() -> None:
    desk = Desk()
    desk.hears("lan", "cũ", album="a")
    desk.hears("lan", "mới", album="a", edited=True)
    assert ids(desk.heard()) == [[1], [2]]


def test_what_cannot_be_read_stands_by_itself() -> None:
    desk = Desk()
    desk.hears("lan", album="a")
    desk.hears_raw("{")
    desk.hears_raw("null")
    desk.hears("lan", album="a")
    found = desk.heard()
    assert ids(found) == [[1, 4], [2], [3]]
    assert [one.unreadable for one in found] == ["", "JSONDecodeError", ""]
    assert [one.incoming is None for one in found] == [False, True, True]


def test_an_album_waits_until_no_more_of_it_comes() -> None:
    desk, watch = Desk(), Watch()
    held = albums(watch)
    desk.hears("lan", album="a")
    desk.hears("minh", "đã nhận")
    assert ids(held.ready(desk.heard())) == [[2]]
    assert held.wait_s == QUIET_S
    watch.at_s += 0.9
    desk.hears("lan", album="a")
    assert ids(held.ready(desk.heard())) == [[2]]
    assert held.wait_s == QUIET_S
    watch.at_s += QUIET_S
    assert ids(held.ready(desk.heard())) == [[1, 3], [2]]
    assert held.wait_s is None


def test_an_album_is_complete_once_the_chat_goes_on() -> None:
    desk, watch = Desk(), Watch()
    desk.hears("lan", album="a")
    desk.hears("lan", "60%")
    assert ids(albums(watch).ready(desk.heard())) == [[1], [2]]


def test_nothing_else_waits() -> None:
    desk, watch = Desk(), Watch()
    desk.hears("lan", "60%")
    desk.hears_raw("null")
    held = albums(watch)
    assert ids(held.ready(desk.heard())) == [[1], [2]]
    assert held.wait_s is None

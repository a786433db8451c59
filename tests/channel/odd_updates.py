"""Updates of every kind that the published description of the Bot API allows, and of many that it does not."""

import copy
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Json = dict[str, Any]

SPEC = Path(__file__).parents[3] / "shared" / "reference" / "telegram-bot-api.json"
AT = 1_719_802_800  # a date, in Unix time
WORDS = "Đã làm 40%"
NESTED: Any = None
for _ in range(150):
    NESTED = {"message": [NESTED]}

WRONG: tuple[Any, ...] = (  # of whatever type was asked for
    None,
    7,
    -1,
    10**30,
    1.5,
    True,
    "",
    "chữ",
    [],
    [None],
    {},
    NESTED,
    "\ud83d",
    "\0\x07",
    "\u202eđảo\u0301\u0323 \u200f",
    "x" * 5000,
)
FORGED = (  # data of presses: acts that there are not, numbers that there cannot be
    *(
        "",
        " ",
        ":",
        "ack",
        "ack:",
        ":1",
        "ack:x",
        "ack:-1",
        "ack:+1",
        "ack:1.0",
        "ack: 1",
        "ack:1 ",
        "ack:1:2",
        "ACK:1",
    ),
    *("ack:0", "ack:999999999999999999", "ack:1000000000000000000", "ack:" + "9" * 60, "ack:١", "ack:１", "ack:²"),
    *("drop:1", "admin:1", "select:1", "ack;1", "ack:1;drop", "ack:1'--", "<b>:1", "ack:\0", "ack:\ud83d", "\u202e:1"),
)
_FIRST_WORD = re.compile(r'["“]([^"”]+)["”]')
_DEEPEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of update; `body` is the update without its number."""

    name: str
    body: Json
    as_described: bool = False  # the API file allows it: it has to be read

    @property
    def speaks(self) -> bool:
        """Whether it may be what somebody said in private: words, or a file."""
        message = self.body.get("message")
        if not isinstance(message, dict):
            return False
        files = ("photo", "document", "video", "voice", "audio", "video_note")
        return bool({"text", "caption", *files} & message.keys())


@dataclass(slots=True)
class Shapes:
    """Plausible objects by the types of the API file."""

    types: Json = field(default_factory=lambda: dict(json.loads(SPEC.read_text(encoding="utf-8"))["types"]))

    def fields(self, name: str) -> list[Json]:
        """Those of a type; of the first one where there are several."""
        kind = self.types[name]
        return self.fields(kind["subtypes"][0]) if kind.get("subtypes") else list(kind.get("fields", ()))

    def whole(self, name: str, depth: int = 0) -> Json:
        """What has to be there, and nothing else."""
        if name in {"Chat", "User"}:
            return {"id": 1, "type": "private"} if name == "Chat" else {"id": 1, "is_bot": False, "first_name": "Lan"}
        if depth > 2 * _DEEPEST:
            return {}
        return {one["name"]: self.value(one, depth) for one in self.fields(name) if one["required"]}

    def value(self, one: Json, depth: int = 0) -> Any:
        """A value of a field."""
        return self._of(one["types"][0], one, depth)

    def _of(self, name: str, one: Json, depth: int) -> Any:
        if name.startswith("Array of "):
            return [] if depth > _DEEPEST else [self._of(name.removeprefix("Array of "), one, depth + 1)]
        simple: Json = {"Integer": AT if "date" in one["name"] else 7, "Float": 1.5, "Boolean": True, "True": True}
        if name == "String":
            named = _FIRST_WORD.search(one["description"]) if one["name"] in {"type", "status", "source"} else None
            return named[1] if named else f"x{one['name']}"
        if name in simple:
            return simple[name]
        bare = "String" in self.types[name].get("subtypes", ())  # a RichText may be a string
        return f"x{one['name']}" if bare else self.whole(name, depth + 1)


def private(account: int) -> Json:
    """The chat of an account with the bot."""
    return {"id": account, "type": "private", "first_name": "Lan"}


def addressed(body: Json, account: int) -> Json:
    """The same as if it came from this account, in its chat with the bot: only where it looks as it should."""
    made = copy.deepcopy(body)
    for part in list(made.values()):
        if not isinstance(part, dict):
            continue
        inner = part.get("message")
        for one in (part, inner if isinstance(inner, dict) else {}):
            if _is_account(one.get("from")) and one is part:
                one["from"]["id"] = account
            if _is_account(one.get("chat")) and one["chat"].get("type") == "private":
                one["chat"]["id"] = account
    return made


def _is_account(part: object) -> bool:
    return isinstance(part, dict) and part.get("id") == 1 and not isinstance(part["id"], bool)


class Kinds:
    """All of them; the account 1 stands for whoever sends."""

    def __init__(self) -> None:
        self.shapes = Shapes()
        self.updates = {
            one["name"]: one["types"][0] for one in self.shapes.fields("Update") if one["name"] != "update_id"
        }

    def all(self) -> list[Kind]:
        """In an order that does not change, each name once."""
        found = [
            *self._as_described(),
            *self._with_each_option(),
            *self._with_something_missing(),
            *self._with_something_unknown(),
            *self._with_wrong_types(),
            *self._of_other_chats(),
            *self._presses(),
            *self._of_no_shape(),
        ]
        assert len({one.name for one in found}) == len(found)
        return found

    def plain(self, kind: str) -> Json:
        """The smallest of a kind of update."""
        made = self.shapes.whole(self.updates[kind])
        if self.updates[kind] == "Message":
            made["from"] = self.shapes.whole("User")
        if kind == "callback_query":
            made |= {"message": self.shapes.whole("Message"), "data": "ack:999"}
        return made

    def _as_described(self) -> Iterator[Kind]:
        for name in self.updates:
            yield Kind(name=name, body={name: self.plain(name)}, as_described=True)
        for name in ("message", "edited_message"):
            said = self.plain(name) | {"text": WORDS}
            yield Kind(name=f"{name} with words", body={name: said}, as_described=True)

    def _with_each_option(self) -> Iterator[Kind]:
        for name, of in self.updates.items():
            if of == "Message" and name != "message":
                continue
            for one in self.shapes.fields(of):
                if not one["required"] and one["name"] not in {"from", "data"}:
                    body = {name: self.plain(name) | {one["name"]: self.shapes.value(one)}}
                    yield Kind(name=f"{name} with {one['name']}", body=body, as_described=True)

    def _with_something_missing(self) -> Iterator[Kind]:
        for name, of in self.updates.items():
            for one in self.shapes.fields(of) if name in {"message", "edited_message"} or of != "Message" else ():
                if one["required"]:
                    yield Kind(name=f"{name} without {one['name']}", body={name: _without(self.plain(name), one)})
        for content in self._contents():
            of = content["types"][0]
            for one in self.shapes.fields(of):
                if one["required"]:
                    part = _without(self.shapes.whole(of), one)
                    body = {"message": self.plain("message") | {content["name"]: part}}
                    yield Kind(name=f"a message's {content['name']} without {one['name']}", body=body)

    def _with_something_unknown(self) -> Iterator[Kind]:
        new = {"new_in_2031": {"deep": [1, {"text": "chữ"}]}}
        for name in self.updates:
            yield Kind(name=f"{name} with a new part", body={name: self.plain(name) | new}, as_described=True)
            yield Kind(name=f"{name} beside a new part", body={name: self.plain(name)} | new, as_described=True)
        for content in self._contents():
            part = self.shapes.whole(content["types"][0]) | new
            body = {"message": self.plain("message") | {content["name"]: part}}
            yield Kind(name=f"a message's {content['name']} with a new part", body=body, as_described=True)

    def _with_wrong_types(self) -> Iterator[Kind]:
        for name, of in self.updates.items():
            read = name in {"message", "edited_message", "callback_query", "my_chat_member"}
            for number, wrong in enumerate(WRONG if read else WRONG[:2]):
                yield Kind(name=f"{name} is {_called(number)}", body={name: wrong})
            for place, one in enumerate(self.shapes.fields(of) if read and name != "edited_message" else ()):
                yield self._wrong(name, one["name"], place)
        for number in range(len(WRONG)):
            for part in ("text", "caption"):
                yield self._wrong("message", part, number, every=True)
            yield self._wrong("callback_query", "data", number, every=True)
        for number, wrong in enumerate(WRONG):
            for part in ("first_name",):
                sender = self.shapes.whole("User") | {part: wrong}
                body = {"message": self.plain("message") | {"text": WORDS, "from": sender}}
                yield Kind(name=f"the sender's {part} is {_called(number)}", body=body)
            name = {"file_id": "x", "file_unique_id": "x", "file_name": wrong}
            body = {"message": self.plain("message") | {"document": name}}
            yield Kind(name=f"the file's name is {_called(number)}", body=body)

    def _wrong(self, name: str, part: str, place: int, *, every: bool = False) -> Kind:
        number = place % len(WRONG)
        words = {"text": WORDS} if self.updates[name] == "Message" and part not in {"caption", "document"} else {}
        told = f"{name}'s {part} is {_called(number)}" + (" (each)" if every else "")
        return Kind(name=told, body={name: self.plain(name) | words | {part: WRONG[number]}})

    def _of_other_chats(self) -> Iterator[Kind]:
        for number, kind in enumerate(("private", "group", "supergroup", "channel", "sender", "tương lai", "")):
            chat = {"id": -1000 - number, "type": kind, "title": "<b>Nhóm</b>"}
            for name in ("message", "edited_message", "my_chat_member", "channel_post", "message_reaction"):
                words = {"text": WORDS} if self.updates[name] == "Message" else {}
                yield Kind(
                    name=f"{name} in a {kind or 'nameless'} chat",
                    body={name: self.plain(name) | words | {"chat": chat}},
                )
            message = self.shapes.whole("Message") | {"chat": chat}
            press = self.plain("callback_query") | {"message": message, "data": "ack:1"}
            yield Kind(name=f"callback_query in a {kind or 'nameless'} chat", body={"callback_query": press})

    def _presses(self) -> Iterator[Kind]:
        plain = self.plain("callback_query")
        for number, data in enumerate(FORGED):
            yield Kind(
                name=f"callback_query with forged data {number}", body={"callback_query": plain | {"data": data}}
            )
        gone = {"chat": self.shapes.whole("Chat"), "message_id": 3, "date": 0}
        inline = {one: plain[one] for one in plain if one not in {"message", "data"}}
        forms = {
            "on a message that is gone": plain | {"message": gone},
            "on an inline message": inline | {"inline_message_id": "x", "data": "ack:1"},
            "without a message": inline | {"data": "ack:1"},
            "of a game": inline | {"game_short_name": "x"},
        }
        for name, press in forms.items():
            yield Kind(name=f"callback_query {name}", body={"callback_query": press}, as_described=True)

    def _of_no_shape(self) -> Iterator[Kind]:
        yield Kind(name="nothing but a number", body={}, as_described=True)
        two = {"message": self.plain("message"), "callback_query": self.plain("callback_query")}
        yield Kind(name="two at once", body=two)
        said = self.plain("message") | {"text": WORDS}
        for _ in range(200):
            said = self.plain("message") | {"reply_to_message": said}
        yield Kind(name="a reply to a reply, two hundred times", body={"message": said})
        left = self.plain("my_chat_member") | {"new_chat_member": {"status": "kicked", "user": {}, "until_date": 0}}
        for status in ("kicked", "left", "restricted", "administrator", "tương lai"):
            body = {"my_chat_member": left | {"new_chat_member": left["new_chat_member"] | {"status": status}}}
            yield Kind(name=f"my_chat_member becomes {status}", body=body)

    def _contents(self) -> Sequence[Json]:
        """The parts of a message that are objects of their own."""
        return [
            one
            for one in self.shapes.fields("Message")
            if not one["required"]
            and one["types"][0] in self.shapes.types
            and one["name"] not in {"from", "sender_chat"}
        ]


def _called(number: int) -> str:
    wrong = WRONG[number]
    told = "nested" if wrong is NESTED else ascii(wrong)
    return told if len(told) < 40 else f"{len(str(wrong))} characters"


def _without(made: Json, one: Json) -> Json:
    return {name: value for name, value in made.items() if name != one["name"]}

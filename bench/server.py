"""A Bot API server on this machine that costs next to nothing: a process of its own, started by `bench/serving.py`.

    python -m bench.server      prints the port that it listens on, and ends with its stdin

It knows what a broadcast and its presses need. `/control/…` sets how it behaves and tells what it saw; times are those
of the machine's monotonic clock, which its processes share. Of a message only the raw bytes are kept, and read when
somebody asks.
"""

import asyncio
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, cast
from urllib.parse import parse_qs

from bench.limits import Limit

BOT = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
MOST_UPDATES = 100  # in one getUpdates (source: Bot API)
LOOK_AGAIN_S = 0.01  # for a chat that may press

_CHAT = re.compile(rb"""chat_id(?:=|"\s*:\s*"?|"\r\n\r\n)(-?\d+)""")
_QUERY = re.compile(rb"""callback_query_id(?:=|"\s*:\s*"?|"\r\n\r\n)(\w+)""")
_LENGTH = re.compile(rb"\r\ncontent-length:[ ]*(\d+)", re.IGNORECASE)

# As long as an answer of Telegram's to the peers' message, so that everybody has the same to read.
_TEXT = json.dumps("Yêu cầu các đơn vị kiểm kê tài sản công và báo cáo kết quả đúng hạn. " * 13)
_BUTTONS = json.dumps([[{"text": f"Nút {n}", "callback_data": f"act:{n}"}] for n in range(3)])
_MESSAGE = (
    '{"ok":true,"result":{"message_id":%d,"date":1700000000,"chat":{"id":%d,"type":"private","first_name":"A"},'
    f'"from":{json.dumps(BOT)},"text":{_TEXT},"reply_markup":{{"inline_keyboard":{_BUTTONS}}}}}}}'
).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """What `/control/reset` sets: messages a second (None: any number), and seconds of everything else."""

    rate: int | None = None
    punish_s: float = 0.0
    one_way_s: float = 0.0  # there, and again on the way back
    jitter_s: float = 0.0  # up to so much more each way
    seed: int = 1


@dataclass(slots=True)
class Taken:
    """A message that was accepted."""

    at: float
    chat: int
    message_id: int
    body: bytes


@dataclass(slots=True)
class Seen:
    """All that has happened since the reset."""

    taken: list[Taken] = field(default_factory=list)
    refused: int = 0
    polled_at: list[float] = field(default_factory=list)
    pressed_at: dict[str, float] = field(default_factory=dict)
    answered_at: dict[str, float] = field(default_factory=dict)


Answer = Callable[[bytes, int], None]  # body and HTTP status


class Platform:
    """What the Bot API would do. `clock` gives monotonic seconds, `later` calls back after some."""

    def __init__(self, clock: Callable[[], float], later: Callable[[float, Callable[[], None]], object]) -> None:
        self._clock = clock
        self._later = later
        self._message_id = 0  # never the same twice, also after a reset
        self._update_id = 0
        self.reset(Behaviour())

    def reset(self, behaviour: Behaviour) -> None:
        """Forget everything, and behave so from now on."""
        self._behaviour = behaviour
        self._limit = Limit(behaviour.rate, punish_s=behaviour.punish_s)
        self._dice = random.Random(behaviour.seed)  # noqa: S311
        self._updates: list[dict[str, Any]] = []
        self._waiting: tuple[int, Answer] | None = None
        self._pressed: set[int] = set()
        self.seen = Seen()

    def call(self, method: str, body: bytes, answer: Answer) -> None:
        """Something was asked; the answer comes when it comes."""
        if self._behaviour.one_way_s or self._behaviour.jitter_s:
            self._later(self._way_s(), partial(self._arrive, method, body, partial(self._send_back, answer)))
        else:
            self._arrive(method, body, answer)

    def _way_s(self) -> float:
        return self._behaviour.one_way_s + self._dice.uniform(0, self._behaviour.jitter_s)

    def _send_back(self, answer: Answer, body: bytes, status: int) -> None:
        self._later(self._way_s(), partial(answer, body, status))

    def _arrive(self, method: str, body: bytes, answer: Answer) -> None:
        if method.startswith(("send", "editmessage")):
            self._take(body, answer, edits=method.startswith("edit"))
        elif method == "getupdates":
            self._poll(body, answer)
        elif method == "answercallbackquery":
            found = _QUERY.search(body)
            if found:
                self.seen.answered_at.setdefault(found[1].decode(), self._clock())
            answer(_done(result=True), 200)
        elif method == "getme":
            answer(_done(BOT), 200)
        elif method == "getwebhookinfo":
            answer(_done({"url": "", "has_custom_certificate": False, "pending_update_count": 0}), 200)
        else:
            answer(_done(result=True), 200)

    def _take(self, body: bytes, answer: Answer, *, edits: bool) -> None:
        now = self._clock()
        wait_s = self._limit.refuses_s(now)
        if wait_s:
            self.seen.refused += 1
            told = {"ok": False, "error_code": 429, "description": f"Too Many Requests: retry after {wait_s}"}
            answer(json.dumps(told | {"parameters": {"retry_after": wait_s}}).encode(), 429)
            return
        found = _CHAT.search(body)
        chat = int(found[1]) if found else 0
        self._message_id += 1
        if not edits:
            self.seen.taken.append(Taken(now, chat, self._message_id, body))
        answer(_MESSAGE % (self._message_id, chat), 200)

    def _poll(self, body: bytes, answer: Answer) -> None:
        self.seen.polled_at.append(self._clock())
        asked = read_form(body)
        offset, timeout_s = int(asked.get("offset") or 0), float(asked.get("timeout") or 0)
        self._updates = [one for one in self._updates if one["update_id"] >= offset]
        waits = (offset, answer)
        self._waiting = waits
        self._tell()
        if self._waiting is waits:
            self._later(timeout_s, partial(self._give_up, waits))

    def _tell(self) -> None:
        if self._waiting and self._updates:
            _, answer = self._waiting
            self._waiting = None
            answer(_done(self._updates[:MOST_UPDATES]), 200)

    def _give_up(self, waits: tuple[int, Answer]) -> None:
        if self._waiting is waits:
            self._waiting = None
            waits[1](_done([]), 200)

    def press(self, button: str, count: int, over_s: float) -> None:
        """So many people press a button that begins so, evenly over a time, each on the newest message they have."""
        for number in range(count):
            self._later(number * over_s / count, partial(self._press_next, button))

    def _press_next(self, button: str) -> None:
        for one in self.seen.taken:
            if one.chat not in self._pressed and (payload := _payload(one.body, button)):
                self._pressed.add(one.chat)
                self._press(one, payload)
                return
        self._later(LOOK_AGAIN_S, partial(self._press_next, button))

    def _press(self, on: Taken, payload: str) -> None:
        self._update_id += 1
        query_id = f"press{self._update_id}"
        person = {"id": on.chat, "is_bot": False, "first_name": "A"}
        chat = {"id": on.chat, "type": "private", "first_name": "A"}
        query = {
            "id": query_id,
            "from": person,
            "chat_instance": str(on.chat),
            "message": {"message_id": on.message_id, "date": 1_700_000_000, "chat": chat, "from": BOT, "text": "📄"},
            "data": payload,
        }
        self._updates.append({"update_id": self._update_id, "callback_query": query})
        self.seen.pressed_at[query_id] = self._clock()
        self._tell()


def _done(result: object) -> bytes:
    return json.dumps({"ok": True, "result": result}).encode()


def read_form(body: bytes) -> dict[str, Any]:
    """Parameters as they were posted, as JSON or as a form; nothing of a form with files."""
    if body.startswith(b"{"):
        read: dict[str, Any] = json.loads(body)
        return read
    if body.startswith(b"--"):
        return {}
    return {name: values[-1] for name, values in parse_qs(body.decode()).items()}


def _payload(body: bytes, button: str) -> str | None:
    """What the button that begins so carries; None where there is none."""
    markup = read_form(body).get("reply_markup")
    keyboard = (json.loads(markup) if isinstance(markup, str) else markup) or {}
    for row in keyboard.get("inline_keyboard", ()):
        for one in row:
            if one["text"].startswith(button):
                return str(one["callback_data"])
    return None


class Control:
    """`/control/…`: JSON in, JSON out."""

    def __init__(self, platform: Platform) -> None:
        self._platform = platform

    def answer(self, what: str, body: bytes) -> object:
        """Raises KeyError for what it does not know."""
        asked = json.loads(body) if body else {}
        actions: dict[str, Callable[[], object]] = {
            "reset": lambda: self._platform.reset(Behaviour(**asked)),
            "press": lambda: self._platform.press(**asked),
            "counts": self._counts,
            "presses": lambda: {
                "pressed_at": self._platform.seen.pressed_at,
                "answered_at": self._platform.seen.answered_at,
            },
            "messages": lambda: list(self._messages()),
        }
        return actions[what]()

    def _counts(self) -> dict[str, object]:
        seen = self._platform.seen
        return {
            "taken": len(seen.taken),
            "refused": seen.refused,
            "cpu_s": time.process_time(),
            "first_at": seen.taken[0].at if seen.taken else None,
            "last_at": seen.taken[-1].at if seen.taken else None,
            "polled_at": seen.polled_at[0] if seen.polled_at else None,
            "pressed": len(seen.pressed_at),
            "answered": len(seen.answered_at),
        }

    def _messages(self) -> Iterator[tuple[int, str]]:
        """Chat and first line of each, in the order of arrival."""
        for one in self._platform.seen.taken:
            yield one.chat, str(read_form(one.body).get("text", "")).split("\n", 1)[0]


class Connection(asyncio.Protocol):
    """HTTP/1.1, kept alive; what was pipelined is answered in order, one after the other."""

    def __init__(self, platform: Platform, control: Control) -> None:
        self._platform = platform
        self._control = control
        self._buffer = b""
        self._busy = False
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's own kind is none by name

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature
        self._transport = None

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        self._work()

    def _work(self) -> None:
        while not self._busy and (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            length = _LENGTH.search(self._buffer, 0, end)
            total = end + 4 + (int(length[1]) if length else 0)
            if len(self._buffer) < total:
                return
            path = self._buffer[: self._buffer.index(b"\r\n")].split(b" ")[1].decode()
            body = self._buffer[end + 4 : total]
            self._buffer = self._buffer[total:]
            self._busy = True
            self._ask(path, body)

    def _ask(self, path: str, body: bytes) -> None:
        method = path.partition("?")[0].rpartition("/")[2].lower()
        if path.startswith("/control/"):
            self._answer(json.dumps(self._control.answer(method, body)).encode(), 200)
            return
        self._platform.call(method, body, self._answer)

    def _answer(self, body: bytes, status: int) -> None:
        self._busy = False
        if self._transport is None:
            return
        reason = b"OK" if status == 200 else b"Too Many Requests"
        head = b"HTTP/1.1 %d %b\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
        self._transport.write(head % (status, reason, len(body)) + body)
        if self._buffer:
            self._work()


async def serve() -> None:
    """Until stdin is closed: it ends with whoever started it, however that one ends."""
    loop = asyncio.get_running_loop()
    platform = Platform(time.monotonic, loop.call_later)
    control = Control(platform)
    server = await loop.create_server(lambda: Connection(platform, control), "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


def main() -> None:
    with suppress(ImportError):
        import uvloop  # noqa: PLC0415 - where it is installed

        uvloop.run(serve())
        return
    asyncio.run(serve())


if __name__ == "__main__":
    main()

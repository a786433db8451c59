"""The local server of the benchmarks: as strict as it says, and a Bot API as far as it goes."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.limits import Limit
from bench.server import Behaviour, Control, Platform


@given(gaps=st.lists(st.floats(0, 0.4), max_size=120), rate=st.integers(1, 30))
def test_no_sliding_second_takes_more_than_the_limit(gaps: list[float], rate: int) -> None:
    limit = Limit(rate)
    now = 1000.0
    taken: list[float] = []
    for gap in gaps:
        now += gap
        room = sum(now - at < 1.0 for at in taken) < rate
        wait_s = limit.refuses_s(now)
        assert (wait_s == 0) == room
        if room:
            taken.append(now)
        else:
            assert wait_s == 1


def test_a_burst_is_taken_and_its_room_comes_back_after_exactly_a_second() -> None:
    limit = Limit(30)
    assert [limit.refuses_s(5.0) for _ in range(31)] == [0] * 30 + [1]
    assert limit.refuses_s(5.999) == 1
    assert limit.refuses_s(6.0) == 0


def test_a_punishing_server_refuses_everything_for_its_time_and_no_longer() -> None:
    limit = Limit(2, punish_s=3.0)
    assert [limit.refuses_s(at) for at in (0.0, 0.1, 0.2)] == [0, 0, 3]
    assert [limit.refuses_s(at) for at in (1.5, 3.1)] == [2, 1]  # the first two have left the window long ago
    assert limit.refuses_s(3.3) == 0


def test_without_a_limit_everything_is_taken() -> None:
    limit = Limit()
    assert {limit.refuses_s(0.0) for _ in range(1000)} == {0}


class Clock:
    """Seconds that a test moves; what is called later is called in order on the way."""

    def __init__(self) -> None:
        self.now = 100.0
        self._later: list[tuple[float, int, Callable[[], None]]] = []

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        self._later.append((self.now + seconds, len(self._later), call))

    def pass_s(self, seconds: float) -> None:
        until = self.now + seconds
        while due := sorted(one for one in self._later if one[0] <= until)[:1]:
            self._later.remove(due[0])
            self.now = max(self.now, due[0][0])
            due[0][2]()
        self.now = until


class Stage:
    """The server without its sockets."""

    def __init__(self, **behaviour: Any) -> None:
        self.clock = Clock()
        self.platform = Platform(lambda: self.clock.now, self.clock.later)
        self.platform.reset(Behaviour(**behaviour))
        self.control = Control(self.platform)
        self.answers: list[tuple[int, Any]] = []

    def post(self, method: str, body: bytes) -> None:
        self.platform.call(method, body, lambda answer, status: self.answers.append((status, json.loads(answer))))

    def send(self, chat: int, text: str = "📄 VĂN BẢN\nNội dung", button: str = "✅ Đã tiếp nhận") -> None:
        keyboard = {"inline_keyboard": [[{"text": button, "callback_data": f"ack:{chat}"}]]}
        form = {"chat_id": chat, "text": text, "reply_markup": json.dumps(keyboard)}
        self.post("sendmessage", urlencode(form).encode())

    def poll(self, offset: int = 0, timeout: int = 25) -> None:
        self.post("getupdates", json.dumps({"offset": offset, "timeout": timeout}).encode())

    def counts(self) -> Any:
        return self.control.answer("counts", b"")


def test_messages_are_taken_as_forms_and_as_json() -> None:
    stage = Stage()
    stage.send(7)
    stage.post("sendmessage", b'{"chat_id": 8, "text": "x"}')
    stage.post("sendmessage", b'--b\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n9\r\n--b--')
    assert [answer["result"]["chat"]["id"] for _, answer in stage.answers] == [7, 8, 9]
    assert len({answer["result"]["message_id"] for _, answer in stage.answers}) == 3
    assert stage.control.answer("messages", b"") == [(7, "📄 VĂN BẢN"), (8, "x"), (9, "")]


def test_beyond_the_limit_the_answer_is_429_with_the_wait_and_nothing_is_counted_as_taken() -> None:
    stage = Stage(rate=1)
    stage.send(7)
    stage.send(8)
    status, answer = stage.answers[-1]
    assert (status, answer["error_code"], answer["parameters"]) == (429, 429, {"retry_after": 1})
    assert (stage.counts()["taken"], stage.counts()["refused"]) == (1, 1)


@pytest.mark.parametrize("method", ["answercallbackquery", "setmycommands", "getme", "getwebhookinfo"])
def test_what_is_no_message_is_never_limited(method: str) -> None:
    stage = Stage(rate=1)
    for _ in range(3):
        stage.post(method, b"{}")
    assert [status for status, _ in stage.answers] == [200] * 3


def test_the_way_costs_time_and_the_limit_counts_by_arrival() -> None:
    stage = Stage(rate=1, one_way_s=0.03)
    stage.send(7)
    stage.clock.pass_s(0.02)
    assert stage.counts()["taken"] == 0
    stage.clock.pass_s(0.02)
    assert stage.counts()["first_at"] == pytest.approx(100.03)
    assert stage.answers == []
    stage.clock.pass_s(0.03)
    assert len(stage.answers) == 1


def test_a_press_reaches_who_polls_and_its_answer_is_timed() -> None:
    stage = Stage()
    stage.send(7)
    stage.poll()
    assert len(stage.answers) == 1
    stage.control.answer("press", json.dumps({"button": "✅", "count": 2, "over_s": 1.0}).encode())
    stage.clock.pass_s(0.1)
    [update] = stage.answers[-1][1]["result"]
    query = update["callback_query"]
    assert (query["data"], query["from"]["id"]) == ("ack:7", 7)
    assert query["message"]["message_id"] == stage.answers[0][1]["result"]["message_id"]
    stage.clock.pass_s(0.2)
    stage.post("answercallbackquery", json.dumps({"callback_query_id": query["id"]}).encode())
    presses = stage.control.answer("presses", b"")
    assert isinstance(presses, dict)
    assert presses["answered_at"][query["id"]] - presses["pressed_at"][query["id"]] == pytest.approx(0.3)


def test_a_press_waits_for_somebody_who_has_the_button_and_nobody_presses_twice() -> None:
    stage = Stage()
    stage.control.answer("press", json.dumps({"button": "✅", "count": 2, "over_s": 0.1}).encode())
    stage.send(7, button="📎 Toàn văn")
    stage.clock.pass_s(1)
    assert stage.counts()["pressed"] == 0
    stage.send(8)
    stage.clock.pass_s(1)
    assert stage.counts()["pressed"] == 1
    stage.send(9)
    stage.clock.pass_s(1)
    assert stage.counts()["pressed"] == 2


def test_updates_come_again_until_the_offset_has_moved_beyond_them() -> None:
    stage = Stage()
    stage.send(7)
    stage.control.answer("press", json.dumps({"button": "✅", "count": 1, "over_s": 1.0}).encode())
    stage.clock.pass_s(1)
    stage.poll()
    [first] = stage.answers[-1][1]["result"]
    stage.poll()
    assert stage.answers[-1][1]["result"] == [first]
    stage.poll(offset=first["update_id"] + 1, timeout=5)
    stage.clock.pass_s(6)
    assert stage.answers[-1][1]["result"] == []


def test_a_reset_forgets_everything() -> None:
    stage = Stage(rate=1)
    stage.send(7)
    stage.control.answer("reset", b'{"rate": 1}')
    assert (stage.counts()["taken"], stage.counts()["first_at"]) == (0, None)
    stage.send(7)
    assert stage.counts()["taken"] == 1

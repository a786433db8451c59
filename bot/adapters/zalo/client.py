"""One call to Zalo's Bot API, and its answer in a shape that can be judged."""

import json
from dataclasses import dataclass
from typing import Any

import orjson

from bot.adapters.http import Http, Timeouts, as_url, bot_id

_JSON = {"Content-Type": "application/json"}
_METHODS = ("getMe", "getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo", "sendMessage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back. A refusal may come with HTTP 200, and its `error_code` as a number or as text."""

    status: int  # of HTTP
    is_ours: bool  # the Bot API's own; else a gateway's page, or whatever it was
    ok: bool = False
    result: Any = None
    code: int | None = None  # of a refusal; None where it names none
    said: str = ""  # why, in Zalo's words; may quote anything

    @property
    def said_code(self) -> int | None:
        """The code of a refusal, whoever refused."""
        return self.code if self.is_ours else self.status


class Client:
    """Speaks to one bot's API. No exception of it, and not its `repr`, tells the token."""

    def __init__(self, token: str, *, root: str, http: Http, timeouts: Timeouts) -> None:
        self._bot = bot_id(token)
        self._http = http
        self._timeouts = timeouts
        self._urls = {name: as_url(f"{root}/bot{token}/{name}") for name in _METHODS}

    def __repr__(self) -> str:
        return f"Client[bot {self._bot}]"

    @property
    def closed(self) -> bool:
        """Whether its connections were given back for good."""
        return self._http.closed

    async def ask(self, method: str, values: dict[str, Any] | None = None, *, answer_s: float | None = None) -> Answer:
        """What the method answers, within `answer_s` seconds. Raises HttpFailure."""
        body = orjson.dumps(values or {})
        status, answered = await self._http.post(
            self._urls[method], body, self._timeouts.answer_s if answer_s is None else answer_s, _JSON
        )
        return read_answer(status, answered)


def read_answer(status: int, body: bytes) -> Answer:
    """The envelope: `{"ok": true, "result": ...}` or `{"ok": false, "error_code": ..., "description": ...}`."""
    shape = _object(body)
    if shape is None or not isinstance(shape.get("ok"), bool) or (shape["ok"] and not 200 <= status < 300):
        return Answer(status=status, is_ours=False)
    if shape["ok"]:
        return Answer(status=status, is_ours=True, ok=True, result=shape.get("result"))
    said = shape.get("description")
    return Answer(
        status=status,
        is_ours=True,
        code=_code(shape.get("error_code")) or (status if status >= 400 else None),
        said=said if isinstance(said, str) else "",
    )


def _object(body: bytes) -> dict[str, Any] | None:
    try:
        try:
            shape = orjson.loads(body)
        except ValueError:  # half a surrogate pair, for one, is too much for it
            shape = json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return shape if isinstance(shape, dict) else None


def _code(value: object) -> int | None:
    """`408`, `"408"`; None for everything else, 0 included."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 9:
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None

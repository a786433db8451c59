"""How bytes travel to Telegram: through `Http`, and errors of PTB's that say whether anything was written."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import aiohttp
import orjson
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.adapters.http import Http, HttpFailure, NoAnswer, NoConnection, Timeouts, TooLarge

_JSON = {"Content-Type": "application/json"}
# Bad Request, Unauthorized, Forbidden, Not Found, Conflict (source: telegram/request/_baserequest.py, _request_wrapper)
_PTB_KNOWS = frozenset({400, 401, 403, 404, 409})


class NotConnected(NetworkError):
    """No connection, or turned away before Telegram: surely nothing took effect."""


class ToldToWait(TelegramError):
    """Any answer with 429 or `retry_after`. PTB's own `RetryAfter` warns of a deprecation as soon as it is made."""

    def __init__(self, span: timedelta) -> None:
        super().__init__(f"Told to wait {span.total_seconds():g} s")
        self.span = span


class FileGone(TelegramError):
    """There is nothing under the file's link any more."""


class FileTooLarge(TelegramError):
    """The file has more bytes than are wanted."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file that goes along with a call."""

    name: str
    mime: str
    content: bytes


class AiohttpRequest(BaseRequest):
    """The one door to the network, on aiohttp: PTB's for whatever is seldom asked, `call` for what is sent all day.

    Raises NotConnected when surely nothing was written, TimedOut or another NetworkError when it may have been, and
    what PTB makes of an HTTP status. No exception carries a URL, for the token is part of it, nor a cause that does.
    """

    __slots__ = ("_http", "_timeouts")

    def __init__(self, timeouts: Timeouts, *, connections: int = 100) -> None:
        self._timeouts = timeouts
        self._http = Http(timeouts, user_agent=self.USER_AGENT, connections=connections)

    @property
    def read_timeout(self) -> float:
        """Seconds for an answer."""
        return self._timeouts.answer_s

    @property
    def closed(self) -> bool:
        """Whether `shutdown` was called; then every request raises NotConnected."""
        return self._http.closed

    async def initialize(self) -> None:
        """Nothing to do: the session is made with the first request, inside the running loop."""

    async def shutdown(self) -> None:
        """Close the connections for good."""
        await self._http.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """POST; status and body of an answer that surely is the Bot API's, within `read_timeout` seconds."""
        del method  # a GET would be repeated silently on a dead connection (source: reference/toolchain.md)
        del write_timeout, connect_timeout, pool_timeout  # ours are in Timeouts
        form = _form(request_data)
        answer_s = self._timeouts.upload_s if isinstance(form, aiohttp.FormData) else self._timeouts.answer_s
        if isinstance(read_timeout, (int, float)):
            answer_s = float(read_timeout)
        status, body = await self._post(url, form, answer_s)
        _check(status, body)
        return status, body

    async def call(self, url: URL | str, values: Mapping[str, Any], files: Mapping[str, Part] | None = None) -> Any:
        """What a method of the Bot API gives, without PTB's objects in between. Raises what PTB would raise."""
        if files:
            body: bytes | aiohttp.FormData = _multipart(values, files)
            answer_s, headers = self._timeouts.upload_s, None
        else:
            body, answer_s, headers = orjson.dumps(values), self._timeouts.answer_s, _JSON
        status, answered = await self._post(url, body, answer_s, headers)
        answer = _check(status, answered)
        if status < 300:
            return answer["result"]
        raise _refusal(status, answer)

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """The answer, which `do_request` has found to be JSON."""
        return _loads(payload)

    async def fetch(self, url: str, limit: int) -> bytes:
        """The bytes of a file. Raises FileGone, FileTooLarge (over `limit` bytes), InvalidToken or a NetworkError."""
        try:
            fetched = await self._http.get(url, limit)
        except HttpFailure as error:
            failure = _network_failure(error)
        else:
            if fetched.status == HTTPStatus.OK:
                return fetched.content
            failure = _file_failure(fetched.status)
        raise failure

    async def _post(
        self,
        url: str | URL,
        form: aiohttp.FormData | dict[str, str] | bytes | None,
        answer_s: float,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[int, bytes]:
        try:
            return await self._http.post(url, form, answer_s, headers)
        except HttpFailure as error:
            failure = _network_failure(error)
        raise failure


def _form(data: RequestData | None) -> aiohttp.FormData | dict[str, str] | None:
    """The parameters as aiohttp takes them; multipart only where a file goes along."""
    if data is None:
        return None
    if not data.contains_files:
        return data.json_parameters
    # Quoted, a Vietnamese file name would arrive as %E1%BB%9F.
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form


def _multipart(values: Mapping[str, Any], files: Mapping[str, Part]) -> aiohttp.FormData:
    """Nested values as JSON, as the Bot API has them in forms."""
    form = aiohttp.FormData(quote_fields=False)
    for name, value in values.items():
        form.add_field(name, value if isinstance(value, str) else orjson.dumps(value).decode())
    for name, part in files.items():
        form.add_field(name, part.content, filename=part.name, content_type=part.mime)
    return form


def _network_failure(error: HttpFailure) -> TelegramError:
    """The same in PTB's words."""
    match error:
        case NoConnection():
            return NotConnected(str(error))
        case NoAnswer():
            return TimedOut(str(error))
        case TooLarge():
            return FileTooLarge(str(error))
    return NetworkError(str(error))


def _check(status: int, body: bytes) -> dict[str, Any]:
    """The answer. Raises for one that is not the Bot API's, and for what PTB reads less precisely than we need."""
    answer = _answer(body)
    if answer is None or (status < 300 and (answer.get("ok") is not True or "result" not in answer)):
        raise _foreign(status)
    if status < 300:
        return answer
    parameters = answer.get("parameters") or {}
    if status == HTTPStatus.TOO_MANY_REQUESTS or "retry_after" in parameters:
        raise ToldToWait(_span(parameters.get("retry_after")))
    if 400 <= status < 500 and status not in _PTB_KNOWS:
        # PTB makes a NetworkError of 413 and its like, which would read as "may have arrived".
        raise BadRequest(answer.get("description") or f"HTTP {status}")
    return answer


def _refusal(status: int, answer: Mapping[str, Any]) -> TelegramError:
    """What PTB makes of an answer that says no (source: telegram/request/_baserequest.py, _request_wrapper)."""
    migrated = (answer.get("parameters") or {}).get("migrate_to_chat_id")
    if migrated:
        return ChatMigrated(migrated)
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND}:
        return InvalidToken()  # whose own text names no token
    said = answer.get("description") or f"HTTP {status}"
    kinds = {HTTPStatus.FORBIDDEN: Forbidden, HTTPStatus.BAD_REQUEST: BadRequest, HTTPStatus.CONFLICT: Conflict}
    return next((kind(said) for known, kind in kinds.items() if known == status), NetworkError(said))


def _loads(body: bytes) -> Any:
    """Raises ValueError. What orjson is too strict for, half a surrogate pair for one, the library's own reads."""
    try:
        return orjson.loads(body)
    except ValueError:
        return json.loads(body.decode("utf-8", "replace"))


def _answer(body: bytes) -> dict[str, Any] | None:
    """The JSON object of the Bot API; None for anything else, such as a proxy's page."""
    try:
        answer = _loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(answer, dict) or not isinstance(answer.get("ok"), bool):
        return None
    well_formed = isinstance(answer.get("description", ""), str) and isinstance(answer.get("parameters") or {}, dict)
    return answer if well_formed else None


def _foreign(status: int) -> NetworkError:
    """Somebody else answered, a proxy or a firewall: nobody's contact may be marked as blocked for that."""
    if 300 <= status < 500:
        return NotConnected(f"HTTP {status} from something before the Bot API")
    return NetworkError(f"HTTP {status} without an answer of the Bot API")


def _span(wait_s: object) -> timedelta:
    """`retry_after` in seconds as a span; a second where it is missing or no such number."""
    if isinstance(wait_s, (int, float)) and 0 < wait_s < 10**9:
        return timedelta(seconds=wait_s)
    return timedelta(seconds=1)


def _file_failure(status: int) -> TelegramError:
    if status in {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}:
        return FileGone(f"HTTP {status}")
    if status == HTTPStatus.UNAUTHORIZED:
        return InvalidToken()
    return NetworkError(f"HTTP {status}")

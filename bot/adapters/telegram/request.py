"""How bytes travel to Telegram: one aiohttp session, and errors that say whether anything was written."""

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

_JSON = {"Content-Type": "application/json"}
# Bad Request, Unauthorized, Forbidden, Not Found, Conflict (source: telegram/request/_baserequest.py, _request_wrapper)
_PTB_KNOWS = frozenset({400, 401, 403, 404, 409})


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """How long to wait, in seconds. A send stays below 30 s, the lease of a delivery (DESIGN section 5)."""

    connect_s: float = 5.0  # for a connection, waiting for a free one included
    answer_s: float = 10.0  # from the connection to the end of the answer
    upload_s: float = 20.0  # the same where a file goes along
    download_s: float = 60.0  # the same for a file that comes
    poll_s: int = 25  # how long the server may keep a getUpdates open (whole seconds: Bot API)
    poll_margin_s: float = 10.0  # beyond that, for the answer's way
    first_wait_s: float = 1.0  # after a failed getUpdates; doubles
    longest_wait_s: float = 30.0  # up to this; also after a refused token or a second poller
    pause_s: float = 3.0  # the longest `retry_after` that is waited out in the middle of a message of several parts


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

    __slots__ = ("_closed", "_connections", "_limits_of", "_session", "_timeouts")

    def __init__(self, timeouts: Timeouts, *, connections: int = 100) -> None:
        self._timeouts = timeouts
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None
        self._closed = False
        self._limits_of: dict[float, aiohttp.ClientTimeout] = {}

    @property
    def read_timeout(self) -> float:
        """Seconds for an answer."""
        return self._timeouts.answer_s

    @property
    def closed(self) -> bool:
        """Whether `shutdown` was called; then every request raises NotConnected."""
        return self._closed

    async def initialize(self) -> None:
        """Nothing to do: the session is made with the first request, inside the running loop."""

    async def shutdown(self) -> None:
        """Close the connections for good."""
        self._closed = True
        if self._session is not None:
            await self._session.close()

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
        status, body = await self._post(url, form, self._limits(answer_s))
        _check(status, body)
        return status, body

    async def call(self, url: URL | str, values: Mapping[str, Any], files: Mapping[str, Part] | None = None) -> Any:
        """What a method of the Bot API gives, without PTB's objects in between. Raises what PTB would raise."""
        if files:
            body: bytes | aiohttp.FormData = _multipart(values, files)
            limits, headers = self._limits(self._timeouts.upload_s), None
        else:
            body, limits, headers = orjson.dumps(values), self._limits(self._timeouts.answer_s), _JSON
        status, answered = await self._post(url, body, limits, headers)
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
        limits = self._limits(self._timeouts.download_s)
        try:
            async with self._open().get(url, timeout=limits, allow_redirects=False) as response:
                if response.status == HTTPStatus.OK:
                    return await _read(response, limit)
                failure = _file_failure(response.status)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            failure = _network_failure(error)
        raise failure

    async def _post(
        self,
        url: str | URL,
        form: aiohttp.FormData | dict[str, str] | bytes | None,
        limits: aiohttp.ClientTimeout,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[int, bytes]:
        try:
            # A redirect would carry the token to wherever it points.
            asking = self._open().post(url, data=form, timeout=limits, headers=headers, allow_redirects=False)
            async with asking as response:
                return response.status, await response.read()
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            failure = _network_failure(error)
        # Outside of the handler, so that no `__context__` keeps aiohttp's message, which has the URL in it.
        raise failure

    def _open(self) -> aiohttp.ClientSession:
        if self._closed:
            raise NotConnected("Closed")
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )
        return self._session

    def _limits(self, answer_s: float) -> aiohttp.ClientTimeout:
        limits = self._limits_of.get(answer_s)
        if limits is None:
            # The total lies beyond `connect`, or a slow connection would look like a missing answer.
            connect_s = self._timeouts.connect_s
            limits = aiohttp.ClientTimeout(total=connect_s + answer_s, connect=connect_s)
            self._limits_of[answer_s] = limits
        return limits


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


def _network_failure(error: Exception) -> NetworkError:
    """What an error of aiohttp's means; only its type is told."""
    kind = type(error).__name__
    if isinstance(
        error,
        (
            aiohttp.ClientConnectorError,
            aiohttp.ConnectionTimeoutError,
            aiohttp.InvalidURL,
            aiohttp.NonHttpUrlClientError,
        ),
    ):
        return NotConnected(kind)
    if isinstance(error, TimeoutError):
        return TimedOut(kind)
    return NetworkError(kind)


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


async def _read(response: aiohttp.ClientResponse, limit: int) -> bytes:
    if (response.content_length or 0) > limit:
        raise FileTooLarge(f"over {limit} bytes")
    content = bytearray()
    async for chunk in response.content.iter_chunked(64 * 1024):
        content += chunk
        if len(content) > limit:
            raise FileTooLarge(f"over {limit} bytes")
    return bytes(content)

"""How bytes travel to a platform: one aiohttp session, and errors that say whether anything was written."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import aiohttp
from aiohttp.abc import AbstractResolver
from aiohttp.hdrs import CONTENT_ENCODING
from yarl import URL

from bot.adapters.time_limits import TimeLimits

_OK = 200
_LARGEST_ANSWER = 32 * 1024 * 1024  # bytes; a hundred updates have far fewer; what has more is no platform's


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


class HttpFailure(Exception):
    """Bytes did not go there and back. It carries no URL, for a token is part of it, nor a cause that does."""


class NoConnection(HttpFailure):
    """Surely nothing was written."""


class NoAnswer(HttpFailure):
    """It was written, and no answer came in time."""


class Broken(HttpFailure):
    """It may have been written, and the answer did not come whole."""


class TooLarge(HttpFailure):
    """What comes has more bytes than are wanted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a GET gave; the content only of a 200."""

    status: int
    content: bytes = b""
    location: str = ""  # of a redirect, which is never followed here


class Http:
    """One session, opened with the first request inside the running loop. A redirect is never followed."""

    __slots__ = (
        "_closed",
        "_connections",
        "_of_downloads",
        "_of_posts",
        "_resolver",
        "_session",
        "_time_limits",
        "_timeouts",
        "_user_agent",
    )

    def __init__(
        self,
        timeouts: Timeouts,
        *,
        user_agent: str,
        connections: int = 100,
        resolver: Callable[[], AbstractResolver] | None = None,  # made inside the loop
    ) -> None:
        self._timeouts = timeouts
        self._user_agent = user_agent
        self._connections = connections
        self._resolver = resolver
        self._session: aiohttp.ClientSession | None = None
        self._closed = False
        self._time_limits = TimeLimits()
        # The whole lies beyond the connection, or a slow one would look like a missing answer.
        connect_s = timeouts.connect_s
        self._of_posts = aiohttp.ClientTimeout(total=None, connect=connect_s)
        self._of_downloads = aiohttp.ClientTimeout(total=connect_s + timeouts.download_s, connect=connect_s)

    @property
    def closed(self) -> bool:
        """Whether `close` was called; then every request raises NoConnection."""
        return self._closed

    async def close(self) -> None:
        """Give the connections back for good."""
        self._closed = True
        if self._session is not None:
            await self._session.close()

    async def post(
        self,
        url: str | URL,
        body: aiohttp.FormData | dict[str, str] | bytes | None,
        answer_s: float,
        headers: Mapping[str, str] | None = None,
    ) -> tuple[int, bytes]:
        """Status and body of the answer, within so many seconds of the connection. Raises HttpFailure."""
        session = self._open()
        task = self._time_limits.begin(self._timeouts.connect_s + answer_s)
        try:
            # A redirect would carry the token to wherever it points.
            asking = session.post(url, data=body, timeout=self._of_posts, headers=headers, allow_redirects=False)
            async with asking as response:
                return response.status, await _read(response, _LARGEST_ANSWER, Broken)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            failure = _failure(error)
        except asyncio.CancelledError:
            if not self._time_limits.have_passed(task):
                raise
            failure = NoAnswer("TimeoutError")
        finally:
            self._time_limits.end(task)
        # Outside of the handler, so that no `__context__` keeps aiohttp's message, which has the URL in it.
        raise failure

    async def get(self, url: str | URL, limit: int) -> Fetched:
        """At most `limit` bytes. Raises HttpFailure."""
        try:
            asking = self._open().get(url, timeout=self._of_downloads, allow_redirects=False)
            async with asking as response:
                content = await _read(response, limit, TooLarge) if response.status == _OK else b""
                location = response.headers.get("Location", "")
                return Fetched(status=response.status, content=content, location=location)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            failure = _failure(error)
        raise failure

    def _open(self) -> aiohttp.ClientSession:
        if self._closed:
            raise NoConnection("Closed")
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=self._connections, resolver=self._resolver() if self._resolver else None
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self._user_agent},
            )
        return self._session


def as_url(text: str) -> URL | str:
    """Read once for many requests; what is no address fails when it is used."""
    try:
        return URL(text, encoded=True)
    except ValueError:
        return text


def bot_id(token: str) -> str:
    """The bot's own number, which is the public part of its token; "unknown" for what is no token."""
    number, _, secret = token.partition(":")
    return number if secret and number.isascii() and number.isdigit() and len(number) <= 20 else "unknown"


def _failure(error: Exception) -> HttpFailure:
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
        return NoConnection(kind)
    return NoAnswer(kind) if isinstance(error, TimeoutError) else Broken(kind)


async def _read(response: aiohttp.ClientResponse, limit: int, too_large: type[HttpFailure]) -> bytes:
    if (response.content_length or 0) > limit:
        raise too_large(f"over {limit} bytes")
    if response.content_length is not None and CONTENT_ENCODING not in response.headers:
        return await response.read()
    content = bytearray()
    async for chunk in response.content.iter_chunked(64 * 1024):
        content += chunk
        if len(content) > limit:
            raise too_large(f"over {limit} bytes")
    return bytes(content)

"""Fetching what people send, which Zalo gives as an address: a public one over https, and nothing else."""

import ipaddress
import socket
from http import HTTPStatus

from aiohttp import ThreadedResolver
from aiohttp.abc import ResolveResult
from yarl import URL

from bot.adapters.http import Http, HttpFailure, NoConnection, Timeouts, TooLarge
from bot.core.errors import ChannelError, NotSent, Refused

_REDIRECTS = 3
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_MOVED = frozenset({301, 302, 303, 307, 308})
_CONNECTIONS = 8
_CARRYING = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("::/96"))  # RFC 6052, RFC 4291


class _NotPublicError(Exception):
    """A name that leads into the office's own network. No OSError, which aiohttp would take for a network's failure."""


class _PublicResolver(ThreadedResolver):
    """Resolves names to addresses of the public internet; one host may be elsewhere."""

    def __init__(self, besides: str | None) -> None:
        super().__init__()
        self._besides = besides

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = await super().resolve(host, port, family)
        if host != self._besides and not all(_is_public(one["host"]) for one in found):
            raise _NotPublicError
        return found


class Downloads:
    """`root` is the API's own: where that lies on this machine, so may the files."""

    def __init__(self, root: str, timeouts: Timeouts, *, user_agent: str) -> None:
        self._own = _own_origin(root)
        besides = self._own.host if self._own else None
        self._http = Http(
            timeouts, user_agent=user_agent, connections=_CONNECTIONS, resolver=lambda: _PublicResolver(besides)
        )

    async def close(self) -> None:
        """Give the connections back."""
        await self._http.close()

    async def fetch(self, address: str, limit: int) -> bytes:
        """At most `limit` bytes. Raises Refused for a file that is gone, too large or elsewhere, else NotSent."""
        url = self._checked(address)
        for _ in range(1 + _REDIRECTS):
            found = await self._get(url, limit)
            if isinstance(found, bytes):
                return found
            url = self._checked(found)
        raise Refused("the file's address leads from one to the next")

    async def _get(self, url: URL, limit: int) -> bytes | str:
        """The content, or where it is to be found instead."""
        try:
            found = await self._http.get(url, limit)
        except _NotPublicError:
            failure: ChannelError = Refused("the file is not on the public internet")
        except TooLarge:
            failure = Refused("the file is too large")
        except HttpFailure as error:
            failure = NotSent("no connection" if isinstance(error, NoConnection) else "no answer in time")
        else:
            if found.status == HTTPStatus.OK:
                return found.content
            if found.status in _MOVED and found.location:
                return _joined(url, found.location)
            failure = Refused("the file is gone") if found.status in _GONE else NotSent(f"HTTP {found.status}")
        raise failure

    def _checked(self, address: str) -> URL:
        try:
            url = URL(address)
            origin = url.origin()
        except ValueError:
            raise Refused("the file has no address that can be read") from None
        if origin == self._own:
            return url
        if url.scheme != "https" or url.user or url.password:
            raise Refused("the file's address is no https one")
        if _is_private(url.host or ""):
            raise Refused("the file is not on the public internet")
        return url


def _own_origin(root: str) -> URL | None:
    """The API's origin where that is this very machine, as in the sandbox."""
    try:
        origin = URL(root).origin()
        return origin if ipaddress.ip_address(origin.host or "").is_loopback else None
    except ValueError:
        return None


def _joined(url: URL, location: str) -> str:
    try:
        return str(url.join(URL(location)))
    except ValueError:
        return ""


def _is_private(host: str) -> bool:
    """Whether it is an address, not a name, and none of the public internet."""
    try:
        return not _is_public(host)
    except ValueError:
        # `2130706433` and `127.1` are 127.0.0.1 to the operating system, and aiohttp asks no resolver for them.
        return ":" in host or host.replace(".", "").isdigit()


def _is_public(host: str) -> bool:
    address = ipaddress.ip_address(host.partition("%")[0])
    seen = _carried(address) or address if isinstance(address, ipaddress.IPv6Address) else address
    site_local = isinstance(seen, ipaddress.IPv6Address) and seen.is_site_local
    return seen.is_global and not seen.is_multicast and not site_local


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The address of the older kind to which a gateway, or the operating system itself, leads from there."""
    known = address.ipv4_mapped or address.sixtofour
    if known or not any(address in network for network in _CARRYING):
        return known
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)

"""`/van-ban/<token>`: a directive's whole text, for whoever was sent the link. Nothing is done here but reading."""

import asyncio
import base64
import hashlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from html import escape
from http import HTTPStatus

from aiohttp import web

from bot.core.errors import DondocError
from bot.core.links import PATH
from bot.services.full_text import Found, Opened
from bot.texts.words import Words

log = logging.getLogger(__name__)

_LOOKS_AT_ONCE = 4  # what else the office has to do goes in between

_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 42rem; padding: 1rem 1.1rem 3rem; background: #fff; color: #1c1c1e;
  font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
h1 { font-size: 1.25rem; line-height: 1.35; margin: .5rem 0 .75rem; }
p, div { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; }
.head, .text { padding-bottom: 1.1rem; margin-bottom: 1.1rem; border-bottom: 1px solid #c9c9ce; }
.foot { font-size: .9375rem; color: #55555a; }
.office { font-size: .875rem; color: #55555a; }
@media (prefers-color-scheme: dark) {
  body { background: #17171a; color: #ececf0; }
  .head, .text { border-color: #45454b; }
  .foot, .office { color: #a9a9b2; }
}
@media print { body { max-width: none; padding: 0; } }
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
_STATUSES = {
    Found.TEXT: HTTPStatus.OK,
    Found.NOTHING: HTTPStatus.NOT_FOUND,
    Found.OVER: HTTPStatus.GONE,
    Found.NOT_THEIRS: HTTPStatus.FORBIDDEN,
    Found.WITHDRAWN: HTTPStatus.GONE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FullTextDoor:
    """Shows what is behind a link. The token is never logged, and stands in no page."""

    ask: Callable[[str], Awaitable[Opened]]  # what a token opens; raises DondocError while the office cannot look
    words: Callable[[], Words]  # to whoever is not known
    _turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_LOOKS_AT_ONCE), init=False)

    def routes(self, under: str = "") -> list[web.RouteDef]:
        """GET and HEAD, also below the path of an address that the proxy leaves as it is."""
        roots = dict.fromkeys(("", under.rstrip("/")))
        return [web.get(f"{root}{PATH}/{{token}}", self.answer) for root in roots]

    async def answer(self, request: web.Request) -> web.Response:
        """The page with the text, or why there is none; 503 while the office cannot look."""
        try:
            async with self._turns:
                opened = await self.ask(request.match_info["token"])
        except DondocError as error:
            log.error("A full text could not be shown (%s).", type(error).__name__)
            words = self.words()
            busy = _response(HTTPStatus.SERVICE_UNAVAILABLE, _refusal(words, words.page_busy()))
            busy.headers["Retry-After"] = "60"
            return busy
        return _response(_STATUSES[opened.found], _page_of(opened))


def _page_of(opened: Opened) -> str:
    words = opened.words
    if opened.found is Found.TEXT:
        return _text_page(opened)
    told = {
        Found.NOTHING: words.page_nothing,
        Found.OVER: words.page_over,
        Found.NOT_THEIRS: words.page_not_theirs,
        Found.WITHDRAWN: words.page_withdrawn,
    }
    return _refusal(words, told[opened.found]())


def _text_page(opened: Opened) -> str:
    words, matter, reader, until = opened.words, opened.matter, opened.reader, opened.until
    if matter is None or reader is None or until is None:
        raise ValueError("A text that was found has a matter, a reader and an end.")
    return _page(
        words,
        words.page_title(matter),
        ("head", words.page_head(matter)),
        ("text", matter.directive.text.strip()),
        ("foot", words.page_foot(matter, reader, until)),
    )


def _refusal(words: Words, said: str) -> str:
    title, _, rest = said.partition("\n")
    return _page(words, title, ("said", rest))


def _page(words: Words, title: str, *parts: tuple[str, str]) -> str:
    office = f'<p class="office">{escape(words.organisation)}</p>\n' if words.organisation else ""
    told = "\n".join(f'<div class="{name}">{escape(text)}</div>' for name, text in parts)
    return (
        f'<!DOCTYPE html>\n<html lang="{words.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{office}<h1>{escape(title)}</h1>\n{told}\n</body>\n</html>\n"
    )


def _response(status: HTTPStatus, page: str) -> web.Response:
    return web.Response(status=status, text=page, content_type="text/html", charset="utf-8", headers=_HEADERS)

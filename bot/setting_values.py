"""How the text of each kind of setting is read.

Every reader raises ValueError with one sentence: what was found (never for a secret) and what is allowed.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import time, timedelta
from pathlib import Path
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot.core.spans import Span

_LONGEST_SHOWN = 80  # characters of a bad value repeated in the complaint about it
_HERE = frozenset({"127.0.0.1", "localhost"})
_TAKEN = frozenset({"/healthz", "/readyz", "/metrics"})


def _shown(text: str) -> str:
    return repr(text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…")


def wait(text: str) -> Span:
    """`"P1D"`, `"PT4H"`; zero is allowed."""
    if len(text) > _LONGEST_SHOWN:
        raise ValueError(f"{_shown(text)} is not a span; write P1D for one working day or PT4H for four open hours.")
    return Span.parse(text)


def interval(text: str) -> Span:
    """The same, but never zero."""
    span = wait(text)
    if span == Span():
        raise ValueError(f"{_shown(text)} would repeat without end; write P1D for every working day or PT4H.")
    return span


def elapsed(text: str) -> timedelta:
    """Plain elapsed time, never zero."""
    try:
        span = wait(text)
    except ValueError:
        span = Span()
    if span == Span():
        raise ValueError(f"{_shown(text)} is not a length of time; write P14D for 14 days, PT12H for 12 hours or PT1S.")
    return timedelta(days=span.days) + span.time


def clock_time(text: str) -> time:
    """`"07:30"`: a time of day on the office's clock."""
    found = re.fullmatch("([01]?[0-9]|2[0-3]):([0-5][0-9])", text)
    if found is None:
        raise ValueError(f"{_shown(text)} is not a time of day; write 07:30.")
    return time(int(found[1]), int(found[2]))


def whole(low: int, high: int, example: str) -> Callable[[str], int]:
    """A reader of whole numbers within these bounds."""

    def read(text: str) -> int:
        if not re.fullmatch("[0-9]{1,9}", text) or not low <= int(text) <= high:
            raise ValueError(f"{_shown(text)} is not a whole number from {low} to {high}; write {example}.")
        return int(text)

    return read


def rate(text: str) -> float:
    """A number above zero."""
    if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,6})?", text) or float(text) == 0:
        raise ValueError(f"{_shown(text)} is not a number above 0; write 30 for thirty messages a second.")
    return float(text)


def yes_or_no(text: str) -> bool:
    """A switch."""
    known = {"true": True, "yes": True, "on": True, "1": True, "false": False, "no": False, "off": False, "0": False}
    if text.lower() not in known:
        raise ValueError(f"{_shown(text)} is neither true nor false; write false.")
    return known[text.lower()]


def days_ahead(text: str) -> tuple[int, ...]:
    """Working days before a deadline, furthest first, each once."""
    parts = [part.strip() for part in text.strip(",").split(",")]
    if not all(re.fullmatch("[0-9]{1,3}", part) and int(part) <= 365 for part in parts):
        raise ValueError(f"{_shown(text)} is not a list of working days from 0 to 365; write 7,3,1,0.")
    return tuple(sorted({int(part) for part in parts}, reverse=True))


def telegram_ids(text: str) -> tuple[int, ...]:
    """User ids with commas between, each once."""
    parts = [part.strip() for part in text.strip(",").split(",")]
    if not all(re.fullmatch("[0-9]{1,16}", part) and int(part) for part in parts):
        raise ValueError(
            f"{_shown(text)} is not a list of Telegram user ids, which are whole numbers above 0; "
            "write 123456789 or 123456789,987654321."
        )
    return tuple(dict.fromkeys(int(part) for part in parts))


def one_of(*allowed: str) -> Callable[[str], str]:
    """Upper or lower case; the value is as written here."""

    def read(text: str) -> str:
        for choice in allowed:
            if choice.lower() == text.lower():
                return choice
        raise ValueError(f"{_shown(text)} is not one of {', '.join(allowed)}; write {allowed[0]}.")

    return read


def line(text: str) -> str:
    """One line of words for people, in NFC."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def host(text: str) -> str:
    """A host name or an address, without brackets."""
    if not re.fullmatch(r"[A-Za-z0-9._:%-]+|\[[A-Za-z0-9.:%]+\]", text):
        raise ValueError(f"{_shown(text)} is not a host name or address alone; write 127.0.0.1, or 0.0.0.0 for all.")
    return text.strip("[]")


def zone(text: str) -> ZoneInfo:
    """A name of the IANA list."""
    try:
        return ZoneInfo(text)
    except (ValueError, KeyError, OSError):  # a path, an unknown name, a folder of names such as "Asia"
        raise ValueError(f"{_shown(text)} is not a time zone; write a name such as Asia/Ho_Chi_Minh.") from None


def path(text: str) -> Path:
    """A path; `~` is the home."""
    try:
        return Path(text).expanduser()
    except RuntimeError:  # "~" where nobody is at home
        raise ValueError(f"{_shown(text)} begins with a home that is not known; write the whole path.") from None


def folder(text: str) -> Path:
    """A path that can stand in the address of a database."""
    if "?" in text:  # the database's address would end there
        raise ValueError(
            f"{_shown(text)} holds a question mark, which no folder here may; write data or /var/lib/dondoc."
        )
    return path(text)


def database(text: str) -> str:
    """Only the scheme of a refused address is repeated: the rest may hold a password."""
    if re.fullmatch(r"sqlite(?:\+pysqlite)?:///(?!:memory:|file:)[^?]+", text):
        return text
    server = re.fullmatch(r"(?:postgres(?:ql)?|postgresql\+psycopg)://(.*)", text)
    if server:
        return f"postgresql+psycopg://{_server(server[1])}"
    scheme = re.match(r"([a-z][a-z0-9+]{0,30})://", text)
    known = "only SQLite and PostgreSQL are known to this version"
    what = "this SQLite address names no file" if text.startswith("sqlite") else known
    found = f", not {scheme[1]!r}" if scheme and not text.startswith("sqlite") else ""
    raise ValueError(
        f"{what}{found}; write sqlite:///data/dondoc.db, sqlite:////var/lib/dondoc/dondoc.db, "
        "postgresql://dondoc:PASSWORD@localhost/dondoc, or leave it empty for a file in DATA_DIR."
    )


def _server(address: str) -> str:
    """What follows the scheme: account, host and the name of a database."""
    try:
        parts = urlsplit(f"//{address}")
        good = parts.port != 0 and bool(re.fullmatch(r"/[^/\s]+", parts.path)) and not re.search(r"[\s#]", address)
    except ValueError:  # a port or an IPv6 address that is none
        good = False
    if not good:
        raise ValueError(
            "this PostgreSQL address names no database, or has a port that is none, a space or #, and is not repeated "
            "here; write postgresql://dondoc:PASSWORD@localhost/dondoc (%40 for an @ in the password)."
        )
    return address


def api_url(text: str) -> str:
    """The root of the Bot API without a slash at its end. An address with a token or a password is not repeated."""
    return _root(text, "write https://api.telegram.org or http://127.0.0.1:8081")


def zalo_api_url(text: str) -> str:
    """The same of Zalo's."""
    return _root(text, "write https://bot-api.zaloplatforms.com")


def _root(text: str, example: str) -> str:
    if re.search(r"(?<!/)/bot", text) or "@" in text:  # a host may begin so
        raise ValueError(f"give the root alone, without a token (it is appended) or a password; {example}.")
    _address(text, example)
    return text.rstrip("/")


def token(text: str) -> SecretStr:
    """A bot token, which goes into a URL."""
    return _token(text, "write it as BotFather gave it, such as 123456789:AAE-x_y.")


def zalo_token(text: str) -> SecretStr:
    """The same of Zalo's."""
    return _token(text, "write it as Zalo gave it, such as 12345689:abc-xyz.")


def _token(text: str, example: str) -> SecretStr:
    if re.search(r"[\s/?#]", text):
        raise ValueError(
            f"the token holds a space, a slash, ? or #, and what was found is not repeated here; {example}"
        )
    return SecretStr(text)


def webhook_url(text: str) -> str:
    """The whole address, path included, at which updates are pushed to us."""
    return _pushed_to(text, "write https://dondoc.example.vn/telegram/webhook")


def zalo_webhook_url(text: str) -> str:
    """The same for Zalo."""
    return _pushed_to(text, "write https://dondoc.example.vn/zalo/webhook")


def _pushed_to(text: str, example: str) -> str:
    parts = _address(text, example)
    if not is_safe(text):
        raise ValueError(f"{_shown(text)} is not https, which only 127.0.0.1 and localhost may do without; {example}.")
    if not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+/?", parts.path):
        raise ValueError(f"{_shown(text)} has no path, or one with signs beyond letters, digits and ._~-/; {example}.")
    if parts.path.rstrip("/") in _TAKEN:
        raise ValueError(f"{_shown(text)} has the path of something else that is served here; {example}.")
    return text


def public_url(text: str) -> str:
    """Where people reach the bot's own server, without a slash at its end."""
    example = "write https://dondoc.example.vn"
    if re.search(r"[{}]", _address(text, example).path):
        raise ValueError(f"{_shown(text)} has a path with braces; {example}.")
    return text.rstrip("/")


def is_safe(url: str) -> bool:
    """Whether nobody on the way can read along: https, or this very machine."""
    parts = urlsplit(url)
    return parts.scheme == "https" or parts.hostname in _HERE


def _address(text: str, example: str) -> SplitResult:
    if "@" in text:
        raise ValueError(f"give the address without a user name or a password; {example}.")
    try:
        parts = urlsplit(text)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port or an IPv6 address that is none
        good = False
    if not good or re.search(r"[\s?#]", text):
        raise ValueError(f"{_shown(text)} is not an http or https address; {example}.")
    return parts


def webhook_secret(text: str) -> SecretStr:
    """Source: Bot API, setWebhook, secret_token."""
    return _secret(text, shortest=1)


def zalo_webhook_secret(text: str) -> SecretStr:
    """The same for Zalo, which takes none below 8 characters."""
    return _secret(text, shortest=8)


def _secret(text: str, *, shortest: int) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", text):
        raise ValueError(
            "the secret holds other signs than A-Z a-z 0-9 _ - or more than 256 of them, and is not repeated here; "
            "write what `openssl rand -hex 32` prints."
        )
    if len(text) < shortest:
        raise ValueError(f"the secret has fewer than {shortest} signs; write what `openssl rand -hex 32` prints.")
    return SecretStr(text)


def bearer(text: str) -> SecretStr:
    """A token that travels in an Authorization header (source: RFC 6750, b64token)."""
    if not re.fullmatch(r"[A-Za-z0-9._~+/-]{1,512}=*", text):
        raise ValueError(
            "the token holds signs that no header may, or more than 512 of them, and is not repeated here; "
            "write what `openssl rand -hex 32` prints."
        )
    return SecretStr(text)

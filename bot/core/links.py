"""Signed links: who may read what until when, in a text that nobody can make up.

A token is 48 letters and digits (base32, so that no app that looks for addresses cuts it short): assignment, person and
contact in 4 bytes each, the end in seconds since 1970 in 4 more, then 14 bytes of HMAC-SHA256 over all of that.
"""

import base64
import hashlib
import hmac
import re
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.core.model import AssignmentId, ContactId, PersonId

LASTS = timedelta(days=7)
PATH = "/van-ban"  # the token follows behind a slash

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FIELDS = struct.Struct(">IIII")
_SEAL = 14  # bytes: there is nothing to try it on but our own server
_TOKEN = re.compile(r"[a-z2-7]{48}", re.ASCII)
_PURPOSE = b"link to a full text, 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Where somebody can read a directive's whole text."""

    url: str  # whole
    until: datetime  # aware UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """What a link entitles to: one person, who got it on one account, to the text of one assignment's directive."""

    assignment_id: AssignmentId
    person_id: PersonId
    contact_id: ContactId
    until: datetime  # aware UTC, whole seconds


def token_of(ticket: Ticket, secret: bytes) -> str:
    """The ticket, signed. Raises struct.error for an id beyond 32 bits."""
    told = _FIELDS.pack(ticket.assignment_id, ticket.person_id, ticket.contact_id, int(ticket.until.timestamp()))
    return base64.b32encode(told + _seal(told, secret)).decode().lower()


def ticket_in(token: str, secret: bytes) -> Ticket | None:
    """What the token says; None unless it was signed with this secret. Whether it is over is for the caller to see."""
    if not _TOKEN.fullmatch(token):
        return None
    found = base64.b32decode(token.upper())
    told, seal = found[: _FIELDS.size], found[_FIELDS.size :]
    if not hmac.compare_digest(seal, _seal(told, secret)):
        return None
    about, person, contact, until_s = _FIELDS.unpack(told)
    return Ticket(
        assignment_id=AssignmentId(about),
        person_id=PersonId(person),
        contact_id=ContactId(contact),
        until=_EPOCH + timedelta(seconds=until_s),
    )


def _seal(told: bytes, secret: bytes) -> bytes:
    """By a key of its own, so that nothing else that the office signs is ever a link."""
    key = hmac.digest(secret, _PURPOSE, hashlib.sha256)
    return hmac.digest(key, told, hashlib.sha256)[:_SEAL]

"""Which of a person's accounts gets what is sent to them. Pure: the contacts and what is known about channels come in.

Only contacts that take messages on channels in use count. Where the person last said something comes first, then
whoever joined first; a channel that is down as a whole comes last.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime

from bot.core.model import Contact, Reach

_NEVER = datetime.max.replace(tzinfo=UTC)


def ordered(contacts: Iterable[Contact], used: Collection[str], down: Collection[str] = ()) -> tuple[Contact, ...]:
    """Those of one person that take messages, the first to be written to first."""
    found = (c for c in contacts if c.reach is Reach.REACHABLE and c.channel in used)
    return tuple(sorted(found, key=lambda c: (c.channel in down, *_latest_first(c), c.joined_at or _NEVER, c.id)))


def _latest_first(contact: Contact) -> tuple[bool, float]:
    return contact.heard_at is None, -contact.heard_at.timestamp() if contact.heard_at else 0.0


def in_turn(
    contacts: Sequence[Contact], nudges_since_sign: int, silent_after: int, down: Collection[str] = ()
) -> Contact | None:
    """Where the next nudge goes: after `silent_after` of them without a sign the next contact takes its turn.

    `contacts` as `ordered` gives them. None where there is none.
    """
    up = [contact for contact in contacts if contact.channel not in down] or contacts
    return up[nudges_since_sign // silent_after % len(up)] if up else None


def after(contacts: Sequence[Contact], tried: Collection[int | None], down: Collection[str] = ()) -> Contact | None:
    """The next one to try once those in `tried` have failed; None where none is left.

    A channel that is down is no way out: what waits for it comes when it is up again.
    """
    return next((c for c in contacts if c.id not in tried and c.channel not in down), None)

"""What the settings say, as values that services can use."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta

from bot.core.calendar import Calendar
from bot.core.messages import Capabilities
from bot.core.model import Evidence, Role
from bot.core.policy import Pace


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How this office works. Handed to every unit of work."""

    calendar: Calendar
    pace: Pace
    capabilities: Mapping[str, Capabilities]  # by channel; the first is the one that people are invited to
    secret: bytes  # keys the digests of events and invite codes; kept outside the database
    public_url: str = ""  # where people safely reach our own HTTP, without a slash at its end; empty: nowhere
    organisation: str = ""
    contact: str = ""  # whom people are told to ask; empty: the clerks
    address: str = "dong-chi"
    invite_ttl: timedelta = timedelta(days=14)
    daily_cap: int = 5  # nudges, escalations and digests that one person gets in a day; 0: as many as there are
    digest_at: time = time(7, 30)  # when what goes together is sent
    extension_by: Role = Role.DIRECTOR  # who decides on more time: a director or the clerk
    acceptance: bool = False  # whether a confirmation waits until a director accepts it
    delegates_confirm: bool = False  # whether a delegate who is no deputy may confirm, too
    evidence: Evidence = Evidence.OPTIONAL
    silent_after: int = 2  # nudges without a sign on one channel before the next one is tried
    admins: frozenset[tuple[str, str]] = frozenset()  # accounts (channel, address) that may start as admins

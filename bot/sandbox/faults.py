"""Everything that can go wrong between the bot and a platform, on demand.

`sandbox.faults.add(Fault(Kind.RESET_AFTER, method="sendMessage"))` arms one; it goes off at the next request that fits.
A closed door is not in here, since it stays until it is opened: `await sandbox.refuse()` and `await sandbox.accept()`.
"""

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum

EVERYTHING = "*"  # every method, `getUpdates` included; None leaves the poller alone


class Kind(StrEnum):
    """What goes wrong. "Accepted" means that the request takes effect: the person gets the message."""

    RESET_BEFORE = "reset_before"  # not accepted; the connection is cut without an answer
    RESET_AFTER = "reset_after"  # accepted; the connection is cut without an answer
    HANG_BEFORE = "hang_before"  # not accepted; no answer for `seconds` or until released, then the connection is cut
    HANG_AFTER = "hang_after"  # accepted; no answer for `seconds` or until released, then the answer comes late
    SERVER_ERROR = "server_error"  # not accepted; `status` (500, 502, 503) with a page of HTML, as a proxy answers
    ERROR_AFTER = "error_after"  # accepted; then the same page of HTML
    TOO_MANY = "too_many"  # not accepted; 429 with `retry_after` whole seconds
    UNAUTHORIZED = "unauthorized"  # not accepted; 401 as for a revoked token
    FORBIDDEN = "forbidden"  # not accepted; 403 with `description`
    BAD_REQUEST = "bad_request"  # not accepted; 400 with `description`
    MIGRATED = "migrated"  # not accepted; 400 "group chat was upgraded", `migrate_to_chat_id` = `migrate_to`
    REPLAY = "replay"  # updates confirmed by the bot are handed out once more, same update ids
    OUT_OF_ORDER = "out_of_order"  # the next two or more waiting updates are handed out newest first


ON_UPDATES = frozenset({Kind.REPLAY, Kind.OUT_OF_ORDER})
ACCEPTED = frozenset({Kind.RESET_AFTER, Kind.HANG_AFTER, Kind.ERROR_AFTER})


@dataclass(kw_only=True, eq=False)
class Fault:
    """One thing to go wrong: which requests it fits, how often, and its details."""

    kind: Kind = field(kw_only=False)
    method: str | None = None  # None: every method but `getUpdates`; EVERYTHING: that one too
    chat_id: int | str | None = None  # None: every chat
    times: int | None = 1  # how many fitting requests fail; None: until removed
    after: int = 0  # how many fitting requests pass first
    seconds: float | None = None  # HANG_*: real seconds; None: until `faults.release()`
    status: int = 502  # SERVER_ERROR, ERROR_AFTER
    retry_after: int = 1  # TOO_MANY, whole seconds
    migrate_to: int = -1_001_000_000_001  # MIGRATED
    description: str | None = None  # FORBIDDEN, BAD_REQUEST: what stands after "Forbidden: " or "Bad Request: "
    seen: int = field(default=0, init=False)  # fitting requests so far
    fired: int = field(default=0, init=False)  # of these, failed

    def __post_init__(self) -> None:
        self.kind = Kind(self.kind)

    @property
    def spent(self) -> bool:
        """It will not go off again."""
        return self.times is not None and self.fired >= self.times

    def fits(self, method: str, chat_id: int | str | None) -> bool:
        """Whether it is about this request."""
        if self.kind in ON_UPDATES:
            return False
        named = method != "getUpdates" if self.method is None else self.method in {EVERYTHING, method}
        return named and self.chat_id in {None, chat_id}


class Faults:
    """The armed faults, in the order in which they were added."""

    def __init__(self) -> None:
        self._armed: list[Fault] = []
        self._released = asyncio.Event()

    def add(self, fault: Fault) -> Fault:
        """Arm a fault; keep it to see how often it `fired`, or to remove it."""
        self._armed.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """Disarm a fault; one that is not armed any more is left alone."""
        if fault in self._armed:
            self._armed.remove(fault)

    def clear(self) -> None:
        """Disarm all, and let go what hangs."""
        self._armed.clear()
        self.release()

    def release(self) -> None:
        """Let go every request that hangs now."""
        self._released.set()
        self._released = asyncio.Event()

    async def hang(self, fault: Fault) -> None:
        """Wait as this fault says: real seconds, or until released."""
        try:
            async with asyncio.timeout(fault.seconds):
                await self._released.wait()
        except TimeoutError:
            return

    def take(self, method: str, chat_id: int | str | None) -> Fault | None:
        """The fault that goes off at this request."""
        return self._first([fault for fault in self._armed if fault.fits(method, chat_id)])

    def take_update(self, kind: Kind) -> Fault | None:
        """The fault of this kind that goes off at this delivery of updates."""
        return self._first([fault for fault in self._armed if fault.kind is kind])

    def _first(self, fitting: list[Fault]) -> Fault | None:
        for fault in fitting:
            fault.seen += 1
        for fault in fitting:
            if fault.seen > fault.after and not fault.spent:
                fault.fired += 1
                if fault.spent:
                    self.remove(fault)
                return fault
        return None

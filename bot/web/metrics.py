"""`/metrics`: figures for Prometheus."""

import ipaddress
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from bot.core.errors import DondocError
from bot.core.figures import Figures
from bot.core.messages import Fate
from bot.core.model import LANE_NAMES, Kind
from bot.web.pushes import same_secret

_SEND_S = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_PRESS_S = (0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10)
_TRANSACTION_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30)

Ask = Callable[[], Awaitable[tuple[Figures, datetime]]]  # the figures, and the moment that they are of


class PrometheusMeter:
    """Fulfils `Meter`, and shows the office's own figures beside what it has counted itself."""

    def __init__(self, version: str) -> None:
        self.registry = registry = CollectorRegistry(auto_describe=False)
        ProcessCollector(registry=registry)
        Info("dondoc_build", "This program.", registry=registry).info({"version": version})
        self._received = Counter("dondoc_updates_received", "New updates stored.", ["channel"], registry=registry)
        self._sends = Counter(
            "dondoc_sends", "Attempts to send, by how they ended.", ["channel", "kind", "outcome"], registry=registry
        )
        self._send_s = Histogram(
            "dondoc_send_seconds",
            "From asking a channel to its answer.",
            ["channel"],
            buckets=_SEND_S,
            registry=registry,
        )
        self._of_sends: dict[tuple[str, Kind, Fate], tuple[Counter, Histogram]] = {}
        self._told_to_wait = Counter(
            "dondoc_told_to_wait", "Times that a channel refused for now (429).", ["channel"], registry=registry
        )
        self._press_s = Histogram(
            "dondoc_press_answer_seconds",
            "From a pressed button coming in to the channel taking our answer to it.",
            ["channel"],
            buckets=_PRESS_S,
            registry=registry,
        )
        self._transaction_s = Histogram(
            "dondoc_database_transaction_seconds", "From begin to commit.", buckets=_TRANSACTION_S, registry=registry
        )
        self._gauges = _Gauges(registry)

    def received(self, channel: str, count: int) -> None:
        """So many new updates were stored."""
        self._received.labels(channel).inc(count)

    def sent(self, channel: str, kind: Kind, fate: Fate, seconds: float) -> None:
        """An attempt to send is over."""
        key = (channel, kind, fate)
        if key not in self._of_sends:  # to look labels up takes a lock and longer than to count
            self._of_sends[key] = (self._sends.labels(channel, kind.value, fate.value), self._send_s.labels(channel))
        count, time_taken = self._of_sends[key]
        count.inc()
        time_taken.observe(seconds)

    def told_to_wait(self, channel: str) -> None:
        """A channel said that it is too much (429)."""
        self._told_to_wait.labels(channel).inc()

    def press_answered(self, channel: str, seconds: float) -> None:
        """Somebody pressed a button, and their app knows that it was noticed."""
        self._press_s.labels(channel).observe(seconds)

    def transacted(self, seconds: float) -> None:
        """A transaction is over."""
        self._transaction_s.observe(seconds)

    def text(self, figures: Figures | None, now: datetime | None = None) -> bytes:
        """Everything in Prometheus' text format; None: the database does not answer."""
        self._gauges.show(figures, now)
        return generate_latest(self.registry)


class _Gauges:
    """What the database holds."""

    def __init__(self, registry: CollectorRegistry) -> None:
        def gauge(name: str, what: str, *labels: str) -> Gauge:
            return Gauge(f"dondoc_{name}", what, labels, registry=registry)

        self._answers = gauge("database_answers", "Whether the office's figures could be read: 1 or 0.")
        self._deliveries = gauge("deliveries", "Messages on record.", "kind", "state")
        self._lane_due = gauge("outbox_lane_due", "Messages of a lane that are to be sent now.", "lane")
        self._lane_age = gauge(
            "outbox_lane_oldest_due_seconds", "How long the oldest message of a lane has been due.", "lane"
        )
        self._single = {
            "due": gauge("outbox_due", "Messages that are to be sent now."),
            "age": gauge("outbox_oldest_due_seconds", "How long the oldest of them has been due."),
            "inbox": gauge("inbox_waiting", "Updates that nobody has finished yet."),
            "open": gauge("assignments_open", "Assignments that are neither confirmed, declined nor withdrawn."),
            "overdue": gauge("assignments_overdue", "Open assignments past their deadline."),
            "unreachable": gauge("assignments_unreachable", "Open assignments that no channel reaches."),
        }

    def show(self, figures: Figures | None, now: datetime | None) -> None:
        self._answers.set(figures is not None)
        for by_label in (self._deliveries, self._lane_due, self._lane_age):
            by_label.clear()
        if figures is None or now is None:
            for gauge in self._single.values():
                gauge.set(float("nan"))
            return
        for (kind, state), count in figures.deliveries.items():
            self._deliveries.labels(kind.value, state.value).set(count)
        ages_s = {lane: max((now - due.oldest_at).total_seconds(), 0) for lane, due in figures.due.items()}
        for lane, name in LANE_NAMES.items():
            self._lane_due.labels(name).set(figures.due[lane].count if lane in figures.due else 0)
            self._lane_age.labels(name).set(ages_s.get(lane, 0))
        due = sum(lane.count for lane in figures.due.values())
        shown = {"due": due, "age": max(ages_s.values(), default=0), "inbox": figures.inbox, "open": figures.open}
        shown |= {"overdue": figures.overdue, "unreachable": figures.unreachable}
        for name, value in shown.items():
            self._single[name].set(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricsDoor:
    """Who may look: whoever has the token; without one this machine alone, and nobody once it is open to the world."""

    meter: PrometheusMeter
    ask: Ask  # raises DondocError
    token: str
    is_public: bool  # whether the server can be reached from outside through a proxy on this machine

    async def answer(self, request: web.Request) -> web.Response:
        """One look."""
        if self.token:
            if not self._has_token(request):
                return web.Response(status=401, headers={"WWW-Authenticate": "Bearer"})
        elif self.is_public or not is_loopback(request.remote):
            return web.Response(status=404)
        try:
            body = self.meter.text(*await self.ask())
        except DondocError:
            body = self.meter.text(None)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4, "Cache-Control": "no-store"})

    def _has_token(self, request: web.Request) -> bool:
        scheme, _, given = request.headers.get("Authorization", "").partition(" ")
        return scheme.lower() == "bearer" and same_secret(given.strip(), self.token)


def is_loopback(peer: str | None) -> bool:
    """Whether this address is the machine itself."""
    try:
        address = ipaddress.ip_address(peer or "")
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback

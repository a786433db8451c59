"""The one place that wires it all: settings to adapters, adapters to jobs, jobs to the conversation."""

import asyncio
import contextlib
import logging
import os
import secrets
from collections.abc import Coroutine
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web

from bot import __version__
from bot.adapters.clock import SystemClock
from bot.adapters.database.engine import hold, open_database, upgrade
from bot.adapters.database.office import DatabaseOffice
from bot.adapters.holidays import days_of
from bot.adapters.http import Timeouts
from bot.adapters.telegram.channel import TelegramChannel
from bot.core.calendar import Calendar
from bot.core.clock import Clock
from bot.core.errors import BadInput, DondocError
from bot.core.figures import Figures
from bot.core.model import Evidence, Role, State
from bot.core.ports import Profile
from bot.core.rules import Rules
from bot.core.stores import UnitOfWork
from bot.line import Line
from bot.services.counting import count_everything
from bot.services.dispatching import take_over
from bot.services.following import next_instant
from bot.services.full_text import Opened, judge, open_text
from bot.services.looking import words_of
from bot.services.outages import leave_unused
from bot.settings import Settings
from bot.texts import profile
from bot.texts.words import LANGUAGES
from bot.web.full_text import FullTextDoor
from bot.web.metrics import MetricsDoor, PrometheusMeter
from bot.web.server import WebServer
from bot.wires import capabilities_of, push_targets_of, wires_of
from handlers import uploads as files
from handlers.commands import menu_for
from jobs.bell import AsyncBell
from jobs.following import follow_up
from jobs.issuing import issue_drafts
from jobs.scheduler import ticking
from jobs.upkeep import look_after
from jobs.uploads import UploadHandlers, keep_fetching

log = logging.getLogger(__name__)

UPLOADS = UploadHandlers(limits=files.LIMITS, fetched=files.on_fetched, late=files.on_late, lost=files.on_lost)
_ANY_FACT = "alive"
_LOOK_AGAIN_TICKS = 5  # every loop looks again after so many ticks even if no bell rings


def secret_of(settings: Settings) -> bytes:
    """The key of audit and invites: as set, else from a file that only we may read, made when first needed."""
    given = settings.audit_key.get_secret_value()
    if given:
        return given.encode()
    path = settings.data_dir / "audit.key"
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _make_key(path)
        key = path.read_text().strip()
    except OSError as error:
        raise BadInput(f"The audit key {path} cannot be used ({error.strerror}); check DATA_DIR.") from error
    if len(key) < 32:
        raise BadInput(f"The audit key {path} is cut off; restore it from a backup, or set AUDIT_KEY.")
    return key.encode()


def _make_key(path: Path) -> None:
    """Whole or not at all, even if two processes make it at once: the first one's stays."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_hex(32))
    with contextlib.suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()


def rules_of(settings: Settings) -> Rules:
    """What the settings say, as services use it."""
    try:
        days = days_of(settings.calendar.holidays, settings.calendar.swaps_file)
    except (OSError, ValueError) as error:
        raise BadInput(f"CALENDAR__SWAPS_FILE: {error}") from error
    calendar = Calendar(settings.timezone, settings.calendar.working_days, settings.calendar.working_hours, days)
    return Rules(
        calendar=calendar,
        pace=settings.pace(),
        capabilities=capabilities_of(settings),
        secret=secret_of(settings),
        public_url=settings.safe_public_url(),
        organisation=settings.organisation,
        contact=settings.contact,
        address=settings.address,
        invite_ttl=settings.invite_ttl,
        daily_cap=settings.follow_up.daily_cap,
        digest_at=settings.follow_up.digest_at,
        extension_by=Role(settings.follow_up.extension_by),
        acceptance=settings.follow_up.acceptance == "director",
        delegates_confirm=settings.follow_up.delegate_confirms,
        evidence=Evidence(settings.follow_up.evidence),
        silent_after=settings.channels.silent_after,
        admins=frozenset((TelegramChannel.name, str(one)) for one in settings.admin_telegram_ids),
    )


def profiles_of(settings: Settings) -> list[Profile]:
    """How the bot presents itself: in Vietnamese to everybody, in English to whoever uses the app in English."""
    return [
        Profile(
            language="" if language == "vi" else language,
            description=profile.description(language, settings.organisation),
            short_description=profile.short_description(language, settings.organisation),
            commands=menu_for((), language),
        )
        for language in LANGUAGES
    ]


def open_office(settings: Settings, clock: Clock | None = None) -> DatabaseOffice:
    """The office on its database, which is created or brought up to date. Raises DondocError."""
    engine = open_database(settings.database_url)
    try:
        upgrade(engine)
        return DatabaseOffice(engine, rules=rules_of(settings), clock=clock or SystemClock())
    except Exception:
        engine.dispose()
        raise


class App:
    """Everything in one process: channels, conversation, jobs, HTTP. Start, then stop; once each.

    `timeouts` are Telegram's, where they are not as usual.
    """

    def __init__(self, settings: Settings, *, clock: Clock | None = None, timeouts: Timeouts | None = None) -> None:
        self.settings = settings
        push_targets_of(settings)  # a mistake is told before anything is opened
        self.office = open_office(settings, clock)
        try:
            wires = wires_of(settings, self.office, timeouts)
            self._release = hold(self.office.engine)
        except DondocError:
            self.office.close()
            raise
        self.bells = {name: AsyncBell() for name in ("follow_up", "upkeep", "drafts", "uploads")}
        tick = settings.jobs.tick
        self._look_again_s = max(tick.total_seconds() * _LOOK_AGAIN_TICKS, 1.0)
        self._meter = self.office.meter = PrometheusMeter(__version__)
        self.lines = [Line(self.office, wire, meter=self._meter, look_again_s=self._look_again_s) for wire in wires]
        self._every_bell = [*self.bells.values(), *(bell for line in self.lines for bell in line.bells.values())]
        self._scheduler = ticking(tick, self._every_bell)
        checks = {"database": self._database_answers, "channel": self._channel_answers}
        self._web = WebServer(checks, self._routes())
        self._tasks: list[asyncio.Task[None]] = []
        self._dispatching: list[asyncio.Task[None]] = []

    @property
    def url(self) -> str:
        """Where the bot's own HTTP is."""
        return self._web.url

    async def start(self, port: int | None = None) -> None:
        """Begin: HTTP first, then what an earlier process left, then everything else."""
        settings = self.settings
        wanted = settings.http_port if port is None else port
        try:
            await self._web.start(settings.http_host, wanted)
        except OSError as error:
            raise BadInput(
                f"HTTP_PORT {wanted} on {settings.http_host} cannot be used ({error.strerror}); choose another."
            ) from error
        self.office.on_queued = self._ring_dispatchers
        self.office.on_upload = self.bells["uploads"].ring
        left = await self.office.run(take_over)
        if left:
            log.warning("%s messages were being sent when the last process ended; their fate is unknown.", left)
        await self.office.run(leave_unused)
        look_again_s, bells = self._look_again_s, self.bells
        channels = {line.channel.name: line.channel for line in self.lines}
        for line in self.lines:
            for name, job in line.jobs(profiles_of(settings)).items():
                self._begin(name, job)
        self._begin("following up", follow_up(self.office, bells["follow_up"], look_again_s=look_again_s))
        self._begin("drafts", issue_drafts(self.office, bells["drafts"], look_again_s=look_again_s))
        uploads = keep_fetching(self.office, channels, UPLOADS, bells["uploads"], look_again_s=look_again_s)
        self._begin("uploads", uploads)
        self._begin("upkeep", look_after(self.office, channels, bells["upkeep"], look_again_s=look_again_s))
        self._dispatching = [
            asyncio.create_task(line.dispatcher.run(), name=f"dispatch on {line.channel.name}") for line in self.lines
        ]
        self._scheduler.start()

    def _ring_dispatchers(self) -> None:
        for line in self.lines:
            line.bells["dispatch"].ring()

    def _routes(self) -> list[web.RouteDef]:
        """What is served besides health: the doors for pushed updates, full texts, and the figures."""
        settings = self.settings
        metrics = MetricsDoor(
            meter=self._meter,
            ask=self._figures,
            token=settings.metrics_token.get_secret_value(),
            is_public=bool(settings.public_url) or any(push_targets_of(settings)),
        )
        texts = FullTextDoor(ask=self._open_link, words=lambda: words_of(self.office.rules))
        doors = [route for line in self.lines for route in line.routes()]
        doors += texts.routes(urlsplit(settings.public_url or "").path)
        return [*doors, web.get("/metrics", metrics.answer)]

    async def _open_link(self, token: str) -> Opened:
        """What a link shows; one that is none of ours, or over, costs no transaction."""
        ticket = judge(self.office.rules, token, self.office.clock.now())
        return ticket if isinstance(ticket, Opened) else await self.office.run(open_text, ticket)

    async def _figures(self) -> tuple[Figures, datetime]:
        return await self.office.run(lambda work: (count_everything(work), work.now))

    def _begin(self, name: str, job: Coroutine[Any, Any, None]) -> None:
        self._tasks.append(asyncio.create_task(job, name=name))

    async def wait(self) -> None:
        """Until something that should run for ever has ended, which is an error."""
        lasting = [task for task in self._tasks if not task.get_name().startswith("introduction")]
        done, _ = await asyncio.wait([*lasting, *self._dispatching], return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            error = task.exception()
            log.critical("The %s ended: %s", task.get_name(), type(error).__name__ if error else "without a reason")
        raise DondocError(
            "A part of the bot has ended, see the log; everything is stopped so that it can be restarted."
        )

    async def stop(self) -> None:
        """Claim nothing more, finish what is in flight, give everything back. Within 10 s."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        for line in self.lines:
            line.dispatcher.stop()
        await asyncio.gather(*self._dispatching, return_exceptions=True)  # of an error `wait` has told
        await self._web.stop()  # what is pushed from now on comes again
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(line.channel.close() for line in self.lines))
        self.office.close()
        self._release()

    def ring(self) -> None:
        """Look at everything now, as a tick does; and at the channels that are in doubt, as a tick does not."""
        for bell in self._every_bell:
            bell.ring()
        if len(self.lines) > 1:
            for line in self.lines:
                line.watch.ring()

    async def is_settled(self) -> bool:
        """Whether nothing is due, in flight or unanswered at this moment of office time."""
        at_rest = all(line.dispatcher.is_idle and line.watch.is_idle for line in self.lines)
        return at_rest and await self.office.run(_nothing_due)

    async def next_instant(self) -> datetime | None:
        """The next stored moment at which something comes due."""
        return await self.office.run(_next_instant)

    async def _database_answers(self) -> bool:
        try:
            await self.office.run(lambda work: work.facts.get(_ANY_FACT))
        except DondocError:
            return False
        return True

    async def _channel_answers(self) -> bool:
        return any(await asyncio.gather(*(line.answers() for line in self.lines)))


def _nothing_due(work: UnitOfWork) -> bool:
    if work.deliveries.count(State.CLAIMED) or work.inbox.waiting(1):
        return False
    coming = _next_instant(work)
    return coming is None or coming > work.now


def _next_instant(work: UnitOfWork) -> datetime | None:
    coming = (
        work.deliveries.next_due_at(),
        next_instant(work),
        work.drafts.next_issue_at(),
        work.uploads.next_try_at(),
        work.delegations.next_look_at(),
    )
    return min((at for at in coming if at), default=None)

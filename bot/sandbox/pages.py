"""The chat page: the people of the sample office in a browser, on the sandbox's clock. Loopback only.

GET  /                    the page; /page/<file> is what it is made of
GET  /sandbox/page/state[?person=ID&since=VERSION]
                          the clock, the platforms, every chat in the list, one whole; with `since`: once that differs
GET  /sandbox/page/office who is who, how each directive stands, what the bot will do next
GET  /sandbox/page/photos/<id>
POST /sandbox/page/travel {to: "hour" | "morning" | "next"}; answers on arrival
POST /sandbox/page/read   {person, message_id}: everything up to this message has been seen
POST /sandbox/page/also   {name, channel}: somebody takes up the other platform too, with a code of their own
POST /sandbox/page/network {channel, up}: that platform is down for the bot, or up again
and everything that `control.py` and `zalo/control.py` offer.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Mapping
from datetime import datetime, timedelta
from importlib.resources import files

from aiohttp import web

from bot.core.calendar import Calendar
from bot.core.inviting import guests
from bot.core.ports import Office
from bot.core.stores import UnitOfWork
from bot.sandbox import views
from bot.sandbox.control import PREFIX, Control, only_loopback, refused
from bot.sandbox.errors import ApiError, Json
from bot.sandbox.files import picture_size
from bot.sandbox.journey import Journey, Stuck
from bot.sandbox.outlook import outlook
from bot.sandbox.screens import TELEGRAM, ZALO, ChatId, Screens
from bot.sandbox.server import MAX_REQUEST_BYTES, Sandbox
from bot.sandbox.zalo import ZaloSandbox
from bot.sandbox.zalo import control as zalo_control
from bot.sandbox.zalo import views as zalo_views
from bot.services.joining import make_invites_for

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_OURSELVES = frozenset({"127.0.0.1", "localhost", "[::1]"})  # a name that somebody else points here is not answered
# The acts that the bot works on.
_HEARD = frozenset({"start", "say", "press", "photo", "document", "voice", "edit", "contact"})
_HEARD_ON_ZALO = frozenset(f"{ZALO}/{act}" for act in ("say", "photo", "voice"))
_LOOK_S = 0.03  # how soon a waiting page hears of a change
_WAIT_S = 20.0  # real seconds; then it asks again


class ChatPage:
    """Serves the page for both sandboxes. `journey` moves the clock, `office` is asked how things stand.

    `codes`: a one-use code to offer to whoever has not joined yet, by the id of the chat.
    """

    def __init__(self, journey: Journey, *, office: Office, calendar: Calendar, codes: Mapping[ChatId, str]) -> None:
        self.url = ""
        self._journey = journey
        self._sandbox, self._zalo = journey.sandbox, journey.zalo
        self._office = office
        self._calendar = calendar
        self._screens = Screens(journey.sandbox, journey.zalo, dict(codes))
        self._going_to: datetime | None = None
        self._trip = asyncio.Lock()  # one at a time
        self._tasks: set[asyncio.Task[None]] = set()
        self._runner: web.AppRunner | None = None

    async def start(self, port: int) -> None:
        """Listen on 127.0.0.1; 0 takes any free port. Raises OSError when the port is taken."""
        app = web.Application(client_max_size=2 * MAX_REQUEST_BYTES, middlewares=[_guard, self._listen])
        app.router.add_get("/", self._file)
        app.router.add_get("/page/{name}", self._file)
        app.router.add_get(PREFIX + "page/state", self._state)
        app.router.add_get(PREFIX + "page/office", self._outlook)
        app.router.add_get(PREFIX + "page/photos/{channel}/{file_id}", self._photo)
        app.router.add_post(PREFIX + "page/travel", self._travel)
        app.router.add_post(PREFIX + "page/read", self._read)
        app.router.add_post(PREFIX + "page/also", self._also)
        app.router.add_post(PREFIX + "page/network", self._network)
        Control(self._sandbox).add_routes(app.router)
        zalo_control.add_routes(self._zalo, app.router)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", port)
            await site.start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner = runner
        self.url = f"http://127.0.0.1:{site.port}"

    async def stop(self) -> None:
        """Close the door."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._runner:
            await self._runner.cleanup()

    def mark_all_seen(self) -> None:
        """Nothing on any screen is news."""
        self._screens.mark_all_seen()

    # What there is to see

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info.get("name", "index.html")
        known = {one.name: one for one in (files("bot.sandbox") / "page").iterdir() if one.is_file()}
        kind = _TYPES.get(name[name.rfind(".") :])
        if name not in known or kind is None:
            raise web.HTTPNotFound
        return web.Response(body=known[name].read_bytes(), content_type=kind, charset="utf-8")

    async def _photo(self, request: web.Request) -> web.Response:
        world = self._zalo.world if request.match_info["channel"] == ZALO else self._sandbox.world
        try:
            file = world.files.find(request.match_info["file_id"])
        except ApiError as error:
            return refused(404, str(error))
        if picture_size(file.data) is None:
            return refused(404, "this file is no picture")
        return web.Response(body=file.data, content_type="image/png" if file.data[:1] == b"\x89" else "image/jpeg")

    async def _state(self, request: web.Request) -> web.Response:
        since = request.query.get("since")
        try:
            async with asyncio.timeout(_WAIT_S):
                while since == self._version():  # noqa: ASYNC110 - the clock, presses and menus have no event in common
                    await asyncio.sleep(_LOOK_S)
        except TimeoutError:
            pass
        answer: Json = {
            "ok": True,
            "version": self._version(),
            "clock": self._clock(),
            "platforms": [{"channel": name, "up": one.is_up} for name, one in self._platforms()],
            "people": self._screens.people(),
            "groups": self._screens.groups(),
        }
        if "person" in request.query:
            try:
                answer["chat"] = self._screens.screen(request.query["person"])
            except LookupError as error:
                return refused(404, str(error))
        return web.json_response(answer)

    def _version(self) -> str:
        """Differs whenever something on the page would look different."""
        up = [one.is_up for _, one in self._platforms()]
        return f"{self._screens.version()}|{self._sandbox.clock.now()}|{self._going_to}|{up}"

    def _platforms(self) -> Iterator[tuple[str, Sandbox | ZaloSandbox]]:
        yield TELEGRAM, self._sandbox
        yield ZALO, self._zalo

    def _clock(self) -> Json:
        now = self._sandbox.clock.now()
        today = self._calendar.today(now)
        special = self._calendar.special_day(today)
        return {
            "now": views.instant(now),
            "zone": str(self._calendar.zone),
            "open": self._calendar.is_open(now),
            "working_day": self._calendar.is_working_day(today),
            "holiday": special.name if special and not special.works else None,
            "going_to": views.instant(self._going_to),
        }

    async def _outlook(self, _request: web.Request) -> web.Response:
        told = await self._office.run(outlook)
        next_instant = await self._journey.next_instant()
        return web.json_response({"ok": True, **told, "next_instant": views.instant(next_instant)})

    # What can be done

    @web.middleware
    async def _listen(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Show that the bot is working, from an act until it has answered or come to rest."""
        answer = await handler(request)
        act = request.path.removeprefix(PREFIX)
        if request.method == "POST" and answer.status == 200 and act in _HEARD | _HEARD_ON_ZALO:
            chat_id = self._screens.find(ZALO if act in _HEARD_ON_ZALO else TELEGRAM, await request.json())
            self._keep(self._watch_over(chat_id))
        return answer

    def _keep(self, job: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(job)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _watch_over(self, chat_id: ChatId) -> None:
        this = self._screens.begin(chat_id)
        try:
            await self._settle()
        finally:
            self._screens.end(chat_id, this)

    async def _settle(self) -> None:
        with contextlib.suppress(Stuck):
            await self._journey.settle()

    async def _read(self, request: web.Request) -> web.Response:
        asked = await request.json()
        self._screens.read(str(asked["person"]), int(asked["message_id"]))
        return web.json_response({"ok": True})

    async def _also(self, request: web.Request) -> web.Response:
        asked = await request.json()
        name = str(asked["name"])
        on_zalo = asked["channel"] == ZALO
        chat_id: ChatId = zalo_views.page_id(self._zalo.person(name)) if on_zalo else self._sandbox.person(name).id
        if chat_id not in self._screens.codes and (code := await self._office.run(second_code, name, asked["channel"])):
            self._screens.codes[chat_id] = code
        return web.json_response({"ok": True, "person": {"id": chat_id, "name": name}})

    async def _network(self, request: web.Request) -> web.Response:
        asked = await request.json()
        platform = dict(self._platforms())[asked["channel"]]
        await (platform.accept() if asked["up"] else platform.refuse())
        self._keep(self._settle())  # the bot looks for itself at once
        return web.json_response({"ok": True})

    async def _travel(self, request: web.Request) -> web.Response:
        how = (await request.json()).get("to")
        if how not in {"hour", "morning", "next"}:
            return refused(400, "to is one of hour, morning, next")
        if self._trip.locked():
            return refused(409, "Đồng hồ đang chạy; xin chờ đến nơi rồi bấm tiếp.")
        async with self._trip:
            try:
                arrived = await self._go(how)
            except Stuck:
                return refused(503, "Hệ thống chưa xử lý xong việc đang làm; xin thử lại sau ít giây.")
        if not arrived:
            return refused(409, "Hiện không có việc nào được hẹn trước.")
        return web.json_response({"ok": True, "now": views.instant(self._sandbox.clock.now())})

    async def _go(self, how: str) -> bool:
        moment = await self._moment(how)
        if moment is None:
            return False
        self._going_to = moment
        try:
            await self._journey.travel_to(moment)
        finally:
            self._going_to = None
        return True

    async def _moment(self, how: str) -> datetime | None:
        now = self._sandbox.clock.now()
        if how == "hour":
            return now + timedelta(hours=1)
        if how == "morning":
            return self._next_morning(now)
        await self._journey.settle()
        return await self._journey.next_instant()

    def _next_morning(self, now: datetime) -> datetime:
        day = self._calendar.today(now)
        while not self._calendar.is_working_day(day) or self._calendar.opening(day) <= now:
            day += timedelta(days=1)
        return self._calendar.opening(day)


def second_code(work: UnitOfWork, name: str, channel: str) -> str | None:
    """A fresh code of that channel for whoever has this name and is not there; None for a stranger."""
    people = {person.id for person in work.recipients.people_named(name)}
    posts = [post for post in work.recipients.posts(work.today) if post.person.id in people][:1]
    invited = make_invites_for(work, guests(posts, work.recipients.contacts(), [channel]))
    return next((invite.code for invite in invited), None)


@web.middleware
async def _guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """This machine only, under its own name; requests that change something come from the page itself."""
    only_loopback(request)
    if request.host.rpartition(":")[0] not in _OURSELVES:
        raise web.HTTPForbidden(text="loopback only")
    if request.method == "POST" and request.content_type != "application/json":
        return refused(400, "send a JSON object as application/json")
    try:
        answer = await handler(request)
    except (KeyError, LookupError, TypeError, ValueError, AttributeError) as error:
        answer = refused(400, str(error))
    answer.headers.update(_HEADERS)
    return answer

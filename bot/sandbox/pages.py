"""The chat page: the people of the sample office in a browser, on the sandbox's clock. Loopback only.

GET  /                    the page; /page/<file> is what it is made of
GET  /sandbox/page/state[?person=ID&since=VERSION]
                          the clock, everybody in the list, one person's screen; with `since`: once that differs
GET  /sandbox/page/office who is who, how each directive stands, what the bot will do next
GET  /sandbox/page/photos/<id>
POST /sandbox/page/travel {to: "hour" | "morning" | "next"}; answers on arrival
POST /sandbox/page/read   {person, message_id}: everything up to this message has been seen
and everything that `control.py` offers.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from importlib.resources import files

from aiohttp import web

from bot.core.calendar import Calendar
from bot.core.ports import Office
from bot.sandbox import views
from bot.sandbox.control import PREFIX, Control, only_loopback, refused, someone
from bot.sandbox.errors import ApiError, Json
from bot.sandbox.files import picture_size
from bot.sandbox.journey import Journey, Stuck
from bot.sandbox.outlook import outlook
from bot.sandbox.records import Change, What
from bot.sandbox.server import MAX_REQUEST_BYTES, Sandbox

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
_LOOK_S = 0.03  # how soon a waiting page hears of a change
_WAIT_S = 20.0  # real seconds; then it asks again


class ChatPage:
    """Serves the page for one sandbox. `journey` moves the clock, `office` is asked how things stand.

    `codes`: a one-use code to offer to whoever has not joined yet, by account id.
    """

    def __init__(self, journey: Journey, *, office: Office, calendar: Calendar, codes: Mapping[int, str]) -> None:
        self.url = ""
        self._journey = journey
        self._sandbox: Sandbox = journey.sandbox
        self._office = office
        self._calendar = calendar
        self._codes = codes
        self._seen: dict[int, int] = {}
        self._working: dict[int, object] = {}  # account -> the act that the bot has neither answered nor finished with
        self._going_to: datetime | None = None
        self._trip = asyncio.Lock()  # one at a time
        self._tasks: set[asyncio.Task[None]] = set()
        self._runner: web.AppRunner | None = None
        self._sandbox.on_change(self._note)

    async def start(self, port: int) -> None:
        """Listen on 127.0.0.1; 0 takes any free port. Raises OSError when the port is taken."""
        app = web.Application(client_max_size=2 * MAX_REQUEST_BYTES, middlewares=[_guard, self._listen])
        app.router.add_get("/", self._file)
        app.router.add_get("/page/{name}", self._file)
        app.router.add_get(PREFIX + "page/state", self._state)
        app.router.add_get(PREFIX + "page/office", self._outlook)
        app.router.add_get(PREFIX + "page/photos/{file_id}", self._photo)
        app.router.add_post(PREFIX + "page/travel", self._travel)
        app.router.add_post(PREFIX + "page/read", self._read)
        Control(self._sandbox).add_routes(app.router)
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
        for person in self._sandbox.people:
            self._seen[person.id] = max((message.message_id for message in person.chat), default=0)

    # What there is to see

    async def _file(self, request: web.Request) -> web.Response:
        name = request.match_info.get("name", "index.html")
        known = {one.name: one for one in (files("bot.sandbox") / "page").iterdir() if one.is_file()}
        kind = _TYPES.get(name[name.rfind(".") :])
        if name not in known or kind is None:
            raise web.HTTPNotFound
        return web.Response(body=known[name].read_bytes(), content_type=kind, charset="utf-8")

    async def _photo(self, request: web.Request) -> web.Response:
        try:
            file = self._sandbox.world.files.find(request.match_info["file_id"])
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
            "people": [self._listed(person.id) for person in self._sandbox.people],
            "groups": [self._listed(group.id) for group in self._sandbox.groups],
        }
        if "person" in request.query:
            try:
                answer["chat"] = self._screen(request)
            except LookupError as error:
                return refused(404, str(error))
        return web.json_response(answer)

    def _version(self) -> str:
        """Differs whenever something on the page would look different."""
        world = self._sandbox.world
        spinning = ",".join(press.query_id for press in world.unanswered())
        working = sorted(self._working)
        seen, menus = sum(self._seen.values()), len(world.profile.commands)
        now, to = self._sandbox.clock.now(), self._going_to
        return f"{world.version}|{len(world.chats)}|{now}|{to}|{spinning}|{working}|{seen}|{menus}"

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

    def _listed(self, person_id: int) -> Json:
        world = self._sandbox.world
        chat, seen = world.chats[person_id], self._seen.get(person_id, 0)
        return {
            "id": person_id,
            "name": chat.name,
            "access": chat.access.value,
            "last": views.line(chat.messages[-1]) if chat.messages else None,
            "unread": sum(1 for one in chat.messages if one.from_bot and one.message_id > seen),
            "working": person_id in self._working,
        }

    def _screen(self, request: web.Request) -> Json:
        for group in self._sandbox.groups:
            if str(group.id) == request.query["person"]:
                seen = self._seen.get(group.id, 0)
                return {**views.group(group), "seen": seen, "spinning": [], "working": False, "code": None}
        person = someone(self._sandbox, dict(request.query))
        presses = self._sandbox.world.unanswered()
        return {
            **views.chat(person),
            "seen": self._seen.get(person.id, 0),
            "spinning": [press.query_id for press in presses if press.chat_id == person.id],
            "working": person.id in self._working,
            "code": self._codes.get(person.id),
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
        if request.method == "POST" and answer.status == 200 and request.path.removeprefix(PREFIX) in _HEARD:
            person = someone(self._sandbox, await request.json())
            task = asyncio.create_task(self._watch_over(person.id))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return answer

    async def _watch_over(self, person_id: int) -> None:
        this = self._working[person_id] = object()
        try:
            with contextlib.suppress(Stuck):
                await self._journey.settle()
        finally:
            if self._working.get(person_id) is this:
                del self._working[person_id]

    def _note(self, change: Change) -> None:
        if change.what is What.SENT and change.message and change.message.from_bot:
            self._working.pop(change.chat_id, None)

    async def _read(self, request: web.Request) -> web.Response:
        asked = await request.json()
        person_id = int(asked["person"])
        if person_id not in self._sandbox.world.chats:
            raise LookupError(f"Nobody here has the id {person_id}.")
        self._seen[person_id] = max(self._seen.get(person_id, 0), int(asked["message_id"]))
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

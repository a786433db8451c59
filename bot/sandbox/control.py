"""A small JSON interface under `/sandbox/`, so that another process, or a chat page, can play the people.

Loopback only. Every POST takes a JSON object; `person` in it is a name or an id. Answers are `{"ok": true, ...}`, or
`{"ok": false, "error": "..."}` with status 400, 403 or 404.

GET  chats[?person=], requests[?since=N&method=M], pending, files/<id>
POST person, start, say, press, press_all, photo, document, voice, edit, contact, react, block, unblock, deactivate,
     group, fault, faults/clear, faults/release
"""

import base64
import ipaddress
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from aiohttp import web

from bot.sandbox import views
from bot.sandbox.errors import ApiError, Json
from bot.sandbox.faults import Fault
from bot.sandbox.files import FileStore
from bot.sandbox.people import SandboxPerson
from bot.sandbox.records import ChatMessage

if TYPE_CHECKING:
    from bot.sandbox.server import Sandbox

Act = Callable[["Sandbox", Json], Json]
Answering = Callable[[web.Request], Awaitable[web.Response]]
PREFIX = "/sandbox/"


class Control:
    """The routes under `/sandbox/` of one sandbox."""

    def __init__(self, sandbox: "Sandbox") -> None:
        self._sandbox = sandbox

    def add_routes(self, router: web.UrlDispatcher) -> None:
        """Put them on the server."""
        for name, act in ACTS.items():
            router.add_post(PREFIX + name, acting(partial(act, self._sandbox)))
        for name, look in LOOKS.items():
            router.add_get(PREFIX + name, self._looking(look))
        router.add_get(PREFIX + "files/{file_id}", handed_out(self._sandbox.world.files))

    def _looking(self, look: Act) -> Answering:
        async def handle(request: web.Request) -> web.Response:
            only_loopback(request)
            try:
                return web.json_response({"ok": True, **look(self._sandbox, dict(request.query))})
            except LookupError as error:
                return refused(404, str(error))
            except ValueError as error:
                return refused(400, str(error))

        return handle


def acting(act: Callable[[Json], Json]) -> Answering:
    """A POST that has `act` done, which gets the JSON object and gives what is answered beside `ok`."""

    async def handle(request: web.Request) -> web.Response:
        only_loopback(request)
        # A page of another site can post a form without asking; it cannot post this type.
        if request.content_type != "application/json":
            return refused(400, "send a JSON object as application/json")
        try:
            asked = await request.json()
            if not isinstance(asked, dict):
                return refused(400, "send a JSON object")
            return web.json_response({"ok": True, **act(asked)})
        except KeyError as error:
            return refused(400, f"{error.args[0]} is missing")
        except LookupError as error:
            return refused(404, str(error))
        except (ValueError, TypeError, RuntimeError, ApiError) as error:
            return refused(400, str(error))

    return handle


def handed_out(files: FileStore) -> Answering:
    """A GET for one of these files, which no browser shows by itself."""

    async def handle(request: web.Request) -> web.Response:
        only_loopback(request)
        try:
            file = files.find(request.match_info["file_id"])
        except ApiError as error:
            return refused(404, str(error))
        headers = {"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"}
        return web.Response(body=file.data, content_type="application/octet-stream", headers=headers)

    return handle


def only_loopback(request: web.Request) -> None:
    """Raises HTTPForbidden for anybody outside this machine."""
    try:
        local = ipaddress.ip_address(request.remote or "").is_loopback
    except ValueError:
        local = False
    if not local:
        raise web.HTTPForbidden(text="loopback only")


def refused(status: int, why: str) -> web.Response:
    """`{"ok": false, "error": "..."}`."""
    return web.json_response({"ok": False, "error": why}, status=status)


def someone(sandbox: "Sandbox", asked: Json) -> SandboxPerson:
    """Whom `asked["person"]` names. Raises KeyError without a name, LookupError for one that nobody has."""
    name_or_id = asked["person"]
    if isinstance(name_or_id, str) and name_or_id.lstrip("-").isdigit():
        name_or_id = int(name_or_id)
    person = sandbox.find_person(name_or_id)
    if person is None:
        raise LookupError(f"Nobody here is called {name_or_id!r}; POST {PREFIX}person makes someone.")
    return person


def _message(person: SandboxPerson, asked: Json, key: str) -> ChatMessage | None:
    message_id = asked.get(key)
    if message_id is None:
        return None
    for message in person.chat:
        if message.message_id == message_id:
            return message
    raise LookupError(f"{person.name} has no message {message_id} on the screen.")


def _required(person: SandboxPerson, asked: Json) -> ChatMessage:
    message = _message(person, asked, "message_id")
    if message is None:
        raise KeyError("message_id")
    return message


def _shown(message: ChatMessage) -> Json:
    return {"message": views.message(message)}


def _person(sandbox: "Sandbox", asked: Json) -> Json:
    """`{name, id?, language?}`: makes someone, or finds them."""
    person = sandbox.person(asked["name"], user_id=asked.get("id"), language=asked.get("language", "vi"))
    return {"person": views.person(person)}


def _start(sandbox: "Sandbox", asked: Json) -> Json:
    """`{person, payload?}`."""
    return _shown(someone(sandbox, asked).start(asked.get("payload")))


def _say(sandbox: "Sandbox", asked: Json) -> Json:
    """`{person, text, reply_to?, forwarded_from?}`."""
    person = someone(sandbox, asked)
    replied = _message(person, asked, "reply_to")
    return _shown(person.say(asked["text"], reply_to=replied, forwarded_from=asked.get("forwarded_from")))


def _press(sandbox: "Sandbox", asked: Json) -> Json:
    """`{person, button, message_id?}`, or `{person, data, message_id}` for a button that is not there (any more)."""
    person = someone(sandbox, asked)
    on = _message(person, asked, "message_id")
    if "data" in asked:
        return {"query_id": person.press_old(asked["data"], on=on or _required(person, asked))}
    return {"query_id": person.press(asked["button"], on=on)}


def _press_all(sandbox: "Sandbox", asked: Json) -> Json:
    """`{button, people?}`: everybody (or these) who sees it presses it at once. Answers who did, by id."""
    named = asked.get("people")
    people = sandbox.people if named is None else [someone(sandbox, {"person": one}) for one in named]
    pressed = []
    for person in people:
        try:
            person.press(asked["button"])
        except (LookupError, RuntimeError):
            continue
        pressed.append(person.id)
    return {"pressed": pressed}


def _photo(sandbox: "Sandbox", asked: Json) -> Json:
    """`{person, base64, caption?, reply_to?, album?}`."""
    person = someone(sandbox, asked)
    replied = _message(person, asked, "reply_to")
    data = base64.b64decode(asked["base64"], validate=True)
    return _shown(person.send_photo(data, asked.get("caption"), replied, asked.get("album")))


def _document(sandbox: "Sandbox", asked: Json) -> Json:
    """`{person, name, base64, mime?, caption?, reply_to?, album?}`."""
    person = someone(sandbox, asked)
    replied = _message(person, asked, "reply_to")
    data = base64.b64decode(asked["base64"], validate=True)
    mime, caption, album = asked.get("mime"), asked.get("caption"), asked.get("album")
    return _shown(person.send_document(asked["name"], data, mime, caption, replied, album=album))


def _voice(sandbox: "Sandbox", asked: Json) -> Json:
    """`{person, base64, duration?, reply_to?}`; duration in seconds."""
    person = someone(sandbox, asked)
    data = base64.b64decode(asked["base64"], validate=True)
    replied = _message(person, asked, "reply_to")
    return _shown(person.send_voice(data, duration=int(asked.get("duration", 1)), reply_to=replied))


def _group(sandbox: "Sandbox", asked: Json) -> Json:
    """`{person, title}`: they put the bot into the group of this title (again)."""
    person = someone(sandbox, asked)
    group = sandbox.group(asked["title"])
    group.add_bot(person)
    return {"group": {"id": group.id, "name": group.name}}


def _edit(sandbox: "Sandbox", asked: Json) -> Json:
    """`{person, message_id, text}`."""
    person = someone(sandbox, asked)
    message = _required(person, asked)
    person.edit(message, asked["text"])
    return _shown(message)


def _contact(sandbox: "Sandbox", asked: Json) -> Json:
    """`{person, phone, own?}`."""
    return _shown(someone(sandbox, asked).share_contact(asked["phone"], own=bool(asked.get("own", True))))


def _react(sandbox: "Sandbox", asked: Json) -> Json:
    """`{person, message_id, emoji}`; emoji null takes it away."""
    person = someone(sandbox, asked)
    person.react(_required(person, asked), asked.get("emoji"))
    return {}


def _doing(name: str) -> Act:
    """`{person}`: an act without details."""

    def act(sandbox: "Sandbox", asked: Json) -> Json:
        person = someone(sandbox, asked)
        getattr(person, name)()
        return {"person": views.person(person)}

    return act


def _fault(sandbox: "Sandbox", asked: Json) -> Json:
    """The fields of `Fault`; `kind` is required."""
    details: dict[str, Any] = {name: value for name, value in asked.items() if name != "kind"}
    sandbox.faults.add(Fault(asked["kind"], **details))
    return {}


def _clear(sandbox: "Sandbox", _asked: Json) -> Json:
    sandbox.faults.clear()
    return {}


def _release(sandbox: "Sandbox", _asked: Json) -> Json:
    sandbox.faults.release()
    return {}


def _chats(sandbox: "Sandbox", asked: Json) -> Json:
    people = [someone(sandbox, asked)] if "person" in asked else sandbox.people
    return {
        "version": sandbox.world.version,
        "now": views.instant(sandbox.clock.now()),
        "chats": [views.chat(p) for p in people],
    }


def _requests(sandbox: "Sandbox", asked: Json) -> Json:
    since = int(asked.get("since", 0))
    rows = [
        views.request(row) for row in sandbox.requests[since:] if "method" not in asked or row.method == asked["method"]
    ]
    return {"total": len(sandbox.requests), "requests": rows}


def _pending(sandbox: "Sandbox", _asked: Json) -> Json:
    return {"updates": sandbox.pending_updates(), "presses": sandbox.unanswered_presses()}


ACTS: dict[str, Act] = {
    "person": _person,
    "start": _start,
    "say": _say,
    "press": _press,
    "press_all": _press_all,
    "photo": _photo,
    "document": _document,
    "voice": _voice,
    "group": _group,
    "edit": _edit,
    "contact": _contact,
    "react": _react,
    "block": _doing("block"),
    "unblock": _doing("unblock"),
    "deactivate": _doing("deactivate"),
    "fault": _fault,
    "faults/clear": _clear,
    "faults/release": _release,
}
LOOKS: dict[str, Act] = {"chats": _chats, "requests": _requests, "pending": _pending}

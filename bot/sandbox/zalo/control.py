"""What people do on Zalo, as a JSON interface under `/sandbox/zalo/` for the chat page. Loopback only.

As `bot/sandbox/control.py`, whose answers these have; `person` is a name or a page's id.
POST person, say, photo, voice, block, unblock
GET  files/<id>
"""

import base64
from collections.abc import Callable
from functools import partial

from aiohttp import web

from bot.sandbox.control import PREFIX, acting, handed_out
from bot.sandbox.errors import Json
from bot.sandbox.zalo import views
from bot.sandbox.zalo.people import ZaloPerson
from bot.sandbox.zalo.records import ZaloMessage
from bot.sandbox.zalo.server import ZaloSandbox

ROOT = f"{PREFIX}{views.CHANNEL}/"


def add_routes(sandbox: ZaloSandbox, router: web.UrlDispatcher) -> None:
    """Put them on a server."""
    for name, act in ACTS.items():
        router.add_post(ROOT + name, acting(partial(act, sandbox)))
    router.add_get(ROOT + "files/{file_id}", handed_out(sandbox.world.files))


def someone(sandbox: ZaloSandbox, asked: Json) -> ZaloPerson:
    """Whom `asked["person"]` names. Raises KeyError without a name, LookupError for one that nobody has."""
    name_or_id = str(asked["person"])
    person = sandbox.find_person(name_or_id.removeprefix(f"{views.CHANNEL}:"))
    if person is None:
        raise LookupError(f"Nobody on Zalo is called {name_or_id!r}; POST {ROOT}person makes someone.")
    return person


def _shown(person: ZaloPerson, message: ZaloMessage) -> Json:
    return {"message": views.message(message, len(person.chat))}


def _person(sandbox: ZaloSandbox, asked: Json) -> Json:
    """`{name}`: makes someone, or finds them."""
    return {"person": views.person(sandbox.person(asked["name"]))}


def _say(sandbox: ZaloSandbox, asked: Json) -> Json:
    """`{person, text}`."""
    person = someone(sandbox, asked)
    return _shown(person, person.say(asked["text"]))


def _photo(sandbox: ZaloSandbox, asked: Json) -> Json:
    """`{person, base64, caption?}`."""
    person = someone(sandbox, asked)
    data = base64.b64decode(asked["base64"], validate=True)
    return _shown(person, person.send_photo(data, asked.get("caption") or ""))


def _voice(sandbox: ZaloSandbox, asked: Json) -> Json:
    """`{person, base64, duration?}`; duration in seconds."""
    person = someone(sandbox, asked)
    data = base64.b64decode(asked["base64"], validate=True)
    return _shown(person, person.send_voice(data, duration=int(asked.get("duration", 1))))


def _block(sandbox: ZaloSandbox, asked: Json) -> Json:
    """`{person}`."""
    person = someone(sandbox, asked)
    person.block()
    return {"person": views.person(person)}


def _unblock(sandbox: ZaloSandbox, asked: Json) -> Json:
    """`{person}`."""
    person = someone(sandbox, asked)
    person.unblock()
    return {"person": views.person(person)}


ACTS: dict[str, Callable[[ZaloSandbox, Json], Json]] = {
    "person": _person,
    "say": _say,
    "photo": _photo,
    "voice": _voice,
    "block": _block,
    "unblock": _unblock,
}

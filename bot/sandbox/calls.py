"""One request to the Bot API, however its parameters travelled: JSON, form, multipart or query string."""

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.sandbox.errors import Json, bad_request

ATTACHED = "attach://"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with the request."""

    name: str
    mime: str
    data: bytes = field(repr=False)


@dataclass(slots=True)
class Call:
    """A method's name and its parameters. In forms every value is a string, nested ones hold JSON."""

    method: str
    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """A string; None when it was left out. Raises ApiError 400 when it is something else."""
        value = self.values.get(name)
        if value is None or isinstance(value, str):
            return value
        raise bad_request(f'can\'t parse field "{name}": a string is expected')

    def number(self, name: str) -> int | None:
        """A whole number; None when it was left out. Raises ApiError 400 when it is something else."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return int(str(value))
        except ValueError:
            raise bad_request(f'can\'t parse field "{name}": a whole number is expected, not {value!r}') from None

    def flag(self, name: str) -> bool:
        """A truth value; False when it was left out."""
        return str(self.values.get(name, "")).lower() in {"true", "1", "yes"}

    def nested(self, name: str) -> Any:
        """An object or an array; None when it was left out. Raises ApiError 400 when its JSON does not parse."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def chat_id(self) -> int | None:
        """The chat it is about, if it says so as a number."""
        try:
            return self.number("chat_id")
        except Exception:  # noqa: BLE001  # a name like @channel, or nonsense: the method itself refuses it
            return None

    def upload(self, name: str) -> Upload | str | None:
        """A file parameter: uploaded under its own name, by `attach://`, or the id of an earlier one."""
        if name in self.files:
            return self.files[name]
        value = self.text(name)
        return self.attached(value) if value else None

    def attached(self, reference: str) -> Upload | str:
        """What `attach://part` points to; anything else as it is. Raises ApiError 400 for a missing part."""
        if not reference.startswith(ATTACHED):
            return reference
        part = reference.removeprefix(ATTACHED)
        if part not in self.files:
            raise bad_request(f'attached file "{part}" not found')
        return self.files[part]

    def described(self) -> Json:
        """The parameters for the record; files as name and size."""
        uploads = {name: {"name": one.name, "size": len(one.data)} for name, one in self.files.items()}
        return {**self.values, **uploads}


async def read_call(request: web.Request, method: str) -> Call:
    """Take the parameters out of the request; the body wins over the query string. Raises ApiError 400."""
    call = Call(method, dict(request.query))
    if request.content_type == "application/json":
        call.values.update(_object(await request.text()))
    elif request.content_type in {"application/x-www-form-urlencoded", "multipart/form-data"}:
        await _read_form(request, call)
    return call


def _object(body: str) -> Json:
    if not body.strip():
        return {}
    try:
        values = json.loads(body)
    except ValueError:
        raise bad_request("can't parse request body as JSON") from None
    if not isinstance(values, dict):
        raise bad_request("a JSON object is expected as request body")
    return {name: value for name, value in values.items() if value is not None}


async def _read_form(request: web.Request, call: Call) -> None:
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            call.files[name] = Upload(value.filename, value.content_type, value.file.read())
            value.file.close()
        elif isinstance(value, str):
            call.values[name] = value
        else:
            call.values[name] = bytes(value).decode(errors="replace")

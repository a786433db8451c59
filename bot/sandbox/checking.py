"""Every request held against the published description of the Bot API, so that a typing mistake cannot hide.

The description is a JSON file: `methods.<name>.fields[]{name, types, required}` and `types.<name>.fields[]` or
`.subtypes[]`; a type reads "Integer", "Array of String", "InlineKeyboardMarkup" and so on.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.sandbox.calls import ATTACHED, Call, Upload

if TYPE_CHECKING:
    from bot.sandbox.errors import Json

ARRAY = "Array of "
SIMPLE: dict[str, tuple[type, ...]] = {"String": (str,), "Integer": (int,), "Float": (int, float), "Boolean": (bool,)}


class Specification:
    """What each method takes. `complaints_about(call)` lists what is wrong with one request, in words."""

    def __init__(self, path: Path) -> None:
        described: Json = json.loads(path.read_text(encoding="utf-8"))
        self._methods: Json = described["methods"]
        self._types: Json = described["types"]

    def complaints_about(self, call: Call) -> list[str]:
        """Unknown method or field, missing field, wrong type; empty when the request is as described."""
        if call.method not in self._methods:
            return [f"{call.method}: the Bot API has no such method"]
        fields = {field["name"]: field for field in self._methods[call.method].get("fields", [])}
        given: dict[str, Any] = {**call.values, **call.files}
        attached = _attached_parts(call)
        found = [f"unknown field {name!r}" for name in given if name not in fields and name not in attached]
        for name, field in fields.items():
            if name in given:
                found.extend(self._wrong(_decoded(given[name], field["types"]), field["types"], name))
            elif field["required"]:
                found.append(f"missing field {name!r}")
        return [f"{call.method}: {one}" for one in found]

    def _wrong(self, value: Any, types: list[str], where: str) -> list[str]:
        """What is wrong with this value; nothing if it is of one of the types, else the fewest complaints."""
        attempts = [self._wrong_as(value, one, where) for one in types]
        return min(attempts, key=len, default=[])

    def _wrong_as(self, value: Any, kind: str, where: str) -> list[str]:
        if kind.startswith(ARRAY):
            if not isinstance(value, list):
                return [f"{where!r} should be {kind}, not {_seen(value)}"]
            inner = [kind.removeprefix(ARRAY)]
            return [one for index, item in enumerate(value) for one in self._wrong(item, inner, f"{where}[{index}]")]
        if kind == "InputFile":
            return [] if isinstance(value, Upload) or _points_to_part(value) else [f"{where!r} should be a file"]
        if kind in SIMPLE:
            fits = isinstance(value, SIMPLE[kind]) and (kind == "Boolean" or not isinstance(value, bool))
            return [] if fits else [f"{where!r} should be {kind}, not {_seen(value)}"]
        return self._wrong_object(value, kind, where)

    def _wrong_object(self, value: Any, kind: str, where: str) -> list[str]:
        described = self._types.get(kind, {})
        if described.get("subtypes"):
            return self._wrong(value, described["subtypes"], where)
        if not isinstance(value, dict):
            return [f"{where!r} should be {kind}, not {_seen(value)}", f"{where!r} is no object"]
        fields = {field["name"]: field for field in described.get("fields", [])}
        found = [f"{where!r}: {kind} has no field {name!r}" for name in value if name not in fields]
        for name, field in fields.items():
            if name in value:
                found.extend(self._wrong(value[name], field["types"], f"{where}.{name}"))
            elif field["required"]:
                found.append(f"{where!r}: {kind} lacks {name!r}")
        return found


def _decoded(value: Any, types: list[str]) -> Any:
    """A top-level value as its type says: forms carry all as text, and the server reads numbers from text too."""
    if not isinstance(value, str) or "String" in types:
        # An identifier that may also be a name travels as text as well.
        return value
    if "Boolean" in types and value.lower() in {"true", "false"}:
        return value.lower() == "true"
    if "Integer" in types or "Float" in types:
        return _number(value)
    try:
        return json.loads(value)
    except ValueError:
        return value


def _number(text: str) -> int | float | str:
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text


def _attached_parts(call: Call) -> set[str]:
    """The uploaded parts that some parameter names by `attach://part`."""
    written = json.dumps(call.values, ensure_ascii=False, default=str)
    return {name for name in call.files if f"{ATTACHED}{name}" in written}


def _points_to_part(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(ATTACHED)


def _seen(value: Any) -> str:
    """The type, not the content: what people write stays out of complaints."""
    return type(value).__name__

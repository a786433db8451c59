"""Taking the words out of an update that must not be stored: what every channel does in the same way."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from bot.core.making import replace
from bot.core.ports import RawUpdate

WITHHELD = "withheld"  # our own field in what is left of an update: the mark that was found


def screened(
    raw: RawUpdate,
    mark_of: Callable[[str], str | None],
    *,
    words: Callable[[dict[str, Any]], Iterator[str]],
    left_of: Callable[[dict[str, Any]], dict[str, Any]],
) -> RawUpdate:
    """The very same update, or where `mark_of` finds something in its `words`, `left_of` it with the mark.

    What is no JSON object is looked at as it stands, and nothing of it is left.
    """
    try:
        shape = json.loads(raw.raw)
    except (ValueError, RecursionError):
        shape = None
    is_object = isinstance(shape, dict)
    said = words(shape) if is_object else iter((raw.raw,))
    mark = next((found for one in said if one.strip() and (found := mark_of(one))), None)
    if mark is None:
        return raw
    left = left_of(shape) if is_object else {}
    return replace(raw, raw=json.dumps(left | {WITHHELD: mark}))


def strings_in(
    shape: object, names: frozenset[str], *, leave_out: Callable[[dict[str, Any]], bool]
) -> Iterator[tuple[str, str]]:
    """Every text under one of these names, however deep, as (name, text); not in the objects to be left out."""
    waiting: list[Any] = [shape]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict) and not leave_out(part):
            yield from ((name, value) for name, value in part.items() if name in names and isinstance(value, str))
            waiting += part.values()

"""The parts of an update as what they should be; the complaint names the part, never its content."""

from typing import Any

from bot.adapters.splitting import clean


class OddShape(ValueError):
    """A part of an update has another shape than the platform says."""


def as_words(value: object, part: str) -> str:
    """A text without what no screen shows; nothing is an empty one. Raises OddShape."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise OddShape(f"{part} is no text")
    return clean(value)


def as_whole(value: object, part: str) -> int:
    """A whole number, and neither true nor false. Raises OddShape."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise OddShape(f"{part} is no whole number")
    return value


def as_object(value: object, part: str) -> dict[str, Any]:
    """A JSON object, with whatever is in it. Raises OddShape."""
    if not isinstance(value, dict):
        raise OddShape(f"{part} is no object")
    return value

"""JSON as updates are kept in."""

import json


def as_json(item: object) -> str:
    """Readable Vietnamese; escaped throughout where half a surrogate pair could not be stored."""
    text = json.dumps(item, ensure_ascii=False, separators=(",", ":"))
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(item, separators=(",", ":"))
    return text

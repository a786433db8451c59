"""JSON as updates are kept in."""

import json


def as_json(item: object) -> str:
    """Readable Vietnamese; escaped throughout where half a surrogate pair could not be stored.

    Raises ValueError for what is too deep: a little more can be read than can be written.
    """
    try:
        text = json.dumps(item, ensure_ascii=False, separators=(",", ":"))
    except RecursionError:
        raise ValueError("It is too deep to be written down.") from None
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(item, separators=(",", ":"))
    return text

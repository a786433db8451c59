"""Keyboards under messages: checked as the server checks them."""

from typing import Any

from bot.sandbox.errors import ApiError, Json, bad_request
from bot.sandbox.records import Button

MAX_DATA_BYTES = 64  # source: Bot API, InlineKeyboardButton.callback_data
MAX_BUTTONS = 100
ACTIONS = ("callback_data", "url", "copy_text", "web_app", "login_url", "switch_inline_query")
REPLY_KINDS = ("keyboard", "remove_keyboard", "force_reply")


def inline_buttons(markup: Any) -> list[list[Button]]:
    """The buttons of an InlineKeyboardMarkup; none for another kind of markup. Raises ApiError 400."""
    if markup is None:
        return []
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" not in markup:
        return []
    rows = [[_button(raw) for raw in row] for row in _rows(markup["inline_keyboard"])]
    if sum(len(row) for row in rows) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    return [row for row in rows if row]


def reply_keyboard(markup: Any) -> Json | None:
    """A ReplyKeyboardMarkup, ReplyKeyboardRemove or ForceReply as sent; None for an inline one. Raises ApiError 400."""
    if not isinstance(markup, dict) or not any(kind in markup for kind in REPLY_KINDS):
        return None
    for row in _rows(markup.get("keyboard", [])):
        for key in row:
            if not (isinstance(key, str) or (isinstance(key, dict) and key.get("text"))):
                raise bad_request('can\'t parse keyboard button: Field "text" must be of type String')
    return markup


def keyboard_labels(keyboard: Json | None) -> list[str]:
    """The words on a reply keyboard, row after row."""
    rows = keyboard.get("keyboard", []) if keyboard else []
    return [key if isinstance(key, str) else str(key["text"]) for row in rows for key in row]


def phone_labels(keyboard: Json | None) -> list[str]:
    """Those of them that share the presser's own phone number."""
    rows = keyboard.get("keyboard", []) if keyboard else []
    return [str(key["text"]) for row in rows for key in row if isinstance(key, dict) and key.get("request_contact")]


def as_markup(rows: list[list[Button]]) -> Json:
    """The InlineKeyboardMarkup of these rows, as it travels."""
    return {"inline_keyboard": [[button.raw for button in row] for row in rows]}


def _rows(value: Any) -> list[list[Any]]:
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise bad_request("can't parse reply markup: an array of arrays is expected")
    return value


def _button(raw: Any) -> Button:
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
        raise _unparsable('Field "text" must be of type String')
    if not raw["text"].strip():
        raise _unparsable("Button text must be non-empty")
    actions = [name for name in ACTIONS if name in raw]
    if len(actions) != 1:
        raise _unparsable("Text buttons are unallowed in the inline keyboard" if not actions else "One action expected")
    data = raw.get("callback_data")
    if data is not None and not (isinstance(data, str) and 1 <= len(data.encode()) <= MAX_DATA_BYTES):
        raise bad_request("BUTTON_DATA_INVALID")
    copied = raw.get("copy_text")
    return Button(
        text=raw["text"],
        data=data,
        url=raw.get("url"),
        copy_text=copied.get("text") if isinstance(copied, dict) else None,
        style=raw.get("style"),
        raw=raw,
    )


def _unparsable(why: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {why}")

"""Methods that look something up, and the small ones that leave no message."""

from bot.sandbox.calls import Call
from bot.sandbox.chats import Access
from bot.sandbox.errors import Json, bad_request
from bot.sandbox.files import MAX_FETCHED_BYTES
from bot.sandbox.records import Change, What
from bot.sandbox.world import QUERY_LIFE_S, World

MAX_ALERT = 200  # source: Bot API, answerCallbackQuery
ACTIONS = frozenset({"typing", "upload_photo", "upload_document", "upload_video", "record_voice", "find_location"})


def get_me(world: World, _call: Call) -> Json:
    """`getMe`."""
    abilities = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    return {**world.bot.described(), **abilities}


def get_chat(world: World, call: Call) -> Json:
    """`getChat`: a ChatFullInfo, with the pinned message."""
    chat = world.chat(call.number("chat_id"))
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    body: Json = {**chat.described(), "accent_color_id": 0, "max_reaction_count": 11}
    body["accepted_gift_types"] = dict.fromkeys(gifts, False)
    pinned = chat.pinned()
    if pinned is not None:
        body["pinned_message"] = world.body(chat, pinned)
    return body


def get_file(world: World, call: Call) -> Json:
    """`getFile`: where to fetch it; up to 20 MB."""
    file = world.files.find(call.text("file_id") or "")
    if file.size > MAX_FETCHED_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": f"u{file.file_id}",
        "file_size": file.size,
        "file_path": file.path,
    }


def answer_callback_query(world: World, call: Call) -> bool:
    """`answerCallbackQuery`: once for each press, and soon. The text, if any, becomes a bubble."""
    press = world.presses.get(call.text("callback_query_id") or "")
    text = call.text("text") or ""
    if len(text) > MAX_ALERT:
        raise bad_request("MESSAGE_TOO_LONG")
    if press is None or press.answered or world.clock.monotonic() - press.at_s > QUERY_LIFE_S:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    press.answered = True
    if text:
        world.alerts.setdefault(press.account_id, []).append(text)
        world.changed(Change(what=What.ALERT, chat_id=press.chat_id, text=text))
    return True


def send_chat_action(world: World, call: Call) -> bool:
    """`sendChatAction`."""
    chat = world.open_chat(call.number("chat_id"))
    action = call.text("action")
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.action = action
    return True


def leave_chat(world: World, call: Call) -> bool:
    """`leaveChat`: groups only."""
    chat = world.open_chat(call.number("chat_id"))
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    world.set_access(chat, Access.LEFT)
    return True


METHODS = {
    "getMe": get_me,
    "getChat": get_chat,
    "getFile": get_file,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
    "leaveChat": leave_chat,
}

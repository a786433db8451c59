"""Methods that put a new message on a screen."""

from typing import Any

from bot.sandbox.calls import Call
from bot.sandbox.chats import Chat
from bot.sandbox.errors import Json, bad_request
from bot.sandbox.keyboards import inline_buttons, reply_keyboard
from bot.sandbox.markup import Formatted, parse_html, plain
from bot.sandbox.records import ChatMessage, StoredFile
from bot.sandbox.world import World

MAX_TEXT = 4096  # code points after parsing (source: Bot API, sendMessage)
MAX_CAPTION = 1024  # code points after parsing (source: Bot API, sendPhoto)
ALBUM_SIZES = range(2, 11)


def formatted(source: str, parse_mode: str | None, entities: Any = None) -> Formatted:
    """A text as the bot wrote it, parsed. Only HTML is spoken here. Raises ApiError 400."""
    if not parse_mode:
        return plain(source, entities if isinstance(entities, list) else None)
    if parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    return parse_html(source)


def checked_text(call: Call) -> Formatted:
    """The `text` of a message. Raises ApiError 400 when it is empty or over 4096 code points after parsing."""
    shown = formatted(call.text("text") or "", call.text("parse_mode"), call.nested("entities"))
    if not shown.text:
        raise bad_request("message text is empty")
    if len(shown.text) > MAX_TEXT:
        raise bad_request("message is too long")
    return shown


def checked_caption(source: str | None, parse_mode: str | None, entities: Any = None) -> Formatted:
    """The caption of a file. Raises ApiError 400 when it is over 1024 code points after parsing."""
    shown = formatted(source or "", parse_mode, entities)
    if len(shown.text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return shown


def compose(world: World, chat: Chat, call: Call, shown: Formatted, file: StoredFile | None = None) -> ChatMessage:
    """A message of the bot, checked but not yet sent. Raises ApiError 400."""
    markup = call.nested("reply_markup")
    message = ChatMessage(
        message_id=0,
        chat_id=chat.id,
        author_id=world.bot.id,
        author=world.bot.name,
        from_bot=True,
        html=shown.html,
        entities=shown.entities,
        buttons=inline_buttons(markup),
        keyboard=reply_keyboard(markup),
        reply_to=replied_to(chat, call),
        file=file,
        sent_at=world.clock.now(),
        silent=call.flag("disable_notification"),
        protected=call.flag("protect_content"),
    )
    if file is None:
        message.text = shown.text
    else:
        message.caption = shown.text or None
    return message


def replied_to(chat: Chat, call: Call) -> int | None:
    """The message this one replies to; None for none, or for one that is gone and may be. Raises ApiError 400."""
    wanted = call.nested("reply_parameters")
    if not isinstance(wanted, dict):
        return None
    message_id = wanted.get("message_id")
    if isinstance(message_id, int) and chat.find(message_id) is not None:
        return message_id
    if wanted.get("allow_sending_without_reply") is True:
        return None
    raise bad_request("message to be replied not found")


def deliver(world: World, chat: Chat, messages: list[ChatMessage]) -> list[Json]:
    """Accept checked messages: within the pace, under fresh ids. Raises ApiError 429; then none is sent."""
    world.pace.admit(chat.id, len(messages))
    for message in messages:
        message.message_id = chat.next_id()
        world.show(chat, message)
    return [world.body(chat, message) for message in messages]


def send_message(world: World, call: Call) -> Json:
    """`sendMessage`."""
    chat = world.open_chat(call.number("chat_id"))
    return deliver(world, chat, [compose(world, chat, call, checked_text(call))])[0]


def send_photo(world: World, call: Call) -> Json:
    """`sendPhoto`: PNG or JPEG, up to 10 MB."""
    return _send_file(world, call, "photo")


def send_document(world: World, call: Call) -> Json:
    """`sendDocument`: up to 50 MB."""
    return _send_file(world, call, "document")


def send_media_group(world: World, call: Call) -> list[Json]:
    """`sendMediaGroup`: two to ten photos, or two to ten documents."""
    chat = world.open_chat(call.number("chat_id"))
    items = call.nested("media")
    if not isinstance(items, list) or len(items) not in ALBUM_SIZES:
        raise bad_request("media group must include 2-10 items")
    kinds = {item.get("type") if isinstance(item, dict) else None for item in items}
    if not kinds <= {"photo", "document"}:
        raise bad_request("the sandbox plays albums of photos or documents only")
    if len(kinds) > 1:
        raise bad_request("document can't be mixed with other media types")
    album = world.new_album()
    messages = [_album_item(world, chat, call, item) for item in items]
    for message in messages:
        message.album = album
    return deliver(world, chat, messages)


def _album_item(world: World, chat: Chat, call: Call, item: Json) -> ChatMessage:
    shown = checked_caption(item.get("caption"), item.get("parse_mode"), item.get("caption_entities"))
    return compose(world, chat, call, shown, world.files.take(item["type"], call.attached(str(item.get("media", "")))))


def _send_file(world: World, call: Call, kind: str) -> Json:
    chat = world.open_chat(call.number("chat_id"))
    shown = checked_caption(call.text("caption"), call.text("parse_mode"), call.nested("caption_entities"))
    message = compose(world, chat, call, shown, world.files.take(kind, call.upload(kind)))
    return deliver(world, chat, [message])[0]


METHODS = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendMediaGroup": send_media_group,
}

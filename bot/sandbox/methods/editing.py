"""Methods that change what is already on a screen."""

from datetime import timedelta

from bot.sandbox.calls import Call
from bot.sandbox.chats import Chat, require
from bot.sandbox.errors import Json, bad_request
from bot.sandbox.keyboards import inline_buttons
from bot.sandbox.markup import Formatted
from bot.sandbox.methods.sending import checked_caption, checked_text
from bot.sandbox.reactions import REACTIONS
from bot.sandbox.records import Button, Change, ChatMessage, What
from bot.sandbox.world import World

DELETABLE_FOR = timedelta(hours=48)  # source: Bot API, deleteMessage
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_message_text(world: World, call: Call) -> Json:
    """`editMessageText`."""
    chat, message = _editable(world, call)
    if message.file is not None:
        raise bad_request("there is no text in the message to edit")
    shown = checked_text(call)
    buttons = inline_buttons(call.nested("reply_markup"))
    _must_differ(message, shown, buttons)
    message.history.append(message.text)
    message.text = shown.text
    return _edited(world, chat, message, shown, buttons)


def edit_message_caption(world: World, call: Call) -> Json:
    """`editMessageCaption`."""
    chat, message = _editable(world, call)
    if message.file is None:
        raise bad_request("there is no caption in the message to edit")
    shown = checked_caption(call.text("caption"), call.text("parse_mode"), call.nested("caption_entities"))
    buttons = inline_buttons(call.nested("reply_markup"))
    _must_differ(message, shown, buttons)
    message.history.append(message.caption or "")
    message.caption = shown.text or None
    return _edited(world, chat, message, shown, buttons)


def edit_message_reply_markup(world: World, call: Call) -> Json:
    """`editMessageReplyMarkup`; without `reply_markup` the buttons go."""
    chat, message = _editable(world, call)
    buttons = inline_buttons(call.nested("reply_markup"))
    shown = Formatted(message.words, message.html, message.entities)
    _must_differ(message, shown, buttons)
    message.buttons = buttons
    world.changed(Change(what=What.EDITED, chat_id=chat.id, message=message))
    return world.body(chat, message)


def delete_message(world: World, call: Call) -> bool:
    """`deleteMessage`: up to 48 hours after it was sent, by the office clock."""
    chat = world.open_chat(call.number("chat_id"))
    message = require(chat.find(call.number("message_id")), "message to delete")
    if world.clock.now() - message.sent_at > DELETABLE_FOR:
        raise bad_request("message can't be deleted for everyone")
    chat.remove(message)
    world.changed(Change(what=What.DELETED, chat_id=chat.id, message=message))
    return True


def pin_chat_message(world: World, call: Call) -> bool:
    """`pinChatMessage`."""
    return _pin(world, call, pinned=True)


def unpin_chat_message(world: World, call: Call) -> bool:
    """`unpinChatMessage`."""
    return _pin(world, call, pinned=False)


def set_message_reaction(world: World, call: Call) -> bool:
    """`setMessageReaction`: one emoji of the fixed list, or none."""
    chat = world.open_chat(call.number("chat_id"))
    message = require(chat.find(call.number("message_id")), "message to react")
    wanted = call.nested("reaction") or []
    if not isinstance(wanted, list) or len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = [one.get("emoji") if isinstance(one, dict) and one.get("type") == "emoji" else None for one in wanted]
    if not all(one in REACTIONS for one in emoji):
        raise bad_request("REACTION_INVALID")
    message.reactions[world.bot.id] = [str(one) for one in emoji]
    world.changed(Change(what=What.REACTED, chat_id=chat.id, message=message))
    return True


def _editable(world: World, call: Call) -> tuple[Chat, ChatMessage]:
    chat = world.open_chat(call.number("chat_id"))
    message = require(chat.find(call.number("message_id")), "message to edit")
    if not message.from_bot or message.keyboard is not None:
        raise bad_request("message can't be edited")
    return chat, message


def _must_differ(message: ChatMessage, shown: Formatted, buttons: list[list[Button]]) -> None:
    same_words = (message.words, message.entities) == (shown.text, shown.entities)
    if same_words and message.buttons == buttons:
        raise bad_request(NOT_MODIFIED)


def _edited(world: World, chat: Chat, message: ChatMessage, shown: Formatted, buttons: list[list[Button]]) -> Json:
    message.html = shown.html
    message.entities = shown.entities
    message.buttons = buttons
    message.edited_at = world.clock.now()
    world.changed(Change(what=What.EDITED, chat_id=chat.id, message=message))
    return world.body(chat, message)


def _pin(world: World, call: Call, *, pinned: bool) -> bool:
    chat = world.open_chat(call.number("chat_id"))
    message_id = call.number("message_id")
    message = chat.pinned() if message_id is None and not pinned else chat.find(message_id)
    message = require(message, "message to pin" if pinned else "message to unpin")
    message.pinned = pinned
    world.changed(Change(what=What.PINNED, chat_id=chat.id, message=message))
    return True


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "setMessageReaction": set_message_reaction,
}

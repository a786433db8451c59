"""Methods by which the bot introduces itself: its menus, name and descriptions."""

import re
from collections.abc import Callable

from bot.sandbox.calls import Call
from bot.sandbox.errors import Json, bad_request
from bot.sandbox.world import World

MAX_COMMANDS = 100
MAX_DESCRIPTION = 256
TEXTS = {  # parameter -> (names in method, most characters); source: Bot API, setMyName and its sisters
    "name": ("Name", 64),
    "description": ("Description", 512),
    "short_description": ("ShortDescription", 120),
}
PLAIN_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def set_my_commands(world: World, call: Call) -> bool:
    """`setMyCommands`."""
    commands = call.nested("commands")
    if not isinstance(commands, list) or len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH" if isinstance(commands, list) else "can't parse commands")
    world.profile.commands[_scope(world, call), _language(call)] = [_command(one) for one in commands]
    return True


def delete_my_commands(world: World, call: Call) -> bool:
    """`deleteMyCommands`."""
    world.profile.commands.pop((_scope(world, call), _language(call)), None)
    return True


def get_my_commands(world: World, call: Call) -> list[Json]:
    """`getMyCommands`: for exactly this scope and language."""
    return world.profile.commands.get((_scope(world, call), _language(call)), [])


def set_chat_menu_button(world: World, call: Call) -> bool:
    """`setChatMenuButton`: accepted; the sandbox shows no such button."""
    if call.number("chat_id") is not None:
        world.chat(call.number("chat_id"))
    return True


def _command(raw: object) -> Json:
    if not isinstance(raw, dict) or not _COMMAND.fullmatch(str(raw.get("command", "")).removeprefix("/")):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(str(raw.get("description", ""))) <= MAX_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": str(raw["command"]).removeprefix("/"), "description": str(raw["description"])}


def _scope(world: World, call: Call) -> str:
    scope = call.nested("scope") or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind in PLAIN_SCOPES:
        return str(kind)
    if kind not in {"chat", "chat_administrators", "chat_member"}:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    chat = world.chat(int(scope.get("chat_id", 0)))
    member = f":{scope['user_id']}" if "user_id" in scope else ""
    return f"{kind}:{chat.id}{member}"


def _language(call: Call) -> str:
    language = call.text("language_code") or ""
    if language and len(language) != 2:
        raise bad_request("invalid language code specified")
    return language


def _setter(parameter: str, most: int) -> Callable[[World, Call], bool]:
    def set_text(world: World, call: Call) -> bool:
        text = call.text(parameter) or ""
        if len(text) > most:
            raise bad_request(f"{parameter} is too long")
        world.profile.texts[parameter, _language(call)] = text
        return True

    return set_text


def _getter(parameter: str) -> Callable[[World, Call], Json]:
    def get_text(world: World, call: Call) -> Json:
        texts = world.profile.texts
        return {parameter: texts.get((parameter, _language(call))) or texts.get((parameter, ""), "")}

    return get_text


METHODS = {
    "setMyCommands": set_my_commands,
    "deleteMyCommands": delete_my_commands,
    "getMyCommands": get_my_commands,
    "setChatMenuButton": set_chat_menu_button,
    **{f"setMy{named}": _setter(parameter, most) for parameter, (named, most) in TEXTS.items()},
    **{f"getMy{named}": _getter(parameter) for parameter, (named, _) in TEXTS.items()},
}

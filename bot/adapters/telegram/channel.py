"""Telegram as a `Channel`."""

import asyncio
import hashlib
import logging
import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from telegram import BotCommand, BotCommandScopeChat
from telegram.error import BadRequest

from bot.adapters.http import Timeouts, as_url, bot_id
from bot.adapters.parts import Sleep, send_in_order
from bot.adapters.splitting import clean, split_text, utf16_length
from bot.adapters.telegram import screening, understanding
from bot.adapters.telegram.client import ALLOWED_UPDATES, Client
from bot.adapters.telegram.failures import is_caption, is_unmodified, is_wrong_file, judged
from bot.adapters.telegram.markup import (
    LONGEST_CAPTION,
    LONGEST_TEXT,
    cleaned_to_html,
    keyboard,
    to_html,
)
from bot.adapters.telegram.polling import poll
from bot.adapters.telegram.request import AiohttpRequest, Part
from bot.adapters.telegram.safety import quiet_libraries
from bot.adapters.telegram.webhook import PUSHES_AT_ONCE, read_push, read_push_state
from bot.core.errors import ChannelError, NotSent, Refused, Unknown
from bot.core.messages import Capabilities, FileIn, FileOut, Incoming, Outgoing
from bot.core.model import Choice
from bot.core.ports import Profile, PushState, PushTarget, RawUpdate, RemoteFiles

_log = logging.getLogger(__name__)

_NO_PREVIEW = {"is_disabled": True}
_KEPT_FILES = 64  # whose ids are at hand, so that they need not be looked up for each message
_KEY_LENGTH = 32  # of a file's key, hexadecimal: 128 bits of its digest
_ID = re.compile(r"-?[0-9]{1,19}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One message on the wire."""

    html: str
    silent: bool
    file: FileOut | None = None
    choices: tuple[Choice, ...] = ()
    reply_to: int | None = None
    broadcast: bool = False
    phone_keyboard: Mapping[str, Any] | None = None


class TelegramChannel:
    """Fulfils `Channel` (bot/core/ports.py) over the Bot API.

    `api_url` is the root, to which `/bot<token>/...` and `/file/bot<token>/...` are appended; `sleep` takes seconds.
    """

    name = understanding.NAME
    capabilities = Capabilities(
        buttons=True,
        edits=True,
        files=True,
        longest_text=LONGEST_TEXT,
        replies=True,
        vouches_phones=True,
        start_link="https://t.me/{name}?start={code}",
    )

    def __init__(
        self,
        token: str,
        *,
        api_url: str = "https://api.telegram.org",
        timeouts: Timeouts | None = None,
        connections: int = 100,
        paid_broadcast: bool = False,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        quiet_libraries()
        root = api_url.rstrip("/")
        self.source = f"{self.name}:{bot_id(token)}"
        self._timeouts = timeouts or Timeouts()
        self._sleep = sleep
        self._request = AiohttpRequest(self._timeouts, connections=connections)
        self._methods = {
            name: as_url(f"{root}/bot{token}/{name}")
            for name in (
                "sendMessage",
                "sendDocument",
                "editMessageText",
                "editMessageReplyMarkup",
                "editMessageCaption",
                "answerCallbackQuery",
                "leaveChat",
            )
        }
        self._paid_broadcast = paid_broadcast
        self.known_files: RemoteFiles | None = None  # beyond a restart; None: only as long as this lives
        self._file_ids: dict[str, str] = {}
        self._client = Client(
            token,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=self._request,
            get_updates_request=self._request,
        )

    async def send(self, address: str, message: Outgoing) -> str:
        """The id of the message, of its last part where there are several; an edit gives the id of what it edits.

        Raises NotSent, Refused, CredentialsRefused or Unknown. Once a first part has arrived, every failure of a later
        one is Unknown: trying again repeats what is there already.
        """
        chat_id = _number(address)
        if chat_id is None:
            raise Refused("the address is no Telegram chat id", unreachable=True)
        if message.leaves:
            return await self._leave(chat_id, message)
        if message.edits is not None:
            return await self._edit(chat_id, message)
        parts = _parts(message)
        if not parts:
            raise Refused("the message has no text")
        pause_s = self._timeouts.pause_s
        return await send_in_order(
            parts, lambda part: self._send_part(chat_id, part), longest_pause_s=pause_s, sleep=self._sleep
        )

    def parts(self, message: Outgoing) -> int:
        """How many messages it becomes."""
        if message.edits is not None or (message.file is None and len(message.text) <= LONGEST_TEXT // 2):
            return 1
        return max(len(_parts(message)), 1)

    async def greet(self, raw: RawUpdate) -> bool:
        """Stop the spinner on a pressed button; anything else needs no greeting. Never raises."""
        query_id = understanding.press_id(raw)
        if query_id is None:
            return False
        try:
            await judged(self._call("answerCallbackQuery", {"callback_query_id": query_id}))
        except ChannelError as error:
            _log.info("Update %s of %s could not be greeted: %s.", raw.key, raw.source, error)
            return False
        return True

    def screened(self, raw: RawUpdate, mark_of: Callable[[str], str | None]) -> RawUpdate:
        """The update as it may be stored: without its words where `mark_of` finds a mark in them."""
        return screening.screened(raw, mark_of)

    def understand(self, raw: RawUpdate) -> Incoming | None:
        """What a stored update says; None where it is nothing to us. Raises ValueError for what cannot be read."""
        return understanding.understand(raw)

    def updates(self, after: str | None) -> AsyncIterator[Sequence[RawUpdate]]:
        """Batches by long polling, for ever; see `poll`."""
        return poll(self._client, self._request, self.source, after, timeouts=self._timeouts, sleep=self._sleep)

    async def download(self, file: FileIn, limit: int) -> bytes:
        """The file's bytes. Raises Refused when it is gone or over `limit` bytes, else NotSent."""
        if file.size is not None and file.size > limit:
            raise Refused("the file is too large")
        try:
            path = await judged(self._client.file_path(file.remote_id))
            if path is None:
                raise Refused("the file is gone")
            return await judged(self._request.fetch(f"{self._client.base_file_url}/{quote(path)}", limit))
        except Unknown as error:
            reason = str(error)
        raise NotSent(reason)

    async def identity(self) -> str:
        """The bot's user name without the @. Raises ChannelError."""
        return (await judged(self._client.get_me())).username or ""

    async def push_to(self, target: PushTarget | None) -> None:
        """A webhook at this address, or none. What waits stays: those are answers sent while the bot was down.

        Raises ChannelError.
        """
        if target is None:
            await judged(self._client.delete_webhook(drop_pending_updates=False))
            return
        await judged(
            self._client.set_webhook(
                target.url,
                secret_token=target.secret,
                allowed_updates=ALLOWED_UPDATES,
                max_connections=PUSHES_AT_ONCE,
                drop_pending_updates=False,
            )
        )

    async def push_state(self) -> PushState:
        """What `getWebhookInfo` says. Raises ChannelError."""
        return read_push_state(await judged(self._client.webhook_state()))

    def read_push(self, body: bytes) -> RawUpdate:
        """The update that a webhook was sent. Raises ValueError, which quotes nothing of it."""
        return read_push(body, source=self.source)

    async def present(self, profile: Profile) -> None:
        """Set descriptions and default menu for a language. Raises ChannelError."""
        language = profile.language or None
        await judged(self._client.set_my_description(profile.description, language_code=language))
        await judged(self._client.set_my_short_description(profile.short_description, language_code=language))
        await judged(self._client.set_my_commands(_menu(profile.commands), language_code=language))

    async def offer(self, address: str, commands: Sequence[tuple[str, str]]) -> None:
        """Set the menu of one private chat. Raises ChannelError."""
        chat_id = _number(address)
        if chat_id is None:
            raise Refused("the address is no Telegram chat id")
        await judged(self._client.set_my_commands(_menu(commands), scope=BotCommandScopeChat(chat_id)))

    async def close(self) -> None:
        """Give back the connections; what is asked afterwards raises NotSent."""
        await self._request.shutdown()

    async def _leave(self, chat_id: int, message: Outgoing) -> str:
        """Say the last word, where it may be said, and go. The id of that word; `left` where there was none."""
        said = "left"
        for part in _parts(message)[:1]:
            try:
                said = await self._send_part(chat_id, part)
            except Refused as error:
                _log.info("The last word in a chat that the bot leaves was refused: %s.", error)
        await judged(self._call("leaveChat", {"chat_id": chat_id}))
        return said

    async def _call(self, method: str, values: Mapping[str, Any], files: Mapping[str, Part] | None = None) -> Any:
        """What the method gives. Raises TelegramError."""
        return await self._request.call(self._methods[method], values, files)

    async def _send_part(self, chat_id: int, part: _Part) -> str:
        return await judged(self._posted(chat_id, part))

    async def _posted(self, chat_id: int, part: _Part) -> str:
        values: dict[str, Any] = {"chat_id": chat_id, "parse_mode": "HTML"}
        if part.silent:
            values["disable_notification"] = True
        if part.broadcast and self._paid_broadcast:
            values["allow_paid_broadcast"] = True
        if part.reply_to is not None:
            values["reply_parameters"] = {"message_id": part.reply_to, "allow_sending_without_reply": True}
        if markup := part.phone_keyboard or keyboard(part.choices):
            values["reply_markup"] = markup
        if part.file is not None:
            return await self._posted_file(part.file, values | ({"caption": part.html} if part.html else {}))
        values |= {"text": part.html, "link_preview_options": _NO_PREVIEW}
        return str((await self._call("sendMessage", values))["message_id"])

    async def _posted_file(self, file: FileOut, values: Mapping[str, Any]) -> str:
        """By the id that Telegram has given it, where it was sent before; an id that is no good any more is dropped."""
        key = _key_of(file)
        if known := await self._known(key):
            try:
                return str((await self._call("sendDocument", {**values, "document": known}))["message_id"])
            except BadRequest as error:
                if not is_wrong_file(error):
                    raise
                await self._keep(key, "")
        sent = await self._call("sendDocument", values, {"document": _document(file)})
        if remote_id := (sent.get("document") or {}).get("file_id"):
            await self._keep(key, remote_id)
        return str(sent["message_id"])

    async def _known(self, key: str) -> str | None:
        """What Telegram calls the file, if it was sent before; looked up once."""
        if key not in self._file_ids and self.known_files:
            found = await self.known_files.find(key) or ""
            if key not in self._file_ids:  # another message may have learnt it meanwhile
                self._at_hand(key, found)
        return self._file_ids.get(key)

    async def _keep(self, key: str, remote_id: str) -> None:
        if self._file_ids.get(key) == remote_id:
            return
        self._at_hand(key, remote_id)
        if self.known_files:
            await self.known_files.keep(key, remote_id)

    def _at_hand(self, key: str, remote_id: str) -> None:
        self._file_ids[key] = remote_id
        while len(self._file_ids) > _KEPT_FILES:
            del self._file_ids[next(iter(self._file_ids))]

    async def _edit(self, chat_id: int, message: Outgoing) -> str:
        message_id = _number(message.edits or "")
        if message_id is None:
            raise Refused("the message to edit has no Telegram id")
        if message.file is not None:
            raise Refused("a file cannot be put into a message that was sent")
        if not message.keeps_text and (not message.text.strip() or utf16_length(message.text.strip()) > LONGEST_TEXT):
            raise Refused("the new text is blank or longer than one message")
        await judged(self._edited(chat_id, message_id, message))
        return str(message_id)

    async def _edited(self, chat_id: int, message_id: int, message: Outgoing) -> None:
        values: dict[str, Any] = {"chat_id": chat_id, "message_id": message_id}
        if buttons := keyboard(message.choices):
            values["reply_markup"] = buttons
        try:
            if message.keeps_text:
                await self._call("editMessageReplyMarkup", values)
                return
            text = {"text": to_html(message.text), "parse_mode": "HTML", "link_preview_options": _NO_PREVIEW}
            await self._call("editMessageText", values | text)
        except BadRequest as error:
            if is_unmodified(error):
                return
            if message.keeps_text or not is_caption(error):
                raise
        else:
            return
        await self._edit_caption(values, message)

    async def _edit_caption(self, values: Mapping[str, Any], message: Outgoing) -> None:
        """The message carries a file, so its words stand under it."""
        if utf16_length(message.text.strip()) > LONGEST_CAPTION:
            raise Refused("the new text is too long to stand under a file")
        try:
            caption = {"caption": to_html(message.text), "parse_mode": "HTML"}
            await self._call("editMessageCaption", {**values, **caption})
        except BadRequest as error:
            if not is_unmodified(error):
                raise


def _key_of(file: FileOut) -> str:
    """The same for the same content under the same name."""
    digest = hashlib.sha256(f"{file.name}\0{file.mime}\0".encode())
    digest.update(file.content)
    return digest.hexdigest()[:_KEY_LENGTH]


def _menu(commands: Sequence[tuple[str, str]]) -> list[BotCommand]:
    return [BotCommand(word.removeprefix("/"), what) for word, what in commands]


def _parts(message: Outgoing) -> list[_Part]:
    """The messages that carry this one: what it answers stands on the first, the buttons on the last."""
    reply_to = None if message.reply_to is None else _number(message.reply_to)
    file = message.file
    as_caption = file is not None and utf16_length(message.text.strip()) <= LONGEST_CAPTION
    contents: list[tuple[str, FileOut | None]] = []
    if not as_caption:
        texts = split_text(message.text, LONGEST_TEXT)
        contents += [(cleaned_to_html(text, title=number == 0), None) for number, text in enumerate(texts)]
    if file is not None:
        contents.append((to_html(message.text.strip()) if as_caption else "", file))
    last = len(contents) - 1
    return [
        _Part(
            html=html,
            silent=message.silent,
            broadcast=message.broadcast,
            file=file,
            choices=message.choices if number == last else (),
            reply_to=reply_to if number == 0 else None,
            phone_keyboard=_phone_keyboard(message) if number == last else None,
        )
        for number, (html, file) in enumerate(contents)
    ]


def _phone_keyboard(message: Outgoing) -> dict[str, Any] | None:
    if message.asks_phone:
        button = {"text": message.asks_phone, "request_contact": True}
        return {"keyboard": [[button]], "resize_keyboard": True, "one_time_keyboard": True}
    return {"remove_keyboard": True} if message.ends_asking else None


def _document(file: FileOut) -> Part:
    # Line breaks and quotes would end the part's header early.
    name = "".join(character for character in clean(file.name) if character.isprintable() and character not in '"\\/')
    return Part(name or "file", file.mime, file.content)


def _number(text: str) -> int | None:
    """An id as Telegram has them; None for what is no whole number."""
    return int(text) if _ID.fullmatch(text) else None

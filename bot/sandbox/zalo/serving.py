"""One HTTP request to the Bot API from arrival to answer, with whatever was arranged to go wrong on the way."""

import hmac
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.sandbox.calls import Call, read_call
from bot.sandbox.errors import ApiError, Json
from bot.sandbox.faults import ACCEPTED, Fault, Kind
from bot.sandbox.mishaps import cut, proxy_page
from bot.sandbox.records import Recorded
from bot.sandbox.serving import DOWNLOADED
from bot.sandbox.zalo.records import ZaloMessage
from bot.sandbox.zalo.webhook import Webhook
from bot.sandbox.zalo.world import ZaloWorld

LONGEST_TEXT = 2000  # characters
DEFAULT_WAIT_S = 30

_REFUSALS = {
    Kind.UNAUTHORIZED: (401, "Unauthorized"),
    Kind.FORBIDDEN: (403, "Internal server error"),  # as Zalo's table of errors has it
    Kind.BAD_REQUEST: (400, "Bad request: The chat_id is not valid"),
    Kind.MIGRATED: (404, "Not Found"),  # nothing migrates here
    Kind.TOO_MANY: (429, "Quota exceeded"),
}


class ZaloApi:
    """Answers `/bot<token>/<method>` and `/files/<id>`."""

    def __init__(self, world: ZaloWorld, *, token: str, account_name: str) -> None:
        self.world = world
        self.webhook = Webhook(world.updates, world.clock, world.switches)
        self.requests: list[Recorded] = []
        self._token = token
        self._account_name = account_name
        self._methods: dict[str, Callable[[Call], Awaitable[Any]]] = {
            "getMe": self._get_me,
            "getUpdates": self._get_updates,
            "setWebhook": lambda call: self.webhook.set(call.text("url"), call.text("secret_token")),
            "deleteWebhook": lambda _call: self.webhook.delete(),
            "getWebhookInfo": self._get_webhook_info,
            "sendMessage": self._send_message,
            "sendChatAction": self._send_chat_action,
        }

    async def call(self, request: web.Request) -> web.StreamResponse:
        """`/bot<token>/<method>`, by GET or POST."""
        if not hmac.compare_digest(request.match_info["token"].encode(), self._token.encode()):
            return self._refusal(ApiError(401, "Unauthorized"))
        method = request.match_info["method"]
        if method not in self._methods:  # case matters
            return web.json_response(ApiError(404, "Not Found").body())
        try:
            call = await read_call(request, method)
        except ApiError as error:
            return self._refusal(error)
        return await self._serve(request, call)

    async def file(self, request: web.Request) -> web.StreamResponse:
        """The bytes of a picture or a voice message."""
        try:
            file = self.world.files.find(request.match_info["file_id"])
        except ApiError:
            return web.Response(status=404)
        return web.Response(body=file.data, content_type=file.mime, headers=DOWNLOADED)

    async def _serve(self, request: web.Request, call: Call) -> web.StreamResponse:
        chat_id = call.values.get("chat_id")
        chat_id = chat_id if isinstance(chat_id, str) else None
        fault = self.world.faults.take(call.method, chat_id)
        clock = self.world.clock
        recorded = Recorded(
            method=call.method, params=call.described(), chat_id=chat_id, monotonic=clock.monotonic(), now=clock.now()
        )
        self.requests.append(recorded)
        recorded.decided = clock.monotonic()
        if fault is not None and fault.kind not in ACCEPTED:
            answer = await self._fail(request, fault)
        else:
            answer = await self._spoilt(request, await self._execute(call, recorded), fault)
        gone = request.transport is None or request.transport.is_closing()
        recorded.outcome = 0 if gone else answer.status
        return answer

    async def _fail(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        """Answer for a request that is not accepted."""
        if fault.kind is Kind.HANG_BEFORE:
            await self.world.faults.hang(fault)
        if fault.kind in {Kind.RESET_BEFORE, Kind.HANG_BEFORE}:
            return cut(request)
        if fault.kind not in _REFUSALS:
            return proxy_page(fault.status)
        if fault.kind is Kind.TOO_MANY and self.world.switches.pages_for_429:
            return proxy_page(429)
        code, said = _REFUSALS[fault.kind]
        return self._refusal(ApiError(code, fault.description or said))

    async def _spoilt(
        self, request: web.Request, answer: web.StreamResponse, fault: Fault | None
    ) -> web.StreamResponse:
        """The answer to a request that was accepted, where it is not lost."""
        if fault is None:
            return answer
        if fault.kind is Kind.HANG_AFTER:
            await self.world.faults.hang(fault)
            return answer
        return cut(request) if fault.kind is Kind.RESET_AFTER else proxy_page(fault.status)

    async def _execute(self, call: Call, recorded: Recorded) -> web.Response:
        try:
            result = await self._methods[call.method](call)
        except ApiError as error:
            recorded.description = error.description
            return self._refusal(error, idle=error.code == 408)
        recorded.accepted = True
        return web.json_response({"ok": True} if result is None else {"ok": True, "result": result})

    def _refusal(self, error: ApiError, *, idle: bool = False) -> web.Response:
        switches = self.world.switches
        body = error.body()
        if switches.codes_as_text:
            body["error_code"] = str(error.code)
        under_200 = switches.idle_under_200 if idle else switches.refuses_under_200
        return web.json_response(body, status=200 if under_200 else error.code)

    async def _get_me(self, _call: Call) -> Json:
        number = self._token.partition(":")[0]
        return {"id": number, "account_name": self._account_name, "account_type": "BASIC", "can_join_groups": False}

    async def _get_updates(self, call: Call) -> Json:
        wait_s = call.number("timeout")
        return await self.world.updates.poll(DEFAULT_WAIT_S if wait_s is None else wait_s)

    async def _get_webhook_info(self, _call: Call) -> Json:
        return self.webhook.info()

    async def _send_message(self, call: Call) -> Json:
        """What it does not know, such as `reply_markup`, it ignores."""
        chat = self.world.open_chat(call.text("chat_id"))
        text = call.text("text") or ""
        if not 1 <= len(text) <= LONGEST_TEXT:
            raise ApiError(400, "Bad request: The text must be 1 to 2000 characters")
        message = ZaloMessage(
            message_id=self.world.next_id(),
            chat_id=chat.id,
            author=self._account_name,
            from_bot=True,
            text=text,
            sent_at=self.world.clock.now(),
        )
        self.world.show(chat, message)
        return {"message_id": message.message_id, "date": int(message.sent_at.timestamp() * 1000)}

    async def _send_chat_action(self, call: Call) -> None:
        self.world.open_chat(call.text("chat_id"))
        if call.text("action") != "typing":
            raise ApiError(400, "Bad request: The action is not valid")

"""One HTTP request to the Bot API from arrival to answer, with whatever was arranged to go wrong on the way."""

import asyncio
import hmac
from collections.abc import Callable
from typing import Any

from aiohttp import web

from bot.sandbox.calls import Call, read_call
from bot.sandbox.checking import Specification
from bot.sandbox.errors import ApiError, Json, bad_request, forbidden, too_many
from bot.sandbox.faults import ACCEPTED, Fault, Kind
from bot.sandbox.methods import METHODS
from bot.sandbox.mishaps import cut, proxy_page
from bot.sandbox.records import Recorded
from bot.sandbox.webhook import Webhook
from bot.sandbox.world import World

DOWNLOADED = {"Content-Disposition": "attachment", "X-Content-Type-Options": "nosniff"}
_BY_LOWER_NAME = {
    name.lower(): name for name in (*METHODS, "getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo")
}


class BotApi:
    """Answers `/bot<token>/<method>` and `/file/bot<token>/<path>`."""

    def __init__(
        self,
        world: World,
        *,
        token: str,
        latency: Callable[[], float] | None,
        specification: Specification | None,
    ) -> None:
        self.world = world
        self.webhook = Webhook(world.updates, world.clock)
        self.requests: list[Recorded] = []
        self.complaints: list[str] = []
        self._token = token
        self._latency = latency
        self._specification = specification

    async def call(self, request: web.Request) -> web.StreamResponse:
        """`/bot<token>/<method>`, by GET or POST."""
        if not self._knows(request.match_info["token"]):
            return _answer(ApiError(401, "Unauthorized").body())
        named = request.match_info["method"]
        method = _BY_LOWER_NAME.get(named.lower(), named)
        try:
            call = await read_call(request, method)
        except ApiError as error:
            return _answer(error.body())
        return await self._serve(request, call)

    async def download(self, request: web.Request) -> web.StreamResponse:
        """`/file/bot<token>/<path>`: the bytes, as `getFile` said."""
        if not self._knows(request.match_info["token"]):
            return _answer(ApiError(401, "Unauthorized").body())
        try:
            file = self.world.files.find(request.match_info["path"].split("/")[1])
        except (ApiError, IndexError):
            return _answer(ApiError(404, "Not Found").body())
        return web.Response(body=file.data, content_type="application/octet-stream", headers=DOWNLOADED)

    def _knows(self, token: str) -> bool:
        return hmac.compare_digest(token.encode(), self._token.encode())

    async def _serve(self, request: web.Request, call: Call) -> web.StreamResponse:
        chat_id = call.chat_id()
        fault = self.world.faults.take(call.method, chat_id)
        recorded = self._record(call, chat_id)
        await self._wait(call)
        recorded.decided = self.world.clock.monotonic()
        if fault is not None and fault.kind not in ACCEPTED:
            return await self._fail(request, recorded, fault)
        body = await self._execute(call)
        recorded.accepted = bool(body["ok"])
        recorded.description = body.get("description", "")
        if fault is not None:
            cut = await self._spoil(request, recorded, fault)
            if cut is not None:
                return cut
        await self._wait(call)
        answer = _answer(body)
        recorded.outcome = answer.status
        return answer

    def _record(self, call: Call, chat_id: int | None) -> Recorded:
        clock = self.world.clock
        recorded = Recorded(
            method=call.method,
            params=call.described(),
            chat_id=chat_id,
            monotonic=clock.monotonic(),
            now=clock.now(),
        )
        self.requests.append(recorded)
        return recorded

    async def _wait(self, call: Call) -> None:
        if self._latency is not None and call.method != "getUpdates":
            await asyncio.sleep(self._latency())

    async def _fail(self, request: web.Request, recorded: Recorded, fault: Fault) -> web.StreamResponse:
        """Answer for a request that is not accepted."""
        if fault.kind is Kind.HANG_BEFORE:
            await self.world.faults.hang(fault)
        if fault.kind in {Kind.RESET_BEFORE, Kind.HANG_BEFORE}:
            return cut(request)
        error = _refusal(fault)
        answer = proxy_page(fault.status) if error is None else _answer(error.body())
        recorded.outcome = answer.status
        recorded.description = "" if error is None else error.description
        return answer

    async def _spoil(self, request: web.Request, recorded: Recorded, fault: Fault) -> web.StreamResponse | None:
        """Lose the answer to a request that was accepted; None when it still comes, late."""
        if fault.kind is Kind.HANG_AFTER:
            await self.world.faults.hang(fault)
            return None
        if fault.kind is Kind.RESET_AFTER:
            return cut(request)
        recorded.outcome = fault.status
        return proxy_page(fault.status)

    async def _execute(self, call: Call) -> Json:
        try:
            if self._specification is not None:
                self._check(self._specification, call)
            return {"ok": True, "result": await self._result(call)}
        except ApiError as error:
            return error.body()

    def _check(self, specification: Specification, call: Call) -> None:
        found = specification.complaints_about(call)
        self.complaints.extend(found)
        if found:
            raise bad_request(f"not as the Bot API describes it: {'; '.join(found)}")

    async def _result(self, call: Call) -> Any:
        if call.method == "getUpdates":
            return await self.world.updates.poll(
                offset=call.number("offset") or 0,
                limit=call.number("limit") or 100,
                wait_s=call.number("timeout") or 0,
                allowed=call.nested("allowed_updates"),
            )
        if call.method == "setWebhook":
            return await self._set_webhook(call)
        if call.method == "deleteWebhook":
            return await self._delete_webhook(call)
        if call.method == "getWebhookInfo":
            return self.webhook.described()
        if call.method not in METHODS:
            raise ApiError(404, "Not Found: method not found")
        return METHODS[call.method](self.world, call)

    async def _set_webhook(self, call: Call) -> bool:
        url = call.text("url") or ""
        if url and not url.startswith(("http://", "https://")):
            raise bad_request("bad webhook: invalid URL")
        self._before_webhook(call)
        self.webhook.max_connections = call.number("max_connections") or 40
        await self.webhook.set(url, secret=call.text("secret_token"))
        return True

    async def _delete_webhook(self, call: Call) -> bool:
        self._before_webhook(call)
        await self.webhook.set("", secret=None)
        return True

    def _before_webhook(self, call: Call) -> None:
        self.world.updates.allow(call.nested("allowed_updates"))
        if call.flag("drop_pending_updates"):
            self.world.updates.drop_pending()


def _refusal(fault: Fault) -> ApiError | None:
    """The refusal in Telegram's own shape; None when a proxy's page is answered instead."""
    match fault.kind:
        case Kind.TOO_MANY:
            return too_many(fault.retry_after)
        case Kind.UNAUTHORIZED:
            return ApiError(401, "Unauthorized")
        case Kind.FORBIDDEN:
            return forbidden(fault.description or "bot was blocked by the user")
        case Kind.BAD_REQUEST:
            return bad_request(fault.description or "chat not found")
        case Kind.MIGRATED:
            upgraded = "Bad Request: group chat was upgraded to a supergroup chat"
            return ApiError(400, upgraded, migrate_to_chat_id=fault.migrate_to)
        case _:
            return None


def _answer(body: Json) -> web.Response:
    status: int = 200 if body["ok"] else body["error_code"]
    headers = {}
    if "retry_after" in body.get("parameters", {}):
        headers["Retry-After"] = str(body["parameters"]["retry_after"])
    return web.json_response(body, status=status, headers=headers)

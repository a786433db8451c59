"""Refusals of the Bot API: a number, a sentence and sometimes what to do about it."""

from typing import Any

Json = dict[str, Any]  # one JSON object, as it travels


class ApiError(Exception):
    """The server says no; `code` is the HTTP status too, `parameters` such as `retry_after` tell what to do."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> Json:
        """The answer as it travels (source: Telegram Bot API, "Making requests", ResponseParameters)."""
        answer: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = dict(self.parameters)
        return answer


def bad_request(what: str) -> ApiError:
    """`400 Bad Request: <what>`."""
    return ApiError(400, f"Bad Request: {what}")


def forbidden(what: str) -> ApiError:
    """`403 Forbidden: <what>`."""
    return ApiError(403, f"Forbidden: {what}")


def conflict(what: str) -> ApiError:
    """`409 Conflict: <what>`."""
    return ApiError(409, f"Conflict: {what}")


def too_many(retry_after: int) -> ApiError:
    """`429` with `retry_after` in whole seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)

"""What an error could tell: itself, what caused it, and the traceback."""

import traceback
from collections.abc import Iterator


def all_told(error: BaseException) -> str:
    """Everything that a log or a person could get to see of it."""
    return "".join([*traceback.format_exception(error), *(f"{one} {one!r} {one.args}" for one in _chain(error))])


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__

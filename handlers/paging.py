"""Lists in pages: no message longer than the channel takes, no more buttons than fit under it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.core.messages import Act, Capabilities, payload
from bot.core.model import Choice
from bot.services.rendering import room_for
from bot.texts.common import length
from bot.texts.words import Words

T = TypeVar("T")

MOST = 10  # entries with a button each
_LINES = 60  # entries without one
_SPARE = 300  # characters for what stands below a list
_NUMBER = 6  # characters around a choice in words


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """What stands on one page of a list."""

    items: list[T]
    number: int  # from 0
    count: int  # of pages, at least 1

    def turning(self, words: Words, act: Act, *numbers: int) -> list[Choice]:
        """The buttons to the pages before and behind; the page is the last of the payload's numbers."""
        back = [Choice(words.labels.EARLIER, payload(act, *numbers, self.number - 1))] if self.number else []
        more = self.number + 1 < self.count
        return back + ([Choice(words.labels.LATER, payload(act, *numbers, self.number + 1))] if more else [])


def page_of(
    every: Sequence[T],
    number: int,
    tell: Callable[[Sequence[T]], str],
    can: Capabilities,
    *,
    most: int = _LINES,
    label: Callable[[T], str] | None = None,
) -> Page[T]:
    """The page with this number, or the last one.

    `tell` writes a message with some of the items in it, at least one; `label` says what stands on an item's button,
    which takes room where there are none.
    """
    if not every:
        return Page([], 0, 1)
    sizes = [length(tell([item, item])) - length(tell([item])) for item in every]
    room = room_for(can) - _SPARE - (length(tell(every[:1])) - sizes[0])
    if label and not can.buttons:
        sizes = [size + length(label(item)) + _NUMBER for item, size in zip(every, sizes, strict=True)]
    pages: list[list[T]] = [[]]
    left = room
    for item, size in zip(every, sizes, strict=True):
        if pages[-1] and (size > left or len(pages[-1]) == most):
            pages.append([])
            left = room
        pages[-1].append(item)
        left -= size
    number = min(number, len(pages) - 1)
    return Page(pages[number], number, len(pages))

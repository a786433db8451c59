"""What a unit of work offers to services about what people say and are asked; see bot/core/stores.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.core.messages import Menu, Question
from bot.core.model import (
    AssignmentId,
    ContactId,
)


class Talk(Protocol):
    """What each contact was last shown and asked."""

    def show(self, menus: Sequence[Menu]) -> None:
        """The newest menu about an assignment takes the place of the one before."""

    def menus(self, contact_id: ContactId) -> list[Menu]:
        """The newest first."""

    def answer_menu(self, contact_id: ContactId, assignment_id: AssignmentId | None) -> None:
        """The person has chosen."""

    def ask(self, question: Question, at: datetime) -> None:
        """Takes the place of what was asked before."""

    def question(self, contact_id: ContactId) -> Question | None:
        """What is still open."""

    def close_question(self, contact_id: ContactId) -> None:
        """Answered, or no longer of interest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxItem:
    """A stored update that nobody has finished yet."""

    id: int
    source: str
    key: str
    raw: str
    attempts: int


class Inbox(Protocol):
    """Updates as they came, stored before they are confirmed to the platform."""

    def take_in(self, source: str, key: str, raw: str, at: datetime) -> bool:
        """False where it was there already."""

    def waiting(self, limit: int, channel: str | None = None) -> list[InboxItem]:
        """Unfinished ones, the oldest first; of one channel where it is named."""

    def finish(self, item_id: int) -> None:
        """Done, in the transaction that did it."""

    def fail(self, item_id: int, reason: str, *, for_good: bool) -> None:
        """Counts the attempt; `for_good` sets it aside."""

    def last_key(self, source: str) -> str | None:
        """The key that came last."""

    def clear(self, before: datetime) -> int:
        """Forget finished ones from before then; how many."""

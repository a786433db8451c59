"""The transcript: what appears on everybody's screen, line by line."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bot.sandbox.records import ChatMessage
from bot.sandbox.story.cast import ZONE, is_head_or_below
from bot.sandbox.story.players import ZALO, Player
from bot.sandbox.zalo import ZaloMessage

_MENU = 9  # lines at the end of a directive on Zalo: where the rest comes, how it stands, the choices


@dataclass(slots=True, kw_only=True)
class Transcript:
    """Tells each message once. `tell` gets it line by line."""

    tell: Callable[[str], None]
    _told: set[tuple[str, str, int | str]] = field(default_factory=set)
    _shown_whole: set[tuple[str, str]] = field(default_factory=set)

    def chapter(self, title: str) -> None:
        """A heading."""
        self.tell("")
        self.tell(f"## {title}")

    def note(self, line: str) -> None:
        """A word of the narrator's."""
        self.tell(f"        {line}")

    def news(self, people: Iterable[Player]) -> None:
        """Everything that has appeared on anybody's screen, person by person, so that the order is always the same.

        Whoever has said something comes first: what others hear of it follows from that.
        """
        for person in sorted(people, key=lambda person: not self._has_spoken(person)):
            for channel, chat in person.screens:
                for message in chat:
                    key = (person.name, channel, message.message_id)
                    if key not in self._told:
                        self._told.add(key)
                        self._message(person.name, channel, message)

    def _has_spoken(self, person: Player) -> bool:
        return any(
            not one.from_bot and (person.name, channel, one.message_id) not in self._told
            for channel, chat in person.screens
            for one in chat
        )

    def _message(self, name: str, channel: str, message: ChatMessage | ZaloMessage) -> None:
        at = f"{message.sent_at.astimezone(ZONE):%d/%m %H:%M}"
        who = f"{name} (Zalo)" if channel == ZALO else name
        if not message.from_bot:
            self.tell(f"{at}  {who}: {_without_code(message.words)}")
            return
        first, *rest = message.words.split("\n")
        file = f" [tệp {message.file.name}]" if message.file else ""
        self.tell(f"{at}  → {who}: {first}{file}")
        labels = message.labels() if isinstance(message, ChatMessage) else []
        if self._is_news(name, channel, first):
            shown = ["…", *rest[-_MENU:]] if channel == ZALO and first.startswith("📄") else rest
            for line in [*shown, *(f"[{label}]" for label in labels)]:
                self.tell(f"            {line}".rstrip())

    def _is_news(self, name: str, channel: str, first: str) -> bool:
        """What many get is shown whole once; what a director or a clerk reads, every time, but for who joined.

        On Zalo the words of the directive itself, which are the same, are left out.
        """
        joined = first.startswith("🔗")
        sort = (channel, "🔗" if joined else " ".join(first.split()[:2]))
        known = sort in self._shown_whole or (channel == ZALO and first.startswith("📎"))
        self._shown_whole.add(sort)
        return not (known and (joined or is_head_or_below(name)))


def _without_code(said: str) -> str:
    """Codes of invitations are nobody else's business."""
    return re.sub(r"^(/start|mã) \S+$", r"\1 (mã mời)", said).replace("mã (mã mời)", "(mã mời)")

"""The transcript: what appears on everybody's screen, line by line."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bot.sandbox.people import SandboxPerson
from bot.sandbox.records import ChatMessage
from bot.sandbox.story.cast import ZONE, is_head_or_below


@dataclass(slots=True, kw_only=True)
class Transcript:
    """Tells each message once. `tell` gets it line by line."""

    tell: Callable[[str], None]
    _told: set[tuple[int, int]] = field(default_factory=set)
    _shown_whole: set[str] = field(default_factory=set)

    def chapter(self, title: str) -> None:
        """A heading."""
        self.tell("")
        self.tell(f"## {title}")

    def note(self, line: str) -> None:
        """A word of the narrator's."""
        self.tell(f"        {line}")

    def news(self, people: Iterable[SandboxPerson]) -> None:
        """Everything that has appeared on anybody's screen, person by person, so that the order is always the same."""
        for person in people:
            for message in person.chat:
                if (person.id, message.message_id) not in self._told:
                    self._told.add((person.id, message.message_id))
                    self._message(person, message)

    def _message(self, person: SandboxPerson, message: ChatMessage) -> None:
        at = f"{message.sent_at.astimezone(ZONE):%d/%m %H:%M}"
        if not message.from_bot:
            said = "/start (mã mời)" if message.text.startswith("/start ") else message.words
            self.tell(f"{at}  {person.name}: {said}")
            return
        first, *rest = message.words.split("\n")
        file = f" [tệp {message.file.name}]" if message.file else ""
        self.tell(f"{at}  → {person.name}: {first}{file}")
        if self._is_news(person, first):
            for line in [*rest, *(f"[{label}]" for label in message.labels())]:
                self.tell(f"            {line}".rstrip())

    def _is_news(self, person: SandboxPerson, first: str) -> bool:
        """What many get is shown whole once; what a director or a clerk reads, every time, but for who joined."""
        joined = first.startswith("🔗")
        sort = "🔗" if joined else " ".join(first.split()[:2])
        known = sort in self._shown_whole
        self._shown_whole.add(sort)
        return not (known and (joined or is_head_or_below(person.id)))

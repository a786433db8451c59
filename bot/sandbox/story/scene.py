"""The office on its clock: what people do there, when, and what is told of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.ports import Office
from bot.sandbox.journey import Journey
from bot.sandbox.people import SandboxPerson
from bot.sandbox.records import ChatMessage
from bot.sandbox.story.cast import BEGINS, CLERKS_NAME, ZONE
from bot.sandbox.story.papers import draft_of
from bot.sandbox.story.telling import Transcript
from bot.services.issuing import issue_directive


@dataclass(slots=True, kw_only=True)
class Scene:
    """One playing of the story. Whatever somebody does is told, and the bot has come to rest when the call returns."""

    office: Office
    journey: Journey
    transcript: Transcript
    people: dict[int, SandboxPerson] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)  # handle -> number, of what has been issued

    async def at(self, moment: str) -> None:
        """Let the time pass until then: `"16/04 09:00"`."""
        when = datetime.strptime(f"{moment} {BEGINS.year}", "%d/%m %H:%M %Y").replace(tzinfo=ZONE)
        await self.journey.travel_to(when, at_each_stop=self._tell_news)

    async def issue(self, name: str, *, codes: Sequence[str] | None) -> None:
        """The clerk issues a sample directive to these units, or to all."""
        issued = await self.office.run(issue_directive, draft_of(name), codes=codes, by=CLERKS_NAME)
        self.numbers[issued.directive.handle] = issued.directive.number_for_people
        missing = ", ".join(f"{a.unit.name} ({a.reason})" for a in issued.unreachable) or "không"
        self.transcript.note(
            f"{issued.directive.handle}: giao {issued.assignments} đơn vị; chưa liên lạc được: {missing}"
        )
        await self.settle()

    async def press(self, number: int, label: str, *, about: str = "") -> None:
        """Press the newest button with these words; with `about`, the newest under a message about that directive."""
        person = self.people[number]
        self.say(number, f"bấm {label}" + (f" ({about})" if about else ""))
        person.press(label, on=self._newest(person, label, about) if about else None)
        await self.settle()

    async def type(self, number: int, text: str) -> None:
        """Send a message."""
        self.people[number].say(text)
        await self.settle()

    async def reply(self, number: int, text: str, *, about: str = "VB1") -> None:
        """Reply to the message that holds the directive."""
        person = self.people[number]
        card = next(m for m in person.received if m.text.startswith("📄") and self._is_about(m, about))
        person.say(text, reply_to=card)
        await self.settle()

    async def confirm(self, number: int, *, document: str | None = None, about: str = "") -> None:
        """Confirm the implementation, with a resulting document or without."""
        await self.press(number, "🏁 Xác nhận hoàn thành", about=about)
        if document:
            await self.type(number, document)
        await self.press(number, "✔️ Đồng ý")

    async def settle(self) -> None:
        """Let the bot come to rest."""
        await self.journey.settle()
        self._tell_news()

    def say(self, number: int, what: str) -> None:
        """Tell what somebody does that leaves no message."""
        now = self.journey.clock.now().astimezone(ZONE)
        self.transcript.tell(f"{now:%d/%m %H:%M}  {self.people[number].name} {what}")

    def messages_between(self, begin: datetime, end: datetime) -> int:
        """How many messages the bot has sent to anybody in that time."""
        return sum(begin <= m.sent_at < end for person in self.people.values() for m in person.received)

    def _newest(self, person: SandboxPerson, label: str, about: str) -> ChatMessage:
        found = (m for m in reversed(person.received) if m.find_button(label) and self._is_about(m, about))
        if message := next(found, None):
            return message
        raise LookupError(f"{person.name} sees no button {label!r} about {about}.")

    def _is_about(self, message: ChatMessage, handle: str) -> bool:
        return handle in message.words or self.numbers[handle] in message.words

    def _tell_news(self) -> None:
        self.transcript.news(self.people.values())

"""The office on its clock: what people do there, when, and what is told of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.ports import Office
from bot.sandbox.journey import Journey
from bot.sandbox.people import SandboxPerson
from bot.sandbox.records import ChatMessage
from bot.sandbox.story.cast import BEGINS, CLERK, ZONE
from bot.sandbox.story.papers import draft_of
from bot.sandbox.story.players import TELEGRAM, ZALO, Player
from bot.sandbox.story.telling import Transcript
from bot.sandbox.zalo import ZaloPerson
from bot.services.issuing import issue_directive


@dataclass(slots=True, kw_only=True)
class Scene:
    """One playing of the story. Whatever somebody does is told, and the bot has come to rest when the call returns."""

    office: Office
    journey: Journey
    transcript: Transcript
    people: dict[str, Player] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)  # handle -> number, of what has been issued
    broken: list[str] = field(default_factory=list)  # what a chapter found not to hold

    async def at(self, moment: str) -> None:
        """Let the time pass until then: `"16/04 09:00"`, or with seconds."""
        pattern = "%d/%m %H:%M:%S" if moment.count(":") > 1 else "%d/%m %H:%M"
        when = datetime.strptime(f"{moment} {BEGINS.year}", f"{pattern} %Y").replace(tzinfo=ZONE)
        await self.journey.travel_to(when, at_each_stop=self._tell_news)

    async def issue(self, name: str, *, codes: Sequence[str] | None) -> None:
        """The clerk issues a sample directive to these units, or to all."""
        issued = await self.office.run(issue_directive, draft_of(name), codes=codes, by=CLERK)
        self.numbers[issued.directive.handle] = issued.directive.number_for_people
        missing = ", ".join(f"{a.unit.name} ({a.reason})" for a in issued.unreachable) or "không"
        self.transcript.note(
            f"{issued.directive.handle}: giao {issued.assignments} đơn vị; chưa liên lạc được: {missing}"
        )
        await self.settle()

    async def press(self, name: str, label: str, *, about: str = "") -> None:
        """Press the newest button with these words; with `about`, the newest under a message about that directive."""
        person = self._on_telegram(name)
        self.say(name, f"bấm {label}" + (f" ({about})" if about else ""))
        person.press(label, on=self._newest(person, label, about) if about else None)
        await self.settle()

    async def type(self, name: str, text: str) -> None:
        """Send a message on Telegram."""
        self._on_telegram(name).say(text)
        await self.settle()

    async def write(self, name: str, text: str) -> None:
        """Send a message on Zalo, where there is nothing to press or to reply to."""
        self._on_zalo(name).say(text)
        await self.settle()

    async def reply(self, name: str, text: str, *, about: str = "VB1") -> None:
        """Reply to the message that holds the directive."""
        person = self._on_telegram(name)
        card = next(m for m in person.received if m.text.startswith("📄") and self._is_about(m, about))
        person.say(text, reply_to=card)
        await self.settle()

    async def confirm(self, name: str, *, document: str | None = None, about: str = "") -> None:
        """Confirm the implementation, with a resulting document or without."""
        await self.press(name, "🏁 Xác nhận hoàn thành", about=about)
        if document:
            await self.type(name, document)
        await self.press(name, "✔️ Đồng ý")

    async def confirm_in_writing(self, name: str) -> None:
        """The same on Zalo: a word, then the number of the first choice."""
        await self.write(name, "xong")
        await self.write(name, "1")

    def block(self, name: str) -> None:
        """They block the bot on Telegram."""
        self._on_telegram(name).block()
        self.say(name, "chặn bot trên Telegram")

    async def settle(self) -> None:
        """Let the bot come to rest."""
        await self.journey.settle()
        self._tell_news()

    def say(self, name: str, what: str) -> None:
        """Tell what somebody does that leaves no message."""
        now = self.journey.clock.now().astimezone(ZONE)
        self.transcript.tell(f"{now:%d/%m %H:%M}  {name} {what}")

    def messages_between(self, begin: datetime, end: datetime, *channels: str) -> int:
        """How many messages the bot has sent to anybody in that time, on these channels or on any."""
        seen = [one for person in self.people.values() for one in person.received]
        return sum(begin <= one.sent_at < end for channel, one in seen if not channels or channel in channels)

    def expects(self, said: bool, otherwise: str) -> None:  # noqa: FBT001 - it is what was looked up
        """Something has to hold here; `otherwise` says what does not, at the end of the story."""
        if not said:
            self.broken.append(otherwise)

    def _on_telegram(self, name: str) -> SandboxPerson:
        if person := self.people[name].telegram:
            return person
        raise LookupError(f"{name} is not on {TELEGRAM}.")

    def _on_zalo(self, name: str) -> ZaloPerson:
        if person := self.people[name].zalo:
            return person
        raise LookupError(f"{name} is not on {ZALO}.")

    def _newest(self, person: SandboxPerson, label: str, about: str) -> ChatMessage:
        found = (m for m in reversed(person.received) if m.find_button(label) and self._is_about(m, about))
        if message := next(found, None):
            return message
        raise LookupError(f"{person.name} sees no button {label!r} about {about}.")

    def _is_about(self, message: ChatMessage, handle: str) -> bool:
        return handle in message.words or self.numbers[handle] in message.words

    def _tell_news(self) -> None:
        self.transcript.news(self.people.values())

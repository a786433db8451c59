"""More time, tasks declined, results accepted, obstacles cleared, calls made: what each side reads in English."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.deciding import Asking, Deed, Wanted
from bot.core.matter import Matter
from bot.core.model import Deadline, Person, Unit
from bot.core.records import Extension
from bot.texts.common import shortened
from bot.texts.en.conversation import ConversationWords
from bot.texts.en.voice import counted, subject_line

_WANTED = {
    Wanted.WHY_NO_TIME: "✖️ Extension not granted\n{which}\nPlease send the reason; the unit will be told.",
    Wanted.UNIT: "➡️ Pass on\n{which}\nPlease send the code of the unit to take it, e.g. {code}. Codes: /units",
    Wanted.WHY_UPHELD: "↩️ Uphold\n{which}\nPlease send your reply; the unit will be told.",
    Wanted.WHY_RETURNED: "↩️ Return\n{which}\nPlease say what is missing; the unit will be told.",
    Wanted.TAKER: "📞 Received by telephone\n{which}\nPlease send the name of the person who took the call.",
}
_DEEDS = {
    Deed.UPHELD: "↩️ Upheld; the unit has been told and reminders go on.",
    Deed.TAKEN_BACK: "🛑 Taken back from the unit; it has been told.",
    Deed.ACCEPTED: "✔️ Result accepted; the unit has been told.",
    Deed.RETURNED: "↩️ Returned to be completed; the unit has been told and reminders go on.",
    Deed.CLEARED: "✔️ Recorded that the obstacle is cleared; the unit has been told and reminders go on.",
    Deed.PHONED: "📞 Recorded as received by telephone.",
    Deed.NOT_REACHED: "📵 Recorded: nobody answered the call.",
    Deed.NOTHING: "Nothing has changed.",
}


class DecisionWords(ConversationWords):
    """About what others than the head decide."""

    # To whoever decides

    def extension_asked(self, matter: Matter, request: Extension, who: str) -> str:
        """A unit wants more time."""
        return "\n".join(
            [
                f"⏳ EXTENSION REQUESTED: directive No. {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{matter.addressee.unit.name} ({who}) asks for more time.",
                f"Present deadline: {self.deadline(request.before)}; asked for: {self.deadline(request.wanted)}.",
                f"Reason: {request.reason}",
                "",
                "Reminders to the unit pause until this is decided.",
            ]
        )

    def decline_notice(self, matter: Matter, who: str, reason: str) -> str:
        """A unit says that it is not its task."""
        return "\n".join(
            [
                f"↩️ TRANSFER REQUESTED: directive No. {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{matter.addressee.unit.name} ({who}) reports that this is not its task.",
                f"Reason: {reason}",
                "",
                "Reminders to the unit pause until this is decided.",
            ]
        )

    def acceptance_notice(self, matter: Matter, result: str, results: int) -> str:
        """A unit has confirmed, and that waits."""
        shown = f"Result: {shortened(result, 300)}" if result else f"Result: {counted(results, 'item')}."
        return "\n".join(
            [
                f"🏁 AWAITING ACCEPTANCE: directive No. {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{matter.addressee.unit.name}: {self.how_it_stands(matter)}",
                *([shown] if results else []),
                "Please accept the result, or return it to be completed.",
            ]
        )

    def still_waiting(self, since: datetime) -> str:
        """Below a notice that comes again."""
        return f"Waiting for a decision since {self.moment(since)}."

    # To the head

    def extension_decided(self, matter: Matter, request: Extension, by: str, next_nudge: str) -> str:
        """Granted, or not."""
        granted = f"New deadline: {self.deadline(request.wanted)}."
        refused = f"The deadline remains: {self.deadline(matter.due)}."
        return "\n".join(
            [
                f"⏳ EXTENSION DECIDED: directive No. {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{by} {'has granted' if request.granted else 'has not granted'} the extension.",
                *([f"Reason: {request.answer}"] if request.answer else []),
                granted if request.granted else refused,
                next_nudge,
            ]
        )

    def upheld(self, matter: Matter, by: str, answer: str, next_nudge: str) -> str:
        """It stays the unit's task."""
        return self._given_back(matter, f"{by} upholds that your unit carries it out.", answer, next_nudge)

    def returned(self, matter: Matter, by: str, answer: str, next_nudge: str) -> str:
        """The result was not accepted."""
        return self._given_back(matter, f"{by} asks you to complete the result.", answer, next_nudge)

    def _given_back(self, matter: Matter, what: str, answer: str, next_nudge: str) -> str:
        return "\n".join(
            [
                f"↩️ RETURNED: directive No. {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                what,
                f"Reply: {answer}",
                f"Deadline: {self.deadline(matter.due)}. {next_nudge}",
            ]
        )

    def freed(self, matter: Matter, instead: Unit | None) -> str:
        """It is not the unit's task any more."""
        passed = f"It has been passed on to {instead.name}. " if instead else ""
        return "\n".join(
            [
                f"🛑 WITHDRAWN: directive No. {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{passed}Your unit need not carry it out; there will be no further reminders. {self.thanks()}",
            ]
        )

    def accepted(self, matter: Matter, by: str) -> str:
        """The result is accepted."""
        return "\n".join(
            [
                f"🏁 Result accepted: directive No. {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{by} has accepted the result. {self.thanks()}",
            ]
        )

    def cleared(self, matter: Matter, by: str, next_nudge: str) -> str:
        """What stood in the way is gone."""
        return "\n".join(
            [
                f"✔️ Obstacle cleared: directive No. {matter.directive.number_for_people}",
                subject_line(matter.directive),
                "",
                f"{by} reports that the obstacle has been cleared. Please go on.",
                next_nudge,
            ]
        )

    # Asking the head, and answering

    def ask_time(self, matter: Matter) -> str:
        """How much, and why."""
        return (
            f"⏳ Ask for more time\n{self.which(matter)}\nPresent deadline: {self.deadline(matter.due)}.\n"
            "Please send a day or a number of days, then the reason, "
            "e.g. “25/07/2026 waiting for the figures of the communes” or “5 days, waiting for funds”."
        )

    def ask_until_when(self, matter: Matter) -> str:
        """The reason has come, the day has not."""
        return (
            f"⏳ Ask for more time\n{self.which(matter)}\nThe reason is noted. "
            "Until when? Please send a day (e.g. 25/07/2026) or a number of days."
        )

    def ask_why_time(self, matter: Matter, wanted: Deadline) -> str:
        """The day has come, the reason has not."""
        return f"⏳ Ask for more time until {self.deadline(wanted)}\n{self.which(matter)}\nPlease send the reason."

    def time_asked(self, matter: Matter, request: Extension, told: Sequence[Person]) -> str:
        """The receipt."""
        return "\n".join(
            [
                "⏳ Request for more time sent",
                self.which(matter),
                f"Until {self.deadline(request.wanted)}. Reason: {shortened(request.reason, 300)}",
                f"{self._passed_on(told)} Reminders pause until it is decided.",
            ]
        )

    def _passed_on(self, told: Sequence[Person]) -> str:
        names = ", ".join(person.full_name for person in told)
        return f"Passed on to {names}." if told else f"Please talk to {self.ask_whom()} as well."

    def no_time(self, matter: Matter, outcome: Asking) -> str:
        """Why more time cannot be asked for."""
        why = {
            Asking.NO_DEADLINE: "This directive states no deadline, so that no extension is needed.",
            Asking.OPEN_ALREADY: "The earlier request is waiting for a decision; you will be told at once.",
            Asking.NOT_LATER: f"The day must be after the present deadline ({self.deadline(matter.due)}) "
            "and after today. Please send another day or number of days.",
        }.get(outcome, "")
        return f"{self.which(matter)}\n{why or self.how_it_stands(matter)}"

    def ask_decline(self, matter: Matter) -> str:
        """Why it is not theirs."""
        return (
            f"↩️ Not our task\n{self.which(matter)}\n"
            "Please send the reason and, if you know it, the unit whose task it is."
        )

    def declined(self, matter: Matter, told: Sequence[Person]) -> str:
        """The receipt."""
        return "\n".join(
            [
                "↩️ Request to transfer the task sent",
                self.which(matter),
                f"{self._passed_on(told)} Reminders pause until it is decided.",
            ]
        )

    def evidence_needed(self, matter: Matter) -> str:
        """A confirmation without its document."""
        return (
            f"Completion is not confirmed yet: the number or a {self._file()} of the resulting document is needed.\n"
            f"{self.which(matter)}\nPlease send the number (e.g. 45/BC-VP) or a {self._file()}, then choose ✔️ Agree."
        )

    # Answering whoever decides or rings

    def ask_decider(self, matter: Matter, wanted: Wanted) -> str:
        """What a decision still needs."""
        return _WANTED[wanted].format(which=self._whose(matter), code=matter.addressee.unit.code)

    def deed(self, matter: Matter, deed: Deed, next_nudge: str) -> str:
        """What was done, and how it stands now."""
        coming = "" if deed is Deed.NOTHING else f"\n{next_nudge}"
        return f"{_DEEDS[deed]}\n{self._whose(matter)}\n{self.how_it_stands(matter)}{coming}"

    def _whose(self, matter: Matter) -> str:
        return f"{self.which(matter)}\nUnit: {matter.addressee.unit.name}"

    def time_decided(self, matter: Matter, request: Extension, by: str | None) -> str:
        """How a request for more time stands."""
        if by is None:
            return f"This request has lapsed.\n{self._whose(matter)}\n{self.how_it_stands(matter)}"
        decided = "Extension granted" if request.granted else "Extension not granted"
        when = f" on {self.moment(request.decided_at)}" if request.decided_at else ""
        return (
            f"⏳ {decided}{when} ({by}); the unit has been told.\n{self._whose(matter)}\n"
            f"Deadline: {self.deadline(matter.due)}."
        )

    def passed_on(self, matter: Matter, to: Unit) -> str:
        """Another unit has it."""
        return f"➡️ Passed on to {to.name}; both units have been told.\n{self._whose(matter)}"

    def no_unit_to_pass_to(self, code: str, *, has_it: bool) -> str:
        """The code is wrong, or the unit has the directive."""
        why = "has this directive already" if has_it else "is not in the list"
        return f"Unit {shortened(code, 40)} {why}. Please send another code, or “back”. Codes: /units"

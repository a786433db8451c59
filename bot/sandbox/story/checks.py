"""What should hold at the end, looked up in the rows and on the screens."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.core.model import Assignment, Directive, Kind, State
from bot.core.stores import UnitOfWork
from bot.sandbox.story.players import Player
from bot.services.summarising import summary_json

# A directive stands once on each screen, and every nudge has a number of its own. Receipts may begin with these signs.
_ONCE = ("📄 VĂN BẢN", "⏰ NHẮC LẦN", "🔔 ")


def broken_promises(work: UnitOfWork) -> list[str]:
    """What should always hold, as sentences about what does not."""
    broken = []
    for directive in work.directives.all():
        for a in work.assignments.of_directive(directive.id):
            if not a.is_settled and a.next_step_at is None:
                broken.append(f"assignment {a.id} is open and has no next step")
            broken += _sent_badly(work, a)
            broken += _second_copies(work, a)
        broken += _wrong_totals(work, directive)
    _, breach = work.events.verify()
    if breach:
        broken.append(f"the audit chain is broken at event {breach.seq} of chain {breach.chain}")
    return broken


def _sent_badly(work: UnitOfWork, a: Assignment) -> Iterator[str]:
    for d in work.deliveries.of_assignment(a.id):
        by_itself = d.kind in {Kind.NUDGE, Kind.ESCALATION, Kind.DIGEST}
        if d.state is not State.SENT or d.sent_at is None or not by_itself:
            continue
        if not work.rules.calendar.is_open(d.sent_at):
            yield f"{d.kind} {d.id} was sent outside working hours"
        if d.kind is Kind.NUDGE and a.done_at and d.sent_at > a.done_at:
            yield f"nudge {d.id} was sent after the confirmation"


def _second_copies(work: UnitOfWork, a: Assignment) -> Iterator[str]:
    """A directive that is sent once more says so, on whichever channel."""
    sent = (d for d in work.deliveries.of_assignment(a.id) if d.kind is Kind.DIRECTIVE and d.state is State.SENT)
    for person_id, copies in Counter(d.person_id for d in sent if not d.repeat).items():
        if copies > 1 and person_id is not None:
            name = work.recipients.person(person_id).full_name
            yield f"{name} got the directive of assignment {a.id} {copies} times without a word about it"


def _wrong_totals(work: UnitOfWork, directive: Directive) -> Iterator[str]:
    [told] = summary_json(work, directive.handle)["directives"]
    status, split = told["status"], told["split"]
    if sum(status.values()) != told["total"]:
        yield f"the statuses of {directive.handle} do not add up to {told['total']}"
    if sum(split.values()) != told["total"] - status["withdrawn"] - status["declined"]:
        yield f"the split of {directive.handle} does not add up"


def sent_twice(people: Iterable[Player]) -> list[str]:
    """What stands twice before somebody and should not, on one screen or on two."""
    broken = []
    for person in people:
        firsts = [m.words.split("\n")[0] for _, m in person.received if m.words.startswith(_ONCE)]
        broken += [f"{person.name} has {first!r} twice" for first in {f for f in firsts if firsts.count(f) > 1}]
    return broken


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How one unit's matter went over the channels."""

    sent: tuple[tuple[Kind, str], ...]  # what arrived, and on which channel, in order
    answered: tuple[tuple[str, str], ...]  # what the unit's people did, and where, in order

    def channels(self, kind: Kind) -> tuple[str, ...]:
        """By which ones messages of this kind went, in order."""
        return tuple(channel for sent, channel in self.sent if sent is kind)


def course_of(work: UnitOfWork, handle: str, unit_code: str) -> Course:
    """As the rows have it."""
    [directive] = work.directives.find(handle)
    unit = work.recipients.unit(unit_code)
    [a] = [a for a in work.assignments.of_directive(directive.id) if unit and a.unit_id == unit.id]
    arrived = [(d.sent_at, d.id, d.kind, d.channel) for d in work.deliveries.of_assignment(a.id) if d.sent_at]
    people = {post.person.id for post in work.recipients.posts(work.today, unit_id=a.unit_id)}
    events = [e for e in work.events.of_directive(directive.id) if e.assignment_id == a.id and e.person_id in people]
    return Course(
        sent=tuple((kind, channel) for *_, kind, channel in sorted(arrived)),
        answered=tuple((e.what, e.channel) for e in events if e.channel),
    )

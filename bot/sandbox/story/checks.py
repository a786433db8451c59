"""What should hold at the end, looked up in the rows and on the screens."""

from collections.abc import Iterable, Iterator

from bot.core.model import Assignment, Directive, Kind, State
from bot.core.stores import UnitOfWork
from bot.sandbox.people import SandboxPerson
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


def _wrong_totals(work: UnitOfWork, directive: Directive) -> Iterator[str]:
    [told] = summary_json(work, directive.handle)["directives"]
    status, split = told["status"], told["split"]
    if sum(status.values()) != told["total"]:
        yield f"the statuses of {directive.handle} do not add up to {told['total']}"
    if sum(split.values()) != told["total"] - status["withdrawn"] - status["declined"]:
        yield f"the split of {directive.handle} does not add up"


def sent_twice(people: Iterable[SandboxPerson]) -> list[str]:
    """What stands twice on somebody's screen and should not."""
    broken = []
    for person in people:
        firsts = [m.words.split("\n")[0] for m in person.received if m.words.startswith(_ONCE)]
        broken += [f"{person.name} has {first!r} twice" for first in {f for f in firsts if firsts.count(f) > 1}]
    return broken

"""What directors look at, and clerks as far as one directive goes: the overview, one directive, parts of both."""

import logging
from collections.abc import Sequence

from bot.core.errors import NotFound
from bot.core.matter import Matter
from bot.core.messages import Act, payload
from bot.core.model import UNACKNOWLEDGED, Choice, Directive
from bot.core.summary import Counts, Showing, is_shown
from bot.services.issuing import find_directive
from bot.services.looking import matters
from bot.services.summarising import count_matters, overseen, overseen_one, oversees
from bot.texts.words import Labels
from handlers import changing, urging
from handlers.desk import Desk
from handlers.paging import MOST, Page, T, page_of

log = logging.getLogger(__name__)

ACTS = frozenset({Act.SUMMARY, Act.NOT_YET, Act.OVERVIEW, *urging.ACTS})

_OVERVIEWS = (Showing.NOT_YET, Showing.LATE, Showing.STUCK)
_SUMMARIES = (Showing.LATE, Showing.RUNNING, Showing.DONE, Showing.STUCK)  # who has not acknowledged has its own list


def _label(showing: Showing, labels: Labels) -> str:
    return {
        Showing.ALL: labels.SHOW_ALL,
        Showing.NOT_YET: labels.SHOW_NOT_YET,
        Showing.LATE: labels.SHOW_LATE,
        Showing.RUNNING: labels.SHOW_RUNNING,
        Showing.DONE: labels.SHOW_DONE,
        Showing.STUCK: labels.SHOW_STUCK,
    }[showing]


def summary(desk: Desk, argument: str) -> None:
    """`/tonghop`: all open directives, or one unit by unit."""
    if argument:
        summary_of(desk, argument)
    else:
        overview(desk)


def summary_of(desk: Desk, handle: str) -> None:
    """One directive, by handle or number."""
    try:
        directive = find_directive(desk.work, handle)
    except NotFound:
        desk.say(desk.words.no_such_directive(handle))
        return
    _tell(desk, directive)


def on_summary_button(desk: Desk, act: Act, number: int, more: Sequence[int]) -> None:
    """A summary, narrowed or turned over; `❓ Đơn vị chưa tiếp nhận`, `📣 Đôn đốc ngay`."""
    desk.drop_doubt()
    if act is Act.OVERVIEW:
        _on_overview_button(desk, number, more)
        return
    directive = next((d for d in desk.work.directives.find(f"VB{number}")), None)
    may = desk.directs if act in urging.ACTS else desk.directs or desk.looks_after
    if directive is None or not may:
        _refuse(desk, act)
    elif act in urging.ACTS and not oversees(desk.work, desk.person.id, directive):
        _refuse(desk, act)  # of another branch: not even what it is about is told
    elif act in urging.ACTS:
        urging.on_urging_button(desk, act, directive, more)
    elif act is Act.NOT_YET:
        _not_yet(desk, directive, *more)
    elif _is_showing(more[:1]):
        _tell(desk, directive, *more)
    else:
        desk.say(desk.words.not_understood())


def _on_overview_button(desk: Desk, showing: int, more: Sequence[int]) -> None:
    if not desk.directs:
        _refuse(desk, Act.OVERVIEW)
    elif _is_showing([showing]):
        overview(desk, showing, *more)
    else:
        desk.say(desk.words.not_understood())


def _is_showing(numbers: Sequence[int]) -> bool:
    return set(numbers) <= set(Showing)


def _refuse(desk: Desk, act: Act) -> None:
    log.warning("Person %s may not do %s", desk.person.id, act)
    desk.say(desk.words.not_the_head())


# All directives


def overview(desk: Desk, showing: int = Showing.ALL, page: int = 0) -> None:
    """The open directives, or those of them with units that stand so, each with a button."""
    seen = overseen(desk.work, desk.person.id)
    if not seen:
        desk.say(desk.words.no_directives())
        return
    narrowed = Showing(showing)
    counted = [(directive, counts, _units_in(desk, units, narrowed)) for directive, counts, units in seen]
    listed = [one for one in counted if one[2]]

    def tell(part: Sequence[tuple[Directive, Counts, int]]) -> str:
        if narrowed is Showing.ALL:
            return desk.words.overview([(directive, counts) for directive, counts, _ in part], len(listed))
        return desk.words.overview_of(narrowed, part, len(listed))

    shown = page_of(listed, page, tell, desk.can, most=MOST, label=lambda one: one[0].handle)
    choices = [Choice(f"📊 {directive.handle}", payload(Act.SUMMARY, directive.id)) for directive, _, _ in shown.items]
    if len(seen) > 1:
        offered = [s for s in _OVERVIEWS if any(_units_in(desk, units, s) for _, _, units in seen)]
        choices += [Choice(_label(s, desk.words.labels), payload(Act.OVERVIEW, s)) for s in _others(offered, narrowed)]
    desk.say(
        _numbered(desk, tell(shown.items), shown),
        choices=[*choices, *shown.turning(desk.words, Act.OVERVIEW, narrowed)],
    )


def _units_in(desk: Desk, units: Sequence[Matter], showing: Showing) -> int:
    return sum(is_shown(m.assignment, showing, desk.work.now) for m in units)


def _others(offered: Sequence[Showing], shown: Showing) -> list[Showing]:
    everything = [] if shown is Showing.ALL else [Showing.ALL]
    return [*everything, *(showing for showing in offered if showing is not shown)]


def _numbered(desk: Desk, text: str, shown: Page[T]) -> str:
    return f"{text}\n\n{desk.words.page_of(shown.number + 1, shown.count)}" if shown.count > 1 else text


# One directive


def _seen(desk: Desk, directive: Directive) -> list[Matter]:
    """Those who look after documents see every unit, directors their own."""
    if desk.looks_after:
        return matters(desk.work, desk.work.assignments.of_directive(directive.id), steps=False)
    return overseen_one(desk.work, desk.person.id, directive)


def _tell(desk: Desk, directive: Directive, showing: int = Showing.ALL, page: int = 0) -> None:
    seen = _seen(desk, directive)
    if not seen:
        desk.say(desk.words.no_such_directive(directive.handle))
        return
    narrowed, counts = Showing(showing), count_matters(desk.work, seen)
    listed = [m for m in seen if is_shown(m.assignment, narrowed, desk.work.now)]

    def tell(part: Sequence[Matter]) -> str:
        text = desk.words.summary(directive, counts, part, desk.work.now)
        return text if narrowed is Showing.ALL else f"{text}\n\n{desk.words.narrowed_to(narrowed, len(listed))}"

    shown = page_of(listed, page, tell, desk.can)
    choices = [Choice(desk.words.labels.NOT_YET, payload(Act.NOT_YET, directive.id))]
    overseen_here = overseen_one(desk.work, desk.person.id, directive) if desk.directs and desk.looks_after else seen
    if desk.directs and not all(m.assignment.is_settled for m in overseen_here):
        choices.append(Choice(desk.words.labels.URGE, payload(Act.URGE, directive.id)))
    if desk.looks_after and narrowed is Showing.ALL:
        choices += changing.offered(desk, directive, seen)
    if len(seen) > 1:
        offered = [s for s in _SUMMARIES if _units_in(desk, seen, s)]
        choices += [
            Choice(_label(s, desk.words.labels), payload(Act.SUMMARY, directive.id, s))
            for s in _others(offered, narrowed)
        ]
    turning = shown.turning(desk.words, Act.SUMMARY, directive.id, narrowed)
    desk.say(_numbered(desk, tell(shown.items), shown), choices=[*choices, *turning])


def _not_yet(desk: Desk, directive: Directive, page: int = 0) -> None:
    seen = _seen(desk, directive)
    if not seen:
        _refuse(desk, Act.NOT_YET)
        return
    missing = [m for m in seen if m.assignment.status in UNACKNOWLEDGED]

    def tell(part: Sequence[Matter]) -> str:
        return desk.words.not_yet(directive, part, len(missing))

    shown = page_of(missing, page, tell, desk.can)
    desk.say(_numbered(desk, tell(shown.items), shown), choices=shown.turning(desk.words, Act.NOT_YET, directive.id))

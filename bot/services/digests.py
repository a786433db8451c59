"""A digest as it is shown: its lines that are still true, in pages, each with a way to answer it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.core.folding import Entry, Line
from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.messages import Act, Capabilities, payload
from bot.core.model import ANSWERING, LOOKING_AFTER, Choice, Delivery, PersonId, Role, UnitId
from bot.core.policy import waits_for
from bot.core.snoozing import is_asleep
from bot.core.stores import UnitOfWork
from bot.services.looking import matters, units_under, worst_first
from bot.services.menus import numbered, ringing_about
from bot.texts.common import length
from bot.texts.words import Words

MOST = 8  # lines on a page
_SPARE = 300  # characters for what a menu in words and the turning of pages need


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of a digest."""

    text: str
    choices: tuple[Choice, ...]


def open_lines(work: UnitOfWork, delivery: Delivery) -> tuple[list[Line], list[list[Any]]]:
    """What of it is still to be done, the worst first; and the lines as they are stored that are not."""
    stored = delivery.facts["lines"]
    found = {m.assignment.id: m for m in matters(work, work.assignments.get_many({line[0] for line in stored}))}
    kept, gone = [], []
    for line in stored:
        matter = found.get(line[0])
        if matter and _is_wanted(work, delivery, matter, Entry(line[1]), datetime.fromisoformat(line[4])):
            kept.append(Line(entry=Entry(line[1]), matter=matter, nth=line[2]))
        else:
            gone.append(line)
    kept.sort(key=lambda line: (line.entry is not Entry.NUDGE, worst_first(line.matter)))
    return _by_directive(kept) if _oversees(work, delivery.person_id) else kept, gone


def _by_directive(lines: Sequence[Line]) -> list[Line]:
    """Whoever oversees many units reads one line for each directive, where its worst unit stands."""
    together: dict[object, Line] = {}
    for line in lines:
        one = line.matter.assignment.id if line.entry is Entry.NUDGE else line.matter.directive.id
        key = (line.entry, one)
        led = together.get(key)
        together[key] = replace(led, others=(*led.others, line.matter)) if led else line
    return list(together.values())


def _is_wanted(work: UnitOfWork, delivery: Delivery, matter: Matter, entry: Entry, since: datetime) -> bool:
    a = matter.assignment
    if a.is_settled or a.paused_at or (a.last_sign_at and a.last_sign_at >= since):
        return False
    if entry is Entry.NUDGE:
        theirs = matter.addressee.contact_with(delivery.contact_id) is not None
        return theirs and waits_for(a) is None and not is_asleep(a, work.now)
    return _is_above(work, delivery.person_id, a.unit_id) and not (entry is Entry.CALL_SHEET and a.reachable)


def _is_above(work: UnitOfWork, person_id: PersonId | None, unit_id: UnitId) -> bool:
    """Whether they still have a post in which they hear of the unit."""
    if person_id is None:
        return False
    posts = work.recipients.posts(work.today, person_id=person_id)
    if any(post.role in LOOKING_AFTER or (post.role in ANSWERING and post.unit.id == unit_id) for post in posts):
        return True
    return unit_id in units_under(work, person_id)


def page_of_digest(work: UnitOfWork, delivery: Delivery, lines: Sequence[Line], number: int, words: Words) -> Shown:
    """The page with this number, or the last one."""
    can = work.rules.capabilities[delivery.channel]
    overseeing = _oversees(work, delivery.person_id)
    pages = _pages(lines, words, can, work.now, overseeing=overseeing)
    number = min(number, len(pages) - 1)
    choices = _choices(pages[number], words, overseeing=overseeing)
    labels = words.labels
    if number:
        choices += (Choice(labels.EARLIER, payload(Act.DIGEST, delivery.id, number - 1)),)
    if number + 1 < len(pages):
        choices += (Choice(labels.LATER, payload(Act.DIGEST, delivery.id, number + 1)),)
    text = words.digest(pages[number], len(lines), work.now)
    if len(pages) > 1:
        text += f"\n\n{words.page_of(number + 1, len(pages))}"
    return Shown(text, choices)


def _pages(
    lines: Sequence[Line], words: Words, can: Capabilities, now: datetime, *, overseeing: bool
) -> list[list[Line]]:
    """As many lines on each as fit, and at most eight."""

    def fits(part: Sequence[Line]) -> bool:
        menu = "" if can.buttons else numbered(_choices(part, words, overseeing=overseeing), None)
        return length(words.digest(part, len(lines), now)) + length(menu) + _SPARE <= can.longest_text

    pages: list[list[Line]] = [[]]
    for line in lines:
        if pages[-1] and (len(pages[-1]) == MOST or not fits([*pages[-1], line])):
            pages.append([])
        pages[-1].append(line)
    return pages


def _choices(lines: Sequence[Line], words: Words, *, overseeing: bool) -> tuple[Choice, ...]:
    """For the head's lines the task itself; for what is reported upwards the call, or the whole directive."""
    found: dict[str, Choice] = {}
    for line in lines:
        for choice in _choices_of(line, words, overseeing=overseeing):
            found.setdefault(choice.payload, choice)
    return tuple(found.values())


def _choices_of(line: Line, words: Words, *, overseeing: bool) -> tuple[Choice, ...]:
    matter = line.matter
    if line.entry is Entry.NUDGE:
        return (Choice(words.open_label(matter), payload(Act.OPEN, matter.assignment.id)),)
    if overseeing:
        return (Choice(f"📊 {matter.directive.handle}", payload(Act.SUMMARY, matter.directive.id)),)
    return ringing_about(matter, words)


def _oversees(work: UnitOfWork, person_id: PersonId | None) -> bool:
    """Whether they read summaries, and others ring for them."""
    if person_id is None:
        return False
    roles = {post.role for post in work.recipients.posts(work.today, person_id=person_id)}
    return Role.DIRECTOR in roles and not roles & LOOKING_AFTER

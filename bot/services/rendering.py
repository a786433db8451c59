"""Turning a queued row into the message to send, true at this moment; or finding that it is no longer wanted."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NoReturn

from bot.core.making import replace
from bot.core.matter import Matter
from bot.core.messages import Capabilities, Manner, Outgoing
from bot.core.model import Choice, Delivery, Directive, Kind, PersonId, Role, State, Status
from bot.core.policy import Why, waits_for
from bot.core.snoozing import is_asleep
from bot.core.stores import UnitOfWork
from bot.services.digests import open_lines, page_of_digest
from bot.services.folding import has_todays, is_capped, next_digest_at, next_making, room_to_send, start_of_day
from bot.services.full_text import link_to_text, with_full_text
from bot.services.looking import for_reader, look, matters, policy_of, voice, voice_in
from bot.services.menus import choices_for, choices_under_nudge, numbered, ringing
from bot.services.progress import BROADCAST, progress_of
from bot.services.sending import AGAIN, shows_arrival
from bot.texts.words import Words

LANGUAGE = "language"  # among a delivery's facts, where it was not sent in the office's own
_BROADCAST = frozenset({Kind.DIRECTIVE, Kind.FULL_TEXT, Kind.NUDGE})  # what goes to many at once
_ABOUT_ONE = frozenset({Kind.DIRECTIVE, Kind.FULL_TEXT, Kind.NUDGE, Kind.EDIT})
_CAPPED = frozenset({Kind.NUDGE, Kind.ESCALATION})
_A_MOMENT = timedelta(seconds=1)
_ROOM_FOR_MENU = 200  # characters that a numbered menu may need


class Stale(Exception):
    """The message is no longer wanted; the text says why, for the record."""


class TooEarly(Exception):
    """Not now: it waits until `at`; the text says for what."""

    def __init__(self, at: datetime, why: str = "waits for open hours") -> None:
        super().__init__(why)
        self.at = at


@dataclass(frozen=True, slots=True)
class Rendered:
    """What to send, and the choices that it offers (as buttons or as words)."""

    outgoing: Outgoing
    menu: tuple[Choice, ...] = ()
    language: str | None = None  # of a message that may be edited later: it stays in the language in which it was sent
    gone: Sequence[Sequence[Any]] = ()  # lines of a digest that are no longer wanted, as they are stored
    goes_on: bool = False  # another edit of the same message is to follow


class Known:
    """What is read once for all messages that are written together."""

    def __init__(self, work: UnitOfWork, deliveries: Collection[Delivery]) -> None:
        by_channel: dict[str, set[str]] = {}
        for delivery in deliveries:
            by_channel.setdefault(delivery.channel, set()).add(delivery.address)
        self._replaced = {
            (channel, address)
            for channel, addresses in by_channel.items()
            for address in work.recipients.replaced(channel, addresses)
        }
        wanted = {d.assignment_id for d in deliveries if d.assignment_id and d.kind in _ABOUT_ONE}
        found = matters(work, work.assignments.get_many(wanted), steps=False) if wanted else []
        self._work = work
        self._reminders: dict[PersonId, list[Delivery]] | None = None
        self._reminded = {d.person_id for d in deliveries if d.person_id and d.kind in _CAPPED}
        self.matters = {matter.assignment.id: matter for matter in found}
        self.in_hours = work.rules.calendar.is_open(work.now)

    def matter_of(self, delivery: Delivery) -> Matter | None:
        """What it is about, where it is about one assignment."""
        return self.matters.get(delivery.assignment_id) if delivery.assignment_id else None

    def reminders_of(self, delivery: Delivery) -> list[Delivery]:
        """What whoever gets the message has had today, and what waits for them."""
        if self._reminders is None:
            self._reminders = {}
            for found in self._work.deliveries.reminders(self._reminded, start_of_day(self._work)):
                if found.person_id:
                    self._reminders.setdefault(found.person_id, []).append(found)
        return self._reminders.get(delivery.person_id, []) if delivery.person_id else []

    def is_replaced(self, delivery: Delivery) -> bool:
        """Whether the account is nobody's any more."""
        return (delivery.channel, delivery.address) in self._replaced


def render(work: UnitOfWork, delivery: Delivery, known: Known | None = None) -> Rendered:
    """The message as it is to be sent now. Raises Stale or TooEarly."""
    known = known or Known(work, [delivery])
    if _is_nobodys(delivery, known):
        _stale("the account is no longer this person's")
    rendered = _MAKERS[delivery.kind](work, delivery, known)
    can = work.rules.capabilities[delivery.channel]
    outgoing = replace(
        rendered.outgoing,
        choices=rendered.menu,
        silent=not known.in_hours and not _may_wake(work, delivery),
        broadcast=delivery.kind in _BROADCAST,
    )
    written = outgoing if can.buttons else _in_words(delivery, outgoing)
    return replace(rendered, outgoing=written)


def _is_nobodys(delivery: Delivery, known: Known) -> bool:
    """Whether the account was taken from the person since; it still gets answers, and the word that it was."""
    if delivery.kind is Kind.ANSWER or delivery.facts.get("farewell"):
        return False
    return known.is_replaced(delivery)


def _in_words(delivery: Delivery, outgoing: Outgoing) -> Outgoing:
    """The same with the choices as numbered lines."""
    if not outgoing.choices:
        return outgoing
    handle = f"VB{delivery.directive_id}" if delivery.assignment_id else None
    return replace(outgoing, text=f"{outgoing.text.rstrip()}\n\n{numbered(outgoing.choices, handle)}", choices=())


def _may_wake(work: UnitOfWork, delivery: Delivery) -> bool:
    """What comes outside hours makes no sound; what must not wait for hours does."""
    return bool(delivery.directive_id and policy_of(work.directives.get(delivery.directive_id)).ignores_hours)


def room_for(can: Capabilities) -> int:
    """How many characters of one message the bot's own text may fill."""
    return can.longest_text if can.buttons else can.longest_text - _ROOM_FOR_MENU


def _answer(work: UnitOfWork, delivery: Delivery, _known: Known) -> Rendered:
    facts = delivery.facts
    can = work.rules.capabilities[delivery.channel]
    menu = tuple(Choice(label, payload) for label, payload in facts["choices"])
    if facts.get("menu_only") and can.buttons:
        menu = ()
    outgoing = Outgoing(
        text=facts["text"],
        reply_to=facts.get("reply_to"),
        asks_phone=_words(work, delivery).labels.SHARE_PHONE if facts.get(Manner.ASKS_PHONE) else "",
        ends_asking=Manner.ENDS_ASKING in facts,
        leaves=Manner.LEAVES in facts,
    )
    if facts.get("full_text") and delivery.directive_id:
        outgoing = with_full_text(work, delivery, outgoing, work.directives.get(delivery.directive_id))
    return Rendered(outgoing, menu)


def _notice(work: UnitOfWork, delivery: Delivery, _known: Known) -> Rendered:
    if "amends" in delivery.facts:
        return _amendment(work, delivery)
    if "paused" in delivery.facts:
        _refuse_resumed(work, delivery)
    menu = tuple(Choice(label, payload) for label, payload in delivery.facts.get("choices", ()))
    text = delivery.facts["text"]
    if "waits" in delivery.facts:
        _still_to_decide(work, delivery)
    return Rendered(Outgoing(text=_words(work, delivery).sent_again(text) if delivery.repeat else text), menu)


def _amendment(work: UnitOfWork, delivery: Delivery) -> Rendered:
    """What was changed, with what the head can do about it now."""
    matter = look(work, delivery.assignment_id) if delivery.assignment_id else None
    if matter is None or matter.assignment.status is Status.WITHDRAWN:
        _stale("the directive was withdrawn")
    words, text = _words(work, delivery), delivery.facts["text"]
    outgoing = Outgoing(text=words.sent_again(text) if delivery.repeat else text)
    return Rendered(outgoing, _choices(work, delivery, matter, words), words.language)


def _choices(work: UnitOfWork, delivery: Delivery, matter: Matter, words: Words) -> tuple[Choice, ...]:
    """What whoever has this message on the screen can do."""
    return choices_for(for_reader(work, matter, delivery.person_id), words)


def _refuse_resumed(work: UnitOfWork, delivery: Delivery) -> None:
    """A reminder that following up rests is not wanted once it goes on."""
    assert delivery.directive_id  # noqa: S101 - it is about one
    directive = work.directives.get(delivery.directive_id)
    since = directive.paused_at
    if since is None or since.isoformat() != delivery.facts["paused"] or directive.withdrawn_at:
        _stale("following up goes on, or has ended")
    _wait_for_hours(work, directive)


def _still_to_decide(work: UnitOfWork, delivery: Delivery) -> None:
    """Whether somebody waits for it all the same as when it was queued."""
    found = work.assignments.get_many(work.deliveries.subjects(delivery.id))
    waits, since = delivery.facts["waits"], delivery.facts["since"]
    if not any(waits_for(a) == waits and a.waiting_since and a.waiting_since.isoformat() == since for a in found):
        _stale("it has been decided meanwhile")
    _wait_for_hours(work, work.directives.get(found[0].directive_id))


def _words(work: UnitOfWork, delivery: Delivery) -> Words:
    """In the language of whoever gets it."""
    return voice(work, work.recipients.person(delivery.person_id) if delivery.person_id else None)


def _words_about(work: UnitOfWork, matter: Matter) -> Words:
    """In the language of whoever gets it, who is known here already."""
    return voice(work, matter.addressee.receiver)


def _directive(work: UnitOfWork, delivery: Delivery, known: Known) -> Rendered:
    matter = _open_matter(delivery, known)
    if delivery.repeat and shows_arrival(work, matter.assignment, delivery):
        _stale("the head has answered meanwhile")
    return _card(work, delivery, matter, _words_about(work, matter))


def _card(work: UnitOfWork, delivery: Delivery, matter: Matter, words: Words) -> Rendered:
    room = room_for(work.rules.capabilities[delivery.channel])
    link = link_to_text(work, delivery, matter.directive)
    text = words.directive(matter, room=room, repeat=delivery.repeat, link=link)
    return Rendered(Outgoing(text=text), _choices(work, delivery, matter, words), words.language)


def _full_text(work: UnitOfWork, delivery: Delivery, known: Known) -> Rendered:
    matter = _open_matter(delivery, known)
    words = _words_about(work, matter)
    caption = words.full_text_caption(matter.directive)
    outgoing = Outgoing(text=words.sent_again(caption) if AGAIN in delivery.facts else caption)
    written = with_full_text(work, delivery, outgoing, matter.directive)
    # Where it comes as texts, they push the menu out of sight.
    menu = () if written.file else _choices(work, delivery, matter, words)
    return Rendered(written, menu)


def _nudge(work: UnitOfWork, delivery: Delivery, known: Known) -> Rendered:
    matter = _open_matter(delivery, known)
    if _answered_since(matter, delivery):
        _stale("the head has answered meanwhile")
    if matter.assignment.paused_at and not is_ordered(delivery):
        _stale("following up rests")
    if is_asleep(matter.assignment, work.now) and not is_ordered(delivery):
        _stale("the head has asked to be reminded later")
    matter = for_reader(work, matter, delivery.person_id)
    facts, words = delivery.facts, _words_about(work, matter)
    text = words.nudge(matter, facts["nth"], Why(facts["why"]), work.now)
    if is_ordered(delivery):
        text += "\n" + words.by_order(facts["order_of"])
    else:
        _wait_for_hours(work, matter.directive)
        _wait_for_room(work, delivery, matter.directive, known)
    after = replace(matter.assignment, last_nudged_at=work.now)
    text += "\n" + words.next_nudge(matters(work, [after])[0])
    outgoing = Outgoing(text=text, reply_to=_card_of(work, delivery))
    return Rendered(outgoing, choices_under_nudge(matter, words), words.language)


def _card_of(work: UnitOfWork, delivery: Delivery) -> str | None:
    """The message id of the directive in the same chat."""
    assert delivery.assignment_id  # noqa: S101 - a nudge is about one assignment
    for earlier in reversed(work.deliveries.live(delivery.assignment_id)):
        if earlier.kind is Kind.DIRECTIVE and earlier.contact_id == delivery.contact_id and earlier.message_id:
            return earlier.message_id
    return None


def _escalation(work: UnitOfWork, delivery: Delivery, known: Known) -> Rendered:
    subjects = (work.assignments.get(subject) for subject in work.deliveries.subjects(delivery.id))
    told = [m for m in matters(work, (a for a in subjects if a)) if _still_silent(m, delivery)]
    if not told:
        _stale("every unit named in it has answered meanwhile, or following up rests")
    _wait_for_hours(work, told[0].directive)
    _wait_for_room(work, delivery, told[0].directive, known)
    words = _words(work, delivery)
    sheet = delivery.facts.get("call_sheet")
    directs = _directs(work, delivery)
    text = words.call_sheet(told, work.now) if sheet else words.escalation(told, work.now, directs=directs)
    if delivery.repeat:
        text = words.sent_again(text)
    return Rendered(Outgoing(text=text), ringing(told, words))


def _digest(work: UnitOfWork, delivery: Delivery, _known: Known) -> Rendered:
    """What fell due together, as far as it is still to be done."""
    calendar = work.rules.calendar
    if not calendar.is_open(work.now):
        raise TooEarly(calendar.next_open(work.now))
    if at := next_making(work):
        raise TooEarly(max(at, work.now + _A_MOMENT), "waits for what else falls due today")
    if has_todays(work, delivery):
        raise TooEarly(next_digest_at(work), "there is one digest a day")
    lines, gone = open_lines(work, delivery)
    if not lines:
        _stale("nothing of it is left to do")
    words = _words(work, delivery)
    shown = page_of_digest(work, delivery, lines, 0, words)
    return Rendered(Outgoing(text=shown.text), shown.choices, words.language, gone=gone)


def _directs(work: UnitOfWork, delivery: Delivery) -> bool:
    posts = work.recipients.posts(work.today, person_id=delivery.person_id, roles={Role.DIRECTOR})
    return bool(delivery.person_id and posts)


def _still_silent(matter: Matter, delivery: Delivery) -> bool:
    if matter.assignment.is_settled or matter.assignment.paused_at or _answered_since(matter, delivery):
        return False
    return not (delivery.facts.get("call_sheet") and matter.assignment.reachable)


def _progress(work: UnitOfWork, delivery: Delivery) -> Rendered:
    told = progress_of(work, delivery)
    if isinstance(told, datetime):
        raise TooEarly(told, "waits for the sending to go on")
    return Rendered(Outgoing(text=told.text, edits=told.edits), goes_on=not told.is_over)


def _edit(work: UnitOfWork, delivery: Delivery, known: Known) -> Rendered:
    if BROADCAST in delivery.facts:
        return _progress(work, delivery)
    target = work.deliveries.get(delivery.facts["edits"])
    matter = _matter(delivery, known)
    if target.state is not State.SENT or target.message_id is None:
        _stale("the message to edit is not there")
    words = voice_in(work, target.facts.get(LANGUAGE))
    if target.kind is Kind.DIRECTIVE:
        rendered = _card(work, target, matter, words)
        return Rendered(replace(rendered.outgoing, edits=target.message_id), rendered.menu)
    fitting = choices_under_nudge if target.kind is Kind.NUDGE else choices_for
    seen = for_reader(work, matter, target.person_id)
    menu = () if delivery.facts["stripped"] or matter.assignment.is_settled else fitting(seen, words)
    if menu == target.menu:
        _stale("the buttons are right already")
    return Rendered(Outgoing(text="", edits=target.message_id, keeps_text=True), menu)


def _matter(delivery: Delivery, known: Known) -> Matter:
    matter = known.matter_of(delivery)
    if matter is None:
        _stale("the assignment is not there")
    return matter


def _open_matter(delivery: Delivery, known: Known) -> Matter:
    matter = _matter(delivery, known)
    if matter.assignment.status is Status.WITHDRAWN:
        _stale("the directive was withdrawn")
    if matter.assignment.is_settled:
        _stale("the assignment is settled")
    if matter.addressee.contact_with(delivery.contact_id) is None:
        _stale("somebody else answers for the unit by now, or from another account")
    return matter


def is_ordered(delivery: Delivery) -> bool:
    """Whether it is a nudge that a director ordered by hand."""
    return "order_of" in delivery.facts


def _answered_since(matter: Matter, delivery: Delivery) -> bool:
    sign = matter.assignment.last_sign_at
    if is_ordered(delivery):  # the order itself may have come right after a report
        return bool((sign.isoformat() if sign else None) != delivery.facts["sign"])
    return sign is not None and sign >= delivery.created_at


def _wait_for_hours(work: UnitOfWork, directive: Directive) -> None:
    calendar = work.rules.calendar
    if not policy_of(directive).ignores_hours and not calendar.is_open(work.now):
        raise TooEarly(calendar.next_open(work.now))


def _wait_for_room(work: UnitOfWork, delivery: Delivery, directive: Directive, known: Known) -> None:
    """Messages that waited longer than thought, as for the network, must not come all at once."""
    if is_capped(work, directive) and room_to_send(work, delivery, known.reminders_of(delivery)) <= 0:
        raise TooEarly(next_digest_at(work), "the daily cap is used up")


def _stale(why: str) -> NoReturn:
    raise Stale(why)


_MAKERS: Mapping[Kind, Callable[[UnitOfWork, Delivery, Known], Rendered]] = {
    Kind.ANSWER: _answer,
    Kind.NOTICE: _notice,
    Kind.DIRECTIVE: _directive,
    Kind.FULL_TEXT: _full_text,
    Kind.NUDGE: _nudge,
    Kind.ESCALATION: _escalation,
    Kind.DIGEST: _digest,
    Kind.EDIT: _edit,
}

"""A channel is down as a whole, or up again: what waits goes another way and comes back, and the admins hear of it."""

from datetime import datetime, timedelta

from bot.core.model import Person, Role
from bot.core.outages import fact_of
from bot.core.records import Event
from bot.core.stores import UnitOfWork
from bot.services.following import BOT
from bot.services.looking import clerks, contact_of, voice
from bot.services.passing_on import abandon, bring_back, divert_all
from bot.services.sending import send_notice


def down_since(work: UnitOfWork, channel: str) -> datetime | None:
    """None while it is up."""
    stored = work.facts.get(fact_of(channel))
    return datetime.fromisoformat(stored) if stored else None


def close_channel(work: UnitOfWork, channel: str, lasted: timedelta, *, token_refused: bool) -> int:
    """Nothing gets through on it for so long: what waits for people with another contact goes there; how much."""
    if down_since(work, channel):
        return 0
    since = work.now - lasted
    work.facts.put(fact_of(channel), since.isoformat())
    moved = divert_all(work, work.deliveries.waiting_on(channel))
    _note(work, "channel_down", channel, "token" if token_refused else "network")
    for person in _admins(work):
        contact = contact_of(work, person.id)
        if contact and contact.channel != channel:
            words = voice(work, person)
            text = (words.token_refused if token_refused else words.channel_down)(channel, since)
            send_notice(work, person, text)
    return moved


def open_channel(work: UnitOfWork, channel: str) -> int:
    """It is up again: what still waits elsewhere because of it comes back; how much."""
    since = down_since(work, channel)
    if since is None:
        return 0
    work.facts.put(fact_of(channel), "")
    moved = bring_back(work, channel)
    _note(work, "channel_up", channel, None)
    for person in _admins(work):
        send_notice(work, person, voice(work, person).channel_up(channel, since, work.now))
    return moved


def leave_unused(work: UnitOfWork) -> int:
    """At the start: what waits on channels that are in use no more goes by those that are; how much."""
    unused = work.deliveries.waited_on() - work.rules.capabilities.keys()
    return sum(abandon(work, work.deliveries.waiting_on(channel)) for channel in sorted(unused))


def _admins(work: UnitOfWork) -> list[Person]:
    posts = work.recipients.posts(work.today, roles={Role.ADMIN})
    return list({post.person.id: post.person for post in posts}.values()) or clerks(work)


def _note(work: UnitOfWork, what: str, channel: str, text: str | None) -> None:
    work.events.append(Event(at=work.now, what=what, who=BOT, channel=channel, text=text))

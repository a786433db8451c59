"""Whom an invitation is for, and how it is used."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from bot.core.model import Contact, Post, Reach

JOINED = frozenset({Reach.REACHABLE, Reach.BLOCKED})
"""Whoever blocks the bot comes back by letting it write again, without a code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One channel by which somebody can come in, with a code of its own.

    The code serves whichever channel says it first; one for each lets a person join them all.
    """

    channel: str
    code: str
    bot: str | None  # the bot's public name there, as far as it is known
    link: str | None  # opens the bot with the code; None: the code has to be sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody who can be invited: on which channels in use they have an account, and on which none."""

    post: Post
    has: tuple[str, ...]
    lacks: tuple[str, ...]  # never empty


def guests(
    posts: Iterable[Post], contacts: Iterable[Contact], used: Sequence[str], *, joined: Collection[Reach] = JOINED
) -> list[Guest]:
    """Whoever in these posts lacks one of the channels in `used`; each person once, in the order of the posts."""
    there = {(contact.person_id, contact.channel) for contact in contacts if contact.reach in joined}
    firsts: dict[int, Post] = {}
    for post in posts:
        firsts.setdefault(post.person.id, post)
    found = []
    for person_id, post in firsts.items():
        has = tuple(channel for channel in used if (person_id, channel) in there)
        if lacks := tuple(channel for channel in used if channel not in has):
            found.append(Guest(post=post, has=has, lacks=lacks))
    return found

"""How an invitation is used: by a link where the channel has such, else by sending the code to the bot."""

from collections.abc import Mapping

from bot.core.inviting import Way
from bot.core.stores import UnitOfWork


def bots_named(work: UnitOfWork) -> dict[str, str | None]:
    """The bot's public name on each channel in use, as far as it is known."""
    return {channel: work.facts.get(f"{channel}.identity") for channel in work.rules.capabilities}


def ways_in(work: UnitOfWork, codes: Mapping[str, str], bots: Mapping[str, str | None]) -> tuple[Way, ...]:
    """One for each channel and its code, the channel that people are invited to first in front."""
    found = []
    for channel, code in codes.items():
        name = bots[channel]
        form = work.rules.capabilities[channel].start_link
        link = form.format(name=name, code=code) if name and form else None
        found.append(Way(channel=channel, code=code, bot=name, link=link))
    return tuple(found)

"""How an invitation is used: by a link where the channel has such, else by sending the code to the bot."""

from bot.core.routing import Way
from bot.core.stores import UnitOfWork


def ways_in(work: UnitOfWork, code: str) -> tuple[Way, ...]:
    """On each channel in use, the one that people are invited to first."""
    found = []
    for channel, can in work.rules.capabilities.items():
        name = work.facts.get(f"{channel}.identity")
        link = can.start_link.format(name=name, code=code) if name and can.start_link else None
        found.append(Way(channel=channel, bot=name, link=link))
    return tuple(found)

"""Groups: the bot says once that it works in private, and leaves."""

from datetime import datetime, timedelta

from bot.core.messages import Happening, Incoming, Manner
from bot.core.stores import UnitOfWork
from bot.services.looking import voice
from bot.services.sending import answer

_ONCE_WITHIN = timedelta(minutes=1)  # whatever else was heard before the bot was gone
_LAST = "groups.left"  # which group, and when


def on_group(work: UnitOfWork, incoming: Incoming) -> None:
    """The bot was put into a group, or heard something there. A broadcast channel is left without a word."""
    known = f"{incoming.channel}:{incoming.address} "
    last = work.facts.get(_LAST) or ""
    if last.startswith(known) and work.now < datetime.fromisoformat(last.removeprefix(known)) + _ONCE_WITHIN:
        return
    work.facts.put(_LAST, known + work.now.isoformat())
    text = "" if incoming.happened is Happening.IN_CHANNEL else voice(work, None).only_in_private()
    answer(work, incoming, text, manner=[Manner.LEAVES])

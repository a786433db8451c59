"""The story of a directive, from the file to the last confirmation, played by the people of a sample office.

It is played against the whole bot through the sandbox, printed as it happens, and checked at its end.
"""

from collections.abc import Callable

from bot.core.ports import Office
from bot.sandbox.journey import Journey
from bot.sandbox.story import channels, ending, following, opening
from bot.sandbox.story.cast import BEGINS, ZONE
from bot.sandbox.story.checks import broken_promises, sent_twice
from bot.sandbox.story.scene import Scene
from bot.sandbox.story.telling import Transcript

__all__ = ["BEGINS", "ZONE", "play"]

_CHAPTERS = (
    opening.people_join,
    opening.it_goes_out,
    opening.they_answer,
    channels.one_moves,
    opening.one_stays_silent,
    following.another_task,
    following.a_busy_morning,
    following.the_ladder,
    channels.an_hour_without_telegram,
    ending.they_confirm,
    ending.the_holidays,
    ending.the_last,
    ending.results,
    channels.as_promised,
)


async def play(office: Office, journey: Journey, tell: Callable[[str], None]) -> list[str]:
    """Play it to the end; what does not hold then, as sentences (none when all is well).

    `tell` gets the transcript line by line.
    """
    scene = Scene(office=office, journey=journey, transcript=Transcript(tell=tell))
    for chapter in _CHAPTERS:
        await chapter(scene)
    broken = await office.run(broken_promises) + sent_twice(scene.people.values()) + scene.broken
    broken += journey.sandbox.complaints
    tell("")
    tell("Kiểm tra cuối: " + ("mọi cam kết đều giữ đúng." if not broken else "; ".join(broken)))
    return broken

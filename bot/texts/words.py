"""Whose language to speak: the words of the office in each that it knows."""

from collections.abc import Mapping

from bot.core.calendar import Calendar
from bot.core.messages import Capabilities
from bot.texts.common import ANYTHING
from bot.texts.en import English
from bot.texts.en.labels import Labels as EnglishLabels
from bot.texts.vi import Vietnamese
from bot.texts.vi.labels import Labels as VietnameseLabels

Words = Vietnamese | English
"""Every voice has the same sentences: the type checker names the one that a language lacks."""

Labels = VietnameseLabels | EnglishLabels

VOICES: Mapping[str, type[Vietnamese | English]] = {"vi": Vietnamese, "en": English}
NAMES = {"vi": "Tiếng Việt", "en": "English"}  # in the language itself
LANGUAGES = tuple(VOICES)  # the office's own first


def words_in(
    language: str | None,
    *,
    calendar: Calendar,
    address: str,
    organisation: str,
    contact: str,
    can: Capabilities = ANYTHING,
) -> Words:
    """The voice of a language; the office's own for none, and for one that it does not speak.

    `can`: what the channel can do on which it is heard.
    """
    speak = VOICES.get(language or "", Vietnamese)
    return speak(calendar=calendar, address=address, organisation=organisation, contact=contact, can=can)

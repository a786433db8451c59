"""Whose language to speak: the words of the office in each that it knows."""

from typing import TYPE_CHECKING

from bot.core.calendar import Calendar
from bot.core.messages import Capabilities
from bot.texts.common import ANYTHING
from bot.texts.vi import Vietnamese
from bot.texts.vi.labels import Labels as VietnameseLabels

if TYPE_CHECKING:
    from bot.texts.en import English
    from bot.texts.en.labels import Labels as EnglishLabels

    Words = Vietnamese | English
    """Every voice has the same sentences: the type checker names the one that a language lacks."""

    Labels = VietnameseLabels | EnglishLabels
else:  # English is loaded when somebody reads it
    Words, Labels = Vietnamese, VietnameseLabels

NAMES = {"vi": "Tiếng Việt", "en": "English"}  # in the language itself
LANGUAGES = tuple(NAMES)  # the office's own first


def voice_of(language: str | None) -> "type[Vietnamese | English]":
    """Who speaks a language; the office's own for none, and for one that it does not speak."""
    if language != "en":
        return Vietnamese
    from bot.texts.en import English  # noqa: PLC0415 - most offices never need it

    return English


def words_in(
    language: str | None,
    *,
    calendar: Calendar,
    address: str,
    organisation: str,
    contact: str,
    can: Capabilities = ANYTHING,
) -> Words:
    """The voice of a language; `can`: what the channel can do on which it is heard."""
    speak = voice_of(language)
    return speak(calendar=calendar, address=address, organisation=organisation, contact=contact, can=can)

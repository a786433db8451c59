"""`/ngonngu`, `/language`: in which language to be spoken to."""

from bot.core.making import replace
from bot.core.messages import Act, payload
from bot.core.model import Choice
from bot.documents.folding import key
from bot.services.languages import choose_language
from bot.texts.words import LANGUAGES, NAMES
from handlers.desk import Desk

_SAID = {
    "vi": frozenset({"vi", "vn", "viet", "tiengviet", "vietnamese"}),
    "en": frozenset({"en", "anh", "tienganh", "english"}),
}


def on_language(desk: Desk, argument: str) -> None:
    """With a language behind it, that one; else the choice."""
    said = key(argument)
    meant = next((language for language in LANGUAGES if said in _SAID[language]), None)
    if meant is None:
        _ask(desk)
    else:
        _choose(desk, meant)


def on_language_button(desk: Desk, number: int) -> None:
    """One of the two was pressed; a number that stands for none is asked again."""
    if number < len(LANGUAGES):
        _choose(desk, LANGUAGES[number])
    else:
        _ask(desk)


def _ask(desk: Desk) -> None:
    choices = [Choice(NAMES[language], payload(Act.LANGUAGE, number)) for number, language in enumerate(LANGUAGES)]
    desk.say(desk.words.which_language(), choices=choices)


def _choose(desk: Desk, language: str) -> None:
    person = choose_language(desk.work, desk.person, language, channel=desk.incoming.channel)
    desk = replace(desk, person=person)
    desk.say(desk.words.language_chosen())

"""What a short message in English says; a Vietnamese "ok", "dạ" or "ạ" may stand around it, as people mix them.

As careful as the Vietnamese: one word more than an act and courtesy make it a report. What looks like an act and is
none is named here with its reason: "well done" praises, "no problem" agrees to nothing that could be recorded, "will
do" is no completion, and whose name stands before "done" is somebody else's doing.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from bot.core.messages import Act
from bot.services.menus import labels_of, plain
from bot.texts.words import voice_of
from handlers.phrases import Item, stands_alone

_YES = frozenset(
    {
        *("ok", "okay", "oke", "okie", "okey", "yes", "yep", "yeah", "yup", "sure", "certainly", "alright"),
        *("of course", "all right"),
    }
)
_VIETNAMESE = frozenset({"dạ", "vâng", "vang", "ạ", "a", "em", "nhé", "nhe", "nha", "sếp", "rồi", "roi"})
_POLITE = frozenset(
    {
        *_YES,
        *_VIETNAMESE,
        *("please", "pls", "plz", "thanks", "thank", "thx", "thank you", "with thanks", "many thanks", "very much"),
        *("so much", "a lot", "dear", "sir", "madam", "sirs", "boss", "chief", "dear all", "colleagues", "hi", "hello"),
        *("good morning", "good afternoon", "good evening", "regards", "kind regards", "best regards", "respectfully"),
    }
)
_COURTESY = frozenset(
    {
        *_POLITE,
        *("i", "we", "m", "ve", "re", "s", "am", "are", "is", "was", "were", "have", "has", "been", "had", "it"),
        *("this", "that", "the", "my", "our", "your", "an", "now", "just", "already", "duly", "hereby", "fully"),
        *("safely", "my unit", "our unit", "the unit", "our side", "my side"),
    }
)
_PAPERS = frozenset({"directive", "document", "letter", "message", "file", "instruction", "text", "order"})
_DUTIES = frozenset({"task", "tasks", "work", "job", "assignment", "everything", "all"})
_PICKING = frozenset({"i", "number", "option", "choose", "choice", "pick", "select", "item"})

_ACTS: Mapping[Act, tuple[str, ...]] = {
    Act.ACKNOWLEDGE: (
        *("received", "noted", "acknowledged", "acknowledge", "understood", "got it", "got this", "got that"),
        *("well received", "well noted", "received and noted", "noted and received", "received and understood"),
        *("confirm receipt", "receipt confirmed", "acknowledge receipt", "receipt acknowledged", "confirm received"),
        *("confirming receipt", "acknowledging receipt"),
    ),
    Act.CONFIRM: (
        *("done", "completed", "complete", "finished", "implemented", "confirm completion", "confirm completed"),
        *("confirm done", "done and completed", "completed and done"),
    ),
    Act.REPORT: ("report", "report progress", "progress report", "progress", "report on progress"),
    Act.OBSTACLE: (
        *("problem", "problems", "obstacle", "obstacles", "stuck", "difficulty", "difficulties", "blocked"),
        *("there a problem", "there problems", "there an obstacle", "having a problem", "having problems"),
        *("having difficulties", "having difficulty", "report a problem", "report problem", "report an obstacle"),
        *("report obstacle", "in difficulty", "facing difficulties", "facing a problem"),
    ),
    Act.FULL_TEXT: (
        *("full text", "send full text", "send me full text", "show full text", "show me full text", "see full text"),
        *("read full text",),
    ),
    Act.REOPEN: ("reopen", "re open", "open again"),
    Act.EXTEND: ("extension", "extend", "ask for more time", "ask for extension", "request extension", "more time"),
    Act.SNOOZE: ("remind me later", "remind later", "later"),
    Act.DECLINE: ("not our task", "not my task"),
    Act.DELEGATE: ("delegate", "hand over", "hand it over", "assign somebody", "hand to somebody"),
    Act.HAND_BACK: ("take it back", "take it back myself", "take back"),
    Act.AGREE: ("agree", "agreed"),
    Act.BACK: ("back", "go back", "no", "nope", "not yet", "no not yet", "cancel", "never mind"),
}
_ASSENTS = ("confirm", "confirmed")  # so do the words of `_YES` alone
_AROUND = {
    Act.ACKNOWLEDGE: _COURTESY | _PAPERS | _DUTIES - {"everything"},
    Act.CONFIRM: _COURTESY | _DUTIES,
    Act.OBSTACLE: _COURTESY,
    Act.REOPEN: _COURTESY | _PAPERS | _DUTIES - {"everything", "all"},
}
_PAIRS = frozenset(word for group in (_COURTESY, _YES) for word in group if " " in word)
_ASKING = frozenset({"is", "are", "was", "were", "has", "have", "had", "am"})  # first of all, before what it asks about
_ASKED_ABOUT = frozenset({"it", "this", "that", "the", "everything", "all", "we", "i", "your", "my", "our", *_PAIRS})


def _items(typed: Iterable[str]) -> list[Item]:
    """The words in lower case, with those that belong together as one."""
    words: list[str] = []
    for word in (one.lower() for one in typed):
        if words and f"{words[-1]} {word}" in _PAIRS:
            words[-1] = f"{words[-1]} {word}"
        else:
            words.append(word)
    return [frozenset({word}) for word in words]


def _phrase(text: str) -> tuple[str, ...]:
    return tuple(next(iter(item)) for item in _items(text.split(" ")))


_BY_LENGTH = sorted(
    ((_phrase(text), act) for act, texts in _ACTS.items() for text in texts),
    key=lambda pair: len(pair[0]),
    reverse=True,
)


@cache
def _labels() -> Mapping[tuple[str, ...], Act]:
    """By the words of each; seldom asked, for which English need not be loaded at the start."""
    return {tuple(plain(label).lower().split()): act for act, label in labels_of(voice_of("en").labels).items()}


def act_of(typed: Sequence[str]) -> tuple[Act | None, bool]:
    """The act that the words are, and whether they only assent; (None, False) for anything else."""
    items = _items(typed)
    if _asks(items):
        return None, False
    for phrase, act in _BY_LENGTH:
        if stands_alone(items, phrase, _AROUND.get(act, _COURTESY)):
            return act, False
    yes = any(item & _YES for item in items) and all(item & _COURTESY for item in items)
    if yes or any(stands_alone(items, (word,), _COURTESY) for word in _ASSENTS):
        return Act.ACKNOWLEDGE, True
    return None, False


def _asks(items: Sequence[Item]) -> bool:
    """Whether it begins as a question does, whose sign people leave out: "is it done", "have we received it"."""
    return any(first & _ASKING and then & _ASKED_ABOUT for first, then in list(pairwise(items))[:1])


def picks(typed: Sequence[str]) -> bool:
    """Whether nothing but the choosing of a number and courtesy stands there."""
    return all(item & (_POLITE | _PICKING) for item in _items(typed))


def labelled(typed: Sequence[str]) -> Act | None:
    """The act of a menu's line, its number aside: "Received"."""
    return _labels().get(tuple(word.lower() for word in typed))

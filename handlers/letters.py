"""Letters and their marks: what people type may lack some of them, or all."""

import unicodedata
from functools import lru_cache

_STROKE = "\u0335"  # what makes đ of d
UNSEEN = dict.fromkeys(
    [0x00AD, 0x200B, 0x2060, 0xFEFF]
)  # for `translate`: they print nothing; pasted text is full of them


@lru_cache(maxsize=4096)
def _letter(char: str) -> tuple[str, frozenset[str]]:
    """One character as its plain lower-case letter and its marks: "Ậ" is "a" with two. Full-width ones become ASCII."""
    if char in "đĐðÐ":  # old fonts have the Icelandic letter
        return "d", frozenset(_STROKE)
    parts = unicodedata.normalize("NFKD", char)
    bases = [part for part in parts if not unicodedata.combining(part)]
    if len(bases) != 1:
        return char, frozenset()
    lower = bases[0].lower()
    return lower if len(lower) == 1 else bases[0], frozenset(part for part in parts if unicodedata.combining(part))


def without_marks(text: str) -> str:
    """Lower case without marks, one character for each of `text`: a place found here is the same place there."""
    return "".join(_letter(char)[0] for char in text)


def fits(typed: str, spelt: str) -> bool:
    """Whether `typed` is `spelt` with some, all or none of the marks left out. Both have the same plain letters."""
    return all(_letter(a)[1] <= _letter(b)[1] for a, b in zip(typed, spelt, strict=True))


def spells(typed: str, spelt: str) -> bool:
    """Whether a typed word, in lower case, may stand for this one, whose marks may be left out."""
    return without_marks(typed) == without_marks(spelt) and fits(typed, spelt)
